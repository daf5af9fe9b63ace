"""Every way of being refused has its status, its code and its remedy, in one shape."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.test import Client
from redis.exceptions import ConnectionError as RedisAway

from casereview.models import CaseEvent, User
from casereview.workflow import engine
from tests.api.conftest import Caller, assert_problem
from tests.build import Builder, People

As = Callable[[User], Caller]
REASON = {"reason": "Waiting for the outside slides", "until": "2031-01-01"}


def test_a_stranger_is_told_that_there_is_no_such_case(as_: As, people: People, builder: Builder) -> None:
    kit = as_(people.kit)
    foreign = kit.get(f"cases/{builder.pk}/")
    missing = kit.get("cases/999999/")
    assert assert_problem(foreign, 404, "not_found") == assert_problem(missing, 404, "not_found")
    assert_problem(kit.move(builder, "hold", REASON), 404, "not_found")
    assert_problem(kit.post(f"cases/{builder.pk}/labs/", {}), 404, "not_found")


def test_a_role_without_the_verb_is_told_whose_it_is(as_: As, people: People, builder: Builder) -> None:
    body = assert_problem(
        as_(people.sam).move(builder, "accept_case", {"confirm_eligibility": True}), 403, "not_permitted"
    )
    assert "surgeon, endocrinologist" in body["detail"]


def test_a_move_without_if_match_is_428(as_: As, people: People, builder: Builder) -> None:
    response = as_(people.sam).post(f"cases/{builder.pk}/hold/", REASON)
    assert "If-Match" in assert_problem(response, 428, "precondition_required")["detail"]


@pytest.mark.parametrize("sent", ["7", '"seven"', "*", '"1", "2"', '"-1"', '"1234567890"', '""'])
def test_an_if_match_that_is_no_version_is_400(as_: As, people: People, builder: Builder, sent: str) -> None:
    response = as_(people.sam).move(builder, "hold", REASON, seen=sent)
    assert list(assert_problem(response, 400, "invalid")["fields"]) == ["If-Match"]


def test_a_version_that_was_overtaken_is_412_with_the_new_one(
    as_: As, people: People, builder: Builder
) -> None:
    seen = builder.case.version
    builder.act("set_background", people.sam, flags=[])
    response = as_(people.sam).move(builder, "hold", REASON, seen=seen)
    body = assert_problem(response, 412, "stale")
    assert body["version"] == seen + 1
    assert response["ETag"] == f'"{seen + 1}"'
    assert "recorded the background" in body["detail"]
    assert CaseEvent.objects.filter(case=builder.pk, verb="hold").count() == 0


def test_unmet_needs_are_409_with_every_reason(as_: As, people: People, builder: Builder) -> None:
    response = as_(people.ito).move(builder, "accept_case", {"confirm_eligibility": True})
    reasons = assert_problem(response, 409, "needs_unmet")["reasons"]
    assert len(reasons) > 1
    assert all(reason["code"].isupper() and reason["sentence"].endswith(".") for reason in reasons)


def test_a_verb_from_the_wrong_state_is_409(as_: As, people: People, builder: Builder) -> None:
    assert_problem(as_(people.sam).move(builder, "submit_for_review"), 409, "wrong_state")


def test_bad_input_is_400_with_each_field(as_: As, people: People, builder: Builder) -> None:
    response = as_(people.sam).post(
        f"cases/{builder.pk}/labs/", {"analyte": "gold", "value": 11.9, "color": 1}
    )
    fields = assert_problem(response, 400, "invalid")["fields"]
    assert set(fields) == {"analyte", "value", "unit", "collected_at", "color"}


def test_a_write_without_a_key_names_the_header(as_: As, people: People, builder: Builder) -> None:
    response = as_(people.sam).post(f"cases/{builder.pk}/labs/", {}, **{"Idempotency-Key": ""})
    assert list(assert_problem(response, 400, "invalid")["fields"]) == ["Idempotency-Key"]


def test_a_key_used_for_another_request_is_422(as_: As, people: People, builder: Builder) -> None:
    sam, version = as_(people.sam), builder.case.version
    once = {"Idempotency-Key": "one", "If-Match": f'"{version}"'}
    assert sam.post(f"cases/{builder.pk}/hold/", REASON, **once).status_code == 200
    other = {**REASON, "reason": "Another one"}
    assert_problem(sam.post(f"cases/{builder.pk}/hold/", other, **once), 422, "key_reused")


def test_framework_errors_have_the_same_shape(as_: As, people: People, builder: Builder) -> None:
    sam = as_(people.sam)
    assert_problem(sam.post(f"cases/{builder.pk}/events/"), 405, "method_not_allowed")
    assert_problem(sam.get("cases/", Accept="text/html"), 406, "not_acceptable")
    assert_problem(sam.get("nothing/here/"), 404, "not_found")
    assert_problem(sam.get(f"cases/{'9' * 40}/"), 404, "not_found")
    assert_problem(sam.get("cases/?colour=red"), 400, "invalid")
    assert_problem(sam.get("cases/?state=asleep"), 400, "invalid")
    assert_problem(sam.get("cases/?limit=0"), 400, "invalid")
    assert_problem(sam.get("cases/?limit=5&limit=6"), 400, "invalid")
    assert_problem(sam.get("cases/?after=tomorrow"), 400, "invalid")
    assert_problem(sam.get("cases/", Host="elsewhere.example"), 400, "bad_request")


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (OperationalError("gone"), 503, "unavailable"),
        (InterfaceError("closed"), 503, "unavailable"),
        (RedisAway("gone"), 503, "unavailable"),
        (IntegrityError("one_open_case_per_patient"), 409, "conflict"),
        (ZeroDivisionError("ours"), 500, "server_error"),
    ],
)
def test_a_fault_below_is_told_without_its_words(
    as_: As,
    people: People,
    builder: Builder,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    status: int,
    code: str,
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise fault

    monkeypatch.setattr(engine, "perform", fail)
    response = as_(people.sam).move(builder, "hold", REASON)
    body = assert_problem(response, status, code)
    assert str(fault) not in str(body)
    assert ("Retry-After" in response) == (status == 503)


def test_two_open_cases_of_one_patient_are_refused(as_: As, people: People, builder: Builder) -> None:
    patient = builder.case.patient
    body = {
        "site": people.site.code,
        "mrn": patient.mrn,
        "family_name": patient.family_name,
        "given_name": patient.given_name,
    }
    reasons = assert_problem(as_(people.sam).post("cases/", body), 409, "needs_unmet")["reasons"]
    assert [reason["code"] for reason in reasons] == ["OTHER_OPEN_CASE"]


@pytest.mark.django_db
def test_whoever_is_not_signed_in_is_challenged() -> None:
    response = Client().get("/api/cases/")
    assert_problem(response, 401, "not_authenticated")
    assert response["WWW-Authenticate"] == "Token"
