"""The places and their cells, a second time: naively, from the words of docs/clinical-rules.md alone.

Plain sets of strings; nothing of the product is used. What a location means is not computed here: the few
wordings that the tests use stand in a table.
"""

from __future__ import annotations

from typing import NamedTuple

Places = frozenset[str]

PAIRED = [
    "superior",
    "inferior",
    "tracheoesophageal_groove",
    "paraesophageal",
    "carotid_sheath",
    "submandibular",
    "parapharyngeal",
    "pyriform_sinus",
    "intrathyroidal",
    "thyrothymic_ligament",
    "intrathymic",
    "forearm_graft",
    "sternocleidomastoid_graft",
]
MEDIASTINAL = [
    "anterior_mediastinum",
    "middle_mediastinum",
    "posterior_mediastinum",
    "aortopulmonary_window",
    "pericardial",
]
CENTRAL = ["retroesophageal", "retropharyngeal", *MEDIASTINAL]
SIDES = ["left", "midline", "right"]
# In the order they print in: by place, then left, midline, right.
ALL_SITES = [f"{side}.{place}" for place in PAIRED for side in ("left", "right")] + [
    f"{side}.{place}" for place in CENTRAL for side in SIDES
]


GRAFTS = ["forearm_graft", "sternocleidomastoid_graft"]
MEDIASTINUM = frozenset(site for site in ALL_SITES if site.split(".")[1] in MEDIASTINAL)
NECK = frozenset(site for site in ALL_SITES if site not in MEDIASTINUM and site.split(".")[1] not in GRAFTS)
WORDINGS: dict[str, Places] = {
    "near the scar": frozenset(),
    "near the left scar": frozenset(),  # keeps its side, see `side_kept`
    "near the right scar": frozenset(),
    "mediastinum": MEDIASTINUM,
    "left": frozenset(site for site in NECK if site.startswith("left.")),
    "right": frozenset(site for site in NECK if site.startswith("right.")),
    "posterior mediastinum": frozenset(f"{side}.posterior_mediastinum" for side in SIDES),
    "retroesophageal": frozenset(f"{side}.retroesophageal" for side in SIDES),
    "inferior": frozenset({"left.inferior", "right.inferior"}),
    "left mid pole": frozenset({"left.superior", "left.inferior"}),
} | {site: frozenset({site}) for site in ALL_SITES}


def sites_of(location: str) -> Places:
    """A wording of the table, or several joined with "and"."""
    if location in WORDINGS:
        return WORDINGS[location]
    return frozenset().union(*(WORDINGS[part] for part in location.split(" and ")))


def side_kept(location: str) -> str | None:
    """The one side that a wording without a place keeps."""
    return {"near the left scar": "left", "near the right scar": "right"}.get(location)


LEVELS = ["DIFFERENT", "SAME_COMPARTMENT", "SAME_SIDE", "SAME_QUADRANT", "SAME_SITE"]  # coarsest first
DIFFERENT, COMPARTMENT, SIDE, QUADRANT, SITE = range(5)

PATHS = [
    {"superior", "tracheoesophageal_groove"},
    {"tracheoesophageal_groove", "paraesophageal", "retroesophageal"},
    {"paraesophageal", "retroesophageal", "posterior_mediastinum"},
    {"inferior", "thyrothymic_ligament", "intrathymic"},
    {"thyrothymic_ligament", "intrathymic", "anterior_mediastinum"},
]


class Cell(NamedTuple):
    level: int
    sites: Places
    central: bool = False  # the three sides of a central place: only where one of the sets is unsided


def all_cells() -> list[Cell]:
    cells = [Cell(SITE, frozenset({site})) for site in ALL_SITES]
    for side in ("left", "right"):
        cells += [Cell(QUADRANT, frozenset(f"{side}.{place}" for place in path)) for path in PATHS]
    cells += [Cell(QUADRANT, frozenset(f"{side}.{place}" for side in SIDES), True) for place in CENTRAL]
    for graft in GRAFTS:  # the two never share a cell, so each has a side and a compartment without the other
        for side in ("left", "right"):
            here = [site for site in NECK | MEDIASTINUM if site.split(".")[0] in (side, "midline")]
            cells.append(Cell(SIDE, frozenset([*here, f"{side}.{graft}"])))
        cells.append(Cell(COMPARTMENT, frozenset({f"left.{graft}", f"right.{graft}"})))
    return [*cells, Cell(COMPARTMENT, NECK), Cell(COMPARTMENT, MEDIASTINUM)]


CELLS = all_cells()


def holds(cell: Cell, *sets: Places) -> bool:
    return all(one <= cell.sites for one in sets) and (not cell.central or cell.sites in sets)


def agree(one: Places, other: Places) -> int:
    """The finest level of a cell that holds both whole."""
    return max([cell.level for cell in CELLS if holds(cell, one, other)], default=DIFFERENT)
