"""The codes an assessment answers with: verdicts, blockers, flags, pitfalls and next steps.

Each is explained in docs/clinical-rules.md; members stand in the order of the tables there and of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    VALUE_IMPLAUSIBLE = "VALUE_IMPLAUSIBLE"
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


#: Those that a clinician's decision can resolve, under the conditions of the table; the others only by facts.
RESOLVABLE: Final = frozenset(
    {
        Blocker.VALUE_IMPLAUSIBLE,
        Blocker.NOT_HYPERCALCEMIC,
        Blocker.TERTIARY_POSSIBLE,
        Blocker.FHH_NOT_EXCLUDED,
        Blocker.LITHIUM,
        Blocker.THIAZIDE,
        Blocker.COURSE_UNDETERMINED,
        Blocker.OPERATIVE_REPORT_MISSING,
    }
)

_ORDER = tuple(Blocker)
BIOCHEMICAL: Final = frozenset(
    _ORDER[_ORDER.index(Blocker.VALUE_IMPLAUSIBLE) : _ORDER.index(Blocker.THIAZIDE) + 1]
)


class OverrideCode(Coded):
    """Why the chair of a meeting lets a case in although a blocker stands."""

    NORMOCALCEMIC_DISEASE = "normocalcemic_disease", "Normocalcemic disease, persisting"
    RENAL_PRIMARY = "renal_primary", "Primary disease proven in renal disease or a transplant"
    MASKED_BY_VITAMIN_D = "masked_by_vitamin_d", "Masked by vitamin D deficiency"
    LOWERED_BY_DRUG = "lowered_by_drug", "Calcium lowered by a drug"
    THYROIDECTOMY_ONLY = "thyroidectomy_only", "Operated neck after a thyroidectomy without gland data"


_CALCIUM_NOT_HIGH: Final = (
    Blocker.NOT_HYPERCALCEMIC,
    Blocker.EUCALCEMIC_PTH_ELEVATION,
    Blocker.SECONDARY_POSSIBLE,
)
#: The blockers that each reason lifts; facts that name another pair are refused.
LIFTS: Final[Mapping[OverrideCode, tuple[Blocker, ...]]] = {
    OverrideCode.NORMOCALCEMIC_DISEASE: _CALCIUM_NOT_HIGH,
    OverrideCode.RENAL_PRIMARY: (Blocker.TERTIARY_POSSIBLE, Blocker.SECONDARY_POSSIBLE),
    OverrideCode.MASKED_BY_VITAMIN_D: _CALCIUM_NOT_HIGH,
    OverrideCode.LOWERED_BY_DRUG: _CALCIUM_NOT_HIGH,
    OverrideCode.THYROIDECTOMY_ONLY: (Blocker.NO_PRIOR_PARATHYROID_OPERATION, Blocker.COURSE_UNDETERMINED),
}
#: What can be overridden, in the order of the table.
OVERRIDABLE: Final = tuple(code for code in _ORDER if any(code in codes for codes in LIFTS.values()))


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
    CONCORDANT_REGION = "CONCORDANT_REGION"
    MULTIFOCAL = "MULTIFOCAL"
    DISCORDANT_LOCATION = "DISCORDANT_LOCATION"
    POSITIVE_NEGATIVE = "POSITIVE_NEGATIVE"
    EQUIVOCAL = "EQUIVOCAL"


#: What the studies leave open: a case may be escalated, and a catheter may be asked to tell.
ESCALATION_VERDICTS: Final = frozenset(
    {
        Verdict.CONCORDANT_NEGATIVE,
        Verdict.CONCORDANT_REGION,
        Verdict.POSITIVE_NEGATIVE,
        Verdict.DISCORDANT_LOCATION,
        Verdict.MULTIFOCAL,
        Verdict.EQUIVOCAL,
    }
)


class Excluded(StrEnum):
    """Why a study does not count."""

    OPERATIONS_UNKNOWN = "OPERATIONS_UNKNOWN"
    PREOPERATIVE = "PREOPERATIVE"
    SUPERSEDED = "SUPERSEDED"
    NOT_REPORTED = "NOT_REPORTED"
    INADEQUATE = "INADEQUATE"
    ADEQUACY_UNKNOWN = "ADEQUACY_UNKNOWN"
    NEGATIVE_ULTRASOUND = "NEGATIVE_ULTRASOUND"
    FDG_PET = "FDG_PET"
    NEEDLE_WITHOUT_PLACE = "NEEDLE_WITHOUT_PLACE"
    NEEDLE_WITH_CARCINOMA_FLAG = "NEEDLE_WITH_CARCINOMA_FLAG"


class Caveat(StrEnum):
    VEIN_LIGATED = "VEIN_LIGATED"
    COMMON_TRUNK = "COMMON_TRUNK"
    BASELINES_DIFFER = "BASELINES_DIFFER"
    ONE_SIDE_SAMPLED = "ONE_SIDE_SAMPLED"
    BASELINE_MISSING = "BASELINE_MISSING"
    NEAR_THRESHOLD = "NEAR_THRESHOLD"


class Pitfall(StrEnum):
    ULTRASOUND_ALONE = "ULTRASOUND_ALONE"
    SINGLE_MODALITY = "SINGLE_MODALITY"
    STANDARD_CT_NOT_4D = "STANDARD_CT_NOT_4D"
    PLANAR_ONLY = "PLANAR_ONLY"
    MRI_WITHOUT_CONTRAST = "MRI_WITHOUT_CONTRAST"
    PREOPERATIVE_STUDY = "PREOPERATIVE_STUDY"
    FDG_PET = "FDG_PET"
    MEDIASTINUM_NOT_COVERED = "MEDIASTINUM_NOT_COVERED"
    FIRST_LINE_OPEN = "FIRST_LINE_OPEN"
    READING_OPEN = "READING_OPEN"
    PET_ALONE = "PET_ALONE"
    OPERATIVE_REPORT_NOT_REVIEWED = "OPERATIVE_REPORT_NOT_REVIEWED"
    SAMPLING_BEFORE_IMAGING = "SAMPLING_BEFORE_IMAGING"
    BIOPSY_WITH_CARCINOMA_FLAG = "BIOPSY_WITH_CARCINOMA_FLAG"
    TARGET_ALREADY_REMOVED = "TARGET_ALREADY_REMOVED"
    TARGET_SEEN_NORMAL = "TARGET_SEEN_NORMAL"
    EXPLAINED_OTHERWISE = "EXPLAINED_OTHERWISE"
    SEEN_ELSEWHERE = "SEEN_ELSEWHERE"
    SAMPLING_ELSEWHERE = "SAMPLING_ELSEWHERE"
    WASHOUT_NEGATIVE = "WASHOUT_NEGATIVE"
    ACROSS_INLET = "ACROSS_INLET"
    GRAFT_NOT_TESTED = "GRAFT_NOT_TESTED"
    GRAFT_SECRETES = "GRAFT_SECRETES"
    MULTIGLAND_LIKELY = "MULTIGLAND_LIKELY"
    SMALL_LESION = "SMALL_LESION"
    CORD_NOT_EXAMINED = "CORD_NOT_EXAMINED"
    CORD_PALSY = "CORD_PALSY"
    CORD_PALSY_OPPOSITE = "CORD_PALSY_OPPOSITE"
    PREGNANCY = "PREGNANCY"
    SINGLE_HIGH_CALCIUM = "SINGLE_HIGH_CALCIUM"
    PTH_LOW_NORMAL = "PTH_LOW_NORMAL"
    STALE_BIOCHEMISTRY = "STALE_BIOCHEMISTRY"
    STALE_STUDY = "STALE_STUDY"
    VITAMIN_D_LOW = "VITAMIN_D_LOW"
    VALUE_UNREADABLE = "VALUE_UNREADABLE"
    NO_INDICATION = "NO_INDICATION"


#: The pitfalls that can keep a step that tells to operate from standing; PET_ALONE, TARGET_SEEN_NORMAL and
#: STALE_STUDY stop under the conditions of the table only.
STOPPING: Final = frozenset(
    {
        Pitfall.FIRST_LINE_OPEN,
        Pitfall.READING_OPEN,
        Pitfall.PET_ALONE,
        Pitfall.TARGET_ALREADY_REMOVED,
        Pitfall.TARGET_SEEN_NORMAL,
        Pitfall.EXPLAINED_OTHERWISE,
        Pitfall.SEEN_ELSEWHERE,
        Pitfall.SAMPLING_ELSEWHERE,
        Pitfall.WASHOUT_NEGATIVE,
        Pitfall.ACROSS_INLET,
        Pitfall.GRAFT_NOT_TESTED,
        Pitfall.GRAFT_SECRETES,
        Pitfall.MULTIGLAND_LIKELY,
        Pitfall.CORD_PALSY_OPPOSITE,
        Pitfall.PREGNANCY,
        Pitfall.SINGLE_HIGH_CALCIUM,
        Pitfall.PTH_LOW_NORMAL,
        Pitfall.STALE_BIOCHEMISTRY,
        Pitfall.STALE_STUDY,
    }
)
#: Of those, the ones that speak of the patient and not of a place; an answer to one names no site.
OF_NO_PLACE: Final = frozenset(
    {
        Pitfall.GRAFT_NOT_TESTED,
        Pitfall.MULTIGLAND_LIKELY,
        Pitfall.PREGNANCY,
        Pitfall.SINGLE_HIGH_CALCIUM,
        Pitfall.PTH_LOW_NORMAL,
        Pitfall.STALE_BIOCHEMISTRY,
    }
)


class NextStep(StrEnum):
    URGENT_HYPERCALCEMIA = "URGENT_HYPERCALCEMIA"
    URGENT_HYPOCALCEMIA = "URGENT_HYPOCALCEMIA"
    NOT_THIS_PATHWAY = "NOT_THIS_PATHWAY"
    OBSERVE = "OBSERVE"
    MEDICAL_MANAGEMENT = "MEDICAL_MANAGEMENT"
    COMPLETE_RECORDS = "COMPLETE_RECORDS"
    CONFIRM_BIOCHEMISTRY = "CONFIRM_BIOCHEMISTRY"
    REPLETE_VITAMIN_D = "REPLETE_VITAMIN_D"
    GRAFT_TEST = "GRAFT_TEST"
    GRAFT_REVISION = "GRAFT_REVISION"
    STATE_ADEQUACY = "STATE_ADEQUACY"
    LOCATE_FINDING = "LOCATE_FINDING"
    ORDER_CT_4D = "ORDER_CT_4D"
    ORDER_SPECT_CT = "ORDER_SPECT_CT"
    ORDER_ULTRASOUND = "ORDER_ULTRASOUND"
    REPEAT_STUDY = "REPEAT_STUDY"
    EXPERT_REREAD = "EXPERT_REREAD"
    ORDER_MRI_WITH_CONTRAST = "ORDER_MRI_WITH_CONTRAST"
    MDT_REVIEW = "MDT_REVIEW"
    HIGH_VOLUME_CENTER = "HIGH_VOLUME_CENTER"
    VENOUS_SAMPLING = "VENOUS_SAMPLING"
    REGION_EXPLORATION = "REGION_EXPLORATION"
    TARGET_WITH_RATIONALE = "TARGET_WITH_RATIONALE"
    SETTLE_FIRST = "SETTLE_FIRST"
    FOCUSED_REOPERATION = "FOCUSED_REOPERATION"
    BILATERAL_EXPLORATION = "BILATERAL_EXPLORATION"
    THORACIC_PLANNING = "THORACIC_PLANNING"
    EN_BLOC_PLANNING = "EN_BLOC_PLANNING"
    GENETICS = "GENETICS"


#: The steps that tell to operate: none stands beside an unanswered pitfall that stops it.
TO_OPERATE: Final = frozenset(
    {
        NextStep.GRAFT_REVISION,
        NextStep.REGION_EXPLORATION,
        NextStep.TARGET_WITH_RATIONALE,
        NextStep.FOCUSED_REOPERATION,
        NextStep.BILATERAL_EXPLORATION,
    }
)


class Indication(StrEnum):
    """Why an operation is worth it; each is met, not met or unknown, and none gates anything."""

    SYMPTOMS = "SYMPTOMS"
    STONES = "STONES"
    FRACTURE = "FRACTURE"
    CALCIUM_ABOVE = "CALCIUM_ABOVE"
    AGE_BELOW_50 = "AGE_BELOW_50"
    T_SCORE = "T_SCORE"
    EGFR_BELOW_60 = "EGFR_BELOW_60"
    URINE_CALCIUM = "URINE_CALCIUM"


class MapSays(Coded):
    """What a target map says of itself."""

    RANKS = "ranks", "ranks"
    CANNOT_SAY = "cannot say", "cannot say"
