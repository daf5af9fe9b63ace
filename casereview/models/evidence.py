"""Facts about a case. None is edited in place: a correction is a new row that supersedes the old one."""

from django.db import models
from django.db.models import F, Q

from casereview.audit import tracked
from casereview.models.case import Case
from casereview.rules.codes import vocabulary
from imaging.anatomy.veins import PERIPHERAL
from imaging.models import Superseding, SupersedingQuerySet
from imaging.vocabulary import choices_of

# As a laboratory prints them, which is no sentence and the same in every language.
COMPARATORS = [
    (comparator.value, {"<=": "≤", ">=": "≥"}.get(comparator, comparator.value))
    for comparator in vocabulary.Comparator
]


class Evidence(models.Model):
    """Who entered it, and when; common to every kind of evidence."""

    recorded_by_name = models.CharField(max_length=150)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


@tracked()
class LabResult(Superseding, Evidence):
    """A value exactly as reported: comparator, unit and range are the laboratory's own."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="labs")
    analyte = models.CharField(max_length=40, choices=choices_of(vocabulary.Analyte))
    value = models.DecimalField(max_digits=18, decimal_places=6)
    comparator = models.CharField(max_length=2, choices=COMPARATORS, blank=True)
    unit = models.CharField(max_length=30)
    low = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    assay = models.CharField(max_length=150, blank=True)
    collected_at = models.DateTimeField()
    date_only = models.BooleanField(default=False)  # the hour was not reported
    status = models.CharField(
        max_length=16,
        choices=choices_of(vocabulary.LabStatus),
        default="final",
    )
    # The rules doubt it, and whoever entered it said that it is right: kept and shown, and never used.
    doubtful = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = SupersedingQuerySet.as_manager()

    class Meta:
        ordering = ["collected_at", "pk"]
        indexes = [models.Index(fields=["case", "collected_at", "id"])]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="lab_value_not_negative"),
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(high__gte=F("low")), name="lab_range_in_order"
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=["", *(code for code, _label in COMPARATORS)]),
                name="lab_comparator_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.analyte} #{self.pk}"


@tracked()
class VenousSampling(Superseding, Evidence):
    """One selective venous sampling. The threshold in force is stored with it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="samplings")
    performed_on = models.DateField()
    round = models.PositiveSmallIntegerField()
    assay = models.CharField(max_length=150, blank=True)
    unit = models.CharField(max_length=30)
    threshold = models.DecimalField(max_digits=5, decimal_places=2)
    performed_by = models.CharField(max_length=150, blank=True)
    complications = models.TextField(blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = SupersedingQuerySet.as_manager()

    class Meta:
        ordering = ["performed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "round"],
                condition=Q(supersedes=None),
                name="one_first_sampling_per_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.performed_on}"


@tracked()
class VenousSample(models.Model):
    """PTH from one vein; ``baseline`` is the sample that it is paired with, where somebody named one.

    ``occluded`` is the arm that was tied while a peripheral sample was drawn.
    """

    sampling = models.ForeignKey(VenousSampling, on_delete=models.PROTECT, related_name="samples")
    sequence = models.PositiveSmallIntegerField()
    vein = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=18, decimal_places=6)
    comparator = models.CharField(max_length=2, choices=COMPARATORS, blank=True)
    baseline = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="paired"
    )
    occluded = models.CharField(max_length=5, choices=choices_of(vocabulary.Arm), blank=True)

    class Meta:
        ordering = ["sequence", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sampling", "sequence"], name="one_sample_per_sequence"),
            models.CheckConstraint(condition=Q(value__gte=0), name="sample_value_not_negative"),
            models.CheckConstraint(
                condition=Q(occluded="") | Q(vein=PERIPHERAL), name="occluded_sample_is_peripheral"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vein} #{self.sequence}"


@tracked()
class Laryngoscopy(Superseding, Evidence):
    """What one look at the vocal cords said; of a cord that it says nothing of, nothing is stored."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="laryngoscopies")
    performed_on = models.DateField()
    left = models.CharField(max_length=12, choices=choices_of(vocabulary.Cord), blank=True)
    right = models.CharField(max_length=12, choices=choices_of(vocabulary.Cord), blank=True)
    reason = models.TextField(blank=True)  # why it takes the place of another
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = SupersedingQuerySet.as_manager()

    class Meta:
        ordering = ["performed_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(left="", right=""), name="laryngoscopy_states_a_cord")
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.performed_on}"


@tracked()
class BlockerResolution(Evidence):
    """A clinician's reason why a blocker of eligibility no longer stands."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="blocker_resolutions")
    blocker = models.CharField(max_length=40)
    resolved_on = models.DateField()
    reason = models.TextField()

    class Meta:
        ordering = ["resolved_on", "pk"]

    def __str__(self) -> str:
        return self.blocker
