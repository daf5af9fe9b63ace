"""Persistent or recurrent: what calcium did between the last parathyroid operation and now."""

from __future__ import annotations

from decimal import Decimal

from casereview.rules.codes.conclusions import Course
from casereview.rules.labs.readings import Chemistry
from casereview.rules.profiles.model import Profile


def course(chem: Chemistry, profile: Profile) -> Course:
    """The course against the last parathyroid operation, which is day 0.

    *Recurrent* needs a run of normal days before the deciding high: either one that lasts 183 days, or one
    that reaches day 183 with no high before it. Else any high on days 1 to 182 is *persistent*.
    """
    operation, calcium = chem.operation, chem.calcium
    if operation is None or calcium is None:
        return Course.UNDETERMINED
    half_year = profile.numbers.normal_run.value
    days = [((reading.day - operation.date).days, bool(reading.is_high)) for reading in chem.days]
    if calcium.is_high and _normal_run(days[:-1], half_year):
        return Course.RECURRENT
    if any(high and day < half_year for day, high in days):
        return Course.PERSISTENT
    return Course.UNDETERMINED


def _normal_run(days: list[tuple[int, bool]], half_year: Decimal) -> bool:
    first: int | None = None  # the first day of the present run of normal values
    was_high = False
    for day, high in days:
        if high:
            was_high, first = True, None
            continue
        first = day if first is None else first
        if day - first >= half_year or (not was_high and day >= half_year):
            return True
    return False
