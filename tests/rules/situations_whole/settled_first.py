"""The studies agree, and something in the facts speaks against cutting: alone, and several at once."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    blood,
    case,
    ct,
    lesion,
    mri,
    op,
    other,
    pet,
    resolved,
    sampled,
    spect,
    urine,
    us,
)
from tests.rules.situations_whole.places import LI, OPERATE, RI, RS
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

RIGHT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "mobile", "right": "immobile"},)
)
BOTH_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "paretic", "right": "immobile"},)
)
AGREED = (spect("left inferior"), ct("left inferior"))
SETTLE = "MDT_REVIEW SETTLE_FIRST"

SITUATIONS = [
    Situation(
        name="pregnant, and calcium high once since the operation",
        why="One high calcium is not a diagnosis, and pregnancy decides when: both stop, and both are named.",
        surgeon="Repeat the calcium this week and call obstetrics.",
        facts=case(
            op("2024-12-01"), urine(), blood("2025-05-12", "11.3", "148"), *AGREED, age=31,
            flags="pregnancy"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="PREGNANCY SINGLE_HIGH_CALCIUM", indications="AGE_BELOW_50",
            steps=f"CONFIRM_BIOCHEMISTRY {SETTLE} GENETICS")),
    Situation(
        name="MEN 1, and the cord of the other side is paralyzed",
        why="Many glands are likely and the only moving cord lies on the target's side: two stops, and no "
        "bilateral operation with a paralyzed cord.",
        surgeon="Not today, and not both sides.",
        facts=case(OPERATED, PERSISTENT, RIGHT_PALSY, *AGREED, flags="men1", cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops="MULTIGLAND_LIKELY CORD_PALSY_OPPOSITE",
            steps=f"{SETTLE} GENETICS")),
    Situation(
        name="both cords do not move, target plain",
        why="Both cords paralyzed and cut all the same, said edition 1; any neck operation now risks the "
        "airway.",
        surgeon="Airway first. ENT before me.",
        facts=case(OPERATED, PERSISTENT, BOTH_PALSY, *AGREED, cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="the target's gland was seen normal, and the needle there found no PTH",
        why="The first surgeon saw a normal gland there and a washout without PTH says the same: the scans "
        "may agree on a node.",
        surgeon="Two people looked there and found no adenoma.",
        facts=case(
            op("2024-01-10", "LI seen_normal normal_parathyroid"), PERSISTENT, *AGREED,
            other("fna_pth", "left inferior", key="fna", day="2025-04-02", result="negative")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            notes="fna NEEDLE_WITHOUT_PLACE", stops="TARGET_SEEN_NORMAL WASHOUT_NEGATIVE", steps=SETTLE)),
    Situation(
        name="the target's gland was seen normal years before it recurred",
        why="A gland seen normal ten years ago may be the adenoma of today: told, and no stop where disease "
        "has recurred.",
        surgeon="Normal in 2015. Glands grow.",
        facts=case(
            op("2015-03-02", "RI seen_normal normal_parathyroid"), urine("2015-01-05"),
            blood("2015-11-02", "9.5"), blood("2019-11-04", "9.4"), blood("2024-03-01", "11.3", "150"),
            blood("2025-05-12", "11.2", "144"), spect("right inferior"), ct("right inferior")),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT", accounted="RI",
            pitfalls="TARGET_SEEN_NORMAL", steps=OPERATE)),
    Situation(
        name="scans agree on the left, the catheter thirteen-fold on the right",
        why="A sampling thirteen-fold on the other side speaks against the target louder than two scans for "
        "it.",
        surgeon="Thirteen-fold is no error. The gland is right.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED,
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 1300")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE", stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="the target's gland is in the jar, and so is another with hyperplasia",
        why="What was removed is no target, and hyperplasia in two glands makes more likely: neither focused "
        "nor bilateral before both are settled.",
        surgeon="That gland is in formalin. What are we looking at?",
        facts=case(
            op("2024-01-10", "LI removed hyperplasia", "RI removed hyperplasia"), PERSISTENT, *AGREED),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            accounted="LI RI", stops="TARGET_ALREADY_REMOVED MULTIGLAND_LIKELY", steps=SETTLE),
        traps=(Trap.GLAND_REMOVED,)),
    Situation(
        name="MEN 1 with one target, glands left on both sides",
        why="One seen is 17 % of the time not all: the bilateral exploration stands as the answer to many "
        "glands, the focused one does not.",
        surgeon="Start with the left lower and look at the rest.",
        facts=case(OPERATED, PERSISTENT, *AGREED, flags="men1", age=61),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="MULTIGLAND_LIKELY", steps="MDT_REVIEW BILATERAL_EXPLORATION GENETICS")),
    Situation(
        name="MEN 1 with one target, the right side already cleared",
        why="On the right both glands are out, so nothing bilateral is left to explore; many glands likely "
        "is for the meeting to settle.",
        surgeon="Only left is left. But say in the note why.",
        facts=case(
            op("2024-01-10", "RS removed adenoma", "RI removed adenoma"), PERSISTENT, *AGREED, flags="men1"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            accounted="RS RI", stops="MULTIGLAND_LIKELY", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="PTH of 22 beside a calcium of 11.3",
        why="A PTH so low in its range hardly explains the calcium: confirm before a scarred neck is opened.",
        surgeon="Could be something else. Repeat the PTH, add PTHrP.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2025-05-12", "11.3", "22"),
            *AGREED),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="PTH_LOW_NORMAL", steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="nobody has drawn calcium for eight months",
        why="237 days are more than half a year: old blood does not open a neck.",
        surgeon="Draw blood. It takes a day.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2024-10-07", "11.3", "148"),
            *AGREED),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="STALE_BIOCHEMISTRY", steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="both scans are six years old",
        why="Beyond five years a picture is a memory; it stops until somebody looks again or says why not.",
        surgeon="Six years? New scans.",
        facts=case(
            op("2018-01-10"), blood("2018-03-01", "11.4", "150"), PERSISTENT,
            spect("left inferior", day="2019-03-04"), ct("left inferior", day="2019-03-11")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="STALE_STUDY", steps=SETTLE)),
    Situation(
        name="both scans are two years old",
        why="Old pictures are told; within five years they do not stop.",
        surgeon="Fine by me, glands do not walk.",
        facts=case(
            op("2018-01-10"), blood("2018-03-01", "11.4", "150"), PERSISTENT,
            spect("left inferior", day="2023-03-06"), ct("left inferior", day="2023-03-13")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="STALE_STUDY", steps=OPERATE)),
    Situation(
        name="choline PET sure, ultrasound a maybe, and nothing else was done",
        why="PET alone is sure, and no first-line study was done at all: two stops, and a 4D-CT is owed.",
        surgeon="You skipped two scans to get to the expensive one.",
        facts=case(OPERATED, PERSISTENT, us("left inferior?"), pet("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="FIRST_LINE_OPEN PET_ALONE", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="years on lithium, and one more finding that nobody placed",
        why="Lithium, stopped or not, makes many glands likely, and the CT names something it does not "
        "place: two stops.",
        surgeon="Lithium necks have four bad glands. And what is that at level six?",
        facts=case(
            OPERATED, PERSISTENT, resolved("LITHIUM", "stopped for a year"), spect("left inferior"),
            ct("left inferior", "left level VI"), flags="lithium"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT UNLOCATED",
            resolved="LITHIUM", notes="ct UNLOCATED", stops="READING_OPEN MULTIGLAND_LIKELY",
            steps=f"LOCATE_FINDING {SETTLE}")),
    Situation(
        name="MRI calls the target a thyroid nodule, and a routine CT is sure of the other side",
        why="A target that one study explains and a place elsewhere that another is sure of: each stops, "
        "whether the study counts or not.",
        surgeon="Two radiologists disagree with you. Ask them.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED, mri(lesion("left inferior", nature="thyroid_nodule")),
            other("ct_neck_contrast", "right superior!", key="routine")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT NEGATIVE_OPPOSES EXPLAINED OTHER_NATURE",
            notes="mri OTHER_NATURE, routine INADEQUATE", stops="EXPLAINED_OTHERWISE SEEN_ELSEWHERE",
            steps=SETTLE),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="a routine CT calls the target a thyroid nodule",
        why="It does not count and opposes nothing, yet what it says must be answered before anybody cuts.",
        surgeon="If it is a nodule on plain CT it may be one on 4D.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED,
            other("ct_neck_contrast", lesion("left inferior", nature="thyroid_nodule"), key="routine")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="routine INADEQUATE OTHER_NATURE", stops="EXPLAINED_OTHERWISE", steps=SETTLE)),
    Situation(
        name="a negative needle that names no place beside a plain target",
        why="A washout without PTH from nobody knows where may be from the target: it stops and is asked "
        "after.",
        surgeon="Stuck where, exactly?",
        facts=case(
            OPERATED, PERSISTENT, spect("right superior"), ct("right superior"),
            other("fna_pth", key="fna", day="2025-04-02")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT",
            notes="fna NEEDLE_WITHOUT_PLACE", stops="READING_OPEN WASHOUT_NEGATIVE",
            steps=f"LOCATE_FINDING {SETTLE}")),
]  # fmt: skip
