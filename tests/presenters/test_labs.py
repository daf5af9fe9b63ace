"""Laboratory values as printed, with their mark, and the chart of them."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from casereview.lifecycle.roles import Role
from casereview.models import LabResult, Operation
from casereview.web.presenters.case.labs import labs_of
from casereview.web.presenters.case.trend import trends_of
from tests.presenters.build import NOON, case, lab, rows, stands_as

SURGEON = stands_as(Role.SURGEON)
NORMAL = {"low": Decimal("8.500"), "high": Decimal("10.500")}


def shown(*labs: LabResult, state: str = "intake", case_roles: Any = SURGEON) -> Any:
    of = case(state, resolution="cured" if state == "closed" else "")
    return labs_of(rows(of, labs=list(labs)), None, case_roles)


@pytest.mark.parametrize(
    ("value", "limits", "comparator", "flag"),
    [
        ("11.9", NORMAL, "", "high"),
        ("10.5", NORMAL, "", ""),
        ("8.5", NORMAL, "", ""),
        ("8.4", NORMAL, "", "low"),
        ("11.9", {}, "", ""),
        ("11.9", {"high": Decimal("10.5")}, "", "high"),
        ("7.0", {"low": Decimal("8.5")}, "", "low"),
        ("9.0", NORMAL, "<", ""),  # it may lie anywhere below
    ],
)
def test_a_value_outside_of_its_own_range_is_marked(
    value: str, limits: dict[str, Any], comparator: str, flag: str
) -> None:
    assert shown(lab(value, comparator=comparator, **limits))[0].flag == flag


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (NORMAL, "8.5 – 10.5"),
        ({"high": Decimal("10.50")}, "up to 10.5"),
        ({"low": Decimal("8")}, "from 8"),
        ({}, "no range printed"),
    ],
)
def test_a_range_is_said_as_far_as_it_is_printed(limits: dict[str, Any], says: str) -> None:
    assert shown(lab("9", **limits))[0].range == says


def test_a_row_is_shown_as_it_was_entered() -> None:
    (row,) = shown(lab("11.900", assay="2nd", status="preliminary", reason=""))
    assert (row.pk, row.value, row.at, row.assay, row.status) == (
        1,
        "11.9 mg/dL",
        "2 Jun 2025",
        "2nd",
        "Preliminary",
    )
    assert row.by == "Sam Brook"
    timed = shown(lab("11.9", date_only=False))[0]
    assert (timed.at, timed.status) == ("2 Jun 2025, 12:00", "")


def test_the_newest_stands_first() -> None:
    assert [row.pk for row in shown(lab("1", pk=1), lab("2", pk=2))] == [2, 1]


def test_a_row_entered_in_error_is_struck_without_a_mark_or_a_way_to_correct_it() -> None:
    (row,) = shown(lab("14.6", status="entered_in_error", **NORMAL))
    assert (row.struck, row.flag, row.correct) == (True, "", "")


def test_a_corrected_row_is_struck() -> None:
    corrected = lab("14.6", **NORMAL)
    corrected.superseded_by = lab("11.9", pk=2)
    (row,) = shown(corrected)
    assert (row.struck, row.flag, row.correct) == (True, "", "")


def test_a_row_is_corrected_by_whom_the_table_names_while_the_case_is_open() -> None:
    assert shown(lab("9"))[0].correct == "/cases/7/add/correct_lab/?supersedes=1"
    assert shown(lab("9"), case_roles=stands_as(Role.OBSERVER))[0].correct == ""
    assert shown(lab("9"), state="closed")[0].correct == ""


# --- the chart ---


def on(days: int, value: str, **more: Any) -> LabResult:
    return lab(value, pk=days + 1, collected_at=NOON + dt.timedelta(days), **{**NORMAL, **more})


def test_one_value_is_no_trend_and_two_are() -> None:
    assert trends_of(rows(labs=[on(0, "11.9")])) == ()
    (chart,) = trends_of(rows(labs=[on(0, "11.9"), on(10, "10.1")]))
    assert chart.id == "trend-calcium_total"
    assert chart.says == "2 values from 2 Jun 2025 to 12 Jun 2025; the latest is 10.1 mg/dL."
    assert [(dot.label, dot.high) for dot in chart.dots] == [("11.9", True), ("10.1", False)]
    assert chart.limit == "upper limit 10.5"
    assert chart.line == " ".join(f"{dot.x},{dot.y}" for dot in chart.dots)


def test_what_was_corrected_or_entered_in_error_is_no_part_of_the_trend() -> None:
    corrected = on(5, "20")
    corrected.superseded_by = on(6, "11")
    labs = [on(0, "11.9"), corrected, on(7, "30", status="entered_in_error"), on(10, "10.1")]
    (chart,) = trends_of(rows(labs=labs))
    assert [dot.label for dot in chart.dots] == ["11.9", "10.1"]


def test_values_in_two_units_stand_on_the_scale_of_the_last() -> None:
    (chart,) = trends_of(rows(labs=[on(0, "3.0", unit="mmol/L", high=None), on(10, "12.0")]))
    first, last = (float(dot.y) for dot in chart.dots)
    assert abs(first - last) < 3  # 3.0 mmol/L are 12.02 mg/dL
    assert chart.unit == "mg/dL"


def test_the_commonest_calcium_is_drawn_and_pth_beside_it() -> None:
    pth = {"analyte": "pth_intact", "unit": "pg/mL", "low": None, "high": Decimal(65)}
    labs = [
        *(on(days, "1.4", analyte="calcium_ionized", unit="mmol/L", high=None) for days in (0, 1)),
        *(on(days, "11") for days in (2, 3, 4)),
        *(on(days, "180", **pth) for days in (5, 6)),
    ]
    assert [chart.id for chart in trends_of(rows(labs=labs))] == ["trend-calcium_total", "trend-pth_intact"]


def test_a_higher_value_stands_higher_and_a_later_one_further_right() -> None:
    (chart,) = trends_of(rows(labs=[on(0, "10"), on(5, "14"), on(10, "12")]))
    first, second, third = chart.dots
    assert float(second.y) < float(third.y) < float(first.y)
    assert float(first.x) < float(second.x) < float(third.x)
    assert (first.anchor, second.anchor, third.anchor) == ("start", "middle", "end")


def test_operations_are_marked_and_widen_the_span_and_corrected_ones_are_not() -> None:
    operated = Operation(performed_on=NOON.date() - dt.timedelta(30))
    wrong = Operation(performed_on=NOON.date() - dt.timedelta(300))
    wrong.superseded_by = operated
    (chart,) = trends_of(rows(labs=[on(0, "10"), on(5, "14")], operations=[wrong, operated]))
    assert [mark.label for mark in chart.operations] == ["Operation 3 May 2025"]
    assert (chart.first, chart.last) == ("3 May 2025", "7 Jun 2025")


def test_many_values_carry_one_label() -> None:
    seven = trends_of(rows(labs=[on(day, str(10 + day)) for day in range(7)]))[0]
    assert all(dot.label for dot in seven.dots)
    eight = trends_of(rows(labs=[on(day, str(10 + day)) for day in range(8)]))[0]
    assert [bool(dot.label) for dot in eight.dots] == [False] * 7 + [True]
