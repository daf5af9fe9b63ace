"""Chains, ties and several agreements: when two lesions are two lesions, and when they contradict."""

from __future__ import annotations

from tests.rules.situations_whole.build import OPERATED, PERSISTENT, Part, case, ct, mri, pet, spect, us
from tests.rules.situations_whole.places import L_GROOVE, L_PARA, LI, LS, POSTERIOR, RI, RS
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

RIGHT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "mobile", "right": "immobile"},)
)
TWICE = "AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH"
SAMPLE = "EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING"

SITUATIONS = [
    Situation(
        name="four studies along the esophagus, an ultrasound one place higher",
        why="The place that holds most studies is taken; the upper pole of the ultrasound lies in no "
        "narrower place with all of it, so it opposes.",
        surgeon="Groove or beside the esophagus. The ultrasound saw the thyroid, I bet.",
        facts=case(
            OPERATED, PERSISTENT, us("left superior"), spect("left TE groove"), ct("left TE groove"),
            mri("left paraesophageal"), pet("left paraesophageal")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_QUADRANT", f"{L_GROOVE} {L_PARA}",
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH", steps=SAMPLE)),
    Situation(
        name="three places, each seen by two, and each first-line study blind to one of them",
        why="Studies join the places in pairs, so they could be three glands; but the 4D-CT is empty at one "
        "and the sestamibi at another, and a good first-line negative is never outvoted.",
        surgeon="Three targets and none that all of you see.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "right superior"),
            ct("left inferior", "right inferior"), mri("right inferior"), pet("right superior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", RS, LI, RI,
            reasons=f"{TWICE} OUTWEIGHED NEGATIVE_OPPOSES", steps=f"ORDER_ULTRASOUND {SAMPLE}"),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="both glands of the left side on both studies",
        why="Two lesions on one side: both are explored, and no word says both sides where one is meant.",
        surgeon="Left upper and left lower, one incision.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior", "left inferior"),
            ct("left superior", "left inferior")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", LS, LI, reasons=TWICE, stops="MULTIGLAND_LIKELY",
            steps="MDT_REVIEW BILATERAL_EXPLORATION GENETICS"),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="two glands on two sides, and the right cord paralyzed",
        why="With a paralyzed cord nobody explores both sides: many glands and the cord are settled first.",
        surgeon="Right side only, if at all. Her left nerve is all she has.",
        facts=case(
            OPERATED, PERSISTENT, RIGHT_PALSY, spect("left inferior", "right inferior"),
            ct("left inferior", "right inferior"), cords=False),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", LI, RI, reasons=TWICE, pitfalls="CORD_PALSY",
            stops="MULTIGLAND_LIKELY CORD_PALSY_OPPOSITE", steps="MDT_REVIEW SETTLE_FIRST GENETICS")),
    Situation(
        name="one gland in the neck and one in the posterior mediastinum, both seen twice",
        why="Two lesions in two fields: explore for both, with a thoracic surgeon for the one in the chest.",
        surgeon="Neck first, ioPTH, then we see about the chest.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "posterior mediastinum"),
            ct("left inferior", "posterior mediastinum")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_QUADRANT", LI, POSTERIOR, reasons=TWICE,
            stops="MULTIGLAND_LIKELY",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER BILATERAL_EXPLORATION THORACIC_PLANNING GENETICS")),
    Situation(
        name="sestamibi and MRI agree, the MRI sees a second, and an adequate 4D-CT neither",
        why="One study names both places, so they are no contradiction; the empty 4D-CT is.",
        surgeon="MRI sees two, CT sees none. No.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct(), mri("left inferior", "right superior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI,
            reasons="AGREEMENT FINDING_OPPOSES ONE_STUDY_SEES_BOTH OUTWEIGHED NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND {SAMPLE}"),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="two see the upper, two others the lower gland of one side",
        why="Two agreements on one side and no study that sees both: they contradict, side or no side.",
        surgeon="Left, fine, but I want one of them to show me both.",
        facts=case(
            OPERATED, PERSISTENT, us("left superior"), ct("left superior"), spect("left inferior"),
            mri("left inferior")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LS, LI,
            reasons="AGREEMENT SEVERAL_GROUPS NO_STUDY_SEES_BOTH NEGATIVE_OPPOSES", steps=SAMPLE)),
    Situation(
        name="two glands on both studies, and an adequate MRI that sees neither",
        why="One silent MRI against two families is named, and is not enough against two first-line studies.",
        surgeon="Both sides. The MRI is what it is.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "right superior"),
            ct("left inferior", "right superior"), mri()),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI, reasons=f"{TWICE} NEGATIVE_OPPOSES",
            stops="MULTIGLAND_LIKELY", steps="MDT_REVIEW BILATERAL_EXPLORATION GENETICS")),
]  # fmt: skip
