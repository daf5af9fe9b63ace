"""Each pitfall where it just stands, and beside it the case in which it just does not."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.codes.conclusions import Pitfall
from tests.rules.build import OPERATED, Json, calcium, ionized, lab, operation, pth, study
from tests.rules.clear_case import CT, EXAMINED, LABS, SPECT, TARGET, clear, met, sampled, scan, steps, tied

BEFORE = "2024-01-09"
PET = scan("p", "choline_pet_ct", TARGET)
ULTRASOUND = scan("u", "ultrasound", TARGET)
NEEDLE = study("f", "fna_pth", None, findings=[{"location": TARGET}], adequacy=None)
ROUTINE = scan("r", "ct_neck_contrast", TARGET)
NO_MEDIASTINUM = {"protocol": {"phases": ["non_contrast", "arterial", "delayed"], "covers": ["neck"]}}
GRAFT = operation(grafts=["right.forearm_graft"])
ELSEWHERE = "right superior"
MEDIASTINAL = "left anterior mediastinum"
TWO_SIDES = ("left inferior", ELSEWHERE)


def glands(**dispositions: str) -> Json:
    """An operation with what became of glands, named as in left_inferior="removed"."""
    records = [
        {"gland": gland.replace("_", "."), "disposition": disposition}
        for gland, disposition in dispositions.items()
    ]
    return operation(glands=records)


def hyperplasia(*names: str, **more: Any) -> Json:
    records = [{"gland": gland, "disposition": "removed", "pathology": "hyperplasia"} for gland in names]
    return operation(glands=records, **more)


def sized(key: str, modality: str, size: str) -> Json:
    return study(key, modality, TARGET, findings=[{"location": TARGET, "size_mm": size}])


def of_nature(nature: str, place: str, modality: str = "mri_with_without_contrast", **more: Any) -> Json:
    """A negative study that names something else than a parathyroid at a place."""
    return study("n", modality, None, findings=[{"location": place, "nature": nature}]) | more


def arms(right: str, left: str = "100") -> Json:
    """The PTH of both antecubital veins, the left as the baseline of the right."""
    rows: list[Json] = [
        {"id": "a.0", "vein": "left.antecubital", "value": left, "unit": "pg/mL"},
        {"id": "a.1", "vein": "right.antecubital", "value": right, "unit": "pg/mL", "baseline": "a.0"},
    ]
    return {"id": "a", "performed_on": "2024-06-01", "samples": rows}


def cords(left: str | None, right: str | None, day: str = "2024-04-10", key: str = "z") -> Json:
    return {"id": key, "performed_on": day, "left": left, "right": right}


def high(*days: str) -> list[Json]:
    """High calcium values on these days, with what else an eligible case needs."""
    rest = [row for row in LABS if row["analyte"] != "calcium_total"]
    return [*rest, *(calcium("11.4", day, f"ca{number}") for number, day in enumerate(days))]


WITH_CT = [SPECT, CT]
LEFT_VEIN = ("left.inferior_thyroid", "1000")
#: What brings a pitfall about, what just avoids it, and the facts that it names.
TABLE: list[tuple[str, Json, Json, tuple[str, ...]]] = [
    ("ULTRASOUND_ALONE", {"studies": [ULTRASOUND]}, {"studies": [ULTRASOUND, SPECT]}, ("u",)),
    ("ULTRASOUND_ALONE", {"studies": [ULTRASOUND, CT | {"performed_on": BEFORE}]}, {"studies": []}, ("u",)),
    ("SINGLE_MODALITY", {"studies": [CT]}, {"studies": WITH_CT}, ("s2",)),
    ("STANDARD_CT_NOT_4D", {"studies": [SPECT, ROUTINE]}, {"studies": [*WITH_CT, ROUTINE]}, ("r",)),
    (
        "STANDARD_CT_NOT_4D",
        {"studies": [study("r", "ct_neck_without")]},
        {"studies": [study("r", "ct_neck_without", day=BEFORE), study("c", "ct_chest_contrast")]},
        ("r",),
    ),
    (
        "PLANAR_ONLY",
        {"studies": [CT, scan("p", "sestamibi_planar", TARGET)]},
        {"studies": [*WITH_CT, scan("p", "sestamibi_planar", TARGET)]},
        ("p",),
    ),
    (
        "PLANAR_ONLY",
        {
            "studies": [
                CT,
                scan("p", "sestamibi_planar", TARGET, protocol={"dual_tracer": True, "covers": ["neck"]}),
            ]
        },
        {
            "profile": "eanm-2021",
            "studies": [
                CT,
                scan("p", "sestamibi_planar", TARGET, protocol={"dual_tracer": True, "covers": ["neck"]}),
            ],
        },
        ("p",),
    ),
    (
        "MRI_WITHOUT_CONTRAST",
        {"studies": [*WITH_CT, study("m", "mri_without_contrast", day=BEFORE)]},
        {"studies": [*WITH_CT, study("m", "mri_with_without_contrast", day=BEFORE)]},
        ("m",),
    ),
    (
        "PREOPERATIVE_STUDY",
        {"studies": [*WITH_CT, study("o", "ct_4d", day=OPERATED)]},
        {"studies": [*WITH_CT, study("o", "ct_4d", TARGET, day="2024-01-11")]},
        ("o",),
    ),
    (
        "FDG_PET",
        {"studies": [*WITH_CT, study("g", "fdg_pet_ct")]},
        {"studies": [*WITH_CT, study("g", "fdg_pet_ct", day=BEFORE)]},
        ("g",),
    ),
    (
        "MEDIASTINUM_NOT_COVERED",
        {"studies": [SPECT, CT | NO_MEDIASTINUM]},
        {"studies": [*WITH_CT, ULTRASOUND, NEEDLE | {"result": "positive"}]},
        ("s2",),
    ),
    # no first-line study of a finding that is at least probable in the group
    (
        "FIRST_LINE_OPEN",
        {"studies": [PET, ULTRASOUND]},
        {"studies": [PET, ULTRASOUND, CT]},
        ("p", "u"),
    ),
    (
        "FIRST_LINE_OPEN",
        {"studies": [PET, ULTRASOUND, scan("s2", "ct_4d", "left inferior?")]},
        {"studies": [PET, ULTRASOUND, SPECT, scan("s2", "ct_4d", "left inferior?")]},
        ("p", "s2", "u"),
    ),
    # none but ultrasound shows its anatomy, and a 4D-CT could still be done
    ("FIRST_LINE_OPEN", {"studies": [SPECT, ULTRASOUND]}, {"studies": [SPECT, ULTRASOUND, CT]}, ("s1", "u")),
    (
        "FIRST_LINE_OPEN",
        {"studies": [SPECT, ULTRASOUND]},
        {"studies": [SPECT, ULTRASOUND], "flags": ["contrast_allergy"]},
        ("s1", "u"),
    ),
    (
        "FIRST_LINE_OPEN",
        {"studies": [SPECT, ULTRASOUND]},
        {"studies": [SPECT, scan("m", "mri_with_without_contrast", TARGET)]},
        ("s1", "u"),
    ),
    (
        "READING_OPEN",
        {"studies": [*WITH_CT, study("m", "mri_with_without_contrast", adequacy=None)]},
        {"studies": [*WITH_CT, scan("m", "mri_with_without_contrast", TARGET, adequacy=None)]},
        ("m",),
    ),
    (
        "READING_OPEN",
        {"studies": [*WITH_CT, scan("m", "mri_with_without_contrast", TARGET, ELSEWHERE, adequacy=None)]},
        {"studies": [*WITH_CT, study("m", "mri_with_without_contrast")]},
        ("m",),
    ),
    (
        "READING_OPEN",
        {"studies": [*WITH_CT, scan("u", "ultrasound", "inferior")]},
        {"studies": [*WITH_CT, scan("u", "ultrasound", "inferior?")]},
        ("u",),
    ),
    (
        "READING_OPEN",
        {"studies": [*WITH_CT, NEEDLE | {"findings": []}]},
        {"studies": [*WITH_CT, NEEDLE]},
        ("f",),
    ),
    (
        "PET_ALONE",
        {"studies": [PET, study("s1", "sestamibi_spect_ct"), study("s2", "ct_4d")]},
        {"studies": [PET, *WITH_CT]},
        ("p",),
    ),
    ("PET_ALONE", {"studies": [PET, CT]}, {"studies": [PET, CT, SPECT]}, ("p",)),
    (
        "OPERATIVE_REPORT_NOT_REVIEWED",
        {"operations": [operation(report="missing")]},
        {"operations": [operation(report="unobtainable")]},
        ("op1",),
    ),
    ("OPERATIVE_REPORT_NOT_REVIEWED", {"operations": [operation(report=None)]}, {}, ("op1",)),
    (
        "OPERATIVE_REPORT_NOT_REVIEWED",
        {"studies": [SPECT | {"operative_report_seen": False}, CT]},
        {"studies": [SPECT | {"operative_report_seen": True}, CT]},
        ("s1",),
    ),
    (
        "SAMPLING_BEFORE_IMAGING",
        {"samplings": [sampled(LEFT_VEIN, day="2024-04-30")]},
        {"samplings": [sampled(LEFT_VEIN, day="2024-05-01")]},
        ("v",),
    ),
    (
        "SAMPLING_BEFORE_IMAGING",
        {"samplings": [sampled(LEFT_VEIN, day=BEFORE)]},
        {
            "samplings": [
                arms("100") | {"performed_on": BEFORE},
                tied("left", "90") | {"performed_on": BEFORE},
            ]
        },
        ("v",),
    ),
    (
        "BIOPSY_WITH_CARCINOMA_FLAG",
        {"flags": ["palpable_mass"], "studies": [*WITH_CT, NEEDLE | {"performed_on": BEFORE}]},
        {"studies": [*WITH_CT, NEEDLE | {"performed_on": BEFORE}]},
        ("f",),
    ),
    (
        "TARGET_ALREADY_REMOVED",
        {"operations": [glands(left_inferior="removed")]},
        {"operations": [glands(left_inferior="partially_removed", left_superior="removed")]},
        ("op1",),
    ),
    (
        "TARGET_ALREADY_REMOVED",
        {"operations": [glands(left_inferior="removed")]},
        {
            "operations": [glands(left_inferior="removed")],
            "studies": [
                scan(key, kind, "left inferior or left thyrothymic ligament")
                for key, kind in (("s1", "sestamibi_spect_ct"), ("s2", "ct_4d"))
            ],
        },
        ("op1",),
    ),
    (
        "TARGET_SEEN_NORMAL",
        {"operations": [glands(left_inferior="seen_normal")]},
        {"operations": [glands(left_inferior="removed")]},
        ("op1",),
    ),
    (
        "EXPLAINED_OTHERWISE",
        {"studies": [*WITH_CT, of_nature("thyroid_nodule", TARGET)]},
        {"studies": [*WITH_CT, of_nature("known_graft", TARGET)]},
        ("n",),
    ),
    (
        "EXPLAINED_OTHERWISE",  # whether or not the study is good enough
        {"studies": [*WITH_CT, of_nature("lymph_node", TARGET, adequacy="inadequate")]},
        {"studies": [*WITH_CT, of_nature("lymph_node", TARGET, performed_on=BEFORE)]},
        ("n",),
    ),
    (
        "EXPLAINED_OTHERWISE",
        {"studies": [*WITH_CT, of_nature("physiologic", TARGET, "ultrasound")]},
        {"studies": [*WITH_CT, of_nature("physiologic", "left thyrothymic ligament", "ultrasound")]},
        ("n",),
    ),
    (
        "SEEN_ELSEWHERE",
        {"studies": [*WITH_CT, scan("r", "ct_neck_contrast", ELSEWHERE)]},
        {"studies": [*WITH_CT, scan("r", "ct_neck_contrast", f"{ELSEWHERE}?")]},
        ("r",),
    ),
    (
        "SEEN_ELSEWHERE",
        {"studies": [*WITH_CT, scan("g", "fdg_pet_ct", ELSEWHERE)]},
        {"studies": [*WITH_CT, scan("g", "fdg_pet_ct", "left thyrothymic ligament")]},
        ("g",),
    ),
    (
        "SEEN_ELSEWHERE",
        {"studies": [*WITH_CT, scan("g", "sestamibi_planar", "right scar")]},
        {"studies": [*WITH_CT, scan("g", "sestamibi_planar", "left scar")]},
        ("g",),
    ),
    (
        "SEEN_ELSEWHERE",
        {"studies": [*WITH_CT, scan("m", "mri_with_without_contrast", ELSEWHERE, adequacy="inadequate")]},
        {
            "studies": [
                *WITH_CT,
                scan("m", "mri_with_without_contrast", ELSEWHERE, adequacy="inadequate"),
                study("m2", "mri_with_without_contrast", adequacy="inadequate", supersedes="m"),
            ]
        },
        ("m",),
    ),
    (
        "SAMPLING_ELSEWHERE",
        {"samplings": [sampled(("right.inferior_thyroid", "200"), ("left.inferior_thyroid", "100"))]},
        {"samplings": [sampled(("right.inferior_thyroid", "199"), ("left.inferior_thyroid", "100"))]},
        ("v",),
    ),
    (
        "SAMPLING_ELSEWHERE",  # the other side is half as high
        {"samplings": [sampled(LEFT_VEIN, ("right.inferior_thyroid", "500"))]},
        {"samplings": [sampled(LEFT_VEIN, ("right.inferior_thyroid", "499"))]},
        ("v",),
    ),
    (
        "SAMPLING_ELSEWHERE",  # a bound may be the highest
        {"samplings": [sampled(LEFT_VEIN, ("left.superior_thyroid", ">300"))]},
        {"samplings": [sampled(LEFT_VEIN, ("left.superior_thyroid", "999"))]},
        ("v",),
    ),
    (
        "SAMPLING_ELSEWHERE",
        {"samplings": [sampled(("right.inferior_thyroid", "900"), day="2024-01-11")]},
        {"samplings": [sampled(("right.inferior_thyroid", "900"), day=OPERATED)]},
        ("v",),
    ),
    (
        "WASHOUT_NEGATIVE",
        {"studies": [*WITH_CT, NEEDLE]},
        {"studies": [*WITH_CT, NEEDLE | {"findings": [{"location": ELSEWHERE}]}]},
        ("f",),
    ),
    (
        "WASHOUT_NEGATIVE",
        {"studies": [*WITH_CT, NEEDLE | {"findings": [{"location": "near the scar"}]}]},
        {"studies": [*WITH_CT, NEEDLE | {"performed_on": OPERATED}]},
        ("f",),
    ),
    ("WASHOUT_NEGATIVE", {"studies": [NEEDLE | {"findings": []}]}, {"studies": [NEEDLE]}, ("f",)),
    (
        "ACROSS_INLET",
        {
            "studies": [
                scan("s1", "sestamibi_spect_ct", "left thyrothymic ligament"),
                scan("s2", "ct_4d", MEDIASTINAL),
            ]
        },
        {"studies": [scan("s1", "sestamibi_spect_ct", "left intrathymic"), scan("s2", "ct_4d", MEDIASTINAL)]},
        ("s1", "s2"),
    ),
    (
        "GRAFT_NOT_TESTED",
        {"operations": [GRAFT]},
        {"operations": [GRAFT], "samplings": [arms("110")]},
        ("op1",),
    ),
    (
        "GRAFT_NOT_TESTED",
        {"operations": [GRAFT], "samplings": [tied("left", "90")]},
        {"operations": [GRAFT], "samplings": [tied("right", "90")]},
        ("op1",),
    ),
    (
        "GRAFT_NOT_TESTED",
        {"operations": [GRAFT]},
        {
            "operations": [
                GRAFT,
                operation("op2", "2024-02-01", kind="graft_removal", grafts=["right.forearm_graft"]),
            ],
            "labs": LABS,
        },
        ("op1",),
    ),
    (
        "GRAFT_NOT_TESTED",
        {"studies": [*WITH_CT, of_nature("known_graft", "right.forearm_graft")]},
        {"studies": [*WITH_CT, of_nature("known_graft", "right.sternocleidomastoid_graft")]},
        ("n",),
    ),
    (
        "GRAFT_SECRETES",
        {"operations": [GRAFT], "samplings": [arms("2001")]},
        {"operations": [GRAFT], "samplings": [arms("2000"), tied("right", "81")]},
        ("op1", "a"),
    ),
    (
        "GRAFT_SECRETES",
        {"operations": [GRAFT], "samplings": [tied("right", "49")]},
        {"operations": [GRAFT], "samplings": [tied("right", "50")]},
        ("op1", "t"),
    ),
    (
        "GRAFT_SECRETES",  # a ratio that a working graft has, and no test that tells
        {"operations": [GRAFT], "samplings": [arms("200"), tied("right", "80")]},
        {"operations": [GRAFT], "samplings": [arms("199")]},
        ("op1", "a", "t"),
    ),
    ("MULTIGLAND_LIKELY", {"flags": ["men1"]}, {"flags": ["family_history_fhh"]}, ()),
    ("MULTIGLAND_LIKELY", {"flags": ["men2a"]}, {}, ()),
    ("MULTIGLAND_LIKELY", {"flags": ["hpt_jaw_tumor"]}, {}, ()),
    (
        "MULTIGLAND_LIKELY",
        {"flags": ["lithium"], "resolutions": [{"blocker": "LITHIUM", "date": "2024-06-20"}]},
        {"flags": ["thiazide"]},
        (),
    ),
    (
        "MULTIGLAND_LIKELY",
        {"operations": [hyperplasia("right.inferior", "right.superior")]},
        {"operations": [hyperplasia("right.inferior")]},
        ("op1",),
    ),
    (
        "MULTIGLAND_LIKELY",
        {"studies": [scan("s1", "sestamibi_spect_ct", *TWO_SIDES), scan("s2", "ct_4d", *TWO_SIDES)]},
        {"studies": WITH_CT},
        ("s1", "s2"),
    ),
    (
        "SMALL_LESION",
        {"studies": [sized("s1", "sestamibi_spect_ct", "6.9"), sized("s2", "ct_4d", "5")]},
        {"studies": [sized("s1", "sestamibi_spect_ct", "7"), sized("s2", "ct_4d", "5")]},
        ("s1", "s2"),
    ),
    ("CORD_NOT_EXAMINED", {"laryngoscopies": []}, {"laryngoscopies": [EXAMINED]}, ("op1",)),
    (
        "CORD_NOT_EXAMINED",
        {"laryngoscopies": [cords("mobile", None)]},
        {"laryngoscopies": [cords("mobile", None), cords(None, "mobile", key="z2")]},
        ("op1",),
    ),
    (
        "CORD_NOT_EXAMINED",
        {"laryngoscopies": [cords("mobile", "mobile", OPERATED)]},
        {"laryngoscopies": [cords("mobile", "mobile", "2024-01-11")]},
        ("op1",),
    ),
    (
        "CORD_PALSY",
        {"laryngoscopies": [cords("paretic", "mobile")]},
        {"laryngoscopies": [cords("paretic", "mobile"), cords("mobile", "mobile", "2024-04-11", "z2")]},
        ("z",),
    ),
    (
        "CORD_PALSY",  # of one day the worse
        {"laryngoscopies": [cords(None, "mobile"), cords(None, "immobile", key="z2")]},
        {"laryngoscopies": [EXAMINED]},
        ("z2",),
    ),
    (
        "CORD_PALSY",  # of any date, as long as no later one states that cord
        {"laryngoscopies": [cords("immobile", None, BEFORE), cords(None, "mobile", key="z2")]},
        {"laryngoscopies": [cords("immobile", None, BEFORE), cords("mobile", None, key="z2")]},
        ("z",),
    ),
    (
        "CORD_PALSY_OPPOSITE",
        {"laryngoscopies": [cords("mobile", "paretic")]},
        {"laryngoscopies": [cords("paretic", "mobile")]},
        ("z",),
    ),
    ("CORD_PALSY_OPPOSITE", {"laryngoscopies": [cords("paretic", "immobile")]}, {}, ("z",)),
    (
        "CORD_PALSY_OPPOSITE",  # the midline is off a cord's side
        {
            "laryngoscopies": [cords("paretic", "mobile")],
            "studies": [
                scan("s1", "sestamibi_spect_ct", "midline.retropharyngeal"),
                scan("s2", "ct_4d", "midline.retropharyngeal"),
            ],
        },
        {
            "laryngoscopies": [cords("mobile", "paretic")],
            "studies": [
                scan("s1", "sestamibi_spect_ct", "left.forearm_graft"),
                scan("s2", "ct_4d", "left.forearm_graft"),
            ],
        },
        ("z",),
    ),
    ("PREGNANCY", {"flags": ["pregnancy"]}, {"flags": ["anticoagulated"]}, ()),
    (
        "SINGLE_HIGH_CALCIUM",
        {"labs": high("2024-06-15")},
        {"labs": high("2024-06-14", "2024-06-15")},
        ("ca0",),
    ),
    (
        "SINGLE_HIGH_CALCIUM",  # twice on one day is one day
        {"labs": [*high("2024-06-15"), calcium("11.5", "2024-06-15", "ca9")]},
        {"labs": high("2024-06-14", "2024-06-15")},
        ("ca9",),
    ),
    (
        "PTH_LOW_NORMAL",
        {"labs": [*LABS, pth("24.9", "2024-06-14", "low")]},
        {"labs": [*LABS, pth("25", "2024-06-14", "low")]},
        ("low",),
    ),
    (
        "PTH_LOW_NORMAL",
        {"labs": [*LABS, pth("20", "2024-03-17", "low")]},
        {"labs": [*LABS, pth("20", "2024-03-16", "low")]},
        ("low",),
    ),
    (
        "PTH_LOW_NORMAL",  # later than the calcium, however late
        {"labs": [*LABS, pth("20", "2024-10-15", "low")], "as_of": "2024-11-01"},
        {"labs": [*LABS, pth("20", "2024-06-14", "low", high="19")], "as_of": "2024-11-01"},
        ("low",),
    ),
    (
        "STALE_BIOCHEMISTRY",
        {"as_of": "2024-12-16"},
        {"as_of": "2024-12-15"},
        ("ca2",),
    ),
    (
        "STALE_BIOCHEMISTRY",
        {"operations": [operation(), operation("op2", "2024-06-15", kind="thyroidectomy")]},
        {"operations": [operation(), operation("op2", "2024-06-14", kind="thyroidectomy")]},
        ("ca2",),
    ),
    ("STALE_STUDY", {"as_of": "2025-05-02"}, {"as_of": "2025-05-01"}, ("s2",)),
    (
        "STALE_STUDY",  # without a target the newest of all
        {"studies": [study("s1", "ct_4d")], "as_of": "2025-05-02"},
        {"studies": [study("s1", "ct_4d"), study("s3", "ct_4d", day="2024-05-02")], "as_of": "2025-05-02"},
        ("s1",),
    ),
    (
        "STALE_STUDY",  # a newer one that sees nothing there makes a target no younger
        {
            "studies": [*WITH_CT, study("m", "mri_with_without_contrast", day="2025-05-01")],
            "as_of": "2025-05-02",
        },
        {
            "studies": [*WITH_CT, scan("m", "mri_with_without_contrast", TARGET, day="2024-05-02")],
            "as_of": "2025-05-02",
        },
        ("s2",),
    ),
    (
        "VITAMIN_D_LOW",
        {"labs": [*LABS, lab("d", "vitamin_d_25oh", "19.9", "ng/mL", "2024-06-15")]},
        {"labs": [*LABS, lab("d", "vitamin_d_25oh", "20", "ng/mL", "2024-06-15")]},
        ("d",),
    ),
    (
        "VITAMIN_D_LOW",
        {"labs": [*LABS, lab("d", "vitamin_d_25oh", "49", "nmol/L", "2024-06-15")]},
        {"labs": [*LABS, lab("d", "vitamin_d_25oh", "10", "ng/mL", OPERATED)]},
        ("d",),
    ),
    (
        "VALUE_UNREADABLE",  # no blocker asks for it
        {"labs": [*LABS, lab("x", "phosphate", "25.1", "mg/dL", "2024-06-15")]},
        {"labs": [*LABS, lab("x", "phosphate", "25", "mg/dL", "2024-06-15")]},
        ("x",),
    ),
    (
        "VALUE_UNREADABLE",  # nor for one of before the operation
        {"labs": [*LABS, ionized("9", "x", collected_at=OPERATED)]},
        {"labs": [*LABS, ionized("9", "x", collected_at="2024-01-11")]},
        ("x",),
    ),
    (
        "NO_INDICATION",
        {
            "background": {
                "symptoms": False,
                "stones": False,
                "fragility_fracture": False,
                "t_score": "-2.4",
            },
            "labs": [
                *[row for row in LABS if row["analyte"] != "calcium_total"],
                calcium("11.4", "2024-06-01", "ca1"),
                calcium("11.5", "2024-06-15", "ca2"),
                lab("gfr", "egfr", "60", "mL/min/{1.73_m2}", "2024-06-15"),
                lab("u24", "urine_calcium_24h", "250", "mg/(24.h)", "2024-06-15"),
            ],
        },
        {"background": {"symptoms": True}},
        (),
    ),
]


@pytest.mark.parametrize(("code", "stands", "avoided", "rests_on"), TABLE, ids=[row[0] for row in TABLE])
def test_a_pitfall_stands_where_its_condition_is_just_met(
    code: str, stands: Json, avoided: Json, rests_on: tuple[str, ...]
) -> None:
    line = met(clear(**stands))[code]
    assert line.facts == rests_on
    assert line.source
    assert code not in met(clear(**avoided))


def test_every_pitfall_is_in_the_table() -> None:
    assert {row[0] for row in TABLE} == {str(code) for code in Pitfall}


def test_nothing_speaks_against_operating_in_the_clear_case() -> None:
    assert met(clear()) == {}
    assert "FOCUSED_REOPERATION" in steps(clear())


def test_pitfalls_stand_in_the_order_of_the_table() -> None:
    tree = clear(
        flags=["pregnancy", "men1"], laryngoscopies=[], studies=[ULTRASOUND, study("g", "fdg_pet_ct")]
    )
    order = [str(code) for code in Pitfall]
    codes = list(met(tree))
    assert codes == sorted(codes, key=order.index)
    assert len(codes) > 4


def test_while_operations_are_unknown_no_study_is_called_postoperative() -> None:
    tree = clear(operations=None, studies=[ULTRASOUND, ROUTINE, study("g", "fdg_pet_ct")])
    assert not {"ULTRASOUND_ALONE", "STANDARD_CT_NOT_4D", "PREOPERATIVE_STUDY", "FDG_PET"} & set(met(tree))


def test_one_gland_reported_twice_is_one_hyperplastic_gland() -> None:
    twice = [
        hyperplasia("right.inferior"),
        hyperplasia("right.inferior") | {"id": "op0", "date": "2020-01-01"},
    ]
    assert "MULTIGLAND_LIKELY" not in met(clear(operations=twice))
    extra = [operation(glands=[{"gland": "supernumerary", "pathology": "hyperplasia"}] * 2)]
    assert "MULTIGLAND_LIKELY" in met(clear(operations=extra))


def test_several_adenomas_are_no_hyperplasia() -> None:
    records = [{"gland": gland, "pathology": "adenoma"} for gland in ("right.inferior", "right.superior")]
    assert "MULTIGLAND_LIKELY" not in met(clear(operations=[operation(glands=records)]))


def test_the_examination_of_one_cord_is_asked_for_by_name() -> None:
    line = met(clear(laryngoscopies=[cords("mobile", None)]))["CORD_NOT_EXAMINED"]
    assert (
        str(line.sentence) == "The right vocal cord has not been examined since the operation of 2024-01-10."
    )


def test_the_sentence_of_a_graft_says_where_every_other_pth_must_come_from() -> None:
    line = met(clear(operations=[GRAFT]))["GRAFT_NOT_TESTED"]
    assert "right" in str(line.sentence)
    assert "every other PTH must come from the other arm" in str(line.sentence)


def test_the_sentence_of_pregnancy_names_the_trimester_obstetrics_and_the_calcium() -> None:
    sentence = str(met(clear(flags=["pregnancy"]))["PREGNANCY"].sentence)
    for words in ("second trimester", "obstetrics now", "above 12 mg/dL the meeting is called at once"):
        assert words in sentence


def test_no_pitfall_uses_the_words_of_the_workshop() -> None:
    for _, stands, _, _ in TABLE:
        for line in met(clear(**stands)).values():
            words = set(str(line.sentence).lower().replace(".", " ").replace(",", " ").split())
            assert not words & {"adrift", "firm", "cell", "counts", "stops"}, line.sentence
