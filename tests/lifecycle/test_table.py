"""The whole table: every verb in every state by every role."""

from pathlib import Path

import pytest
from django.db import transaction

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import MOVES, mermaid
from casereview.lifecycle.needs.unmet import NEEDS
from casereview.lifecycle.notify import NOTICES
from casereview.lifecycle.states import State
from casereview.models import User
from casereview.outbox.messages import NOTICE_TEXTS
from casereview.workflow import engine
from casereview.workflow.refusals import NoSuchCase, NotPermitted, Refusal, WrongState
from tests.build import Builder, People, key
from tests.lifecycle.edges import STAYS, TABLE

ROOT = Path(__file__).resolve().parents[2]
REACH = {
    "intake": lambda b: b,
    "localization": Builder.localization,
    "concordance_review": Builder.review,
    "escalation": Builder.accepted,
    "venous_sampling": Builder.venous_sampling,
    "surgical_planning": Builder.surgical_planning,
    "follow_up": Builder.follow_up,
    "closed": Builder.closed,
}


def parts(people: People, state: str) -> list[tuple[User, set[str]]]:
    """Everyone, and the roles they have in a case with its full team."""
    referred = state in ("escalation", "venous_sampling")
    return [
        (people.sam, {"coordinator"}),
        (people.reyes, {"surgeon", "chair"}),
        (people.ito, {"endocrinologist"}),
        (people.okafor, {"radiologist"}),
        (people.nilsen, {"nuclear_medicine"}),
        (people.ivanov, {"interventional_radiologist"}),
        (people.petit, {"pathologist"}),
        (people.olu, {"observer"}),
        (people.hale, {"center_reviewer"} if referred else set()),
        (people.sato, set()),  # a surgeon of the site who is not on the team
        (people.ada, set()),
        (people.bot, set()),
        (people.kit, set()),
    ]


def test_the_rules_hold_the_agreed_table() -> None:
    told = {
        verb: (
            {source.value for source in move.sources},
            move.target.value if move.target else STAYS,
            {role.value for role in move.allowed_roles},
        )
        for verb, move in MOVES.items()
    }
    assert told == {verb: (set(sources), target, who) for verb, (sources, target, who) in TABLE.items()}


@pytest.mark.parametrize("state", [state.value for state in State])
def test_every_verb_by_every_role_is_refused_where_the_table_does_not_allow_it(
    people: People, state: str
) -> None:
    builder = Builder(people).team()
    REACH[state](builder)
    case = builder.case
    assert case.state == state
    wrong = []
    for verb, (sources, _target, who) in TABLE.items():
        if verb == "open_case":
            continue
        for actor, roles in parts(people, state):
            outcome = attempt(case.pk, case.version, verb, actor)
            if not roles:
                expected = outcome == "NoSuchCase"
            elif not roles & who:
                expected = outcome == "NotPermitted"
            elif state not in sources:
                expected = outcome == "WrongState"
            else:
                expected = outcome not in ("NoSuchCase", "NotPermitted", "WrongState")
            if not expected:
                wrong.append((verb, actor.name, outcome))
    assert wrong == []
    assert builder.case.version == case.version


def attempt(pk: int, version: int, verb: str, actor: User) -> str:
    """What the engine says; whatever it did is undone."""
    with transaction.atomic():
        try:
            engine.perform(pk, verb, actor=actor, seen_version=version, key=key())
            said = "done"
        except Refusal as refusal:
            said = type(refusal).__name__
        transaction.set_rollback(True)
    return said


def test_refusals_of_the_door_are_three_kinds() -> None:
    """A stranger, a member without the part, and a member at the wrong moment are told apart."""
    assert {kind.code for kind in (NoSuchCase, NotPermitted, WrongState)} == {
        "not_found",
        "not_permitted",
        "wrong_state",
    }


def test_every_need_of_a_move_is_checked_and_every_check_is_needed() -> None:
    assert {need for move in MOVES.values() for need in move.needs} == set(NEEDS)


def test_every_move_and_act_that_tells_somebody_has_its_words() -> None:
    assert set(MOVES) <= set(NOTICES) == set(NOTICE_TEXTS)
    of_themselves = {"urgent", "corrected", "withdrawn", "verdict_reopened"}  # told of no act or move alone
    assert set(NOTICES) - set(MOVES) - of_themselves <= set(ACTS)


def test_nobody_is_named_twice_and_nobody_is_left_out() -> None:
    for move in MOVES.values():
        assert move.allowed_roles, f"{move.verb} would be refused to all"
        assert len(set(move.allowed_roles)) == len(move.allowed_roles)


def test_the_readme_shows_the_table_as_it_is() -> None:
    assert mermaid() in (ROOT / "README.md").read_text()
