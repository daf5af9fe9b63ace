"""What a meeting lets stand and answers, what is done at once, and what the clock rests for."""

from typing import Any

import pgtrigger
import pytest
from django.db import ProgrammingError, connection
from django.utils import timezone

from casereview.models import (
    AwaitedRepeat,
    Case,
    EligibilityOverride,
    LabResult,
    OutboxMessage,
    Recommendation,
    StopAnswer,
    VerdictConfirmation,
)
from casereview.selectors.assessed_case import assessed_case
from casereview.selectors.facts import facts_tree
from casereview.workflow.outgoing.reopening import reopen_verdicts
from casereview.workflow.refusals import Invalid, NeedsUnmet, NotPermitted, Refusal
from tests.build import CALCIUM, NEGATIVE, OPERATION, PTH, Builder, People, day

CODE, WHY = "normocalcemic_disease", "Total and ionized calcium normal three times, PTH high."


def codes(refused: "pytest.ExceptionInfo[NeedsUnmet]") -> set[str]:
    return {item.code for item in refused.value.unmet}


def normocalcemic(people: People, calcium: str = "9.8") -> Builder:
    """Persistent disease, to which the calcium does not testify any more."""
    builder, sam = Builder(people), people.sam
    builder.act("set_background", sam, flags=[])
    builder.act("add_operation", sam, performed_on=day(400), **OPERATION)
    builder.act("add_lab", sam, collected_at=day(340), **CALCIUM)
    for ago in (100, 80):
        builder.act("add_lab", sam, collected_at=day(ago), **{**CALCIUM, "value": calcium})
    builder.act("add_lab", sam, collected_at=day(80), **PTH)
    builder.act("resolve_blocker", people.ito, blocker="FHH_NOT_EXCLUDED", resolved_on=day(70), reason="CASR")
    return builder


def accept(builder: Builder, actor: Any, override: str = CODE, why: str = WHY) -> None:
    builder.do("accept_case", actor, override, confirm_eligibility=True, override_reason=why)


# --- letting a case in ---


def test_the_chair_lets_a_case_in_and_what_stood_is_a_fact_from_then_on(people: People) -> None:
    builder = normocalcemic(people)
    accept(builder, people.reyes)
    assert builder.case.state == "localization"
    rows = EligibilityOverride.objects.filter(case=builder.pk)
    assert {row.blocker for row in rows} == {"NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION"}
    assert {(row.code, row.reason, row.by) for row in rows} == {(CODE, WHY, people.reyes)}
    assert assessed_case(builder.case).answer.eligibility.status == "eligible"
    event = builder.case.events.latest("number")
    assert (event.override, event.detail["override_reason"]) == (CODE, WHY)


def test_without_the_chair_a_blocker_keeps_the_case_out(people: People) -> None:
    builder = normocalcemic(people)
    with pytest.raises(NeedsUnmet) as refused:
        builder.do("accept_case", people.ito, confirm_eligibility=True)
    assert "NOT_HYPERCALCEMIC" in codes(refused)
    with pytest.raises(NotPermitted):
        accept(builder, people.ito)


@pytest.mark.parametrize(
    ("override", "why", "field"),
    [(CODE, "", "override_reason"), (CODE, "  ", "override_reason"), ("", WHY, "override")],
)
def test_an_override_needs_its_text_and_a_text_its_override(
    people: People, override: str, why: str, field: str
) -> None:
    builder = normocalcemic(people) if override else Builder(people).worked_up()
    with pytest.raises(Invalid) as refused:
        accept(builder, people.reyes, override, why)
    assert list(refused.value.fields) == [field]


def test_a_reason_that_lifts_nothing_is_refused(people: People) -> None:
    with pytest.raises(Invalid) as refused:
        accept(Builder(people).worked_up(), people.reyes)
    assert list(refused.value.fields) == ["override"]


