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
from casereview.rules.labs.readings import Chemistry, latest_where
from casereview.rules.profiles.model import Profile

INELIGIBLE: Final = Eligibility.INELIGIBLE
UNDETERMINED: Final = Eligibility.UNDETERMINED
_TEN_THOUSANDTH: Final = Decimal("0.0001")
_CALCIMIMETIC: Final = "a calcimimetic may hold calcium down, so repeat it off the drug where that is safe"


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
    sentence: str
    facts: tuple[str, ...] = ()


Rule = Callable[[EligibilityFacts], BlockerFound | None]


def found_blockers(case: EligibilityFacts) -> list[tuple[Blocker, BlockerFound]]:
    """Every blocker whose condition is met, resolved or not, in the table's order."""
    asked = ((code, rule(case)) for code, rule in _RULES.items())
    return [(code, found) for code, found in asked if found is not None]


def _operations_unknown(case: EligibilityFacts) -> BlockerFound | None:
    if case.facts.operations is not None:
        return None
    return BlockerFound(
        UNDETERMINED, "The operations are not recorded; list them, or state that there were none."
    )


def _flags_unknown(case: EligibilityFacts) -> BlockerFound | None:
    if case.facts.flags is not None:
        return None
    return BlockerFound(
        UNDETERMINED, "Drugs and conditions are not recorded; list them, or state that there are none."
    )


def _no_prior_operation(case: EligibilityFacts) -> BlockerFound | None:
    operations = case.facts.operations
    if operations is None or case.chemistry.operation is not None:
        return None
    reason = (
        "none of the operations dealt with a parathyroid gland" if operations else "there was no operation"
    )
    return BlockerFound(
        INELIGIBLE,
        f"Persistent or recurrent disease needs an earlier parathyroid operation, and {reason}.",
        tuple(operation.id for operation in operations),
    )


def _since(case: EligibilityFacts) -> str:
    operation = case.chemistry.operation
    return f" after the operation of {operation.date}" if operation else ""


def _calcium_missing(case: EligibilityFacts) -> BlockerFound | None:
    if case.chemistry.calcium is not None:
        return None
    return BlockerFound(
        UNDETERMINED, f"No usable calcium{_since(case)}; measure it, ionized or with albumin."
    )


