"""What a meeting wrote to a pitfall or a flag: it holds until something newer, half a year, another place."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    blood,
    case,
    ct,
    lesion,
    op,
    spect,
    urine,
    us,
)
from tests.rules.situations_whole.places import L_LIGAMENT, LI, LS, OPERATE
from tests.rules.situations_whole.situation import Situation, expect

BOTH_LI = (spect("left inferior"), ct("left inferior"))
LAST_JUNE = (spect("left inferior", day="2024-06-10"), ct("left inferior", day="2024-06-12"))
SETTLE = "MDT_REVIEW SETTLE_FIRST"
LONG_AGO = (
    op("2018-03-05"), urine(), blood("2018-05-10", "11.3", "120"), blood("2025-05-12", "11.2", "118"),
    spect("left inferior", day="2019-05-06"), ct("left inferior", day="2019-05-13"),
)  # fmt: skip
BIG = (spect("left inferior"), ct(lesion("left inferior", size_mm="34")))


def _blood_until(day: str) -> tuple[Part, ...]:
    """High in the half year after the operation and last on this day."""
    return urine(), blood("2024-03-01", "11.4", "150"), blood(day, "11.3", "148")


SITUATIONS = [
    Situation(
        name="pregnant in the second trimester, and everything agrees",
        why="Edition 1 told to cut and said nothing of the child: pregnancy stops until the meeting with "
        "obstetrics has answered.",
        surgeon="Second trimester, with obstetrics in the room, or not at all.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, flags="pregnancy", age=51),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="PREGNANCY", steps=SETTLE)),
    Situation(
        name="pregnant, and the meeting has chosen the twentieth week",
        why="The answer needs no site, names nothing that is newer, and is two days old.",
        surgeon="Week twenty, left lateral, fetal monitor. Booked.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, answer("PREGNANCY"), flags="pregnancy", age=52),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="PREGNANCY", steps=OPERATE)),
    Situation(
        name="an answer to a pregnancy, 183 days old",
        why="It holds 183 days, and this is the last of them; the scans are of the summer before.",
        surgeon="She delivers any day now. Ask again tomorrow.",
        facts=case(
            OPERATED, PERSISTENT, *LAST_JUNE, answer("PREGNANCY", day="2024-11-30"), flags="pregnancy",
            age=53),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="PREGNANCY", steps=OPERATE)),
    Situation(
        name="an answer to a pregnancy, 184 days old",
        why="A day more and it no longer holds: what was true of the fourth month is not true of the tenth.",
        surgeon="That answer was for another trimester.",
        facts=case(
            OPERATED, PERSISTENT, *LAST_JUNE, answer("PREGNANCY", day="2024-11-29"), flags="pregnancy",
            age=53),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="PREGNANCY", steps=SETTLE)),
    Situation(
        name="pregnant, and the scan came after the answer",
        why="A study of the group is newer than the answer: what the meeting knew has changed.",
        surgeon="We talked before the CT. Talk again.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI, answer("PREGNANCY", day="2025-03-05"), flags="pregnancy",
            age=55),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="PREGNANCY", steps=SETTLE)),
    Situation(
        name="both studies are fourteen months old",
        why="Older than a year is said, and with a target it stops only beyond five; an older CT that shows "
        "the target is not ordered again.",
        surgeon="A little stale. Put the ultrasound on it in theatre.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", day="2024-04-15"),
            ct("left inferior", day="2024-04-20")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="STALE_STUDY", steps=OPERATE)),
    Situation(
        name="the studies are of 2019",
        why="Six years: what they show may be gone or twice the size. It stops.",
        surgeon="I do not operate on a picture of 2019.",
        facts=case(*LONG_AGO),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="STALE_STUDY", steps=SETTLE)),
    Situation(
        name="the studies are of 2019, and the meeting wants no more radiation",
        why="Answered last week and for that place: known, shown as answered, and open to the knife.",
        surgeon="It was there six years ago and calcium says it still is.",
        facts=case(*LONG_AGO, answer("STALE_STUDY", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="STALE_STUDY", steps=OPERATE)),
    Situation(
        name="the studies are of 2019, and so is the feeling of the meeting of last autumn",
        why="An answer to old studies holds half a year, however right it was.",
        surgeon="You cannot renew a picture by talking about it once.",
        facts=case(*LONG_AGO, answer("STALE_STUDY", LI, day="2024-11-04")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="STALE_STUDY", steps=SETTLE)),
    Situation(
        name="nothing seen in two studies of fourteen months ago",
        why="Without a target old studies stop nothing, but no catheter goes in on them: the CT is old, and "
        "so is the tracer scan.",
        surgeon="Look again first. Cheaper than my groin puncture.",
        facts=case(OPERATED, PERSISTENT, spect(day="2024-04-15"), ct(day="2024-04-20")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", pitfalls="STALE_STUDY",
            steps="ORDER_CT_4D ORDER_SPECT_CT MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="the last calcium is eight months old",
        why="A decision to cut rests on a calcium of the last half year: confirm it.",
        surgeon="Draw it today. It takes an hour.",
        facts=case(OPERATED, *_blood_until("2024-10-01"), *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="STALE_BIOCHEMISTRY", steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="the last calcium is eight months old, and the meeting takes it",
        why="Answered; the step to confirm it stays, as the pitfall is there.",
        surgeon="She lives on an island. We draw it at admission.",
        facts=case(OPERATED, *_blood_until("2024-10-02"), *BOTH_LI, answer("STALE_BIOCHEMISTRY")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="STALE_BIOCHEMISTRY", steps=f"CONFIRM_BIOCHEMISTRY {OPERATE}")),
    Situation(
        name="the last calcium is 183 days old",
        why="More than 183 days is stale; this is not.",
        surgeon="Half a year to the day. It will do.",
        facts=case(OPERATED, *_blood_until("2024-11-30"), *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a thyroidectomy after the last calcium",
        why="A thyroidectomy without a word of a gland leaves the course alone, but a calcium from before "
        "it is not the calcium of this neck.",
        surgeon="They may have taken the gland with the thyroid. Draw a calcium.",
        facts=case(
            OPERATED, op("2025-02-10", kind="thyroidectomy"), *_blood_until("2025-01-20"), *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="STALE_BIOCHEMISTRY", steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="MEN 1, one gland out, and the studies agree on another",
        why="Edition 1 cut one gland in a disease of four: both sides are explored instead, as on each side "
        "a gland is not accounted for by removal.",
        surgeon="MEN 1 means all of them. Bilateral, subtotal.",
        facts=case(
            op("2024-01-10", "LS removed adenoma"), PERSISTENT, *BOTH_LI, flags="men1", age=56),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LS",
            stops="MULTIGLAND_LIKELY", steps="MDT_REVIEW BILATERAL_EXPLORATION GENETICS")),
    Situation(
        name="MEN 1, and the meeting chose the one gland that is seen",
        why="Answered: the focused operation stands, and the bilateral one no longer does.",
        surgeon="She is seventy-six and hurts. One gland, out, home.",
        facts=case(
            op("2024-01-10", "LS removed adenoma"), PERSISTENT, *BOTH_LI, answer("MULTIGLAND_LIKELY"),
            flags="men1", age=76),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LS",
            answered="MULTIGLAND_LIKELY", steps=f"{OPERATE} GENETICS")),
    Situation(
        name="two hyperplastic glands, the whole right side out",
        why="Two hyperplastic glands: more are likely. On the right nothing is left to explore, so the "
        "meeting settles it.",
        surgeon="The left two are what she has. Decide how much to leave.",
        facts=case(
            op("2024-01-10", "RS removed hyperplasia", "RI removed hyperplasia"), PERSISTENT, *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            accounted="RS RI", stops="MULTIGLAND_LIKELY", steps=SETTLE)),
    Situation(
        name="MEN 2A and pregnant",
        why="Two stops at once: with the pregnancy open no exploration of both sides stands either.",
        surgeon="Two good reasons to wait, one of them with a due date.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, flags="men2a pregnancy", age=50),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="MULTIGLAND_LIKELY PREGNANCY", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="the target was seen and left as normal at the first operation",
        why="Persistent disease and a gland that the surgeon saw as normal: one of the two is wrong.",
        surgeon="I held that gland in my forceps. It was normal.",
        facts=case(
            op("2024-01-10", "LS seen_normal"), PERSISTENT, spect("left superior"), ct("left superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", accounted="LS",
            stops="TARGET_SEEN_NORMAL", steps=SETTLE)),
    Situation(
        name="the target was seen as normal, and the meeting's answer names it and its neighbor",
        why="Every site of the target is among those of the answer; that it names one more does no harm.",
        surgeon="We agreed: pole or ligament, that side gets opened.",
        facts=case(
            op("2024-01-10", "LI seen_normal"), PERSISTENT, *BOTH_LI,
            answer("TARGET_SEEN_NORMAL", LI, L_LIGAMENT)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            answered="TARGET_SEEN_NORMAL", steps=OPERATE)),
    Situation(
        name="the target was seen as normal, and the answer names no site",
        why="Left out, the sites hold none: an answer to a pitfall of a place must name the place.",
        surgeon="Which gland did you people talk about?",
        facts=case(
            op("2024-01-10", "LI seen_normal"), PERSISTENT, *BOTH_LI, answer("TARGET_SEEN_NORMAL")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            stops="TARGET_SEEN_NORMAL", steps=SETTLE)),
    Situation(
        name="seen as normal four years ago, and calcium was normal for three",
        why="A gland can grow: in recurrent disease it is said and stops nothing.",
        surgeon="Normal then, not now. That is what recurrence is.",
        facts=case(
            op("2021-01-11", "LI seen_normal"), urine("2020-11-02"), blood("2021-06-01", "9.6", "50"),
            blood("2024-06-03", "9.8", "58"), blood("2025-02-03", "11.1", "120"),
            blood("2025-05-12", "11.2", "124"), *BOTH_LI),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            pitfalls="TARGET_SEEN_NORMAL", steps=OPERATE)),
    Situation(
        name="a lesion of 34 mm, and the meeting has looked at it",
        why="An answered flag gates nothing: a cystic adenoma on every picture, the meeting says.",
        surgeon="It is a bag of water. Take it out whole all the same.",
        facts=case(OPERATED, PERSISTENT, *BIG, answer("LESION_LARGE")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="LESION_LARGE", answered="LESION_LARGE", steps=OPERATE)),
    Situation(
        name="a lesion of 34 mm, looked at, and now 38 mm",
        why="A newer measure of the same kind raises the flag again: it grows.",
        surgeon="Four millimeters in two months. En bloc.",
        facts=case(
            OPERATED, PERSISTENT, *BIG, us(lesion("left inferior", size_mm="38"), day="2025-05-22"),
            answer("LESION_LARGE", day="2025-05-10")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="LESION_LARGE", steps="MDT_REVIEW HIGH_VOLUME_CENTER EN_BLOC_PLANNING")),
    Situation(
        name="a lump that can be felt, and the meeting calls it the goiter",
        why="The flag has no day of its own that could be newer: answered, and a focused operation stands.",
        surgeon="That lump is thyroid, it moves with swallowing since 1990.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, answer("PALPABLE_MASS"), flags="palpable_mass", age=57),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="PALPABLE_MASS", answered="PALPABLE_MASS", steps=OPERATE)),
    Situation(
        name="a carcinoma on the slides, and somebody answered it",
        why="A carcinoma is a fact of the slide and cannot be talked away; a focused operation never stands.",
        surgeon="Cancer is cancer. En bloc or not at all.",
        facts=case(
            op("2024-01-10", "RS removed carcinoma"), PERSISTENT, *BOTH_LI, answer("PATHOLOGY", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="RS",
            flags="PATHOLOGY", steps="MDT_REVIEW HIGH_VOLUME_CENTER EN_BLOC_PLANNING")),
]  # fmt: skip
