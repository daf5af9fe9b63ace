"""Second opinion on eligibility, carcinoma flags and glands, from the published rules alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from typing import NamedTuple

from tests.rules.build import Json
from tests.rules.oracle_labs import (
    Value,
    by_day,
    corrected,
    course,
    deciding,
    latest_is_below,
    parathyroid_days,
    pth_of,
    ratio_clears,
)
from tests.rules.oracle_quantity import day_of, of_lab

ORDER = (
    "OPERATIONS_UNKNOWN",
    "FLAGS_UNKNOWN",
    "NO_PRIOR_PARATHYROID_OPERATION",
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
    "COURSE_UNDETERMINED",
    "OPERATIVE_REPORT_MISSING",
)
_RESOLVABLE = {
    "FHH_NOT_EXCLUDED",
    "LITHIUM",
    "THIAZIDE",
    "COURSE_UNDETERMINED",
    "OPERATIVE_REPORT_MISSING",
}
_CALCIUM_NOT_HIGH = ("NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE")


class Judged(NamedTuple):
    status: str
    course: str
    blockers: list[tuple[str, bool]]  # code, resolved


def deciding_values(tree: Json) -> tuple[Value | None, Value | None]:
    """The calcium and the PTH that decide."""
    flags = set(tree.get("flags") or [])
    labs = deciding(tree)
    days = by_day(labs)
    calcium = days[max(days)] if days else None

    def asked(pth: Value) -> bool | None:
        if calcium is None:
            return True
        if not calcium.is_high():
            return pth.is_high()
        suppressed = pth.is_suppressed()
        if suppressed is False and flags & {"ckd_dialysis", "kidney_transplant"}:
            return pth.is_high()
        return suppressed

    return calcium, pth_of(labs, calcium, asked)


def _chemistry(tree: Json, flags: set[str]) -> set[str]:
    calcium, pth = deciding_values(tree)
    found = set()
    if calcium is None:
        found.add("CALCIUM_MISSING")
    if pth is None:
        found.add("PTH_MISSING")
    if calcium is not None and not calcium.is_high():
        found.add("NOT_HYPERCALCEMIC")
        if pth is not None and pth.is_high():
            found.add("EUCALCEMIC_PTH_ELEVATION")
            kidneys = latest_is_below(deciding(tree), "egfr", "60", "mL/min/{1.73_m2}")
            vitamin = latest_is_below(deciding(tree), "vitamin_d_25oh", "20", "ng/mL")
            if flags & {"ckd", "ckd_dialysis"} or kidneys or vitamin:
                found.add("SECONDARY_POSSIBLE")
    if calcium is not None and calcium.is_high() and pth is not None:
        if pth.is_suppressed():
            found.add("PTH_SUPPRESSED")
        if flags & {"ckd_dialysis", "kidney_transplant"} and pth.is_high():
            found.add("TERTIARY_POSSIBLE")
    return found


def judge(tree: Json) -> Judged:
    """Status, course and every blocker."""
    flags = set(tree.get("flags") or [])
    operations = tree.get("operations")
    standing = _chemistry(tree, flags)
    if operations is None:
        standing.add("OPERATIONS_UNKNOWN")
    elif not parathyroid_days(tree):
        standing.add("NO_PRIOR_PARATHYROID_OPERATION")
    if tree.get("flags") is None:
        standing.add("FLAGS_UNKNOWN")
    if not ratio_clears(tree) or flags & {"thiazide", "family_history_fhh"}:
        standing.add("FHH_NOT_EXCLUDED")
    standing |= {flag.upper() for flag in flags & {"lithium", "thiazide"}}
    ran = course(tree)
    if ran == "undetermined":
        standing.add("COURSE_UNDETERMINED")
    if any(op.get("report") == "missing" for op in operations or []):
        standing.add("OPERATIVE_REPORT_MISSING")

    last = max(parathyroid_days(tree), default=date.min)
    resolved = {
        row["blocker"]
        for row in tree.get("resolutions") or []
        if row["blocker"] == "FHH_NOT_EXCLUDED" or date.fromisoformat(row["date"]) >= last
    } & _RESOLVABLE
    blockers = [(code, code in resolved) for code in ORDER if code in standing]

    ineligible = {"NO_PRIOR_PARATHYROID_OPERATION", "TERTIARY_POSSIBLE"}
    ineligible |= set() if "calcimimetic" in flags else set(_CALCIUM_NOT_HIGH)
    ineligible |= set() if "biotin" in flags else {"PTH_SUPPRESSED"}
    left = {code for code, done in blockers if not done}
    status = "ineligible" if left & ineligible else "undetermined" if left else "eligible"
    return Judged(status, ran, blockers)


def carcinoma(tree: Json, counting: set[str]) -> list[str]:
    """The carcinoma flags; `counting` are the ids of the studies that count."""
    flags = set(tree.get("flags") or [])
    calcium, pth = deciding_values(tree)
    found = []
    if calcium is not None and _very_high(deciding(tree), calcium.day):
        found.append("CALCIUM_VERY_HIGH")
    for code, multiple in (("PTH_VERY_HIGH", 10), ("PTH_SUSPICIOUS", 3)):
        if pth is not None and pth.span.above(multiple * pth.high):
            found.append(code)
    if "palpable_mass" in flags:
        found.append("PALPABLE_MASS")
    if any(F(size) > 30 for size in suspicious_sizes(tree, counting)):
        found.append("LESION_LARGE")
    pathologies = {
        gland.get("pathology") for op in tree.get("operations") or [] for gland in op.get("glands") or []
    }
    if pathologies & {"carcinoma", "atypical"}:
        found.append("PATHOLOGY")
    return found


def _very_high(labs: list[Json], day: date) -> bool:
    today = [lab for lab in labs if day_of(lab) == day]
    totals = [lab for lab in today if lab["analyte"] == "calcium_total"]
    spans = [of_lab(lab) for lab in today if lab["analyte"] in ("calcium_total", "calcium_albumin_corrected")]
    spans += [
        corrected(total, protein) for total in totals for protein in today if protein["analyte"] == "albumin"
    ]
    ionized = [of_lab(lab) for lab in today if lab["analyte"] == "calcium_ionized"]
    return any(each.above(14 * F("0.2495")) for each in spans) or any(
        each.above(F("1.8")) for each in ionized
    )


def suspicious_sizes(tree: Json, counting: set[str]) -> list[str]:
    """Sizes of the suspicious findings of the studies that count."""
    return [
        finding["size_mm"]
        for study in tree.get("studies") or []
        if study["id"] in counting
        for finding in study.get("findings") or []
        if finding.get("nature", "suspicious") == "suspicious" and finding.get("size_mm")
    ]
