"""Function needs anatomy, anatomy needs function, and PET is not yet either of the two first choices."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    NEVER_OPERATED,
    OPERATED,
    PERSISTENT,
    case,
    ct,
    mri,
    op,
    other,
    pet,
    spect,
    us,
)
from tests.rules.situations_whole.places import (
    L_LIGAMENT,
    LI,
    NOTHING_COUNTS,
    OPERATE,
    ORDER_BOTH,
    RI,
    RS,
    SETTLE,
    THINK_AGAIN,
)
from tests.rules.situations_whole.situation import Situation, expect

SITUATIONS = [
    Situation(
        name="PET and a positive ultrasound in a man of thirty",
        why="PET and ultrasound agree before either first-line study was asked: the CT first, then the "
        "knife.",
        surgeon="PET is not the standard. SPECT and CT before I plan.",
        facts=case(OPERATED, PERSISTENT, us("right lower pole"), pet("right inferior"), age=30, sex="M"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            pitfalls="PET_ALONE", stops="FIRST_LINE_OPEN", indications="AGE_BELOW_50",
            steps=f"ORDER_CT_4D {SETTLE} GENETICS")),
    Situation(
        name="two anatomic studies agree along the ligament, nobody looked at function",
        why="CT and MRI agree within a quadrant, which is told; without function it is not yet enough.",
        surgeon="I can see it twice. Now show me that it is active.",
        facts=case(OPERATED, PERSISTENT, ct("left inferior"), mri("left thyrothymic ligament")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="NO_FUNCTIONAL_STUDY AGREEMENT", steps="ORDER_SPECT_CT ORDER_ULTRASOUND")),
    Situation(
        name="two functional studies agree in the groove, nobody looked at anatomy",
        why="Sestamibi and PET in neighboring places: function without a map; the CT is owed, and it "
        "stops.",
        surgeon="Hot twice, but I cannot see it.",
        facts=case(OPERATED, PERSISTENT, spect("right superior"), pet("right TE groove")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_QUADRANT", f"{RS} right.tracheoesophageal_groove",
            reasons="NO_ANATOMIC_STUDY AGREEMENT", stops="FIRST_LINE_OPEN",
            steps="ORDER_CT_4D ORDER_ULTRASOUND")),
    Situation(
        name="sestamibi and PET at the same lower pole",
        why="Two tracers of one lesion say the same thing twice; anatomy is owed.",
        surgeon="Same hot spot twice. Now the CT.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), pet("left inferior")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_SITE", LI, reasons="NO_ANATOMIC_STUDY AGREEMENT",
            stops="FIRST_LINE_OPEN", steps="ORDER_CT_4D ORDER_ULTRASOUND")),
    Situation(
        name="a doubtful ultrasound, an MRI without contrast and a positive PET",
        why="PET is firm and alone, with sestamibi and CT against it: five of twelve such targets did not "
        "cure.",
        surgeon="PET against everything else is a fishing trip.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior?"), other("mri_without_contrast", key="plain"), spect(),
            ct(),
            pet("right superior"), age=50),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED FINDING_APART",
            notes="plain INADEQUATE", pitfalls="MRI_WITHOUT_CONTRAST PET_ALONE",
            steps=f"{THINK_AGAIN} VENOUS_SAMPLING")),
    Situation(
        name="published: doubtful ultrasound, sestamibi in the chest, CT at the aortopulmonary window, never "
        "operated",
        why="No failed operation, no values in the report, and a chest report too wide to agree with the "
        "window.",
        surgeon="A first operation, and a difficult one: but not ours to list.",
        facts=case(
            NEVER_OPERATED, us("left inferior?"), spect("mediastinum"), ct("aortopulmonary window"), sex="M",
            age=35),
        expected=expect(
            "ineligible undetermined", "EQUIVOCAL", reasons="UNCONFIRMED FINDING_APART",
            standing="NO_PRIOR_PARATHYROID_OPERATION CALCIUM_MISSING PTH_MISSING"
            " FHH_NOT_EXCLUDED COURSE_UNDETERMINED",
            indications="AGE_BELOW_50", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="PET and CT agree, under the European profile",
        why="The EANM covers PET, and yet a target whose only function is PET keeps its warning; the 4D-CT "
        "is as sure, so nothing stops.",
        surgeon="In Europe they would have done PET first. The CT shows it too.",
        facts=case(OPERATED, PERSISTENT, pet("left inferior"), ct("left inferior"), profile="eanm-2021"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="PET_ALONE", steps=OPERATE)),
    Situation(
        name="an FDG PET done for lymphoma lights up behind the thyroid",
        why="FDG is no parathyroid study and never counts: nothing is known of where the gland is.",
        surgeon="Incidental on a lymphoma PET. Start with the proper studies.",
        facts=case(
            op("2022-05-02", "LI removed adenoma"), OPERATED, PERSISTENT, pet("right superior", tracer="fdg"),
            age=63),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, notes="pet FDG_PET",
            accounted="LI", pitfalls="FDG_PET", steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="an aspiration that proves tissue on the other side",
        why="The needle counts and proves tissue where the two pictures see nothing: no place holds both.",
        surgeon="Tissue on the right and pictures on the left: two glands, I bet.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), other("fna_pth",
            "right superior", key="fna")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN} VENOUS_SAMPLING")),
]  # fmt: skip
