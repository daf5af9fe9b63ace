"""A sign of carcinoma: the operation is planned as one for cancer, and what stops it is said first."""

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
    other,
    spect,
    urine,
)
from tests.rules.situations_whole.places import LI, RS, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect

RIGHT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "mobile", "right": "immobile"},)
)
AGREED = (spect("left inferior"), ct("left inferior"))
CENTER = "MDT_REVIEW HIGH_VOLUME_CENTER"
#: 15.2, and three days later 12.9 after fluids.
CRISIS = Part(
    "labs",
    (*blood("2024-03-01", "11.4", "150").rows, *urine().rows, *blood("2025-05-09", "15.2", "180").rows,
     *blood("2025-05-12", "12.9", "170").rows),
)  # fmt: skip

SITUATIONS = [
    Situation(
        name="a palpable mass, the other cord paralyzed, and the gland once seen normal",
        why="En bloc is planned, the cord is named first, and a gland that was seen normal is to be "
        "explained: two stops beside the plan.",
        surgeon="If it is cancer I take the lobe. But her airway first.",
        facts=case(
            op("2024-01-10", "LI seen_normal normal_parathyroid"), PERSISTENT, RIGHT_PALSY, *AGREED,
            flags="palpable_mass", cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            flags="PALPABLE_MASS", pitfalls="CORD_PALSY", stops="TARGET_SEEN_NORMAL CORD_PALSY_OPPOSITE",
            steps=f"{CENTER} SETTLE_FIRST EN_BLOC_PLANNING")),
    Situation(
        name="carcinoma in the first specimen, and now a focus in its bed",
        why="The gland is in the jar, so a target there stops; with carcinoma it is a local recurrence, and "
        "the plan is en bloc.",
        surgeon="It came back in the bed. That is what it does.",
        facts=case(op("2024-01-10", "LI removed carcinoma"), PERSISTENT, *AGREED),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            flags="PATHOLOGY", stops="TARGET_ALREADY_REMOVED",
            steps=f"{CENTER} SETTLE_FIRST EN_BLOC_PLANNING")),
    Situation(
        name="the same, and the meeting has answered that it is a recurrence in the bed",
        why="Answered for that very place, nothing is left to settle; carcinoma itself is never answered "
        "away.",
        surgeon="Yes, we all agree. En bloc.",
        facts=case(
            op("2024-01-10", "LI removed carcinoma"), PERSISTENT, *AGREED,
            answer("TARGET_ALREADY_REMOVED", LI, reason="local recurrence")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            flags="PATHOLOGY", answered="TARGET_ALREADY_REMOVED", steps=f"{CENTER} EN_BLOC_PLANNING")),
    Situation(
        name="two lesions, one of them 34 mm",
        why="So large a lesion is a sign of carcinoma: no bilateral exploration stands, and many glands "
        "likely is settled beside the plan.",
        surgeon="Thirty-four millimeters. I do not shell that out.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "right superior"),
            ct(lesion("left inferior", size_mm="34"), "right superior")),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH", flags="LESION_LARGE",
            stops="MULTIGLAND_LIKELY", steps=f"{CENTER} SETTLE_FIRST EN_BLOC_PLANNING GENETICS")),
    Situation(
        name="a palpable mass on a side that is agreed on, its pole not",
        why="The side is a region; with a mass to feel, no side is explored by itself, the plan is en bloc.",
        surgeon="I can feel it. Left, with the lobe.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left inferior"), flags="palpable_mass"),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", LI, reasons="REGION",
            flags="PALPABLE_MASS", steps=f"EXPERT_REREAD {CENTER} EN_BLOC_PLANNING")),
    Situation(
        name="calcium 15.2, three days later 12.9",
        why="The highest decides the flag and the latest the emergency: the crisis is over, the sign of "
        "carcinoma is not.",
        surgeon="Fifteen is cancer until I hold it in my hand.",
        facts=case(OPERATED, CRISIS, *AGREED),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE", steps=f"{CENTER} EN_BLOC_PLANNING")),
    Situation(
        name="calcium 15.2 then 12.9, and the meeting has answered the flag",
        why="Dehydrated after a stomach bug, wrote the meeting: answered, the flag gates nothing until a "
        "newer value raises it.",
        surgeon="She was dry. It is an adenoma, left lower pole.",
        facts=case(OPERATED, CRISIS, *AGREED, answer("CALCIUM_VERY_HIGH", reason="dehydrated")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH", answered="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE",
            steps="MDT_REVIEW FOCUSED_REOPERATION")),
    Situation(
        name="calcium 12.9, three days later 15.2",
        why="The latest is very high: an emergency outside the meeting's clock, and a sign of carcinoma "
        "besides.",
        surgeon="Admit her tonight. The meeting can wait.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2025-05-09", "12.9", "170"),
            blood("2025-05-12", "15.2", "180"), *AGREED),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {CENTER} EN_BLOC_PLANNING")),
    Situation(
        name="calcium 15.2 then 12.9 in a pregnancy",
        why="A sign of carcinoma and a pregnancy: the plan names the pregnancy as what stops, and above 12 "
        "the meeting is asked at once.",
        surgeon="Second trimester, and not a day later.",
        facts=case(OPERATED, CRISIS, *AGREED, flags="pregnancy", age=31),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH", stops="PREGNANCY", indications="CALCIUM_ABOVE AGE_BELOW_50",
            steps=f"{CENTER} SETTLE_FIRST EN_BLOC_PLANNING GENETICS")),
    Situation(
        name="a needle through a palpable mass",
        why="With a sign of carcinoma a needle may seed and does not count; what it proved at the target is "
        "told.",
        surgeon="Who stuck that? Take the track out with it.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED, other("fna_pth", "left inferior", key="fna", day="2025-04-02"),
            flags="palpable_mass"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT ASPIRATION_AGREES", flags="PALPABLE_MASS",
            notes="fna NEEDLE_WITH_CARCINOMA_FLAG", pitfalls="BIOPSY_WITH_CARCINOMA_FLAG",
            steps=f"{CENTER} EN_BLOC_PLANNING")),
    Situation(
        name="a palpable mass that sestamibi sees and 4D-CT does not",
        why="Positive against negative is no place to plan an operation for cancer on; the center is asked.",
        surgeon="I feel something, the CT does not see it. Thyroid?",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct(), flags="palpable_mass"),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            flags="PALPABLE_MASS", steps=f"ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER")),
    Situation(
        name="PTH twelve-fold, a graft never tested, and a target in the neck",
        why="PTH above ten-fold is a sign of carcinoma; the arm with the graft may make that PTH, so it is "
        "tested before anybody plans.",
        surgeon="Draw it from the other arm.",
        facts=case(
            op("2024-01-10", grafts=["right.forearm_graft"]), urine(), blood("2024-03-01", "11.4", "150"),
            blood("2025-05-12", "11.3", "790"), *AGREED),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="PTH_VERY_HIGH PTH_SUSPICIOUS", stops="GRAFT_NOT_TESTED",
            steps=f"GRAFT_TEST {CENTER} SETTLE_FIRST EN_BLOC_PLANNING")),
]  # fmt: skip
