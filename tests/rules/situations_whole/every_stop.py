"""Each pitfall that stops: alone, beside another, and answered by the meeting."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    case,
    ct,
    lesion,
    other,
    pet,
    spect,
    us,
)
from tests.rules.situations_whole.gates_and_cords import seen
from tests.rules.situations_whole.places import L_PARA, L_POSTERIOR, LI, OPERATE
from tests.rules.situations_whole.situation import Situation, expect

BOTH_LI = (spect("left inferior"), ct("left inferior"))
SETTLE = "MDT_REVIEW SETTLE_FIRST"
RIGHT_PALSY = seen("mobile", "immobile")
PALSY = "CORD_PALSY_OPPOSITE"
ACROSS = (spect("left posterior mediastinum"), ct("left paraesophageal"))
NODULE = us(lesion("left inferior", nature="thyroid_nodule"))
UNGRADED = other("mri_with_without_contrast", "right superior", adequacy="unknown", key="mri")
PLANAR = other("sestamibi_planar", "right inferior", key="planar")
PET_FIRST = (us("left inferior?"), pet("left inferior"), spect("left inferior?"))

SITUATIONS = [
    Situation(
        name="beside the esophagus on the CT, behind the heart on the tracer scan",
        why="Edition 1 called it one quadrant and cut. One place is reached from the neck and one through "
        "the chest: two operations.",
        surgeon="Which incision? You tell me.",
        facts=case(OPERATED, PERSISTENT, *ACROSS),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_PARA} {L_POSTERIOR}",
            reasons="AGREEMENT", stops="ACROSS_INLET", steps=SETTLE)),
    Situation(
        name="beside the esophagus or behind the heart, and a right cord that does not move",
        why="Neither which way nor which nerve is settled.",
        surgeon="Two open questions and one airway.",
        facts=case(OPERATED, PERSISTENT, *ACROSS, RIGHT_PALSY, cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_PARA} {L_POSTERIOR}",
            reasons="AGREEMENT", pitfalls="CORD_PALSY", stops=f"ACROSS_INLET {PALSY}", steps=SETTLE)),
    Situation(
        name="beside the esophagus or behind the heart, and the meeting starts from the neck",
        why="Answered for both places: a long gland that hangs down, reached from the neck.",
        surgeon="It pulls up with the esophagus. Neck first, chest draped.",
        facts=case(OPERATED, PERSISTENT, *ACROSS, answer("ACROSS_INLET", L_PARA, L_POSTERIOR)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_PARA} {L_POSTERIOR}",
            reasons="AGREEMENT", answered="ACROSS_INLET", steps=OPERATE)),
    Situation(
        name="beside the esophagus or behind the heart, answered with a spare place",
        why="The answer may name more than the target; it may not name less.",
        surgeon="We covered everything from pole to aorta.",
        facts=case(OPERATED, PERSISTENT, *ACROSS, answer("ACROSS_INLET", LI, L_PARA, L_POSTERIOR)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_PARA} {L_POSTERIOR}",
            reasons="AGREEMENT", answered="ACROSS_INLET", steps=OPERATE)),
    Situation(
        name="two agree, and the ultrasound calls the same spot a thyroid nodule",
        why="Edition 1 cut a thyroid nodule. One study explains the target: it is asked first.",
        surgeon="I have taken out a nodule once. Never again without a needle.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, NODULE),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT EXPLAINED OTHER_NATURE", notes="us OTHER_NATURE",
            stops="EXPLAINED_OTHERWISE", steps=SETTLE)),
    Situation(
        name="a thyroid nodule at the target, and a pregnancy",
        why="Two stops, neither of which answers the other.",
        surgeon="A nodule can wait for the child.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, NODULE, flags="pregnancy", age=50),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT EXPLAINED OTHER_NATURE", notes="us OTHER_NATURE",
            stops="EXPLAINED_OTHERWISE PREGNANCY", steps=SETTLE)),
    Situation(
        name="a thyroid nodule in front of the target, and the meeting has answered",
        why="The meeting has seen the films: the nodule lies in front of the lesion.",
        surgeon="Nodule in front, gland behind. I see both.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, NODULE, answer("EXPLAINED_OTHERWISE", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT EXPLAINED OTHER_NATURE", notes="us OTHER_NATURE",
            answered="EXPLAINED_OTHERWISE", steps=OPERATE)),
    Situation(
        name="a thyroid nodule, a dead right nerve, and an answer to each",
        why="Two answers for two stops: each holds the target.",
        surgeon="Both on the consent form. Go.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI, NODULE, RIGHT_PALSY, answer("EXPLAINED_OTHERWISE", LI),
            answer(PALSY, LI), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT EXPLAINED OTHER_NATURE", notes="us OTHER_NATURE", pitfalls="CORD_PALSY",
            answered=f"EXPLAINED_OTHERWISE {PALSY}", steps=OPERATE)),
    Situation(
        name="no CT, and the right cord does not move",
        why="The CT that is owed and the nerve that is left: two stops.",
        surgeon="With one nerve left I want every picture there is.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), RIGHT_PALSY, cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops=f"FIRST_LINE_OPEN {PALSY}", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="no CT, and the meeting goes without",
        why="Answered for that place; the order stays suggested beside the operation.",
        surgeon="She will not lie in that tube again. The probe shows it.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            answer("FIRST_LINE_OPEN", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {OPERATE}")),
    Situation(
        name="only the PET is sure, and no first-line study is",
        why="Ultrasound and sestamibi call it possible, choline is sure: it is the only one that is, and no "
        "first-line study with more than a maybe is in the group.",
        surgeon="One sure picture and two shrugs.",
        facts=case(OPERATED, PERSISTENT, *PET_FIRST),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="FIRST_LINE_OPEN PET_ALONE", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="only the PET is sure, and the meeting has answered the missing CT",
        why="That first line is open has been answered; that the PET stands alone has not.",
        surgeon="You answered the CT. I asked about the PET.",
        facts=case(OPERATED, PERSISTENT, *PET_FIRST, answer("FIRST_LINE_OPEN", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="PET_ALONE", answered="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="only the PET is sure, and both have been answered",
        why="Each stop has its own answer: the operation is open, and the CT stays suggested.",
        surgeon="Choline has not lied to us yet. Fine.",
        facts=case(
            OPERATED, PERSISTENT, *PET_FIRST, answer("FIRST_LINE_OPEN", LI), answer("PET_ALONE", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="FIRST_LINE_OPEN PET_ALONE", steps=f"ORDER_CT_4D {OPERATE}")),
    Situation(
        name="only the PET is sure, and only that has been answered",
        why="The other way round: the CT is still owed.",
        surgeon="And the CT?",
        facts=case(OPERATED, PERSISTENT, *PET_FIRST, answer("PET_ALONE", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="FIRST_LINE_OPEN", answered="PET_ALONE", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="nobody said whether the MRI is any good, and it points right",
        why="A study that nobody graded is asked about before anybody cuts: it may speak against the target.",
        surgeon="Is that MRI readable or not? Ring them.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, UNGRADED),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", stops="READING_OPEN", steps=f"STATE_ADEQUACY {SETTLE}")),
    Situation(
        name="an ungraded MRI that points right, and a dead right nerve",
        why="The reading and the nerve: two questions before the left side is opened.",
        surgeon="If it is right after all, the nerve there is gone already. Ask!",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, UNGRADED, RIGHT_PALSY, cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", pitfalls="CORD_PALSY", stops=f"READING_OPEN {PALSY}",
            steps=f"STATE_ADEQUACY {SETTLE}")),
    Situation(
        name="an ungraded MRI, and the meeting has seen its images",
        why="Answered: the meeting has looked itself; the reader is still asked.",
        surgeon="Motion from top to bottom. Worthless.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, UNGRADED, answer("READING_OPEN", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", answered="READING_OPEN", steps=f"STATE_ADEQUACY {OPERATE}")),
    Situation(
        name="a planar scan on the right that does not count",
        why="It makes no verdict, but what it saw on the other side is asked about.",
        surgeon="Flat picture, wrong side. Still: why?",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, PLANAR),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="planar INADEQUATE", stops="SEEN_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="a planar scan on the right, and a pregnancy",
        why="Two stops of two kinds.",
        surgeon="Wait for both answers.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, PLANAR, flags="pregnancy", age=50),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="planar INADEQUATE", stops="SEEN_ELSEWHERE PREGNANCY", steps=SETTLE)),
    Situation(
        name="a planar scan on the right, and the meeting calls it the salivary gland",
        why="Answered for the target: the spot on the right is known for what it is.",
        surgeon="Low-lying submandibular. Seen it on every scan of hers.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, PLANAR, answer("SEEN_ELSEWHERE", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="planar INADEQUATE", answered="SEEN_ELSEWHERE", steps=OPERATE)),
]  # fmt: skip
