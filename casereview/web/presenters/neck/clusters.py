"""Marks that would lie on each other are drawn side by side: never more than four, the rest as a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from casereview.web.presenters.neck.anchors import Point
from casereview.web.presenters.neck.marks import Glyph

_APART: Final = 9
_OFFSETS: Final[dict[int, tuple[tuple[float, float], ...]]] = {
    1: ((0, 0),),
    2: ((-_APART, 0), (_APART, 0)),
    3: ((0, -_APART), (-_APART, _APART), (_APART, _APART)),
    4: ((-_APART, -_APART), (_APART, -_APART), (-_APART, _APART), (_APART, _APART)),
}
_MOST: Final = 4


def side_by_side(glyphs: Iterable[Glyph]) -> tuple[Glyph, ...]:
    """The marks, firm ones first at each anchor; those that find no room there are told on the last one."""
    by_anchor: dict[Point, list[Glyph]] = {}
    for glyph in glyphs:
        by_anchor.setdefault(glyph.at, []).append(glyph)
    return tuple(mark for cluster in by_anchor.values() for mark in _spread(cluster))


def _spread(cluster: list[Glyph]) -> list[Glyph]:
    ordered = sorted(cluster, key=lambda glyph: (not glyph.firm, glyph.thin, glyph.number))
    shown, left = ordered[:_MOST], ordered[_MOST:]
    marks = [
        replace(glyph, at=_moved(glyph.at, offset), side=glyph.side and _moved(glyph.side, offset))
        for glyph, offset in zip(shown, _OFFSETS[len(shown)], strict=True)
    ]
    if left:
        marks[-1] = replace(
            marks[-1], more=len(left), says="; ".join(glyph.says for glyph in [shown[-1], *left])
        )
    return marks


def _moved(point: Point, offset: tuple[float, float]) -> Point:
    return Point(point.x + offset[0], point.y + offset[1])
