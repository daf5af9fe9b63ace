"""Stored rows that the rules refuse as facts: which row it is, and which field of it.

Rules become stricter than the day on which a row was entered. Such a case must still open, and say what to
correct, by the name under which answers know the row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from casereview.reading.structs import FactsError

_STEP: Final = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")


def at_its_row(error: FactsError, tree: Mapping[str, Any]) -> FactsError:
    """The same refusal with its field counted from the row that it lies in: `labs[3].low` is `lab12.low`."""
    here: Any = tree
    path = ""
    for name, number in _STEP.findall(error.field):
        here = _inside(here, int(number) if number else name)
        if isinstance(here, Mapping) and "id" in here:
            path = str(here["id"])
        elif number:
            path += f"[{number}]"
        else:
            path += f".{name}" if path else name
    return FactsError(path, error.sentence)


def _inside(here: Any, step: int | str) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None
