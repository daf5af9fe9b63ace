"""Order, sides and room of the anchors: what a surgeon would see at once if it were wrong."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from casereview.web.presenters.neck.anchors import (
    FRONT,
    FRONT_WIDTH,
    GLANDS,
    HEIGHT,
    MARK,
    MIDLINE_X,
    PLACE_ANCHORS,
    RING,
    SIDE,
    SIDE_WIDTH,
    Point,
)
from casereview.web.presenters.neck.vein_lines import LABEL_HEIGHT, LABEL_WIDTH, LINES
from imaging.anatomy.sites import PLACES, SITES, place_of, side_of
from imaging.anatomy.veins import PERIPHERAL, VEINS

NEAREST = 15  # so that two marks of 14 never touch


def height(*places: str) -> list[float]:
    return [PLACE_ANCHORS[place].y for place in places]


def depth(*places: str) -> list[float]:
    depths = [PLACE_ANCHORS[place].depth for place in places]
    return [number for number in depths if number is not None]


def out(*places: str) -> list[float]:
    return [PLACE_ANCHORS[place].out for place in places]


def test_every_place_and_every_vein_has_its_own_anchor() -> None:
    assert set(PLACE_ANCHORS) == set(PLACES)
    assert set(FRONT) == set(SITES)
    assert set(LINES) == set(VEINS)
    assert len(set(FRONT.values())) == len(SITES)


def test_only_the_forearm_lies_outside_of_the_side_view() -> None:
    assert {place_of(site) for site in set(SITES) - set(SIDE)} == {"forearm_graft"}


def test_the_left_of_the_patient_is_on_the_right_of_the_viewer_and_mirrors_the_right() -> None:
    for site, point in FRONT.items():
        side, place = side_of(site), place_of(site)
        if side == "left":
            assert point.x > MIDLINE_X
            mirrored = FRONT[f"right.{place}"]
            assert (point.x + mirrored.x, point.y) == (FRONT_WIDTH, mirrored.y)
        if side == "midline":
            assert point.x == MIDLINE_X


@pytest.mark.parametrize(
    ("places", "axis"),
    [
        (("superior", "intrathyroidal", "inferior"), height),
        (("superior", "tracheoesophageal_groove", "paraesophageal", "retroesophageal"), height),
        (("retroesophageal", "posterior_mediastinum"), height),
        (("tracheoesophageal_groove", "paraesophageal", "retroesophageal", "posterior_mediastinum"), depth),
        (("inferior", "thyrothymic_ligament", "intrathymic", "anterior_mediastinum"), height),
        (("intrathymic", "inferior", "superior"), depth),
        (("anterior_mediastinum", "middle_mediastinum", "posterior_mediastinum"), depth),
        (("anterior_mediastinum", "aortopulmonary_window", "middle_mediastinum", "pericardial"), height),
        (("submandibular", "parapharyngeal", "retropharyngeal", "pyriform_sinus", "superior"), height),
        (("pyriform_sinus", "parapharyngeal", "retropharyngeal"), depth),
        (("tracheoesophageal_groove", "intrathyroidal", "carotid_sheath", "sternocleidomastoid_graft"), out),
        (("retroesophageal", "paraesophageal", "inferior"), out),
        (("intrathymic", "thyrothymic_ligament", "inferior"), out),
        (("pericardial", "middle_mediastinum"), depth),
        (("superior", "carotid_sheath"), depth),
    ],
    ids=lambda value: " < ".join(value) if isinstance(value, tuple) else value.__name__,
)  # fmt: skip
def test_places_stand_in_the_order_of_the_body(places: tuple[str, ...], axis: object) -> None:
    values = axis(*places)  # type: ignore[operator]
    assert values == sorted(values)
    assert len(set(values)) == len(values)


@pytest.mark.parametrize(("view", "width"), [(FRONT, FRONT_WIDTH), (SIDE, SIDE_WIDTH)])
def test_no_two_marks_touch_and_none_leaves_the_picture(view: dict[str, Point], width: int) -> None:
    for (_one, a), (_other, b) in combinations(view.items(), 2):
        assert dist(a, b) >= NEAREST
    for point in view.values():
        assert MARK / 2 <= point.x <= width - MARK / 2
        assert MARK / 2 <= point.y <= HEIGHT - MARK / 2


def test_the_ring_of_a_gland_covers_no_mark() -> None:
    for ring in GLANDS.values():
        assert all(dist(ring, point) >= RING + MARK / 2 for point in FRONT.values())


def box(point: Point) -> tuple[float, float, float, float]:
    half, tall = LABEL_WIDTH / 2, LABEL_HEIGHT / 2
    return point.x - half, point.y - tall, point.x + half, point.y + tall


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_no_two_ratios_overlap_and_none_covers_a_mark() -> None:
    boxes = {vein: box(line.label) for vein, line in LINES.items()}
    assert not [pair for pair in combinations(boxes, 2) if overlap(boxes[pair[0]], boxes[pair[1]])]
    half = MARK / 2
    marks = [(point.x - half, point.y - half, point.x + half, point.y + half) for point in FRONT.values()]
    assert not [vein for vein, label in boxes.items() if any(overlap(label, mark) for mark in marks)]
    assert all(label[0] >= 0 and label[2] <= FRONT_WIDTH for label in boxes.values())


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    def turn(p: Point, q: Point, r: Point) -> float:
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def test_no_two_leaders_cross() -> None:
    leaders = {vein: (line.leader, line.label_end) for vein, line in LINES.items() if vein != PERIPHERAL}
    crossing = [pair for pair in combinations(leaders, 2) if crosses(*leaders[pair[0]], *leaders[pair[1]])]
    assert crossing == []


def test_a_right_vein_mirrors_its_left_one_but_the_brachiocephalic() -> None:
    for vein, line in LINES.items():
        if vein.startswith("left.") and "brachiocephalic" not in vein:
            mirrored = LINES[f"right.{vein.partition('.')[2]}"]
            assert [(FRONT_WIDTH - point.x, point.y) for point in line.points] == [*mirrored.points]
