"""The reference systems as pages: the hub, ratings, protocols with their orders, profiles, and doses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casereview.lifecycle.fields.dose import DOSE
from casereview.rules.profiles.files import DEFAULT_PROFILE
from casereview.rules.profiles.model import PROFILES, load_profile
from casereview.rules.profiles.reference import load_reference
from casereview.web import refusal_views
from casereview.web.forms.entry_form import EntryForm
from casereview.web.pages import page, signed_in
from casereview.web.presenters import doses
from casereview.web.presenters import reference as rows
from casereview.workflow.input.dose import calculated
from casereview.workflow.refusals import Invalid
from imaging.studies.appropriateness import Scenario


def _profile(request: HttpRequest) -> str:
    """An unknown profile is an unknown address: other rules must not pass for those that were asked for."""
    asked = request.GET.get("profile") or DEFAULT_PROFILE
    if asked not in PROFILES:
        raise Http404
    return asked


@signed_in
@require_safe
def hub(request: HttpRequest) -> HttpResponse:
    """From any of the four scenarios to what applies."""
    profile = _profile(request)
    context = {
        "scenarios": rows.scenario_boxes(profile),
        "citation": load_reference(profile).criteria.citation,
    }
    return page(request, "reference/hub.html", context)


@signed_in
@require_safe
def appropriateness(request: HttpRequest) -> HttpResponse:
    profile = _profile(request)
    asked = request.GET.get("scenario") or Scenario.PERSISTENT_RECURRENT.value
    if asked not in set(Scenario):
        raise Http404
    scenario = Scenario(asked)
    box = next(box for box in rows.scenario_boxes(profile) if box.code == scenario.value)
    context = {
        "box": box,
        "rows": rows.rating_rows(profile, scenario),
        "scenarios": rows.scenario_chips(profile, scenario),
        "profiles": rows.profile_chips(reverse("appropriateness"), profile, scenario=scenario.value),
        "citation": load_reference(profile).criteria.citation,
    }
    return page(request, "reference/appropriateness.html", context)


@signed_in
@require_safe
def protocols(request: HttpRequest) -> HttpResponse:
    return page(request, "reference/protocols.html", {"protocols": rows.protocol_boxes(_profile(request))})


@signed_in
@require_safe
def protocol(request: HttpRequest, procedure: str) -> HttpResponse:
    profile = _profile(request)
    if procedure not in load_reference(profile).protocols:
        raise Http404
    return page(request, "reference/protocol.html", {"protocol": rows.protocol_box(profile, procedure)})


@signed_in
@require_safe
def profiles(request: HttpRequest) -> HttpResponse:
    found = [load_profile(name) for name in PROFILES]
    return page(request, "reference/profiles.html", {"profiles": found, "groups": rows.profile_groups()})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def dose(request: HttpRequest) -> HttpResponse:
    """Stateless: what is typed is answered and not kept."""
    if request.method != "POST":
        entry_form = EntryForm.blank(DOSE, {}).draw({})
        return page(request, "reference/dose.html", {"form": entry_form})
    entry_form, refused, report = EntryForm.posted(DOSE, request.POST), None, None
    if "add_row" not in request.POST:
        data, faults = entry_form.data()
        try:
            report = doses.report_of(calculated(data))
        except Invalid as invalid:
            refused = refusal_views.shown(Invalid({**invalid.fields, **faults}))
    entry_form.draw({}, refused.fields if refused else None)
    context = {"form": entry_form, "refused": refused, "report": report}
    return page(request, "reference/dose.html", context, status=refused.status if refused else 200)
