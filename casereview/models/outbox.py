"""What must be told to whom: written in the commit of the event, carried out afterwards."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone

from casereview.models.people import User
from casereview.models.record import CaseEvent


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    def undone(self) -> "OutboxQuerySet":
        """Those that have not gone out, given up or not."""
        return self.filter(done_at=None)

    def due(self, now: dt.datetime) -> "OutboxQuerySet":
        """Those to carry out now, in their order."""
        waiting = self.undone().filter(dead_at=None, next_attempt_at__lte=now)
        return waiting.order_by("next_attempt_at", "pk")


class OutboxMessage(models.Model):
    """One notice to one address by one channel. A row, not a task: it survives broker and worker."""

    event = models.ForeignKey(CaseEvent, on_delete=models.PROTECT, related_name="messages")
    recipient = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.EmailField()  # also set for accounts; people without one have only this
    channel = models.CharField(max_length=10, choices=[("email", "E-mail"), ("in_app", "Inbox")])
    ask = models.CharField(max_length=40)  # names the wording in outbox.messages; no clinical content
    due_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["next_attempt_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "address", "channel"], name="one_message_per_event_address_and_channel"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at", "id"],
                condition=Q(done_at=None, dead_at=None),
                name="outbox_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ask} by {self.channel}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def in_inbox_of(self, user: User) -> "DeliveryQuerySet":
        return self.filter(recipient=user, channel="in_app")

    def unseen(self) -> "DeliveryQuerySet":
        return self.filter(acknowledged_at=None)

    def acknowledge(self) -> bool:
        """Marks them as seen to and says whether there are any; a second time changes nothing."""
        return bool(self.unseen().update(acknowledged_at=timezone.now())) or self.exists()


class Delivery(models.Model):
    """Proof that a message went out, and, in the inbox, that it was seen to."""

    message = models.OneToOneField(OutboxMessage, on_delete=models.PROTECT, related_name="delivery")
    recipient = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="deliveries")
    channel = models.CharField(max_length=10)
    delivered_at = models.DateTimeField(default=timezone.now)
    acknowledged_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-delivered_at", "-pk"]
        indexes = [models.Index(fields=["recipient", "channel", "acknowledged_at"])]

    def __str__(self) -> str:
        return f"{self.channel} {self.delivered_at:%Y-%m-%d}"
