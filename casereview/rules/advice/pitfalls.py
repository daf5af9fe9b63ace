"""Known ways to go wrong, each caught where it happens: docs/clinical-rules.md, "Pitfalls and next steps".

A pitfall that stops keeps every step that tells to operate from standing until the meeting has answered it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from casereview.rules.advice import pitfalls_of_labs as labs
from casereview.rules.advice import pitfalls_of_patient as patient
from casereview.rules.advice import pitfalls_of_studies as studies
from casereview.rules.advice import pitfalls_of_target as target
from casereview.rules.advice.answers import answered_by, answered_for_side
from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.met import MetPitfall, Rule
from casereview.rules.advice.operating_questions import explored_side
from casereview.rules.advice.targets import PitfallQuestion
from casereview.rules.answer import PitfallLine
from casereview.rules.codes.conclusions import OF_NO_PLACE, STOPPING, Pitfall
from casereview.rules.facts.records import AnswerFact
from casereview.rules.sentences import pitfalls as sentences
from imaging.anatomy.sites import Sites
from imaging.sentences import Sentence, following


def pitfalls(assessment: Assessment, at: Sites | None = None) -> tuple[PitfallLine, ...]:
    """The pitfalls that this case has met, in the table's order.

    Those that speak of a target are asked of the place `at` where a meeting chose one, else of the verdict's.
    """
    question = PitfallQuestion(assessment, at)
    met = ((code, rule(question)) for code, rule in _RULES.items())
    return tuple(_line(question, code, pitfall) for code, pitfall in met if pitfall is not None)


def _line(question: PitfallQuestion, code: Pitfall, met: MetPitfall) -> PitfallLine:
    facts = tuple(dict.fromkeys(met.facts))
    stops = code in STOPPING and met.stops
    answer = _answer(question, code, facts) if stops else None
    return PitfallLine(
        code=code,
        stops=stops,
        answered=answer is not None,
        sentence=met.sentence if answer is None else following((met.sentence, _in_words(answer))),
        source=question.assessment.profile.sources[code],
        facts=facts,
    )


def _answer(question: PitfallQuestion, code: Pitfall, facts: tuple[str, ...]) -> AnswerFact | None:
    """What the meeting wrote to it, for the places asked about.

    Without a target it is asked of the sampled side; without either no answer can name what it speaks of.
    """
    assessment = question.assessment
    if not assessment.facts.answers:
        return None
    if code in OF_NO_PLACE or question.targets:
        place = None if code in OF_NO_PLACE else question.sites
        return answered_by(assessment, code, facts, question.studies, place)
    side = explored_side(assessment)
    return None if side is None else answered_for_side(assessment, code, facts, question.studies, side)


def _in_words(answer: AnswerFact) -> Sentence:
    if not answer.reason:
        return sentences.ANSWERED_WITHOUT_REASON(day=answer.date)
    return sentences.ANSWERED(day=answer.date, reason=answer.reason.rstrip().removesuffix("."))


_RULES: Final[Mapping[Pitfall, Rule]] = MappingProxyType(
    {
        Pitfall.ULTRASOUND_ALONE: studies.ultrasound_alone,
        Pitfall.SINGLE_MODALITY: studies.single_modality,
        Pitfall.STANDARD_CT_NOT_4D: studies.standard_ct,
        Pitfall.PLANAR_ONLY: studies.planar_only,
        Pitfall.MRI_WITHOUT_CONTRAST: studies.mri_without_contrast,
        Pitfall.PREOPERATIVE_STUDY: studies.preoperative,
        Pitfall.FDG_PET: studies.fdg_pet,
        Pitfall.MEDIASTINUM_NOT_COVERED: studies.mediastinum_not_covered,
        Pitfall.FIRST_LINE_OPEN: target.first_line_open,
        Pitfall.READING_OPEN: target.reading_open,
        Pitfall.PET_ALONE: target.pet_alone,
        Pitfall.OPERATIVE_REPORT_NOT_REVIEWED: studies.report_not_reviewed,
        Pitfall.SAMPLING_BEFORE_IMAGING: studies.sampling_before_imaging,
        Pitfall.BIOPSY_WITH_CARCINOMA_FLAG: studies.biopsy_with_carcinoma_flag,
        Pitfall.TARGET_ALREADY_REMOVED: target.already_removed,
        Pitfall.TARGET_SEEN_NORMAL: target.seen_normal,
        Pitfall.EXPLAINED_OTHERWISE: target.explained_otherwise,
        Pitfall.SEEN_ELSEWHERE: target.seen_elsewhere,
        Pitfall.SAMPLING_ELSEWHERE: target.sampling_elsewhere,
        Pitfall.WASHOUT_NEGATIVE: target.washout_negative,
        Pitfall.ACROSS_INLET: target.across_inlet,
        Pitfall.GRAFT_NOT_TESTED: patient.graft_not_tested,
        Pitfall.GRAFT_SECRETES: patient.graft_secretes,
        Pitfall.MULTIGLAND_LIKELY: patient.multigland_likely,
        Pitfall.SMALL_LESION: studies.small_lesion,
        Pitfall.CORD_NOT_EXAMINED: patient.cord_not_examined,
        Pitfall.CORD_PALSY: patient.cord_palsy,
        Pitfall.CORD_PALSY_OPPOSITE: patient.cord_palsy_opposite,
        Pitfall.PREGNANCY: patient.pregnancy,
        Pitfall.SINGLE_HIGH_CALCIUM: labs.single_high_calcium,
        Pitfall.PTH_LOW_NORMAL: labs.pth_low_normal,
        Pitfall.STALE_BIOCHEMISTRY: labs.stale_biochemistry,
        Pitfall.STALE_STUDY: studies.stale_study,
        Pitfall.VITAMIN_D_LOW: labs.vitamin_d_low,
        Pitfall.VALUE_UNREADABLE: labs.value_unreadable,
        Pitfall.NO_INDICATION: patient.no_indication,
    }
)
