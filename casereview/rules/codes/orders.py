"""Why a person orders what the check advises against, and what such a reason sets aside."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from casereview.rules.codes.conclusions import NextStep, Pitfall


class OrderCaution(StrEnum):
    """What is said of an order and is no pitfall of a case; the rating has its own source."""

    DIAGNOSIS_NOT_CONFIRMED = "DIAGNOSIS_NOT_CONFIRMED"
    CONTRAINDICATED = "CONTRAINDICATED"
    ANTICOAGULATED = "ANTICOAGULATED"
    SAMPLING_NOT_INDICATED = "SAMPLING_NOT_INDICATED"
    BIOPSY_NOT_ROUTINE = "BIOPSY_NOT_ROUTINE"
    LIMITED_AT_BEST = "LIMITED_AT_BEST"
    ALREADY_COUNTS = "ALREADY_COUNTS"
    DONE_OFTEN = "DONE_OFTEN"
    ASK_FIRST = "ASK_FIRST"


class OrderReason(StrEnum):
    """Why a person orders what the check advises against."""

    UNAVAILABLE = "unavailable"
    CONTRAINDICATED = "contraindicated"
    DONE_BEFORE = "done_before"
    MEETING_DECIDED = "meeting_decided"
    PATIENT_DECLINED = "patient_declined"


ORDER_REASONS: Final = (
    (OrderReason.UNAVAILABLE.value, "The study advised instead is not available here"),
    (OrderReason.CONTRAINDICATED.value, "The study advised instead is contraindicated"),
    (OrderReason.DONE_BEFORE.value, "The study advised instead was done and did not settle the place"),
    (OrderReason.MEETING_DECIDED.value, "The meeting asked for exactly this"),
    (OrderReason.PATIENT_DECLINED.value, "The patient declines the study advised instead"),
)


#: The unmet need that each stop of an order becomes, so that an override can name what it sets aside.
STOP_CODES: Final = frozenset(
    f"ORDER_{code}"
    for code in (
        "NOT_APPROPRIATE",
        OrderCaution.DIAGNOSIS_NOT_CONFIRMED,
        OrderCaution.CONTRAINDICATED,
        Pitfall.STANDARD_CT_NOT_4D,
        Pitfall.PLANAR_ONLY,
        Pitfall.MRI_WITHOUT_CONTRAST,
        Pitfall.SAMPLING_BEFORE_IMAGING,
        Pitfall.PET_ALONE,
        Pitfall.BIOPSY_WITH_CARCINOMA_FLAG,
        Pitfall.FDG_PET,
        Pitfall.STALE_STUDY,
        NextStep.GRAFT_TEST,
        NextStep.STATE_ADEQUACY,
        NextStep.LOCATE_FINDING,
        OrderCaution.DONE_OFTEN,
    )
)

#: Where nothing is advised instead, the other reasons say nothing: only the meeting can have decided it.
MEETING_ONLY: Final = {
    f"ORDER_{code}": OrderReason.MEETING_DECIDED.value
    for code in (
        "NOT_APPROPRIATE",
        OrderCaution.DIAGNOSIS_NOT_CONFIRMED,
        OrderCaution.CONTRAINDICATED,
        Pitfall.BIOPSY_WITH_CARCINOMA_FLAG,
        Pitfall.STALE_STUDY,
        NextStep.GRAFT_TEST,
        NextStep.STATE_ADEQUACY,
        NextStep.LOCATE_FINDING,
        OrderCaution.DONE_OFTEN,
    )
}
