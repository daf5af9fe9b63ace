"""Who may see a case, and what they may do in it. Strangers learn nothing, not even that it exists."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from casereview.lifecycle.acts import Act
from casereview.lifecycle.moves import Move
from casereview.lifecycle.roles import CLINICIANS, Role
from casereview.models import AccessEvent, CareTeamMember, Case, Membership, Referral, User


@dataclass(frozen=True, slots=True)
class CaseRoles:
    """The roles that one person has in one case."""

    roles: frozenset[Role]

    def may(self, who: Iterable[Role]) -> bool:
        return not self.roles.isdisjoint(who)


NOBODY = CaseRoles(frozenset())


def visible_cases(user: User | AnonymousUser) -> QuerySet[Case]:
    """Cases on whose care team ``user`` is, whose site they coordinate, or that are referred to them."""
    if not isinstance(user, User) or not user.is_active:
        return Case.objects.none()
    mine = Membership.objects.filter(user=user)
    on_team = CareTeamMember.objects.filter(case=OuterRef("pk"), user=user)
    referred = Referral.objects.live().filter(
        case=OuterRef("pk"),
        center__site__in=mine.filter(role=Role.CENTER_REVIEWER).values("site"),
    )
    coordinated = mine.filter(role=Role.COORDINATOR).values("site")
    return Case.objects.filter(Q(Exists(on_team)) | Q(site__in=coordinated) | Q(Exists(referred)))


def case_for(user: User | AnonymousUser, pk: int) -> Case:
    """The case, or 404 for a stranger as for a case that is not there."""
    try:
        return visible_cases(user).select_related("patient", "site").get(pk=pk)
    except Case.DoesNotExist:
        raise Http404("No such case.") from None


def case_read_by(user: User | AnonymousUser, pk: int, what: str) -> Case:
    """``case_for`` with a trace: who saw what."""
    case = case_for(user, pk)
    assert isinstance(user, User)  # noqa: S101 - case_for lets nobody else through
    AccessEvent.objects.create(case=case, user=user, user_name=user.name, what=what)
    return case


def roles_in_case(user: User | AnonymousUser, case: Case) -> CaseRoles:
    """The roles of ``user`` in ``case``; none for a stranger."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    memberships = list(Membership.objects.filter(user=user))
    on_team = {Role(role) for role in case.team.filter(user=user).values_list("role", flat=True)}
    at_site = [row for row in memberships if row.site_id == case.site_id]
    return CaseRoles(frozenset(on_team | _site_parts(at_site, on_team) | _center_parts(memberships, case)))


def _site_parts(at_site: list[Membership], on_team: set[Role]) -> set[Role]:
    """A site's coordinator coordinates each of its cases; its chair counts where they are on the team."""
    parts = {Role.COORDINATOR for row in at_site if row.role == Role.COORDINATOR}
    if any(row.chair for row in at_site) and not on_team.isdisjoint(CLINICIANS):
        parts.add(Role.CHAIR)
    return parts


def _center_parts(memberships: list[Membership], case: Case) -> set[Role]:
    """A center's reviewer takes part while a referral to the center is live."""
    centers = [row.site_id for row in memberships if row.role == Role.CENTER_REVIEWER]
    referred = centers and case.referrals.live().filter(center__site__in=centers).exists()
    return {Role.CENTER_REVIEWER} if referred else set()


def site_roles(user: User | AnonymousUser, site_id: int) -> CaseRoles:
    """Roles that ``user`` has at a site, before there is a case (opening one)."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    roles = Membership.objects.filter(user=user, site=site_id).values_list("role", flat=True)
    return CaseRoles(frozenset(Role(role) for role in roles))


def permitted(roles: CaseRoles, what: Move | Act, *, override: bool = False) -> bool:
    """Whether ``what`` is for one of these roles, whatever the state.

    With ``override``: whether it is for them to do it in spite of what is unmet.
    """
    if not override:
        return roles.may(what.allowed_roles)
    return isinstance(what, Move) and what.override is not None and roles.may(what.override.allowed_roles)


def may_now(roles: CaseRoles, case: Case, what: Move | Act, *, override: bool = False) -> bool:
    """Whether these roles may do ``what`` in the state in which the case is; ``override`` as above."""
    return case.state in what.states and permitted(roles, what, override=override)
