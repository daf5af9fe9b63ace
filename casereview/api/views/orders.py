"""The order check of a case: what speaks for and against each procedure, and what to order instead."""

from typing import Any

import msgspec
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api.http.preconditions import Query, who
from casereview.api.openapi import reference_rows as shapes
from casereview.api.openapi.document import reads
from casereview.language import in_readers_language, translated
from casereview.rules.advice.assessment import Assessment
from casereview.rules.orders.check import check_order
from casereview.selectors.assessed_case import assessed_case
from imaging.studies.procedures import PROCEDURES


class OrdersView(APIView):
    @reads("check_orders", "Every procedure, checked for this case", shapes.ORDERS)
    def get(self, request: Request, case: int) -> Response:
        Query(request)
        assessment = assessed_case(policy.case_read_by(who(request), case, "API: order check")).assessment
        return Response({"orders": [_check(assessment, code) for code in PROCEDURES]})


class OrderView(APIView):
    @reads("check_order", "One procedure, checked for this case", shapes.ORDER)
    def get(self, request: Request, case: int, procedure: str) -> Response:
        Query(request)
        found = policy.case_read_by(who(request), case, "API: order check")
        if procedure not in PROCEDURES:
            raise Http404
        return Response(_check(assessed_case(found).assessment, procedure))


def _check(assessment: Assessment, procedure: str) -> dict[str, Any]:
    checked: dict[str, Any] = msgspec.to_builtins(
        check_order(assessment, procedure), enc_hook=in_readers_language
    )
    return {"label": translated(PROCEDURES[procedure].label), **checked}
