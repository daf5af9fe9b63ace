"""The engine's own guards, each on the side on which it says no."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from casereview.models import Case, CaseEvent, OutboxMessage
from casereview.workflow import engine
from casereview.workflow.opening import open_case
from casereview.workflow.refusals import (
    Invalid,
    NeedsUnmet,
    NoSuchCase,
    NotPermitted,
    Stale,
    WrongState,
)
from tests.build import CALCIUM, Builder, day, key

WITHDRAW = {"resolution": "withdrawn", "reason": "Moved"}
LAB = {**CALCIUM, "collected_at": day(1)}


def perform(builder: Builder, verb: str, actor: Any, data: Any = None, **more: Any) -> engine.WriteResult:
    sent = {"seen_version": builder.case.version, "key": key(), **more}
    return engine.perform(builder.pk, verb, actor=actor, data=data, **sent)


def record(builder: Builder, act: str, actor: Any, body: Any, **more: Any) -> engine.WriteResult:
    return engine.record(builder.pk, act, actor=actor, body=body, **{"key": key(), **more})


def words(refused: Invalid) -> dict[str, list[str]]:
    return {name: [str(sentence) for sentence in sentences] for name, sentences in refused.fields.items()}


# --- verbs ---


@pytest.mark.parametrize("verb", ["promote", "open_case", ""])
def test_a_verb_that_does_not_move_a_case_is_refused_by_name(reviewed: Builder, verb: str) -> None:
    with pytest.raises(Invalid) as refused:
        perform(reviewed, verb, reviewed.people.sam)
    assert words(refused.value) == {"verb": [f"There is no verb {verb!r}."]}


def test_a_case_that_is_not_there_is_refused_as_to_a_stranger(reviewed: Builder) -> None:
    for case_id, actor in ((2**31 - 1, reviewed.people.sam), (reviewed.pk, reviewed.people.kit)):
        with pytest.raises(NoSuchCase, match=r"^No such case\.$"):
            engine.perform(case_id, "withdraw", actor=actor, seen_version=1, key=key(), data=WITHDRAW)
        with pytest.raises(NoSuchCase, match=r"^No such case\.$"):
            engine.record(case_id, "add_lab", actor=actor, key=key(), body=LAB)
        with pytest.raises(NoSuchCase, match=r"^No such case\.$"):
            engine.permit(case_id, "add_document", actor=actor)


def test_what_is_not_yours_is_said_before_what_is_stale_and_that_before_what_is_impossible(
    reviewed: Builder,
) -> None:
    people, old = reviewed.people, reviewed.case.version - 1
    with pytest.raises(NotPermitted, match="Accept case is for: surgeon, endocrinologist"):
        perform(reviewed, "accept_case", people.sam, seen_version=old)
    with pytest.raises(Stale):
        perform(reviewed, "accept_case", people.ito, seen_version=old)
    with pytest.raises(WrongState, match="in concordance review; accept case is not possible from there"):
        perform(reviewed, "accept_case", people.ito)


@pytest.mark.parametrize("off", [-1, 1])
def test_only_the_very_version_that_is_there_may_be_moved_on(reviewed: Builder, off: int) -> None:
    with pytest.raises(Stale) as refused:
        perform(reviewed, "withdraw", reviewed.people.sam, WITHDRAW, seen_version=reviewed.case.version + off)
    assert refused.value.version == reviewed.case.version
    assert "Sam Brook submitted the case for concordance review" in str(refused.value)
    assert reviewed.case.state == "concordance_review"


def test_a_move_answers_with_the_event_that_it_wrote(reviewed: Builder) -> None:
    before = reviewed.case.version
    answer = perform(reviewed, "withdraw", reviewed.people.sam, WITHDRAW)
    assert answer == engine.WriteResult(reviewed.pk, before + 1, before + 1, "closed", "withdraw")
    event = CaseEvent.objects.get(case=reviewed.pk, number=before + 1)
    assert (event.verb, event.before, event.after, event.reason, event.override) == (
        "withdraw",
        "concordance_review",
        "closed",
        "Moved",
        "",
    )
    assert (event.actor, event.actor_name) == (reviewed.people.sam, "Sam Brook")
    assert reviewed.case.state_since == event.at


# --- overrides ---


@pytest.fixture
def unready(reviewed: Builder) -> Builder:
    """Another case, in localization, with nothing imaged."""
    return Builder(reviewed.people).localization()


def test_an_override_is_the_chairs_alone(unready: Builder) -> None:
    with pytest.raises(NotPermitted, match="An override of submit for concordance review is not yours"):
        perform(unready, "submit_for_review", unready.people.sam, override="pregnancy")
    assert unready.case.state == "localization"


def test_who_may_neither_move_nor_override_is_told_whose_it_is(unready: Builder) -> None:
    with pytest.raises(NotPermitted, match="is for: coordinator, radiologist"):
        perform(unready, "submit_for_review", unready.people.ito, override="pregnancy")
    with pytest.raises(NotPermitted, match="is for: coordinator, radiologist"):
        perform(unready, "submit_for_review", unready.people.reyes)


def test_a_move_that_knows_no_override_takes_none(reviewed: Builder) -> None:
    with pytest.raises(NotPermitted, match="An override of withdraw is not yours to give"):
        perform(reviewed, "withdraw", reviewed.people.sam, WITHDRAW, override="pregnancy")
    with pytest.raises(NotPermitted, match="Withdraw is for: coordinator"):
        perform(reviewed, "withdraw", reviewed.people.reyes, WITHDRAW, override="pregnancy")


def test_an_override_has_one_of_its_own_reasons(unready: Builder) -> None:
    with pytest.raises(Invalid) as refused:
        perform(unready, "submit_for_review", unready.people.reyes, override="because")
    assert words(refused.value) == {
        "override": ["Choose one of: pregnancy, contrast_allergy, renal_failure, modality_unavailable."]
    }


def test_an_override_sets_aside_only_what_it_speaks_of(unready: Builder) -> None:
    okafor = unready.people.okafor
    unready.act("add_study", okafor, modality="ultrasound", performed_on=day(9), read=[])
    with pytest.raises(NeedsUnmet) as refused:
        perform(unready, "submit_for_review", unready.people.reyes, override="pregnancy")
    assert [item.code for item in refused.value.unmet] == ["STUDY_UNREAD"]


def test_an_override_is_kept_with_the_event(unready: Builder) -> None:
    perform(unready, "submit_for_review", unready.people.reyes, override="renal_failure")
    assert CaseEvent.objects.filter(case=unready.pk).latest("number").override == "renal_failure"


# --- acts ---


def test_an_act_outside_of_its_states_is_refused(reviewed: Builder) -> None:
    reviewed.closed()
    with pytest.raises(WrongState, match="The case is in closed; add lab result is not possible there"):
        record(reviewed, "add_lab", reviewed.people.sam, LAB)
    with pytest.raises(WrongState):
        record(reviewed, "accept_referral", reviewed.people.sam, {})


def test_an_act_of_another_role_is_refused_before_anything_is_looked_at(reviewed: Builder) -> None:
    people = reviewed.people
    with pytest.raises(NotPermitted, match="Give opinion is for: surgeon"):
        record(reviewed, "give_opinion", people.sam, {"nonsense": 1})
    with pytest.raises(NotPermitted, match="Attach document is for"):
        engine.permit(reviewed.pk, "add_document", actor=people.olu)
    engine.permit(reviewed.pk, "add_document", actor=people.sam)


def test_a_confirmation_of_what_has_changed_since_is_stale_and_of_what_has_not_is_none(
    reviewed: Builder,
) -> None:
    okafor, seen = reviewed.people.okafor, reviewed.case.version
    reviewed.act("give_opinion", reviewed.people.ito, position="defer", rationale="Wait")  # no evidence
    record(reviewed, "confirm_verdict", okafor, {}, seen_version=seen)
    reviewed.act("add_lab", reviewed.people.sam, **LAB)
    with pytest.raises(Stale):
        record(reviewed, "confirm_verdict", reviewed.people.reyes, {}, seen_version=seen)
    record(reviewed, "confirm_verdict", reviewed.people.reyes, {}, seen_version=reviewed.case.version)


def test_an_act_that_saw_no_version_is_not_held_to_one(reviewed: Builder) -> None:
    reviewed.act("add_lab", reviewed.people.sam, **LAB)
    record(reviewed, "confirm_verdict", reviewed.people.okafor, {})


def test_an_act_answers_with_the_row_that_it_made(reviewed: Builder) -> None:
    answer = record(reviewed, "add_lab", reviewed.people.sam, LAB)
    lab = reviewed.case.labs.latest("pk")
    assert (answer.kind, answer.pk, answer.state, answer.verb) == (
        "lab",
        lab.pk,
        "concordance_review",
        "add_lab",
    )
    event = CaseEvent.objects.get(case=reviewed.pk, number=answer.event)
    assert (event.before, event.after, event.detail) == (
        "concordance_review",
        "concordance_review",
        {"kind": "lab", "pk": lab.pk},
    )


def test_danger_moves_the_clock_to_today_and_never_away(reviewed: Builder) -> None:
    sam, high = reviewed.people.sam, {**LAB, "value": "14.6"}
    overdue = timezone.localdate() - dt.timedelta(3)
    Case.objects.filter(pk=reviewed.pk).update(due_on=overdue)
    record(reviewed, "add_lab", sam, high)
    assert (reviewed.case.urgent, reviewed.case.due_on) == (True, overdue)


def test_danger_that_is_known_moves_no_clock_again_and_a_new_critical_value_does(reviewed: Builder) -> None:
    sam, high = reviewed.people.sam, {**LAB, "value": "14.6"}
    record(reviewed, "add_lab", sam, high)
    today = timezone.localdate()
    later = today + dt.timedelta(3)
    Case.objects.filter(pk=reviewed.pk).update(due_on=later)
    record(reviewed, "add_lab", sam, {**LAB, "analyte": "phosphate", "value": "2.4", "low": "", "high": ""})
    assert (reviewed.case.urgent, reviewed.case.due_on) == (True, later)
    record(reviewed, "add_lab", sam, {**high, "value": "15.2"})
    assert reviewed.case.due_on == today


def test_what_is_no_evidence_looks_for_no_danger(reviewed: Builder) -> None:
    Case.objects.filter(pk=reviewed.pk).update(urgent=True)
    record(reviewed, "give_opinion", reviewed.people.ito, {"position": "defer", "rationale": "Wait"})
    assert reviewed.case.urgent
    record(reviewed, "add_lab", reviewed.people.sam, LAB)
    assert not reviewed.case.urgent


# --- history that is entered afterwards ---


def ago(minutes: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(minutes=minutes)


def test_history_keeps_its_own_time_says_so_and_tells_nobody(reviewed: Builder) -> None:
    people, when = reviewed.people, reviewed.case.events.latest("number").at
    told = OutboxMessage.objects.count()
    record(reviewed, "add_lab", people.sam, {**LAB, "value": "14.6"}, at=when)
    perform(reviewed, "withdraw", people.sam, WITHDRAW, at=when)
    events = CaseEvent.objects.filter(case=reviewed.pk).order_by("-number")[:2]
    assert [(event.at, event.detail.get("imported")) for event in events] == [(when, True)] * 2
    assert OutboxMessage.objects.count() == told
    reviewed.do("reopen", people.sam, reason="By mistake")
    assert "imported" not in CaseEvent.objects.filter(case=reviewed.pk).latest("number").detail


@pytest.mark.parametrize("minutes", [-5.0, 60.0])
def test_history_neither_lies_ahead_nor_overtakes_the_record(reviewed: Builder, minutes: float) -> None:
    """The case was built a moment ago: an hour ago lies before its last event."""
    with pytest.raises(Invalid) as moved:
        perform(reviewed, "withdraw", reviewed.people.sam, WITHDRAW, at=ago(minutes))
    with pytest.raises(Invalid) as recorded:
        record(reviewed, "add_lab", reviewed.people.sam, LAB, at=ago(minutes))
    assert list(moved.value.fields) == list(recorded.value.fields) == ["at"]
    assert reviewed.case.state == "concordance_review"


def test_a_case_of_the_past_is_opened_on_its_own_day_and_none_of_the_future(reviewed: Builder) -> None:
    body = {"site": "brigid", "mrn": "H1", "family_name": "Old", "given_name": "Case", "sex": "F"}
    sam, told = reviewed.people.sam, OutboxMessage.objects.count()
    with pytest.raises(Invalid, match="not entered ahead of time"):
        open_case(actor=sam, key=key(), body=body, at=ago(-5))
    when = ago(60 * 24 * 400)
    case = Case.objects.get(pk=open_case(actor=sam, key=key(), body=body, at=when).case)
    event = case.events.get()
    assert (case.opened_at, case.state_since, event.at, event.detail) == (
        when,
        when,
        when,
        {"imported": True},
    )
    assert case.due_on < timezone.localdate()
    assert OutboxMessage.objects.count() == told
