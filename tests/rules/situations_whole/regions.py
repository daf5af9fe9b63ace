"""Everything seen lies on one side of the neck or in the chest, and nothing narrower agrees."""

from __future__ import annotations

from tests.rules.situations_whole.build import OPERATED, PERSISTENT, case, ct, mri, pet, sampled, spect, us
from tests.rules.situations_whole.places import (
    ANTERIOR,
    ESCALATE,
    L_POSTERIOR,
    LI,
    POSTERIOR,
    R_ANTERIOR,
    RI,
    RS,
    WINDOW,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

MIDDLE = "left.middle_mediastinum midline.middle_mediastinum right.middle_mediastinum"
PERICARDIAL = "left.pericardial midline.pericardial right.pericardial"
CHEST_REGION = "EXPERT_REREAD MDT_REVIEW HIGH_VOLUME_CENTER THORACIC_PLANNING"

SITUATIONS = [
    Situation(
        name="sestamibi says left, CT says left lower pole",
        why="'Left' beside 'left inferior' was EQUIVOCAL once and sent her to the catheter; it is "
        "CONCORDANT_REGION, and such patients were cured by exploring that side.",
        surgeon="Left side, lower pole first. Read the sestamibi again before.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", LI, reasons="REGION",
            steps="EXPERT_REREAD MDT_REVIEW REGION_EXPLORATION"),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="twice 'mediastinum' and nothing more",
        why="Both studies say chest and no more: CONCORDANT_REGION, a thoracic surgeon and an experienced "
        "center, and never a cut by itself.",
        surgeon="Chest, both say so. Which room of it must be read again.",
        facts=case(OPERATED, PERSISTENT, spect("mediastinum"), ct("mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_COMPARTMENT",
            f"{ANTERIOR} {MIDDLE} {POSTERIOR} {WINDOW} {PERICARDIAL}", reasons="REGION", steps=CHEST_REGION)),
    Situation(
        name="left, left, and a maybe at the left lower pole",
        why="Three families say left and their common place is the lower pole; with a third family a "
        "catheter may be asked as well as the knife.",
        surgeon="I explore the left; sampling if you insist.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left"), mri("left inferior?")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", LI, reasons="REGION",
            steps="EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING REGION_EXPLORATION")),
    Situation(
        name="a region on the left, and an MRI that sees nothing there",
        why="One silent MRI against two families is told and outvotes nobody: the region stands.",
        surgeon="MRI misses half of them in a scarred neck. Left.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left inferior"), mri()),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", LI, reasons="REGION NEGATIVE_OPPOSES",
            steps="EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING REGION_EXPLORATION")),
    Situation(
        name="ultrasound and MRI agree on a side, and a good sestamibi is empty",
        why="A good first-line study that covers the place and sees nothing is never outvoted, a region's "
        "place no more than a group's; and no first-line study is in it (FIRST_LINE_OPEN).",
        surgeon="Two soft calls and an empty sestamibi. Get the 4D-CT.",
        facts=case(OPERATED, PERSISTENT, us("left"), mri("left inferior"), spect()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SIDE", LI,
            reasons="REGION OUTWEIGHED NEGATIVE_OPPOSES", stops="FIRST_LINE_OPEN",
            steps="ORDER_CT_4D EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="mediastinum on sestamibi, two rooms of the right chest on CT",
        why="The common place is what CT names: a region of the chest, not a focused operation.",
        surgeon="Right chest, front or middle: a thoracoscopy sees both.",
        facts=case(
            OPERATED, PERSISTENT, spect("mediastinum"),
            ct("right anterior mediastinum or right middle mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_COMPARTMENT",
            f"{R_ANTERIOR} right.middle_mediastinum", reasons="REGION", steps=CHEST_REGION)),
    Situation(
        name="left of the neck, and a CT that hedges between neck and chest",
        why="One side holds all of it and the lower pole is common to both; CT itself spans the inlet, so no "
        "study says the chest alone.",
        surgeon="From the neck, and tell thoracic that we may call.",
        facts=case(
            OPERATED, PERSISTENT, spect("left"), ct("left inferior or left anterior mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", LI, reasons="REGION",
            steps="EXPERT_REREAD MDT_REVIEW REGION_EXPLORATION"),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="right of the neck in an MEN 1 family",
        why="The side is agreed on, and MEN 1 makes more glands likely: a pitfall that stops even the "
        "exploration of one side until the meeting has answered it.",
        surgeon="One side is not an operation for MEN 1.",
        facts=case(OPERATED, PERSISTENT, spect("right"), ct("right inferior"), flags="men1"),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", RI, reasons="REGION",
            stops="MULTIGLAND_LIKELY", steps="EXPERT_REREAD MDT_REVIEW SETTLE_FIRST GENETICS")),
    Situation(
        name="left on sestamibi, the left piriform sinus on CT",
        why="A gland in the pyriform sinus is a place of the neck now, and lies within the 'left' of the "
        "sestamibi.",
        surgeon="High and lateral to the larynx: I would have missed it. Ask the ENT surgeon.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left piriform sinus")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", "left.pyriform_sinus", reasons="REGION",
            steps="EXPERT_REREAD MDT_REVIEW REGION_EXPLORATION")),
    Situation(
        name="left chest on PET, mediastinum on MRI, no first-line study of worth",
        why="PET and MRI share the left posterior chest, and neither sestamibi nor 4D-CT was done: "
        "FIRST_LINE_OPEN and PET as the only functional member.",
        surgeon="Two second-line studies do not open a chest.",
        facts=case(OPERATED, PERSISTENT, pet("left posterior mediastinum"), mri("mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_COMPARTMENT", L_POSTERIOR, reasons="REGION",
            pitfalls="PET_ALONE", stops="FIRST_LINE_OPEN",
            steps="ORDER_CT_4D EXPERT_REREAD MDT_REVIEW HIGH_VOLUME_CENTER SETTLE_FIRST THORACIC_PLANNING")),
    Situation(
        name="the whole right neck twice, sampled on the right",
        why="The sampling names the side that both studies name: a reason more, and no code changes by it.",
        surgeon="Right side. Everybody says right.",
        facts=case(
            OPERATED, PERSISTENT, spect("right"), ct("right superior"),
            sampled("left.superior_thyroid 110", "right.superior_thyroid 420")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", RS, reasons="REGION GRADIENT_AGREES",
            steps="EXPERT_REREAD MDT_REVIEW REGION_EXPLORATION")),
    Situation(
        name="the whole right neck twice, and the catheter ten-fold on the left",
        why="A sampling ten-fold on the other side stops: no surgeon opens the right on this.",
        surgeon="Then I do not open the right until somebody explains the left.",
        facts=case(
            OPERATED, PERSISTENT, spect("right"), ct("right superior"),
            sampled("left.superior_thyroid 1000", "right.superior_thyroid 120")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", RS, reasons="REGION GRADIENT_ELSEWHERE",
            stops="SAMPLING_ELSEWHERE", steps="EXPERT_REREAD MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="left and right neck, each by one study",
        why="Two whole sides that have no place in common are no region: they contradict each other.",
        surgeon="Left says one, right says the other. That is not a region.",
        facts=case(OPERATED, PERSISTENT, us("left"), spect("right"), ct()),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps="EXPERT_REREAD ORDER_MRI_WITH_CONTRAST MDT_REVIEW VENOUS_SAMPLING")),
    Situation(
        name="two maybes of one side",
        why="A region needs one finding that somebody is sure of; two maybes go to the catheter.",
        surgeon="Maybe left is not left.",
        facts=case(OPERATED, PERSISTENT, us(), mri(), spect("left?"), ct("left superior?")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NO_FIRM_FINDING FINDING_APART NEGATIVE_ALONE",
            notes="us NEGATIVE_ULTRASOUND", steps=f"EXPERT_REREAD {ESCALATE}"),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
]  # fmt: skip
