"""More than one lesion: many glands, both sides, and what heredity has to do with it."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    blood,
    case,
    ct,
    lesion,
    mri,
    op,
    pet,
    spect,
    urine,
)
from tests.rules.situations_whole.places import (
    L_GROOVE,
    L_PARA,
    LI,
    LS,
    R_ANTERIOR,
    R_GROOVE,
    R_LIGAMENT,
    RI,
    RS,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

BOTH_SIDES = "MDT_REVIEW BILATERAL_EXPLORATION GENETICS"

SITUATIONS = [
    Situation(
        name="left lower and right upper on both studies",
        why="Two lesions that each study sees are two lesions, not a contradiction: explore both sides. More "
        "glands than seen are likely, and the bilateral operation is the answer to that.",
        surgeon="Double adenoma. Both sides, ioPTH after each.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "right superior"), ct("right superior",
            "left inferior")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH",
            stops="MULTIGLAND_LIKELY", steps=BOTH_SIDES),
        traps=(Trap.TWO_LESIONS, Trap.SAME_ANSWER)),
    Situation(
        name="CT sees a second lesion that sestamibi misses",
        why="One group agrees, one study sees the other place too: two lesions, though only one is "
        "confirmed. More glands are likely and only one is confirmed: the meeting settles that first "
        "(pitfalls that stop, SETTLE_FIRST).",
        surgeon="Go for the left, and have a look at the right.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", "right superior")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", LI,
            reasons="AGREEMENT FINDING_OPPOSES ONE_STUDY_SEES_BOTH", stops="MULTIGLAND_LIKELY",
            steps="MDT_REVIEW SETTLE_FIRST GENETICS"),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="two glands, one of them seen at two heights of its path",
        why="Left upper gland in or below its place, right lower in its own: two groups, the coarser a "
        "quadrant. Many glands likely stops a focused operation, not the bilateral one.",
        surgeon="Left groove and right lower pole.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior", "right inferior"), ct("left TE groove",
            "right inferior")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_QUADRANT", f"{LS} {L_GROOVE}", RI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH", stops="MULTIGLAND_LIKELY",
            steps=BOTH_SIDES),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="right groove gland and its neighbor on the left, two quadrants",
        why="Each of two glands agrees at quadrant level only; both studies see both. The stop of many "
        "glands is met by exploring both sides.",
        surgeon="Both superiors have dropped. Bilateral.",
        facts=case(
            OPERATED, PERSISTENT, spect("right superior", "left superior"), ct("right TE groove",
            "left TE groove"), sex="M"),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_QUADRANT", f"{LS} {L_GROOVE}", f"{RS} {R_GROOVE}",
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH", stops="MULTIGLAND_LIKELY",
            steps=BOTH_SIDES),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="two foci down the left side, and an MRI with one between them",
        why="Both main studies see two foci, the MRI bridges them: a chain that one study sees from end to "
        "end. One group only, so nothing bilateral follows: SETTLE_FIRST names the stop.",
        surgeon="Open the left side from the upper pole down; it may be one long gland or two.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior", "left paraesophageal"), ct("left superior",
            "left paraesophageal"),
            mri("left TE groove")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SIDE", f"{LS} {L_GROOVE} {L_PARA}",
            reasons="AGREEMENT CHAIN ONE_STUDY_SEES_BOTH", stops="MULTIGLAND_LIKELY",
            steps="MDT_REVIEW SETTLE_FIRST GENETICS"),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="lower pole and chest on the right, PET in the ligament between",
        why="A gland in the neck and one in the chest, both seen twice, linked by a third: two lesions, one "
        "chain. Each main study lies on both sides of the inlet itself; the meeting settles how many "
        "glands there are.",
        surgeon="Neck first; the chest only if the ioPTH does not fall.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior", "right anterior mediastinum"),
            ct("right inferior", "right anterior mediastinum"), pet("right thyrothymic ligament")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SIDE", f"{RI} {R_LIGAMENT} {R_ANTERIOR}",
            reasons="AGREEMENT CHAIN ONE_STUDY_SEES_BOTH", stops="MULTIGLAND_LIKELY",
            steps="MDT_REVIEW SETTLE_FIRST GENETICS")),
    Situation(
        name="all four glands light up on both studies",
        why="Four separate findings, each confirmed: hyperplasia, and a bilateral operation. That many "
        "glands are likely is no reason to wait where both sides are opened.",
        surgeon="Four-gland disease that somebody treated as one adenoma.",
        facts=case(
            op("2024-01-10", "LI biopsied hyperplasia"), PERSISTENT,
            spect("left superior", "right superior", "left inferior", "right inferior"),
            ct("left superior", "right superior", "left inferior", "right inferior")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", LS, RS, LI, RI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH", remnant_possible="LI",
            stops="MULTIGLAND_LIKELY", steps=BOTH_SIDES),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="double lesions in a patient who is not hypercalcemic",
        why="However good the pictures, without a high calcium there is nothing to operate on. Two normal "
        "values, the last of this month, leave no doubt of it.",
        surgeon="Pretty pictures, normal calcium. No.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "9.7", "81"), blood("2025-05-12", "9.6", "84"),
            spect("left inferior", "right inferior"),
            ct("left inferior", "right inferior")),
        expected=expect(
            "ineligible undetermined", "MULTIFOCAL SAME_SITE", LI, RI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH",
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION COURSE_UNDETERMINED",
            stops="MULTIGLAND_LIKELY",
            steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="the largest lesion measures 6 mm",
        why="Small lesions in a persistent patient make disease of many glands likely. It is told and does "
        "not stop: a small gland is a gland.",
        surgeon="Six millimeters does not make an eleven-four. Expect more than one.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct(lesion("left inferior", size_mm="6"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="SMALL_LESION",
            steps="MDT_REVIEW FOCUSED_REOPERATION")),
]  # fmt: skip
