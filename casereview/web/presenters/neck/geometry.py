"""Outlines around anchors, as path data in units of the view box. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin

from casereview.web.presenters.neck.anchors import Point

_CORNERS = 16  # of the polygon that stands for a circle


def mean(points: Sequence[Point]) -> Point:
    """The middle of some points. ZeroDivisionError for none."""
    return Point(sum(p.x for p in points) / len(points), sum(p.y for p in points) / len(points))


def outline(points: Iterable[Point], radius: float) -> str:
    """A closed path around all points at this distance."""
    corners = [
        Point(
            point.x + radius * cos(2 * pi * step / _CORNERS), point.y + radius * sin(2 * pi * step / _CORNERS)
        )
        for point in points
        for step in range(_CORNERS)
    ]
    return path(_hull(corners), closed=True)


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    """Straight lines through the points."""
    line = "L".join(f"{_short(point.x)} {_short(point.y)}" for point in points)
    return f"M{line}{'Z' if closed else ''}"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, by Andrew's monotone chain."""
    ordered = sorted(set(points))
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return [*lower[:-1], *upper[:-1]]


def _chain(points: Iterable[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
