"""Is it worth it? Indications that are met, unknown or absent; vitamin D; and the young."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    blood,
    case,
    ct,
    lesion,
    spect,
    twice,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, NOTHING_COUNTS, OPERATE, ORDER_BOTH
from tests.rules.situations_whole.situation import Essence, Situation, expect

SEEN = (spect("left inferior"), ct("left inferior"))
WELL = {"symptoms": False, "stones": False, "fragility_fracture": False, "t_score": "-1.2"}


def kidneys(egfr: str, urine_calcium: str) -> Part:
    """An eGFR and a day's urine calcium of May."""
    return Part(
        "labs",
        value("egfr", egfr, "mL/min/{1.73_m2}", "2025-05-12").rows
        + value("urine_calcium_24h", urine_calcium, "mg/(24.h)", "2025-05-12").rows,
    )


def printed(calcium: str, day: str, *, limits: bool = True) -> Part:
    """A child's calcium and PTH, with the limits of its age or without any."""
    of_calcium = {"low": "8.8", "high": "10.8"} if limits else {}
    of_pth = {"low": "15", "high": "65"} if limits else {}
    return Part(
        "labs",
        value("calcium_total", calcium, "mg/dL", day, **of_calcium).rows
        + value("pth_intact", "120", "pg/mL", day, **of_pth).rows,
    )


def at_li(steps: str = OPERATE, **more: str) -> Essence:
    """Two studies agree on the left inferior place in an eligible case."""
    return expect(
        "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=steps, **more
    )


