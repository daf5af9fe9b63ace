"""The forms of every verb and every act: one page each, made from what the rules field.

A form is sent to the engine first and drawn only if the engine refuses: who may do it is the engine's to say,
and a repeat gets its first answer even where the case has left the sender's sight since.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casereview.lifecycle.acts import ACTS, Act
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.field import InputField
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.lifecycle.moves import MOVES, Move
from casereview.lifecycle.states import STATE_LABELS, State
from casereview.models import Case
from casereview.models.case import case_number
from casereview.policy import case_read_by, permitted, roles_in_case, visible_cases
from casereview.reading.numbers import whole_number
from casereview.reading.patterns import DIGITS_OF_VERSION
from casereview.web import refusal_views
from casereview.web.forms.choices import groups_for, named_groups
from casereview.web.forms.entry_form import EntryForm
from casereview.web.forms.initial import initial_of
from casereview.web.pages import me, page, signed_in
from casereview.web.presenters.case.action_form import action_form_of
from casereview.web.presenters.case.banner import banner_of
from casereview.web.presenters.case.sections import section_of
from casereview.web.presenters.recipients import told_by
from casereview.web.presenters.words import roles, translated
from casereview.workflow import documents, engine
from casereview.workflow.refusals import NoSuchCase, Refusal

form_page = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class CaseAction:
    """What is being done, and how the engine is asked for it."""

    what: Move | Act
    name: str
    fields: tuple[InputField, ...]
    send: Callable[[dict[str, Any]], engine.WriteResult]


@signed_in
@form_page
def move(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    found = MOVES.get(verb)
    if found is None or not found.sources:
        raise Http404

    def send(data: dict[str, Any]) -> engine.WriteResult:
        return engine.perform(
            pk,
            verb,
            actor=me(request),
            seen_version=_seen(request),
            key=request.POST.get("key", ""),
            override=request.POST.get("override", ""),
            data=data,
        )

    return _handle(request, pk, CaseAction(found, verb, MOVE_FIELDS.get(verb, ()), send))


@signed_in
@form_page
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    found = ACTS.get(act)
    if found is None:
        raise Http404

    def send(data: dict[str, Any]) -> engine.WriteResult:
        key = request.POST.get("key", "")
        if documents.file_fields(act):
            return documents.record_with_files(
                pk, act, actor=me(request), key=key, body=data, files=request.FILES
            )
        return engine.record(pk, act, actor=me(request), key=key, body=data, seen_version=_seen(request))

    return _handle(request, pk, CaseAction(found, act, ACT_FIELDS[act], send))


def _seen(request: HttpRequest) -> int:
    number = whole_number(request.POST.get("seen_version", ""), DIGITS_OF_VERSION)
    return -1 if number is None else number


def _handle(request: HttpRequest, pk: int, action: CaseAction) -> HttpResponse:
    if request.method != "POST":
        case = case_read_by(me(request), pk, f"form {action.name}")
        entry_form = EntryForm.blank(action.fields, initial_of(action.name, case, request.GET.dict()))
        return _show(request, case, action, entry_form, None)
    entry_form, refused = EntryForm.posted(action.fields, request.POST), None
    if "add_row" not in request.POST:
        data, faults = entry_form.data()
        if faults:
            refused = refusal_views.at_fields(faults)
        else:
            try:
                return _done(request, action, action.send(data))
            except NoSuchCase:
                raise Http404 from None
            except Refusal as refusal:
                refused = refusal_views.shown(refusal)
    case = case_read_by(me(request), pk, f"form {action.name}")
    return _show(request, case, action, entry_form, refused)


def _done(request: HttpRequest, action: CaseAction, answer: engine.WriteResult) -> HttpResponse:
    """Says what happened and whom it told; a center that has answered no longer sees the case."""
    number = case_number(answer.case)
    says = _("%(number)s: you %(did)s.") % {"number": number, "did": translated(action.what.past_tense)}
    if answer.replayed:
        says = _("%(number)s: you %(did)s. It was sent twice and recorded once.") % {
            "number": number,
            "did": translated(action.what.past_tense),
        }
    elif told := told_by(answer):
        says += " " + _("Told: %(whom)s.") % {"whom": told}
    messages.success(request, says)
    if not visible_cases(me(request)).filter(pk=answer.case).exists():
        return redirect("worklist")
    if "again" in request.POST:
        return redirect("act", answer.case, action.name)
    return redirect(f"{reverse('case', args=[answer.case])}#{section_of(action.name)}")


def _show(
    request: HttpRequest,
    case: Case,
    action: CaseAction,
    entry_form: EntryForm,
    refused: refusal_views.ShownRefusal | None,
) -> HttpResponse:
    case_roles = roles_in_case(me(request), case)
    if refused is None:
        if not (permitted(case_roles, action.what) or permitted(case_roles, action.what, override=True)):
            label, who = translated(action.what.label), roles(action.what.allowed_roles)
            raise PermissionDenied(_("%(label)s is for: %(who)s.") % {"label": label, "who": who})
        if case.state not in action.what.states and request.method != "POST":
            return _elsewhere(request, case, action)
    entry_form.draw(
        {**groups_for(action.fields, case), **named_groups(action.name)}, refused.fields if refused else None
    )
    posted = request.POST.get("key", "")
    context = {
        "banner": banner_of(case),
        "form": entry_form,
        "refused": refused,
        "pressing": action_form_of(case, action.what, case_roles, request.POST.get("override", "")),
        "key": posted if posted and not (refused and refused.new_key) else str(uuid.uuid4()),
        "seen_version": _version(request, case, refused),
        "with_file": any(made.control == "file" for made in entry_form.controls),
        "with_again": (action.name.startswith("add_") and action.name != "add_sampling")
        or action.name == "assign_member",
        "section": section_of(action.name),
    }
    return page(request, "act.html", context, status=refused.status if refused else 200)


def _version(request: HttpRequest, case: Case, refused: refusal_views.ShownRefusal | None) -> int:
    """A form keeps the version that it was made for, until its sender has been told of a newer one."""
    if refused and refused.version is not None:
        return refused.version
    return _seen(request) if request.method == "POST" else case.version


def _elsewhere(request: HttpRequest, case: Case, action: CaseAction) -> HttpResponse:
    says = _("The case is in %(state)s; %(label)s is not possible there.") % {
        "state": translated(STATE_LABELS[State(case.state)]).lower(),
        "label": translated(action.what.label).lower(),
    }
    return page(request, "elsewhere.html", {"banner": banner_of(case), "says": says}, status=409)
