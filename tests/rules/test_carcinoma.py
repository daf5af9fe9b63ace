"""Each sign of carcinoma at, below and beyond its limit."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.advice.carcinoma import carcinoma_flags, is_flagged
from casereview.rules.answer import CarcinomaLine
from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules.build import Json, after, albumin, calcium, facts, ionized, labs, operation, pth


def flagged(**changes: Any) -> tuple[CarcinomaLine, ...]:
    given, profile = facts(**changes), load_profile("acr-2021")
    return carcinoma_flags(
        given, profile, chemistry(given, profile), [study for study in count_studies(given) if study.counts]
    )


def codes(**changes: Any) -> list[str]:
    return [str(line.code) for line in flagged(**changes)]


def lesion(size: str, **more: Any) -> Json:
    finding = {"location": "left inferior", "size_mm": size} | more
    return {
        "id": "s1",
        "modality": "ct_4d",
        "performed_on": after(30),
        "adequacy": "adequate",
        "result": "positive",
        "findings": [finding],
    }


def gland(pathology: str) -> Json:
    return operation(glands=[{"gland": "left.inferior", "disposition": "removed", "pathology": pathology}])


@pytest.mark.parametrize(
    ("why", "changes", "expected"),
    [
        ("nothing unusual", {}, []),
        ("total calcium of exactly 14", {"labs": labs(calcium("14"), pth())}, []),
        ("total calcium above 14", {"labs": labs(calcium("14.1"), pth())}, ["CALCIUM_VERY_HIGH"]),
        (
            "3.5 mmol/L is 14.03 mg/dL",
            {"labs": labs(calcium("3.5", unit="mmol/L", low="2.1", high="2.6"), pth())},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "3.493 mmol/L is exactly 14 mg/dL",
            {"labs": labs(calcium("3.493", unit="mmol/L", low="2.1", high="2.6"), pth())},
            [],
        ),
        ("ionized calcium of exactly 1.8", {"labs": labs(ionized("1.80"), pth())}, []),
        ("ionized calcium above 1.8", {"labs": labs(ionized("1.81"), pth())}, ["CALCIUM_VERY_HIGH"]),
        (
            "a total of 13.5 with albumin 2.5 is 14.7",
            {"labs": labs(calcium("13.5"), albumin("2.5"), pth())},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "a very high total counts although the ionized value decides",
            {"labs": labs(calcium("14.5"), ionized("1.5"), pth())},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "a very high value of an earlier day is past",
            {"labs": labs(calcium("15", after(20), "old"), calcium("11"), pth())},
            [],
        ),
        (
            "calcium above 14, however much",
            {"labs": labs(calcium("14", comparator=">"), pth())},
            ["CALCIUM_VERY_HIGH"],
        ),
        ("PTH of exactly three times 65", {"labs": labs(calcium(), pth("195"))}, []),
        ("PTH above three times 65", {"labs": labs(calcium(), pth("195.1"))}, ["PTH_SUSPICIOUS"]),
        ("PTH of exactly ten times 65", {"labs": labs(calcium(), pth("650"))}, ["PTH_SUSPICIOUS"]),
        (
            "PTH beyond the assay, which ends above ten times 65",
            {"labs": labs(calcium(), pth("1200", comparator=">"))},
            ["PTH_VERY_HIGH", "PTH_SUSPICIOUS"],
        ),
        (
            "PTH beyond an assay that ends at 500 may be anything above it",
            {"labs": labs(calcium(), pth("500", comparator=">"))},
            ["PTH_SUSPICIOUS"],
        ),
        (
            "without limits ten times the profile's 65",
            {"labs": labs(calcium(), pth("651", low=None, high=None))},
            ["PTH_VERY_HIGH", "PTH_SUSPICIOUS"],
        ),
        ("a mass can be felt", {"flags": ["palpable_mass"]}, ["PALPABLE_MASS"]),
        ("a lesion of exactly 30 mm", {"studies": [lesion("30")]}, []),
        ("a lesion above 30 mm", {"studies": [lesion("30.5")]}, ["LESION_LARGE"]),
        ("a large thyroid nodule is none", {"studies": [lesion("40", nature="thyroid_nodule")]}, []),
        ("carcinoma in an earlier specimen", {"operations": [gland("carcinoma")]}, ["PATHOLOGY"]),
        ("an atypical tumor in an earlier specimen", {"operations": [gland("atypical")]}, ["PATHOLOGY"]),
        ("an adenoma", {"operations": [gland("adenoma")]}, []),
        (
            "pathology of an operation before the last parathyroid one",
            {"operations": [gland("carcinoma") | {"id": "op0", "date": "2019-05-01"}, operation()]},
            ["PATHOLOGY"],
        ),
    ],
)
def test_the_flags(why: str, changes: Json, expected: list[str]) -> None:
    assert codes(**changes) == expected, why


def test_without_calcium_the_latest_pth_is_judged_and_of_one_day_the_higher() -> None:
    earlier, later, lower = (
        pth("700", after(40), "p1"),
        pth("300", after(50), "p2"),
        pth("40", after(50), "p3"),
    )
    assert codes(labs=labs(earlier, later, lower)) == ["PTH_SUSPICIOUS"]


def test_a_suspicious_pth_alone_gates_nothing() -> None:
    assert not is_flagged(flagged(labs=labs(calcium(), pth("300"))))
    assert is_flagged(flagged(labs=labs(calcium(), pth("700"))))


def test_the_largest_lesion_is_named() -> None:
    (line,) = flagged(studies=[lesion("31"), lesion("42") | {"id": "s2"}])
    assert str(line.sentence) == "A suspicious lesion measures 42 mm, more than 30 mm."
    assert line.facts == ("s1", "s2")


def test_a_study_that_does_not_count_raises_no_flag() -> None:
    assert codes(studies=[lesion("45") | {"adequacy": "inadequate"}]) == []


def test_sentence_and_facts_name_the_value_and_the_lab() -> None:
    very_high, _ = flagged(labs=labs(calcium(), pth("1200", comparator=">")))
    assert very_high.facts == ("pth",)
    assert str(very_high.sentence) == (
        "PTH >1200 pg/mL on 2024-03-01 is more than 10 times the upper limit of 65 pg/mL."
    )
