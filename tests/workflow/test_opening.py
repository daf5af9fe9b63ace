"""Who may open a case, for whom, and what is refused before a row is made."""

from typing import Any

import pytest

from casereview.lifecycle.roles import Role
from casereview.models import Case, Membership, OutboxMessage, Patient, User
from casereview.workflow.opening import open_case
from casereview.workflow.refusals import Invalid, NeedsUnmet, NotPermitted
from tests.build import OPENING, Builder, day, key


def opened(builder: Builder, actor: User | None = None, **more: Any) -> Case:
    body = {**OPENING, "site": "brigid", "mrn": "N1", **more}
    return Case.objects.get(pk=open_case(actor=actor or builder.people.sam, key=key(), body=body).case)


def fields(builder: Builder, actor: User | None = None, **more: Any) -> list[str]:
    before = (Case.objects.count(), Patient.objects.count())
    with pytest.raises(Invalid) as refused:
        opened(builder, actor, **more)
    assert (Case.objects.count(), Patient.objects.count()) == before
    return list(refused.value.fields)


@pytest.mark.parametrize("site", ["nowhere", "", None, 5, ["brigid"], "bri\x00gid", "harbor"])
def test_a_site_at_which_one_does_not_work_is_refused(reviewed: Builder, site: Any) -> None:
    assert fields(reviewed, site=site) == ["site"]


@pytest.mark.parametrize("name", ["olu", "petit", "nilsen", "ivanov", "ada"])
def test_a_role_that_opens_no_case_is_told_which_do(reviewed: Builder, name: str) -> None:
    with pytest.raises(NotPermitted, match="Open case is for: coordinator, surgeon, endocrinologist"):
        opened(reviewed, getattr(reviewed.people, name))


@pytest.mark.parametrize("name", ["sam", "sato", "ito", "okafor", "bot"])
def test_every_role_that_may_opens_one(reviewed: Builder, name: str) -> None:
    actor = getattr(reviewed.people, name)
    case = opened(reviewed, actor)
    event = case.events.get()
    assert (event.verb, event.before, event.after, event.actor) == ("open_case", "", "intake", actor)
    assert (case.state, case.version, case.round, case.urgent) == ("intake", 1, 1, False)


def test_who_has_left_opens_no_case(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    sam.is_active = False
    assert fields(reviewed, sam) == ["site"]
    sam.is_active = True


# --- the patient ---


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"birth_date": day(-1)}, "birth_date"),
        ({"birth_date": None, "age_years": "131"}, "age_years"),
        ({"mrn": ""}, "mrn"),
        ({"family_name": " "}, "family_name"),
        ({"referrer_email": "nobody"}, "referrer_email"),
        ({"color": "red"}, "color"),
    ],
)
def test_what_no_patient_can_have_is_refused_at_its_field(
    reviewed: Builder, more: dict[str, Any], name: str
) -> None:
    assert fields(reviewed, **more) == [name]


def test_the_first_and_the_last_day_of_a_life_are_let_in(reviewed: Builder) -> None:
    assert opened(reviewed, birth_date=day(0)).patient.birth_date is not None
    assert opened(reviewed, mrn="N2", birth_date=None, age_years="130").patient.age_years == 130


def test_a_case_keeps_what_was_said_of_patient_and_referrer(reviewed: Builder) -> None:
    more: dict[str, Any] = {
        "question": "Where?",
        "referrer_name": "Dr Wen",
        "referrer_email": "Wen@Example.org",
        "source_note": "constructed",
    }
    case = opened(reviewed, **more)
    assert (case.question, case.referrer_name, case.referrer_email, case.source_note) == (
        "Where?",
        "Dr Wen",
        "wen@example.org",
        "constructed",
    )
    patient = case.patient
    assert (patient.mrn, patient.family_name, patient.given_name, patient.sex) == (
        "N1",
        "Marlow",
        "Ines",
        "F",
    )
    assert (str(patient.birth_date), patient.site) == ("1970-04-02", reviewed.people.site)


def test_a_patient_has_one_open_case(reviewed: Builder) -> None:
    patient = reviewed.case.patient
    with pytest.raises(NeedsUnmet, match="already has an open case"):
        opened(reviewed, mrn=patient.mrn)
    reviewed.closed()
    again = opened(reviewed, mrn=patient.mrn)
    assert again.patient == patient
    with pytest.raises(NeedsUnmet) as refused:
        reviewed.do("reopen", reviewed.people.sam, reason="By mistake")
    assert [item.code for item in refused.value.unmet] == ["OTHER_OPEN_CASE"]


@pytest.mark.parametrize(
    "more",
    [{"family_name": "Marlowe"}, {"given_name": "Inez"}, {"birth_date": "1970-04-03"}],
)
def test_an_mrn_of_somebody_else_is_refused_and_never_merged(reviewed: Builder, more: dict[str, Any]) -> None:
    mrn = reviewed.closed().case.patient.mrn
    assert fields(reviewed, mrn=mrn, **more) == ["mrn"]


@pytest.mark.parametrize(
    "more", [{"family_name": "MARLOW"}, {"given_name": "ines"}, {"birth_date": None}, {"sex": ""}]
)
def test_the_same_patient_is_known_again(reviewed: Builder, more: dict[str, Any]) -> None:
    patient = reviewed.closed().case.patient
    assert opened(reviewed, mrn=patient.mrn, **more).patient == patient


def test_the_same_mrn_at_another_site_is_another_patient(reviewed: Builder) -> None:
    people = reviewed.people
    mrn = reviewed.case.patient.mrn
    theirs = opened(reviewed, people.kit, site="harbor", mrn=mrn)
    assert theirs.patient != reviewed.case.patient
    assert theirs.site.code == "harbor"


# --- the team ---


def test_only_who_has_the_part_at_this_site_is_put_on_the_team(reviewed: Builder) -> None:
    people = reviewed.people
    assert fields(reviewed, surgeon=people.ito.pk) == ["surgeon"]
    assert fields(reviewed, radiologist=people.kit.pk) == ["radiologist"]
    Membership.objects.create(user=people.sam, site=people.center.site, role=Role.SURGEON)
    assert fields(reviewed, surgeon=people.sam.pk) == ["surgeon"]


def test_who_is_named_is_on_the_team_and_told_and_nobody_else(reviewed: Builder) -> None:
    people = reviewed.people
    case = opened(reviewed, surgeon=people.sato.pk)
    assert [(row.user, row.role) for row in case.team.all()] == [(people.sato, "surgeon")]
    rows = OutboxMessage.objects.filter(event__case=case, channel="email")
    assert [(row.recipient, row.ask, row.due_on) for row in rows] == [(people.sato, "open_case", case.due_on)]