SITUATIONS = [
    Situation(
        name="sixty-one, no symptom, good bones, good kidneys",
        why="Every reason was asked and none is met: to leave her alone is one option, and the meeting is "
        "told so.",
        surgeon="I can find it. Does she need it out?",
        facts=case(OPERATED, PERSISTENT, kidneys("88", "180"), *SEEN, age=61, background=WELL),
        expected=at_li(f"OBSERVE {OPERATE}", pitfalls="NO_INDICATION")),
    Situation(
        name="the same patient, but nobody has measured her bones",
        why="One reason is unknown, and unknown is not absent: the bone density is measured before anyone "
        "says no.",
        surgeon="Get a DXA before you tell her to go home.",
        facts=case(
            OPERATED, PERSISTENT, kidneys("88", "180"), *SEEN, age=61,
            background={key: said for key, said in WELL.items() if key != "t_score"}),
        expected=at_li()),
    Situation(
        name="no reason met and nothing imaged yet",
        why="The scans may wait for the question whether anyone wants the operation; both are put before "
        "the meeting.",
        surgeon="Ask her first, then scan.",
        facts=case(OPERATED, PERSISTENT, kidneys("88", "180"), age=66, background=WELL),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, pitfalls="NO_INDICATION",
            steps=f"OBSERVE {ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="every reason there is",
        why="Young, calcium well above the limit, stones, fractures, thin bones, failing kidneys, much "
        "calcium in the urine: nobody doubts it.",
        surgeon="If not her, whom?",
        facts=case(
            OPERATED, urine(), twice("11.9", "150"), kidneys("52", "310"), *SEEN, age=44,
            background={"symptoms": True, "stones": True, "fragility_fracture": True, "t_score": "-2.7"}),
        expected=at_li(
            indications="SYMPTOMS STONES FRACTURE CALCIUM_ABOVE AGE_BELOW_50 T_SCORE EGFR_BELOW_60"
            " URINE_CALCIUM")),
    Situation(
        name="a T-score of exactly -2.5 and 290 mg of urine calcium in a man",
        why="Minus 2.5 is osteoporosis; 290 mg is below the 300 that a man needs.",
        surgeon="The bones are reason enough.",
        facts=case(
            OPERATED, PERSISTENT, kidneys("71", "290"), *SEEN, sex="M", age=63,
            background=WELL | {"t_score": "-2.5"}),
        expected=at_li(indications="T_SCORE")),
    Situation(
        name="280 mg of urine calcium where the sex is neither",
        why="The higher bar is used where the sex is not told: 280 is no reason, and no other is met.",
        surgeon="Just below the line. Talk it over.",
        facts=case(OPERATED, PERSISTENT, kidneys("75", "280"), *SEEN, sex="X", age=55, background=WELL),
        expected=at_li(f"OBSERVE {OPERATE}", pitfalls="NO_INDICATION")),
    Situation(
        name="fifty years old with an eGFR of 60",
        why="Below fifty and below sixty are the lines; on the line nothing is met, and much is still "
        "unknown.",
        surgeon="On the dot twice. Ask for the rest.",
        facts=case(
            OPERATED, PERSISTENT, value("egfr", "60", "mL/min/{1.73_m2}", "2025-05-12"), *SEEN, age=50),
        expected=at_li()),
    Situation(
        name="vitamin D of 12 with a calcium of 12.4",
        why="The vitamin is low, but above 12 nobody adds any before the calcium is down.",
        surgeon="Not with that calcium. Operate first.",
        facts=case(
            OPERATED, urine(), twice("12.4", "150"), value("vitamin_d_25oh", "12", "ng/mL", "2025-05-12"),
            *SEEN),
        expected=at_li(pitfalls="VITAMIN_D_LOW", indications="CALCIUM_ABOVE")),
    Situation(
        name="vitamin D of 31 nmol/L with a calcium of 11.3",
        why="31 nmol/L is 12.4 ng/mL: replete it, or she will be hungry for weeks after the cure.",
        surgeon="Eight weeks of vitamin D, then my list.",
        facts=case(OPERATED, PERSISTENT, value("vitamin_d_25oh", "31", "nmol/L", "2025-05-12"), *SEEN),
        expected=at_li(f"REPLETE_VITAMIN_D {OPERATE}", pitfalls="VITAMIN_D_LOW")),
    Situation(
        name="the vitamin D was low in June and is 34 now",
        why="The latest value speaks: it has been repleted.",
        surgeon="Done already.",
        facts=case(
            OPERATED, PERSISTENT, value("vitamin_d_25oh", "11", "ng/mL", "2024-06-03"),
            value("vitamin_d_25oh", "34", "ng/mL", "2025-05-12"), *SEEN),
        expected=at_li()),
    Situation(
        name="a vitamin D of 9 from before the operation, none since",
        why="A value from before the operation says nothing of today.",
        surgeon="Measure it again some time.",
        facts=case(OPERATED, PERSISTENT, value("vitamin_d_25oh", "9", "ng/mL", "2023-10-03"), *SEEN),
        expected=at_li()),
    Situation(
        name="a low vitamin D beside a suppressed PTH",
        why="With the PTH down the calcium comes from elsewhere, perhaps from granulomas that make the "
        "vitamin active: none is given.",
        surgeon="Do not feed a sarcoid.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.2"), blood("2025-05-12", "11.4", "9"),
            value("vitamin_d_25oh", "10", "ng/mL", "2025-05-12")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="PTH_SUPPRESSED",
            pitfalls="VITAMIN_D_LOW", stops="PTH_LOW_NORMAL", steps="CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="a girl of eight whose laboratory printed no limits",
        why="Children have limits of their own; without the printed ones neither calcium nor PTH says "
        "anything.",
        surgeon="Eleven may be normal at eight. Which laboratory?",
        facts=case(
            OPERATED, urine(), printed("11.2", "2024-03-01", limits=False),
            printed("11.2", "2025-05-12", limits=False), age=8),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="CALCIUM_MISSING PTH_MISSING COURSE_UNDETERMINED", indications="AGE_BELOW_50",
            steps="COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY GENETICS")),
    Situation(
        name="a boy of thirteen judged by the limits of his age",
        why="11.6 against a printed 10.8: high for a boy too. The panel goes with him.",
        surgeon="High by his own limits. Genetics, then surgery.",
        facts=case(
            OPERATED, urine(), printed("11.6", "2024-03-01"), printed("11.6", "2025-05-12"), *SEEN, age=13,
            sex="M"),
        expected=at_li(f"{OPERATE} GENETICS", indications="AGE_BELOW_50")),
    Situation(
        name="eighteen years old, no limits printed",
        why="A grown-up is judged by the profile's range, and the sentence says so.",
        surgeon="Eighteen is eighteen.",
        facts=case(
            OPERATED, urine(), printed("11.0", "2024-03-01", limits=False),
            printed("11.0", "2025-05-12", limits=False), *SEEN, age=18),
        expected=at_li(f"{OPERATE} GENETICS", indications="AGE_BELOW_50")),
    Situation(
        name="seventeen and pregnant",
        why="Nobody operates before obstetrics has spoken; the second trimester is the time, and the "
        "meeting answers it.",
        surgeon="Which week? Call obstetrics now.",
        facts=case(OPERATED, PERSISTENT, *SEEN, age=17, flags="pregnancy"),
        expected=at_li("MDT_REVIEW SETTLE_FIRST GENETICS", stops="PREGNANCY", indications="AGE_BELOW_50")),
    Situation(
        name="a boy of fifteen with jaw tumors and 34 mm on CT",
        why="The syndrome makes carcinoma likely and many glands too: en bloc by experts, and what the "
        "syndrome means is settled first.",
        surgeon="Fifteen years old and that on CT. Send him to the center.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct(lesion("left inferior", size_mm="34")), age=15,
            sex="M", flags="hpt_jaw_tumor"),
        expected=at_li(
            "MDT_REVIEW HIGH_VOLUME_CENTER SETTLE_FIRST EN_BLOC_PLANNING GENETICS", flags="LESION_LARGE",
            stops="MULTIGLAND_LIKELY", indications="AGE_BELOW_50")),
]  # fmt: skip
