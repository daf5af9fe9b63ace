"""Groups of findings that agree on one place.

The rule is that of docs/clinical-rules.md, section "Verdict". It looks only at what the findings name and at
how many studies name it, so that neither the order of the facts nor their ids can decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import combinations
from typing import TypeVar

from msgspec import Struct

from casereview.rules.concordance.study import CountedFinding, CountedStudy
from imaging.anatomy.cells import Cell, Level, agree, cells_holding, level
from imaging.anatomy.sites import SITES, Sites


class Candidate(Struct, frozen=True, eq=False):
    """A suspicious, located finding of a counting study. Two that read alike are still two."""

    study: CountedStudy
    finding: CountedFinding

    @property
    def sites(self) -> Sites:
        return self.finding.sites

    @property
    def firm(self) -> bool:
        return self.finding.firm


class Group(Struct, frozen=True, eq=False):
    """Findings of two or more families taken as one place.

    `level` is that of the weakest pair of findings of different studies. `target` is where to look: what all
    studies of the group have in common, and all its sites where that is nothing. A chain is made of cells of
    equal weight that share a finding; its ends may be further apart than any one cell, so its target is all
    of it.
    """

    members: tuple[Candidate, ...]
    chain: bool
    studies: tuple[CountedStudy, ...]
    sites: Sites
    level: Level
    target: Sites

    @classmethod
    def of(cls, members: tuple[Candidate, ...], *, chain: bool) -> Group:
        by_study: dict[str, list[Candidate]] = {}
        for member in members:
            by_study.setdefault(member.study.id, []).append(member)
        united = [Sites.union(member.sites for member in same) for same in by_study.values()]
        everything = Sites.union(united)
        common = reduce(Sites.__and__, united)
        weakest = min(
            level(one.sites, other.sites) or Level.DIFFERENT
            for one, other in combinations(members, 2)
            if one.study.id != other.study.id
        )
        studies = sorted((same[0].study for same in by_study.values()), key=CountedStudy.order)
        target = everything if chain or not common else common
        return cls(members, chain, tuple(studies), everything, weakest, target)


def candidates(counted: Iterable[CountedStudy]) -> tuple[Candidate, ...]:
    """The findings that may form groups, in the order of their studies."""
    return tuple(Candidate(study, finding) for study in counted if study.counts for finding in study.located)


def form_groups(found: Sequence[Candidate], at: Level) -> tuple[Group, ...]:
    """The groups at this level or finer, in the order in which their targets print."""
    groups: list[Group] = []
    left = set(range(len(found)))
    while taken := _heaviest(found, sorted(left), at):
        # Cells of equal weight are one group where they share a finding, and groups of their own where not.
        for cells in _joined(taken, lambda one, other: bool(one & other)):
            members = frozenset[int]().union(*cells)
            groups.append(Group.of(tuple(found[index] for index in sorted(members)), chain=len(cells) > 1))
            left -= members
    places = [_merged(same) for same in _joined(groups, lambda one, other: _same_place(one, other, at))]
    return tuple(sorted(places, key=lambda group: tuple(map(SITES.index, group.target))))


def _heaviest(found: Sequence[Candidate], left: Iterable[int], at: Level) -> list[frozenset[int]]:
    """What the heaviest cells hold of the findings still left; empty where no cell would make a group.

    Most studies, then most of them firm, then the finest level, then the fewest sites in all.
    """
    held: dict[Cell, list[int]] = {}
    for index in left:
        for cell in cells_holding(found[index].sites, at):
            held.setdefault(cell, []).append(index)
    finest: dict[frozenset[int], Level] = {}  # two cells that hold the same findings are one
    for cell, indices in held.items():
        if len(indices) == 1:
            continue  # most cells: one finding confirms nothing
        for part in _one_sided(found, cell, indices) if cell.unsided else [indices]:
            if _makes_group([found[index] for index in part]):
                key = frozenset(part)
                finest[key] = max(cell.level, finest.get(key, Level.DIFFERENT))
    weights = {
        key: _weight([found[index] for index in key], cell_level) for key, cell_level in finest.items()
    }
    best = max(weights.values(), default=None)
    return [key for key, weight in weights.items() if weight == best]


def _one_sided(found: Sequence[Candidate], cell: Cell, held: list[int]) -> list[list[int]]:
    """The largest sets of findings of one central place that agree; none unless one leaves the side open.

    Two studies that name a side do not meet in such a cell, unless at one and the same site. So with those
    that leave it open go either all that name that site, or all that one study names.
    """
    unsided = [index for index in held if found[index].sites == cell.sites]
    if not unsided:
        return []
    named: dict[Sites | str, list[int]] = {}
    for index in held:
        one = found[index]
        if one.sites != cell.sites:
            named.setdefault(one.study.id, []).append(index)
            if len(one.sites) == 1:
                named.setdefault(one.sites, []).append(index)
    parts = {frozenset(indices) for indices in named.values()} or {frozenset[int]()}
    return [[*unsided, *part] for part in parts if not any(part < larger for larger in parts)]


def _makes_group(members: Iterable[Candidate]) -> bool:
    families = {member.study.family for member in members}
    return len(families) > 1 and any(member.firm for member in members)


def _weight(members: Sequence[Candidate], cell_level: Level) -> tuple[int, int, Level, int]:
    studies = {member.study.id for member in members}
    firm = {member.study.id for member in members if member.firm}
    sites = Sites.union(member.sites for member in members)
    return len(studies), len(firm), cell_level, -len(sites)


def _same_place(one: Group, other: Group, at: Level) -> bool:
    return bool(one.sites & other.sites) or agree(one.sites, other.sites, at)


def _merged(groups: Sequence[Group]) -> Group:
    if len(groups) == 1:
        return groups[0]
    return Group.of(
        tuple(member for group in groups for member in group.members),
        chain=any(group.chain for group in groups),
    )


Item = TypeVar("Item")


def _joined(items: Iterable[Item], linked: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """The items in parts, such that linked items are in one part."""
    parts: list[list[Item]] = []
    for item in items:
        touching = [part for part in parts if any(linked(item, other) for other in part)]
        parts = [part for part in parts if part not in touching]
        parts.append([item, *(other for part in touching for other in part)])
    return parts
