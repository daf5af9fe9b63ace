"""What people decided about a blocker: a clinician that it no longer stands, a meeting that it is let be."""

from __future__ import annotations

from typing import Final

from casereview.rules.codes.conclusions import (
    LIFTS,
    RESOLVABLE,
    Blocker,
    Eligibility,
    OverrideCode,
)
from casereview.rules.codes.vocabulary import OperationKind
from casereview.rules.facts.records import OverrideFact
from casereview.rules.labs.blocker import BlockerFound, EligibilityFacts

#: One finding in three codes: a decision about the first decides about all.
CALCIUM_NOT_HIGH: Final = frozenset(LIFTS[OverrideCode.NORMOCALCEMIC_DISEASE])


def is_resolved(code: Blocker, blocker: BlockerFound, case: EligibilityFacts) -> bool:
    """Whether a clinician's decision holds.

    One from before the last parathyroid operation speaks of another situation, except on FHH and on a value
    that cannot be right. A decision about what cannot be resolved here is accepted, and has no effect.
    """
    if blocker.implausible is not None:
        return case.is_settled(blocker.implausible)
    if not _can_be_resolved(code, blocker, case):
        return False
    asked = Blocker.NOT_HYPERCALCEMIC if code in CALCIUM_NOT_HIGH else code
    since = None if code is Blocker.FHH_NOT_EXCLUDED else case.operated
    return any(
        resolution.blocker is asked and (since is None or resolution.date >= since)
        for resolution in case.facts.resolutions or ()
    )


def _can_be_resolved(code: Blocker, blocker: BlockerFound, case: EligibilityFacts) -> bool:
    if code in CALCIUM_NOT_HIGH:
        return bool(case.lowering) and case.last_high is not None
    if code is Blocker.TERTIARY_POSSIBLE:
        return blocker.makes is Eligibility.UNDETERMINED  # by eGFR alone
    return code in RESOLVABLE


def is_overridden(code: Blocker, case: EligibilityFacts) -> bool:
    """Whether a meeting let it stand since the last parathyroid operation.

    A calcium that is too low is no disease in the range of normal calcium, whatever a meeting thought of it.
    """
    calcium = case.chemistry.calcium
    if code in CALCIUM_NOT_HIGH and calcium is not None and calcium.is_suppressed:
        return False
    return any(override.blocker is code and _lifts(override, case) for override in case.facts.overrides or ())


def _lifts(override: OverrideFact, case: EligibilityFacts) -> bool:
    if case.operated is not None and override.date < case.operated:
        return False
    if override.code is not OverrideCode.THYROIDECTOMY_ONLY:
        return True
    return any(item.kind is OperationKind.THYROIDECTOMY for item in case.facts.operations or ())
