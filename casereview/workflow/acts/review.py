"""Rows of the care team, opinions, confirmations and answers to referrals."""

from typing import Any

from casereview.lifecycle.fields.acts import (
    DeclineData,
    MemberData,
    NothingAsked,
    OpinionData,
    ReferAgainData,
)
from casereview.lifecycle.needs.facts import missing
from casereview.lifecycle.needs.sentences import REFERRAL_LIVE
from casereview.lifecycle.roles import CLINICIANS, THE_THREE, Role
from casereview.models import CareTeamMember, Opinion, Referral, User, VerdictConfirmation
from casereview.selectors.assessed_case import assessed_case
from casereview.workflow import refusals as says
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow
from casereview.workflow.input import sentences
from casereview.workflow.refusals import Invalid, NeedsUnmet


def assign_member(doing: ActContext[MemberData]) -> WrittenRow:
    person, role = User.objects.get(pk=doing.data["person"]), doing.data["role"]
    if not person.memberships.filter(site=doing.case.site_id, role=role).exists():
        raise Invalid({"role": [sentences.NOT_IN_ROLE(person=person.name)]})
    row, made = CareTeamMember.objects.get_or_create(case=doing.case, user=person, role=role)
    if not made:
        raise Invalid({"person": [sentences.ON_TEAM_ALREADY(person=person.name)]})
    return WrittenRow("member", row.pk, {"person": person.pk, "role": role})


def release_member(doing: ActContext[MemberData]) -> WrittenRow:
    row = CareTeamMember.objects.filter(
        case=doing.case, user=doing.data["person"], role=doing.data["role"]
    ).first()
    if row is None:
        raise Invalid({"person": [sentences.NOT_ON_TEAM()]})
    pk = row.pk
    row.delete()
    return WrittenRow("member", pk, {"person": doing.data["person"], "role": doing.data["role"]})


def _speaks_as(doing: ActContext[Any], among: tuple[Role, ...]) -> Role:
    """The discipline in which a person signs; who plays several speaks in the first of the list."""
    return next(role for role in among if role in doing.standing.roles)


def give_opinion(doing: ActContext[OpinionData]) -> WrittenRow:
    role = _speaks_as(doing, CLINICIANS)
    earlier = doing.case.opinions.current().filter(by=doing.actor, round=doing.case.round).first()
    row = Opinion.objects.create(
        case=doing.case,
        round=doing.case.round,
        by=doing.actor,
        by_name=doing.actor.name,
        role=role,
        made_at=doing.now,
        supersedes=earlier,
        **doing.data,
    )
    return WrittenRow("opinion", row.pk)


def confirm_verdict(doing: ActContext[NothingAsked]) -> WrittenRow:
    role = _speaks_as(doing, THE_THREE)
    picture = assessed_case(doing.case)
    verdict = picture.answer.verdict.code
    if verdict == "INSUFFICIENT":
        raise NeedsUnmet([missing(says.VERDICT_NOT_TO_CONFIRM, "VERDICT_INSUFFICIENT")])
    row, made = VerdictConfirmation.objects.get_or_create(
        case=doing.case,
        by=doing.actor,
        role=role,
        digest=picture.digest,
        defaults={
            "round": doing.case.round,
            "verdict": verdict,
            "by_name": doing.actor.name,
            "confirmed_at": doing.now,
        },
    )
    if not made:
        raise NeedsUnmet([missing(says.ALREADY_CONFIRMED)])
    return WrittenRow("verdict_confirmation", row.pk, {"verdict": verdict})


def _live(doing: ActContext[Any]) -> Referral:
    referral = doing.case.referrals.live().first()
    if referral is None or referral.status != "sent":
        raise NeedsUnmet([missing(says.NO_REFERRAL_WAITING)])
    return referral


def _answered(doing: ActContext[Any], status: str, answer: str = "") -> WrittenRow:
    referral = _live(doing)
    referral.status, referral.answer = status, answer
    referral.answered_by_name, referral.answered_at = doing.actor.name, doing.now
    referral.save()
    return WrittenRow("referral", referral.pk, {"status": status})


def accept_referral(doing: ActContext[NothingAsked]) -> WrittenRow:
    return _answered(doing, "accepted")


def decline_referral(doing: ActContext[DeclineData]) -> WrittenRow:
    return _answered(doing, "declined", doing.data["answer"])


def refer_again(doing: ActContext[ReferAgainData]) -> WrittenRow:
    """Another center after a decline; the case stays in escalation."""
    if doing.case.referrals.live().exists():
        raise NeedsUnmet([missing(REFERRAL_LIVE)])
    row = Referral.objects.create(
        case=doing.case,
        center_id=doing.data["center"],
        round=doing.case.round,
        question=doing.data["question"],
        asked_by=doing.actor,
        asked_at=doing.now,
    )
    return WrittenRow("referral", row.pk)


WRITERS: dict[str, Writer] = {
    "assign_member": assign_member,
    "release_member": release_member,
    "give_opinion": give_opinion,
    "confirm_verdict": confirm_verdict,
    "accept_referral": accept_referral,
    "decline_referral": decline_referral,
    "refer_again": refer_again,
}
