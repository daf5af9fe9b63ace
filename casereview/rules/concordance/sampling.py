"""Venous sampling: ratios, gradients, the regions they point to, and what makes them less sure.

The rules are those of docs/clinical-rules.md, section "Sampling". Samples of antecubital veins, and those
drawn while an arm was tied, test a graft (`graft_test`) and are no sampling of the neck.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from msgspec import Struct

from casereview.rules.answer import CaveatLine, FallLine, RatioLine, SamplingPart
from casereview.rules.codes.conclusions import Caveat
from casereview.rules.codes.vocabulary import Comparator
from casereview.rules.facts.records import Facts, OperationFact, SampleFact, SamplingFact
from casereview.rules.labs import phrases
from casereview.rules.labs.quantity import EXACT, Quantity, less, ratio
from casereview.rules.profiles.model import Profile
from casereview.rules.sentences import sampling as sentences
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.sites import LEFT, RIGHT, side_of
from imaging.anatomy.veins import OTHER_ARM, PERIPHERAL, VEINS, drained
from imaging.sentences import Sentence, Word, listed

_THOUSANDTH: Final = Decimal("0.001")
_WHOLE: Final = Quantity(Decimal(1))
_COMMON_TRUNK: Final = "midline.inferior_thyroid_common"
_UPWARD: Final = (Comparator.MORE, Comparator.AT_LEAST)
_DOWNWARD: Final = (Comparator.LESS, Comparator.AT_MOST)
_ONE_SIDE: Final = {
    LEFT: sentences.CAVEAT_ONE_SIDE_SAMPLED_LEFT,
    RIGHT: sentences.CAVEAT_ONE_SIDE_SAMPLED_RIGHT,
}


class VeinRatio(Struct, frozen=True):
    """The PTH of one vein against its baseline; `gradient` is None where comparators leave it open."""

    id: str
    vein: str
    ratio: Quantity | None
    gradient: bool | None


class Fall(Struct, frozen=True):
    """What a tourniquet on one arm took away, from 1 (everything) to 0; None where left open.

    It is below 0 where the PTH rose.
    """

    id: str
    side: str
    fall: Quantity | None


class JudgedSampling(Struct, frozen=True, dict=True):
    """One sampling as the rules see it: veins of the neck and chest, and the tests of a graft's arm.

    `sampled` says that it names a left and a right vein with every ratio decided, `near_threshold` that a
    ratio without gradient comes close to one. `part` is how it stands in an answer.
    """

    id: str
    performed_on: date
    veins: tuple[VeinRatio, ...]
    arms: tuple[VeinRatio, ...]
    falls: tuple[Fall, ...]
    sampled: bool
    near_threshold: bool
    part: SamplingPart

    @cached_property
    def with_gradient(self) -> tuple[VeinRatio, ...]:
        """The veins of the neck and chest that have a gradient."""
        return tuple(vein for vein in self.veins if vein.gradient)

    @cached_property
    def highest(self) -> tuple[VeinRatio, ...]:
        """The veins that may have the highest ratio: none other is surely above. A bound above is high."""
        known = [(vein, vein.ratio) for vein in self.veins if vein.ratio is not None]
        return tuple(vein for vein, own in known if not any(surely_above(other, own) for _, other in known))

    def rivals(self, share: Decimal) -> tuple[VeinRatio, ...]:
        """The veins with a gradient that may reach a share of the highest ratio, the highest among them."""
        parts = [vein.ratio.scaled(share) for vein in self.highest if vein.ratio is not None]
        return tuple(
            vein
            for vein in self.with_gradient
            if vein.ratio is not None and any(not surely_above(part, vein.ratio) for part in parts)
        )

    def arm_ratios_of(self, side: str) -> tuple[VeinRatio, ...]:
        """The ratios of the antecubital vein of one arm."""
        return tuple(arm for arm in self.arms if side_of(arm.vein) == side)

    def falls_of(self, side: str) -> tuple[Fall, ...]:
        """The tourniquet tests of one arm."""
        return tuple(test for test in self.falls if test.side == side)


def surely_above(one: Quantity, other: Quantity) -> bool:
    """Whether one of two ratios is the greater, whatever their comparators leave open."""
    if one.comparator in _DOWNWARD or other.comparator in _UPWARD:
        return False
    if one.value == other.value:
        return one.comparator is Comparator.MORE or other.comparator is Comparator.LESS
    return one.value > other.value


def samplings(facts: Facts, profile: Profile) -> tuple[JudgedSampling, ...]:
    """Every sampling of the case, in order."""
    operations = facts.operations or ()
    return tuple(assess_sampling(item, operations, profile) for item in facts.samplings or ())


def assess_sampling(
    sampling: SamplingFact, operations: Iterable[OperationFact], profile: Profile
) -> JudgedSampling:
    """Ratios to the paired baseline, the regions of veins with a gradient, graft tests, and the caveats."""
    threshold = profile.numbers.sampling_threshold.value
    samples = sampling.samples or ()
    baselines = _Baselines(samples)
    veins, falls = _compared(samples, baselines, threshold)
    of_neck = tuple(vein for vein in veins if vein.vein not in OTHER_ARM)
    near = tuple(vein for vein in of_neck if _is_near(vein, profile.numbers.sampling_near.value))
    caveats = (
        _ligated(sampling, operations),
        _common_trunk(of_neck),
        _drift(samples, profile),
        _one_side(of_neck),
        _unpaired(of_neck, samples, baselines),
        _near_threshold(near, profile),
    )
    return JudgedSampling(
        id=sampling.id,
        performed_on=sampling.performed_on,
        veins=of_neck,
        arms=tuple(vein for vein in veins if vein.vein in OTHER_ARM),
        falls=falls,
        sampled=_is_sampled(of_neck),
        near_threshold=bool(near),
        part=SamplingPart(
            sampling.id,
            phrases.digits(threshold),
            tuple(RatioLine(vein.id, _printed(vein.ratio), vein.gradient) for vein in veins),
            tuple(FallLine(test.id, test.side, _printed(test.fall)) for test in falls),
            _regions(veins),
            tuple(CaveatLine(code, said) for code, said in zip(Caveat, caveats, strict=True) if said),
        ),
    )


def _compared(
    samples: Iterable[SampleFact], baselines: _Baselines, threshold: Decimal
) -> tuple[tuple[VeinRatio, ...], tuple[Fall, ...]]:
    """Each sample against its baseline: the ratios of veins, and the falls of an arm that was tied."""
    veins: list[VeinRatio] = []
    falls: list[Fall] = []
    for sample in samples:
        own = _ratio(sample, baselines.of(sample))
        if sample.occluded is not None:
            falls.append(Fall(sample.id, sample.occluded.value, None if own is None else less(_WHOLE, own)))
        elif sample.vein != PERIPHERAL:
            veins.append(VeinRatio(sample.id, sample.vein, own, reaches(own, threshold)))
    return tuple(veins), tuple(falls)


class _Baselines:
    """The baseline of each sample: the one it names, else the only peripheral one that is not occluded."""

    def __init__(self, samples: Iterable[SampleFact]) -> None:
        samples = tuple(samples)
        self._by_id = {sample.id: sample for sample in samples}
        untied = [sample for sample in samples if sample.vein == PERIPHERAL and sample.occluded is None]
        self._only = untied[0] if len(untied) == 1 else None

    def of(self, sample: SampleFact) -> SampleFact | None:
        return self._only if sample.baseline is None else self._by_id[sample.baseline]


def _regions(veins: Iterable[VeinRatio]) -> tuple[tuple[str, ...], ...]:
    """What each vein with a gradient drains, in the order of the vocabulary."""
    with_gradient = {vein.vein for vein in veins if vein.gradient}
    return tuple(drained(vein).codes for vein in VEINS if vein in with_gradient)


def _ratio(sample: SampleFact, baseline: SampleFact | None) -> Quantity | None:
    if baseline is None:
        return None
    return ratio(_quantity(sample), _quantity(baseline))


def _quantity(sample: SampleFact) -> Quantity:
    return Quantity(sample.value, sample.comparator)  # one sampling has one unit, so a ratio needs none


def _printed(quantity: Quantity | None) -> str | None:
    return None if quantity is None else phrases.ratio(quantity, _THOUSANDTH)


def reaches(quantity: Quantity | None, limit: Decimal) -> bool | None:
    """Whether it lies at or above a limit; None where that is left open."""
    below = None if quantity is None else quantity.below(limit)
    return None if below is None else not below


def _is_near(vein: VeinRatio, limit: Decimal) -> bool:
    return not vein.gradient and reaches(vein.ratio, limit) is True


def _is_sampled(veins: Iterable[VeinRatio]) -> bool:
    """Whether a left and a right vein were sampled, and every ratio is decided."""
    sides, decided = set(), True
    for vein in veins:
        sides.add(side_of(vein.vein))
        decided = decided and vein.gradient is not None
    return decided and sides >= _ONE_SIDE.keys()


def _ligated(sampling: SamplingFact, operations: Iterable[OperationFact]) -> Sentence | None:
    earlier = (operation for operation in operations if operation.date <= sampling.performed_on)
    veins = {vein for operation in earlier for vein in operation.ligated_veins or ()}
    if not veins:
        return None
    names = listed(Word(VEIN_LABELS[vein], lower=True) for vein in VEINS if vein in veins)
    return sentences.CAVEAT_VEIN_LIGATED(veins=names)


def _common_trunk(veins: Iterable[VeinRatio]) -> Sentence | None:
    if all(vein.vein != _COMMON_TRUNK for vein in veins):
        return None
    return sentences.CAVEAT_COMMON_TRUNK()


def _drift(samples: Iterable[SampleFact], profile: Profile) -> Sentence | None:
    percent = profile.numbers.baseline_drift.value
    exact = [
        sample.value
        for sample in samples
        if sample.vein == PERIPHERAL and sample.occluded is None and sample.comparator is None
    ]
    if len(exact) < 2:  # noqa: PLR2004
        return None
    lowest, highest = min(exact), max(exact)
    allowed = EXACT.multiply(lowest, EXACT.add(Decimal(1), EXACT.multiply(percent, Decimal("0.01"))))
    if highest <= allowed:
        return None
    return sentences.CAVEAT_BASELINES_DIFFER(lowest=lowest, highest=highest, percent=percent)


def _one_side(veins: Iterable[VeinRatio]) -> Sentence | None:
    sides = {side_of(vein.vein) for vein in veins} & _ONE_SIDE.keys()
    return _ONE_SIDE[sides.pop()]() if len(sides) == 1 else None


def _unpaired(
    veins: Iterable[VeinRatio], samples: Iterable[SampleFact], baselines: _Baselines
) -> Sentence | None:
    lacking = {sample.id for sample in samples if baselines.of(sample) is None}
    ids = [vein.id for vein in veins if vein.id in lacking]
    return sentences.CAVEAT_BASELINE_MISSING(samples=listed(ids)) if ids else None


def _near_threshold(near: Iterable[VeinRatio], profile: Profile) -> Sentence | None:
    veins = [
        sentences.VEIN_WITH_RATIO(
            vein=Word(VEIN_LABELS[vein.vein], lower=True), ratio=phrases.ratio(vein.ratio, _THOUSANDTH)
        )
        for vein in near
        if vein.ratio is not None
    ]
    if not veins:
        return None
    numbers = profile.numbers
    return sentences.CAVEAT_NEAR_THRESHOLD(
        threshold=numbers.sampling_threshold.value, near=numbers.sampling_near.value, veins=listed(veins)
    )
