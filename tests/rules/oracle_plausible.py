"""Second opinion on which labs can be right and which can be used, from the published rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction as F

from tests.rules.build import Json
from tests.rules.oracle_quantity import amount, day_of, units_of

CALCIUMS = ("calcium_total", "calcium_albumin_corrected", "calcium_ionized")
URINE = ("urine_calcium", "urine_creatinine", "urine_calcium_24h", "urine_creatinine_24h")
# from, to and their unit
_VALUES = {
    "calcium_total": ("4", "25", "mg/dL"),
    "calcium_albumin_corrected": ("4", "25", "mg/dL"),
    "calcium_ionized": ("0.5", "3", "mmol/L"),
    "pth_intact": ("0.1", "25000", "pg/mL"),
    "albumin": ("0.8", "7", "g/dL"),
    "creatinine": ("0.1", "30", "mg/dL"),
    "egfr": ("1", "250", "mL/min/{1.73_m2}"),
    "phosphate": ("0.3", "25", "mg/dL"),
    "vitamin_d_25oh": ("1", "1000", "ng/mL"),
    "magnesium": ("0.2", "15", "mg/dL"),
    "alkaline_phosphatase": ("1", "10000", "U/L"),
    "urine_calcium": ("0.1", "200", "mg/dL"),
    "urine_creatinine": ("2", "800", "mg/dL"),
    "urine_calcium_24h": ("1", "1000", "mg/(24.h)"),
    "urine_creatinine_24h": ("50", "6000", "mg/(24.h)"),
    "lithium_level": ("0", "10", "mmol/L"),
}
# what a printed `high` can be
_HIGHS = {
    "calcium_total": ("9.5", "11.5", "mg/dL"),
    "calcium_albumin_corrected": ("9.5", "11.5", "mg/dL"),
    "calcium_ionized": ("1.2", "1.45", "mmol/L"),
    "pth_intact": ("20", "150", "pg/mL"),
}


def value_is_low(lab: Json, unit: str | None = None) -> bool:
    """Below what the analyte allows; of "<" no lower bound is asked."""
    low, _, of = _VALUES[lab["analyte"]]
    value = amount(lab["analyte"], lab["value"], unit or lab["unit"])
    return lab.get("comparator") not in ("<", "<=") and value < amount(lab["analyte"], low, of)


def value_fits(lab: Json, unit: str | None = None) -> bool:
    _, high, of = _VALUES[lab["analyte"]]
    value = amount(lab["analyte"], lab["value"], unit or lab["unit"])
    above = lab.get("comparator") not in (">", ">=") and value > amount(lab["analyte"], high, of)
    return not above and not value_is_low(lab, unit)


def limits_fit(lab: Json, dialysis: bool, unit: str | None = None) -> bool:
    analyte, unit = lab["analyte"], unit or lab["unit"]
    if analyte not in _HIGHS:
        return True
    least, most, of = _HIGHS[analyte]
    if analyte == "pth_intact" and dialysis:
        most = "600"
    printed = lab.get("high")
    if printed and not amount(analyte, least, of) <= amount(analyte, printed, unit) <= amount(
        analyte, most, of
    ):
        return False
    if analyte == "pth_intact" and lab.get("low"):
        high = amount(analyte, printed, unit) if printed else F(65)
        return 2 * amount(analyte, lab["low"], unit) <= high
    return True


def fits(tree: Json, lab: Json, unit: str | None = None) -> bool:
    return value_fits(lab, unit) and limits_fit(lab, on_dialysis(tree), unit)


def other_unit_that_fits(tree: Json, lab: Json) -> list[str]:
    """The other units that make an implausible value plausible; where only a limit is not, both."""
    factors = units_of(lab["analyte"])
    others = [unit for unit, factor in factors.items() if factor != factors[lab["unit"]]]
    if not value_fits(lab):
        return [unit for unit in others if value_fits(lab, unit)]
    return [unit for unit in others if fits(tree, lab, unit)]


def on_dialysis(tree: Json) -> bool:
    return "ckd_dialysis" in (tree.get("flags") or [])


def _replaced(tree: Json) -> set[str]:
    """What a plausible value that nobody withdrew supersedes, and what that one had superseded."""
    labs = tree.get("labs") or []
    by_id = {lab["id"]: lab for lab in labs}
    gone = set()
    for lab in labs:
        if lab.get("status") == "entered_in_error" or not fits(tree, lab):
            continue
        earlier = lab.get("supersedes")
        while earlier is not None:
            gone.add(earlier)
            earlier = by_id[earlier].get("supersedes")
    return gone


def neither_withdrawn_nor_replaced(tree: Json) -> list[Json]:
    gone = _replaced(tree)
    return [
        lab
        for lab in tree.get("labs") or []
        if lab.get("status") != "entered_in_error" and lab["id"] not in gone
    ]


def implausible(tree: Json) -> list[Json]:
    return [lab for lab in neither_withdrawn_nor_replaced(tree) if not fits(tree, lab)]


def blocking(tree: Json, operated: date | None) -> Iterator[Json]:
    """Those that VALUE_IMPLAUSIBLE speaks of."""
    after = (*CALCIUMS, "albumin", "pth_intact", "egfr")
    for lab in implausible(tree):
        late = operated is None or day_of(lab) > operated
        if lab["analyte"] in ("creatinine", *URINE) or (lab["analyte"] in after and late):
            yield lab


def plausible(tree: Json) -> list[Json]:
    """Preliminary ones too, by day and id: of values that tie in everything the first is named."""
    stand = [lab for lab in neither_withdrawn_nor_replaced(tree) if fits(tree, lab)]
    return sorted(stand, key=lambda lab: (day_of(lab), lab["id"]))


def measured(tree: Json) -> list[Json]:
    """Without the preliminary ones of which there is a final."""
    stand = plausible(tree)
    finals = [lab for lab in stand if lab.get("status") != "preliminary"]
    return [
        lab
        for lab in stand
        if lab.get("status") != "preliminary" or not any(_same_sample(lab, final) for final in finals)
    ]


def _same_sample(one: Json, other: Json) -> bool:
    if one["analyte"] != other["analyte"]:
        return False
    if len(one["collected_at"]) == 10 or len(other["collected_at"]) == 10:
        return day_of(one) == day_of(other)
    return datetime.fromisoformat(one["collected_at"]) == datetime.fromisoformat(other["collected_at"])


def usable(tree: Json) -> list[Json]:
    """Below 18 years a calcium or PTH without a printed high is missing."""
    age = tree["patient"].get("age_years")
    return [
        lab
        for lab in measured(tree)
        if age is None or age >= 18 or lab.get("high") or lab["analyte"] not in (*CALCIUMS, "pth_intact")
    ]
