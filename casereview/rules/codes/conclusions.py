"""The codes an assessment answers with: verdicts, blockers, flags, pitfalls and next steps.

Each is explained in docs/clinical-rules.md; members stand in the order of the tables there and of the answer.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from imaging.vocabulary import Coded


class Eligibility(Coded):
    ELIGIBLE = "eligible", "Eligible"
    INELIGIBLE = "ineligible", "Not eligible"
    UNDETERMINED = "undetermined", "Undetermined"


class Course(Coded):
    PERSISTENT = "persistent", "Persistent"
    RECURRENT = "recurrent", "Recurrent"
    UNDETERMINED = "undetermined", "Undetermined"


class Blocker(StrEnum):
    OPERATIONS_UNKNOWN = "OPERATIONS_UNKNOWN"
    FLAGS_UNKNOWN = "FLAGS_UNKNOWN"
    NO_PRIOR_PARATHYROID_OPERATION = "NO_PRIOR_PARATHYROID_OPERATION"
    CALCIUM_MISSING = "CALCIUM_MISSING"
    PTH_MISSING = "PTH_MISSING"
    NOT_HYPERCALCEMIC = "NOT_HYPERCALCEMIC"
    EUCALCEMIC_PTH_ELEVATION = "EUCALCEMIC_PTH_ELEVATION"
    PTH_SUPPRESSED = "PTH_SUPPRESSED"
    TERTIARY_POSSIBLE = "TERTIARY_POSSIBLE"
    SECONDARY_POSSIBLE = "SECONDARY_POSSIBLE"
    FHH_NOT_EXCLUDED = "FHH_NOT_EXCLUDED"
    LITHIUM = "LITHIUM"
    THIAZIDE = "THIAZIDE"
    COURSE_UNDETERMINED = "COURSE_UNDETERMINED"
    OPERATIVE_REPORT_MISSING = "OPERATIVE_REPORT_MISSING"


RESOLVABLE: Final = frozenset(
    {
        Blocker.FHH_NOT_EXCLUDED,
        Blocker.LITHIUM,
        Blocker.THIAZIDE,
        Blocker.COURSE_UNDETERMINED,
        Blocker.OPERATIVE_REPORT_MISSING,
    }
)

_ORDER = tuple(Blocker)
BIOCHEMICAL: Final = frozenset(
    _ORDER[_ORDER.index(Blocker.CALCIUM_MISSING) : _ORDER.index(Blocker.THIAZIDE) + 1]
)


class CarcinomaFlag(StrEnum):
    CALCIUM_VERY_HIGH = "CALCIUM_VERY_HIGH"
    PTH_VERY_HIGH = "PTH_VERY_HIGH"
    PTH_SUSPICIOUS = "PTH_SUSPICIOUS"
    PALPABLE_MASS = "PALPABLE_MASS"
    LESION_LARGE = "LESION_LARGE"
    PATHOLOGY = "PATHOLOGY"


class GlandStatus(Coded):
    """From the best to the least accounted for."""

    ACCOUNTED = "accounted", "Accounted for"
    REMNANT_POSSIBLE = "remnant_possible", "A remnant is possible"
    CONTRADICTED = "contradicted", "The records contradict"
    UNACCOUNTED = "unaccounted", "Not accounted for"


class Verdict(StrEnum):
    INSUFFICIENT = "INSUFFICIENT"
    CONCORDANT_NEGATIVE = "CONCORDANT_NEGATIVE"
    CONCORDANT_POSITIVE = "CONCORDANT_POSITIVE"
    MULTIFOCAL = "MULTIFOCAL"
    DISCORDANT_LOCATION = "DISCORDANT_LOCATION"
    POSITIVE_NEGATIVE = "POSITIVE_NEGATIVE"
    EQUIVOCAL = "EQUIVOCAL"


#: What the studies leave open: a case may be escalated, and a catheter may be asked to tell.
ESCALATION_VERDICTS: Final = frozenset(
    {
        Verdict.CONCORDANT_NEGATIVE,
        Verdict.POSITIVE_NEGATIVE,
        Verdict.DISCORDANT_LOCATION,
        Verdict.MULTIFOCAL,
        Verdict.EQUIVOCAL,
    }
)


class Caveat(StrEnum):
    VEIN_LIGATED = "VEIN_LIGATED"
    COMMON_TRUNK = "COMMON_TRUNK"
    BASELINES_DIFFER = "BASELINES_DIFFER"
    ONE_SIDE_SAMPLED = "ONE_SIDE_SAMPLED"
    BASELINE_MISSING = "BASELINE_MISSING"


#: Every caveat of a sampling, and what it means.
CAVEAT_CODES: Final[dict[str, str]] = {
    Caveat.VEIN_LIGATED: "An earlier operation tied a vein, so blood may drain another way than assumed.",
    Caveat.COMMON_TRUNK: "A common inferior thyroid trunk was sampled, which drains both sides.",
    Caveat.BASELINES_DIFFER: "The peripheral samples differ by more than the profile allows.",
    Caveat.ONE_SIDE_SAMPLED: "Only the veins of one side were sampled.",
    Caveat.BASELINE_MISSING: "A sample names no peripheral baseline, so it has no ratio.",
}


class Pitfall(StrEnum):
    ULTRASOUND_ALONE = "ULTRASOUND_ALONE"
    SINGLE_MODALITY = "SINGLE_MODALITY"
    STANDARD_CT_NOT_4D = "STANDARD_CT_NOT_4D"
    PLANAR_ONLY = "PLANAR_ONLY"
    MRI_WITHOUT_CONTRAST = "MRI_WITHOUT_CONTRAST"
    PREOPERATIVE_STUDY = "PREOPERATIVE_STUDY"
    MEDIASTINUM_NOT_COVERED = "MEDIASTINUM_NOT_COVERED"
    PET_ALONE = "PET_ALONE"
    OPERATIVE_REPORT_NOT_REVIEWED = "OPERATIVE_REPORT_NOT_REVIEWED"
    SAMPLING_BEFORE_IMAGING = "SAMPLING_BEFORE_IMAGING"
    BIOPSY_WITH_CARCINOMA_FLAG = "BIOPSY_WITH_CARCINOMA_FLAG"
    TARGET_ALREADY_REMOVED = "TARGET_ALREADY_REMOVED"
    MULTIGLAND_LIKELY = "MULTIGLAND_LIKELY"
    CORD_NOT_EXAMINED = "CORD_NOT_EXAMINED"


class OrderCaution(StrEnum):
    """What is said of an order and is no pitfall of a case; the rating has its own source."""

    DIAGNOSIS_NOT_CONFIRMED = "DIAGNOSIS_NOT_CONFIRMED"
    CONTRAINDICATED = "CONTRAINDICATED"
    ANTICOAGULATED = "ANTICOAGULATED"
    SAMPLING_NOT_INDICATED = "SAMPLING_NOT_INDICATED"
    BIOPSY_NOT_ROUTINE = "BIOPSY_NOT_ROUTINE"
    LIMITED_AT_BEST = "LIMITED_AT_BEST"
    ALREADY_COUNTS = "ALREADY_COUNTS"
    ASK_FIRST = "ASK_FIRST"


class NextStep(StrEnum):
    URGENT_HYPERCALCEMIA = "URGENT_HYPERCALCEMIA"
    NOT_THIS_PATHWAY = "NOT_THIS_PATHWAY"
    OBSERVE = "OBSERVE"
    MEDICAL_MANAGEMENT = "MEDICAL_MANAGEMENT"
    COMPLETE_RECORDS = "COMPLETE_RECORDS"
    CONFIRM_BIOCHEMISTRY = "CONFIRM_BIOCHEMISTRY"
    ORDER_CT_4D = "ORDER_CT_4D"
    ORDER_SPECT_CT = "ORDER_SPECT_CT"
    REPEAT_STUDY = "REPEAT_STUDY"
    EXPERT_REREAD = "EXPERT_REREAD"
    ORDER_MRI_WITH_CONTRAST = "ORDER_MRI_WITH_CONTRAST"
    MDT_REVIEW = "MDT_REVIEW"
    HIGH_VOLUME_CENTER = "HIGH_VOLUME_CENTER"
    VENOUS_SAMPLING = "VENOUS_SAMPLING"
    FOCUSED_REOPERATION = "FOCUSED_REOPERATION"
    BILATERAL_EXPLORATION = "BILATERAL_EXPLORATION"
    EN_BLOC_PLANNING = "EN_BLOC_PLANNING"
    GENETICS = "GENETICS"


#: What a target map says of itself.
RANKS: Final = "ranks"
CANNOT_SAY: Final = "cannot say"
