"""Second opinion on pitfalls and next steps, from the published rules alone.

The studies part and the verdict part of an answer are taken as given: they are checked elsewhere.
"""

from __future__ import annotations

from datetime import date

from tests.rules.build import Json
from tests.rules.oracle_case import Second
from tests.rules.oracle_glands import status
from tests.rules.oracle_orders import SEEN, operation, orders, sampling

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


WEAK = {"STALE_BIOCHEMISTRY", "SINGLE_HIGH_CALCIUM", "PTH_LOW_NORMAL"}
#: Rows that this second opinion takes from the answer: values and veins are computed again elsewhere.
GIVEN = {
    *("URGENT_HYPERCALCEMIA", "URGENT_HYPOCALCEMIA", "REPLETE_VITAMIN_D", "GRAFT_TEST", "GRAFT_REVISION"),
    *("TARGET_WITH_RATIONALE", "REGION_EXPLORATION"),
}
CHEST = {"anterior_mediastinum", "middle_mediastinum", "posterior_mediastinum", "pericardial"}
CHEST |= {"aortopulmonary_window"}


class Asked:
    """One answer's own parts beside the case, and what the rows ask of them."""

    def __init__(self, case: Second, answer: Json) -> None:
        self.case, self.code = case, case.code
        self.given = {line["code"] for line in answer["next_steps"]} & GIVEN
        blockers = answer["eligibility"]["blockers"]
        self.standing = {b["code"] for b in blockers if not b["resolved"] and not b["overridden"]}
        self.status = answer["eligibility"]["status"]
        self.met = {line["code"] for line in answer["pitfalls"]}
        self.stops = {p["code"] for p in answer["pitfalls"] if p["stops"] and not p["answered"]}
        flags = answer["carcinoma_flags"]
        self.suspect = any(f["code"] != "PTH_SUSPICIOUS" and not f["answered"] for f in flags)
        self.removed = {row["gland"] for row in answer["glands"] if status(case.tree, row["gland"])[1]}
        self.targets: list[list[str]] = answer["verdict"]["targets"]
        recent = {row["id"] for row in case.sampled}
        self.samplings = [part for part in answer["samplings"] if part["id"] in recent]
        veins = {
            sample["id"]: sample["vein"]
            for row in case.sampled
            for sample in row.get("samples") or []
            if "antecubital" not in sample["vein"]
        }
        self.ratios = [
            (veins[line["id"]], line["gradient"], part["id"])
            for part in self.samplings
            for line in part["ratios"]
            if line["id"] in veins
        ]
        self.as_of = date.fromisoformat(answer["profile"]["as_of"])

    def days(self, key: str) -> int:
        return (self.as_of - date.fromisoformat(self.case.studies[key]["performed_on"])).days

    def noted(self, key: str, code: str) -> bool:
        return any(note["code"] == code for note in self.case.lines[key]["notes"])

    def usable_kind(self, key: str) -> bool:
        study = self.case.studies[key]
        silent = study["modality"] == "ultrasound" and study.get("result") == "negative"
        return study["modality"] not in {*NEVER_COUNT, "fdg_pet_ct"} and not silent

    def sampled(self) -> bool:
        return any(
            {"left", "right"} <= {vein.split(".")[0] for vein, _, key in self.ratios if key == part["id"]}
            and all(gradient is not None for _, gradient, key in self.ratios if key == part["id"])
            for part in self.samplings
        )

    def to_state(self, family: str) -> bool:
        return _to_state(self, family)

    def maybe(self) -> list[str]:
        """Veins that have a gradient or may have one."""
        return [vein for vein, gradient, _ in self.ratios if gradient is not False]


