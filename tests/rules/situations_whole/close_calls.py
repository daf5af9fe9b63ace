"""One word more or less in a report, and what the assessment says of it."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    BOTH_FIELDS,
    FULL_CT,
    NECK_CT,
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
from tests.rules.situations_whole.places import (
    L_LIGAMENT,
    L_POSTERIOR,
    L_RETRO,
    LI,
    OPERATE,
    THINK_AGAIN,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

FOCUS = "CONCORDANT_POSITIVE SAME_SITE"
OUTVOTED = "AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES"
SETTLE = "MDT_REVIEW SETTLE_FIRST"
ONE_PHASE = {"phases": ["arterial"], "covers": BOTH_FIELDS}

SITUATIONS = [
    Situation(
        name="a maybe on the right that nobody placed",
        why="Only what a reader is sure of speaks against a target; a possible finding without a place is "
        "told.",
        surgeon="A maybe somewhere right. I note it.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", "right level VI?")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT UNLOCATED", notes="ct UNLOCATED",
            steps=OPERATE)),
    Situation(
        name="a midline target, and something sure at left level VI",
        why="The midline goes with either side, so the left finding is not off it; where it is stays open.",
        surgeon="Midline or left? Ask.",
        facts=case(
            OPERATED, PERSISTENT, spect("midline retropharyngeal"), ct("midline retropharyngeal"),
            mri("left level VI")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", "midline.retropharyngeal",
            reasons="AGREEMENT PLACE_OPEN UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps="LOCATE_FINDING ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="an unplaced finding, and an empty 4D-CT besides",
        why="What is not placed is asked first: EQUIVOCAL before positive against negative.",
        surgeon="One question before the next.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct(), mri("left level VI")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI,
            reasons="AGREEMENT PLACE_OPEN NEGATIVE_OPPOSES UNLOCATED", notes="mri UNLOCATED",
            stops="READING_OPEN", steps="LOCATE_FINDING EXPERT_REREAD MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="a maybe of the CT at the very place",
        why="A maybe at the place sees something there: the CT joins and does not oppose.",
        surgeon="Three of three, one shy.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct("left inferior?")),
        expected=expect("eligible persistent", FOCUS, LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a maybe of the CT a finger's breadth lower",
        why="Ligament and lower pole are one quadrant: all three join, and the place is both.",
        surgeon="Same gland, hanging lower.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct("left thyrothymic ligament?")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="the empty neck CT, and a target that reaches into the chest",
        why="It did not cover the whole place, so it cannot oppose it; neck and chest are two approaches.",
        surgeon="The CT stopped where the gland goes on.",
        facts=case(
            OPERATED, PERSISTENT, spect("left retroesophageal"), mri("left posterior mediastinum"),
            ct(protocol=NECK_CT)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_RETRO} {L_POSTERIOR}",
            reasons="AGREEMENT NEGATIVE_ELSEWHERE", notes="ct LIMITED", pitfalls="MEDIASTINUM_NOT_COVERED",
            stops="ACROSS_INLET", steps=SETTLE),
        traps=(Trap.FIELD_OF_A_NEGATIVE,)),
    Situation(
        name="the radiologist calls a full 4D-CT limited, and it is empty",
        why="Limited for another reason than its field, it is told and overrules nobody.",
        surgeon="Motion artifact. I go by the other two.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(protocol=FULL_CT, adequacy="limited")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT NEGATIVE_OPPOSES", notes="ct LIMITED",
            steps=OPERATE)),
    Situation(
        name="a left side agreed on, and a maybe on the right",
        why="The region needs all findings of all studies, maybes too; the MRI covers the left pole and sees "
        "nothing there, so one is positive and one negative.",
        surgeon="So close to a side. Read the MRI again.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left inferior"), mri("right superior?")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE",
            reasons="NEGATIVE_OPPOSES UNCONFIRMED FINDING_APART",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING")),
    Situation(
        name="the left neck on sestamibi, the midline behind the esophagus on CT",
        why="'Left' is the left places and no midline one: nothing in common, so no region.",
        surgeon="A finger's breadth apart, but they do not say the same.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("midline retroesophageal")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}"),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="ultrasound and CT agree, and the only functional study is an empty choline PET",
        why="Every functional study opposes; sestamibi was not tried, and comes before a catheter.",
        surgeon="Nothing glows. Sestamibi, then we talk.",
        facts=case(OPERATED, PERSISTENT, us("left inferior"), ct("left inferior"), pet()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED,
            steps=f"ORDER_SPECT_CT {THINK_AGAIN}")),
    Situation(
        name="ultrasound, sestamibi and a positive needle against an empty 4D-CT",
        why="A first-line negative is not outvoted, and three sure families at the place, one of them "
        "tissue, may be put to the meeting with that CT named.",
        surgeon="I have the wash-out in my hand. The CT is wrong.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct(),
            other("fna_pth", "left inferior", key="fna", day="2025-04-02")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED,
            steps=f"{THINK_AGAIN} VENOUS_SAMPLING TARGET_WITH_RATIONALE")),
    Situation(
        name="an inadequate 4D-CT is sure of the other side",
        why="One phase counts for nothing, yet what it is sure of stops, and a good 4D-CT is owed.",
        surgeon="Bad scan, loud finding. Repeat it.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct("right superior", protocol=ONE_PHASE)),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", notes="ct INADEQUATE",
            stops="FIRST_LINE_OPEN SEEN_ELSEWHERE", steps=f"ORDER_CT_4D {SETTLE}"),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="two inadequate 4D-CTs, and no anatomy but an ultrasound",
        why="A third is not ordered by itself, the meeting decides; that the anatomy is open stops all the "
        "same.",
        surgeon="Twice botched. Send her where they can do one.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(key="first", protocol=ONE_PHASE), ct(key="second", day="2025-04-08", protocol=ONE_PHASE)),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT",
            notes="first INADEQUATE, second INADEQUATE", stops="FIRST_LINE_OPEN", steps=SETTLE),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="the MRI explains the target and sees a suspicious node beside it",
        why="A study that also suspects the place does not explain it away.",
        surgeon="A node and a gland. Both come out.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            mri("left inferior", lesion("left inferior", nature="lymph_node"))),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT OTHER_NATURE", notes="mri OTHER_NATURE",
            steps=OPERATE),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="empty and seen on two 4D-CTs of one day",
        why="A scan of the same day is no later one: the empty one opposes and is not outvoted.",
        surgeon="Two CTs in one day? Find out which is hers.",
        facts=case(
            OPERATED, PERSISTENT, ct(key="morning"), ct("left inferior", key="evening"),
            spect("left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED,
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}")),
]  # fmt: skip
