"""Stops of glands, needles, grafts, veins and blood beside one another, and what answers them."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    blood,
    case,
    ct,
    op,
    other,
    sampled,
    spect,
    urine,
)
from tests.rules.situations_whole.gates_and_cords import seen
from tests.rules.situations_whole.grafts_tested import GRAFTED, arms
from tests.rules.situations_whole.places import LI, OPERATE
from tests.rules.situations_whole.situation import Situation, expect

BOTH_LI = (spect("left inferior"), ct("left inferior"))
SETTLE = "MDT_REVIEW SETTLE_FIRST"
RIGHT_PALSY = seen("mobile", "immobile")
PALSY = "CORD_PALSY_OPPOSITE"
NEEDLE = other("fna_pth", "left inferior", result="negative", key="fna", day="2025-04-20")
NO_PLACE = other("fna_pth", result="negative", key="fna", day="2025-04-20")
LI_OUT = op("2024-01-10", "LI removed adenoma")
RIGHT_HOT = sampled("left.inferior_thyroid 110", "right.inferior_thyroid 640")
#: High on one day after the operation, and recently.
ONCE_HIGH = (op("2025-01-13"), urine(), blood("2025-04-10", "11.2", "130"))
OLD_BLOOD = (urine(), blood("2024-03-01", "11.4", "150"), blood("2024-10-01", "11.3", "148"))
OLD_SCANS = (spect("left inferior", day="2019-05-06"), ct("left inferior", day="2019-05-13"))
LONG_AGO = (op("2018-03-05"), urine(), blood("2018-05-10", "11.3", "120"), blood("2025-05-12", "11.2", "118"))
LOW_PTH = (urine(), blood("2024-03-01", "11.4", "150"), blood("2025-05-12", "11.3", "22"))
AGREED = "CONCORDANT_POSITIVE SAME_SITE"
PERSISTS = "eligible persistent"

SITUATIONS = [
    Situation(
        name="the needle in the target brought no hormone",
        why="Edition 1 cut all the same. A negative wash-out at the target speaks against it.",
        surgeon="The needle was in it and found nothing. Then what is it?",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, NEEDLE),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", notes="fna NEEDLE_WITHOUT_PLACE",
            stops="WASHOUT_NEGATIVE", steps=SETTLE)),
    Situation(
        name="a needle without hormone, and nobody wrote where it was",
        why="A negative needle without a place may have been in the target: the reader is asked where.",
        surgeon="In which lump was the tip? Ask before I open that side.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, NO_PLACE),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", notes="fna NEEDLE_WITHOUT_PLACE",
            stops="READING_OPEN WASHOUT_NEGATIVE", steps=f"LOCATE_FINDING {SETTLE}")),
    Situation(
        name="the needle in the target brought no hormone, and the meeting has the smear",
        why="Answered for the target: no cells on the slide, the needle missed.",
        surgeon="Blood only. It missed by a centimeter.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, NEEDLE, answer("WASHOUT_NEGATIVE", LI)),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", notes="fna NEEDLE_WITHOUT_PLACE",
            answered="WASHOUT_NEGATIVE", steps=OPERATE)),
    Situation(
        name="a needle without a place, and the meeting answers both questions of it",
        why="What it means and where it was are two stops; both are answered, and the reader is still asked.",
        surgeon="It was the right node, the radiologist told us on the phone.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI, NO_PLACE, answer("WASHOUT_NEGATIVE", LI),
            answer("READING_OPEN", LI)),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", notes="fna NEEDLE_WITHOUT_PLACE",
            answered="READING_OPEN WASHOUT_NEGATIVE", steps=f"LOCATE_FINDING {OPERATE}")),
    Situation(
        name="the gland at the target was taken out",
        why="The slide says that the left inferior gland is out: a target in its bed is asked about first.",
        surgeon="I took that gland. What am I looking for there?",
        facts=case(LI_OUT, PERSISTENT, *BOTH_LI),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", accounted="LI", stops="TARGET_ALREADY_REMOVED",
            steps=SETTLE)),
    Situation(
        name="the gland at the target was taken out, and the right nerve is dead",
        why="An empty bed beside the last nerve: two stops.",
        surgeon="For an empty bed I risk no airway.",
        facts=case(LI_OUT, PERSISTENT, *BOTH_LI, RIGHT_PALSY, cords=False),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", accounted="LI", pitfalls="CORD_PALSY",
            stops=f"TARGET_ALREADY_REMOVED {PALSY}", steps=SETTLE)),
    Situation(
        name="the gland at the target was taken out, and the meeting thinks of a rest",
        why="Answered for the target: a piece stayed behind, the pathologist saw a torn capsule.",
        surgeon="Torn capsule, regrowth. Clear the bed.",
        facts=case(LI_OUT, PERSISTENT, *BOTH_LI, answer("TARGET_ALREADY_REMOVED", LI)),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", accounted="LI", answered="TARGET_ALREADY_REMOVED",
            steps=OPERATE)),
    Situation(
        name="the gland at the target was taken out, the right nerve is dead, and both are answered",
        why="The removed gland and the dead nerve are each answered for the target.",
        surgeon="Fifth gland in the bed, patient informed, tracheostomy set ready.",
        facts=case(
            LI_OUT, PERSISTENT, *BOTH_LI, RIGHT_PALSY, answer("TARGET_ALREADY_REMOVED", LI),
            answer(PALSY, LI), cords=False),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", accounted="LI", pitfalls="CORD_PALSY",
            answered=f"{PALSY} TARGET_ALREADY_REMOVED", steps=OPERATE)),
    Situation(
        name="seen as normal, and pregnant",
        why="The gland was normal once and the patient is pregnant now: neither hurries.",
        surgeon="A normal gland in the second trimester? No.",
        facts=case(
            op("2024-01-10", "LI seen_normal"), PERSISTENT, *BOTH_LI, flags="pregnancy", age=50),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", accounted="LI",
            stops="TARGET_SEEN_NORMAL PREGNANCY", steps=SETTLE)),
    Situation(
        name="seen as normal in a hurry, says the first surgeon",
        why="Answered for the target alone: the first surgeon saw a tip of it.",
        surgeon="I saw two millimeters of it, to be honest.",
        facts=case(
            op("2024-01-10", "LI seen_normal"), PERSISTENT, *BOTH_LI, answer("TARGET_SEEN_NORMAL", LI)),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", accounted="LI", answered="TARGET_SEEN_NORMAL",
            steps=OPERATE)),
    Situation(
        name="an arm ratio of nine, and the right nerve is dead",
        why="Arm or neck is open, and the neck would risk the last nerve.",
        surgeon="All the more reason to tie that arm first.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 900"), RIGHT_PALSY, cords=False),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE", remnant_possible="RI",
            pitfalls="CORD_PALSY", stops=f"GRAFT_SECRETES {PALSY}", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="an arm ratio of nine, and the meeting leaves the arm alone",
        why="Answered for the target; the tourniquet test stays suggested.",
        surgeon="Nine was there before the disease came back.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 900"), answer("GRAFT_SECRETES", LI)),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE", remnant_possible="RI",
            answered="GRAFT_SECRETES", steps=f"GRAFT_TEST {OPERATE}")),
    Situation(
        name="an untested graft and a dead nerve, and only the graft is answered",
        why="The answer to one stop leaves the other.",
        surgeon="The arm is settled. The airway is not.",
        facts=case(
            GRAFTED, PERSISTENT, *BOTH_LI, RIGHT_PALSY, answer("GRAFT_NOT_TESTED"), cords=False),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", remnant_possible="RI", pitfalls="CORD_PALSY",
            stops=PALSY, answered="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="the catheter points right, and the right nerve is dead",
        why="Left by pictures, right by blood, and the left nerve is the last one.",
        surgeon="Maybe it is on the dead side. That would be luck.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, RIGHT_HOT, RIGHT_PALSY, cords=False),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE", pitfalls="CORD_PALSY",
            stops=f"SAMPLING_ELSEWHERE {PALSY}", steps=SETTLE)),
    Situation(
        name="the catheter points right, the right nerve is dead, and one answer covers one of them",
        why="The catheter is answered, the nerve is not.",
        surgeon="You explained the blood. Now the nerve.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI, RIGHT_HOT, RIGHT_PALSY, answer("SAMPLING_ELSEWHERE", LI),
            cords=False),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE", pitfalls="CORD_PALSY",
            stops=PALSY, answered="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="one high calcium three months after the operation",
        why="High on one day only: edition 1 cut on it.",
        surgeon="One value is a tourniquet left on too long.",
        facts=case(*ONCE_HIGH, *BOTH_LI),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", stops="SINGLE_HIGH_CALCIUM",
            steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="one high calcium three months after the operation, and the meeting takes it",
        why="Answered, and no site is asked for; confirming it stays suggested.",
        surgeon="Same lab, same value as for ten years before. It is real.",
        facts=case(*ONCE_HIGH, *BOTH_LI, answer("SINGLE_HIGH_CALCIUM")),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", answered="SINGLE_HIGH_CALCIUM",
            steps=f"CONFIRM_BIOCHEMISTRY {OPERATE}")),
    Situation(
        name="a PTH of 22 and a pregnancy",
        why="A low-normal PTH beside the high calcium, and a child: two stops.",
        surgeon="Twenty-two is half suppressed. Think of vitamin D and the placenta.",
        facts=case(OPERATED, *LOW_PTH, *BOTH_LI, flags="pregnancy", age=50),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", stops="PREGNANCY PTH_LOW_NORMAL",
            steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="a PTH of 22, and the meeting takes it",
        why="Answered: it was 150 before and after, and 22 was drawn on biotin.",
        surgeon="Hair vitamins. The others are all above a hundred.",
        facts=case(OPERATED, *LOW_PTH, *BOTH_LI, answer("PTH_LOW_NORMAL")),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", answered="PTH_LOW_NORMAL",
            steps=f"CONFIRM_BIOCHEMISTRY {OPERATE}")),
    Situation(
        name="a PTH of 22 and a pregnancy, both answered",
        why="Two answers for two stops of the patient, neither with a site.",
        surgeon="Obstetrics and endocrinology signed. Week nineteen.",
        facts=case(
            OPERATED, *LOW_PTH, *BOTH_LI, answer("PTH_LOW_NORMAL"), answer("PREGNANCY"),
            flags="pregnancy", age=50),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", answered="PREGNANCY PTH_LOW_NORMAL",
            steps=f"CONFIRM_BIOCHEMISTRY {OPERATE}")),
    Situation(
        name="an old calcium and a dead nerve",
        why="The blood is of last autumn and the nerve the last one.",
        surgeon="First blood, then talk.",
        facts=case(OPERATED, *OLD_BLOOD, *BOTH_LI, RIGHT_PALSY, cords=False),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", pitfalls="CORD_PALSY",
            stops=f"{PALSY} STALE_BIOCHEMISTRY", steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="studies of 2019 in MEN 1",
        why="Old pictures of a disease of four glands: what they missed then has grown since. On both sides "
        "glands are left, but with the old studies open that stands neither.",
        surgeon="New pictures, then all four.",
        facts=case(*LONG_AGO, *OLD_SCANS, flags="men1", age=61),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", stops="MULTIGLAND_LIKELY STALE_STUDY",
            steps=f"{SETTLE} GENETICS")),
    Situation(
        name="studies of 2019 in MEN 1, both answered",
        why="Old pictures and four glands, each answered: one gland is what the meeting wants out.",
        surgeon="One gland, palliative, she is eighty.",
        facts=case(
            *LONG_AGO, *OLD_SCANS, answer("STALE_STUDY", LI), answer("MULTIGLAND_LIKELY"), flags="men1",
            age=80),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", answered="MULTIGLAND_LIKELY STALE_STUDY",
            steps=f"{OPERATE} GENETICS")),
]  # fmt: skip
