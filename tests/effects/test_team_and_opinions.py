"""Who is on the team, what they say, and what a center answers: what is written, and what is refused."""

from typing import Any

import pytest

from casereview.lifecycle.roles import Role
from casereview.models import CareTeamMember, Referral
from casereview.workflow.refusals import NeedsUnmet
from tests.build import PLAN, Builder
from tests.effects.acts import entered, last_event, refused

# --- the team ---


def test_only_a_member_of_the_site_in_that_role_is_put_on_the_team_and_once(reviewed: Builder) -> None:
    people = reviewed.people
    sam = people.sam
    assert refused(reviewed, "assign_member", sam, person=people.sato.pk, role="radiologist") == ["role"]
    assert refused(reviewed, "assign_member", sam, person=people.reyes.pk, role="surgeon") == ["person"]
    made = entered(reviewed, "assign_member", sam, person=people.sato.pk, role="surgeon")
    assert CareTeamMember.objects.get(pk=made).user == people.sato
    assert last_event(reviewed).detail == {
        "kind": "member",
        "pk": made,
        "person": people.sato.pk,
        "role": "surgeon",
    }


def test_who_is_released_is_released_from_that_role_of_that_case_alone(reviewed: Builder) -> None:
    people, other = reviewed.people, Builder(reviewed.people)
    CareTeamMember.objects.create(case=reviewed.case, user=people.reyes, role=Role.PATHOLOGIST)
    assert refused(reviewed, "release_member", people.sam, person=people.reyes.pk, role="observer") == [
        "person"
    ]
    reviewed.act("release_member", people.sam, person=people.reyes.pk, role="surgeon")
    assert [row.role for row in reviewed.case.team.filter(user=people.reyes)] == ["pathologist"]
    assert other.case.team.filter(user=people.reyes).count() == 1
    assert last_event(reviewed).detail["person"] == people.reyes.pk


# --- opinions and confirmations ---


def test_a_change_of_mind_supersedes_the_own_opinion_of_this_round(reviewed: Builder) -> None:
    people = reviewed.people
    for actor, position in ((people.ito, "defer"), (people.reyes, "defer"), (people.reyes, "escalate")):
        reviewed.act("give_opinion", actor, position=position, rationale="Seen", dissents=True)
    theirs, first, second = reviewed.case.opinions.order_by("pk")
    assert (theirs.supersedes, first.supersedes, second.supersedes) == (None, None, first)
    assert (second.by, second.by_name, second.role, second.round) == (
        people.reyes,
        "Lena Reyes",
        "surgeon",
        1,
    )
    assert (second.position, second.rationale, second.dissents) == ("escalate", "Seen", True)
    assert second.made_at == last_event(reviewed).at


def test_who_plays_several_parts_speaks_in_the_first(reviewed: Builder) -> None:
    ito = reviewed.people.ito
    CareTeamMember.objects.create(case=reviewed.case, user=ito, role=Role.SURGEON)
    reviewed.act("give_opinion", ito, position="defer", rationale="Wait")
    assert reviewed.case.opinions.get().role == "surgeon"


def test_a_verdict_is_confirmed_once_on_the_same_facts(reviewed: Builder) -> None:
    okafor = reviewed.people.okafor
    reviewed.act("confirm_verdict", okafor)
    assert refused(reviewed, "confirm_verdict", okafor) == ["ALREADY_CONFIRMED"]
    row = reviewed.case.verdict_confirmations.get()
    assert (row.by, row.by_name, row.role, row.verdict, row.round) == (
        okafor,
        "Chidi Okafor",
        "radiologist",
        "CONCORDANT_POSITIVE",
        1,
    )
    assert row.confirmed_at == last_event(reviewed).at
    assert last_event(reviewed).detail["verdict"] == "CONCORDANT_POSITIVE"


def test_an_insufficient_verdict_is_not_confirmed(reviewed: Builder) -> None:
    other = Builder(reviewed.people).localization()
    other.do("submit_for_review", reviewed.people.reyes, override="pregnancy")
    assert refused(other, "confirm_verdict", reviewed.people.okafor) == ["VERDICT_INSUFFICIENT"]


# --- referrals ---


@pytest.mark.parametrize(
    ("act", "body", "status"),
    [("accept_referral", {}, "accepted"), ("decline_referral", {"answer": "No capacity"}, "declined")],
)
def test_a_referral_is_answered_once_and_keeps_by_whom(
    escalated: Builder, act: str, body: dict[str, Any], status: str
) -> None:
    escalated.act(act, escalated.people.hale, **body)
    row = Referral.objects.get(case=escalated.pk)
    assert (row.status, row.answer, row.answered_by_name) == (status, body.get("answer", ""), "Ruth Hale")
    assert row.answered_at == last_event(escalated).at
    assert last_event(escalated).detail == {"kind": "referral", "pk": row.pk, "status": status}
    for again in ("accept_referral", "decline_referral"):
        more = {"answer": "No"} if again == "decline_referral" else {}
        assert refused(escalated, again, escalated.people.sam, **more) == ["NO_REFERRAL_WAITING"]


def test_another_center_is_asked_only_when_none_is_asked(escalated: Builder) -> None:
    people = escalated.people
    again = {"center": people.center.pk, "question": "And now?"}
    assert refused(escalated, "refer_again", people.reyes, **again) == ["REFERRAL_LIVE"]
    escalated.act("accept_referral", people.hale)
    assert refused(escalated, "refer_again", people.reyes, **again) == ["REFERRAL_LIVE"]


def test_a_case_is_referred_again_after_a_decline(escalated: Builder) -> None:
    people = escalated.people
    escalated.act("decline_referral", people.hale, answer="No capacity")
    made = entered(escalated, "refer_again", people.reyes, center=people.center.pk, question="And now?")
    row = Referral.objects.get(pk=made)
    assert (row.center, row.question, row.asked_by, row.status, row.round) == (
        people.center,
        "And now?",
        people.reyes,
        "sent",
        1,
    )
    assert row.asked_at == last_event(escalated).at
    with pytest.raises(NeedsUnmet, match="not accepted the referral"):
        escalated.do("order_sampling", people.reyes, **PLAN)
