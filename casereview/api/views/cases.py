"""Cases: the worklist, opening one, one case with what may happen next, its assessment and its record."""

import datetime as dt
import zlib
from http import HTTPStatus

from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api.http.listing import listed, page_from
from casereview.api.http.preconditions import Query, body_of, key_of, who
from casereview.api.openapi.case_rows import ASSESSMENT, CASE, CASE_ROW, EVENT
from casereview.api.openapi.document import IF_NONE_MATCH, lists, reads, writes
from casereview.api.openapi.shapes import names_of, serializer_of
from casereview.api.views import case_detail
from casereview.api.views.writes import answered
from casereview.lifecycle.fields.opening import OPENING_FIELDS
from casereview.lifecycle.states import State
from casereview.models import Case
from casereview.rules.codes.version import RULES_VERSION
from casereview.selectors.assessed_case import assessed_case
from casereview.selectors.worklist import worklist
from casereview.workflow.opening import open_case

STATES = tuple(state.value for state in State)
SCOPES = ("waiting", "all")


class CasesView(APIView):
    @lists(
        "list_cases",
        "Worklist: the cases that you may see, the most overdue first",
        CASE_ROW,
        parameters=[
            OpenApiParameter(
                "scope", str, enum=SCOPES, description="`waiting` (for you) or `all`; default `all`."
            ),
            OpenApiParameter("state", str, enum=STATES),
            OpenApiParameter("overdue", str, enum=("true", "false")),
            OpenApiParameter("q", str, description="An MRN, the beginning of a name, or a case number."),
        ],
    )
    def get(self, request: Request) -> Response:
        query = Query(request, "scope", "state", "overdue", "q", "after", "limit")
        found = worklist(
            who(request),
            scope="waiting" if query.choice("scope", SCOPES, "all") == "waiting" else "all",
            state=query.choice("state", STATES),
            overdue=query.flag("overdue"),
            q=query.text("q"),
            after=query.after,
            limit=query.limit,
        )
        return listed(request, found)

    @writes("open_case", "Open case", serializer_of("OpenCase", OPENING_FIELDS))
    def post(self, request: Request) -> Response:
        answer = open_case(actor=who(request), key=key_of(request), body=body_of(request))
        response = answered(answer, HTTPStatus.CREATED)
        response["Location"] = reverse("api-case", args=[answer.case])
        return response


class CaseView(APIView):
    @reads(
        "get_case",
        "One case: where it stands, what the evidence says, and what may happen next",
        CASE,
        parameters=[IF_NONE_MATCH],
    )
    def get(self, request: Request, case: int) -> Response:
        Query(request)
        user = who(request)
        found = policy.case_for(user, case)
        case_roles = policy.roles_in_case(user, found)
        tag = _tag(found, case_roles, timezone.localdate())
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
        if tag in (
            part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")
        ):
            return Response(
                status=HTTPStatus.NOT_MODIFIED, headers=headers
            )  # nothing was shown, nothing recorded
        found = policy.case_read_by(user, case, "API: case")
        return Response(case_detail.case(found, case_roles), headers=headers)


def _tag(case: Case, case_roles: policy.CaseRoles, today: dt.date) -> str:
    """The version, and the two other things that the answer hangs on: the day, and who is looking.

    ``If-Match`` takes it as it is; a move asks only for the version in it.
    """
    part = zlib.crc32(",".join(sorted(case_roles.roles)).encode())
    return f'"{case.version}-{today.isoformat()}-{part:08x}"'


class AssessmentView(APIView):
    @reads("get_assessment", "The facts of a case, and what the rules answer, with every sum", ASSESSMENT)
    def get(self, request: Request, case: int) -> Response:
        Query(request)
        assessed = assessed_case(policy.case_read_by(who(request), case, "API: assessment"))
        return Response(
            {
                "facts": assessed.facts_json(),
                "answer": case_detail.answer_of(assessed),
                "rules_version": RULES_VERSION,
            }
        )


class EventsView(APIView):
    @lists("list_events", "The record of a case, newest first", EVENT)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: events")
        page = page_from(request, found.events.all(), ("number",), names_of(EVENT))
        return listed(request, page)
