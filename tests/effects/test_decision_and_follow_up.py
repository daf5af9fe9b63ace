"""What signing, operating and following up write: the decision, the milestones, the outcome."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from casereview.models import Outcome
from casereview.workflow.refusals import NeedsUnmet
from tests.build import CALCIUM, REOPERATION, Builder, day
from tests.effects.acts import last_event


def sign(builder: Builder, **more: Any) -> None:
    builder.do(
        "agree_target",
        builder.people.reyes,
        **{"plan": "focused_reoperation", "target_sites": ["left.inferior"], **more},
    )


def test_a_decision_keeps_every_word_that_was_signed_and_by_whom(reviewed: Builder) -> None:
    reviewed.opinions("focused_reoperation").confirmed()
    sign(reviewed, rationale="As seen.", dissent="Dr Ito would wait.")
    row = reviewed.case.recommendations.get()
    assert (row.plan, row.target_sites, row.rationale, row.dissent) == (
        "focused_reoperation",
        ["left.inferior"],
        "As seen.",
        "Dr Ito would wait.",
    )
    assert (row.signed_by, row.signed_by_name, row.round, row.supersedes) == (
        reviewed.people.reyes,
        "Lena Reyes",
        1,
        None,
    )
    assert row.signed_at == last_event(reviewed).at
    assert last_event(reviewed).detail["recommendation"] == row.pk


def test_a_second_decision_supersedes_the_first(reviewed: Builder) -> None:
    reviewed.opinions("focused_reoperation").confirmed()
    sign(reviewed)
    reviewed.do("replan", reviewed.people.reyes, reason="Anesthesia")
    with pytest.raises(NeedsUnmet, match="opinion"):
        sign(reviewed)
    reviewed.opinions("focused_reoperation")
    sign(reviewed)
    first, second = reviewed.case.recommendations.order_by("pk")
    assert (first.supersedes, second.supersedes) == (None, first)


# --- after the operation ---


@pytest.fixture
def planned(reviewed: Builder) -> Builder:
    reviewed.opinions("focused_reoperation").confirmed()
    sign(reviewed)
    reviewed.act("add_laryngoscopy", reviewed.people.sam, performed_on=day(5), left="mobile", right="mobile")
    return reviewed


def operate(builder: Builder) -> int:
    people = builder.people
    made = builder.act("add_operation", people.reyes, performed_on=day(0), **REOPERATION)
    builder.do("record_reoperation", people.reyes, operation=made.pk, iopth_plan="Miami")
    assert made.pk is not None
    return made.pk


def test_a_reoperation_is_marked_and_starts_both_milestones(planned: Builder) -> None:
    pk = operate(planned)
    case, today = planned.case, timezone.localdate()
    assert [row.pk for row in case.operations.filter(reoperation=True)] == [pk]
    milestones = {row.milestone: row.due_on - today for row in case.follow_ups.all()}
    assert milestones == {"six_weeks": dt.timedelta(42), "six_months": dt.timedelta(183)}
    assert case.due_on == today + dt.timedelta(42)


@pytest.mark.parametrize(("ago", "due"), [(41, 42), (42, 183), (60, 183)])
def test_an_operation_elsewhere_is_followed_up_from_its_own_day(planned: Builder, ago: int, due: int) -> None:
    people = planned.people
    made = planned.act("add_operation", people.sam, performed_on=day(ago), **REOPERATION)
    planned.do("record_outside_operation", people.ito, operation=made.pk, code="emergency")
    assert planned.case.due_on.isoformat() == day(ago - due)
    assert not planned.case.operations.filter(reoperation=True).exists()


def test_an_operation_recorded_twice_keeps_its_milestones(planned: Builder) -> None:
    people = planned.people
    pk = operate(planned)
    planned.do("record_outside_operation", people.ito, operation=pk, code="elsewhere")
    assert planned.case.follow_ups.count() == 2


def test_the_calcium_that_decides_an_outcome_is_kept_with_it(planned: Builder) -> None:
    people = planned.people
    operate(planned)
    with time_machine.travel(timezone.now() + dt.timedelta(days=200), tick=False):
        normal = planned.act("add_lab", people.sam, collected_at=day(1), **{**CALCIUM, "value": "9.4"})
        planned.do("record_outcome", people.ito, resolution="cured")
    outcome = Outcome.objects.get(case=planned.pk)
    assert (outcome.resolution, outcome.calcium_id, outcome.confirmed_by, outcome.round) == (
        "cured",
        normal.pk,
        people.ito,
        1,
    )
    assert outcome.confirmed_at == last_event(planned).at
    assert last_event(planned).detail["outcome"] == outcome.pk
    assert planned.case.resolution == "cured"


def test_an_outcome_of_somebody_who_was_lost_rests_on_no_calcium(planned: Builder) -> None:
    operate(planned)
    planned.do(
        "record_outcome", planned.people.ito, resolution="lost_to_follow_up", attempts="Three letters."
    )
    outcome = Outcome.objects.get(case=planned.pk)
    assert (outcome.calcium, outcome.attempts) == (None, "Three letters.")
