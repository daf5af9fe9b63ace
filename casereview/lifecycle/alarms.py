"""What is told of at once and never waits for an agenda: critical values, and signs of carcinoma.

Each is known by a key: a critical value by the name of its lab in the facts, a sign by its code. So each new
one is told of, however many there were before, and one that was corrected can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.carcinoma import GATING, kidneys_fail
from casereview.rules.codes.conclusions import CarcinomaFlag
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.facts.records import LabFact
from casereview.rules.labs.calcium_days import calcium_readings
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Reading, reading
from casereview.rules.profiles.model import Figure, Profile

#: The signs that no laboratory measures, each with the acts that can show that it never was there.
_CORRECTED_BY: Final[Mapping[str, frozenset[str]]] = {
    CarcinomaFlag.PALPABLE_MASS: frozenset({"set_background"}),
    CarcinomaFlag.LESION_LARGE: frozenset({"add_read"}),
    CarcinomaFlag.PATHOLOGY: frozenset({"correct_operation"}),
}


class Alarms(NamedTuple):
    """The keys of what is critical now, whenever it was measured, and of these what is new enough to ring."""

    standing: frozenset[str]
    ringing: frozenset[str]


def alarms(assessment: Assessment, today: date) -> Alarms:
    """What of a case is critical. A value that is implausible, corrected or withdrawn is not."""
    since = today - timedelta(days=int(assessment.profile.numbers.alarm_window.value))
    critical = critical_values(assessment)
    lines = [line for line in assessment.carcinoma if line.code in _CORRECTED_BY and line.code in GATING]
    return Alarms(
        frozenset(lab.id for lab in critical) | {line.code.value for line in lines},
        frozenset(lab.id for lab in critical if lab.day >= since)
        | {line.code.value for line in lines if not line.answered},
    )


def critical_values(assessment: Assessment) -> tuple[LabFact, ...]:
    """Of any date, each calcium that is very high or very low, and each PTH that makes one fear carcinoma."""
    chem, profile = assessment.chemistry, assessment.profile
    calciums = calcium_readings(chem.standing, chem.usable, profile)
    critical = [item.lab for item in calciums if is_critical(item, profile)]
    if not kidneys_fail(assessment.facts, profile, chem):
        critical += _very_high_pth(chem.standing, profile)
    return tuple({lab.id: lab for lab in critical}.values())


def is_critical(calcium: Reading, profile: Profile) -> bool:
    """Whether a calcium is very high, as measured or as albumin corrects it, or very low as measured."""
    numbers = profile.numbers
    if calcium.lab.analyte is Analyte.CALCIUM_IONIZED:
        bounds = numbers.low_calcium_ionized, numbers.carcinoma_calcium_ionized
    else:
        bounds = numbers.low_calcium, numbers.carcinoma_calcium
    low, high = (_in_base(figure, calcium.lab.analyte) for figure in bounds)
    return calcium.quantity.above(high) is True or (
        not calcium.corrected and calcium.quantity.below(low) is True
    )


def _in_base(figure: Figure, analyte: Analyte) -> Decimal:
    return EXACT.multiply(figure.value, factor(analyte, figure.unit))


def _very_high_pth(labs: Iterable[LabFact], profile: Profile) -> list[LabFact]:
    times = profile.numbers.carcinoma_pth.value
    readings = (reading(lab, profile) for lab in labs if lab.analyte is Analyte.PTH_INTACT)
    return [item.lab for item in readings if item.quantity.above(EXACT.multiply(item.high, times))]


def withdrawn(told: Iterable[str], now: Alarms, act: str) -> frozenset[str]:
    """Of the keys that were told, those that an act has shown to be none.

    A value is none once it stands no longer: corrected, entered in error, or corrected by another albumin. A
    sign may also be gone because of what was done since, and then it was right: only its correction counts.
    """
    gone = frozenset(told) - now.standing
    return frozenset(key for key in gone if key not in _CORRECTED_BY or act in _CORRECTED_BY[key])
