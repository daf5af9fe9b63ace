"""What nobody stated is asked for and not held against anybody: adequacy, a key of a protocol, a report."""

from __future__ import annotations

from tests.rules.situations_whole.build import OPERATED, PERSISTENT, case, ct, lesion, mri, spect, us
from tests.rules.situations_whole.places import LI, NOTHING_COUNTS, OPERATE, RS
from tests.rules.situations_whole.situation import Situation, expect

PHASES = {"phases": ["non_contrast", "arterial", "delayed"]}
SINGLE = "TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED"

SITUATIONS = [
    Situation(
        name="nobody stated the adequacy of either study",
        why="Edition 1 ordered both again; ask the two readers before she is radiated twice. An ultrasound "
        "costs nothing meanwhile.",
        surgeon="Pick up the phone. The pictures exist.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior", protocol=None), ct("right inferior",
            protocol=None)),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            notes="spect ADEQUACY_UNKNOWN, ct ADEQUACY_UNKNOWN", steps="STATE_ADEQUACY ORDER_ULTRASOUND")),
    Situation(
        name="the CT report says its three phases and not its field",
        why="An absent key is unknown and not missing: without a stated adequacy the reader is asked which "
        "field, and no second CT is ordered.",
        surgeon="Ask whether they scanned to the carina.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", protocol=PHASES)),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=SINGLE, notes="ct ADEQUACY_UNKNOWN",
            pitfalls="SINGLE_MODALITY", steps="STATE_ADEQUACY ORDER_ULTRASOUND")),
    Situation(
        name="the same CT, called adequate by its radiologist",
        why="A protocol key left out overruled the radiologist once; now the stated adequacy holds.",
        surgeon="The radiologist says it is good. It is good.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct("left inferior", protocol=PHASES, adequacy="adequate")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a sestamibi without its field, called limited",
        why="Stated as limited and its field unknown, it speaks for the neck, where it agrees with the CT.",
        surgeon="Limited but it lights up where the CT says.",
        facts=case(
            OPERATED, PERSISTENT,
            spect("left inferior", protocol={"fused": True, "acquisitions": ["early", "late"]},
                  adequacy="limited"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="spect LIMITED", pitfalls="MEDIASTINUM_NOT_COVERED", steps=OPERATE)),
    Situation(
        name="a sestamibi of which only the fusion is known, called adequate",
        why="Half of the protocol is stated and nothing of it is missing: the radiologist's word holds.",
        surgeon="Most reports state half of it. Go.",
        facts=case(
            OPERATED, PERSISTENT,
            spect("right superior", protocol={"fused": True}, adequacy="adequate"), ct("right superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="two agree, and nobody graded the empty MRI",
        why="The ungraded MRI may be a good negative: its reading is open, and is asked for before the cut.",
        surgeon="Read the MRI before, not after.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), mri(protocol={})),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", stops="READING_OPEN",
            steps="STATE_ADEQUACY MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="two agree, and the ungraded MRI sees the same place",
        why="All that the ungraded MRI sees lies at the target and names its side: asked for, and nothing "
        "that could speak against.",
        surgeon="It can only agree more.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            mri("left inferior", protocol={})),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri ADEQUACY_UNKNOWN", steps=f"STATE_ADEQUACY {OPERATE}")),
    Situation(
        name="two agree, and the MRI was done and never read",
        why="A study that lies unread (READING_OPEN) is read before anybody cuts.",
        surgeon="It has been lying there since March?",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), mri(result="not_reported")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="mri NOT_REPORTED", stops="READING_OPEN", steps="STATE_ADEQUACY MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="ultrasound and sestamibi agree, and the 4D-CT is not read",
        why="The first-line study was done and nobody graded it: it is read, not repeated, and it stops.",
        surgeon="The best scan of all lies in a drawer.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct(result="not_reported"),
            age=61),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="ct NOT_REPORTED", stops="READING_OPEN", steps="STATE_ADEQUACY MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="ultrasound and sestamibi agree, and no 4D-CT was done",
        why="The anatomy is an ultrasound's alone, and a 4D-CT can be had: FIRST_LINE_OPEN stops.",
        surgeon="In a virgin neck I would go. Here I want the CT.",
        facts=case(OPERATED, PERSISTENT, us("left inferior"), spect("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="FIRST_LINE_OPEN", steps="ORDER_CT_4D MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="the same with an allergy to contrast: no 4D-CT may be done",
        why="A gate forbids the 4D-CT, so its absence does not stop: the meeting hears what remains open to "
        "her.",
        surgeon="No contrast for her. Ultrasound by somebody good, and go.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect(lesion("left inferior", size_mm="12")),
            flags="contrast_allergy"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
]  # fmt: skip
