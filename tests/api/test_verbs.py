"""A case is led from its opening to its close over HTTP alone; what is repeated is done once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from casereview.api.urls import ROUTES
from casereview.lifecycle.moves import MOVES, from_state
from casereview.lifecycle.states import State
from casereview.models import AccessEvent, Case, CaseEvent, LabResult, User
from casereview.outbox.delivery import deliver_due
from tests.api.conftest import Caller, assert_problem
from tests.api.routes import template_of
from tests.build import (
    CALCIUM,
    CT_4D,
    NEGATIVE,
    OPENING,
    OPERATION,
    PLAN,
    POSITIVE,
    PTH,
    REOPERATION,
    SAMPLING,
    SPECT_CT,
    Builder,
    People,
    day,
    make_people,
)

As = Callable[[User], Caller]


class Journey:
    """Each step is asked with the version that the step before answered."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.version = 0
        body = {
            **OPENING,
            "site": people.site.code,
            "mrn": "J1",
            "surgeon": people.reyes.pk,
            "endocrinologist": people.ito.pk,
            "radiologist": people.okafor.pk,
        }
        response = self._keep(Caller(people.sam).post("cases/", body), 201)
        self.case = response.json()["case"]
        assert response["Location"] == f"/api/cases/{self.case}/"

    def _keep(self, response: Any, status: int) -> Any:
        assert response.status_code == status, response.content
        assert response["ETag"] == f'"{response.json()["version"]}"'
        assert response.json()["version"] == self.version + 1
        self.version += 1
        return response

    def act(self, who: User, path: str, **body: Any) -> Any:
        return self._keep(Caller(who).post(f"cases/{self.case}/{path}/", body), 201).json()

    def put(self, who: User, path: str, **body: Any) -> None:
        self._keep(Caller(who).post(f"cases/{self.case}/{path}/", body, method="PUT"), 200)

    def do(self, who: User, verb: str, **body: Any) -> Any:
        headers = {"If-Match": f'"{self.version}"'}
        return self._keep(Caller(who).post(f"cases/{self.case}/{verb}/", body, **headers), 200).json()


def test_a_case_goes_from_its_opening_through_sampling_to_its_close(people: People) -> None:
    case = Journey(people)
    sam, ito, okafor, reyes, hale = people.sam, people.ito, people.okafor, people.reyes, people.hale
    case.put(sam, "background", flags=[])
    case.act(sam, "team", person=people.ivanov.pk, role="interventional_radiologist")
    case.act(sam, "team/release", person=people.ivanov.pk, role="interventional_radiologist")
    operation = case.act(sam, "operations", performed_on=day(400), **OPERATION)["pk"]
    case.act(sam, "operations", performed_on=day(401), supersedes=operation, reason="Typed", **OPERATION)
    lab = case.act(sam, "labs", collected_at=day(340), **{**CALCIUM, "value": "12.9"})["pk"]
    case.act(sam, "labs", collected_at=day(340), supersedes=lab, reason="Typed", **CALCIUM)
    case.act(sam, "labs", collected_at=day(100), **CALCIUM)
    case.act(sam, "labs", collected_at=day(100), **PTH)
    case.act(ito, "resolutions", blocker="FHH_NOT_EXCLUDED", resolved_on=day(90), reason="CASR negative")
    assert case.do(ito, "accept_case", confirm_eligibility=True)["state"] == "localization"
    study = case.act(okafor, "studies", performed_on=day(60), **SPECT_CT)["pk"]
    first = case.act(okafor, f"studies/{study}/reads", **POSITIVE)["pk"]
    case.act(okafor, f"studies/{study}/reads", supersedes=first, **NEGATIVE)
    case.act(okafor, f"studies/{study}/adequacy", adequacy="adequate", reason="Full dose")
    case.act(okafor, "studies", performed_on=day(59), read=[NEGATIVE], **CT_4D)
    assert case.do(sam, "submit_for_review")["state"] == "concordance_review"
    for who in (reyes, ito, okafor):
        case.act(who, "opinions", position="escalate", rationale="Negative twice")
    case.act(okafor, "verdict-confirmations")
    case.do(reyes, "escalate", center=people.center.pk, question="Where is the gland?")
    case.act(hale, "referrals/decline", answer="No capacity")
    case.act(reyes, "referrals", center=people.center.pk, question="Next month?")
    case.act(hale, "referrals/accept")
    assert case.do(reyes, "order_sampling", **PLAN)["state"] == "venous_sampling"
    case.act(hale, "samplings", performed_on=day(0), **SAMPLING)
    assert case.do(hale, "record_sampling")["state"] == "concordance_review"
    scope = case.act(ito, "laryngoscopies", performed_on=day(1), left="mobile", right="immobile")["pk"]
    cords = {"performed_on": day(1), "left": "mobile", "right": "mobile"}
    case.act(ito, "laryngoscopies", supersedes=scope, reason="Typed", **cords)
    again = case.act(reyes, "operations", performed_on=day(0), **REOPERATION)["pk"]
    assert case.do(ito, "record_outside_operation", operation=again, code="emergency")["state"] == "follow_up"
    assert case.do(ito, "record_death", died_on=day(0))["state"] == "closed"
    assert CaseEvent.objects.filter(case=case.case).count() == case.version


