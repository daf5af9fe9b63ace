"""Which laboratory values decide, and what they say: docs/clinical-rules.md, section "Biochemistry".

Everything is asked once per case here; `blockers`, `course` and `carcinoma` only read the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag
from casereview.rules.facts.records import Facts, LabFact, OperationFact
from casereview.rules.labs import units
from casereview.rules.labs.calcium_days import calcium_readings, chosen_by_day
from casereview.rules.labs.plausibility import CALCIUM
from casereview.rules.labs.quantity import EXACT, Quantity
from casereview.rules.labs.reading import Reading, reading
from casereview.rules.labs.usable import ImplausibleLab, screened
from casereview.rules.profiles.model import Profile

__all__ = ["CALCIUM", "Chemistry", "ImplausibleLab", "Reading", "chemistry", "latest_where", "reading"]

KIDNEYS_AUTONOMOUS = frozenset({Flag.CKD_DIALYSIS, Flag.KIDNEY_TRANSPLANT})


class Chemistry(Struct, frozen=True):
    """The values of one case, and those that decide it.

    `implausible` are the values that cannot be right; `standing` all others that nobody withdrew or
    corrected, preliminary ones too; `usable` those of them that may decide, of any date.

    `days` holds the deciding calcium of each day after the last parathyroid operation, `all_days` that of
    each day at all. `calciums` and `pths` are all usable values after that operation, each as reported; the
    calciums also hold each total as the nearest albumin corrects it, and those of a child without printed
    limits, which were measured although they decide nothing. `of_the_day` are those of the deciding day.
    """

    operation: OperationFact | None
    implausible: tuple[ImplausibleLab, ...]
    standing: tuple[LabFact, ...]
    usable: tuple[LabFact, ...]
    all_days: tuple[Reading, ...]
    days: tuple[Reading, ...]
    calciums: tuple[Reading, ...]
    of_the_day: tuple[Reading, ...]
    calcium: Reading | None
    pths: tuple[Reading, ...]
    pth: Reading | None

    def is_after_operation(self, day: date) -> bool:
        """Whether a day lies after the last parathyroid operation, as every day does where there was none."""
        return self.operation is None or day > self.operation.date


def chemistry(facts: Facts, profile: Profile) -> Chemistry:
    """Everything that the biochemical rules ask of the labs of one case."""
    operation = last_parathyroid_operation(facts)
    since = None if operation is None else operation.date
    labs = screened(facts, profile, since)
    readings = calcium_readings(labs.measured, labs.usable, profile)
    judged = readings
    if len(labs.usable) < len(labs.measured):
        usable = {lab.id for lab in labs.usable}
        judged = tuple(item for item in readings if item.lab.id in usable)
    all_days = chosen_by_day(judged)
    days, calciums = _after(all_days, since), _after(readings, since)
    calcium = days[-1] if days else None
    hormones = (reading(lab, profile) for lab in labs.usable if lab.analyte is Analyte.PTH_INTACT)
    pths = _after(tuple(hormones), since)
    return Chemistry(
        operation=operation,
        implausible=labs.implausible,
        standing=labs.standing,
        usable=labs.usable,
        all_days=all_days,
        days=days,
        calciums=calciums,
        of_the_day=() if calcium is None else tuple(item for item in calciums if item.day == calcium.day),
        calcium=calcium,
        pths=pths,
        pth=_deciding_pth(pths, calcium, labs.usable, facts, profile),
    )


def _after(readings: tuple[Reading, ...], day: date | None) -> tuple[Reading, ...]:
    """Those of later days; all where there is no day."""
    return readings if day is None else tuple(item for item in readings if item.day > day)


def last_parathyroid_operation(facts: Facts) -> OperationFact | None:
    """The latest operation at which parathyroid glands were sought or handled."""
    done = [operation for operation in facts.operations or () if operation.is_parathyroid]
    return max(done, key=lambda operation: (operation.date, operation.id), default=None)


def latest_where(
    labs: Iterable[LabFact], analyte: Analyte, answers: Callable[[Quantity], bool | None]
) -> tuple[LabFact, bool] | None:
    """The latest lab of an analyte that answers a question of its base value, and the answer.

    Of one day the lowest value speaks. A comparator that leaves the question open counts as missing.
    """
    told: list[tuple[LabFact, Quantity, bool]] = []
    for lab in labs:
        if lab.analyte is analyte:
            quantity = units.quantity(lab)
            answer = answers(quantity)
            if answer is not None:
                told.append((lab, quantity, answer))
    if not told:
        return None
    day = max(lab.day for lab, _, _ in told)
    today = (row for row in told if row[0].day == day)
    lab, _, answer = min(today, key=lambda row: row[1].rank)
    return lab, answer


def latest_below(labs: Iterable[LabFact], analyte: Analyte, limit: Decimal, unit: str) -> LabFact | None:
    """The latest lab of an analyte that answers whether it is below a limit, where it is."""
    bar = EXACT.multiply(limit, factor(analyte, unit))
    latest = latest_where(labs, analyte, lambda quantity: quantity.below(bar))
    return latest[0] if latest and latest[1] else None


def low_egfr_of_tertiary(usable: Iterable[LabFact], profile: Profile) -> LabFact | None:
    """The latest usable eGFR of any date where it is so low that high calcium may be of renal disease."""
    figure = profile.numbers.egfr_tertiary
    return latest_below(usable, Analyte.EGFR, figure.value, figure.unit)


def _deciding_pth(
    pths: tuple[Reading, ...],
    calcium: Reading | None,
    usable: tuple[LabFact, ...],
    facts: Facts,
    profile: Profile,
) -> Reading | None:
    """The PTH nearest to the deciding calcium, else the latest; on a tie the later day, then the higher."""
    if calcium is None:
        return max(pths, key=lambda item: (item.day, item.rank), default=None)
    window = profile.numbers.pth_window.value
    near = [item for item in pths if abs((item.day - calcium.day).days) <= window]
    if not near:
        return None
    kidneys = bool(
        calcium.is_high
        and (KIDNEYS_AUTONOMOUS & set(facts.flags or ()) or low_egfr_of_tertiary(usable, profile))
    )
    return max(
        (item for item in near if _answers(item, calcium, kidneys=kidneys)),
        key=lambda item: (-abs((item.day - calcium.day).days), item.day, item.rank),
        default=None,
    )


def _answers(pth: Reading, calcium: Reading, *, kidneys: bool) -> bool:
    """Whether its comparator leaves no question open that will be asked beside this calcium."""
    if not calcium.is_high:
        return pth.is_high is not None
    return pth.is_suppressed is not None and (not kidneys or pth.is_high is not None)
