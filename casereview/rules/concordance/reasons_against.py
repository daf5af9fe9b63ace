"""What speaks against the targets, or against the findings where there is no target, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from casereview.rules.answer import Reason
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.localizing_evidence import PlaceEvidence
from casereview.rules.concordance.objections import AdriftFinding, Objections
from casereview.rules.concordance.phrases import in_turn, names, quoted, reason
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.sentences import concordance as sentences
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import Sites
from imaging.sentences import Sentence, Value, Word, listed
from imaging.studies.modalities import StudyRole
from imaging.vocabulary import Result

_EVERY: Final = {
    StudyRole.FUNCTIONAL: sentences.REASON_OUTWEIGHED_FUNCTIONAL,
    StudyRole.ANATOMIC: sentences.REASON_OUTWEIGHED_ANATOMIC,
}


def reasons_against(evidence: PlaceEvidence, code: Verdict) -> Iterator[Reason]:
    for objections in evidence.objections:
        yield from _without_place(objections)
        if code is Verdict.POSITIVE_NEGATIVE:
            yield from _outweighed(objections)
    if evidence.aims:
        for study in evidence.unplaced_first_line:
            sentence = sentences.REASON_NOTHING_PLACED(study=study.named)
            yield reason("NOTHING_PLACED", sentence, [study])
    if any(study.suspicious for study in evidence.counting):
        for study in evidence.counting:
            yield from _of_study(evidence, study)


def _without_place(objections: Objections) -> Iterator[Reason]:
    place = in_words(objections.target)
    for one in objections.off_side:
        sentence = sentences.REASON_OTHER_SIDE(
            side=sentences.SIDES[one.side or ""], place=place, **_described(one)
        )
        yield reason("OTHER_SIDE", sentence, [one.study])
    for one in objections.unsettled:
        sentence = sentences.REASON_PLACE_OPEN(place=place, **_described(one))
        yield reason("PLACE_OPEN", sentence, [one.study])


def _described(one: AdriftFinding) -> dict[str, Value]:
    return {
        "study": one.study.named,
        "certainty": sentences.CERTAINTIES[one.finding.certainty],
        "words": quoted(one.finding),
    }


def _outweighed(objections: Objections) -> Iterator[Reason]:
    place = in_words(objections.target)
    if objections.unbeaten:
        unbeaten = objections.unbeaten
        sentence = sentences.REASON_OUTWEIGHED_FIRST_LINE(
            studies=names(unbeaten), n=len(unbeaten), place=place
        )
        yield reason("OUTWEIGHED", sentence, unbeaten)
    if objections.as_many:
        sentence = sentences.REASON_OUTWEIGHED_AS_MANY(studies=names(objections.as_many), place=place)
        yield reason("OUTWEIGHED", sentence, objections.as_many)
    for role, studies in objections.whole_roles:
        yield reason("OUTWEIGHED", _EVERY[role](place=place), studies)


def _of_study(evidence: PlaceEvidence, study: CountedStudy) -> Iterator[Reason]:
    """What one study says against the places in question, or why a negative one says nothing."""
    against = [place for place in evidence.places if evidence.speaks_for_itself(study, place)]
    later = [place for place in against if evidence.seen_later(study, place)]
    yield from _opposition(evidence, study, [place for place in against if place not in later])
    if later:
        sentence = sentences.REASON_SEEN_LATER(study=study.named, places=in_turn(later))
        yield reason("SEEN_LATER", sentence, [study])
    if not against and study.result is Result.NEGATIVE:
        yield _silent(evidence, study)


def _opposition(evidence: PlaceEvidence, study: CountedStudy, opposed: Sequence[Sites]) -> Iterator[Reason]:
    empty = [place for place in opposed if evidence.sees_nothing_at(study, place)]
    explained = [place for place in opposed if evidence.explains(study, place)]
    if empty:
        sentence = sentences.REASON_NEGATIVE_OPPOSES(study=study.named, places=in_turn(empty))
        yield reason("NEGATIVE_OPPOSES", sentence, [study])
    if explained:
        sentence = sentences.REASON_EXPLAINED(
            study=study.named, places=in_turn(explained), findings=_explanations(study, explained)
        )
        yield reason("EXPLAINED", sentence, [study])


def _explanations(study: CountedStudy, places: Sequence[Sites]) -> Value:
    explained = Sites.union(places)
    return listed(
        sentences.EXPLAINED_AS(words=quoted(finding), nature=Word(finding.nature.label, lower=True))
        for finding in study.explaining
        if finding.sites & explained
    )


def _silent(evidence: PlaceEvidence, study: CountedStudy) -> Reason:
    """Why a negative study speaks against nothing."""
    sentence: Sentence
    if evidence.places:
        places = in_turn(evidence.places)
        sentence = sentences.REASON_NEGATIVE_ELSEWHERE(study=study.named, places=places)
        return reason("NEGATIVE_ELSEWHERE", sentence, [study])
    return reason("NEGATIVE_ALONE", sentences.REASON_NEGATIVE_ALONE(study=study.named), [study])
