"""What a meeting let stand or answered, what was done at once, and what the clock rests for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casereview.audit import tracked
from casereview.models.case import Case
from casereview.models.evidence import Evidence
from casereview.models.people import User
from casereview.models.review import Recommendation, append_only
from casereview.rules.codes.conclusions import OverrideCode
from casereview.rules.codes.vocabulary import Analyte
from imaging.vocabulary import choices_of


class EligibilityOverride(Evidence):
    """A blocker that the chair let stand when the case was accepted: a fact of the case from then on."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="eligibility_overrides")
    round = models.PositiveSmallIntegerField()
    blocker = models.CharField(max_length=40)
    code = models.CharField(max_length=40, choices=choices_of(OverrideCode))
    reason = models.TextField()
    decided_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["decided_on", "pk"]
        triggers = append_only("eligibility_override_append_only")

    def __str__(self) -> str:
        return f"{self.blocker}: {self.code}"


class StopAnswer(Evidence):
    """The meeting's written answer to what stops an operation, or to a carcinoma flag: a fact from then on.

    ``asked`` is the sentence that was answered; ``recommendation`` the decision it was given with, if any.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stop_answers")
    round = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    sites = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    reason = models.TextField()
    asked = models.TextField()
    answered_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )

    class Meta:
        ordering = ["answered_on", "pk"]
        triggers = append_only("stop_answer_append_only")

    def __str__(self) -> str:
        return self.code


class EmergencyRecord(Evidence):
    """What was done about a calcium that could wait for no meeting: of the values on file by then."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="emergency_records")
    done = models.TextField()
    done_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["done_at", "pk"]
        triggers = append_only("emergency_record_append_only")

    def __str__(self) -> str:
        return f"{self.case} · {self.done_at:%Y-%m-%d}"


class AwaitedRepeatQuerySet(models.QuerySet["AwaitedRepeat"]):
    def live(self) -> "AwaitedRepeatQuerySet":
        """Those that have neither come nor been given up."""
        return self.filter(ended_at=None)


@tracked()
class AwaitedRepeat(Evidence):
    """A measurement ordered again, for which the clock rests; ``days_left`` are given back when it comes."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="awaited_repeats")
    analyte = models.CharField(max_length=40, choices=choices_of(Analyte))
    expected_on = models.DateField()
    reason = models.TextField()
    days_left = models.IntegerField(null=True)
    ordered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AwaitedRepeatQuerySet.as_manager()

    class Meta:
        ordering = ["ordered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "analyte"], condition=Q(ended_at=None), name="one_live_repeat_per_analyte"
            )
        ]

    def __str__(self) -> str:
        return f"{self.analyte} until {self.expected_on}"
