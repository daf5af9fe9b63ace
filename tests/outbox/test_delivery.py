"""Two workers send nothing twice, a failure is tried again, and a refusal for good is not."""

import datetime as dt
import threading
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from casereview.models import Delivery, OutboxMessage
from casereview.outbox.channels import CHANNELS, email
from casereview.outbox.delivery import BATCH, LEASE, MAX_ATTEMPTS, deliver_due
from tests.build import Builder, make_people

DELIVERY = "casereview.outbox.delivery"
MAILS = 3  # of six notices: each of the three has one in the inbox too


def refuse_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(_: OutboxMessage) -> None:
        raise error

    monkeypatch.setitem(CHANNELS, "email", refuse)


def mails() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(channel="email").order_by("pk"))


# --- two workers ---


def test_what_another_worker_finished_meanwhile_is_not_recorded_again(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lease ran out while the mail was under way, and the other one was done first."""
    when = timezone.now() - dt.timedelta(minutes=1)

    def finished_elsewhere(message: OutboxMessage) -> None:
        OutboxMessage.objects.filter(pk=message.pk).update(done_at=when)
        Delivery.objects.create(message=message, recipient=message.recipient, channel=message.channel)

    monkeypatch.setitem(CHANNELS, "email", finished_elsewhere)
    assert deliver_due() == 3  # those of the inbox alone are this worker's
    assert Delivery.objects.count() == 6
    assert [row.done_at for row in mails()] == [when] * MAILS


def test_a_failure_does_not_undo_what_another_worker_finished(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    when = timezone.now()

    def finished_elsewhere(message: OutboxMessage) -> None:
        OutboxMessage.objects.filter(pk=message.pk).update(done_at=when)
        raise TimeoutError

    monkeypatch.setitem(CHANNELS, "email", finished_elsewhere)
    deliver_due()
    assert [(row.done_at, row.last_error, row.dead_at) for row in mails()] == [(when, "", None)] * MAILS


def test_what_is_leased_is_left_to_its_worker_until_the_lease_ends(builder: Builder) -> None:
    now = timezone.now()
    OutboxMessage.objects.update(next_attempt_at=now + dt.timedelta(seconds=30))
    assert deliver_due() == 0
    OutboxMessage.objects.update(next_attempt_at=now - dt.timedelta(seconds=1))
    assert deliver_due() == 6


def test_a_row_is_leased_and_its_attempt_counted_before_it_is_sent(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, bool]] = []

    def look(message: OutboxMessage) -> None:
        row = OutboxMessage.objects.get(pk=message.pk)
        left = row.next_attempt_at - timezone.now()
        seen.append((row.attempts, LEASE - dt.timedelta(seconds=20) < left <= LEASE))

    monkeypatch.setitem(CHANNELS, "email", look)
    deliver_due()
    assert seen == [(1, True)] * MAILS


def test_no_more_than_a_batch_is_leased_at_once(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    leased: list[int] = []

    def look(_: OutboxMessage) -> None:
        ahead = OutboxMessage.objects.filter(done_at=None, next_attempt_at__gt=timezone.now())
        leased.append(ahead.count())

    monkeypatch.setitem(CHANNELS, "email", look)
    monkeypatch.setitem(CHANNELS, "in_app", look)
    deliver_due()
    assert max(leased) == BATCH


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_notice_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Builder(make_people())
    sent: list[int] = []
    both_inside = threading.Barrier(2)
    waited: set[int] = set()

    def carry(message: OutboxMessage) -> None:
        if threading.get_ident() not in waited:  # each worker's first: both hold a batch by then
            waited.add(threading.get_ident())
            both_inside.wait(timeout=20)
        sent.append(message.pk)

    for channel in ("email", "in_app"):
        monkeypatch.setitem(CHANNELS, channel, carry)
    counts: list[int] = []

    def work() -> None:
        try:
            counts.append(deliver_due())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 6
    assert sorted(sent) == sorted(OutboxMessage.objects.values_list("pk", flat=True))
    assert min(counts) > 0


@pytest.mark.django_db(transaction=True)
def test_rows_that_another_worker_is_claiming_are_skipped_and_not_waited_for() -> None:
    Builder(make_people())
    counts: list[int] = []

    def work() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = '5s'")
            counts.append(deliver_due())
        finally:
            connection.close()

    with transaction.atomic():
        held = list(OutboxMessage.objects.select_for_update().order_by("pk").values_list("pk", flat=True)[:4])
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert counts == [2]
    assert set(OutboxMessage.objects.filter(done_at=None).values_list("pk", flat=True)) == set(held)


# --- again, and for good ---


@pytest.mark.parametrize("code", [500, 550, 599])
def test_an_address_that_is_refused_for_good_is_given_up_at_once(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    refuse_with(monkeypatch, SMTPRecipientsRefused({"x@example.org": (code, b"no such user")}))
    deliver_due()
    for row in mails():
        assert (row.attempts, row.last_error) == (1, "SMTPRecipientsRefused")
        assert row.dead_at is not None
    monkeypatch.setitem(CHANNELS, "email", email)
    OutboxMessage.objects.update(next_attempt_at=timezone.now() - dt.timedelta(seconds=1))
    deliver_due()
    assert mail.outbox == []


@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({"x@example.org": (450, b"mailbox busy")}),
        SMTPRecipientsRefused({"x@example.org": (499, b"later")}),
        SMTPRecipientsRefused({"x@example.org": (600, b"no reply of SMTP")}),
        SMTPRecipientsRefused({"x@example.org": (550, b"no"), "y@example.org": (450, b"later")}),
        SMTPServerDisconnected("gone"),
        TimeoutError(),
    ],
)
def test_any_other_failure_is_tried_again(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    refuse_with(monkeypatch, error)
    deliver_due()
    assert [row.dead_at for row in mails()] == [None] * MAILS
    monkeypatch.setitem(CHANNELS, "email", email)
    OutboxMessage.objects.update(next_attempt_at=timezone.now() - dt.timedelta(seconds=1))
    assert deliver_due() == MAILS
    assert len(mail.outbox) == MAILS
    assert {(row.last_error, row.attempts) for row in mails()} == {("", 2)}


@pytest.mark.parametrize(("attempts", "pause"), [(0, 2.0), (1, 4.0), (2, 8.0), (7, 256.0), (8, 512.0)])
def test_the_pause_doubles_with_each_attempt(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, attempts: int, pause: float
) -> None:
    refuse_with(monkeypatch, TimeoutError())
    monkeypatch.setattr(f"{DELIVERY}.random", SimpleNamespace(uniform=lambda *limits: limits == (0.5, 1.5)))
    OutboxMessage.objects.update(attempts=attempts)
    before = timezone.now()
    deliver_due()
    for row in mails():
        assert row.attempts == attempts + 1
        assert pause <= (row.next_attempt_at - before).total_seconds() < pause + 2


def test_no_pause_is_longer_than_a_quarter_of_an_hour(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_with(monkeypatch, TimeoutError())
    monkeypatch.setattr(f"{DELIVERY}.random", SimpleNamespace(uniform=lambda *_: 1.0))
    OutboxMessage.objects.update(attempts=11)
    before = timezone.now()
    deliver_due()
    assert all(900 <= (row.next_attempt_at - before).total_seconds() < 902 for row in mails())


def test_the_last_attempt_is_the_tenth(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_ATTEMPTS == 10
    refuse_with(monkeypatch, TimeoutError())
    OutboxMessage.objects.update(attempts=8)
    deliver_due()
    assert [row.dead_at for row in mails()] == [None] * MAILS
    OutboxMessage.objects.update(next_attempt_at=timezone.now() - dt.timedelta(seconds=1))
    deliver_due()
    assert None not in [row.dead_at for row in mails()]


def test_a_dead_letter_is_not_carried_again(builder: Builder) -> None:
    OutboxMessage.objects.update(dead_at=timezone.now())
    assert deliver_due() == 0
    assert mail.outbox == []


def test_one_bad_row_does_not_hold_up_the_others(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    first = mails()[0].pk

    def fails_once(message: OutboxMessage) -> None:
        if message.pk == first:
            raise TimeoutError

    monkeypatch.setitem(CHANNELS, "email", fails_once)
    assert deliver_due() == 5


def test_a_failure_is_noted_without_what_the_server_said(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address or a name may stand in the words of the mail server, and the page shows the cause."""
    refuse_with(monkeypatch, TimeoutError("lena.reyes@example.org"))
    deliver_due()
    assert {row.last_error for row in mails()} == {"TimeoutError"}


def test_a_delivery_is_proof_of_who_got_what_by_which_way(builder: Builder) -> None:
    deliver_due()
    for row in Delivery.objects.select_related("message"):
        assert row.recipient_id == row.message.recipient_id is not None
        assert row.channel == row.message.channel
        assert row.acknowledged_at is None
        assert row.message.done_at is not None


def test_a_run_ends_in_time_and_the_next_goes_on(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 24.0, 25.0, 0.0, *[1.0] * 9])
    monkeypatch.setattr(f"{DELIVERY}.time", SimpleNamespace(monotonic=lambda: next(clock)))
    assert deliver_due() == 2 * BATCH
    assert deliver_due() == 6 - 2 * BATCH


def test_the_longest_waiting_goes_first(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = mails()
    for number, row in enumerate(reversed(rows)):
        past = timezone.now() - dt.timedelta(hours=9 - number)
        OutboxMessage.objects.filter(pk=row.pk).update(next_attempt_at=past)
    OutboxMessage.objects.filter(channel="in_app").update(done_at=timezone.now())
    order: list[int] = []
    monkeypatch.setitem(CHANNELS, "email", lambda message: order.append(message.pk))
    monkeypatch.setattr(f"{DELIVERY}.BATCH", 1)
    deliver_due()
    assert order == [row.pk for row in reversed(rows)]


def test_a_mail_names_its_row_so_that_a_repeat_is_known(builder: Builder) -> None:
    deliver_due()
    sent = {message.to[0]: message for message in mail.outbox}
    for row in mails():
        message = sent[row.address]
        assert message.extra_headers["Message-ID"].startswith(f"<outbox-{row.pk}@")
        assert message.extra_headers["Auto-Submitted"] == "auto-generated"
