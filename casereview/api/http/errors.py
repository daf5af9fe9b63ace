"""One shape for every error: RFC 9457, application/problem+json, with a code for machines."""

import json
import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from redis.exceptions import RedisError
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from casereview.language import say
from casereview.rules.facts.load import FactsError
from casereview.selectors.paging import BadCursor
from casereview.workflow.refusals import (
    Invalid,
    KeyReused,
    NeedsUnmet,
    NoSuchCase,
    NotPermitted,
    Refusal,
    Stale,
    WrongState,
)

log = logging.getLogger(__name__)
PROBLEM = "application/problem+json"
RETRY_AFTER = "2"  # seconds; a database that restarts is ready within them
# What stops us from answering, though the request may be right: the caller is asked to come again.
AWAY = (OperationalError, InterfaceError, RedisError)
STATUS_OF: dict[type[Refusal], HTTPStatus] = {
    NoSuchCase: HTTPStatus.NOT_FOUND,
    NotPermitted: HTTPStatus.FORBIDDEN,
    WrongState: HTTPStatus.CONFLICT,
    NeedsUnmet: HTTPStatus.CONFLICT,
    Stale: HTTPStatus.PRECONDITION_FAILED,
    KeyReused: HTTPStatus.UNPROCESSABLE_ENTITY,
    Invalid: HTTPStatus.BAD_REQUEST,
}
CODE_OF: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "bad_request",
    HTTPStatus.FORBIDDEN: "not_permitted",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too_large",
    HTTPStatus.INTERNAL_SERVER_ERROR: "server_error",
    HTTPStatus.SERVICE_UNAVAILABLE: "unavailable",
}
DETAIL_OF: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "The request cannot be read.",
    HTTPStatus.FORBIDDEN: "This is not yours to do.",
    HTTPStatus.NOT_FOUND: "There is nothing here.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not answer to that method.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The request is too large.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on our side. Nothing was changed.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The service is away for a moment. Send the same request again.",
}


class Problem(exceptions.APIException):
    """An error of the door itself: a missing header, a body that cannot be read."""

    def __init__(self, status: HTTPStatus, code: str, detail: str, **headers: str) -> None:
        super().__init__(detail, code)
        self.status_code = status.value
        self.headers = headers


def shape(status: int, code: str, detail: str, **more: Any) -> dict[str, Any]:
    return {
        "type": f"urn:casereview:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "code": code,
        "detail": detail,
        **more,
    }


def handler(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """Every exception of a view as a problem; None for a fault of ours, which Django then logs."""
    if request := context.get("request"):
        # Whatever the view itself speaks (the document's YAML, its page), a refusal is JSON.
        request.accepted_renderer, request.accepted_media_type = JSONRenderer(), JSONRenderer.media_type
    return next((answer(exc) for kinds, answer in ANSWERS if isinstance(exc, kinds)), None)


def _away(exc: Exception) -> Response:
    log.warning("answered 503: %s", type(exc).__name__)
    return _problem(HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": RETRY_AFTER})


def _conflict(exc: Exception) -> Response:
    """Two requests passed the same check at the same moment; a constraint let only one of them write."""
    log.warning("answered 409: %s", type(exc).__name__)
    return _problem(HTTPStatus.CONFLICT, "conflict", "Somebody wrote the same thing meanwhile. Look again.")


def _contradicts(exc: FactsError) -> Response:
    says = say(exc.sentence)
    reasons = [{"code": "FACTS_CONTRADICT", "sentence": f"{exc.field}: {says}"}]
    return _problem(HTTPStatus.CONFLICT, "facts_contradict", says, reasons=reasons)


def _out_of_range(exc: Exception) -> Response:
    log.error("a value passed every check and the database refused it: %s", type(exc).__name__)
    return _problem(HTTPStatus.BAD_REQUEST, detail="A value is out of range.")


def _refused(exc: Refusal) -> Response:
    more: dict[str, Any] = {}
    headers: dict[str, str] = {}
    if isinstance(exc, NeedsUnmet):
        more["reasons"] = [{"code": item.code, "sentence": item.sentence} for item in exc.unmet]
    elif isinstance(exc, Invalid):
        more["fields"] = exc.fields
    elif isinstance(exc, Stale):
        more["version"] = exc.version
        headers["ETag"] = f'"{exc.version}"'
    return _problem(STATUS_OF[type(exc)], exc.code, exc.sentence, headers=headers, **more)


def _of_the_framework(exc: exceptions.APIException) -> Response:
    codes = exc.get_codes()
    code = codes if isinstance(codes, str) else "invalid"
    headers: dict[str, str] = dict(getattr(exc, "headers", {}))
    if challenge := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(exc, "wait", None):
        headers["Retry-After"] = str(int(wait) + 1)
    return _problem(HTTPStatus(exc.status_code), code, str(exc.detail), headers=headers)


def _problem(
    status: HTTPStatus,
    code: str = "",
    detail: str = "",
    *,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    body = shape(status, code or CODE_OF[status], detail or DETAIL_OF[status], **more)
    return Response(body, status=status, headers=dict(headers or {}), content_type=PROBLEM)


ANSWERS: tuple[tuple[Any, Callable[[Any], Response]], ...] = (
    (Refusal, _refused),
    (exceptions.APIException, _of_the_framework),
    (AWAY, _away),
    (BadCursor, lambda exc: _refused(Invalid({"after": [str(exc)]}))),
    (IntegrityError, _conflict),
    (DataError, _out_of_range),
    (FactsError, _contradicts),
    (Http404, lambda _: _problem(HTTPStatus.NOT_FOUND)),
    (PermissionDenied, lambda _: _problem(HTTPStatus.FORBIDDEN)),
    (RequestDataTooBig, lambda _: _problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)),
    (
        (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError),
        lambda _: _problem(HTTPStatus.BAD_REQUEST),
    ),
)


def respond(status: int, code: str = "", detail: str = "", **headers: str) -> HttpResponse:
    """The same shape for what never reaches a view."""
    known = HTTPStatus(status)
    code = code or CODE_OF.get(status, known.phrase.lower().replace(" ", "_"))
    body = shape(status, code, detail or DETAIL_OF.get(status, known.phrase))
    return HttpResponse(json.dumps(body), status=status, content_type=PROBLEM, headers=headers)


def no_such_route(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Whatever else is asked for below /api/."""
    return respond(HTTPStatus.NOT_FOUND, detail="There is no such address. See /api/docs/.")
