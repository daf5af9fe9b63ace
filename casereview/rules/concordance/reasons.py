"""Why the verdict is what it is, in sentences and with the studies each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from casereview.rules.answer import Reason, SamplingPart
from casereview.rules.codes.conclusions import Excluded, Verdict
from casereview.rules.concordance.localizing_evidence import PlaceEvidence
from casereview.rules.concordance.phrases import finding_of, names, quoted, reason
from casereview.rules.concordance.reasons_against import reasons_against
from casereview.rules.sentences import concordance as sentences
from casereview.rules.sentences.meanings import REASON_CODES
from imaging.anatomy.cells import Level
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import Sites
from imaging.sentences import Capital, Word, listed
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
        _contradiction(evidence),
        reasons_against(evidence, code),
        _no_target(evidence),
        _apart(evidence),
        _no_part(evidence),
        _gradients(evidence, samplings),
        _aspirations(evidence),
    )
    return tuple(sorted(found, key=lambda reason: _ORDER[reason.code]))


def _too_little(evidence: PlaceEvidence) -> Iterator[Reason]:
    unplaced = [study for study in evidence.studies if Excluded.OPERATIONS_UNKNOWN in study.excluded]
    if unplaced:
        yield reason("OPERATIONS_UNKNOWN", sentences.REASON_OPERATIONS_UNKNOWN(), unplaced)
    if evidence.families_short:
        only = [sentences.FAMILIES[family] for family in evidence.families]
        sentence = (
            sentences.REASON_TOO_FEW_FAMILIES(family=only[0])
            if only
            else sentences.REASON_TOO_FEW_FAMILIES_NONE()
        )
        yield reason("TOO_FEW_FAMILIES", sentence, evidence.counting)
    stood_in_for = evidence.stood_in_for
    needles = evidence.needles
    if stood_in_for is StudyRole.FUNCTIONAL:
        sentence = sentences.REASON_NEEDLE_STANDS_IN_FUNCTIONAL(studies=names(needles), n=len(needles))
        yield reason("NEEDLE_STANDS_IN", sentence, needles)
    elif not evidence.functional:
        yield reason("NO_FUNCTIONAL_STUDY", sentences.REASON_NO_FUNCTIONAL_STUDY())
    if stood_in_for is StudyRole.ANATOMIC:
        sentence = sentences.REASON_NEEDLE_STANDS_IN_ANATOMIC(studies=names(needles), n=len(needles))
        yield reason("NEEDLE_STANDS_IN", sentence, needles)
    elif not evidence.anatomic:
        yield reason("NO_ANATOMIC_STUDY", sentences.REASON_NO_ANATOMIC_STUDY())


def _silence(evidence: PlaceEvidence, code: Verdict) -> Iterator[Reason]:
    if not evidence.silent or not evidence.counting:
        return
    sentence = sentences.REASON_ALL_NEGATIVE(studies=names(evidence.counting))
    yield reason("ALL_NEGATIVE", sentence, evidence.counting)
    if code is Verdict.INSUFFICIENT and evidence.complete:
        for role, field in evidence.fields_missing:
            uncovered = _UNCOVERED[role](field=sentences.FIELDS[field])
            yield reason("FIELD_NOT_COVERED", uncovered)


def _agreement(evidence: PlaceEvidence) -> Iterator[Reason]:
    for group in evidence.groups:
        place, reach = in_words(group.target), sentences.LEVELS[group.level]
        sentence = sentences.REASON_AGREEMENT(studies=names(group.studies), place=place, level=reach)
        yield reason("AGREEMENT", sentence, group.studies)
        if group.chain or group.level < evidence.at:
            yield reason("CHAIN", sentences.REASON_CHAIN(place=place, level=reach), group.studies)
    if evidence.region is not None:
        region = evidence.region
        template = (
            sentences.REASON_REGION_SIDE
            if region.level is Level.SAME_SIDE
            else sentences.REASON_REGION_MEDIASTINUM
        )
        sentence = template(studies=names(region.studies), place=in_words(region.target))
        yield reason("REGION", sentence, region.studies)


def _contradiction(evidence: PlaceEvidence) -> Iterator[Reason]:
    groups = evidence.groups
    if len(groups) > 1:
        places = listed(in_words(group.target) for group in groups)
        members = [study for group in groups for study in group.studies]
        sentence = sentences.REASON_SEVERAL_GROUPS(n=len(groups), places=places)
        yield reason("SEVERAL_GROUPS", sentence, members)
    for one in evidence.opposing:
        sentence = sentences.REASON_FINDING_OPPOSES(finding=Capital(finding_of(one)))
        yield reason("FINDING_OPPOSES", sentence, [one.study])
    if not evidence.aims:
        for one, other in evidence.clashes:
            sentence = sentences.REASON_FINDINGS_OPPOSE(
                finding=Capital(finding_of(one)), other=finding_of(other)
            )
            yield reason("FINDINGS_OPPOSE", sentence, [one.study, other.study])
    if evidence.complete and groups and (len(groups) > 1 or evidence.contradicted):
        both = evidence.in_two_groups if len(groups) > 1 else evidence.naming_both
        if both:
            sentence = sentences.REASON_ONE_STUDY_SEES_BOTH(studies=names(both), n=len(both))
            yield reason("ONE_STUDY_SEES_BOTH", sentence, both)
        else:
            yield reason("NO_STUDY_SEES_BOTH", sentences.REASON_NO_STUDY_SEES_BOTH())


def _no_target(evidence: PlaceEvidence) -> Iterator[Reason]:
    if evidence.aims:
        return
    if not evidence.firm and any(study.suspicious for study in evidence.counting):
        yield reason("NO_FIRM_FINDING", sentences.REASON_NO_FIRM_FINDING())
    clashing = {one for pair in evidence.clashes for one in pair}
    for one in evidence.firm:
        if one not in clashing:
            sentence = sentences.REASON_UNCONFIRMED(finding=Capital(finding_of(one)))
            yield reason("UNCONFIRMED", sentence, [one.study])


def _apart(evidence: PlaceEvidence) -> Iterator[Reason]:
    members = (member for aim in evidence.aims for member in aim.members)
    spoken = {*members, *evidence.opposing, *(() if evidence.aims else evidence.firm)}
    for one in evidence.found:
        if one not in spoken:
            sentence = sentences.REASON_FINDING_APART(finding=Capital(finding_of(one)))
            yield reason("FINDING_APART", sentence, [one.study])


def _no_part(evidence: PlaceEvidence) -> Iterator[Reason]:
    for study in evidence.counting:
        for finding in study.findings:
            if finding.nature is not Nature.SUSPICIOUS:
                sentence = sentences.REASON_OTHER_NATURE(
                    study=study.named,
                    words=quoted(finding),
                    nature=Word(finding.nature.label, lower=True),
                )
                yield reason("OTHER_NATURE", sentence, [study])
            elif not finding.sites:
                sentence = sentences.REASON_UNLOCATED(study=study.named, words=quoted(finding))
                yield reason("UNLOCATED", sentence, [study])
        if study.result is Result.EQUIVOCAL:
            yield reason("EQUIVOCAL_STUDY", sentences.REASON_EQUIVOCAL_STUDY(study=study.named), [study])


def _gradients(evidence: PlaceEvidence, samplings: Iterable[SamplingPart]) -> Iterator[Reason]:
    targets = Sites.union(aim.target for aim in evidence.aims)
    for sampling in samplings:
        regions = [Sites.of(codes) for codes in sampling.sites]
        holding = [region for region in regions if region & targets]
        if holding:
            sentence = sentences.REASON_GRADIENT_AGREES(place=in_words(holding[0] & targets))
            yield Reason("GRADIENT_AGREES", sentence, (sampling.id,))
        if len(holding) < len(regions):
            yield Reason("GRADIENT_ELSEWHERE", sentences.REASON_GRADIENT_ELSEWHERE(), (sampling.id,))


def _aspirations(evidence: PlaceEvidence) -> Iterator[Reason]:
    """What a needle proved that does not count for a sign of carcinoma alone."""
    targets = Sites.union(aim.target for aim in evidence.aims)
    for study in evidence.studies if targets else ():
        if study.excluded == (Excluded.NEEDLE_WITH_CARCINOMA_FLAG,):
            at = study.suspicious_sites
            if at & targets:
                sentence = sentences.REASON_ASPIRATION_AGREES(study=study.named, place=in_words(at & targets))
                yield reason("ASPIRATION_AGREES", sentence, [study])
            else:
                sentence = sentences.REASON_ASPIRATION_ELSEWHERE(study=study.named, place=in_words(at))
                yield reason("ASPIRATION_ELSEWHERE", sentence, [study])
