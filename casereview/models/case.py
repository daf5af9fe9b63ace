"""The patient, the case, and who cares for it."""

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from casereview.audit import tracked
from casereview.lifecycle.roles import LABELS, TEAM_ROLES
from casereview.lifecycle.states import RESOLUTION_LABELS, STATE_LABELS, Resolution, State
from casereview.models.people import Site, User
from casereview.rules.codes.vocabulary import Sex
from imaging.models import Read, Study, SupersedingQuerySet
from imaging.vocabulary import choices_of

LINE = 150  # what a line of input may hold; columns for such lines are as wide
NUMBER_PREFIX = "CR-"
NO_CLOCK = dt.date(9999, 12, 31)  # sorts last; lists never see a null


def case_number(pk: int) -> str:
    """The number of a case in notices and on pages: CR-00012."""
    return f"{NUMBER_PREFIX}{pk:05d}"


def age_on(day: dt.date, birth_date: dt.date | None, age_years: int | None) -> int | None:
    """Whole years on that day; where no birth date is known, the age that was stated, if one was."""
    if birth_date is None:
        return age_years
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)


@tracked()
class Patient(models.Model):
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="patients")
    mrn = models.CharField("MRN", max_length=LINE)
    family_name = models.CharField(max_length=LINE)
    given_name = models.CharField(max_length=LINE)
    birth_date = models.DateField(null=True, blank=True)
    age_years = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Where only the age is known, as in a published case."
    )
    sex = models.CharField(max_length=1, choices=choices_of(Sex), blank=True)

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        # A name is looked up by its beginning, whatever its case.
        indexes = [
            models.Index(OpClass(Upper("family_name"), name="text_pattern_ops"), name="patient_family_name"),
            models.Index(OpClass(Upper("given_name"), name="text_pattern_ops"), name="patient_given_name"),
            models.Index(Upper("mrn"), name="patient_mrn"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["site", "mrn"], name="one_patient_per_site_and_mrn"),
            models.CheckConstraint(condition=~Q(mrn=""), name="patient_has_mrn"),
        ]

    def __str__(self) -> str:
        return f"{self.family_name}, {self.given_name}"


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> "CaseQuerySet":
        return self.exclude(state=State.CLOSED)


@tracked()
class Case(models.Model):
    """One course of disease under review. Only the engine writes ``state`` and ``version``.

    ``version`` is the number of the case's last event, so that a record cut short shows.
    """

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="cases")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="cases")
    state = models.CharField(max_length=24, choices=[(s.value, STATE_LABELS[s]) for s in State])
    resolution = models.CharField(
        max_length=24, choices=[(r.value, RESOLUTION_LABELS[r]) for r in Resolution], blank=True
    )
    version = models.PositiveIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=1)
    urgent = models.BooleanField(default=False)
    question = models.TextField(blank=True)
    referrer_name = models.CharField(max_length=LINE, blank=True)
    referrer_email = models.EmailField(blank=True)
    source_note = models.TextField(blank=True)  # where the case comes from: a citation, or "constructed"
    opened_at = models.DateTimeField()
    state_since = models.DateTimeField()
    due_on = models.DateField(default=NO_CLOCK)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["due_on", "id"]),
            models.Index(fields=["site", "state", "due_on", "id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["patient"], condition=~Q(state="closed"), name="one_open_case_per_patient"
            ),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in State]), name="case_state_known"),
            models.CheckConstraint(
                condition=(Q(state="closed") & ~Q(resolution="")) | (~Q(state="closed") & Q(resolution="")),
                name="closed_with_a_resolution_only",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The case's number in notices and on pages: it says nothing of the patient."""
        return case_number(self.pk)

    def studies(self) -> models.QuerySet[Study]:
        """The imaging that was done for this case."""
        return Study.objects.filter(case_study__case=self)

    def reads(self) -> SupersedingQuerySet[Read]:
        """What was reported of these studies, superseded reads too."""
        return Read.objects.filter(study__case_study__case=self)


@tracked()
class CareTeamMember(models.Model):
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="team")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="care_teams")
    role = models.CharField(max_length=30, choices=[(role.value, LABELS[role]) for role in TEAM_ROLES])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "user", "role"], name="one_part_per_person_and_case"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in TEAM_ROLES]), name="team_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.role}"


@tracked()
class CaseStudy(models.Model):
    """Ties an imaging study to the case that it was done for."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_studies")
    study = models.OneToOneField(Study, on_delete=models.PROTECT, related_name="case_study")

    class Meta:
        ordering = ["study__performed_on", "pk"]

    def __str__(self) -> str:
        return f"{self.case} · {self.study_id}"


class HoldQuerySet(models.QuerySet["Hold"]):
    def live(self) -> "HoldQuerySet":
        """Those that have not ended: one for each case at most."""
        return self.filter(ended_at=None)


@tracked()
class Hold(models.Model):
    """A pause of the clock; ``days_left`` of it are given back on resuming."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField()
    until = models.DateField()
    days_left = models.IntegerField(null=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["started_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at=None), name="one_live_hold_per_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} until {self.until}"


@tracked()
class Background(models.Model):
    """What else is known. ``flags`` null means nobody has asked yet: unknown stays unknown.

    So do the four answers that the indications for surgery ask; beside them stand words for people.
    ``t_score`` is the lowest of the bone density.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="background")
    flags = ArrayField(models.CharField(max_length=30), null=True, blank=True)
    never_operated = models.BooleanField(default=False)
    has_symptoms = models.BooleanField(null=True, blank=True)
    has_stones = models.BooleanField(null=True, blank=True)
    fragility_fracture = models.BooleanField(null=True, blank=True)
    t_score = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    symptoms = models.TextField(blank=True)
    stones = models.TextField(blank=True)
    bone_density = models.TextField(blank=True)
    drugs = models.TextField(blank=True)
    genetics = models.TextField(blank=True)
    family_history = models.TextField(blank=True)
    allergies = models.TextField(blank=True)
    wishes = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case}"
