"""A six-week calcium may come two weeks early; one of six months may not come early at all."""

from datetime import date, timedelta

import pytest

from casereview.rules.labs.follow_up import answers

DUE = date(2025, 6, 15)


@pytest.mark.parametrize(
    ("milestone", "days", "answered"),
    [
        ("six_weeks", -15, False),
        ("six_weeks", -14, True),
        ("six_weeks", 100, True),
        ("six_months", -1, False),
        ("six_months", 0, True),
    ],
)
def test_a_calcium_answers_its_milestone_from_a_certain_day_on(
    milestone: str, days: int, answered: bool
) -> None:
    assert answers(milestone, DUE, DUE + timedelta(days=days)) is answered
