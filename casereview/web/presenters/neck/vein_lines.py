"""The course of each sampled vein on the front view, and where its ratio is printed.

Points are written as distance from the midline and height, for the left; a right vein is its left mirrored.
Only the brachiocephalic veins differ: the left one crosses to the superior vena cava.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from casereview.web.presenters.neck.anchors import MIDLINE_X, Point
from imaging.anatomy.sites import LEFT, RIGHT
from imaging.anatomy.veins import PERIPHERAL, VEINS

LABEL_WIDTH: Final = 34
LABEL_HEIGHT: Final = 13
_GUTTER: Final = 172  # from the midline to the middle of the labels

Course = tuple[tuple[float, float], ...]


class VeinCourse(NamedTuple):
    """`leader` is where the line to the label starts, `label` the middle of the label."""

    points: tuple[Point, ...]
    leader: Point
    label: Point

    @property
    def label_end(self) -> Point:
        """Where the leader meets the label."""
        half = LABEL_WIDTH / 2
        return Point(self.label.x + (half if self.leader.x > self.label.x else -half), self.label.y)


class _Course(NamedTuple):
    points: Course
    leader: tuple[float, float]
    label_y: float
    label_out: float = _GUTTER


_PAIRED: Final[dict[str, _Course]] = {
    "internal_jugular_upper": _Course(((108, 24), (108, 70), (108, 118)), (108, 76), 62),
    "internal_jugular_middle": _Course(((108, 122), (107, 165), (105, 206)), (107, 158), 146),
    "internal_jugular_lower": _Course(((105, 210), (101, 245), (95, 278), (88, 302)), (101, 244), 226),
    "superior_thyroid": _Course(((46, 122), (58, 112), (80, 105), (106, 103)), (92, 104), 104),
    "middle_thyroid": _Course(((66, 186), (84, 187), (104, 191)), (92, 188), 176),
    "inferior_thyroid": _Course(((44, 232), (47, 258), (50, 290), (48, 322)), (47, 258), 248),
    "vertebral": _Course(((61, 128), (65, 180), (73, 250), (80, 305)), (66, 192), 204),
    "thymic": _Course(((12, 356), (17, 344), (24, 334)), (17, 344), 356),
    "internal_mammary": _Course(((56, 424), (58, 380), (66, 322)), (58, 378), 378),
    "subclavian": _Course(((194, 306), (150, 303), (112, 306), (90, 309)), (140, 303), 284),
    "antecubital": _Course(((157, 412), (163, 419), (167, 419), (173, 412)), (170, 416), 402),
}
_CROSSING: Final = "brachiocephalic"
_BRACHIOCEPHALIC: Final[dict[str, Course]] = {
    LEFT: ((87, 310), (60, 325), (20, 338), (-26, 348)),
    RIGHT: ((-87, 310), (-60, 327), (-30, 346)),
}
_MIDLINE: Final[dict[str, _Course]] = {
    PERIPHERAL: _Course(((-132, 490), (-106, 490)), (-119, 490), 504, -108),
    "midline.inferior_thyroid_common": _Course(((0, 214), (3, 256), (6, 296), (9, 331)), (3, 260), 270, 132),
    "midline.superior_vena_cava": _Course(((-29, 351), (-30, 390), (-31, 434)), (-30, 402), 402, -112),
    "midline.azygos": _Course(((-6, 504), (-8, 440), (-18, 396), (-28, 380)), (-8, 440), 428, -112),
}


def _line(course: _Course, sign: int) -> VeinCourse:
    def at(point: tuple[float, float]) -> Point:
        return Point(MIDLINE_X + sign * point[0], point[1])

    return VeinCourse(
        tuple(map(at, course.points)), at(course.leader), at((course.label_out, course.label_y))
    )


def _brachiocephalic(side: str) -> VeinCourse:
    points = tuple(Point(MIDLINE_X + out, y) for out, y in _BRACHIOCEPHALIC[side])
    sign = 1 if side == LEFT else -1
    return VeinCourse(points, points[1], Point(MIDLINE_X + sign * _GUTTER, 334))


def _of(vein: str) -> VeinCourse:
    if vein in _MIDLINE:
        return _line(_MIDLINE[vein], 1)
    side, _dot, name = vein.partition(".")
    if name == _CROSSING:
        return _brachiocephalic(side)
    return _line(_PAIRED[name], 1 if side == LEFT else -1)


#: KeyError at the start for a vein that has no course here.
LINES: Final[dict[str, VeinCourse]] = {vein: _of(vein) for vein in VEINS}
