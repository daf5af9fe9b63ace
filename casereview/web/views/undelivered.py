"""Notices that did not go out: nobody was told, and somebody has to know that."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from casereview.lifecycle.roles import Role
from casereview.models import OutboxMessage, User
from casereview.models.case import case_number
from casereview.outbox.messages import NOTICE_TEXTS
from casereview.web.pages import me, memberships, page, signed_in
from casereview.web.presenters import words

LIMIT = 200
# What the name of an error means to the person who has to act on it.
CAUSES = {
    "SMTPRecipientsRefused": gettext_lazy("The mail server refused the address."),
    "SMTPAuthenticationError": gettext_lazy("The mail server refused our sign-in."),
    "SMTPServerDisconnected": gettext_lazy("The mail server hung up."),
    "SMTPSenderRefused": gettext_lazy("The mail server refused us as sender."),
    "ConnectionRefusedError": gettext_lazy("The mail server did not answer."),
    "TimeoutError": gettext_lazy("The mail server did not answer in time."),
    "gaierror": gettext_lazy("The mail server was not found."),
}


@dataclass(frozen=True, slots=True)
class Stuck:
    pk: int
    case: int
    number: str
    ask: str
    to: str
    address: str
    attempts: int
    cause: str
    given_up: str
    next_try: str


@signed_in
@require_safe
def undelivered(request: HttpRequest) -> HttpResponse:
    rows = list(_stuck(me(request)).select_related("event", "recipient").order_by("event_id", "pk")[:LIMIT])
    stuck = [_line(row) for row in rows]
    context = {
        "dead": [line for line in stuck if line.given_up],
        "failing": [line for line in stuck if not line.given_up],
        "cut": len(rows) == LIMIT,
    }
    return page(request, "undelivered.html", context)


@signed_in
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Due again at once with all its attempts; the sweep carries it out."""
    again = {"dead_at": None, "attempts": 0, "next_attempt_at": timezone.now()}
    rows = OutboxMessage.objects.filter(pk__in=_stuck(me(request)).filter(pk=pk).values("pk"))
    if not rows.update(**again):
        raise Http404
    messages.success(request, _("It will be tried again in a few seconds."))
    return redirect("undelivered")


def _stuck(user: User) -> QuerySet[OutboxMessage]:
    sites = [row.site_id for row in memberships(user) if row.role == Role.COORDINATOR]
    if not sites:
        raise PermissionDenied(_("Undelivered notices are for coordinators."))
    late = ~Q(dead_at=None) | ~Q(last_error="")
    return OutboxMessage.objects.undone().filter(late, event__case__site__in=sites)


def _line(row: OutboxMessage) -> Stuck:
    cause = CAUSES.get(row.last_error)
    return Stuck(
        pk=row.pk,
        case=row.event.case_id,
        number=case_number(row.event.case_id),
        ask=str(NOTICE_TEXTS.get(row.ask, "")),
        to=row.recipient.name if row.recipient else row.address,
        address=row.address,
        attempts=row.attempts,
        cause=str(cause) if cause else row.last_error,
        given_up=words.moment(row.dead_at) if row.dead_at else "",
        next_try=words.moment(row.next_attempt_at),
    )
