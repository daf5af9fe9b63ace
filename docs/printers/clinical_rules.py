"""The part of docs/clinical-rules.md that is printed and not written: every code, unit and number.

`python -m docs.printers.clinical_rules docs/clinical-rules.md` renews it; a test fails when it is stale.
What a rule does is written by hand above it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from casereview.rules.codes.orders import ORDER_REASONS
from casereview.rules.codes.units import FACTOR_SOURCES, FACTORS, SPELLINGS
from casereview.rules.profiles.files import PROFILES
from casereview.rules.profiles.lines import ProfileLine, profile_lines
from casereview.rules.sentences.meanings import CAVEAT_CODES, NOTE_CODES, REASON_CODES
from casereview.rules.sentences.orders import CAUTION_CODES
from imaging.sentences import Template

START: Final = "<!-- printed from here to the end by docs.printers.clinical_rules -->"
_USAGE: Final = "usage: python -m docs.printers.clinical_rules docs/clinical-rules.md\n"
_MISUSED: Final = 2  # exit code


def _texts(meanings: Mapping[str, Template]) -> dict[str, str]:
    return {code: template.text for code, template in meanings.items()}


_CODES: Final[dict[str, Mapping[str, str]]] = {
    "Reasons of a verdict": _texts(REASON_CODES),
    "Notes of a study": _texts(NOTE_CODES),
    "Caveats of a sampling": _texts(CAVEAT_CODES),
    "Cautions of an order": CAUTION_CODES,
    "Reasons for ordering all the same": dict(ORDER_REASONS),
}


def page(written: str) -> str:
    """The page with its printed part renewed. ValueError for a page without the mark of where it starts."""
    head, mark, _old = written.partition(START)
    if not mark:
        raise ValueError(f"page: has no line {START!r}; add it where the printed part is to start")
    return "\n".join([head + START, *_printed(), ""])


def _printed() -> Iterator[str]:
    yield "\n## Every code with its meaning"
    for title, codes in _CODES.items():
        yield f"\n### {title}\n"
        yield from _table(("code", "meaning"), [(f"`{code}`", meaning) for code, meaning in codes.items()])
    yield from _units()
    base = profile_lines(PROFILES[0])
    yield f"\n## Every number of `{PROFILES[0]}`\n"
    yield "Each is a default. `verify`: a clinician of the site confirms it before it is relied on."
    for group in dict.fromkeys(_group(line) for line in base):
        yield f"\n### {group.replace('_', ' ').capitalize()}\n"
        yield from _table(HEAD, [_row(line) for line in base if _group(line) == group])
    known = {line.path: line for line in base}
    for name in PROFILES[1:]:
        yield f"\n## What `{name}` states differently\n"
        own = [line for line in profile_lines(name) if not _taken(line, known[line.path])]
        yield from _table(HEAD, [_row(line) for line in own])


def _units() -> Iterator[str]:
    yield "\n## Every unit with its factor\n"
    yield "A value times its factor is the value in the base unit; comparisons are made there, unrounded.\n"
    yield from _table(("analyte", "unit", "factor", "base unit", "source"), _factors())
    yield "\n### Spellings\n"
    yield "Facts name a unit as above. A laboratory value that is entered in a case or in the calculator may"
    yield "spell it as follows, in capitals or not, with spaces or not, and with the micro sign for its u.\n"
    spelled: dict[str, list[str]] = {}
    for written, unit in SPELLINGS.items():
        spelled.setdefault(unit, []).append(f"`{written}`")
    yield from _table(("unit", "spelled"), [(unit, ", ".join(ways)) for unit, ways in spelled.items()])


def _factors() -> Iterator[tuple[str, ...]]:
    for analyte, factors in FACTORS.items():
        base = next(unit for unit, factor in factors.items() if factor == 1)
        for unit, factor in factors.items():
            yield (f"`{analyte}`", unit, format(factor, "f"), base, FACTOR_SOURCES[analyte])


HEAD: Final = ("what", "value", "source", "confidence", "verify")


def _group(line: ProfileLine) -> str:
    return line.path.partition(".")[0]


def _taken(line: ProfileLine, base: ProfileLine) -> bool:
    return line.value == base.value and line.source.endswith(base.source)


def _row(line: ProfileLine) -> tuple[str, ...]:
    verify = "yes" if line.verify_locally else ""
    return (f"`{line.path}`", str(line.value), line.source, line.confidence, verify)


def _table(head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    names = tuple(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def main(arguments: list[str]) -> int:
    """Renew the page in place; the exit code."""
    if len(arguments) != 1:
        sys.stderr.write(_USAGE)
        return _MISUSED
    path = Path(arguments[0])
    path.write_text(page(path.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
