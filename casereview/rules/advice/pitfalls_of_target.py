"""Pitfalls of the place that would be operated on: what the studies leave open, and what points elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from casereview.rules.advice.met import MetPitfall, ids, names
from casereview.rules.advice.reading_questions import findings_to_locate, lacks_side, studies_to_state
from casereview.rules.advice.steps_of_imaging import ct_4d_is_open
from casereview.rules.advice.targets import AskedTarget, PitfallQuestion
from casereview.rules.codes.conclusions import Course, Eligibility, Excluded, GlandStatus
from casereview.rules.concordance.glands import JudgedGland
from casereview.rules.concordance.sampling import JudgedSampling, VeinRatio, surely_above
from casereview.rules.concordance.study import CountedFinding, CountedStudy
from casereview.rules.sentences import pitfalls as sentences
from imaging.anatomy.cells import agree
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import MEDIASTINUM, MIDLINE, NECK, NOWHERE, SIDES, Sites, on, side_of
from imaging.anatomy.veins import drained
from imaging.sentences import Capital, Template, Word, listed
from imaging.studies.modalities import NEEDLE, StudyRole
from imaging.vocabulary import Certainty, Result

#: What takes no part for its quality or kind. A washout with PTH whose words name only a side is one of them:
#: the contract does not list it, and nothing else would speak of it.
_NOT_USED: Final = frozenset({Excluded.INADEQUATE, Excluded.FDG_PET, Excluded.NEEDLE_WITHOUT_PLACE})
_FIRST_LINE: Final = frozenset({"ct_4d", "sestamibi"})
# The cervical thymus lies across the inlet, so that what lies in it lies wholly in neither.
_ABOVE_INLET: Final = NECK - on(SIDES, ["intrathymic"])


def first_line_open(question: PitfallQuestion) -> MetPitfall | None:
    unseen = [target for target in question.targets if not _first_line_sees(target)]
    blind = [target for target in question.targets if not _anatomic_sees(target)]
    outside = question.assessment.eligibility.status is Eligibility.INELIGIBLE
    if blind and (outside or not ct_4d_is_open(question.assessment, question.sites)):
        blind = []
    if not unseen and not blind:
        return None
    reasons = [sentences.NO_FIRST_LINE(place=in_words(target.sites)) for target in unseen]
    reasons += [sentences.CT_4D_OPEN(place=in_words(target.sites)) for target in blind]
    studies = [study for target in (*unseen, *blind) for study in target.studies]
    return MetPitfall(sentences.FIRST_LINE_OPEN(reasons=Capital(listed(reasons))), ids(studies))


def _first_line_sees(target: AskedTarget) -> bool:
    return any(member.firm and member.study.family in _FIRST_LINE for member in target.members)


def _anatomic_sees(target: AskedTarget) -> bool:
    return any(
        study.role is StudyRole.ANATOMIC and study.modality != "ultrasound" for study in target.studies
    )


def reading_open(question: PitfallQuestion) -> MetPitfall | None:
    """Questions to the reader, except those of a study whose findings all lie at a target and name a side."""
    if not question.targets:
        return None
    assessment = question.assessment
    asked = [
        *studies_to_state(assessment),
        *(finding.study for finding in findings_to_locate(assessment)),
    ]
    studies = [study for study in asked if not _lies_at_target(study, question.sites)]
    studies += [study for study in assessment.counting if any(map(_is_lost, study.suspicious))]
    if not studies:
        return None
    studies = sorted({study.id: study for study in studies}.values(), key=CountedStudy.order)
    return MetPitfall(sentences.READING_OPEN(studies=names(studies), n=len(studies)), ids(studies))


def _lies_at_target(study: CountedStudy, targets: Sites) -> bool:
    return bool(study.suspicious) and all(
        finding.sites & targets and not lacks_side(finding.sites) for finding in study.suspicious
    )


def _is_lost(finding: CountedFinding) -> bool:
    """Without a place, also where somebody has confirmed that none is meant."""
    return not finding.sites and finding.certainty is not Certainty.POSSIBLE


def pet_alone(question: PitfallQuestion) -> MetPitfall | None:
    firm = [
        study for study in question.assessment.counting if any(finding.firm for finding in study.findings)
    ]
    alone = firm if {study.family for study in firm} == {"pet"} else []
    for target in question.targets:
        functional = [study for study in target.studies if study.role is StudyRole.FUNCTIONAL]
        if {study.family for study in functional} == {"pet"}:
            alone = [*alone, *functional]
    if not alone:
        return None
    stops = any(target.firm_families <= {"pet"} for target in question.targets)
    return MetPitfall(sentences.PET_ALONE(), ids(alone), stops)


def already_removed(question: PitfallQuestion) -> MetPitfall | None:
    removed = {item.gland.value: item for item in question.assessment.glands if item.removed}
    return _of_glands(question, removed, sentences.TARGET_ALREADY_REMOVED)


def seen_normal(question: PitfallQuestion) -> MetPitfall | None:
    """As removed ones, one at least left there as normal. After a cure it may have grown since."""
    accounted = {
        item.gland.value: item for item in question.assessment.glands if item.status is GlandStatus.ACCOUNTED
    }
    met = _of_glands(question, accounted, sentences.TARGET_SEEN_NORMAL, left=True)
    recurrent = question.assessment.eligibility.course is Course.RECURRENT
    return met and met._replace(stops=not recurrent)


def _of_glands(
    question: PitfallQuestion, known: dict[str, JudgedGland], template: Template, *, left: bool = False
) -> MetPitfall | None:
    """The targets that lie wholly at the normal places of these glands, one at least `left` where asked."""
    if not known:
        return None
    glands: dict[str, JudgedGland] = {}
    for target in question.targets:
        here = {code: known[code] for code in target.sites if code in known}
        if len(here) == len(target.sites) and not (left and all(gland.removed for gland in here.values())):
            glands |= here
    if not glands:
        return None
    words = listed(Word(gland.gland.label, lower=True) for gland in glands.values())
    return MetPitfall(
        template(glands=words), tuple(key for gland in glands.values() for key in gland.because)
    )


def explained_otherwise(question: PitfallQuestion) -> MetPitfall | None:
    """Any reported study since the last operation may name something else there, used or not."""
    evidence = question.assessment.conclusion.evidence
    explaining = [
        (study, target)
        for study in question.assessment.postoperative
        for target in question.targets
        if evidence.explains(study, target.sites)
    ]
    if not explaining:
        return None
    reasons = [
        sentences.EXPLANATION(study=study.named, place=in_words(target.sites)) for study, target in explaining
    ]
    sentence = sentences.EXPLAINED_OTHERWISE(explanations=Capital(listed(dict.fromkeys(reasons))))
    return MetPitfall(sentence, ids(study for study, _ in explaining))


def _later(question: PitfallQuestion) -> Iterable[CountedStudy]:
    """The studies since the last operation of which no later read has taken the place."""
    return (study for study in question.assessment.postoperative if Excluded.SUPERSEDED not in study.excluded)


def seen_elsewhere(question: PitfallQuestion) -> MetPitfall | None:
    """What is not used for its quality or kind can still say that the place is wrong."""
    if not question.targets:
        return None
    studies = [
        study
        for study in _later(question)
        if not study.counts
        and _NOT_USED & set(study.excluded)
        and study.result is not Result.NEGATIVE  # a negative needle says only where it was
        and any(_points_elsewhere(finding, question) for finding in study.suspicious)
    ]
    if not studies:
        return None
    return MetPitfall(sentences.SEEN_ELSEWHERE(studies=names(studies), n=len(studies)), ids(studies))


def _points_elsewhere(finding: CountedFinding, question: PitfallQuestion) -> bool:
    if finding.certainty is Certainty.POSSIBLE:
        return False
    if not finding.sites:
        return finding.side is not None and all(
            finding.side != MIDLINE and finding.side not in target.sides for target in question.targets
        )
    level = question.assessment.conclusion.evidence.at
    return not any(
        finding.sites & target.sites or agree(finding.sites, target.sites, level)
        for target in question.targets
    )


def sampling_elsewhere(question: PitfallQuestion) -> MetPitfall | None:
    """The highest PTH drains no target, or another high one not even the side of a target."""
    if not question.targets:
        return None
    share = question.assessment.profile.numbers.sampling_rival.value
    sides = frozenset(side for target in question.targets for side in target.sides)
    off = [
        (sampling, vein)
        for sampling in question.assessment.recent_samplings
        for vein in sampling.with_gradient
        if (vein in sampling.highest and not drained(vein.vein) & question.sites)
        or (not _drains_side(vein, sides) and _is_rival(vein, sampling, share))
    ]
    if not off:
        return None
    veins = dict.fromkeys(
        sentences.VEIN_OF_SAMPLING(vein=Word(VEIN_LABELS[vein.vein], lower=True), day=sampling.performed_on)
        for sampling, vein in off
    )
    sentence = sentences.SAMPLING_ELSEWHERE(veins=listed(veins))
    return MetPitfall(sentence, tuple(sampling.id for sampling, _ in off))


def _is_rival(vein: VeinRatio, sampling: JudgedSampling, share: Decimal) -> bool:
    """Whether it may have that share of a ratio that may be the highest and is a gradient."""
    return vein.ratio is not None and any(
        top.gradient and top.ratio is not None and not surely_above(top.ratio.scaled(share), vein.ratio)
        for top in sampling.highest
    )


def _drains_side(vein: VeinRatio, sides: frozenset[str]) -> bool:
    return any(side_of(site) in sides for site in drained(vein.vein))


def washout_negative(question: PitfallQuestion) -> MetPitfall | None:
    needles = [
        study for study in _later(question) if study.modality == NEEDLE and study.result is Result.NEGATIVE
    ]
    if not needles:
        return None
    places = {study.id: Sites.union(finding.sites for finding in study.findings) for study in needles}
    at_target = [study for study in needles if places[study.id] & question.sites]
    if at_target:
        return MetPitfall(sentences.WASHOUT_NEGATIVE(studies=names(at_target)), ids(at_target))
    nowhere = [study for study in needles if not places[study.id]]
    if nowhere:
        return MetPitfall(sentences.WASHOUT_NOWHERE(studies=names(nowhere)), ids(nowhere))
    return None


def across_inlet(question: PitfallQuestion) -> MetPitfall | None:
    studies = [study for target in question.targets for study in _across(target)]
    return MetPitfall(sentences.ACROSS_INLET(studies=names(studies)), ids(studies)) if studies else None


def _across(target: AskedTarget) -> list[CountedStudy]:
    """The studies of a place that lie wholly above the inlet and those wholly below, where there are both."""
    places: dict[str, Sites] = {}
    for member in target.members:
        places[member.study.id] = places.get(member.study.id, NOWHERE) | member.sites
    above = [study for study in target.studies if places[study.id] <= _ABOVE_INLET]
    below = [study for study in target.studies if places[study.id] <= MEDIASTINUM]
    return [*above, *below] if above and below else []
