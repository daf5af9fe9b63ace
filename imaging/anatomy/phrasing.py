"""A set of sites in the words of a sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from imaging.anatomy.sites import MEDIASTINUM, NECK_PLACES, SIDES, Sites, on, place_of, side_of, sides_of

_WHOLE: Final = {
    MEDIASTINUM: "the mediastinum",
    **{on([side], NECK_PLACES): f"the {side} neck" for side in SIDES},
}
_LONGEST: Final = 5  # places; more read as a list of everything


@lru_cache(maxsize=4096)
def in_words(sites: Sites) -> str:
    """The places of a set, as in "left inferior or left thyrothymic ligament"; "no place" for none."""
    if not sites:
        return "no place"
    if sites in _WHOLE:
        return _WHOLE[sites]
    sides: dict[str, list[str]] = {}
    for code in sites:
        sides.setdefault(place_of(code), []).append(side_of(code))
    if len(sides) > _LONGEST:
        return f"any of {len(sites)} sites"
    return " or ".join(_one(place, named) for place, named in sides.items())


def _one(place: str, sides: list[str]) -> str:
    words = place.replace("_", " ")
    if tuple(sides) == sides_of(place):
        return words if len(sides) > 2 else f"either {words}"  # noqa: PLR2004
    return f"{' or '.join(sides)} {words}"
