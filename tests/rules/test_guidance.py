"""Each next step stands where the rules say so, and just does not where one of its conditions fails."""

from __future__ import annotations

import json
from typing import Any

import pytest

from casereview.rules.answer import NextStepLine
from casereview.rules.assess import assess
from casereview.rules.codes.conclusions import NextStep
from casereview.rules.facts.load import load
from imaging.anatomy.sites import Sites
from tests.rules.build import Json, calcium, lab, operation, pth, study, urine
from tests.rules.clear_case import CT, EXAMINED, LABS, SPECT, TODAY, answered, clear, scan

EGFR = lab("gfr", "egfr", "80", "mL/min/{1.73_m2}", "2024-06-01")
WITH_EGFR = [*LABS, EGFR]
KIDNEYS = [*LABS, EGFR | {"value": "29"}]
NEGATIVE = [study("s1", "sestamibi_spect_ct"), study("s2", "ct_4d")]
APART = [SPECT, scan("s2", "ct_4d", "right.superior")]
ONE_SIDED = [SPECT, study("s2", "ct_4d")]
MRI = study("m", "mri_with_without_contrast")
US = study("u", "ultrasound")
TWO_PLACES = [
    scan("s1", "sestamibi_spect_ct", "left.inferior", "right.superior"),
    scan("s2", "ct_4d", "left.inferior", "right.superior"),
]
UNSURE = [SPECT | {"result": "equivocal"}, CT | {"result": "equivocal"}]
REGION = [scan("s1", "sestamibi_spect_ct", "left"), scan("s2", "ct_4d", "left superior")]
CHEST = [scan(row["id"], row["modality"], "left.anterior_mediastinum") for row in (SPECT, CT)]
BOTH_GLANDS = [{"gland": g, "disposition": "seen_normal"} for g in ("left.superior", "left.inferior")]


def tree(**changes: Any) -> Json:
    """The clear case with a recent eGFR, so that nothing has to be measured first."""
    return clear(**({"labs": WITH_EGFR} | changes))


def lines(facts: Json, at: str | None = None) -> dict[str, NextStepLine]:
    place = None if at is None else Sites.of([at])
    return {str(line.code): line for line in assess(load(json.dumps(facts)), place).next_steps}


def steps(**changes: Any) -> dict[str, NextStepLine]:
    return lines(tree(**changes))


def veins(*rows: tuple[str, str], day: str = "2024-06-01", key: str = "v") -> Json:
    """A sampling: the PTH of each vein against a peripheral one of 100."""
    samples = [{"id": f"{key}.0", "vein": "peripheral", "value": "100", "unit": "pg/mL"}]
    for number, (vein, value) in enumerate(rows, 1):
        comparator = {"comparator": value[0]} if value[0] in "<>" else {}
        row = {"id": f"{key}.{number}", "vein": vein, "value": value.lstrip("<>"), "unit": "pg/mL"}
        samples.append(row | comparator)
    return {"id": key, "performed_on": day, "samples": samples}


FLAT = veins(("left.inferior_thyroid", "120"), ("right.inferior_thyroid", "120"))
LEFT = veins(("left.inferior_thyroid", "400"), ("right.inferior_thyroid", "120"))
ORDERS = ["ORDER_CT_4D", "ORDER_SPECT_CT", "ORDER_ULTRASOUND"]
NOTHING = ["MDT_REVIEW", "HIGH_VOLUME_CENTER"]
OPEN = ["ORDER_ULTRASOUND", "EXPERT_REREAD", "ORDER_MRI_WITH_CONTRAST", "MDT_REVIEW"]

