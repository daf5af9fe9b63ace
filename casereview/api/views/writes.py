"""How a view writes: header and body in, the engine's answer out."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from casereview.api.http.preconditions import body_of, key_of, seen_version, who
from casereview.lifecycle.moves import Move
from casereview.workflow import engine
from casereview.workflow.refusals import Invalid


def move(request: Request, case: int, verb: Move) -> Response:
    data = body_of(request)
    override = data.pop("override", None) or ""
    if not isinstance(override, str):
        raise Invalid({"override": [_("Send the code of a reason.")]})
    answer = engine.perform(
        case,
        verb.verb,
        actor=who(request),
        seen_version=seen_version(request),
        key=key_of(request),
        override=override,
        data=data,
    )
    return answered(answer, HTTPStatus.OK)


def act(
    request: Request,
    case: int,
    name: str,
    body: Mapping[str, Any] | None = None,
    *,
    status: HTTPStatus = HTTPStatus.CREATED,
) -> Response:
    body = body_of(request) if body is None else body
    seen = seen_version(request) if "If-Match" in request.headers else None
    answer = engine.record(case, name, actor=who(request), key=key_of(request), body=body, seen_version=seen)
    return answered(answer, status)


def answered(answer: engine.WriteResult, status: HTTPStatus) -> Response:
    response = Response(answer.stored(), status=status)
    response["ETag"] = f'"{answer.version}"'
    if answer.replayed:
        response["Idempotent-Replayed"] = "true"
    return response