def next_steps(case: Second, answer: Json) -> set[str]:
    """The steps; the table's order is checked apart."""
    asked = Asked(case, answer)
    code, eligible = case.code, asked.status == "eligible"
    early = {
        "NOT_THIS_PATHWAY": asked.status == "ineligible",
        "MDT_REVIEW": asked.suspect,
        "HIGH_VOLUME_CENTER": asked.suspect,
        "OBSERVE": asked.status == "ineligible" and "EUCALCEMIC_PTH_ELEVATION" in asked.standing,
    }
    found = {step for step, holds in early.items() if holds}
    if asked.status == "ineligible":
        return found | asked.given
    chest = any({site.split(".")[1] for site in target} <= CHEST for target in asked.targets)
    nothing = code in ("CONCORDANT_NEGATIVE", "EQUIVOCAL")
    age = case.tree["patient"].get("age_years")
    table = {
        "OBSERVE": eligible and "NO_INDICATION" in asked.met,
        "MEDICAL_MANAGEMENT": eligible and nothing and not asked.targets and _in_vain(asked),
        "COMPLETE_RECORDS": asked.standing & RECORDS,
        "CONFIRM_BIOCHEMISTRY": asked.standing & (BIOCHEMICAL | {"VALUE_IMPLAUSIBLE"}) or asked.met & WEAK,
        "STATE_ADEQUACY": _to_state(asked),
        "LOCATE_FINDING": _to_locate(asked),
        "EXPERT_REREAD": code in UNSURE | {"CONCORDANT_REGION"}
        and any(not case.studies[key].get("supersedes") for key in case.counting),
        "MDT_REVIEW": code != "INSUFFICIENT" or case.has("GRADIENT_ELSEWHERE"),
        "HIGH_VOLUME_CENTER": nothing or chest,
        "EN_BLOC_PLANNING": asked.suspect and code in SEEN,
        "GENETICS": (age is not None and age < 40)  # noqa: PLR2004
        or case.flags & {"men1", "men2a", "hpt_jaw_tumor"}
        or code == "MULTIFOCAL",
    }
    found |= {step for step, holds in table.items() if holds} | orders(asked) | asked.given
    if eligible:
        found |= sampling(asked, found) | operation(asked)
        if (code in SEEN and chest) or (nothing and asked.sampled() and _to_the_chest(asked)):
            found.add("THORACIC_PLANNING")
    return found


def _in_vain(asked: Asked) -> bool:
    near = any(c["code"] == "NEAR_THRESHOLD" for part in asked.samplings for c in part["caveats"])
    return asked.sampled() and not asked.maybe() and not near


def _to_the_chest(asked: Asked) -> bool:
    names = {vein.split(".")[1] for vein in asked.maybe()}
    return names <= {"thymic", "internal_mammary"} and any(gradient for _, gradient, _ in asked.ratios)


def _to_state(asked: Asked, family: str | None = None) -> bool:
    case = asked.case
    return any(
        asked.usable_kind(key)
        and not asked.noted(key, "SUPERSEDED")
        and family in (None, case.lines[key]["family"])
        and (
            case.studies[key].get("result", "not_reported") == "not_reported"
            or case.lines[key]["adequacy"] == "unknown"
        )
        for key in case.postoperative
    )


def _to_locate(asked: Asked) -> bool:
    case = asked.case
    for key in case.counting:
        study, line = case.studies[key], case.lines[key]
        rows = [f for f in study.get("findings") or [] if f.get("nature", "suspicious") == "suspicious"]
        texts = {row["text"] for row in line["unlocated"]}
        places = iter(line["sites"])
        likely = study["result"] == "positive"
        if likely and not rows and line["unlocated"]:
            return True
        for row in rows:
            lost = row["location"] in texts
            unsided = not lost and _unsided(next(places))
            asks = unsided or (lost and row.get("sites") != [])
            if likely and row.get("certainty", "probable") != "possible" and asks:
                return True
    return any(
        case.studies[key]["modality"] == "fna_pth"
        and case.studies[key].get("result") == "negative"
        and not asked.noted(key, "SUPERSEDED")
        and not case.lines[key]["sites"]
        for key in case.postoperative
    )


def _unsided(sites: list[str]) -> bool:
    places = {site.split(".")[1] for site in sites}
    sides = {place: {site.split(".")[0] for site in sites if site.endswith("." + place)} for place in places}
    whole = {"retroesophageal": 3, "retropharyngeal": 3}
    return not places & CHEST and all(len(sides[place]) == whole.get(place, 2) for place in places)