def test_a_reason_does_not_let_in_what_another_one_lifts(people: People) -> None:
    with pytest.raises(NeedsUnmet) as refused:
        accept(normocalcemic(people), people.reyes, "renal_primary")
    assert "NOT_HYPERCALCEMIC" in codes(refused)


def test_below_the_lower_limit_no_reason_lets_a_case_in(people: People) -> None:
    builder = normocalcemic(people, calcium="8.1")
    with pytest.raises(NeedsUnmet) as refused:
        accept(builder, people.reyes)
    assert "NOT_HYPERCALCEMIC" in codes(refused)
    assert not EligibilityOverride.objects.filter(case=builder.pk).exists()


def test_what_a_meeting_decided_cannot_be_changed_or_deleted(people: People) -> None:
    builder = normocalcemic(people)
    accept(builder, people.reyes)
    with pytest.raises(ProgrammingError, match="Cannot"), connection.cursor() as cursor:
        cursor.execute("UPDATE casereview_eligibilityoverride SET reason = 'x'")


# --- the clock rests for a repeat ---


def test_the_clock_rests_for_a_repeat_and_runs_on_when_it_has_come(builder: Builder) -> None:
    sam, before = builder.people.sam, builder.case.due_on
    builder.act("await_repeat", sam, analyte="calcium_total", expected_on=day(-20), reason="Once normal")
    assert builder.case.due_on.isoformat() == day(-20)
    builder.act("add_lab", sam, collected_at=day(3), **CALCIUM)  # drawn before it was ordered
    assert builder.case.due_on.isoformat() == day(-20)
    builder.act("add_lab", sam, collected_at=day(0), **PTH)
    assert builder.case.due_on.isoformat() == day(-20)
    builder.act("add_lab", sam, collected_at=day(0), **CALCIUM)
    assert builder.case.due_on == before
    assert not AwaitedRepeat.objects.live().filter(case=builder.pk).exists()


def test_the_clock_rests_until_the_last_of_several_has_come(builder: Builder) -> None:
    sam, before = builder.people.sam, builder.case.due_on
    for analyte, ago in (("calcium_total", -20), ("pth_intact", -10)):
        builder.act("await_repeat", sam, analyte=analyte, expected_on=day(ago), reason="Repeat")
    builder.act("add_lab", sam, collected_at=day(0), **CALCIUM)
    assert builder.case.due_on.isoformat() == day(-10)
    builder.act("add_lab", sam, collected_at=day(0), **PTH)
    assert builder.case.due_on == before


def test_a_repeat_lies_ahead_and_is_awaited_once_and_not_on_hold(builder: Builder) -> None:
    sam = builder.people.sam
    repeat = {"analyte": "calcium_total", "expected_on": day(-9), "reason": "Once normal"}
    with pytest.raises(Invalid, match="after today"):
        builder.act("await_repeat", sam, **{**repeat, "expected_on": day(0)})
    builder.act("await_repeat", sam, **repeat)
    with pytest.raises(Invalid, match="awaited already"):
        builder.act("await_repeat", sam, **repeat)
    builder.do("hold", sam, reason="Abroad", until=day(-30))
    with pytest.raises(NeedsUnmet, match="on hold"):
        builder.act("await_repeat", sam, **{**repeat, "analyte": "pth_intact"})


def test_who_enters_labs_alone_may_not_rest_the_clock(builder: Builder) -> None:
    with pytest.raises(NotPermitted):
        builder.act(
            "await_repeat", builder.people.okafor, analyte="albumin", expected_on=day(-9), reason="Repeat"
        )


# --- answers and the signature ---


def sign(builder: Builder, **more: Any) -> None:
    builder.do(
        "agree_target",
        builder.people.reyes,
        **{"plan": "focused_reoperation", "target_sites": ["left.inferior"], **more},
    )


