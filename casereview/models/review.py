"""What people think and what the meeting decided."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from casereview.audit import tracked
from casereview.lifecycle.fields.acts import POSITIONS
from casereview.lifecycle.roles import LABELS, TEAM_ROLES
from casereview.models.case import Case
from casereview.models.people import User
from imaging.models import Study, Superseding, SupersedingQuerySet
from imaging.studies.protocols import MODALITY_LABELS

ROLE_CHOICES = [(role.value, LABELS[role]) for role in TEAM_ROLES]


def append_only(name: str) -> list[pgtrigger.Trigger]:
    """A trigger with which the database itself refuses to change or delete a row."""
    return [pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)]


class ImagingRequestQuerySet(models.QuerySet["ImagingRequest"]):
    def open(self) -> "ImagingRequestQuerySet":
        """Those for which no study has been entered yet."""
        return self.filter(done=None)


@tracked()
class ImagingRequest(models.Model):
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="imaging_requests")
    round = models.PositiveSmallIntegerField()
    procedure = models.CharField(max_length=40, choices=list(MODALITY_LABELS.items()))
    question = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    booked_on = models.DateField(null=True, blank=True)
    done = models.ForeignKey(Study, on_delete=models.PROTECT, null=True, blank=True, related_name="requests")

    objects = ImagingRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.case} · {self.procedure}"


class Opinion(Superseding):
    """One person's signed view in one round. A change of mind is a new row."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="opinions")
    round = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="opinions")
    by_name = models.CharField(max_length=150)
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    position = models.CharField(max_length=30, choices=list(POSITIONS))
    sites = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    rationale = models.TextField()
    dissents = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = SupersedingQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        triggers = append_only("opinion_append_only")

    def __str__(self) -> str:
        return f"{self.role}: {self.position}"


class VerdictConfirmation(models.Model):
    """A person agrees with the suggested verdict. ``digest`` ties it to the facts it was given on."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="verdict_confirmations")
    round = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=30)
    # Of the verdict that was confirmed; null on rows from before they were kept.
    level = models.CharField(max_length=20, null=True, blank=True)
    targets = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=150)
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["confirmed_at", "pk"]
        triggers = append_only("verdict_confirmation_append_only")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "by", "role", "digest"], name="one_confirmation_per_person_and_verdict"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.verdict}"


class Recommendation(Superseding):
    """What the meeting decided, signed once, with the facts and the answer that it rested on."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recommendations")
    round = models.PositiveSmallIntegerField()
    plan = models.CharField(max_length=30)
    target_sites = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    rationale = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_by_name = models.CharField(max_length=150)
    signed_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    profile = models.CharField(max_length=40)
    rules_version = models.PositiveSmallIntegerField(
        default=1
    )  # of rules.codes.version; 1 before it was kept
    facts = models.JSONField()
    answer = models.JSONField()
    other_places = models.JSONField(default=list)  # sites outside the verdict's targets, each with its reason

    objects = SupersedingQuerySet.as_manager()

    class Meta:
        ordering = ["signed_at", "pk"]
        triggers = append_only("recommendation_append_only")

    def __str__(self) -> str:
        return f"{self.case} · {self.plan}"


@tracked()
class SamplingPlan(models.Model):
    """What was agreed before selective venous sampling: who, consent, contrast, drugs, veins."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sampling_plans")
    round = models.PositiveSmallIntegerField()
    radiologist = models.CharField(max_length=150)
    consent_obtained = models.BooleanField()
    contrast_plan = models.TextField()
    anticoagulation_plan = models.TextField()
    veins = ArrayField(models.CharField(max_length=40))
    ordered_at = models.DateTimeField()

    class Meta:
        ordering = ["ordered_at", "pk"]

    def __str__(self) -> str:
        return f"{self.case} · {self.radiologist}"
