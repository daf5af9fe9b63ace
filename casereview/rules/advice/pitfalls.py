"""Known ways to go wrong, each caught where it happens: docs/clinical-rules.md, "Pitfalls and next steps"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.answer import PitfallLine
from casereview.rules.codes.conclusions import Pitfall, Verdict
from casereview.rules.codes.vocabulary import Flag, Gland, PathologyCode, ReportState
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.sentences import advice as sentences
from imaging.anatomy.sites import Sites
from imaging.sentences import Capital, Sentence, Value, Word, listed
from imaging.studies.modalities import StudyRole

Found = tuple[Sentence, tuple[str, ...]] | None  # the sentence and the facts it rests on
Rule = Callable[[Assessment], Found]

_NECK_CT: Final = ("ct_neck_contrast", "ct_neck_without")
_SPECT: Final = ("sestamibi_spect", "sestamibi_spect_ct")
_MULTIGLAND: Final = (Flag.MEN1, Flag.MEN2A, Flag.LITHIUM)
_TWO: Final = 2


def pitfalls(assessment: Assessment, at: Sites | None = None) -> tuple[PitfallLine, ...]:
    """The pitfalls that this case has met, in the table's order."""
    found = ((code, rule(assessment)) for code, rule in _RULES.items())
    return tuple(
        PitfallLine(
            code, False, False, hit[0], assessment.profile.sources[code], tuple(dict.fromkeys(hit[1]))
        )
        for code, hit in found
        if hit is not None
    )


def _ids(studies: Iterable[CountedStudy]) -> tuple[str, ...]:
    return tuple(study.id for study in studies)


def _ultrasound_alone(assessment: Assessment) -> Found:
    studies = assessment.postoperative
    if not studies or any(study.modality != "ultrasound" for study in studies):
        return None
    operated = bool(assessment.facts.operations)
    said = sentences.ULTRASOUND_ALONE_SINCE if operated else sentences.ULTRASOUND_ALONE
    return said(), _ids(studies)


def _single_modality(assessment: Assessment) -> Found:
    if len(assessment.families) != 1:
        return None
    return sentences.SINGLE_MODALITY(), _ids(assessment.counting)


def _standard_ct(assessment: Assessment) -> Found:
    routine = [study for study in assessment.postoperative if study.modality in _NECK_CT]
    if not routine or "ct_4d" in assessment.families:
        return None
    return sentences.STANDARD_CT_NOT_4D(), _ids(routine)


def _planar_only(assessment: Assessment) -> Found:
    planar = [study for study in assessment.postoperative if study.modality == "sestamibi_planar"]
    if not planar or any(study.modality in _SPECT for study in assessment.counting):
        return None
    return sentences.PLANAR_ONLY(), _ids(planar)


def _mri_without_contrast(assessment: Assessment) -> Found:
    studies = [study for study in assessment.studies if study.modality == "mri_without_contrast"]
    return (sentences.MRI_WITHOUT_CONTRAST(), _ids(studies)) if studies else None


def _preoperative(assessment: Assessment) -> Found:
    if assessment.facts.operations is None:
        return None
    studies = [study for study in assessment.studies if study not in assessment.postoperative]
    if not studies:
        return None
    return sentences.PREOPERATIVE_STUDY(), _ids(studies)


def _mediastinum(assessment: Assessment) -> Found:
    studies = [
        study
        for study in assessment.counting
        if study.modality != "ultrasound" and "mediastinum" not in study.covers
    ]
    if not studies:
        return None
    names = listed(study.named for study in studies)
    return sentences.MEDIASTINUM_NOT_COVERED(studies=names), _ids(studies)


def _pet_alone(assessment: Assessment) -> Found:
    firm = [study for study in assessment.counting if any(finding.firm for finding in study.findings)]
    alone = firm if {study.family for study in firm} == {"pet"} else []
    for group in assessment.conclusion.groups:
        functional = [study for study in group.studies if study.role is StudyRole.FUNCTIONAL]
        if {study.family for study in functional} == {"pet"}:
            alone = [*alone, *functional]
    if not alone:
        return None
    return sentences.PET_ALONE(), _ids(alone)


def _report_not_reviewed(assessment: Assessment) -> Found:
    missing = [item.id for item in assessment.facts.operations or () if item.report is ReportState.MISSING]
    unread = [study.id for study in assessment.counting if study.operative_report_seen is False]
    if not missing and not unread:
        return None
    reasons = []
    if missing:
        reasons.append(sentences.REPORT_MISSING())
    if unread:
        reasons.append(sentences.READ_WITHOUT_REPORT())
    said = sentences.OPERATIVE_REPORT_NOT_REVIEWED(reasons=Capital(listed(reasons)))
    return said, (*missing, *unread)


