"""Programs come with a token, people with the session of the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from casereview.models import User
from tests.api.conftest import Caller, assert_problem
from tests.build import PASSWORD, People

As = Callable[[User], Caller]


def ask_for_token(email: Any, password: Any) -> Any:
    return Client().post("/api/token/", {"email": email, "password": password}, "application/json")


def test_a_token_is_given_for_the_password_and_opens_the_api(people: People) -> None:
    response = ask_for_token("  Sam.Brook@Example.org ", PASSWORD)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    header = {"Authorization": f"Token {response.json()['token']}"}
    assert Client().get("/api/cases/", headers=header).status_code == 200


@pytest.mark.parametrize(
    ("email", "password"), [("sam.brook@example.org", "wrong"), ("no@body.org", PASSWORD)]
)
def test_a_wrong_password_and_an_unknown_account_look_the_same(
    people: People, email: str, password: str
) -> None:
    response = ask_for_token(email, password)
    body = assert_problem(response, 401, "wrong_credentials")
    assert body["detail"] == "E-mail and password do not belong to an account that is open."
    assert response["WWW-Authenticate"] == "Token"


def test_a_closed_account_gets_no_token_and_its_old_one_is_dead(as_: As, people: People) -> None:
    sam = as_(people.sam)
    User.objects.filter(pk=people.sam.pk).update(is_active=False)
    assert_problem(ask_for_token(people.sam.email, PASSWORD), 401, "wrong_credentials")
    assert_problem(sam.get("cases/"), 401, "authentication_failed")


@pytest.mark.parametrize("password", [None, 7, "", ["x"], "x" * 1001])
def test_a_password_that_is_none_is_refused_before_it_is_tried(people: People, password: object) -> None:
    assert_problem(ask_for_token(people.sam.email, password), 400, "invalid")


def test_the_eleventh_try_waits_and_others_are_not_locked_out(people: People) -> None:
    for _ in range(10):
        assert ask_for_token(people.sam.email, "wrong").status_code == 401
    response = ask_for_token(people.sam.email.upper(), PASSWORD)
    assert_problem(response, 429, "throttled")
    assert 0 < int(response["Retry-After"]) <= 15 * 60 + 1
    assert ask_for_token(people.ito.email, PASSWORD).status_code == 200


@pytest.mark.parametrize(
    "sent", ["Token", "Token a b", "Token \x00", "Token " + "g" * 40, "Token \xff", "Token 1"]
)
def test_what_is_no_token_is_401(people: People, sent: str) -> None:
    assert_problem(Client().get("/api/cases/", headers={"Authorization": sent}), 401, "authentication_failed")


def test_a_token_is_ended_by_its_owner(as_: As, people: People) -> None:
    sam = as_(people.sam)
    assert sam.client.delete("/api/token/", headers=sam.headers).status_code == 204
    assert_problem(sam.get("cases/"), 401, "authentication_failed")
    assert_problem(Client().delete("/api/token/"), 401, "not_authenticated")


def test_a_session_reads_and_writes_only_with_its_csrf_token(people: People) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.sam)
    assert client.get("/api/cases/").status_code == 200
    assert_problem(client.post("/api/cases/", {}, "application/json"), 403, "permission_denied")
    client.cookies["csrftoken"] = "a" * 32
    response = client.post("/api/cases/", {}, "application/json", headers={"X-CSRFToken": "a" * 32})
    assert_problem(response, 400, "invalid")
