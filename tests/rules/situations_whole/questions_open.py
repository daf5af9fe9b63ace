"""What is not done, not read or not placed is asked before anybody cuts; and targets across the inlet."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    case,
    ct,
    lesion,
    mri,
    pet,
    spect,
    us,
)
from tests.rules.situations_whole.places import (
    L_ANTERIOR,
    L_LIGAMENT,
    L_PARA,
    L_POSTERIOR,
    L_THYMUS,
    LI,
    OPERATE,
    RS,
    SETTLE,
    THINK_AGAIN,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

AT_LI = (OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"))
SECOND_FOCUS = "second focus, place not stated"
DOWN_THE_ESOPHAGUS = (
    OPERATED, PERSISTENT, spect("left paraesophageal"), ct("left posterior mediastinum"),
)  # fmt: skip
BEHIND = f"{L_PARA} {L_POSTERIOR}"

SITUATIONS = [
    Situation(
        name="ultrasound and sestamibi agree, the CT is done and not read",
        why="The CT exists: nobody orders another, and nobody cuts before it is read.",
        surgeon="It is on the server and nobody looked? Look.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct(result="not_reported")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="ct NOT_REPORTED", stops="READING_OPEN", steps=f"STATE_ADEQUACY {SETTLE}")),
    Situation(
        name="two agree on the left, MRI is sure of something at a node level on the left",
        why="A sure lesion without a place may be the same or another: the agreement is in doubt until it "
        "is placed.",
        surgeon="Is it the same thing? Ask the MRI reader, not me.",
        facts=case(*AT_LI, mri("left level IV!")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI, reasons="AGREEMENT PLACE_OPEN UNLOCATED",
            notes="mri UNLOCATED", stops="READING_OPEN",
            steps="LOCATE_FINDING ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="two agree on the left, MRI is sure of something at a node level on the right",
        why="Its words hold no place but the other side: two studies can be wrong together, and this one "
        "contradicts.",
        surgeon="Right is not left. I am not cutting on two out of three.",
        facts=case(*AT_LI, mri("right level IV!")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT OTHER_SIDE UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps="LOCATE_FINDING ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="sestamibi sees the target and a second focus without a place",
        why="The agreement stands, for the same study is part of it; where the second focus lies is asked "
        "first.",
        surgeon="A second focus where? In the neck or in the gut?",
        facts=case(OPERATED, PERSISTENT, spect("left inferior", SECOND_FOCUS), ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT UNLOCATED",
            notes="spect UNLOCATED", stops="READING_OPEN", steps=f"LOCATE_FINDING {SETTLE}")),
    Situation(
        name="the reader confirms that the second focus has no place",
        why="Asked and answered that it cannot be placed: nobody is asked again, and it still stops.",
        surgeon="He cannot say where. Then the meeting must say whether we go.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", lesion(SECOND_FOCUS, sites=[])),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT UNLOCATED",
            notes="spect UNLOCATED", stops="READING_OPEN", steps=SETTLE)),
    Situation(
        name="the meeting goes although the second focus has no place",
        why="The reader cannot place it, the meeting knows and answers for this pole.",
        surgeon="Left lower first, PTH in the room, then we see.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", lesion(SECOND_FOCUS, sites=[])),
            ct("left inferior"), answer("READING_OPEN", LI, reason="intraoperative PTH will tell")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT UNLOCATED",
            notes="spect UNLOCATED", answered="READING_OPEN", steps=OPERATE)),
    Situation(
        name="the report says right and the form says left",
        why="Words and confirmed place contradict each other: the finding has no place until its reader "
        "says which.",
        surgeon="Right or left is the one thing I need from you.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct(lesion("right inferior", sites=["left.inferior"]))),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="UNCONFIRMED UNLOCATED", notes="ct UNLOCATED",
            steps=f"LOCATE_FINDING ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER")),
    Situation(
        name="the CT says lower pole and forgets the side",
        why="Without a side it is both lower poles, and agrees with neither: ask the reader which.",
        surgeon="Inferior what? Inferior left or inferior right?",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("lower pole")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="UNCONFIRMED",
            steps=f"LOCATE_FINDING ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER"),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="ultrasound and sestamibi agree in a woman allergic to contrast",
        why="The CT is not open but forbidden: the meeting sees the agreement of the two that can be had.",
        surgeon="No contrast, no CT. Two agree, I go.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), flags="contrast_allergy"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="two CTs were tried and both spoiled, ultrasound and sestamibi agree",
        why="A third CT is for the meeting to want; that there is still no readable one stops and is "
        "answered.",
        surgeon="Two ruined CTs. Either sedate her or say that we go without.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(key="ct-1", adequacy="inadequate"), ct(key="ct-2", day="2025-04-02", adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="ct-1 INADEQUATE, ct-2 INADEQUATE", stops="FIRST_LINE_OPEN", steps=SETTLE),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="MRI and PET agree, and neither first-line study was done",
        why="Two second-line studies agree; no 4D-CT and no sestamibi has looked, and that is owed first.",
        surgeon="You did the exotic ones first. Now the ordinary.",
        facts=case(OPERATED, PERSISTENT, mri("right superior"), pet("right superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT",
            pitfalls="PET_ALONE", stops="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="the meeting goes on ultrasound and sestamibi, and says why",
        why="The missing CT was answered for this pole; the order stays on the list.",
        surgeon="I felt it and I see it. I do not need the CT, and I signed that.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior!"), spect("left inferior!"),
            answer("FIRST_LINE_OPEN", LI, reason="seen twice, declines contrast")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {OPERATE}")),
    Situation(
        name="an unread re-read and a second focus without a place at once",
        why="Two open questions to two readers are one stop, and each is asked.",
        surgeon="Nobody has finished reading. Next Thursday.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", SECOND_FOCUS), ct("left inferior"),
            mri(result="not_reported")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT UNLOCATED",
            notes="spect UNLOCATED, mri NOT_REPORTED", stops="READING_OPEN",
            steps=f"STATE_ADEQUACY LOCATE_FINDING {SETTLE}")),
    Situation(
        name="beside the esophagus on one study, at the carina on the other",
        why="One descent and one quadrant, but a neck and a chest: two approaches and two operations, to "
        "be settled.",
        surgeon="From above or from the side? Tell me before I position her.",
        facts=case(*DOWN_THE_ESOPHAGUS),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", BEHIND, reasons="AGREEMENT",
            stops="ACROSS_INLET", steps=SETTLE),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="across the inlet, and the thoracic surgeon will stand by",
        why="The meeting chose the approach and answered for both places.",
        surgeon="I start in the neck, he stands by. Fine.",
        facts=case(
            *DOWN_THE_ESOPHAGUS,
            answer("ACROSS_INLET", L_PARA, L_POSTERIOR, reason="cervical approach, thoracic stand-by")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", BEHIND, reasons="AGREEMENT",
            answered="ACROSS_INLET", steps=OPERATE)),
    Situation(
        name="across the inlet, and the answer speaks of the neck only",
        why="The target lies in neck and chest, the answer in the neck: it does not hold.",
        surgeon="And if it is at the carina? That is not an answer.",
        facts=case(*DOWN_THE_ESOPHAGUS, answer("ACROSS_INLET", L_PARA, reason="cervical approach")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", BEHIND, reasons="AGREEMENT",
            stops="ACROSS_INLET", steps=SETTLE)),
    Situation(
        name="ligament on sestamibi, anterior mediastinum on CT",
        why="The lower gland's path leads from neck to chest; which of the two it is decides the "
        "operation.",
        surgeon="Can I pull it up from the neck or not? That is the question.",
        facts=case(
            OPERATED, PERSISTENT, spect("left thyrothymic ligament"), ct("left anterior mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_LIGAMENT} {L_ANTERIOR}",
            reasons="AGREEMENT", stops="ACROSS_INLET", steps=SETTLE)),
    Situation(
        name="thymus on sestamibi, anterior mediastinum on CT",
        why="The thymus lies in neck and chest alike, so nothing is torn apart: the tongue is pulled up "
        "from above.",
        surgeon="Thymus comes up with the tongue. One operation.",
        facts=case(OPERATED, PERSISTENT, spect("left intrathymic"), ct("left anterior mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_THYMUS} {L_ANTERIOR}",
            reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="the whole lower descent on sestamibi, its chest end on CT",
        why="No study lies wholly in the neck; what both hold is the chest, and the chest surgeon plans "
        "it.",
        surgeon="It is in the chest. Call thoracic.",
        facts=case(OPERATED, PERSISTENT, spect("L-F"), ct("left anterior mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", L_ANTERIOR, reasons="AGREEMENT",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER FOCUSED_REOPERATION THORACIC_PLANNING")),
    Situation(
        name="across the inlet, an unread MRI and a focus without a place: everything is open",
        why="Each open thing is a stop of its own and the sentence names both; a hasty surgeon has two "
        "reasons to wait.",
        surgeon="Not this week.",
        facts=case(
            OPERATED, PERSISTENT, spect("left paraesophageal", SECOND_FOCUS),
            ct("left posterior mediastinum"), mri(result="not_reported")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", BEHIND,
            reasons="AGREEMENT UNLOCATED", notes="spect UNLOCATED, mri NOT_REPORTED",
            stops="READING_OPEN ACROSS_INLET", steps=f"STATE_ADEQUACY LOCATE_FINDING {SETTLE}")),
]  # fmt: skip
