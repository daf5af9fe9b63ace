"""What nobody should send gets a clear 4xx from every address, quickly, and never a 500."""

import io
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from casereview.api.http.limits import MAX_BODY, MAX_UPLOAD, BodyLimits
from casereview.api.http.parsers import MAX_DEPTH, MAX_VALUES, read
from casereview.api.urls import ROUTES
from casereview.models import CaseEvent, User
from casereview.reading.json import too_deep
from casereview.workflow.refusals import Invalid
from tests.api.conftest import PROBLEM, Caller, assert_problem
from tests.api.routes import example_of, methods_of, template_of, writable
from tests.build import Builder, People

As = Callable[[User], Caller]
JSON = "application/json"
DEEP = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
# name: (content type, body)
BODIES: dict[str, tuple[str, bytes]] = {
    "truncated": (JSON, b'{"reason": "as disc'),
    "truncated after an escape": (JSON, b'{"reason": "\\'),
    "50 MB": (JSON, b'{"reason": "' + b"x" * 50_000_000 + b'"}'),
    "50 MB as a form": ("multipart/form-data; boundary=x", b"--x\r\n" + b"x" * 50_000_000),
    "100,000 deep": (JSON, DEEP),
    "objects 100,000 deep": (JSON, b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "opened 1,000,000 times": (JSON, b"[" * 1_000_000),
    "a megabyte of quotes that stay open": (JSON, b'{"' + b'\\"' * 500_000),
    "60,000 fields": (JSON, json.dumps({str(n): n for n in range(60_000)}).encode()),
    "NaN": (JSON, b'{"value": NaN}'),
    "Infinity": (JSON, b'{"value": -Infinity}'),
    "1e400": (JSON, b'{"value": 1e400}'),
    "one digit more than any row has": (JSON, b'{"value": ' + b"9" * 21 + b"}"),
    "100,000 digits": (JSON, b'{"value": ' + b"9" * 100_000 + b"}"),
    "a lone surrogate": (JSON, b'{"reason": "\\ud800"}'),
    "a lone surrogate in a name": (JSON, b'{"\\udfff": 1}'),
    "a surrogate in UTF-8": (JSON, b'{"reason": "\xed\xa0\x80"}'),
    "NUL as an escape": (JSON, b'{"reason": "\\u0000"}'),
    "NUL as a byte": (JSON, b'{"reason": "\x00"}'),
    "NUL in a name": (JSON, b'{"\\u0000": 1}'),
    "invalid UTF-8": (JSON, b'{"reason": "\xff\xfe"}'),
    "UTF-16": (JSON, '{"reason": "x"}'.encode("utf-16")),
    "a field twice": (JSON, b'{"reason": "a", "reason": "b"}'),
    "a list": (JSON, b"[]"),
    "null": (JSON, b"null"),
    "a number": (JSON, b"7"),
    "a text": (JSON, b'"x"'),
    "nothing but a blank": (JSON, b" "),
    "a form": ("application/x-www-form-urlencoded", b"reason=x"),
    "XML": ("application/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
    "no content type": ("", b'{"reason": "x"}'),
    "a strange content type": ("application/json\x00; charset=\xff", b'{"reason": "x"}'),
}


@pytest.mark.parametrize("name", BODIES)
def test_every_address_refuses_it(as_: As, people: People, builder: Builder, name: str) -> None:
    kind, body = BODIES[name]
    sam, slow = as_(people.sam), []
    for method, route in writable():
        path = example_of(route, builder.pk)
        if "acknowledge" in path:
            continue  # it asks for no body and reads none
        headers = {**sam.headers, "Idempotency-Key": f"{name}{path}", "If-Match": '"1"'}
        began = time.monotonic()
        response: Any = sam.client.generic(method, path, body, kind, headers=headers)
        slow += [path] if time.monotonic() - began > 1 else []
        assert 400 <= response.status_code < 500, (path, response.status_code, response.content[:200])
        assert response["Content-Type"] == PROBLEM, path
        assert response.json()["status"] == response.status_code, path
        assert len(response.content) < 100_000, path
    assert CaseEvent.objects.count() == 1
    assert len(slow) < len(ROUTES) / 2, slow  # one slow answer is the machine's, half of them are ours


def test_no_address_is_left_out() -> None:
    paths = {example_of(route) for _, route in writable()}
    assert len(paths) == len(ROUTES) > 50
    assert all(methods_of(route) for route in ROUTES)


QUERIES = ["%00", "q=%00", "q=%ff", "q=%ED%A0%80", "q=%", "q=%zz", "limit=%E2%82", "after=%C3%28", "a" * 5000]


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_that_is_no_text_is_400(as_: As, people: People, builder: Builder, query: str) -> None:
    sam = as_(people.sam)
    for route in ROUTES:
        path = example_of(route, builder.pk)
        if "GET" not in methods_of(route) or path in ("/api/schema/", "/api/docs/"):
            continue
        response = sam.client.generic("GET", path, QUERY_STRING=query, headers=sam.headers)
        assert response.status_code in (400, 404), (path, response.status_code)
        assert response["Content-Type"] == PROBLEM


CURSORS = [
    "~",
    "~~",
    "2024-01-01",
    "2024-01-01~x",
    "2024-01-01~-1",
    "x~1",
    "0000-00-00~1",
    "9999-12-31~99999999999999999999",
    "2024-01-01T00:00:00~1",
    "%D9%A1",
    "1" * 5000,
    "'; DROP TABLE casereview_case; --~1",
]


@pytest.mark.parametrize("cursor", CURSORS)
def test_a_cursor_that_we_did_not_give_never_fails(
    as_: As, people: People, builder: Builder, cursor: str
) -> None:
    sam = as_(people.sam)
    for route in ROUTES:
        if "GET" in methods_of(route):
            path = example_of(route, builder.pk).removeprefix("/api/")
            response = sam.get(f"{path}?after={cursor}")
            assert response.status_code in (200, 400, 404), (path, response.status_code)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59-23:59"])
def test_a_moment_outside_the_calendar_is_400(as_: As, people: People, builder: Builder, moment: str) -> None:
    assert as_(people.sam).get(f"cases/{builder.pk}/labs/?after={moment}~1").status_code == 400


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**40])
def test_a_number_that_is_no_case_is_404(as_: As, people: People, number: int) -> None:
    ito = as_(people.ito)
    for route in ROUTES:
        if "{case}" not in template_of(route):
            continue
        for method in methods_of(route):
            path = example_of(route, number).removeprefix("/api/")
            if method == "GET":
                assert_problem(ito.get(path), 404, "not_found")
            elif "documents" not in path:
                assert_problem(ito.post(path, {}, method=method, **{"If-Match": '"1"'}), 404, "not_found")


