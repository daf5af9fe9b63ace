"""Pitfalls of which studies there are, how they were done, and when."""

from __future__ import annotations

from datetime import date
from typing import Final

from casereview.rules.advice.met import MetPitfall, ids, names
from casereview.rules.advice.targets import PitfallQuestion
from casereview.rules.codes.vocabulary import ReportState
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.facts.records import SamplingFact
from casereview.rules.sentences import pitfalls as sentences
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.veins import OTHER_ARM, PERIPHERAL
from imaging.sentences import Capital, listed
from imaging.studies.modalities import NEEDLE

_NECK_CT: Final = ("ct_neck_contrast", "ct_neck_without")
_FIRST_LINE: Final = frozenset({"ct_4d", "sestamibi"})


def ultrasound_alone(question: PitfallQuestion) -> MetPitfall | None:
    studies = question.assessment.postoperative
    if not studies or any(study.modality != "ultrasound" for study in studies):
        return None
    operated = bool(question.assessment.facts.operations)
    template = sentences.ULTRASOUND_ALONE_SINCE if operated else sentences.ULTRASOUND_ALONE
    return MetPitfall(template(), ids(studies))


def single_modality(question: PitfallQuestion) -> MetPitfall | None:
    if len(question.assessment.families) != 1:
        return None
    return MetPitfall(sentences.SINGLE_MODALITY(), ids(question.assessment.counting))


def standard_ct(question: PitfallQuestion) -> MetPitfall | None:
    routine = [study for study in question.assessment.postoperative if study.modality in _NECK_CT]
    if not routine or "ct_4d" in question.assessment.families:
        return None
    return MetPitfall(sentences.STANDARD_CT_NOT_4D(), ids(routine))


def planar_only(question: PitfallQuestion) -> MetPitfall | None:
    planar = [study for study in question.assessment.postoperative if study.modality == "sestamibi_planar"]
    if not planar or "sestamibi" in question.assessment.families:
        return None
    return MetPitfall(sentences.PLANAR_ONLY(), ids(planar))


def mri_without_contrast(question: PitfallQuestion) -> MetPitfall | None:
    studies = [study for study in question.assessment.studies if study.modality == "mri_without_contrast"]
    return MetPitfall(sentences.MRI_WITHOUT_CONTRAST(), ids(studies)) if studies else None


def preoperative(question: PitfallQuestion) -> MetPitfall | None:
    assessment = question.assessment
    if assessment.facts.operations is None or len(assessment.postoperative) == len(assessment.studies):
        return None
    later = frozenset(ids(assessment.postoperative))
    earlier = [study for study in assessment.studies if study.id not in later]
    return MetPitfall(sentences.PREOPERATIVE_STUDY(), ids(earlier))


def fdg_pet(question: PitfallQuestion) -> MetPitfall | None:
    studies = [study for study in question.assessment.postoperative if study.modality == "fdg_pet_ct"]
    return MetPitfall(sentences.FDG_PET(), ids(studies)) if studies else None


def mediastinum_not_covered(question: PitfallQuestion) -> MetPitfall | None:
    studies = [
        study
        for study in question.assessment.counting
        if study.modality not in ("ultrasound", NEEDLE) and "mediastinum" not in study.covers
    ]
    if not studies:
        return None
    return MetPitfall(sentences.MEDIASTINUM_NOT_COVERED(studies=names(studies)), ids(studies))


def report_not_reviewed(question: PitfallQuestion) -> MetPitfall | None:
    """A report that is left out is missing."""
    assessment = question.assessment
    missing = [
        item.id
        for item in assessment.facts.operations or ()
        if (item.report or ReportState.MISSING) is ReportState.MISSING
    ]
    unread = [study.id for study in assessment.counting if study.operative_report_seen is False]
    if not missing and not unread:
        return None
    reasons = []
    if missing:
        reasons.append(sentences.REPORT_MISSING())
    if unread:
        reasons.append(sentences.READ_WITHOUT_REPORT())
    sentence = sentences.OPERATIVE_REPORT_NOT_REVIEWED(reasons=Capital(listed(reasons)))
    return MetPitfall(sentence, (*missing, *unread))


def sampling_before_imaging(question: PitfallQuestion) -> MetPitfall | None:
    assessment = question.assessment
    early = [
        sampling.id
        for sampling in assessment.facts.samplings or ()
        if not _tests_a_graft_only(sampling)
        and not {study.family for study in assessment.counting if study.performed_on <= sampling.performed_on}
        >= _FIRST_LINE
    ]
    return MetPitfall(sentences.SAMPLING_BEFORE_IMAGING(), tuple(early)) if early else None


def _tests_a_graft_only(sampling: SamplingFact) -> bool:
    """Whether all that it compares are the arms of a graft, or one tied arm: no vein of the neck or chest."""
    samples = sampling.samples or ()
    return all(sample.vein == PERIPHERAL or sample.vein in OTHER_ARM for sample in samples) and any(
        sample.vein in OTHER_ARM or sample.occluded is not None for sample in samples
    )


def biopsy_with_carcinoma_flag(question: PitfallQuestion) -> MetPitfall | None:
    assessment = question.assessment
    biopsies = [study for study in assessment.studies if study.modality == NEEDLE]
    if not biopsies or not assessment.is_suspect:
        return None
    return MetPitfall(sentences.BIOPSY_WITH_CARCINOMA_FLAG(), (*ids(biopsies), *assessment.carcinoma_facts))


def small_lesion(question: PitfallQuestion) -> MetPitfall | None:
    sizes = [
        (finding.size_mm, study)
        for study in question.assessment.counting
        for finding in study.suspicious
        if finding.size_mm is not None
    ]
    limit = question.assessment.profile.numbers.small_lesion.value
    if not sizes or max(size for size, _ in sizes) >= limit:
        return None
    return MetPitfall(sentences.SMALL_LESION(limit=limit), ids(study for _, study in sizes))


def stale_study(question: PitfallQuestion) -> MetPitfall | None:
    """The newest study of each target, or without a target the newest of all; it stops only for a target."""
    assessment = question.assessment
    numbers, today = assessment.profile.numbers, assessment.facts.as_of
    if today is None:
        return None
    if not question.targets:
        newest = _newest(assessment.counting)
        if not newest or _age(newest[0], today) <= numbers.stale_study.value:
            return None
        sentence = sentences.STALE_STUDY(study=names(newest), days=_age(newest[0], today))
        return MetPitfall(sentence, ids(newest), stops=False)
    of_targets = [(target, _newest(target.studies)) for target in question.targets]
    stale = [
        (target, newest, _age(newest[0], today))
        for target, newest in of_targets
        if newest and _age(newest[0], today) > numbers.stale_study.value
    ]
    if not stale:
        return None
    target, newest, days = max(stale, key=lambda row: row[2])
    return MetPitfall(
        sentences.STALE_STUDY_OF_TARGET(place=in_words(target.sites), study=names(newest), days=days),
        ids(study for _, newest, _ in stale for study in newest),
        stops=days > numbers.outdated_study.value,
    )


def _newest(studies: tuple[CountedStudy, ...]) -> tuple[CountedStudy, ...]:
    """Those of the latest day: of two on one day no id decides which is named."""
    latest = max((study.performed_on for study in studies), default=None)
    return tuple(study for study in studies if study.performed_on == latest)


def _age(study: CountedStudy, today: date) -> int:
    return (today - study.performed_on).days
