"""Pitfalls of the patient and the values: where each just stands, and where it just does not."""

from __future__ import annotations

from tests.rules.build import OPERATED, calcium, ionized, lab, operation, pth
from tests.rules.clear_case import EXAMINED, LABS, scan, tied
from tests.rules.pitfall_facts import (
    BEFORE,
    GRAFT,
    TWO_SIDES,
    WITH_CT,
    Row,
    arms,
    cords,
    high,
    hyperplasia,
    of_nature,
)

ROWS: list[Row] = [
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
