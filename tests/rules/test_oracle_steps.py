"""The product's next steps against a second, naive computation."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings

from casereview.rules.assess import assess, encode
from casereview.rules.codes.conclusions import NextStep
from casereview.rules.facts.load import load
from tests.rules.boundaries import BOUNDARIES
from tests.rules.build import Json, calcium
from tests.rules.oracle_case import Second
from tests.rules.oracle_guidance import GIVEN, next_steps
from tests.rules.rich_studies import studied_cases
from tests.rules.test_guidance import TABLE, tree
from tests.rules.test_steps_at_limits import PAIRS

bounded = settings(
    max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
CASES = [*(row[1] for row in TABLE), *(row[2] for row in PAIRS), *(row[4] for row in PAIRS)]


def recent(given_case: Json) -> Json:
    """The same case soon after its values, its high calcium measured twice: most such are eligible."""
    changed = deepcopy(given_case) | {"as_of": "2024-07-01", "background": {"symptoms": True}}
    if changed.get("labs"):
        changed["labs"] = [*changed["labs"], calcium("11.4", "2024-02-10", "again")]
    return changed


def same_steps(facts: Json) -> list[str]:
    answer: Json = json.loads(encode(assess(load(json.dumps(facts)))))
    found = [line["code"] for line in answer["next_steps"]]
    expected = next_steps(Second(facts, answer), answer)
    assert found == [step for step in NextStep if step in expected]
    return found


@given(studied_cases())
@bounded
def test_next_steps_are_those_of_a_naive_computation(facts: Json) -> None:
    same_steps(facts)
    same_steps(recent(facts))


@pytest.mark.parametrize("name", BOUNDARIES)
def test_on_a_limit_next_steps_are_those_of_a_naive_computation(name: str) -> None:
    same_steps(BOUNDARIES[name])


@pytest.mark.parametrize("changes", CASES)
def test_in_the_tables_next_steps_are_those_of_a_naive_computation(changes: Json) -> None:
    same_steps(tree(**changes))


def test_the_cases_of_both_reach_every_step_that_is_computed_twice() -> None:
    met = Counter(step for changes in CASES for step in same_steps(tree(**changes)))
    assert {step for step in NextStep if met[step] < 2} <= GIVEN | {"NOT_THIS_PATHWAY", "OBSERVE"}  # noqa: PLR2004
