"""Whom an answer of the engine has told: read from the outbox, not from the table of whom it might tell."""

from casereview.models import OutboxMessage
from casereview.web.presenters.words import listed
from casereview.workflow.engine import WriteResult


def told_by(answer: WriteResult) -> str:
    rows = OutboxMessage.objects.filter(
        event__case=answer.case, event__number=answer.event, channel="email"
    ).select_related("recipient")
    return listed(row.recipient.name if row.recipient else row.address for row in rows.order_by("pk"))
