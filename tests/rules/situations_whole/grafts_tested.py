"""A parathyroid in the forearm: which tissue makes the hormone, the graft or the neck."""

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
    op,
    spect,
    urine,
    us,
)
from tests.rules.situations_whole.places import ESCALATE, LI, LS, OPERATE, ORDER_BOTH, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect

R_GRAFT = "right.forearm_graft"
GRAFTED = op("2024-01-10", "RI autografted", grafts=[R_GRAFT])
BOTH_LI = (spect("left inferior"), ct("left inferior"))
SETTLE = "MDT_REVIEW SETTLE_FIRST"


def arms(*samples: str, day: str = "2025-04-15", key: str = "arm") -> Part:
    """Against a peripheral 100 pg/mL: "right 900" from that arm, "right tied 40" while that arm was tied."""
    rows = [{"id": f"{key} 0", "vein": "peripheral", "value": "100", "unit": "pg/mL"}]
    for number, text in enumerate(samples, 1):
        side, *_, result = text.split()
        vein = "peripheral" if "tied" in text else f"{side}.antecubital"
        row = {"id": f"{key} {number}", "vein": vein, "value": result.lstrip("<>"), "unit": "pg/mL"}
        row |= {"baseline": f"{key} 0"} | ({"occluded": side} if "tied" in text else {})
        rows.append(row | ({"comparator": result[0]} if result[0] in "<>" else {}))
    return Part("samplings", ({"id": key, "performed_on": day, "samples": rows},))


ARM_AGAINST_ARM = Part(
    "samplings",
    (
        {
            "id": "arm", "performed_on": "2025-04-15",
            "samples": [
                {"id": "l", "vein": "left.antecubital", "value": "150", "unit": "pg/mL"},
                {"id": "r", "vein": "right.antecubital", "value": "1200", "unit": "pg/mL", "baseline": "l"},
            ],
        },
    ),
)  # fmt: skip

