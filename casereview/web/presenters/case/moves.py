"""What can happen to a case from here, what each step still needs, and who may take it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import Move, from_state
from casereview.lifecycle.needs.facts import MoveFacts
from casereview.lifecycle.needs.unmet import unmet
from casereview.lifecycle.notify import parties_told
from casereview.lifecycle.states import State
from casereview.models import Case, User
from casereview.models.referral import LIVE
from casereview.policy import CaseRoles, may_now
from casereview.rules.codes.conclusions import Verdict
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.case_page import CaseRows
from casereview.selectors.opinions import is_current
from casereview.web.presenters.words import parties, roles, translated

# A move that is open from most states is a way out, not the next step.
WAYS_OUT_FROM = 3


@dataclass(frozen=True, slots=True)
class MoveLine:
    verb: str
    label: str
    href: str
    tells: str
    who: str
    mine: bool
    by_override: bool  # the only way in which this person may take it, or set aside what is missing
    ends: bool  # it closes the case
    needs: tuple[str, ...]

    @property
    def ready(self) -> bool:
        return not self.needs


@dataclass(frozen=True, slots=True)
class NextMoves:
    """``forward`` mine first; ``out`` what ends or pauses the case and is mine."""

    forward: tuple[MoveLine, ...]
    out: tuple[MoveLine, ...]


@dataclass(frozen=True, slots=True)
class ActLink:
    name: str
    label: str
    href: str


def moves_of(case: Case, case_facts: MoveFacts | None, case_roles: CaseRoles) -> NextMoves:
    """Without a situation (facts that contradict each other) only the ways out are offered."""
    moves = from_state(State(case.state))
    out = [_line(case, move, case_facts, case_roles) for move in moves if _is_way_out(move, case_facts)]
    forward = [_line(case, move, case_facts, case_roles) for move in moves if _is_next(move, case_facts)]
    return NextMoves(tuple(sorted(forward, key=_order)), tuple(line for line in out if line.mine))


def _is_way_out(move: Move, case_facts: MoveFacts | None) -> bool:
    """What ends or pauses a case; a case on hold is not held once more."""
    held = case_facts is not None and case_facts.on_hold
    return len(move.sources) > WAYS_OUT_FROM and move.verb != "resume" and not (held and move.verb == "hold")


def _is_next(move: Move, case_facts: MoveFacts | None) -> bool:
    """What brings a case forward; to resume it counts as that, as long as it is on hold."""
    if case_facts is None:
        return False
    return case_facts.on_hold if move.verb == "resume" else len(move.sources) <= WAYS_OUT_FROM


def _order(line: MoveLine) -> tuple[bool, bool]:
    """What this person may do, then what others may; what ends the case last of each."""
    return (not line.mine, line.ends)


def _line(case: Case, move: Move, case_facts: MoveFacts | None, case_roles: CaseRoles) -> MoveLine:
    missing = unmet(move, case_facts) if case_facts else []
    may, may_override = may_now(case_roles, case, move), may_now(case_roles, case, move, override=True)
    waives = move.override.waives if move.override and may_override else frozenset()
    waivable = bool(missing) and all(item.code in waives for item in missing)
    return MoveLine(
        verb=move.verb,
        label=translated(move.label),
        href=reverse("move", args=[case.pk, move.verb]),
        tells=parties(parties_told(move.verb)),
        who=roles(move.allowed_roles),
        mine=may or may_override,
        by_override=may_override and (waivable or not may),
        ends=move.target is State.CLOSED,
        needs=tuple(dict.fromkeys(translated(item.sentence) for item in missing)),
    )


def acts_of(case: Case, case_roles: CaseRoles, names: Iterable[str]) -> tuple[ActLink, ...]:
    """Those of the acts that this person may do in this state."""
    return tuple(
        ActLink(name, translated(ACTS[name].label), reverse("act", args=[case.pk, name]))
        for name in names
        if may_now(case_roles, case, ACTS[name])
    )


def your_part_of(
    rows: CaseRows, assessed: AssessedCase | None, case_roles: CaseRoles, user: User
) -> tuple[ActLink, ...]:
    """What the board or a center still waits for from this very person."""
    case = rows.case
    spoken = any(row.by_id == user.pk and is_current(row, case) for row in rows.opinions)
    insufficient = assessed is None or assessed.answer.verdict.code == Verdict.INSUFFICIENT
    confirmed = assessed is not None and any(
        row.by_id == user.pk and row.digest == assessed.digest for row in rows.confirmations
    )
    live = [row.status for row in rows.referrals if row.status in LIVE]
    waits = {
        "give_opinion": not spoken,
        "confirm_verdict": not insufficient and not confirmed,
        "accept_referral": live == ["sent"],
        "decline_referral": live == ["sent"],
        "refer_again": not live,
    }
    return acts_of(case, case_roles, [name for name, is_due in waits.items() if is_due])
