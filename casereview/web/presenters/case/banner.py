"""Who a page is about: the same lines on every page of a case, so that nobody mistakes the patient."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from casereview.lifecycle.states import RESOLUTION_LABELS, STATE_LABELS, Resolution, State
from casereview.models import Case
from casereview.web.presenters import words


@dataclass(frozen=True, slots=True)
class Banner:
    pk: int
    number: str
    patient: str
    mrn: str
    about: str  # "54 years, female"
    born: str
    site: str
    state: str
    round: int
    urgent: bool


def banner_of(case: Case) -> Banner:
    patient = case.patient
    age = words.age(patient.birth_date, patient.age_years, timezone.localdate())
    return Banner(
        pk=case.pk,
        number=case.number,
        patient=str(patient),
        mrn=patient.mrn,
        about=f"{age}, {words.sex(patient.sex)}",
        born=words.day(patient.birth_date) if patient.birth_date else "",
        site=case.site.name,
        state=state_of(case.state, case.resolution),
        round=case.round,
        urgent=case.urgent,
    )


def state_of(state: str, resolution: str) -> str:
    label = words.translated(STATE_LABELS[State(state)])
    if not resolution:
        return label
    how = words.translated(RESOLUTION_LABELS[Resolution(resolution)])
    return _("%(state)s: %(how)s") % {"state": label, "how": how.lower()}
