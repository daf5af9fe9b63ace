"""Rows are asked for in the ward's words: what is current, open, live, due and unseen, and what is not."""

import datetime as dt
from typing import Any

from django.utils import timezone

from casereview.models import Case, Delivery, FollowUp, LabResult, OutboxMessage
from casereview.models.case import case_number
from imaging.models import Read
from tests.build import CALCIUM, NEGATIVE, POSITIVE, SPECT_CT, Builder, day

QUESTION: dict[str, Any] = {"procedure": "ct_4d", "question": "Is there a second gland?"}


def test_a_corrected_result_is_not_current(builder: Builder) -> None:
    sam = builder.people.sam
    old = builder.act("add_lab", sam, collected_at=day(100), **CALCIUM)
    new = builder.act(
        "correct_lab", sam, supersedes=old.pk, collected_at=day(100), reason="Typing error", **CALCIUM
    )
    assert [row.pk for row in builder.case.labs.current()] == [new.pk]
    assert {row.pk: row.is_superseded for row in LabResult.objects.all()} == {old.pk: True, new.pk: False}


def test_an_amended_read_is_not_current_and_reads_belong_to_their_case(builder: Builder) -> None:
    okafor = builder.people.okafor
    study = builder.act("add_study", okafor, performed_on=day(60), read=[POSITIVE], **SPECT_CT)
    first = Read.objects.get(study=study.pk)
    amended = builder.act("add_read", okafor, study=study.pk, supersedes=first.pk, **NEGATIVE)
    assert {row.pk for row in builder.case.reads()} == {first.pk, amended.pk}
    assert [row.pk for row in builder.case.reads().current()] == [amended.pk]
    other = Builder(builder.people)
    assert not other.case.reads().exists()
    assert not other.case.studies().exists()
    assert [row.pk for row in builder.case.studies()] == [study.pk]


def test_a_closed_case_is_not_open(builder: Builder) -> None:
    assert [row.pk for row in Case.objects.open()] == [builder.pk]
    builder.closed()
    assert not Case.objects.open().exists()
    assert builder.case.number == case_number(builder.pk) == f"CR-{builder.pk:05d}"


def test_an_ended_hold_is_not_live(builder: Builder) -> None:
    sam = builder.people.sam
    builder.do("hold", sam, until=day(-20), reason="Abroad")
    assert builder.case.holds.live().count() == 1
    builder.do("resume", sam)
    assert builder.case.holds.count() == 1
    assert not builder.case.holds.live().exists()


def test_a_declined_referral_is_not_live(builder: Builder) -> None:
    builder.escalation()
    assert builder.case.referrals.live().count() == 1
    builder.act("decline_referral", builder.people.hale, answer="No beds")
    assert not builder.case.referrals.live().exists()


def test_an_imaging_request_is_open_until_its_study_is_entered(builder: Builder) -> None:
    builder.review()
    builder.do("request_imaging", builder.people.reyes, **QUESTION)
    assert builder.case.imaging_requests.open().count() == 1
    builder.act("add_study", builder.people.okafor, performed_on=day(0), modality="ct_4d")
    assert not builder.case.imaging_requests.open().exists()


def test_a_milestone_is_open_until_its_calcium_is_in(builder: Builder) -> None:
    builder.follow_up()
    assert builder.case.follow_ups.open().count() == 2
    calcium = builder.case.labs.first()
    FollowUp.objects.filter(milestone="six_weeks").update(calcium=calcium)
    assert [row.milestone for row in builder.case.follow_ups.open()] == ["six_months"]


def test_due_is_what_has_neither_gone_out_nor_been_given_up_nor_waits(builder: Builder) -> None:
    now = timezone.now() + dt.timedelta(minutes=1)
    rows = list(OutboxMessage.objects.order_by("pk"))
    done, dead, later, *due = (row.pk for row in rows)
    assert due
    OutboxMessage.objects.filter(pk=done).update(done_at=now)
    OutboxMessage.objects.filter(pk=dead).update(dead_at=now)
    OutboxMessage.objects.filter(pk=later).update(next_attempt_at=now + dt.timedelta(hours=1))
    OutboxMessage.objects.filter(pk=due[-1]).update(next_attempt_at=now - dt.timedelta(days=1))
    assert [row.pk for row in OutboxMessage.objects.due(now)] == [due[-1], *due[:-1]]
    assert {row.pk for row in OutboxMessage.objects.undone()} == {dead, later, *due}


def test_an_inbox_holds_ones_own_notices_and_seen_ones_are_not_unseen(builder: Builder) -> None:
    people = builder.people
    mine, mailed, hers = (
        Delivery.objects.create(message=message, recipient=recipient, channel=channel)
        for message, recipient, channel in zip(
            OutboxMessage.objects.all(),
            (people.ito, people.ito, people.reyes),
            ("in_app", "email", "in_app"),
            strict=False,
        )
    )
    inbox = Delivery.objects.in_inbox_of(people.ito)
    assert [row.pk for row in inbox.unseen()] == [mine.pk]
    assert inbox.filter(pk=mine.pk).acknowledge()
    seen_at = Delivery.objects.get(pk=mine.pk).acknowledged_at
    assert inbox.filter(pk=mine.pk).acknowledge()
    assert Delivery.objects.get(pk=mine.pk).acknowledged_at == seen_at
    assert not inbox.filter(pk=hers.pk).acknowledge()
    assert not inbox.filter(pk=mailed.pk).acknowledge()
    assert not inbox.unseen().exists()
