"""Prints docs/facts.schema.json and docs/answer.schema.json: `python -m docs.printers.json_schemas facts`."""

from __future__ import annotations

import sys
from typing import Final

from casereview.rules.facts.schema import SCHEMAS, printed

USAGE: Final = "usage: python -m docs.printers.json_schemas facts|answer\n"
_MISUSED: Final = 2  # exit code


def main(arguments: list[str]) -> int:
    """Print one schema; the exit code."""
    if len(arguments) != 1 or arguments[0] not in SCHEMAS:
        sys.stderr.write(USAGE)
        return _MISUSED
    sys.stdout.write(printed(arguments[0]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
