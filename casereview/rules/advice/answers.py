"""What a meeting wrote to a pitfall that stops, or to a carcinoma flag, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.conclusions import Pitfall
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.facts.records import AnswerFact, Facts
from casereview.rules.profiles.model import Profile
from imaging.anatomy.sites import Sites, side_of

#: What changes by itself, so that an answer to it does not hold for ever.
_PASSING: Final = frozenset({Pitfall.STALE_BIOCHEMISTRY, Pitfall.STALE_STUDY, Pitfall.PREGNANCY})


def answered_by(
    assessment: Assessment,
    code: str,
    facts: Iterable[str],
    studies: Iterable[CountedStudy],
    at: Sites | None,
) -> AnswerFact | None:
    """The latest answer that holds; None where none does.

    It is newer than the facts named and than the studies given, and one answer alone names every site of
    `at`; None for what speaks of no place.
    """
    return next(
        (
            answer
            for answer in answers_that_hold(assessment.facts, assessment.profile, code, facts, studies)
            if at is None or at <= Sites.of(answer.sites or ())
        ),
        None,
    )


def answered_for_side(
    assessment: Assessment, code: str, facts: Iterable[str], studies: Iterable[CountedStudy], side: str
) -> AnswerFact | None:
    """As `answered_by`, where there is no target but a sampled side: the answer names a site of it."""
    return next(
        (
            answer
            for answer in answers_that_hold(assessment.facts, assessment.profile, code, facts, studies)
            if any(side_of(site) == side for site in answer.sites or ())
        ),
        None,
    )


def answers_that_hold(
    facts: Facts, profile: Profile, code: str, named: Iterable[str], studies: Iterable[CountedStudy] = ()
) -> Iterator[AnswerFact]:
    """The answers to a code that nothing named has outdated, the latest first.

    A fact of the day of an answer is newer than it.
    """
    answers = [answer for answer in facts.answers or () if answer.code == code]
    if not answers:
        return
    newest = newest_day(facts, named, studies)
    holds = int(profile.numbers.answer_holds.value)
    for answer in reversed(answers):
        outdated = newest is not None and newest >= answer.date
        expired = code in _PASSING and facts.as_of is not None and (facts.as_of - answer.date).days > holds
        if not (outdated or expired):
            yield answer


def newest_day(facts: Facts, named: Iterable[str], studies: Iterable[CountedStudy]) -> date | None:
    """The day of the newest of the facts named and of the studies given; None for none."""
    ids = frozenset(named)
    days = (day for key, day in _dated(facts) if key in ids) if ids else ()
    return max((*days, *(study.performed_on for study in studies)), default=None)


def _dated(facts: Facts) -> Iterator[tuple[str, date]]:
    """Every fact that a sentence can rest on, with its day."""
    for operation in facts.operations or ():
        yield operation.id, operation.date
    for lab in facts.labs or ():
        yield lab.id, lab.day
    for study in facts.studies or ():
        yield study.id, study.performed_on
    for sampling in facts.samplings or ():
        yield sampling.id, sampling.performed_on
        for sample in sampling.samples or ():
            yield sample.id, sampling.performed_on
    for laryngoscopy in facts.laryngoscopies or ():
        yield laryngoscopy.id, laryngoscopy.performed_on
