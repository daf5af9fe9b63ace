"""Case files: what fits is read as it stands, and becomes the calls that bring it about."""

from pathlib import Path

import pytest

from casereview.interop.casefile.dates import placed
from casereview.interop.casefile.plan import plan
from casereview.interop.casefile.records import CaseRecord, read
from tests.demo.sample import CASE, TODAY, changed, file_of, planned


def test_calls_stand_in_the_order_in_which_they_can_be_made() -> None:
    assert list(planned(CASE)) == [
        "open",
        "team:surgeon:2",
        "fact:op1",
        "fact:l1",
        "fact:l2",
        "fact:resolution1",
        "fact:s1",
        "fact:s3",
        "fact:s2",
        "step:3",
    ]


def test_days_count_from_the_day_of_loading() -> None:
    calls = planned(CASE)
    assert calls["open"].at == "2025-02-18"
    assert calls["fact:op1"].body["performed_on"] == "2024-02-04"
    assert calls["step:3"].body["until"] == "2025-03-19"


@pytest.mark.parametrize(
    ("written", "day"), [("0d", "2025-03-10"), ("5d", "2025-03-15"), ("2024-01-02", "2024-01-02"), ("d", "d")]
)
def test_only_relative_days_are_placed(written: str, day: str) -> None:
    assert placed(written, TODAY) == day


def test_facts_become_the_acts_that_enter_them() -> None:
    calls = planned(CASE)
    assert (calls["fact:l2"].act, calls["fact:l2"].body["supersedes"]) == ("correct_lab", "l1")
    assert calls["fact:l2"].body["reason"] == "diluted"
    assert calls["fact:op1"].body["surgeon_name"] == "Dr. Almond"
    assert calls["fact:s1"].body["read"] == [{"result": "negative"}]
    assert calls["fact:s1"].body["covers"] == ["neck"]
    assert calls["fact:s2"].act == "add_read"
    assert calls["fact:s2"].body["findings"] == [{"location": "left inferior"}]
    assert "read" not in calls["fact:s3"].body  # nobody has read it


def test_a_resolution_is_the_endocrinologists_where_no_step_says() -> None:
    assert planned(CASE)["fact:resolution1"].by == "e@example.org"


def test_an_empty_list_of_operations_is_said_and_an_absent_one_is_not() -> None:
    never = changed(facts={"patient": {}, "operations": []}, more=..., steps=...)
    assert planned(never)["fact:background"].body == {"never_operated": True}
    assert "fact:background" not in planned(CASE)


def test_a_team_of_the_file_holds_for_cases_without_their_own() -> None:
    cases = read(file_of(changed(team=...), changed(id="c2"), team={"surgeon": "x@example.org"}))
    assert [case.team["surgeon"][0] for case in cases if isinstance(case, CaseRecord)] == [
        "x@example.org",
        "s@example.org",
    ]


def test_a_file_may_begin_with_a_byte_order_mark() -> None:
    assert isinstance(read(b"\xef\xbb\xbf" + file_of(CASE))[0], CaseRecord)


def test_the_example_of_the_documentation_is_a_case_file() -> None:
    page = (Path(__file__).parents[2] / "docs/case-files.md").read_text()
    example = page.partition("```json\n")[2].partition("```")[0]
    (found,) = read(example.encode())
    assert isinstance(found, CaseRecord)
    assert [call.act or call.verb for call in plan(found, TODAY)] == [
        "open_case",
        "set_background",
        "add_operation",
        "add_lab",
        "add_lab",
        "resolve_blocker",
        "accept_case",
    ]
