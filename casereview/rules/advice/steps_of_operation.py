"""Next steps that tell to operate or plan it, and what is to be settled before.

None that tells to operate stands beside an unanswered pitfall that stops it: `Steps.may_operate`.
"""

from __future__ import annotations

from typing import Final

from casereview.rules.advice.operating_questions import explored_side, rational_target
from casereview.rules.advice.step_list import Steps, together
from casereview.rules.advice.steps_of_imaging import ids
from casereview.rules.advice.steps_of_sampling import (
    NOTHING_SEEN,
    gradients,
    is_sampled,
    sampled_ids,
)
from casereview.rules.answer import PitfallLine
from casereview.rules.codes.conclusions import GlandStatus, NextStep, Pitfall, Verdict
from casereview.rules.concordance.glands import grafts_on_record
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.sentences import steps as sentences
from casereview.rules.sentences.stops import STOP_NAMES
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import GRAFTS, LEFT, MEDIASTINUM, MIDLINE, RIGHT, Sites, on, side_of
from imaging.sentences import Sentence, Value, Word, either, listed

_SEEN: Final = (Verdict.CONCORDANT_POSITIVE, Verdict.CONCORDANT_REGION, Verdict.MULTIFOCAL)
_SIDES: Final = {LEFT: sentences.LEFT, MIDLINE: sentences.MIDLINE, RIGHT: sentences.RIGHT}
_CORDS: Final = Pitfall.CORD_PALSY_OPPOSITE
_TO_THE_CHEST: Final = ("thymic", "internal_mammary")
_TWO: Final = 2


def side_in_words(sites: Sites) -> Sentence:
    """As in "left side"; a place of which both sides are meant has none."""
    sides = {side_of(code) for code in sites}
    if not sides or {LEFT, RIGHT} <= sides:
        return sentences.SIDE_NOT_STATED()
    return sentences.ON_SIDE(side=either(_SIDES[side]() for side in (LEFT, MIDLINE, RIGHT) if side in sides))


def placed(sites: Sites) -> Sentence:
    """A target with its side: "left inferior (left side)"."""
    return sentences.TARGET_AT(place=in_words(sites), side=side_in_words(sites))


def told(steps: Steps, sentence: Sentence) -> Sentence:
    """A sentence that tells to operate, after the blockers that a meeting set aside."""
    overridden = [line.sentence for line in steps.assessment.eligibility.blockers if line.overridden]
    if not overridden:
        return sentence
    return together((*(sentences.OVERRIDDEN(blocker=blocker) for blocker in overridden), sentence))


def _overridden_facts(steps: Steps) -> tuple[str, ...]:
    lines = steps.assessment.eligibility.blockers
    return tuple(key for line in lines if line.overridden for key in line.facts)


def _tell(steps: Steps, code: NextStep, sentence: Sentence, facts: tuple[str, ...]) -> None:
    steps.add(code, told(steps, sentence), (*_overridden_facts(steps), *facts))


def _as_of(steps: Steps) -> Value:
    return steps.assessment.facts.as_of or sentences.DAY_NOT_STATED()


def _members(steps: Steps) -> tuple[str, ...]:
    """The studies of the groups or of the region."""
    conclusion = steps.assessment.conclusion
    studies = (m.study.id for target in conclusion.targets for m in conclusion.members(target))
    return tuple(dict.fromkeys(studies))


def revising_graft(steps: Steps) -> None:
    """The graft itself where its arm proves it; more glands or an open study in the neck do not matter."""
    if not steps.may_operate(passing=(Pitfall.MULTIGLAND_LIKELY, Pitfall.FIRST_LINE_OPEN)):
        return
    on_record = grafts_on_record(steps.assessment.facts)
    for test in steps.assessment.graft_tests:
        graft = on([test.side], ["forearm_graft"])
        if graft <= on_record and test.proves:
            said = sentences.GRAFT_REVISION(target=placed(graft), as_of=_as_of(steps))
            _tell(steps, NextStep.GRAFT_REVISION, said, test.facts)


def exploring_region(steps: Steps) -> None:
    """One side of the neck, where studies share no finer place or veins point to it."""
    side = explored_side(steps.assessment)
    if side is None or not steps.may_operate():
        return
    assessment = steps.assessment
    missing = [
        item
        for item in assessment.glands
        if side_of(item.gland) == side and item.status is not GlandStatus.ACCOUNTED
    ]
    glands = (
        sentences.GLANDS_MISSING(glands=listed(Word(item.gland.label, lower=True) for item in missing))
        if missing
        else sentences.NO_GLAND_MISSING()
    )
    region = assessment.verdict is Verdict.CONCORDANT_REGION
    where = _SIDES[side]()
    said = (
        sentences.REGION_EXPLORATION(
            side=where, as_of=_as_of(steps), place=placed(assessment.conclusion.targets[0]), glands=glands
        )
        if region
        else sentences.REGION_EXPLORATION_SAMPLED(side=where, as_of=_as_of(steps), glands=glands)
    )
    facts = _members(steps) if region else sampled_ids(assessment)
    _tell(steps, NextStep.REGION_EXPLORATION, said, facts)


