"""What became of the patient after surgery."""

from django.db import models

from casereview.audit import tracked
from casereview.models.case import Case
from casereview.models.evidence import LabResult
from casereview.models.operations import Operation
from casereview.models.people import User


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def open(self) -> "FollowUpQuerySet":
        """Those that wait for their calcium."""
        return self.filter(calcium=None)


@tracked()
class FollowUp(models.Model):
    """A calcium that is due after an operation: at six weeks and at six months."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="follow_ups")
    milestone = models.CharField(
        max_length=12, choices=[("six_weeks", "Six weeks"), ("six_months", "Six months")]
    )
    due_on = models.DateField()
    calcium = models.ForeignKey(
        LabResult, on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["operation", "milestone"], name="one_follow_up_per_milestone")
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.milestone}"


@tracked()
class Outcome(models.Model):
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outcomes")
    round = models.PositiveSmallIntegerField()
    resolution = models.CharField(max_length=24)
    calcium = models.ForeignKey(
        LabResult, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes"
    )
    attempts = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["confirmed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.case} · {self.resolution}"
