"""Who belongs to the pathway: one line of clinical reasoning per case."""

from __future__ import annotations

import pytest

from casereview.rules.codes.conclusions import Blocker
from tests.rules.build import (
    DAY,
    OPERATED,
    Json,
    after,
    calcium,
    codes,
    judged,
    lab,
    labs,
    operation,
    pth,
    urine,
)

LOW_GFR = lab("gfr", "egfr", "48", "mL/min/{1.73_m2}")

# why, what differs from the plain case, status, blockers that stand
TABLE: list[tuple[str, Json, str, list[str]]] = [
    ("high calcium and PTH 51 days after surgery, FHH excluded", {}, "eligible", []),
    (
        "nothing is known of earlier surgery, so neither course nor studies can be judged",
        {"operations": None},
        "undetermined",
        ["OPERATIONS_UNKNOWN", "COURSE_UNDETERMINED"],
    ),
    ("drugs and kidney disease are not asked for yet", {"flags": None}, "undetermined", ["FLAGS_UNKNOWN"]),
    (
        "never operated: this is a first presentation",
        {"operations": []},
        "ineligible",
        ["NO_PRIOR_PARATHYROID_OPERATION", "COURSE_UNDETERMINED"],
    ),
    (
        "a thyroidectomy at which nobody noted a parathyroid gland",
        {"operations": [operation(kind="thyroidectomy")]},
        "ineligible",
        ["NO_PRIOR_PARATHYROID_OPERATION", "COURSE_UNDETERMINED"],
    ),
    (
        "a thyroidectomy that took a parathyroid gland along is parathyroid surgery",
        {
            "operations": [
                operation(kind="thyroidectomy", glands=[{"gland": "left.inferior", "disposition": "removed"}])
            ]
        },
        "eligible",
        [],
    ),
    (
        "a thyroidectomy that says nothing of the gland it lists is not",
        {"operations": [operation(kind="thyroidectomy", glands=[{"gland": "left.inferior"}])]},
        "ineligible",
        ["NO_PRIOR_PARATHYROID_OPERATION", "COURSE_UNDETERMINED"],
    ),
    (
        "the removal of a graft is an operation on a parathyroid gland",
        {"operations": [operation(kind="graft_removal")]},
        "eligible",
        [],
    ),
    (
        "an exploration of the mediastinum looked for a gland",
        {"operations": [operation(kind="mediastinal_exploration")]},
        "eligible",
        [],
    ),
    (
        "calcium of the day before surgery says nothing of what surgery achieved",
        {"labs": [calcium(day="2024-01-09"), pth(), *urine()]},
        "undetermined",
        ["CALCIUM_MISSING", "FHH_NOT_EXCLUDED", "COURSE_UNDETERMINED"],
    ),
    (
        "calcium on the day of surgery may be from before the incision",
        {"labs": labs(calcium(day=OPERATED), pth())},
        "undetermined",
        ["CALCIUM_MISSING", "COURSE_UNDETERMINED"],
    ),
    (
        "no laboratory value at all",
        {"labs": []},
        "undetermined",
        ["CALCIUM_MISSING", "PTH_MISSING", "FHH_NOT_EXCLUDED", "COURSE_UNDETERMINED"],
    ),
    ("no PTH at all", {"labs": labs(calcium())}, "undetermined", ["PTH_MISSING"]),
    (
        "PTH 91 days from the calcium is of another time",
        {"labs": labs(calcium(), pth(day=after(51 + 91)))},
        "undetermined",
        ["PTH_MISSING"],
    ),
    ("PTH 90 days from it still pairs", {"labs": labs(calcium(), pth(day=after(51 + 90)))}, "eligible", []),
    (
        "PTH from before surgery pairs with no later calcium",
        {"labs": labs(calcium(), pth(day="2024-01-09"))},
        "undetermined",
        ["PTH_MISSING"],
    ),
    (
        "normal calcium and normal PTH: cured",
        {"labs": labs(calcium("9.8"), pth("40"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "calcium that meets its limit is not above it",
        {"labs": labs(calcium("10.5"), pth("40"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "a calcimimetic may hide hypercalcemia",
        {"flags": ["calcimimetic"], "labs": labs(calcium("9.8"), pth("40"))},
        "undetermined",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "raised PTH with normal calcium is common after cure",
        {"labs": labs(calcium("9.8"), pth("90"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "COURSE_UNDETERMINED"],
    ),
    (
        "the same on a calcimimetic stays open",
        {"flags": ["calcimimetic"], "labs": labs(calcium("9.8"), pth("90"))},
        "undetermined",
        ["NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "COURSE_UNDETERMINED"],
    ),
    (
        "a suppressed PTH points to another cause of hypercalcemia, but one value excludes nobody",
        {"labs": labs(calcium(), pth("9"))},
        "undetermined",
        ["PTH_SUPPRESSED"],
    ),
    (
        "one that was mistyped shows itself",
        {"labs": labs(calcium(), pth(), lab("c", "creatinine", "80", "mg/dL"))},
        "undetermined",
        ["VALUE_IMPLAUSIBLE"],
    ),
    (
        "biotin makes a sandwich assay read low",
        {"flags": ["biotin"], "labs": labs(calcium(), pth("9"))},
        "undetermined",
        ["PTH_SUPPRESSED"],
    ),
    (
        "PTH inside its range is inappropriate beside high calcium",
        {"labs": labs(calcium(), pth("40"))},
        "eligible",
        [],
    ),
    ("PTH at its lower limit is not suppressed", {"labs": labs(calcium(), pth("15"))}, "eligible", []),
    (
        "autonomous glands on dialysis are tertiary disease",
        {"flags": ["ckd_dialysis"]},
        "ineligible",
        ["TERTIARY_POSSIBLE"],
    ),
    ("and after a kidney transplant", {"flags": ["kidney_transplant"]}, "ineligible", ["TERTIARY_POSSIBLE"]),
    (
        "with a normal PTH dialysis makes nothing tertiary",
        {"flags": ["ckd_dialysis"], "labs": labs(calcium(), pth("40"))},
        "eligible",
        [],
    ),
    (
        "kidney disease raises PTH while calcium is normal",
        {"flags": ["ckd"], "labs": labs(calcium("9.8"), pth("90"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE", "COURSE_UNDETERMINED"],
    ),
    (
        "so does a low eGFR nobody flagged",
        {"labs": labs(calcium("9.8"), pth("90"), LOW_GFR)},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE", "COURSE_UNDETERMINED"],
    ),
    (
        "vitamin D deficiency, reported in SI units (49 nmol/L is 19.6 ng/mL)",
        {"labs": labs(calcium("9.8"), pth("90"), lab("vd", "vitamin_d_25oh", "49", "nmol/L"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE", "COURSE_UNDETERMINED"],
    ),
    (
        "vitamin D of 20 ng/mL is enough",
        {"labs": labs(calcium("9.8"), pth("90"), lab("vd", "vitamin_d_25oh", "20", "ng/mL"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "COURSE_UNDETERMINED"],
    ),
    (
        "an eGFR below 30 beside high calcium and PTH may be tertiary disease, for a clinician to say",
        {"labs": labs(calcium(), pth(), LOW_GFR | {"value": "29"})},
        "undetermined",
        ["TERTIARY_POSSIBLE"],
    ),
    (
        "30 is not below 30",
        {"labs": labs(calcium(), pth(), LOW_GFR | {"value": "30"})},
        "eligible",
        [],
    ),
    (
        "a normal PTH is no tertiary disease, whatever the kidneys",
        {"labs": labs(calcium(), pth("40"), LOW_GFR | {"value": "29"})},
        "eligible",
        [],
    ),
    (
        "a low calcium with a raised PTH is no normal one",
        {"labs": labs(calcium("8.4"), pth("90"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "COURSE_UNDETERMINED"],
    ),
    (
        "at its lower limit it is",
        {"labs": labs(calcium("8.5"), pth("90"))},
        "ineligible",
        ["NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "COURSE_UNDETERMINED"],
    ),
    (
        "a low eGFR changes nothing while calcium is high",
        {"labs": labs(calcium(), pth(), LOW_GFR)},
        "eligible",
        [],
    ),
    ("no urine was collected", {"labs": [calcium(), pth()]}, "undetermined", ["FHH_NOT_EXCLUDED"]),
    (
        "a clearance ratio of 0.0107 leaves FHH open",
        {"labs": [calcium("11.2"), pth(), *urine(calcium_out="9.3")]},
        "undetermined",
        ["FHH_NOT_EXCLUDED"],
    ),
    (
        "a ratio of exactly 0.02 is not above 0.02",
        {"labs": [calcium("11.25"), pth(), *urine(calcium_out="17.5")]},
        "undetermined",
        ["FHH_NOT_EXCLUDED"],
    ),
    (
        "urine of eight days before the creatinine makes no ratio",
        {"labs": [calcium(), pth(), *urine()[:2], lab("cr", "creatinine", "0.9", "mg/dL", after(59))]},
        "undetermined",
        ["FHH_NOT_EXCLUDED"],
    ),
    (
        "the latest ratio decides against an earlier reassuring one",
        {
            "labs": [
                calcium("11.4"),
                pth(),
                *urine(calcium_out="5"),
                calcium("11.4", "2024-01-02", "ca0"),
                *urine("2024-01-02", suffix="0"),
            ]
        },
        "undetermined",
        ["FHH_NOT_EXCLUDED"],
    ),
    (
        "a family with FHH outweighs any ratio",
        {"flags": ["family_history_fhh"]},
        "undetermined",
        ["FHH_NOT_EXCLUDED"],
    ),
    (
        "a thiazide raises calcium and spoils the ratio",
        {"flags": ["thiazide"]},
        "undetermined",
        ["FHH_NOT_EXCLUDED", "THIAZIDE"],
    ),
    ("lithium raises both", {"flags": ["lithium"]}, "undetermined", ["LITHIUM"]),
    (
        "first calcium ever is high and a year late: it may have been normal in between",
        {"labs": labs(calcium(day=after(365)), pth(day=after(365)))},
        "undetermined",
        ["COURSE_UNDETERMINED"],
    ),
    (
        "the operative report is still to be found",
        {"operations": [operation(report="missing")]},
        "undetermined",
        ["OPERATIVE_REPORT_MISSING"],
    ),
    (
        "nobody says where the report is, so it is missing",
        {"operations": [{"id": "op1", "date": OPERATED, "kind": "parathyroidectomy"}]},
        "undetermined",
        ["OPERATIVE_REPORT_MISSING"],
    ),
    (
        "a report that cannot be had is settled",
        {"operations": [operation(report="unobtainable")]},
        "eligible",
        [],
    ),
]


@pytest.mark.parametrize(("why", "changes", "status", "blockers"), TABLE, ids=[row[0] for row in TABLE])
def test_the_table(why: str, changes: Json, status: str, blockers: list[str]) -> None:
    part = judged(**changes)
    assert (part.status, codes(part)) == (status, blockers), why


def test_every_blocker_is_in_the_table() -> None:
    assert {code for row in TABLE for code in row[3]} == {str(code) for code in Blocker}


def test_what_makes_ineligible_outweighs_what_is_open() -> None:
    assert judged(flags=None, labs=labs(calcium("9.8"), pth("40"))).status == "ineligible"


def test_sentences_say_whose_limit_was_used_and_name_the_labs() -> None:
    part = judged(labs=labs(calcium("9.8", high=None, low=None), pth("40")))
    line = part.blockers[0]
    assert str(line.sentence) == (
        f"Total calcium 9.8 mg/dL on {DAY} is not above the profile's upper limit of 10.5 mg/dL "
        "(the laboratory gave none)."
    )
    assert line.facts == ("ca",)
    assert line.source
