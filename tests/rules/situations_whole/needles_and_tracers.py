"""A needle proves one place or takes it away; FDG never counts; PET that stands alone is asked about."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    blood,
    case,
    ct,
    lesion,
    other,
    pet,
    spect,
    urine,
    us,
)
from tests.rules.situations_whole.places import LI, OPERATE, RI, RS, SETTLE, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect

AT_LI = (OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"))
SUSPICIOUS_PTH = Part(
    "labs",
    blood("2024-03-01", "11.4", "250").rows + urine().rows + blood("2025-05-12", "11.3", "248").rows,
)


def needle(*where: str, day: str = "2025-04-10", **more: str) -> Part:
    return other("fna_pth", *where, day=day, key="fna", **more)


SITUATIONS = [
    Situation(
        name="a washout full of PTH at the very place",
        why="Three kinds of evidence at one pole; the needle counts as a family of its own.",
        surgeon="Proven. Left lower, out it comes.",
        facts=case(*AT_LI, needle("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="the needle stands in for the sestamibi she refuses",
        why="CT and washout at one place: the needle proves function where no functional study counts.",
        surgeon="PTH in the needle is function enough for me.",
        facts=case(OPERATED, PERSISTENT, ct("right superior"), needle("right superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="NEEDLE_STANDS_IN AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="sestamibi and a needle, the CT never done",
        why="The needle stands for anatomy, so the two agree; the 4D-CT is still owed before anybody cuts.",
        surgeon="I know what it is. Now show me where it lies.",
        facts=case(OPERATED, PERSISTENT, spect("right superior"), needle("right superior"), age=58),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="NEEDLE_STANDS_IN AGREEMENT",
            stops="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="a dry washout at the very place",
        why="Two pictures agree and the needle found no PTH there: perhaps a node, so say why before "
        "cutting.",
        surgeon="No PTH in it? Then what am I taking out?",
        facts=case(*AT_LI, needle("left inferior", result="negative")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE", stops="WASHOUT_NEGATIVE", steps=SETTLE)),
    Situation(
        name="a dry washout of a node on the other side",
        why="What the needle did not find on the right says nothing of the left.",
        surgeon="That was the node on the other side. Irrelevant.",
        facts=case(*AT_LI, needle("right superior", result="negative")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE", steps=OPERATE)),
    Situation(
        name="a dry washout, and nobody wrote where the needle was",
        why="It may have been in the target: it stops until its reader says where, and the question is "
        "open too.",
        surgeon="A needle in what? Find out.",
        facts=case(*AT_LI, needle(result="negative")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE", stops="READING_OPEN WASHOUT_NEGATIVE",
            steps=f"LOCATE_FINDING {SETTLE}")),
    Situation(
        name="the dry washout was a bloody tap, says the meeting",
        why="The meeting weighed the washout for this place after it was done, and says so.",
        surgeon="Blood in the syringe, nothing else. Go on.",
        facts=case(
            *AT_LI, needle("left inferior", result="negative"),
            answer("WASHOUT_NEGATIVE", LI, reason="bloody tap, not the lesion")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE", answered="WASHOUT_NEGATIVE", steps=OPERATE)),
    Situation(
        name="the meeting had answered, and then a second needle came back dry",
        why="The answer is older than the washout that it would have to answer: it stops again.",
        surgeon="Twice dry is twice a question.",
        facts=case(
            *AT_LI, needle("left inferior", result="negative", day="2025-05-10"),
            answer("WASHOUT_NEGATIVE", LI, day="2025-04-20", reason="bloody tap the first time")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE", stops="WASHOUT_NEGATIVE", steps=SETTLE)),
    Situation(
        name="the meeting's answer names the wrong pole",
        why="An answer holds only for the places it names; the target is not among them.",
        surgeon="Somebody answered for the right side. We are on the left.",
        facts=case(
            *AT_LI, needle("left inferior", result="negative"),
            answer("WASHOUT_NEGATIVE", RI, reason="node on the right")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE", stops="WASHOUT_NEGATIVE", steps=SETTLE)),
    Situation(
        name="a dry washout from before the first operation",
        why="It was taken from the neck before it was operated on: it says nothing of what is there now.",
        surgeon="That needle is older than my scar.",
        facts=case(*AT_LI, needle("left inferior", result="negative", day="2023-12-05")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna PREOPERATIVE NEEDLE_WITHOUT_PLACE", pitfalls="PREOPERATIVE_STUDY", steps=OPERATE)),
    Situation(
        name="a dry washout that named its place a lymph node",
        why="A node by the needle's own word at the target: the washout stops, and no picture explains the "
        "place.",
        surgeon="The needle says node. Then the two scans are wrong or the needle missed.",
        facts=case(
            *AT_LI,
            other("fna_pth", lesion("left inferior", nature="lymph_node"), key="fna", result="negative")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE OTHER_NATURE", stops="WASHOUT_NEGATIVE", steps=SETTLE)),
    Situation(
        name="a needle in a palpable mass proves what everybody saw",
        why="With a sign of carcinoma a needle should not have been used: it does not count, and the "
        "operation is planned en bloc.",
        surgeon="Who put a needle into that? Capsule and all, in one piece.",
        facts=case(*AT_LI, needle("left inferior"), flags="palpable_mass"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT ASPIRATION_AGREES",
            flags="PALPABLE_MASS", notes="fna NEEDLE_WITH_CARCINOMA_FLAG",
            pitfalls="BIOPSY_WITH_CARCINOMA_FLAG", steps="MDT_REVIEW HIGH_VOLUME_CENTER EN_BLOC_PLANNING")),
    Situation(
        name="PTH four times the limit, and a needle at the target",
        why="A PTH over three times its limit is shown and gates nothing: the needle counts.",
        surgeon="248 is a big adenoma until proven otherwise.",
        facts=case(
            OPERATED, SUSPICIOUS_PTH, spect("left inferior"), ct("left inferior"), needle("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="PTH_SUSPICIOUS", steps=OPERATE)),
    Situation(
        name="a needle that its own reader calls inadequate, on the other side",
        why="It does not count, but it claims PTH probably on the right: look at that before going left.",
        surgeon="A bad needle, but a needle. What did it hit on the right?",
        facts=case(*AT_LI, needle("right superior", adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna INADEQUATE", stops="SEEN_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="an FDG PET for a lung nodule shows the target as well",
        why="FDG never counts, for or against; at the same place it only earns its warning.",
        surgeon="FDG lights up everything. Fine, it lights up this too.",
        facts=case(*AT_LI, pet("left inferior", tracer="fdg")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="pet FDG_PET", pitfalls="FDG_PET", steps=OPERATE)),
    Situation(
        name="an FDG PET for a lung nodule shows the other side",
        why="It cannot outvote two good studies, but a firm spot on the other side is explained before the "
        "knife.",
        surgeon="What is hot on the right? Thyroid? Find out first.",
        facts=case(*AT_LI, pet("right inferior!", tracer="fdg")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="pet FDG_PET", pitfalls="FDG_PET", stops="SEEN_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="an FDG PET without a place, on the other side",
        why="The words hold no place but a side that is not the target's: it is asked about all the same.",
        surgeon="Level IV on the right is not nothing.",
        facts=case(*AT_LI, pet("right level IV", tracer="fdg")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="pet FDG_PET UNLOCATED", pitfalls="FDG_PET", stops="SEEN_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="FDG as the only functional study beside a good CT",
        why="FDG is no functional study of the parathyroids: sestamibi is owed.",
        surgeon="The wrong tracer. Sestamibi, please.",
        facts=case(OPERATED, PERSISTENT, ct("right superior"), pet("right superior", tracer="fdg")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            notes="pet FDG_PET", pitfalls="SINGLE_MODALITY FDG_PET",
            steps="ORDER_SPECT_CT ORDER_ULTRASOUND")),
    Situation(
        name="PET is sure and the CT only possible",
        why="Nothing but PET is firm there and no first-line study is: five of twelve such targets did not "
        "cure.",
        surgeon="A maybe on CT is not what I cut on.",
        facts=case(OPERATED, PERSISTENT, pet("left inferior!"), ct("left inferior?")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="FIRST_LINE_OPEN PET_ALONE", steps=SETTLE)),
    Situation(
        name="PET is sure, the CT only possible, and only one of two questions answered",
        why="The meeting answered for the first-line study and forgot that PET alone is sure: it still "
        "stops.",
        surgeon="You answered half the question.",
        facts=case(
            OPERATED, PERSISTENT, pet("left inferior!"), ct("left inferior?"),
            answer("FIRST_LINE_OPEN", LI, reason="CT faint but at the place")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="FIRST_LINE_OPEN", stops="PET_ALONE", steps=SETTLE)),
    Situation(
        name="PET is sure, the CT only possible, and the meeting answered both",
        why="Whoever goes on a PET target knows it and has written why; the rules let the meeting decide.",
        surgeon="Third operation, nothing else to be had, she wants it. We go with the PET.",
        facts=case(
            OPERATED, PERSISTENT, pet("left inferior!"), ct("left inferior?"),
            answer("FIRST_LINE_OPEN", LI, reason="CT faint but at the place"),
            answer("PET_ALONE", LI, reason="third operation, sestamibi impossible")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            answered="FIRST_LINE_OPEN PET_ALONE", steps=OPERATE)),
    Situation(
        name="PET and ultrasound agree while sestamibi and CT see nothing",
        why="Two good first-line studies see nothing there: they are never outvoted, and the CT is no "
        "longer open but a no.",
        surgeon="Both good studies say no. PET and a probe do not beat that.",
        facts=case(OPERATED, PERSISTENT, us("right inferior"), spect(), ct(), pet("right inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", RI,
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES", pitfalls="PET_ALONE", stops="FIRST_LINE_OPEN",
            steps=f"{THINK_AGAIN} VENOUS_SAMPLING")),
]  # fmt: skip
