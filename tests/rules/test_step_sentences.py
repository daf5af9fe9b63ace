"""What next steps say: the side, the day, what was set aside, what is asked, and what remains open."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import pytest

import casereview.rules.sentences
from casereview.rules.advice.operating_questions import explored_side, rational_target
from casereview.rules.advice.pitfalls import pitfalls
from casereview.rules.assess import evaluate
from casereview.rules.codes.conclusions import STOPPING, TO_OPERATE, NextStep
from casereview.rules.facts.load import load
from casereview.rules.sentences.stops import STOP_NAMES
from imaging.anatomy import sentences as anatomy
from imaging.dose import sentences as doses
from imaging.studies import sentences as studies
from tests.catalogues import templates_of
from tests.rules.build import Json, calcium, lab, operation, pth, study, urine
from tests.rules.clear_case import CT, EXAMINED, LABS, SPECT, scan
from tests.rules.test_guidance import (
    APART,
    CHEST,
    EGFR,
    KIDNEYS,
    LEFT,
    NEGATIVE,
    REGION,
    TABLE,
    TWO_PLACES,
    WITH_EGFR,
    steps,
    tree,
)
from tests.rules.test_steps_at_limits import GRAFT, PAIRS, THREE_AND_ONE, arm

JARGON = re.compile(r"\b(adrift|firm|cell|counts|stops)\b", re.IGNORECASE)
ROOMS = [
    *(import_module(f"casereview.rules.sentences.{module.name}")
      for module in iter_modules(casereview.rules.sentences.__path__)),
    anatomy, doses, studies,
]  # fmt: skip
CASES = [*(row[1] for row in TABLE), *(row[2] for row in PAIRS), *(row[4] for row in PAIRS)]
NORMAL = [
    calcium("10.2", "2024-06-01", "ca1"),
    calcium("10.2", "2024-06-20", "ca2"),
    pth("150", "2024-06-20"),
    *urine("2024-06-20"),
    calcium("11.4", "2024-03-01", "ca3"),
    calcium("11.4", "2024-03-15", "ca4"),
    EGFR,
]
OVERRIDE = {"blocker": "NOT_HYPERCALCEMIC", "code": "normocalcemic_disease", "date": "2024-06-25"}
OVERRIDDEN = [
    OVERRIDE,
    OVERRIDE | {"blocker": "EUCALCEMIC_PTH_ELEVATION"},
]


def said(step: str, changes: Json) -> str:
    return str(steps(**changes)[step].sentence)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_no_template_uses_the_words_of_the_rules(room: ModuleType) -> None:
    texts = [text for item in templates_of(room).values() for text in (item.text, item.plural)]
    assert [text for text in texts if JARGON.search(text)] == []


@pytest.mark.parametrize("changes", CASES)
def test_no_sentence_of_an_answer_uses_the_words_of_the_rules(changes: Json) -> None:
    for line in steps(**changes).values():
        assert not JARGON.search(str(line.sentence)), line.code
        assert str(line.sentence).endswith(".")
    for pitfall in pitfalls(evaluate(load(tree(**changes)))):
        assert not JARGON.search(str(pitfall.sentence)), pitfall.code


@pytest.mark.parametrize("word", ["Adrift", "a firm finding", "one cell", "it counts", "it stops"])
def test_a_word_of_the_rules_is_noticed(word: str) -> None:
    assert JARGON.search(word)
    assert not JARGON.search("confirm, cells, count, stop")


@pytest.mark.parametrize("changes", CASES)
def test_what_tells_to_operate_names_the_side_and_the_day(changes: Json) -> None:
    for line in steps(**changes).values():
        if line.code in TO_OPERATE:
            sentence = str(line.sentence)
            assert tree(**changes)["as_of"] in sentence
            assert re.search(
                r"\((left|midline|right|left or midline|midline or right) side\)|side not stated"
                r"|the (left|right) side of the neck",
                sentence,
            ), line.code


def test_every_step_that_tells_to_operate_is_among_those_cases() -> None:
    assert {line.code for changes in CASES for line in steps(**changes).values()} >= TO_OPERATE


@pytest.mark.parametrize(
    ("step", "changes", "sentence"),
    [
        ("FOCUSED_REOPERATION", {}, "As of 2024-07-01 the studies agree on one place; a focused "
         "re-operation at "
         "left inferior (left side) can be planned."),
        ("FOCUSED_REOPERATION", {"studies": [scan(row["id"], row["modality"], "anterior mediastinum")
                                             for row in (SPECT, CT)]},
         "As of 2024-07-01 the studies agree on one place; a focused re-operation at anterior mediastinum "
         "(side not stated) can be planned."),
        ("BILATERAL_EXPLORATION", {"studies": TWO_PLACES},
         "As of 2024-07-01 the studies agree on more than one place; plan to explore each of them: right "
         "superior "
         "(right side) and left inferior (left side)."),
        ("BILATERAL_EXPLORATION", {"studies": [
            scan(row["id"], row["modality"], "left.superior", "left.inferior") for row in (SPECT, CT)]},
         "As of 2024-07-01 the studies agree on more than one place; plan to explore each of them: left "
         "superior "
         "(left side) and left inferior (left side)."),
        ("BILATERAL_EXPLORATION", {"flags": ["men1"]},
         "As of 2024-07-01 the studies agree on left inferior (left side), and more than one gland is "
         "likely to be "
         "diseased; plan to explore the left and the right side of the neck."),
        ("REGION_EXPLORATION", {"studies": NEGATIVE, "samplings": [LEFT]},
         "One option for the meeting, as of 2024-07-01: explore the left side of the neck, to which the "
         "sampled "
         "veins point. Not accounted for on that side: left superior gland and left inferior gland."),
        ("REGION_EXPLORATION", {"studies": NEGATIVE, "samplings": [LEFT], "operations": [operation(glands=[
            {"gland": f"left.{pole}", "disposition": "seen_normal"} for pole in ("superior", "inferior")])]},
         "One option for the meeting, as of 2024-07-01: explore the left side of the neck, to which the "
         "sampled "
         "veins point. Every gland of that side is accounted for."),
        ("TARGET_WITH_RATIONALE", {"studies": THREE_AND_ONE},
         "One option for the meeting, as of 2024-07-01, with its reason in writing: operate at left "
         "inferior (left "
         "side). What sees nothing there, or something else: Sestamibi SPECT/CT of 2024-05-01."),
        ("GRAFT_REVISION", {"operations": GRAFT, "studies": [], "samplings": [arm("2001")]},
         "One option for the meeting, as of 2024-07-01: revise the graft at right forearm graft (right "
         "side); the PTH "
         "of its arm points to it."),
        ("SETTLE_FIRST", {"flags": ["pregnancy", "men1"],
         "laryngoscopies": [EXAMINED | {"right": "paretic"}]},
         "Before anybody operates, settle in writing: the likelihood of more than one diseased gland, the "
         "vocal "
         "cords, which do not both move well and the pregnancy."),
        ("EN_BLOC_PLANNING", {"flags": ["palpable_mass", "men1"],
         "laryngoscopies": [EXAMINED | {"right": "paretic"}]},
         "With a target and a sign of carcinoma, plan resection en bloc. Settle in writing before: the "
         "vocal cords, "
         "which do not both move well and the likelihood of more than one diseased gland."),
        ("STATE_ADEQUACY", {"studies": [SPECT, study("c", "ct_4d", "left.inferior", adequacy=None,
                                                     protocol={"covers": ["neck", "mediastinum"]})]},
         "Nobody has said whether the 4D-CT of 2024-05-01 is good enough: ask the reader for its phases."),
        ("STATE_ADEQUACY", {"studies": [SPECT, CT | {"result": "not_reported", "findings": []}]},
         "The 4D-CT of 2024-05-01 has no report yet: ask the reader for it, with phases, field and fusion, "
         "before "
         "another."),
        ("LOCATE_FINDING", {"studies": [SPECT, scan("c", "ct_4d", "behind the scar")]},
         'The 4D-CT of 2024-05-01 says "behind the scar", which names no place: ask the reader where it '
         'is, on which '
         "side, and what it is."),
        ("LOCATE_FINDING", {"studies": [SPECT, study("c", "ct_4d", "left inferior", findings=[
            {"location": "left inferior", "sites": ["right.inferior"]}])]},
         'The 4D-CT of 2024-05-01 says "left inferior", and right inferior was confirmed for it, which '
         'lies off that '
         "side: ask the reader where it is, on which side, and what it is."),
        ("LOCATE_FINDING", {"studies": [SPECT, scan("c", "ct_4d", "inferior")]},
         "The 4D-CT of 2024-05-01 has a finding at either inferior without a side: ask the reader where it "
         "is, on "
         "which side, and what it is."),
        ("LOCATE_FINDING", {"studies": [SPECT, study("c", "ct_4d", "", findings=[])]},
         "The 4D-CT of 2024-05-01 describes no place: ask the reader where it was, on which side, and what "
         "it is."),
        ("THORACIC_PLANNING", {"studies": CHEST},
         "A target lies in the mediastinum, at left anterior mediastinum (left side): plan the approach "
         "with a "
         "thoracic surgeon."),
        ("MDT_REVIEW", {"studies": [], "flags": ["pregnancy"]},
         "A 4D-CT is wanted, but pregnancy stands against it. A sestamibi SPECT/CT is wanted, but "
         "pregnancy stands "
         "against it. Open to this patient: ultrasound."),
        ("MDT_REVIEW", {"studies": [], "flags": ["contrast_allergy"]},
         "A 4D-CT is wanted, but contrast allergy stands against it. Open to this patient: ultrasound, "
         "sestamibi "
         "SPECT/CT, MRI with contrast and choline PET (the criteria do not rate it)."),
        ("VENOUS_SAMPLING", {"studies": NEGATIVE, "flags": ["anticoagulated"]},
         "Consider selective venous sampling: 4D-CT and sestamibi do not settle the place. The patient is on "
         "anticoagulants: agree on a plan for anticoagulation before the day."),
    ],
)  # fmt: skip
def test_a_step_says(step: str, changes: Json, sentence: str) -> None:
    assert said(step, changes) == sentence


def test_what_a_meeting_set_aside_is_printed_first() -> None:
    sentence = said(
        "FOCUSED_REOPERATION", {"labs": NORMAL, "overrides": OVERRIDDEN, "background": {"symptoms": True}}
    )
    assert sentence.startswith("Set aside when the case was accepted: Total calcium 10.2 mg/dL on 2024-06-20")
    assert sentence.endswith("left inferior (left side) can be planned.")
    assert sentence.count("Set aside when the case was accepted: ") == len(OVERRIDDEN)


@pytest.mark.parametrize(
    ("labs", "asks"),
    [
        (LABS, "Measure the eGFR first: none can be used."),
        ([*LABS, EGFR | {"collected_at": "2023-12-30"}],
         "Measure the eGFR first: eGFR 80 mL/min/{1.73_m2} on 2023-12-30 is older than 183 days."),
        ([*LABS, EGFR, lab("cr9", "creatinine", "2.1", "mg/dL", "2024-06-02")],
         "Measure the eGFR first: after eGFR 80 mL/min/{1.73_m2} on 2024-06-01 there is creatinine 2.1 "
         "mg/dL on "
         "2024-06-02."),
    ],
)  # fmt: skip
def test_contrast_waits_for_the_kidneys(labs: list[Json], asks: str) -> None:
    for step, studies_done in (
        ("ORDER_CT_4D", []),
        ("ORDER_MRI_WITH_CONTRAST", APART),
        ("VENOUS_SAMPLING", NEGATIVE),
    ):
        assert said(step, {"labs": labs, "studies": studies_done}).endswith(asks)
    assert "eGFR" not in said("ORDER_SPECT_CT", {"labs": labs, "studies": []})


@pytest.mark.parametrize(
    "labs",
    [
        WITH_EGFR,
        [*LABS, EGFR | {"collected_at": "2023-12-31"}],
        [*WITH_EGFR, lab("cr9", "creatinine", "2.0", "mg/dL", "2024-06-02")],
        [*WITH_EGFR, lab("cr9", "creatinine", "3", "mg/dL", "2024-06-01")],
    ],
)
def test_kidneys_that_were_measured_are_not_asked_for(labs: list[Json]) -> None:
    assert "eGFR" not in said("ORDER_CT_4D", {"labs": labs, "studies": []})


def test_low_kidneys_stand_against_contrast_with_their_lab() -> None:
    line = steps(labs=KIDNEYS, studies=[])["MDT_REVIEW"]
    assert "eGFR 29 mL/min/{1.73_m2} on 2024-06-01 stands against it" in str(line.sentence)
    assert "gfr" in line.facts
    assert "MRI with contrast" not in str(line.sentence)


def test_unknown_flags_are_asked_for_before_anything_is_ordered() -> None:
    found = steps(flags=None, studies=APART)
    assert "Ask first about pregnancy, kidney function and implants that forbid MRI." in str(
        found["ORDER_MRI_WITH_CONTRAST"].sentence
    )
    first = steps(flags=None, studies=[])
    assert "Ask first about pregnancy, contrast allergy and kidney function." in str(
        first["ORDER_CT_4D"].sentence
    )
    assert str(first["ORDER_SPECT_CT"].sentence).endswith("Ask first about pregnancy.")
    assert "Ask first" not in said("ORDER_CT_4D", {"studies": []})


def test_two_studies_of_a_kind_go_to_the_meeting() -> None:
    twice = [*NEGATIVE, study("s3", "ct_4d", day="2024-05-02")]
    line = steps(as_of="2025-06-01", studies=twice)["MDT_REVIEW"]
    assert "A 4D-CT is wanted, but 2 studies of its kind were done since the last operation." in str(
        line.sentence
    )
    assert {"s2", "s3"} <= set(line.facts)
    read_again = [*NEGATIVE, NEGATIVE[1] | {"id": "s3", "supersedes": "s2"}]
    assert "ORDER_CT_4D" in steps(as_of="2025-06-01", studies=read_again)


def test_every_pitfall_that_can_stop_has_a_name_of_its_own() -> None:
    assert set(STOP_NAMES) == STOPPING
    assert len({template.text for template in STOP_NAMES.values()}) == len(STOPPING)


def test_a_target_is_asked_for_before_pitfalls_are() -> None:
    region = evaluate(load(tree(studies=REGION, flags=["pregnancy"])))
    assert explored_side(region) == "left"
    assert NextStep.REGION_EXPLORATION not in steps(studies=REGION, flags=["pregnancy"])
    reasoned = evaluate(load(tree(studies=THREE_AND_ONE, flags=["pregnancy"])))
    target = rational_target(reasoned)
    assert target is not None
    assert target.codes == ("left.inferior",)
