"""Second opinion on the deciding labs, the course and emergencies, from the published rules alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction as F
from typing import NamedTuple

from tests.rules.build import Json
from tests.rules.oracle_plausible import (
    CALCIUMS,
    blocking,
    implausible,
    other_unit_that_fits,
    plausible,
    usable,
    value_is_low,
)
from tests.rules.oracle_quantity import INFINITE, Span, amount, day_of, of_lab, rank

# low and high of the profile where the laboratory printed none
_RANGES = {
    "calcium_total": ("8.5", "10.5", "mg/dL"),
    "calcium_albumin_corrected": ("8.5", "10.5", "mg/dL"),
    "calcium_ionized": ("1.15", "1.33", "mmol/L"),
    "pth_intact": ("15", "65", "pg/mL"),
}
_PER_GRAM = F("0.8") * F("0.2495") / 10  # mmol/L of calcium per g/L of albumin
CURED = 183
WINDOW = 90
GFR = "mL/min/{1.73_m2}"


class Value(NamedTuple):
    """A value with the limits it is judged by."""

    id: str
    day: date
    span: Span
    low: F
    high: F

    def is_high(self) -> bool | None:
        return self.span.above(self.high)

    def is_suppressed(self) -> bool | None:
        return self.span.below(self.low)


def parathyroid_days(tree: Json) -> list[date]:
    """Days of the operations that count as parathyroid ones, the removal of a graft among them."""
    return [
        date.fromisoformat(op["date"])
        for op in tree.get("operations") or []
        if op["kind"] != "thyroidectomy"
        or any(gland.get("disposition", "unknown") != "unknown" for gland in op.get("glands") or [])
    ]


def last_operation(tree: Json) -> date | None:
    return max(parathyroid_days(tree), default=None)


def deciding(tree: Json) -> list[Json]:
    """Usable labs from after the last parathyroid operation."""
    last = last_operation(tree)
    return [lab for lab in usable(tree) if last is None or day_of(lab) > last]


def valued(lab: Json, found: Span | None = None) -> Value:
    analyte = lab["analyte"]
    low, high, unit = _RANGES[analyte]
    ends = [
        amount(analyte, lab[name], lab["unit"]) if lab.get(name) else amount(analyte, default, unit)
        for name, default in (("low", low), ("high", high))
    ]
    return Value(lab["id"], day_of(lab), found or of_lab(lab), ends[0], ends[1])


def corrected(calcium: Json, albumin: Json) -> Span:
    """Total calcium as it would be with an albumin of 40 g/L."""
    there, protein = of_lab(calcium), of_lab(albumin)
    low = there.low + -INFINITE if protein.high == INFINITE else there.low - _PER_GRAM * F(protein.high)
    high = there.high - _PER_GRAM * F(protein.low)
    low_in, high_in = there.low_in and protein.high_in, there.high_in and protein.low_in
    return Span(low, low_in, high, high_in).plus(_PER_GRAM * 40)


def nearest_albumins(total: Json, labs: list[Json]) -> list[Json]:
    """The usable albumins nearest to a total within seven days, of any date."""
    away = {lab["id"]: abs((day_of(lab) - day_of(total)).days) for lab in labs if lab["analyte"] == "albumin"}
    near = [days for days in away.values() if days <= 7]
    return [lab for lab in labs if near and away.get(lab["id"]) == min(near)]


def _ranked(today: list[Json], albumins: list[Json]) -> list[list[tuple[tuple[F, int], Value]]]:
    """The calciums of a day, the best kind first, each with what decides a tie."""

    def of(analyte: str) -> list[Json]:
        return [lab for lab in today if lab["analyte"] == analyte]

    pairs = [
        ((rank(total)[0] - _PER_GRAM * rank(protein)[0], rank(total)[1] - rank(protein)[1]), total, protein)
        for total in of("calcium_total")
        for protein in nearest_albumins(total, albumins)
    ]
    return [
        [(rank(lab), valued(lab)) for lab in of("calcium_ionized")],
        [(rank(lab), valued(lab)) for lab in of("calcium_albumin_corrected")],
        [(key, valued(total, corrected(total, protein))) for key, total, protein in pairs],
        [(rank(lab), valued(lab)) for lab in of("calcium_total")],
    ]


def calcium_of(today: list[Json], albumins: list[Json]) -> Value | None:
    """The calcium that decides this day."""
    for kind in _ranked(today, albumins):
        clear = [(key, value) for key, value in kind if value.is_high() is not None]
        if clear:
            return max(clear, key=lambda pair: (pair[0], -pair[1].high, -pair[1].low))[1]
    return None


def by_day(labs: list[Json], albumins: list[Json]) -> dict[date, Value]:
    found = {
        day: calcium_of([lab for lab in labs if day_of(lab) == day], albumins)
        for day in sorted({day_of(lab) for lab in labs})
    }
    return {day: value for day, value in found.items() if value is not None}


def calcium_days(tree: Json) -> dict[date, Value]:
    """The deciding calcium of each day after the last parathyroid operation."""
    return by_day(deciding(tree), usable(tree))


def pth_of(labs: list[Json], calcium: Value | None, asked: Callable[[Value], bool | None]) -> Value | None:
    """The PTH that decides; `asked` is None where the value leaves open what is asked of it."""
    rows = [(lab, valued(lab)) for lab in labs if lab["analyte"] == "pth_intact"]
    rows = [(lab, value) for lab, value in rows if asked(value) is not None]
    if calcium is None:
        latest = [row for row in rows if row[1].day == max(value.day for _, value in rows)]
        return max(latest, key=_highest)[1] if latest else None
    near = [row for row in rows if abs((row[1].day - calcium.day).days) <= WINDOW]
    if not near:
        return None
    least = min(abs((value.day - calcium.day).days) for _, value in near)
    near = [row for row in near if abs((row[1].day - calcium.day).days) == least]
    latest = [row for row in near if row[1].day == max(value.day for _, value in near)]
    return max(latest, key=_highest)[1]


def _highest(row: tuple[Json, Value]) -> tuple[object, ...]:
    """Of equal values the one with the lower limits is the higher against them."""
    return (rank(row[0]), -row[1].high, -row[1].low)


def course(tree: Json) -> str:
    operated = parathyroid_days(tree)
    days = calcium_days(tree)
    if not operated or not days:
        return "undetermined"
    zero = max(operated)
    last = max(days)
    highs = {(day - zero).days: value.is_high() for day, value in days.items()}
    if days[last].is_high():
        before = [(day, high) for day, high in sorted(highs.items()) if day < (last - zero).days]
        run: list[int] = []
        had_high = False
        for day, high in before:
            if high:
                run, had_high = [], True
                continue
            run.append(day)
            if run[-1] - run[0] >= CURED or (run[-1] >= CURED and not had_high):
                return "recurrent"
    if any(high and 1 <= day <= CURED - 1 for day, high in highs.items()):
        return "persistent"
    return "undetermined"


def _on(labs: list[Json], day: date, analyte: str) -> list[Json]:
    return [lab for lab in labs if lab["analyte"] == analyte and day_of(lab) == day]


def _beside(labs: list[Json], day: date, analyte: str) -> list[Json]:
    """The values of the nearest day within seven, then of the later."""
    away = [
        (abs((day_of(lab) - day).days), day - day_of(lab))
        for lab in labs
        if lab["analyte"] == analyte and abs((day_of(lab) - day).days) <= 7
    ]
    return _on(labs, day - min(away)[1], analyte) if away else []


def _ratios(labs: list[Json], day: date) -> list[Span]:
    """Of each combination of a day."""
    calciums = _beside(labs, day, "calcium_total") or _beside(labs, day, "calcium_albumin_corrected")
    dilute = amount("urine_creatinine", "20", "mg/dL")
    pairs = [
        (urine, diluted)
        for suffix in ("", "_24h")
        for urine in _on(labs, day, f"urine_calcium{suffix}")
        for diluted in _on(labs, day, f"urine_creatinine{suffix}")
        if suffix or of_lab(diluted).below(dilute) is False
    ]
    return [
        of_lab(urine).times(of_lab(creatinine)).over(of_lab(calcium).times(of_lab(diluted)))
        for urine, diluted in pairs
        for calcium in calciums
        for creatinine in _beside(labs, day, "creatinine")
    ]


def ratio_of_latest_urine(tree: Json) -> tuple[date, bool] | None:
    """The day of the urine whose clearance ratio tells, and whether that ratio is above 0.02."""
    labs = usable(tree)
    for day in sorted({day_of(lab) for lab in labs}, reverse=True):
        told = [ratio.above(F("0.02")) for ratio in _ratios(labs, day) if ratio.above(F("0.1")) is not True]
        told = [above for above in told if above is not None]
        if told:
            return day, all(told)
    return None


def was_normal_half_a_year(tree: Json) -> bool:
    """Do calcium days of any date without a high one between them span 183 days?"""
    days = sorted(by_day(usable(tree), usable(tree)).items())
    for first, (start, value) in enumerate(days):
        for end, other in days[first:]:
            if value.is_high() or other.is_high():
                break
            if (end - start).days >= CURED:
                return True
    return False


def excretes_much(tree: Json) -> bool:
    """Is a 24 h urine calcium more than 250 and at most 600 mg?"""
    least, most = (amount("urine_calcium_24h", limit, "mg/(24.h)") for limit in ("250", "600"))
    return any(
        of_lab(lab).above(least) and of_lab(lab).above(most) is False
        for lab in usable(tree)
        if lab["analyte"] == "urine_calcium_24h"
    )


def latest_is_below(labs: list[Json], analyte: str, limit: str, unit: str) -> bool:
    """Is the latest value that tells below the limit? Of one day the lowest."""
    bar = amount(analyte, limit, unit)
    told = [
        (day_of(lab), below)
        for lab in labs
        if lab["analyte"] == analyte and (below := of_lab(lab).below(bar)) is not None
    ]
    return bool(told) and any(below for day, below in told if day == max(told)[0])


def _is_crisis(analyte: str, span: Span) -> bool:
    limit = F("1.8") if analyte == "calcium_ionized" else amount(analyte, "14", "mg/dL")
    return span.above(limit) is True


def urgent(tree: Json) -> set[str]:
    """Which of the two URGENT steps stand."""
    found = set()
    calciums = [lab for lab in plausible(tree) if lab["analyte"] in CALCIUMS]
    for lab in calciums:
        if day_of(lab) < max(map(day_of, calciums)):
            continue
        spans = [of_lab(lab)]
        if lab["analyte"] == "calcium_total":
            spans += [corrected(lab, albumin) for albumin in nearest_albumins(lab, usable(tree))]
        if any(_is_crisis(lab["analyte"], span) for span in spans):
            found.add("URGENT_HYPERCALCEMIA")
    since = max(calcium_days(tree), default=date.min)
    for lab in blocking(tree, last_operation(tree)):
        if lab["analyte"] in CALCIUMS and day_of(lab) >= since:
            units = other_unit_that_fits(tree, lab)
            if any(_is_crisis(lab["analyte"], of_lab(lab | {"unit": unit})) for unit in units):
                found.add("URGENT_HYPERCALCEMIA")
    calciums += [lab for lab in implausible(tree) if lab["analyte"] in CALCIUMS and value_is_low(lab)]
    for lab in calciums:
        limit = F("0.8") if lab["analyte"] == "calcium_ionized" else amount(lab["analyte"], "7", "mg/dL")
        if day_of(lab) == max(map(day_of, calciums)) and of_lab(lab).below(limit):
            found.add("URGENT_HYPOCALCEMIA")
    return found
