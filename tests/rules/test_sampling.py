"""Ratios, gradients and caveats of a venous sampling."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.answer import RatioLine, SamplingPart
from casereview.rules.concordance.sampling import samplings
from casereview.rules.profiles.model import load_profile
from imaging.anatomy.veins import drained
from tests.rules.build import Json, after, facts, operation


def sample(key: str, vein: str, value: str, **more: Any) -> Json:
    return {"id": key, "vein": vein, "value": value, "unit": "pg/mL", "baseline": "v0"} | more


def peripheral(value: str = "140", key: str = "v0", **more: Any) -> Json:
    return {"id": key, "vein": "peripheral", "value": value, "unit": "pg/mL"} | more


def sampled(*samples: Json, **changes: Any) -> SamplingPart:
    sampling = {"id": "v", "performed_on": after(100), "samples": list(samples)}
    (part,) = samplings(facts(samplings=[sampling], **changes), load_profile("acr-2021"))
    return part


def only(*samples: Json) -> RatioLine:
    (line,) = sampled(*samples).ratios
    return line


def caveats(*samples: Json, **changes: Any) -> list[str]:
    return [str(line.code) for line in sampled(*samples, **changes).caveats]


BOTH_SIDES = (sample("v1", "left.vertebral", "150"), sample("v2", "right.vertebral", "150"))


@pytest.mark.parametrize(
    ("value", "ratio", "gradient"),
    [("150", "1.071", False), ("215", "1.536", False), ("300", "2.143", True), ("980", "7.000", True)],
)
def test_ratios_of_a_published_example(value: str, ratio: str, gradient: bool) -> None:
    assert only(peripheral(), sample("v1", "left.vertebral", value)) == RatioLine("v1", ratio, gradient)


def test_the_threshold_meets_the_unrounded_ratio() -> None:
    assert only(peripheral(), sample("v1", "left.vertebral", "280")).gradient is True
    nearly = only(peripheral(), sample("v1", "left.vertebral", "279.99"))
    assert (nearly.ratio, nearly.gradient) == ("2.000", False)


def test_printing_rounds_half_to_even() -> None:
    assert only(peripheral("1000"), sample("v1", "left.vertebral", "1000.5")).ratio == "1.000"
    assert only(peripheral("1000"), sample("v1", "left.vertebral", "1001.5")).ratio == "1.002"


@pytest.mark.parametrize(
    ("bound", "base_bound", "value", "ratio", "gradient"),
    [
        (">", None, "2500", ">17.857", True),
        (">", None, "280", ">2.000", True),
        (">", None, "200", ">1.429", None),
        ("<", None, "280", "<2.000", False),
        ("<=", None, "280", "<=2.000", None),
        ("<", None, "300", "<2.143", None),
        (None, "<", "300", ">2.143", True),
        (None, ">", "300", "<2.143", None),
        (">", "<=", "300", ">2.143", True),
        (">", ">", "300", None, None),
    ],
)
def test_comparators_decide_or_leave_open(
    bound: str | None, base_bound: str | None, value: str, ratio: str | None, gradient: bool | None
) -> None:
    base, taken = peripheral(), sample("v1", "left.vertebral", value)
    base |= {"comparator": base_bound}
    taken |= {"comparator": bound}
    assert only(base, taken) == RatioLine("v1", ratio, gradient)


def test_a_gradient_names_the_region_that_its_vein_drains() -> None:
    part = sampled(
        peripheral(),
        sample("a", "left.thymic", "600"),
        sample("b", "left.inferior_thyroid", "600"),
        sample("c", "right.vertebral", "150"),
    )
    assert part.sites == (drained("left.inferior_thyroid").codes, drained("left.thymic").codes)
    assert part.threshold == "2.0"


def test_one_vein_sampled_twice_is_one_region() -> None:
    part = sampled(peripheral(), sample("a", "left.thymic", "600"), sample("b", "left.thymic", "700"))
    assert len(part.sites) == 1
    assert len(part.ratios) == 2


def test_peripheral_samples_have_no_ratio() -> None:
    assert sampled(peripheral(), peripheral("141", "v9", baseline="v0"), *BOTH_SIDES).ratios[0].id == "v1"


def test_a_sampling_without_samples_says_nothing() -> None:
    part = sampled()
    assert (part.ratios, part.sites, part.caveats) == ((), (), ())


@pytest.mark.parametrize(
    ("why", "samples", "expected"),
    [
        ("both sides, steady baseline", (peripheral(), *BOTH_SIDES), []),
        (
            "a common trunk",
            (peripheral(), *BOTH_SIDES, sample("v3", "midline.inferior_thyroid_common", "150")),
            ["COMMON_TRUNK"],
        ),
        ("baselines 20 % apart", (peripheral("100"), peripheral("120", "v9"), *BOTH_SIDES), []),
        (
            "baselines further apart",
            (peripheral("100"), peripheral("121", "v9"), *BOTH_SIDES),
            ["BASELINES_DIFFER"],
        ),
        ("left veins only", (peripheral(), BOTH_SIDES[0]), ["ONE_SIDE_SAMPLED"]),
        (
            "left and central veins",
            (peripheral(), BOTH_SIDES[0], sample("v3", "midline.azygos", "150")),
            ["ONE_SIDE_SAMPLED"],
        ),
        (
            "no baseline named",
            (peripheral(), *BOTH_SIDES, sample("v3", "left.thymic", "9", baseline=None)),
            ["BASELINE_MISSING"],
        ),
    ],
)
def test_caveats(why: str, samples: tuple[Json, ...], expected: list[str]) -> None:
    assert caveats(*samples) == expected, why


def test_a_vein_tied_before_the_sampling_is_a_caveat() -> None:
    tied = operation(ligated_veins=["left.inferior_thyroid"])
    later = operation("op2", after(200), ligated_veins=["left.inferior_thyroid"])
    assert caveats(peripheral(), *BOTH_SIDES, operations=[tied]) == ["VEIN_LIGATED"]
    assert caveats(peripheral(), *BOTH_SIDES, operations=[operation(), later]) == []
    same_day = tied | {"date": after(100)}
    assert caveats(peripheral(), *BOTH_SIDES, operations=[same_day]) == ["VEIN_LIGATED"]


def test_a_sample_without_baseline_has_neither_ratio_nor_gradient() -> None:
    assert only(peripheral(), sample("v1", "left.vertebral", "900", baseline=None)) == RatioLine(
        "v1", None, None
    )
