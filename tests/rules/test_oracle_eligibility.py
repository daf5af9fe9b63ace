"""The product's deciding labs, course, blockers, flags and glands against a second, naive computation."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings

from casereview.rules.concordance.glands import gland_ledger
from casereview.rules.facts.load import load
from casereview.rules.facts.records import Facts
from casereview.rules.labs.eligibility import eligibility
from casereview.rules.labs.emergencies import emergencies
from casereview.rules.labs.readings import Reading, chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules import oracle_plausible
from tests.rules.boundaries import BOUNDARIES
from tests.rules.build import Json
from tests.rules.oracle_eligibility import deciding_values, judge
from tests.rules.oracle_glands import ledger, mentioned_at
from tests.rules.oracle_labs import Value, urgent
from tests.rules.rich_cases import rich_cases

PROFILE = load_profile("acr-2021")
bounded = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def read(tree: Json) -> Facts:
    return load(json.dumps(tree))


def judged(facts: Facts) -> object:
    part = eligibility(facts, PROFILE)
    return (
        part.status,
        part.course,
        [(str(line.code), line.resolved, line.overridden) for line in part.blockers],
    )


def urgent_steps(facts: Facts) -> set[str]:
    return {str(item.code) for item in emergencies(facts, PROFILE, chemistry(facts, PROFILE))}


def told(reading: Reading | None) -> object:
    return reading and (reading.lab.id, reading.is_high, reading.is_suppressed)


def said(value: Value | None) -> object:
    return value and (value.id, value.is_high(), value.is_suppressed())


@given(rich_cases())
@bounded
def test_status_course_and_every_blocker_are_those_of_a_naive_computation(tree: Json) -> None:
    assert judged(read(tree)) == tuple(judge(tree))


@pytest.mark.parametrize("name", BOUNDARIES)
def test_on_a_limit_eligibility_and_glands_are_those_of_a_naive_computation(name: str) -> None:
    tree = BOUNDARIES[name]
    assert judged(read(tree)) == tuple(judge(tree))
    found = gland_ledger(read(tree))
    assert [(line.gland, line.status) for line in found] == [row[:2] for row in ledger(tree)]


@given(rich_cases())
@bounded
def test_the_deciding_calcium_and_pth_are_those_of_a_naive_computation(tree: Json) -> None:
    found, (expected_calcium, expected_pth) = chemistry(read(tree), PROFILE), deciding_values(tree)
    assert (told(found.calcium), told(found.pth)) == (said(expected_calcium), said(expected_pth))


@given(rich_cases())
@bounded
def test_the_emergencies_are_those_of_a_naive_computation(tree: Json) -> None:
    assert urgent_steps(read(tree)) == urgent(tree)


@given(rich_cases())
@bounded
def test_implausible_and_usable_labs_are_those_of_a_naive_computation(tree: Json) -> None:
    chem = chemistry(read(tree), PROFILE)
    operated = chem.operation.date if chem.operation else None
    blocking = {lab["id"] for lab in oracle_plausible.blocking(tree, operated)}
    expected = {lab["id"]: lab["id"] in blocking for lab in oracle_plausible.implausible(tree)}
    assert {item.lab.id: item.blocks for item in chem.implausible} == expected
    assert {lab.id for lab in chem.usable} == {lab["id"] for lab in oracle_plausible.usable(tree)}
    rows = {lab["id"]: lab for lab in tree.get("labs") or []}
    for item in chem.implausible:
        units = oracle_plausible.other_unit_that_fits(tree, rows[item.lab.id])
        assert sorted(item.doubt.units) == sorted(units)


@given(rich_cases())
@bounded
def test_the_gland_ledger_is_that_of_a_naive_computation(tree: Json) -> None:
    found = gland_ledger(read(tree))
    expected = ledger(tree)
    assert [(line.gland, line.status) for line in found] == [row[:2] for row in expected]
    for line, (gland, _, places) in zip(found, expected, strict=True):
        if places is None:
            assert line.look_in  # of a supernumerary gland the rules name no path
        else:
            assert list(line.look_in) == places
        assert set(line.because) <= mentioned_at(tree, gland)
        assert bool(line.because) is bool(mentioned_at(tree, gland))


@given(rich_cases())
@bounded
def test_no_id_decides(tree: Json) -> None:
    renamed = deepcopy(tree)
    for kind in ("labs", "operations"):
        rows = renamed.get(kind, [])
        names = {row["id"]: f"{kind}{len(rows) - place}" for place, row in enumerate(rows)}
        for row in rows:
            row |= {key: names[row[key]] for key in ("id", "supersedes") if key in row}
    one, other = read(tree), read(renamed)
    assert judged(one) == judged(other)
    assert [line.status for line in gland_ledger(one)] == [line.status for line in gland_ledger(other)]
