"""Sites, cells and levels, and what the veins drain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imaging.anatomy import (
    EUTOPIC,
    EVERYWHERE,
    GRAFTS,
    MEDIASTINUM,
    NECK,
    NOWHERE,
    SITES,
    VEINS,
    Level,
    Sites,
    cells,
    cells_holding,
    descent,
    drained,
    glands_of,
    level,
    mirror,
    on,
    region_level,
)

few = settings(max_examples=60, deadline=None)
CENTRAL = [on(("left", "midline", "right"), [place]) for place in ("retroesophageal", "retropharyngeal")] + [
    Sites.of(code for code in SITES if code.endswith(place))
    for place in (
        "anterior_mediastinum",
        "middle_mediastinum",
        "posterior_mediastinum",
        "aortopulmonary_window",
        "pericardial",
    )
]
# Whole central places, single sites and whatever else: the sets at which the rules turn.
site_sets = st.one_of(
    st.sampled_from(SITES).map(lambda code: Sites.of([code])),
    st.sampled_from(CENTRAL),
    st.sets(st.sampled_from(SITES), min_size=1, max_size=4).map(Sites.of),
)

LEVELS = [
    ("left.inferior", "left.inferior", Level.SAME_SITE, "one site"),
    ("left.inferior", "left.thyrothymic_ligament", Level.SAME_QUADRANT, "the inferior gland's path"),
    ("left.thyrothymic_ligament", "left.anterior_mediastinum", Level.SAME_QUADRANT, "further down that path"),
    ("left.inferior", "left.anterior_mediastinum", Level.SAME_SIDE, "too far along the path for one cell"),
    ("left.superior", "left.tracheoesophageal_groove", Level.SAME_QUADRANT, "the superior gland's path"),
    ("left.tracheoesophageal_groove", "left.retroesophageal", Level.SAME_QUADRANT, "its second step"),
    ("left.retroesophageal", "left.posterior_mediastinum", Level.SAME_QUADRANT, "its third step"),
    ("left.superior", "left.retroesophageal", Level.SAME_SIDE, "first and third step share no cell"),
    ("left.superior", "left.inferior", Level.SAME_SIDE, "two quadrants of one side"),
    ("left.carotid_sheath", "left.submandibular", Level.SAME_SIDE, "each stands alone"),
    ("left.parapharyngeal", "left.pyriform_sinus", Level.SAME_SIDE, "each stands alone"),
    ("left.parapharyngeal", "left.submandibular", Level.SAME_SIDE, "each stands alone"),
    ("left.pyriform_sinus", "left.superior", Level.SAME_SIDE, "each stands alone"),
    ("left.pyriform_sinus", "midline.retropharyngeal", Level.SAME_SIDE, "midline goes with the left"),
    ("left.pyriform_sinus", "right.pyriform_sinus", Level.SAME_COMPARTMENT, "the neck is one compartment"),
    ("left.parapharyngeal", "left.anterior_mediastinum", Level.SAME_SIDE, "one side"),
    ("left.inferior", "right.inferior", Level.SAME_COMPARTMENT, "the neck is one compartment"),
    ("left.inferior", "right.anterior_mediastinum", Level.DIFFERENT, "neck and chest on two sides"),
    ("left.inferior", "midline.retropharyngeal", Level.SAME_SIDE, "midline goes with the left"),
    ("right.inferior", "midline.retropharyngeal", Level.SAME_SIDE, "and with the right"),
    ("left.posterior_mediastinum", "right.posterior_mediastinum", Level.SAME_COMPARTMENT, "two sides"),
    ("left.posterior_mediastinum", "midline.posterior_mediastinum", Level.SAME_SIDE, "midline is a side"),
    ("left.forearm_graft", "left.sternocleidomastoid_graft", Level.DIFFERENT, "grafts share no cell"),
    ("left.forearm_graft", "right.forearm_graft", Level.SAME_COMPARTMENT, "one place of grafts"),
    ("right.sternocleidomastoid_graft", "right.inferior", Level.SAME_SIDE, "one side"),
    ("left.pericardial", "right.aortopulmonary_window", Level.SAME_COMPARTMENT, "the mediastinum"),
]


@pytest.mark.parametrize(("one", "other", "expected", "why"), LEVELS)
def test_two_sites_agree_at_the_finest_cell_that_holds_both(
    one: str, other: str, expected: Level, why: str
) -> None:
    assert level(Sites.of([one]), Sites.of([other])) is expected, why


def test_there_are_47_sites_in_the_order_in_which_they_print() -> None:
    assert len(SITES) == 47
    assert SITES[:4] == ("left.superior", "right.superior", "left.inferior", "right.inferior")
    assert SITES[-3:] == ("left.pericardial", "midline.pericardial", "right.pericardial")
    assert Sites.of(["right.inferior", "midline.pericardial", "left.inferior", "left.superior"]).codes == (
        "left.superior",
        "left.inferior",
        "right.inferior",
        "midline.pericardial",
    )


def test_a_code_that_is_no_site_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="midline.inferior"):
        Sites.of(["midline.inferior"])


def test_the_compartments_and_the_grafts_hold_every_site_once() -> None:
    assert len(NECK) + len(MEDIASTINUM) + len(GRAFTS) == len(SITES)
    assert "left.intrathymic" in NECK, "the cervical thymus"
    assert EUTOPIC.codes == ("left.superior", "right.superior", "left.inferior", "right.inferior")


def test_an_unlocated_finding_agrees_with_nothing_not_even_itself() -> None:
    assert level(NOWHERE, Sites.of(["left.inferior"])) is None
    assert level(NOWHERE, NOWHERE) is None
    assert not cells_holding(NOWHERE, Level.SAME_COMPARTMENT)


def test_an_unsided_central_place_agrees_with_each_of_its_sides_and_with_itself() -> None:
    whole = on(("left", "midline", "right"), ["posterior_mediastinum"])
    for code in whole:
        assert level(whole, Sites.of([code])) is Level.SAME_QUADRANT
    assert level(whole, whole) is Level.SAME_QUADRANT
    assert level(whole, Sites.of(["left.paraesophageal"])) is Level.DIFFERENT


def test_a_set_that_names_everything_agrees_with_nothing() -> None:
    assert level(EVERYWHERE, Sites.of(["left.inferior"])) is Level.DIFFERENT
    assert level(NECK, Sites.of(["left.inferior"])) is Level.SAME_COMPARTMENT


def test_no_cell_holds_a_forearm_graft_and_a_graft_in_the_neck_muscle() -> None:
    forearm, muscle = Sites.of(["left.forearm_graft"]), Sites.of(["left.sternocleidomastoid_graft"])
    assert not [cell for at in Level for cell in cells(at) if cell.sites & forearm and cell.sites & muscle]


@few
@given(site_sets, site_sets)
def test_agreement_knows_no_order_and_no_left_or_right(one: Sites, other: Sites) -> None:
    assert level(one, other) is level(other, one)
    assert level(mirror(one), mirror(other)) is level(one, other)
    assert mirror(mirror(one)) == one


@few
@given(site_sets, site_sets, site_sets)
def test_widening_a_set_never_raises_a_level(one: Sites, other: Sites, more: Sites) -> None:
    wider, before = one | more, level(one, other)
    after = level(wider, other)
    assert before is not None
    assert after is not None
    if wider not in CENTRAL:  # leaving the side of a central place open makes it agree with each side
        assert after <= before


@few
@given(site_sets, site_sets, st.sampled_from(list(Level)[1:]))
def test_the_cells_that_hold_a_set_explain_its_level(one: Sites, other: Sites, at: Level) -> None:
    shared = [
        cell
        for cell in cells_holding(one, at)
        if cell in cells_holding(other, at) and (not cell.unsided or cell.sites in (one, other))
    ]
    found = level(one, other)
    assert (found is not None and found >= at) == bool(shared)


DRAINED = [
    (
        "left.superior_thyroid",
        "left.superior left.tracheoesophageal_groove left.pyriform_sinus left.intrathyroidal",
    ),
    ("right.thymic", "right.thyrothymic_ligament right.intrathymic right.anterior_mediastinum"),
    ("left.internal_mammary", "left.intrathymic left.anterior_mediastinum"),
    (
        "right.vertebral",
        "right.paraesophageal right.carotid_sheath right.retroesophageal right.posterior_mediastinum",
    ),
    (
        "left.internal_jugular_upper",
        "left.superior left.carotid_sheath left.submandibular left.parapharyngeal left.pyriform_sinus "
        "left.retropharyngeal",
    ),
    ("right.antecubital", "right.forearm_graft"),
    ("peripheral", ""),
]


@pytest.mark.parametrize(("vein", "sites"), DRAINED)
def test_a_vein_drains_its_region(vein: str, sites: str) -> None:
    assert " ".join(drained(vein)) == sites


def test_the_common_trunk_drains_both_sides_and_the_great_veins_what_lies_below_them() -> None:
    sides = drained("left.inferior_thyroid") | drained("right.inferior_thyroid")
    assert drained("midline.inferior_thyroid_common") == sides
    assert drained("midline.superior_vena_cava") == EVERYWHERE
    assert drained("midline.azygos") <= MEDIASTINUM
    assert drained("left.subclavian") - drained("left.internal_jugular_lower") == Sites.of(
        ["left.anterior_mediastinum"]
    )


def test_there_are_28_veins_and_each_mirrors_to_another() -> None:
    assert len(VEINS) == 28
    for vein in VEINS:
        if vein.startswith("left."):
            assert mirror(drained(vein)) == drained(vein.replace("left.", "right."))


def test_a_gradient_names_a_region_and_never_a_site() -> None:
    assert region_level(drained("left.internal_mammary"), drained("left.internal_mammary")) is Level.SAME_SIDE
    assert region_level(NOWHERE, NECK) is None


DESCENTS = {
    "left.superior": "superior tracheoesophageal_groove paraesophageal retroesophageal posterior_mediastinum "
    "pyriform_sinus intrathyroidal",
    "left.inferior": "inferior thyrothymic_ligament intrathymic anterior_mediastinum carotid_sheath "
    "parapharyngeal submandibular intrathyroidal",
}


@pytest.mark.parametrize(("gland", "places"), DESCENTS.items())
def test_a_gland_is_looked_for_at_its_normal_place_first_then_along_its_path(gland: str, places: str) -> None:
    assert descent(gland) == tuple(f"left.{place}" for place in places.split())
    other = gland.replace("left", "right")
    assert descent(other) == tuple(f"right.{place}" for place in places.split())


@pytest.mark.parametrize(
    ("site", "glands"),
    [
        ("left.pyriform_sinus", ("left.superior",)),
        ("right.parapharyngeal", ("right.inferior",)),
        ("left.submandibular", ("left.inferior",)),
        ("right.intrathyroidal", ("right.superior", "right.inferior")),
        ("midline.posterior_mediastinum", ("left.superior", "right.superior")),
        ("midline.anterior_mediastinum", ("left.inferior", "right.inferior")),
        ("midline.retropharyngeal", ()),
        ("left.pericardial", ()),
        ("left.forearm_graft", ()),
    ],
)
def test_a_lesion_can_be_a_gland_on_whose_path_it_lies(site: str, glands: tuple[str, ...]) -> None:
    assert glands_of(site) == glands


def test_every_gland_can_lie_where_it_is_looked_for() -> None:
    for gland in ("left.superior", "left.inferior", "right.superior", "right.inferior"):
        assert all(gland in glands_of(site) for site in descent(gland))


def test_a_supernumerary_gland_is_looked_for_on_both_thymic_paths() -> None:
    assert {site.partition(".")[2] for site in descent("supernumerary")} == {
        "inferior",
        "thyrothymic_ligament",
        "intrathymic",
        "anterior_mediastinum",
    }
    assert {site.partition(".")[0] for site in descent("supernumerary")} == {"left", "right"}


def test_what_is_no_gland_has_no_path() -> None:
    with pytest.raises(KeyError):
        descent("left.middle")
