"""What a reader reported. Reads are never edited: an amended read supersedes the old one."""

from typing import Final

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from casereview.audit import tracked
from imaging.anatomy.sites import NOWHERE, Sites
from imaging.models.study import Study
from imaging.models.superseding import Superseding, SupersedingQuerySet
from imaging.sentences import gettext_noop
from imaging.vocabulary import Adequacy, Certainty, Nature, ReadStatus, Result, choices_of
from imaging.wording import PARSER_VERSION, parse_location

#: Rows without a version were read live until this version of the parser, whatever was stored with them.
_FIRST_VERSION: Final = 1
# Beside the finding itself its nature is said in fewer words than where one chooses it.
IN_SHORT = {Nature.SUSPICIOUS: gettext_noop("Suspicious"), Nature.PHYSIOLOGIC: gettext_noop("Physiologic")}


@tracked()
class Read(Superseding):
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="reads")
    result = models.CharField(max_length=12, choices=choices_of(Result))
    adequacy = models.CharField(max_length=12, choices=choices_of(Adequacy), blank=True)  # blank: not stated
    status = models.CharField(max_length=12, choices=choices_of(ReadStatus), default="final")
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
    """A place named in a read, as its words were read when it was entered; the row is never changed.

    ``sites`` empty means unlocated: the text is kept, nothing is guessed. Where a person has confirmed or
    changed them, the latest of ``site_readings`` holds in their place.
    """

    read = models.ForeignKey(Read, on_delete=models.PROTECT, related_name="findings")
    location = models.CharField(max_length=300)
    sites = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    # Of wording.PARSER_VERSION; null on rows from before it was kept.
    parser_version = models.PositiveSmallIntegerField(null=True, blank=True)
    certainty = models.CharField(
        max_length=12,
        choices=choices_of(Certainty),
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

    @property
    def confirmation(self) -> "SiteReading | None":
        """The latest word of a person on its sites."""
        return max(self.site_readings.all(), key=lambda row: row.pk, default=None)

    @property
    def stated_sites(self) -> Sites | None:
        """What the facts say beside its words; None where nobody has said, and its words were not understood.

        None at all are stated by a person alone: words that were not understood are no word on that.
        """
        if self.confirmation or self.sites:
            return Sites.of((self.confirmation or self).sites)
        return None

    @property
    def is_unaccepted(self) -> bool:
        """Whether only a later parser understands its words: it locates nothing until that is accepted."""
        kept_unread = self.parser_version is not None or PARSER_VERSION > _FIRST_VERSION
        return self.stated_sites is None and kept_unread and bool(self._read_today)

    @property
    def placed(self) -> Sites:
        """Where it lies for the rules: as a person said, else as its words were read when it was entered."""
        if self.is_unaccepted:
            return NOWHERE
        stated = self.stated_sites
        return self._read_today if stated is None else stated

    @property
    def _read_today(self) -> Sites:
        return parse_location(self.location, Nature(self.nature)).sites

    @property
    def newly_read(self) -> Sites | None:
        """What its words would be read as today, where that is new since it was last decided on."""
        today = self._read_today
        known = self.confirmation.read_as if self.confirmation else self.sites
        return None if today in (self.placed, Sites.of(known)) else today

    @property
    def as_entered(self) -> bool:
        """Whether no person has placed it elsewhere than its words were read when it was entered."""
        return self.confirmation is None or set(self.confirmation.sites) == set(self.sites)


class SiteReading(models.Model):
    """A person's word on the sites of a finding; none means that no place is meant.

    A row of its own and not a changed finding: what was read when it was entered stays what it was, and who
    decided otherwise stands beside it. The latest row holds; the database refuses to change or delete one.
    ``read_as`` is what the parser made of the words at that time, so that a later reading shows as new.
    """

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="site_readings")
    sites = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    read_as = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    parser_version = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    confirmed_by_name = models.CharField(max_length=150)
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(name="site_reading_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.finding}: {', '.join(self.sites)}"
