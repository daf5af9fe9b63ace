"""An order is checked before the study is done: each pitfall of the article, caught where it happens."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.lifecycle.moves import ORDER_OVERRIDE
from casereview.rules.advice.assessment import Assessment
from casereview.rules.assess import evaluate
from casereview.rules.codes.orders import MEETING_ONLY, STOP_CODES
from casereview.rules.orders.check import OrderCheck, check_order, scenario_of
from casereview.rules.sentences.orders import CAUTION_CODES
from imaging.studies.appropriateness import Category, Says, Scenario
from imaging.studies.procedures import PROCEDURES
from tests.rules.build import (
    AGREE,
    BASE,
    CT,
    NEGATIVE,
    SPECT,
    Json,
    calcium,
    facts,
    lab,
    labs,
    operation,
    pth,
    sampling,
    study,
)

EGFR_LOW = lab("egfr", "egfr", "20", "mL/min/{1.73_m2}")


EGFR = lab("gfr", "egfr", "80", "mL/min/{1.73_m2}")
TODAY = "2024-08-01"


def seen(**changes: Any) -> Assessment:
    """The plain case while its values are half a year old at most, and with an eGFR unless told otherwise."""
    given: dict[str, Any] = {"as_of": TODAY} | changes
    rows: list[Json] = given.get("labs") or BASE["labs"]
    if not any(row["analyte"] == "egfr" for row in rows):
        given["labs"] = [*rows, EGFR]
    return evaluate(facts(**given))


def checked(procedure: str, **changes: Any) -> OrderCheck:
    return check_order(seen(**changes), procedure)


def stops(found: OrderCheck) -> list[str]:
    return [str(caution.code) for caution in found.stops]


def cautions(found: OrderCheck) -> list[str]:
    return [str(caution.code) for caution in found.cautions if not caution.stops]


# procedure, changes to the plain operated case, what it says, stops, cautions, instead
YES, NO, NONE = Says.APPROPRIATE, Says.NOT_APPROPRIATE, Says.NO_GUIDELINE
OPEN = Says.NOT_CONFIRMED
NONE = Says.NO_GUIDELINE
ORDERS: list[tuple[str, str, dict[str, Any], Says, list[str], list[str], str | None]] = [
    ("4D-CT is what to order", "ct_4d", {}, YES, [], [], None),
    ("so is sestamibi SPECT/CT", "sestamibi_spect_ct", {}, YES, [], [], None),
    ("a routine CT is not a 4D-CT", "ct_neck_contrast", {}, OPEN, ["STANDARD_CT_NOT_4D"], [], CT),
    ("nor is one without contrast", "ct_neck_without", {}, OPEN, ["STANDARD_CT_NOT_4D"], [], CT),
    ("nor one of the chest", "ct_chest_contrast", {}, OPEN, ["STANDARD_CT_NOT_4D"], [], CT),
    ("with low kidneys a 4D-CT is not offered instead", "ct_neck_without",
     {"labs": labs(calcium(), pth(), EGFR_LOW)}, OPEN, ["STANDARD_CT_NOT_4D"], ["NOT_THIS_PATHWAY"], None),
    ("planar images place nothing", "sestamibi_planar", {}, OPEN, ["PLANAR_ONLY"], [], SPECT),
    ("SPECT alone is limited", "sestamibi_spect", {}, YES, [], ["LIMITED_AT_BEST"], SPECT),
    ("MRI without contrast is rated down", "mri_without_contrast", {}, NO,
     ["NOT_APPROPRIATE", "MRI_WITHOUT_CONTRAST"], [], "mri_with_without_contrast"),
    ("MRI with contrast may be", "mri_with_without_contrast", {}, YES, [], [], None),
    ("ultrasound first is fine, and not enough", "ultrasound", {}, YES, [], ["ULTRASOUND_ALONE"], None),
    ("ultrasound beside others needs no word", "ultrasound", {"studies": AGREE}, YES, [], [], None),
    ("veins are not sampled before imaging", "venous_sampling", {}, YES,
     ["SAMPLING_BEFORE_IMAGING"], [], CT),
    ("nor after 4D-CT alone", "venous_sampling", {"studies": AGREE[1:]}, YES,
     ["SAMPLING_BEFORE_IMAGING"], [], SPECT),
    ("but after both", "venous_sampling", {"studies": NEGATIVE}, YES, [], [], None),
    ("PET is rated by nobody and comes second", "choline_pet_ct", {}, NONE, ["PET_ALONE"], [], CT),
    ("PET after both is a caution", "choline_pet_ct", {"studies": NEGATIVE}, NONE, [], ["PET_ALONE"],
     None),
    ("a needle is the exception", "fna_pth", {}, OPEN, [], ["BIOPSY_NOT_ROUTINE"], None),
    ("and never with a sign of carcinoma", "fna_pth", {"flags": ["palpable_mass"]}, OPEN,
     ["BIOPSY_WITH_CARCINOMA_FLAG"], [], None),
    ("pregnancy stands against CT", "ct_4d", {"flags": ["pregnancy"]}, YES, ["CONTRAINDICATED"], [], None),
    ("and against sestamibi", "sestamibi_spect_ct", {"flags": ["pregnancy"]}, YES,
     ["CONTRAINDICATED"], [], None),
    ("not against ultrasound", "ultrasound", {"flags": ["pregnancy"]}, YES, [], ["ULTRASOUND_ALONE"], None),
    ("allergy stands against sampling", "venous_sampling",
     {"flags": ["contrast_allergy"], "studies": NEGATIVE}, YES, ["CONTRAINDICATED"], [], None),
    ("unknown flags are asked for first", "ct_4d", {"flags": None}, YES, [], ["ASK_FIRST"], None),
    ("an adequate study need not be repeated", "ct_4d", {"studies": AGREE}, YES, [], ["ALREADY_COUNTS"],
     None),
    ("a field that was cut off is named", "ct_4d",
     {"studies": [study("s", CT, adequacy=None, protocol={"phases": ["non_contrast", "arterial", "delayed"],
                                                          "covers": ["neck"]})]},
     YES, [], ["MEDIASTINUM_NOT_COVERED"], None),
    ("a missing operative report is asked for", "ct_4d", {"operations": [operation(report="missing")]},
     YES, [], ["OPERATIVE_REPORT_NOT_REVIEWED"], None),
    ("imaging makes no diagnosis: PTH is high and calcium is not", "ct_4d",
     {"labs": labs(calcium("9.8"), pth())}, YES, ["DIAGNOSIS_NOT_CONFIRMED"], [], None),
    ("nor where PTH points elsewhere", "ct_4d", {"labs": labs(calcium(), pth("10"))}, YES,
     ["DIAGNOSIS_NOT_CONFIRMED"], [], None),
    ("where it is only not settled, that is said", "ct_4d", {"labs": [calcium(), pth()]}, YES, [],
     ["DIAGNOSIS_NOT_CONFIRMED"], None),
    ("anticoagulants are planned for before a catheter", "venous_sampling",
     {"flags": ["anticoagulated"], "studies": NEGATIVE}, YES, [], ["ANTICOAGULATED"], None),
    ("and before a needle", "fna_pth", {"flags": ["anticoagulated"]}, OPEN, [],
     ["BIOPSY_NOT_ROUTINE", "ANTICOAGULATED"], None),
    ("not before a scan", "ct_4d", {"flags": ["anticoagulated"]}, YES, [], [], None),
    ("veins that were sampled need a reason in words", "venous_sampling",
     {"studies": NEGATIVE, "samplings": [sampling("150")]}, YES, [], ["ALREADY_COUNTS"], None),
    ("those from before the operation do not", "venous_sampling",
     {"studies": NEGATIVE, "samplings": [sampling("150", "2024-01-09")]}, YES, [], [], None),
    ("studies that agree call for no catheter", "venous_sampling", {"studies": AGREE}, YES, [],
     ["SAMPLING_NOT_INDICATED"], None),
    ("nor for arteries", "arteriography", {"studies": AGREE}, OPEN, [], ["SAMPLING_NOT_INDICATED"], None),
    ("an old eGFR is measured again", "ct_4d", {"labs": [*BASE["labs"],
         EGFR | {"collected_at": "2024-01-30"}]},
     YES, [], ["ASK_FIRST"], None),
    ("one of half a year is enough", "ct_4d", {"labs": [*BASE["labs"], EGFR | {"collected_at": "2024-01-31"}],
                                               "as_of": "2024-08-01"}, YES, [], [], None),
    ("ill kidneys with one are judged by it", "ct_4d",
     {"flags": ["ckd"], "labs": [*BASE["labs"], lab("e", "egfr", "55", "mL/min/{1.73_m2}")]},
     YES, [], [], None),
    ("a study that nobody graded is asked about first", "ct_4d", {"studies": [AGREE[0], study("u", CT,
         "left.inferior",
         adequacy="unknown")]},
     YES, ["STATE_ADEQUACY"], [], None),
    ("a third of a kind is the meeting's", "ct_4d", {"studies": [*AGREE, study("s3", CT, day="2024-05-02")]},
     YES, ["DONE_OFTEN"], ["ALREADY_COUNTS"], None),
    ("a graft is tested before veins are sampled", "venous_sampling",
     {"studies": NEGATIVE, "operations": [operation(grafts=["left.forearm_graft"])]}, YES, ["GRAFT_TEST"],
         [], None),
    ("a finding is placed before that", "venous_sampling",
     {"studies": [NEGATIVE[0], study("s2", CT, "behind the scar")]}, YES, ["LOCATE_FINDING"], [], None),
    ("old studies are renewed before that", "venous_sampling", {"studies": NEGATIVE, "as_of": "2025-07-01"},
     YES, ["STALE_STUDY"], ["ASK_FIRST"], None),
    ("FDG finds no adenoma", "fdg_pet_ct", {}, OPEN, ["FDG_PET"], [], SPECT),
    ("PET/MR comes second as PET/CT does", "choline_pet_mr", {}, NONE, ["PET_ALONE"], [], CT),
    ("a magnet closes it", "choline_pet_mr", {"flags": ["mri_unsafe"], "studies": NEGATIVE}, NONE,
     ["CONTRAINDICATED"], ["PET_ALONE"], None),
    ("and MRI", "mri_with_without_contrast", {"flags": ["mri_unsafe"]}, YES, ["CONTRAINDICATED"], [], None),
    ("biochemistry comes first", "ct_4d", {"labs": [row for row in BASE["labs"] if row["id"] != "pth"]}, YES,
     ["DIAGNOSIS_NOT_CONFIRMED"], [], None),
    ("they do not matter to sestamibi", "sestamibi_spect_ct", {"flags": ["ckd"]}, YES, [], [], None),
    ("a 4D-CT that counts is not offered again", "ct_neck_contrast", {"studies": AGREE}, OPEN,
     ["STANDARD_CT_NOT_4D"], [], None),
    ("with allergy PET gives way to sestamibi", "choline_pet_ct", {"flags": ["contrast_allergy"]}, NONE,
     ["PET_ALONE"], [], SPECT),
    ("without an operation the primary scenario rates", "ct_4d", {"operations": []}, YES, [],
     ["NOT_THIS_PATHWAY"], None),
    ("in tertiary disease nothing was read of SPECT/CT", "sestamibi_spect_ct",
     {"flags": ["kidney_transplant"]}, OPEN, [], ["NOT_THIS_PATHWAY"], None),
    ("subtraction was not read here", "sestamibi_subtraction", {}, OPEN, [], [], None),
    ("arteries come after imaging too", "arteriography", {}, OPEN, ["SAMPLING_BEFORE_IMAGING"], [], CT),
]  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "changes", "says", "stop", "caution", "instead"),
    [row[1:] for row in ORDERS],
    ids=[row[0] for row in ORDERS],
)
def test_an_order_is_answered(
    procedure: str,
    changes: dict[str, Any],
    says: Says,
    stop: list[str],
    caution: list[str],
    instead: str | None,
) -> None:
    found = checked(procedure, **changes)
    assert (found.says, stops(found), cautions(found), found.instead) == (says, stop, caution, instead)


def test_every_caution_is_met_by_some_order_and_explained() -> None:
    met = {code for row in ORDERS for code in (*row[4], *row[5])}
    assert met == {str(code) for code in CAUTION_CODES}
    assert {f"ORDER_{code}" for row in ORDERS for code in row[4]} == STOP_CODES


def test_a_corrected_order_comes_with_its_text() -> None:
    found = checked("ct_neck_contrast")
    assert found.text is None  # a routine CT has no protocol here
    assert found.instead_text is not None
    assert "4D protocol" in str(found.instead_text)
    assert str(found.stops[0].sentence).endswith("Order 4D-CT instead.")


def test_where_the_better_study_is_contraindicated_the_meeting_is_asked() -> None:
    found = checked("ct_neck_without", labs=labs(calcium(), pth(), EGFR_LOW))
    assert "eGFR 20 mL/min/{1.73_m2} on 2024-03-01 stands against it: ask the meeting." in str(
        found.stops[0].sentence
    )
    assert found.instead_text is None


def test_the_order_tells_the_reader_what_was_done_and_where_to_look() -> None:
    glands = [{"gland": "left.superior", "disposition": "removed", "pathology": "adenoma"}]
    done = operation(glands=glands, grafts=["right.sternocleidomastoid_graft"])
    text = str(checked("ct_4d", operations=[done], flags=None).text)
    assert "- Earlier operation: parathyroidectomy of 2024-01-10, report on file." in text
    assert (
        "- Left inferior gland: not accounted for; look in this order: left inferior, left thyrothymic"
        in text
    )
    assert "Left superior" not in text
    assert "grafted: right sternocleidomastoid graft; uptake there is expected" in text
    assert "Ask first about pregnancy, contrast allergy and kidney function." in text


def test_unknown_operations_are_asked_for_on_the_order() -> None:
    text = str(checked("ct_4d", operations=None).text)
    assert "The earlier operations are not recorded" in text
    assert "look in this order" not in text


@pytest.mark.parametrize(
    ("changes", "scenario"),
    [
        ({}, Scenario.PERSISTENT_RECURRENT),
        ({"operations": []}, Scenario.PRIMARY),
        ({"operations": None}, Scenario.PERSISTENT_RECURRENT),
        ({"flags": ["ckd_dialysis"]}, Scenario.TERTIARY),
        ({"flags": ["ckd_dialysis"], "operations": []}, Scenario.TERTIARY),
        ({"flags": ["ckd"], "labs": labs(calcium("9.5"), pth())}, Scenario.SECONDARY),
    ],
)
def test_a_case_is_rated_under_its_own_scenario(changes: dict[str, Any], scenario: Scenario) -> None:
    assert scenario_of(seen(**changes)) is scenario


def test_the_other_profile_says_that_its_guideline_covers_pet() -> None:
    found = checked("choline_pet_ct", profile="eanm-2021", studies=NEGATIVE)
    assert (found.says, found.category) == (Says.NO_GUIDELINE, Category.COVERED)
    assert found.profile == "eanm-2021/2"
    assert "PMC8263421" in found.source


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_procedure_is_answered_in_plain_sentences(procedure: str) -> None:
    for changes in ({}, {"studies": AGREE}, {"flags": None, "operations": None}):
        found = checked(procedure, **changes)
        assert found.source
        for caution in found.cautions:
            assert caution.source
            assert str(caution.sentence).endswith(".")
            assert not str(caution.sentence)[0].islower()


def test_a_meeting_sets_aside_what_nobody_else_can() -> None:
    """No study is advised instead, so that it is not available or was declined says nothing."""
    only = {code.removeprefix("ORDER_") for code in MEETING_ONLY}
    assert only == {
        "NOT_APPROPRIATE",
        "CONTRAINDICATED",
        "DIAGNOSIS_NOT_CONFIRMED",
        "BIOPSY_WITH_CARCINOMA_FLAG",
        "STALE_STUDY",
        "GRAFT_TEST",
        "STATE_ADEQUACY",
        "LOCATE_FINDING",
        "DONE_OFTEN",
    }
    assert set(MEETING_ONLY) <= STOP_CODES
    assert ORDER_OVERRIDE.sets_aside("meeting_decided") == STOP_CODES
    assert ORDER_OVERRIDE.sets_aside("unavailable") == STOP_CODES - set(MEETING_ONLY)


def test_the_order_asks_the_question_of_the_case() -> None:
    def asked(**changes: Any) -> str:
        text = str(checked("ct_4d", **changes).text)
        return next(line for line in text.splitlines() if line.startswith("Question: "))

    assert "Persistent or recurrent" in asked()
    assert "Tertiary" in asked(flags=["ckd_dialysis"])
    assert "not operated" in asked(operations=[])


def test_the_order_warns_whoever_does_the_study() -> None:
    flags = ["pregnancy", "contrast_allergy", "anticoagulated"]
    text = str(checked("ct_4d", flags=flags).text)
    assert (
        "- Caution: pregnancy and contrast allergy stand against it.\n- Caution: on anticoagulants." in text
    )


def test_each_order_asks_for_the_report_it_needs() -> None:
    assert "Please report each vein" in str(checked("venous_sampling").text)
    assert "the PTH of the washout" in str(checked("fna_pth").text)
    assert "Please report side, level" in str(checked("ct_4d").text)


def test_an_operation_whose_report_nobody_stated_is_told_as_such() -> None:
    text = str(
        checked("ct_4d", operations=[{"id": "o", "date": "2020-01-01", "kind": "parathyroidectomy"}]).text
    )
    assert "Earlier operation: parathyroidectomy of 2020-01-01, report not stated." in text