@pytest.mark.parametrize(
    "path",
    [
        f"cases/{'9' * 5000}/",
        "cases/1%00/",
        "cases/%ff/",
        "cases/%ED%A0%80/",
        "cases/1/../../admin/",
        "cases//1/",
        "cases/1",
        "cases/-1/",
        "cases/1/set_state/",
        "cases/1/open_case/",
    ],
)
def test_an_address_that_is_none_is_404(as_: As, people: People, path: str) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        response = as_(people.sam).post(path, {}, method=method, **{"If-Match": '"1"'})
        assert_problem(response, 404, "not_found")


@pytest.mark.parametrize("key", ["x" * 101, "x" * 10_000, "\x7f", "\u00a0", "a\tb", "\x00"])
def test_a_key_that_is_none_is_400(as_: As, people: People, builder: Builder, key: str) -> None:
    response = as_(people.sam).post(f"cases/{builder.pk}/labs/", {}, **{"Idempotency-Key": key})
    assert_problem(response, 400, "invalid")


def test_columns_that_are_not_asked_are_refused_by_name(as_: As, people: People, builder: Builder) -> None:
    for name in ("id", "state", "version", "patient", "case", "actor", "recorded_by_name", "is_staff"):
        response = as_(people.sam).move(builder, "hold", {"reason": "R", "until": "2031-01-01", name: 1})
        assert list(assert_problem(response, 400, "invalid")["fields"]) == [name]


# --- the reader of JSON ---


def test_json_is_read_to_the_allowed_depth_and_not_deeper() -> None:
    inside = MAX_DEPTH - 1
    assert read(b'{"a":' + b"[" * inside + b"]" * inside + b"}")["a"]
    with pytest.raises(Invalid):
        read(b'{"a":' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}")


