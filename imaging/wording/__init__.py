"""The sites of a location: a code, a site in its own words, or whatever else a report says.

What has to be read is read by `clauses`, which with its lexicon and patterns is loaded when a location first
needs it: most say no more than "left inferior", and the command spends most of its time on starting.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec import Struct

from imaging.anatomy.sites import LEFT, MIDLINE, NOWHERE, RIGHT, SITES, Sites, side_of
from imaging.vocabulary import Nature


class Location(Struct, frozen=True):
    """A place as a report words it, and the sites it names; no sites means unlocated."""

    sites: Sites
    text: str
    side: str | None = None  # the one that the words of an unlocated place name all the same
    explained: bool = False  # unlocated, without a side, and explained or denied by the text itself


#: Raised with any change of a reading, and kept beside what was read; tests/imaging/test_readings.py holds it
#: to the answers.
PARSER_VERSION: Final = 2

_OF_CODE: Final = {code: Sites.of([code]) for code in SITES}
_OF_WORDS: Final = {code.replace(".", " ").replace("_", " "): sites for code, sites in _OF_CODE.items()}
_LONGEST: Final = 1000  # characters; what is longer is a report and not a location


@lru_cache(maxsize=8192)
def parse_location(text: str, nature: Nature = Nature.SUSPICIOUS) -> Location:
    """Read free text or a site code, left as written beside the sites it names.

    Reports differ in wording, not in the places they know; a wording that this does not know stays unlocated.
    So does one that explains or denies itself, unless the nature of the finding is known: then the words that
    explain it are read as if absent.
    """
    plain = text.strip().lower()
    if plain in _OF_CODE:
        return Location(_OF_CODE[plain], text)
    if len(text) > _LONGEST:
        return Location(NOWHERE, text)
    if plain in _OF_WORDS:
        return Location(_OF_WORDS[plain], text)
    return _read(text, explained=nature is Nature.SUSPICIOUS)


def _read(text: str, *, explained: bool) -> Location:
    from imaging.wording import clauses  # noqa: PLC0415  (loaded on need, see above)

    sites = clauses.named_sites(text, explained=explained)
    if sites:
        return Location(sites, text)
    own, landmarks = clauses.named_sides(text, explained=explained)
    side = _one_of(own | landmarks)
    return Location(NOWHERE, text, side, side is None and clauses.dismissed(text, explained=explained))


def _one_of(sides: set[str]) -> str | None:
    """The one side, left or right; the midline is no side here: it goes with either."""
    lateral = sides & {LEFT, RIGHT}
    return lateral.pop() if len(lateral) == 1 else None


@lru_cache(maxsize=8192)
def named_side(text: str) -> str | None:
    """The one side, left or right, that the words name; None where they name neither, or both.

    What is denied names nothing, as in `parse_location`; what is explained does, for here it only guards a
    place that somebody has stated. The side of a vein, vessel or node is taken where no other is named.
    """
    plain = text.strip().lower()
    if len(text) > _LONGEST:
        return None
    sites = _OF_CODE.get(plain) or _OF_WORDS.get(plain)
    if sites:
        return _one_of(set(map(side_of, sites)))
    from imaging.wording.clauses import named_sides  # noqa: PLC0415  (loaded on need, see above)

    own, landmarks = named_sides(text, explained=False)
    return _one_of(own or landmarks)


def missed_side(text: str, sites: Sites) -> str | None:
    """The one side that the words name, where no site lies on it or in the midline: one of both is wrong."""
    side = named_side(text) if sites else None
    return None if side is None or any(side_of(code) in (side, MIDLINE) for code in sites) else side
