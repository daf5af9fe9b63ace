"""How reports word a location, by kind, and what is read: tables that the reading is held to.

A place is written as in `tests.imaging.wordings`; "-" is unlocated, "-left" unlocated with the side that its
words name, "!" without place and side because the text itself explains or denies it.
"""

from typing import Final, NamedTuple

from imaging.anatomy.sites import NOWHERE, Sites
from tests.imaging.tables.explained import EXPLAINED
from tests.imaging.tables.natures import NATURES
from tests.imaging.tables.practice import PRACTICE
from tests.imaging.tables.sides import SIDES_AND_LANDMARKS
from tests.imaging.wordings import expected


class Reading(NamedTuple):
    sites: Sites
    side: str | None
    explained: bool


def reading(short: str) -> Reading:
    """What the tables' shorthand stands for."""
    if short == "!":
        return Reading(NOWHERE, None, explained=True)
    if short.startswith("-"):
        return Reading(NOWHERE, short[1:] or None, explained=False)
    return Reading(expected(short), None, explained=False)


HEADINGS: Final = {**PRACTICE, **SIDES_AND_LANDMARKS, **EXPLAINED}
DECIDED: Final = {text: reading(short) for group in HEADINGS.values() for text, short in group.items()}
DECIDED_OF_NATURE: Final = {
    (text, nature): reading(short) for nature, group in NATURES.items() for text, short in group.items()
}
