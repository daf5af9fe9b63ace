"""What keeps a case from being judged eligible, one rule per code, in the order of docs/clinical-rules.md."""

from __future__ import annotations

from typing import Final

from casereview.rules.codes.conclusions import Blocker, Course, Eligibility
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.labs.blocker import BlockerFound, EligibilityFacts, Rule
from casereview.rules.labs.calcium_and_pth import (
    calcium_missing,
    eucalcemic,
    not_hypercalcemic,
    pth_missing,
    suppressed,
)
from casereview.rules.labs.fhh import familial_hypercalcemia
from casereview.rules.labs.implausible import implausible_values
from casereview.rules.labs.kidney_disease import secondary, tertiary
from casereview.rules.sentences import labs as sentences
from imaging.sentences import listed

INELIGIBLE: Final = Eligibility.INELIGIBLE
UNDETERMINED: Final = Eligibility.UNDETERMINED


def found_blockers(case: EligibilityFacts) -> list[tuple[Blocker, BlockerFound]]:
    """Every blocker whose condition is met, resolved or not, in the table's order."""
    asked = ((code, rule(case)) for code, rule in _RULES.items())
    met = [(code, blocker) for code, blocker in asked if blocker is not None]
    met += [(Blocker.VALUE_IMPLAUSIBLE, blocker) for blocker in implausible_values(case)]
    return sorted(met, key=lambda row: _PLACES[row[0]])


def _operations_unknown(case: EligibilityFacts) -> BlockerFound | None:
    if case.facts.operations is not None:
        return None
    return BlockerFound(UNDETERMINED, sentences.BLOCKER_OPERATIONS_UNKNOWN())


def _flags_unknown(case: EligibilityFacts) -> BlockerFound | None:
    if case.facts.flags is not None:
        return None
    return BlockerFound(UNDETERMINED, sentences.BLOCKER_FLAGS_UNKNOWN())


def _no_prior_operation(case: EligibilityFacts) -> BlockerFound | None:
    operations = case.facts.operations
    if operations is None or case.chemistry.operation is not None:
        return None
    reason = sentences.OTHER_OPERATIONS_ONLY() if operations else sentences.NEVER_OPERATED()
    return BlockerFound(
        INELIGIBLE,
        sentences.BLOCKER_NO_PRIOR_PARATHYROID_OPERATION(reason=reason),
        tuple(operation.id for operation in operations),
    )


def _lithium(case: EligibilityFacts) -> BlockerFound | None:
    if Flag.LITHIUM not in case.flags:
        return None
    return BlockerFound(UNDETERMINED, sentences.BLOCKER_LITHIUM())


def _thiazide(case: EligibilityFacts) -> BlockerFound | None:
    if Flag.THIAZIDE not in case.flags:
        return None
    return BlockerFound(UNDETERMINED, sentences.BLOCKER_THIAZIDE())


def _course(case: EligibilityFacts) -> BlockerFound | None:
    if case.course is not Course.UNDETERMINED:
        return None
    operation = case.chemistry.operation
    start = sentences.THE_OPERATION(day=operation.date) if operation else sentences.SOME_OPERATION()
    return BlockerFound(
        UNDETERMINED,
        sentences.BLOCKER_COURSE_UNDETERMINED(days=case.profile.numbers.normal_run.value, start=start),
        tuple(lab.id for reading in case.chemistry.days for lab in reading.labs),
    )


def _report_missing(case: EligibilityFacts) -> BlockerFound | None:
    missing = [item for item in case.facts.operations or () if item.lacks_report]
    if not missing:
        return None
    return BlockerFound(
        UNDETERMINED,
        sentences.BLOCKER_OPERATIVE_REPORT_MISSING(days=listed(item.date for item in missing)),
        tuple(operation.id for operation in missing),
    )


_RULES: Final[dict[Blocker, Rule]] = {
    Blocker.OPERATIONS_UNKNOWN: _operations_unknown,
    Blocker.FLAGS_UNKNOWN: _flags_unknown,
    Blocker.NO_PRIOR_PARATHYROID_OPERATION: _no_prior_operation,
    Blocker.CALCIUM_MISSING: calcium_missing,
    Blocker.PTH_MISSING: pth_missing,
    Blocker.NOT_HYPERCALCEMIC: not_hypercalcemic,
    Blocker.EUCALCEMIC_PTH_ELEVATION: eucalcemic,
    Blocker.PTH_SUPPRESSED: suppressed,
    Blocker.TERTIARY_POSSIBLE: tertiary,
    Blocker.SECONDARY_POSSIBLE: secondary,
    Blocker.FHH_NOT_EXCLUDED: familial_hypercalcemia,
    Blocker.LITHIUM: _lithium,
    Blocker.THIAZIDE: _thiazide,
    Blocker.COURSE_UNDETERMINED: _course,
    Blocker.OPERATIVE_REPORT_MISSING: _report_missing,
}
_PLACES: Final = {code: place for place, code in enumerate(Blocker)}
