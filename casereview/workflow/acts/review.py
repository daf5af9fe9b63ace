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


def assign_member(context: ActContext[MemberData]) -> WrittenRow:
    person, role = User.objects.get(pk=context.data["person"]), context.data["role"]
    if not person.memberships.filter(site=context.case.site_id, role=role).exists():
        raise Invalid({"role": [sentences.NOT_IN_ROLE(person=person.name)]})
    row, made = CareTeamMember.objects.get_or_create(case=context.case, user=person, role=role)
    if not made:
        raise Invalid({"person": [sentences.ON_TEAM_ALREADY(person=person.name)]})
    return WrittenRow("member", row.pk, {"person": person.pk, "role": role})


def release_member(context: ActContext[MemberData]) -> WrittenRow:
    row = CareTeamMember.objects.filter(
        case=context.case, user=context.data["person"], role=context.data["role"]
    ).first()
    if row is None:
        raise Invalid({"person": [sentences.NOT_ON_TEAM()]})
    pk = row.pk
    row.delete()
    return WrittenRow("member", pk, {"person": context.data["person"], "role": context.data["role"]})


def _speaks_as(context: ActContext[Any], among: tuple[Role, ...]) -> Role:
    """The discipline in which a person signs; who plays several speaks in the first of the list."""
    return next(role for role in among if role in context.standing.roles)


def give_opinion(context: ActContext[OpinionData]) -> WrittenRow:
    role = _speaks_as(context, CLINICIANS)
    earlier = context.case.opinions.current().filter(by=context.actor, round=context.case.round).first()
    row = Opinion.objects.create(
        case=context.case,
        round=context.case.round,
        by=context.actor,
        by_name=context.actor.name,
        role=role,
        made_at=context.now,
        supersedes=earlier,
        **context.data,
    )
    return WrittenRow("opinion", row.pk)


def confirm_verdict(context: ActContext[NothingAsked]) -> WrittenRow:
    role = _speaks_as(context, THE_THREE)
    assessed = assessed_case(context.case)
    verdict = assessed.answer.verdict.code
    if verdict == "INSUFFICIENT":
        raise NeedsUnmet([missing(says.VERDICT_NOT_TO_CONFIRM, "VERDICT_INSUFFICIENT")])
    row, made = VerdictConfirmation.objects.get_or_create(
        case=context.case,
        by=context.actor,
        role=role,
        digest=assessed.digest,
        defaults={
            "round": context.case.round,
            "verdict": verdict,
            "level": assessed.answer.verdict.level,
            "targets": [list(target) for target in assessed.answer.verdict.targets],
            "by_name": context.actor.name,
            "confirmed_at": context.now,
        },
    )
    if not made:
        raise NeedsUnmet([missing(says.ALREADY_CONFIRMED)])
    return WrittenRow("verdict_confirmation", row.pk, {"verdict": verdict})


def _live(context: ActContext[Any]) -> Referral:
    referral = context.case.referrals.live().first()
    if referral is None or referral.status != "sent":
        raise NeedsUnmet([missing(says.NO_REFERRAL_WAITING)])
    return referral


def _answered(context: ActContext[Any], status: str, answer: str = "") -> WrittenRow:
    referral = _live(context)
    referral.status, referral.answer = status, answer
    referral.answered_by_name, referral.answered_at = context.actor.name, context.now
    referral.save()
    return WrittenRow("referral", referral.pk, {"status": status})


def accept_referral(context: ActContext[NothingAsked]) -> WrittenRow:
    return _answered(context, "accepted")


def decline_referral(context: ActContext[DeclineData]) -> WrittenRow:
    return _answered(context, "declined", context.data["answer"])


def refer_again(context: ActContext[ReferAgainData]) -> WrittenRow:
    """Another center after a decline; the case stays in escalation."""
    if context.case.referrals.live().exists():
        raise NeedsUnmet([missing(REFERRAL_LIVE)])
    row = Referral.objects.create(
        case=context.case,
        center_id=context.data["center"],
        round=context.case.round,
        question=context.data["question"],
        asked_by=context.actor,
        asked_at=context.now,
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
