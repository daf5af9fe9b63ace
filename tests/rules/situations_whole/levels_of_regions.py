"""A region and its level under each verdict, and what a finding without a place does to an agreement."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    case,
    ct,
    lesion,
    mri,
    other,
    pet,
    spect,
    us,
)
from tests.rules.situations_whole.places import ANTERIOR, L_GROOVE, L_LIGAMENT, LI, LS, OPERATE, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect

EXPERTS = "MDT_REVIEW HIGH_VOLUME_CENTER"
REREAD = "EXPERT_REREAD MDT_REVIEW"
ASK = "LOCATE_FINDING ORDER_ULTRASOUND EXPERT_REREAD"
#: An MRI that sees something and does not say where.
VAGUE = mri("an enhancing focus")

SITUATIONS = [
    Situation(
        name="sestamibi says left, the CT left superior",
        why="Edition 1 called it equivocal and sampled. One side and one place in common: a region, and the "
        "left side may be explored.",
        surgeon="Left is left. I know how to find it on one side.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", LS, reasons="REGION",
            steps=f"{REREAD} REGION_EXPLORATION")),
    Situation(
        name="sestamibi says mediastinum, the CT anterior mediastinum",
        why="No narrower place in common than the anterior mediastinum, side unknown: thoracic planning, no "
        "exploration of a side.",
        surgeon="Behind the sternum somewhere. Thoracics, and read it again.",
        facts=case(OPERATED, PERSISTENT, spect("mediastinum"), ct("anterior mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_COMPARTMENT", ANTERIOR, reasons="REGION",
            steps=f"EXPERT_REREAD {EXPERTS} THORACIC_PLANNING")),
    Situation(
        name="two tracers agree on the mediastinum, and no anatomic study",
        why="Two functional families make a region and no verdict: a CT is owed, and it stops.",
        surgeon="Two glows and no anatomy. CT.",
        facts=case(OPERATED, PERSISTENT, spect("mediastinum"), pet("anterior mediastinum")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_COMPARTMENT", ANTERIOR,
            reasons="NO_ANATOMIC_STUDY REGION", stops="FIRST_LINE_OPEN",
            steps="ORDER_CT_4D ORDER_ULTRASOUND HIGH_VOLUME_CENTER")),
    Situation(
        name="choline says mediastinum, sestamibi anterior mediastinum",
        why="The same the other way round: what they have in common decides, not who said it.",
        surgeon="Fine, the chest. Show me the vessel next to it.",
        facts=case(OPERATED, PERSISTENT, spect("anterior mediastinum"), pet("mediastinum")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_COMPARTMENT", ANTERIOR,
            reasons="NO_ANATOMIC_STUDY REGION", stops="FIRST_LINE_OPEN",
            steps="ORDER_CT_4D ORDER_ULTRASOUND HIGH_VOLUME_CENTER")),
    Situation(
        name="two tracers agree on the left, and no anatomic study",
        why="One of them names the pole, the other the side only: a region without a verdict.",
        surgeon="Left. And what does it look like?",
        facts=case(OPERATED, PERSISTENT, spect("left"), pet("left inferior")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_SIDE", LI, reasons="NO_ANATOMIC_STUDY REGION",
            stops="FIRST_LINE_OPEN", steps="ORDER_CT_4D ORDER_ULTRASOUND")),
    Situation(
        name="two tracers agree on the left upper pole, the wider one is the PET",
        why="The common place is the upper pole; nothing anatomic has looked.",
        surgeon="Upper left twice by tracer. Order the CT.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), pet("left")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_SIDE", LS, reasons="NO_ANATOMIC_STUDY REGION",
            stops="FIRST_LINE_OPEN", steps="ORDER_CT_4D ORDER_ULTRASOUND")),
    Situation(
        name="sestamibi left, ultrasound left inferior, and a good CT that sees nothing",
        why="The CT covers the place and is silent: a good first-line study is never outvoted, by a region "
        "no more than by a group.",
        surgeon="The CT should have shown that. Read it again.",
        facts=case(OPERATED, PERSISTENT, us("left inferior"), spect("left"), ct()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SIDE", LI,
            reasons="REGION OUTWEIGHED NEGATIVE_OPPOSES",
            steps=f"{THINK_AGAIN} VENOUS_SAMPLING")),
    Situation(
        name="sestamibi left superior, ultrasound left, and a good CT that sees nothing",
        why="As before with the roles changed: the wide one is the ultrasound.",
        surgeon="An ultrasound that says left is not an answer to a silent CT.",
        facts=case(OPERATED, PERSISTENT, us("left"), spect("left superior"), ct()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SIDE", LS,
            reasons="REGION OUTWEIGHED NEGATIVE_OPPOSES",
            steps=f"{THINK_AGAIN} VENOUS_SAMPLING")),
    Situation(
        name="sestamibi mediastinum, MRI anterior mediastinum, and a good CT that sees nothing",
        why="A chest is not opened against a silent CT of the chest.",
        surgeon="Thymus on the MRI, I bet. The CT was clean.",
        facts=case(OPERATED, PERSISTENT, spect("mediastinum"), mri("anterior mediastinum"), ct()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_COMPARTMENT", ANTERIOR,
            reasons="REGION OUTWEIGHED NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND EXPERT_REREAD {EXPERTS} VENOUS_SAMPLING")),
    Situation(
        name="CT mediastinum, choline anterior mediastinum, and a good sestamibi that sees nothing",
        why="The blind first-line study is sestamibi: the verdict is as open, and the reread comes first. "
        "The PET is the only tracer that joins, which is said; the CT stands beside it.",
        surgeon="Sestamibi is blind in the chest often enough, but put it to the meeting.",
        facts=case(OPERATED, PERSISTENT, spect(), ct("mediastinum"), pet("anterior mediastinum")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_COMPARTMENT", ANTERIOR,
            reasons="REGION OUTWEIGHED NEGATIVE_OPPOSES", pitfalls="PET_ALONE",
            steps=f"ORDER_ULTRASOUND EXPERT_REREAD ORDER_MRI_WITH_CONTRAST {EXPERTS} VENOUS_SAMPLING")),
    Situation(
        name="a region on the left, and an MRI that sees something somewhere",
        why="What has no place may be the gland on the other side: the reader is asked before the side is "
        "opened.",
        surgeon="A focus where? Pick up the phone.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left inferior"), VAGUE),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SIDE", LI, reasons="REGION PLACE_OPEN UNLOCATED",
            notes="mri UNLOCATED", stops="READING_OPEN", steps=f"{ASK} {EXPERTS}")),
    Situation(
        name="a region on the left upper side, and an MRI that sees something somewhere",
        why="The same with the upper pole in common.",
        surgeon="Two of three know the side. The third must say.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), ct("left"), VAGUE),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SIDE", LS, reasons="REGION PLACE_OPEN UNLOCATED",
            notes="mri UNLOCATED", stops="READING_OPEN", steps=f"{ASK} {EXPERTS}")),
    Situation(
        name="a region in the chest, and an MRI that sees something somewhere",
        why="A sternum is not split while a third study sees something that nobody has placed.",
        surgeon="I do not split a sternum on a maybe.",
        facts=case(OPERATED, PERSISTENT, spect("mediastinum"), ct("anterior mediastinum"), VAGUE),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_COMPARTMENT", ANTERIOR,
            reasons="REGION PLACE_OPEN UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps=f"{ASK} {EXPERTS}")),
    Situation(
        name="a region in the chest with the wide CT, and an MRI that sees something somewhere",
        why="The same with the CT as the wide one.",
        surgeon="Ask the MRI reader whether it is neck or chest. Then we talk.",
        facts=case(OPERATED, PERSISTENT, spect("anterior mediastinum"), ct("mediastinum"), VAGUE),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_COMPARTMENT", ANTERIOR,
            reasons="REGION PLACE_OPEN UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps=f"{ASK} {EXPERTS}")),
    Situation(
        name="two agree on the pole, and an MRI that sees something somewhere",
        why="Edition 1 cut. A probable finding without a place may lie elsewhere: equivocal until the "
        "reader has said where.",
        surgeon="It may be the same thing. It may be the gland behind the carotid.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), VAGUE),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI, reasons="AGREEMENT PLACE_OPEN UNLOCATED",
            notes="mri UNLOCATED", stops="READING_OPEN", steps=f"{ASK} {EXPERTS}")),
    Situation(
        name="pole and ligament agree, and an MRI that sees something somewhere",
        why="An agreement of a quadrant is undone by it as one of a site is.",
        surgeon="Near enough for two of them. And the third?",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left thyrothymic ligament"), VAGUE),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="AGREEMENT PLACE_OPEN UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps=f"{ASK} {EXPERTS}")),
    Situation(
        name="two agree on the left, and an MRI names the right and no place",
        why="A definite finding on the right that has no name for its place: the published patient whose "
        "gland lay behind the right carotid while two studies said left.",
        surgeon="I have read that case. Nobody touches the left yet.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            mri("a focus beside the right subclavian vein!")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT OTHER_SIDE UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps=f"{ASK} MDT_REVIEW")),
    Situation(
        name="a region on the left, and an MRI names the right and no place",
        why="The other side speaks against a region as against a group.",
        surgeon="Left by two, right by one. Ask, and read all three together.",
        facts=case(
            OPERATED, PERSISTENT, spect("left"), ct("left inferior"), 
            mri("a focus beside the right subclavian vein")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SIDE", LI,
            reasons="REGION OTHER_SIDE UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps=f"{ASK} MDT_REVIEW")),
    Situation(
        name="pole and ligament, and a silent CT",
        why="Ultrasound and sestamibi agree on a quadrant that an adequate CT finds empty.",
        surgeon="An ultrasound in scar and a warm spot. The CT wins till reread.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left thyrothymic ligament"), ct()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES", steps=f"{THINK_AGAIN} VENOUS_SAMPLING")),
    Situation(
        name="upper pole and groove, and a silent CT",
        why="The upper gland may have slid into the groove; an adequate CT sees neither.",
        surgeon="A slid upper gland is the classic miss. Reread that CT with it in mind.",
        facts=case(
            OPERATED, PERSISTENT, us("left superior"), spect("left tracheoesophageal groove"), ct()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_QUADRANT", f"{LS} {L_GROOVE}",
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES", steps=f"{THINK_AGAIN} VENOUS_SAMPLING")),
    Situation(
        name="upper pole and groove agree, and an MRI that sees something somewhere",
        why="The path of the upper gland holds both, and a third study has seen what nobody has placed.",
        surgeon="Ask. It takes one call.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left tracheoesophageal groove"), VAGUE),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_QUADRANT", f"{LS} {L_GROOVE}",
            reasons="AGREEMENT PLACE_OPEN UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps=f"{ASK} {EXPERTS}")),
    Situation(
        name="two agree on a lesion of five millimeters",
        why="Below seven millimeters a lesion is easily a node: said, and nothing that stops.",
        surgeon="Five millimeters in scar. Bring the ultrasound to theatre.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct(lesion("left inferior", size_mm="5"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="SMALL_LESION", steps=OPERATE)),
    Situation(
        name="a lump on the left, and a needle on the right that brought hormone",
        why="With a lump that can be felt no needle counts, and none should have been done; it proved "
        "tissue elsewhere than the two studies point.",
        surgeon="Who put a needle into a possible cancer? And on the other side?",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            other("fna_pth", "right superior", key="fna"), flags="palpable_mass", age=58),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT ASPIRATION_ELSEWHERE", notes="fna NEEDLE_WITH_CARCINOMA_FLAG",
            flags="PALPABLE_MASS", pitfalls="BIOPSY_WITH_CARCINOMA_FLAG",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER EN_BLOC_PLANNING")),
]  # fmt: skip
