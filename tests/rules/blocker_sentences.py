"""Cases with a blocker: what it is, what it makes, what it says and what it rests on."""

from __future__ import annotations

from typing import Any

from tests.rules.build import after, albumin, calcium, lab, labs, operation, pth, urine

NORMAL = calcium("9.8")
WHILE_ON_CALCIMIMETIC = "a calcimimetic may hold calcium down, so repeat it off the drug where that is safe"
FHH = "Familial hypocalciuric hypercalcemia is not excluded: "
ENDS = (
    "It is excluded by a clearance ratio above 0.02 or normal calcium for 183 days without a high "
    "one between "
    "or a 24 h urine calcium above 250 and up to 600 mg/(24.h) or a decision of a clinician, as after a test "
    "of the genes."
)
ONCE = (
    "repeat it: one value settles nothing, only every PTH within 90 days of this calcium, on two "
    "days at least "
    "14 days apart, below a lower limit that its laboratory prints"
)
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
        {"labs": labs(calcium(), pth("10"), pth("11", after(65), "p2"))},
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
        f"so repeat it off biotin; {ONCE}.",
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
        f"{FHH}the calcium/creatinine clearance ratio is unknown, for want of urine calcium and urine "
        f"creatinine of one day and a creatinine in blood within 7 days of the urine. {ENDS}",
        [],
    ),
    (
        {"labs": LOW_URINE},
        "FHH_NOT_EXCLUDED",
        "undetermined",
        f"{FHH}the clearance ratio of 2024-03-01 is 0.0056, not above 0.02. {ENDS}",
        ["uca", "ucr", "ca", "cr"],
    ),
    (
        {"labs": LOW_URINE, "flags": ["thiazide", "family_history_fhh"]},
        "FHH_NOT_EXCLUDED",
        "undetermined",
        f"{FHH}the family has it. Only a decision of a clinician ends this, as after a test of the genes.",
        [],
    ),
    (
        {"labs": labs(calcium("9.8", after(60), "n"), calcium())},
        "NOT_HYPERCALCEMIC",
        "undetermined",
        "Total calcium 9.8 mg/dL on 2024-03-10 is not above the upper limit of 10.5 mg/dL; calcium "
        "was high on "
        "2024-03-01, so repeat it: only normal values on two days at least 14 days apart settle it.",
        ["n"],
    ),
    (
        {"labs": labs(NORMAL), "flags": ["antiresorptive", "calcimimetic"]},
        "NOT_HYPERCALCEMIC",
        "undetermined",
        "Total calcium 9.8 mg/dL on 2024-03-01 is not above the upper limit of 10.5 mg/dL; "
        f"{WHILE_ON_CALCIMIMETIC}; an antiresorptive drug may hold calcium down, so repeat it when "
        "its effect "
        "is over.",
        ["ca"],
    ),
    (
        {"labs": labs(NORMAL, albumin("41"))},
        "NOT_HYPERCALCEMIC",
        "undetermined",
        "Total calcium 9.8 mg/dL on 2024-03-01 is not above the upper limit of 10.5 mg/dL; a value "
        "that cannot "
        "be right is still open, so settle that one first.",
        ["ca"],
    ),
    (
        {"labs": labs(calcium("11.8", unit="mmol/L", low="2.1", high="2.6"), pth())},
        "VALUE_IMPLAUSIBLE",
        "undetermined",
        "Total calcium 11.8 mmol/L on 2024-03-01 is 47 mg/dL and lies outside 4 to 25 mg/dL, where "
        "such a value "
        "can be, so that nothing may rest on it; in mg/dL it would fit: confirm the unit, and correct the "
        "value.",
        ["ca"],
    ),
    (
        {"labs": labs(calcium(), pth(), lab("c", "creatinine", "80", "mg/dL"))},
        "VALUE_IMPLAUSIBLE",
        "undetermined",
        "Creatinine 80 mg/dL on 2024-03-01 lies outside 0.1 to 30 mg/dL, where such a value can be, so that "
        "nothing may rest on it; in umol/L it would fit: confirm the unit, and correct the value.",
        ["c"],
    ),
    (
        {"labs": labs(calcium(), pth(), lab("c", "urine_creatinine_24h", "1.2", "mg/(24.h)"))},
        "VALUE_IMPLAUSIBLE",
        "undetermined",
        "24 h urine creatinine 1.2 mg/(24.h) on 2024-03-01 lies outside 50 to 6000 mg/(24.h), where such a "
        "value can be, so that nothing may rest on it; in mmol/(24.h) or g/(24.h) it would fit: confirm the "
        "unit, and correct the value.",
        ["c"],
    ),
    (
        {"labs": labs(calcium(high="2.6", low="2.1"), pth())},
        "VALUE_IMPLAUSIBLE",
        "undetermined",
        "The upper limit of 2.6 mg/dL beside total calcium 11.9 mg/dL on 2024-03-01 lies outside 9.5 to 11.5 "
        "mg/dL, where such a limit can be, so that nothing may rest on the value; check the report, and "
        "correct the value.",
        ["ca"],
    ),
    (
        {"labs": labs(calcium(), pth(low="40"))},
        "VALUE_IMPLAUSIBLE",
        "undetermined",
        "The lower limit of 40 pg/mL beside PTH 150 pg/mL on 2024-03-01 is more than 0.5 of the "
        "upper limit of "
        "65 pg/mL, so that nothing may rest on the value; check the report, and correct the value.",
        ["pth"],
    ),
    (
        {"labs": labs(calcium(), pth(high="650")), "flags": ["ckd_dialysis"]},
        "VALUE_IMPLAUSIBLE",
        "undetermined",
        "The upper limit of 650 pg/mL beside PTH 150 pg/mL on 2024-03-01 lies outside 20 to 600 pg/mL, where "
        "such a limit can be, so that nothing may rest on the value; check the report, and correct "
        "the value.",
        ["pth"],
    ),
    (
        {"labs": labs(calcium(), pth(), lab("e", "egfr", "29", "mL/min/{1.73_m2}"))},
        "TERTIARY_POSSIBLE",
        "undetermined",
        "Calcium and PTH are both high with eGFR 29 mL/min/{1.73_m2} on 2024-03-01, below 30 "
        "mL/min/{1.73_m2}: "
        "decide whether this is tertiary hyperparathyroidism, which has its own pathway.",
        ["ca", "pth", "e"],
    ),
    (
        {
            "labs": labs(calcium(), pth(), lab("e", "egfr", "29", "mL/min/{1.73_m2}")),
            "flags": ["ckd_dialysis"],
        },
        "TERTIARY_POSSIBLE",
        "ineligible",
        "Calcium and PTH are both high with dialysis and eGFR 29 mL/min/{1.73_m2} on 2024-03-01: tertiary "
        "hyperparathyroidism has its own pathway.",
        ["ca", "pth", "e"],
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
                {"id": "op2", "date": "2024-01-09", "kind": "thyroidectomy"},
            ]
        },
        "OPERATIVE_REPORT_MISSING",
        "undetermined",
        "The operative report of 2024-01-09 and 2024-01-10 is missing; obtain it, or record that it cannot "
        "be had.",
        ["op2", "op1"],
    ),
]