def reasoning_target(steps: Steps) -> None:
    """A place that one good study does not see, where enough others or the veins do."""
    target = rational_target(steps.assessment)
    if target is None or not steps.may_operate():
        return
    against = _seeing_otherwise(steps, target)
    said = sentences.TARGET_WITH_RATIONALE(
        target=placed(target),
        as_of=_as_of(steps),
        studies=listed(study.named for study in against),
    )
    facts = (*_members(steps), *ids(against), *sampled_ids(steps.assessment))
    _tell(steps, NextStep.TARGET_WITH_RATIONALE, said, facts)


def _seeing_otherwise(steps: Steps, target: Sites) -> tuple[CountedStudy, ...]:
    """The studies that see nothing at the target, or something else than it."""
    evidence = steps.assessment.conclusion.evidence
    return tuple(
        study
        for study in steps.assessment.counting
        if evidence.sees_nothing_at(study, target)
        or evidence.explains(study, target)
        or any(not finding.sites & target for finding in study.located)
    )


def settling(steps: Steps) -> None:
    """What speaks against operating, named, until the meeting has answered it."""
    stopping = steps.stopping
    if not stopping:
        return
    facts = tuple(key for line in stopping for key in line.facts)
    if steps.at is not None:
        said = sentences.SETTLE_FIRST_AT(target=placed(steps.at), pitfalls=_named(stopping))
        steps.add(NextStep.SETTLE_FIRST, said, facts)
        return
    if not steps.eligible or steps.assessment.verdict not in _SEEN:
        return
    alone = {line.code for line in stopping} == {Pitfall.MULTIGLAND_LIKELY}
    if not (alone and steps.stands(NextStep.BILATERAL_EXPLORATION)):
        steps.add(NextStep.SETTLE_FIRST, sentences.SETTLE_FIRST(pitfalls=_named(stopping)), facts)


def _named(stopping: tuple[PitfallLine, ...]) -> Value:
    return listed(STOP_NAMES[line.code]() for line in stopping)


def focusing(steps: Steps) -> None:
    """The one place that the studies agree on."""
    assessment = steps.assessment
    if assessment.verdict is not Verdict.CONCORDANT_POSITIVE or assessment.is_suspect:
        return
    if steps.may_operate():
        target = placed(assessment.conclusion.targets[0])
        said = sentences.FOCUSED_REOPERATION(target=target, as_of=_as_of(steps))
        _tell(steps, NextStep.FOCUSED_REOPERATION, said, _members(steps))


def exploring_both(steps: Steps) -> None:
    """Several places, or one beside the likelihood of more."""
    assessment = steps.assessment
    if assessment.is_suspect or steps.met(Pitfall.CORD_PALSY) is not None:
        return
    if not steps.may_operate(passing=(Pitfall.MULTIGLAND_LIKELY,)):
        return
    targets = assessment.conclusion.targets
    named = listed(placed(target) for target in targets)
    if assessment.verdict is Verdict.MULTIFOCAL and len(assessment.conclusion.groups) >= _TWO:
        said = sentences.BILATERAL_EXPLORATION(targets=named, as_of=_as_of(steps))
        _tell(steps, NextStep.BILATERAL_EXPLORATION, said, _members(steps))
    elif assessment.verdict is Verdict.CONCORDANT_POSITIVE and _more_glands(steps):
        said = sentences.BILATERAL_EXPLORATION_MULTIGLAND(target=named, as_of=_as_of(steps))
        _tell(steps, NextStep.BILATERAL_EXPLORATION, said, _members(steps))


def _more_glands(steps: Steps) -> bool:
    """More than one gland is likely ill, each side keeps one that nobody removed, and no graft is meant."""
    multigland = steps.met(Pitfall.MULTIGLAND_LIKELY)
    if multigland is None or multigland.answered:
        return False
    assessment = steps.assessment
    left_in = {side_of(item.gland) for item in assessment.glands if not item.removed}
    return {LEFT, RIGHT} <= left_in and not any(target & GRAFTS for target in assessment.conclusion.targets)


def planning_chest(steps: Steps) -> None:
    """A thoracic surgeon and the approach, where target or veins lie in the chest."""
    assessment = steps.assessment
    if not steps.eligible:
        return
    inside = [target for target in assessment.conclusion.targets if target <= MEDIASTINUM]
    if assessment.verdict in _SEEN and inside:
        said = sentences.THORACIC_PLANNING(targets=listed(placed(target) for target in inside))
        steps.add(NextStep.THORACIC_PLANNING, said, _members(steps))
    elif assessment.verdict in NOTHING_SEEN and is_sampled(assessment):
        veins = gradients(assessment)
        certain = any(vein.gradient for vein in veins)
        if certain and all(vein.vein.partition(".")[2] in _TO_THE_CHEST for vein in veins):
            said = sentences.THORACIC_PLANNING_SAMPLED()
            steps.add(NextStep.THORACIC_PLANNING, said, sampled_ids(assessment))


def planning_en_bloc(steps: Steps) -> None:
    """Resection en bloc, with what is to be settled before it, the vocal cords first."""
    assessment = steps.assessment
    if not assessment.is_suspect or assessment.verdict not in _SEEN:
        return
    stopping = tuple(sorted(steps.stopping, key=lambda line: line.code is not _CORDS))
    said = (
        sentences.EN_BLOC_PLANNING_SETTLE(pitfalls=_named(stopping))
        if stopping
        else sentences.EN_BLOC_PLANNING()
    )
    facts = tuple(key for line in stopping for key in line.facts)
    _tell(steps, NextStep.EN_BLOC_PLANNING, said, (*assessment.carcinoma_facts, *facts))
