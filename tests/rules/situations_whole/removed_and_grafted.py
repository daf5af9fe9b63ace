"""What earlier operations took, saw and moved: targets that are gone, grafts, and more glands than one."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    blood,
    case,
    ct,
    op,
    other,
    resolved,
    sampled,
    spect,
    urine,
)
from tests.rules.situations_whole.places import L_GROOVE, LI, LS, OPERATE, RI, RS, SETTLE
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

#: Normal for more than half a year after an operation in January 2022, then high twice.
RECURRENT = Part(
    "labs",
    blood("2022-03-01", "9.5", "45").rows
    + blood("2022-10-15", "9.6", "41").rows
    + urine("2021-11-02").rows
    + blood("2025-03-01", "11.4", "150").rows
    + blood("2025-05-12", "11.3", "148").rows,
)
AT_LI = (spect("left inferior"), ct("left inferior"))
AT_LS = (spect("left superior"), ct("left superior"))
LEFT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "immobile", "right": "mobile"},)
)
GRAFTED = op(
    "2024-01-10", "LI removed adenoma", "RI autografted normal_parathyroid", grafts=["right.forearm_graft"]
)
BOTH = "MDT_REVIEW BILATERAL_EXPLORATION"

SITUATIONS = [
    Situation(
        name="the bed of a proven adenoma, answered as a rest left behind",
        why="The meeting read the slides: the capsule was open, a rest was left, and it wrote so for this "
        "pole.",
        surgeon="Torn capsule. I know exactly what is in there.",
        facts=case(
            op("2024-01-10", "RS removed adenoma"), PERSISTENT, spect("right superior"), ct("right superior"),
            answer("TARGET_ALREADY_REMOVED", RS, reason="capsule torn, rest left")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT", accounted="RS",
            answered="TARGET_ALREADY_REMOVED", steps=OPERATE),
        traps=(Trap.GLAND_REMOVED,)),
    Situation(
        name="seen normal in 2018, removed in 2024, and lit up again",
        why="The later operation took it out: what lights up lies in the bed of a gland that is in the "
        "jar.",
        surgeon="First it was normal, then it was out, now it is back? Ask pathology.",
        facts=case(
            op("2018-04-09", "RI seen_normal"), op("2024-01-10", "RI removed adenoma"), PERSISTENT,
            spect("right inferior"), ct("right inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT", accounted="RI",
            stops="TARGET_ALREADY_REMOVED", steps=SETTLE),
        traps=(Trap.GLAND_REMOVED,)),
    Situation(
        name="seen normal, cured for years, and now grown",
        why="The disease came back: a gland that was normal in 2022 may well be the one now. Said, and no "
        "stop.",
        surgeon="It was normal then. That is what recurrence means.",
        facts=case(
            op("2022-01-10", "RI seen_normal", "LI removed adenoma"), RECURRENT, spect("right inferior"),
            ct("right inferior")),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            accounted="RI LI", pitfalls="TARGET_SEEN_NORMAL", steps=OPERATE)),
    Situation(
        name="seen normal and never cured, and the meeting believes the pictures",
        why="The meeting answered that the first look was wrong: it says so for this pole, and goes.",
        surgeon="I was there. I never saw it properly, whatever I dictated.",
        facts=case(
            op("2024-01-10", "RI seen_normal", "LI removed adenoma"), PERSISTENT, spect("right inferior"),
            ct("right inferior"), answer("TARGET_SEEN_NORMAL", RI, reason="only its tip was seen")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            accounted="RI LI", answered="TARGET_SEEN_NORMAL", steps=OPERATE)),
    Situation(
        name="a normal upper gland, and a lesion from its pole into the groove",
        why="The target reaches beyond the place of the gland that was seen, so that look does not speak "
        "of it.",
        surgeon="He saw the pole. He did not look in the groove.",
        facts=case(
            op("2024-01-10", "LS seen_normal", "LI removed adenoma"), PERSISTENT, spect("left superior"),
            ct("left TE groove")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LS} {L_GROOVE}",
            reasons="AGREEMENT", accounted="LS LI", steps=OPERATE)),
    Situation(
        name="the whole left lobe, of which one gland is out and one was normal",
        why="Both studies name the mid pole, two places and both accounted for: a region that nobody can "
        "explore without a word on that.",
        surgeon="One is in the jar and one was fine. So what is glowing?",
        facts=case(
            op("2024-01-10", "LS removed adenoma", "LI seen_normal"), PERSISTENT, spect("left mid pole"),
            ct("left mid pole")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", f"{LS} {LI}", reasons="REGION",
            accounted="LS LI", stops="TARGET_SEEN_NORMAL",
            steps="EXPERT_REREAD MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="men 1 with one lesion on both studies",
        why="MEN 1 is a disease of all glands: not one gland but both sides, until the meeting says "
        "otherwise.",
        surgeon="In MEN 1 I never take just the one that shines.",
        facts=case(OPERATED, PERSISTENT, *AT_LI, flags="men1"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="MULTIGLAND_LIKELY", steps=f"{BOTH} GENETICS")),
    Situation(
        name="men 1 after three glands, and the meeting wants only the fourth",
        why="The meeting answered that one rest is left; then, and only then, one gland is a focused "
        "operation.",
        surgeon="Three are out. This is the rest. One cut.",
        facts=case(
            op("2024-01-10", "LS removed hyperplasia", "RS removed hyperplasia", "RI removed hyperplasia"),
            PERSISTENT, *AT_LI, answer("MULTIGLAND_LIKELY", reason="three removed, one left"), flags="men1"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            accounted="LS RS RI", answered="MULTIGLAND_LIKELY", steps=f"{OPERATE} GENETICS")),
    Situation(
        name="men 1 and a dry washout",
        why="Both sides would be explored, but the needle's no is a stop of its own and comes first.",
        surgeon="Even in MEN 1 I want to know what that needle hit.",
        facts=case(
            OPERATED, PERSISTENT, *AT_LI, other("fna_pth", "left inferior", key="fna", result="negative"),
            flags="men1"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE", stops="WASHOUT_NEGATIVE MULTIGLAND_LIKELY",
            steps=f"{SETTLE} GENETICS")),
    Situation(
        name="men 2a with a paralyzed cord on the side of the target",
        why="With one cord gone nobody explores both sides; more glands are likely, so it is settled "
        "first.",
        surgeon="Left cord dead: I stay on the left, or I stay out.",
        facts=case(OPERATED, PERSISTENT, LEFT_PALSY, *AT_LI, flags="men2a", cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops="MULTIGLAND_LIKELY", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="jaw tumor syndrome, one gland of the left already out",
        why="On each side a gland is still in: both sides are explored, and genetics is asked.",
        surgeon="Both sides, and a careful look at the jaw.",
        facts=case(
            op("2024-01-10", "LS removed adenoma", "RS seen_normal"), PERSISTENT, *AT_LI,
            flags="hpt_jaw_tumor"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            accounted="LS RS", stops="MULTIGLAND_LIKELY", steps=f"{BOTH} GENETICS")),
    Situation(
        name="twenty years of lithium, stopped last autumn",
        why="The clinician resolved the drug, but years of it make several glands grow: both sides.",
        surgeon="Lithium necks have four bad glands. I look at all of them.",
        facts=case(
            OPERATED, PERSISTENT, *AT_LI, resolved("LITHIUM", "stopped in October, calcium unchanged"),
            flags="lithium"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            resolved="LITHIUM", stops="MULTIGLAND_LIKELY", steps=BOTH)),
    Situation(
        name="men 1, and both glands of the right are in the jar",
        why="Nothing is left to explore on the right, so both sides would be one side too many: settle it.",
        surgeon="The right is empty. Why would I go there?",
        facts=case(
            op("2024-01-10", "RS removed adenoma", "RI removed normal_parathyroid"), PERSISTENT, *AT_LI,
            flags="men1"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            accounted="RS RI", stops="MULTIGLAND_LIKELY", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="a forearm graft nobody has tested, and a clear target in the neck",
        why="The graft may be the source: an arm is tested in an hour, a neck is opened once.",
        surgeon="Cuff on the arm first. Then we talk about the neck.",
        facts=case(GRAFTED, PERSISTENT, *AT_LS),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", accounted="LI",
            remnant_possible="RI", stops="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="the arm of the graft gives no more than the other vein",
        why="A ratio near one is decided: the graft is silent, and the neck is the place.",
        surgeon="Arm is quiet. Neck.",
        facts=case(GRAFTED, PERSISTENT, *AT_LS, sampled("right.antecubital 110")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", accounted="LI",
            remnant_possible="RI", steps=OPERATE)),
    Situation(
        name="the graft was taken out again and she is as high as before",
        why="The graft is no longer on record, it need not be tested, and the labs that decide are those "
        "since it was removed.",
        surgeon="The arm is clean now and nothing changed. So it was never the arm.",
        facts=case(
            GRAFTED, op("2025-04-20", kind="graft_removal", grafts=["right.forearm_graft"]),
            blood("2025-05-02", "11.4", "150"), urine(), blood("2025-05-12", "11.3", "148"), *AT_LS),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", accounted="LI",
            remnant_possible="RI", steps=OPERATE)),
    Situation(
        name="two grafts in two arms, and only one was taken out",
        why="What was removed is the right one; the left is still on record and was never tested.",
        surgeon="You removed the wrong arm's question.",
        facts=case(
            op("2024-01-10", "LI removed adenoma", "RI autografted normal_parathyroid",
               "RS autografted normal_parathyroid", grafts=["right.forearm_graft", "left.forearm_graft"]),
            op("2025-04-20", kind="graft_removal", grafts=["right.forearm_graft"]),
            blood("2025-05-02", "11.4", "150"), urine(), blood("2025-05-12", "11.3", "148"), *AT_LS),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", accounted="LI",
            remnant_possible="RS RI", stops="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="the graft was removed and nobody has drawn blood since",
        why="Every value is older than the removal, a parathyroid operation: whether she still has the "
        "disease is not known.",
        surgeon="You took the graft out and did not check? Draw blood.",
        facts=case(
            GRAFTED, op("2025-05-20", kind="graft_removal", grafts=["right.forearm_graft"]), PERSISTENT,
            *AT_LS),
        expected=expect(
            "undetermined undetermined", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            standing="CALCIUM_MISSING PTH_MISSING COURSE_UNDETERMINED", accounted="LI",
            remnant_possible="RI", steps="COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="a gland moved into the neck muscle years ago",
        why="Only forearm grafts are tested by an arm: one in the neck muscle is within the field of every "
        "scan.",
        surgeon="I put it in the muscle so that I would never need a cuff.",
        facts=case(
            op("2024-01-10", "LI removed adenoma", "RI autografted normal_parathyroid",
               grafts=["right.sternocleidomastoid_graft"]),
            PERSISTENT, *AT_LS),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", accounted="LI",
            remnant_possible="RI", steps=OPERATE)),
]  # fmt: skip
