"""VALUE_IMPLAUSIBLE: a value that could have decided something, and cannot be right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casereview.rules.codes.conclusions import Eligibility
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.labs import phrases
from casereview.rules.labs.blocker import BlockerFound, EligibilityFacts
from casereview.rules.labs.plausibility import Misfit, converted, plausible_range, upper_limit_most
from casereview.rules.labs.reading import reading
from casereview.rules.labs.usable import ImplausibleLab
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Capital, Sentence, either


def implausible_values(case: EligibilityFacts) -> Iterator[BlockerFound]:
    """One for each value, in the order of the labs."""
    for item in case.chemistry.implausible:
        if item.blocks:
            yield BlockerFound(Eligibility.UNDETERMINED, _sentence(item, case), (item.lab.id,), item)


def _sentence(item: ImplausibleLab, case: EligibilityFacts) -> Sentence:
    """Value, unit and bounds and, where another unit would fit, that unit."""
    lab, bounds = item.lab, plausible_range(item.lab.analyte, case.profile)
    remedy = (
        sentences.IN_ANOTHER_UNIT(units=either(item.doubt.units))
        if item.doubt.units
        else sentences.CHECK_THE_REPORT()
    )
    if item.doubt.misfit is Misfit.UPPER_LIMIT:
        most = upper_limit_most(bounds, dialysis=Flag.CKD_DIALYSIS in case.flags)
        return sentences.BLOCKER_UPPER_LIMIT_OUTSIDE(
            limit=lab.high or Decimal(0),
            own=lab.unit,
            value=phrases.lab(lab),
            low=bounds.limit_low or Decimal(0),
            high=most or Decimal(0),
            unit=bounds.unit,
            remedy=remedy,
        )
    if item.doubt.misfit is Misfit.LOWER_LIMIT:
        return sentences.BLOCKER_LOWER_LIMIT_OUTSIDE(
            limit=lab.low or Decimal(0),
            own=lab.unit,
            value=phrases.lab(lab),
            share=bounds.low_share or Decimal(0),
            upper=phrases.upper(reading(lab, case.profile), case.profile),
            remedy=remedy,
        )
    value = Capital(phrases.lab(lab))
    if lab.unit == bounds.unit:
        return sentences.BLOCKER_VALUE_OUTSIDE(
            value=value, low=bounds.low, high=bounds.high, unit=bounds.unit, remedy=remedy
        )
    short = converted(lab.value, lab, case.profile)
    return sentences.BLOCKER_VALUE_OUTSIDE_CONVERTED(
        value=value, converted=short, low=bounds.low, high=bounds.high, unit=bounds.unit, remedy=remedy
    )
