"""What was asked of the person who looks, and that it was seen to."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from casereview.lifecycle.notify import URGENT
from casereview.models import Delivery
from casereview.models.case import case_number
from casereview.outbox.messages import NOTICE_TEXTS
from casereview.policy import visible_cases
from casereview.selectors.paging import BadCursor
from casereview.selectors.paging import page as page_of
from casereview.web.pages import me, page, signed_in
from casereview.web.presenters import words

LIMIT = 50
COLUMNS = (
    "acknowledged_at",
    "message__ask",
    "message__due_on",
    "message__event__case_id",
    "message__event__actor_name",
)


@dataclass(frozen=True, slots=True)
class InboxRow:
    pk: int
    case: int
    number: str
    ask: str
    by: str
    at: str
    due: str
    urgent: bool
    overdue: bool
    seen: bool
    visible: bool  # one may have left the case since


@signed_in
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    everything = request.GET.get("all") == "1"
    rows = Delivery.objects.in_inbox_of(me(request))
    if not everything:
        rows = rows.unseen()
    try:
        found = page_of(
            rows,
            keys=("delivered_at", "id"),
            after=request.GET.get("after", ""),
            limit=LIMIT,
            values=COLUMNS,
            newest_first=True,
        )
    except BadCursor:
        return redirect("inbox")
    today = timezone.localdate()
    cases = {row["message__event__case_id"] for row in found.rows}
    mine = set(visible_cases(me(request)).filter(pk__in=cases).values_list("pk", flat=True))
    notices = [
        InboxRow(
            pk=row["id"],
            case=row["message__event__case_id"],
            number=case_number(row["message__event__case_id"]),
            ask=str(NOTICE_TEXTS.get(row["message__ask"], "")),
            by=row["message__event__actor_name"],
            at=words.moment(row["delivered_at"]),
            due=words.due(due, today) if (due := row["message__due_on"]) else "",
            urgent=row["message__ask"] == URGENT.code,
            overdue=due is not None and due < today,
            seen=row["acknowledged_at"] is not None,
            visible=row["message__event__case_id"] in mine,
        )
        for row in found.rows
    ]
    context = {"notices": notices, "everything": everything, "next": found.next}
    return page(request, "inbox.html", context)


@signed_in
@require_POST
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own notice alone; a second click changes nothing."""
    if not Delivery.objects.in_inbox_of(me(request)).filter(pk=pk).acknowledge():
        raise Http404
    messages.success(request, _("Marked as seen to."))
    return redirect("inbox")
