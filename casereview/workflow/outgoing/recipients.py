"""Turns the parties that a verb tells into rows of the outbox, in the same commit as the event."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from casereview.lifecycle.notify import DueDate, Notice
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
    users = _on_team(case, [role for party, role in ON_TEAM.items() if party in wanted])
    if Party.COORDINATOR in wanted:
        users |= _members(Role.COORDINATOR, [case.site_id])
    if Party.CENTER in wanted:
        latest = case.referrals.select_related("center").order_by("-asked_at", "-pk").first()
        users |= _members(Role.CENTER_REVIEWER, [latest.center.site_id] if latest else [])
    by_mail = {Party.REFERRER: case.referrer_email, Party.RECEIVER: receiver_email}
    outside = {email for party, email in by_mail.items() if party in wanted and email}
    known = {user.email for user in users.values()}
    return [(user, user.email) for user in users.values()] + [
        (None, email) for email in sorted(outside - known)
    ]


def _on_team(case: Case, roles: Iterable[Role]) -> dict[int, User]:
    rows = case.team.filter(role__in=roles, user__is_active=True).select_related("user")
    return {row.user_id: row.user for row in rows}


def tell(notice: Notice, event: CaseEvent, case: Case, receiver_email: str = "") -> None:
    """One row for each recipient and channel. Nothing is sent here."""
    write(notice, event, case, addresses(case, notice.parties, receiver_email))


def heard(messages: Iterable[OutboxMessage]) -> list[Recipient]:
    """Everyone who got one of these messages, once, with the address that they are reached at now."""
    found = {row.recipient_id or row.address: row for row in messages}
    return [(row.recipient, row.recipient.email if row.recipient else row.address) for row in found.values()]


def write(notice: Notice, event: CaseEvent, case: Case, to: Iterable[Recipient]) -> None:
    """The notice for these, whoever they are."""
    due = _due(notice, event, case)
    rows = [
        OutboxMessage(
            event=event, recipient=user, address=address, channel=channel, ask=notice.code, due_on=due
        )
        for user, address in to
        for channel in (("email", "in_app") if user else ("email",))
    ]
    OutboxMessage.objects.bulk_create(rows)


def _due(notice: Notice, event: CaseEvent, case: Case) -> dt.date | None:
    if notice.due is DueDate.TODAY:
        return timezone.localdate(event.at)
    return case.due_on if notice.due is DueDate.OF_THE_CASE and case.due_on != NO_CLOCK else None


def _members(role: Role, sites: list[int]) -> dict[int, User]:
    rows = Membership.objects.filter(role=role, site__in=sites, user__is_active=True).select_related("user")
    return {row.user_id: row.user for row in rows}
