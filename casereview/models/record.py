"""Who did what, who saw what, and which request has been answered already."""

from django.db import models

from casereview.models.case import Case
from casereview.models.people import User
from casereview.models.review import append_only


class CaseEvent(models.Model):
    """One link of a case's record. Append-only by trigger; chained by an HMAC whose key is elsewhere."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=150)  # kept beside the key: names change, the record does not
    before = models.CharField(max_length=24, blank=True)
    after = models.CharField(max_length=24)
    reason = models.TextField(blank=True)
    override = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["case", "number"]
        triggers = append_only("case_event_append_only")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_event_per_case_and_number"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} #{self.number} {self.verb}"


class IdempotencyKey(models.Model):
    """The first answer to a request, so that its repeat gets the same one and does nothing."""

    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="one_answer_per_account_and_key")
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.key[:8]}"


class AccessEvent(models.Model):
    """A read of a case, by whom and through which door."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="accesses")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    user_name = models.CharField(max_length=150)
    what = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        triggers = append_only("access_event_append_only")
        indexes = [models.Index(fields=["case", "at"])]

    def __str__(self) -> str:
        return f"{self.user_name}: {self.what}"
