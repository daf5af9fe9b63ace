"""What could be done next, each step with its reason: docs/clinical-rules.md, "Pitfalls and next steps".

Steps are suggestions to people. A step that something stands against is not offered; it becomes a question
for the multidisciplinary review instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import GADOLINIUM, IODINE, OF_FAMILY, RADIATION
from casereview.rules.advice.step_list import Steps, SuggestedOrder
from casereview.rules.answer import NextStepLine, PitfallLine
from casereview.rules.codes.conclusions import (
    BIOCHEMICAL,
    Blocker,
    CarcinomaFlag,
    Eligibility,
    Excluded,
    NextStep,
    Verdict,
)
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.labs import phrases
from casereview.rules.labs.eligibility import unresolved_lines
from casereview.rules.sentences import advice as sentences
from imaging.anatomy.sites import Sites
from imaging.sentences import Capital, Sentence, Value, Word, joined, listed
from imaging.studies.modalities import FAMILY_LABELS
from imaging.studies.protocols import NEVER_ADEQUATE
from imaging.vocabulary import Adequacy

_OPEN_VERDICTS: Final = (Verdict.DISCORDANT_LOCATION, Verdict.POSITIVE_NEGATIVE, Verdict.EQUIVOCAL)
_NOTHING_FOUND: Final = (Verdict.CONCORDANT_NEGATIVE, Verdict.EQUIVOCAL)
_RECORDS: Final = (
    Blocker.OPERATIVE_REPORT_MISSING,
    Blocker.OPERATIONS_UNKNOWN,
    Blocker.FLAGS_UNKNOWN,
    Blocker.COURSE_UNDETERMINED,
)
_SETTLED: Final = (Verdict.CONCORDANT_POSITIVE, Verdict.CONCORDANT_REGION, Verdict.MULTIFOCAL)
_HEREDITARY: Final = (Flag.MEN1, Flag.MEN2A, Flag.HPT_JAW_TUMOR)
_THIRD: Final = 3
_TWO: Final = 2


def next_steps(
    assessment: Assessment, pitfalls: Iterable[PitfallLine] = (), at: Sites | None = None
) -> tuple[NextStepLine, ...]:
    """The steps that this case calls for beside its pitfalls, in the table's order.

    Outside the pathway remain leaving it, observing and emergencies, and with a sign of carcinoma the review.
    """
    steps = Steps(assessment)
    _urgent(steps)
    if assessment.eligibility.status is Eligibility.INELIGIBLE:
        _outside(steps)
        _suspect(steps)
        return steps.lines()
    _records(steps)
    _missing_studies(steps)
    _repeat(steps)
    _open_verdict(steps)
    _review(steps)
    _suspect(steps)
    _sampling(steps)
    _after_sampling(steps)
    stopping = [line for line in pitfalls if line.stops and not line.answered]
    if stopping and (at is not None or assessment.verdict in _SETTLED):
        said = sentences.SETTLE_FIRST(pitfalls=joined(line.sentence for line in stopping))
        steps.add(NextStep.SETTLE_FIRST, said, (key for line in stopping for key in line.facts))
    if at is None and not stopping:
        _operation(steps)
    _genetics(steps)
    return steps.lines()


def _ids(studies: Iterable[CountedStudy]) -> tuple[str, ...]:
    return tuple(study.id for study in studies)


def _urgent(steps: Steps) -> None:
    for line in steps.assessment.carcinoma:
        if line.code is CarcinomaFlag.CALCIUM_VERY_HIGH:
            said = sentences.URGENT_HYPERCALCEMIA(flag=line.sentence)
            steps.add(NextStep.URGENT_HYPERCALCEMIA, said, line.facts)


def _outside(steps: Steps) -> None:
    blockers = unresolved_lines(steps.assessment.eligibility)
    facts = [key for line in blockers for key in line.facts]
    steps.add(NextStep.NOT_THIS_PATHWAY, sentences.NOT_THIS_PATHWAY(), facts)
    for line in blockers:
        if line.code is Blocker.EUCALCEMIC_PTH_ELEVATION:
            steps.add(NextStep.OBSERVE, _observed(steps.assessment), line.facts)


def _observed(assessment: Assessment) -> Sentence:
    """Eucalcemic means "not high" here: a low calcium is no cure, and may be a value with the wrong unit."""
    calcium = assessment.chemistry.calcium
    if calcium is None or not calcium.is_suppressed:
        return sentences.OBSERVE()
    return sentences.OBSERVE_LOW_CALCIUM(
        calcium=Capital(phrases.value(calcium)), limit=phrases.lower(calcium, assessment.profile)
    )


def _suspect(steps: Steps) -> None:
    """A sign of carcinoma asks for the review and an experienced center, in or outside the pathway."""
    assessment = steps.assessment
    if not assessment.is_suspect:
        return
    facts = assessment.carcinoma_facts
    steps.add(NextStep.MDT_REVIEW, sentences.MDT_REVIEW_CARCINOMA(), facts)
    steps.add(NextStep.HIGH_VOLUME_CENTER, sentences.HIGH_VOLUME_CENTER_CARCINOMA(), facts)
    if assessment.conclusion.targets and assessment.eligibility.status is not Eligibility.INELIGIBLE:
        steps.add(NextStep.EN_BLOC_PLANNING, sentences.EN_BLOC_PLANNING(), facts)


def _records(steps: Steps) -> None:
    assessment = steps.assessment
    asked = (
        (NextStep.COMPLETE_RECORDS, sentences.COMPLETE_RECORDS, _RECORDS),
        (NextStep.CONFIRM_BIOCHEMISTRY, sentences.CONFIRM_BIOCHEMISTRY, BIOCHEMICAL),
    )
    for step, template, codes in asked:
        lines = [line for line in unresolved_lines(assessment.eligibility) if line.code in codes]
        if lines:
            reasons = joined(line.sentence for line in lines)
            steps.add(step, template(blockers=reasons), (key for line in lines for key in line.facts))


def _missing_studies(steps: Steps) -> None:
    if "ct_4d" not in steps.assessment.families:
        said = sentences.ORDER_CT_4D()
        steps.order(SuggestedOrder(NextStep.ORDER_CT_4D, said, sentences.CT_4D_WANTED, IODINE))
    if "sestamibi" not in steps.assessment.families:
        said = sentences.ORDER_SPECT_CT()
        steps.order(SuggestedOrder(NextStep.ORDER_SPECT_CT, said, sentences.SPECT_CT_WANTED, RADIATION))


def _repeat(steps: Steps) -> None:
    assessment = steps.assessment
    adequate = {study.family for study in assessment.counting if study.adequacy is Adequacy.ADEQUATE}
    by_family: dict[str, list[CountedStudy]] = {}
    for study in assessment.postoperative:
        if study.family in OF_FAMILY and study.family not in adequate and _falls_short(study):
            by_family.setdefault(study.family, []).append(study)
    for family, studies in sorted(by_family.items()):
        repetition = SuggestedOrder(
            NextStep.REPEAT_STUDY,
            sentences.REPEAT_STUDY(studies=listed(study.named for study in studies)),
            sentences.REPETITION_WANTED,
            OF_FAMILY[family],
            {"family": Word(FAMILY_LABELS[family])},
        )
        steps.order(repetition, _ids(studies))


def _falls_short(study: CountedStudy) -> bool:
    """Inadequate, or limited while its field leaves out neck or mediastinum; a replaced read is neither.

    The field of ultrasound is the neck, so that nothing but its images can limit it.
    """
    if study.modality in NEVER_ADEQUATE or Excluded.SUPERSEDED in study.excluded:
        return False
    if study.adequacy is Adequacy.LIMITED:
        whole = {"neck"} if study.family == "ultrasound" else {"neck", "mediastinum"}
        return not whole <= study.covers
    return study.adequacy is Adequacy.INADEQUATE


def _open_verdict(steps: Steps) -> None:
    assessment = steps.assessment
    if assessment.verdict not in _OPEN_VERDICTS:
        return
    ids = _ids(assessment.counting)
    steps.add(NextStep.EXPERT_REREAD, sentences.EXPERT_REREAD(), ids)
    if "mri" not in assessment.families:
        said = sentences.ORDER_MRI_WITH_CONTRAST()
        steps.order(SuggestedOrder(NextStep.ORDER_MRI_WITH_CONTRAST, said, sentences.MRI_WANTED, GADOLINIUM))


def _review(steps: Steps) -> None:
    assessment = steps.assessment
    if assessment.verdict is not Verdict.INSUFFICIENT:
        ids = _ids(assessment.counting)
        steps.add(NextStep.MDT_REVIEW, sentences.MDT_REVIEW(), ids)
    for reason in assessment.conclusion.reasons:
        if reason.code == "GRADIENT_ELSEWHERE":
            gradient = sentences.MDT_REVIEW_GRADIENT(reason=reason.sentence)
            steps.add(NextStep.MDT_REVIEW, gradient, reason.facts)
    if assessment.verdict in _NOTHING_FOUND:
        said = sentences.HIGH_VOLUME_CENTER()
        steps.add(NextStep.HIGH_VOLUME_CENTER, said, _ids(assessment.counting))


def _sampling(steps: Steps) -> None:
    assessment = steps.assessment
    third = assessment.verdict in (Verdict.DISCORDANT_LOCATION, Verdict.POSITIVE_NEGATIVE) and (
        len(assessment.families) >= _THIRD
    )
    if assessment.eligibility.status is not Eligibility.ELIGIBLE or assessment.recent_samplings:
        return
    if not {"ct_4d", "sestamibi"} <= assessment.families or not (
        third or assessment.verdict in _NOTHING_FOUND
    ):
        return
    said = sentences.VENOUS_SAMPLING()
    steps.order(
        SuggestedOrder(NextStep.VENOUS_SAMPLING, said, sentences.SAMPLING_WANTED, IODINE),
        _ids(assessment.counting),
    )


def _after_sampling(steps: Steps) -> None:
    """Sampled since the last operation and every ratio known to lie below the threshold."""
    assessment = steps.assessment
    gradients = [ratio.gradient for one in assessment.recent_samplings for ratio in one.part.ratios]
    if assessment.eligibility.status is not Eligibility.ELIGIBLE or assessment.verdict not in _NOTHING_FOUND:
        return
    if not gradients or any(gradient is not False for gradient in gradients):
        return
    said = sentences.MEDICAL_MANAGEMENT()
    steps.add(NextStep.MEDICAL_MANAGEMENT, said, (part.id for part in assessment.recent_samplings))


def _operation(steps: Steps) -> None:
    assessment = steps.assessment
    if assessment.eligibility.status is not Eligibility.ELIGIBLE or assessment.is_suspect:
        return
    ids = tuple(dict.fromkeys(study.id for group in assessment.conclusion.groups for study in group.studies))
    if assessment.verdict is Verdict.CONCORDANT_POSITIVE:
        said = sentences.FOCUSED_REOPERATION()
        if assessment.removed_targets:
            said = sentences.FOCUSED_REOPERATION_REMOVED()
        steps.add(NextStep.FOCUSED_REOPERATION, said, ids)
    if assessment.verdict is Verdict.MULTIFOCAL and len(assessment.conclusion.groups) >= _TWO:
        said = sentences.BILATERAL_EXPLORATION()
        steps.add(NextStep.BILATERAL_EXPLORATION, said, ids)


def _genetics(steps: Steps) -> None:
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
