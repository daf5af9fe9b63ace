"""The studies point to different places, or one sees what the other does not."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    NECK_CT,
    OPERATED,
    PERSISTENT,
    case,
    ct,
    lesion,
    mri,
    op,
    pet,
    spect,
    us,
)
from tests.rules.situations_whole.places import (
    ANTERIOR,
    L_GROOVE,
    L_LIGAMENT,
    L_PARA,
    L_RETRO,
    L_THYMUS,
    LI,
    LS,
    M_RETRO,
    R_ANTERIOR,
    R_LIGAMENT,
    R_RETRO,
    R_THYMUS,
    RI,
    RS,
    THINK_AGAIN,
    WINDOW,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

WITH_A_THIRD = "ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING"
ASK_ALL = f"ORDER_ULTRASOUND {THINK_AGAIN}"

SITUATIONS = [
    Situation(
        name="left lower on sestamibi, right upper on CT",
        why="Both cannot be the gland: expert re-read and a third kind of study before sampling is thought "
        "of. Each good study sees nothing where the other points, and that is said; an ultrasound costs "
        "no radiation.",
        surgeon="I will not explore both sides on a coin toss. MRI.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("right superior")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=ASK_ALL)),
    Situation(
        name="upper and lower pole of one side",
        why="Same side, two glands: a side is not yet a target at this profile's level. Each sees nothing at "
        "the other's pole; an ultrasound can tell two poles apart.",
        surgeon="Left side for sure, but which one? Read them together.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), ct("left inferior")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=ASK_ALL)),
    Situation(
        name="neck on sestamibi, posterior mediastinum on CT",
        why="The chest is not the neck; only along the descent of one gland could they be one. Both covered "
        "both fields, so each is silent where the other speaks; ultrasound looks at the neck.",
        surgeon="Neck or chest is the first question I ask.",
        facts=case(OPERATED, PERSISTENT, spect("right inferior"), ct("right posterior mediastinum")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=ASK_ALL),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="still apart when the MRI sees nothing",
        why="A third family counts and settles nothing: now sampling is worth its risk. The ultrasound "
        "nobody has done comes before it.",
        surgeon="Sample her.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("right superior"), mri()),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=WITH_A_THIRD)),
    Situation(
        name="two agree, and PET firmly points elsewhere",
        why="A firm third finding on the other side opposes the two; it is not outvoted. The PET covered the "
        "left as well and was empty there.",
        surgeon="I do not count votes. Why does the PET light up on the right?",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), pet("right superior!")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH NEGATIVE_OPPOSES",
            steps=f"{ASK_ALL} VENOUS_SAMPLING")),
    Situation(
        name="two pairs agree, each on its own side, and no study sees both",
        why="Two agreements that no single study confirms together contradict each other. CT and PET see "
        "nothing on the left and sestamibi nothing on the right: first-line negatives are named.",
        surgeon="Somebody is reading the wrong patient.",
        facts=case(OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct("right superior"),
                   pet("right superior")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", RS, LI,
            reasons="AGREEMENT SEVERAL_GROUPS NO_STUDY_SEES_BOTH NEGATIVE_OPPOSES", pitfalls="PET_ALONE",
            steps=f"{THINK_AGAIN} VENOUS_SAMPLING")),
    Situation(
        name="a quadrant agrees on the left, MRI sees a firm node-like lesion on the right",
        why="The agreement along the ligament stands at quadrant level, and a firm finding opposes it. The "
        "MRI is silent on the left besides.",
        surgeon="Have the MRI read again: node or gland?",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left thyrothymic ligament"),
            mri("right superior")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH NEGATIVE_OPPOSES", steps=WITH_A_THIRD)),
    Situation(
        name="the groove on the right agrees, ultrasound is sure of the left",
        why="Even an ultrasound, when positive and firm, opposes an agreement of a quadrant.",
        surgeon="Do the ultrasound again yourself, and then tell me.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior!"), spect("right superior"), ct("right TE groove")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_QUADRANT",
            f"{RS} right.tracheoesophageal_groove",
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH",
            steps=f"{THINK_AGAIN} VENOUS_SAMPLING")),
    Situation(
        name="three neighbors in a row down the left esophagus",
        why="Upper pole, groove, beside the esophagus: each agrees with the next, the ends with nobody. "
        "Ultrasound sees the groove and has not been tried.",
        surgeon="Somewhere along the left esophagus. I would want them read side by side.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left TE groove"), pet("left paraesophageal")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SIDE", f"{LS} {L_GROOVE} {L_PARA}",
            reasons="AGREEMENT CHAIN NO_STUDY_SEES_BOTH",
            steps=f"{ASK_ALL} VENOUS_SAMPLING"),
        traps=(Trap.SAME_ANSWER,)),
    Situation(
        name="from the right lower pole to the chest, one step each",
        why="Lower pole, ligament, anterior mediastinum: the path of descent links them, and no cell holds "
        "all three. ACROSS_INLET: one study wholly in the neck and one wholly in the chest are two "
        "approaches.",
        surgeon="Neck incision or sternum? That is what this leaves open.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior"), ct("right thyrothymic ligament"),
            mri("right anterior mediastinum")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SIDE", f"{RI} {R_LIGAMENT} {R_ANTERIOR}",
            reasons="AGREEMENT CHAIN NO_STUDY_SEES_BOTH", stops="ACROSS_INLET", steps=WITH_A_THIRD),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="behind the esophagus: left, right, and one that does not say",
        why="A side left open agrees with either; it cannot make left and right agree. Ask the CT reader "
        "which side before a catheter is thought of (READING_OPEN: ask before cutting).",
        surgeon="Which side of the esophagus do I roll?",
        facts=case(
            OPERATED, PERSISTENT, spect("left retroesophageal"), ct("retroesophageal"),
            pet("right retroesophageal")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_COMPARTMENT", f"{L_RETRO} {M_RETRO} {R_RETRO}",
            reasons="AGREEMENT CHAIN NO_STUDY_SEES_BOTH", stops="READING_OPEN",
            steps=f"LOCATE_FINDING {ASK_ALL}"),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM, Trap.NAMES_EVERYTHING)),
    Situation(
        name="the aortopulmonary window, its side disputed",
        why="All three look at the window; two of them disagree on the side, and the third does not decide "
        "it. A target wholly in the chest belongs to an experienced center.",
        surgeon="The window is the window. But have thoracic look at all three.",
        facts=case(
            op("2019-05-06", "LS seen_normal"), op("2021-05-06", "RS seen_normal"), OPERATED, PERSISTENT,
            spect("left aortopulmonary window"), ct("AP window"), mri("right aortopulmonary window"), age=48),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_COMPARTMENT", WINDOW,
            reasons="AGREEMENT CHAIN NO_STUDY_SEES_BOTH", accounted="LS RS", indications="AGE_BELOW_50",
            steps=f"HIGH_VOLUME_CENTER {WITH_A_THIRD}")),
    Situation(
        name="the left thymus and a chest report without a side",
        why="Cervical thymus and left chest lie on one path, left chest and unsided chest are one place; the "
        "ends share neither side nor compartment. The thymus reaches through the inlet, so no second "
        "approach is forced.",
        surgeon="It is the thymus, I think, but the report could be on the right.",
        facts=case(
            OPERATED, PERSISTENT, spect("left thyrothymic ligament or left intrathymic"),
            ct("left anterior mediastinum"),
            pet("anterior mediastinum")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION DIFFERENT", f"{L_LIGAMENT} {L_THYMUS} {ANTERIOR}",
            reasons="AGREEMENT CHAIN NO_STUDY_SEES_BOTH",
            steps=f"{ASK_ALL} VENOUS_SAMPLING")),
    Situation(
        name="the right thymus, and an MRI that only says anterior mediastinum",
        why="The same on the right: asked for a side, the MRI reader could settle it in a minute.",
        surgeon="Phone the MRI reader before you book a thoracoscopy.",
        facts=case(
            OPERATED, PERSISTENT, spect("right thyrothymic ligament or right intrathymic"),
            ct("right anterior mediastinum"), mri("anterior mediastinum")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION DIFFERENT",
            f"{R_LIGAMENT} {R_THYMUS} {ANTERIOR}",
            reasons="AGREEMENT CHAIN NO_STUDY_SEES_BOTH", steps=WITH_A_THIRD)),
    Situation(
        name="sestamibi positive, a full 4D-CT negative",
        why="The article calls it discordant; it is its own code: one sees what the other, looking there, "
        "does not. A first-line negative is never outvoted.",
        surgeon="One vote is not enough for a second scar.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            steps=ASK_ALL)),
    Situation(
        name="4D-CT positive, sestamibi and MRI negative",
        why="Three families and one voice: re-read, and sampling may side with the CT. An ultrasound is "
        "still owed.",
        surgeon="CT is the best we have, but let the catheter confirm it.",
        facts=case(OPERATED, PERSISTENT, spect(), ct("right superior"), mri()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            steps=WITH_A_THIRD)),
    Situation(
        name="uptake in the muscle with the graft, not marked as the graft",
        why="A muscle graft lies in the neck that the CT covered and found empty: positive against negative. "
        "An ultrasound of the muscle is easily done.",
        surgeon="Ask whether that is the graft before you call it disease.",
        facts=case(
            op("2024-01-10", "LI autografted hyperplasia", grafts=["right.sternocleidomastoid_graft"]),
            PERSISTENT,
            spect("right sternocleidomastoid autograft"), ct()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            remnant_possible="LI", steps=ASK_ALL)),
    Situation(
        name="sestamibi in the chest, CT of the neck negative",
        why="A CT that stopped at the clavicle cannot contradict a focus behind the sternum.",
        surgeon="It never looked there. Scan the chest.",
        facts=case(OPERATED, PERSISTENT, spect("left anterior mediastinum"), ct(protocol=NECK_CT)),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NEGATIVE_ELSEWHERE UNCONFIRMED", notes="ct LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED",
            steps=f"REPEAT_STUDY {ASK_ALL} HIGH_VOLUME_CENTER VENOUS_SAMPLING"),
        traps=(Trap.FIELD_OF_A_NEGATIVE,)),
    Situation(
        name="both studies only say possible",
        why="Two maybes at one place are no agreement: nothing is firm. An ultrasound may make one of them "
        "sure.",
        surgeon="Maybe plus maybe is maybe.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior?"), ct("left inferior?")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NO_FIRM_FINDING FINDING_APART",
            steps=f"{ASK_ALL} HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="an equivocal sestamibi beside a negative CT",
        why="An equivocal study is not silence: no target, but not all negative either.",
        surgeon="A shrug is not an answer. Second read.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior", result="equivocal"), ct()),
        expected=expect(
            "eligible persistent", "EQUIVOCAL",
            reasons="NEGATIVE_ALONE NO_FIRM_FINDING FINDING_APART EQUIVOCAL_STUDY",
            steps=f"{ASK_ALL} HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="equivocal without a word of where, and the CT negative",
        why="An equivocal report without a finding is one possible lesion nowhere in particular.",
        surgeon="Ask them what they were equivocal about.",
        facts=case(OPERATED, PERSISTENT, spect(result="equivocal"), ct()),
        expected=expect(
            "eligible persistent", "EQUIVOCAL",
            reasons="NEGATIVE_ALONE NO_FIRM_FINDING UNLOCATED EQUIVOCAL_STUDY",
            notes="spect NO_FINDING_DESCRIBED",
            steps=f"{ASK_ALL} HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="positive, says the report, and describes nothing",
        why="A lesion without a place agrees with nothing; the CT's finding stays unconfirmed. A probable "
        "lesion without a place is asked after before anybody samples.",
        surgeon="Positive where?",
        facts=case(OPERATED, PERSISTENT, spect(result="positive"), ct("left inferior")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="UNCONFIRMED UNLOCATED",
            notes="spect NO_FINDING_DESCRIBED",
            steps=f"{ASK_ALL} LOCATE_FINDING HIGH_VOLUME_CENTER")),
    Situation(
        name="words that no map knows",
        why="'Near the old clip' is kept word for word and never guessed; nothing firm has a place. The "
        "reader is asked before a catheter is.",
        surgeon="Which clip?",
        facts=case(OPERATED, PERSISTENT, spect("near the old clip"), ct()),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NEGATIVE_ALONE NO_FIRM_FINDING UNLOCATED",
            notes="spect UNLOCATED", steps=f"{ASK_ALL} LOCATE_FINDING HIGH_VOLUME_CENTER")),
    Situation(
        name="a focus at the scar on CT, a clear one on sestamibi",
        why="The CT's words locate nothing, so sestamibi stands alone, neither confirmed nor opposed. An "
        "adrift finding speaks against; ask where, then sample.",
        surgeon="Make the CT reader commit to a place.",
        facts=case(OPERATED, PERSISTENT, spect("right inferior"), ct(lesion("at the scar", size_mm="11"))),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="UNCONFIRMED UNLOCATED", notes="ct UNLOCATED",
            steps=f"{ASK_ALL} LOCATE_FINDING HIGH_VOLUME_CENTER")),
]  # fmt: skip
