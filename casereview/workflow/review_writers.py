"""Rows of the care team, opinions, confirmations and answers to referrals."""

from casereview.models import CareTeamMember, Opinion, Referral, User, VerdictConfirmation
from casereview.models.referral import LIVE
from casereview.rules.roles import CLINICIANS, THE_THREE, Role
from casereview.rules.situation import Unmet
from casereview.selectors.picture import picture_of
from casereview.workflow.refusals import Invalid, NeedsUnmet
from casereview.workflow.writing import Made, Writer, Writing


def assign_member(doing: Writing) -> Made:
    person, role = User.objects.get(pk=doing.data["person"]), doing.data["role"]
    if not person.memberships.filter(site=doing.case.site_id, role=role).exists():
        raise Invalid({"role": [f"{person.name} is not a member of this site in that role."]})
    row, made = CareTeamMember.objects.get_or_create(case=doing.case, user=person, role=role)
    if not made:
        raise Invalid({"person": [f"{person.name} is on the care team in that role already."]})
    return Made("member", row.pk, {"person": person.pk, "role": role})


def release_member(doing: Writing) -> Made:
    row = CareTeamMember.objects.filter(
        case=doing.case, user=doing.data["person"], role=doing.data["role"]
    ).first()
    if row is None:
        raise Invalid({"person": ["This person is not on the care team in that role."]})
    pk = row.pk
    row.delete()
    return Made("member", pk, {"person": doing.data["person"], "role": doing.data["role"]})


def _speaks_as(doing: Writing, among: tuple[Role, ...]) -> Role:
    """The discipline in which a person signs; who plays several speaks in the first of the list."""
    return next(role for role in among if role in doing.standing.roles)


def give_opinion(doing: Writing) -> Made:
    role = _speaks_as(doing, CLINICIANS)
    earlier = doing.case.opinions.filter(by=doing.actor, round=doing.case.round, superseded_by=None).first()
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
    return Made("opinion", row.pk)


def confirm_verdict(doing: Writing) -> Made:
    role = _speaks_as(doing, THE_THREE)
    picture = picture_of(doing.case)
    verdict = picture.answer.verdict.code
    if verdict == "INSUFFICIENT":
        raise NeedsUnmet(
            [Unmet("VERDICT_INSUFFICIENT", "An insufficient verdict is not confirmed but completed.")]
        )
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
        raise NeedsUnmet(
            [Unmet("ALREADY_CONFIRMED", "You have confirmed this verdict on these facts already.")]
        )
    return Made("verdict_confirmation", row.pk, {"verdict": verdict})


def _live(doing: Writing) -> Referral:
    referral = doing.case.referrals.filter(status__in=LIVE).first()
    if referral is None or referral.status != "sent":
        raise NeedsUnmet([Unmet("NO_REFERRAL_WAITING", "No referral of this case waits for an answer.")])
    return referral


def _answered(doing: Writing, status: str, answer: str = "") -> Made:
    referral = _live(doing)
    referral.status, referral.answer = status, answer
    referral.answered_by_name, referral.answered_at = doing.actor.name, doing.now
    referral.save()
    return Made("referral", referral.pk, {"status": status})


def accept_referral(doing: Writing) -> Made:
    return _answered(doing, "accepted")


def decline_referral(doing: Writing) -> Made:
    return _answered(doing, "declined", doing.data["answer"])


def refer_again(doing: Writing) -> Made:
    """Another center after a decline; the case stays in escalation."""
    if doing.case.referrals.filter(status__in=LIVE).exists():
        raise NeedsUnmet(
            [Unmet("REFERRAL_LIVE", "A referral is still open: wait for its answer or recall it.")]
        )
    row = Referral.objects.create(
        case=doing.case,
        center_id=doing.data["center"],
        round=doing.case.round,
        question=doing.data["question"],
        asked_by=doing.actor,
        asked_at=doing.now,
    )
    return Made("referral", row.pk)


WRITERS: dict[str, Writer] = {
    "assign_member": assign_member,
    "release_member": release_member,
    "give_opinion": give_opinion,
    "confirm_verdict": confirm_verdict,
    "accept_referral": accept_referral,
    "decline_referral": decline_referral,
    "refer_again": refer_again,
}
