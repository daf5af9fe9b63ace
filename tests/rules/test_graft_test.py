"""Whether a graft in the forearm is tested, secretes, or points to the neck."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereview.rules.concordance.glands import grafts_on_record
from casereview.rules.concordance.graft_test import GraftTest, forearm_grafts, graft_test, graft_tests
from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.concordance.sampling import samplings
from casereview.rules.facts.load import load
from casereview.rules.profiles.model import load_profile
from tests.rules import oracle_sampling
from tests.rules.build import CT, Json, after, facts, operation, study
from tests.rules.rich_samplings import sampled_cases
from tests.rules.test_sampling import peripheral, sample

PROFILE = load_profile("acr-2021")
FOREARM = "left.forearm_graft"


def arm(value: str, key: str = "a", **more: Any) -> Json:
    return sample(key, "left.antecubital", value, **more)


def tied(value: str, key: str = "t", side: str = "left", **more: Any) -> Json:
    return peripheral(value, key, occluded=side, **more)


def of_arm(*rows: Json, side: str = "left") -> GraftTest:
    """Against a baseline of 100."""
    taken = [{"id": "v", "performed_on": after(100), "samples": [peripheral("100"), *rows]}]
    return graft_test(side, samplings(facts(samplings=taken), PROFILE), PROFILE)


def says(test: GraftTest) -> str:
    """A letter for each answer that is yes."""
    answers = {
        "tested": test.is_tested,
        "proves": test.proves,
        "secretes": test.secretes,
        "wants": test.wants_tourniquet,
        "neck": test.points_to_neck,
    }
    return " ".join(name for name, holds in answers.items() if holds)


@pytest.mark.parametrize(
    ("why", "rows", "expected"),
    [
        ("nothing", (), ""),
        ("a ratio below that of a working graft", (arm("199"),), "tested"),
        ("a ratio of exactly 2", (arm("200"),), "tested secretes wants"),
        ("a ratio of exactly 20", (arm("2000"),), "tested secretes wants"),
        ("a ratio above 20", (arm("2000.1"),), "tested proves secretes"),
        ("a bound above 2, which may be above 20", (arm("300", comparator=">"),), "tested secretes wants"),
        ("a bound at 20 is above it", (arm("2000", comparator=">"),), "tested proves secretes"),
        ("a ratio left open", (arm("150", comparator=">"),), ""),
        ("a ratio without a baseline", (arm("900", baseline=None), peripheral("101", "v9")), ""),
        ("a fall of exactly half", (tied("50"),), "tested"),
        ("a fall of more than half", (tied("49.9"),), "tested proves secretes"),
        ("a fall of exactly a fifth", (tied("80"),), "tested"),
        ("a fall of less than a fifth", (tied("80.1"),), "tested neck"),
        ("a rise", (tied("120"),), "tested neck"),
        ("a fall left open", (tied("60", comparator="<"),), ""),
        ("a fall that may be anything up to a half", (tied("50", comparator=">"),), "tested"),
        ("a ratio of a working graft, and the neck", (arm("500"), tied("90")), "tested neck"),
        ("a ratio of a working graft, and a fall between", (arm("500"), tied("70")), "tested secretes wants"),
        ("a ratio of a working graft, and the graft", (arm("500"), tied("30")), "tested proves secretes"),
        ("a ratio above 20, and the neck", (arm("2500"), tied("90")), "tested proves secretes"),
        ("falls that contradict", (tied("90"), tied("30", "u")), "tested proves secretes"),
        ("a low ratio, and the graft", (arm("150"), tied("30")), "tested proves secretes"),
        ("the other arm's vein", (sample("b", "right.antecubital", "2500"),), ""),
        ("the other arm tied", (tied("20", side="right"),), ""),
        ("veins of the neck", (sample("n", "left.thymic", "2500"),), ""),
    ],
)
def test_what_arm_ratios_and_tourniquet_tests_say(why: str, rows: tuple[Json, ...], expected: str) -> None:
    assert says(of_arm(*rows)) == expected, why


def test_the_right_arm_is_judged_as_the_left_is() -> None:
    assert says(of_arm(sample("b", "right.antecubital", "2500"), side="right")) == "tested proves secretes"
    assert says(of_arm(tied("20", side="right"), side="right")) == "tested proves secretes"


def test_it_names_its_samples_and_those_that_decide() -> None:
    test = of_arm(arm("500"), arm("2500", "b"), tied("30"), tied("90", "u"))
    assert test.facts == ("a", "b", "t", "u")
    assert [item.id for item in test.working] == ["a"]
    assert [item.id for item in test.proving] == ["b"]
    assert [item.id for item in test.to_graft] == ["t"]
    assert [item.id for item in test.to_neck] == ["u"]


def test_tests_of_several_samplings_are_read_together() -> None:
    taken = [
        {"id": "v", "performed_on": after(100), "samples": [peripheral("100"), arm("500")]},
        {"id": "w", "performed_on": after(101), "samples": [peripheral("100", "w0"), tied("90")]},
    ]
    assert says(graft_test("left", samplings(facts(samplings=taken), PROFILE), PROFILE)) == "tested neck"


def placed(key: str = "op1", day: int = 0, *sites: str, **more: Any) -> Json:
    return operation(key, after(day), grafts=list(sites or (FOREARM,)), **more)


def emptied(key: str = "op2", day: int = 50, *sites: str) -> Json:
    return placed(key, day, *sites, kind="graft_removal")


@pytest.mark.parametrize(
    ("why", "operations", "expected"),
    [
        ("none", [operation()], ()),
        ("placed", [placed()], (FOREARM,)),
        ("placed and removed", [placed(), emptied()], ()),
        ("removed of another arm", [placed(), emptied("op2", 50, "right.forearm_graft")], (FOREARM,)),
        ("placed again after the removal", [placed(), emptied(), placed("op3", 60)], (FOREARM,)),
        ("placed again on the day of the removal", [placed(), emptied(), placed("op3", 50)], (FOREARM,)),
        ("removed twice", [placed(), emptied(), placed("op3", 60), emptied("op4", 70)], ()),
        ("removed and never placed", [emptied()], ()),
    ],
)
def test_a_graft_is_on_record_from_its_placing_to_its_removal(
    why: str, operations: list[Json], expected: tuple[str, ...]
) -> None:
    assert grafts_on_record(facts(operations=operations)).codes == expected, why
    assert grafts_on_record(facts(operations=list(reversed(operations)))).codes == expected, why


@pytest.mark.parametrize(
    ("why", "changes", "expected"),
    [
        ("nothing is known", {"operations": None}, ()),
        ("on record", {"operations": [placed()]}, (FOREARM,)),
        (
            "a graft in the neck muscle is no arm's",
            {"operations": [placed("op1", 0, "left.sternocleidomastoid_graft")]},
            (),
        ),
        ("a finding in one", {"studies": [study("s", CT, FOREARM, after(60))]}, (FOREARM,)),
        (
            "a finding from before its removal",
            {"operations": [placed(), emptied()], "studies": [study("s", CT, FOREARM, after(40))]},
            (),
        ),
        (
            "a finding from the day of its removal",
            {"operations": [placed(), emptied()], "studies": [study("s", CT, FOREARM, after(50))]},
            (),
        ),
        (
            "a finding after its removal",
            {"operations": [placed(), emptied()], "studies": [study("s", CT, FOREARM, after(60))]},
            (FOREARM,),
        ),
        (
            "a read that was replaced",
            {
                "studies": [
                    study("s", CT, FOREARM, after(60)),
                    study("t", CT, "left inferior", after(60), supersedes="s"),
                ]
            },
            (),
        ),
        (
            "a study that does not count",
            {"studies": [study("s", CT, FOREARM, after(60), adequacy="inadequate")]},
            (FOREARM,),
        ),
        (
            "a known graft",
            {
                "studies": [
                    study("s", CT, "x", after(60), findings=[{"location": FOREARM, "nature": "known_graft"}])
                ]
            },
            (FOREARM,),
        ),
        ("a finding elsewhere", {"studies": [study("s", CT, "left inferior", after(60))]}, ()),
    ],
)
def test_the_forearm_grafts_that_are_there(why: str, changes: Json, expected: tuple[str, ...]) -> None:
    given = facts(**changes)
    assert forearm_grafts(given, count_studies(given)).codes == expected, why


def test_each_forearm_graft_has_its_own_test() -> None:
    taken = [{"id": "v", "performed_on": after(100), "samples": [peripheral("100"), arm("2500")]}]
    given = facts(
        operations=[placed("op1", 0, FOREARM, "right.forearm_graft")],
        samplings=taken,
    )
    left, right = graft_tests(given, (), samplings(given, PROFILE), PROFILE)
    assert (left.side, says(left)) == ("left", "tested proves secretes")
    assert (right.side, says(right)) == ("right", "")


@given(sampled_cases(), st.sampled_from(["left", "right"]))
def test_the_tests_of_an_arm_are_those_of_a_second_computation(tree: Json, side: str) -> None:
    test = graft_test(side, samplings(load(tree), PROFILE), PROFILE)
    assert oracle_sampling.graft_says(tree["samplings"], side) == {
        "tested": test.is_tested,
        "proves": test.proves,
        "secretes": test.secretes,
        "neck": test.points_to_neck,
    }