def palsied(people: People) -> Builder:
    """Both studies say left inferior, and the right cord does not move."""
    builder = Builder(people).review().opinions("focused_reoperation").confirmed()
    builder.act("add_laryngoscopy", people.sam, performed_on=day(5), left="mobile", right="immobile")
    return builder


ANSWERS = [{"code": "CORD_PALSY_OPPOSITE", "reason": "Nerve monitoring, tracheostomy planned."}]


def test_what_stops_at_the_signed_sites_needs_an_answer_which_is_frozen_and_a_fact(people: People) -> None:
    builder = palsied(people)
    with pytest.raises(NeedsUnmet) as refused:
        sign(builder)
    assert codes(refused) == {"STOP_UNANSWERED"}
    sign(builder, answers=ANSWERS)
    row = StopAnswer.objects.get(case=builder.pk)
    signed = Recommendation.objects.get(case=builder.pk)
    assert (row.recommendation, row.sites, row.reason) == (signed, ["left.inferior"], ANSWERS[0]["reason"])
    assert "cord" in row.asked
    [fact] = signed.facts["answers"]
    assert fact == facts_tree(builder.case, timezone.localdate())["answers"][0]
    assert (fact["code"], fact["sites"]) == ("CORD_PALSY_OPPOSITE", ["left.inferior"])
    [line] = [line for line in signed.answer["pitfalls"] if line["code"] == "CORD_PALSY_OPPOSITE"]
    assert line["answered"]


def test_an_answer_that_nothing_asks_for_is_refused(people: People) -> None:
    builder = palsied(people)
    with pytest.raises(NeedsUnmet) as refused:
        sign(builder, answers=[*ANSWERS, {"code": "PREGNANCY", "reason": "Second trimester."}])
    assert codes(refused) == {"NOTHING_TO_ANSWER"}


def test_a_place_outside_the_targets_is_typed_out_with_a_reason_and_kept(people: People) -> None:
    builder = Builder(people).review().opinions("focused_reoperation").confirmed()
    with pytest.raises(NeedsUnmet) as refused:
        sign(builder, target_sites=["left.inferior", "right.superior"])
    assert "PLACE_NOT_TYPED_OUT" in codes(refused)


def test_a_standing_blocker_keeps_the_target_from_being_agreed(people: People) -> None:
    builder = Builder(people).review().opinions("focused_reoperation").confirmed()
    builder.act("set_background", people.sam, flags=["lithium"])
    with pytest.raises(NeedsUnmet) as refused:
        sign(builder)
    assert "LITHIUM" in codes(refused)


def test_an_emergency_is_seen_to_before_a_target_is_agreed_and_a_newer_value_asks_again(
    people: People,
) -> None:
    builder = Builder(people).review().opinions("focused_reoperation").confirmed()
    crisis = {**CALCIUM, "value": "15.2"}
    builder.act("add_lab", people.sam, collected_at=day(1), **crisis)
    with pytest.raises(NeedsUnmet) as refused:
        sign(builder)
    assert "EMERGENCY_NOT_SEEN_TO" in codes(refused)
    with pytest.raises(NotPermitted):
        builder.act("record_emergency", people.sam, done="Saline")
    builder.act("record_emergency", people.ito, done="Saline and zoledronate")
    with pytest.raises(NeedsUnmet) as refused:
        sign(builder)
    assert "EMERGENCY_NOT_SEEN_TO" not in codes(refused)
    builder.act("add_lab", people.sam, collected_at=day(0), **{**crisis, "value": "15.6"})
    with pytest.raises(NeedsUnmet) as refused:
        sign(builder)
    assert "EMERGENCY_NOT_SEEN_TO" in codes(refused)


