"""The places that pitfalls are asked about: the verdict's targets, or the place that a meeting chose."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from casereview.rules.advice.assessment import Assessment
from casereview.rules.concordance.localizing_evidence import Candidate
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.concordance.verdict import Conclusion
from imaging.anatomy.cells import agree
from imaging.anatomy.sites import MIDLINE, SIDES, Sites, side_of


class AskedTarget(Struct, frozen=True, dict=True):
    """One place, with the findings that the verdict took for it: those of its group or region."""

    sites: Sites
    members: tuple[Candidate, ...]

    @cached_property
    def studies(self) -> tuple[CountedStudy, ...]:
        return tuple({member.study.id: member.study for member in self.members}.values())

    @cached_property
    def firm_families(self) -> frozenset[str]:
        """The families that have a firm finding here."""
        return frozenset(member.study.family for member in self.members if member.firm)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides on which it lies; the midline goes with either."""
        sides = frozenset(map(side_of, self.sites))
        return frozenset(SIDES) if MIDLINE in sides else sides


class PitfallQuestion(Struct, frozen=True, dict=True):
    """What every pitfall is asked: a case, and the place that a meeting chose, None for the verdict's."""

    assessment: Assessment
    at: Sites | None = None

    @cached_property
    def targets(self) -> tuple[AskedTarget, ...]:
        conclusion = self.assessment.conclusion
        if self.at is not None:
            return _chosen(self.assessment, self.at)
        return tuple(AskedTarget(target, conclusion.members(target)) for target in conclusion.targets)

    @cached_property
    def sites(self) -> Sites:
        """Every site of every target."""
        return Sites.union(target.sites for target in self.targets)

    @cached_property
    def studies(self) -> tuple[CountedStudy, ...]:
        """The studies of every group and of the region, and those that see the place that was chosen."""
        conclusion = self.assessment.conclusion
        members = (
            *(member for group in conclusion.groups for member in group.members),
            *(() if conclusion.region is None else conclusion.region.members),
            *(member for target in self.targets for member in target.members),
        )
        return tuple({member.study.id: member.study for member in members}.values())


def _chosen(assessment: Assessment, at: Sites) -> tuple[AskedTarget, ...]:
    """The place that was chosen, in the parts that the verdict's targets divide it into.

    A part that is, or lies with, a target of the verdict has its findings. The rest has the findings that
    name a site of it, so that one place of two cannot borrow what speaks for the other.
    """
    parts = []
    rest = at
    for target in assessment.conclusion.targets:
        near = _near(at, target, assessment.conclusion)
        if near:
            parts.append(AskedTarget(near, assessment.conclusion.members(target)))
            rest -= near
    if rest:
        seen = tuple(item for item in assessment.conclusion.evidence.found if item.sites & rest)
        parts.append(AskedTarget(rest, seen))
    return tuple(parts)


def _near(at: Sites, target: Sites, conclusion: Conclusion) -> Sites:
    """The sites that a target holds, or that lie with it in one cell at the profile's level."""
    level = conclusion.evidence.at
    singles = (Sites.of([code]) for code in at)
    return Sites.union(site for site in singles if site & target or agree(site, target, level))
