"""The right people are told, once each, and nothing of the patient leaves."""

from casereview.models import OutboxMessage
from tests.build import CALCIUM, Builder, day


def told(builder: Builder, verb: str) -> set[str]:
    rows = OutboxMessage.objects.filter(event__case=builder.pk, ask=verb, channel="email")
    return {row.recipient.name if row.recipient else row.address for row in rows}


THREE = {"Lena Reyes", "Mai Ito", "Chidi Okafor"}


def test_opening_tells_the_three(builder: Builder) -> None:
    assert told(builder, "open_case") == THREE


def test_each_person_gets_one_row_for_each_channel(builder: Builder) -> None:
    rows = OutboxMessage.objects.filter(event__case=builder.pk).values_list("address", "channel")
    assert len(rows) == len(set(rows)) == 6


def test_accepting_tells_the_three_and_the_coordinator_with_a_due_date(builder: Builder) -> None:
    builder.localization()
    assert told(builder, "accept_case") == THREE | {"Sam Brook"}
    due = set(OutboxMessage.objects.filter(ask="accept_case").values_list("due_on", flat=True))
    assert due == {builder.case.due_on}


def test_escalation_tells_the_center(builder: Builder) -> None:
    builder.escalation()
    assert told(builder, "escalate") == THREE | {"Ruth Hale"}


def test_declining_tells_the_referrer_who_has_no_account(people: object, builder: Builder) -> None:
    referred = Builder(builder.people, referrer_name="Dr Wen", referrer_email="wen@example.org")
    referred.do("decline_case", builder.people.ito, resolution="not_this_pathway", reason="Tertiary disease")
    assert told(referred, "decline_case") == {"wen@example.org", "Sam Brook"}


def test_a_very_high_calcium_is_told_of_at_once(builder: Builder) -> None:
    builder.worked_up()
    builder.act("add_lab", builder.people.sam, collected_at=day(1), **{**CALCIUM, "value": "14.6"})
    assert told(builder, "urgent") == THREE | {"Sam Brook"}
    assert builder.case.urgent


def test_the_urgent_notice_goes_out_for_each_new_critical_value(builder: Builder) -> None:
    builder.worked_up()
    for ago in (2, 1):
        builder.act("add_lab", builder.people.sam, collected_at=day(ago), **{**CALCIUM, "value": "14.6"})
    rows = OutboxMessage.objects.filter(ask="urgent", channel="email")
    assert rows.count() == 8


def test_a_correction_is_told_to_those_who_used_the_old_value(builder: Builder) -> None:
    builder.worked_up()
    lab = builder.case.labs.all()[0]
    builder.act(
        "correct_lab",
        builder.people.sam,
        supersedes=lab.pk,
        reason="Wrong tube",
        collected_at=lab.collected_at.date().isoformat(),
        **CALCIUM,
    )
    assert told(builder, "corrected") == THREE | {"Sam Brook"}


def test_ordinary_evidence_tells_nobody(builder: Builder) -> None:
    before = OutboxMessage.objects.count()
    builder.worked_up()
    assert OutboxMessage.objects.count() == before
