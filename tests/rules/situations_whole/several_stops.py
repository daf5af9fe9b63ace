"""Pregnancy, many glands, a graft and doubtful blood together: what each stops, and what an answer frees."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    blood,
    case,
    ct,
    lesion,
    mri,
    op,
    overridden,
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
LATE = op("2024-12-01")
ONCE = (urine(), blood("2025-05-12", "11.4", "150"))


def at_li(steps: str = OPERATE, **more: str) -> Essence:
    """Two studies agree on the left inferior place in an eligible case."""
    return expect(
        "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=steps, **more
    )


SITUATIONS = [
    Situation(
        name="pregnant, nothing imaged since the operation",
        why="No radiation and no contrast: ultrasound alone is asked for, and the meeting and obstetrics "
        "now.",
        surgeon="Ultrasound and a telephone. Nothing else.",
        facts=case(OPERATED, PERSISTENT, age=30, flags="pregnancy"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, stops="PREGNANCY",
            indications="AGE_BELOW_50", steps="ORDER_ULTRASOUND MDT_REVIEW GENETICS")),
    Situation(
        name="pregnant with one calcium of 12.6",
        why="Above 12 the meeting is called at once; the value is repeated, and until then nobody cuts.",
        surgeon="Repeat it tonight. If it is true, the second trimester is ours.",
        facts=case(LATE, urine(), blood("2025-05-12", "12.6", "150"), *SEEN, age=32, flags="pregnancy"),
        expected=at_li(
            f"{CONFIRM_AND_SETTLE} GENETICS", stops="PREGNANCY SINGLE_HIGH_CALCIUM",
            indications="CALCIUM_ABOVE AGE_BELOW_50")),
    Situation(
        name="pregnant, twentieth week, agreed with obstetrics",
        why="The meeting has answered with the trimester and with obstetrics: the plan may go on.",
        surgeon="Week twenty, fetal monitoring, my best anesthetist.",
        facts=case(OPERATED, PERSISTENT, *SEEN, answer("PREGNANCY"), age=32, flags="pregnancy"),
        expected=at_li(f"{OPERATE} GENETICS", answered="PREGNANCY", indications="AGE_BELOW_50")),
    Situation(
        name="an answer of last year to a pregnancy of this year",
        why="It holds half a year, and no pregnancy outlasts it.",
        surgeon="That was the last baby.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", day="2024-09-02"),
            ct("left inferior", day="2024-09-09"), answer("PREGNANCY", day="2024-10-07"), age=32,
            flags="pregnancy"),
        expected=at_li("MDT_REVIEW SETTLE_FIRST GENETICS", stops="PREGNANCY", indications="AGE_BELOW_50")),
    Situation(
        name="MEN1 with one high calcium",
        why="Both sides would be looked at, but on a single value nobody opens either.",
        surgeon="Four glands on one tube? No.",
        facts=case(LATE, *ONCE, *SEEN, flags="men1"),
        expected=at_li(f"{CONFIRM_AND_SETTLE} GENETICS", stops="MULTIGLAND_LIKELY SINGLE_HIGH_CALCIUM")),
    Situation(
        name="MEN1, and the meeting chose the focused operation",
        why="The remaining glands were cleared at the first operation, so the meeting answers for the one "
        "that is left.",
        surgeon="We know where the others went. This one, and only this one.",
        facts=case(OPERATED, PERSISTENT, *SEEN, answer("MULTIGLAND_LIKELY"), flags="men1"),
        expected=at_li(f"{OPERATE} GENETICS", answered="MULTIGLAND_LIKELY")),
    Situation(
        name="lithium settled, PTH of 22",
        why="Many glands and a PTH that hardly fits: the exploration of both sides waits for the blood.",
        surgeon="First the PTH. Then all four.",
        facts=case(
            OPERATED, urine(), twice("11.4", "22"), resolved("LITHIUM", "must go on"), *SEEN,
            flags="lithium"),
        expected=at_li(
            CONFIRM_AND_SETTLE, resolved="LITHIUM", stops="MULTIGLAND_LIKELY PTH_LOW_NORMAL")),
    Situation(
        name="a graft in the forearm and blood of last year",
        why="Two questions for one visit: blood from both arms answers both.",
        surgeon="Both arms, same morning.",
        facts=case(
            op("2024-01-10", grafts=["right.forearm_graft"]), urine(), blood("2024-03-01", "11.4", "150"),
            blood("2024-09-02", "11.3", "149"), *SEEN),
        expected=at_li(
            "CONFIRM_BIOCHEMISTRY GRAFT_TEST MDT_REVIEW SETTLE_FIRST",
            stops="GRAFT_NOT_TESTED STALE_BIOCHEMISTRY")),
    Situation(
        name="a graft that was taken out again",
        why="What was removed can neither be tested nor secrete; only the operation that removed it counts "
        "for the course.",
        surgeon="The arm is empty. I took it out myself.",
        facts=case(
            op("2020-01-10", grafts=["right.forearm_graft"]),
            op("2024-01-10", kind="graft_removal", grafts=["right.forearm_graft"]), PERSISTENT, *SEEN),
        expected=at_li()),
    Situation(
        name="masked by vitamin D on paper, and one low PTH",
        why="The chair let the normal calcium pass; a PTH that was not high at all a month ago speaks "
        "against it.",
        surgeon="Then what is it that is masked?",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.0", "150"), blood("2024-05-02", "10.9", "149"),
            blood("2025-04-14", None, "61"), blood("2025-05-06", "10.3", "80"),
            overridden("NOT_HYPERCALCEMIC", "masked_by_vitamin_d"),
            overridden("EUCALCEMIC_PTH_ELEVATION", "masked_by_vitamin_d"), *SEEN),
        expected=at_li(
            CONFIRM_AND_SETTLE, overridden="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION",
            stops="PTH_LOW_NORMAL")),
    Situation(
        name="normal on alendronate with an eGFR of 50, settled by the endocrinologist",
        why="High before the drug, normal on it: one word settles the normal calcium and what came along "
        "with it.",
        surgeon="Nobody doubts her. The drug does its work.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.3", "150"), blood("2024-08-01", "11.2"),
            blood("2025-05-12", "10.2", "140"), value("egfr", "50", "mL/min/{1.73_m2}", "2025-05-12"),
            resolved("NOT_HYPERCALCEMIC", "on alendronate since autumn", "2025-05-20"), *SEEN,
            flags="antiresorptive", background={"symptoms": True, "fragility_fracture": True}),
        expected=at_li(
            resolved="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION SECONDARY_POSSIBLE",
            indications="SYMPTOMS FRACTURE EGFR_BELOW_60")),
    Situation(
        name="hemithyroidectomy in youth, high calcium now, let in by the chair",
        why="One side is scarred and nobody wrote of a gland; the chair lets it in, and her fractures are "
        "reason enough.",
        surgeon="Half a virgin neck. Start on the virgin half if you can.",
        facts=case(
            op("1996-05-06", kind="thyroidectomy"), urine(), twice("11.3", "130"),
            overridden("NO_PRIOR_PARATHYROID_OPERATION", "thyroidectomy_only"),
            overridden("COURSE_UNDETERMINED", "thyroidectomy_only"), *SEEN, age=64,
            background={"fragility_fracture": True, "symptoms": True}),
        expected=expect(
            "eligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="NO_PRIOR_PARATHYROID_OPERATION COURSE_UNDETERMINED", indications="SYMPTOMS FRACTURE",
            steps=OPERATE)),
    Situation(
        name="38 mm before the first operation, 12 mm now",
        why="What was seen before the operation has been operated: only studies since then raise the flag.",
        surgeon="That was the one I took out.",
        facts=case(
            OPERATED, PERSISTENT, *SEEN,
            mri(lesion("left superior", size_mm="38"), day="2023-06-05", key="before")),
        expected=at_li(notes="before PREOPERATIVE", pitfalls="PREOPERATIVE_STUDY")),
    Situation(
        name="the second reader measured 24 mm where the first had 33",
        why="The second read supersedes the first: what it replaced raises no flag.",
        surgeon="He had measured the thyroid along with it.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct(lesion("left inferior", size_mm="33"), key="first"),
            ct(lesion("left inferior", size_mm="24"), key="second", supersedes="first")),
        expected=at_li(notes="first SUPERSEDED")),
    Situation(
        name="an ionized calcium of 1.85 in March, mild ever since, and no answer",
        why="The highest ionized value since the operation still raises the flag; mild values since do not "
        "take it down.",
        surgeon="It was 1.85 once. Why?",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_ionized", "1.85", "mmol/L", "2025-03-03", low="1.15", high="1.33"), *SEEN),
        expected=at_li(
            "MDT_REVIEW HIGH_VOLUME_CENTER EN_BLOC_PLANNING", flags="CALCIUM_VERY_HIGH")),
    Situation(
        name="age unknown, and every other reason is absent",
        why="Whoever does not know the age cannot say that no reason is met.",
        surgeon="How old is the man?",
        facts=case(
            OPERATED, PERSISTENT, value("egfr", "80", "mL/min/{1.73_m2}", "2025-05-12"),
            value("urine_calcium_24h", "180", "mg/(24.h)", "2025-05-12"), *SEEN, age=None, sex="M",
            background={"symptoms": False, "stones": False, "fragility_fracture": False, "t_score": "-1.0"}),
        expected=at_li()),
    Situation(
        name="scans of fifteen months ago beside blood of today, nothing else open",
        why="Older than a year is said and stops nobody; a new ultrasound is cheap.",
        surgeon="Fifteen months. I look again myself with the probe.",
        facts=case(
            op("2023-06-05"), urine("2023-03-01"), twice("11.4", "150", "2023-09-04"),
            spect("left inferior", day="2024-02-05"), ct("left inferior", day="2024-02-12")),
        expected=at_li(pitfalls="STALE_STUDY")),
]  # fmt: skip
