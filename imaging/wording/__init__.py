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
    """A place as a report words it, and the sites it names; no sites means unlocated.

    `side` is the one side that an unlocated text keeps; `explained` says that the text itself explains what
    was seen, or denies it.
    """

    sites: Sites
    text: str
    side: str | None = None
    explained: bool = False


#: Raised with any change of a reading, and kept beside what was read; tests/imaging/test_readings.py holds it
#: to the answers.
PARSER_VERSION: Final = 1

_OF_CODE: Final = {code: Sites.of([code]) for code in SITES}
_OF_WORDS: Final = {code.replace(".", " ").replace("_", " "): sites for code, sites in _OF_CODE.items()}
_LONGEST: Final = 1000  # characters; what is longer is a report and not a location


@lru_cache(maxsize=8192)
def parse_location(text: str, nature: Nature = Nature.SUSPICIOUS) -> Location:
    """Read free text or a site code, left as written beside the sites it names.

    Reports differ in wording, not in the places they know; a wording that this does not know stays unlocated.
    """
    plain = text.strip().lower()
    if plain in _OF_CODE:
        return Location(_OF_CODE[plain], text)
    if len(text) > _LONGEST:
        return Location(NOWHERE, text)
    sites = _OF_WORDS[plain] if plain in _OF_WORDS else _read(text)
    return Location(sites, text, None if sites or nature is not Nature.SUSPICIOUS else named_side(text))


def _read(text: str) -> Sites:
    from imaging.wording.clauses import named_sites  # noqa: PLC0415  (loaded on need, see above)

    return named_sites(text)


@lru_cache(maxsize=8192)
def named_side(text: str) -> str | None:
    """The one side, left or right, that the words name; None where they name neither, or both.

    The midline is no side here: it goes with either. What is denied names nothing, as in `parse_location`.
    """
    plain = text.strip().lower()
    if len(text) > _LONGEST:
        return None
    sites = _OF_CODE.get(plain) or _OF_WORDS.get(plain)
    sides = {side_of(code) for code in sites} if sites else _sides(text)
    sides &= {LEFT, RIGHT}
    return sides.pop() if len(sides) == 1 else None


def missed_side(text: str, sites: Sites) -> str | None:
    """The one side that the words name, where no site lies on it or in the midline: one of both is wrong."""
    side = named_side(text) if sites else None
    return None if side is None or any(side_of(code) in (side, MIDLINE) for code in sites) else side


def _sides(text: str) -> set[str]:
    from imaging.wording.clauses import named_sides  # noqa: PLC0415  (loaded on need, see above)

    return named_sides(text)
