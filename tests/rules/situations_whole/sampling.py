"""Selective venous sampling: it names a region, never a target, and it comes after imaging."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    case,
    ct,
    mri,
    op,
    other,
    sampled,
    spect,
    us,
)
from tests.rules.situations_whole.places import LI, OPERATE, ORDER_BOTH, RS
from tests.rules.situations_whole.situation import Situation, expect

TWO_BASELINES = Part(
    "samplings",
    (
        {
            "id": "svs", "performed_on": "2025-04-15",
            "samples": [
                {"id": "p1", "vein": "peripheral", "value": "140", "unit": "pg/mL"},
                {"id": "p2", "vein": "peripheral", "value": "190", "unit": "pg/mL"},
                {"id": "l", "vein": "left.inferior_thyroid", "value": "980", "unit": "pg/mL",
                "baseline": "p1"},
                {"id": "r", "vein": "right.inferior_thyroid", "value": "200", "unit": "pg/mL",
                "baseline": "p2"},
            ],
        },
    ),
)  # fmt: skip
NO_BASELINE = Part(
    "samplings",
    (
        {
            "id": "svs", "performed_on": "2025-04-15",
            "samples": [
                {"id": "p1", "vein": "peripheral", "value": "18", "unit": "pmol/L"},
                {"id": "p2", "vein": "peripheral", "value": "19", "unit": "pmol/L"},
                {"id": "l", "vein": "left.inferior_thyroid", "value": "19", "unit": "pmol/L",
                "baseline": "p1"},
                {"id": "r", "vein": "right.inferior_thyroid", "value": "75", "unit": "pmol/L"},
            ],
        },
    ),
)  # fmt: skip

SITUATIONS = [
    Situation(
        name="the gradient lies on the side of the target",
        why="The drained region holds the target: a reason more, no finer than the side.",
        surgeon="Belt and braces.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            sampled("left.inferior_thyroid 700", "right.inferior_thyroid 130")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT GRADIENT_AGREES",
            steps=OPERATE)),
    Situation(
        name="the gradient lies on the other side",
        why="Pictures left, catheter right: the verdict stays, but edition 1 cut left all the same. A vein "
        "with the highest ratio that drains no site of the target stops until the meeting has answered.",
        surgeon="Stop. Why is the right side hot?",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 640")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            stops="SAMPLING_ELSEWHERE", steps="MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="a ratio of 1.96",
        why="Compared unrounded with 2.0 it is no gradient; near the threshold it no longer says that there "
        "is nothing, so tablets are not offered as if the veins were silent.",
        surgeon="Almost is not a gradient.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), sampled("left.vertebral 196", "right.vertebral 101")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            caveats="svs NEAR_THRESHOLD",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="the left inferior thyroid vein was tied at the first operation",
        why="A tied vein drains elsewhere: its gradient may belong to a neighbor.",
        surgeon="I tied that vein. Mind where the blood goes now.",
        facts=case(
            op("2024-01-10", ligated_veins=["left.inferior_thyroid"]), PERSISTENT, spect("left inferior"),
            ct("left inferior"), sampled("left.inferior_thyroid 300", "right.inferior_thyroid 120")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT GRADIENT_AGREES",
            caveats="svs VEIN_LIGATED", steps=OPERATE)),
    Situation(
        name="a middle thyroid vein tied long ago, and its stump sampled",
        why="The caveat stands although nothing was found: silence of a tied vein is weak silence.",
        surgeon="Of course it is quiet, it is a stump.",
        facts=case(
            op("2016-01-11", ligated_veins=["right.middle_thyroid"]), OPERATED, PERSISTENT, spect(), ct(),
            sampled("right.middle_thyroid 90", "left.middle_thyroid 95")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", caveats="svs VEIN_LIGATED",
            steps="MEDICAL_MANAGEMENT MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="the common trunk carries both lower thyroid veins",
        why="A high value in the common trunk drains both sides and tells no side. It drains the place of "
        "two good studies, so going there against the MRI is one option for the meeting, no longer open for "
        "ever.",
        surgeon="A common trunk tells me nothing about sides.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), mri("right superior"),
            sampled("midline.inferior_thyroid_common 450", "left.vertebral 100", "right.vertebral 105")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH NEGATIVE_OPPOSES GRADIENT_AGREES",
            caveats="svs COMMON_TRUNK",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW TARGET_WITH_RATIONALE")),
    Situation(
        name="a common trunk without a gradient",
        why="Nothing anywhere, the trunk included; the caveat is shown all the same.",
        surgeon="Cold everywhere.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("midline.inferior_thyroid_common 120", "left.thymic 100", "right.thymic 110")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", caveats="svs COMMON_TRUNK",
            steps="MEDICAL_MANAGEMENT MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="the peripheral value drifted by a third during the procedure",
        why="140 at the start and 190 at the end: PTH itself rose, so ratios against either may mislead.",
        surgeon="Her PTH was climbing while you were in there.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), TWO_BASELINES),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT GRADIENT_AGREES",
            caveats="svs BASELINES_DIFFER", steps=OPERATE)),
    Situation(
        name="baselines that differ, and the target on the other side",
        why="The same drift beside a target on the right: the gradient is elsewhere and weak at that, but "
        "seven-fold on the other side it stops the knife until the meeting has answered.",
        surgeon="I do not believe that left gradient, but discuss it.",
        facts=case(OPERATED, PERSISTENT, spect("right superior"), ct("right superior"), TWO_BASELINES),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS,
            reasons="AGREEMENT GRADIENT_ELSEWHERE",
            caveats="svs BASELINES_DIFFER", stops="SAMPLING_ELSEWHERE",
            steps="MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="only the left side could be catheterized",
        why="A gradient on the only side sampled cannot lateralize: the other side was never asked.",
        surgeon="And what does the right side say?",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            sampled("left.inferior_thyroid 400", "left.thymic 120")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT GRADIENT_AGREES",
            caveats="svs ONE_SIDE_SAMPLED", steps=OPERATE)),
    Situation(
        name="only right veins, none with a gradient",
        why="Silence of the right says nothing of the left: half a neck is not sampled, no reason for "
        "tablets, and the catheter may be asked for again.",
        surgeon="You sampled half a neck.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), sampled("right.inferior_thyroid 110",
            "right.vertebral 104")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            caveats="svs ONE_SIDE_SAMPLED",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="a sample that was never paired with a peripheral one",
        why="75 pmol/L sounds high, but with two peripheral tubes and none named it has no ratio and no "
        "gradient.",
        surgeon="High compared to what?",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), NO_BASELINE),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            caveats="svs BASELINE_MISSING", steps=OPERATE)),
    Situation(
        name="sampling before anybody had ordered a CT",
        why="An invasive third-line test came first: the pictures are still owed, and they may make it "
        "superfluous.",
        surgeon="You stuck catheters in her before a CT?",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), sampled("left.inferior_thyroid 140",
            "right.inferior_thyroid 120")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            pitfalls="ULTRASOUND_ALONE SINGLE_MODALITY SAMPLING_BEFORE_IMAGING", steps=ORDER_BOTH)),
    Situation(
        name="sampling between the sestamibi and the CT",
        why="The CT came two weeks after the catheter: still before first-line imaging was complete.",
        surgeon="The CT would have spared her the groin puncture.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            sampled("left.inferior_thyroid 410", "right.inferior_thyroid 120", day="2025-03-08"),
            ct("left inferior", day="2025-03-22")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT GRADIENT_AGREES",
            pitfalls="SAMPLING_BEFORE_IMAGING", steps=OPERATE)),
    Situation(
        name="a sampling from before the last operation",
        why="The vein map of another neck: it does not count as sampled, and sampling may be asked for anew.",
        surgeon="That map is from before I was in there.",
        facts=case(
            op("2020-02-03"), OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.vertebral 120", "right.vertebral 110", day="2023-06-05")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            pitfalls="SAMPLING_BEFORE_IMAGING",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="the laboratory reported only above 5000",
        why="Above 5000 against 100 is a gradient whatever the true value is.",
        surgeon="Off the scale on the left. That is where it is.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior?"),
            sampled("left.inferior_thyroid >5000", "right.inferior_thyroid 140")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT GRADIENT_AGREES",
            steps=OPERATE)),
    Situation(
        name="the only high sample has no partner, and the rest is quiet",
        why="Without a ratio for that vein nobody can say that there is no gradient: the neck is not "
        "sampled until every ratio is decided, and sampling may be asked for anew.",
        surgeon="Find the peripheral tube before you call it negative.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), NO_BASELINE),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            caveats="svs BASELINE_MISSING",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="published: planar scan and ultrasound inconclusive, SPECT and the catheter localize",
        why="An equivocal ultrasound may join but is no anatomic study; the catheter came before a CT, and "
        "a first-line study that was never done stops.",
        surgeon="SPECT and catheter agree. One CT, and then go.",
        facts=case(
            op("2024-01-10", "LS seen_normal", "RS seen_normal", "RI removed adenoma"), PERSISTENT,
            us("left inferior", result="equivocal"), other("sestamibi_planar", result="equivocal",
            key="planar"),
            spect("left inferior"), sampled("left.inferior_thyroid 360", "right.inferior_thyroid 110"),
            age=33),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_SITE", LI,
            reasons="NO_ANATOMIC_STUDY AGREEMENT EQUIVOCAL_STUDY GRADIENT_AGREES",
            notes="planar INADEQUATE NO_FINDING_DESCRIBED", accounted="LS RS RI",
            pitfalls="SAMPLING_BEFORE_IMAGING", stops="FIRST_LINE_OPEN", indications="AGE_BELOW_50",
            steps="ORDER_CT_4D GENETICS")),
]  # fmt: skip
