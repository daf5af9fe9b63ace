"""Ratios, gradients and caveats of a venous sampling."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from casereview.rules.answer import FallLine, RatioLine, SamplingPart
from casereview.rules.codes.vocabulary import Comparator
from casereview.rules.concordance.sampling import JudgedSampling, samplings, surely_above
from casereview.rules.facts.load import load
from casereview.rules.labs.quantity import Quantity
from casereview.rules.profiles.model import load_profile
from imaging.anatomy.veins import drained
from tests.rules import oracle_sampling
from tests.rules.build import Json, after, facts, operation
from tests.rules.rich_samplings import sampled_cases


def sample(key: str, vein: str, value: str, **more: Any) -> Json:
    return {"id": key, "vein": vein, "value": value, "unit": "pg/mL", "baseline": "v0"} | more


def peripheral(value: str = "140", key: str = "v0", **more: Any) -> Json:
    return {"id": key, "vein": "peripheral", "value": value, "unit": "pg/mL"} | more


def judged_sampling(*samples: Json, **changes: Any) -> JudgedSampling:
    sampling = {"id": "v", "performed_on": after(100), "samples": list(samples)}
    (judged,) = samplings(facts(samplings=[sampling], **changes), load_profile("acr-2021"))
    return judged


def sampled(*samples: Json, **changes: Any) -> SamplingPart:
    return judged_sampling(*samples, **changes).part


def only(*samples: Json) -> RatioLine:
    (line,) = sampled(*samples).ratios
    return line


def caveats(*samples: Json, **changes: Any) -> list[str]:
    return [str(line.code) for line in sampled(*samples, **changes).caveats]


BOTH_SIDES = (sample("v1", "left.vertebral", "150"), sample("v2", "right.vertebral", "150"))
BOTH_ARMS = (sample("a", "left.antecubital", "9"), sample("b", "right.antecubital", "9"))
UNPAIRED = sample("v3", "left.thymic", "9", baseline=None)


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
        ("baselines 20 % apart", (peripheral("125"), peripheral("150", "v9"), *BOTH_SIDES), []),
        (
            "baselines further apart",
            (peripheral("125"), peripheral("150.1", "v9"), *BOTH_SIDES),
            ["BASELINES_DIFFER"],
        ),
        ("left veins only", (peripheral(), BOTH_SIDES[0]), ["ONE_SIDE_SAMPLED"]),
        (
            "left and central veins",
            (peripheral(), BOTH_SIDES[0], sample("v3", "midline.azygos", "150")),
            ["ONE_SIDE_SAMPLED"],
        ),
        (
            "no baseline named where two would do",
            (
                peripheral(),
                peripheral("141", "v9"),
                *BOTH_SIDES,
                sample("v3", "left.thymic", "9", baseline=None),
            ),
            ["BASELINE_MISSING"],
        ),
        (
            "no baseline named where only one would do",
            (peripheral(), *BOTH_SIDES, UNPAIRED),
            [],
        ),
        (
            "an arm tied between two baselines is none of them",
            (peripheral(), peripheral("10", "v9", occluded="left"), *BOTH_SIDES),
            [],
        ),
        (
            "a ratio of exactly 1.5",
            (peripheral("100"), sample("v1", "left.thymic", "150"), sample("v2", "right.thymic", "100")),
            ["NEAR_THRESHOLD"],
        ),
        (
            "a ratio that prints as 1.500 and is less",
            (peripheral("100"), sample("v1", "left.thymic", "149.99"), sample("v2", "right.thymic", "100")),
            [],
        ),
        (
            "a gradient is not near one",
            (peripheral("100"), sample("v1", "left.thymic", "200"), sample("v2", "right.thymic", "100")),
            [],
        ),
        (
            "a bound above 1.5 that leaves the gradient open",
            (
                peripheral("100"),
                sample("v1", "left.thymic", "160", comparator=">"),
                sample("v2", "right.thymic", "100"),
            ),
            ["NEAR_THRESHOLD"],
        ),
        (
            "an antecubital vein neither makes a second side nor comes near a gradient",
            (peripheral(), BOTH_SIDES[0], sample("v3", "right.antecubital", "250")),
            ["ONE_SIDE_SAMPLED"],
        ),
        ("antecubital veins alone", (peripheral(), sample("v3", "right.antecubital", "250")), []),
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
    taken = sample("v1", "left.vertebral", "900", baseline=None)
    assert only(peripheral(), peripheral("100", "v9"), taken) == RatioLine("v1", None, None)
    assert only(taken) == RatioLine("v1", None, None)


def test_a_baseline_left_out_is_the_only_peripheral_sample_that_is_not_occluded() -> None:
    taken = sample("v1", "left.vertebral", "280", baseline=None)
    assert only(peripheral(), peripheral("1", "v9", occluded="left"), taken) == RatioLine("v1", "2.000", True)
    assert only(peripheral("1", occluded="left"), taken) == RatioLine("v1", None, None)


def test_an_only_baseline_of_zero_leaves_the_ratio_open() -> None:
    assert only(peripheral("0"), sample("v1", "left.vertebral", "280", baseline=None)).ratio is None


def test_the_caveat_near_the_threshold_names_the_veins_with_their_ratios() -> None:
    (caveat,) = sampled(
        peripheral("100"),
        sample("v1", "left.thymic", "150"),
        sample("v2", "right.thymic", "100"),
        sample("v3", "left.vertebral", "199"),
    ).caveats
    assert str(caveat.sentence) == (
        "No sure gradient by the threshold of 2.0, yet a ratio of 1.5 or more: "
        "left thymic 1.500 and left vertebral 1.990. In one published series 1.5 told best."
    )


LEFT, RIGHT = sample("v1", "left.vertebral", "100"), sample("v2", "right.vertebral", "900")


@pytest.mark.parametrize(
    ("why", "samples", "expected"),
    [
        ("left and right, both decided", (peripheral(), LEFT, RIGHT), True),
        ("one side", (peripheral(), LEFT), False),
        ("one side and the midline", (peripheral(), LEFT, sample("v3", "midline.azygos", "100")), False),
        ("one side and the other arm", (peripheral(), LEFT, sample("v3", "right.antecubital", "9")), False),
        (
            "arms alone",
            (peripheral(), sample("a", "left.antecubital", "9"), sample("b", "right.antecubital", "9")),
            False,
        ),
        ("nothing", (), False),
        (
            "a ratio of the midline left open",
            (peripheral(), LEFT, RIGHT, sample("v3", "midline.azygos", "200", comparator=">")),
            False,
        ),
        (
            "a ratio without a baseline",
            (
                peripheral(),
                peripheral("141", "v9"),
                LEFT,
                RIGHT,
                sample("v3", "midline.azygos", "9", baseline=None),
            ),
            False,
        ),
        (
            "an arm ratio left open takes nothing from the neck",
            (peripheral(), LEFT, RIGHT, sample("v3", "left.antecubital", "200", comparator=">")),
            True,
        ),
        (
            "a tied arm without a baseline takes nothing from the neck",
            (peripheral(), peripheral("141", "v9"), LEFT, RIGHT, peripheral("20", "v8", occluded="left")),
            True,
        ),
    ],
)
def test_a_neck_is_sampled_on_both_sides_with_every_ratio_decided(
    why: str, samples: tuple[Json, ...], expected: bool
) -> None:
    assert judged_sampling(*samples).sampled is expected, why


def test_near_threshold_is_asked_of_the_neck_alone() -> None:
    assert judged_sampling(peripheral(), sample("v1", "left.thymic", "220")).near_threshold
    assert not judged_sampling(peripheral(), sample("v1", "left.antecubital", "220")).near_threshold


def test_antecubital_veins_are_arm_ratios_and_no_veins_of_the_neck() -> None:
    judged = judged_sampling(
        peripheral(), sample("a", "left.antecubital", "700"), sample("b", "right.thymic", "300")
    )
    assert [vein.id for vein in judged.veins] == ["b"]
    assert [arm.id for arm in judged.arms] == [arm.id for arm in judged.arm_ratios_of("left")] == ["a"]
    assert judged.arm_ratios_of("right") == ()
    assert [line.id for line in judged.part.ratios] == ["a", "b"]
    assert judged.part.sites == (drained("right.thymic").codes, ("left.forearm_graft",))


def test_the_other_arm_is_a_baseline_of_an_arm() -> None:
    rows = (
        sample("a", "left.antecubital", "700", baseline="b"),
        sample("b", "right.antecubital", "100", baseline=None),
    )
    assert sampled(*rows).ratios == (RatioLine("a", "7.000", True), RatioLine("b", None, None))


@pytest.mark.parametrize(
    ("tied", "baseline", "fall"),
    [
        ({"value": "53.2"}, "v0", "0.620"),
        ({"value": "53.2"}, None, "0.620"),
        ({"value": "140"}, "v0", "0.000"),
        ({"value": "154"}, "v0", "-0.100"),
        ({"value": "14", "comparator": "<"}, "v0", ">0.900"),
        ({"value": "70", "comparator": ">="}, "v0", "<=0.500"),
    ],
)
def test_a_tourniquet_test_is_a_fall_from_the_arm_untied(tied: Json, baseline: str | None, fall: str) -> None:
    judged = judged_sampling(peripheral(), peripheral("0", "v7", occluded="left", baseline=baseline) | tied)
    assert judged.part.falls == (FallLine("v7", "left", fall),)
    assert judged.part.ratios == ()
    assert len(judged.falls_of("left")) == 1
    assert judged.falls_of("right") == ()


def test_a_fall_without_a_sample_of_the_arm_untied_or_with_two_is_left_open() -> None:
    tied = peripheral("50", "v7", occluded="right")
    assert sampled(tied).falls == (FallLine("v7", "right", None),)
    assert sampled(peripheral(), peripheral("141", "v9"), tied).falls == (FallLine("v7", "right", None),)


def vein(value: str, comparator: str | None = None) -> Quantity:
    return Quantity(Decimal(value), None if comparator is None else Comparator(comparator))


@pytest.mark.parametrize(
    ("one", "other", "above"),
    [
        (vein("5"), vein("4"), True),
        (vein("5"), vein("5"), False),
        (vein("4"), vein("5"), False),
        (vein("5", ">"), vein("5"), True),
        (vein("5", ">="), vein("5"), False),
        (vein("5"), vein("5", "<"), True),
        (vein("5"), vein("5", "<="), False),
        (vein("5", "<"), vein("1"), False),
        (vein("5"), vein("1", ">"), False),
        (vein("5", ">"), vein("4", "<"), True),
    ],
)
def test_one_ratio_is_surely_above_another_whatever_their_bounds_leave_open(
    one: Quantity, other: Quantity, above: bool
) -> None:
    assert surely_above(one, other) is above


def ratios_of(**values: str) -> JudgedSampling:
    """One vein each, named by id: against a baseline of 1."""
    rows = []
    for key, written in values.items():
        bound = written.rstrip("0123456789.")
        rows.append(sample(key, "left.thymic", written.removeprefix(bound), comparator=bound or None))
    return judged_sampling(peripheral("1"), *rows)


@pytest.mark.parametrize(
    ("values", "highest", "rivals"),
    [
        ({"a": "13", "b": "7", "c": "6"}, ["a"], ["a", "b"]),
        ({"a": "13", "b": "6.5", "c": "1"}, ["a"], ["a", "b"]),
        ({"a": "13", "b": "13"}, ["a", "b"], ["a", "b"]),
        ({"a": ">10", "b": "13"}, ["a", "b"], ["a", "b"]),
        ({"a": ">10", "b": "3"}, ["a"], ["a"]),
        ({"a": ">1.4", "b": "3"}, ["a", "b"], ["b"]),
        ({"a": "1.9", "b": "1.8"}, ["a"], []),
        ({"a": "<1.9"}, ["a"], []),
    ],
)
def test_the_highest_veins_and_those_that_may_reach_half_of_them(
    values: dict[str, str], highest: list[str], rivals: list[str]
) -> None:
    judged = ratios_of(**values)
    assert [vein.id for vein in judged.highest] == highest
    assert [vein.id for vein in judged.rivals(Decimal("0.5"))] == rivals
    assert {vein.id for vein in judged.with_gradient} >= set(rivals)


def test_a_ratio_left_without_any_value_is_never_the_highest() -> None:
    base, taken = peripheral(comparator="<"), sample("v1", "left.thymic", "300", comparator="<")
    assert judged_sampling(base, taken).highest == ()


@given(sampled_cases())
def test_samplings_are_those_of_a_second_computation(tree: Json) -> None:
    rows = sorted(tree["samplings"], key=lambda row: (row["performed_on"], row["id"]))
    judged = samplings(load(tree), load_profile("acr-2021"))
    for row, sampling in zip(rows, judged, strict=True):
        part = sampling.part
        assert [(line.id, line.ratio, line.gradient) for line in part.ratios] == oracle_sampling.lines(row)
        assert [(line.id, line.side, line.fall) for line in part.falls] == oracle_sampling.falls(row)
        assert {frozenset(sites) for sites in part.sites} == oracle_sampling.regions(row)
        assert {str(line.code) for line in part.caveats} == oracle_sampling.caveats(row, tree["operations"])
        assert sampling.sampled is oracle_sampling.sampled(row)
        assert sampling.near_threshold is oracle_sampling.near(row)
        assert [vein.id for vein in sampling.veins] == [line.id for _, line in oracle_sampling.of_neck(row)]
        assert may_be_highest(row) == {vein.id for vein in sampling.highest}


def may_be_highest(row: Json) -> set[str]:
    """Where every other ratio can be no more than the most that it can be."""
    spans = {
        line.id: told
        for taken, line in oracle_sampling.of_neck(row)
        if (told := oracle_sampling.quotient(row, taken)) is not None
    }
    return {
        key
        for key, own in spans.items()
        if not any(
            other.low > own.high or (other.low == own.high and not (other.low_in and own.high_in))
            for name, other in spans.items()
            if name != key
        )
    }


@given(sampled_cases())
def test_the_order_of_samples_decides_nothing(tree: Json) -> None:
    turned = tree | {
        "samplings": [
            row | {"samples": list(reversed(row["samples"]))} for row in reversed(tree["samplings"])
        ]
    }
    profile = load_profile("acr-2021")
    assert samplings(load(turned), profile) == samplings(load(tree), profile)


@given(sampled_cases())
def test_tests_of_a_graft_change_nothing_that_the_neck_says(tree: Json) -> None:
    def without(row: Json) -> Json:
        kept = [
            sample
            for sample in row["samples"]
            if not sample.get("occluded") and not sample["vein"].endswith("antecubital")
        ]
        return row | {"samples": kept}

    profile = load_profile("acr-2021")
    bare = tree | {"samplings": [without(row) for row in tree["samplings"]]}
    for one, other in zip(samplings(load(tree), profile), samplings(load(bare), profile), strict=True):
        assert (one.veins, one.sampled, one.near_threshold) == (
            other.veins,
            other.sampled,
            other.near_threshold,
        )
        assert one.part.caveats == other.part.caveats
