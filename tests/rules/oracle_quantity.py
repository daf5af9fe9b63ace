"""Plain numbers of the second opinion: what a value with a comparator may be, and day labels of labs.

Written from the published rules alone, with fractions and ranges in place of the product's own types.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from typing import NamedTuple

from tests.rules.build import Json

INFINITE = float("inf")
Bound = F | float

# Into mmol/L, g/L, pg/mL, nmol/L: the factors that laboratories publish.
_INTO = {
    "calcium": {"mg/dL": F("0.2495"), "mmol/L": F(1)},
    "creatinine": {"mg/dL": F("0.08842"), "umol/L": F(1, 1000), "mmol/L": F(1)},
    "albumin": {"g/dL": F(10), "g/L": F(1)},
    "pth": {"pg/mL": F(1), "ng/L": F(1), "pmol/L": F("9.43")},
    "vitamin": {"ng/mL": F("2.496"), "nmol/L": F(1)},
    "calcium_24h": {"mg/(24.h)": F("0.02495"), "mmol/(24.h)": F(1)},
    "creatinine_24h": {"mg/(24.h)": F("0.008842"), "g/(24.h)": F("8.842"), "mmol/(24.h)": F(1)},
    "egfr": {"mL/min/{1.73_m2}": F(1)},
    "phosphate": {"mg/dL": F("0.3229"), "mmol/L": F(1)},
    "magnesium": {"mg/dL": F("0.4114"), "mmol/L": F(1)},
    "phosphatase": {"U/L": F(1)},
    "lithium": {"mmol/L": F(1)},
}
SUBSTANCE = {
    "calcium_total": "calcium",
    "calcium_albumin_corrected": "calcium",
    "calcium_ionized": "calcium",
    "urine_calcium": "calcium",
    "creatinine": "creatinine",
    "urine_creatinine": "creatinine",
    "albumin": "albumin",
    "pth_intact": "pth",
    "vitamin_d_25oh": "vitamin",
    "urine_calcium_24h": "calcium_24h",
    "urine_creatinine_24h": "creatinine_24h",
    "egfr": "egfr",
    "phosphate": "phosphate",
    "magnesium": "magnesium",
    "alkaline_phosphatase": "phosphatase",
    "lithium_level": "lithium",
}


def units_of(analyte: str) -> dict[str, F]:
    """The units of an analyte, with what one of each is."""
    return _INTO[SUBSTANCE[analyte]]


def amount(analyte: str, number: str, unit: str) -> F:
    return F(number) * _INTO[SUBSTANCE[analyte]][unit]


class Span(NamedTuple):
    """All that a value may be: between two ends, each of which belongs to it or does not."""

    low: Bound
    low_in: bool
    high: Bound
    high_in: bool

    def above(self, limit: Bound) -> bool | None:
        """Is it above the limit? None where that is open."""
        if self.low > limit or (self.low == limit and not self.low_in):
            return True
        return False if self.high <= limit else None

    def below(self, limit: Bound) -> bool | None:
        if self.high < limit or (self.high == limit and not self.high_in):
            return True
        return False if self.low >= limit else None

    def plus(self, offset: F) -> Span:
        return Span(self.low + offset, self.low_in, self.high + offset, self.high_in)

    def times(self, other: Span) -> Span:
        """Of two that are not negative."""

        def end(a: Bound, a_in: bool, b: Bound, b_in: bool) -> tuple[Bound, bool]:
            if a == 0 or b == 0:
                return F(0), (a == 0 and a_in) or (b == 0 and b_in)
            return a * b, a_in and b_in

        return Span(
            *end(self.low, self.low_in, other.low, other.low_in),
            *end(self.high, self.high_in, other.high, other.high_in),
        )

    def over(self, other: Span) -> Span:
        """Of two that are not negative; by what may be zero the result has no upper end."""
        if other.high == 0:
            return Span(F(0), True, INFINITE, False)
        low = F(0) if other.high == INFINITE else F(self.low) / F(other.high)
        low_in = self.low_in and (other.high_in or self.low == 0) and other.high != INFINITE
        if other.low == 0 or self.high == INFINITE:
            return Span(low, low_in, INFINITE, False)
        return Span(low, low_in, F(self.high) / F(other.low), self.high_in and other.low_in)


def span(value: F, comparator: str | None) -> Span:
    if comparator in (">", ">="):
        return Span(value, comparator == ">=", INFINITE, False)
    if comparator in ("<", "<="):
        return Span(F(0), True, value, comparator == "<=")
    return Span(value, True, value, True)


def of_lab(lab: Json) -> Span:
    return span(amount(lab["analyte"], lab["value"], lab["unit"]), lab.get("comparator"))


def rank(lab: Json) -> tuple[F, int]:
    """To say which of two is the higher: by the number, then by the comparator."""
    order = {"<": -2, "<=": -1, None: 0, ">=": 1, ">": 2}
    return amount(lab["analyte"], lab["value"], lab["unit"]), order[lab.get("comparator")]


def day_of(lab: Json) -> date:
    return date.fromisoformat(lab["collected_at"][:10])
