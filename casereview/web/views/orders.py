"""The order check of a case: every procedure, what speaks against it, and the order to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from casereview.models import Case
from casereview.policy import case_read_by
from casereview.rules.advice.assessment import Assessment
from casereview.rules.facts.load import FactsError
from casereview.selectors.assessed_case import assessed_case
from casereview.web.pages import me, page, signed_in
from casereview.web.presenters.case.banner import banner_of
from casereview.web.presenters.orders import order_box, order_boxes
from casereview.web.presenters.words import translated
from imaging.studies.procedures import PROCEDURES


@signed_in
@require_safe
def orders(request: HttpRequest, pk: int) -> HttpResponse:
    case = case_read_by(me(request), pk, "order check")
    assessment, problem = _seen(case)
    context = {
        "banner": banner_of(case),
        "problem": problem,
        "orders": order_boxes(assessment, case) if assessment else (),
    }
    return page(request, "orders/all.html", context)


@signed_in
@require_safe
def order(request: HttpRequest, pk: int, procedure: str) -> HttpResponse:
    case = case_read_by(me(request), pk, "order check")
    if procedure not in PROCEDURES:
        raise Http404
    assessment, problem = _seen(case)
    context = {
        "banner": banner_of(case),
        "problem": problem,
        "order": order_box(assessment, case, procedure) if assessment else None,
    }
    return page(request, "orders/one.html", context)


def _seen(case: Case) -> tuple[Assessment | None, str]:
    try:
        return assessed_case(case).assessment, ""
    except FactsError as error:
        return None, f"{error.field}: {translated(error.sentence)}"
