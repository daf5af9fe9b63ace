"""How values, limits and days are put into the sentences of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.facts.records import LabFact
from casereview.rules.labs.quantity import EXACT, Quantity
from casereview.rules.labs.readings import Reading
from casereview.rules.profiles.model import Profile, Range

_HUNDREDTH: Final = Decimal("0.01")
_NAMES: Final = {
    Analyte.CALCIUM_TOTAL: "total calcium",
    Analyte.CALCIUM_ALBUMIN_CORRECTED: "albumin-corrected calcium",
    Analyte.CALCIUM_IONIZED: "ionized calcium",
    Analyte.PTH_INTACT: "PTH",
    Analyte.EGFR: "eGFR",
    Analyte.VITAMIN_D_25OH: "25-OH vitamin D",
}


def digits(value: Decimal) -> str:
    """A number as written, never with an exponent."""
    return format(value, "f")


def rounded(value: Decimal, step: Decimal) -> str:
    """A number to the step's decimals, half to even."""
    return format(value.quantize(step, rounding=ROUND_HALF_EVEN, context=EXACT), "f")


def listed(words: Iterable[str]) -> str:
    """Words joined as in a sentence: "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def lab(result: LabFact) -> str:
    """A result as in "eGFR 48 mL/min/{1.73_m2} on 2024-08-01"."""
    value = f"{result.comparator or ''}{digits(result.value)} {result.unit}"
    return f"{_NAMES[result.analyte]} {value} on {result.day}"


def value(item: Reading) -> str:
    """A calcium or PTH value in its laboratory's unit, as in "total calcium 11.9 mg/dL on 2024-08-01"."""
    if not item.corrected:
        return lab(item.lab)
    unit = item.lab.unit
    own = EXACT.divide(item.quantity.value, factor(item.lab.analyte, unit))
    bound = item.quantity.comparator or ""
    return f"albumin-corrected calcium {bound}{rounded(own, _HUNDREDTH)} {unit} on {item.day}"


def upper(item: Reading, profile: Profile) -> str:
    """The upper limit that applies, and whose it is."""
    limits: Range = getattr(profile.ranges, item.lab.analyte)
    if item.lab.high is None:
        return f"the profile's upper limit of {digits(limits.high)} {limits.unit} (the laboratory gave none)"
    return f"the upper limit of {digits(item.lab.high)} {item.lab.unit}"


def lower(item: Reading, profile: Profile) -> str:
    """The lower limit that applies, and whose it is."""
    limits: Range = getattr(profile.ranges, item.lab.analyte)
    if item.lab.low is None:
        return f"the profile's lower limit of {digits(limits.low)} {limits.unit} (the laboratory gave none)"
    return f"the lower limit of {digits(item.lab.low)} {item.lab.unit}"


def ratio(quantity: Quantity, step: Decimal) -> str:
    """A ratio with its comparator and the step's decimals, half to even: ">17.857"."""
    return f"{quantity.comparator or ''}{rounded(quantity.value, step)}"


def capital(sentence: str) -> str:
    """The sentence with its first letter large and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
