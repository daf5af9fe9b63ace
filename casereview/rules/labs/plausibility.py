"""Whether a value can be right at all: docs/clinical-rules.md, "Plausible".

A value outside what its analyte allows, or whose printed limits cannot be limits of it, mostly stands in
another unit than the one typed. Nothing may rest on it; the bounds are those of the profile.
"""

from __future__ import annotations

from decimal import Context, Decimal
from enum import Enum
from typing import Final, NamedTuple, Protocol

from msgspec import Struct

from casereview.rules.codes.units import FACTORS
from casereview.rules.codes.vocabulary import UNITS, Analyte, Comparator
from casereview.rules.labs.quantity import EXACT
from casereview.rules.profiles.model import PlausibleRange, Profile, Range
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Sentence

#: The three analytes that are calcium in blood.
CALCIUM: Final = frozenset(
    {Analyte.CALCIUM_IONIZED, Analyte.CALCIUM_ALBUMIN_CORRECTED, Analyte.CALCIUM_TOTAL}
)
_DOWNWARD: Final = (Comparator.LESS, Comparator.AT_MOST)
_UPWARD: Final = (Comparator.MORE, Comparator.AT_LEAST)
_FEWEST_DIGITS: Final = 2
_MOST_DIGITS: Final = 8


class Misfit(Enum):
    """What of a laboratory value cannot be right."""

    VALUE_LOW = "value_low"
    VALUE_HIGH = "value_high"
    UPPER_LIMIT = "upper_limit"
    LOWER_LIMIT = "lower_limit"

    @property
    def is_of_value(self) -> bool:
        return self in (Misfit.VALUE_LOW, Misfit.VALUE_HIGH)


class Measured(Protocol):
    """A value with its limits as a laboratory prints it, or as a person types it."""

    @property
    def analyte(self) -> Analyte: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def unit(self) -> str: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def comparator(self) -> Comparator | None: ...


class MeasuredValue(NamedTuple):
    """One that is no fact yet."""

    analyte: Analyte
    value: Decimal
    unit: str
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator | None


class Doubt(Struct, frozen=True):
    """Why a value is implausible, the other units of its analyte that would fit, and the question to ask."""

    misfit: Misfit
    units: tuple[str, ...]
    sentence: Sentence

    @property
    def unit(self) -> str | None:
        """The unit that it probably stands in, if one fits."""
        return self.units[0] if self.units else None


def doubt(
    analyte: Analyte,
    value: Decimal,
    unit: str,
    low: Decimal | None,
    high: Decimal | None,
    comparator: Comparator | None,
    profile: Profile,
    dialysis: bool,
) -> Doubt | None:
    """The doubt that a typed value raises, or None for one that can be right.

    The unit is one of the analyte's. `dialysis` says whether `ckd_dialysis` is flagged: it widens the limits
    that a laboratory may print for PTH.
    """
    return doubt_of(MeasuredValue(analyte, value, unit, low, high, comparator), profile, dialysis=dialysis)


def doubt_of(measured: Measured, profile: Profile, *, dialysis: bool) -> Doubt | None:
    """As `doubt`, of a laboratory fact."""
    misfit = _misfit(measured, measured.unit, profile, dialysis=dialysis)
    if misfit is None:
        return None
    units = other_units(measured, profile, dialysis=dialysis, value_alone=misfit.is_of_value)
    return Doubt(misfit, units, _question(measured, misfit, profile, dialysis=dialysis))


def plausible_range(analyte: Analyte, profile: Profile) -> PlausibleRange:
    """The bounds of an analyte's values and of its printed limits."""
    bounds: PlausibleRange = getattr(profile.plausible, analyte)
    return bounds


def upper_limit_most(bounds: PlausibleRange, *, dialysis: bool) -> Decimal | None:
    """The most that a printed upper limit can be; None where the analyte's limits have no bound."""
    return (bounds.limit_high_dialysis if dialysis else None) or bounds.limit_high


def _misfit(measured: Measured, unit: str, profile: Profile, *, dialysis: bool) -> Misfit | None:
    """What cannot be right of a value that stands in this unit."""
    bounds = plausible_range(measured.analyte, profile)
    value, low, high, comparator = measured.value, bounds.low, bounds.high, measured.comparator
    if unit != bounds.unit:
        factors = FACTORS[measured.analyte]
        value = EXACT.multiply(value, factors[unit])
        low, high = (EXACT.multiply(end, factors[bounds.unit]) for end in (low, high))
    if comparator not in _DOWNWARD and value < low:
        return Misfit.VALUE_LOW
    if comparator not in _UPWARD and value > high:
        return Misfit.VALUE_HIGH
    if measured.low is None and measured.high is None:
        return None
    return _misfit_of_limits(measured, unit, profile, dialysis=dialysis)


