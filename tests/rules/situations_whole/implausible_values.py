"""A number that no living patient has: kept, asked about, and nothing rests on it."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    blood,
    case,
    ct,
    resolved,
    spect,
    twice,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, NOTHING_COUNTS, OPERATE
from tests.rules.situations_whole.situation import Situation, expect

SEEN = (spect("left inferior"), ct("left inferior"))
#: High once, normal twice since, and an albumin that no one has.
ALBUMIN_IN_GRAMS = (
    OPERATED, urine(), blood("2024-03-01", "10.9", "120"), blood("2025-03-12", "9.8", "117"),
    blood("2025-05-12", "9.9", "118"), value("albumin", "4.1", "g/L", "2025-05-12"), *SEEN,
)  # fmt: skip

SITUATIONS = [
    Situation(
        name="an albumin of 4.1 typed in g/L beside a calcium of 9.9",
        why="Corrected by it the calcium would be 12.8; nothing rests on a value that cannot be, and until "
        "it is mended the normal calcium excludes nobody either.",
        surgeon="Nobody lives with an albumin of four grams a liter. Fix the unit.",
        facts=case(*ALBUMIN_IN_GRAMS),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION",
            stops="SINGLE_HIGH_CALCIUM", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="the albumin was looked up, and the calcium is normal twice",
        why="A clinician settled the odd value; what is left is a calcium normal on two days two months "
        "apart, and that excludes.",
        surgeon="Normal twice. She stays out of my theatre.",
        facts=case(*ALBUMIN_IN_GRAMS, resolved("VALUE_IMPLAUSIBLE", "laboratory: 41 g/L", "2025-05-20")),
        expected=expect(
            "ineligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION", resolved="VALUE_IMPLAUSIBLE",
            stops="SINGLE_HIGH_CALCIUM", steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="a calcium of 11.8 typed in mmol/L",
        why="In mg/dL it is the disease as before and no crisis; as typed nobody survives it. It is asked "
        "about, not treated.",
        surgeon="Eleven point eight of what? Do not run for that.",
        facts=case(OPERATED, PERSISTENT, value("calcium_total", "11.8", "mmol/L", "2025-05-20"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="a calcium of 3.7 typed in mg/dL last week",
        why="Either a tetany or, in mmol/L, 14.8 mg/dL: both are emergencies, and only a tube drawn today "
        "tells which.",
        surgeon="Low or sky high, I want her seen today.",
        facts=case(OPERATED, PERSISTENT, value("calcium_total", "3.7", "mg/dL", "2025-05-28"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE",
            steps="URGENT_HYPERCALCEMIA URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="the same 3.7, but a year old and followed by good values",
        why="A later calcium has shown how she is, so there is no emergency; the odd value is still asked "
        "about.",
        surgeon="That was last summer. She is fine; clean up the sheet.",
        facts=case(OPERATED, PERSISTENT, value("calcium_total", "3.7", "mg/dL", "2024-06-01"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="a creatinine of 80 typed in mg/dL makes a splendid ratio",
        why="With it the ratio would be almost one and FHH excluded; it is umol/L, and the ratio is not "
        "known.",
        surgeon="Eighty milligrams of creatinine walks into no clinic.",
        facts=case(
            OPERATED, twice("11.4", "150"), value("urine_calcium", "9", "mg/dL", "2025-05-12"),
            value("urine_creatinine", "70", "mg/dL", "2025-05-12"),
            value("creatinine", "80", "mg/dL", "2025-05-12"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE FHH_NOT_EXCLUDED", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="the only PTH comes with limits of 45 to 65",
        why="No laboratory prints a lower limit so close to the upper one; a PTH with such limits is not "
        "used, and then there is none.",
        surgeon="Those are not PTH limits. Send me the sheet itself.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4"), blood("2025-05-12", "11.3"),
            value("pth_intact", "148", "pg/mL", "2025-05-12", low="45", high="65")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="VALUE_IMPLAUSIBLE PTH_MISSING", steps="CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="a dialysis unit that prints 130 to 585 for its PTH",
        why="On dialysis such limits are usual and plausible; the disease is tertiary as ever, and its PTH "
        "no flag.",
        surgeon="That is the KDIGO range; the value is good, the pathway is another.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "10.9"), blood("2025-05-12", "11.0"),
            value("pth_intact", "1250", "pg/mL", "2025-05-12", low="130", high="585"), flags="ckd_dialysis"),
        expected=expect(
            "ineligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="TERTIARY_POSSIBLE",
            steps="NOT_THIS_PATHWAY")),
    Situation(
        name="the same limits, and nobody has flagged a dialysis",
        why="For anyone else an upper limit of 585 is no limit of PTH: the value waits until somebody "
        "explains it.",
        surgeon="Is he on dialysis or not? Ask before you count.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "10.9"), blood("2025-05-12", "11.0"),
            value("pth_intact", "1250", "pg/mL", "2025-05-12", low="130", high="585"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE PTH_MISSING", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="2.85 mmol/L with an upper limit of 10.5",
        why="The value is fine, its limit belongs to the other unit: no unit makes both right, so it is "
        "asked about.",
        surgeon="The old limits were left in the form. Nearly fooled me.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "2.85", "mmol/L", "2025-05-20", low="8.5", high="10.5"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="an eGFR of 300 beside a calcium that was never high since the operation",
        why="The odd eGFR leaves the kidney open, but not the calcium: normal and never high since is no "
        "failed operation.",
        surgeon="Whatever her kidneys do, she is cured.",
        facts=case(
            OPERATED, urine(), blood("2024-08-01", "9.6", "40"), blood("2025-05-06", "9.5", "42"),
            value("egfr", "300", "mL/min/{1.73_m2}", "2025-05-06")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="VALUE_IMPLAUSIBLE NOT_HYPERCALCEMIC COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="a vitamin D of 0.4 ng/mL",
        why="It cannot be read and decides nothing here: shown as unreadable, and no vitamin is prescribed "
        "on it.",
        surgeon="Forty, most likely. Ask, and go on.",
        facts=case(OPERATED, PERSISTENT, value("vitamin_d_25oh", "0.4", "ng/mL", "2025-05-12"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="VALUE_UNREADABLE", steps=OPERATE)),
    Situation(
        name="a calcium of 48 mg/dL from before the operation",
        why="It belongs to the old disease and blocks nothing; it is shown, so that nobody wonders at it "
        "later.",
        surgeon="Old and wrong. It changes nothing.",
        facts=case(OPERATED, PERSISTENT, value("calcium_total", "48", "mg/dL", "2023-06-01"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="VALUE_UNREADABLE", steps=OPERATE)),
    Situation(
        name="118 mg/dL, already marked as entered in error",
        why="What the laboratory has withdrawn is neither used nor asked about again.",
        surgeon="They took it back. Done.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "118", "mg/dL", "2025-05-13", status="entered_in_error"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a clearance ratio of 0.17",
        why="Each value alone can be; the ratio cannot. It excludes no FHH, however far above the limit it "
        "lies.",
        surgeon="Nobody clears calcium like that. Collect it again.",
        facts=case(OPERATED, twice("11.4", "150"), urine(calcium="150"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="FHH_NOT_EXCLUDED", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="one odd calcium was settled, and a newer one came in",
        why="The clinician's word holds for values drawn until that day; the next impossible one is a new "
        "question.",
        surgeon="Again? Ring that practice and tell them about units.",
        facts=case(
            OPERATED, PERSISTENT, value("calcium_total", "2.8", "mg/dL", "2025-05-01"),
            value("calcium_total", "11.6", "mmol/L", "2025-05-20"),
            resolved("VALUE_IMPLAUSIBLE", "2.8 mmol/L by the laboratory", "2025-05-10"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE", resolved="VALUE_IMPLAUSIBLE",
            steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="an impossible creatinine beside a calcium that was never high since",
        why="The creatinine says nothing of the calcium: normal for nine months, that is a cure, and FHH "
        "has no such year.",
        surgeon="Wrong creatinine, right calcium. Cured.",
        facts=case(
            OPERATED, blood("2024-08-01", "9.6", "40"), blood("2025-05-06", "9.5", "42"),
            value("creatinine", "80", "mg/dL", "2025-05-06")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="VALUE_IMPLAUSIBLE NOT_HYPERCALCEMIC COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="an eGFR of 300 from before the operation",
        why="Before the last operation no blocker asks for it; it is shown as unreadable, and no more.",
        surgeon="Old kidney, old typo.",
        facts=case(OPERATED, PERSISTENT, value("egfr", "300", "mL/min/{1.73_m2}", "2023-11-02"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="VALUE_UNREADABLE", steps=OPERATE)),
]  # fmt: skip
