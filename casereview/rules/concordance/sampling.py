"""Venous sampling: ratios, gradients, the regions they point to, and what makes them less sure.

The rules are those of docs/clinical-rules.md, section "Sampling".
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from casereview.rules.answer import CaveatLine, RatioLine, SamplingPart
from casereview.rules.codes.conclusions import Caveat
from casereview.rules.facts.records import Facts, OperationFact, SampleFact, SamplingFact
from casereview.rules.labs import phrases
from casereview.rules.labs.quantity import EXACT, Quantity, ratio
from casereview.rules.profiles.model import Profile
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.veins import PERIPHERAL, VEINS, drained

_THOUSANDTH: Final = Decimal("0.001")
_COMMON_TRUNK: Final = "midline.inferior_thyroid_common"


def samplings(facts: Facts, profile: Profile) -> tuple[SamplingPart, ...]:
    """Every sampling of the case, in order."""
    operations = facts.operations or ()
    return tuple(assess_sampling(item, operations, profile) for item in facts.samplings or ())


def assess_sampling(
    sampling: SamplingFact, operations: Iterable[OperationFact], profile: Profile
) -> SamplingPart:
    """Ratios to the paired peripheral sample, the regions of veins with a gradient, and the caveats."""
    threshold = profile.numbers.sampling_threshold.value
    samples = sampling.samples or ()
    by_id = {sample.id: sample for sample in samples}
    ratios = []
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
    return SamplingPart(
        sampling.id,
        phrases.digits(threshold),
        tuple(ratios),
        tuple(drained(vein).codes for vein in VEINS if vein in with_gradient),
        tuple(_caveats(sampling, operations, profile)),
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
    )
    return [CaveatLine(code, sentence) for code, sentence in zip(Caveat, found, strict=True) if sentence]


def _ligated(sampling: SamplingFact, operations: Iterable[OperationFact]) -> str | None:
    earlier = (operation for operation in operations if operation.date <= sampling.performed_on)
    veins = {vein for operation in earlier for vein in operation.ligated_veins or ()}
    if not veins:
        return None
    names = phrases.listed(VEIN_LABELS[vein].lower() for vein in VEINS if vein in veins)
    return f"Earlier surgery tied the {names} vein, so blood may drain another way than assumed."


def _common_trunk(samples: Iterable[SampleFact]) -> str | None:
    if all(sample.vein != _COMMON_TRUNK for sample in samples):
        return None
    return "A common inferior thyroid trunk was sampled: it drains both sides and cannot tell them apart."


def _drift(samples: Iterable[SampleFact], profile: Profile) -> str | None:
    percent = profile.numbers.baseline_drift.value
    exact = [sample.value for sample in samples if sample.vein == PERIPHERAL and sample.comparator is None]
    if len(exact) < 2:  # noqa: PLR2004
        return None
    lowest, highest = min(exact), max(exact)
    allowed = EXACT.multiply(lowest, EXACT.add(Decimal(1), EXACT.multiply(percent, Decimal("0.01"))))
    if highest <= allowed:
        return None
    values = f"{phrases.digits(lowest)} to {phrases.digits(highest)}"
    return (
        f"Peripheral PTH moved from {values} during the sampling, by more than {phrases.digits(percent)} %."
    )


def _one_side(samples: Iterable[SampleFact]) -> str | None:
    sides = {sample.vein.partition(".")[0] for sample in samples} & {"left", "right"}
    if len(sides) != 1:
        return None
    return f"Only {sides.pop()} veins were sampled, so the sides cannot be compared."


def _unpaired(samples: Iterable[SampleFact]) -> str | None:
    ids = [sample.id for sample in samples if sample.vein != PERIPHERAL and sample.baseline is None]
    if not ids:
        return None
    return f"No peripheral baseline is named for {phrases.listed(ids)}, so there is no ratio."
