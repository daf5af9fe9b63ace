"""The clinical core as an endpoint: facts in, answer out, nothing stored, in the bytes of the command."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview.api.http.preconditions import Query, body_of
from casereview.api.openapi import reference_rows as shapes
from casereview.api.openapi.document import REFUSED, reads
from casereview.language import say
from casereview.rules.assess import assess, encode
from casereview.rules.facts.limits import load_bounded
from casereview.rules.facts.load import FactsError
from casereview.rules.facts.place import read_place
from casereview.workflow.refusals import Invalid
from imaging.anatomy.sites import SITES, Sites

_SITE = "|".join(code.replace(".", r"\.") for code in SITES)
_LONGEST_PLACE = len(",".join(SITES))
AT = OpenApiParameter(
    "at",
    {"type": "string", "pattern": f"^(?:{_SITE})(?:,(?:{_SITE}))*$", "maxLength": _LONGEST_PLACE},
    description=(
        "The place that is asked about instead of the targets of the verdict: site codes with a comma between"
        " them, such as `left.superior,left.inferior`."
    ),
)


def place_asked(request: Request) -> Sites | None:
    """The sites of `at`; None where it was not sent. Raises Invalid for anything that is no place."""
    asked = Query(request, "at").given("at", _LONGEST_PLACE)
    try:
        return None if asked is None else read_place("at", asked)
    except FactsError as error:
        raise Invalid({error.field: [say(error.sentence)]}) from None


class AssessmentsView(APIView):
    @extend_schema(
        operation_id="assess",
        summary="Assess facts: the whole clinical core, without a saved case",
        description=(
            "The body is checked as docs/clinical-rules.md says; a refusal names the field. With `at` the"
            " pitfalls are those for that place, and no step that tells to operate stands."
        ),
        parameters=[AT],
        request={"application/json": shapes.FACTS_BODY},
        responses={(HTTPStatus.OK, "application/json"): shapes.ANSWER_BODY, **REFUSED},
    )
    def post(self, request: Request) -> HttpResponse:
        at = place_asked(request)
        try:
            answer = assess(load_bounded(body_of(request)), at)
        except FactsError as error:
            raise Invalid({error.field: [say(error.sentence)]}) from None
        return HttpResponse(encode(answer), content_type="application/json")


class AssessmentSchemaView(APIView):
    @reads("get_assessment_schema", "The JSON Schema of facts, or of an answer", OpenApiTypes.OBJECT)
    def get(self, request: Request, name: str) -> Response:
        Query(request)
        if name not in shapes.SCHEMA_OF:
            raise Http404
        found: Any = shapes.SCHEMA_OF[name]
        return Response(found)
