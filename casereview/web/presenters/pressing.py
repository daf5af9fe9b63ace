"""A button before it is pressed: whom it tells, what it still needs, and who may set that aside."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereview.models import Case
from casereview.policy import Standing
from casereview.rules.acts import Act
from casereview.rules.asks import Kind
from casereview.rules.codes import Verdict
from casereview.rules.evidence import ASKS
from casereview.rules.facts import FactsError
from casereview.rules.lifecycle import Move, target_of
from casereview.rules.readiness import unmet
from casereview.rules.roles import Role
from casereview.rules.states import STATE_LABELS, Party, State
from casereview.selectors.picture import Picture, picture_of
from casereview.selectors.situation import situation_of
from casereview.web.presenters.verdict import VERDICTS, sites_words
from casereview.web.presenters.words import listed, parties, said
from casereview.workflow import notices

# Nobody should have to remember the verdict while answering it.
ANSWER_THE_VERDICT = frozenset({"confirm_verdict", "give_opinion", "agree_target", "escalate"})


@dataclass(frozen=True, slots=True)
class Reason:
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


@dataclass(frozen=True, slots=True)
class Pressing:
    name: str
    label: str
    tells: str  # the parties, in words
    told: str  # the people that these are today
    needs: tuple[str, ...]
    blocked: bool  # what is missing cannot be set aside by this person
    reasons: tuple[Reason, ...]  # of an override, where this person may give one
    only_by_override: bool
    is_final: bool  # it closes the case
    basis: Basis | None
    override_label: str = ""
    may_alarm: bool = False  # it adds facts, and facts may show danger
    goes: str = ""  # where a move leads: a verb such as "request imaging" does not say that it moves the case


def pressing_of(case: Case, what: Move | Act, stand: Standing, override: str) -> Pressing:
    told = listed(user.name if user else email for user, email in notices.addresses(case, _known(what)))
    if isinstance(what, Act):
        basis = _basis(_picture(case)[0]) if what.name in ANSWER_THE_VERDICT else None
        return Pressing(
            what.name,
            said(what.label),
            parties(what.tells),
            told,
            (),
            False,
            (),
            False,
            False,
            basis,
            may_alarm=what.evidence,
        )
    picture, problem = _picture(case)
    needs, open_codes = _needs(picture, what, problem)
    may_waive = what.override is not None and stand.may(what.override.who)
    waives = what.override.waives if what.override and may_waive else frozenset()
    return Pressing(
        name=what.verb,
        label=said(what.label),
        tells=parties(what.tells),
        told=told,
        needs=needs,
        blocked=bool(open_codes - waives),
        reasons=tuple(
            Reason(code, said(label), code == override)
            for code, label in (what.override.reasons if what.override and may_waive else ())
        ),
        only_by_override=not stand.may(what.who),
        is_final=what.target is State.CLOSED,
        basis=_basis(picture) if what.verb in ANSWER_THE_VERDICT else None,
        override_label=_override_label(what),
        goes=_goes(case, what),
    )


def _goes(case: Case, what: Move) -> str:
    """Of a case that has moved on meanwhile nothing is said: the refusal says where it stands."""
    before = State(case.state)
    if before not in what.sources:
        return ""
    after = target_of(what, before)
    words = {"state": said(STATE_LABELS[after]), "round": case.round + 1 if what.new_round else case.round}
    if after is before and not what.new_round:
        return _("The case stays in %(state)s.") % words
    if after is State.CLOSED:
        return _("The case goes to %(state)s.") % words
    if what.new_round:
        return _("The case goes to %(state)s, a new round: round %(round)s.") % words
    return _("The case goes to %(state)s, round %(round)s.") % words


def _override_label(what: Move) -> str:
    if what.override is not None and Role.CHAIR not in what.override.who:
        return _("Reason to go ahead all the same")
    return _("Override as chair")


def _known(what: Move | Act) -> list[Party]:
    """Whom it tells that can be named beforehand: a center is chosen only in the form."""
    asks = what.asks if isinstance(what, Move) else ASKS[what.name]
    chosen = any(ask.kind is Kind.CENTER for ask in asks)
    return [party for party in what.tells if not (chosen and party is Party.CENTER)]


def _picture(case: Case) -> tuple[Picture | None, str]:
    try:
        return picture_of(case), ""
    except FactsError as error:
        return None, error.sentence


def _needs(picture: Picture | None, what: Move, problem: str) -> tuple[tuple[str, ...], frozenset[str]]:
    if picture is None:
        return (problem,), frozenset({"FACTS"})
    left = unmet(what, situation_of(picture))
    return tuple(said(item.sentence) for item in left), frozenset(item.code for item in left)


def _basis(picture: Picture | None) -> Basis | None:
    if picture is None:
        return None
    verdict = picture.answer.verdict
    return Basis(
        str(VERDICTS[Verdict(verdict.code)]),
        verdict.code,
        sites_words(verdict.targets),
        tuple(said(reason.sentence) for reason in verdict.reasons),
    )
