"""The list that a coordinator runs the week from, and everyone finds their turn on."""

import datetime as dt
from functools import reduce
from operator import or_
from typing import Literal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from casereview.lifecycle.moves import WAITS_FOR
from casereview.lifecycle.roles import TEAM_ROLES, Role
from casereview.lifecycle.states import State
from casereview.models import CareTeamMember, Hold, Membership, Referral, User
from casereview.models.case import NUMBER_PREFIX, case_number
from casereview.policy import visible_cases
from casereview.selectors.paging import Page, page

Scope = Literal["waiting", "all"]
COLUMNS = (
    "state",
    "resolution",
    "version",
    "round",
    "urgent",
    "opened_at",
    "state_since",
    "on_hold",
    "site__name",
    "patient__mrn",
    "patient__family_name",
    "patient__given_name",
    "patient__birth_date",
    "patient__age_years",
    "patient__sex",
)


def worklist(
    user: User | AnonymousUser,
    *,
    scope: Scope = "waiting",
    state: str = "",
    overdue: bool = False,
    q: str = "",
    after: str = "",
    limit: int = 50,
) -> Page:
    """Cases that ``user`` may see, the most overdue first. ``q`` is an MRN, a name's beginning or a number.

    Raises BadCursor where ``after`` is not a cursor of this list.
    """
    rows = visible_cases(user).annotate(on_hold=Exists(Hold.objects.live().filter(case=OuterRef("pk"))))
    if scope == "waiting" and isinstance(user, User):
        rows = rows.filter(_waits_for(user), on_hold=False)
    if state:
        rows = rows.filter(state=state)
    if overdue:
        rows = rows.filter(due_on__lt=timezone.localdate(), on_hold=False)
    if q.strip():
        rows = rows.filter(_matches(q.strip()))
    found = page(rows, keys=("due_on", "id"), after=after, limit=limit, values=COLUMNS)
    today = timezone.localdate()
    for row in found.rows:
        row["number"] = case_number(row["id"])
        row["overdue"] = _overdue(row["due_on"], today) and not row["on_hold"]
    return found


def _overdue(due_on: dt.date, today: dt.date) -> bool:
    return due_on < today


def _states_waiting_for(role: Role) -> list[str]:
    return [state.value for state in State if role in WAITS_FOR[state]]


def _waits_for(user: User) -> Q:
    mine = Membership.objects.filter(user=user)
    parts = [Q(role=role, case__state__in=_states_waiting_for(role)) for role in TEAM_ROLES]
    on_team = CareTeamMember.objects.filter(case=OuterRef("pk"), user=user).filter(reduce(or_, parts))
    referred = Referral.objects.live().filter(
        case=OuterRef("pk"),
        center__site__in=mine.filter(role=Role.CENTER_REVIEWER).values("site"),
    )
    coordinated = mine.filter(role=Role.COORDINATOR).values("site")
    return (
        Q(Exists(on_team))
        | Q(site__in=coordinated, state__in=_states_waiting_for(Role.COORDINATOR))
        | (Q(Exists(referred)) & Q(state__in=_states_waiting_for(Role.CENTER_REVIEWER)))
    )


def _matches(q: str) -> Q:
    """By beginning, so that an index answers: a substring search reads every row."""
    if "\x00" in q:
        return Q(pk=None)
    found = Q(patient__mrn__iexact=q)
    family, _, given = (part.strip() for part in q.partition(","))
    names = Q(patient__family_name__istartswith=family)
    if given:
        names &= Q(patient__given_name__istartswith=given)
    found |= names | Q(patient__given_name__istartswith=q)
    digits = q.upper().removeprefix(NUMBER_PREFIX)
    if digits.isascii() and digits.isdigit() and len(digits) < 10:  # noqa: PLR2004 - case numbers are short
        found |= Q(pk=int(digits))
    return found
