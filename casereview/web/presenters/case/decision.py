"""What each discipline thinks, what the board decided, and what was asked of other centers."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereview.lifecycle.fields.acts import POSITIONS
from casereview.lifecycle.roles import LABELS, THE_THREE, Role
from casereview.lifecycle.states import RESOLUTION_LABELS, Resolution
from casereview.models import LabResult, Opinion, Recommendation, Referral
from casereview.selectors.case_page import CaseRows
from casereview.selectors.opinions import is_current
from casereview.web.presenters import words
from casereview.web.presenters.case.stops import AnswerRow, answer_row
from casereview.web.presenters.case.under_todays_rules import today_of
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import SITE_LABELS

POSITION_LABELS = dict(POSITIONS)


@dataclass(frozen=True, slots=True)
class OpinionRow:
    by: str
    role: str
    position: str
    sites: str
    rationale: str
    at: str
    round: int
    dissents: bool
    struck: bool


@dataclass(frozen=True, slots=True)
class Signed:
    plan: str
    targets: str
    rationale: str
    dissent: str
    by: str
    at: str
    round: int
    profile: str
    answers: tuple[AnswerRow, ...]
    other_places: tuple[str, ...]
    today: tuple[
        str, ...
    ]  # what today's rules say of the facts it was signed on, where that is something else
    struck: bool


@dataclass(frozen=True, slots=True)
class ReferralRow:
    center: str
    status: str
    waiting: bool
    question: str
    asked: str
    answer: str
    answered: str


@dataclass(frozen=True, slots=True)
class Milestone:
    label: str
    due: str
    done: str
    late: bool


@dataclass(frozen=True, slots=True)
class Decision:
    opinions: tuple[OpinionRow, ...]
    silent: str  # the disciplines that have not spoken in this round
    signed: tuple[Signed, ...]
    referrals: tuple[ReferralRow, ...]
    milestones: tuple[Milestone, ...]
    outcomes: tuple[str, ...]


def decision_of(rows: CaseRows, today: dt.date) -> Decision:
    spoken = {row.role for row in rows.opinions if is_current(row, rows.case)}
    return Decision(
        opinions=tuple(_opinion(row) for row in reversed(rows.opinions)),
        silent=words.listed(translated(LABELS[role]) for role in THE_THREE if role not in spoken),
        signed=tuple(_signed(row) for row in reversed(rows.recommendations)),
        referrals=tuple(_referral(row) for row in reversed(rows.referrals)),
        milestones=tuple(
            Milestone(
                _("Calcium %(when)s after the operation of %(day)s")
                % {
                    "when": translated(row.get_milestone_display()).lower(),
                    "day": words.day(row.operation.performed_on),
                },
                words.day(row.due_on),
                _value(row.calcium) if row.calcium else "",
                row.calcium is None and row.due_on < today,
            )
            for row in rows.follow_ups
        ),
        outcomes=tuple(
            _("Round %(round)s: %(what)s, confirmed by %(who)s on %(day)s%(basis)s")
            % {
                "round": row.round,
                "what": _resolution(row.resolution),
                "who": row.confirmed_by.name,
                "day": words.day(row.confirmed_at.date()),
                "basis": f" ({_value(row.calcium)})" if row.calcium else "",
            }
            for row in rows.outcomes
        ),
    )


def _value(lab: LabResult) -> str:
    value = f"{lab.get_comparator_display()}{words.number(lab.value)} {lab.unit}"
    return f"{value}, {words.day(lab.collected_at.date())}"


def _resolution(code: str) -> str:
    known = code in set(Resolution)
    return translated(RESOLUTION_LABELS[Resolution(code)]).lower() if known else code


def _opinion(row: Opinion) -> OpinionRow:
    return OpinionRow(
        by=row.by_name,
        role=translated(LABELS[Role(row.role)]),
        position=translated(POSITION_LABELS.get(row.position, row.position)),
        sites=words.listed(translated(SITE_LABELS.get(code, code)) for code in row.sites),
        rationale=row.rationale,
        at=words.moment(row.made_at),
        round=row.round,
        dissents=row.dissents,
        struck=row.is_superseded,
    )


def _signed(row: Recommendation) -> Signed:
    return Signed(
        plan=words.label_of(row.plan),
        targets=words.listed(translated(SITE_LABELS.get(code, code)) for code in row.target_sites),
        rationale=row.rationale,
        dissent=row.dissent,
        by=row.signed_by_name,
        at=words.moment(row.signed_at),
        round=row.round,
        profile=row.profile,
        answers=tuple(answer_row(answer) for answer in row.answers.all()),
        other_places=tuple(f"{place['site']}: {place['reason']}" for place in row.other_places),
        today=() if row.is_superseded else today_of(row),
        struck=row.is_superseded,
    )


def _referral(row: Referral) -> ReferralRow:
    return ReferralRow(
        center=row.center.site.name,
        status=translated(row.get_status_display()),
        waiting=row.status == "sent",
        question=row.question,
        asked=_("%(who)s, %(at)s") % {"who": row.asked_by.name, "at": words.moment(row.asked_at)},
        answer=row.answer,
        answered=_("%(who)s, %(at)s") % {"who": row.answered_by_name, "at": words.moment(row.answered_at)}
        if row.answered_at
        else "",
    )
