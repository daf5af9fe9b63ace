"""The blockers of kidney disease: calcium and PTH both high, or PTH high alone."""

from __future__ import annotations

from casereview.rules.codes.conclusions import Eligibility
from casereview.rules.codes.vocabulary import Analyte, Flag
from casereview.rules.facts.records import LabFact
from casereview.rules.labs import phrases
from casereview.rules.labs.blocker import BlockerFound, EligibilityFacts
from casereview.rules.labs.calcium_and_pth import calcium_not_high
from casereview.rules.labs.readings import KIDNEYS_AUTONOMOUS, latest_below, low_egfr_of_tertiary
from casereview.rules.profiles.model import Figure
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Value, Word, listed


def tertiary(case: EligibilityFacts) -> BlockerFound | None:
    """TERTIARY_POSSIBLE: by a flag, or by eGFR alone, which leaves it to a clinician."""
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or not (calcium.is_high and pth.is_high):
        return None
    flags = [flag for flag in Flag if flag in KIDNEYS_AUTONOMOUS & case.flags]
    egfr = low_egfr_of_tertiary(case.chemistry.usable, case.profile)
    low = [] if egfr is None else [egfr]
    if not (flags or low):
        return None
    causes = listed((*(Word(flag.label, lower=True) for flag in flags), *map(phrases.lab, low)))
    ids = (*calcium.ids, *pth.ids, *(lab.id for lab in low))
    if flags:
        sentence = sentences.BLOCKER_TERTIARY_POSSIBLE(causes=causes)
        return BlockerFound(Eligibility.INELIGIBLE, sentence, ids)
    limit = case.profile.numbers.egfr_tertiary
    sentence = sentences.BLOCKER_TERTIARY_BY_EGFR(causes=causes, limit=limit.value, unit=limit.unit)
    return BlockerFound(Eligibility.UNDETERMINED, sentence, ids)


def secondary(case: EligibilityFacts) -> BlockerFound | None:
    """SECONDARY_POSSIBLE."""
    calcium, pth = case.chemistry.calcium, case.chemistry.pth
    if calcium is None or pth is None or calcium.is_high or not pth.is_high:
        return None
    kidneys = [Word(flag.label, lower=True) for flag in (Flag.CKD, Flag.CKD_DIALYSIS) if flag in case.flags]
    numbers = case.profile.numbers
    asked = (
        _low_since_operation(case, Analyte.EGFR, numbers.egfr_secondary),
        _low_since_operation(case, Analyte.VITAMIN_D_25OH, numbers.vitamin_d_low),
    )
    low = [lab for lab in asked if lab is not None]
    causes: tuple[Value, ...] = (*kidneys, *(phrases.lab(lab) for lab in low))
    if not causes:
        return None
    statement = sentences.BLOCKER_SECONDARY_POSSIBLE(causes=listed(causes))
    return calcium_not_high(case, statement, (*calcium.ids, *pth.ids, *(lab.id for lab in low)))


def _low_since_operation(case: EligibilityFacts, analyte: Analyte, limit: Figure) -> LabFact | None:
    """The latest value after the last parathyroid operation, where it is below a limit."""
    labs = (lab for lab in case.chemistry.usable if case.chemistry.is_after_operation(lab.day))
    return latest_below(labs, analyte, limit.value, limit.unit)
