"""How finely two findings agree: the finest cell that holds both sets of sites whole.

Cells and levels are those of docs/clinical-rules.md, section "Places". Quadrant cells overlap, because glands
descend along a path; so agreement is not transitive, and a wide set agrees less than a narrow one.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

from imaging.anatomy.sites import (
    CENTRAL_PLACES,
    GRAFT_PLACES,
    LEFT,
    MEDIASTINUM,
    MIDLINE,
    NECK,
    PLACES,
    RIGHT,
    SIDES,
    SITES,
    Sites,
    on,
)


class Level(IntEnum):
    """How finely two findings agree; a finer level is greater."""

    DIFFERENT = 0
    SAME_COMPARTMENT = 1
    SAME_SIDE = 2
    SAME_QUADRANT = 3
    SAME_SITE = 4


class Cell(Struct, frozen=True):
    """A set of sites that counts as one place at its level.

    A cell with `unsided` holds the sides of one central place. It holds two findings only where one of them
    leaves the side open: posterior mediastinum agrees with left posterior mediastinum, left with right does
    not.
    """

    level: Level
    sites: Sites
    unsided: bool = False


# Along the path of the superior gland, then of the inferior gland, then the places that stand alone.
_QUADRANTS: Final = (
    ("superior", "tracheoesophageal_groove"),
    ("tracheoesophageal_groove", "paraesophageal", "retroesophageal"),
    ("paraesophageal", "retroesophageal", "posterior_mediastinum"),
    ("inferior", "thyrothymic_ligament", "intrathymic"),
    ("thyrothymic_ligament", "intrathymic", "anterior_mediastinum"),
    ("carotid_sheath",),
    ("submandibular",),
    ("parapharyngeal",),
    ("pyriform_sinus",),
    ("intrathyroidal",),
)


_GRAFT_CELLS: Final = tuple(on(SIDES, [place]) for place in GRAFT_PLACES)
# Midline goes with either side. The two graft places never share a cell, so each side comes once for each of
# them.
_SIDE_CELLS: Final = tuple(
    on((side, MIDLINE), PLACES) - other_graft for side in (LEFT, RIGHT) for other_graft in _GRAFT_CELLS
)
CELLS: Final = (
    *(Cell(Level.SAME_SITE, Sites.of([code])) for code in SITES),
    *(Cell(Level.SAME_QUADRANT, on([side], places)) for side in (LEFT, RIGHT) for places in _QUADRANTS),
    *(Cell(Level.SAME_QUADRANT, on(SIDES, [place]), unsided=True) for place in CENTRAL_PLACES),
    *(Cell(Level.SAME_SIDE, sites) for sites in _SIDE_CELLS),
    *(Cell(Level.SAME_COMPARTMENT, sites) for sites in (NECK, MEDIASTINUM, *_GRAFT_CELLS)),
)
_BY_LEVEL: Final = {level: tuple(cell for cell in CELLS if cell.level is level) for level in Level}


def cells(at: Level) -> tuple[Cell, ...]:
    """The cells of one level; there are none at DIFFERENT."""
    return _BY_LEVEL[at]


@lru_cache(maxsize=4096)
def cells_holding(sites: Sites, at: Level) -> tuple[Cell, ...]:
    """The cells at this level or finer that hold the set whole, finest first and each once."""
    if not sites:
        return ()
    found: dict[tuple[Sites, bool], Cell] = {}
    for cell in CELLS:
        if cell.level >= at and sites <= cell.sites:
            found.setdefault((cell.sites, cell.unsided), cell)
    return tuple(found.values())


@lru_cache(maxsize=16384)
def level(a: Sites, b: Sites) -> Level | None:
    """The level at which two findings agree; None where one is unlocated, which agrees with nothing."""
    if not a or not b:
        return None
    both = a | b
    if len(both) == 1:
        return Level.SAME_SITE
    for cell in CELLS[len(SITES) :]:
        if both <= cell.sites and (not cell.unsided or cell.sites in (a, b)):
            return cell.level
    return Level.DIFFERENT


def agree(a: Sites, b: Sites, at: Level) -> bool:
    """Whether one cell at this level or finer holds both sets whole."""
    found = level(a, b)
    return found is not None and found >= at
