"""Cells, levels and drained regions, held to the contract's lists written out here a second time."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imaging.anatomy import (
    SITES,
    VEINS,
    Level,
    Sites,
    agree,
    cells,
    cells_holding,
    drained,
    level,
    region_level,
    veins_of,
)

LATERAL = [
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
]
THROAT = ["retroesophageal", "retropharyngeal"]
CHEST = [
    "anterior_mediastinum",
    "middle_mediastinum",
    "posterior_mediastinum",
    "aortopulmonary_window",
    "pericardial",
]
NECK = [*LATERAL, *THROAT]
GRAFTS = ["forearm_graft", "sternocleidomastoid_graft"]
CENTRAL = [*THROAT, *CHEST]
QUADRANTS = [
    "superior tracheoesophageal_groove",
    "tracheoesophageal_groove paraesophageal retroesophageal",
    "paraesophageal retroesophageal posterior_mediastinum",
    "inferior thyrothymic_ligament intrathymic",
    "thyrothymic_ligament intrathymic anterior_mediastinum",
    "carotid_sheath",
    "submandibular",
    "parapharyngeal",
    "pyriform_sinus",
    "intrathyroidal",
]
BOTH, ALL = ("left", "right"), ("left", "midline", "right")

Cell = frozenset[str]


ALL_SITES = {f"{side}.{place}" for side in BOTH for place in (*LATERAL, *GRAFTS)} | {
    f"{side}.{place}" for side in ALL for place in CENTRAL
}


def at(sides: tuple[str, ...], places: list[str]) -> Cell:
    return frozenset(f"{side}.{place}" for side in sides for place in places) & ALL_SITES


SIDED_QUADRANTS = [at((side,), places.split()) for side in BOTH for places in QUADRANTS]
UNSIDED = [at(ALL, [place]) for place in CENTRAL]
SAME_SIDE = [at((side, "midline"), [*NECK, *CHEST, graft]) for side in BOTH for graft in GRAFTS]
COMPARTMENTS = [at(ALL, NECK), at(ALL, CHEST), *(at(BOTH, [graft]) for graft in GRAFTS)]


def naive(one: Cell, other: Cell) -> Level:
    """The definition word by word: the finest cell that holds both sets whole."""
    if one == other and len(one) == 1:
        return Level.SAME_SITE
    if any(one <= cell and other <= cell for cell in SIDED_QUADRANTS):
        return Level.SAME_QUADRANT
    if any(one <= cell and other <= cell and cell in (one, other) for cell in UNSIDED):
        return Level.SAME_QUADRANT
    if any(one <= cell and other <= cell for cell in SAME_SIDE):
        return Level.SAME_SIDE
    if any(one <= cell and other <= cell for cell in COMPARTMENTS):
        return Level.SAME_COMPARTMENT
    return Level.DIFFERENT


def test_the_vocabulary_holds_each_paired_place_twice_and_each_central_one_thrice() -> None:
    assert set(SITES) == ALL_SITES


LISTED = {
    Level.SAME_SITE: ([frozenset([site]) for site in ALL_SITES], []),
    Level.SAME_QUADRANT: (SIDED_QUADRANTS, UNSIDED),
    Level.SAME_SIDE: (SAME_SIDE, []),
    Level.SAME_COMPARTMENT: (COMPARTMENTS, []),
    Level.DIFFERENT: ([], []),
}


@pytest.mark.parametrize("finest", LISTED)
def test_the_cells_of_each_level_are_those_that_the_rules_list(finest: Level) -> None:
    sided, unsided = LISTED[finest]
    found = cells(finest)
    assert {frozenset(cell.sites) for cell in found if not cell.unsided} == set(sided)
    assert {frozenset(cell.sites) for cell in found if cell.unsided} == set(unsided)
    assert len(found) == len(sided) + len(unsided)


def test_the_level_of_any_two_sites_is_that_of_the_definition() -> None:
    for one, other in product(SITES, SITES):
        assert level(Sites.of([one]), Sites.of([other])) is naive(frozenset([one]), frozenset([other]))


def test_the_level_of_any_two_cells_or_regions_is_that_of_the_definition() -> None:
    sets = {frozenset(cell.sites) for finest in Level for cell in cells(finest)}
    sets |= {frozenset(drained(vein)) for vein in VEINS if drained(vein)}
    for one, other in product(sets, sets):
        assert level(Sites.of(one), Sites.of(other)) is naive(one, other), (one, other)


few = settings(max_examples=200, deadline=None)
narrow = st.sets(st.sampled_from(SITES), min_size=1, max_size=4)
within_a_cell = st.sampled_from([*SIDED_QUADRANTS, *UNSIDED, *SAME_SIDE, *COMPARTMENTS]).flatmap(
    lambda cell: st.sets(st.sampled_from(sorted(cell)), min_size=1)
)
site_sets = (narrow | within_a_cell | st.sets(st.sampled_from(SITES), min_size=1)).map(frozenset)


@few
@given(site_sets, site_sets, st.sampled_from(list(Level)))
def test_the_level_of_any_two_sets_is_that_of_the_definition(one: Cell, other: Cell, asked: Level) -> None:
    a, b = Sites.of(one), Sites.of(other)
    assert level(a, b) is naive(one, other)
    assert agree(a, b, asked) == (naive(one, other) >= asked)


@few
@given(site_sets, site_sets, st.sampled_from(SITES))
def test_one_more_site_never_raises_a_level_unless_it_leaves_a_central_side_open(
    one: Cell, other: Cell, more: str
) -> None:
    wider = one | {more}
    before, after = level(Sites.of(one), Sites.of(other)), level(Sites.of(wider), Sites.of(other))
    assert before is not None
    assert after is not None
    assert after <= before or wider in UNSIDED


@few
@given(site_sets, st.sampled_from(list(Level)))
def test_the_cells_that_hold_a_set_are_all_that_do(one: Cell, asked: Level) -> None:
    listed = [cell for finest, lists in LISTED.items() if finest >= asked for cell in lists[0] + lists[1]]
    found = cells_holding(Sites.of(one), asked)
    assert {frozenset(cell.sites) for cell in found} == {cell for cell in listed if one <= cell}


PAIRED_VEINS = {
    "superior_thyroid": "superior tracheoesophageal_groove intrathyroidal pyriform_sinus",
    "middle_thyroid": "superior inferior tracheoesophageal_groove intrathyroidal",
    "inferior_thyroid": "inferior tracheoesophageal_groove paraesophageal retroesophageal "
    "thyrothymic_ligament intrathymic intrathyroidal",
    "thymic": "thyrothymic_ligament intrathymic anterior_mediastinum",
    "internal_mammary": "intrathymic anterior_mediastinum",
    "vertebral": "retroesophageal paraesophageal posterior_mediastinum carotid_sheath",
    "internal_jugular_upper": (
        "submandibular parapharyngeal pyriform_sinus carotid_sheath retropharyngeal superior"
    ),
    "internal_jugular_middle": "superior inferior tracheoesophageal_groove carotid_sheath intrathyroidal",
    "internal_jugular_lower": " ".join(NECK),
    "subclavian": " ".join([*NECK, "anterior_mediastinum"]),
    "brachiocephalic": " ".join([*NECK, "anterior_mediastinum"]),
    "antecubital": "forearm_graft",
}
REGIONS = {
    "peripheral": frozenset[str](),
    "midline.inferior_thyroid_common": at(BOTH, PAIRED_VEINS["inferior_thyroid"].split()),
    "midline.azygos": at(ALL, ["posterior_mediastinum", "middle_mediastinum"]),
    "midline.superior_vena_cava": frozenset(ALL_SITES),
    **{
        f"{side}.{vein}": at((side,), places.split())
        for vein, places in PAIRED_VEINS.items()
        for side in BOTH
    },
}


def test_the_veins_and_their_regions_are_those_that_the_rules_list() -> None:
    assert {vein: frozenset(drained(vein)) for vein in VEINS} == REGIONS


@pytest.mark.parametrize("site", SITES)
def test_the_veins_of_a_site_are_those_that_drain_it(site: str) -> None:
    assert set(veins_of(site)) == {vein for vein, region in REGIONS.items() if site in region}
    assert "midline.superior_vena_cava" in veins_of(site)


@few
@given(site_sets, st.sampled_from(VEINS))
def test_a_region_is_never_finer_than_a_side(one: Cell, vein: str) -> None:
    found = region_level(drained(vein), Sites.of(one))
    if not drained(vein):
        assert found is None
    else:
        assert found is min(naive(frozenset(drained(vein)), one), Level.SAME_SIDE)
