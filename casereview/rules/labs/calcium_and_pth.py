"""The blockers that calcium and PTH make by themselves: missing, not high, or suppressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casereview.rules.codes.conclusions import Eligibility
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag
from casereview.rules.facts.records import LabFact
from casereview.rules.labs import phrases, units
from casereview.rules.labs.blocker import BlockerFound, EligibilityFacts
from casereview.rules.labs.plausibility import CALCIUM
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.reading import Reading
from casereview.rules.labs.usable import is_child
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Capital, Sentence, Template, following, joined

INELIGIBLE: Final = Eligibility.INELIGIBLE
UNDETERMINED: Final = Eligibility.UNDETERMINED
_ON_DRUG: Final[dict[Flag, Template]] = {
    Flag.CALCIMIMETIC: sentences.ON_CALCIMIMETIC,
    Flag.ANTIRESORPTIVE: sentences.ON_ANTIRESORPTIVE,
}


def calcium_missing(case: EligibilityFacts) -> BlockerFound | None:
    """CALCIUM_MISSING."""
    if case.chemistry.calcium is not None:
        return None
    operation = case.chemistry.operation
    missing = (
        sentences.BLOCKER_CALCIUM_MISSING()
        if operation is None
        else sentences.BLOCKER_CALCIUM_MISSING_SINCE(operation=operation.date)
    )
    return BlockerFound(UNDETERMINED, _of_child(missing, CALCIUM, case))


def pth_missing(case: EligibilityFacts) -> BlockerFound | None:
    """PTH_MISSING."""
    if case.chemistry.pth is not None:
        return None
    calcium, operation = case.chemistry.calcium, case.chemistry.operation
    if calcium is not None:
        missing = _no_pth_beside(calcium, case)
    elif operation is None:
        missing = sentences.BLOCKER_PTH_MISSING()
    else:
        missing = sentences.BLOCKER_PTH_MISSING_SINCE(operation=operation.date)
    ids = () if calcium is None else calcium.ids
    return BlockerFound(UNDETERMINED, _of_child(missing, frozenset({Analyte.PTH_INTACT}), case), ids)


def _of_child(missing: Sentence, analytes: frozenset[Analyte], case: EligibilityFacts) -> Sentence:
    """With the reason why a value that is there is none, in a child."""
    limitless = (lab for lab in case.chemistry.standing if lab.analyte in analytes and lab.high is None)
    if not is_child(case.facts, case.profile) or not any(
        case.chemistry.is_after_operation(lab.day) for lab in limitless
    ):
        return missing
    note = sentences.WITHOUT_LIMIT_BELOW_AGE(years=case.profile.numbers.child_age.value)
    return following((missing, note))


def _no_pth_beside(calcium: Reading, case: EligibilityFacts) -> Sentence:
    days, operation = case.profile.numbers.pth_window.value, case.chemistry.operation
    if operation is None:
        return sentences.BLOCKER_PTH_MISSING_BESIDE_CALCIUM(days=days, calcium=calcium.day)
    return sentences.BLOCKER_PTH_MISSING_BESIDE_CALCIUM_SINCE(
        days=days, calcium=calcium.day, operation=operation.date
    )


def not_hypercalcemic(case: EligibilityFacts) -> BlockerFound | None:
    """NOT_HYPERCALCEMIC."""
    calcium = case.chemistry.calcium
    if calcium is None or calcium.is_high:
        return None
    statement = sentences.BLOCKER_NOT_HYPERCALCEMIC(
        calcium=Capital(phrases.value(calcium)), limit=phrases.upper(calcium, case.profile)
    )
    return calcium_not_high(case, statement, calcium.ids)


def eucalcemic(case: EligibilityFacts) -> BlockerFound | None:
    """EUCALCEMIC_PTH_ELEVATION: a calcium that is too low is no normal one."""
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or calcium.is_high or not pth.is_high:
        return None
    if calcium.is_suppressed is not False:
        return None
    statement = sentences.BLOCKER_EUCALCEMIC_PTH_ELEVATION(
        pth=phrases.value(pth), limit=phrases.upper(pth, case.profile)
    )
    return calcium_not_high(case, statement, (*calcium.ids, *pth.ids))


def suppressed(case: EligibilityFacts) -> BlockerFound | None:
    """PTH_SUPPRESSED."""
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or not calcium.is_high or not pth.is_suppressed:
        return None
    statement = sentences.BLOCKER_PTH_SUPPRESSED(
        pth=phrases.value(pth), limit=phrases.lower(pth, case.profile)
    )
    doubts = [*_in_doubt(case)]
    if Flag.BIOTIN in case.flags:
        doubts.append(sentences.ON_BIOTIN())
    if not _is_suppressed_twice(calcium, case):
        numbers = case.profile.numbers
        doubts.append(
            sentences.PTH_SUPPRESSED_ONCE(window=numbers.pth_window.value, apart=numbers.pth_apart.value)
        )
    return _stated(statement, doubts, (*calcium.ids, *pth.ids))


def _is_suppressed_twice(calcium: Reading, case: EligibilityFacts) -> bool:
    """Whether each PTH near the calcium is below a printed limit, on days far enough apart.

    A value that its comparator leaves open counts as missing.
    """
    window = case.profile.numbers.pth_window.value
    near = (
        lab
        for lab in case.chemistry.usable
        if lab.analyte is Analyte.PTH_INTACT and abs((lab.day - calcium.day).days) <= window
    )
    told = [(lab.day, below) for lab in near if (below := _is_below_printed(lab)) is not None]
    days = [day for day, _ in told]
    return all(below for _, below in told) and (max(days) - min(days)).days >= (
        case.profile.numbers.pth_apart.value
    )


def _is_below_printed(lab: LabFact) -> bool | None:
    """False without a printed limit: the profile's is no laboratory's."""
    if lab.low is None:
        return False
    return units.quantity(lab).below(EXACT.multiply(lab.low, factor(lab.analyte, lab.unit)))


def calcium_not_high(case: EligibilityFacts, statement: Sentence, ids: tuple[str, ...]) -> BlockerFound:
    """Ineligible, or undetermined while something is open about a calcium that is not high."""
    doubts = [*_in_doubt(case), *(_ON_DRUG[flag]() for flag in case.lowering)]
    apart = case.profile.numbers.normal_apart.value
    if case.last_high is not None and not _is_normal_twice(case):
        doubts.append(sentences.HIGH_BEFORE(day=case.last_high, days=apart))
    return _stated(statement, doubts, ids)


def _is_normal_twice(case: EligibilityFacts) -> bool:
    """Whether calcium has been normal on two days far enough apart since it was last high."""
    since = [item.day for item in case.chemistry.days if case.last_high is None or item.day > case.last_high]
    return bool(since) and (since[-1] - since[0]).days >= case.profile.numbers.normal_apart.value


def _in_doubt(case: EligibilityFacts) -> Iterator[Sentence]:
    if case.is_in_doubt:
        yield sentences.VALUE_IN_DOUBT()


def _stated(statement: Sentence, doubts: list[Sentence], ids: tuple[str, ...]) -> BlockerFound:
    if not doubts:
        return BlockerFound(INELIGIBLE, sentences.BLOCKER_STATED(statement=statement), ids)
    sentence = sentences.BLOCKER_DOUBTED(statement=statement, doubt=joined(doubts, "; "))
    return BlockerFound(UNDETERMINED, sentence, ids)
