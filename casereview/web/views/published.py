"""Published cases as pages: what was known, what is assumed, what the rules say, and what surgery found."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from casereview.published.patients import compared_patients, published_file
from casereview.rules.assess import answer_of
from casereview.web.pages import page, signed_in
from casereview.web.presenters.assessed import assessed_of
from casereview.web.presenters.published import (
    assumed_numbers,
    match_counts,
    published_case,
    published_rows,
)


@signed_in
@require_safe
def published_cases(request: HttpRequest) -> HttpResponse:
    """All of them, the misses first."""
    context = {
        "rows": published_rows(),
        "counts": match_counts(),
        "assumptions": published_file().assumptions,
    }
    return page(request, "reference/published.html", context)


@signed_in
@require_safe
def one_published_case(request: HttpRequest, number: str) -> HttpResponse:
    """One, with the assumptions that are asked for; all of them until a switch was turned."""
    patient = next((item for item in compared_patients() if item.patient.id == number), None)
    if patient is None:
        raise Http404
    try:
        on = assumed_numbers(patient, request.GET.getlist("assume") if "turned" in request.GET else None)
    except ValueError as error:
        raise Http404 from error
    assessment = patient.assessment(on)
    answer = answer_of(assessment)
    context = {"patient": published_case(patient, answer, on), "assessed": assessed_of(assessment, answer)}
    return page(request, "reference/published_case.html", context)
