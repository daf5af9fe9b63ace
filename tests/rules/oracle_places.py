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
    "near the left scar": frozenset(),
    "near the right scar": frozenset(),
    "beside the left jugular vein": frozenset(),
    "right axilla": frozenset(),
    "left axilla and right axilla": frozenset(),
    "left lower pole thyroid nodule": frozenset(),
    "left inferior, not seen": frozenset(),
    "LLP": frozenset({"left.inferior"}),
    "right type C": frozenset(
        f"right.{place}" for place in ("tracheoesophageal_groove", "paraesophageal", "retroesophageal")
    ),
    "behind the left common carotid": frozenset({"left.carotid_sheath"}),
    "right piriform fossa": frozenset({"right.pyriform_sinus"}),
    "left parapharyngeal space": frozenset({"left.parapharyngeal"}),
    "retrosternal": frozenset(f"{side}.anterior_mediastinum" for side in SIDES),
    "left lower pole and anterior mediastinum": frozenset(
        {"left.inferior", *(f"{side}.anterior_mediastinum" for side in SIDES)}
    ),
    "mediastinum": MEDIASTINUM,
    "left": frozenset(site for site in NECK if site.startswith("left.")),
    "right": frozenset(site for site in NECK if site.startswith("right.")),
    "posterior mediastinum": frozenset(f"{side}.posterior_mediastinum" for side in SIDES),
    "retroesophageal": frozenset(f"{side}.retroesophageal" for side in SIDES),
    "inferior": frozenset({"left.inferior", "right.inferior"}),
    "left mid pole": frozenset({"left.superior", "left.inferior"}),
} | {site: frozenset({site}) for site in ALL_SITES}

# An unlocated wording keeps the side where it names exactly one, but none that it explains or denies.
KEPT_SIDES = {
    "beside the left jugular vein": "left",
    "right axilla": "right",
    "left axilla and right axilla": None,
    "left lower pole thyroid nodule": None,
    "left inferior, not seen": None,
    "near the scar": None,
    "near the left scar": "left",
    "near the right scar": "right",
}
# Where the nature of a finding is known, the words that explain it are as if absent.
OF_KNOWN_NATURE: dict[str, Places] = {
    "left lower pole thyroid nodule": frozenset({"left.inferior"}),
    "left inferior, not seen": frozenset(),
}
# The veins, and the places that each drains on its side.
DRAINED_BY = {
    "superior_thyroid": "superior tracheoesophageal_groove intrathyroidal pyriform_sinus",
    "middle_thyroid": "superior inferior tracheoesophageal_groove intrathyroidal",
    "inferior_thyroid": (
        "inferior tracheoesophageal_groove paraesophageal retroesophageal thyrothymic_ligament intrathymic "
        "intrathyroidal"
    ),
    "thymic": "thyrothymic_ligament intrathymic anterior_mediastinum",
    "internal_mammary": "intrathymic anterior_mediastinum",
    "vertebral": "retroesophageal paraesophageal posterior_mediastinum carotid_sheath",
    "antecubital": "forearm_graft",
    "internal_jugular_upper": (
        "submandibular parapharyngeal pyriform_sinus carotid_sheath retropharyngeal superior"
    ),
    "internal_jugular_middle": "superior inferior tracheoesophageal_groove carotid_sheath intrathyroidal",
}


def drained_by(vein: str) -> Places:
    """The sites that a vein drains."""
    side, _, name = vein.partition(".")
    neck = frozenset(site for site in NECK if site.startswith(f"{side}."))
    below = frozenset({f"{side}.anterior_mediastinum"})
    by_name = {
        "": frozenset[str](),  # the peripheral baseline
        "superior_vena_cava": frozenset(ALL_SITES),
        "azygos": frozenset(f"{at}.{place}_mediastinum" for at in SIDES for place in ("middle", "posterior")),
        "internal_jugular_lower": neck,
        "subclavian": neck | below,
        "brachiocephalic": neck | below,
    }
    if name == "inferior_thyroid_common":
        return drained_by("left.inferior_thyroid") | drained_by("right.inferior_thyroid")
    if name in by_name:
        return by_name[name]
    return frozenset(f"{side}.{place}" for place in DRAINED_BY[name].split())


def side_kept_by(location: str) -> str | None:
    """The side that an unlocated wording keeps; none for a wording that has a place."""
    return KEPT_SIDES.get(location)


def sites_of(location: str) -> Places:
    """A wording of the table, or several joined with "and"."""
    if location in WORDINGS:
        return WORDINGS[location]
    return frozenset().union(*(WORDINGS[part] for part in location.split(" and ")))


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
