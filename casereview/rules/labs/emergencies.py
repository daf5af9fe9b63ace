"""Calcium that cannot wait for a meeting, too high or too low: docs/clinical-rules.md, the URGENT steps.

They read every value that stands, of any date and preliminary ones too, so that neither an operation nor a
final result that is still awaited silences an emergency.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from casereview.rules.codes.conclusions import NextStep
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.facts.records import Facts, LabFact
from casereview.rules.labs import phrases, units
from casereview.rules.labs.calcium_days import calcium_readings
from casereview.rules.labs.plausibility import CALCIUM, Misfit, other_units
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.reading import Reading
from casereview.rules.labs.readings import Chemistry
from casereview.rules.labs.usable import ImplausibleLab
from casereview.rules.profiles.model import Figure, Profile
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Capital, Sentence, listed


class Emergency(Struct, frozen=True):
    """One reason for an URGENT step."""

    code: NextStep
    sentence: Sentence
    facts: tuple[str, ...]


def emergencies(facts: Facts, profile: Profile, chem: Chemistry) -> tuple[Emergency, ...]:
    """Every reason for URGENT_HYPERCALCEMIA, then for URGENT_HYPOCALCEMIA."""
    asked = (
        _very_high(facts, profile, chem),
        *_very_high_in_another_unit(profile, chem),
        _very_low(profile, chem),
    )
    return tuple(emergency for emergency in asked if emergency is not None)


def very_high(analyte: Analyte, profile: Profile) -> Figure:
    """Above it a calcium is an emergency, and a sign of carcinoma."""
    ionized = analyte is Analyte.CALCIUM_IONIZED
    return profile.numbers.carcinoma_calcium_ionized if ionized else profile.numbers.carcinoma_calcium


def is_very_high(reading: Reading, profile: Profile) -> bool:
    """Whether a calcium, as measured, reported corrected or computed, is above that limit."""
    analyte = reading.lab.analyte
    return reading.quantity.above(_base(very_high(analyte, profile), analyte)) is True


def _base(figure: Figure, analyte: Analyte) -> Decimal:
    return EXACT.multiply(figure.value, factor(analyte, figure.unit))


def _of_latest_day(labs: Iterable[LabFact]) -> list[LabFact]:
    calciums = [lab for lab in labs if lab.analyte in CALCIUM]
    latest = max((lab.day for lab in calciums), default=None)
    return [lab for lab in calciums if lab.day == latest]


def _very_high(facts: Facts, profile: Profile, chem: Chemistry) -> Emergency | None:
    readings = calcium_readings(_of_latest_day(chem.standing), chem.usable, profile)
    high = [item for item in readings if is_very_high(item, profile)]
    if not high:
        return None
    limits = ((item, very_high(item.lab.analyte, profile)) for item in high)
    values = Capital(
        listed(
            sentences.VALUE_BEYOND(value=phrases.value(item), limit=figure.value, unit=figure.unit)
            for item, figure in limits
        )
    )
    age = 0 if facts.as_of is None else (facts.as_of - high[0].day).days
    if age > profile.numbers.crisis_age.value:
        said = sentences.CRISIS_LONG_AGO(values=values, days=age)
    else:
        said = sentences.CRISIS(values=values)
    ids = tuple(dict.fromkeys(key for item in high for key in item.ids))
    return Emergency(NextStep.URGENT_HYPERCALCEMIA, said, ids)


def _very_high_in_another_unit(profile: Profile, chem: Chemistry) -> Iterator[Emergency]:
    """A value that would be a crisis in the unit that it probably stands in, and that none has outdated."""
    since = None if chem.calcium is None else chem.calcium.day
    for item in chem.implausible:
        if not item.blocks or (since is not None and item.lab.day < since):
            continue
        unit = unit_of_crisis(item, profile)
        if unit is None:
            continue
        figure = very_high(item.lab.analyte, profile)
        said = sentences.CRISIS_IN_OTHER_UNIT(
            value=Capital(phrases.lab(item.lab)), unit=unit, limit=figure.value, own=figure.unit
        )
        yield Emergency(NextStep.URGENT_HYPERCALCEMIA, said, (item.lab.id,))


def unit_of_crisis(item: ImplausibleLab, profile: Profile) -> str | None:
    """The unit in which an implausible calcium would be plausible and very high, if there is one."""
    if item.lab.analyte not in CALCIUM:
        return None
    return next((unit for unit in item.doubt.units if _is_crisis_in(item.lab, unit, profile)), None)


def _is_crisis_in(lab: LabFact, unit: str, profile: Profile) -> bool:
    limit = _base(very_high(lab.analyte, profile), lab.analyte)
    return units.quantity(replace(lab, unit=unit)).above(limit) is True


def _very_low(profile: Profile, chem: Chemistry) -> Emergency | None:
    beneath = (item.lab for item in chem.implausible if item.doubt.misfit is Misfit.VALUE_LOW)
    low = [
        (lab, figure)
        for lab in _of_latest_day((*chem.standing, *beneath))
        if units.quantity(lab).below(_base(figure := _very_low_figure(lab, profile), lab.analyte))
    ]
    if not low:
        return None
    values = Capital(
        listed(
            sentences.VALUE_BENEATH(value=phrases.lab(lab), limit=figure.value, unit=figure.unit)
            for lab, figure in low
        )
    )
    said = _low_calcium(values, (lab for lab, _ in low), profile)
    return Emergency(NextStep.URGENT_HYPOCALCEMIA, said, tuple(lab.id for lab, _ in low))


def _low_calcium(values: Capital, labs: Iterable[LabFact], profile: Profile) -> Sentence:
    """An emergency after surgery, or the number of another unit, in which it may be a crisis."""
    typed = [(lab, unit) for lab in labs for unit in other_units(lab, profile)]
    crisis = [unit for lab, unit in typed if _is_crisis_in(lab, unit, profile)]
    if crisis:
        return sentences.LOW_CALCIUM_OR_CRISIS(values=values, unit=crisis[0])
    if typed:
        return sentences.LOW_CALCIUM_OR_UNIT(values=values, unit=typed[0][1])
    return sentences.LOW_CALCIUM(values=values)


def _very_low_figure(lab: LabFact, profile: Profile) -> Figure:
    ionized = lab.analyte is Analyte.CALCIUM_IONIZED
    return profile.numbers.low_calcium_ionized if ionized else profile.numbers.low_calcium
