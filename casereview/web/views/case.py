"""Everything of one case on one page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from casereview.policy import case_read_by, roles_in_case
from casereview.rules.facts.load import FactsError
from casereview.selectors.assessed_case import AssessedCase, assessed_case
from casereview.selectors.case_page import case_rows
from casereview.web.pages import me, page, signed_in
from casereview.web.presenters.case.page import case_page_of
from casereview.web.presenters.case.refused import refused_of


@signed_in
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    found = case_read_by(me(request), pk, "case page")
    rows = case_rows(found)
    assessed: AssessedCase | None = None
    problem = ""
    try:
        assessed = assessed_case(found)
    except FactsError as error:
        problem = refused_of(error, rows)
    shown = case_page_of(rows, assessed, roles_in_case(me(request), found), me(request), problem)
    return page(request, "case/page.html", {"case": shown, "banner": shown.banner})
