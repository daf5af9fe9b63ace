"""Due dates in working days, and the two milestones after an operation."""

import datetime as dt
from collections.abc import Container

SATURDAY = 5
SIX_WEEKS = dt.timedelta(weeks=6)
SIX_MONTHS = dt.timedelta(days=183)  # the line between persistent and recurrent, docs/clinical-rules.md


def add_working_days(start: dt.date, days: int, holidays: Container[dt.date] = ()) -> dt.date:
    """The day that lies ``days`` working days after ``start`` (weekends and holidays do not count)."""
    day = start
    while days > 0:
        day += dt.timedelta(days=1)
        if day.weekday() < SATURDAY and day not in holidays:
            days -= 1
    return day


def working_days_between(start: dt.date, end: dt.date, holidays: Container[dt.date] = ()) -> int:
    """Working days after ``start`` up to and including ``end``; negative when ``end`` lies before."""
    if end < start:
        return -working_days_between(end, start, holidays)
    span = (start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(1 for day in span if day.weekday() < SATURDAY and day not in holidays)
