"""A graft in the forearm: what lights up there, what was never tested, and what it secretes."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    blood,
    case,
    ct,
    op,
    sampled,
    spect,
)
from tests.rules.situations_whole.places import LI, OPERATE, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect

GRAFTED = op("2024-01-10", grafts=["right.forearm_graft"])
AGREED = (spect("left inferior"), ct("left inferior"))
FOCUS = "CONCORDANT_POSITIVE SAME_SITE"
SETTLE = "MDT_REVIEW SETTLE_FIRST"

SITUATIONS = [
    Situation(
        name="uptake in the forearm with the graft, the CT of neck and chest empty",
        why="Edition 1 sampled the neck; the arm is tested first, the CT never looked there.",
        surgeon="It is in the arm. Put a tourniquet on it.",
        facts=case(GRAFTED, PERSISTENT, spect("right forearm graft"), ct()),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NEGATIVE_ELSEWHERE UNCONFIRMED",
            stops="GRAFT_NOT_TESTED",
            steps=f"GRAFT_TEST ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER")),
    Situation(
        name="a plain target in the neck, and a graft that nobody tested",
        why="The arm may make the PTH: every other PTH comes from the other arm, and the neck waits for the "
        "test.",
        surgeon="Test the arm. It is a blood draw.",
        facts=case(GRAFTED, PERSISTENT, *AGREED),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", stops="GRAFT_NOT_TESTED",
            steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="nothing on imaging, and the graft's arm thirty-fold",
        why="Above twenty-fold the graft is diseased: its revision is one option, and what the neck does is "
        "still open.",
        surgeon="Take part of the graft out, under local.",
        facts=case(GRAFTED, PERSISTENT, spect(), ct(), sampled("right.antecubital 3000")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            steps="GRAFT_REVISION MDT_REVIEW HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="a plain target in the neck, and the graft's arm thirty-fold",
        why="Graft or neck: a graft that secretes stops both operations until the meeting says which.",
        surgeon="The arm first, I say. But say it on paper.",
        facts=case(GRAFTED, PERSISTENT, *AGREED, sampled("right.antecubital 3000")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE",
            stops="GRAFT_SECRETES", steps=SETTLE)),
    Situation(
        name="the same, answered for the neck",
        why="The meeting weighed the arm against the pole: both options stand, one beside the other.",
        surgeon="Both in one sitting, arm under local first.",
        facts=case(
            GRAFTED, PERSISTENT, *AGREED, sampled("right.antecubital 3000"), answer("GRAFT_SECRETES", LI)),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE",
            answered="GRAFT_SECRETES", steps=f"GRAFT_REVISION {OPERATE}")),
    Situation(
        name="a plain target in the neck, and the graft's arm five-fold",
        why="Two- to twenty-fold is what a working graft gives: neither disease nor its absence, so a "
        "tourniquet is asked for and it stops.",
        surgeon="Five-fold is a graft that works. Tourniquet.",
        facts=case(GRAFTED, PERSISTENT, *AGREED, sampled("right.antecubital 500")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE",
            stops="GRAFT_SECRETES", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="the graft is out, and the neck target plain",
        why="A graft removed is none on record: nothing of it is tested any more.",
        surgeon="That arm is clean. Left lower pole.",
        facts=case(
            GRAFTED, op("2025-01-15", kind="graft_removal", grafts=["right.forearm_graft"]), PERSISTENT,
            blood("2025-04-01", "11.2", "140"), *AGREED),
        expected=expect("eligible persistent", FOCUS, LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a gland at the apex of the left pyriform sinus",
        why="No such place, said edition 1; both name it, it is in the neck, and the operation is planned "
        "there.",
        surgeon="Rare, but I have read of fourteen. ENT with me.",
        facts=case(OPERATED, PERSISTENT, spect("left piriform sinus"), ct("left pyriform fossa")),
        expected=expect(
            "eligible persistent", FOCUS, "left.pyriform_sinus", reasons="AGREEMENT", steps=OPERATE)),
]  # fmt: skip
