"""The calcium values of a case, and the one by which each day speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from msgspec.structs import replace

from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.facts.records import LabFact
from casereview.rules.labs import units
from casereview.rules.labs.plausibility import CALCIUM
from casereview.rules.labs.quantity import Quantity
from casereview.rules.labs.reading import Reading, reading
from casereview.rules.profiles.model import Profile

#: Ionized, else reported as corrected, else total corrected by the nearest albumin, else total.
_PREFERRED: Final = (
    (Analyte.CALCIUM_IONIZED, False),
    (Analyte.CALCIUM_ALBUMIN_CORRECTED, False),
    (Analyte.CALCIUM_TOTAL, True),
    (Analyte.CALCIUM_TOTAL, False),
)
_Albumins = Mapping[int, list[tuple[LabFact, Quantity]]]  # by the number of the day


def calcium_readings(
    labs: Iterable[LabFact], usable: Iterable[LabFact], profile: Profile
) -> tuple[Reading, ...]:
    """The calcium values among labs as reported, and each total as the nearest albumin corrects it."""
    readings = [reading(lab, profile) for lab in labs if lab.analyte in CALCIUM]
    albumins: dict[int, list[tuple[LabFact, Quantity]]] = defaultdict(list)
    for lab in usable if readings else ():
        if lab.analyte is Analyte.ALBUMIN:
            albumins[lab.day.toordinal()].append((lab, units.quantity(lab)))
    if not albumins:
        return tuple(readings)
    totals = (item for item in readings if item.lab.analyte is Analyte.CALCIUM_TOTAL)
    corrected = [each for total in totals for each in _corrected(total, albumins, profile)]
    return tuple(sorted((*readings, *corrected), key=lambda item: item.day))


def chosen_by_day(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """One reading of each day with any that tells whether calcium is high: the highest of the first kind."""
    by_day: dict[date, list[Reading]] = defaultdict(list)
    for item in readings:
        if item.is_high is not None:
            by_day[item.day].append(item)
    return tuple(_chosen(by_day[day]) for day in sorted(by_day))


def _chosen(answering: list[Reading]) -> Reading:
    def preference(item: Reading) -> int:
        return _PREFERRED.index((item.lab.analyte, item.corrected))

    best = min(map(preference, answering))
    return max((item for item in answering if preference(item) == best), key=lambda item: item.rank)


def _corrected(total: Reading, albumins: _Albumins, profile: Profile) -> Iterable[Reading]:
    """The total by each of the nearest albumins; those that leave it open by their bounds give none."""
    slope, normal = profile.numbers.albumin_slope.value, profile.numbers.albumin_normal.value
    for albumin, quantity in _nearest(albumins, total.day, int(profile.numbers.albumin_window.value)):
        value = units.corrected(total.quantity, quantity, slope=slope, normal=normal)
        if value is not None:
            yield replace(total, quantity=value, labs=(total.lab, albumin), corrected=True)


def _nearest(albumins: _Albumins, day: date, window: int) -> list[tuple[LabFact, Quantity]]:
    """The albumins of the nearest day within the window; of two days equally near, those of both."""
    number = day.toordinal()
    for days in range(window + 1):
        near = [
            albumin for each in sorted({number - days, number + days}) for albumin in albumins.get(each, ())
        ]
        if near:
            return near
    return []
