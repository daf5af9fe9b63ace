"""The next step: whose it is, what is hidden from whom, and what still waits for this person."""

import datetime as dt
from typing import Any

import pytest

from casereview.lifecycle.roles import Role
from casereview.models import User
from casereview.web.presenters.case.moves import MoveLine, acts_of, moves_of, your_part_of
from tests.presenters.build import NOON, case, facts, opinion, referral, rows, stands_as

CHAIR = stands_as(Role.SURGEON, Role.CHAIR)
REVIEWED = {"verdict": "CONCORDANT_POSITIVE", "any_counting": True}


def lines(state: str, case_roles: Any, **known: Any) -> dict[str, MoveLine]:
    shown = moves_of(case(state), facts(**known), case_roles)
    return {line.verb: line for line in (*shown.forward, *shown.out)}


def test_forward_shows_what_others_may_too_and_the_ways_out_only_what_is_mine() -> None:
    shown = moves_of(case("intake"), facts(), stands_as(Role.ENDOCRINOLOGIST))
    assert [line.verb for line in shown.forward] == ["accept_case", "decline_case"]
    assert {line.verb for line in shown.out} == {"record_outside_operation", "record_death", "hold"}
    observer = moves_of(case("intake"), facts(), stands_as(Role.OBSERVER))
    assert [line.verb for line in observer.forward] == ["accept_case", "decline_case"]
    assert not any(line.mine for line in observer.forward)
    assert observer.out == ()


def test_mine_stands_first_and_what_ends_the_case_last() -> None:
    shown = moves_of(case("concordance_review"), facts(**REVIEWED), stands_as(Role.ENDOCRINOLOGIST))
    assert [(line.verb, line.mine) for line in shown.forward] == [
        ("request_imaging", True),
        ("escalate", True),
        ("agree_target", False),
    ]
    ending = moves_of(case("follow_up"), facts(), stands_as(Role.ENDOCRINOLOGIST))
    assert [line.verb for line in ending.forward] == ["restart_localization", "record_outcome"]
    assert [line.ends for line in ending.forward] == [False, True]


def test_a_case_on_hold_offers_to_be_resumed_in_front_and_not_to_be_held_again() -> None:
    case_roles = stands_as(Role.COORDINATOR)
    held = moves_of(case("intake"), facts(on_hold=True), case_roles)
    assert "resume" in [line.verb for line in held.forward]
    assert "hold" not in [line.verb for line in held.out]
    free = moves_of(case("intake"), facts(), case_roles)
    assert "resume" not in [line.verb for line in (*free.forward, *free.out)]
    assert "hold" in [line.verb for line in free.out]


def test_without_facts_only_the_ways_out_are_offered() -> None:
    shown = moves_of(case("intake"), None, stands_as(Role.ENDOCRINOLOGIST))
    assert shown.forward == ()
    assert {line.verb for line in shown.out} == {"record_outside_operation", "record_death", "hold"}
    assert all(line.ready for line in shown.out)


def test_a_line_says_what_is_missing_and_is_ready_without() -> None:
    lacking = lines("intake", stands_as(Role.SURGEON))["accept_case"]
    assert not lacking.ready
    assert any("surgeon" in need for need in lacking.needs)
    assert lines("intake", stands_as(Role.SURGEON))["decline_case"].ready
    assert len(lacking.needs) == len(set(lacking.needs))


def test_a_line_leads_to_its_form_and_says_whom_it_tells_and_who_may() -> None:
    line = lines("intake", stands_as(Role.SURGEON))["accept_case"]
    assert (line.label, line.href, line.who) == (
        "Accept case",
        "/cases/7/do/accept_case/",
        "surgeon and endocrinologist",
    )
    assert line.tells == "surgeon, endocrinologist, radiologist and coordinator"


