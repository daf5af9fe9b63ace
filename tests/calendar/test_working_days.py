"""Due dates are counted in working days of the site: no weekend, no public holiday of its country."""

import datetime as dt

import pytest
import time_machine

from casereview.lifecycle.calendar import days_left, due, holidays_of
from casereview.lifecycle.clock import add_working_days, working_days_between
from tests.build import Builder, People

THURSDAY = dt.date(2025, 7, 3)
FRIDAY = dt.date(2025, 7, 4)  # Independence Day
MONDAY = dt.date(2025, 7, 7)
NOTICED = dt.datetime(2025, 7, 3, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("country", "days", "day"),
    [
        ("US", 0, THURSDAY),
        ("US", 1, MONDAY),
        ("US", 2, dt.date(2025, 7, 8)),
        ("US", 5, dt.date(2025, 7, 11)),
        ("DE", 1, FRIDAY),
        ("DE", 2, MONDAY),
        ("ZZ", 1, FRIDAY),  # a country that nobody keeps a calendar of has weekends alone
    ],
)
def test_what_is_due_leaves_out_weekends_and_the_countrys_holidays(
    country: str, days: int, day: dt.date
) -> None:
    assert due(country, THURSDAY, days) == day


@pytest.mark.parametrize(
    ("country", "until", "left"),
    [
        ("US", THURSDAY, 0),
        ("US", FRIDAY, 0),
        ("US", MONDAY, 1),
        ("DE", FRIDAY, 1),
        ("DE", MONDAY, 2),
        ("US", dt.date(2025, 7, 1), -2),
        ("ZZ", MONDAY, 2),
    ],
)
def test_the_days_left_leave_them_out_too_and_fall_below_nothing_when_late(
    country: str, until: dt.date, left: int
) -> None:
    assert days_left(country, THURSDAY, until) == left


def test_a_country_has_its_own_holidays() -> None:
    assert FRIDAY in holidays_of("US")
    assert FRIDAY not in holidays_of("DE")
    assert FRIDAY not in holidays_of("ZZ")


@pytest.mark.parametrize("weekday", range(7))
def test_every_weekday_is_a_working_day_but_saturday_and_sunday(weekday: int) -> None:
    day = dt.date(2025, 6, 2) + dt.timedelta(weekday)  # a Monday and the days after it, none a holiday
    assert working_days_between(day - dt.timedelta(1), day) == (1 if weekday < 5 else 0)
    assert (add_working_days(day - dt.timedelta(1), 1) == day) is (weekday < 5)


def test_counting_there_and_back_comes_to_the_same() -> None:
    for days in range(1, 40):
        end = add_working_days(MONDAY, days)
        assert working_days_between(MONDAY, end) == days
        assert working_days_between(end, MONDAY) == -days


@time_machine.travel(NOTICED, tick=False)
def test_a_case_opened_before_a_holiday_is_due_a_day_later(people: People) -> None:
    assert Builder(people).case.due_on == dt.date(2025, 7, 11)  # five working days, not the Fourth of July


@time_machine.travel(NOTICED, tick=False)
def test_a_case_of_another_country_is_due_by_its_own_calendar(people: People) -> None:
    people.site.country = "DE"
    people.site.save()
    assert Builder(people).case.due_on == dt.date(2025, 7, 10)


@time_machine.travel(NOTICED, tick=False)
def test_the_days_that_a_hold_gives_back_leave_the_holiday_out_too(people: People) -> None:
    builder = Builder(people)
    builder.do("hold", people.sam, reason="Travel", until="2025-09-01")
    assert builder.case.holds.get().days_left == 5
    builder.do("resume", people.sam)
    assert builder.case.due_on == dt.date(2025, 7, 11)
