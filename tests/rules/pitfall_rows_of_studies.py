"""Pitfalls of studies: where each just stands, and where it just does not."""

from __future__ import annotations

from tests.rules.build import OPERATED, operation, study
from tests.rules.clear_case import CT, SPECT, TARGET, sampled, scan, tied
from tests.rules.pitfall_facts import (
    BEFORE,
    LEFT_VEIN,
    NEEDLE,
    NO_MEDIASTINUM,
    ROUTINE,
    ULTRASOUND,
    WITH_CT,
    Row,
    arms,
    sized,
)

ROWS: list[Row] = [
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
        "SMALL_LESION",
        {"studies": [sized("s1", "sestamibi_spect_ct", "6.9"), sized("s2", "ct_4d", "5")]},
        {"studies": [sized("s1", "sestamibi_spect_ct", "7"), sized("s2", "ct_4d", "5")]},
        ("s1", "s2"),
    ),
    # Both are of one day.
    ("STALE_STUDY", {"as_of": "2025-05-02"}, {"as_of": "2025-05-01"}, ("s1", "s2")),
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
        ("s1", "s2"),
    ),
]
