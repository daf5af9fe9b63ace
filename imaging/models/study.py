"""An imaging study: what was done, how, and when."""

from django.db import models

from casereview.audit import tracked
from imaging.studies.protocols import MODALITY_LABELS
from imaging.vocabulary import Adequacy, choices_of


@tracked()
class Study(models.Model):
    """One acquisition. ``protocol`` holds phases, fields covered and the like, as the report states them."""

    modality = models.CharField(max_length=40, choices=list(MODALITY_LABELS.items()))
    performed_on = models.DateField()
    protocol = models.JSONField(null=True, blank=True)  # null: the report does not say
    operative_report_seen = models.BooleanField(null=True)  # null: unknown
    accession = models.CharField(max_length=150, blank=True)
    study_instance_uid = models.CharField(max_length=64, blank=True)
    place = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["performed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["study_instance_uid"],
                condition=~models.Q(study_instance_uid=""),
                name="one_study_per_instance_uid",
            ),
            models.CheckConstraint(
                condition=models.Q(modality__in=list(MODALITY_LABELS)), name="study_modality_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_modality_display()} {self.performed_on}"


@tracked()
class AdequacyCheck(models.Model):
    """A person's judgment of the images themselves; the stricter of this and the protocol holds."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="adequacy_checks")
    adequacy = models.CharField(
        max_length=12,
        choices=choices_of(adequacy for adequacy in Adequacy if adequacy is not Adequacy.UNKNOWN),
    )
    reason = models.TextField(blank=True)
    checked_by_name = models.CharField(max_length=150)
    checked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["checked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.study_id}: {self.adequacy}"


@tracked()
class DoseEvent(models.Model):
    """A measured or estimated effective dose; kept apart from the guideline's band."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="doses")
    effective_msv = models.DecimalField(max_digits=18, decimal_places=6)
    estimated = models.BooleanField(default=False)
    source = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(effective_msv__gte=0), name="dose_not_negative")
        ]

    def __str__(self) -> str:
        return f"{self.effective_msv} mSv"
