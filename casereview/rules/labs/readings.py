"""Which laboratory values decide, and what they say: docs/clinical-rules.md, section "Biochemistry".

Everything is asked once per case here; `blockers`, `course` and `carcinoma` only read the result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag, LabStatus
from casereview.rules.facts.records import Facts, LabFact, OperationFact
from casereview.rules.labs import units
from casereview.rules.labs.quantity import EXACT, Quantity
from casereview.rules.profiles.model import Profile, Range

CALCIUM: Final = frozenset(
    {Analyte.CALCIUM_IONIZED, Analyte.CALCIUM_ALBUMIN_CORRECTED, Analyte.CALCIUM_TOTAL}
)
#: Ionized, else reported as corrected, else total corrected by the day's albumin, else total.
_PREFERRED: Final = (
    (Analyte.CALCIUM_IONIZED, False),
    (Analyte.CALCIUM_ALBUMIN_CORRECTED, False),
    (Analyte.CALCIUM_TOTAL, True),
    (Analyte.CALCIUM_TOTAL, False),
)
_FINAL: Final = frozenset({LabStatus.FINAL, LabStatus.CORRECTED})


class Reading(Struct, frozen=True):
    """A calcium or PTH value as it is judged, in its base unit (mmol/L, pg/mL), with the limits that apply.

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


class ImplausibleLab(Struct, frozen=True):
    """A value that cannot be right: the unit that would make it so, and whether a blocker speaks of it."""

    lab: LabFact
    unit: str | None
    blocks: bool


class Chemistry(Struct, frozen=True):
    """The values that decide one case.

    `days` holds the calcium of each day after the last operation, `of_the_day` all calcium values of the
    deciding day: each as reported, then each total corrected by each albumin.
    """

    operation: OperationFact | None
    usable: tuple[LabFact, ...]
    days: tuple[Reading, ...]
    of_the_day: tuple[Reading, ...]
    calcium: Reading | None
    pth: Reading | None
    implausible: tuple[ImplausibleLab, ...] = ()


def chemistry(facts: Facts, profile: Profile) -> Chemistry:
    """Everything that the biochemical rules ask of the labs of one case."""
    operation = last_parathyroid_operation(facts)
    labs = usable(facts.labs or ())
    after = [lab for lab in labs if operation is None or lab.day > operation.date]
    days = _calcium_days(after, profile)
    calcium, of_the_day = days[-1] if days else (None, ())
    chosen = tuple(best for best, _ in days)
    return Chemistry(operation, labs, chosen, of_the_day, calcium, _pth(after, calcium, facts, profile))


def last_parathyroid_operation(facts: Facts) -> OperationFact | None:
    """The latest operation at which parathyroid glands were sought or handled."""
    done = [operation for operation in facts.operations or () if operation.is_parathyroid]
    return max(done, key=lambda operation: (operation.date, operation.id), default=None)


def usable(labs: Iterable[LabFact]) -> tuple[LabFact, ...]:
    """Labs that stand: not entered in error, not superseded, and not preliminary beside a final of the day.

    A value stays superseded when its correction was itself entered in error: somebody withdrew it once.
    """
    labs = tuple(labs)
    superseded = {lab.supersedes for lab in labs if lab.supersedes is not None}
    standing = [
        lab for lab in labs if lab.status is not LabStatus.ENTERED_IN_ERROR and lab.id not in superseded
    ]
    final = {(lab.analyte, lab.day) for lab in standing if lab.status in _FINAL}
    return tuple(lab for lab in standing if lab.status in _FINAL or (lab.analyte, lab.day) not in final)


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


def _calcium_days(labs: Iterable[LabFact], profile: Profile) -> list[tuple[Reading, tuple[Reading, ...]]]:
    """The calcium of each day that has one which answers, beside all calcium values of that day."""
    by_day: dict[date, list[LabFact]] = defaultdict(list)
    for lab in labs:
        if lab.analyte in CALCIUM or lab.analyte is Analyte.ALBUMIN:
            by_day[lab.day].append(lab)
    found = []
    for day in sorted(by_day):
        readings = _calcium_readings(by_day[day], profile)
        chosen = _chosen(readings)
        if chosen is not None:
            found.append((chosen, readings))
    return found


def _calcium_readings(labs: list[LabFact], profile: Profile) -> tuple[Reading, ...]:
    """The calcium values of one day, then each total one corrected by each albumin."""
    readings = [reading(lab, profile) for lab in labs if lab.analyte in CALCIUM]
    albumins = [(lab, units.quantity(lab)) for lab in labs if lab.analyte is Analyte.ALBUMIN]
    slope, normal = profile.numbers.albumin_slope.value, profile.numbers.albumin_normal.value
    corrected = []
    for total in readings if albumins else ():
        if total.lab.analyte is not Analyte.CALCIUM_TOTAL:
            continue
        for albumin, quantity in albumins:
            value = units.corrected(total.quantity, quantity, slope=slope, normal=normal)
            if value is not None:
                corrected.append(replace(total, quantity=value, labs=(total.lab, albumin), corrected=True))
    return (*readings, *corrected)


def _chosen(readings: Iterable[Reading]) -> Reading | None:
    """The highest of the first kind that answers whether calcium is high."""
    answering = [item for item in readings if item.is_high is not None]
    for kind in _PREFERRED:
        same = [item for item in answering if (item.lab.analyte, item.corrected) == kind]
        if same:
            return max(same, key=lambda item: item.rank)
    return None


def _pth(labs: Iterable[LabFact], calcium: Reading | None, facts: Facts, profile: Profile) -> Reading | None:
    """The PTH nearest to the deciding calcium, else the latest; on a tie the later day, then the higher."""
    readings = [reading(lab, profile) for lab in labs if lab.analyte is Analyte.PTH_INTACT]
    if calcium is None:
        return max(readings, key=lambda item: (item.day, item.rank), default=None)
    window = profile.numbers.pth_window.value
    kidneys = bool({Flag.CKD_DIALYSIS, Flag.KIDNEY_TRANSPLANT} & set(facts.flags or ()))
    near = [
        item
        for item in readings
        if abs((item.day - calcium.day).days) <= window and _answers(item, calcium, kidneys=kidneys)
    ]
    return max(
        near,
        key=lambda item: (-abs((item.day - calcium.day).days), item.day, item.rank),
        default=None,
    )


def _answers(pth: Reading, calcium: Reading, *, kidneys: bool) -> bool:
    """Whether its comparator leaves no question open that will be asked beside this calcium."""
    if not calcium.is_high:
        return pth.is_high is not None
    return pth.is_suppressed is not None and (not kidneys or pth.is_high is not None)
