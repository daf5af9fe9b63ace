"""What a study's field holds, and which side a place is on."""

from __future__ import annotations

from typing import Final

from casereview.rules.concordance.study import CountedStudy
from imaging.anatomy.sites import LEFT, MEDIASTINUM, MIDLINE, NECK, PLACES, RIGHT, SIDES, Sites, on
from imaging.studies.protocols import MEDIASTINUM as MEDIASTINAL_FIELD
from imaging.studies.protocols import NECK as NECK_FIELD

# The cervical thymus lies across the inlet: a field of the neck alone may end above it.
_ACROSS_INLET: Final = on(SIDES, ["intrathymic"])
# A graft in the neck muscle lies in the neck's field; the forearm lies in no field of these studies.
_FIELDS: Final = {
    frozenset[str](): Sites(),
    frozenset((NECK_FIELD,)): (NECK | on(SIDES, ["sternocleidomastoid_graft"])) - _ACROSS_INLET,
    frozenset((MEDIASTINAL_FIELD,)): MEDIASTINUM,
    frozenset((NECK_FIELD, MEDIASTINAL_FIELD)): NECK | MEDIASTINUM | on(SIDES, ["sternocleidomastoid_graft"]),
}
_SIDED: Final = {side: on((side, MIDLINE), PLACES) for side in (LEFT, RIGHT)}  # midline goes with either


def covers(study: CountedStudy, place: Sites) -> bool:
    """Whether a study's field holds a place whole; only then does its silence speak against it."""
    return place <= _FIELDS[study.covers]


def is_off(side: str | None, target: Sites) -> bool:
    """Whether a side is not a side of the target; the midline goes with either, and no side with any."""
    return side in _SIDED and not target & _SIDED[side]
