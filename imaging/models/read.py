"""What a reader reported. Reads are never edited: an amended read supersedes the old one."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from casereview.audit import tracked
from imaging.models.study import Study
from imaging.models.superseding import Superseding, SupersedingQuerySet
from imaging.sentences import gettext_noop
from imaging.vocabulary import Adequacy, Certainty, Nature, ReadStatus, Result, choices

# Beside the finding itself its nature is said in fewer words than where one chooses it.
IN_SHORT = {Nature.SUSPICIOUS: gettext_noop("Suspicious"), Nature.PHYSIOLOGIC: gettext_noop("Physiologic")}


@tracked()
class Read(Superseding):
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="reads")
    result = models.CharField(max_length=12, choices=choices(Result))
    adequacy = models.CharField(max_length=12, choices=choices(Adequacy), blank=True)  # blank: not stated
    status = models.CharField(max_length=12, choices=choices(ReadStatus), default="final")
    reader_name = models.CharField(max_length=150, blank=True)
    text = models.TextField(blank=True)  # the report's own words, verbatim
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    read_at = models.DateTimeField(auto_now_add=True)

    objects = SupersedingQuerySet.as_manager()

    class Meta:
        ordering = ["read_at", "pk"]
        constraints = [
            # Two first reads of one study would be averaged by whoever looks; the second must supersede.
            models.UniqueConstraint(
                fields=["study"], condition=models.Q(supersedes=None), name="one_first_read_per_study"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.study_id}: {self.result}"


@tracked()
class Finding(models.Model):
    """A place named in a read. ``sites`` empty means unlocated: the text is kept, nothing is guessed."""

    read = models.ForeignKey(Read, on_delete=models.PROTECT, related_name="findings")
    location = models.CharField(max_length=300)
    sites = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    certainty = models.CharField(
        max_length=12,
        choices=choices(Certainty),
        default="probable",
    )
    nature = models.CharField(
        max_length=16,
        choices=[(nature.value, IN_SHORT.get(nature, nature.label)) for nature in Nature],
        default="suspicious",
    )
    size_mm = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size_mm=None) | models.Q(size_mm__gte=0), name="size_not_negative"
            )
        ]

    def __str__(self) -> str:
        return self.location