@pytest.mark.parametrize(
    ("case_roles", "mine", "by_override"),
    [
        (stands_as(Role.COORDINATOR), True, False),
        (CHAIR, True, True),
        (stands_as(Role.SURGEON), False, False),
        (stands_as(Role.RADIOLOGIST, Role.CHAIR), True, True),  # his own, and what is missing is his to waive
    ],
)
def test_an_override_makes_a_move_the_chairs(case_roles: Any, mine: bool, by_override: bool) -> None:
    line = lines("localization", case_roles, verdict="INSUFFICIENT")["submit_for_review"]
    assert (line.mine, line.by_override) == (mine, by_override)


def test_what_the_chair_cannot_set_aside_is_no_override() -> None:
    known = {"verdict": "INSUFFICIENT", "preliminary_reads": ("CT",)}
    line = lines("localization", stands_as(Role.RADIOLOGIST, Role.CHAIR), **known)["submit_for_review"]
    assert (line.mine, line.by_override, line.ready) == (True, False, False)


def test_where_nothing_is_missing_nothing_is_set_aside() -> None:
    known = {"verdict": "EQUIVOCAL"}
    line = lines("localization", stands_as(Role.RADIOLOGIST, Role.CHAIR), **known)["submit_for_review"]
    assert (line.mine, line.by_override, line.ready) == (True, False, True)


# --- acts ---


def test_an_act_is_offered_to_its_roles_in_its_states_alone() -> None:
    names = ("add_lab", "give_opinion", "assign_member")
    surgeon = stands_as(Role.SURGEON)
    review = acts_of(case("concordance_review"), surgeon, names)
    assert [act.name for act in review] == ["add_lab", "give_opinion"]
    assert (review[0].label, review[0].href) == ("Add lab result", "/cases/7/add/add_lab/")
    assert [act.name for act in acts_of(case("intake"), surgeon, names)] == ["add_lab"]
    closed = case("closed", resolution="withdrawn")
    assert acts_of(closed, surgeon, names) == ()
    coordinator = acts_of(case("intake"), stands_as(Role.COORDINATOR), names)
    assert [act.name for act in coordinator] == ["add_lab", "assign_member"]


# --- your part ---

ME = User(pk=5)
CENTER = stands_as(Role.CENTER_REVIEWER)


def part(case_roles: Any, state: str = "concordance_review", **lists: Any) -> list[str]:
    return [act.name for act in your_part_of(rows(case(state), **lists), None, case_roles, ME)]


def test_an_opinion_is_asked_until_this_person_has_given_one_in_this_round() -> None:
    surgeon = stands_as(Role.SURGEON)
    assert part(surgeon) == ["give_opinion"]
    assert part(surgeon, opinions=[opinion(5, Role.SURGEON)]) == []
    assert part(surgeon, opinions=[opinion(6, Role.SURGEON)]) == ["give_opinion"]
    assert part(surgeon, opinions=[opinion(5, Role.SURGEON, round=2)]) == ["give_opinion"]
    before = NOON - dt.timedelta(minutes=1)
    assert part(surgeon, opinions=[opinion(5, Role.SURGEON, made_at=before)]) == ["give_opinion"]


def test_an_observer_has_no_part() -> None:
    assert part(stands_as(Role.OBSERVER)) == []


@pytest.mark.parametrize(
    ("statuses", "asked"),
    [
        (["sent"], ["accept_referral", "decline_referral"]),
        (["accepted"], []),
        (["declined"], []),
        (["declined", "sent"], ["accept_referral", "decline_referral"]),
        ([], []),
    ],
)
def test_a_center_is_asked_while_its_referral_waits(statuses: list[str], asked: list[str]) -> None:
    assert part(CENTER, "escalation", referrals=[referral(status) for status in statuses]) == asked


@pytest.mark.parametrize(
    ("statuses", "asked"), [(["declined"], ["refer_again"]), (["sent"], []), (["accepted"], [])]
)
def test_another_center_is_asked_for_only_when_none_is_left(statuses: list[str], asked: list[str]) -> None:
    waiting = [referral(status) for status in statuses]
    assert part(stands_as(Role.SURGEON), "escalation", referrals=waiting) == asked
