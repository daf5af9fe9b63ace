"""A gradient where no target is: it is a reason, and asks for the meeting."""

from __future__ import annotations

from tests.rules.situations_whole.build import OPERATED, PERSISTENT, case, ct, mri, op, sampled, spect, us
from tests.rules.situations_whole.places import ORDER_BOTH
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SITUATIONS = [
    Situation(
        name="a gradient on the left after two empty studies",
        why="The catheter gives a region where no picture could; it turns no empty verdict into a target. "
        "One side by one thyroid vein and no caveat: to explore that side is one option for the meeting.",
        surgeon="Left side. I explore the left, and the ledger tells me where.",
        facts=case(
            op("2024-01-10", "RS seen_normal", "RI seen_normal", "LS seen_normal", "LI not_found"),
            PERSISTENT,
            spect(), ct(), sampled("left.inferior_thyroid 480", "right.inferior_thyroid 120")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            accounted="RS RI LS", steps="MDT_REVIEW HIGH_VOLUME_CENTER REGION_EXPLORATION"),
        traps=(Trap.EUTOPIC_FIRST,)),
    Situation(
        name="left and right disputed, and a gradient in the common trunk",
        why="Nothing agrees, so there is no target; the trunk's gradient belongs to both sides and is told.",
        surgeon="Hot trunk, no side. Back to the table.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("right superior"), mri(),
            sampled("midline.inferior_thyroid_common 450", "left.vertebral 100", "right.vertebral 105")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION",
            reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES GRADIENT_ELSEWHERE", caveats="svs COMMON_TRUNK",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="sampled with a clear gradient before anybody had ordered a CT",
        why="The region is known and the pictures are owed; what the catheter found asks for the meeting.",
        surgeon="You stuck catheters in her before a CT, and now we must talk about what they found.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"),
            sampled("left.inferior_thyroid 410", "right.inferior_thyroid 120")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT",
            reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED GRADIENT_ELSEWHERE",
            pitfalls="ULTRASOUND_ALONE SINGLE_MODALITY SAMPLING_BEFORE_IMAGING",
            steps=f"{ORDER_BOTH} MDT_REVIEW")),
    Situation(
        name="two maybes on the left, and a value above 5000 there",
        why="No finding is firm, so there is no target; the gradient is a reason all the same. It names a "
        "side that nothing speaks against: that side may be explored, if the meeting says so.",
        surgeon="Two maybes and a catheter. Now I listen.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior?"), ct("left inferior?"),
            sampled("left.inferior_thyroid >5000", "right.inferior_thyroid 140")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NO_FIRM_FINDING FINDING_APART GRADIENT_ELSEWHERE",
            steps="ORDER_ULTRASOUND EXPERT_REREAD ORDER_MRI_WITH_CONTRAST MDT_REVIEW "
            "HIGH_VOLUME_CENTER REGION_EXPLORATION")),
]  # fmt: skip
