"""The verdict computed a second time: naively, from the words of docs/clinical-rules.md alone.

Cells are plain sets and every one of them is tried; nothing of the product is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations, permutations
from typing import NamedTuple, TypeVar

from tests.rules.oracle_counting import Finding, Json, Read, read_studies
from tests.rules.oracle_places import (
    ALL_SITES,
    CELLS,
    COMPARTMENT,
    DIFFERENT,
    LEVELS,
    MEDIASTINUM,
    NECK,
    QUADRANT,
    SIDE,
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
CLAVICULAR = {"left.sternocleidomastoid_graft", "right.sternocleidomastoid_graft"}
THYMUS = {"left.intrathymic", "right.intrathymic"}


def in_field(study: Read, site: str) -> bool:
    """The cervical thymus lies across the inlet: only a field of both holds it."""
    if site in THYMUS:
        return study.covers == {"neck", "mediastinum"}
    if site in NECK | CLAVICULAR:
        return "neck" in study.covers
    return site in MEDIASTINUM and "mediastinum" in study.covers


def sides(place: Places) -> set[str]:
    return {site.split(".")[0] for site in place}


def off(side: str | None, place: Places) -> bool:
    """Midline goes with either."""
    return side in ("left", "right") and not {side, "midline"} & sides(place)


class Region(NamedTuple):
    findings: Findings
    target: Places
    level: int

    @property
    def studies(self) -> set[str]:
        return {one.study for one in self.findings}


def region_of(counting: list[Read]) -> Region | None:
    named = {study.id: union(frozenset(study.located)) for study in counting if study.located}
    findings = frozenset(one for study in counting for one in study.located)
    if not makes_a_group(findings):
        return None
    common, everything = frozenset.intersection(*named.values()), union(findings)
    one_side = any(everything <= cell.sites for cell in CELLS if cell.level == SIDE)
    if not common or not (one_side or everything <= MEDIASTINUM):
        return None
    return Region(findings, common, SIDE if one_side else COMPARTMENT)


class Table:
    """The table of verdicts, row by row, on the studies that count."""

    def __init__(self, counting: list[Read], level: int) -> None:
        self.counting, self.level = counting, level
        located = frozenset(one for study in counting for one in study.located)
        self.groups = groups_of(located, level)
        self.region = None if self.groups else region_of(counting)
        self.aims: list[Group | Region] = [*self.groups, *([self.region] if self.region else [])]
        self.firm = [one for one in located if one.firm]

    def near(self, one: Places, other: Places) -> bool:
        return bool(one & other) or agree(one, other) >= self.level

    def sees_nothing_at(self, study: Read, place: Places) -> bool:
        return (
            study.family not in ("ultrasound", "needle")
            and all(in_field(study, site) for site in place)
            and not any(one.likely for one in study.unlocated)
            and not any(self.near(one.sites, place) for one in study.located)
        )

    def explains(self, study: Read, place: Places) -> bool:
        return any(one & place for one in study.explained) and not union(frozenset(study.located)) & place

    def opposes(self, study: Read, place: Places) -> bool:
        order = ["limited", "adequate"]
        later = [
            other
            for other in self.counting
            if other.day > study.day
            and other.modality == study.modality
            and order.index(other.adequacy) >= order.index(study.adequacy)
        ]
        if any(one.firm and one.sites & place for other in later for one in other.located):
            return False
        return self.sees_nothing_at(study, place) or self.explains(study, place)

    def opponents(self, place: Places) -> list[Read]:
        return [study for study in self.counting if self.opposes(study, place)]

    def on_another_side(self, aim: Group | Region) -> bool:
        """(a): no finding of the study in any group excuses a side that is not the target's."""
        loose = [one for study in self.counting for one in study.unlocated if one.likely]
        return any(off(one.side, aim.target) for one in loose)

    def left_open(self, aim: Group | Region) -> bool:
        """(b)"""
        excused = set().union(*(one.studies for one in self.aims))
        loose = [one for study in self.counting for one in study.unlocated if one.likely]
        return any(one.study not in excused for one in loose) or any(
            study.first_line and study.findings and not study.located for study in self.counting
        )

    def outweighed(self, aim: Group | Region) -> bool:
        """(c)"""
        against = self.opponents(aim.target)
        newest = max(study.day for study in self.counting if study.id in aim.studies)
        firm_families = {one.family for one in aim.findings if one.firm}
        kinds = [
            [study for study in self.counting if study.functional],
            [study for study in self.counting if study.anatomic],
        ]
        return (
            any(self.never_outvoted(study, newest) for study in against)
            or len({study.family for study in against}) >= len(firm_families)
            or any(kind and all(study in against for study in kind) for kind in kinds)
        )

    def never_outvoted(self, study: Read, newest: str) -> bool:
        older = date.fromisoformat(newest) - date.fromisoformat(study.day)
        good = study.adequacy == "adequate" or study.by_field
        return study.first_line and good and older.days <= 365

    def against(self, otherwise: str) -> str:
        """What speaks against any of the targets, each kind asked of all of them before the next."""
        kinds = [
            (self.on_another_side, "DISCORDANT_LOCATION"),
            (self.left_open, "EQUIVOCAL"),
            (self.outweighed, "POSITIVE_NEGATIVE"),
        ]
        return next((code for speaks, code in kinds if any(speaks(aim) for aim in self.aims)), otherwise)

    def enough(self) -> bool:
        lacking = [
            kind for kind in ("functional", "anatomic") if not any(getattr(x, kind) for x in self.counting)
        ]
        needle = any(study.family == "needle" for study in self.counting)
        return len({study.family for study in self.counting}) > 1 and len(lacking) <= needle

    def silent(self) -> bool:
        return not any(study.findings or study.result == "equivocal" for study in self.counting)

    def of_one_group(self, group: Group) -> str:
        opposing = [
            one for one in self.firm if one not in group.findings and not self.near(one.sites, group.target)
        ]
        if group.level >= self.level and not opposing:
            return self.against("CONCORDANT_POSITIVE")
        if not any(names_both(study, group, opposing, self.level) for study in self.counting):
            return "DISCORDANT_LOCATION"
        return "POSITIVE_NEGATIVE" if self.outweighed(group) else "MULTIFOCAL"

    def of_groups(self) -> str:
        if len(self.groups) == 1:
            return self.of_one_group(self.groups[0])
        joined = any(one.studies & other.studies for one, other in combinations(self.groups, 2))
        return self.against("MULTIFOCAL") if joined else "DISCORDANT_LOCATION"

    def code(self) -> str:
        negative = "CONCORDANT_NEGATIVE" if covered_by_both(self.counting) else "INSUFFICIENT"
        firm = self.firm
        clash = any(a.family != b.family and not a.sites & b.sites for a, b in combinations(firm, 2))
        rows: list[tuple[bool, Callable[[], str]]] = [
            (not self.enough(), lambda: "INSUFFICIENT"),
            (self.silent(), lambda: negative),
            (bool(self.groups), self.of_groups),
            (bool(self.region), lambda: self.against("CONCORDANT_REGION")),
            (clash, lambda: "DISCORDANT_LOCATION"),
            (any(self.opponents(one.sites) for one in firm), lambda: "POSITIVE_NEGATIVE"),
            (True, lambda: "EQUIVOCAL"),
        ]
        return next(verdict() for holds, verdict in rows if holds)


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


def conclude(facts: Json, level: str = "SAME_QUADRANT", flagged: bool = False) -> Concluded:
    at = LEVELS.index(level)
    table = Table([study for study in read_studies(facts, flagged) if study.counts], at)
    targets = sorted(sorted(map(ALL_SITES.index, aim.target)) for aim in table.aims)
    return Concluded(
        table.code(),
        LEVELS[min(aim.level for aim in table.aims)] if table.aims else None,
        [[ALL_SITES[index] for index in target] for target in targets],
    )


def pairs(facts: Json, flagged: bool = False) -> Iterator[Json]:
    counting = [study for study in read_studies(facts, flagged) if study.counts]
    for a, b in combinations(counting, 2):
        level = LEVELS[between(a.located, b.located)] if a.located and b.located else None
        yield {"a": a.id, "b": b.id, "level": level}
