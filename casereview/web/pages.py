"""The frame around every page: who looks, what waits for them, where they may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.roles import Role
from casereview.models import Delivery, Membership, Site, User

signed_in = login_required(login_url="signin")
MOST = 99  # a badge needs no more


@dataclass(frozen=True, slots=True)
class Frame:
    """What the bar on top shows. ``sites`` are those at which the person may open a case."""

    name: str
    unread: int
    coordinates: bool
    may_open: bool
    is_staff: bool


def me(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - every view that asks is behind signed_in
    return request.user


def memberships(user: User) -> list[Membership]:
    return list(Membership.objects.filter(user=user).select_related("site"))


def opens_at(rows: list[Membership]) -> list[Site]:
    """The sites at which these memberships let one open a case."""
    sites = {row.site_id: row.site for row in rows if row.role in MOVES["open_case"].allowed_roles}
    return list(sites.values())


def frame_of(user: User) -> Frame:
    rows = memberships(user)
    unread = Delivery.objects.in_inbox_of(user).unseen()
    return Frame(
        name=user.name,
        unread=unread[:MOST].count(),
        coordinates=any(row.role == Role.COORDINATOR for row in rows),
        may_open=bool(opens_at(rows)),
        is_staff=user.is_staff,
    )


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Renders a page inside its frame. Nothing of it is kept by the browser or by anything on the way."""
    user = request.user if isinstance(request.user, User) else None
    frame = {
        "frame": frame_of(user) if user else None,
        "mail_kept": settings.MAIL_FOLDER is not None,
        "here": request.resolver_match.url_name if request.resolver_match else "",
    }
    response = render(request, template, {**frame, **(context or {})}, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
