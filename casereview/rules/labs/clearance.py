"""The calcium/creatinine clearance ratio of the latest day that has all four of its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Final

from msgspec import Struct

from casereview.rules.codes.vocabulary import Analyte, Comparator
from casereview.rules.facts.records import LabFact
from casereview.rules.labs import units
from casereview.rules.labs.quantity import Quantity

_SERUM: Final = (Analyte.CALCIUM_TOTAL, Analyte.CREATININE)
_URINE: Final = (
    (Analyte.URINE_CALCIUM, Analyte.URINE_CREATININE),
    (Analyte.URINE_CALCIUM_24H, Analyte.URINE_CREATININE_24H),
)


class Clearance(Struct, frozen=True):
    day: date
    ratio: Quantity
    ids: tuple[str, ...]


def clearance(labs: Iterable[LabFact], limit: Decimal) -> Clearance | None:
    """The ratio of the latest day, from spot urine or a 24 h collection, before or after surgery alike.

    Where a day has more than one value of an analyte, or both kinds of urine, the lowest ratio holds: it is
    the one that keeps familial hypocalciuric hypercalcemia open. A ratio whose comparators leave open on
    which side of the limit it lies counts as missing, and takes no other ratio of its day with it.
    None where no day has a ratio that tells.
    """
    labs = tuple(labs)
    days = {lab.day for lab in labs if lab.analyte in _URINE_CALCIUM}  # the others have no ratio
    by_day: dict[date, dict[Analyte, list[LabFact]]] = defaultdict(lambda: defaultdict(list))
    for lab in labs if days else ():
        if lab.analyte in _ASKED and lab.day in days:
            by_day[lab.day][lab.analyte].append(lab)
    for day in sorted(by_day, reverse=True):
        ratios = (ratio for urine in _URINE for ratio in _of_day(day, by_day[day], *urine))
        known = [item for item in ratios if item.ratio.above(limit) is not None]
        if known:
            return min(known, key=lambda item: item.ratio.rank)
    return None


_URINE_CALCIUM: Final = {calcium for calcium, _ in _URINE}
_ASKED: Final = {*_SERUM, *(analyte for pair in _URINE for analyte in pair)}


def _of_day(
    day: date, labs: dict[Analyte, list[LabFact]], urine_calcium: Analyte, urine_creatinine: Analyte
) -> Iterator[Clearance]:
    wanted = (urine_calcium, urine_creatinine, *_SERUM)
    if not labs.keys() >= set(wanted):
        return
    for chosen in product(*(_extremes(labs[analyte]) for analyte in wanted)):
        calcium_out, creatinine_out, calcium, creatinine = (units.quantity(lab) for lab in chosen)
        ratio = units.clearance_ratio(
            urine_calcium=calcium_out, urine_creatinine=creatinine_out, calcium=calcium, creatinine=creatinine
        )
        if ratio is not None:
            yield Clearance(day, ratio, tuple(lab.id for lab in chosen))


def _extremes(labs: Iterable[LabFact]) -> list[LabFact]:
    """The lowest and the highest value with each comparator: no other makes a ratio that decides."""
    kinds: dict[Comparator | None, list[LabFact]] = defaultdict(list)
    for lab in labs:
        kinds[lab.comparator].append(lab)
    ends = (end(kind, key=_rank) for kind in kinds.values() for end in (min, max))
    return list({lab.id: lab for lab in ends}.values())


def _rank(lab: LabFact) -> tuple[object, ...]:
    return units.quantity(lab).rank
