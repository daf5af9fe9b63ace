"""What keeps a case from being judged eligible, one rule per code, in the order of docs/clinical-rules.md."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from msgspec import Struct

from casereview.rules.codes.conclusions import Blocker, Course, Eligibility
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag, ReportState
from casereview.rules.facts.records import Facts, LabFact
from casereview.rules.labs import phrases
from casereview.rules.labs.clearance import clearance
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Chemistry, Reading, latest_where
from casereview.rules.profiles.model import Profile
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Capital, Sentence, Value, Word, listed

INELIGIBLE: Final = Eligibility.INELIGIBLE
UNDETERMINED: Final = Eligibility.UNDETERMINED
_TEN_THOUSANDTH: Final = Decimal("0.0001")
_DOUBTS: Final = {Flag.CALCIMIMETIC: sentences.ON_CALCIMIMETIC, Flag.BIOTIN: sentences.ON_BIOTIN}


class EligibilityFacts(Struct, frozen=True):
    """What the rules read."""

    facts: Facts
    profile: Profile
    chemistry: Chemistry
    course: Course
    flags: frozenset[Flag]


class BlockerFound(Struct, frozen=True):
    """A blocker whose condition is met, and what it makes of eligibility while it stands."""

    makes: Eligibility
    sentence: Sentence
    facts: tuple[str, ...] = ()


Rule = Callable[[EligibilityFacts], BlockerFound | None]


def found_blockers(case: EligibilityFacts) -> list[tuple[Blocker, BlockerFound]]:
    """Every blocker whose condition is met, resolved or not, in the table's order."""
    asked = ((code, rule(case)) for code, rule in _RULES.items())
    return [(code, found) for code, found in asked if found is not None]


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


def _calcium_missing(case: EligibilityFacts) -> BlockerFound | None:
    if case.chemistry.calcium is not None:
        return None
    operation = case.chemistry.operation
    if operation is None:
        return BlockerFound(UNDETERMINED, sentences.BLOCKER_CALCIUM_MISSING())
    return BlockerFound(UNDETERMINED, sentences.BLOCKER_CALCIUM_MISSING_SINCE(operation=operation.date))


def _pth_missing(case: EligibilityFacts) -> BlockerFound | None:
    if case.chemistry.pth is not None:
        return None
    calcium, operation = case.chemistry.calcium, case.chemistry.operation
    if calcium is not None:
        return BlockerFound(UNDETERMINED, _no_pth_beside(calcium, case), calcium.ids)
    if operation is None:
        return BlockerFound(UNDETERMINED, sentences.BLOCKER_PTH_MISSING())
    return BlockerFound(UNDETERMINED, sentences.BLOCKER_PTH_MISSING_SINCE(operation=operation.date))


def _no_pth_beside(calcium: Reading, case: EligibilityFacts) -> Sentence:
    days, operation = case.profile.numbers.pth_window.value, case.chemistry.operation
    if operation is None:
        return sentences.BLOCKER_PTH_MISSING_BESIDE_CALCIUM(days=days, calcium=calcium.day)
    return sentences.BLOCKER_PTH_MISSING_BESIDE_CALCIUM_SINCE(
        days=days, calcium=calcium.day, operation=operation.date
    )


def _not_hypercalcemic(case: EligibilityFacts) -> BlockerFound | None:
    calcium = case.chemistry.calcium
    if calcium is None or calcium.is_high:
        return None
    statement = sentences.BLOCKER_NOT_HYPERCALCEMIC(
        calcium=Capital(phrases.value(calcium)), limit=phrases.upper(calcium, case.profile)
    )
    return _unless(case, Flag.CALCIMIMETIC, statement, calcium.ids)


def _unless(case: EligibilityFacts, flag: Flag, statement: Sentence, ids: tuple[str, ...]) -> BlockerFound:
    """Ineligible, or undetermined where a drug may be the cause."""
    if flag in case.flags:
        doubt = _DOUBTS[flag]()
        return BlockerFound(UNDETERMINED, sentences.BLOCKER_DOUBTED(statement=statement, doubt=doubt), ids)
    return BlockerFound(INELIGIBLE, sentences.BLOCKER_STATED(statement=statement), ids)


