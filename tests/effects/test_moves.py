"""What each move writes beside the move: rows, clocks, rounds, and the end of what was pending."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from casereview.models import CaseEvent, Hold, Outcome, Referral, SamplingPlan
from casereview.models.case import NO_CLOCK
from casereview.workflow.refusals import Invalid, NeedsUnmet
from tests.build import CALCIUM, PLAN, REOPERATION, Builder, day

AFTER_CARE = {"follow_up_by": "Dr Ito", "follow_up_until": day(-300), "patient_wish": "No surgery"}


def last_event(builder: Builder) -> CaseEvent:
    return CaseEvent.objects.filter(case=builder.pk).latest("number")


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


# --- the decision ---


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


# --- what the event keeps ---


def test_the_event_keeps_what_was_typed_and_leaves_out_what_was_left_empty(reviewed: Builder) -> None:
    people = reviewed.people
    reviewed.do("record_death", people.ito, died_on=day(3))
    assert last_event(reviewed).detail == {"died_on": day(3)}


def test_a_reason_stands_once_and_not_in_the_detail(reviewed: Builder) -> None:
    hold(reviewed)
    event = last_event(reviewed)
    assert (event.reason, event.detail) == ("Travel", {"until": day(-30)})
