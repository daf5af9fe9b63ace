"""Labs, operations and what a calcium answers after one: what is written, and what is refused."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from tests.build import CALCIUM, OPERATION, PTH, REOPERATION, SAMPLING, Builder, day
from tests.effects.acts import entered, refused

# --- days ---


@pytest.mark.parametrize(
    ("act", "body", "field"),
    [
        ("add_lab", CALCIUM, "collected_at"),
        ("add_operation", OPERATION, "performed_on"),
        ("add_laryngoscopy", {"left": "mobile", "right": "mobile"}, "performed_on"),
        ("add_study", {"modality": "ultrasound", "read": []}, "performed_on"),
        ("add_sampling", SAMPLING, "performed_on"),
    ],
)
def test_nothing_was_done_tomorrow_and_today_is_let_in(
    reviewed: Builder, act: str, body: dict[str, Any], field: str
) -> None:
    sam = reviewed.people.sam
    assert refused(reviewed, act, sam, **{**body, field: day(-1)}) == [field]
    reviewed.act(act, sam, **{**body, field: day(0)})


def test_a_blocker_is_not_resolved_tomorrow(reviewed: Builder) -> None:
    body = {"blocker": "FHH_NOT_EXCLUDED", "reason": "Gene"}
    ito = reviewed.people.ito
    assert refused(reviewed, "resolve_blocker", ito, resolved_on=day(-1), **body) == ["resolved_on"]
    reviewed.act("resolve_blocker", ito, resolved_on=day(0), **body)
    row = reviewed.case.blocker_resolutions.latest("pk")
    assert (row.blocker, row.reason, row.recorded_by_name) == ("FHH_NOT_EXCLUDED", "Gene", "Mai Ito")


@pytest.mark.parametrize(
    ("act", "body", "field"),
    [
        ("add_lab", CALCIUM, "collected_at"),
        ("add_operation", OPERATION, "performed_on"),
        ("add_study", {"modality": "ultrasound", "read": []}, "performed_on"),
    ],
)
def test_nothing_was_done_before_birth_and_the_birthday_is_let_in(
    reviewed: Builder, act: str, body: dict[str, Any], field: str
) -> None:
    sam = reviewed.people.sam
    assert refused(reviewed, act, sam, **{**body, field: "1970-04-01"}) == [field]
    reviewed.act(act, sam, **{**body, field: "1970-04-02"})


def test_where_no_birth_is_known_no_day_lies_before_it(reviewed: Builder) -> None:
    other = Builder(reviewed.people, birth_date=None)
    other.act("add_lab", reviewed.people.sam, collected_at="1960-01-01", **CALCIUM)


def test_a_moment_that_lies_ahead_is_refused_and_one_just_past_is_kept(reviewed: Builder) -> None:
    sam, now = reviewed.people.sam, timezone.now()
    ahead, past = now + dt.timedelta(minutes=5), now - dt.timedelta(minutes=5)
    assert refused(reviewed, "add_lab", sam, collected_at=ahead.isoformat(), **CALCIUM) == ["collected_at"]
    made = entered(reviewed, "add_lab", sam, collected_at=past.isoformat(), **CALCIUM)
    row = reviewed.case.labs.get(pk=made)
    assert (row.collected_at, row.date_only) == (past, False)


# --- labs ---


def test_a_lab_is_kept_as_it_was_sent(reviewed: Builder) -> None:
    body = {**PTH, "comparator": ">", "assay": "2nd", "status": "preliminary", "collected_at": day(3)}
    made = entered(reviewed, "add_lab", reviewed.people.sam, **body)
    row = reviewed.case.labs.get(pk=made)
    assert (row.analyte, row.comparator, row.unit, row.assay, row.status) == (
        "pth_intact",
        ">",
        "pg/mL",
        "2nd",
        "preliminary",
    )
    assert (str(row.value), str(row.low), str(row.high)) == ("180.000000", "15.000000", "65.000000")
    assert (row.recorded_by_name, row.date_only, row.supersedes, row.reason) == ("Sam Brook", True, None, "")
    assert row.collected_at.date().isoformat() == day(3)


@pytest.mark.parametrize(
    ("low", "high", "fields"),
    [("10.6", "10.5", ["high"]), ("10.5", "10.5", ["high"]), ("8.5", "10.5", []), ("", "10.5", [])],
)
def test_the_lower_limit_stands_below_the_upper_one(
    reviewed: Builder, low: str, high: str, fields: list[str]
) -> None:
    body = {**CALCIUM, "collected_at": day(1), "low": low, "high": high}
    if fields:
        assert refused(reviewed, "add_lab", reviewed.people.sam, **body) == fields
    else:
        reviewed.act("add_lab", reviewed.people.sam, **body)


def test_a_correction_names_what_it_corrects_and_why(reviewed: Builder) -> None:
    first = reviewed.case.labs.earliest("pk")
    body = {**CALCIUM, "collected_at": day(340), "supersedes": first.pk}
    assert refused(reviewed, "correct_lab", reviewed.people.sam, **body) == ["reason"]
    made = entered(reviewed, "correct_lab", reviewed.people.sam, reason="Wrong tube", **body)
    row = reviewed.case.labs.get(pk=made)
    assert (row.supersedes, row.reason) == (first, "Wrong tube")
    again = refused(reviewed, "correct_lab", reviewed.people.sam, reason="Again", **body)
    assert again == ["supersedes"]


# --- operations ---

GLAND: dict[str, Any] = {"gland": "left.inferior", "disposition": "not_found"}


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"report": "unobtainable"}, ["attempts"]),
        ({"report": "unobtainable", "attempts": "Three letters"}, []),
        ({"glands": [GLAND, GLAND]}, ["glands[1].gland"]),
        ({"glands": [{**GLAND, "gland": "supernumerary"}] * 2}, []),
        ({"glands": [{**GLAND, "weight_mg": "640"}]}, ["glands[0].pathology"]),
        ({"glands": [{**GLAND, "weight_mg": "640", "pathology": "adenoma"}]}, []),
    ],
)
def test_an_operation_that_contradicts_itself_is_refused_where_it_does(
    reviewed: Builder, more: dict[str, Any], fields: list[str]
) -> None:
    body = {**OPERATION, "performed_on": day(500), **more}
    if fields:
        assert refused(reviewed, "add_operation", reviewed.people.sam, **body) == fields
    else:
        reviewed.act("add_operation", reviewed.people.sam, **body)


def test_an_operation_is_kept_as_it_was_sent(reviewed: Builder) -> None:
    texts = {
        name: name.title()
        for name in ("attempts", "surgeon_name", "place", "iopth", "complications", "findings_text")
    }
    more = {"grafts": ["left.forearm_graft"], "ligated_veins": ["left.inferior_thyroid"]}
    glands = [
        {
            "gland": "left.inferior",
            "disposition": "removed",
            "found_at": "left.inferior",
            "note": "Soft",
            "pathology": "adenoma",
            "weight_mg": "640",
        },
        {"gland": "left.superior", "disposition": "seen_normal"},
    ]
    body = {"kind": "neck_exploration", "report": "on_file", "performed_on": day(500), "glands": glands}
    made = entered(reviewed, "add_operation", reviewed.people.sam, **body, **texts, **more)
    row = reviewed.case.operations.get(pk=made)
    assert {name: getattr(row, name) for name in texts} == texts
    assert (row.grafts, row.ligated_veins, row.recorded_by_name) == (*more.values(), "Sam Brook")
    assert (row.kind, row.report, row.reoperation) == ("neck_exploration", "on_file", False)
    first, second = row.glands.order_by("pk")
    assert (first.gland, first.disposition, first.found_at, first.note) == (
        "left.inferior",
        "removed",
        "left.inferior",
        "Soft",
    )
    assert (first.pathology.diagnosis, str(first.pathology.weight_mg)) == ("adenoma", "640.000000")
    assert not hasattr(second, "pathology")


# --- what a calcium answers after an operation ---


@pytest.fixture
def followed(reviewed: Builder) -> Builder:
    people = reviewed.people
    made = entered(reviewed, "add_operation", people.sam, performed_on=day(0), **REOPERATION)
    reviewed.do("record_outside_operation", people.ito, operation=made, code="elsewhere")
    return reviewed


def milestones(builder: Builder) -> dict[str, bool]:
    return {row.milestone: row.calcium is not None for row in builder.case.follow_ups.all()}


@pytest.mark.parametrize(
    ("after", "answered"),
    [
        (27, {"six_weeks": False, "six_months": False}),
        (28, {"six_weeks": True, "six_months": False}),
        (182, {"six_weeks": True, "six_months": False}),
        (183, {"six_weeks": True, "six_months": True}),
    ],
)
def test_a_calcium_answers_the_milestones_that_it_comes_late_enough_for(
    followed: Builder, after: int, answered: dict[str, bool]
) -> None:
    with time_machine.travel(timezone.now() + dt.timedelta(days=after), tick=False):
        followed.act("add_lab", followed.people.sam, collected_at=day(0), **CALCIUM)
        assert milestones(followed) == answered
        left = [row.due_on for row in followed.case.follow_ups.all() if row.calcium is None]
        assert followed.case.due_on == min(left, default=timezone.localdate())


def test_only_calcium_answers_a_milestone(followed: Builder) -> None:
    with time_machine.travel(timezone.now() + dt.timedelta(days=50), tick=False):
        followed.act("add_lab", followed.people.sam, collected_at=day(0), **PTH)
    assert not any(milestones(followed).values())
    assert followed.case.due_on.isoformat() == day(-42)


def test_a_milestone_keeps_the_first_calcium_that_answered_it(followed: Builder) -> None:
    sam = followed.people.sam
    with time_machine.travel(timezone.now() + dt.timedelta(days=50), tick=False):
        first = entered(followed, "add_lab", sam, collected_at=day(1), **CALCIUM)
        followed.act("add_lab", sam, collected_at=day(0), **CALCIUM)
    assert followed.case.follow_ups.get(milestone="six_weeks").calcium_id == first


def test_a_calcium_before_follow_up_moves_no_clock(reviewed: Builder) -> None:
    due_on = reviewed.case.due_on
    reviewed.act("add_lab", reviewed.people.sam, collected_at=day(1), **CALCIUM)
    assert reviewed.case.due_on == due_on


def test_a_corrected_operation_keeps_its_mark_and_moves_only_what_is_open(followed: Builder) -> None:
    sam = followed.people.sam
    wrong = followed.case.operations.latest("pk")
    with time_machine.travel(timezone.now() + dt.timedelta(days=50), tick=False):
        followed.act("add_lab", sam, collected_at=day(0), **CALCIUM)
        body = {**REOPERATION, "performed_on": day(52), "supersedes": wrong.pk, "reason": "Typed"}
        made = entered(followed, "correct_operation", sam, **body)
        assert {row.operation_id for row in followed.case.follow_ups.all()} == {made}
        assert followed.case.due_on.isoformat() == day(52 - 183)
        due = {row.milestone: row.due_on.isoformat() for row in followed.case.follow_ups.all()}
        assert due == {"six_weeks": day(52 - 42), "six_months": day(52 - 183)}
    assert not followed.case.operations.get(pk=made).reoperation