def test_every_verb_of_the_table_has_its_own_address() -> None:
    addresses = {template_of(route) for route in ROUTES}
    verbs = {f"/api/cases/{{case}}/{verb}/" for verb, move in MOVES.items() if move.sources}
    assert verbs <= addresses
    assert "/api/cases/{case}/open_case/" not in addresses


def test_a_repeated_act_is_answered_and_not_done_again(as_: As, people: People, builder: Builder) -> None:
    sam, body = as_(people.sam), {"collected_at": day(3), **CALCIUM}
    first = sam.post(f"cases/{builder.pk}/labs/", body, **{"Idempotency-Key": "once"})
    again = sam.post(f"cases/{builder.pk}/labs/", body, **{"Idempotency-Key": "once"})
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert "Idempotent-Replayed" not in first
    assert again["Idempotent-Replayed"] == "true"
    assert LabResult.objects.count() == 1


def test_a_repeated_move_is_answered_though_its_version_is_old(
    as_: As, people: People, builder: Builder
) -> None:
    sam, version = as_(people.sam), builder.case.version
    headers = {"Idempotency-Key": "once", "If-Match": f'"{version}"'}
    body = {"reason": "Holiday", "until": "2031-01-01"}
    first = sam.post(f"cases/{builder.pk}/hold/", body, **headers)
    again = sam.post(f"cases/{builder.pk}/hold/", body, **headers)
    assert first.json() == again.json()
    assert again["ETag"] == f'"{version + 1}"'
    assert again["Idempotent-Replayed"] == "true"


@pytest.fixture
def committed(transactional_db: None) -> Iterator[Builder]:
    yield Builder(make_people())


def test_ten_parallel_moves_from_one_version_make_one_event(committed: Builder) -> None:
    """All but one are told that the case has moved on."""
    version = committed.case.version
    callers = [Caller(committed.people.sam) for _ in range(10)]

    def ask(caller: Caller) -> int:
        try:
            body = {"reason": "Holiday", "until": "2031-01-01"}
            status: int = caller.move(committed, "hold", body, seen=version).status_code
            return status
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        statuses = sorted(pool.map(ask, callers))
    assert statuses == [200] + [412] * 9
    assert CaseEvent.objects.filter(case=committed.pk, verb="hold").count() == 1


def test_an_override_reaches_the_engine_and_is_checked_there(
    as_: As, people: People, builder: Builder
) -> None:
    builder.localization()
    reyes = as_(people.reyes)
    response = reyes.move(builder, "submit_for_review", {"override": "because"})
    assert "override" in assert_problem(response, 400, "invalid")["fields"]
    assert_problem(reyes.move(builder, "submit_for_review", {"override": 7}), 400, "invalid")
    assert_problem(
        as_(people.sam).move(builder, "submit_for_review", {"override": "pregnancy"}), 403, "not_permitted"
    )


def test_the_study_of_a_read_stands_in_the_address_only(as_: As, people: People, builder: Builder) -> None:
    response = as_(people.okafor).post(f"cases/{builder.pk}/studies/1/reads/", {"study": 2, **NEGATIVE})
    assert list(assert_problem(response, 400, "invalid")["fields"]) == ["study"]
    response = as_(people.okafor).post(f"cases/{builder.pk}/studies/999/reads/", NEGATIVE)
    assert list(assert_problem(response, 400, "invalid")["fields"]) == ["study"]


def test_a_study_is_not_found_under_another_case(as_: As, people: People, builder: Builder) -> None:
    builder.review()
    study = builder.case.case_studies.values_list("study", flat=True)[0]
    other = Builder(people)
    for kind in ("reads", "adequacy"):
        assert as_(people.ito).get(f"cases/{builder.pk}/studies/{study}/{kind}/").status_code == 200
        assert_problem(as_(people.ito).get(f"cases/{other.pk}/studies/{study}/{kind}/"), 404, "not_found")


# --- one case ---


def test_a_case_says_what_may_happen_next_and_what_it_still_needs(
    as_: As, people: People, builder: Builder
) -> None:
    body = as_(people.ito).get(f"cases/{builder.pk}/").json()
    assert (body["state"], body["version"], body["your_roles"]) == ("intake", 1, ["endocrinologist"])
    moves = {move["verb"]: move for move in body["moves"]}
    assert list(moves) == [move.verb for move in from_state(State.INTAKE)]
    assert moves["accept_case"]["permitted"]
    assert not moves["withdraw"]["permitted"]
    refused = assert_problem(
        as_(people.ito).move(builder, "accept_case", {"confirm_eligibility": True}), 409, "needs_unmet"
    )
    assert moves["accept_case"]["unmet"] == refused["reasons"]
    assert body["eligibility"]["status"] == "undetermined"
    assert body["verdict"]["code"] == "INSUFFICIENT"
    assert {member["name"] for member in body["team"]} == {"Lena Reyes", "Mai Ito", "Chidi Okafor"}
    assert "give_opinion" not in body["acts"]


