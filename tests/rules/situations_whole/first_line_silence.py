"""What a study that sees nothing at the target is worth: by kind, quality and age, and by what came later."""

from __future__ import annotations

from tests.rules.build import Json
from tests.rules.situations_whole.build import (
    BOTH_FIELDS,
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
from tests.rules.situations_whole.places import LI, OPERATE, RI, RS, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

TWO_PHASES: Json = {"phases": ["arterial", "delayed"], "covers": BOTH_FIELDS}
OUTVOTED = "AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES"
SAMPLE = f"{THINK_AGAIN} VENOUS_SAMPLING"
SAMPLE_NO_MRI = "EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING"

SITUATIONS = [
    Situation(
        name="a probable ultrasound, a possible sestamibi, and three empty studies",
        why="One adequate negative 4D-CT is enough: first-line negatives are never outvoted, and no first- "
        "line study is sure of the place.",
        surgeon="A probe and a maybe against CT, MRI and PET? No.",
        facts=case(OPERATED, PERSISTENT, us("left inferior"), spect("left inferior?"), ct(), mri(), pet()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED,
            stops="FIRST_LINE_OPEN", steps=SAMPLE_NO_MRI)),
    Situation(
        name="ultrasound and sestamibi sure of the left, an adequate 4D-CT empty",
        why="4D-CT is the most sensitive at re-operation; two others do not outvote it.",
        surgeon="If I cannot see it on the CT I do not trust the other two.",
        facts=case(OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED, steps=SAMPLE)),
    Situation(
        name="the empty 4D-CT covered the neck only, and the target is in the neck",
        why="Limited by its field alone it is as good as any where it looked: never outvoted there, and to "
        "be repeated with the chest.",
        surgeon="It looked where I want to cut and saw nothing.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct(protocol=NECK_CT), age=61),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED, notes="ct LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED", steps=f"REPEAT_STUDY {SAMPLE}"),
        traps=(Trap.FIELD_OF_A_NEGATIVE,)),
    Situation(
        name="the empty 4D-CT lacked its first phase",
        why="Limited by technique it is told and does not overrule two families that are sure.",
        surgeon="Without the plain phase a CT misses them. Left lower pole.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct(protocol=TWO_PHASES),
            age=61),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT NEGATIVE_OPPOSES",
            notes="ct LIMITED", steps=OPERATE)),
    Situation(
        name="an empty 4D-CT older by more than a year",
        why="378 days before the newest of the agreement it is named and rules nothing; a new one can be "
        "had, and until then no anatomic study but ultrasound is in it (FIRST_LINE_OPEN).",
        surgeon="Old scan. Do a new one before I open her.",
        facts=case(
            OPERATED, PERSISTENT, ct(day="2024-02-20"), us("left inferior"), spect("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT NEGATIVE_OPPOSES",
            stops="FIRST_LINE_OPEN", steps="ORDER_CT_4D MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="an empty 4D-CT older by a year to the day",
        why="365 days is not more than 365: it still opposes and is never outvoted; a new CT is owed at "
        "once.",
        surgeon="A year old or a year and a day, get a new one.",
        facts=case(
            OPERATED, PERSISTENT, ct(day="2024-03-04"), us("left inferior"), spect("left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED,
            stops="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SAMPLE}")),
    Situation(
        name="empty in autumn, seen in spring, both good 4D-CTs",
        why="A later study of the same kind and no less adequate shows the place: the earlier one no longer "
        "opposes it.",
        surgeon="It grew into view. Go.",
        facts=case(
            OPERATED, PERSISTENT, ct(key="autumn", day="2024-10-01"), ct("left inferior", key="spring"),
            spect("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT SEEN_LATER",
            steps=OPERATE)),
    Situation(
        name="empty on a good 4D-CT, seen later on a poorer one",
        why="The later scan is less adequate and takes nothing back from the good one: never outvoted.",
        surgeon="The worse scan sees it? Read both again.",
        facts=case(
            OPERATED, PERSISTENT, ct(key="good", day="2024-10-01"),
            ct("left inferior", key="poor", protocol=TWO_PHASES), spect("left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED, notes="poor LIMITED",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}")),
    Situation(
        name="seen in autumn, empty in spring, both good 4D-CTs",
        why="What the later of two equal scans does not show any more is contradicted by it: a first-line "
        "negative, never outvoted.",
        surgeon="Gone? Then it was a node.",
        facts=case(
            OPERATED, PERSISTENT, ct("left inferior", key="autumn", day="2024-10-01"), ct(key="spring"),
            spect("left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED,
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}")),
    Situation(
        name="the later scan shows it only as a maybe",
        why="A possible finding is not firm: it does not take back the good negative scan before it.",
        surgeon="A maybe does not cancel a no.",
        facts=case(
            OPERATED, PERSISTENT, ct(key="autumn", day="2024-10-01"), ct("left inferior?", key="spring"),
            spect("left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED,
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}")),
    Situation(
        name="4D-CT and MRI agree, an adequate sestamibi is empty",
        why="Sestamibi is blind often enough at re-operation, and still it is first-line: without a third "
        "that is sure, or a catheter, it is not outvoted.",
        surgeon="I believe the CT. Give me one thing more.",
        facts=case(OPERATED, PERSISTENT, spect(), ct("left inferior"), mri("left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED,
            steps=f"ORDER_ULTRASOUND {SAMPLE_NO_MRI}")),
    Situation(
        name="sestamibi and PET agree, and the only anatomic study, a poor 4D-CT, is empty",
        why="Every anatomic study that counts opposes: nothing shows what to cut.",
        surgeon="Two glowing spots and no anatomy.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior"), ct(protocol=TWO_PHASES), pet("right inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", RI, reasons=OUTVOTED, notes="ct LIMITED",
            steps=f"ORDER_ULTRASOUND {SAMPLE}")),
    Situation(
        name="two are sure, and a poor 4D-CT and the MRI are empty",
        why="Two families see it and two do not: as many oppose as are sure.",
        surgeon="Two against two is a draw.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct(protocol=TWO_PHASES),
            mri()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=OUTVOTED, notes="ct LIMITED",
            steps=SAMPLE_NO_MRI)),
    Situation(
        name="sestamibi and 4D-CT agree, MRI and choline PET are empty",
        why="Neither is first-line, and together they are as many families as agree.",
        surgeon="I would still go with the CT. But I see why you stop me.",
        facts=case(OPERATED, PERSISTENT, spect("right superior"), ct("right superior"), mri(), pet()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", RS, reasons=OUTVOTED,
            steps=f"ORDER_ULTRASOUND {SAMPLE_NO_MRI}")),
    Situation(
        name="the same with an empty FDG PET in place of the choline",
        why="FDG never counts, so one family alone is silent, and it is told.",
        surgeon="FDG is for lymphoma. Right upper pole.",
        facts=case(
            OPERATED, PERSISTENT, spect("right superior"), ct("right superior"), mri(), pet(tracer="fdg")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT NEGATIVE_OPPOSES",
            notes="pet FDG_PET", pitfalls="FDG_PET", steps=OPERATE)),
    Situation(
        name="FDG PET lights up on the other side",
        why="FDG never counts, but a sure uptake off the target stops the knife until it is explained.",
        surgeon="Something burns on the left. Could be thyroid cancer; find out.",
        facts=case(
            OPERATED, PERSISTENT, spect("right superior"), ct("right superior"),
            pet("left inferior", tracer="fdg")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT",
            notes="pet FDG_PET", pitfalls="FDG_PET", stops="SEEN_ELSEWHERE",
            steps="MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="FDG PET taken for the functional study",
        why="FDG never counts: function was not looked at.",
        surgeon="That is not a parathyroid scan.",
        facts=case(OPERATED, PERSISTENT, ct("left inferior"), pet("left inferior", tracer="fdg")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT",
            reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED", notes="pet FDG_PET",
            pitfalls="SINGLE_MODALITY FDG_PET", steps="ORDER_SPECT_CT ORDER_ULTRASOUND")),
    Situation(
        name="the 4D-CT calls the target a lymph node",
        why="It explains the place that ultrasound and sestamibi name: a first-line study that says what it "
        "is instead, and a target explained otherwise stops.",
        surgeon="Then it is a node until a needle says otherwise.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(lesion("left inferior", nature="lymph_node"))),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI,
            reasons=f"{OUTVOTED} EXPLAINED OTHER_NATURE", notes="ct OTHER_NATURE",
            stops="EXPLAINED_OTHERWISE", steps=SAMPLE)),
    Situation(
        name="an MRI before the last operation saw nothing",
        why="What was silent before the operation says nothing of the neck after it.",
        surgeon="Old MRI, other neck.",
        facts=case(
            op("2023-01-10"), OPERATED, PERSISTENT, mri(day="2023-11-20"), spect("left inferior"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri PREOPERATIVE", pitfalls="PREOPERATIVE_STUDY", steps=OPERATE)),
]  # fmt: skip
