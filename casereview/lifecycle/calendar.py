"""Working days of a site: weekends and its country's public holidays do not count."""

import datetime as dt
from functools import cache

import holidays

from casereview.lifecycle.clock import add_working_days, working_days_between


@cache
def holidays_of(country: str) -> holidays.HolidayBase:
    """The public holidays of an ISO 3166 country; none where the country is not known."""
    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        return holidays.HolidayBase()


def due(country: str, start: dt.date, days: int) -> dt.date:
    return add_working_days(start, days, holidays_of(country))


def days_left(country: str, today: dt.date, due_on: dt.date) -> int:
    return working_days_between(today, due_on, holidays_of(country))
