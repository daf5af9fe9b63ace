"""Next steps around meeting and catheter: review, an experienced center, tests of a graft, sampling."""

from __future__ import annotations

from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import IODINE
from casereview.rules.advice.step_list import Steps, SuggestedOrder
from casereview.rules.advice.steps_of_imaging import (
    OPEN_VERDICTS,
    ids,
    mri_can_be_had,
    ultrasound_is_wanted,
)
from casereview.rules.codes.conclusions import NextStep, Pitfall, Verdict
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.concordance.sampling import VeinRatio
from casereview.rules.sentences import steps as sentences
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.sites import MEDIASTINUM
from imaging.sentences import Word, listed

NOTHING_SEEN: Final = (Verdict.CONCORDANT_NEGATIVE, Verdict.EQUIVOCAL)
_AFTER_A_THIRD: Final = (
    Verdict.DISCORDANT_LOCATION,
    Verdict.POSITIVE_NEGATIVE,
    Verdict.CONCORDANT_REGION,
)
_FIRST_LINE: Final = frozenset({"ct_4d", "sestamibi"})
_THIRD: Final = 3


def is_sampled(assessment: Assessment) -> bool:
    """Whether a sampling since the last operation compares the two sides with every ratio decided."""
    return any(sampling.sampled for sampling in assessment.recent_samplings)


def gradients(assessment: Assessment) -> tuple[VeinRatio, ...]:
    """The veins since the last operation with a gradient, or with a ratio that leaves one open."""
    return tuple(
        vein
        for sampling in assessment.recent_samplings
        for vein in sampling.veins
        if vein.gradient is not False
    )


def sampled_ids(assessment: Assessment) -> tuple[str, ...]:
    return tuple(sampling.id for sampling in assessment.recent_samplings if sampling.veins)


def reviewing(steps: Steps) -> None:
    """What the meeting decides, and where it asks a center that operates again often."""
    assessment = steps.assessment
    if assessment.verdict is not Verdict.INSUFFICIENT:
        steps.add(NextStep.MDT_REVIEW, sentences.MDT_REVIEW(), ids(assessment.counting))
    for reason in assessment.conclusion.reasons:
        if reason.code == "GRADIENT_ELSEWHERE":
            gradient = sentences.MDT_REVIEW_GRADIENT(reason=reason.sentence)
            steps.add(NextStep.MDT_REVIEW, gradient, reason.facts)
    if assessment.verdict in NOTHING_SEEN:
        steps.add(NextStep.HIGH_VOLUME_CENTER, sentences.HIGH_VOLUME_CENTER(), ids(assessment.counting))
    if any(target <= MEDIASTINUM for target in assessment.conclusion.targets):
        steps.add(NextStep.HIGH_VOLUME_CENTER, sentences.HIGH_VOLUME_CENTER_MEDIASTINUM())


def suspecting(steps: Steps) -> None:
    """A sign of carcinoma asks for the review and an experienced center, in or outside the pathway."""
    assessment = steps.assessment
    if assessment.is_suspect:
        facts = assessment.carcinoma_facts
        steps.add(NextStep.MDT_REVIEW, sentences.MDT_REVIEW_CARCINOMA(), facts)
        steps.add(NextStep.HIGH_VOLUME_CENTER, sentences.HIGH_VOLUME_CENTER_CARCINOMA(), facts)


def testing_graft(steps: Steps) -> None:
    """Whether the graft or the neck makes the hormone, before a neck is sampled or opened."""
    not_tested = steps.met(Pitfall.GRAFT_NOT_TESTED)
    if not_tested is not None:
        steps.add(NextStep.GRAFT_TEST, sentences.GRAFT_TEST(), not_tested.facts)
    for graft in steps.assessment.graft_tests:
        if graft.wants_tourniquet:
            veins = dict.fromkeys(Word(VEIN_LABELS[arm.vein], lower=True) for arm in graft.working)
            said = sentences.GRAFT_TEST_TOURNIQUET(veins=listed(veins))
            steps.add(NextStep.GRAFT_TEST, said, (arm.id for arm in graft.working))


def sampling(steps: Steps) -> None:
    """A catheter where the studies leave the place open, and nothing easier is left to ask."""
    assessment = steps.assessment
    if not steps.eligible or is_sampled(assessment) or not _is_wanted(assessment):
        return
    asked = (NextStep.GRAFT_TEST, NextStep.STATE_ADEQUACY, NextStep.LOCATE_FINDING)
    if any(steps.stands(code) for code in asked) or steps.met(Pitfall.STALE_STUDY) is not None:
        return
    anticoagulated = Flag.ANTICOAGULATED in assessment.flags
    template = sentences.VENOUS_SAMPLING_ANTICOAGULATED if anticoagulated else sentences.VENOUS_SAMPLING
    order = SuggestedOrder(NextStep.VENOUS_SAMPLING, template(), sentences.SAMPLING_WANTED, IODINE)
    steps.order(order, ids(assessment.counting))


def _is_wanted(assessment: Assessment) -> bool:
    if not assessment.families >= _FIRST_LINE:
        return False
    if assessment.verdict in NOTHING_SEEN:
        return True
    if assessment.verdict not in _AFTER_A_THIRD:
        return False
    return len(assessment.families) >= _THIRD or not _third_can_be_had(assessment)


def _third_can_be_had(assessment: Assessment) -> bool:
    """Whether a study of a third family could still be ordered in this patient."""
    ultrasound = assessment.verdict in OPEN_VERDICTS and ultrasound_is_wanted(assessment)
    return ultrasound or mri_can_be_had(assessment)


def treating(steps: Steps) -> None:
    """Medical treatment where neither studies nor veins show a place."""
    assessment = steps.assessment
    if not steps.eligible or assessment.verdict not in NOTHING_SEEN or assessment.conclusion.targets:
        return
    if not is_sampled(assessment) or gradients(assessment):
        return
    if any(sampling.near_threshold for sampling in assessment.recent_samplings):
        return
    steps.add(NextStep.MEDICAL_MANAGEMENT, sentences.MEDICAL_MANAGEMENT(), sampled_ids(assessment))
