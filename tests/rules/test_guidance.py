"""What is suggested next, and what stands against it."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.answer import NextStepLine
from casereview.rules.assess import assess
from casereview.rules.codes.conclusions import NextStep
from tests.rules import build
from tests.rules.build import Json, after, calcium, facts, lab, labs, operation, pth, sampling, study, urine

AGREE, APART, NEGATIVE, ONE_SIDED = build.AGREE, build.APART, build.NEGATIVE, build.ONE_SIDED
TWO_PLACES, UNSURE = build.TWO_PLACES, build.UNSURE
CT, MRI, SPECT = build.CT, build.MRI, build.SPECT
EUCALCEMIC = labs(calcium("9.8"), pth("90"))
KIDNEYS = lab("gfr", "egfr", "29", "mL/min/{1.73_m2}")
LABS = [calcium("11.4"), pth(), *urine()]
CHOLINE = study("p", "choline_pet_ct")


def steps(**changes: Any) -> dict[str, NextStepLine]:
    return {str(line.code): line for line in assess(facts(**changes)).next_steps}


# why, what differs from the plain case (which has no studies), the steps
TABLE: list[tuple[str, Json, list[str]]] = [
    ("nothing imaged yet: order both", {}, ["ORDER_CT_4D", "ORDER_SPECT_CT"]),
    ("two studies agree: operate there", {"studies": AGREE}, ["MDT_REVIEW", "FOCUSED_REOPERATION"]),
    (
        "good studies show nothing: sample, at an experienced center",
        {"studies": NEGATIVE},
        ["MDT_REVIEW", "HIGH_VOLUME_CENTER", "VENOUS_SAMPLING"],
    ),
    (
        "sampled in vain: medical treatment is an option",
        {"studies": NEGATIVE, "samplings": [sampling("150")]},
        ["MEDICAL_MANAGEMENT", "MDT_REVIEW", "HIGH_VOLUME_CENTER"],
    ),
    (
        "sampled with a gradient: no further sampling, and not in vain",
        {"studies": NEGATIVE, "samplings": [sampling("300")]},
        ["MDT_REVIEW", "HIGH_VOLUME_CENTER"],
    ),
    (
        "sampled before the last operation is not sampled",
        {"studies": NEGATIVE, "samplings": [sampling("150", "2024-01-09")]},
        ["MDT_REVIEW", "HIGH_VOLUME_CENTER", "VENOUS_SAMPLING"],
    ),
    (
        "places differ: re-read and a third kind before sampling",
        {"studies": APART},
        ["EXPERT_REREAD", "ORDER_MRI_WITH_CONTRAST", "MDT_REVIEW"],
    ),
    (
        "places still differ with a third family: sample",
        {"studies": [*APART, study("m", MRI)]},
        ["EXPERT_REREAD", "MDT_REVIEW", "VENOUS_SAMPLING"],
    ),
    (
        "one positive, one negative",
        {"studies": ONE_SIDED},
        ["EXPERT_REREAD", "ORDER_MRI_WITH_CONTRAST", "MDT_REVIEW"],
    ),
    (
        "one positive, two negative: a third family counts",
        {"studies": [*ONE_SIDED, CHOLINE]},
        ["EXPERT_REREAD", "ORDER_MRI_WITH_CONTRAST", "MDT_REVIEW", "VENOUS_SAMPLING"],
    ),
    (
        "nothing firm",
        {"studies": UNSURE},
        ["EXPERT_REREAD", "ORDER_MRI_WITH_CONTRAST", "MDT_REVIEW", "HIGH_VOLUME_CENTER", "VENOUS_SAMPLING"],
    ),
    (
        "two places agreed on: explore both sides, think of heredity",
        {"studies": TWO_PLACES},
        ["MDT_REVIEW", "BILATERAL_EXPLORATION", "GENETICS"],
    ),
    (
        "normal calcium with raised PTH leaves the pathway and is watched",
        {"labs": EUCALCEMIC, "studies": AGREE},
        ["NOT_THIS_PATHWAY", "OBSERVE"],
    ),
    (
        "outside the pathway a sign of carcinoma still asks for the meeting",
        {"labs": EUCALCEMIC, "flags": ["palpable_mass"], "studies": AGREE},
        ["NOT_THIS_PATHWAY", "OBSERVE", "MDT_REVIEW", "HIGH_VOLUME_CENTER"],
    ),
    (
        "never operated: another pathway, whatever the age",
        {"operations": [], "patient": {"age_years": 20}},
        ["NOT_THIS_PATHWAY"],
    ),
    (
        "a calcium of 15 is an emergency and a sign of carcinoma",
        {"labs": labs(calcium("15"), pth()), "studies": AGREE},
        ["URGENT_HYPERCALCEMIA", "MDT_REVIEW", "HIGH_VOLUME_CENTER", "EN_BLOC_PLANNING"],
    ),
    (
        "an emergency outside the pathway stays one",
        {"labs": labs(calcium("15"), pth("5"))},
        ["URGENT_HYPERCALCEMIA", "NOT_THIS_PATHWAY", "MDT_REVIEW", "HIGH_VOLUME_CENTER"],
    ),
    (
        "carcinoma suspected without a target",
        {"flags": ["palpable_mass"], "studies": NEGATIVE},
        ["MDT_REVIEW", "HIGH_VOLUME_CENTER", "VENOUS_SAMPLING"],
    ),
    (
        "a PTH of four times its limit changes no step",
        {"labs": labs(calcium(), pth("260")), "studies": AGREE},
        ["MDT_REVIEW", "FOCUSED_REOPERATION"],
    ),
    (
        "a missing report: complete the records; no operation yet",
        {"operations": [operation(report="missing")], "studies": AGREE},
        ["COMPLETE_RECORDS", "MDT_REVIEW"],
    ),
    (
        "lithium: settle the biochemistry first",
        {"flags": ["lithium"], "studies": AGREE},
        ["CONFIRM_BIOCHEMISTRY", "MDT_REVIEW"],
    ),
    (
        "pregnancy: neither CT nor SPECT without the meeting",
        {"flags": ["pregnancy"]},
        ["MDT_REVIEW"],
    ),
    ("contrast allergy: no CT, but SPECT", {"flags": ["contrast_allergy"]}, ["ORDER_SPECT_CT", "MDT_REVIEW"]),
    ("eGFR of 29: no CT, but SPECT", {"labs": [*LABS, KIDNEYS]}, ["ORDER_SPECT_CT", "MDT_REVIEW"]),
    (
        "eGFR of 30 is enough",
        {"labs": [*LABS, KIDNEYS | {"value": "30"}]},
        ["ORDER_CT_4D", "ORDER_SPECT_CT"],
    ),
    (
        "the lower of two values of one day holds",
        {"labs": [*LABS, KIDNEYS, KIDNEYS | {"id": "g2", "value": "60"}]},
        ["ORDER_SPECT_CT", "MDT_REVIEW"],
    ),
    (
        "the latest eGFR of any date, even from before the operation",
        {"labs": [*LABS, KIDNEYS | {"collected_at": "2023-01-01"}]},
        ["ORDER_SPECT_CT", "MDT_REVIEW"],
    ),
    (
        "dialysis counts as no kidney function (PTH normal, so not tertiary)",
        {"flags": ["ckd_dialysis"], "labs": labs(calcium(), pth("40")), "studies": APART},
        ["EXPERT_REREAD", "MDT_REVIEW"],
    ),
    (
        "MRI minds no iodine allergy",
        {"flags": ["contrast_allergy"], "studies": APART},
        ["EXPERT_REREAD", "ORDER_MRI_WITH_CONTRAST", "MDT_REVIEW"],
    ),
    (
        "sampling does",
        {"flags": ["contrast_allergy"], "studies": NEGATIVE},
        ["MDT_REVIEW", "HIGH_VOLUME_CENTER"],
    ),
    (
        "an inadequate CT is repeated",
        {"studies": [AGREE[0], AGREE[1] | {"adequacy": "inadequate"}]},
        ["ORDER_CT_4D", "REPEAT_STUDY"],
    ),
    (
        "but not in contrast allergy",
        {"flags": ["contrast_allergy"], "studies": [AGREE[0], AGREE[1] | {"adequacy": "inadequate"}]},
        ["MDT_REVIEW"],
    ),
    (
        "a planar scan cannot be made adequate by repeating it",
        {"studies": [study("p", "sestamibi_planar", "left inferior"), AGREE[1]]},
        ["ORDER_SPECT_CT"],
    ),
    (
        "a neck-only CT is repeated, unless an adequate one of its family counts",
        {"studies": [AGREE[0], AGREE[1] | {"adequacy": "limited", "protocol": {"covers": ["neck"]}}]},
        ["REPEAT_STUDY", "MDT_REVIEW", "FOCUSED_REOPERATION"],
    ),
    (
        "an adequate one does count",
        {"studies": [*AGREE, study("s3", CT, "left inferior", adequacy="inadequate")]},
        ["MDT_REVIEW", "FOCUSED_REOPERATION"],
    ),
    (
        "a re-read that saves the images leaves nothing to repeat",
        {
            "studies": [
                study("s1", SPECT, "left inferior", adequacy="unknown"),
                study("s2", SPECT, "left inferior", supersedes="s1"),
                AGREE[1] | {"id": "s3"},
            ]
        },
        ["MDT_REVIEW", "FOCUSED_REOPERATION"],
    ),
    (
        "under 40 years: genetics",
        {"patient": {"age_years": 39}, "studies": AGREE},
        ["MDT_REVIEW", "FOCUSED_REOPERATION", "GENETICS"],
    ),
    (
        "at 40 years not",
        {"patient": {"age_years": 40}, "studies": AGREE},
        ["MDT_REVIEW", "FOCUSED_REOPERATION"],
    ),
    (
        "jaw tumor syndrome: genetics",
        {"flags": ["hpt_jaw_tumor"], "studies": AGREE},
        ["MDT_REVIEW", "FOCUSED_REOPERATION", "GENETICS"],
    ),
]


@pytest.mark.parametrize(("why", "changes", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table(why: str, changes: Json, expected: list[str]) -> None:
    assert list(steps(**changes)) == expected, why


def test_a_low_calcium_is_not_called_normal() -> None:
    low = "Total calcium 4.6 mg/dL on 2024-03-01 is below the lower limit of 8.5 mg/dL: check its unit"
    assert str(steps(labs=labs(calcium("4.6"), pth("90")))["OBSERVE"].sentence).startswith(low)
    for row in (calcium("8.5"), calcium("9", comparator="<")):
        assert "Raised PTH with normal" in str(steps(labs=labs(row, pth("90")))["OBSERVE"].sentence)


def test_every_step_is_in_the_table() -> None:
    assert {code for row in TABLE for code in row[2]} == {str(code) for code in NextStep}


def test_unknown_flags_are_asked_for_before_anything_is_ordered() -> None:
    found = steps(flags=None)
    assert str(found["ORDER_CT_4D"].sentence).endswith(
        "Ask first about pregnancy, contrast allergy and kidney function."
    )
    assert str(found["ORDER_SPECT_CT"].sentence).endswith("Ask first about pregnancy.")
    assert "Ask first" not in str(steps()["ORDER_CT_4D"].sentence)


def test_what_stands_against_an_order_is_said_with_its_lab() -> None:
    line = steps(labs=[*LABS, KIDNEYS])["MDT_REVIEW"]
    assert "eGFR 29 mL/min/{1.73_m2} on 2024-03-01 stands against it" in str(line.sentence)
    assert line.facts == ("gfr",)


def test_a_gradient_elsewhere_asks_for_the_meeting_even_while_studies_are_insufficient() -> None:
    anatomic = [study("u", "ultrasound", "left inferior"), study("s2", CT, "left inferior")]
    elsewhere = sampling("300", vein="right.superior_thyroid")
    assert "MDT_REVIEW" not in steps(studies=anatomic)
    assert steps(studies=anatomic, samplings=[elsewhere])["MDT_REVIEW"].facts == ("v",)


def test_an_open_ratio_is_not_sampled_in_vain() -> None:
    open_ratio = sampling("150", key="w")
    open_ratio["samples"][1]["comparator"] = ">"
    for samplings in ([open_ratio], [sampling("150"), open_ratio]):
        assert "MEDICAL_MANAGEMENT" not in steps(studies=NEGATIVE, samplings=samplings)


def test_medical_treatment_is_no_option_beside_a_target_or_before_eligibility() -> None:
    vain = [sampling("150")]
    assert "MEDICAL_MANAGEMENT" not in steps(studies=AGREE, samplings=vain)
    assert "MEDICAL_MANAGEMENT" not in steps(studies=NEGATIVE, samplings=vain, flags=["lithium"])


def test_what_is_limited_by_technique_and_not_by_field_is_not_repeated() -> None:
    two_phases = {"phases": ["arterial", "delayed"], "covers": ["neck", "mediastinum"]}
    limited = study("s2", CT, "left inferior", adequacy=None, protocol=two_phases)
    assert "REPEAT_STUDY" not in steps(studies=[AGREE[0], limited])


def test_a_limited_ultrasound_is_not_limited_by_its_field_which_is_the_neck() -> None:
    limited = study("s3", "ultrasound", "left inferior", adequacy="limited")
    assert "REPEAT_STUDY" not in steps(studies=[*AGREE, limited])
    assert "REPEAT_STUDY" in steps(studies=[*AGREE, limited | {"adequacy": "inadequate"}])


def test_two_places_that_no_study_sees_together_are_not_explored() -> None:
    other = [study("s3", MRI, "right superior"), study("s4", "choline_pet_ct", "right superior")]
    found = steps(studies=[*AGREE, *other])
    assert "EXPERT_REREAD" in found  # DISCORDANT_LOCATION with two groups
    assert "BILATERAL_EXPLORATION" not in found


def test_one_place_and_a_further_firm_finding_are_not_explored_on_both_sides() -> None:
    both = study("s1", SPECT, findings=[{"location": "left inferior"}, {"location": "right superior"}])
    found = steps(studies=[both | {"result": "positive"}, AGREE[1]])
    assert "GENETICS" in found  # MULTIFOCAL with one group
    assert "BILATERAL_EXPLORATION" not in found


def test_not_eligible_yet_means_no_sampling_and_no_operation() -> None:
    late = labs(calcium(day=after(365)), pth(day=after(365)))
    for studies in (AGREE, NEGATIVE, TWO_PLACES):
        found = steps(labs=late, studies=studies)
        assert not {"VENOUS_SAMPLING", "FOCUSED_REOPERATION", "BILATERAL_EXPLORATION"} & set(found)
