"""High-volume centers, and what was asked of them."""

from django.db import models
from django.db.models import Q

from casereview.audit import tracked
from casereview.models.case import Case
from casereview.models.people import Site, User


@tracked()
class Center(models.Model):
    """A center's own site holds its reviewers; volumes are as the center reports them, per year."""

    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="center")
    surgeon_cases_per_year = models.PositiveIntegerField(null=True, blank=True)
    center_cases_per_year = models.PositiveIntegerField(null=True, blank=True)
    reoperations_per_year = models.PositiveIntegerField(null=True, blank=True)
    performs_sampling = models.BooleanField(default=False)
    performs_ct_4d = models.BooleanField(default=False)
    performs_pet = models.BooleanField(default=False)
    thoracic_surgery = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["site__name", "pk"]

    def __str__(self) -> str:
        return self.site.name


LIVE = ("sent", "accepted")


class ReferralQuerySet(models.QuerySet["Referral"]):
    def live(self) -> "ReferralQuerySet":
        """Those that a center still has before it: one for each case at most."""
        return self.filter(status__in=LIVE)


@tracked()
class Referral(models.Model):
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    center = models.ForeignKey(Center, on_delete=models.PROTECT, related_name="referrals")
    round = models.PositiveSmallIntegerField()
    status = models.CharField(
        max_length=12,
        choices=[
            ("sent", "Sent"),
            ("accepted", "Accepted"),
            ("declined", "Declined"),
            ("returned", "Opinion returned"),
            ("sampled", "Sampling returned"),
            ("recalled", "Recalled"),
            ("overtaken", "Overtaken"),
        ],
        default="sent",
    )
    question = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by_name = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)  # reason for declining, or the written opinion

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(status__in=LIVE), name="one_live_referral_per_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} → {self.center_id}"
