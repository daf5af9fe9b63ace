"""What a protocol leaves out is unknown, never missing; and planar scans under both profiles."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    BOTH_FIELDS,
    NECK_CT,
    OPERATED,
    PERSISTENT,
    answer,
    case,
    ct,
    mri,
    other,
    spect,
    us,
)
from tests.rules.situations_whole.places import LI, LS, OPERATE, RI, RS, SETTLE
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

PHASES = ["non_contrast", "arterial", "delayed"]
TWO_TRACERS = {"dual_tracer": True, "covers": ["neck"]}

SITUATIONS = [
    Situation(
        name="a three-phase CT whose report names no field, called adequate",
        why="The field left out of the form is unknown and not missing: the radiologist's word holds, and "
        "an adequate CT covers neck and chest.",
        surgeon="She says it is a full 4D-CT. Who are we to know better?",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct("left lower pole", protocol={"phases": PHASES}, adequacy="adequate")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a three-phase CT whose report names no field, and nobody graded it",
        why="Nobody says what was covered or how good it was: ask the reader for the field instead of a "
        "second CT.",
        surgeon="One phone call, not another eight millisieverts.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left lower pole", protocol={"phases": PHASES})),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="ct ADEQUACY_UNKNOWN", pitfalls="SINGLE_MODALITY",
            steps="STATE_ADEQUACY ORDER_ULTRASOUND")),
    Situation(
        name="the phases were not written down, the reader says limited",
        why="Limited by its reader's word, the phases unknown: it counts and says so.",
        surgeon="Limited is still two eyes on the same spot.",
        facts=case(
            OPERATED, PERSISTENT, spect("right superior"),
            ct("right upper pole", protocol={"covers": BOTH_FIELDS}, adequacy="limited")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT",
            notes="ct LIMITED", steps=OPERATE)),
    Situation(
        name="a fused SPECT/CT without a word on early and late images",
        why="Whether there were two times or two tracers is unknown, nothing is missing and nobody graded "
        "it: ask nuclear medicine.",
        surgeon="Of course they did late images. Have them write it.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior", protocol={"fused": True, "covers": BOTH_FIELDS}),
            ct("left superior")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            notes="spect ADEQUACY_UNKNOWN", pitfalls="SINGLE_MODALITY",
            steps="STATE_ADEQUACY ORDER_ULTRASOUND")),
    Situation(
        name="the same fused SPECT/CT, graded adequate by nuclear medicine",
        why="An unwritten key does not overrule the physician who made the images.",
        surgeon="Nuclear medicine signed for it. Left upper.",
        facts=case(
            OPERATED, PERSISTENT,
            spect("left superior", protocol={"fused": True, "covers": BOTH_FIELDS}, adequacy="adequate"),
            ct("left superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="SPECT of the neck on an old camera that nobody graded",
        why="SPECT without CT needs no more than the neck to be limited; the chest is open and that is "
        "said.",
        surgeon="The old camera again. It is where the CT says.",
        facts=case(
            OPERATED, PERSISTENT,
            other("sestamibi_spect", "right inferior", key="spect", adequacy="unknown",
                  protocol={"covers": ["neck"]}),
            ct("right inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            notes="spect LIMITED", pitfalls="MEDIASTINUM_NOT_COVERED", steps=OPERATE)),
    Situation(
        name="a two-phase CT sees nothing where ultrasound and sestamibi agree",
        why="A CT that lacks the plain phase is no good negative: it is named, and does not undo two that "
        "agree.",
        surgeon="With two phases I would not trust its silence either.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(protocol={"phases": ["arterial", "delayed"], "covers": BOTH_FIELDS})),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT NEGATIVE_OPPOSES",
            notes="ct LIMITED", steps=OPERATE)),
    Situation(
        name="a neck-only CT of three phases sees nothing where ultrasound and sestamibi agree",
        why="Its field alone limits it, and the place lies inside the field: a good 4D-CT that sees "
        "nothing there is never outvoted.",
        surgeon="A proper CT looked right there and saw nothing. I would not open on that.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct(protocol=NECK_CT)),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI,
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES", notes="ct LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED",
            steps="REPEAT_STUDY EXPERT_REREAD ORDER_MRI_WITH_CONTRAST MDT_REVIEW VENOUS_SAMPLING")),
    Situation(
        name="two phases and only the neck",
        why="Two things are missing by the report's own words: inadequate, to be done once more and "
        "properly.",
        surgeon="That is half a 4D-CT of half the field.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct("left inferior", protocol={"phases": ["arterial", "delayed"], "covers": ["neck"]})),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="ct INADEQUATE", pitfalls="SINGLE_MODALITY", steps="ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="two letters that grade their scans and describe neither",
        why="Adequate without a field covers neck and chest, limited without a field the neck: the "
        "agreement stands and the chest on CT is open.",
        surgeon="Two honest letters. That will do for a lower pole.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", protocol=None, adequacy="adequate"),
            ct("left inferior", protocol=None, adequacy="limited")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="ct LIMITED", pitfalls="MEDIASTINUM_NOT_COVERED", steps=OPERATE)),
    Situation(
        name="an MRI from elsewhere, negative, of which nobody says how good it was",
        why="If it was a good MRI it looked at the place and saw nothing: ask its reader before cutting.",
        surgeon="Two agree, but somebody owes me an answer about that MRI.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), ct("left superior"), mri(protocol={})),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", stops="READING_OPEN", steps=f"STATE_ADEQUACY {SETTLE}")),
    Situation(
        name="the meeting decides not to wait for the grade of that MRI",
        why="The meeting answered for this place after the MRI was done; the question to the reader stays "
        "on the list.",
        surgeon="The images are lost in another country. We go.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left superior"), mri(protocol={}),
            answer("READING_OPEN", LS, reason="images cannot be had")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", answered="READING_OPEN", steps=f"STATE_ADEQUACY {OPERATE}")),
    Situation(
        name="an ungraded MRI that sees the target too",
        why="Whatever its quality, all it names lies at the target and on its side: ask, but nothing waits "
        "for it.",
        surgeon="Three out of three, and the third is a bit blurred perhaps.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left superior"),
            mri("left upper pole", protocol={})),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", steps=f"STATE_ADEQUACY {OPERATE}")),
    Situation(
        name="an ungraded positive ultrasound at another pole",
        why="It does not count yet, but what it names is not the target: the reader is asked before the "
        "knife.",
        surgeon="Was that a proper ultrasound or a glance? Ask.",
        facts=case(
            OPERATED, PERSISTENT, us("right inferior", protocol={}), spect("left superior"),
            ct("left superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="us ADEQUACY_UNKNOWN", stops="READING_OPEN", steps=f"STATE_ADEQUACY {SETTLE}")),
    Situation(
        name="a negative ultrasound of unknown quality is not asked for",
        why="A negative ultrasound could not count however good it was: nobody is asked, nothing waits.",
        surgeon="Leave the poor sonographer alone.",
        facts=case(
            OPERATED, PERSISTENT, us(protocol={}), spect("left superior"), ct("left superior"), age=61),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="us ADEQUACY_UNKNOWN NEGATIVE_ULTRASOUND", steps=OPERATE),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
    Situation(
        name="a planar subtraction scan with two tracers, by the American criteria",
        why="Planar never counts here, two tracers or one: the SPECT/CT is owed.",
        surgeon="Two tracers in two dimensions. Give me the third.",
        facts=case(
            OPERATED, PERSISTENT,
            other("sestamibi_planar", "right inferior", key="planar", protocol=TWO_TRACERS),
            ct("right inferior")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            notes="planar INADEQUATE", pitfalls="SINGLE_MODALITY PLANAR_ONLY",
            steps="ORDER_SPECT_CT ORDER_ULTRASOUND")),
    Situation(
        name="the same planar subtraction scan by the European guideline",
        why="Subtraction with two tracers is an accepted first-line technique there: limited, and the "
        "chest stays open.",
        surgeon="Our nuclear people have done it that way for thirty years.",
        facts=case(
            OPERATED, PERSISTENT,
            other("sestamibi_planar", "right inferior", key="planar", protocol=TWO_TRACERS),
            ct("right inferior"), profile="eanm-2021"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            notes="planar LIMITED", pitfalls="MEDIASTINUM_NOT_COVERED", steps=OPERATE)),
    Situation(
        name="a planar washout scan by the European guideline",
        why="Nobody stated two tracers: the European exception does not reach it, and flat images stay "
        "what they are.",
        surgeon="One tracer, flat. That is not what the guideline means.",
        facts=case(
            OPERATED, PERSISTENT,
            other("sestamibi_planar", "right inferior", key="planar",
                  protocol={"dual_tracer": False, "acquisitions": ["early", "late"], "covers": ["neck"]}),
            ct("right inferior"), profile="eanm-2021"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            notes="planar INADEQUATE", pitfalls="SINGLE_MODALITY PLANAR_ONLY",
            steps="ORDER_SPECT_CT ORDER_ULTRASOUND")),
    Situation(
        name="planar with two tracers sees the left, SPECT/CT and 4D-CT the right",
        why="The planar scan does not count and still names another place probably: it is looked at before "
        "the right is opened.",
        surgeon="Both good scans say right. But I want to see those flat pictures of the left.",
        facts=case(
            OPERATED, PERSISTENT,
            other("sestamibi_planar", "left inferior", key="planar", protocol=TWO_TRACERS),
            ct("right inferior"), spect("right inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            notes="planar INADEQUATE", stops="SEEN_ELSEWHERE", steps=SETTLE)),
]  # fmt: skip
