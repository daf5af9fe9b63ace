"""Pitfalls of the target: where each just stands, and where it just does not."""

from __future__ import annotations

from tests.rules.build import OPERATED, study
from tests.rules.clear_case import CT, SPECT, TARGET, sampled, scan
from tests.rules.pitfall_facts import (
    BEFORE,
    ELSEWHERE,
    LEFT_VEIN,
    MEDIASTINAL,
    NEEDLE,
    PET,
    ULTRASOUND,
    WITH_CT,
    Row,
    glands,
    of_nature,
)

ROWS: list[Row] = [
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
        "SEEN_ELSEWHERE",  # a washout with PTH that names only the other side
        {"studies": [*WITH_CT, scan("f", "fna_pth", "right scar")]},
        {"studies": [*WITH_CT, scan("f", "fna_pth", "left scar")]},
        ("f",),
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
]
