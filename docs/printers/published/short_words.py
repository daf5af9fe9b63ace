"""A word or two beside each code of an answer, for a page that must not change with the rules' sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from casereview.rules.codes.conclusions import Blocker, CarcinomaFlag, NextStep, Pitfall, Verdict

WORDS: Final[dict[str, str]] = {
    Verdict.INSUFFICIENT: "too little counts",
    Verdict.CONCORDANT_NEGATIVE: "all negative",
    Verdict.CONCORDANT_POSITIVE: "one place agreed",
    Verdict.MULTIFOCAL: "several places",
    Verdict.DISCORDANT_LOCATION: "contradiction",
    Verdict.POSITIVE_NEGATIVE: "positive against negative",
    Verdict.EQUIVOCAL: "undecided",
    Blocker.OPERATIONS_UNKNOWN: "operations not known",
    Blocker.FLAGS_UNKNOWN: "drugs, kidneys, genetics not known",
    Blocker.NO_PRIOR_PARATHYROID_OPERATION: "never operated",
    Blocker.CALCIUM_MISSING: "no calcium",
    Blocker.PTH_MISSING: "no PTH",
    Blocker.NOT_HYPERCALCEMIC: "calcium normal",
    Blocker.EUCALCEMIC_PTH_ELEVATION: "only PTH high",
    Blocker.PTH_SUPPRESSED: "PTH low",
    Blocker.TERTIARY_POSSIBLE: "kidneys",
    Blocker.SECONDARY_POSSIBLE: "kidneys or vitamin D",
    Blocker.FHH_NOT_EXCLUDED: "FHH open",
    Blocker.LITHIUM: "lithium",
    Blocker.THIAZIDE: "thiazide",
    Blocker.COURSE_UNDETERMINED: "course open",
    Blocker.OPERATIVE_REPORT_MISSING: "report missing",
    CarcinomaFlag.CALCIUM_VERY_HIGH: "calcium very high",
    CarcinomaFlag.PTH_VERY_HIGH: "PTH very high",
    CarcinomaFlag.PTH_SUSPICIOUS: "PTH suspicious",
    CarcinomaFlag.PALPABLE_MASS: "palpable mass",
    CarcinomaFlag.LESION_LARGE: "large lesion",
    CarcinomaFlag.PATHOLOGY: "pathology",
    Pitfall.ULTRASOUND_ALONE: "only ultrasound",
    Pitfall.SINGLE_MODALITY: "one family",
    Pitfall.STANDARD_CT_NOT_4D: "routine CT",
    Pitfall.PLANAR_ONLY: "planar scan",
    Pitfall.MRI_WITHOUT_CONTRAST: "MRI without contrast",
    Pitfall.PREOPERATIVE_STUDY: "study before the operation",
    Pitfall.MEDIASTINUM_NOT_COVERED: "mediastinum not covered",
    Pitfall.PET_ALONE: "PET alone",
    Pitfall.OPERATIVE_REPORT_NOT_REVIEWED: "report not reviewed",
    Pitfall.SAMPLING_BEFORE_IMAGING: "sampled too early",
    Pitfall.BIOPSY_WITH_CARCINOMA_FLAG: "biopsy and carcinoma flag",
    Pitfall.TARGET_ALREADY_REMOVED: "gland already removed",
    Pitfall.MULTIGLAND_LIKELY: "several glands likely",
    Pitfall.CORD_NOT_EXAMINED: "vocal cords",
    NextStep.URGENT_HYPERCALCEMIA: "emergency",
    NextStep.NOT_THIS_PATHWAY: "not this pathway",
    NextStep.OBSERVE: "observe",
    NextStep.MEDICAL_MANAGEMENT: "medical treatment",
    NextStep.COMPLETE_RECORDS: "records",
    NextStep.CONFIRM_BIOCHEMISTRY: "laboratory",
    NextStep.ORDER_CT_4D: "4D-CT",
    NextStep.ORDER_SPECT_CT: "SPECT/CT",
    NextStep.REPEAT_STUDY: "repeat",
    NextStep.EXPERT_REREAD: "second reading",
    NextStep.ORDER_MRI_WITH_CONTRAST: "MRI",
    NextStep.MDT_REVIEW: "meeting",
    NextStep.HIGH_VOLUME_CENTER: "expert center",
    NextStep.VENOUS_SAMPLING: "sampling",
    NextStep.FOCUSED_REOPERATION: "focused operation",
    NextStep.BILATERAL_EXPLORATION: "both sides",
    NextStep.EN_BLOC_PLANNING: "en bloc",
    NextStep.GENETICS: "genetics",
}


def with_words(codes: Iterable[str]) -> str:
    """As in "`ORDER_CT_4D` (4D-CT), `GENETICS` (genetics)"; "none" for none."""
    return ", ".join(f"`{code}` ({WORDS[code]})" for code in codes) or "none"
