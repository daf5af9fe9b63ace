"""What a catheter found beside a target, or where there is none: where it stops, and what it opens."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    case,
    ct,
    mri,
    op,
    sampled,
    spect,
    us,
)
from tests.rules.situations_whole.places import ESCALATE, LI, LS, OPERATE, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect

BOTH_LI = (spect("left inferior"), ct("left inferior"))
SETTLE = "MDT_REVIEW SETTLE_FIRST"
BOTH_GRADIENTS = "AGREEMENT GRADIENT_AGREES GRADIENT_ELSEWHERE"
COLD = "MDT_REVIEW HIGH_VOLUME_CENTER"


def _veins(*samples: tuple[str, str, str | None], day: str = "2025-04-15") -> Part:
    """Vein, value and arm tied; no sample names its baseline."""
    rows = [
        {"id": f"v{number}", "vein": vein, "value": value, "unit": "pg/mL"}
        | ({"occluded": tied} if tied else {})
        for number, (vein, value, tied) in enumerate(samples)
    ]
    return Part("samplings", ({"id": "svs", "performed_on": day, "samples": rows},))


SITUATIONS = [
    Situation(
        name="thirteen times and off the scale on the other side",
        why="The pictures say left, and the right side is above thirteen-fold: edition 1 cut left all the "
        "same.",
        surgeon="Nobody opens the left with that number on the right.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 250", "right.inferior_thyroid >1300")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons=BOTH_GRADIENTS,
            stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="four-fold on the left, more than two-fold on the right and nobody knows how much more",
        why="Above 210 against 100 is a gradient and may be the highest of all: it counts as if it were.",
        surgeon="More than two is not a number. Dilute it before I choose a side.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 400", "right.inferior_thyroid >210")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons=BOTH_GRADIENTS,
            stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="six-fold on the side of the target and two-fold on the other",
        why="The other side has a gradient of less than half of the highest: a reason for the meeting, and "
        "nothing that stops.",
        surgeon="Six against two is clear enough for me.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 600", "right.inferior_thyroid 210")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons=BOTH_GRADIENTS,
            steps=OPERATE)),
    Situation(
        name="six-fold on the side of the target and exactly half of it on the other",
        why="At least half of the highest ratio on the other side stops: three is half of six.",
        surgeon="Three-fold on the right is a second gland until you prove otherwise.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 600", "right.inferior_thyroid 300")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons=BOTH_GRADIENTS,
            stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="the hottest vein lies on the right side of the neck, but drains another place of it",
        why="The vertebral vein drains behind the esophagus and the carotid sheath, not the lower pole: the "
        "highest ratio drains no site of the target.",
        surgeon="Same side, wrong bed. Think of the sheath.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI, sampled("left.vertebral 500", "right.inferior_thyroid 105")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE", stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="a second hot vein on the side of the target",
        why="The highest drains the target; the vertebral vein of the same side is nearly as hot, and that "
        "is the same neighborhood.",
        surgeon="The whole left side is hot. That is what I wanted to know.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 500", "left.vertebral 450", "right.inferior_thyroid 105")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons=BOTH_GRADIENTS,
            steps=OPERATE)),
    Situation(
        name="the only step is in the superior vena cava",
        why="The vena cava drains everything, the target too: no contradiction.",
        surgeon="Step-up at the cava, that fits with anything above it.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("midline.superior_vena_cava 400", "left.inferior_thyroid 110",
            "right.inferior_thyroid 105")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT GRADIENT_AGREES",
            steps=OPERATE)),
    Situation(
        name="the gradient on the other side, and the meeting has answered",
        why="The answer is newer than catheter and pictures and names the target: the meeting has weighed "
        "it.",
        surgeon="That right vein was the thyroid ima, we looked at the films together.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 640"),
            answer("SAMPLING_ELSEWHERE", LI)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE", answered="SAMPLING_ELSEWHERE", steps=OPERATE)),
    Situation(
        name="the meeting answered on the morning of the catheter",
        why="A fact of the same day is newer than the answer: nobody can have weighed a result of that "
        "afternoon.",
        surgeon="You cannot answer what the lab has not sent yet.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 640", day="2025-05-20"),
            answer("SAMPLING_ELSEWHERE", LI, day="2025-05-20")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE", stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="the answer named another gland than the target",
        why="An answer holds for the places it names: left superior is not left inferior.",
        surgeon="We talked about the upper one. This is the lower.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 640"),
            answer("SAMPLING_ELSEWHERE", LS)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE", stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="two catheters, the first says right and the second left",
        why="Each sampling since the operation is asked; a later one that agrees does not unsay the first.",
        surgeon="One of the two was mislabeled. Find out which.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            sampled("left.vertebral 100", "right.inferior_thyroid 420", day="2025-04-02", key="first"),
            sampled("left.inferior_thyroid 410", "right.inferior_thyroid 110", day="2025-05-06")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons=BOTH_GRADIENTS,
            stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="a catheter of the former disease pointed right",
        why="A sampling from before the last operation speaks of a gland that may be gone: it stops nothing.",
        surgeon="They took that right one out. Old news.",
        facts=case(
            op("2020-02-03"), op("2024-01-10", "RI removed adenoma"), PERSISTENT, *BOTH_LI,
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 640", day="2023-06-05")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="RI",
            pitfalls="SAMPLING_BEFORE_IMAGING", steps=OPERATE)),
    Situation(
        name="no sample names its baseline, and one of two peripheral tubes was drawn with the arm tied",
        why="Left out, the baseline is the only peripheral sample that was not drawn tied: 460 against 100.",
        surgeon="Obviously you do not divide by the tied arm.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI,
            _veins(("peripheral", "100", None), ("peripheral", "30", "left"),
            ("left.inferior_thyroid", "460", None), ("right.inferior_thyroid", "110", None))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT GRADIENT_AGREES",
            steps=OPERATE)),
    Situation(
        name="the only peripheral tube was drawn with the arm tied",
        why="A tied sample is never a baseline: no ratio is decided, so the neck is not sampled.",
        surgeon="That procedure is worth nothing. What a pity.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            _veins(("peripheral", "90", "left"), ("left.inferior_thyroid", "460", None),
            ("right.inferior_thyroid", "110", None))),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            caveats="svs BASELINE_MISSING", steps=ESCALATE)),
    Situation(
        name="no baseline is named and there is one peripheral tube",
        why="The only peripheral sample is the partner: 520 against 100 on the left, nothing on the right. "
        "Nothing is seen, so the side may be explored.",
        surgeon="Left side it is, all of it.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            _veins(("peripheral", "100", None), ("left.inferior_thyroid", "520", None),
            ("right.inferior_thyroid", "110", None))),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            steps=f"{COLD} REGION_EXPLORATION")),
    Situation(
        name="nothing seen, a left gradient, and the right vein at 1.6",
        why="The right side is near the threshold: with a caveat no side is named.",
        surgeon="One point six in one series is a gradient. I would not bet a side on it.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.inferior_thyroid 400", "right.inferior_thyroid 160")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            caveats="svs NEAR_THRESHOLD", steps=COLD)),
    Situation(
        name="a ratio of exactly one and a half",
        why="Near the threshold begins at 1.5: not silent enough to send her home with tablets.",
        surgeon="Repeat the left side some day, do not close the file.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), sampled("left.thymic 150", "right.thymic 100")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            caveats="svs NEAR_THRESHOLD", steps=COLD)),
    Situation(
        name="a ratio of 1.49",
        why="Below one and a half the veins are silent: medical treatment is one option for the meeting.",
        surgeon="Cold all over. Cinacalcet and patience.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), sampled("left.thymic 149", "right.thymic 100")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            steps=f"MEDICAL_MANAGEMENT {COLD}")),
    Situation(
        name="left neck veins and the right arm",
        why="An arm is no side of the neck: half a sampling, which may be asked for again.",
        surgeon="The arm is not the right neck.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.inferior_thyroid 120", "left.vertebral 105", "right.antecubital 98")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            caveats="svs ONE_SIDE_SAMPLED", steps=ESCALATE)),
    Situation(
        name="sestamibi blind, CT and ultrasound left inferior, and the catheter agrees",
        why="A good negative sestamibi is not outvoted, yet every vein with a gradient drains the place of "
        "two others: one option, with the reason written down.",
        surgeon="Sestamibi misses half of these. Three things say left inferior.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct("left inferior"), us("left inferior"),
            sampled("left.inferior_thyroid 500", "right.inferior_thyroid 100")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI,
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES GRADIENT_AGREES",
            steps=f"{THINK_AGAIN} TARGET_WITH_RATIONALE")),
    Situation(
        name="sestamibi blind, CT, ultrasound and MRI left inferior",
        why="A third family joins and nothing stands elsewhere: going there against the blind scan is one "
        "option for the meeting, and the catheter another.",
        surgeon="Three pictures against one tracer. I would go.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct("left inferior"), us("left inferior"), mri("left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI,
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES",
            steps="EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING TARGET_WITH_RATIONALE")),
    Situation(
        name="sestamibi blind, CT and ultrasound left inferior, the catheter hot on both sides",
        why="One vein with a gradient does not drain the target: no reason written down makes up for it.",
        surgeon="And who explains the right side to me?",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct("left inferior"), us("left inferior"),
            sampled("left.inferior_thyroid 700", "right.inferior_thyroid 220")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI,
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES GRADIENT_AGREES GRADIENT_ELSEWHERE",
            steps=THINK_AGAIN)),
    Situation(
        name="nothing seen, and the gradient in both thymic veins only",
        why="Only thymic and mammary veins: the chest, so a thoracic surgeon is asked.",
        surgeon="Call thoracics. It is behind the sternum.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.thymic 420", "right.thymic 210", "left.inferior_thyroid 101",
            "right.inferior_thyroid 104")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            steps=f"{COLD} THORACIC_PLANNING")),
]  # fmt: skip