def test_the_chair_answers_a_stop_or_a_flag_before_the_signature(people: People) -> None:
    builder = palsied(people)
    builder.act("set_background", people.sam, flags=["palpable_mass"])
    body = {"code": "CORD_PALSY_OPPOSITE", "reason": "Nerve monitoring"}
    with pytest.raises(NotPermitted):
        builder.act("answer_stop", people.okafor, **body, sites=["left.inferior"])
    with pytest.raises(Invalid) as refused:
        builder.act("answer_stop", people.reyes, **body)
    assert list(refused.value.fields) == ["sites"]
    with pytest.raises(Invalid) as refused:
        builder.act("answer_stop", people.reyes, code="PREGNANCY", reason="None")
    assert list(refused.value.fields) == ["code"]
    targets = assessed_case(builder.case).answer.verdict.targets
    sites = [site for target in targets for site in target]
    builder.act("answer_stop", people.reyes, **body, sites=sites)
    builder.act("answer_stop", people.reyes, code="PALPABLE_MASS", reason="A node, by needle.")
    answer = assessed_case(builder.case).answer
    assert all(line.answered for line in answer.pitfalls if line.code == "CORD_PALSY_OPPOSITE")
    assert assessed_case(builder.case).carcinoma_flags == ()


# --- a confirmed verdict that becomes another one ---


def told(code: str = "verdict_reopened") -> list[str]:
    rows = OutboxMessage.objects.filter(ask=code, channel="in_app").order_by("pk")
    return [row.recipient.name for row in rows if row.recipient]


def test_those_who_confirmed_a_verdict_are_told_once_that_it_is_another(people: People) -> None:
    builder = Builder(people).review().confirmed()
    study = builder.case.case_studies.get(study__modality="ct_4d").study
    read = study.reads.get().pk
    builder.act("add_read", people.okafor, study=study.pk, supersedes=read, **NEGATIVE)
    assert sorted(told()) == ["Chidi Okafor", "Lena Reyes"]
    builder.act("add_lab", people.sam, collected_at=day(2), **PTH)
    assert len(told()) == 2


def test_a_verdict_that_stays_tells_nobody(people: People) -> None:
    builder = Builder(people).review().confirmed()
    builder.act("add_lab", people.sam, collected_at=day(2), **PTH)
    assert told() == []


def test_after_a_change_of_the_rules_those_who_confirmed_are_told_once(people: People) -> None:
    builder = Builder(people).review().confirmed()
    assert reopen_verdicts() == []
    with pgtrigger.ignore("casereview.VerdictConfirmation:verdict_confirmation_append_only"):
        VerdictConfirmation.objects.update(verdict="MULTIFOCAL", digest="of other rules")
    assert reopen_verdicts() == [builder.case.number]
    assert sorted(told()) == ["Chidi Okafor", "Lena Reyes"]
    event = builder.case.events.latest("number")
    assert (event.verb, event.actor, event.actor_name) == ("verdict_reopened", None, "Case review")
    assert reopen_verdicts() == []
    builder.confirmed()
    assert reopen_verdicts() == []


# --- facts that are refused today ---


def test_rows_that_the_rules_refuse_are_put_right_one_after_the_other(people: People) -> None:
    builder = Builder(people).worked_up()
    labs = list(builder.case.labs.filter(analyte="calcium_total"))
    LabResult.objects.filter(pk__in=[lab.pk for lab in labs]).update(low="10.5", high="10.5")
    with pytest.raises(Refusal):
        builder.do("accept_case", people.ito, confirm_eligibility=True)
    for lab in labs:
        body = {**CALCIUM, "collected_at": lab.collected_at.date().isoformat(), "reason": "Limits turned"}
        builder.act("correct_lab", people.sam, supersedes=lab.pk, **body)
    builder.do("accept_case", people.ito, confirm_eligibility=True)
    assert Case.objects.get(pk=builder.pk).state == "localization"


def test_an_act_that_makes_facts_impossible_is_refused_as_before(people: People) -> None:
    builder = Builder(people).worked_up()
    version = builder.case.version
    with pytest.raises(Refusal):
        builder.act("add_lab", people.sam, collected_at=day(1), **{**CALCIUM, "low": "10.5", "high": "8.5"})
    assert builder.case.version == version
