"""Second opinion on eligibility, from the published rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tests.rules.build import Json
from tests.rules.oracle_labs import (
    GFR,
    Value,
    calcium_days,
    course,
    deciding,
    excretes_much,
    last_operation,
    latest_is_below,
    parathyroid_days,
    pth_of,
    ratio_of_latest_urine,
    was_normal_half_a_year,
)
from tests.rules.oracle_plausible import CALCIUMS, blocking, usable
from tests.rules.oracle_quantity import amount, day_of, of_lab

ORDER = (
    "OPERATIONS_UNKNOWN",
    "FLAGS_UNKNOWN",
    "NO_PRIOR_PARATHYROID_OPERATION",
    "VALUE_IMPLAUSIBLE",
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
_ALWAYS_RESOLVABLE = {
    "FHH_NOT_EXCLUDED",
    "LITHIUM",
    "THIAZIDE",
    "COURSE_UNDETERMINED",
    "OPERATIVE_REPORT_MISSING",
}
_NOT_HIGH = ("NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE")
_KIDNEYS = {"ckd_dialysis", "kidney_transplant"}
_LOWERING = {"calcimimetic", "antiresorptive"}


class Judged(NamedTuple):
    status: str
    course: str
    blockers: list[tuple[str, bool, bool]]  # code, resolved, overridden

    @property
    def standing(self) -> set[str]:
        """The codes that are neither resolved nor overridden."""
        return {code for code, resolved, overridden in self.blockers if not (resolved or overridden)}


class Standing(NamedTuple):
    """A blocker, what it makes, and the day of the value that one of VALUE_IMPLAUSIBLE speaks of."""

    code: str
    makes: str
    day: date | None = None


def _flags(tree: Json) -> set[str]:
    return set(tree.get("flags") or [])


def _low_egfr(tree: Json) -> bool:
    return latest_is_below(usable(tree), "egfr", "30", GFR)


def deciding_values(tree: Json) -> tuple[Value | None, Value | None]:
    """The calcium and the PTH that decide."""
    days = calcium_days(tree)
    calcium = days[max(days)] if days else None

    def asked(pth: Value) -> bool | None:
        if calcium is None:
            return True
        if not calcium.is_high():
            return pth.is_high()
        suppressed = pth.is_suppressed()
        if suppressed is False and (_flags(tree) & _KIDNEYS or _low_egfr(tree)):
            return pth.is_high()
        return suppressed

    return calcium, pth_of(deciding(tree), calcium, asked)


def _settled(tree: Json, day: date) -> bool:
    return any(
        row["blocker"] == "VALUE_IMPLAUSIBLE" and date.fromisoformat(row["date"]) >= day
        for row in tree.get("resolutions") or []
    )


def _in_doubt(tree: Json) -> bool:
    """Does an implausible calcium, albumin or PTH stand that a clinician has not settled?"""
    return any(
        lab["analyte"] in (*CALCIUMS, "albumin", "pth_intact") and not _settled(tree, day_of(lab))
        for lab in blocking(tree, last_operation(tree))
    )


def _not_high_makes(tree: Json) -> str:
    """One value excludes nobody whose calcium was high, and no value does on a drug that lowers it."""
    if _in_doubt(tree) or _flags(tree) & _LOWERING:
        return "undetermined"
    days = calcium_days(tree)
    highs = [day for day, value in days.items() if value.is_high()]
    if highs:
        normal = [day for day in days if day > max(highs)]
        if (max(normal) - min(normal)).days < 14:
            return "undetermined"
    return "ineligible"


def _suppressed_makes(tree: Json, calcium: Value) -> str:
    if _in_doubt(tree) or "biotin" in _flags(tree):
        return "undetermined"
    near = []
    for lab in usable(tree):
        if lab["analyte"] == "pth_intact" and abs((day_of(lab) - calcium.day).days) <= 90:
            if not lab.get("low"):
                return "undetermined"
            below = of_lab(lab).below(amount("pth_intact", lab["low"], lab["unit"]))
            if below is False:
                return "undetermined"
            if below:
                near.append(day_of(lab))
    return "ineligible" if (max(near) - min(near)).days >= 14 else "undetermined"


def _not_high(tree: Json, calcium: Value, pth: Value | None) -> Iterator[Standing]:
    makes = _not_high_makes(tree)
    yield Standing("NOT_HYPERCALCEMIC", makes)
    if pth is None or not pth.is_high():
        return
    if calcium.is_suppressed() is False:
        yield Standing("EUCALCEMIC_PTH_ELEVATION", makes)
    kidneys = latest_is_below(deciding(tree), "egfr", "60", GFR)
    vitamin = latest_is_below(deciding(tree), "vitamin_d_25oh", "20", "ng/mL")
    if _flags(tree) & {"ckd", "ckd_dialysis"} or kidneys or vitamin:
        yield Standing("SECONDARY_POSSIBLE", makes)


def _chemistry(tree: Json) -> Iterator[Standing]:
    calcium, pth = deciding_values(tree)
    if calcium is None:
        yield Standing("CALCIUM_MISSING", "undetermined")
    if pth is None:
        yield Standing("PTH_MISSING", "undetermined")
    if calcium is not None and not calcium.is_high():
        yield from _not_high(tree, calcium, pth)
    if calcium is not None and calcium.is_high() and pth is not None:
        if pth.is_suppressed():
            yield Standing("PTH_SUPPRESSED", _suppressed_makes(tree, calcium))
        if pth.is_high() and _flags(tree) & _KIDNEYS:
            yield Standing("TERTIARY_POSSIBLE", "ineligible")
        elif pth.is_high() and _low_egfr(tree):
            yield Standing("TERTIARY_POSSIBLE", "undetermined")


def _fhh_is_open(tree: Json) -> bool:
    flags = _flags(tree)
    if "family_history_fhh" in flags:
        return True
    if excretes_much(tree) or (was_normal_half_a_year(tree) and not flags & _LOWERING):
        return False
    ratio = ratio_of_latest_urine(tree)
    if ratio is None or not ratio[1]:
        return True
    off = any(
        row["blocker"] == "THIAZIDE" and date.fromisoformat(row["date"]) <= ratio[0]
        for row in tree.get("resolutions") or []
    )
    return "thiazide" in flags and not off


def _standing(tree: Json) -> Iterator[Standing]:
    operations = tree.get("operations")
    if operations is None:
        yield Standing("OPERATIONS_UNKNOWN", "undetermined")
    elif not parathyroid_days(tree):
        yield Standing("NO_PRIOR_PARATHYROID_OPERATION", "ineligible")
    if tree.get("flags") is None:
        yield Standing("FLAGS_UNKNOWN", "undetermined")
    for lab in blocking(tree, last_operation(tree)):
        yield Standing("VALUE_IMPLAUSIBLE", "undetermined", day_of(lab))
    yield from _chemistry(tree)
    if _fhh_is_open(tree):
        yield Standing("FHH_NOT_EXCLUDED", "undetermined")
    for flag in _flags(tree) & {"lithium", "thiazide"}:
        yield Standing(flag.upper(), "undetermined")
    if course(tree) == "undetermined":
        yield Standing("COURSE_UNDETERMINED", "undetermined")
    if any(op.get("report", "missing") == "missing" for op in operations or []):
        yield Standing("OPERATIVE_REPORT_MISSING", "undetermined")


def _is_resolved(tree: Json, row: Standing) -> bool:
    if row.day is not None:
        return _settled(tree, row.day)
    code = "NOT_HYPERCALCEMIC" if row.code in _NOT_HIGH else row.code
    since = last_operation(tree) or date.min
    named = any(
        each["blocker"] == code and (code == "FHH_NOT_EXCLUDED" or date.fromisoformat(each["date"]) >= since)
        for each in tree.get("resolutions") or []
    )
    if row.code in _NOT_HIGH:
        was_high = any(value.is_high() for value in calcium_days(tree).values())
        return named and was_high and bool(_flags(tree) & _LOWERING)
    if row.code == "TERTIARY_POSSIBLE":
        return named and not _flags(tree) & _KIDNEYS
    return named and row.code in _ALWAYS_RESOLVABLE


def _is_overridden(tree: Json, row: Standing) -> bool:
    calcium, _ = deciding_values(tree)
    if row.code in _NOT_HIGH and calcium is not None and calcium.is_suppressed():
        return False
    thyroidectomies = any(op["kind"] == "thyroidectomy" for op in tree.get("operations") or [])
    return any(
        each["blocker"] == row.code
        and date.fromisoformat(each["date"]) >= (last_operation(tree) or date.min)
        and (each["code"] != "thyroidectomy_only" or thyroidectomies)
        for each in tree.get("overrides") or []
    )


def judge(tree: Json) -> Judged:
    """Status, course and every blocker."""
    rows = sorted(_standing(tree), key=lambda row: (ORDER.index(row.code), row.day or date.min))
    lines = [(row.code, _is_resolved(tree, row), _is_overridden(tree, row)) for row in rows]
    left = {row.makes for row, line in zip(rows, lines, strict=True) if not (line[1] or line[2])}
    status = next((makes for makes in ("ineligible", "undetermined") if makes in left), "eligible")
    return Judged(status, course(tree), lines)


def suspicious_sizes(tree: Json, counting: set[str]) -> list[str]:
    """Sizes of the suspicious findings of the studies that count."""
    return [
        finding["size_mm"]
        for study in tree.get("studies") or []
        if study["id"] in counting
        for finding in study.get("findings") or []
        if finding.get("nature", "suspicious") == "suspicious" and finding.get("size_mm")
    ]
