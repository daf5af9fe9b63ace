"""How a notice leaves. A channel is one small function in one table."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from casereview.models import OutboxMessage
from casereview.outbox.messages import wording


def email(message: OutboxMessage) -> None:
    """One mail. Its Message-ID is the row's own, so that a repeat after a crash is known as the same."""
    said = wording(message)
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    EmailMessage(
        subject=said.subject,
        body=said.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.address],
        headers={"Message-ID": f"<outbox-{message.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    ).send()


def in_app(message: OutboxMessage) -> None:
    """The inbox lists deliveries: there is nothing to carry out."""


CHANNELS: dict[str, Callable[[OutboxMessage], None]] = {"email": email, "in_app": in_app}
