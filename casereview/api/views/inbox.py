"""What one has been asked to do, and the word that it was seen to."""

from http import HTTPStatus

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview.api.http.listing import listed
from casereview.api.http.preconditions import Query, who
from casereview.api.openapi.case_rows import NOTICE
from casereview.api.openapi.document import REFUSED, lists
from casereview.models import Delivery
from casereview.outbox.messages import NOTICE_TEXTS
from casereview.selectors.paging import page

CASE, VERB = "message__event__case", "message__event__verb"


class InboxView(APIView):
    @lists(
        "list_inbox",
        "Your notices, newest first",
        NOTICE,
        parameters=[
            OpenApiParameter("open", str, enum=("true", "false"), description="Only those not acknowledged.")
        ],
    )
    def get(self, request: Request) -> Response:
        query = Query(request, "open", "after", "limit")
        rows = Delivery.objects.in_inbox_of(who(request))
        if query.flag("open"):
            rows = rows.unseen()
        found = page(
            rows,
            keys=("delivered_at", "id"),
            after=query.after,
            limit=query.limit,
            values=("acknowledged_at", "message__ask", "message__due_on", CASE, VERB),
            newest_first=True,
        )
        for row in found.rows:
            row["ask"] = row.pop("message__ask")
            row["asks"] = str(NOTICE_TEXTS[row["ask"]])
            row["due_on"] = row.pop("message__due_on")
            row["case"], row["verb"] = row.pop(CASE), row.pop(VERB)
        return listed(request, found)


class AcknowledgeView(APIView):
    @extend_schema(
        operation_id="acknowledge",
        summary="Say that a notice was seen to; to say it twice changes nothing",
        request=None,
        responses={204: None, **REFUSED},
    )
    def post(self, request: Request, notice: int) -> Response:
        if not Delivery.objects.in_inbox_of(who(request)).filter(pk=notice).acknowledge():
            raise Http404
        return Response(status=HTTPStatus.NO_CONTENT)
