"""What the dose of a study can be made of, and which amounts it cannot have.

A dose-length product of an ultrasound is a slip of the row or of the study. Which of the two nobody but the
person who typed it knows, so it is refused and neither counted nor left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from imaging.dose.radiation import Coefficient, Radiation
from imaging.studies.procedures import PROCEDURES

TRACERS_OF: Final[dict[str, tuple[str, ...]]] = {
    "sestamibi_planar": ("sestamibi",),
    "sestamibi_spect": ("sestamibi",),
    "sestamibi_spect_ct": ("sestamibi",),
    "sestamibi_subtraction": ("sestamibi", "pertechnetate"),
    "choline_pet_ct": ("fluorocholine",),
    "methionine_pet_ct": ("methionine",),
    "fdg_pet_ct": ("fdg",),
}
# Tracer and CT both give dose, so that one of them alone is not the whole study.
HYBRID: Final = frozenset({"sestamibi_spect_ct", "choline_pet_ct", "methionine_pet_ct", "fdg_pet_ct"})
# A subtraction may be done with a CT and mostly is not: one is taken where it is given, and not missed.
_CAN_HAVE_CT: Final = HYBRID | {
    "sestamibi_subtraction",
    "ct_4d",
    "ct_neck_contrast",
    "ct_neck_without",
    "ct_chest_contrast",
}


class Exposure(Struct, frozen=True, kw_only=True):
    """One study: its dose in mSv where a report gives it, else activity in MBq and DLP in mGy.cm."""

    procedure: str
    measured_msv: Decimal | None = None
    tracer: str | None = None
    activity_mbq: Decimal | None = None
    region: str | None = None
    dlp: Decimal | None = None


def misfits(one: Exposure, radiation: Radiation, tracers: Mapping[str, Coefficient]) -> dict[str, str]:
    """What the study cannot have: field of `Exposure` -> the remedy. KeyError for no procedure or tracer."""
    label, codes = PROCEDURES[one.procedure].label, TRACERS_OF.get(one.procedure, ())
    found = {}
    if one.measured_msv is not None and radiation.is_free(one.procedure):
        found["measured_msv"] = (
            f"{label} uses no ionizing radiation: clear this dose, or choose the study that gave it."
        )
    if one.tracer is not None and one.tracer not in codes:
        fits = [tracers[code].label for code in codes]
        found["tracer"] = _other_tracer(label, tracers[one.tracer].label, fits)
    if one.activity_mbq is not None and not codes:
        found["activity_mbq"] = f"{label} has no tracer: clear this activity, or choose another study."
    for field, value, noun in (("region", one.region, "region"), ("dlp", one.dlp, "dose-length product")):
        if value is not None and one.procedure not in _CAN_HAVE_CT:
            found[field] = f"{label} has no CT: clear this {noun}, or choose the study that had one."
    return found


def _other_tracer(label: str, given: str, fits: list[str]) -> str:
    if not fits:
        return f"{label} has no tracer: clear this one, or choose the study that had it."
    return f"{given} is no tracer of {label}: choose {' or '.join(fits)}, or the study that had it."