# why, what differs from the clear case, the steps
TABLE: list[tuple[str, Json, list[str]]] = [
    ("two studies agree: operate there", {}, ["MDT_REVIEW", "FOCUSED_REOPERATION"]),
    ("nothing imaged yet: order both, and an ultrasound", {"studies": []}, ORDERS),
    ("good studies show nothing: sample", {"studies": NEGATIVE}, [*NOTHING, "VENOUS_SAMPLING"]),
    (
        "sampled in vain: medical treatment is an option",
        {"studies": NEGATIVE, "samplings": [FLAT]},
        ["MEDICAL_MANAGEMENT", *NOTHING],
    ),
    (
        "a ratio close to the threshold is not in vain",
        {
            "studies": NEGATIVE,
            "samplings": [veins(("left.inferior_thyroid", "150"), ("right.inferior_thyroid", "120"))],
        },
        NOTHING,
    ),
    (
        "one side only is not sampled",
        {"studies": NEGATIVE, "samplings": [veins(("left.inferior_thyroid", "120"))]},
        [*NOTHING, "VENOUS_SAMPLING"],
    ),
    (
        "sampled before the last operation is not sampled",
        {"studies": NEGATIVE, "samplings": [FLAT | {"performed_on": "2024-01-09"}]},
        [*NOTHING, "VENOUS_SAMPLING"],
    ),
    (
        "veins of one side of the neck: explore it",
        {"studies": NEGATIVE, "samplings": [LEFT]},
        [*NOTHING, "REGION_EXPLORATION"],
    ),
    ("places differ: read again, and a third kind", {"studies": APART}, OPEN),
    ("one positive, one good negative", {"studies": ONE_SIDED}, OPEN),
    (
        "places still differ with a third family: sample",
        {"studies": [*APART, MRI, US]},
        ["EXPERT_REREAD", "MDT_REVIEW", "VENOUS_SAMPLING"],
    ),
    (
        "MRI and ultrasound cannot be had: sample with two families",
        {"studies": [*APART, US], "flags": ["mri_unsafe"]},
        ["EXPERT_REREAD", "MDT_REVIEW", "VENOUS_SAMPLING"],
    ),
    (
        "an ultrasound that can be had is waited for",
        {"studies": APART, "flags": ["mri_unsafe"]},
        ["ORDER_ULTRASOUND", "EXPERT_REREAD", "MDT_REVIEW"],
    ),
    (
        "nothing is certain",
        {"studies": UNSURE},
        [*OPEN, "HIGH_VOLUME_CENTER", "VENOUS_SAMPLING"],
    ),
    (
        "a region of one side: explore it, have it read again",
        {"studies": REGION},
        ["EXPERT_REREAD", "MDT_REVIEW", "REGION_EXPLORATION"],
    ),
    (
        "two places agreed on: explore each, think of heredity",
        {"studies": TWO_PLACES},
        ["MDT_REVIEW", "BILATERAL_EXPLORATION", "GENETICS"],
    ),
    (
        "MEN 1 beside one place: explore both sides",
        {"flags": ["men1"]},
        ["MDT_REVIEW", "BILATERAL_EXPLORATION", "GENETICS"],
    ),
    (
        "MEN 1, and one side has nothing left: settle first",
        {"flags": ["men1"], "operations": [operation(glands=[
            {"gland": f"right.{pole}", "disposition": "removed", "pathology": "adenoma"}
            for pole in ("superior", "inferior")
        ])]},
        ["MDT_REVIEW", "SETTLE_FIRST", "GENETICS"],
    ),
    (
        "a pitfall that stops beside MEN 1 keeps both sides closed",
        {"flags": ["men1", "pregnancy"]},
        ["MDT_REVIEW", "SETTLE_FIRST", "GENETICS"],
    ),
    (
        "a paretic cord on the target's side keeps an exploration of both from standing",
        {"flags": ["men1"], "laryngoscopies": [EXAMINED | {"left": "paretic"}]},
        ["MDT_REVIEW", "SETTLE_FIRST", "GENETICS"],
    ),
    ("pregnancy: settle first", {"flags": ["pregnancy"]}, ["MDT_REVIEW", "SETTLE_FIRST"]),
    (
        "a target in the chest: a thoracic surgeon, a center",
        {"studies": CHEST},
        [*NOTHING, "FOCUSED_REOPERATION", "THORACIC_PLANNING"],
    ),
    (
        "a sign of carcinoma with a target: en bloc",
        {"flags": ["palpable_mass"]},
        [*NOTHING, "EN_BLOC_PLANNING"],
    ),
    (
        "and without one: a center",
        {"flags": ["palpable_mass"], "studies": NEGATIVE},
        [*NOTHING, "VENOUS_SAMPLING"],
    ),
    (
        "no reason to operate: watching is an option",
        {
            "background": {"symptoms": False, "stones": False, "fragility_fracture": False, "t_score": "-1"},
            "labs": [*WITH_EGFR, lab("u24", "urine_calcium_24h", "200", "mg/(24.h)", "2024-06-01")],
        },
        ["OBSERVE", "MDT_REVIEW", "FOCUSED_REOPERATION"],
    ),
    (
        "an unread study is asked about before another is ordered",
        {"studies": [SPECT, CT | {"adequacy": "unknown"}]},
        ["STATE_ADEQUACY", "ORDER_ULTRASOUND"],
    ),
    (
        "a finding without a place is asked about",
        {"studies": [*NEGATIVE[:1], scan("s2", "ct_4d", "behind the scar")]},
        ["LOCATE_FINDING", *OPEN, "HIGH_VOLUME_CENTER"],
    ),
    ("a missing report", {"operations": [operation(report="missing")]}, ["COMPLETE_RECORDS", "MDT_REVIEW"]),
    ("lithium: settle the biochemistry", {"flags": ["lithium"]}, ["CONFIRM_BIOCHEMISTRY", "MDT_REVIEW"]),
    (
        "one high calcium is measured again",
        {"labs": [row for row in WITH_EGFR if row["id"] not in ("ca1", "ca")]},
        ["CONFIRM_BIOCHEMISTRY", "MDT_REVIEW", "SETTLE_FIRST"],
    ),
    (
        "low vitamin D is replaced",
        {"labs": [*WITH_EGFR, lab("d", "vitamin_d_25oh", "12", "ng/mL", "2024-06-01")]},
        ["REPLETE_VITAMIN_D", "MDT_REVIEW", "FOCUSED_REOPERATION"],
    ),
    (
        "an inadequate CT is repeated, and not ordered beside",
        {"studies": [SPECT, CT | {"adequacy": "inadequate"}]},
        ["ORDER_ULTRASOUND", "REPEAT_STUDY"],
    ),
    (
        "a planar scan cannot be made adequate by repeating it",
        {"studies": [scan("p", "sestamibi_planar", "left.inferior"), CT]},
        ["ORDER_SPECT_CT", "ORDER_ULTRASOUND"],
    ),
    (
        "under 40 years: genetics",
        {"patient": {"sex": "F", "age_years": 39}},
        ["MDT_REVIEW", "FOCUSED_REOPERATION", "GENETICS"],
    ),
    (
        "at 40 years not",
        {"patient": {"sex": "F", "age_years": 40}},
        ["MDT_REVIEW", "FOCUSED_REOPERATION"],
    ),
    ("allergy: no CT, but the others", {"flags": ["contrast_allergy"], "studies": []},
     ["ORDER_SPECT_CT", "ORDER_ULTRASOUND", "MDT_REVIEW"]),
    ("eGFR of 29: no CT, and tertiary disease to be told", {"labs": KIDNEYS, "studies": []},
     ["CONFIRM_BIOCHEMISTRY", "ORDER_SPECT_CT", "ORDER_ULTRASOUND", "MDT_REVIEW"]),
    ("pregnancy: ultrasound alone", {"flags": ["pregnancy"], "studies": []},
     ["ORDER_ULTRASOUND", "MDT_REVIEW"]),
    ("never operated: another pathway, whatever the age", {"operations": [], "patient": {"age_years": 20}},
     ["NOT_THIS_PATHWAY"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "changes", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_a_case_calls_for_these_steps_and_no_others(why: str, changes: Json, expected: list[str]) -> None:
    assert list(steps(**changes)) == expected, why


NEVER_IN_THE_TABLE = {"URGENT_HYPERCALCEMIA", "URGENT_HYPOCALCEMIA", "GRAFT_TEST", "GRAFT_REVISION"}


def test_the_table_knows_every_step_but_those_that_have_tests_of_their_own() -> None:
    told = {code for row in TABLE for code in row[2]}
    assert {str(code) for code in NextStep} - told == NEVER_IN_THE_TABLE | {"TARGET_WITH_RATIONALE"}


def test_outside_the_pathway_only_a_few_steps_stand() -> None:
    found = steps(
        labs=[
            calcium("9.8", "2024-06-01", "c1"),
            calcium("9.8", "2024-06-20", "c2"),
            pth("90", "2024-06-20"),
            *urine("2024-06-20"),
            lab("d", "vitamin_d_25oh", "12", "ng/mL", "2024-06-01"),
        ],
        flags=["palpable_mass", "men1"],
    )
    assert set(found) <= {
        *("NOT_THIS_PATHWAY", "OBSERVE", "REPLETE_VITAMIN_D", "MDT_REVIEW", "HIGH_VOLUME_CENTER"),
        "CONFIRM_BIOCHEMISTRY",
    }


@pytest.mark.parametrize("flags", [[], ["men1"]])
def test_of_a_place_that_a_meeting_chose_no_step_tells_to_operate(flags: list[str]) -> None:
    found = lines(tree(flags=flags, studies=CHEST), at="right.superior")
    assert not {"FOCUSED_REOPERATION", "BILATERAL_EXPLORATION"} & set(found)


def test_of_a_place_that_a_meeting_chose_what_is_to_be_settled_is_named() -> None:
    found = lines(tree(flags=["pregnancy"], studies=NEGATIVE), at="right.superior")
    assert str(found["SETTLE_FIRST"].sentence).startswith(
        "Before anybody operates at right superior (right side), settle in writing: "
    )
    assert "the pregnancy" in str(found["SETTLE_FIRST"].sentence)
    assert "SETTLE_FIRST" not in lines(tree(), at="left.inferior")


def test_an_answered_pitfall_lets_the_operation_stand_again() -> None:
    before = tree(flags=["pregnancy"])
    assert "FOCUSED_REOPERATION" not in lines(before)
    after = lines(answered(before, "PREGNANCY", day=TODAY))
    assert "FOCUSED_REOPERATION" in after
    assert "SETTLE_FIRST" not in after
