"""What a caveat of a sampling says, word by word: a clinician acts on the sentence and not on the code."""

from __future__ import annotations

from tests.rules.build import operation
from tests.rules.test_sampling import peripheral, sample, sampled


def test_a_caveat_of_a_sampling_says_why_it_is_less_sure() -> None:
    part = sampled(
        peripheral(),
        peripheral("200.0", "v9"),
        peripheral("120.50", "v8"),
        sample("v1", "left.vertebral", "1", baseline=None),
        sample("v2", "left.vertebral", "1", baseline=None),
        sample("v3", "midline.inferior_thyroid_common", "1"),
        operations=[operation(ligated_veins=["right.thymic", "left.inferior_thyroid"])],
    )
    assert [(str(line.code), str(line.sentence)) for line in part.caveats] == [
        (
            "VEIN_LIGATED",
            "Earlier surgery tied the left inferior thyroid and right thymic vein, so blood may drain "
            "another way than assumed.",
        ),
        (
            "COMMON_TRUNK",
            "A common inferior thyroid trunk was sampled: it drains both sides and cannot tell them apart.",
        ),
        (
            "BASELINES_DIFFER",
            "Peripheral PTH moved from 120.50 to 200.0 during the sampling, by more than 20 %.",
        ),
        ("ONE_SIDE_SAMPLED", "Only left veins were sampled, so the sides cannot be compared."),
        ("BASELINE_MISSING", "No peripheral baseline is named for v1 and v2, so there is no ratio."),
    ]
