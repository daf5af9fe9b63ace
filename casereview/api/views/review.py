"""Opinions, confirmations of the verdict, referrals and the care team of a case."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api.http.listing import listed, page_from
from casereview.api.http.preconditions import who
from casereview.api.openapi.case_rows import MEMBER
from casereview.api.openapi.document import lists, writes
from casereview.api.openapi.evidence_rows import CONFIRMATION, OPINION, REFERRAL
from casereview.api.openapi.shapes import names_of, serializer_of
from casereview.api.views.writes import act
from casereview.lifecycle.fields import acts
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.roles import TEAM_ROLES
from casereview.models import Membership


class OpinionsView(APIView):
    @lists("list_opinions", "Opinions, newest first; a change of mind is a new one", OPINION)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: opinions")
        values = names_of(OPINION)
        return listed(request, page_from(request, found.opinions.all(), ("made_at", "id"), values))

    @writes("give_opinion", "Give an opinion", serializer_of("Opinion", acts.OPINION))
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "give_opinion")


class ConfirmationsView(APIView):
    @lists("list_verdict_confirmations", "Confirmations of the verdict, newest first", CONFIRMATION)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: verdict confirmations")
        values = names_of(CONFIRMATION)
        rows = found.verdict_confirmations.all()
        return listed(request, page_from(request, rows, ("confirmed_at", "id"), values))

    @writes(
        "confirm_verdict", "Confirm the verdict", serializer_of("Confirmation", ACT_FIELDS["confirm_verdict"])
    )
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "confirm_verdict")


class ReferralsView(APIView):
    @lists("list_referrals", "Referrals to centers, newest first", REFERRAL)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: referrals")
        values = (*names_of(REFERRAL, "center_name", "asked_by_name"), "center__site__name", "asked_by__name")
        page = page_from(request, found.referrals.all(), ("asked_at", "id"), values)
        for row in page.rows:
            row["center_name"] = row.pop("center__site__name")
        return listed(request, page)

    @writes("refer_again", "Refer to another center", serializer_of("ReferAgain", ACT_FIELDS["refer_again"]))
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "refer_again")


class AcceptReferralView(APIView):
    @writes(
        "accept_referral",
        "Accept the referral",
        serializer_of("AcceptReferral", ACT_FIELDS["accept_referral"]),
    )
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "accept_referral")


class DeclineReferralView(APIView):
    @writes(
        "decline_referral",
        "Decline the referral",
        serializer_of("DeclineReferral", ACT_FIELDS["decline_referral"]),
    )
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "decline_referral")


class TeamView(APIView):
    @lists("list_team", "The care team", MEMBER)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: team")
        page = page_from(
            request, found.team.all(), ("id",), ("user", "user__name", "role"), newest_first=False
        )
        _as_people(page.rows)
        return listed(request, page)

    @writes(
        "assign_member", "Assign to the care team", serializer_of("AssignMember", ACT_FIELDS["assign_member"])
    )
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "assign_member")


class ReleaseView(APIView):
    @writes(
        "release_member",
        "Release from the care team",
        serializer_of("ReleaseMember", ACT_FIELDS["release_member"]),
    )
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "release_member")


class CandidatesView(APIView):
    @lists("list_candidates", "Who works at the case's site in a role of a care team", MEMBER)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: candidates")
        rows = Membership.objects.filter(
            site=found.site_id, user__is_active=True, role__in=[role.value for role in TEAM_ROLES]
        )
        page = page_from(request, rows, ("id",), ("user", "user__name", "role"), newest_first=False)
        _as_people(page.rows)
        return listed(request, page)


def _as_people(rows: list[dict[str, object]]) -> None:
    """A person is what the acts field for; the number of the row itself is of no use to anyone."""
    for row in rows:
        row.pop("id")
        row["person"], row["name"] = row.pop("user"), row.pop("user__name")
