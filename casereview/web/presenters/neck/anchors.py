"""Where each place of the vocabulary stands on the two drawings of the neck, in units of their view boxes.

Front 400 x 540, as the surgeon faces the patient: the patient's left has the greater x, and x = 200 is the
midline. Side 240 x 540, from the left of the patient: x is the depth, small in front. Heights are shared. The
right of a place is its left mirrored, by construction; in the side view it stands a little above the left.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from imaging.anatomy.sites import LEFT, MIDLINE, PLACES, RIGHT, SITES, place_of, side_of, sides_of

FRONT_WIDTH: Final = 400
SIDE_WIDTH: Final = 240
HEIGHT: Final = 540
MIDLINE_X: Final = 200
MARK: Final = 14  # the size of a mark, in both views
RING: Final = 6.5  # the radius of a gland's ring
_STEP: Final = 7.5  # from the height of a place to the mark of one of its sides, in the side view
_STEP_OF_THREE: Final = 15  # the same where the midline stands between them


class PlaceAnchor(NamedTuple):
    """`out` from the midline and `y` down, in the front view; `depth` from the front, in the side view.

    `rx` and `ry` are the half axes of the region that a wide finding or the target map fills.
    """

    out: float
    y: float
    depth: float | None
    rx: float
    ry: float


PLACE_ANCHORS: Final[dict[str, PlaceAnchor]] = {
    "superior": PlaceAnchor(46, 140, 122, 16, 22),
    "inferior": PlaceAnchor(48, 222, 92, 17, 15),
    "tracheoesophageal_groove": PlaceAnchor(24, 196, 119, 8, 30),
    "paraesophageal": PlaceAnchor(29, 226, 133, 9, 24),
    "carotid_sheath": PlaceAnchor(84, 176, 146, 15, 70),
    "submandibular": PlaceAnchor(66, 50, 92, 24, 14),
    "parapharyngeal": PlaceAnchor(46, 76, 122, 12, 18),
    "pyriform_sinus": PlaceAnchor(30, 112, 112, 9, 14),
    "intrathyroidal": PlaceAnchor(44, 180, 100, 17, 34),
    "thyrothymic_ligament": PlaceAnchor(37, 252, 90, 11, 14),
    "intrathymic": PlaceAnchor(27, 287, 85, 12, 18),
    "forearm_graft": PlaceAnchor(165, 436, None, 13, 26),
    "sternocleidomastoid_graft": PlaceAnchor(121, 140, 156, 15, 40),
    "retroesophageal": PlaceAnchor(16, 246, 153, 9, 22),
    "retropharyngeal": PlaceAnchor(16, 90, 143, 9, 20),
    "anterior_mediastinum": PlaceAnchor(36, 330, 79, 18, 26),
    "middle_mediastinum": PlaceAnchor(42, 446, 120, 22, 18),
    "posterior_mediastinum": PlaceAnchor(16, 362, 168, 9, 30),
    "aortopulmonary_window": PlaceAnchor(36, 396, 132, 14, 11),
    "pericardial": PlaceAnchor(44, 488, 78, 24, 22),
}
#: Where what the words cannot mean is drawn with a sign: the window lies under the arch, on the left.
NO_SUCH_PLACE: Final = frozenset({"midline.aortopulmonary_window", "right.aortopulmonary_window"})


class Point(NamedTuple):
    x: float
    y: float


_SIGN: Final = {LEFT: 1, MIDLINE: 0, RIGHT: -1}


def _front(site: str) -> Point:
    anchor = PLACE_ANCHORS[place_of(site)]
    return Point(MIDLINE_X + _SIGN[side_of(site)] * anchor.out, anchor.y)


def _side(site: str) -> Point | None:
    place = place_of(site)
    anchor = PLACE_ANCHORS[place]
    if anchor.depth is None:
        return None
    step = _STEP if len(sides_of(place)) == len((LEFT, RIGHT)) else _STEP_OF_THREE
    return Point(anchor.depth, anchor.y + _SIGN[side_of(site)] * step)


FRONT: Final[dict[str, Point]] = {site: _front(site) for site in SITES}
#: The forearm lies outside of the side view.
SIDE: Final[dict[str, Point]] = {site: point for site in SITES if (point := _side(site)) is not None}
#: Beside the homes of the four glands, so that a ring and a finding never cover each other.
GLAND_OUT: Final = 77
GLANDS: Final[dict[str, Point]] = {
    f"{side}.{gland}": Point(MIDLINE_X + _SIGN[side] * GLAND_OUT, PLACE_ANCHORS[gland].y)
    for side in (LEFT, RIGHT)
    for gland in ("superior", "inferior")
}


def unsided(place: str) -> str:
    """The site that stands for a central place whose side nobody named."""
    return f"{LEFT if place == 'aortopulmonary_window' else MIDLINE}.{place}"


assert PLACE_ANCHORS.keys() == set(PLACES)  # noqa: S101 - a place without an anchor stops the start
