"""What a catheter may and may not decide, and reports that say less than they seem to."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    blood,
    case,
    ct,
    mri,
    op,
    other,
    sampled,
    spect,
    us,
)
from tests.rules.situations_whole.places import ESCALATE, LI, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect

CENTER = "MDT_REVIEW HIGH_VOLUME_CENTER"
ELSEWHERE = "ALL_NEGATIVE GRADIENT_ELSEWHERE"

SITUATIONS = [
    Situation(
        name="nothing on imaging, and only the left brachiocephalic vein is hot",
        why="Neck and chest of the left both drain there: it is set aside, and nothing is left that names a "
        "side of the neck.",
        surgeon="Somewhere above the heart on the left. Not an incision.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.brachiocephalic 300", "left.inferior_thyroid 110", "right.inferior_thyroid 105")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons=ELSEWHERE, steps=CENTER)),
    Situation(
        name="sampled twice, left hot the first time and right the second",
        why="Two samplings that name two sides name none.",
        surgeon="The catheter changes its mind like the scans.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.inferior_thyroid 300", "right.inferior_thyroid 110"),
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 320", day="2025-05-06",
            key="again")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons=ELSEWHERE, steps=CENTER)),
    Situation(
        name="nothing on imaging, and a right value that says only less than 250",
        why="It may be a gradient or none, so she is not sampled yet: neither medical treatment nor the end "
        "of the catheter.",
        surgeon="Less than 250 is not a number. Run it again.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid <250")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", steps=ESCALATE)),
    Situation(
        name="nothing on imaging, and arm veins only",
        why="Veins of the arm are no sampling of the neck: it is still to be done.",
        surgeon="That was a blood draw, not a sampling.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.antecubital 105", "right.antecubital 108")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", steps=ESCALATE)),
    Situation(
        name="two agree, and the MRI is positive without a word of where",
        why="A positive report that describes nothing is a sure finding nowhere: it may be another place.",
        surgeon="Positive for what, where? Ask.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct("left inferior"),
            mri(result="positive")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI,
            reasons="AGREEMENT PLACE_OPEN UNLOCATED", notes="mri NO_FINDING_DESCRIBED", stops="READING_OPEN",
            steps=f"LOCATE_FINDING EXPERT_REREAD {CENTER}")),
    Situation(
        name="two agree, and the equivocal 4D-CT is sure of something it cannot place",
        why="An equivocal report makes its findings maybes, so none speaks against; but a first-line study "
        "places nothing it sees.",
        surgeon="Equivocal and definite at once. Read it again.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct("right level VI!", result="equivocal")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI,
            reasons="AGREEMENT NOTHING_PLACED NEGATIVE_OPPOSES UNLOCATED EQUIVOCAL_STUDY",
            notes="ct UNLOCATED", steps=f"{THINK_AGAIN} HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="left on sestamibi, and a needle proved the left lower pole",
        why="Sestamibi gives the side and the needle the place within it: a region, and a 4D-CT can be had.",
        surgeon="Tissue at the left lower pole. CT for the road map.",
        facts=case(
            OPERATED, PERSISTENT, spect("left"),
            other("fna_pth", "left inferior", key="fna", day="2025-04-02")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_SIDE", LI, reasons="NEEDLE_STANDS_IN REGION",
            stops="FIRST_LINE_OPEN", steps="ORDER_CT_4D EXPERT_REREAD MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="apart two years ago, and nobody looked since",
        why="Old pictures contradict each other: both are done again before a catheter is, for the newest is "
        "more than a year old.",
        surgeon="Scan her again before you stick her.",
        facts=case(
            op("2022-01-10"), blood("2022-03-01", "11.4", "150"), PERSISTENT,
            spect("left inferior", day="2023-03-06"), ct("right superior", day="2023-03-13"),
            mri(day="2023-03-20"), us(day="2023-03-01")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            notes="us NEGATIVE_ULTRASOUND", pitfalls="STALE_STUDY",
            steps="ORDER_CT_4D ORDER_SPECT_CT EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="both experts read again, and still one positive and one negative",
        why="Each counting study is a second read already: nobody is asked to read a third time.",
        surgeon="They have looked twice. MRI.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", key="s1"),
            spect("left inferior", key="s2", supersedes="s1"), ct(key="c1"), ct(key="c2", supersedes="c1")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            notes="s1 SUPERSEDED, c1 SUPERSEDED",
            steps="ORDER_ULTRASOUND ORDER_MRI_WITH_CONTRAST MDT_REVIEW")),
    Situation(
        name="nothing on imaging, and no gradient in any vein of either side",
        why="Localized by nothing, sampled on both sides without a value near the threshold: medical "
        "treatment is one option.",
        surgeon="I have nothing to aim at. Cinacalcet.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), mri(),
            sampled("left.superior_thyroid 105", "left.inferior_thyroid 120", "right.superior_thyroid 98",
                    "right.inferior_thyroid 115")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            steps=f"MEDICAL_MANAGEMENT {CENTER}")),
]  # fmt: skip
