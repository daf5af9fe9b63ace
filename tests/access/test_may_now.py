"""One question answers page, API and engine: is this theirs to do, and now?"""

from casereview.lifecycle.acts import ACTS, Act
from casereview.lifecycle.moves import MOVES, Move
from casereview.lifecycle.roles import Role
from casereview.lifecycle.states import State
from casereview.models import Case
from casereview.policy import NOBODY, CaseRoles, may_now, permitted

CONFIRM, ACCEPT, ESCALATE = ACTS["confirm_verdict"], MOVES["accept_case"], MOVES["escalate"]


def case_in(state: State) -> Case:
    return Case(state=state.value)


def roles(*which: Role) -> CaseRoles:
    return CaseRoles(frozenset(which))


def test_role_and_state_together_allow_it() -> None:
    assert may_now(roles(Role.SURGEON), case_in(State.INTAKE), ACCEPT)
    assert may_now(roles(Role.SURGEON), case_in(State.CONCORDANCE_REVIEW), CONFIRM)


def test_the_right_role_in_the_wrong_state_is_refused() -> None:
    assert not may_now(roles(Role.SURGEON), case_in(State.LOCALIZATION), ACCEPT)
    assert not may_now(roles(Role.SURGEON), case_in(State.LOCALIZATION), CONFIRM)


def test_the_wrong_role_in_the_right_state_is_refused() -> None:
    assert not may_now(roles(Role.COORDINATOR, Role.OBSERVER), case_in(State.INTAKE), ACCEPT)
    assert not may_now(roles(Role.COORDINATOR), case_in(State.CONCORDANCE_REVIEW), CONFIRM)


def test_nobody_may_do_anything_in_any_state() -> None:
    everything: list[Move | Act] = [*MOVES.values(), *ACTS.values()]
    for what in everything:
        assert not any(may_now(NOBODY, case_in(state), what) for state in State)
        assert not any(may_now(NOBODY, case_in(state), what, override=True) for state in State)


def test_an_override_is_for_those_whom_it_names_and_for_no_state_but_the_moves_own() -> None:
    review, chair, surgeon = case_in(State.CONCORDANCE_REVIEW), roles(Role.CHAIR), roles(Role.SURGEON)
    assert may_now(chair, review, ESCALATE, override=True)
    assert may_now(surgeon, review, ESCALATE)
    assert not may_now(surgeon, review, ESCALATE, override=True)
    assert not may_now(chair, case_in(State.INTAKE), ESCALATE, override=True)


def test_who_may_only_override_may_not_without_it() -> None:
    submit = MOVES["submit_for_review"]
    assert permitted(roles(Role.CHAIR), submit, override=True)
    assert not permitted(roles(Role.CHAIR), submit)


def test_what_has_no_override_is_not_overridden_even_by_those_who_may_do_it() -> None:
    for state in State:
        assert not may_now(roles(*Role), case_in(state), MOVES["decline_case"], override=True)
        assert not may_now(roles(*Role), case_in(state), CONFIRM, override=True)