def _eucalcemic(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or calcium.is_high or not pth.is_high:
        return None
    statement = sentences.BLOCKER_EUCALCEMIC_PTH_ELEVATION(
        pth=phrases.value(pth), limit=phrases.upper(pth, case.profile)
    )
    return _unless(case, Flag.CALCIMIMETIC, statement, (*calcium.ids, *pth.ids))


def _suppressed(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or not calcium.is_high or not pth.is_suppressed:
        return None
    statement = sentences.BLOCKER_PTH_SUPPRESSED(
        pth=phrases.value(pth), limit=phrases.lower(pth, case.profile)
    )
    return _unless(case, Flag.BIOTIN, statement, (*calcium.ids, *pth.ids))


def _tertiary(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    kidneys = [flag for flag in (Flag.CKD_DIALYSIS, Flag.KIDNEY_TRANSPLANT) if flag in case.flags]
    if calcium is None or pth is None or not (kidneys and calcium.is_high and pth.is_high):
        return None
    history = listed(Word(flag.label, lower=True) for flag in kidneys)
    return BlockerFound(
        INELIGIBLE, sentences.BLOCKER_TERTIARY_POSSIBLE(history=history), (*calcium.ids, *pth.ids)
    )


def _secondary(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or calcium.is_high or not pth.is_high:
        return None
    kidneys = [Word(flag.label, lower=True) for flag in (Flag.CKD, Flag.CKD_DIALYSIS) if flag in case.flags]
    low = [lab for lab in (_low_egfr(case), _low_vitamin_d(case)) if lab is not None]
    causes: tuple[Value, ...] = (*kidneys, *(phrases.lab(lab) for lab in low))
    if not causes:
        return None
    statement = sentences.BLOCKER_SECONDARY_POSSIBLE(causes=listed(causes))
    ids = (*calcium.ids, *pth.ids, *(lab.id for lab in low))
    return _unless(case, Flag.CALCIMIMETIC, statement, ids)


def _after(case: EligibilityFacts) -> list[LabFact]:
    operation = case.chemistry.operation
    return [lab for lab in case.chemistry.usable if operation is None or lab.day > operation.date]


def _low_egfr(case: EligibilityFacts) -> LabFact | None:
    limit = case.profile.numbers.egfr_secondary.value
    found = latest_where(_after(case), Analyte.EGFR, lambda quantity: quantity.below(limit))
    return found[0] if found and found[1] else None


def _low_vitamin_d(case: EligibilityFacts) -> LabFact | None:
    figure = case.profile.numbers.vitamin_d_low
    limit = EXACT.multiply(figure.value, factor(Analyte.VITAMIN_D_25OH, figure.unit))
    found = latest_where(_after(case), Analyte.VITAMIN_D_25OH, lambda quantity: quantity.below(limit))
    return found[0] if found and found[1] else None


def _fhh(case: EligibilityFacts) -> BlockerFound | None:
    limit = case.profile.numbers.clearance_ratio.value
    known = clearance(case.chemistry.usable, limit)
    reasons = []
    if known is None:
        reasons.append(sentences.CLEARANCE_UNKNOWN())
    elif not known.ratio.above(limit):
        ratio = phrases.ratio(known.ratio, _TEN_THOUSANDTH)
        reasons.append(sentences.CLEARANCE_LOW(day=known.day, ratio=ratio, limit=limit))
    if Flag.THIAZIDE in case.flags:
        reasons.append(sentences.THIAZIDE_TAKEN())
    if Flag.FAMILY_HISTORY_FHH in case.flags:
        reasons.append(sentences.FHH_IN_FAMILY())
    if not reasons:
        return None
    return BlockerFound(
        UNDETERMINED,
        sentences.BLOCKER_FHH_NOT_EXCLUDED(reasons=listed(reasons)),
        known.ids if known else (),
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
    missing = [item for item in case.facts.operations or () if item.report is ReportState.MISSING]
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
    Blocker.CALCIUM_MISSING: _calcium_missing,
    Blocker.PTH_MISSING: _pth_missing,
    Blocker.NOT_HYPERCALCEMIC: _not_hypercalcemic,
    Blocker.EUCALCEMIC_PTH_ELEVATION: _eucalcemic,
    Blocker.PTH_SUPPRESSED: _suppressed,
    Blocker.TERTIARY_POSSIBLE: _tertiary,
    Blocker.SECONDARY_POSSIBLE: _secondary,
    Blocker.FHH_NOT_EXCLUDED: _fhh,
    Blocker.LITHIUM: _lithium,
    Blocker.THIAZIDE: _thiazide,
    Blocker.COURSE_UNDETERMINED: _course,
    Blocker.OPERATIVE_REPORT_MISSING: _report_missing,
}
