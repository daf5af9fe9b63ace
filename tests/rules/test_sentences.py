"""What a blocker and a caveat say, word by word: a clinician acts on the sentence and not on the code."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.codes.conclusions import Blocker
from casereview.rules.labs.blockers import EligibilityFacts, found_blockers
from casereview.rules.labs.course import course
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules.build import (
    after,
    albumin,
    calcium,
    facts,
    lab,
    labs,
    operation,
    pth,
    urine,
)
from tests.rules.test_sampling import peripheral, sample, sampled

NORMAL = calcium("9.8")
WHILE_ON_CALCIMIMETIC = "a calcimimetic may hold calcium down, so repeat it off the drug where that is safe"
FHH = "Familial hypocalciuric hypercalcemia is not excluded: "
COURSE = (
    "Persistent or recurrent cannot be told from the dated calcium values: none is high in the first 183 "
    "days after {}, and no normal run lasts that long before a high one."
)
PRIOR = "Persistent or recurrent disease needs an earlier parathyroid operation, and "
EGFR = lab("e", "egfr", "48", "mL/min/{1.73_m2}")
VITAMIN_D = lab("d", "vitamin_d_25oh", "15", "ng/mL")
OTHER = [operation(kind="thyroidectomy"), operation("op2", "2024-01-11", kind="thyroidectomy")]
LOW_URINE = [calcium("11.4"), pth(), *urine(calcium_out="5")]

SAID: list[tuple[dict[str, Any], str, str, str, list[str]]] = [
    (
        {"operations": None},
        "OPERATIONS_UNKNOWN",
        "undetermined",
        "The operations are not recorded; list them, or state that there were none.",
        [],
    ),
    (
        {"flags": None},
        "FLAGS_UNKNOWN",
        "undetermined",
        "Drugs and conditions are not recorded; list them, or state that there are none.",
        [],
    ),
    (
        {"operations": []},
        "NO_PRIOR_PARATHYROID_OPERATION",
        "ineligible",
        f"{PRIOR}there was no operation.",
        [],
    ),
    (
        {"operations": OTHER},
        "NO_PRIOR_PARATHYROID_OPERATION",
        "ineligible",
        f"{PRIOR}none of the operations dealt with a parathyroid gland.",
        ["op1", "op2"],
    ),
    (
        {"labs": []},
        "CALCIUM_MISSING",
        "undetermined",
        "No usable calcium after the operation of 2024-01-10; measure it, ionized or with albumin.",
        [],
    ),
    (
        {"labs": [], "operations": None},
        "CALCIUM_MISSING",
        "undetermined",
        "No usable calcium; measure it, ionized or with albumin.",
        [],
    ),
    (
        {"labs": []},
        "PTH_MISSING",
        "undetermined",
        "No usable PTH after the operation of 2024-01-10; measure it together with calcium.",
        [],
    ),
    (
        {"labs": labs(calcium())},
        "PTH_MISSING",
        "undetermined",
        "No PTH that answers the question lies within 90 days of the calcium of 2024-03-01 after the "
        "operation of 2024-01-10; measure the two together.",
        ["ca"],
    ),
    (
        {"labs": labs(NORMAL)},
        "NOT_HYPERCALCEMIC",
        "ineligible",
        "Total calcium 9.8 mg/dL on 2024-03-01 is not above the upper limit of 10.5 mg/dL.",
        ["ca"],
    ),
    (
        {"labs": labs(calcium("9.8", low=None, high=None))},
        "NOT_HYPERCALCEMIC",
        "ineligible",
        "Total calcium 9.8 mg/dL on 2024-03-01 is not above the profile's upper limit of 10.5 mg/dL "
        "(the laboratory gave none).",
        ["ca"],
    ),
    (
        {"labs": labs(calcium("10.4"), albumin("4.2"))},
        "NOT_HYPERCALCEMIC",
        "ineligible",
        "Albumin-corrected calcium 10.24 mg/dL on 2024-03-01 is not above the upper limit of 10.5 mg/dL.",
        ["ca", "alb"],
    ),
    (
        {"labs": labs(NORMAL, pth("40")), "flags": ["calcimimetic"]},
        "NOT_HYPERCALCEMIC",
        "undetermined",
        "Total calcium 9.8 mg/dL on 2024-03-01 is not above the upper limit of 10.5 mg/dL; "
        f"{WHILE_ON_CALCIMIMETIC}.",
        ["ca"],
    ),
    (
        {"labs": labs(NORMAL, pth())},
        "EUCALCEMIC_PTH_ELEVATION",
        "ineligible",
        "PTH 150 pg/mL on 2024-03-01 is above the upper limit of 65 pg/mL while calcium is not high.",
        ["ca", "pth"],
    ),
    (
        {"labs": labs(NORMAL, pth()), "flags": ["calcimimetic"]},
        "EUCALCEMIC_PTH_ELEVATION",
        "undetermined",
        "PTH 150 pg/mL on 2024-03-01 is above the upper limit of 65 pg/mL while calcium is not high; "
        f"{WHILE_ON_CALCIMIMETIC}.",
        ["ca", "pth"],
    ),
    (
        {"labs": labs(calcium(), pth("10"))},
        "PTH_SUPPRESSED",
        "ineligible",
        "PTH 10 pg/mL on 2024-03-01 is below the lower limit of 15 pg/mL while calcium is high, which points "
        "away from the parathyroids.",
        ["ca", "pth"],
    ),
    (
        {"labs": labs(calcium(), pth("10", low=None, high=None)), "flags": ["biotin"]},
        "PTH_SUPPRESSED",
        "undetermined",
        "PTH 10 pg/mL on 2024-03-01 is below the profile's lower limit of 15 pg/mL (the laboratory gave "
        "none) while calcium is high, which points away from the parathyroids; biotin may read PTH too low, "
        "so repeat it off biotin.",
        ["ca", "pth"],
    ),
    (
        {"flags": ["kidney_transplant", "ckd_dialysis"]},
        "TERTIARY_POSSIBLE",
        "ineligible",
        "Calcium and PTH are both high with dialysis and kidney transplant: tertiary hyperparathyroidism has "
        "its own pathway.",
        ["ca", "pth"],
    ),
    (
        {"labs": labs(NORMAL, pth()), "flags": ["ckd", "ckd_dialysis"]},
        "SECONDARY_POSSIBLE",
        "ineligible",
        "PTH is high and calcium is not, with chronic kidney disease and dialysis: this may be secondary.",
        ["ca", "pth"],
    ),
    (
        {"labs": labs(NORMAL, pth(), EGFR, VITAMIN_D), "flags": ["calcimimetic"]},
        "SECONDARY_POSSIBLE",
        "undetermined",
        "PTH is high and calcium is not, with eGFR 48 mL/min/{1.73_m2} on 2024-03-01 and 25-OH vitamin D "
        f"15 ng/mL on 2024-03-01: this may be secondary; {WHILE_ON_CALCIMIMETIC}.",
        ["ca", "pth", "e", "d"],
    ),
    (
        {"labs": [calcium(), pth()]},
        "FHH_NOT_EXCLUDED",
        "undetermined",
        f"{FHH}the calcium/creatinine clearance ratio is unknown.",
        [],
    ),
    (
        {"labs": LOW_URINE, "flags": ["thiazide", "family_history_fhh"]},
        "FHH_NOT_EXCLUDED",
        "undetermined",
        f"{FHH}the clearance ratio of 2024-03-01 is 0.0056, not above 0.02, a thiazide lowers urine calcium "
        "and the family has it.",
        ["uca", "ucr", "ca", "cr"],
    ),
    (
        {"flags": ["lithium"]},
        "LITHIUM",
        "undetermined",
        "Lithium raises calcium and PTH; judge its part together with psychiatry.",
        [],
    ),
    (
        {"flags": ["thiazide"]},
        "THIAZIDE",
        "undetermined",
        "A thiazide raises calcium; stop it where that is safe, and repeat the tests.",
        [],
    ),
    (
        {"labs": labs(calcium("10.4", after(200)), albumin("4.2") | {"collected_at": after(200)})},
        "COURSE_UNDETERMINED",
        "undetermined",
        COURSE.format("the operation of 2024-01-10"),
        ["ca", "alb"],
    ),
    (
        {"operations": None},
        "COURSE_UNDETERMINED",
        "undetermined",
        COURSE.format("a parathyroid operation"),
        ["ca"],
    ),
    (
        {
            "operations": [
                operation(report="missing"),
                operation("op2", "2024-01-09", report="missing"),
            ]
        },
        "OPERATIVE_REPORT_MISSING",
        "undetermined",
        "The operative report of 2024-01-09 and 2024-01-10 is missing; obtain it, or record that it cannot "
        "be had.",
        ["op2", "op1"],
    ),
]


@pytest.mark.parametrize(("changes", "code", "makes", "sentence", "ids"), SAID)
def test_a_blocker_says_what_is_wrong_and_what_to_do(
    changes: dict[str, Any], code: str, makes: str, sentence: str, ids: list[str]
) -> None:
    given, profile = facts(**changes), load_profile("acr-2021")
    found = chemistry(given, profile)
    read = EligibilityFacts(given, profile, found, course(found, profile), frozenset(given.flags or ()))
    blocker = dict(found_blockers(read))[Blocker(code)]
    assert (blocker.makes, str(blocker.sentence), list(blocker.facts)) == (makes, sentence, ids)


def test_a_caveat_of_a_sampling_says_why_it_is_less_sure() -> None:
    part = sampled(
        peripheral(),
        peripheral("200.0", "v9"),
        peripheral("120.50", "v8"),
        sample("v1", "left.vertebral", "1", baseline=None),
        sample("v2", "left.vertebral", "1", baseline=None),
        sample("v3", "midline.inferior_thyroid_common", "1"),
        operations=[operation(ligated_veins=["right.thymic", "left.inferior_thyroid"])],
    )
    assert [(str(line.code), str(line.sentence)) for line in part.caveats] == [
        (
            "VEIN_LIGATED",
            "Earlier surgery tied the left inferior thyroid and right thymic vein, so blood may drain "
            "another way than assumed.",
        ),
        (
            "COMMON_TRUNK",
            "A common inferior thyroid trunk was sampled: it drains both sides and cannot tell them apart.",
        ),
        (
            "BASELINES_DIFFER",
            "Peripheral PTH moved from 120.50 to 200.0 during the sampling, by more than 20 %.",
        ),
        ("ONE_SIDE_SAMPLED", "Only left veins were sampled, so the sides cannot be compared."),
        ("BASELINE_MISSING", "No peripheral baseline is named for v1 and v2, so there is no ratio."),
    ]
