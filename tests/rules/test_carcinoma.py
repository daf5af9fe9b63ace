"""Each sign of carcinoma at, below and beyond its limit."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereview.rules.advice.carcinoma import carcinoma_flags, gating, is_flagged
from casereview.rules.answer import CarcinomaLine
from casereview.rules.codes.conclusions import CarcinomaFlag
from casereview.rules.facts.load import load
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules import oracle_flags
from tests.rules.build import Json, after, albumin, calcium, facts, ionized, lab, labs, operation, pth
from tests.rules.rich_cases import rich_cases
from tests.rules.rich_studies import studied_cases


def flagged(**changes: Any) -> tuple[CarcinomaLine, ...]:
    read, profile = facts(**changes), load_profile("acr-2021")
    return carcinoma_flags(read, profile, chemistry(read, profile))


def codes(**changes: Any) -> list[str]:
    return [str(line.code) for line in flagged(**changes)]


def egfr(value: str, day: str = after(51), key: str = "egfr") -> Json:
    return lab(key, "egfr", value, "mL/min/{1.73_m2}", day)


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
            "a very high value of an earlier day is not past",
            {"labs": labs(calcium("15", after(20), "old"), calcium("11"), pth())},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "a very high value from before the operation is past",
            {"labs": labs(calcium("15", after(-20), "old"), calcium("11"), pth())},
            [],
        ),
        (
            "a very high value of the day of the operation is past",
            {"labs": labs(calcium("15", after(0), "old"), calcium("11"), pth())},
            [],
        ),
        (
            "where no operation is known a very high value of any day counts",
            {"labs": labs(calcium("15", after(-20), "old"), calcium("11"), pth()), "operations": None},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "the removal of a graft is a parathyroid operation",
            {
                "labs": labs(calcium("15", after(20), "old"), calcium("11"), pth()),
                "operations": [operation(), operation("op2", after(30), kind="graft_removal")],
            },
            [],
        ),
        (
            "a reported corrected calcium",
            {"labs": labs(calcium("14.5", analyte="calcium_albumin_corrected"), pth())},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "computed by an albumin of seven days before",
            {"labs": labs(calcium("13.5"), albumin("2.5", collected_at=after(44)), pth())},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "an albumin of eight days before computes nothing",
            {"labs": labs(calcium("13.5"), albumin("2.5", collected_at=after(43)), pth())},
            [],
        ),
        (
            "computed by an albumin of seven days after",
            {"labs": labs(calcium("13.5"), albumin("2.5", collected_at=after(58)), pth())},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "an albumin of eight days after computes nothing",
            {"labs": labs(calcium("13.5"), albumin("2.5", collected_at=after(59)), pth())},
            [],
        ),
        (
            "a child's calcium without a limit of its own was measured all the same",
            {"labs": labs(calcium("15", high=None, low=None), pth()), "patient": {"age_years": 17}},
            ["CALCIUM_VERY_HIGH"],
        ),
        (
            "an implausible calcium is none",
            {"labs": labs(calcium("47"), calcium("11", key="c2"), pth())},
            [],
        ),
        (
            "the nearer albumin computes",
            {
                "labs": labs(
                    calcium("13.5"),
                    albumin("2.5", collected_at=after(48)),
                    albumin("4", "alb2", collected_at=after(49)),
                    pth(),
                )
            },
            [],
        ),
        (
            "a value entered in error is none",
            {"labs": labs(calcium("15", after(20), "old", status="entered_in_error"), calcium("11"), pth())},
            [],
        ),
        (
            "a very high PTH of another day than the calcium's",
            {"labs": labs(calcium(), pth(), pth("700", after(300), "p2"))},
            ["PTH_VERY_HIGH", "PTH_SUSPICIOUS"],
        ),
        (
            "a very high PTH from before the operation is past",
            {"labs": labs(calcium(), pth(), pth("700", after(-3), "p2"))},
            [],
        ),
        (
            "on dialysis a PTH tells nothing",
            {"labs": labs(calcium(), pth("700")), "flags": ["ckd_dialysis"]},
            [],
        ),
        (
            "with an eGFR below 30 a PTH tells nothing",
            {"labs": labs(calcium(), pth("700"), egfr("29.9"))},
            [],
        ),
        (
            "with an eGFR of 30 it does",
            {"labs": labs(calcium(), pth("700"), egfr("30"))},
            ["PTH_VERY_HIGH", "PTH_SUSPICIOUS"],
        ),
        (
            "the latest eGFR is asked, whatever came before",
            {"labs": labs(calcium(), pth("700"), egfr("20", after(-90), "e0"), egfr("45"))},
            ["PTH_VERY_HIGH", "PTH_SUSPICIOUS"],
        ),
        (
            "a child's PTH without a limit of its own is missing",
            {"labs": labs(calcium(), pth("700", high=None, low=None)), "patient": {"age_years": 17}},
            [],
        ),
        (
            "a child's PTH with one is judged",
            {"labs": labs(calcium(), pth("700")), "patient": {"age_years": 17}},
            ["PTH_VERY_HIGH", "PTH_SUSPICIOUS"],
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
        (
            "a lesion of a study that does not count",
            {"studies": [lesion("45") | {"adequacy": "inadequate"}]},
            ["LESION_LARGE"],
        ),
        (
            "a lesion of an unreported study",
            {"studies": [lesion("45") | {"result": "not_reported"}]},
            ["LESION_LARGE"],
        ),
        ("a lesion without a place", {"studies": [lesion("45", location="near the scar")]}, ["LESION_LARGE"]),
        ("a lesion of a needle", {"studies": [lesion("45") | {"modality": "fna_pth"}]}, []),
        (
            "a lesion of the day of the operation",
            {"studies": [lesion("45") | {"performed_on": after(0)}]},
            [],
        ),
        (
            "while operations are unknown a lesion of any study",
            {"studies": [lesion("45") | {"performed_on": after(-900)}], "operations": None},
            ["LESION_LARGE"],
        ),
        (
            "a lesion of a read that was replaced",
            {"studies": [lesion("45"), lesion("20") | {"id": "s2", "supersedes": "s1"}]},
            [],
        ),
        (
            "a lesion of the first of three reads",
            {
                "studies": [
                    lesion("45"),
                    lesion("20") | {"id": "s2", "supersedes": "s1", "result": "not_reported"},
                    lesion("20") | {"id": "s3", "supersedes": "s2"},
                ]
            },
            [],
        ),
        (
            "a read that is not reported replaces nothing",
            {
                "studies": [
                    lesion("45"),
                    lesion("20") | {"id": "s2", "supersedes": "s1", "result": "not_reported"},
                ]
            },
            ["LESION_LARGE"],
        ),
        (
            "the removal of a graft leaves the neck as it was",
            {
                "studies": [lesion("45")],
                "operations": [operation(), operation("op2", after(300), kind="graft_removal")],
            },
            ["LESION_LARGE"],
        ),
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


def test_a_suspicious_pth_alone_gates_nothing() -> None:
    assert not is_flagged(flagged(labs=labs(calcium(), pth("300"))))
    assert is_flagged(flagged(labs=labs(calcium(), pth("700"))))


def test_the_largest_lesion_is_named() -> None:
    (line,) = flagged(studies=[lesion("31"), lesion("42") | {"id": "s2"}])
    assert str(line.sentence) == "A suspicious lesion measures 42 mm, more than 30 mm."
    assert line.facts == ("s1", "s2")


def test_sentence_and_facts_name_the_value_and_the_lab() -> None:
    very_high, _ = flagged(labs=labs(calcium(), pth("1200", comparator=">")))
    assert very_high.facts == ("pth",)
    assert str(very_high.sentence) == (
        "PTH >1200 pg/mL on 2024-03-01 is more than 10 times the upper limit of 65 pg/mL."
    )


def test_the_highest_calcium_is_named_with_its_day() -> None:
    (line,) = flagged(
        labs=labs(
            calcium("14.2", after(20), "a"),
            calcium("15.2", after(30), "b"),
            calcium("14.9", after(40), "c"),
            pth(),
        )
    )
    assert str(line.sentence) == f"Total calcium 15.2 mg/dL on {after(30)} is above 14 mg/dL."
    assert line.facts == ("a", "b", "c")


def test_of_total_and_ionized_the_one_further_above_its_limit_is_named() -> None:
    (line,) = flagged(labs=labs(calcium("14.1"), ionized("2.00"), pth()))
    assert str(line.sentence) == "Ionized calcium 2.00 mmol/L on 2024-03-01 is above 1.8 mmol/L."


def test_a_computed_calcium_is_named_as_one() -> None:
    (line,) = flagged(labs=labs(calcium("13.5"), albumin("2.5"), pth()))
    assert "14.70 mg/dL on 2024-03-01" in str(line.sentence)
    assert line.facts == ("ca", "alb")


def test_the_highest_pth_is_named() -> None:
    very_high, suspicious = flagged(labs=labs(calcium(), pth("700"), pth("900", after(300), "p2")))
    assert "PTH 900 pg/mL" in str(very_high.sentence)
    assert "PTH 900 pg/mL" in str(suspicious.sentence)
    assert very_high.facts == suspicious.facts == ("pth", "p2")


def answered(code: str, day: str) -> Json:
    return {"code": code, "date": day, "reason": "seen by the meeting"}


@pytest.mark.parametrize(
    ("why", "changes", "code", "day", "holds"),
    [
        ("later than the value", {"labs": labs(calcium("15"), pth())}, "CALCIUM_VERY_HIGH", after(52), True),
        ("on its day", {"labs": labs(calcium("15"), pth())}, "CALCIUM_VERY_HIGH", after(51), False),
        (
            "a newer value raises it again",
            {"labs": labs(calcium("15"), calcium("14.5", after(80), "c2"), pth())},
            "CALCIUM_VERY_HIGH",
            after(60),
            False,
        ),
        (
            "a newer value that is not very high does not",
            {"labs": labs(calcium("15"), calcium("11", after(80), "c2"), pth())},
            "CALCIUM_VERY_HIGH",
            after(60),
            True,
        ),
        (
            "an answer to another flag",
            {"labs": labs(calcium("15"), pth())},
            "PTH_VERY_HIGH",
            after(60),
            False,
        ),
        ("a PTH", {"labs": labs(calcium(), pth("700"))}, "PTH_VERY_HIGH", after(52), True),
        ("a PTH of that day", {"labs": labs(calcium(), pth("700"))}, "PTH_VERY_HIGH", after(51), False),
        ("a mass has no day", {"flags": ["palpable_mass"]}, "PALPABLE_MASS", after(-100), True),
        ("a lesion", {"studies": [lesion("45")]}, "LESION_LARGE", after(31), True),
        ("a lesion of that day", {"studies": [lesion("45")]}, "LESION_LARGE", after(30), False),
        ("an atypical tumor", {"operations": [gland("atypical")]}, "PATHOLOGY", after(1), True),
        ("an atypical tumor of that day", {"operations": [gland("atypical")]}, "PATHOLOGY", after(0), False),
        ("a carcinoma stays one", {"operations": [gland("carcinoma")]}, "PATHOLOGY", after(100), False),
    ],
)
def test_a_flag_is_answered_until_a_newer_fact_raises_it_again(
    why: str, changes: Json, code: str, day: str, holds: bool
) -> None:
    lines = flagged(**changes, answers=[answered(code, day)])
    up = [line for line in lines if line.code != "PTH_SUSPICIOUS"]
    assert [line.answered for line in up] == [holds], why
    assert is_flagged(lines) is not holds
    assert gating(lines) == (() if holds else tuple(up))


def test_of_several_answers_the_latest_holds() -> None:
    answers = [answered("PALPABLE_MASS", after(1)), answered("LESION_LARGE", after(2))]
    answers += [answered("LESION_LARGE", after(40))]
    assert not is_flagged(flagged(flags=["palpable_mass"], studies=[lesion("45")], answers=answers))
    assert is_flagged(flagged(flags=["palpable_mass"], studies=[lesion("45")], answers=answers[:2]))


MEETINGS = st.lists(st.tuples(st.sampled_from([*CarcinomaFlag]), st.integers(0, 600)), max_size=4)


@given(studied_cases(), rich_cases(), MEETINGS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_flags_are_those_of_a_second_computation(
    studied: Json, measured: Json, meetings: list[tuple[CarcinomaFlag, int]], whole: bool
) -> None:
    answers = [answered(str(code), after(day)) for code, day in meetings]
    tree = studied | {"labs": measured.get("labs", [])} if whole else measured
    tree = tree | {"as_of": "2027-01-01", "answers": answers}
    profile, read = load_profile("acr-2021"), load(json.dumps(tree))
    lines = carcinoma_flags(read, profile, chemistry(read, profile))
    found = [(str(line.code), line.answered, set(line.facts)) for line in lines]
    assert found == oracle_flags.flags(tree)
    assert is_flagged(lines) is oracle_flags.is_suspect(tree)