def test_brackets_in_a_text_are_no_depth() -> None:
    assert read(json.dumps({"a": '[[\\"{' * 100, "b": "\\"}).encode())["b"] == "\\"
    assert not too_deep(b'{"' + b"[" * 100 + b'\\"' + b"{" * 100 + b'": 1}', MAX_DEPTH)


def test_closing_brackets_do_not_pay_for_opening_ones() -> None:
    with pytest.raises(Invalid):
        read(b"{" + b"]" * 1000 + b"[" * 1020)


def test_more_values_than_any_form_holds_are_refused() -> None:
    assert len(read(json.dumps({"a": [1] * (MAX_VALUES - 10)}).encode())["a"]) == MAX_VALUES - 10
    with pytest.raises(Invalid, match="values or fewer"):
        read(json.dumps({"a": [1] * MAX_VALUES}).encode())


def test_text_of_every_script_comes_through_unchanged() -> None:
    said = "Ñandú 😀 \u202eabc\u202c e\u0301 \U0001f468\u200d\u2695\ufe0f"
    assert read(json.dumps({"a": said}).encode())["a"] == said
    assert read(json.dumps({"a": said}, ensure_ascii=False).encode())["a"] == said


# --- the middleware, for pages and API alike ---


def _through(request: HttpRequest) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.read() if "HTTP_TRANSFER_ENCODING" in request.META else b"")

    return BodyLimits(view)(request)


def _posted(**environ: Any) -> WSGIRequest:
    return RequestFactory().generic("POST", "/page/", b"x", "text/plain", **environ)


def test_the_limits_stand_before_everything_that_reads() -> None:
    assert settings.MIDDLEWARE.index("casereview.api.http.limits.BodyLimits") == 1


@pytest.mark.parametrize(
    ("kind", "length", "status"),
    [
        ("application/json", MAX_BODY, 200),
        ("application/json", MAX_BODY + 1, 413),
        ("multipart/form-data; boundary=x", MAX_BODY + 1, 200),
        ("multipart/form-data; boundary=x", MAX_UPLOAD, 200),
        ("multipart/form-data; boundary=x", MAX_UPLOAD + 1, 413),
        ("text/html", 10**30, 413),
        ("text/html", "-1", 400),
        ("text/html", "ten", 400),
        ("text/html", "१", 400),
        ("text/html", "", 200),
    ],
)
def test_a_body_is_judged_by_its_announced_length(kind: str, length: object, status: int) -> None:
    assert _through(_posted(CONTENT_TYPE=kind, CONTENT_LENGTH=str(length))).status_code == status


def test_a_body_that_is_shorter_than_announced_is_400(as_: As, people: People, builder: Builder) -> None:
    sam = as_(people.sam)
    body = io.BytesIO(b'{"reason": "x"')
    response = sam.client.request(
        REQUEST_METHOD="POST",
        PATH_INFO=f"/api/cases/{builder.pk}/labs/",
        CONTENT_TYPE=JSON,
        CONTENT_LENGTH="1000",
        HTTP_AUTHORIZATION=sam.headers["Authorization"],
        **{"wsgi.input": body},
    )
    assert_problem(response, 400, "invalid")


@pytest.mark.parametrize(("size", "status"), [(10, 200), (MAX_BODY, 200), (MAX_BODY + 1, 413)])
def test_a_chunked_body_is_read_up_to_the_limit(size: int, status: int) -> None:
    body = b"x" * size
    request = _posted(
        HTTP_TRANSFER_ENCODING="chunked",
        CONTENT_LENGTH="",
        **{"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True},
    )
    response = _through(request)
    assert response.status_code == status
    assert (response.content == body) == (status == 200)


def test_a_chunked_body_without_an_end_that_we_can_trust_is_411() -> None:
    assert _through(_posted(HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH="")).status_code == 411


def test_a_page_is_refused_in_words_and_not_in_json() -> None:
    response = _through(_posted(CONTENT_LENGTH=str(MAX_BODY + 1)))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert b"1024 KiB" in response.content


def test_templates_of_addresses_are_unique() -> None:
    assert len({template_of(route) for route in ROUTES}) == len(ROUTES)
