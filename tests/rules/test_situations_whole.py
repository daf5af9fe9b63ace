"""Whole cases decided by hand: the assessment says exactly what was expected of it, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from itertools import takewhile

import pytest

from casereview.rules.answer import AssessmentAnswer
from casereview.rules.assess import assess, encode
from casereview.rules.codes.conclusions import (
    OVERRIDABLE,
    RESOLVABLE,
    STOPPING,
    Blocker,
    CarcinomaFlag,
    Caveat,
    Course,
    Eligibility,
    GlandStatus,
    Indication,
    NextStep,
    Pitfall,
    Verdict,
)
from casereview.rules.facts.load import load
from casereview.rules.sentences.meanings import NOTE_CODES, REASON_CODES
from imaging.anatomy.cells import Level
from tests.rules.build import Json
from tests.rules.situations_whole.situation import Essence, Situation, differences, essence
from tests.rules.situations_whole.table import ALL
from tests.rules.situations_whole.traps import Trap

EVERY = pytest.mark.parametrize("situation", ALL, ids=lambda one: one.name)
TWICE, THRICE = 2, 3

# The levels that a verdict can have: none without a group or a region, below the profile's level only as a
# chain or a region; a region is never finer than one side.
A_REGION = {Level.SAME_COMPARTMENT, Level.SAME_SIDE}
A_GROUP = {Level.SAME_QUADRANT, Level.SAME_SITE}
LEVELS: dict[str, set[Level | None]] = {
    "INSUFFICIENT": {None, *A_REGION, *A_GROUP},
    "CONCORDANT_NEGATIVE": {None},
    "CONCORDANT_POSITIVE": {*A_GROUP},
    "CONCORDANT_REGION": {*A_REGION},
    "MULTIFOCAL": {Level.SAME_SIDE, *A_GROUP},
    "DISCORDANT_LOCATION": {None, *Level},
    "POSITIVE_NEGATIVE": {None, *A_REGION, *A_GROUP},
    "EQUIVOCAL": {None, *A_REGION, *A_GROUP},
}
#: Those that come along where the decision that calcium is not high is resolved, and never without it.
COME_ALONG = {Blocker.EUCALCEMIC_PTH_ELEVATION, Blocker.SECONDARY_POSSIBLE}
#: Stops under the conditions of the table only: elsewhere the same code is a pitfall that does not stop.
STOP_AT_TIMES = {Pitfall.PET_ALONE, Pitfall.TARGET_SEEN_NORMAL, Pitfall.STALE_STUDY}


def answered(facts: Json) -> AssessmentAnswer:
    return assess(load(json.dumps(facts)))


@EVERY
def test_a_situation_is_answered_as_it_was_decided(situation: Situation) -> None:
    answer = answered(situation.facts)
    wrong = differences(situation.expected, essence(answer))
    said = [f"  ({reason.code}) {reason.sentence}" for reason in answer.verdict.reasons]
    assert not wrong, "\n".join(
        ["", situation.name, f"Reasoning: {situation.why}", f"A surgeon: {situation.surgeon}", *wrong, *said]
    )


@EVERY
def test_the_order_of_the_lists_changes_no_byte_of_the_answer(situation: Situation) -> None:
    turned = deepcopy(situation.facts)
    for rows in turned.values():
        if isinstance(rows, list):
            rows.reverse()
    for study in turned.get("studies", []):
        study.get("findings", []).reverse()
    assert encode(answered(turned)) == encode(answered(situation.facts))


@EVERY
def test_an_inadequate_study_more_changes_nothing_of_the_verdict(situation: Situation) -> None:
    spoiled = deepcopy(situation.facts)
    row = {"id": "an unusable MRI", "modality": "mri_with_without_contrast", "performed_on": "2025-05-05"}
    row |= {"adequacy": "inadequate", "result": "positive"}
    spoiled.setdefault("studies", []).append(row | {"findings": [{"location": "right superior"}]})
    found, wanted = essence(answered(spoiled)), situation.expected
    assert (found.verdict, found.level, found.targets) == (wanted.verdict, wanted.level, wanted.targets)


@EVERY
def test_a_gland_is_looked_for_in_its_graft_then_in_its_normal_place(situation: Situation) -> None:
    for line in answered(situation.facts).glands:
        if line.status is GlandStatus.ACCOUNTED:
            assert line.look_in == ()
        elif line.gland != "supernumerary":
            grafts = tuple(takewhile(lambda site: site.endswith("_graft"), line.look_in))
            path = line.look_in[len(grafts) :]
            assert path[0] == line.gland
            assert path[-1].endswith("intrathyroidal")
            assert not any(site.endswith("_graft") for site in path)
            assert not grafts or line.status is GlandStatus.REMNANT_POSSIBLE


@EVERY
def test_a_situation_says_why_and_what_a_surgeon_would_say(situation: Situation) -> None:
    for text in (situation.why, situation.surgeon):
        assert text[0].isupper() or text[0].isdigit() or text[0] in "'("
        assert text[-1] in ".?!"


def test_there_are_at_least_468_situations_and_none_is_told_twice() -> None:
    assert len(ALL) >= 468
    for part in ("name", "why", "surgeon"):
        told = Counter(getattr(situation, part) for situation in ALL)
        assert [text for text, times in told.items() if times > 1] == []
    facts = Counter(json.dumps(situation.facts, sort_keys=True) for situation in ALL)
    assert max(facts.values()) == 1


def _last_words(lines: Iterable[str]) -> set[str]:
    """The code of "ct LIMITED" and of "left.inferior accounted"."""
    return {line.rpartition(" ")[2] for line in lines}


def _codes(expected: Essence) -> dict[str, set[str]]:
    return {
        "verdict": {expected.verdict},
        "blocker": set(expected.blockers_standing),
        "resolved blocker": set(expected.blockers_resolved),
        "overridden blocker": set(expected.blockers_overridden),
        "carcinoma flag": set(expected.carcinoma_flags),
        "pitfall": set(expected.pitfalls),
        "stop": set(expected.stops),
        "answered": set(expected.answered),
        "indication": set(expected.indications),
        "next step": set(expected.next_steps),
        "gland status": _last_words(expected.glands),
        "course": {expected.course},
        "eligibility": {expected.eligibility},
        "sampling caveat": _last_words(expected.sampling_caveats),
        "verdict reason": set(expected.verdict_reasons),
        "study note": _last_words(expected.study_notes),
    }


TABLES: dict[str, Iterable[str]] = {
    "verdict": Verdict,
    "blocker": Blocker,
    "resolved blocker": sorted(RESOLVABLE),
    "overridden blocker": OVERRIDABLE,
    "carcinoma flag": CarcinomaFlag,
    "pitfall": [code for code in Pitfall if code not in STOPPING or code in STOP_AT_TIMES],
    "stop": sorted(STOPPING),
    "answered": sorted((*STOPPING, *CarcinomaFlag)),
    "indication": Indication,
    "next step": NextStep,
    "gland status": GlandStatus,
    "course": Course,
    "eligibility": Eligibility,
    "sampling caveat": Caveat,
    "verdict reason": REASON_CODES,
    "study note": NOTE_CODES,
}


@pytest.mark.parametrize("kind", TABLES)
def test_every_code_is_expected_by_at_least_two_situations(kind: str) -> None:
    times = Counter(code for situation in ALL for code in _codes(situation.expected)[kind])
    assert {str(code): times[str(code)] for code in TABLES[kind] if times[str(code)] < TWICE} == {}


@pytest.mark.parametrize("code", sorted(STOPPING))
def test_every_stop_is_expected_alone_and_with_another(code: Pitfall) -> None:
    met = [situation.expected.stops for situation in ALL if code in situation.expected.stops]
    assert (code,) in met
    assert any(len(stops) > 1 for stops in met)


def test_no_focused_operation_is_expected_beside_what_stops_it() -> None:
    told = [situation.expected for situation in ALL if "FOCUSED_REOPERATION" in situation.expected.next_steps]
    assert {(one.stops, one.blockers_standing) for one in told} == {((), ())}
    flags = [set(one.carcinoma_flags) - {*one.answered, CarcinomaFlag.PTH_SUSPICIOUS} for one in told]
    assert not any(flags)


def test_only_what_a_clinician_can_resolve_is_ever_resolved() -> None:
    resolved = [set(situation.expected.blockers_resolved) for situation in ALL]
    assert set().union(*resolved) - COME_ALONG == RESOLVABLE
    assert [codes for codes in resolved if codes & COME_ALONG and "NOT_HYPERCALCEMIC" not in codes] == []


def test_only_what_the_chair_can_override_is_ever_overridden() -> None:
    overridden = {code for situation in ALL for code in situation.expected.blockers_overridden}
    assert overridden == set(OVERRIDABLE)


def test_only_what_stops_at_times_is_expected_as_a_pitfall_that_does_not_stop() -> None:
    silent = {code for situation in ALL for code in situation.expected.pitfalls}
    assert silent & STOPPING == STOP_AT_TIMES


def test_every_level_that_a_verdict_can_have_is_expected_by_at_least_two_situations() -> None:
    times = Counter((one.expected.verdict, one.expected.level) for one in ALL)
    wanted = [
        (code, None if level is None else level.name) for code, levels in LEVELS.items() for level in levels
    ]
    assert {pair: times[pair] for pair in wanted if times[pair] < TWICE} == {}
    assert set(times) <= set(wanted)


@pytest.mark.parametrize("trap", Trap, ids=lambda trap: trap.name)
def test_every_trap_is_set_at_least_three_times(trap: Trap) -> None:
    assert len([situation for situation in ALL if trap in situation.traps]) >= THRICE