def test_an_override_is_offered_with_its_reasons(as_: As, people: People, builder: Builder) -> None:
    builder.localization()
    body = as_(people.reyes).get(f"cases/{builder.pk}/").json()
    override = next(move["override"] for move in body["moves"] if move["verb"] == "submit_for_review")
    assert override["permitted"]
    assert {"code": "pregnancy", "label": "Pregnancy"} in override["reasons"]


def test_an_unchanged_case_is_304_and_its_etag_may_be_sent_with_a_move(
    as_: As, people: People, builder: Builder
) -> None:
    sam = as_(people.sam)
    tag = sam.get(f"cases/{builder.pk}/")["ETag"]
    same = sam.get(f"cases/{builder.pk}/", **{"If-None-Match": f'"x", W/{tag}'})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", tag)
    assert AccessEvent.objects.count() == 1
    body = {"reason": "Holiday", "until": "2031-01-01"}
    assert sam.post(f"cases/{builder.pk}/hold/", body, **{"If-Match": tag}).status_code == 200
    assert sam.get(f"cases/{builder.pk}/", **{"If-None-Match": tag}).status_code == 200


def test_an_unchanged_case_is_not_304_to_whom_it_shows_something_else(
    as_: As, people: People, builder: Builder
) -> None:
    tag = as_(people.sam).get(f"cases/{builder.pk}/")["ETag"]
    assert as_(people.ito).get(f"cases/{builder.pk}/", **{"If-None-Match": tag}).status_code == 200


def test_one_case_costs_the_same_whatever_it_holds(
    as_: As, people: People, builder: Builder, django_assert_max_num_queries: Any
) -> None:
    builder.review()
    ito = as_(people.ito)
    with django_assert_max_num_queries(60) as few:
        ito.get(f"cases/{builder.pk}/")
    Case.objects.filter(pk=builder.pk).update(state="localization")
    for number in range(6):
        builder.act("add_lab", people.sam, collected_at=day(30 + number), **CALCIUM)
        builder.act("add_study", people.okafor, performed_on=day(20 + number), read=[POSITIVE], **CT_4D)
        builder.act("add_operation", people.sam, performed_on=day(500 + number), **OPERATION)
    with django_assert_max_num_queries(len(few)):
        assert ito.get(f"cases/{builder.pk}/").status_code == 200


def test_the_assessment_shows_facts_and_sums(as_: As, people: People, builder: Builder) -> None:
    builder.localization()
    body = as_(people.ito).get(f"cases/{builder.pk}/assessment/").json()
    assert len(body["facts"]["labs"]) == 3
    assert body["answer"]["eligibility"]["status"] == "eligible"


def test_the_background_is_unknown_until_somebody_asks(as_: As, people: People, builder: Builder) -> None:
    sam, path = as_(people.sam), f"cases/{builder.pk}/background/"
    assert sam.get(path).json()["flags"] is None
    assert sam.post(path, {"flags": [], "drugs": "None"}, method="PUT").status_code == 200
    body = sam.get(path).json()
    assert (body["flags"], body["drugs"], body["never_operated"]) == ([], "None", False)


def test_a_patient_is_seen_by_those_who_see_a_case_of_theirs(
    as_: As, people: People, builder: Builder
) -> None:
    patient = builder.case.patient_id
    body = as_(people.ito).get(f"patients/{patient}/").json()
    assert (body["family_name"], body["cases"]) == ("Marlow", [{"id": builder.pk, "state": "intake"}])
    assert AccessEvent.objects.get().what == "API: patient"
    assert_problem(as_(people.kit).get(f"patients/{patient}/"), 404, "not_found")
    assert as_(people.kit).get("patients/").json() == {"rows": [], "next": None}


def test_a_notice_is_acknowledged_by_whom_it_was_sent_to(as_: As, people: People, builder: Builder) -> None:
    deliver_due()
    ito, path = as_(people.ito), "inbox/?open=true"
    notice = ito.get(path).json()["rows"][0]
    assert (notice["case"], notice["verb"], notice["ask"]) == (builder.pk, "open_case", "open_case")
    address = f"inbox/{notice['id']}/acknowledge/"
    assert_problem(as_(people.sam).post(address), 404, "not_found")
    assert ito.post(address).status_code == 204
    assert ito.get(path).json()["rows"] == []
    seen = ito.get("inbox/").json()["rows"][0]["acknowledged_at"]
    assert ito.post(address).status_code == 204
    assert ito.get("inbox/").json()["rows"][0]["acknowledged_at"] == seen
