"""Opening a case: finds or makes the patient, refuses a second open case, begins the record."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from casereview.lifecycle.fields.opening import OPENING_FIELDS
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.needs.facts import missing
from casereview.lifecycle.needs.sentences import OTHER_OPEN_CASE
from casereview.lifecycle.roles import LABELS, THE_THREE
from casereview.models import CareTeamMember, Case, Patient, Site, User
from casereview.models.case import NO_CLOCK
from casereview.policy import NOBODY, permitted, site_roles
from casereview.workflow import engine
from casereview.workflow import refusals as says
from casereview.workflow.input import cleaning, sentences
from casereview.workflow.refusals import Invalid, NeedsUnmet, NotPermitted
from imaging.sentences import Word

MAX_AGE = 130


def open_case(
    *, actor: User, key: str, body: Mapping[str, Any], at: dt.datetime | None = None
) -> engine.WriteResult:
    """Opens a case for the patient with this MRN at this site. ``body`` holds the ``OPENING_FIELDS``."""
    move = MOVES["open_case"]
    code = body.get("site")
    site = Site.objects.filter(code=code).first() if isinstance(code, str) and "\x00" not in code else None
    roles = site_roles(actor, site.pk) if site else NOBODY
    if site is None or not roles.roles:
        raise Invalid({"site": [says.SITE_NOT_YOURS()]})
    if not permitted(roles, move):
        raise NotPermitted(says.for_others(move.label, move.allowed_roles))
    data = cleaning.clean(OPENING_FIELDS, body, Case(site=site))
    _born(data)

    def make(now: dt.datetime) -> Case:
        patient = _patient(site, data)
        if patient.cases.open().exists():
            raise NeedsUnmet([missing(OTHER_OPEN_CASE)])
        names = ("question", "referrer_name", "referrer_email", "source_note")
        case = Case.objects.create(
            patient=patient,
            site=site,
            state="intake",
            opened_at=now,
            state_since=now,
            due_on=NO_CLOCK,
            **{name: data[name] for name in names},
        )
        _team(case, data)
        return case

    return engine.begin(actor=actor, key=key, body=body, make=make, at=at)


def _born(data: Mapping[str, Any]) -> None:
    if data["birth_date"] is not None and data["birth_date"] > timezone.localdate():
        raise Invalid({"birth_date": [sentences.DAY_IN_FUTURE()]})
    if data["age_years"] is not None and data["age_years"] > MAX_AGE:
        raise Invalid({"age_years": [says.TOO_OLD(most=MAX_AGE)]})


def _patient(site: Site, data: Mapping[str, Any]) -> Patient:
    """One row per site and MRN; an MRN that is on file under other particulars is never merged by us."""
    names = ("family_name", "given_name", "birth_date", "age_years", "sex")
    patient, made = Patient.objects.get_or_create(
        site=site, mrn=data["mrn"], defaults={name: data[name] for name in names}
    )
    if made:
        return patient
    same_name = (patient.family_name.lower(), patient.given_name.lower()) == (
        data["family_name"].lower(),
        data["given_name"].lower(),
    )
    other_birth = patient.birth_date and data["birth_date"] and patient.birth_date != data["birth_date"]
    if not same_name or other_birth:
        raise Invalid({"mrn": [says.MRN_OF_ANOTHER()]})
    return patient


def _team(case: Case, data: Mapping[str, Any]) -> None:
    for role in THE_THREE:
        person = data[role.value]
        if person is None:
            continue
        if not User.objects.filter(pk=person, memberships__site=case.site, memberships__role=role).exists():
            raise Invalid({role.value: [says.NOT_IN_THAT_ROLE(role=Word(LABELS[role]))]})
        CareTeamMember.objects.create(case=case, user_id=person, role=role)
