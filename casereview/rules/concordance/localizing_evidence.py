"""What the counting studies say of places, and what speaks against what.

The rules are those of docs/clinical-rules.md, section "Verdict".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Final

from msgspec import Struct

from casereview.rules.concordance.coverage import covers, is_off
from casereview.rules.concordance.grouping import Candidate, Group, candidates, form_groups
from casereview.rules.concordance.objections import AdriftFinding, Objections
from casereview.rules.concordance.region import Region, form_region
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.profiles.model import Profile
from imaging.anatomy.cells import Level, agree
from imaging.anatomy.sites import Sites
from imaging.studies.modalities import NEEDLE, ULTRASOUND, StudyRole
from imaging.studies.protocols import MEDIASTINUM as MEDIASTINAL_FIELD
from imaging.studies.protocols import NECK as NECK_FIELD
from imaging.vocabulary import Adequacy, Result

__all__ = ["AdriftFinding", "Candidate", "PlaceEvidence", "Region", "covers", "is_off"]

_BEST_FIRST: Final = (Adequacy.ADEQUATE, Adequacy.LIMITED)


class PlaceEvidence(Struct, frozen=True, dict=True):
    """The counting studies by date then id, their located suspicious findings, and the groups these form.

    `first_line_days` is by how much a first-line study may be older than what it is held against.
    """

    studies: tuple[CountedStudy, ...]
    counting: tuple[CountedStudy, ...]
    found: tuple[Candidate, ...]
    groups: tuple[Group, ...]
    region: Region | None
    at: Level
    first_line_days: int

    @classmethod
    def of(cls, counted: Iterable[CountedStudy], profile: Profile) -> PlaceEvidence:
        at = Level[profile.concordance.level]
        studies = tuple(sorted(counted, key=CountedStudy.order))
        counting = tuple(study for study in studies if study.counts)
        located = candidates(counting)
        groups = form_groups(located, at)
        region = None if groups else form_region(located)
        days = int(profile.numbers.first_line_age.value)
        return cls(studies, counting, located, groups, region, at, days)

    @property
    def aims(self) -> tuple[Group | Region, ...]:
        """The groups, or where there is none the region: what has a target."""
        return self.groups or (() if self.region is None else (self.region,))

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

    @cached_property
    def needles(self) -> tuple[CountedStudy, ...]:
        return tuple(study for study in self.counting if study.modality == NEEDLE)

    @cached_property
    def first_line(self) -> tuple[CountedStudy, ...]:
        return tuple(study for study in self.counting if study.is_first_line)

    @property
    def stood_in_for(self) -> StudyRole | None:
        """What a counting needle stands for: the functional or the anatomic study, where one of them is
        lacking.
        """
        if not self.needles or bool(self.functional) == bool(self.anatomic):
            return None
        return StudyRole.ANATOMIC if self.functional else StudyRole.FUNCTIONAL

    @property
    def complete(self) -> bool:
        """Whether there is enough to conclude from: two families, a functional and an anatomic study."""
        both = bool(self.functional and self.anatomic)
        return not self.families_short and (both or self.stood_in_for is not None)

    @property
    def silent(self) -> bool:
        """Whether no counting study has a suspicious finding, and none is equivocal."""
        return not any(study.suspicious or study.result is Result.EQUIVOCAL for study in self.counting)

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

    @property
    def contradicted(self) -> bool:
        """Asked with one group: whether a firm finding opposes it, or it is a chain below the level."""
        return bool(self.opposing) or self.groups[0].level < self.at

    @cached_property
    def clashes(self) -> tuple[tuple[Candidate, Candidate], ...]:
        """Firm findings of different families that share no site."""
        return tuple(
            (one, other)
            for one, other in combinations(self.firm, 2)
            if one.study.family != other.study.family and not one.sites & other.sites
        )

    @cached_property
    def places(self) -> tuple[Sites, ...]:
        """The places that a study can speak against: the targets, or without one the firm findings."""
        if self.aims:
            return tuple(aim.target for aim in self.aims)
        return tuple(dict.fromkeys(one.sites for one in self.firm))

    def sees_nothing_at(self, study: CountedStudy, place: Sites) -> bool:
        """Whether a counting study looked at the whole place and has nothing suspicious there or near it.

        Ultrasound and needle never see nothing; nor does a study that has a finding it cannot place.
        """
        return (
            study.counts
            and study.modality not in (ULTRASOUND, NEEDLE)
            and covers(study, place)
            and not any(finding.likely for finding in study.unlocated)
            and not any(
                finding.sites & place or agree(finding.sites, place, self.at) for finding in study.located
            )
        )

    def explains(self, study: CountedStudy, place: Sites) -> bool:
        """Whether a study calls what it sees at the place something else, and sees nothing suspicious there.

        Any reported post-operative study that no other read supersedes can, a needle only where it counts.
        """
        if not any(finding.sites & place for finding in study.explaining) or study.suspicious_sites & place:
            return False
        return study.counts or (study.is_current and study.modality != NEEDLE)

    def speaks_for_itself(self, study: CountedStudy, place: Sites) -> bool:
        """Whether a counting study sees nothing at the place or explains it, whatever a later one says."""
        if not study.counts or study.suspicious_sites & place:  # most studies: they name the place
            return False
        return self.sees_nothing_at(study, place) or self.explains(study, place)

    def seen_later(self, study: CountedStudy, place: Sites) -> bool:
        """Whether a later counting study of the modality, no less adequate, has a firm finding there."""
        return any(
            one.study.performed_on > study.performed_on
            and one.study.modality == study.modality
            and _BEST_FIRST.index(one.study.adequacy) <= _BEST_FIRST.index(study.adequacy)
            and one.sites & place
            for one in self.firm
        )

    def opposes(self, study: CountedStudy, place: Sites) -> bool:
        """Whether a counting study speaks against the place, and no later one of its kind has seen it."""
        return self.speaks_for_itself(study, place) and not self.seen_later(study, place)

    def opponents(self, place: Sites) -> tuple[CountedStudy, ...]:
        return tuple(study for study in self.counting if self.opposes(study, place))

    def adrift(self, target: Sites) -> tuple[AdriftFinding, ...]:
        """Definite or probable suspicious findings without a place.

        One whose words keep no side off the target's takes no part where its study names a target elsewhere
        in its report.
        """
        naming = {study.id for aim in self.aims for study in aim.studies}
        return tuple(
            AdriftFinding(study, finding, finding.side)
            for study in self.counting
            for finding in study.unlocated
            if finding.likely and (study.id not in naming or is_off(finding.side, target))
        )

    @cached_property
    def unplaced_first_line(self) -> tuple[CountedStudy, ...]:
        """First-line studies whose only suspicious findings are unlocated."""
        return tuple(study for study in self.first_line if study.unlocated and not study.located)

    def speaks_against(self, target: Sites, members: Sequence[Candidate]) -> Objections:
        """What speaks against a target that these findings name."""
        adrift = self.adrift(target)
        opposing = self.opponents(target)
        newest = max(member.study.performed_on for member in members)
        naming = {member.study.family for member in members if member.firm}
        return Objections(
            target=target,
            off_side=tuple(one for one in adrift if is_off(one.side, target)),
            unsettled=tuple(one for one in adrift if not is_off(one.side, target)),
            unplaced=self.unplaced_first_line,
            unbeaten=tuple(study for study in opposing if self._is_unbeaten(study, newest)),
            as_many=opposing if len({study.family for study in opposing}) >= len(naming) else (),
            whole_roles=self._whole_roles({study.id for study in opposing}),
        )

    def _is_unbeaten(self, study: CountedStudy, newest: date) -> bool:
        """Whether a first-line study is good and young enough never to be outvoted."""
        good = study.adequacy is Adequacy.ADEQUATE or study.limited_by_field
        return study.is_first_line and good and (newest - study.performed_on).days <= self.first_line_days

    def _whole_roles(
        self, opposing: Collection[str]
    ) -> tuple[tuple[StudyRole, tuple[CountedStudy, ...]], ...]:
        """The roles of which there are counting studies, and all of them oppose."""
        roles = ((StudyRole.FUNCTIONAL, self.functional), (StudyRole.ANATOMIC, self.anatomic))
        return tuple(
            (role, studies)
            for role, studies in roles
            if studies and all(study.id in opposing for study in studies)
        )

    @cached_property
    def objections(self) -> tuple[Objections, ...]:
        """What speaks against each target."""
        return tuple(self.speaks_against(aim.target, aim.members) for aim in self.aims)

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
