"""A calcium or PTH value as it is judged: in its base unit, with the limits that apply to it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from casereview.rules.codes.units import factor
from casereview.rules.facts.records import LabFact
from casereview.rules.labs import units
from casereview.rules.labs.quantity import EXACT, Quantity
from casereview.rules.profiles.model import Profile, Range


class Reading(Struct, frozen=True):
    """A value in its base unit (mmol/L, pg/mL) with the limits that apply.

    `labs` are the results it rests on: the value itself and, for a corrected calcium, the albumin.
    """

    lab: LabFact
    day: date
    quantity: Quantity
    low: Decimal
    high: Decimal
    labs: tuple[LabFact, ...]
    corrected: bool

    @property
    def is_high(self) -> bool | None:
        return self.quantity.above(self.high)

    @property
    def rank(self) -> tuple[tuple[Decimal, int], Decimal, Decimal]:
        """Sorts by value; of equal values the one with the lower limits is the higher against them."""
        return (self.quantity.rank, -self.high, -self.low)

    @property
    def is_suppressed(self) -> bool | None:
        return self.quantity.below(self.low)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(lab.id for lab in self.labs)


def reading(lab: LabFact, profile: Profile) -> Reading:
    """A value with its laboratory's limits, or with the profile's where it printed none."""
    low = _limit(lab, lab.low, "low", profile)
    high = _limit(lab, lab.high, "high", profile)
    return Reading(lab, lab.day, units.quantity(lab), low, high, (lab,), corrected=False)


def _limit(lab: LabFact, printed: Decimal | None, which: str, profile: Profile) -> Decimal:
    if printed is not None:
        return EXACT.multiply(printed, factor(lab.analyte, lab.unit))
    limits: Range = getattr(profile.ranges, lab.analyte)
    limit: Decimal = getattr(limits, which)
    return EXACT.multiply(limit, factor(lab.analyte, limits.unit))
