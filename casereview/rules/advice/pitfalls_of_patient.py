"""Pitfalls of the patient: grafts, disease of several glands, the vocal cords, pregnancy."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from msgspec import Struct

from casereview.rules.advice.assessment import last_neck_operation
from casereview.rules.advice.met import MetPitfall, ids
from casereview.rules.advice.operating_questions import explored_side
from casereview.rules.advice.targets import PitfallQuestion
from casereview.rules.codes.conclusions import Blocker, Verdict
from casereview.rules.codes.vocabulary import Cord, Flag, Gland, PathologyCode
from casereview.rules.concordance.graft_test import GraftTest, graft_tests
from casereview.rules.facts.records import Facts, LaryngoscopyFact, OperationFact
from casereview.rules.sentences import pitfalls as sentences
from imaging.anatomy.sites import LEFT, MEDIASTINUM, NECK, RIGHT, Sites, side_of
from imaging.sentences import Capital, Value, Word, listed

_MULTIGLAND: Final = (Flag.MEN1, Flag.MEN2A, Flag.HPT_JAW_TUMOR, Flag.LITHIUM)
_SEVERAL: Final = 2  # glands
_SEVERITY: Final = tuple(Cord)
_OPERATED_FIELD: Final = NECK | MEDIASTINUM
_CORDS: Final = {LEFT: sentences.LEFT_CORD, RIGHT: sentences.RIGHT_CORD}
_ARMS: Final = {LEFT: sentences.LEFT_ARM, RIGHT: sentences.RIGHT_ARM}


def graft_not_tested(question: PitfallQuestion) -> MetPitfall | None:
    assessment = question.assessment
    calcium = assessment.chemistry.calcium
    if not (calcium is not None and calcium.is_high) and not not_high_is_overridden(question):
        return None
    sides = [test.side for test in _graft_tests(question) if not test.is_tested]
    if not sides:
        return None
    sentence = sentences.GRAFT_NOT_TESTED(arms=listed(_ARMS[side]() for side in sides))
    return MetPitfall(sentence, _facts_of_grafts(question, sides))


def not_high_is_overridden(question: PitfallQuestion) -> bool:
    """Whether the meeting let the case in although its calcium is not high."""
    return any(
        line.code is Blocker.NOT_HYPERCALCEMIC and line.overridden
        for line in question.assessment.eligibility.blockers
    )


def graft_secretes(question: PitfallQuestion) -> MetPitfall | None:
    """A graft that is, or may be, the source where something else would be operated on."""
    assessment = question.assessment
    sides = [
        test.side
        for test in _graft_tests(question)
        if test.secretes and any(not target.sites <= _graft(test.side) for target in question.targets)
    ]
    if not sides:
        return None
    samplings = [
        sampling.id
        for sampling in assessment.recent_samplings
        if any(sampling.arm_ratios_of(side) or sampling.falls_of(side) for side in sides)
    ]
    sentence = sentences.GRAFT_SECRETES(arms=listed(_ARMS[side]() for side in sides))
    return MetPitfall(sentence, (*_facts_of_grafts(question, sides), *samplings))


def _graft_tests(question: PitfallQuestion) -> tuple[GraftTest, ...]:
    assessment = question.assessment
    return graft_tests(assessment.facts, assessment.studies, assessment.recent_samplings, assessment.profile)


def _graft(side: str) -> Sites:
    return Sites.of([f"{side}.forearm_graft"])


def _facts_of_grafts(question: PitfallQuestion, sides: Collection[str]) -> tuple[str, ...]:
    """The operations and studies that name a graft on these sides."""
    grafts = Sites.union(map(_graft, sides))
    operations = (
        operation.id
        for operation in question.assessment.facts.operations or ()
        if Sites.of(operation.grafts or ()) & grafts
    )
    studies = (
        study.id
        for study in question.assessment.studies
        if any(finding.sites & grafts for finding in study.findings)
    )
    return (*operations, *studies)


def multigland_likely(question: PitfallQuestion) -> MetPitfall | None:
    assessment = question.assessment
    reasons: list[Value] = [flag for flag in _MULTIGLAND if flag in assessment.flags]
    hyperplastic = _hyperplastic(assessment.facts)
    facts: list[str] = []
    if len(hyperplastic) >= _SEVERAL:
        reasons.append(sentences.TWO_HYPERPLASTIC())
        facts += [operation for operation, _ in hyperplastic]
    if assessment.verdict is Verdict.MULTIFOCAL:
        reasons.append(sentences.SEEN_IN_PLACES())
        facts += ids(assessment.counting)
    if not reasons:
        return None
    return MetPitfall(sentences.MULTIGLAND_LIKELY(reasons=listed(reasons)), tuple(facts))


def _hyperplastic(facts: Facts) -> list[tuple[str, Gland]]:
    """Each hyperplastic gland once, however often reported; supernumerary ones as often as recorded."""
    hyperplastic: list[tuple[str, Gland]] = []
    for operation in facts.operations or ():
        for record in operation.glands or ():
            known = record.gland is not Gland.SUPERNUMERARY and record.gland in {
                gland for _, gland in hyperplastic
            }
            if record.pathology is PathologyCode.HYPERPLASIA and not known:
                hyperplastic.append((operation.id, record.gland))
    return hyperplastic


def cord_not_examined(question: PitfallQuestion) -> MetPitfall | None:
    """Each cord is asked about by itself: an examination may state one of the two."""
    facts = question.assessment.facts
    last = last_neck_operation(facts)
    if last is None:
        return None
    since = [item for item in facts.laryngoscopies or () if item.performed_on > last]
    unseen = [side for side in _CORDS if all(_state(item, side) is None for item in since)]
    if not unseen:
        return None
    sentence = sentences.CORD_NOT_EXAMINED(
        cords=listed(_CORDS[side]() for side in unseen), day=last, n=len(unseen)
    )
    return MetPitfall(sentence, tuple(item.id for item in facts.operations or () if _is_last(item, facts)))


def _is_last(operation: OperationFact, facts: Facts) -> bool:
    return operation.is_on_neck and operation.date == last_neck_operation(facts)


class Palsy(Struct, frozen=True):
    """A cord that does not move as it should, as the latest examination that states it says."""

    side: str
    state: Cord
    examinations: tuple[LaryngoscopyFact, ...]

    @property
    def sentence(self) -> Value:
        return sentences.CORD_IS(
            cord=_CORDS[self.side](),
            state=Word(self.state.label, lower=True),
            day=self.examinations[0].performed_on,
        )


def _palsies(facts: Facts) -> list[Palsy]:
    palsies = []
    for side in _CORDS:
        stating = [item for item in facts.laryngoscopies or () if _state(item, side) is not None]
        latest = max((item.performed_on for item in stating), default=None)
        told = [(item, _state(item, side) or Cord.MOBILE) for item in stating if item.performed_on == latest]
        worst = max((state for _, state in told), key=_SEVERITY.index, default=Cord.MOBILE)
        if worst is not Cord.MOBILE:
            palsies.append(Palsy(side, worst, tuple(item for item, state in told if state is worst)))
    return palsies


def _state(examination: LaryngoscopyFact, side: str) -> Cord | None:
    return examination.left if side == LEFT else examination.right


def cord_palsy(question: PitfallQuestion) -> MetPitfall | None:
    palsies = _palsies(question.assessment.facts)
    if not palsies:
        return None
    sentence = sentences.CORD_PALSY(cords=Capital(listed(palsy.sentence for palsy in palsies)))
    return MetPitfall(sentence, _examined(palsies))


def cord_palsy_opposite(question: PitfallQuestion) -> MetPitfall | None:
    """The operation would reach the side of the only cord that moves; or neither does."""
    palsies = _palsies(question.assessment.facts)
    if not palsies:
        return None
    cords = Capital(listed(palsy.sentence for palsy in palsies))
    if palsies[1:]:
        return MetPitfall(sentences.CORD_PALSY_BOTH(cords=cords), _examined(palsies))
    [palsy] = palsies
    if not _reaches_off(question, palsy.side):
        return None
    return MetPitfall(sentences.CORD_PALSY_OPPOSITE(cords=cords), _examined(palsies))


def _reaches_off(question: PitfallQuestion, side: str) -> bool:
    """Whether a neck or mediastinal site that would be operated on is off this side; the midline is."""
    if question.targets:
        return any(side_of(site) != side for site in question.sites & _OPERATED_FIELD)
    return explored_side(question.assessment) not in (None, side)


def _examined(palsies: list[Palsy]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.id for palsy in palsies for item in palsy.examinations))


def pregnancy(question: PitfallQuestion) -> MetPitfall | None:
    if Flag.PREGNANCY not in question.assessment.flags:
        return None
    limit = question.assessment.profile.numbers.pregnancy_calcium
    return MetPitfall(sentences.PREGNANCY(limit=limit.value, unit=limit.unit), ())


def no_indication(question: PitfallQuestion) -> MetPitfall | None:
    part = question.assessment.indications
    return None if part.met or part.unknown else MetPitfall(sentences.NO_INDICATION(), ())
