"""Why the verdict is what it is, in sentences and with the studies each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from casereview.rules.answer import Reason, SamplingPart
from casereview.rules.codes.conclusions import Excluded, Verdict
from casereview.rules.concordance.grouping import Candidate
from casereview.rules.concordance.localizing_evidence import PlaceEvidence, covers
from casereview.rules.concordance.study import CountedFinding, CountedStudy
from casereview.rules.sentences import concordance as sentences
from casereview.rules.sentences.meanings import REASON_CODES
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import Sites
from imaging.sentences import Capital, Joined, Listed, Sentence, Word, joined, listed
from imaging.studies.modalities import StudyRole
from imaging.vocabulary import Nature, Result

_ORDER: Final = {code: index for index, code in enumerate(REASON_CODES)}
_UNCOVERED: Final = {
    StudyRole.FUNCTIONAL: sentences.REASON_FIELD_NOT_COVERED_FUNCTIONAL,
    StudyRole.ANATOMIC: sentences.REASON_FIELD_NOT_COVERED_ANATOMIC,
}


def reasons(
    evidence: PlaceEvidence, code: Verdict, samplings: Iterable[SamplingPart] = ()
) -> tuple[Reason, ...]:
    """The reasons for this verdict on this evidence, in the order of `REASON_CODES`."""
    found = chain(
        _too_little(evidence),
        _silence(evidence, code),
        _agreement(evidence),
        _contradiction(evidence, code),
        _negatives(evidence),
        _no_target(evidence),
        _apart(evidence),
        _no_part(evidence),
        _gradients(evidence, samplings),
        _aspirations(evidence),
    )
    return tuple(sorted(found, key=lambda reason: _ORDER[reason.code]))


def _reason(code: str, sentence: Sentence, studies: Iterable[CountedStudy] = ()) -> Reason:
    return Reason(code, sentence, tuple(key for _, key in sorted({study.order() for study in studies})))


def _names(studies: Iterable[CountedStudy]) -> Listed:
    return listed(study.named for study in studies)


def _of(one: Candidate) -> Sentence:
    """As in "the probable finding of 4D-CT of 2024-09-20 at left inferior"."""
    return sentences.FINDING_OF(
        certainty=sentences.CERTAINTIES[one.finding.certainty],
        study=one.study.named,
        place=in_words(one.sites),
    )


def _too_little(evidence: PlaceEvidence) -> Iterator[Reason]:
    unplaced = [study for study in evidence.studies if Excluded.OPERATIONS_UNKNOWN in study.excluded]
    if unplaced:
        yield _reason("OPERATIONS_UNKNOWN", sentences.REASON_OPERATIONS_UNKNOWN(), unplaced)
    if evidence.families_short:
        only = [sentences.FAMILIES[family] for family in evidence.families]
        sentence = (
            sentences.REASON_TOO_FEW_FAMILIES(family=only[0])
            if only
            else sentences.REASON_TOO_FEW_FAMILIES_NONE()
        )
        yield _reason("TOO_FEW_FAMILIES", sentence, evidence.counting)
    if not evidence.functional:
        yield _reason("NO_FUNCTIONAL_STUDY", sentences.REASON_NO_FUNCTIONAL_STUDY())
    if not evidence.anatomic:
        yield _reason("NO_ANATOMIC_STUDY", sentences.REASON_NO_ANATOMIC_STUDY())


def _silence(evidence: PlaceEvidence, code: Verdict) -> Iterator[Reason]:
    silent = not any(study.suspicious or study.result is Result.EQUIVOCAL for study in evidence.counting)
    if not silent or not evidence.counting:
        return
    sentence = sentences.REASON_ALL_NEGATIVE(studies=_names(evidence.counting))
    yield _reason("ALL_NEGATIVE", sentence, evidence.counting)
    if code is Verdict.INSUFFICIENT and evidence.complete:
        for role, field in evidence.fields_missing:
            uncovered = _UNCOVERED[role](field=sentences.FIELDS[field])
            yield _reason("FIELD_NOT_COVERED", uncovered)


def _agreement(evidence: PlaceEvidence) -> Iterator[Reason]:
    for group in evidence.groups:
        place, reach = in_words(group.target), sentences.LEVELS[group.level]
        sentence = sentences.REASON_AGREEMENT(studies=_names(group.studies), place=place, level=reach)
        yield _reason("AGREEMENT", sentence, group.studies)
        if group.chain or group.level < evidence.at:
            yield _reason("CHAIN", sentences.REASON_CHAIN(place=place, level=reach), group.studies)


def _contradiction(evidence: PlaceEvidence, code: Verdict) -> Iterator[Reason]:
    groups = evidence.groups
    if len(groups) > 1:
        places = listed(in_words(group.target) for group in groups)
        members = [study for group in groups for study in group.studies]
        sentence = sentences.REASON_SEVERAL_GROUPS(n=len(groups), places=places)
        yield _reason("SEVERAL_GROUPS", sentence, members)
    for one in evidence.opposing:
        yield _reason(
            "FINDING_OPPOSES", sentences.REASON_FINDING_OPPOSES(finding=Capital(_of(one))), [one.study]
        )
    if not groups:
        for one, other in evidence.clashes:
            sentence = sentences.REASON_FINDINGS_OPPOSE(finding=Capital(_of(one)), other=_of(other))
            yield _reason("FINDINGS_OPPOSE", sentence, [one.study, other.study])
    if groups and code is Verdict.MULTIFOCAL:
        both = evidence.in_two_groups or evidence.naming_both
        sentence = sentences.REASON_ONE_STUDY_SEES_BOTH(studies=_names(both), n=len(both))
        yield _reason("ONE_STUDY_SEES_BOTH", sentence, both)
    if groups and code is Verdict.DISCORDANT_LOCATION:
        yield _reason("NO_STUDY_SEES_BOTH", sentences.REASON_NO_STUDY_SEES_BOTH())


def _negatives(evidence: PlaceEvidence) -> Iterator[Reason]:
    if not any(study.suspicious for study in evidence.counting):
        return
    for study in evidence.negatives:
        opposed = [place for place in evidence.places if covers(study, place)]
        if opposed:
            sentence = sentences.REASON_NEGATIVE_OPPOSES(study=study.named, places=_in_turn(opposed))
            yield _reason("NEGATIVE_OPPOSES", sentence, [study])
        elif evidence.places:
            sentence = sentences.REASON_NEGATIVE_ELSEWHERE(
                study=study.named, places=_in_turn(evidence.places)
            )
            yield _reason("NEGATIVE_ELSEWHERE", sentence, [study])
        else:
            yield _reason("NEGATIVE_ALONE", sentences.REASON_NEGATIVE_ALONE(study=study.named), [study])


def _in_turn(places: Iterable[Sites]) -> Joined:
    return joined(map(in_words, places), ", ")


def _no_target(evidence: PlaceEvidence) -> Iterator[Reason]:
    if evidence.groups:
        return
    if not evidence.firm and any(study.suspicious for study in evidence.counting):
        yield _reason("NO_FIRM_FINDING", sentences.REASON_NO_FIRM_FINDING())
    clashing = {one for pair in evidence.clashes for one in pair}
    for one in evidence.firm:
        if one not in clashing:
            yield _reason("UNCONFIRMED", sentences.REASON_UNCONFIRMED(finding=Capital(_of(one))), [one.study])


def _apart(evidence: PlaceEvidence) -> Iterator[Reason]:
    spoken = {*evidence.grouped, *evidence.opposing, *(() if evidence.groups else evidence.firm)}
    for one in evidence.found:
        if one not in spoken:
            sentence = sentences.REASON_FINDING_APART(finding=Capital(_of(one)))
            yield _reason("FINDING_APART", sentence, [one.study])


def _no_part(evidence: PlaceEvidence) -> Iterator[Reason]:
    for study in evidence.counting:
        for finding in study.findings:
            if finding.nature is not Nature.SUSPICIOUS:
                sentence = sentences.REASON_OTHER_NATURE(
                    study=study.named,
                    words=_quoted(finding),
                    nature=Word(finding.nature.label, lower=True),
                )
                yield _reason("OTHER_NATURE", sentence, [study])
            elif not finding.sites:
                sentence = sentences.REASON_UNLOCATED(study=study.named, words=_quoted(finding))
                yield _reason("UNLOCATED", sentence, [study])
        if study.result is Result.EQUIVOCAL:
            yield _reason("EQUIVOCAL_STUDY", sentences.REASON_EQUIVOCAL_STUDY(study=study.named), [study])


def _quoted(finding: CountedFinding) -> Sentence:
    blank = isinstance(finding.text, str) and not finding.text.strip()
    return sentences.NO_LOCATION_GIVEN() if blank else sentences.QUOTED(text=finding.text)


def _gradients(evidence: PlaceEvidence, samplings: Iterable[SamplingPart]) -> Iterator[Reason]:
    targets = Sites.union(group.target for group in evidence.groups)
    for sampling in samplings:
        regions = [Sites.of(codes) for codes in sampling.sites]
        holding = [region for region in regions if region & targets]
        if holding:
            sentence = sentences.REASON_GRADIENT_AGREES(place=in_words(holding[0] & targets))
            yield Reason("GRADIENT_AGREES", sentence, (sampling.id,))
        if len(holding) < len(regions):
            yield Reason("GRADIENT_ELSEWHERE", sentences.REASON_GRADIENT_ELSEWHERE(), (sampling.id,))


def _aspirations(evidence: PlaceEvidence) -> Iterator[Reason]:
    targets = Sites.union(group.target for group in evidence.groups)
    for study in evidence.studies if targets else ():
        if (
            study.excluded == (Excluded.NEEDLE_WITHOUT_PLACE,)
            and study.result is Result.POSITIVE
            and study.located
        ):
            at = Sites.union(finding.sites for finding in study.located)
            if at & targets:
                sentence = sentences.REASON_ASPIRATION_AGREES(study=study.named, place=in_words(at & targets))
                yield _reason("ASPIRATION_AGREES", sentence, [study])
            else:
                sentence = sentences.REASON_ASPIRATION_ELSEWHERE(study=study.named, place=in_words(at))
                yield _reason("ASPIRATION_ELSEWHERE", sentence, [study])
