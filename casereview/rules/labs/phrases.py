"""How values, limits and days are put into the sentences of an answer."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Comparator
from casereview.rules.facts.records import LabFact
from casereview.rules.labs.quantity import EXACT, Quantity
from casereview.rules.labs.reading import Reading
from casereview.rules.profiles.model import Profile, Range
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Sentence

_HUNDREDTH: Final = Decimal("0.01")
_CORRECTED: Final = sentences.ANALYTES[Analyte.CALCIUM_ALBUMIN_CORRECTED]


def digits(value: Decimal) -> str:
    """A number as written, never with an exponent."""
    return format(value, "f")


def step(decimals: int) -> Decimal:
    """The step of a number with so many decimals, such as 0.01."""
    return Decimal(1).scaleb(-decimals)


def rounded(value: Decimal, step: Decimal) -> str:
    """A number to the step's decimals, half to even; what rounds to zero has no sign."""
    number = value.quantize(step, rounding=ROUND_HALF_EVEN, context=EXACT)
    return format(number if number else abs(number), "f")


def lab(result: LabFact) -> Sentence:
    """A result as in "eGFR 48 mL/min/{1.73_m2} on 2024-08-01"."""
    return sentences.VALUE(
        analyte=sentences.ANALYTES[result.analyte],
        bound=_bound(result.comparator),
        value=result.value,
        unit=result.unit,
        day=result.day,
    )


def value(item: Reading) -> Sentence:
    """A calcium or PTH value in its laboratory's unit, as in "total calcium 11.9 mg/dL on 2024-08-01"."""
    if not item.corrected:
        return lab(item.lab)
    unit = item.lab.unit
    own = EXACT.divide(item.quantity.value, factor(item.lab.analyte, unit))
    return sentences.VALUE(
        analyte=_CORRECTED,
        bound=_bound(item.quantity.comparator),
        value=rounded(own, _HUNDREDTH),
        unit=unit,
        day=item.day,
    )


def _bound(comparator: Comparator | None) -> str:
    """As it was written, such as ">"; nothing for an exact value."""
    return "" if comparator is None else comparator.value


def upper(item: Reading, profile: Profile) -> Sentence:
    """The upper limit that applies, and whose it is."""
    if item.lab.high is not None:
        return sentences.UPPER_LIMIT(value=item.lab.high, unit=item.lab.unit)
    limits: Range = getattr(profile.ranges, item.lab.analyte)
    return sentences.UPPER_LIMIT_OF_PROFILE(value=limits.high, unit=limits.unit)


def lower(item: Reading, profile: Profile) -> Sentence:
    """The lower limit that applies, and whose it is."""
    if item.lab.low is not None:
        return sentences.LOWER_LIMIT(value=item.lab.low, unit=item.lab.unit)
    limits: Range = getattr(profile.ranges, item.lab.analyte)
    return sentences.LOWER_LIMIT_OF_PROFILE(value=limits.low, unit=limits.unit)


def ratio(quantity: Quantity, step: Decimal) -> str:
    """A ratio with its comparator and the step's decimals, half to even: ">17.857"."""
    return _bound(quantity.comparator) + rounded(quantity.value, step)
