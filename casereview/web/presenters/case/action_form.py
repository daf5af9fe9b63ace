"""A button before it is pressed: whom it tells, what it still needs, and who may set that aside."""

from dataclasses import dataclass
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from casereview.lifecycle.acts import Act
from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.lifecycle.moves import Move, target_of
from casereview.lifecycle.needs.unmet import unmet
from casereview.lifecycle.notify import parties_told
from casereview.lifecycle.roles import Role
from casereview.lifecycle.states import STATE_LABELS, Party, State
from casereview.models import Case
from casereview.policy import CaseRoles, permitted
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.facts.load import FactsError
from casereview.selectors.assessed_case import AssessedCase, assessed_case
from casereview.selectors.move_facts import move_facts, move_facts_of
from casereview.web.presenters.case.stops import StopRow, settle_first_of, stops_of
from casereview.web.presenters.case.verdict import VERDICTS, sites_words
from casereview.web.presenters.words import listed, parties, translated
from casereview.workflow.outgoing import recipients

# Nobody should have to remember the verdict while answering it.
ANSWER_THE_VERDICT = frozenset({"confirm_verdict", "give_opinion", "agree_target", "answer_stop", "escalate"})


@dataclass(frozen=True, slots=True)
class OverrideReason:
    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """The verdict that a person is about to answer."""

    says: str
    code: str
    targets: str
    reasons: tuple[str, ...]
    stops: tuple[StopRow, ...]
    settle_first: str


@dataclass(frozen=True, slots=True)
class ActionForm:
    name: str
    label: str
    tells: str  # the parties, in words
    told: str  # the people that these are today
    needs: tuple[str, ...]
    blocked: bool  # what is missing cannot be set aside by this person
    reasons: tuple[OverrideReason, ...]  # of an override, where this person may give one
    only_by_override: bool
    is_final: bool  # it closes the case
    basis: Basis | None
    override_label: str = ""
    may_alarm: bool = False  # it adds facts, and facts may show danger
    goes: str = ""  # where a move leads: a verb such as "request imaging" does not say that it moves the case


def action_form_of(case: Case, what: Move | Act, case_roles: CaseRoles, override: str) -> ActionForm:
    told = listed(user.name if user else email for user, email in recipients.addresses(case, _known(what)))
    if isinstance(what, Act):
        basis = _basis(_picture(case)[0]) if what.name in ANSWER_THE_VERDICT else None
        return ActionForm(
            what.name,
            translated(what.label),
            parties(parties_told(what.name)),
            told,
            (),
            False,
            (),
            False,
            False,
            basis,
            may_alarm=what.evidence,
        )
    assessed, problem = _picture(case)
    needs, open_codes = _needs(case, assessed, what, problem)
    may_waive = permitted(case_roles, what, override=True)
    waives = what.override.waives if what.override and may_waive else frozenset()
    return ActionForm(
        name=what.verb,
        label=translated(what.label),
        tells=parties(parties_told(what.verb)),
        told=told,
        needs=needs,
        blocked=bool(open_codes - waives),
        reasons=tuple(
            OverrideReason(code, translated(label), code == override)
            for code, label in (what.override.reasons if what.override and may_waive else ())
        ),
        only_by_override=not permitted(case_roles, what),
        is_final=what.target is State.CLOSED,
        basis=_basis(assessed) if what.verb in ANSWER_THE_VERDICT else None,
        override_label=_override_label(what),
        goes=_goes(case, what),
    )


def _goes(case: Case, what: Move) -> str:
    """Of a case that has moved on meanwhile nothing is said: the refusal says where it stands."""
    before = State(case.state)
    if before not in what.sources:
        return ""
    after = target_of(what, before)
    words = {
        "state": translated(STATE_LABELS[after]),
        "round": case.round + 1 if what.new_round else case.round,
    }
    if after is before and not what.new_round:
        return _("The case stays in %(state)s.") % words
    if after is State.CLOSED:
        return _("The case goes to %(state)s.") % words
    if what.new_round:
        return _("The case goes to %(state)s, a new round: round %(round)s.") % words
    return _("The case goes to %(state)s, round %(round)s.") % words


def _override_label(what: Move) -> str:
    if what.override is not None and Role.CHAIR not in what.override.allowed_roles:
        return _("Reason to go ahead all the same")
    return _("Override as chair")


def _known(what: Move | Act) -> list[Party]:
    """Whom it tells that can be named beforehand: a center is chosen only in the form."""
    name = what.verb if isinstance(what, Move) else what.name
    fields = MOVE_FIELDS.get(name, ()) if isinstance(what, Move) else ACT_FIELDS[name]
    chosen = any(field.kind is kinds.CENTER for field in fields)
    return [party for party in parties_told(name) if not (chosen and party is Party.CENTER)]


def _picture(case: Case) -> tuple[AssessedCase | None, str]:
    try:
        return assessed_case(case), ""
    except FactsError as error:
        return None, f"{error.field}: {translated(error.sentence)}"


def _needs(
    case: Case, assessed: AssessedCase | None, what: Move, problem: str
) -> tuple[tuple[str, ...], frozenset[str]]:
    """What is still needed; refused facts stand in the way where it asks what the rules say of them."""
    try:
        judge = partial(assessed_case, case)
        known = move_facts(assessed) if assessed else move_facts_of(case, timezone.localdate(), judge)
        left = unmet(what, known)
    except FactsError:
        return (problem,), frozenset({"FACTS"})
    return tuple(translated(item.sentence) for item in left), frozenset(item.code for item in left)


def _basis(assessed: AssessedCase | None) -> Basis | None:
    if assessed is None:
        return None
    verdict = assessed.answer.verdict
    return Basis(
        str(VERDICTS[Verdict(verdict.code)]),
        verdict.code,
        sites_words(verdict.targets),
        tuple(translated(reason.sentence) for reason in verdict.reasons),
        stops_of(assessed.answer, assessed.case.stop_answers.all()),
        settle_first_of(assessed.answer),
    )
