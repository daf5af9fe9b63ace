"""One case in full: identity, clock, team, what the rules say, and what may happen next."""

from functools import partial
from typing import Any

import msgspec
from django.utils import timezone

from casereview.language import in_readers_language, translated
from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import Move, from_state
from casereview.lifecycle.needs.facts import MoveFacts, missing
from casereview.lifecycle.needs.sentences import FACTS_REFUSED
from casereview.lifecycle.needs.unmet import unmet
from casereview.lifecycle.states import STATE_LABELS, State
from casereview.models import CareTeamMember, Case
from casereview.models.case import NO_CLOCK
from casereview.policy import CaseRoles, may_now
from casereview.rules.facts.load import FactsError
from casereview.selectors.assessed_case import AssessedCase, assessed_case
from casereview.selectors.move_facts import move_facts, move_facts_of

SAME = (
    "id",
    "number",
    "state",
    "resolution",
    "version",
    "round",
    "urgent",
    "question",
    "referrer_name",
    "source_note",
    "opened_at",
    "state_since",
)
OF_PATIENT = ("id", "mrn", "family_name", "given_name", "birth_date", "age_years", "sex")


def case(found: Case, case_roles: CaseRoles) -> dict[str, Any]:
    judged, case_facts = _judged(found)
    hold = found.holds.live().values("reason", "until").first()
    state = State(found.state)
    return {
        **{name: getattr(found, name) for name in SAME},
        "state_label": translated(STATE_LABELS[state]),
        "due_on": None if found.due_on == NO_CLOCK else found.due_on,
        "overdue": found.due_on < timezone.localdate() and hold is None,
        "hold": hold,
        "awaited_repeats": list(found.awaited_repeats.live().values("analyte", "expected_on")),
        "site": found.site.code,
        "patient": {**{name: getattr(found.patient, name) for name in OF_PATIENT}, "site": found.site.code},
        "team": _team(found),
        "your_roles": sorted(case_roles.roles),
        **judged,
        "moves": [_move(found, move, case_facts, case_roles) for move in from_state(state)],
        "acts": [name for name, act in ACTS.items() if may_now(case_roles, found, act)],
    }


def _judged(found: Case) -> tuple[dict[str, Any], MoveFacts]:
    """What the rules say; where they refuse the facts, which row and field it is, and nothing is judged."""
    try:
        assessed = assessed_case(found)
    except FactsError as error:
        problem = {"field": error.field, "sentence": translated(error.sentence)}
        empty: dict[str, Any] = {name: [] for name in ("stops", "carcinoma_flags", "pitfalls", "next_steps")}
        known = move_facts_of(found, timezone.localdate(), partial(assessed_case, found))
        return {"problem": problem, "eligibility": None, "verdict": None, **empty}, known
    answer = answer_of(assessed)
    names = ("eligibility", "verdict", "carcinoma_flags", "pitfalls", "next_steps")
    stops = [
        {name: line[name] for name in ("code", "sentence", "source", "facts")}
        for line in answer["pitfalls"]
        if line["stops"] and not line["answered"]
    ]
    return {"problem": None, "stops": stops, **{name: answer[name] for name in names}}, move_facts(assessed)


def answer_of(assessed: AssessedCase) -> dict[str, Any]:
    """What the rules answer, its sentences in the reader's language."""
    answer: dict[str, Any] = msgspec.to_builtins(
        assessed.answer, builtin_types=(), enc_hook=in_readers_language
    )
    return answer


def _team(found: Case) -> list[dict[str, Any]]:
    rows = CareTeamMember.objects.filter(case=found).values("user", "user__name", "role")
    return [
        {"person": row["user"], "name": row["user__name"], "role": row["role"]} for row in map(dict, rows)
    ]


def _unmet(move: Move, case_facts: MoveFacts) -> list[dict[str, str]]:
    """What it still needs; refused facts stand in the way of a move that asks what the rules say of them."""
    try:
        lacking = unmet(move, case_facts)
    except FactsError:
        lacking = [missing(FACTS_REFUSED, "FACTS_CONTRADICT")]
    return [{"code": item.code, "sentence": translated(item.sentence)} for item in lacking]


def _move(found: Case, move: Move, case_facts: MoveFacts, case_roles: CaseRoles) -> dict[str, Any]:
    """A verb as the case stands now: whether it is yours, and all that it still needs."""
    override = None
    if move.override:
        override = {
            "permitted": may_now(case_roles, found, move, override=True),
            "reasons": [{"code": code, "label": translated(label)} for code, label in move.override.reasons],
            "waives": sorted(move.override.waives),
        }
    return {
        "verb": move.verb,
        "label": translated(move.label),
        "permitted": may_now(case_roles, found, move),
        "unmet": _unmet(move, case_facts),
        "override": override,
    }
