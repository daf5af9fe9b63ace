"""The order check of a case: every procedure, what speaks against it, and the order to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from casereview.models import Case
from casereview.policy import case_read_by
from casereview.rules.facts import FactsError
from casereview.rules.picture import Picture
from casereview.selectors.picture import picture_of
from casereview.web.pages import me, page, signed_in
from casereview.web.presenters.banner import banner_of
from casereview.web.presenters.orders import order_box, order_boxes
from imaging.procedures import PROCEDURES


@signed_in
@require_safe
def orders(request: HttpRequest, pk: int) -> HttpResponse:
    case = case_read_by(me(request), pk, "order check")
    seen, problem = _seen(case)
    context = {
        "banner": banner_of(case),
        "problem": problem,
        "orders": order_boxes(seen, case) if seen else (),
    }
    return page(request, "orders/all.html", context)


@signed_in
@require_safe
def order(request: HttpRequest, pk: int, procedure: str) -> HttpResponse:
    case = case_read_by(me(request), pk, "order check")
    if procedure not in PROCEDURES:
        raise Http404
    seen, problem = _seen(case)
    context = {
        "banner": banner_of(case),
        "problem": problem,
        "order": order_box(seen, case, procedure) if seen else None,
    }
    return page(request, "orders/one.html", context)


def _seen(case: Case) -> tuple[Picture | None, str]:
    try:
        return picture_of(case).seen, ""
    except FactsError as error:
        return None, f"{error.field}: {error.sentence}"
