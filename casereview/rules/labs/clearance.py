"""The calcium/creatinine clearance ratio of the latest day whose urine and blood give one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from math import prod
from typing import Final

from msgspec import Struct

from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Comparator
from casereview.rules.facts.records import LabFact
from casereview.rules.labs import units
from casereview.rules.labs.quantity import EXACT, Quantity
from casereview.rules.profiles.model import Profile

#: Spot urine and the collection of 24 h: calcium with creatinine of the same kind.
PAIRS: Final = (
    (Analyte.URINE_CALCIUM, Analyte.URINE_CREATININE),
    (Analyte.URINE_CALCIUM_24H, Analyte.URINE_CREATININE_24H),
)
_SERUM_CALCIUM: Final = (Analyte.CALCIUM_TOTAL, Analyte.CALCIUM_ALBUMIN_CORRECTED)
_ASKED: Final = frozenset({*_SERUM_CALCIUM, Analyte.CREATININE, *(each for pair in PAIRS for each in pair)})
_FEW: Final = 10_000  # combinations of one day that are all weighed

_Labs = dict[Analyte, dict[date, list[LabFact]]]


class Clearance(Struct, frozen=True):
    """A ratio with the day of its urine; `ids` are calcium and creatinine of urine, then of blood."""

    day: date
    ratio: Quantity
    ids: tuple[str, ...]


class UrineDay(Struct, frozen=True):
    """A day with urine calcium and urine creatinine of one kind, and the blood that stands beside it."""

    day: date
    urine: tuple[tuple[list[LabFact], list[LabFact]], ...]
    calcium: list[LabFact]
    creatinine: list[LabFact]


def clearance(labs: Iterable[LabFact], profile: Profile) -> Clearance | None:
    """The ratio of the latest day that has one which tells, before or after surgery alike.

    Of several combinations of one day the lowest ratio holds: it is the one that keeps familial hypocalciuric
    hypercalcemia open. A ratio that its comparators leave open, or that is higher than can be, counts as
    missing, and takes no other one of its day with it. None where no day has a ratio that tells.
    """
    limit = profile.numbers.clearance_ratio.value
    most = profile.numbers.clearance_ratio_most.value
    for urine_day in urine_days(labs, profile):
        telling = [
            item
            for item in ratios(urine_day)
            if item.ratio.above(limit) is not None and item.ratio.above(most) is not True
        ]
        if telling:
            return min(telling, key=lambda item: item.ratio.rank)
    return None


def urine_days(labs: Iterable[LabFact], profile: Profile) -> Iterator[UrineDay]:
    """The days with a pair of urine values, the latest first, whether or not blood stands beside them."""
    by_day: _Labs = defaultdict(lambda: defaultdict(list))
    for lab in labs:
        if lab.analyte in _ASKED:
            by_day[lab.analyte][lab.day].append(lab)
    days = {
        day for calcium, creatinine in PAIRS for day in by_day[calcium].keys() & by_day[creatinine].keys()
    }
    window = int(profile.numbers.clearance_window.value)
    for day in sorted(days, reverse=True):
        urine = tuple(pair for pair in _urine(by_day, day, profile) if all(pair))
        if urine:
            totals, corrected = (_nearest(by_day[analyte], day, window) for analyte in _SERUM_CALCIUM)
            creatinine = _nearest(by_day[Analyte.CREATININE], day, window)
            yield UrineDay(day, urine, totals or corrected, creatinine)


def ratios(urine_day: UrineDay) -> Iterator[Clearance]:
    """The ratios of a day, those of all combinations that can be the lowest one that tells."""
    for calcium_out, creatinine_out in urine_day.urine:
        given = (calcium_out, creatinine_out, urine_day.calcium, urine_day.creatinine)
        few = prod(map(len, given)) <= _FEW
        for chosen in product(*(values if few else _extremes(values) for values in given)):
            excreted, diluted, serum, cleared = (units.quantity(lab) for lab in chosen)
            ratio = units.clearance_ratio(
                urine_calcium=excreted, urine_creatinine=diluted, calcium=serum, creatinine=cleared
            )
            if ratio is not None:
                yield Clearance(urine_day.day, ratio, tuple(lab.id for lab in chosen))


def _urine(by_day: _Labs, day: date, profile: Profile) -> Iterator[tuple[list[LabFact], list[LabFact]]]:
    """Calcium and creatinine of one kind; a spot so dilute that it says nothing is none."""
    least = profile.numbers.spot_creatinine_least
    bar = EXACT.multiply(least.value, factor(Analyte.URINE_CREATININE, least.unit))
    for calcium, creatinine in PAIRS:
        diluted = by_day[creatinine].get(day, [])
        if creatinine is Analyte.URINE_CREATININE:
            diluted = [lab for lab in diluted if units.quantity(lab).below(bar) is False]
        yield by_day[calcium].get(day, []), diluted


def _nearest(by_day: dict[date, list[LabFact]], day: date, window: int) -> list[LabFact]:
    """The values of the nearest day within the window, of two equally near days the later."""
    near = [other for other in by_day if abs((other - day).days) <= window]
    if not near:
        return []
    return by_day[min(near, key=lambda other: (abs((other - day).days), day - other))]


def _extremes(labs: Sequence[LabFact]) -> list[LabFact]:
    """The lowest and the highest value with each comparator, where there are too many to weigh them all."""
    kinds: dict[Comparator | None, list[LabFact]] = defaultdict(list)
    for lab in labs:
        kinds[lab.comparator].append(lab)
    ends = (end(kind, key=_rank) for kind in kinds.values() for end in (min, max))
    return list({lab.id: lab for lab in ends}.values())


def _rank(lab: LabFact) -> tuple[object, ...]:
    return units.quantity(lab).rank
