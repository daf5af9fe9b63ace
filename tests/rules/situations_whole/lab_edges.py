"""On the line and across it: days, limits, withdrawn and preliminary values, two calciums of one day."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    blood,
    blood_si,
    case,
    ct,
    resolved,
    spect,
    twice,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, NOTHING_COUNTS, OPERATE
from tests.rules.situations_whole.situation import Essence, Situation, expect

CONFIRM_AND_SETTLE = "CONFIRM_BIOCHEMISTRY MDT_REVIEW SETTLE_FIRST"
SEEN = (spect("left inferior"), ct("left inferior"))
HIGH = twice("11.4", "150")


def at_li(steps: str = OPERATE, **more: str) -> Essence:
    """Two studies agree on the left inferior place in an eligible case."""
    return expect(
        "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=steps, **more
    )


def undecided(standing: str, steps: str = "CONFIRM_BIOCHEMISTRY MDT_REVIEW", **more: str) -> Essence:
    """Two studies agree, and a blocker leaves the case open."""
    return expect(
        "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
        standing=standing, steps=steps, **more,
    )  # fmt: skip


def ionized(number: str, day: str) -> Part:
    """Ionized calcium in mmol/L (1.15-1.33)."""
    return value("calcium_ionized", number, "mmol/L", day, low="1.15", high="1.33")


def total(number: str, day: str, **more: str) -> Part:
    """Total calcium in mg/dL (8.5-10.5), with its status."""
    return value("calcium_total", number, "mg/dL", day, low="8.5", high="10.5", **more)


SITUATIONS = [
    Situation(
        name="a low vitamin D, ionized 1.40 and total 12.4 in one tube",
        why="The ionized value decides, but a calcium above 12 on that day is reason enough to add no "
        "vitamin.",
        surgeon="Twelve point four. No vitamin D from me.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-05-20", "12.4", "150"), ionized("1.40", "2025-05-20"),
            value("vitamin_d_25oh", "13", "ng/mL", "2025-05-20"), *SEEN),
        expected=at_li(pitfalls="VITAMIN_D_LOW")),
    Situation(
        name="total calcium high twice, the ionized value normal both times",
        why="Each day speaks with one value, and the ionized one speaks: there is no high calcium at all.",
        surgeon="It is all protein. Ionized is flat normal.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "10.8", "70"), ionized("1.28", "2024-03-01"),
            blood("2025-05-12", "10.9", "72"), ionized("1.29", "2025-05-12"), *SEEN),
        expected=expect(
            "ineligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION COURSE_UNDETERMINED",
            steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="PTH of 20 two months before the deciding pair",
        why="Within ninety days of the calcium it still bears on it, although the pair of the day is clear.",
        surgeon="Twenty in March, one fifty in May? One more, please.",
        facts=case(OPERATED, PERSISTENT, blood("2025-03-13", None, "20"), *SEEN),
        expected=at_li(CONFIRM_AND_SETTLE, stops="PTH_LOW_NORMAL")),
    Situation(
        name="PTH of 20 four months before the deciding pair",
        why="Beyond ninety days it is another season.",
        surgeon="January is January.",
        facts=case(OPERATED, PERSISTENT, blood("2025-01-13", None, "20"), *SEEN), expected=at_li()),
    Situation(
        name="14.6 by telephone, 11.4 when the laboratory had repeated it",
        why="The final value decides and raises no flag; but a value above 14 that nobody withdrew is "
        "called in today.",
        surgeon="Probably nothing. I still want to hear her voice.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "14.6", "mg/dL", "2025-05-30", low="8.5", high="10.5",
            status="preliminary"),
            total("11.4", "2025-05-30"), *SEEN),
        expected=at_li(f"URGENT_HYPERCALCEMIA {OPERATE}")),
    Situation(
        name="11.3 corrected by the laboratory to 118",
        why="A correction that cannot be corrects nothing: the old value still serves, and the new one is "
        "asked about.",
        surgeon="They lost the decimal point. Ring them.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "118", "mg/dL", "2025-05-12", low="8.5", high="10.5", status="corrected",
                  supersedes="calcium_total 11.3 2025-05-12"), *SEEN),
        expected=undecided("VALUE_IMPLAUSIBLE")),
    Situation(
        name="11.3 corrected to 9.8, and the correction itself withdrawn",
        why="What was withdrawn replaces nothing: 11.3 stands as it was drawn.",
        surgeon="So it was eleven three after all.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "9.8", "mg/dL", "2025-05-12", low="8.5", high="10.5",
                  status="entered_in_error", supersedes="calcium_total 11.3 2025-05-12"), *SEEN),
        expected=at_li()),
    Situation(
        name="blood exactly 183 days old",
        why="Half a year to the day is still this half year.",
        surgeon="On the line. Good enough.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2024-11-30", "11.2", "146"), *SEEN),
        expected=at_li()),
    Situation(
        name="blood 184 days old",
        why="One day more than half a year: draw it again.",
        surgeon="One day over. Rules are rules, it is one tube.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2024-11-29", "11.2", "146"), *SEEN),
        expected=at_li(CONFIRM_AND_SETTLE, stops="STALE_BIOCHEMISTRY")),
    Situation(
        name="first high value on day 182 after surgery",
        why="Inside the half year: never cured.",
        surgeon="Just inside. Persistent.",
        facts=case(
            OPERATED, urine(), blood("2024-07-10", "11.1", "140"), blood("2025-05-12", "11.3", "148"), *SEEN),
        expected=at_li()),
    Situation(
        name="first high value on day 183, and none before it",
        why="A day later nobody can tell persistence from recurrence: a value from the first months is "
        "wanted.",
        surgeon="Somebody must have drawn one in spring.",
        facts=case(
            OPERATED, urine(), blood("2024-07-11", "11.1", "140"), blood("2025-05-12", "11.3", "148"), *SEEN),
        expected=expect(
            "undetermined undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="COURSE_UNDETERMINED", steps="COMPLETE_RECORDS MDT_REVIEW")),
    Situation(
        name="the same tube: an impossible calcium of 3.7 and an ionized one of 1.41",
        why="One of the two is typed in the wrong unit; drawn on the deciding day, it may be a crisis or a "
        "cramp until it is repeated.",
        surgeon="Two numbers that cannot both be true. Today, please.",
        facts=case(
            OPERATED, PERSISTENT, ionized("1.41", "2025-05-28"),
            value("calcium_total", "3.7", "mg/dL", "2025-05-28"), *SEEN),
        expected=undecided(
            "VALUE_IMPLAUSIBLE", "URGENT_HYPERCALCEMIA URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="PTH suppressed twice, beside a calcium that cannot be",
        why="While an impossible calcium stands nothing is excluded, not even by two low PTH values.",
        surgeon="Sort out the calcium, then tell me that the PTH is low.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4"), blood("2025-04-14", "11.3", "8"),
            blood("2025-05-12", "11.4", "9"), value("calcium_total", "11.6", "mmol/L", "2025-05-01"), *SEEN),
        expected=undecided("VALUE_IMPLAUSIBLE PTH_SUPPRESSED", stops="PTH_LOW_NORMAL")),
    Situation(
        name="eGFR 26 in a week of vomiting, 48 when she had recovered",
        why="The latest eGFR speaks: no tertiary disease, but a kidney that is a reason to operate.",
        surgeon="She was dry. Forty-eight is her kidney.",
        facts=case(
            OPERATED, urine(), HIGH, value("egfr", "26", "mL/min/{1.73_m2}", "2024-09-02"),
            value("egfr", "48", "mL/min/{1.73_m2}", "2025-05-12"), *SEEN),
        expected=at_li(indications="EGFR_BELOW_60")),
    Situation(
        name="eGFR 26, nothing imaged, nobody has spoken",
        why="Contrast is out at that eGFR, so the CT goes to the meeting; sestamibi and ultrasound do no "
        "harm meanwhile.",
        surgeon="No iodine for this one. MIBI, please, and ask the nephrologist.",
        facts=case(OPERATED, urine(), HIGH, value("egfr", "26", "mL/min/{1.73_m2}", "2025-05-12")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="TERTIARY_POSSIBLE",
            indications="EGFR_BELOW_60",
            steps="CONFIRM_BIOCHEMISTRY ORDER_SPECT_CT ORDER_ULTRASOUND MDT_REVIEW")),
    Situation(
        name="a nephrologist's word for an eGFR of 22",
        why="By the eGFR alone a clinician may settle it, and the operation may save what is left of the "
        "kidney.",
        surgeon="Stones in both kidneys for twenty years. Primary.",
        facts=case(
            OPERATED, urine(), twice("11.9", "190"), value("egfr", "22", "mL/min/{1.73_m2}", "2025-05-12"),
            resolved("TERTIARY_POSSIBLE", "nephrolithiasis since 2003"), *SEEN, background={"stones": True}),
        expected=at_li(resolved="TERTIARY_POSSIBLE", indications="STONES CALCIUM_ABOVE EGFR_BELOW_60")),
    Situation(
        name="ionized calcium 0.13 above its limit",
        why="More than 0.12 mmol/L above the limit is an indication by the ionized value.",
        surgeon="One forty-six ionized. She has the disease and a reason.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-05-20", "10.9", "150"), ionized("1.46", "2025-05-20"), *SEEN),
        expected=at_li(indications="CALCIUM_ABOVE")),
    Situation(
        name="corrected calcium of 2.86 mmol/L with a limit of 2.60",
        why="0.26 above the limit, and 0.25 is the line.",
        surgeon="Two eight six. Enough.",
        facts=case(
            OPERATED, urine(), blood_si("2024-03-01", "2.80", "14"), blood_si("2025-05-12", "2.86", "15"),
            *SEEN),
        expected=at_li(indications="CALCIUM_ABOVE")),
    Situation(
        name="a boy of nine with 14.6 and no limits printed",
        why="Without limits the value decides nothing for him, but 14.6 is an emergency at any age.",
        surgeon="Pediatrics, tonight.",
        facts=case(
            OPERATED, urine(), value("calcium_total", "14.6", "mg/dL", "2025-05-30"),
            blood("2025-05-30", None, "150"), age=9, sex="M"),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="CALCIUM_MISSING COURSE_UNDETERMINED", flags="CALCIUM_VERY_HIGH",
            indications="AGE_BELOW_50",
            steps="URGENT_HYPERCALCEMIA COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY MDT_REVIEW HIGH_VOLUME_CENTER"
            " GENETICS")),
]  # fmt: skip
