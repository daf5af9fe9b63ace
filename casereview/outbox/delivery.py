"""Carries outbox rows out: leased, counted, retried with growing pauses, and given up aloud.

Steps for each row: 1. claim it (a lease, in its own short transaction); 2. send, outside any transaction;
3. write the delivery and close the row in one transaction. A crash between 2 and 3 repeats the mail under
the same Message-ID, never under another; a crash before 2 loses nothing.
"""

import logging
import random
import time
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from casereview.models import Delivery, OutboxMessage
from casereview.outbox.channels import CHANNELS

log = logging.getLogger(__name__)
# A batch must be done before its lease ends, or another worker sends the rest of it again: two mails, each
# held up for the mail server's time-out of ten seconds, still are. A run ends before the task's limit, and
# the sweep goes on with what is left.
BATCH = 2
LEASE = timedelta(seconds=60)
RUN = 25.0  # seconds
MAX_ATTEMPTS = 10
FIRST_PAUSE = 2.0  # seconds; doubles with each attempt
LONGEST_PAUSE = 900.0


def deliver_due() -> int:
    """Delivers what is due now; returns how many went out. Safe to run many at once."""
    sent, until = 0, time.monotonic() + RUN
    while time.monotonic() < until and (batch := _claim()):
        for message in batch:
            sent += _deliver(message)
    return sent


def _claim() -> list[OutboxMessage]:
    """Takes up to a batch of due rows. Others skip them until the lease ends."""
    now = timezone.now()
    with transaction.atomic():
        due = OutboxMessage.objects.select_for_update(skip_locked=True).due(now)
        claimed = list(due.values_list("pk", flat=True)[:BATCH])
        OutboxMessage.objects.filter(pk__in=claimed).update(
            next_attempt_at=now + LEASE, attempts=F("attempts") + 1
        )
    rows = OutboxMessage.objects.filter(pk__in=claimed).select_related("event__case", "recipient")
    return sorted(rows, key=lambda row: row.pk)


def _deliver(message: OutboxMessage) -> int:
    try:
        CHANNELS[message.channel](message)
    except Exception as error:  # noqa: BLE001 - one bad row must not hold up the others; it is counted and shown
        _failed(message, error)
        return 0
    with transaction.atomic():
        done = (
            OutboxMessage.objects.undone().filter(pk=message.pk).update(done_at=timezone.now(), last_error="")
        )
        if not done:
            return 0  # another worker, whose lease outlived ours, was here
        Delivery.objects.create(message=message, recipient=message.recipient, channel=message.channel)
    return 1


def _failed(message: OutboxMessage, error: Exception) -> None:
    """Later again, or, after the last attempt or a refusal for good, on the page of dead letters."""
    given_up = message.attempts >= MAX_ATTEMPTS or _for_good(error)
    pause = min(FIRST_PAUSE * 2 ** (message.attempts - 1), LONGEST_PAUSE) * random.uniform(0.5, 1.5)  # noqa: S311
    now = timezone.now()
    OutboxMessage.objects.undone().filter(pk=message.pk).update(
        last_error=type(error).__name__,
        next_attempt_at=now + timedelta(seconds=pause),
        dead_at=now if given_up else None,
    )
    log.warning(
        "outbox %s by %s failed (attempt %s): %s",
        message.pk,
        message.channel,
        message.attempts,
        type(error).__name__,
    )


def _for_good(error: Exception) -> bool:
    """A mail server that refuses the address itself will refuse it tomorrow too."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    codes = [code for code, _ in error.recipients.values()]
    return all(500 <= code < 600 for code in codes)  # noqa: PLR2004 - SMTP's permanent replies
