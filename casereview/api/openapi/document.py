"""The OpenAPI document and its page; and what every endpoint has in common in them."""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.template.loader import get_template
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from casereview.api.http.errors import PROBLEM as PROBLEM_TYPE
from casereview.api.openapi.shapes import ANSWER, PROBLEM, Shape, page_of

KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[!-~]{1,100}$"},
    OpenApiParameter.HEADER,
    required=True,
    description="A new one for each new request; a repeat under it gets the first answer.",
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
    OpenApiParameter.HEADER,
    required=True,
    description='The version that was seen, in quotes: "7". Without it 428; if the case has moved on, 412.',
)
IF_NONE_MATCH = OpenApiParameter("If-None-Match", str, OpenApiParameter.HEADER, required=False)
AFTER = OpenApiParameter("after", str, required=False, description="From `next` of the page before.")
LIMIT = OpenApiParameter("limit", {"type": "integer", "minimum": 1, "maximum": 200}, required=False)
REFUSED: dict[Any, Any] = {
    ("4XX", PROBLEM_TYPE): OpenApiResponse(PROBLEM, description="Refused, with every reason."),
    ("503", PROBLEM_TYPE): OpenApiResponse(PROBLEM, description="Away for a moment: see `Retry-After`."),
}
STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
DONE = "Done; `ETag` is the new version, and `Idempotent-Replayed` marks the answer to a repeat."


def reads(name: str, summary: str, answer: Any, *, parameters: Sequence[OpenApiParameter] = ()) -> Decorator:
    return extend_schema(
        operation_id=name, summary=summary, responses={200: answer, **REFUSED}, parameters=list(parameters)
    )


def lists(name: str, summary: str, row: Shape, *, parameters: Sequence[OpenApiParameter] = ()) -> Decorator:
    return reads(name, summary, page_of(row), parameters=[*parameters, AFTER, LIMIT])


def writes(
    name: str,
    summary: str,
    body: Shape,
    *,
    status: int = HTTPStatus.CREATED,
    description: str = "",
    media: str = "application/json",
    parameters: Sequence[OpenApiParameter] = (KEY,),
) -> Decorator:
    return extend_schema(
        operation_id=name,
        summary=summary,
        description=description,
        request={media: body} if body().fields else None,
        responses={int(status): OpenApiResponse(ANSWER, description=DONE), **REFUSED},
        parameters=list(parameters),
    )


def moves(name: str, summary: str, body: Shape, description: str) -> Decorator:
    return writes(
        name, summary, body, status=HTTPStatus.OK, description=description, parameters=(IF_MATCH, KEY)
    )


def strict(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Bodies hold what is asked and nothing else: a misspelt field is refused, and the document says so."""
    schemas = result.get("components", {}).get("schemas", {})
    for path in result.get("paths", {}).values():
        for operation in path.values():
            _close(operation.get("requestBody", {}), schemas)
    return result


def _close(node: Any, schemas: dict[str, Any]) -> None:
    if isinstance(node, list):
        for inner in node:
            _close(inner, schemas)
    elif isinstance(node, dict):
        if named := schemas.get(str(node.get("$ref", "")).rpartition("/")[2]):
            named["additionalProperties"] = False
            _close(named["properties"], schemas)
        for inner in node.values():
            _close(inner, schemas)


class SchemaView(SpectacularAPIView):
    """The document: YAML, or JSON where that is asked for."""

    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []


class DocsView(SpectacularSwaggerSplitView):
    """The page, from our own files: a hospital's network has no way to a CDN."""

    url_name = "api-schema"
    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response: Response = super().get(request, *args, **kwargs)  # type: ignore[no-untyped-call]
        # Its style sheet draws arrows as data: images, and its page has one style of its own.
        page = get_template(self.template_name).template.source  # type: ignore[attr-defined]
        styles = [hashed(style) for style in STYLE.findall(page)]
        response._csp_update = {"img-src": ["data:"], "style-src": styles}  # type: ignore[attr-defined]
        return response


def hashed(text: str) -> str:
    """As a policy names a style that may stand in a page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
