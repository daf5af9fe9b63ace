"""What a notice says, and what it never says."""

import pytest
from django.conf import settings
from django.core import mail

from casereview.models import OutboxMessage
from casereview.outbox.channels import CHANNELS
from casereview.outbox.delivery import BATCH, LEASE, RUN, deliver_due
from casereview.outbox.messages import NOTICE_TEXTS, wording
from tests.build import Builder


def test_a_notice_names_the_case_the_ask_the_day_and_the_way_there(builder: Builder) -> None:
    message = OutboxMessage.objects.filter(channel="email", ask="open_case")[0]
    said = wording(message)
    number = builder.case.number
    assert said.subject == f"{number}: your part"
    assert f"Case {number}" in said.body
    assert str(NOTICE_TEXTS["open_case"]) in said.body
    assert "Due by" in said.body
    assert f"/cases/{builder.pk}/" in said.body


def test_no_word_of_the_patient_stands_in_a_notice(builder: Builder) -> None:
    for message in OutboxMessage.objects.filter(channel="email"):
        text = wording(message).subject + wording(message).body
        patient = builder.case.patient
        for word in (patient.family_name, patient.given_name, patient.mrn, "calcium", "PTH"):
            assert word not in text


def test_each_notice_is_delivered_once_however_often_the_sweep_comes(builder: Builder) -> None:
    assert deliver_due() == 6
    assert deliver_due() == 0
    assert sorted(message.to[0] for message in mail.outbox) == [
        "chidi.okafor@example.org",
        "lena.reyes@example.org",
        "mai.ito@example.org",
    ]


def test_a_referrer_without_an_account_gets_no_link(builder: Builder) -> None:
    referred = Builder(builder.people, referrer_email="wen@example.org")
    referred.do("decline_case", builder.people.ito, resolution="refused", reason="Wishes none")
    message = OutboxMessage.objects.get(address="wen@example.org")
    assert "/cases/" not in wording(message).body


def test_a_mail_server_that_is_away_costs_an_attempt_and_a_pause_and_no_message(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setitem(CHANNELS, "email", away)
    assert deliver_due() == 3  # the inbox does not wait for mail
    row = OutboxMessage.objects.filter(channel="email")[0]
    assert (row.attempts, row.last_error, row.done_at) == (1, "ConnectionRefusedError", None)
    assert row.next_attempt_at > row.created_at


def test_after_the_last_attempt_a_message_is_a_dead_letter(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setitem(CHANNELS, "email", away)
    OutboxMessage.objects.update(attempts=9)
    deliver_due()
    assert OutboxMessage.objects.filter(channel="email", dead_at=None).count() == 0


def test_a_worker_takes_no_more_than_it_can_send_before_its_lease_ends() -> None:
    assert LEASE.total_seconds() > BATCH * settings.EMAIL_TIMEOUT
    assert RUN + BATCH * settings.EMAIL_TIMEOUT < settings.CELERY_TASK_SOFT_TIME_LIMIT
