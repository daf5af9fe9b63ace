"""A reason with its studies, and studies and findings as a reason names them."""

from __future__ import annotations

from collections.abc import Iterable

from casereview.rules.answer import Reason
from casereview.rules.concordance.grouping import Candidate
from casereview.rules.concordance.study import CountedFinding, CountedStudy
from casereview.rules.sentences import concordance as sentences
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import Sites
from imaging.sentences import Joined, Listed, Sentence, joined, listed


def reason(code: str, sentence: Sentence, studies: Iterable[CountedStudy] = ()) -> Reason:
    """A reason that rests on these studies, by date then id."""
    return Reason(code, sentence, tuple(key for _, key in sorted({study.order() for study in studies})))


def names(studies: Iterable[CountedStudy]) -> Listed:
    return listed(study.named for study in studies)


def finding_of(one: Candidate) -> Sentence:
    """As in "the probable finding of 4D-CT of 2024-09-20 at left inferior"."""
    return sentences.FINDING_OF(
        certainty=sentences.CERTAINTIES[one.finding.certainty],
        study=one.study.named,
        place=in_words(one.sites),
    )


def quoted(finding: CountedFinding) -> Sentence:
    """The words of a finding in quotation marks."""
    blank = isinstance(finding.text, str) and not finding.text.strip()
    return sentences.NO_LOCATION_GIVEN() if blank else sentences.QUOTED(text=finding.text)


def in_turn(places: Iterable[Sites]) -> Joined:
    return joined(map(in_words, places), ", ")