def _misfit_of_limits(measured: Measured, unit: str, profile: Profile, *, dialysis: bool) -> Misfit | None:
    bounds = plausible_range(measured.analyte, profile)
    most = upper_limit_most(bounds, dialysis=dialysis)
    if bounds.limit_low is None or most is None:
        return None
    factors = FACTORS[measured.analyte]
    own, base = factors[unit], factors[bounds.unit]
    high = None if measured.high is None else EXACT.multiply(measured.high, own)
    if high is not None and not EXACT.multiply(bounds.limit_low, base) <= high <= EXACT.multiply(most, base):
        return Misfit.UPPER_LIMIT
    if bounds.low_share is not None and measured.low is not None:
        limits: Range = getattr(profile.ranges, measured.analyte)
        upper = EXACT.multiply(limits.high, factors[limits.unit]) if high is None else high
        if EXACT.multiply(measured.low, own) > EXACT.multiply(bounds.low_share, upper):
            return Misfit.LOWER_LIMIT
    return None


def other_units(
    measured: Measured, profile: Profile, *, dialysis: bool = False, value_alone: bool = True
) -> tuple[str, ...]:
    """The other units of the analyte that make the value plausible and, unless asked of it alone, its limits.

    Those of the same size, as pg/mL and ng/L, are one.
    """
    factors = FACTORS[measured.analyte]
    fitting = []
    for unit in UNITS[measured.analyte]:
        if factors[unit] == factors[measured.unit]:
            continue
        there = _misfit(measured, unit, profile, dialysis=dialysis)
        if there is None or (value_alone and not there.is_of_value):
            fitting.append(unit)
    return tuple(fitting)


def converted(value: Decimal, measured: Measured, profile: Profile) -> Decimal:
    """A value of the same unit in the unit of the bounds, with as few digits as show on which side it is."""
    bounds = plausible_range(measured.analyte, profile)
    factors = FACTORS[measured.analyte]
    exact = EXACT.divide(EXACT.multiply(value, factors[measured.unit]), factors[bounds.unit])
    inside = bounds.low <= exact <= bounds.high
    for digits in range(_FEWEST_DIGITS, _MOST_DIGITS):
        short = Context(prec=digits).plus(exact)
        if (bounds.low <= short <= bounds.high) is inside:
            return short
    return exact


def _question(measured: Measured, misfit: Misfit, profile: Profile, *, dialysis: bool) -> Sentence:
    bounds = plausible_range(measured.analyte, profile)
    if misfit is Misfit.UPPER_LIMIT:
        return sentences.DOUBT_UPPER_LIMIT(
            limit=measured.high or Decimal(0),
            own=measured.unit,
            low=bounds.limit_low or Decimal(0),
            high=upper_limit_most(bounds, dialysis=dialysis) or Decimal(0),
            unit=bounds.unit,
        )
    if misfit is Misfit.LOWER_LIMIT:
        return sentences.DOUBT_LOWER_LIMIT(
            limit=measured.low or Decimal(0), own=measured.unit, share=bounds.low_share or Decimal(0)
        )
    return _question_of_value(measured, bounds, profile)


def _question_of_value(measured: Measured, bounds: PlausibleRange, profile: Profile) -> Sentence:
    bound = "" if measured.comparator is None else measured.comparator.value
    written = sentences.AMOUNT(bound=bound, value=measured.value, unit=measured.unit)
    is_calcium = measured.analyte in CALCIUM
    if measured.unit == bounds.unit:
        ask = sentences.DOUBT_CALCIUM_AS_WRITTEN if is_calcium else sentences.DOUBT_VALUE
        return ask(written=written, low=bounds.low, high=bounds.high, unit=bounds.unit)
    short = converted(measured.value, measured, profile)
    amount = sentences.AMOUNT(bound=bound, value=short, unit=bounds.unit)
    written = sentences.AMOUNT_IS(written=written, converted=amount)
    if is_calcium:
        return sentences.DOUBT_CALCIUM(written=written)
    return sentences.DOUBT_CONVERTED(written=written, low=bounds.low, high=bounds.high, unit=bounds.unit)
