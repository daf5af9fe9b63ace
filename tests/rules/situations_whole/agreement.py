"""Two kinds of study agree: at a site, in a quadrant, and in the words of radiologists."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    NECK_CT,
    OPERATED,
    PERSISTENT,
    blood_si,
    case,
    ct,
    lesion,
    mri,
    op,
    pet,
    spect,
    urine,
    us,
)
from tests.rules.situations_whole.places import (
    L_GROOVE,
    L_LIGAMENT,
    L_PARA,
    LI,
    LS,
    OPERATE,
    R_RETRO,
    R_SHEATH,
    RI,
    RS,
    SETTLE,
    THINK_AGAIN,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SITUATIONS = [
    Situation(
        name="the article's ideal: both studies behind the esophagus on the right",
        why="Function and anatomy at one site are the best predictor of a successful re-operation.",
        surgeon="Straight behind the esophagus, twenty minutes.",
        facts=case(
            op("2024-01-10", "LS seen_normal", "LI seen_normal", "RI seen_normal", "RS not_found"),
            PERSISTENT,
            spect("right retro-oesophageal"), ct("behind the esophagus on the right"), age=58),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_RETRO, reasons="AGREEMENT",
            accounted="LS LI RI", steps=OPERATE)),
    Situation(
        name="ultrasound and sestamibi agree, CT was never done",
        why="A positive ultrasound is anatomic and this agrees; but the 4D-CT was never done, and it is "
        "owed before anybody cuts.",
        surgeon="I believe it, and I wait for the CT.",
        facts=case(OPERATED, PERSISTENT, us("12 mm nodule, left lower pole"), spect("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="one reader says superior, the other the groove below it",
        why="A superior gland falls back into the groove: one quadrant along its descent, both sites to be "
        "explored.",
        surgeon="Same gland, it just fell. Look behind the upper pole and down.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), ct("L-B")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LS} {L_GROOVE}",
            reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="sestamibi names the descent, CT the spot",
        why="Perrier F is ligament, thymus and chest; the CT's ligament is what both hold, and that is the "
        "target.",
        surgeon="The ligament. Nice of the CT to be specific.",
        facts=case(OPERATED, PERSISTENT, spect("L-F"), ct("left thyrothymic ligament")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", L_LIGAMENT, reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="a possible focus on sestamibi where CT is definite",
        why="A possible finding may confirm a firm one.",
        surgeon="Faint on sestamibi, obvious on CT: yes.",
        facts=case(OPERATED, PERSISTENT, spect("right superior?"), ct("right superior!")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="two agree and the third sees nothing",
        why="A negative MRI of the same field is named and does not undo two that agree.",
        surgeon="Two out of three in a scarred neck is a good day.",
        facts=case(OPERATED, PERSISTENT, spect("right inferior"), ct("right inferior"), mri()),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT NEGATIVE_OPPOSES",
            steps=OPERATE)),
    Situation(
        name="a negative ultrasound beside two good studies that agree",
        why="Scar hides glands from ultrasound: its silence does not even oppose.",
        surgeon="Ultrasound never sees anything after me.",
        facts=case(OPERATED, PERSISTENT, us(), spect("left superior"), ct("left superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="us NEGATIVE_ULTRASOUND", steps=OPERATE),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
    Situation(
        name="a second, doubtful focus on the CT only",
        why="A possible finding elsewhere opposes nothing; it is named so that the surgeon may look.",
        surgeon="I will glance at it on the way out.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", "right superior?")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT FINDING_APART",
            steps=OPERATE)),
    Situation(
        name="undescended gland in the right carotid sheath",
        why="Both in the sheath: an ectopic site, found because both studies said so and not because it "
        "was assumed.",
        surgeon="High in the sheath, lateral approach.",
        facts=case(
            OPERATED, PERSISTENT, spect("right carotid sheath"),
            ct(lesion("right carotid sheath", size_mm="16", certainty="definite"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_SHEATH, reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="intrathyroidal on ultrasound, MRI and sestamibi, allergic to iodine contrast",
        why="The CT cannot be had without the meeting, and the other three agree inside the thyroid.",
        surgeon="A lobectomy does it.",
        facts=case(
            OPERATED, PERSISTENT, us("within the right lobe of the thyroid"), spect("intrathyroidal, right"),
            mri("right intrathyroidal"), flags="contrast_allergy"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", "right.intrathyroidal",
            reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="a chest-free agreement with the CT in mmol/L country",
        why="Units and spelling change nothing: corrected calcium 2.74, PTH 11.2, one place.",
        surgeon="Left para-oesophageal, as they spell it.",
        facts=case(
            OPERATED, urine(), blood_si("2024-02-12", "2.76", "11.8"), blood_si("2025-05-12", "2.74", "11.2"),
            spect("left paraoesophageal"), ct("left paraoesophageal"), age=66),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", L_PARA, reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="three families, one ligament and two lower poles",
        why="The cell of all three wins over the finer cell of two: lower pole with the ligament under it.",
        surgeon="Lower pole and the tongue of fat beneath it.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            mri("left thyrothymic ligament")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="AGREEMENT",
            steps=OPERATE),
        traps=(Trap.SAME_ANSWER,)),
    Situation(
        name="SPECT/CT without CT: MRI is the second opinion",
        why="MRI with contrast is anatomic and agrees; the 4D-CT is still on the list.",
        surgeon="MRI will do, but ask for the CT.",
        facts=case(OPERATED, PERSISTENT, spect("right inferior"), mri("right lower pole")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            steps="ORDER_CT_4D MDT_REVIEW FOCUSED_REOPERATION")),
    Situation(
        name="RL in the report, level VI node beside it",
        why="RL is right lower; a node level adds nothing, and a node marked as such takes no part.",
        surgeon="RL, and forget the node.",
        facts=case(
            OPERATED, PERSISTENT, spect("RL"), ct("right inferior (level VI)", lesion("left level VI",
            nature="lymph_node"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT OTHER_NATURE",
            notes="ct OTHER_NATURE", steps=OPERATE),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="the whole left side on sestamibi, the lower pole on CT",
        why="A scan that names twenty places is no agreement on one; but both lie on the left and share "
        "the lower pole: a region, to be read again, and one option is to explore that side.",
        surgeon="Left side is not an address, but it tells me which side to open.",
        facts=case(OPERATED, PERSISTENT, spect("left neck"), ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", LI, reasons="REGION",
            steps="EXPERT_REREAD MDT_REVIEW REGION_EXPLORATION"),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="all four glands named by sestamibi, one by CT",
        why="Four places in one breath are one wide set: no agreement with the one place of the CT. Ask "
        "the reader which side before a catheter is passed.",
        surgeon="A scan that lights up everywhere is a broken lamp.",
        facts=case(
            OPERATED, PERSISTENT, spect("bilateral superior and inferior"), ct("left inferior")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="UNCONFIRMED",
            steps=f"LOCATE_FINDING ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER"),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="a neck-only CT and a PET that see the same upper pole",
        why="PET is the only functional voice of the agreement, which is said; the CT is as sure of the "
        "place, so it does not stop.",
        surgeon="PET and half a CT, and they agree. I can work with that.",
        facts=case(OPERATED, PERSISTENT, pet("left superior"), ct("left superior", protocol=NECK_CT)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="ct LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED PET_ALONE", steps=OPERATE)),
]  # fmt: skip
