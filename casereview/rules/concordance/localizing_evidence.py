"""What the counting studies say of places, and what speaks against what."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import combinations

from msgspec import Struct

from casereview.rules.concordance.grouping import Candidate, Group, candidates, form_groups
from casereview.rules.concordance.study import CountedFinding, CountedStudy
from imaging.anatomy.cells import Level, agree
from imaging.anatomy.sites import MEDIASTINUM, NECK, SIDES, Sites, on
from imaging.studies.modalities import StudyRole
from imaging.studies.protocols import MEDIASTINUM as MEDIASTINAL_FIELD
from imaging.studies.protocols import NECK as NECK_FIELD
from imaging.vocabulary import Certainty, Nature, Result

# A graft in the neck muscle lies in the neck's field; the forearm lies in no field of these studies.
_IN_NECK_FIELD = NECK | on(SIDES, ["sternocleidomastoid_graft"])


def covers(study: CountedStudy, place: Sites) -> bool:
    """Whether a study's field holds a place whole; only then does its silence speak against it."""
    shown = Sites()
    if NECK_FIELD in study.covers:
        shown |= _IN_NECK_FIELD
    if MEDIASTINAL_FIELD in study.covers:
        shown |= MEDIASTINUM
    return place <= shown


class AdriftFinding(Struct, frozen=True):
    """A definite or probable suspicious finding without a place, and the side that its words name."""

    study: CountedStudy
    finding: CountedFinding
    side: str | None


class Region(Struct, frozen=True, eq=False):
    """What all located suspicious findings have in common, where no group of them is finer."""

    members: tuple[Candidate, ...]
    studies: tuple[CountedStudy, ...]
    target: Sites
    level: Level


class PlaceEvidence(Struct, frozen=True, dict=True):
    """The counting studies by date then id, their located suspicious findings, and the groups these form."""

    studies: tuple[CountedStudy, ...]
    counting: tuple[CountedStudy, ...]
    found: tuple[Candidate, ...]
    groups: tuple[Group, ...]
    at: Level

    @classmethod
    def of(cls, counted: Iterable[CountedStudy], at: Level) -> PlaceEvidence:
        studies = tuple(sorted(counted, key=CountedStudy.order))
        counting = tuple(study for study in studies if study.counts)
        found = candidates(counting)
        return cls(studies, counting, found, form_groups(found, at), at)

    @cached_property
    def families(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(study.family for study in self.counting))

    @property
    def families_short(self) -> bool:
        return len(self.families) < 2  # noqa: PLR2004

    @cached_property
    def functional(self) -> tuple[CountedStudy, ...]:
        return tuple(study for study in self.counting if study.role is StudyRole.FUNCTIONAL)

    @cached_property
    def anatomic(self) -> tuple[CountedStudy, ...]:
        return tuple(study for study in self.counting if study.role is StudyRole.ANATOMIC)

    @property
    def complete(self) -> bool:
        """Whether there is enough to conclude from: two families, a functional and an anatomic study."""
        return not self.families_short and bool(self.functional and self.anatomic)

    @cached_property
    def fields_missing(self) -> tuple[tuple[StudyRole, str], ...]:
        """The fields that no functional, or no anatomic, study covers."""
        return tuple(
            (role, field)
            for role, studies in (
                (StudyRole.FUNCTIONAL, self.functional),
                (StudyRole.ANATOMIC, self.anatomic),
            )
            for field in (NECK_FIELD, MEDIASTINAL_FIELD)
            if not any(field in study.covers for study in studies)
        )

    @cached_property
    def firm(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.found if one.firm)

    @cached_property
    def grouped(self) -> frozenset[Candidate]:
        return frozenset(member for group in self.groups for member in group.members)

    @cached_property
    def opposing(self) -> tuple[Candidate, ...]:
        """Firm findings that no group took and that stand elsewhere than every group's target."""
        return (
            tuple(
                one
                for one in self.firm
                if one not in self.grouped
                and not any(
                    one.sites & group.target or agree(one.sites, group.target, self.at)
                    for group in self.groups
                )
            )
            if self.groups
            else ()
        )

    @cached_property
    def clashes(self) -> tuple[tuple[Candidate, Candidate], ...]:
        """Firm findings of different families that share no site."""
        return tuple(
            (one, other)
            for one, other in combinations(self.firm, 2)
            if one.study.family != other.study.family and not one.sites & other.sites
        )

    def sees_nothing_at(self, study: CountedStudy, place: Sites) -> bool:
        """Whether its field holds the place whole and no suspicious finding of its own lies near."""
        if study.family in ("ultrasound", "fna_pth") or not covers(study, place):
            return False
        return not any(
            (not finding.sites and finding.certainty is not Certainty.POSSIBLE)
            or finding.sites & place
            or (finding.sites and agree(finding.sites, place, self.at))
            for finding in study.suspicious
        )

    def explains(self, study: CountedStudy, place: Sites) -> bool:
        """Whether it names something else at the place, and nothing suspicious there."""
        others = (Nature.PHYSIOLOGIC, Nature.LYMPH_NODE, Nature.THYROID_NODULE)
        return any(
            finding.nature in others and finding.sites & place for finding in study.findings
        ) and not any(finding.sites & place for finding in study.located)

    def adrift(self, target: Sites) -> tuple[AdriftFinding, ...]:
        """What has no place and may lie elsewhere than the target."""
        inside = {member.study.id for group in self.groups for member in group.members}
        return tuple(
            AdriftFinding(study, finding, finding.side)
            for study in self.counting
            if study.id not in inside
            for finding in study.suspicious
            if not finding.sites and finding.certainty is not Certainty.POSSIBLE
        )

    @cached_property
    def negatives(self) -> tuple[CountedStudy, ...]:
        return tuple(study for study in self.counting if study.result is Result.NEGATIVE)

    @cached_property
    def places(self) -> tuple[Sites, ...]:
        """The places that a negative can speak against: the targets, or without a group the firm findings."""
        if self.groups:
            return tuple(group.target for group in self.groups)
        return tuple(dict.fromkeys(one.sites for one in self.firm))

    @cached_property
    def opposing_negatives(self) -> tuple[CountedStudy, ...]:
        return tuple(study for study in self.negatives if any(covers(study, place) for place in self.places))

    @cached_property
    def in_two_groups(self) -> tuple[CountedStudy, ...]:
        """The studies whose findings join more than one group."""
        return tuple(
            study
            for study in self.counting
            if sum(any(member.study.id == study.id for member in group.members) for group in self.groups) > 1
        )

    @cached_property
    def naming_both(self) -> tuple[CountedStudy, ...]:
        """Asked with one group: the studies that name it and, by another finding, what opposes it."""
        return tuple(study for study in self.counting if self._names_both(study, self.groups[0]))

    def _names_both(self, study: CountedStudy, group: Group) -> bool:
        own = [one for one in self.found if one.study.id == study.id]
        for one in own:
            joins = one in self.grouped
            if not joins and not agree(one.sites, group.target, self.at):
                continue
            for other in own:
                far = joins and other in self.grouped and not agree(one.sites, other.sites, self.at)
                ends = far and group.level < self.at
                if other is not one and (ends or self._stands_with_opposing(other)):
                    return True
        return False

    def _stands_with_opposing(self, one: Candidate) -> bool:
        return any(one is other or agree(one.sites, other.sites, self.at) for other in self.opposing)
