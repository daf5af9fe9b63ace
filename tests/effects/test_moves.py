"""What each move writes beside the move: rows, clocks, rounds, and the end of what was pending."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from casereview.models import Case, CaseEvent, Hold, Referral, SamplingPlan
from casereview.models.case import NO_CLOCK
from casereview.workflow.refusals import Invalid
from tests.build import CALCIUM, PLAN, REOPERATION, Builder, day
from tests.effects.acts import last_event

AFTER_CARE = {"follow_up_by": "Dr Ito", "follow_up_until": day(-300), "patient_wish": "No surgery"}


def refused_fields(builder: Builder, verb: str, actor: Any, **data: Any) -> list[str]:
    with pytest.raises(Invalid) as refused:
        builder.do(verb, actor, **data)
    return list(refused.value.fields)


# --- hold and resume ---


def hold(builder: Builder, until: str = day(-30)) -> Hold:
    builder.do("hold", builder.people.sam, reason="Travel", until=until)
    return Hold.objects.get(case=builder.pk, ended_at=None)


@pytest.mark.parametrize("verb", ["withdraw", "record_death", "transfer"])
def test_whatever_ends_a_case_ends_its_hold(reviewed: Builder, verb: str) -> None:
    pause = hold(reviewed)
    sent: dict[str, dict[str, Any]] = {
        "withdraw": {"resolution": "withdrawn", "reason": "Moved"},
        "record_death": {"died_on": day(0)},
        "transfer": {"receiver": "Dr Wen", "receiver_accepted": True, "outcome_asked": True},
    }
    reviewed.do(verb, reviewed.people.sam, **sent[verb])
    pause.refresh_from_db()
    assert pause.ended_at == last_event(reviewed).at
    reviewed.do("reopen", reviewed.people.sam, reason="By mistake")
    reviewed.do("hold", reviewed.people.sam, reason="Travel", until=day(-9))  # it is not on hold any more


def test_a_move_ends_no_hold_of_another_case_and_changes_none_that_is_over(reviewed: Builder) -> None:
    other = Builder(reviewed.people)
    theirs, first = hold(other), hold(reviewed)
    reviewed.do("resume", reviewed.people.sam)
    first.refresh_from_db()
    ended = first.ended_at
    reviewed.closed()
    first.refresh_from_db()
    theirs.refresh_from_db()
    assert (first.ended_at, theirs.ended_at) == (ended, None)


def test_an_act_ends_no_hold(reviewed: Builder) -> None:
    pause = hold(reviewed)
    reviewed.act("add_lab", reviewed.people.sam, collected_at=day(1), **CALCIUM)
    pause.refresh_from_db()
    assert pause.ended_at is None


def test_a_hold_ends_after_today(reviewed: Builder) -> None:
    for until in (day(0), day(1)):
        assert refused_fields(reviewed, "hold", reviewed.people.sam, reason="x", until=until) == ["until"]
    assert hold(reviewed, day(-1)).until == timezone.localdate() + dt.timedelta(days=1)


def test_the_clock_stands_still_while_a_case_is_on_hold(reviewed: Builder) -> None:
    days = 5
    pause = hold(reviewed, day(-60))
    assert (pause.days_left, pause.reason) == (days, "Travel")
    with time_machine.travel(timezone.now() + dt.timedelta(days=21), tick=False):
        reviewed.do("resume", reviewed.people.sam)
        left = (reviewed.case.due_on - timezone.localdate()).days
    pause.refresh_from_db()
    assert days <= left <= days + 6  # weekends and holidays that lie between
    assert pause.ended_at == last_event(reviewed).at


def test_a_case_that_was_late_before_its_hold_is_due_on_the_day_it_is_resumed(reviewed: Builder) -> None:
    with time_machine.travel(timezone.now() + dt.timedelta(days=40), tick=False):
        assert (hold(reviewed, day(-90)).days_left or 0) < 0
        reviewed.do("resume", reviewed.people.sam)
        assert reviewed.case.due_on == timezone.localdate()


def test_a_case_whose_clock_rests_gets_none_back_from_a_hold(reviewed: Builder) -> None:
    Case.objects.filter(pk=reviewed.pk).update(due_on=NO_CLOCK)
    assert hold(reviewed, day(-60)).days_left is None
    reviewed.do("resume", reviewed.people.sam)
    assert reviewed.case.due_on == NO_CLOCK


# --- the end of a referral ---


@pytest.mark.parametrize(
    ("verb", "actor", "data", "status"),
    [
        ("return_opinion", "hale", {"opinion": "Look in the thymus."}, "returned"),
        ("recall", "sam", {"code": "new_evidence", "reason": "Scan"}, "recalled"),
        ("withdraw", "sam", {"resolution": "withdrawn", "reason": "Moved"}, "overtaken"),
        ("record_death", "ito", {"died_on": day(0)}, "overtaken"),
        ("transfer", "sam", {"receiver": "Dr Wen", "receiver_accepted": True, "outcome_asked": True},
         "overtaken"),
        ("manage_medically", "ito", {"resolution": "medical", "recommendation": "Cinacalcet", **AFTER_CARE},
         "overtaken"),
        ("observe", "ito", {"resolution": "observed", "recommendation": "Wait", **AFTER_CARE}, "overtaken"),
    ],
)  # fmt: skip
def test_each_move_out_of_escalation_ends_the_referral_and_says_how(
    escalated: Builder, verb: str, actor: str, data: dict[str, Any], status: str
) -> None:
    people = escalated.people
    escalated.act("accept_referral", people.hale)
    escalated.do(verb, getattr(people, actor), **data)
    referral = Referral.objects.get(case=escalated.pk)
    assert referral.status == status
    assert referral.answered_by_name == getattr(people, actor).name
    assert referral.answered_at == last_event(escalated).at
    assert referral.answer == data.get("opinion", "")


def test_an_operation_elsewhere_overtakes_a_referral(escalated: Builder) -> None:
    people = escalated.people
    made = escalated.act("add_operation", people.sam, performed_on=day(2), **REOPERATION)
    escalated.do("record_outside_operation", people.ito, operation=made.pk, code="elsewhere")
    assert Referral.objects.get(case=escalated.pk).status == "overtaken"


def test_a_referral_that_is_over_is_not_written_again(escalated: Builder) -> None:
    people = escalated.people
    escalated.act("decline_referral", people.hale, answer="No capacity")
    escalated.do("recall", people.sam, code="all_centers_declined", reason="None left")
    referral = Referral.objects.get(case=escalated.pk)
    assert (referral.status, referral.answer, referral.answered_by_name) == (
        "declined",
        "No capacity",
        "Ruth Hale",
    )


def test_only_this_cases_referral_is_ended(escalated: Builder) -> None:
    other = Builder(escalated.people).escalation()
    escalated.closed()
    assert Referral.objects.get(case=other.pk).status == "sent"


def test_an_escalation_keeps_what_was_asked_of_whom(escalated: Builder) -> None:
    referral = Referral.objects.get(case=escalated.pk)
    event = CaseEvent.objects.get(case=escalated.pk, verb="escalate")
    assert (referral.center, referral.question, referral.asked_by) == (
        escalated.people.center,
        "Where is the gland?",
        escalated.people.reyes,
    )
    assert (referral.round, referral.status, referral.asked_at) == (1, "sent", event.at)
    assert event.detail["referral"] == referral.pk


# --- sampling ---


def test_an_order_of_venous_sampling_keeps_its_plan(escalated: Builder) -> None:
    people = escalated.people
    escalated.act("accept_referral", people.hale)
    escalated.do("order_sampling", people.reyes, **PLAN)
    plan = SamplingPlan.objects.get(case=escalated.pk)
    assert {name: getattr(plan, name) for name in PLAN} == PLAN
    assert (plan.round, plan.ordered_at) == (1, last_event(escalated).at)
    assert last_event(escalated).detail["sampling_plan"] == plan.pk


# --- rounds ---


def test_further_imaging_opens_a_round_and_a_request_that_the_study_answers(reviewed: Builder) -> None:
    people = reviewed.people
    reviewed.do("request_imaging", people.ito, procedure="mri_with_without_contrast", question="Thymus?")
    request = reviewed.case.imaging_requests.get()
    event = last_event(reviewed)
    assert (request.round, reviewed.case.round, request.done) == (2, 2, None)
    assert (request.procedure, request.question, request.asked_by, request.asked_at) == (
        "mri_with_without_contrast",
        "Thymus?",
        people.ito,
        event.at,
    )
    assert event.detail["imaging_request"] == request.pk
    reviewed.act("add_study", people.okafor, modality="ultrasound", performed_on=day(0), read=[])
    request.refresh_from_db()
    assert request.done is None
    made = reviewed.act(
        "add_study", people.okafor, modality="mri_with_without_contrast", performed_on=day(0), read=[]
    )
    request.refresh_from_db()
    assert request.done_id == made.pk


def test_going_on_within_a_round_opens_none(reviewed: Builder) -> None:
    assert reviewed.case.round == 1


def test_reopening_opens_a_round_and_takes_the_resolution_back(reviewed: Builder) -> None:
    closed = reviewed.closed().case
    assert (closed.state, closed.resolution, closed.due_on) == ("closed", "withdrawn", NO_CLOCK)
    reviewed.do("reopen", reviewed.people.ito, reason="Calcium is up")
    case = reviewed.case
    assert (case.state, case.resolution, case.round, case.urgent) == ("intake", "", 2, False)
    assert case.due_on != NO_CLOCK
    assert last_event(reviewed).reason == "Calcium is up"


def test_a_case_that_ends_is_no_longer_urgent(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    reviewed.act("add_lab", sam, collected_at=day(1), **{**CALCIUM, "value": "14.6"})
    assert reviewed.case.urgent
    assert not reviewed.closed().case.urgent


@pytest.mark.parametrize(
    ("verb", "data", "resolution"),
    [
        ("record_death", {"died_on": day(0)}, "died"),
        ("transfer", {"receiver": "Dr Wen", "receiver_accepted": True, "outcome_asked": True}, "transferred"),
        ("withdraw", {"resolution": "entered_in_error", "reason": "Wrong patient"}, "entered_in_error"),
    ],
)
def test_a_move_that_knows_its_resolution_closes_with_it_and_another_with_the_chosen_one(
    reviewed: Builder, verb: str, data: dict[str, Any], resolution: str
) -> None:
    reviewed.do(verb, reviewed.people.sam, **data)
    assert reviewed.case.resolution == resolution


def test_nobody_dies_tomorrow(reviewed: Builder) -> None:
    assert refused_fields(reviewed, "record_death", reviewed.people.ito, died_on=day(-1)) == ["died_on"]
    assert reviewed.case.state == "concordance_review"


# --- what the event keeps ---


def test_the_event_keeps_what_was_typed_and_leaves_out_what_was_left_empty(reviewed: Builder) -> None:
    people = reviewed.people
    reviewed.do("record_death", people.ito, died_on=day(3))
    assert last_event(reviewed).detail == {"died_on": day(3)}


def test_a_reason_stands_once_and_not_in_the_detail(reviewed: Builder) -> None:
    hold(reviewed)
    event = last_event(reviewed)
    assert (event.reason, event.detail) == ("Travel", {"until": day(-30)})
