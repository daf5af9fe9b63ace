"""Second opinion on next steps, from the published rules alone.

The studies part and the verdict part of an answer are taken as given: they are checked elsewhere.
"""

from __future__ import annotations

from tests.rules.oracle_case import Second
from tests.rules.oracle_eligibility import carcinoma, judge
from tests.rules.oracle_sampling import lines

ROUTINE_NECK_CT = {"ct_neck_contrast", "ct_neck_without"}
NEVER_COUNT = {
    *ROUTINE_NECK_CT,
    "ct_chest_contrast",
    "sestamibi_planar",
    "mri_without_contrast",
    "fna_pth",
}
UNSURE = {"DISCORDANT_LOCATION", "POSITIVE_NEGATIVE", "EQUIVOCAL"}
# A missing report that a clinician has resolved is not asked for again, as the other three are not.
RECORDS = {"OPERATIVE_REPORT_MISSING", "OPERATIONS_UNKNOWN", "FLAGS_UNKNOWN", "COURSE_UNDETERMINED"}
BIOCHEMICAL = {
    "CALCIUM_MISSING",
    "PTH_MISSING",
    "NOT_HYPERCALCEMIC",
    "EUCALCEMIC_PTH_ELEVATION",
    "PTH_SUPPRESSED",
    "TERTIARY_POSSIBLE",
    "SECONDARY_POSSIBLE",
    "FHH_NOT_EXCLUDED",
    "LITHIUM",
    "THIAZIDE",
}


def next_steps(case: Second) -> set[str]:
    """The steps; the table's order is checked apart."""
    tree, code, flags = case.tree, case.code, case.flags
    judged = judge(tree)
    standing = {blocker for blocker, resolved in judged.blockers if not resolved}
    eligible, unclear = judged.status == "eligible", code in ("CONCORDANT_NEGATIVE", "EQUIVOCAL")
    age = tree["patient"].get("age_years")
    outside = {
        "URGENT_HYPERCALCEMIA": "CALCIUM_VERY_HIGH" in carcinoma(tree, case.counting),
        "NOT_THIS_PATHWAY": judged.status == "ineligible",
        "OBSERVE": judged.status == "ineligible" and "EUCALCEMIC_PTH_ELEVATION" in standing,
        "MDT_REVIEW": case.suspect,
        "HIGH_VOLUME_CENTER": case.suspect,
    }
    inside = {
        "COMPLETE_RECORDS": standing & RECORDS,
        "CONFIRM_BIOCHEMISTRY": standing & BIOCHEMICAL,
        "EXPERT_REREAD": code in UNSURE,
        "MDT_REVIEW": case.suspect or code != "INSUFFICIENT" or case.has("GRADIENT_ELSEWHERE"),
        "HIGH_VOLUME_CENTER": case.suspect or unclear,
        "MEDICAL_MANAGEMENT": eligible and unclear and _without_gradient(case),
        "FOCUSED_REOPERATION": eligible and not case.suspect and code == "CONCORDANT_POSITIVE",
        "BILATERAL_EXPLORATION": eligible
        and not case.suspect
        and code == "MULTIFOCAL"
        and len(case.groups()) > 1,
        "EN_BLOC_PLANNING": case.suspect and case.verdict["targets"],
        "GENETICS": (age is not None and age < 40)  # noqa: PLR2004
        or flags & {"men1", "men2a", "hpt_jaw_tumor"}
        or code == "MULTIFOCAL",
    }
    found = {step for step, holds in outside.items() if holds}
    if judged.status == "ineligible":
        return found
    found |= {step for step, holds in inside.items() if holds} | _orders(case)
    if eligible and _sampling_helps(case):
        found.add("MDT_REVIEW" if _closed(case, "ct_4d") else "VENOUS_SAMPLING")
    return found


def _closed(case: Second, family: str) -> bool:
    """Do pregnancy, allergy or kidneys stand against another study of this family?"""
    asked = {
        "ct_4d": case.flags & {"pregnancy", "contrast_allergy"} or case.poor_kidneys,
        "sestamibi": case.flags & {"pregnancy"},
        "mri": case.flags & {"pregnancy"} or case.poor_kidneys,
        "pet": case.flags & {"pregnancy"},  # gives radiation as sestamibi does; no row of its own
        "ultrasound": False,
    }
    return bool(asked[family])


def _orders(case: Second) -> set[str]:
    families, found = case.families(), set()
    wanted = [("ct_4d", "ORDER_CT_4D"), ("sestamibi", "ORDER_SPECT_CT")]
    wanted += [("mri", "ORDER_MRI_WITH_CONTRAST")] if case.code in UNSURE else []
    for family, step in wanted:
        if family not in families:
            found.add("MDT_REVIEW" if _closed(case, family) else step)
    for key in case.postoperative:
        family, adequacy = case.lines[key]["family"], case.lines[key]["adequacy"]
        superseded = any(note["code"] == "SUPERSEDED" for note in case.lines[key]["notes"])
        if case.studies[key]["modality"] in NEVER_COUNT or superseded:
            continue
        by_field = adequacy == "limited" and family != "ultrasound" and len(case.covers(key)) < 2
        better = any(
            case.lines[other]["adequacy"] == "adequate" and case.lines[other]["family"] == family
            for other in case.counting
        )
        if (adequacy == "inadequate" or by_field) and not better:
            found.add("MDT_REVIEW" if _closed(case, family) else "REPEAT_STUDY")
    return found


def _without_gradient(case: Second) -> bool:
    """Sampled since the last operation, and every ratio below the threshold."""
    told = [line.gradient for sampling in case.sampled for line in lines(sampling)]
    return bool(told) and all(gradient is False for gradient in told)


def _sampling_helps(case: Second) -> bool:
    families = case.families()
    unsure = case.code in ("DISCORDANT_LOCATION", "POSITIVE_NEGATIVE") and len(families) > 2
    return (
        (unsure or case.code in ("CONCORDANT_NEGATIVE", "EQUIVOCAL"))
        and {"ct_4d", "sestamibi"} <= families
        and not case.sampled
    )
