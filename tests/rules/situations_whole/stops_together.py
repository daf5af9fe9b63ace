"""Several stops at once, answers that hold for one target only, and grafts that come back."""

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
    mri,
    op,
    other,
    pet,
    sampled,
    spect,
    urine,
    us,
)
from tests.rules.situations_whole.places import LI, LS, RS, SETTLE, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

TWO = (spect("left inferior", "right superior"), ct("left inferior", "right superior"))
TWICE = "AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH"
BOTH = "MDT_REVIEW BILATERAL_EXPLORATION GENETICS"
DRY = other("fna_pth", "left inferior", key="fna", result="negative", day="2025-04-10")
LEFT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "immobile", "right": "mobile"},)
)
ARM = ["right.forearm_graft"]
GRAFTED = op("2024-01-10", "RI autografted normal_parathyroid", grafts=ARM)

SITUATIONS = [
    Situation(
        name="two lesions, and one of them is in the jar",
        why="Both studies see two places; one is the bed of a removed adenoma, and two lesions make more "
        "likely.",
        surgeon="The right upper is gone. So is the scan wrong, or was I?",
        facts=case(op("2024-01-10", "RS removed adenoma"), PERSISTENT, *TWO),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI, reasons=TWICE, accounted="RS",
            stops="TARGET_ALREADY_REMOVED MULTIGLAND_LIKELY", steps=f"{SETTLE} GENETICS"),
        traps=(Trap.GLAND_REMOVED, Trap.TWO_LESIONS)),
    Situation(
        name="a gland called normal, a dry needle in it, and two scans that light it up",
        why="Surgeon and needle say no, two scans say yes: each no is a stop of its own.",
        surgeon="My eyes and a needle against two machines. Settle it.",
        facts=case(
            op("2024-01-10", "LI seen_normal"), PERSISTENT, spect("left inferior"), ct("left inferior"), DRY),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            notes="fna NEEDLE_WITHOUT_PLACE", stops="TARGET_SEEN_NORMAL WASHOUT_NEGATIVE", steps=SETTLE)),
    Situation(
        name="two lesions, one dry needle, answered for that one alone",
        why="Both sides would be opened, so the answer has to hold for every target, and it names one.",
        surgeon="And the right? Nobody wrote a word about the right.",
        facts=case(OPERATED, PERSISTENT, *TWO, DRY, answer("WASHOUT_NEGATIVE", LI, reason="bloody tap")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI, reasons=TWICE,
            notes="fna NEEDLE_WITHOUT_PLACE", stops="WASHOUT_NEGATIVE MULTIGLAND_LIKELY",
            steps=f"{SETTLE} GENETICS")),
    Situation(
        name="two lesions, one dry needle, answered twice by halves",
        why="Of several answers one must hold it all: two halves written on two days are none.",
        surgeon="Write one sentence that covers both, not two that cover half each.",
        facts=case(
            OPERATED, PERSISTENT, *TWO, DRY, answer("WASHOUT_NEGATIVE", LI, day="2025-05-15"),
            answer("WASHOUT_NEGATIVE", RS)),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI, reasons=TWICE,
            notes="fna NEEDLE_WITHOUT_PLACE", stops="WASHOUT_NEGATIVE MULTIGLAND_LIKELY",
            steps=f"{SETTLE} GENETICS")),
    Situation(
        name="two lesions, one dry needle, answered for both",
        why="The answer holds for both targets; what is left is that there may be more, which both sides "
        "answer.",
        surgeon="Both sides, PTH after each.",
        facts=case(OPERATED, PERSISTENT, *TWO, DRY, answer("WASHOUT_NEGATIVE", LI, RS)),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI, reasons=TWICE,
            notes="fna NEEDLE_WITHOUT_PLACE", answered="WASHOUT_NEGATIVE", stops="MULTIGLAND_LIKELY",
            steps=BOTH)),
    Situation(
        name="two lesions, and the meeting has said that there are two",
        why="That more glands are likely is answered; two groups are still two sides to open.",
        surgeon="A double adenoma, and we said so.",
        facts=case(OPERATED, PERSISTENT, *TWO, answer("MULTIGLAND_LIKELY", reason="double adenoma")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI, reasons=TWICE,
            answered="MULTIGLAND_LIKELY", steps=BOTH),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="two lesions, left and right, and the left cord does not move",
        why="Both sides with one cord gone risks her airway: no bilateral exploration before that is "
        "answered.",
        surgeon="Left first, alone, and maybe never the right.",
        facts=case(OPERATED, PERSISTENT, LEFT_PALSY, *TWO, cords=False),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI, reasons=TWICE, pitfalls="CORD_PALSY",
            stops="MULTIGLAND_LIKELY CORD_PALSY_OPPOSITE", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="PET makes a second place of what the CT only suspects",
        why="Left lower is held by all; the right upper is PET's alone, and sestamibi looked there and saw "
        "nothing.",
        surgeon="Left lower I believe. The right upper is PET talking to itself.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", "right superior?"),
            pet("right superior", "left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", RS, LI,
            reasons=f"{TWICE} OUTWEIGHED NEGATIVE_OPPOSES", stops="FIRST_LINE_OPEN PET_ALONE",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN} VENOUS_SAMPLING")),
    Situation(
        name="a positive MRI that describes nothing",
        why="Positive without a word on where: one probable lesion without a place, and the agreement "
        "waits for it.",
        surgeon="Positive for what?",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left superior"), mri(result="positive")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LS, reasons="AGREEMENT PLACE_OPEN UNLOCATED",
            notes="mri NO_FINDING_DESCRIBED", stops="READING_OPEN",
            steps="LOCATE_FINDING ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="an ungraded MRI in the groove below the target",
        why="It names the neighbor of the target and not the target: until its reader has graded it, it is "
        "open.",
        surgeon="Pole or groove? The MRI would tell, if anybody had graded it.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left superior"),
            mri("left TE groove", protocol={})),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", stops="READING_OPEN", steps=f"STATE_ADEQUACY {SETTLE}")),
    Situation(
        name="a CT of two years ago that saw nothing",
        why="Too old to speak against two new studies, and too old to stand for a CT: it is named and a "
        "new one is owed.",
        surgeon="Two years is a long time for a gland. New CT.",
        facts=case(
            op("2022-01-10"), blood("2022-03-01", "11.2", "150"), urine("2021-11-01"),
            blood("2025-04-01", "11.4", "150"), blood("2025-05-12", "11.3", "148"), us("left inferior"),
            spect("left inferior"), ct(day="2023-03-01")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT NEGATIVE_OPPOSES",
            stops="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="grafted, the graft removed, and grafted again",
        why="The first graft is gone and the second, in the same arm, is on record and was never tested.",
        surgeon="Third operation, second graft, no test. Cuff.",
        facts=case(
            op("2019-01-10", "RI autografted normal_parathyroid", grafts=ARM),
            op("2020-01-10", kind="graft_removal", grafts=ARM),
            op("2024-01-10", "RS autografted normal_parathyroid", grafts=ARM), PERSISTENT,
            spect("left superior"), ct("left superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            remnant_possible="RS RI", stops="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="no report speaks of a graft, the sestamibi shows one",
        why="A forearm focus marked as the known graft is a graft, whatever the operative notes left out: "
        "test it.",
        surgeon="She has a scar on her arm. Of course there is a graft.",
        facts=case(
            OPERATED, PERSISTENT,
            spect("left superior", lesion("right forearm", nature="known_graft")), ct("left superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT OTHER_NATURE",
            notes="spect OTHER_NATURE", stops="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}"),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="the arm of the graft gives eight times the other",
        why="A working graft gives that much, a diseased one too: only the cuff can tell, and the neck "
        "waits.",
        surgeon="Eightfold means nothing without a tourniquet.",
        facts=case(
            GRAFTED, PERSISTENT, spect("left superior"), ct("left superior"),
            sampled("right.antecubital 800")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS,
            reasons="AGREEMENT GRADIENT_ELSEWHERE", remnant_possible="RI", stops="GRAFT_SECRETES",
            steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="two studies see the graft and its arm gives twenty-five times the other",
        why="Above twenty the arm itself proves the disease, and the graft is the target: revise it.",
        surgeon="Local anesthesia, the arm, and home by noon.",
        facts=case(
            GRAFTED, PERSISTENT, spect("right forearm"), ct("right forearm"),
            sampled("right.antecubital 2500")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", "right.forearm_graft",
            reasons="AGREEMENT GRADIENT_AGREES", remnant_possible="RI",
            steps="GRAFT_REVISION MDT_REVIEW FOCUSED_REOPERATION")),
    Situation(
        name="a spoiled MRI sees a third place beside two lesions, and one of the two was seen normal",
        why="One target was normal to the eye, a third place was named by a study that does not count, and "
        "there are two lesions: three stops.",
        surgeon="Three reasons not to hurry.",
        facts=case(
            op("2024-01-10", "LI seen_normal", "RI not_found"), PERSISTENT, *TWO,
            mri("right inferior", adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI, reasons=TWICE, accounted="LI",
            notes="mri INADEQUATE", stops="TARGET_SEEN_NORMAL SEEN_ELSEWHERE MULTIGLAND_LIKELY",
            steps=f"{SETTLE} GENETICS")),
]  # fmt: skip
