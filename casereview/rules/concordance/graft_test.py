"""Whether a graft in the forearm secretes: arm ratios and tourniquet tests of one side.

The rules are those of docs/clinical-rules.md, section "Sampling". A working graft raises the PTH of its own
arm, so a ratio alone proves disease only where it is very high; a tourniquet on the arm tells graft from
neck. What a comparator leaves open proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Final

from msgspec import Struct

from casereview.rules.codes.conclusions import Excluded
from casereview.rules.concordance.glands import grafts_on_record, last_removals
from casereview.rules.concordance.sampling import Fall, JudgedSampling, VeinRatio, reaches
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.facts.records import Facts
from casereview.rules.labs.quantity import Quantity
from casereview.rules.profiles.model import Figure, Profile
from imaging.anatomy.sites import LEFT, RIGHT, Sites, on, side_of

FOREARMS: Final = on((LEFT, RIGHT), ("forearm_graft",))


class GraftTest(Struct, frozen=True):
    """What the samplings since the last neck operation say of the graft in one forearm.

    `working` are arm ratios that a working graft gives; `proving` arm ratios above those. `to_graft` are
    falls that point to the graft, `to_neck` those that point to the neck.
    """

    side: str
    arms: tuple[VeinRatio, ...]
    falls: tuple[Fall, ...]
    working: tuple[VeinRatio, ...]
    proving: tuple[VeinRatio, ...]
    to_graft: tuple[Fall, ...]
    to_neck: tuple[Fall, ...]
    is_tested: bool

    @property
    def proves(self) -> bool:
        """Whether a ratio or a fall proves that the graft makes too much."""
        return bool(self.proving or self.to_graft)

    @property
    def wants_tourniquet(self) -> bool:
        """Whether an arm ratio leaves open, without a telling tourniquet test, which tissue is at work."""
        return bool(self.working) and not (self.to_graft or self.to_neck)

    @property
    def secretes(self) -> bool:
        """Whether the graft is or may be the source, so that no other place may be operated on unanswered."""
        return self.proves or self.wants_tourniquet

    @property
    def points_to_neck(self) -> bool:
        return bool(self.to_neck) and not self.proves

    @property
    def facts(self) -> tuple[str, ...]:
        """The samples that it rests on."""
        return (*(arm.id for arm in self.arms), *(test.id for test in self.falls))


def graft_test(side: str, samplings: Iterable[JudgedSampling], profile: Profile) -> GraftTest:
    """The tests of one arm in these samplings: those since the last neck operation."""
    numbers = profile.numbers
    samplings = tuple(samplings)
    arms = tuple(chain.from_iterable(sampling.arm_ratios_of(side) for sampling in samplings))
    falls = tuple(chain.from_iterable(sampling.falls_of(side) for sampling in samplings))
    proving = tuple(arm for arm in arms if _above(arm.ratio, numbers.graft_ratio_proven))
    to_graft = tuple(test for test in falls if _above(test.fall, numbers.graft_fall_proven))
    to_neck = tuple(test for test in falls if _below(test.fall, numbers.graft_fall_excluded))
    return GraftTest(
        side=side,
        arms=arms,
        falls=falls,
        working=tuple(arm for arm in arms if arm not in proving and _works(arm, numbers.graft_ratio_working)),
        proving=proving,
        to_graft=to_graft,
        to_neck=to_neck,
        is_tested=_is_tested(arms, falls, numbers.graft_fall_proven),
    )


def _works(arm: VeinRatio, least: Figure) -> bool:
    return reaches(arm.ratio, least.value) is True


def _is_tested(arms: Iterable[VeinRatio], falls: Iterable[Fall], half: Figure) -> bool:
    """Whether an arm ratio is decided, or a fall is known to be of more than half or not."""
    if any(arm.gradient is not None for arm in arms):
        return True
    return any(test.fall is not None and test.fall.above(half.value) is not None for test in falls)


def forearm_grafts(facts: Facts, studies: Iterable[CountedStudy]) -> Sites:
    """The forearm grafts that are there: on record, or found by a study and not removed since."""
    removed = last_removals(facts.operations or ())
    found = Sites.of(
        site
        for study in studies
        if Excluded.SUPERSEDED not in study.excluded
        for finding in study.findings
        for site in finding.sites & FOREARMS
        if site not in removed or study.performed_on > removed[site]
    )
    return (grafts_on_record(facts) | found) & FOREARMS


def _above(quantity: Quantity | None, limit: Figure) -> bool:
    return quantity is not None and quantity.above(limit.value) is True


def _below(quantity: Quantity | None, limit: Figure) -> bool:
    return quantity is not None and quantity.below(limit.value) is True


def graft_tests(
    facts: Facts, studies: Iterable[CountedStudy], samplings: Iterable[JudgedSampling], profile: Profile
) -> tuple[GraftTest, ...]:
    """One for each forearm graft that is there, left before right."""
    samplings = tuple(samplings)
    return tuple(graft_test(side_of(site), samplings, profile) for site in forearm_grafts(facts, studies))
