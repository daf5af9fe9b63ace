"""What stands around a body, read strictly: the version that was seen, the key, and the query."""

from typing import Any

import pytest
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from casereview.api.http.errors import Problem
from casereview.api.http.parsers import JSONParser
from casereview.api.http.preconditions import Query, body_of, key_of, seen_version
from casereview.workflow.refusals import Invalid

JSON = "application/json"


def request(query: str = "", **headers: str) -> Request:
    return Request(APIRequestFactory().get(f"/api/cases/{query}", headers=headers))


def posted(body: str, kind: str) -> Request:
    return Request(APIRequestFactory().generic("POST", "/api/cases/", body, kind), parsers=[JSONParser()])


def fields(call: Any) -> list[str]:
    with pytest.raises(Invalid) as refused:
        call()
    return list(refused.value.fields)


# --- If-Match ---


@pytest.mark.parametrize(
    ("sent", "version"),
    [
        ('"7"', 7),
        (' "7" ', 7),
        ('W/"7"', 7),
        ('"7-2025-06-02-surgeon"', 7),
        ('"999999999"', 999_999_999),
        ('"7-' + "a" * 60 + '"', 7),
        ('"0"', 0),
    ],
)
def test_a_version_is_read_as_we_gave_it(sent: str, version: int) -> None:
    assert seen_version(request(**{"If-Match": sent})) == version


@pytest.mark.parametrize(
    "sent",
    ["7", "*", '"1", "2"', '"-1"', '"1234567890"', '""', '"7', '7"', '"7-"', '"7-A"', "'7'", '"７"', '"7"x',
     '"7-' + "a" * 61 + '"', 'w/"7"', ""],
)  # fmt: skip
def test_anything_else_is_no_version(sent: str) -> None:
    assert fields(lambda: seen_version(request(**{"If-Match": sent}))) == ["If-Match"]


def test_without_a_version_nothing_is_decided() -> None:
    with pytest.raises(Problem) as refused:
        seen_version(request())
    assert (refused.value.status_code, refused.value.get_codes()) == (428, "precondition_required")


# --- Idempotency-Key ---


def test_a_key_is_taken_without_the_blanks_around_it() -> None:
    assert key_of(request(**{"Idempotency-Key": " k 1 "})) == "k 1"


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": ""}, {"Idempotency-Key": "  "}])
def test_a_request_without_a_key_is_refused_at_the_header(headers: dict[str, str]) -> None:
    assert fields(lambda: key_of(request(**headers))) == ["Idempotency-Key"]


# --- the body ---


@pytest.mark.parametrize("kind", [JSON, "Application/JSON", f"{JSON}; charset=utf-8"])
def test_a_body_of_json_is_read(kind: str) -> None:
    assert body_of(posted('{"a": 1}', kind)) == {"a": 1}


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
def test_a_body_of_another_kind_is_refused_and_not_taken_for_an_empty_one(kind: str) -> None:
    with pytest.raises(UnsupportedMediaType):
        body_of(posted("a=1", kind))


def test_no_body_is_an_empty_one() -> None:
    assert body_of(request()) == {}
    assert body_of(posted("", "text/plain")) == {}


# --- the query ---


def query(text: str, *allowed: str) -> Query:
    return Query(request(text), *(allowed or ("state", "q", "overdue", "after", "limit")))


def test_a_parameter_that_is_not_known_or_stands_twice_is_refused_by_name() -> None:
    assert fields(lambda: query("?colour=red&q=x&state=a&state=b")) == ["colour", "state"]
    assert fields(lambda: query("?" + "x" * 200 + "=1")) == ["x" * 150]
    assert fields(lambda: query("?q=x", "state")) == ["q"]


def test_a_text_is_taken_up_to_its_length() -> None:
    assert query("?q=").text("q") == query("").text("q") == ""
    assert query("?q=" + "x" * 150).text("q") == "x" * 150
    assert fields(lambda: query("?q=" + "x" * 151).text("q")) == ["q"]
    assert query("?after=" + "x" * 200).after == "x" * 200
    assert fields(lambda: query("?after=" + "x" * 201).after) == ["after"]


def test_a_choice_is_one_of_those_offered_or_what_holds_without() -> None:
    states = ("intake", "closed")
    assert query("?state=closed").choice("state", states) == "closed"
    assert query("").choice("state", states) == ""
    assert query("").choice("state", states, "waiting") == "waiting"
    assert query("?state=waiting").choice("state", states, "waiting") == "waiting"
    assert fields(lambda: query("?state=asleep").choice("state", states)) == ["state"]


@pytest.mark.parametrize(("text", "on"), [("?overdue=true", True), ("?overdue=false", False), ("", False)])
def test_a_flag_is_true_or_false(text: str, on: bool) -> None:
    assert query(text).flag("overdue") is on


@pytest.mark.parametrize("text", ["?overdue=1", "?overdue=True", "?overdue=yes"])
def test_a_flag_is_nothing_else(text: str) -> None:
    assert fields(lambda: query(text).flag("overdue")) == ["overdue"]


@pytest.mark.parametrize(("text", "limit"), [("", 50), ("?limit=", 50), ("?limit=1", 1), ("?limit=200", 200)])
def test_a_page_holds_as_many_rows_as_asked(text: str, limit: int) -> None:
    assert query(text).limit == limit


@pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "1.0", "0001", "５", " 5"])
def test_a_page_holds_at_least_one_row_and_two_hundred_at_most(limit: str) -> None:
    assert fields(lambda: query(f"?limit={limit}").limit) == ["limit"]
