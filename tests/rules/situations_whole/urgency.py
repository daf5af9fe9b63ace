"""What cannot wait for a meeting, and in which order it is said."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    blood,
    case,
    ct,
    resolved,
    spect,
    urine,
    value,
)
from tests.rules.situations_whole.grafts_tested import GRAFTED
from tests.rules.situations_whole.places import LI, NOTHING_COUNTS, OPERATE, ORDER_BOTH
from tests.rules.situations_whole.situation import Situation, expect

BOTH_LI = (spect("left inferior"), ct("left inferior"))
EXPERTS = "MDT_REVIEW HIGH_VOLUME_CENTER"
IMAGE = f"{ORDER_BOTH} ORDER_ULTRASOUND"
SETTLE = "MDT_REVIEW SETTLE_FIRST"

SITUATIONS = [
    Situation(
        name="fifteen on Monday, not quite thirteen on Thursday",
        why="Edition 1 forgot the crisis with the next value. The highest decides the flag, the latest the "
        "emergency: it is over, and carcinoma is still thought of.",
        surgeon="Fluids did that, not the tumor. Fifteen is cancer until the slide says no.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-05-19", "15.2", "180"), blood("2025-05-22", "12.9", "176"),
            *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE", steps=f"{EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="calcium 15.2 last year and 12.9 now, and the meeting has answered",
        why="The answer is newer than the calcium that it speaks of, and no value as high has come since.",
        surgeon="That was the dehydration of last summer. We looked for cancer and found none.",
        facts=case(
            OPERATED, PERSISTENT, blood("2024-07-19", "15.2", "180"), blood("2025-05-22", "12.9", "176"),
            *BOTH_LI, answer("CALCIUM_VERY_HIGH")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH", answered="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE",
            steps=OPERATE)),
    Situation(
        name="calcium 15.4, pregnant, with a graft that nobody tested",
        why="The emergency comes first, then the test of the arm, then those who must meet; the surgeon "
        "comes last, and not yet.",
        surgeon="Ward tonight, obstetrics now, and the arms before anything.",
        facts=case(
            GRAFTED, PERSISTENT, blood("2025-05-29", "15.4", "190"), *BOTH_LI, flags="pregnancy", age=50),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            remnant_possible="RI", flags="CALCIUM_VERY_HIGH", stops="GRAFT_NOT_TESTED PREGNANCY",
            indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA GRAFT_TEST {EXPERTS} SETTLE_FIRST EN_BLOC_PLANNING")),
    Situation(
        name="calcium 15.0, preliminary",
        why="The laboratory calls before it signs: preliminary is urgent too.",
        surgeon="They do not phone preliminary fifteens for fun.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "15.0", "mg/dL", "2025-05-29", low="8.5", high="10.5",
            status="preliminary")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, flags="CALCIUM_VERY_HIGH",
            indications="CALCIUM_ABOVE", steps=f"URGENT_HYPERCALCEMIA {IMAGE} {EXPERTS}")),
    Situation(
        name="the last calcium was 14.6, seven weeks ago",
        why="Older than thirty days it still is the latest known: it asks for a calcium today.",
        surgeon="Fourteen and nobody called her back?",
        facts=case(OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2025-04-12", "14.6", "160")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, flags="CALCIUM_VERY_HIGH",
            indications="CALCIUM_ABOVE", steps=f"URGENT_HYPERCALCEMIA {IMAGE} {EXPERTS}")),
    Situation(
        name="11.8 typed as mmol/L",
        why="47 mg/dL nobody survives: the value is kept, never used, and asked about. As mg/dL it would be "
        "no crisis.",
        surgeon="Wrong unit. Fix the chart before you page me.",
        facts=case(OPERATED, PERSISTENT, value("calcium_total", "11.8", "mmol/L", "2025-05-26")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="VALUE_IMPLAUSIBLE",
            steps=f"CONFIRM_BIOCHEMISTRY {IMAGE}")),
    Situation(
        name="11.8 typed as mmol/L, and the chart was asked",
        why="A clinician has looked at the value: it stays unused, and no longer stands in the way.",
        surgeon="Eleven point eight milligrams, like always. Go on.",
        facts=case(
            OPERATED, PERSISTENT, value("calcium_total", "11.8", "mmol/L", "2025-05-26"), *BOTH_LI,
            resolved("VALUE_IMPLAUSIBLE", "mg/dL on the paper report", "2025-05-28")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            resolved="VALUE_IMPLAUSIBLE", steps=OPERATE)),
    Situation(
        name="3.9 typed as mg/dL",
        why="Nobody lives with 3.9 mg/dL; 3.9 mmol/L is a crisis. It is confirmed today either way: too low "
        "or far too high.",
        surgeon="Either she is in tetany or in crisis. Go and look at her.",
        facts=case(OPERATED, PERSISTENT, value("calcium_total", "3.9", "mg/dL", "2025-05-26")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="VALUE_IMPLAUSIBLE",
            steps=f"URGENT_HYPERCALCEMIA URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY {IMAGE}")),
    Situation(
        name="2.4 typed as mg/dL",
        why="So low that she would be in tetany, or a normal 2.4 mmol/L in the wrong unit: repeated today, "
        "and nothing rests on it meanwhile.",
        surgeon="Two point four is normal across the border. Still, feel her hands.",
        facts=case(OPERATED, PERSISTENT, value("calcium_total", "2.4", "mg/dL", "2025-05-26")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="VALUE_IMPLAUSIBLE",
            steps=f"URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY {IMAGE}")),
    Situation(
        name="a urine calcium of more than nine, and the machine counts no further",
        why="The clearance ratio is above one hundredth and may be above two: left open by a bound, FHH is "
        "not excluded.",
        surgeon="More than nine is no number. Collect it again.",
        facts=case(
            OPERATED, blood("2023-11-02", "11.4"), blood("2024-03-01", "11.4", "150"),
            blood("2025-05-12", "11.3", "148"),
            value("urine_calcium", "9", "mg/dL", "2023-11-02", comparator=">"),
            value("urine_creatinine", "70", "mg/dL", "2023-11-02"),
            value("creatinine", "0.9", "mg/dL", "2023-11-02")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="FHH_NOT_EXCLUDED",
            steps=f"CONFIRM_BIOCHEMISTRY {IMAGE}")),
    Situation(
        name="calcium 6.6 after the operation",
        why="Not this pathway, and an emergency all the same: hungry bones or no gland left.",
        surgeon="Calcium gluconate now. Everything else can wait.",
        facts=case(OPERATED, urine(), blood("2025-05-26", "6.6", "9")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC COURSE_UNDETERMINED", stops="PTH_LOW_NORMAL",
            steps="URGENT_HYPOCALCEMIA NOT_THIS_PATHWAY")),
    Situation(
        name="vitamin D of 13 beside a calcium of 11.3",
        why="Repleted before the values are judged again; at this calcium that is safe.",
        surgeon="Fill her up gently and check in six weeks.",
        facts=case(
            OPERATED, PERSISTENT, value("vitamin_d_25oh", "13", "ng/mL", "2025-05-12"), *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="VITAMIN_D_LOW", steps=f"REPLETE_VITAMIN_D {OPERATE}")),
    Situation(
        name="vitamin D of 14 and a calcium of 12.4",
        why="Above twelve nobody is given vitamin D by rule.",
        surgeon="Not with a calcium of twelve four, thank you.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-05-20", "12.4", "160"),
            value("vitamin_d_25oh", "14", "ng/mL", "2025-05-12"), *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="VITAMIN_D_LOW", indications="CALCIUM_ABOVE", steps=OPERATE)),
    Situation(
        name="a PTH below 3 once, and never repeated",
        why="One value excludes nobody: suppressed once is undetermined, and the low value stops meanwhile.",
        surgeon="Repeat it off biotin before you send him to oncology.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.9"), blood("2025-05-12", "11.8"),
            value("pth_intact", "3", "pg/mL", "2025-05-12", comparator="<", low="15", high="65"),
            *BOTH_LI, sex="M"),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="PTH_SUPPRESSED", stops="PTH_LOW_NORMAL", indications="CALCIUM_ABOVE",
            steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="one high calcium after the operation, and a child on the way",
        why="High on one day only and pregnant: each stops by itself, and the calcium is confirmed first.",
        surgeon="One value and a pregnancy. Draw it again, then call obstetrics.",
        facts=case(
            OPERATED, urine(), blood("2025-05-12", "11.2", "130"), *BOTH_LI, flags="pregnancy", age=50,
            sex="F"),
        expected=expect(
            "undetermined undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="COURSE_UNDETERMINED", stops="PREGNANCY SINGLE_HIGH_CALCIUM",
            steps="COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="the only high calcium answered, the low PTH beside it not",
        why="Each stop is answered for itself: one of two leaves the other.",
        surgeon="One down. What about that PTH of 22?",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "22"), *BOTH_LI,
            answer("SINGLE_HIGH_CALCIUM"), answer("STALE_BIOCHEMISTRY")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="PTH_LOW_NORMAL", answered="SINGLE_HIGH_CALCIUM STALE_BIOCHEMISTRY",
            steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
]  # fmt: skip