SITUATIONS = [
    Situation(
        name="a graft in the right arm that nobody has tested, and a clear target in the neck",
        why="High calcium and a graft: the hormone may come from the arm, and the neck would be opened for "
        "nothing.",
        surgeon="Draw both arms first. It is a needle stick against a neck.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            remnant_possible="RI", stops="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="uptake in the forearm and silence in the neck",
        why="Edition 1 sampled the neck. A CT of the neck says nothing of the arm, nothing else is seen, "
        "and the arms are tested before any catheter.",
        surgeon="The arm lights up. Why would you go for the groin?",
        facts=case(GRAFTED, PERSISTENT, spect("right forearm graft"), ct()),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NEGATIVE_ELSEWHERE UNCONFIRMED",
            remnant_possible="RI", stops="GRAFT_NOT_TESTED",
            steps=f"GRAFT_TEST ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER")),
    Situation(
        name="an arm ratio of nine, and a target in the neck",
        why="A graft that works well gives two to twenty: nine proves nothing without a tourniquet. Its "
        "vein is hotter than the rest and drains no target, and that is said.",
        surgeon="Nine-fold is what a healthy graft does. Tie the arm.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 900")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", stops="GRAFT_SECRETES", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="an arm ratio of nine, and the tied arm changes nothing",
        why="With the arm tied the PTH falls by five hundredths: less than a fifth points to the neck.",
        surgeon="The graft just works. The trouble is in the neck, go.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 900", "right tied 95")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", steps=OPERATE)),
    Situation(
        name="an arm ratio of nine, and the tied arm brings the hormone down by a third",
        why="Between a fifth and a half a fall tells neither graft nor neck; the question stays open.",
        surgeon="Do it again, with the cuff really tight this time.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 900", "right tied 65")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", stops="GRAFT_SECRETES", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="the tied arm brings the hormone down by six tenths, the pictures show the neck",
        why="More than half points to the graft: no neck is opened, nor the arm by rule, while the two "
        "contradict.",
        surgeon="Arm or neck? Settle that before I scrub.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 900", "right tied 40")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", stops="GRAFT_SECRETES", steps=SETTLE)),
    Situation(
        name="the tied arm brings the hormone down, and the neck is silent",
        why="Nothing is seen in neck and chest, and the tourniquet points to the graft: revising it is an "
        "option. The row of the catheter knows nothing of it.",
        surgeon="Take half the graft out under local.",
        facts=case(GRAFTED, PERSISTENT, spect(), ct(), arms("right tied 40")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", remnant_possible="RI",
            steps=f"GRAFT_REVISION {ESCALATE}")),
    Situation(
        name="the tied arm with a value below the range of the machine",
        why="Less than forty of a hundred: a fall of more than six tenths, however low it truly is.",
        surgeon="It vanished with the cuff up. It is the arm.",
        facts=case(GRAFTED, PERSISTENT, spect(), ct(), arms("right tied <40")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", remnant_possible="RI",
            steps=f"GRAFT_REVISION {ESCALATE}")),
    Situation(
        name="an arm ratio of twenty-five in a man with MEN 1, nothing imaged",
        why="Above twenty the ratio alone proves graft disease; several glands are likely, which stops the "
        "neck and not the arm.",
        surgeon="The graft is hyperplastic like everything else he has. Debulk it.",
        facts=case(GRAFTED, PERSISTENT, arms("right 2500"), flags="men1", sex="M", age=52),
        expected=expect(
            "eligible persistent", "INSUFFICIENT",
            reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY NO_ANATOMIC_STUDY GRADIENT_ELSEWHERE",
            remnant_possible="RI", stops="MULTIGLAND_LIKELY",
            steps=f"GRAFT_REVISION {ORDER_BOTH} ORDER_ULTRASOUND MDT_REVIEW GENETICS")),
    Situation(
        name="an arm ratio of twenty-five, and a target in the neck",
        why="Proof that the graft makes too much stops the neck; and a target elsewhere stops the arm.",
        surgeon="One of the two is enough for this calcium. Which?",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 2500")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", stops="GRAFT_SECRETES", steps=SETTLE)),
    Situation(
        name="the meeting has weighed the hot graft and chooses the neck",
        why="The answer is newer than the test and names the target: both ways are open, the meeting has "
        "chosen.",
        surgeon="The neck first, the arm stays marked for later.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 2500"), answer("GRAFT_SECRETES", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", answered="GRAFT_SECRETES",
            steps="GRAFT_REVISION MDT_REVIEW FOCUSED_REOPERATION")),
    Situation(
        name="the arm was tested again after the meeting's answer",
        why="The second test is newer than the answer: what was weighed then is no longer what is known.",
        surgeon="New numbers, new talk.",
        facts=case(
            GRAFTED, PERSISTENT, *BOTH_LI, arms("right 900", "right tied 45"),
            arms("right 2100", day="2025-05-26", key="again"),
            answer("GRAFT_SECRETES", LI, day="2025-05-20")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", stops="GRAFT_SECRETES", steps=SETTLE)),
    Situation(
        name="the meeting goes on without a test of the graft",
        why="An answer to it names no site, as it speaks of the patient; the test stays suggested all the "
        "same.",
        surgeon="The graft was a crumb and the arm is scarred. We said so.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, answer("GRAFT_NOT_TESTED")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            remnant_possible="RI", answered="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {OPERATE}")),
    Situation(
        name="both pictures show the graft, and the arm is twenty-five times the rest",
        why="The target is the graft itself: the ratio agrees with it, and nothing of the neck is at stake.",
        surgeon="For once it is where we put it.",
        facts=case(
            GRAFTED, PERSISTENT, spect("right forearm graft"), ct("right forearm graft"),
            arms("right 2500")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_GRAFT,
            reasons="AGREEMENT GRADIENT_AGREES", remnant_possible="RI",
            steps="GRAFT_REVISION MDT_REVIEW FOCUSED_REOPERATION")),
    Situation(
        name="a graft that gives no more than the other veins",
        why="A ratio of 1.4 is decided: the graft has been tested and hardly works, so the neck it is.",
        surgeon="A dead graft. Fine.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right 140")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            remnant_possible="RI", steps=OPERATE)),
    Situation(
        name="arm against arm, eight to one",
        why="The other arm is a baseline as good as a peripheral vein: 1200 against 150 is eight.",
        surgeon="Both arms, same minute. That is how you do it. Now the cuff.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, ARM_AGAINST_ARM),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", stops="GRAFT_SECRETES", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="the wrong arm was tested",
        why="The graft lies in the right arm and the left was drawn: not tested.",
        surgeon="Other arm, please. Who has read the operative note?",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("left 110")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            remnant_possible="RI", stops="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="a test of the graft from before the last operation",
        why="The arm was tested in another life of this neck: since the last operation nobody has.",
        surgeon="That was two operations ago.",
        facts=case(
            op("2020-03-02", "RI autografted", grafts=[R_GRAFT]), OPERATED, PERSISTENT, *BOTH_LI,
            arms("right 900", "right tied 95", day="2023-06-05")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            remnant_possible="RI", stops="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="the graft was taken out last autumn, and calcium stays high",
        why="What was removed is no longer on record and need not be tested; its removal is no operation on "
        "the neck, so the scans count, and it starts the clock of the blood anew.",
        surgeon="Arm empty, calcium still up: so it was the neck all along.",
        facts=case(
            GRAFTED, op("2024-09-02", kind="graft_removal", grafts=[R_GRAFT]), urine(),
            blood("2024-12-02", "11.3", "140"), blood("2025-05-12", "11.2", "138"), *BOTH_LI),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            remnant_possible="RI", steps=OPERATE)),
    Situation(
        name="nobody wrote of a graft, but the ultrasound sees one in the left arm",
        why="A located finding in the forearm is a graft until it is tested, whatever the operative note "
        "leaves out.",
        surgeon="There is something in that arm. Ask the first surgeon, and draw both arms.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left superior"),
            us(lesion("left forearm graft", nature="known_graft"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT OTHER_NATURE",
            notes="us OTHER_NATURE", stops="GRAFT_NOT_TESTED", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="more than twelve times, says a machine that stops counting there",
        why="Above twelve may be a working graft or a sick one: the tourniquet decides, and till then it "
        "stops.",
        surgeon="Dilute the tube and give me a number.",
        facts=case(GRAFTED, PERSISTENT, *BOTH_LI, arms("right >1200")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            remnant_possible="RI", stops="GRAFT_SECRETES", steps=f"GRAFT_TEST {SETTLE}")),
]  # fmt: skip
