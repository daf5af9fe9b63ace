"""The order check of a case: what speaks for and against each procedure, and what to order instead."""

from typing import Any

import msgspec
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api import shapes_of_reference as shapes
from casereview.api.asking import Query, who
from casereview.api.schema import reads
from casereview.rules.orders import check_order
from casereview.rules.picture import Picture
from casereview.selectors.picture import picture_of
from imaging.procedures import PROCEDURES


class OrdersView(APIView):
    @reads("check_orders", "Every procedure, checked for this case", shapes.ORDERS)
    def get(self, request: Request, case: int) -> Response:
        Query(request)
        seen = picture_of(policy.case_read_by(who(request), case, "API: order check")).seen
        return Response({"orders": [_check(seen, code) for code in PROCEDURES]})


class OrderView(APIView):
    @reads("check_order", "One procedure, checked for this case", shapes.ORDER)
    def get(self, request: Request, case: int, procedure: str) -> Response:
        Query(request)
        found = policy.case_read_by(who(request), case, "API: order check")
        if procedure not in PROCEDURES:
            raise Http404
        return Response(_check(picture_of(found).seen, procedure))


def _check(seen: Picture, procedure: str) -> dict[str, Any]:
    checked: dict[str, Any] = msgspec.to_builtins(check_order(seen, procedure))
    return {"label": PROCEDURES[procedure].label, **checked}
