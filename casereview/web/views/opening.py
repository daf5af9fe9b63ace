"""Opening a case."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casereview.lifecycle.fields.opening import OPENING_FIELDS
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.notify import parties_told
from casereview.lifecycle.roles import THE_THREE
from casereview.models import Membership
from casereview.models.case import case_number
from casereview.policy import visible_cases
from casereview.web import refusal_views
from casereview.web.forms.choices import opening_groups
from casereview.web.forms.entry_form import EntryForm
from casereview.web.pages import me, memberships, opens_at, page, signed_in
from casereview.web.presenters.recipients import told_by
from casereview.web.presenters.words import parties, roles, translated
from casereview.workflow import opening
from casereview.workflow.engine import WriteResult
from casereview.workflow.refusals import Refusal

MOVE = MOVES["open_case"]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    rows = memberships(me(request))
    if not opens_at(rows):
        raise PermissionDenied(_("Opening a case is for: %(who)s.") % {"who": roles(MOVE.allowed_roles)})
    if request.method != "POST":
        return _show(request, rows, EntryForm.blank(OPENING_FIELDS, _initial(rows)), None)
    entry_form = EntryForm.posted(OPENING_FIELDS, request.POST)
    data, _faults = entry_form.data()
    try:
        answer = opening.open_case(actor=me(request), key=request.POST.get("key", ""), body=data)
    except Refusal as refusal:
        return _show(request, rows, entry_form, refusal_views.shown(refusal))
    return _done(request, answer)


def _initial(rows: list[Membership]) -> dict[str, Any]:
    """One's only site, and oneself in one's own discipline: who opens a case mostly takes part in it."""
    sites = opens_at(rows)
    found: dict[str, Any] = {"site": sites[0].code} if len(sites) == 1 else {}
    return found | {row.role: row.user_id for row in rows if row.role in THE_THREE}


def _done(request: HttpRequest, answer: WriteResult) -> HttpResponse:
    number = case_number(answer.case)
    says = _("%(number)s: you %(did)s.") % {"number": number, "did": translated(MOVE.past_tense)}
    if told := told_by(answer):
        says += " " + _("Told: %(whom)s.") % {"whom": told}
    messages.success(request, says)
    if visible_cases(me(request)).filter(pk=answer.case).exists():
        return redirect("case", answer.case)
    return redirect("worklist")


def _show(
    request: HttpRequest,
    rows: list[Membership],
    entry_form: EntryForm,
    refused: refusal_views.ShownRefusal | None,
) -> HttpResponse:
    entry_form.draw(opening_groups(opens_at(rows)), refused.fields if refused else None)
    posted = request.POST.get("key", "")
    context = {
        "form": entry_form,
        "refused": refused,
        "label": translated(MOVE.label),
        "tells": parties(parties_told(MOVE.verb)),
        "key": posted if posted and not (refused and refused.new_key) else str(uuid.uuid4()),
    }
    return page(request, "open_case.html", context, status=refused.status if refused else 200)
