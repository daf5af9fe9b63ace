"""Whether the places that the rules name are the places where surgery found something. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from casereview.rules.answer import AssessmentAnswer, TargetMap
from casereview.rules.codes.conclusions import Verdict
from imaging.anatomy.cells import Level, level
from imaging.anatomy.sites import Sites


class Match(StrEnum):
    """How near a named place comes to a found one, the nearest first, in plain words."""

    SAME_SITES = "agrees: the same sites"
    SHARED_SITES = "agrees: shares sites"
    SAME_SIDE = "misses: same side, another place"
    ELSEWHERE = "misses: elsewhere"
    NO_TARGET = "misses: no target, although enough studies count"
    TOO_LITTLE = "cannot say: no target, too little counts"
    NOT_KNOWN = "cannot be compared: no place found is stated"


_NEAREST_FIRST = tuple(Match)
HITS = (Match.SAME_SITES, Match.SHARED_SITES)


class Comparison(NamedTuple):
    match: Match  # the nearest of any target to any lesion
    unnamed: tuple[int, ...] = ()  # lesions that share no site with any target
    empty: tuple[int, ...] = ()  # targets that share no site with any lesion


def match(named: Sites, found: Sites) -> Match:
    """How near one named place comes to one found place."""
    if named == found:
        return Match.SAME_SITES
    if named & found:
        return Match.SHARED_SITES
    agreed = level(named, found)
    return Match.SAME_SIDE if agreed is not None and agreed >= Level.SAME_SIDE else Match.ELSEWHERE


def compare(targets: Sequence[Sites], lesions: Sequence[Sites], *, enough: bool = True) -> Comparison:
    """All targets with all lesions; `enough` is whether the studies suffice for a verdict.

    Where no place found is stated, nothing can be hit or missed, whatever the rules name.
    """
    if not lesions:
        return Comparison(Match.NOT_KNOWN)
    unnamed = tuple(n for n, lesion in enumerate(lesions) if not any(lesion & one for one in targets))
    if not targets:
        return Comparison(Match.NO_TARGET if enough else Match.TOO_LITTLE, unnamed)
    empty = tuple(n for n, target in enumerate(targets) if not any(target & one for one in lesions))
    near = (match(target, lesion) for target in targets for lesion in lesions)
    return Comparison(min(near, key=_NEAREST_FIRST.index), unnamed, empty)


def of_answer(answer: AssessmentAnswer, lesions: Sequence[Sites]) -> Comparison:
    enough = answer.verdict.code != Verdict.INSUFFICIENT
    return compare([Sites.of(target) for target in answer.verdict.targets], lesions, enough=enough)


def in_plain_words(comparison: Comparison) -> str:
    """Agrees, misses or cannot say, and what a hit leaves out."""
    words = [comparison.match.value]
    if comparison.match in HITS and comparison.unnamed:
        words.append(f"but not everything found: {len(comparison.unnamed)} more")
    if comparison.match in HITS and comparison.empty:
        words.append(f"and names where nothing was found: {len(comparison.empty)} more")
    return "; ".join(words)


def top(target_map: TargetMap) -> Sites:
    """The sites that share the greatest weight; none where the map does not rank."""
    if not target_map.sites:
        return Sites()
    return Sites.of(line.site for line in target_map.sites if line.weight == target_map.sites[0].weight)


def rank(target_map: TargetMap, found: Sites) -> int | None:
    """The best rank of a found site, ties sharing the better one; None where the map does not rank."""
    weights = [line.weight for line in target_map.sites]
    at = [line.weight for line in target_map.sites if line.site in found]
    return weights.index(at[0]) + 1 if at else None
