"""A target that a study explains as something else, and what a study that never counts saw elsewhere."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    case,
    ct,
    lesion,
    mri,
    other,
    pet,
    spect,
    us,
)
from tests.rules.situations_whole.places import L_GROOVE, LI, LS, OPERATE, RI, RS, SETTLE, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

AT_LI = (OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"))
NODULE_AT_LI = us(lesion("left inferior", nature="thyroid_nodule"), result="negative")

SITUATIONS = [
    Situation(
        name="the 4D-CT calls the place of ultrasound and sestamibi a thyroid nodule",
        why="A good 4D-CT saw what the other two saw and says what it is: their agreement is not cut on.",
        surgeon="Sestamibi in a thyroid nodule. It has fooled me before.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(lesion("left inferior", nature="thyroid_nodule"))),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI,
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES EXPLAINED OTHER_NATURE", notes="ct OTHER_NATURE",
            stops="EXPLAINED_OTHERWISE", steps=f"{THINK_AGAIN} VENOUS_SAMPLING"),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="a negative ultrasound describes a thyroid nodule at the target",
        why="The ultrasound does not count, but its nodule may be what both scans light up: settle that "
        "first.",
        surgeon="Put a needle in that nodule before I open anything.",
        facts=case(*AT_LI, NODULE_AT_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="us NEGATIVE_ULTRASOUND OTHER_NATURE", stops="EXPLAINED_OTHERWISE", steps=SETTLE),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
    Situation(
        name="the nodule at the target was biopsied benign years ago and lies higher",
        why="The meeting looked at both pictures and answered for this pole.",
        surgeon="The nodule is in the lobe, the gland is below it. Go.",
        facts=case(
            *AT_LI, NODULE_AT_LI,
            answer("EXPLAINED_OTHERWISE", LI, reason="nodule lies in the lobe, lesion below it")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="us NEGATIVE_ULTRASOUND OTHER_NATURE", answered="EXPLAINED_OTHERWISE", steps=OPERATE)),
    Situation(
        name="the meeting answered for one of the two places of the target",
        why="Upper pole and groove are the target and the answer names the pole only: it does not hold.",
        surgeon="The groove is where I would go, and nobody spoke of the groove.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left TE groove"),
            us(lesion("left superior", nature="thyroid_nodule"), result="negative"),
            answer("EXPLAINED_OTHERWISE", LS, reason="nodule lies in the lobe")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LS} {L_GROOVE}",
            reasons="AGREEMENT", notes="us NEGATIVE_ULTRASOUND OTHER_NATURE", stops="EXPLAINED_OTHERWISE",
            steps=SETTLE)),
    Situation(
        name="MRI calls the lower pole physiologic, SPECT/CT and 4D-CT do not",
        why="One MRI does not outvote two first-line studies, but it explains the target and that is "
        "answered first.",
        surgeon="Radiology disagrees with radiology. Put them in one room.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior"), ct("right inferior"),
            mri(lesion("right inferior", nature="physiologic"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI,
            reasons="AGREEMENT NEGATIVE_OPPOSES EXPLAINED OTHER_NATURE", notes="mri OTHER_NATURE",
            stops="EXPLAINED_OTHERWISE", steps=SETTLE),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="the re-read takes the MRI's explanation back",
        why="The later read of the same MRI sees a gland there: nothing explains the place any more.",
        surgeon="Now all three say gland.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior"), ct("right inferior"),
            mri(lesion("right inferior", nature="lymph_node"), key="first-read"),
            mri("right inferior", key="re-read", supersedes="first-read")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            notes="first-read SUPERSEDED OTHER_NATURE", steps=OPERATE),
        traps=(Trap.LATER_READ,)),
    Situation(
        name="last autumn's CT called it a node, this spring's CT a gland",
        why="The later scan of its kind shows the place, so the earlier one no longer opposes; that it "
        "explained it is still answered.",
        surgeon="It grew. But tell me why it was a node in September.",
        facts=case(
            *AT_LI, ct(lesion("left inferior", nature="lymph_node"), key="ct-old", day="2024-09-10")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT SEEN_LATER OTHER_NATURE", notes="ct-old OTHER_NATURE",
            stops="EXPLAINED_OTHERWISE", steps=SETTLE)),
    Situation(
        name="a node on the other side is named as one",
        why="What is explained is not the target: it takes no part and stops nothing.",
        surgeon="A node is a node.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct("left inferior", lesion("right inferior", nature="lymph_node"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT OTHER_NATURE",
            notes="ct OTHER_NATURE", steps=OPERATE)),
    Situation(
        name="gland and nodule side by side at one pole of the CT",
        why="The study that names the nodule names the gland beside it too, so it explains nothing away.",
        surgeon="She can tell the two apart. That is the one I trust.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct("left inferior!", lesion("left lower pole", nature="thyroid_nodule"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT OTHER_NATURE",
            notes="ct OTHER_NATURE", steps=OPERATE)),
    Situation(
        name="a planar scan calls the target salivary uptake",
        why="A study that does not count opposes nothing, but what it explains is answered before the "
        "knife.",
        surgeon="On flat pictures everything is salivary. Still, answer it.",
        facts=case(
            *AT_LI,
            other("sestamibi_planar", lesion("left inferior", nature="physiologic"), key="planar")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="planar INADEQUATE OTHER_NATURE", stops="EXPLAINED_OTHERWISE", steps=SETTLE)),
    Situation(
        name="a routine CT with a sure lesion on the other side",
        why="It is no 4D-CT and does not count; its sure lesion on the right is looked at before the left "
        "is opened.",
        surgeon="Show me that old CT. What is it on the right?",
        facts=case(*AT_LI, other("ct_neck_contrast", "right superior!", key="plain")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="plain INADEQUATE", stops="SEEN_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="a routine CT with a doubtful spot on the other side",
        why="Possible only, and on a study that does not count: nothing waits for it.",
        surgeon="A maybe on a routine CT. No.",
        facts=case(*AT_LI, other("ct_neck_contrast", "right superior?", key="plain")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="plain INADEQUATE", steps=OPERATE)),
    Situation(
        name="a spoiled MRI that sees the ligament below the target",
        why="Lower pole and ligament are one quadrant: even if it counted it would not oppose.",
        surgeon="Same gland, one centimeter lower.",
        facts=case(*AT_LI, mri("left thyrothymic ligament", adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri INADEQUATE", steps=OPERATE),
        traps=(Trap.INADEQUATE_STUDY, Trap.SAME_ANSWER)),
    Situation(
        name="a spoiled MRI that is sure of the chest",
        why="Motion spoiled it and it does not count; but a sure lesion in the chest is a different "
        "operation.",
        surgeon="If it is in the chest I want to know before, not after.",
        facts=case(*AT_LI, mri("left aortopulmonary window!", adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri INADEQUATE", stops="SEEN_ELSEWHERE", steps=SETTLE),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="the routine CT of before the operation showed the other side",
        why="What was there before the operation may have been taken out: it stops nothing.",
        surgeon="That one is in the jar since January.",
        facts=case(*AT_LI, other("ct_neck_contrast", "right superior!", key="plain", day="2023-11-20")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="plain PREOPERATIVE INADEQUATE", pitfalls="PREOPERATIVE_STUDY", steps=OPERATE)),
    Situation(
        name="the meeting looked at the routine CT's other side",
        why="The lesion on the right was found to be a vessel, and the meeting wrote it for this target.",
        surgeon="Vessel. Left it is.",
        facts=case(
            *AT_LI, other("ct_neck_contrast", "right superior!", key="plain"),
            answer("SEEN_ELSEWHERE", LI, reason="tortuous vessel on the right")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="plain INADEQUATE", answered="SEEN_ELSEWHERE", steps=OPERATE)),
    Situation(
        name="a routine CT calls the target a node and the other side a gland",
        why="Two questions from one study that does not count: what is at the target, and what is on the "
        "right.",
        surgeon="That report contradicts everybody twice. Read it again.",
        facts=case(
            *AT_LI,
            other("ct_neck_contrast", lesion("left inferior", nature="lymph_node"), "right superior!",
                  key="plain")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="plain INADEQUATE OTHER_NATURE", stops="EXPLAINED_OTHERWISE SEEN_ELSEWHERE",
            steps=SETTLE)),
    Situation(
        name="two lesions, and a spoiled MRI sees one of them",
        why="It opposes only one of two targets and agrees with the other: it is no third place.",
        surgeon="It saw half of it. Both sides, as planned.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "right superior"),
            ct("left inferior", "right superior"), mri("right superior", adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH", notes="mri INADEQUATE",
            stops="MULTIGLAND_LIKELY", steps="MDT_REVIEW BILATERAL_EXPLORATION GENETICS"),
        traps=(Trap.TWO_LESIONS,)),
    Situation(
        name="two lesions, and an FDG PET sees a third",
        why="It opposes both targets; whoever explores both sides first says what the third spot is.",
        surgeon="A third one? Then nobody knows what we are doing yet.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "right superior"),
            ct("left inferior", "right superior"), pet("midline.anterior_mediastinum!", tracer="fdg")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH", notes="pet FDG_PET",
            pitfalls="FDG_PET", stops="SEEN_ELSEWHERE MULTIGLAND_LIKELY",
            steps=f"{SETTLE} GENETICS")),
]  # fmt: skip
