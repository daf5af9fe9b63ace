"""How a finding is drawn: at its site, over a central place, inside a quadrant, or wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from casereview.web.presenters.neck.anchors import FRONT, MARK, SIDE, Point, unsided
from casereview.web.presenters.neck.geometry import mean, outline
from imaging.anatomy.cells import Level, cells_holding
from imaging.anatomy.sites import CENTRAL_PLACES, LEFT, MIDLINE, RIGHT, SIDES, Sites, on, side_of

_AROUND: Final = 10  # from an anchor to the line around several
_AROUND_REGION: Final = 13


class Width(StrEnum):
    SITE = "site"
    NEAR = "near"
    WIDE = "wide"


class Placed(NamedTuple):
    """Where the mark of a set of sites stands, and the outlines that say what else it may mean."""

    width: Width
    at: Point
    side: Point | None
    side_letter: str
    outlines: tuple[str, ...]
    side_outline: str


_UNSIDED: Final = {on(SIDES, [place]): unsided(place) for place in CENTRAL_PLACES}
_LETTERS: Final = {LEFT: "L", RIGHT: "R", MIDLINE: ""}


def placed(sites: Sites) -> Placed:
    """The form of a set that is not empty."""
    codes = sites.codes
    if len(codes) == 1:
        return Placed(Width.SITE, FRONT[codes[0]], SIDE.get(codes[0]), _letter(codes), (), "")
    if sites in _UNSIDED:
        code = _UNSIDED[sites]
        around = (outline([FRONT[one] for one in codes], _AROUND),)
        return Placed(Width.NEAR, FRONT[code], SIDE.get(code), "", around, _side_outline(codes, _AROUND))
    if any(cell.level is Level.SAME_QUADRANT for cell in cells_holding(sites, Level.SAME_QUADRANT)):
        around = (outline([FRONT[one] for one in codes], _AROUND),)
        at, depth = mean([FRONT[one] for one in codes]), [SIDE[one] for one in codes if one in SIDE]
        return Placed(
            Width.NEAR,
            at,
            mean(depth) if depth else None,
            _letter(codes),
            around,
            _side_outline(codes, _AROUND),
        )
    return _wide(codes)


def region(sites: Sites, distance: float = _AROUND_REGION) -> tuple[tuple[str, ...], str]:
    """The outlines of a set in the front view, one for each side, and the one of the side view."""
    parts = _by_side(sites.codes)
    return tuple(outline([FRONT[one] for one in part], distance) for part in parts), _side_outline(
        sites.codes, distance
    )


def _wide(codes: Sequence[str]) -> Placed:
    parts = _by_side(codes)
    largest = [FRONT[one] for one in parts[0]]
    top = Point(mean(largest).x, min(point.y for point in largest) - _AROUND_REGION)
    around = tuple(outline([FRONT[one] for one in part], _AROUND_REGION) for part in parts)
    return Placed(Width.WIDE, Point(top.x, max(top.y, MARK)), None, _letter(codes), around, "")


def _by_side(codes: Iterable[str]) -> list[list[str]]:
    """The sites of the left and of the right apart, midline ones with the first."""
    sides: dict[str, list[str]] = {}
    for code in codes:
        sides.setdefault(side_of(code), []).append(code)
    midline = sides.pop(MIDLINE, [])
    parts = list(sides.values())
    if not parts:
        return [midline]
    parts[0] = [*parts[0], *midline]
    return sorted(parts, key=len, reverse=True)


def _side_outline(codes: Iterable[str], distance: float) -> str:
    points = [SIDE[one] for one in codes if one in SIDE]
    return outline(points, distance) if points else ""


def _letter(codes: Iterable[str]) -> str:
    sides = {side_of(code) for code in codes}
    return _LETTERS[sides.pop()] if len(sides) == 1 else ""
