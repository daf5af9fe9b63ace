"""Next steps that ask for values and records, leave the pathway, or wait: all that is no study and no cut."""

from __future__ import annotations

from typing import Final

from casereview.rules.advice.step_list import Steps
from casereview.rules.codes.conclusions import BIOCHEMICAL, Blocker, NextStep, Pitfall, Verdict
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag
from casereview.rules.labs.eligibility import unresolved_lines
from casereview.rules.labs.emergencies import emergencies
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Reading
from casereview.rules.profiles.model import Profile
from casereview.rules.sentences import steps as sentences
from imaging.sentences import Sentence, Value, joined, listed

_RECORDS: Final = (
    Blocker.OPERATIVE_REPORT_MISSING,
    Blocker.OPERATIONS_UNKNOWN,
    Blocker.FLAGS_UNKNOWN,
    Blocker.COURSE_UNDETERMINED,
)
_OLD_OR_WEAK: Final = (Pitfall.STALE_BIOCHEMISTRY, Pitfall.SINGLE_HIGH_CALCIUM, Pitfall.PTH_LOW_NORMAL)
_URGENT: Final = (NextStep.URGENT_HYPERCALCEMIA, NextStep.URGENT_HYPOCALCEMIA)
_HEREDITARY: Final = (Flag.MEN1, Flag.MEN2A, Flag.HPT_JAW_TUMOR)


def emergency(steps: Steps) -> None:
    """What cannot wait for the meeting, in or outside the pathway."""
    assessment = steps.assessment
    for line in emergencies(assessment.facts, assessment.profile, assessment.chemistry):
        steps.add(line.code, line.sentence, line.facts)


def leaving(steps: Steps) -> None:
    """Of a case that does not belong here, that; and following it where PTH alone is high."""
    blockers = unresolved_lines(steps.assessment.eligibility)
    facts = [key for line in blockers for key in line.facts]
    steps.add(NextStep.NOT_THIS_PATHWAY, sentences.NOT_THIS_PATHWAY(), facts)
    for line in blockers:
        if line.code is Blocker.EUCALCEMIC_PTH_ELEVATION:
            steps.add(NextStep.OBSERVE, sentences.OBSERVE(), line.facts)


def observing(steps: Steps) -> None:
    """Watching is an option where no reason to operate is known."""
    without_reason = steps.met(Pitfall.NO_INDICATION)
    if steps.eligible and without_reason is not None:
        steps.add(NextStep.OBSERVE, sentences.OBSERVE_NO_INDICATION(), without_reason.facts)


def records(steps: Steps) -> None:
    """Reports, operations, flags and the course."""
    _blocked(steps, NextStep.COMPLETE_RECORDS, _RECORDS)


def biochemistry(steps: Steps) -> None:
    """What the diagnosis still rests on too little, and values that are old."""
    _blocked(steps, NextStep.CONFIRM_BIOCHEMISTRY, BIOCHEMICAL)
    for code in _OLD_OR_WEAK:
        weak = steps.met(code)
        if weak is not None:
            said = sentences.CONFIRM_BIOCHEMISTRY(reasons=weak.sentence)
            steps.add(NextStep.CONFIRM_BIOCHEMISTRY, said, weak.facts)


def _blocked(steps: Steps, step: NextStep, codes: frozenset[Blocker] | tuple[Blocker, ...]) -> None:
    lines = [line for line in unresolved_lines(steps.assessment.eligibility) if line.code in codes]
    if lines:
        reasons = joined(line.sentence for line in lines)
        steps.add(step, _REASONED[step](reasons=reasons), (key for line in lines for key in line.facts))


_REASONED: Final = {
    NextStep.COMPLETE_RECORDS: sentences.COMPLETE_RECORDS,
    NextStep.CONFIRM_BIOCHEMISTRY: sentences.CONFIRM_BIOCHEMISTRY,
}


def vitamin_d(steps: Steps) -> None:
    """Replace vitamin D before values are judged again, but not while calcium is in the way."""
    low = steps.met(Pitfall.VITAMIN_D_LOW)
    chemistry = steps.assessment.chemistry
    if low is None or chemistry.calcium is None or chemistry.pth is None:
        return
    if chemistry.pth.is_suppressed is not False or any(steps.stands(code) for code in _URGENT):
        return
    if all(_below(item, steps.assessment.profile) for item in chemistry.of_the_day):
        steps.add(NextStep.REPLETE_VITAMIN_D, _replacing(steps.assessment.profile), low.facts)


def _below(calcium: Reading, profile: Profile) -> bool:
    """Whether a calcium is surely not above the limit to which vitamin D may be given."""
    ionized = calcium.lab.analyte is Analyte.CALCIUM_IONIZED
    figure = profile.numbers.vitamin_d_calcium_ionized if ionized else profile.numbers.vitamin_d_calcium
    limit = EXACT.multiply(figure.value, factor(calcium.lab.analyte, figure.unit))
    return calcium.quantity.above(limit) is False


def _replacing(profile: Profile) -> Sentence:
    figure = profile.numbers.vitamin_d_calcium
    return sentences.REPLETE_VITAMIN_D(limit=figure.value, unit=figure.unit)


def genetics(steps: Steps) -> None:
    """Age, known syndromes and disease in more than one place."""
    assessment = steps.assessment
    limit = assessment.profile.numbers.genetics_age.value
    age = assessment.facts.patient.age_years
    reasons: list[Value] = [flag for flag in _HEREDITARY if flag in assessment.flags]
    if age is not None and age < limit:
        reasons.insert(0, sentences.AGE_BELOW(years=limit))
    if assessment.verdict is Verdict.MULTIFOCAL:
        reasons.append(sentences.SEVERAL_PLACES())
    if reasons:
        steps.add(NextStep.GENETICS, sentences.GENETICS(reasons=listed(reasons)))
