"""A region: what all located suspicious findings have in common, where no group of them is finer.

The rule is that of docs/clinical-rules.md, section "Verdict".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from msgspec import Struct

from casereview.rules.concordance.grouping import Candidate
from casereview.rules.concordance.study import CountedStudy
from imaging.anatomy.cells import Level, cells
from imaging.anatomy.sites import MEDIASTINUM, Sites


class Region(Struct, frozen=True, eq=False):
    """All located suspicious findings, on one side or in the mediastinum. Its target is what all name.

    `level` is SAME_SIDE where one side holds them all, else SAME_COMPARTMENT.
    """

    members: tuple[Candidate, ...]
    studies: tuple[CountedStudy, ...]
    target: Sites
    level: Level


def form_region(located: Sequence[Candidate]) -> Region | None:
    """The region of these findings of counting studies; None where they have none."""
    if len({one.study.family for one in located}) < 2 or not any(one.firm for one in located):  # noqa: PLR2004
        return None
    by_study = {one.study.id: one.study for one in located}
    named = [study.suspicious_sites for study in by_study.values()]
    common, everything = reduce(Sites.__and__, named), Sites.union(named)
    on_one_side = any(everything <= cell.sites for cell in cells(Level.SAME_SIDE))
    if not common or not (on_one_side or everything <= MEDIASTINUM):
        return None
    studies = tuple(sorted(by_study.values(), key=CountedStudy.order))
    return Region(tuple(located), studies, common, Level.SAME_SIDE if on_one_side else Level.SAME_COMPARTMENT)
