"""What the dose of a study can be made of, and which amounts it cannot have.

A dose-length product of an ultrasound is a slip of the row or of the study. Which of the two nobody but the
person who typed it knows, so it is refused and neither counted nor left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from imaging.dose import sentences
from imaging.dose.radiation import Coefficient, Radiation
from imaging.sentences import Sentence, Value, Word, either
from imaging.studies.procedures import PROCEDURES

_PERFUSION: Final = ("sestamibi", "tetrofosmin")
_CHOLINE: Final = ("fluorocholine", "choline_c11")
TRACERS_OF: Final[dict[str, tuple[str, ...]]] = {
    "sestamibi_planar": _PERFUSION,
    "sestamibi_spect": _PERFUSION,
    "sestamibi_spect_ct": _PERFUSION,
    "sestamibi_subtraction": (*_PERFUSION, "pertechnetate", "iodine_123"),
    "choline_pet_ct": _CHOLINE,
    "choline_pet_mr": _CHOLINE,
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


def misfits(one: Exposure, radiation: Radiation, tracers: Mapping[str, Coefficient]) -> dict[str, Sentence]:
    """What the study cannot have: field of `Exposure` -> the remedy. KeyError for no procedure or tracer."""
    study, codes = Word(PROCEDURES[one.procedure].label), TRACERS_OF.get(one.procedure, ())
    found = {}
    if one.measured_msv is not None and radiation.is_free(one.procedure):
        found["measured_msv"] = sentences.FREE_STUDY(study=study)
    if one.tracer is not None and one.tracer not in codes:
        fits = [Word(tracers[code].label) for code in codes]
        found["tracer"] = _other_tracer(study, Word(tracers[one.tracer].label), fits)
    if one.activity_mbq is not None and not codes:
        found["activity_mbq"] = sentences.NO_ACTIVITY(study=study)
    if one.region is not None and one.procedure not in _CAN_HAVE_CT:
        found["region"] = sentences.NO_CT_REGION(study=study)
    if one.dlp is not None and one.procedure not in _CAN_HAVE_CT:
        found["dlp"] = sentences.NO_CT_DLP(study=study)
    return found


def _other_tracer(study: Value, given: Value, fits: Sequence[Value]) -> Sentence:
    if not fits:
        return sentences.NO_TRACER(study=study)
    return sentences.OTHER_TRACER(tracer=given, study=study, fits=either(fits))
