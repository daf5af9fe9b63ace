"""Pitfalls of the values that decide: too few, too old, too low, or not to be read."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from casereview.rules.advice.assessment import last_neck_operation
from casereview.rules.advice.met import MetPitfall
from casereview.rules.advice.pitfalls_of_patient import not_high_is_overridden
from casereview.rules.advice.targets import PitfallQuestion
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.labs import phrases
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import latest_where, reading
from casereview.rules.profiles.model import Figure
from casereview.rules.sentences import pitfalls as sentences
from imaging.sentences import Capital, listed


def single_high_calcium(question: PitfallQuestion) -> MetPitfall | None:
    high = [item for item in question.assessment.chemistry.days if item.is_high]
    if len(high) != 1:
        return None
    [calcium] = high
    return MetPitfall(sentences.SINGLE_HIGH_CALCIUM(value=phrases.value(calcium)), calcium.ids)


def pth_low_normal(question: PitfallQuestion) -> MetPitfall | None:
    """A PTH near the deciding calcium, or later, that is not high, and low; any not high where let in so."""
    assessment = question.assessment
    calcium = assessment.chemistry.calcium
    if calcium is None:
        return None
    numbers = assessment.profile.numbers
    whatever_it_is = not_high_is_overridden(question)
    limit = _in_base_unit(Analyte.PTH_INTACT, numbers.pth_low_normal)
    chemistry = assessment.chemistry
    earlier = (
        reading(lab, assessment.profile)
        for lab in chemistry.usable
        if lab.analyte is Analyte.PTH_INTACT and not chemistry.is_after_operation(lab.day)
    )
    low = [
        item
        for item in (*earlier, *chemistry.pths)
        if (calcium.day - item.day).days <= numbers.pth_window.value
        and item.is_high is False
        and (whatever_it_is or item.quantity.below(limit))
    ]
    if not low:
        return None
    values = Capital(listed(phrases.value(item) for item in low))
    return MetPitfall(sentences.PTH_LOW_NORMAL(values=values), tuple(item.lab.id for item in low))


def stale_biochemistry(question: PitfallQuestion) -> MetPitfall | None:
    assessment = question.assessment
    calcium, today = assessment.chemistry.calcium, assessment.facts.as_of
    if calcium is None or today is None:
        return None
    operated = last_neck_operation(assessment.facts)
    if operated is not None and calcium.day <= operated:
        sentence = sentences.BIOCHEMISTRY_BEFORE_OPERATION(value=phrases.value(calcium))
        return MetPitfall(sentence, calcium.ids)
    days = (today - calcium.day).days
    if days <= assessment.profile.numbers.stale_biochemistry.value:
        return None
    sentence = sentences.STALE_BIOCHEMISTRY(days=days, value=phrases.value(calcium))
    return MetPitfall(sentence, calcium.ids)


def vitamin_d_low(question: PitfallQuestion) -> MetPitfall | None:
    assessment = question.assessment
    operation = assessment.chemistry.operation
    figure = assessment.profile.numbers.vitamin_d_low
    limit = _in_base_unit(Analyte.VITAMIN_D_25OH, figure)
    latest = latest_where(
        (lab for lab in assessment.chemistry.usable if operation is None or lab.day > operation.date),
        Analyte.VITAMIN_D_25OH,
        lambda quantity: quantity.below(limit),
    )
    if latest is None or not latest[1]:
        return None
    value = Capital(phrases.lab(latest[0]))
    sentence = sentences.VITAMIN_D_LOW(value=value, limit=figure.value, unit=figure.unit)
    return MetPitfall(sentence, (latest[0].id,))


@lru_cache(maxsize=64)
def _in_base_unit(analyte: Analyte, figure: Figure) -> Decimal:
    return EXACT.multiply(figure.value, factor(analyte, figure.unit))


def value_unreadable(question: PitfallQuestion) -> MetPitfall | None:
    """Implausible values that no blocker speaks of, by what they measure or by their day."""
    labs = [item.lab for item in question.assessment.chemistry.implausible if not item.blocks]
    if not labs:
        return None
    values = Capital(listed(map(phrases.lab, labs)))
    return MetPitfall(sentences.VALUE_UNREADABLE(values=values), tuple(lab.id for lab in labs))
