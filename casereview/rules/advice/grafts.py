"""What is known of grafts in a forearm, and what the tests of their arms say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.vocabulary import OperationKind
from casereview.rules.concordance.sampling import Fall, VeinRatio
from casereview.rules.facts.records import Facts, OperationFact
from casereview.rules.labs.quantity import EXACT
from imaging.anatomy.sites import LEFT, RIGHT, side_of

_FOREARM: Final = {f"{side}.forearm_graft": side for side in (LEFT, RIGHT)}
_PERCENT: Final = Decimal("0.01")


def forearm_grafts(facts: Facts) -> frozenset[str]:
    """The sides of the grafts on record: placed, and not removed by a later operation."""
    sides: set[str] = set()
    for operation in sorted(facts.operations or (), key=_placed_before_removed):
        named = {_FOREARM[site] for site in operation.grafts or () if site in _FOREARM}
        sides = sides - named if _removes(operation.kind) else sides | named
    return frozenset(sides)


def points_to_graft(assessment: Assessment, side: str) -> tuple[str, ...]:
    """The samplings since the last operation that prove the graft of a side; none where none does."""
    numbers = assessment.profile.numbers
    return tuple(
        sampling.id
        for sampling in assessment.recent_samplings
        if any(
            side_of(arm.vein) == side
            and arm.ratio is not None
            and arm.ratio.above(numbers.arm_ratio_disease.value)
            for arm in sampling.arms
        )
        or any(
            fall.side == side
            and fall.fall is not None
            and fall.fall.above(_part(numbers.fall_of_graft.value))
            for fall in sampling.falls
        )
    )


def arms_to_test(assessment: Assessment) -> tuple[VeinRatio, ...]:
    """The arm ratios that a working graft gives too, where no tourniquet on that arm tells the two apart."""
    numbers = assessment.profile.numbers
    telling = {
        fall.side
        for sampling in assessment.recent_samplings
        for fall in sampling.falls
        if _tells(fall, assessment)
    }
    return tuple(
        arm
        for sampling in assessment.recent_samplings
        for arm in sampling.arms
        if side_of(arm.vein) not in telling
        and arm.ratio is not None
        and arm.ratio.below(numbers.arm_ratio_working.value) is False
        and not arm.ratio.above(numbers.arm_ratio_disease.value)
    )


def _tells(fall: Fall, assessment: Assessment) -> bool:
    numbers = assessment.profile.numbers
    return fall.fall is not None and bool(
        fall.fall.above(_part(numbers.fall_of_graft.value))
        or fall.fall.below(_part(numbers.fall_of_neck.value))
    )


def _part(percent: Decimal) -> Decimal:
    return EXACT.multiply(percent, _PERCENT)


def _removes(kind: OperationKind) -> bool:
    return kind is OperationKind.GRAFT_REMOVAL


def _placed_before_removed(operation: OperationFact) -> tuple[date, bool]:
    """Of one day, what was placed was there before it was removed."""
    return operation.date, _removes(operation.kind)
