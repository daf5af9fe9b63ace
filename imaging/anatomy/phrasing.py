"""A set of sites in the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from imaging.anatomy import sentences
from imaging.anatomy.labels import PLACE_LABELS, SITE_LABELS
from imaging.anatomy.sites import (
    LEFT,
    MEDIASTINUM,
    MIDLINE,
    NECK_PLACES,
    RIGHT,
    Sites,
    on,
    place_of,
    side_of,
    sides_of,
)
from imaging.sentences import Template, Value, Word, either

_WHOLE: Final[dict[Sites, Template]] = {
    MEDIASTINUM: sentences.MEDIASTINUM,
    on([LEFT], NECK_PLACES): sentences.LEFT_NECK,
    on([MIDLINE], NECK_PLACES): sentences.MIDLINE_NECK,
    on([RIGHT], NECK_PLACES): sentences.RIGHT_NECK,
}
_SIDES: Final = {LEFT: sentences.LEFT, MIDLINE: sentences.MIDLINE, RIGHT: sentences.RIGHT}
_LONGEST: Final = 5  # places; more read as a list of everything


def only_counted(sites: Sites) -> bool:
    """Whether a set is so wide that its words say no more than how many sites it has."""
    return sites not in _WHOLE and len({place_of(code) for code in sites}) > _LONGEST


@lru_cache(maxsize=4096)
def in_words(sites: Sites) -> Value:
    """The places of a set, as in "left inferior or left thyrothymic ligament"; "no place" for none."""
    if not sites:
        return sentences.NO_PLACE()
    if sites in _WHOLE:
        return _WHOLE[sites]()
    sides: dict[str, list[str]] = {}
    for code in sites:
        sides.setdefault(place_of(code), []).append(side_of(code))
    if only_counted(sites):
        return sentences.ANY_OF(n=len(sites))
    return either(_at(place, given) for place, given in sides.items())


def _at(place: str, sides: Sequence[str]) -> Value:
    """One place on the sides that are meant."""
    if len(sides) == 1:
        return Word(SITE_LABELS[f"{sides[0]}.{place}"], lower=True)
    words = Word(PLACE_LABELS[place], lower=True)
    if tuple(sides) == sides_of(place):
        return words if len(sides) > 2 else sentences.ON_EITHER_SIDE(place=words)  # noqa: PLR2004
    return sentences.ON_SIDES(sides=either(_SIDES[side]() for side in sides), place=words)
