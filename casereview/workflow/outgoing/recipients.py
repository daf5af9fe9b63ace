"""Turns the parties that a verb tells into rows of the outbox, in the same commit as the event."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from casereview.lifecycle.acts import Act
from casereview.lifecycle.roles import Role
from casereview.lifecycle.states import Party
from casereview.models import Case, CaseEvent, Membership, OutboxMessage, User
from casereview.models.case import NO_CLOCK

ON_TEAM = {
    Party.SURGEON: Role.SURGEON,
    Party.ENDOCRINOLOGIST: Role.ENDOCRINOLOGIST,
    Party.RADIOLOGIST: Role.RADIOLOGIST,
    Party.INTERVENTIONAL_RADIOLOGIST: Role.INTERVENTIONAL_RADIOLOGIST,
}
Recipient = tuple[User | None, str]


def addresses(case: Case, parties: Iterable[Party], receiver_email: str = "") -> list[Recipient]:
    """Each recipient once, with the address they are reached at; people without an account come last."""
    wanted = set(parties)
    users: dict[int, User] = {}
    roles = [role for party, role in ON_TEAM.items() if party in wanted]
    for member in case.team.filter(role__in=roles, user__is_active=True).select_related("user"):
        users[member.user_id] = member.user
    if Party.COORDINATOR in wanted:
        users |= _members(Role.COORDINATOR, [case.site_id])
    if Party.CENTER in wanted:
        latest = case.referrals.select_related("center").order_by("-asked_at", "-pk").first()
        users |= _members(Role.CENTER_REVIEWER, [latest.center.site_id] if latest else [])
    outside = {
        email
        for party, email in ((Party.REFERRER, case.referrer_email), (Party.RECEIVER, receiver_email))
        if party in wanted and email
    }
    known = {user.email for user in users.values()}
    return [(user, user.email) for user in users.values()] + [
        (None, email) for email in sorted(outside - known)
    ]


def tell(
    event: CaseEvent,
    recipients: Iterable[Recipient],
    *,
    ask: str,
    due_on: dt.date | None,
) -> None:
    """One row for each recipient and channel. Nothing is sent here."""
    due = None if due_on == NO_CLOCK else due_on
    rows = [
        OutboxMessage(event=event, recipient=user, address=address, channel=channel, ask=ask, due_on=due)
        for user, address in recipients
        for channel in (("email", "in_app") if user else ("email",))
    ]
    OutboxMessage.objects.bulk_create(rows)


DANGER = (Party.SURGEON, Party.ENDOCRINOLOGIST, Party.RADIOLOGIST, Party.COORDINATOR)


def tell_of_act(case: Case, act: Act, event: CaseEvent, *, danger: bool, corrected: bool) -> None:
    """A patient in danger is told of at once; corrected evidence is told to those who used the old."""
    if danger:
        tell(event, addresses(case, DANGER), ask="urgent", due_on=timezone.localdate(event.at))
    elif corrected:
        tell(event, addresses(case, DANGER), ask="corrected", due_on=None)
    elif act.notifies:
        tell(event, addresses(case, act.notifies), ask=act.name, due_on=case.due_on)


def _members(role: Role, sites: list[int]) -> dict[int, User]:
    rows = Membership.objects.filter(role=role, site__in=sites, user__is_active=True).select_related("user")
    return {row.user_id: row.user for row in rows}
