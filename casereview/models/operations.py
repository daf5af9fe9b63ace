"""Every neck operation, the re-operations too, and what became of each gland."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casereview.audit import tracked
from casereview.models.case import Case
from casereview.models.evidence import Evidence
from casereview.rules.codes import vocabulary
from imaging.models import Superseding, SupersedingQuerySet
from imaging.vocabulary import choices_of


@tracked()
class Operation(Superseding, Evidence):
    """``report`` says whether the surgeon's own note is here; ``attempts`` what was done to get it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="operations")
    performed_on = models.DateField()
    kind = models.CharField(max_length=30, choices=choices_of(vocabulary.OperationKind))
    report = models.CharField(max_length=16, choices=choices_of(vocabulary.ReportState))
    attempts = models.TextField(blank=True)
    surgeon_name = models.CharField(max_length=150, blank=True)
    place = models.CharField(max_length=150, blank=True)
    grafts = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    ligated_veins = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    iopth = models.TextField("Intraoperative PTH", blank=True)
    complications = models.TextField(blank=True)
    findings_text = models.TextField(blank=True)
    reoperation = models.BooleanField(default=False)  # done as the outcome of this case's review
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = SupersedingQuerySet.as_manager()

    class Meta:
        ordering = ["performed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(report="unobtainable") | ~Q(attempts=""),
                name="unobtainable_report_names_attempts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.performed_on}"


@tracked()
class GlandFinding(models.Model):
    """What one operation did with one gland; ``found_at`` is the site where tissue was found."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="glands")
    gland = models.CharField(max_length=20, choices=choices_of(vocabulary.Gland))
    disposition = models.CharField(max_length=20, choices=choices_of(vocabulary.Disposition))
    found_at = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["operation", "gland"],
                condition=~Q(gland="supernumerary"),
                name="one_finding_per_gland_and_operation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gland}: {self.disposition}"


@tracked()
class Pathology(models.Model):
    """The pathologist's word on the tissue taken at a gland."""

    finding = models.OneToOneField(GlandFinding, on_delete=models.PROTECT, related_name="pathology")
    diagnosis = models.CharField(max_length=30, choices=choices_of(vocabulary.PathologyCode))
    weight_mg = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight_mg=None) | Q(weight_mg__gte=0), name="weight_not_negative"
            )
        ]

    def __str__(self) -> str:
        return self.diagnosis
