"""Whether familial hypocalciuric hypercalcemia is excluded, and what would exclude it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from casereview.rules.codes.conclusions import Blocker, Eligibility
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag
from casereview.rules.facts.records import LabFact
from casereview.rules.labs import phrases, units
from casereview.rules.labs.blocker import BlockerFound, EligibilityFacts
from casereview.rules.labs.clearance import PAIRS, Clearance, UrineDay, clearance, ratios, urine_days
from casereview.rules.labs.quantity import EXACT
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Sentence, Value, either, listed

_DIGITS: Final = 4  # of a printed ratio


def familial_hypercalcemia(case: EligibilityFacts) -> BlockerFound | None:
    """FHH_NOT_EXCLUDED, with each value that is missing and what would end it."""
    if Flag.FAMILY_HISTORY_FHH in case.flags:
        return BlockerFound(Eligibility.UNDETERMINED, sentences.BLOCKER_FHH_IN_FAMILY())
    known = clearance(case.chemistry.usable, case.profile)
    if known is not None and _clears(known, case) and not on_thiazide(known.day, case):
        return None
    beyond: list[LabFact] = []
    if _was_normal_half_a_year(case) or _excretes_much(case, beyond):
        return None
    reasons = [*_of_ratio(known, case), *_beyond(beyond, case)]
    sentence = sentences.BLOCKER_FHH_NOT_EXCLUDED(reasons=listed(reasons), ends=either(_ends(case)))
    ids = (*(known.ids if known else ()), *(lab.id for lab in beyond))
    return BlockerFound(Eligibility.UNDETERMINED, sentence, ids)


def _clears(known: Clearance, case: EligibilityFacts) -> bool:
    return known.ratio.above(case.profile.numbers.clearance_ratio.value) is True


def on_thiazide(day: date, case: EligibilityFacts) -> bool:
    """Whether urine of that day was collected on a thiazide: flagged, and not said to be off it by then."""
    return Flag.THIAZIDE in case.flags and not any(
        resolution.blocker is Blocker.THIAZIDE and resolution.date <= day
        for resolution in case.facts.resolutions or ()
    )


def _was_normal_half_a_year(case: EligibilityFacts) -> bool:
    """FHH has no normal half year, unless a drug makes it."""
    if case.lowering:
        return False
    first: date | None = None
    for item in case.chemistry.all_days:
        if item.is_high:
            first = None
            continue
        first = item.day if first is None else first
        if (item.day - first).days >= case.profile.numbers.normal_run.value:
            return True
    return False


def _excretes_much(case: EligibilityFacts, beyond: list[LabFact]) -> bool:
    """Whether a 24 h collection holds more calcium than FHH lets pass; `beyond` takes those above belief."""
    numbers = case.profile.numbers
    least, most = (
        EXACT.multiply(figure.value, factor(Analyte.URINE_CALCIUM_24H, figure.unit))
        for figure in (numbers.urine_calcium_ends_fhh, numbers.urine_calcium_most)
    )
    for lab in case.chemistry.usable:
        if lab.analyte is not Analyte.URINE_CALCIUM_24H:
            continue
        excreted = units.quantity(lab)
        if excreted.above(least) and excreted.above(most) is False:
            return True
        if excreted.above(most):
            beyond.append(lab)
    return False


def _beyond(labs: list[LabFact], case: EligibilityFacts) -> Iterator[Sentence]:
    most = case.profile.numbers.urine_calcium_most
    for lab in labs:
        yield sentences.URINE_CALCIUM_ABOVE(value=phrases.lab(lab), most=most.value, unit=most.unit)


def _of_ratio(known: Clearance | None, case: EligibilityFacts) -> Iterator[Sentence]:
    if known is None:
        yield _why_unknown(case)
        return
    if not _clears(known, case):
        limit = case.profile.numbers.clearance_ratio.value
        ratio = phrases.ratio(known.ratio, phrases.step(_DIGITS))
        yield sentences.CLEARANCE_LOW(day=known.day, ratio=ratio, limit=limit)
    if on_thiazide(known.day, case):
        yield sentences.CLEARANCE_ON_THIAZIDE(day=known.day)


def _why_unknown(case: EligibilityFacts) -> Sentence:
    """Each value that is missing, or what is wrong with the ratio of the latest urine that has one."""
    days = list(urine_days(case.chemistry.usable, case.profile))
    if not days:
        return sentences.CLEARANCE_UNKNOWN(missing=listed(_urine_missing(case)))
    most = case.profile.numbers.clearance_ratio_most.value
    for urine_day in days:
        if not (urine_day.calcium and urine_day.creatinine):
            continue
        beyond = [item for item in ratios(urine_day) if item.ratio.above(most)]
        if not beyond:
            return sentences.CLEARANCE_OPEN(day=urine_day.day)
        lowest = min(beyond, key=lambda item: item.ratio.rank)
        ratio = phrases.ratio(lowest.ratio, phrases.step(_DIGITS))
        return sentences.CLEARANCE_IMPLAUSIBLE(day=urine_day.day, ratio=ratio, most=most)
    return sentences.CLEARANCE_UNKNOWN(missing=listed(_blood_missing(days[0], case)))


def _blood_missing(urine_day: UrineDay, case: EligibilityFacts) -> Iterator[Sentence]:
    days = case.profile.numbers.clearance_window.value
    if not urine_day.calcium:
        yield sentences.BLOOD_WANTED(analyte=sentences.SERUM_CALCIUM(), days=days, day=urine_day.day)
    if not urine_day.creatinine:
        yield sentences.BLOOD_WANTED(analyte=sentences.SERUM_CREATININE(), days=days, day=urine_day.day)


def _urine_missing(case: EligibilityFacts) -> Iterator[Sentence]:
    """What completes the latest urine, or all of it, and blood of which there is none at all."""
    labs = case.chemistry.usable
    yield _half_a_pair(labs, case) or sentences.URINE_WANTED()
    days = case.profile.numbers.clearance_window.value
    analytes = {lab.analyte for lab in labs}
    if not analytes & {Analyte.CALCIUM_TOTAL, Analyte.CALCIUM_ALBUMIN_CORRECTED}:
        yield sentences.BLOOD_WANTED_TOO(analyte=sentences.SERUM_CALCIUM(), days=days)
    if Analyte.CREATININE not in analytes:
        yield sentences.BLOOD_WANTED_TOO(analyte=sentences.SERUM_CREATININE(), days=days)


def _half_a_pair(labs: tuple[LabFact, ...], case: EligibilityFacts) -> Sentence | None:
    other = {one: two for pair in PAIRS for one, two in (pair, pair[::-1])}
    halves = [lab for lab in labs if lab.analyte in other]
    if not halves:
        return None
    latest = max(halves, key=lambda lab: (lab.day, lab.id))
    wanted = other[latest.analyte]
    if any(lab.analyte is wanted and lab.day == latest.day for lab in labs):  # a pair, but too dilute for one
        least = case.profile.numbers.spot_creatinine_least
        return sentences.URINE_TOO_DILUTE(day=latest.day, least=least.value, unit=least.unit)
    return sentences.URINE_WANTED_BESIDE(
        analyte=sentences.ANALYTES[wanted], other=sentences.ANALYTES[latest.analyte], day=latest.day
    )


def _ends(case: EligibilityFacts) -> Iterator[Value]:
    numbers = case.profile.numbers
    by_ratio = sentences.ENDS_BY_RATIO
    if Flag.THIAZIDE in case.flags:
        by_ratio = sentences.ENDS_BY_RATIO_OFF_THIAZIDE
    yield by_ratio(limit=numbers.clearance_ratio.value)
    if not case.lowering:
        yield sentences.ENDS_BY_NORMAL_RUN(days=numbers.normal_run.value)
    least, most = numbers.urine_calcium_ends_fhh, numbers.urine_calcium_most
    yield sentences.ENDS_BY_URINE(least=least.value, most=most.value, unit=least.unit)
    yield sentences.ENDS_BY_DECISION()