def _sampling_first(assessment: Assessment) -> Found:
    early = [
        sampling.id
        for sampling in assessment.facts.samplings or ()
        if not {"ct_4d", "sestamibi"}
        <= {study.family for study in assessment.counting if study.performed_on <= sampling.performed_on}
    ]
    if not early:
        return None
    return sentences.SAMPLING_BEFORE_IMAGING(), tuple(early)


def _biopsy(assessment: Assessment) -> Found:
    biopsies = [study for study in assessment.studies if study.modality == "fna_pth"]
    if not biopsies or not assessment.is_suspect:
        return None
    return sentences.BIOPSY_WITH_CARCINOMA_FLAG(), (*_ids(biopsies), *assessment.carcinoma_facts)


def _already_removed(assessment: Assessment) -> Found:
    removed = assessment.removed_targets
    if not removed:
        return None
    glands = listed(Word(item.gland.label, lower=True) for item in removed)
    said = sentences.TARGET_ALREADY_REMOVED(glands=glands)
    return said, tuple(operation for item in removed for operation in item.because)


def _multigland(assessment: Assessment) -> Found:
    reasons: list[Value] = [flag for flag in _MULTIGLAND if flag in assessment.flags]
    hyperplastic = _hyperplastic(assessment)
    ids = []
    if len(hyperplastic) >= _TWO:
        reasons.append(sentences.TWO_HYPERPLASTIC())
        ids += [operation for operation, _ in hyperplastic]
    if assessment.verdict is Verdict.MULTIFOCAL:
        reasons.append(sentences.SEEN_IN_PLACES())
        ids += _ids(assessment.counting)
    sizes = [
        (finding.size_mm, study.id)
        for study in assessment.counting
        for finding in study.suspicious
        if finding.size_mm is not None
    ]
    limit = assessment.profile.numbers.multigland_lesion.value
    if sizes and max(size for size, _ in sizes) < limit:
        reasons.append(sentences.NO_LARGE_LESION(limit=limit))
        ids += [study for _, study in sizes]
    if not reasons:
        return None
    return sentences.MULTIGLAND_LIKELY(reasons=listed(reasons)), tuple(ids)


def _hyperplastic(assessment: Assessment) -> list[tuple[str, Gland]]:
    """Each hyperplastic gland once, however often reported; supernumerary ones as often as recorded."""
    found: list[tuple[str, Gland]] = []
    for operation in assessment.facts.operations or ():
        for record in operation.glands or ():
            known = record.gland is not Gland.SUPERNUMERARY and record.gland in {gland for _, gland in found}
            if record.pathology is PathologyCode.HYPERPLASIA and not known:
                found.append((operation.id, record.gland))
    return found


def _cord(assessment: Assessment) -> Found:
    last = max(assessment.facts.operations or (), key=lambda item: (item.date, item.id), default=None)
    if last is None or any(item.performed_on > last.date for item in assessment.facts.laryngoscopies or ()):
        return None
    return sentences.CORD_NOT_EXAMINED(day=last.date), (last.id,)


_RULES: Final[dict[Pitfall, Rule]] = {
    Pitfall.ULTRASOUND_ALONE: _ultrasound_alone,
    Pitfall.SINGLE_MODALITY: _single_modality,
    Pitfall.STANDARD_CT_NOT_4D: _standard_ct,
    Pitfall.PLANAR_ONLY: _planar_only,
    Pitfall.MRI_WITHOUT_CONTRAST: _mri_without_contrast,
    Pitfall.PREOPERATIVE_STUDY: _preoperative,
    Pitfall.MEDIASTINUM_NOT_COVERED: _mediastinum,
    Pitfall.PET_ALONE: _pet_alone,
    Pitfall.OPERATIVE_REPORT_NOT_REVIEWED: _report_not_reviewed,
    Pitfall.SAMPLING_BEFORE_IMAGING: _sampling_first,
    Pitfall.BIOPSY_WITH_CARCINOMA_FLAG: _biopsy,
    Pitfall.TARGET_ALREADY_REMOVED: _already_removed,
    Pitfall.MULTIGLAND_LIKELY: _multigland,
    Pitfall.CORD_NOT_EXAMINED: _cord,
}