def _pth_missing(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if pth is not None:
        return None
    if calcium is None:
        return BlockerFound(UNDETERMINED, f"No usable PTH{_since(case)}; measure it together with calcium.")
    window = phrases.digits(case.profile.numbers.pth_window.value)
    return BlockerFound(
        UNDETERMINED,
        f"No PTH that answers the question lies within {window} days of the calcium of {calcium.day}"
        f"{_since(case)}; measure the two together.",
        calcium.ids,
    )


def _not_hypercalcemic(case: EligibilityFacts) -> BlockerFound | None:
    calcium = case.chemistry.calcium
    if calcium is None or calcium.is_high:
        return None
    said = f"{phrases.capital(phrases.value(calcium))} is not above {phrases.upper(calcium, case.profile)}"
    return _unless(case, Flag.CALCIMIMETIC, _CALCIMIMETIC, said, calcium.ids)


def _unless(case: EligibilityFacts, flag: Flag, doubt: str, said: str, ids: tuple[str, ...]) -> BlockerFound:
    """Ineligible, or undetermined where a drug may be the cause."""
    if flag in case.flags:
        return BlockerFound(UNDETERMINED, f"{said}; {doubt}.", ids)
    return BlockerFound(INELIGIBLE, f"{said}.", ids)


def _eucalcemic(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or calcium.is_high or not pth.is_high:
        return None
    said = f"{phrases.value(pth)} is above {phrases.upper(pth, case.profile)} while calcium is not high"
    return _unless(case, Flag.CALCIMIMETIC, _CALCIMIMETIC, said, (*calcium.ids, *pth.ids))


def _suppressed(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or not calcium.is_high or not pth.is_suppressed:
        return None
    said = (
        f"{phrases.value(pth)} is below {phrases.lower(pth, case.profile)} while calcium is high, "
        "which points away from the parathyroids"
    )
    doubt = "biotin may read PTH too low, so repeat it off biotin"
    return _unless(case, Flag.BIOTIN, doubt, said, (*calcium.ids, *pth.ids))


def _tertiary(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    kidneys = [flag for flag in (Flag.CKD_DIALYSIS, Flag.KIDNEY_TRANSPLANT) if flag in case.flags]
    if calcium is None or pth is None or not (kidneys and calcium.is_high and pth.is_high):
        return None
    history = phrases.listed(flag.label.lower() for flag in kidneys)
    return BlockerFound(
        INELIGIBLE,
        f"Calcium and PTH are both high with {history}: tertiary hyperparathyroidism has its own pathway.",
        (*calcium.ids, *pth.ids),
    )


def _secondary(case: EligibilityFacts) -> BlockerFound | None:
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or calcium.is_high or not pth.is_high:
        return None
    causes = [flag.label.lower() for flag in (Flag.CKD, Flag.CKD_DIALYSIS) if flag in case.flags]
    low = [lab for lab in (_low_egfr(case), _low_vitamin_d(case)) if lab is not None]
    causes += [phrases.lab(lab) for lab in low]
    if not causes:
        return None
    said = f"PTH is high and calcium is not, with {phrases.listed(causes)}: this may be secondary"
    ids = (*calcium.ids, *pth.ids, *(lab.id for lab in low))
    return _unless(case, Flag.CALCIMIMETIC, _CALCIMIMETIC, said, ids)


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
    figure = case.profile.numbers.clearance_ratio
    found = clearance(case.chemistry.usable, figure.value)
    limit = phrases.digits(figure.value)
    reasons = []
    if found is None:
        reasons.append("the calcium/creatinine clearance ratio is unknown")
    elif not found.ratio.above(figure.value):
        ratio = phrases.ratio(found.ratio, _TEN_THOUSANDTH)
        reasons.append(f"the clearance ratio of {found.day} is {ratio}, not above {limit}")
    if Flag.THIAZIDE in case.flags:
        reasons.append("a thiazide lowers urine calcium")
    if Flag.FAMILY_HISTORY_FHH in case.flags:
        reasons.append("the family has it")
    if not reasons:
        return None
    said = f"Familial hypocalciuric hypercalcemia is not excluded: {phrases.listed(reasons)}."
    return BlockerFound(UNDETERMINED, said, found.ids if found else ())


def _lithium(case: EligibilityFacts) -> BlockerFound | None:
    if Flag.LITHIUM not in case.flags:
        return None
    return BlockerFound(
        UNDETERMINED, "Lithium raises calcium and PTH; judge its part together with psychiatry."
    )


def _thiazide(case: EligibilityFacts) -> BlockerFound | None:
    if Flag.THIAZIDE not in case.flags:
        return None
    return BlockerFound(
        UNDETERMINED, "A thiazide raises calcium; stop it where that is safe, and repeat the tests."
    )


def _course(case: EligibilityFacts) -> BlockerFound | None:
    if case.course is not Course.UNDETERMINED:
        return None
    days = phrases.digits(case.profile.numbers.normal_run.value)
    operation = case.chemistry.operation
    start = f"the operation of {operation.date}" if operation else "a parathyroid operation"
    return BlockerFound(
        UNDETERMINED,
        "Persistent or recurrent cannot be told from the dated calcium values: none is high in the first "
        f"{days} days after {start}, and no normal run lasts that long before a high one.",
        tuple(lab.id for reading in case.chemistry.days for lab in reading.labs),
    )


def _report_missing(case: EligibilityFacts) -> BlockerFound | None:
    missing = [item for item in case.facts.operations or () if item.report is ReportState.MISSING]
    if not missing:
        return None
    dates = phrases.listed(str(operation.date) for operation in missing)
    return BlockerFound(
        UNDETERMINED,
        f"The operative report of {dates} is missing; obtain it, or record that it cannot be had.",
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
