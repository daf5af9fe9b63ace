"""Venous sampling: ratios, gradients, the regions they point to, and what makes them less sure.

The rules are those of docs/clinical-rules.md, section "Sampling".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec import Struct

from casereview.rules.answer import CaveatLine, RatioLine, SamplingPart
from casereview.rules.codes.conclusions import Caveat
from casereview.rules.facts.records import Facts, OperationFact, SampleFact, SamplingFact
from casereview.rules.labs import phrases
from casereview.rules.labs.quantity import EXACT, Quantity, ratio
from casereview.rules.profiles.model import Profile
from casereview.rules.sentences import concordance as sentences
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.sites import LEFT, RIGHT
from imaging.anatomy.veins import PERIPHERAL, VEINS, drained
from imaging.sentences import Sentence, Word, listed

_THOUSANDTH: Final = Decimal("0.001")
_COMMON_TRUNK: Final = "midline.inferior_thyroid_common"
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
    """What a tourniquet on the graft's arm took away, from 1 (everything) to 0; None where left open."""

    id: str
    side: str
    fall: Quantity | None


class JudgedSampling(Struct, frozen=True):
    """One sampling as the rules see it: veins of the neck and chest, and the tests of a graft's arm.

    `sampled` says that it names a left and a right vein with every ratio decided. `part` is how it stands in
    an answer.
    """

    id: str
    performed_on: date
    veins: tuple[VeinRatio, ...]
    arms: tuple[VeinRatio, ...]
    falls: tuple[Fall, ...]
    sampled: bool
    near_threshold: bool
    part: SamplingPart


def samplings(facts: Facts, profile: Profile) -> tuple[JudgedSampling, ...]:
    """Every sampling of the case, in order."""
    operations = facts.operations or ()
    return tuple(assess_sampling(item, operations, profile) for item in facts.samplings or ())


def assess_sampling(
    sampling: SamplingFact, operations: Iterable[OperationFact], profile: Profile
) -> JudgedSampling:
    """Ratios to the paired peripheral sample, the regions of veins with a gradient, and the caveats."""
    threshold = profile.numbers.sampling_threshold.value
    samples = sampling.samples or ()
    by_id = {sample.id: sample for sample in samples}
    ratios = []
    veins = []
    with_gradient = set()
    for sample in samples:
        if sample.vein == PERIPHERAL:
            continue
        found = _ratio(sample, by_id.get(sample.baseline or ""))
        gradient = None if found is None else _reaches(found, threshold)
        if gradient:
            with_gradient.add(sample.vein)
        shown = None if found is None else phrases.ratio(found, _THOUSANDTH)
        ratios.append(RatioLine(sample.id, shown, gradient))
        veins.append(VeinRatio(sample.id, sample.vein, found, gradient))
    part = SamplingPart(
        sampling.id,
        phrases.digits(threshold),
        tuple(ratios),
        (),
        tuple(drained(vein).codes for vein in VEINS if vein in with_gradient),
        tuple(_caveats(sampling, operations, profile)),
    )
    return JudgedSampling(
        sampling.id,
        sampling.performed_on,
        tuple(veins),
        (),
        (),
        sampled=False,
        near_threshold=False,
        part=part,
    )


def _ratio(sample: SampleFact, baseline: SampleFact | None) -> Quantity | None:
    if baseline is None:
        return None
    return ratio(_quantity(sample), _quantity(baseline))


def _quantity(sample: SampleFact) -> Quantity:
    return Quantity(sample.value, sample.comparator)  # one sampling has one unit, so a ratio needs none


def _reaches(found: Quantity, threshold: Decimal) -> bool | None:
    below = found.below(threshold)
    return None if below is None else not below


def _caveats(
    sampling: SamplingFact, operations: Iterable[OperationFact], profile: Profile
) -> list[CaveatLine]:
    samples = sampling.samples or ()
    found = (
        _ligated(sampling, operations),
        _common_trunk(samples),
        _drift(samples, profile),
        _one_side(samples),
        _unpaired(samples),
        None,
    )
    return [CaveatLine(code, sentence) for code, sentence in zip(Caveat, found, strict=True) if sentence]


def _ligated(sampling: SamplingFact, operations: Iterable[OperationFact]) -> Sentence | None:
    earlier = (operation for operation in operations if operation.date <= sampling.performed_on)
    veins = {vein for operation in earlier for vein in operation.ligated_veins or ()}
    if not veins:
        return None
    names = listed(Word(VEIN_LABELS[vein], lower=True) for vein in VEINS if vein in veins)
    return sentences.CAVEAT_VEIN_LIGATED(veins=names)


def _common_trunk(samples: Iterable[SampleFact]) -> Sentence | None:
    if all(sample.vein != _COMMON_TRUNK for sample in samples):
        return None
    return sentences.CAVEAT_COMMON_TRUNK()


def _drift(samples: Iterable[SampleFact], profile: Profile) -> Sentence | None:
    percent = profile.numbers.baseline_drift.value
    exact = [sample.value for sample in samples if sample.vein == PERIPHERAL and sample.comparator is None]
    if len(exact) < 2:  # noqa: PLR2004
        return None
    lowest, highest = min(exact), max(exact)
    allowed = EXACT.multiply(lowest, EXACT.add(Decimal(1), EXACT.multiply(percent, Decimal("0.01"))))
    if highest <= allowed:
        return None
    return sentences.CAVEAT_BASELINES_DIFFER(lowest=lowest, highest=highest, percent=percent)


def _one_side(samples: Iterable[SampleFact]) -> Sentence | None:
    sides = {sample.vein.partition(".")[0] for sample in samples} & _ONE_SIDE.keys()
    return _ONE_SIDE[sides.pop()]() if len(sides) == 1 else None


def _unpaired(samples: Iterable[SampleFact]) -> Sentence | None:
    ids = [sample.id for sample in samples if sample.vein != PERIPHERAL and sample.baseline is None]
    return sentences.CAVEAT_BASELINE_MISSING(samples=listed(ids)) if ids else None
