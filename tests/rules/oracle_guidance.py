"""Second opinion on pitfalls and next steps, from the published rules alone.

The studies part and the verdict part of an answer are taken as given: they are checked elsewhere.
"""

from __future__ import annotations

from fractions import Fraction as F

from tests.rules.build import Json
from tests.rules.oracle_case import Second
from tests.rules.oracle_eligibility import judge, suspicious_sizes
from tests.rules.oracle_flags import carcinoma
from tests.rules.oracle_glands import status
from tests.rules.oracle_sampling import lines

ROUTINE_NECK_CT = {"ct_neck_contrast", "ct_neck_without"}
NEVER_COUNT = {
    *ROUTINE_NECK_CT,
    "ct_chest_contrast",
    "sestamibi_planar",
    "mri_without_contrast",
    "fna_pth",
}
FUNCTIONAL = {
    "sestamibi_spect",
    "sestamibi_spect_ct",
    "choline_pet_ct",
    "methionine_pet_ct",
    "fdg_pet_ct",
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


def pitfalls(case: Second) -> list[str]:
    tree, counting = case.tree, case.counting
    there = case.modalities(case.studies)
    post, counted = case.modalities(case.postoperative), case.modalities(counting)
    beyond = [key for key in counting if case.families([key]) != {"ultrasound"}]
    tests = {
        "ULTRASOUND_ALONE": post == {"ultrasound"},
        "SINGLE_MODALITY": len(case.families()) == 1,
        "STANDARD_CT_NOT_4D": post & ROUTINE_NECK_CT and "ct_4d" not in counted,
        "PLANAR_ONLY": "sestamibi_planar" in post and not counted & {"sestamibi_spect", "sestamibi_spect_ct"},
        "MRI_WITHOUT_CONTRAST": "mri_without_contrast" in there,
        "PREOPERATIVE_STUDY": case.last is not None and len(case.postoperative) < len(case.studies),
        "MEDIASTINUM_NOT_COVERED": any("mediastinum" not in case.covers(key) for key in beyond),
        "PET_ALONE": _pet_alone(case),
        "OPERATIVE_REPORT_NOT_REVIEWED": any(
            op.get("report") == "missing" for op in tree.get("operations") or []
        )
        or any(case.inherited(key, "operative_report_seen") is False for key in counting),
        "SAMPLING_BEFORE_IMAGING": any(
            _early(case, row["performed_on"]) for row in tree.get("samplings") or []
        ),
        "BIOPSY_WITH_CARCINOMA_FLAG": "fna_pth" in there and case.suspect,
        "TARGET_ALREADY_REMOVED": any(
            len(target) == 1 and status(tree, target[0])[1] for target in case.verdict["targets"]
        ),
        "MULTIGLAND_LIKELY": _multigland(case),
        "CORD_NOT_EXAMINED": case.last is not None
        and not any(case.after(row["performed_on"]) for row in tree.get("laryngoscopies") or []),
    }
    return [code for code, holds in tests.items() if holds]


def _pet_alone(case: Second) -> bool:
    if case.families(filter(case.has_firm_finding, case.counting)) == {"pet"}:
        return True
    functional = (
        {key for key in group if case.studies[key]["modality"] in FUNCTIONAL} for group in case.groups()
    )
    return any(case.families(members) == {"pet"} for members in functional)


def _early(case: Second, day: str) -> bool:
    """Was it sampled before a counting 4D-CT and a counting sestamibi study?"""
    before = {key for key in case.counting if case.studies[key]["performed_on"] <= day}
    return not {"ct_4d", "sestamibi"} <= case.families(before)


def _multigland(case: Second) -> bool:
    sizes = suspicious_sizes(case.tree, case.counting)
    return (
        bool(case.flags & {"men1", "men2a", "lithium"})
        or _hyperplastic(case.tree) > 1
        or case.code == "MULTIFOCAL"
        or (bool(sizes) and max(map(F, sizes)) < 7)  # noqa: PLR2004
    )


def _hyperplastic(tree: Json) -> int:
    """Glands with hyperplasia: each supernumerary one of an operation is one of its own."""
    records = [
        record
        for op in tree.get("operations") or []
        for record in op.get("glands") or []
        if record.get("pathology") == "hyperplasia"
    ]
    extra = [record for record in records if record["gland"] == "supernumerary"]
    return len({record["gland"] for record in records} - {"supernumerary"}) + len(extra)


def next_steps(case: Second) -> set[str]:
    """The steps; the table's order is checked apart."""
    tree, code, flags = case.tree, case.code, case.flags
    judged = judge(tree)
    standing = {blocker for blocker, resolved in judged.blockers if not resolved}
    eligible, unclear = judged.status == "eligible", code in ("CONCORDANT_NEGATIVE", "EQUIVOCAL")
    age = tree["patient"].get("age_years")
    outside = {
        "URGENT_HYPERCALCEMIA": "CALCIUM_VERY_HIGH" in carcinoma(tree),
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
