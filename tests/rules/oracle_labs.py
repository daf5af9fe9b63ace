"""Second opinion on the deciding labs and the course, from the published rules alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction as F
from typing import NamedTuple

from tests.rules.build import Json
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
    """Days of the operations that count as parathyroid ones."""
    return [
        date.fromisoformat(op["date"])
        for op in tree.get("operations") or []
        if op["kind"] != "thyroidectomy"
        or any(gland.get("disposition", "unknown") != "unknown" for gland in op.get("glands") or [])
    ]


def usable(tree: Json) -> list[Json]:
    """Labs neither withdrawn nor replaced, and no preliminary beside a final."""
    labs = tree.get("labs") or []
    replaced = {lab.get("supersedes") for lab in labs}
    stand = [lab for lab in labs if lab.get("status") != "entered_in_error" and lab["id"] not in replaced]
    final = {(lab["analyte"], day_of(lab)) for lab in stand if lab.get("status") != "preliminary"}
    return [
        lab
        for lab in stand
        if lab.get("status") != "preliminary" or (lab["analyte"], day_of(lab)) not in final
    ]


def deciding(tree: Json) -> list[Json]:
    """Usable labs from after the last parathyroid operation."""
    last = max(parathyroid_days(tree), default=date.min)
    return [lab for lab in usable(tree) if day_of(lab) > last]


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


def _ranked(labs: list[Json], day: date) -> list[list[tuple[tuple[F, int], Value]]]:
    """The calciums of a day, the best kind first, each with what decides a tie."""
    today = [lab for lab in labs if day_of(lab) == day]

    def of(analyte: str) -> list[Json]:
        return [lab for lab in today if lab["analyte"] == analyte]

    pairs = [
        ((rank(total)[0] - _PER_GRAM * rank(protein)[0], rank(total)[1] - rank(protein)[1]), total, protein)
        for total in of("calcium_total")
        for protein in of("albumin")
    ]
    return [
        [(rank(lab), valued(lab)) for lab in of("calcium_ionized")],
        [(rank(lab), valued(lab)) for lab in of("calcium_albumin_corrected")],
        [(key, valued(total, corrected(total, protein))) for key, total, protein in pairs],
        [(rank(lab), valued(lab)) for lab in of("calcium_total")],
    ]


def calcium_of(labs: list[Json], day: date) -> Value | None:
    """The calcium that decides this day."""
    for kind in _ranked(labs, day):
        clear = [(key, value) for key, value in kind if value.is_high() is not None]
        if clear:
            return max(clear, key=lambda pair: (pair[0], -pair[1].high, -pair[1].low))[1]
    return None


def by_day(labs: list[Json]) -> dict[date, Value]:
    found = {day: calcium_of(labs, day) for day in sorted({day_of(lab) for lab in labs})}
    return {day: value for day, value in found.items() if value is not None}


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
    days = by_day(deciding(tree))
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


def ratio_clears(tree: Json) -> bool:
    """Is the calcium/creatinine clearance ratio known and above 0.02?"""
    labs = usable(tree)

    def ratios(day: date) -> list[Span]:
        def of(analyte: str) -> list[Span]:
            return [of_lab(lab) for lab in labs if lab["analyte"] == analyte and day_of(lab) == day]

        return [
            urine.times(creatinine).over(calcium.times(diluted))
            for suffix in ("", "_24h")
            for urine in of(f"urine_calcium{suffix}")
            for diluted in of(f"urine_creatinine{suffix}")
            for calcium in of("calcium_total")
            for creatinine in of("creatinine")
        ]

    for day in sorted({day_of(lab) for lab in labs}, reverse=True):
        told = [above for each in ratios(day) if (above := each.above(F("0.02"))) is not None]
        if told:
            return all(told)
    return False


def latest_is_below(labs: list[Json], analyte: str, limit: str, unit: str) -> bool:
    """Is the latest value that tells below the limit? Of one day the lowest."""
    bar = amount(analyte, limit, unit)
    told = [
        (day_of(lab), below)
        for lab in labs
        if lab["analyte"] == analyte and (below := of_lab(lab).below(bar)) is not None
    ]
    return bool(told) and any(below for day, below in told if day == max(told)[0])
