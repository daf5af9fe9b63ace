"""Days are the ward's own: near midnight a value belongs to the day on which it was drawn."""

import datetime as dt

import time_machine
from django.conf import LazySettings
from django.utils import timezone

from casereview.selectors.assessed_case import assessed_case
from tests.build import CALCIUM, Builder


def test_an_evenings_blood_west_of_greenwich_is_todays(builder: Builder, settings: LazySettings) -> None:
    builder.worked_up()
    settings.TIME_ZONE = "America/New_York"
    today = timezone.localdate()
    with time_machine.travel(
        dt.datetime(today.year + 1, 3, 4, 2, 0, tzinfo=dt.UTC), tick=False
    ):  # 21:00 there
        drawn = "-03-03T20:30:00-05:00"
        builder.act("add_lab", builder.people.sam, collected_at=f"{today.year + 1}{drawn}", **CALCIUM)
        picture = assessed_case(builder.case)
    assert picture.chemistry.calcium is not None
    assert picture.chemistry.calcium.day == dt.date(today.year + 1, 3, 3)


def test_an_evenings_blood_east_of_greenwich_is_not_yesterdays(
    builder: Builder, settings: LazySettings
) -> None:
    builder.worked_up()
    settings.TIME_ZONE = "Asia/Tokyo"
    year = timezone.localdate().year + 1
    with time_machine.travel(dt.datetime(year, 3, 4, 2, 0, tzinfo=dt.UTC), tick=False):
        builder.act("add_lab", builder.people.sam, collected_at=f"{year}-03-04T05:00:00+09:00", **CALCIUM)
        picture = assessed_case(builder.case)
    assert picture.chemistry.calcium is not None
    assert picture.chemistry.calcium.day == dt.date(year, 3, 4)
