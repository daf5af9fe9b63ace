"""Persistent or recurrent, from the dated calcium values."""

from __future__ import annotations

import pytest

from tests.rules.build import OPERATED, after, calcium, ionized, judged, labs, operation, pth

# Days after the operation, calcium: n is normal, h is high.
COURSES: list[tuple[str, str, str]] = [
    ("high from the first day on", "30h", "persistent"),
    ("normal for a while, high again within half a year", "20n 100n 182h", "persistent"),
    ("normal until day 182, which is one day short", "20n 182n 200h", "undetermined"),
    ("normal on day 183 and never high before", "183n 300h", "recurrent"),
    ("one single normal value late", "400n 500h", "recurrent"),
    ("early high, then normal for 183 days", "5h 20n 203n 300h", "recurrent"),
    ("early high, then normal for 182 days only", "5h 20n 202n 300h", "persistent"),
    ("early high, then a late but short normal run", "5h 190n 250n 300h", "persistent"),
    ("the run is broken by a high value", "20n 100h 204n 300h", "persistent"),
    ("a later run lasts although an earlier one broke", "20n 100h 110n 293n 400h", "recurrent"),
    ("first high on day 182", "182h", "persistent"),
    ("first high on day 183", "183h", "undetermined"),
    ("first value is high after half a year", "200h", "undetermined"),
    ("late high, then a short normal run", "200h 250n 300h", "undetermined"),
    ("values of day 0 are of the operation itself", "0h 183n 300h", "recurrent"),
    ("high once, normal now", "30h 100n", "persistent"),
    ("normal all the time", "30n 400n", "undetermined"),
]


@pytest.mark.parametrize(("why", "series", "expected"), COURSES, ids=[row[0] for row in COURSES])
def test_the_course_follows_the_dated_calcium(why: str, series: str, expected: str) -> None:
    values = [
        calcium("11.5" if word[-1] == "h" else "9.9", after(int(word[:-1])), f"c{n}")
        for n, word in enumerate(series.split())
    ]
    last = values[-1]["collected_at"]
    assert judged(labs=[*values, pth(day=last)]).course == expected, why


def test_the_course_counts_from_the_latest_parathyroid_operation_only() -> None:
    operations = [
        operation("old", "2020-01-01"),
        operation("new", OPERATED),
        operation("thyroid", "2024-02-01", kind="thyroidectomy"),
    ]
    part = judged(operations=operations, labs=labs(calcium(day="2022-01-01", key="mid"), calcium(), pth()))
    assert part.course == "persistent"


def test_a_high_total_beside_a_normal_ionized_value_is_a_normal_day() -> None:
    day = after(200)
    values = [
        calcium("10.9", day, "t"),
        ionized("1.25", collected_at=day),
        calcium(day=after(300)),
        pth(day=after(300)),
    ]
    assert judged(labs=values).course == "recurrent"
