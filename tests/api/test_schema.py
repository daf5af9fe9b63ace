"""The OpenAPI document: without a warning, with every field of the tables, and held to by the server."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from casereview.api.urls import ROUTES
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.lifecycle.fields.opening import OPENING_FIELDS
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.roles import Role
from casereview.models import CareTeamMember, Case, Delivery, Membership
from casereview.outbox.delivery import deliver_due
from tests.api.conftest import Caller
from tests.api.routes import DOCUMENT, methods_of, template_of
from tests.build import POSITIVE, SAMPLING, Builder, People, day


def test_the_document_validates_without_a_warning(tmp_path: Path) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))


def test_every_address_and_method_stands_in_the_document() -> None:
    undocumented = {"/api/schema/", "/api/docs/"}
    there = {
        (template_of(route), method.lower())
        for route in ROUTES
        for method in methods_of(route)
        if template_of(route) not in undocumented
    }
    assert there == {
        (path, method) for path, operations in DOCUMENT["paths"].items() for method in operations
    }


def fields_of(operation_id: str) -> tuple[set[str], set[str]]:
    """Names and required names of the body of an operation."""
    operation = next(
        operation
        for operations in DOCUMENT["paths"].values()
        for operation in operations.values()
        if operation["operationId"] == operation_id
    )
    if "requestBody" not in operation:
        return set(), set()
    content = next(iter(operation["requestBody"]["content"].values()))
    schema = DOCUMENT["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
    return set(schema["properties"]), set(schema.get("required", ()))


@pytest.mark.parametrize("verb", [verb for verb, move in MOVES.items() if move.sources])
def test_a_verb_is_documented_with_all_that_it_asks(verb: str) -> None:
    move = MOVES[verb]
    names, required = fields_of(verb)
    assert names == {field.name for field in MOVE_FIELDS.get(move.verb, ())} | (
        {"override"} if move.override else set()
    )
    assert required == {field.name for field in MOVE_FIELDS.get(move.verb, ()) if field.required}


@pytest.mark.parametrize("act", [name for name in ACT_FIELDS if not name.startswith("correct_")])
def test_an_act_is_documented_with_all_that_it_asks(act: str) -> None:
    corrections = {
        "add_lab": "correct_lab",
        "add_operation": "correct_operation",
        "add_sampling": "correct_sampling",
        "add_laryngoscopy": "correct_laryngoscopy",
    }
    in_the_address = {"study"} if act in ("add_read", "check_adequacy") else set()
    besides = {"file"} if act == "add_document" else set()
    fields = {*ACT_FIELDS[act], *ACT_FIELDS.get(corrections.get(act, ""), ())}
    names, required = fields_of(act)
    assert names == {field.name for field in fields} - in_the_address | besides
    assert required == {field.name for field in ACT_FIELDS[act] if field.required} - in_the_address | besides


def test_opening_a_case_is_documented_with_all_that_it_asks() -> None:
    assert fields_of("open_case")[0] == {field.name for field in OPENING_FIELDS}


# --- the page ---


def test_the_page_comes_from_our_own_files_and_fits_the_policy() -> None:
    response = Client().get("/api/docs/")
    page = response.content.decode()
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(addresses) >= 4
    assert all(address.startswith(("/static/", "/api/docs/")) for address in addresses)
    assert "<script>" not in page
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    elsewhere = Client().get("/api/nothing/")["Content-Security-Policy"]
    assert "data:" in policy
    assert "data:" not in elsewhere
    script = Client().get("/api/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert b"/api/schema/" in script.content
    assert b"http" not in script.content.replace(b'"http"', b"")


def test_the_document_is_open_to_read_and_is_json_where_asked() -> None:
    response = Client().get("/api/schema/", headers={"Accept": "application/vnd.oai.openapi+json"})
    assert json.loads(response.content)["openapi"].startswith("3.")


def test_a_body_with_a_field_that_is_not_asked_is_outside_the_document() -> None:
    """As the engine refuses it, lists of items included."""
    schemas = DOCUMENT["components"]["schemas"]
    closed = {name for name, schema in schemas.items() if schema.get("additionalProperties") is False}
    assert {"Lab", "Operation", "OperationGlandsRow", "Escalate", "OpenCase"} <= closed
    assert closed.isdisjoint({"LabRow", "OperationRow", "GlandRow", "Case", "Answer", "Problem"})


# --- a machine that reads the document and tries everything in it ---

# Nobody is all of this; so no verb is refused for want of a part before the rest of it is tried.
PARTS = (Role.SURGEON, Role.ENDOCRINOLOGIST, Role.RADIOLOGIST, Role.INTERVENTIONAL_RADIOLOGIST)


@pytest.fixture
def case(people: People, builder: Builder) -> Builder:
    builder.team().review(POSITIVE)
    builder.act("add_laryngoscopy", people.sam, performed_on=day(3), left="mobile", right="mobile")
    builder.act("add_sampling", people.sam, performed_on=day(2), **SAMPLING)
    for role in PARTS:
        Membership.objects.create(user=people.sam, site=people.site, role=role, chair=True)
        CareTeamMember.objects.create(case=builder.case, user=people.sam, role=role)
    deliver_due()
    return builder


@pytest.fixture
def connections_stay_open() -> Iterator[None]:
    """The server would close the connection that holds the test's transaction after each request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class Attempts:
    """Sends each case that is generated, from a state that its verb starts in, and takes it back."""

    def __init__(self, case: Builder) -> None:
        self.case = case
        self.headers = Caller(case.people.sam).headers
        self.statuses: Counter[int] = Counter()
        self.done: set[str] = set()
        rows = case.case
        self.numbers = {
            "case": case.pk,
            "study": rows.case_studies.values_list("study", flat=True)[0],
            "patient": rows.patient_id,
            "notice": Delivery.objects.filter(recipient=case.people.sam)[:1].values_list("pk", flat=True)[0],
        }

    def send(self, generated: Any) -> None:
        generated.path_parameters |= {
            name: self.numbers[name] for name in generated.path_parameters if name in self.numbers
        }
        verb = MOVES.get(generated.operation.path.rstrip("/").rpartition("/")[2])
        with transaction.atomic():
            if verb:
                self._stand(min(verb.sources))
                generated.headers["If-Match"] = f'"{self.case.case.version}"'
            response = generated.call(headers=self.headers)
            transaction.set_rollback(True)
        assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, response.text
        generated.validate_response(response, checks=(status_code_conformance, response_schema_conformance))
        self.statuses[response.status_code] += 1
        if response.status_code < HTTPStatus.BAD_REQUEST:
            self.done.add(generated.operation.label)

    def _stand(self, state: str) -> None:
        resolution = "withdrawn" if state == "closed" else ""
        Case.objects.filter(pk=self.case.pk).update(state=state, resolution=resolution)


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("connections_stay_open")
def test_a_machine_that_tries_everything_finds_no_fault_of_ours(case: Builder) -> None:
    config = schemathesis.Config.from_dict({"generation": {"allow-x00": False}})
    api = schemathesis.openapi.from_dict(json.loads(json.dumps(DOCUMENT)), config=config)
    api.app = get_wsgi_application()
    attempts, tried = Attempts(case), 0
    effort = settings(
        max_examples=10,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    for found in api.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        if operation.path != "/api/token/":  # its tries are counted, and the token that is used would end

            @effort
            @given(generated=operation.as_strategy())
            def attempt(generated: Any) -> None:
                attempts.send(generated)

            attempt()
            tried += 1
    assert tried == sum(len(operations) for operations in DOCUMENT["paths"].values()) - 2
    assert attempts.statuses[200] > 100
    assert len(attempts.done) > 30, sorted(attempts.done)
