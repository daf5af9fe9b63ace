"""Each pitfall where it happens, and beside it the case that avoids it."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.answer import PitfallLine
from casereview.rules.assess import assess
from casereview.rules.codes.conclusions import Pitfall
from tests.rules.build import (
    AGREE,
    CT,
    OPERATED,
    SPECT,
    TWO_PLACES,
    Json,
    after,
    facts,
    operation,
    sampling,
    study,
)

BEFORE = "2024-01-09"
EXAMINED = [{"id": "y", "performed_on": after(90), "left": "mobile", "right": "mobile"}]


def lines(**changes: Any) -> dict[str, PitfallLine]:
    given = {"laryngoscopies": EXAMINED} | changes
    return {str(line.code): line for line in assess(facts(**given)).pitfalls}


def ultrasound(key: str = "u") -> Json:
    return study(key, "ultrasound", "left inferior")


def choline(location: str, **more: Any) -> Json:
    return study("pet", "choline_pet_ct", location, **more)


def hyperplasia(*glands: str) -> Json:
    records = [{"gland": gland, "disposition": "removed", "pathology": "hyperplasia"} for gland in glands]
    return operation(glands=records)


def sized(key: str, modality: str, size: str) -> Json:
    return study(key, modality, "left inferior", findings=[{"location": "left inferior", "size_mm": size}])


# pitfall, what brings it about, what avoids it, the facts it names
TABLE: list[tuple[str, Json, Json, tuple[str, ...]]] = [
    ("ULTRASOUND_ALONE", {"studies": [ultrasound()]}, {"studies": [ultrasound(), *AGREE]}, ("u",)),
    ("ULTRASOUND_ALONE", {"studies": [ultrasound(), study("s1", CT, day=BEFORE)]}, {"studies": []}, ("u",)),
    ("SINGLE_MODALITY", {"studies": AGREE[:1]}, {"studies": AGREE}, ("s1",)),
    (
        "STANDARD_CT_NOT_4D",
        {"studies": [AGREE[0], study("r", "ct_neck_contrast", "left inferior")]},
        {"studies": [*AGREE, study("r", "ct_neck_contrast", "left inferior")]},
        ("r",),
    ),
    (
        "STANDARD_CT_NOT_4D",
        {"studies": [study("r", "ct_neck_without", "left inferior")]},
        {
            "studies": [
                study("r", "ct_neck_without", "left inferior", day=BEFORE),
                study("c", "ct_chest_contrast"),
            ]
        },
        ("r",),
    ),
    (
        "PLANAR_ONLY",
        {"studies": [AGREE[1], study("p", "sestamibi_planar", "left inferior")]},
        {"studies": [*AGREE, study("p", "sestamibi_planar", "left inferior")]},
        ("p",),
    ),
    (
        "MRI_WITHOUT_CONTRAST",
        {"studies": [study("m", "mri_without_contrast")]},
        {"studies": [study("m", "mri_with_without_contrast")]},
        ("m",),
    ),
    ("PREOPERATIVE_STUDY", {"studies": [study("s1", CT, day=BEFORE)]}, {"studies": AGREE}, ("s1",)),
    (
        "MEDIASTINUM_NOT_COVERED",
        {
            "studies": [
                AGREE[0] | {"protocol": {"fused": True, "dual_tracer": True, "covers": ["neck"]}},
                AGREE[1],
            ]
        },
        {"studies": [*AGREE, ultrasound()]},
        ("s1",),
    ),
    (
        "PET_ALONE",
        {"studies": [choline("left inferior"), study("s2", CT)]},
        {"studies": [choline("left inferior"), *AGREE]},
        ("pet",),
    ),
    (
        "PET_ALONE",
        {"studies": [choline("left inferior"), AGREE[1], study("s1", SPECT)]},
        {"studies": AGREE},
        ("pet",),
    ),
    (
        "OPERATIVE_REPORT_NOT_REVIEWED",
        {"operations": [operation(report="missing")]},
        {"operations": [operation(report="unobtainable")]},
        ("op1",),
    ),
    (
        "OPERATIVE_REPORT_NOT_REVIEWED",
        {"studies": [AGREE[0] | {"operative_report_seen": False}, AGREE[1]]},
        {"studies": [AGREE[0] | {"operative_report_seen": True}, AGREE[1]]},
        ("s1",),
    ),
    (
        "SAMPLING_BEFORE_IMAGING",
        {"studies": AGREE, "samplings": [sampling("300", after(20))]},
        {"studies": AGREE, "samplings": [sampling("300", "2024-05-01")]},
        ("v",),
    ),
    (
        "BIOPSY_WITH_CARCINOMA_FLAG",
        {"flags": ["palpable_mass"], "studies": [study("f", "fna_pth", "left inferior")]},
        {"studies": [study("f", "fna_pth", "left inferior")]},
        ("f",),
    ),
    (
        "TARGET_ALREADY_REMOVED",
        {
            "studies": AGREE,
            "operations": [operation(glands=[{"gland": "left.inferior", "disposition": "removed"}])],
        },
        {
            "studies": AGREE,
            "operations": [operation(glands=[{"gland": "left.inferior", "disposition": "seen_normal"}])],
        },
        ("op1",),
    ),
    ("MULTIGLAND_LIKELY", {"flags": ["men1"]}, {"flags": ["hpt_jaw_tumor"]}, ()),
    ("MULTIGLAND_LIKELY", {"flags": ["men2a"]}, {}, ()),
    ("MULTIGLAND_LIKELY", {"flags": ["lithium"]}, {}, ()),
    (
        "MULTIGLAND_LIKELY",
        {"operations": [hyperplasia("left.inferior", "right.inferior")]},
        {"operations": [hyperplasia("left.inferior")]},
        ("op1",),
    ),
    ("MULTIGLAND_LIKELY", {"studies": TWO_PLACES}, {"studies": AGREE}, ("s1", "s2")),
    (
        "MULTIGLAND_LIKELY",
        {"studies": [sized("s1", SPECT, "6.9"), sized("s2", CT, "5")]},
        {"studies": [sized("s1", SPECT, "7"), sized("s2", CT, "5")]},
        ("s1", "s2"),
    ),
    ("CORD_NOT_EXAMINED", {"laryngoscopies": []}, {"operations": [], "laryngoscopies": []}, ("op1",)),
    (
        "CORD_NOT_EXAMINED",
        {"laryngoscopies": [EXAMINED[0] | {"performed_on": BEFORE}]},
        {"laryngoscopies": EXAMINED},
        ("op1",),
    ),
]


@pytest.mark.parametrize(("code", "met", "avoided", "rests_on"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table(code: str, met: Json, avoided: Json, rests_on: tuple[str, ...]) -> None:
    line = lines(**met)[code]
    assert line.facts == rests_on
    assert line.source
    assert code not in lines(**avoided)


def test_every_pitfall_is_in_the_table() -> None:
    assert {row[0] for row in TABLE} == {str(code) for code in Pitfall}


def test_a_plain_case_with_two_agreeing_studies_meets_none() -> None:
    assert lines(studies=AGREE) == {}


def test_while_operations_are_unknown_no_study_is_called_postoperative() -> None:
    assert set(lines(operations=None, studies=[ultrasound(), study("r", "ct_neck_contrast")])) == set()


def test_a_remnant_may_be_a_target_again() -> None:
    partly = operation(glands=[{"gland": "left.inferior", "disposition": "partially_removed"}])
    assert "TARGET_ALREADY_REMOVED" not in lines(studies=AGREE, operations=[partly])


def test_one_gland_reported_twice_is_one_hyperplastic_gland() -> None:
    twice = [hyperplasia("left.inferior"), hyperplasia("left.inferior") | {"id": "op0", "date": "2020-01-01"}]
    assert "MULTIGLAND_LIKELY" not in lines(operations=twice)
    extra = [operation(glands=[{"gland": "supernumerary", "pathology": "hyperplasia"}] * 2)]
    assert "MULTIGLAND_LIKELY" in lines(operations=extra)


def test_two_adenomas_are_no_hyperplasia() -> None:
    records = [{"gland": gland, "pathology": "adenoma"} for gland in ("left.inferior", "right.inferior")]
    assert "MULTIGLAND_LIKELY" not in lines(operations=[operation(glands=records)])


def test_the_latest_operation_of_several_divides_before_from_after() -> None:
    two = [operation("old", "2020-01-01"), operation()]
    between = study("s1", CT, day="2022-01-01")
    same_day = study("s1", CT, day=OPERATED)
    seen = [EXAMINED[0] | {"performed_on": "2022-01-01"}]
    assert lines(operations=two, laryngoscopies=seen)["CORD_NOT_EXAMINED"].facts == ("op1",)
    for image in (between, same_day):
        assert lines(operations=two, studies=[image])["PREOPERATIVE_STUDY"].facts == ("s1",)
    day_itself = [EXAMINED[0] | {"performed_on": OPERATED}]
    assert "CORD_NOT_EXAMINED" in lines(laryngoscopies=day_itself)


def test_pitfalls_stand_in_the_order_of_the_table() -> None:
    found = list(
        lines(studies=[ultrasound(), study("m", "mri_without_contrast", day=BEFORE)], laryngoscopies=[])
    )
    order = [str(code) for code in Pitfall]
    assert found == sorted(found, key=order.index)
    assert len(found) > 2


def test_a_re_operation_where_the_gland_was_removed_is_not_simply_planned() -> None:
    removed = [operation(glands=[{"gland": "left.inferior", "disposition": "removed"}])]

    def said(**changes: Any) -> str:
        steps = assess(facts(studies=AGREE, **changes)).next_steps
        return next(str(line.sentence) for line in steps if line.code == "FOCUSED_REOPERATION")

    assert "can be planned" in said()
    assert "a gland recorded as removed; settle that first" in said(operations=removed)
