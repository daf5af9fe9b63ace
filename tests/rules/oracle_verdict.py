"""The verdict computed a second time: naively, from the words of docs/clinical-rules.md alone.

Cells are plain sets and every one of them is tried; nothing of the product is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, permutations
from typing import NamedTuple, TypeVar

from tests.rules.oracle_counting import Finding, Json, Read, read_studies
from tests.rules.oracle_places import (
    ALL_SITES,
    CELLS,
    DIFFERENT,
    LEVELS,
    MEDIASTINUM,
    NECK,
    QUADRANT,
    Cell,
    Places,
    agree,
    holds,
)

Findings = frozenset[Finding]
T = TypeVar("T")


class Group(NamedTuple):
    findings: Findings
    chain: bool = False

    @property
    def sites(self) -> Places:
        return union(self.findings)

    @property
    def studies(self) -> set[str]:
        return {one.study for one in self.findings}

    @property
    def target(self) -> Places:
        each = [
            union(frozenset(one for one in self.findings if one.study == study)) for study in self.studies
        ]
        common = frozenset.intersection(*each)
        return common if common and not self.chain else self.sites

    @property
    def level(self) -> int:
        return coarsest(self.findings)


def union(findings: Findings) -> Places:
    return frozenset().union(*(one.sites for one in findings))


def between(one: list[Finding], other: list[Finding]) -> int:
    """The best level over the pairs of findings of two studies."""
    return max(agree(a.sites, b.sites) for a in one for b in other)


def coarsest(findings: Findings) -> int:
    """The level of the weakest pair; findings of one study are not compared."""
    return min(agree(a.sites, b.sites) for a, b in combinations(findings, 2) if a.study != b.study)


def together(things: list[T], joined: Callable[[T, T], bool]) -> list[list[T]]:
    """The things in lots: whatever hangs together, directly or through others."""
    lots: list[list[T]] = []
    for thing in things:
        near = [lot for lot in lots if any(joined(thing, other) for other in lot)]
        lots = [lot for lot in lots if lot not in near] + [[thing, *(x for lot in near for x in lot)]]
    return lots


def makes_a_group(held: Findings) -> bool:
    return len({one.family for one in held}) > 1 and any(one.firm for one in held)


def candidates(findings: Findings, level: int) -> dict[Findings, int]:
    """What each cell holds where that makes a group, and the finest level of a cell that holds just that."""
    found: dict[Findings, int] = {}
    for cell in CELLS:
        for held in held_by(cell, findings):
            if cell.level >= level and makes_a_group(held):
                found[held] = max(cell.level, found.get(held, DIFFERENT))
    return found


def held_by(cell: Cell, findings: Findings) -> set[Findings]:
    """The findings inside; in a central cell the largest sets of them that it holds two by two."""
    inside = frozenset(one for one in findings if one.sites <= cell.sites)
    if not cell.central:
        return {inside}
    return {held for held in without_conflict(inside) if holds(cell, *(one.sites for one in held))}


def without_conflict(findings: Findings) -> set[Findings]:
    """Findings of one study are not compared; those of two studies must share a quadrant cell."""
    for one, other in combinations(sorted(findings, key=lambda x: (x.study, x.number)), 2):
        if one.study != other.study and agree(one.sites, other.sites) < QUADRANT:
            found = without_conflict(findings - {one}) | without_conflict(findings - {other})
            return {held for held in found if not any(held < larger for larger in found)}
    return {findings}


def rank(held: Findings, level: int) -> tuple[int, int, int, int]:
    studies = {one.study for one in held}
    firm = {one.study for one in held if one.firm}
    return len(studies), len(firm), level, -len(union(held))


def groups_of(findings: Findings, level: int) -> list[Group]:
    left, groups = findings, []
    while found := candidates(left, level):
        ranks = {held: rank(held, of_cell) for held, of_cell in found.items()}
        tied = [held for held in ranks if ranks[held] == max(ranks.values())]
        for lot in together(tied, lambda one, other: bool(one & other)):
            groups.append(Group(frozenset().union(*lot), len(lot) > 1))
        left = left.difference(*tied)
    return [
        Group(frozenset().union(*(one.findings for one in lot)), any(one.chain for one in lot))
        for lot in together(groups, lambda one, other: are_one(one.sites, other.sites, level))
    ]


def are_one(one: Places, other: Places, level: int) -> bool:
    return bool(one & other) or agree(one, other) >= level


# Of the grafts, the one in the sternocleidomastoid lies in the field of a study of the neck.
FIELDS = {
    "neck": NECK | {"left.sternocleidomastoid_graft", "right.sternocleidomastoid_graft"},
    "mediastinum": MEDIASTINUM,
}


def negative_opposes(study: Read, place: Places) -> bool:
    return study.result == "negative" and place <= frozenset().union(*(FIELDS[x] for x in study.covers))


def names_both(study: Read, group: Group, opposing: list[Finding], level: int) -> bool:
    """Two findings of one study: at the group and at what opposes it, or at two ends of a chain."""

    def at_the_group(one: Finding) -> bool:
        return one in group.findings or agree(one.sites, group.target) >= level

    def at_the_other(one: Finding) -> bool:
        return any(one == other or agree(one.sites, other.sites) >= level for other in opposing)

    def ends(one: Finding, other: Finding) -> bool:
        both = one in group.findings and other in group.findings
        return both and group.level < level and agree(one.sites, other.sites) < level

    return any(
        (at_the_group(one) and at_the_other(other)) or ends(one, other)
        for one, other in permutations(study.located, 2)
    )


class Concluded(NamedTuple):
    code: str
    level: str | None
    targets: list[list[str]]


def covered_by_both(counting: list[Read]) -> bool:
    return all(
        any(field in study.covers for study in counting if getattr(study, kind))
        for field in ("neck", "mediastinum")
        for kind in ("functional", "anatomic")
    )


def code_of(counting: list[Read], groups: list[Group], level: int) -> str:
    """The table of verdicts, row by row."""
    findings = [one for study in counting for one in study.findings]
    firm = [one for one in findings if one.firm]
    families = {study.family for study in counting}
    both_kinds = any(study.functional for study in counting) and any(study.anatomic for study in counting)
    silent = not findings and all(study.result != "equivocal" for study in counting)
    several, single = len(groups) > 1, groups[0] if len(groups) == 1 else None
    joined = any(one.studies & other.studies for one, other in combinations(groups, 2))
    opposing = [
        one
        for one in firm
        if single and one not in single.findings and not are_one(one.sites, single.target, level)
    ]
    agreed = single is not None and single.level >= level and not opposing
    both = single is not None and any(names_both(study, single, opposing, level) for study in counting)
    clash = any(a.family != b.family and not a.sites & b.sites for a, b in combinations(firm, 2))
    against = any(negative_opposes(study, one.sites) for study in counting for one in firm)
    rows = [
        (len(families) < 2 or not both_kinds, "INSUFFICIENT"),
        (silent and covered_by_both(counting), "CONCORDANT_NEGATIVE"),
        (silent, "INSUFFICIENT"),
        (several and joined, "MULTIFOCAL"),
        (several, "DISCORDANT_LOCATION"),
        (agreed, "CONCORDANT_POSITIVE"),
        (both, "MULTIFOCAL"),
        (single is not None, "DISCORDANT_LOCATION"),
        (clash, "DISCORDANT_LOCATION"),
        (against, "POSITIVE_NEGATIVE"),
        (True, "EQUIVOCAL"),
    ]
    return next(code for holds, code in rows if holds)


def conclude(facts: Json, level: str = "SAME_QUADRANT") -> Concluded:
    at = LEVELS.index(level)
    counting = [study for study in read_studies(facts) if study.counts]
    groups = groups_of(frozenset(one for study in counting for one in study.located), at)
    targets = sorted(sorted(map(ALL_SITES.index, group.target)) for group in groups)
    return Concluded(
        code_of(counting, groups, at),
        LEVELS[min(group.level for group in groups)] if groups else None,
        [[ALL_SITES[index] for index in target] for target in targets],
    )


def pairs(facts: Json) -> Iterator[Json]:
    counting = [study for study in read_studies(facts) if study.counts]
    for a, b in combinations(counting, 2):
        level = LEVELS[between(a.located, b.located)] if a.located and b.located else None
        yield {"a": a.id, "b": b.id, "level": level}
