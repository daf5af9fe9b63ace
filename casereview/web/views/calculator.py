"""The clinical core without a saved case: facts typed or pasted, and the answer beside them."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from casereview.rules.advice.assessment import Assessment
from casereview.rules.assess import answer_of, encode, evaluate
from casereview.rules.facts.limits import load_bounded
from casereview.rules.facts.load import FactsError
from casereview.web import refusal_views
from casereview.web.forms.calculator import at_form, facts_tree, states_nothing
from casereview.web.forms.calculator_fields import CALCULATOR
from casereview.web.forms.entry_form import EntryForm
from casereview.web.pages import page, signed_in
from casereview.web.presenters.assessed import assessed_of
from casereview.web.presenters.words import translated
from casereview.workflow.input import cleaning
from casereview.workflow.refusals import Invalid


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, EntryForm.blank(CALCULATOR, {}), "")
    pasted = request.POST.get("facts", "")
    if "paste" in request.POST:
        return _pasted(request, pasted)
    entry_form = EntryForm.posted(CALCULATOR, request.POST)
    if "add_row" in request.POST:
        return _show(request, entry_form, pasted)
    if states_nothing(entry_form.tree):
        return _show(request, entry_form, pasted, refused=refusal_views.at_once(_nothing_typed(pasted)))
    data, faults = entry_form.data()
    try:
        if faults:
            raise Invalid(faults)
        tree = facts_tree(cleaning.clean(CALCULATOR, data, None), timezone.localdate())
        return _show(request, entry_form, json.dumps(tree, indent=2), evaluate(load_bounded(tree)))
    except FactsError as error:
        refused = refusal_views.at_fields({at_form(error.field): [translated(error.sentence)]})
    except Invalid as invalid:
        refused = refusal_views.shown(invalid)
    return _show(request, entry_form, pasted, refused=refused)


def _nothing_typed(pasted: str) -> str:
    """An answer about nobody would take the place of the one about the facts that were pasted."""
    if pasted.strip():
        return _("Type something, or assess the pasted facts below.")
    return _("Type something, or paste facts as JSON below.")


def _pasted(request: HttpRequest, text: str) -> HttpResponse:
    entry_form = EntryForm.blank(CALCULATOR, {})
    try:
        assessment = evaluate(load_bounded(text))
    except FactsError as error:
        by_name_in_json = f"{error.field}: {translated(error.sentence)}"
        return _show(request, entry_form, text, refused=refusal_views.at_once(by_name_in_json))
    return _show(request, entry_form, text, assessment)


def _show(
    request: HttpRequest,
    entry_form: EntryForm,
    facts: str,
    assessment: Assessment | None = None,
    refused: refusal_views.ShownRefusal | None = None,
) -> HttpResponse:
    entry_form.draw({}, refused.fields if refused else None)
    context: dict[str, Any] = {"form": entry_form, "refused": refused, "facts": facts}
    if assessment is not None:
        answer = answer_of(assessment)
        context |= {"assessed": assessed_of(assessment, answer), "answer": encode(answer).decode()}
    return page(request, "calculator.html", context, status=refused.status if refused else 200)
