"""What is known of every site: side, compartment, cells, gland of origin, letters and veins."""

import pytest

from imaging.anatomy import (
    GRAFTS,
    MEDIASTINUM,
    NECK,
    PERRIER,
    SITES,
    SUPERNUMERARY,
    Compartment,
    Level,
    Sites,
    cells_holding,
    compartment_of,
    descent,
    glands_of,
    letters_of,
    mirror,
    on,
    place_of,
    side_of,
    sides_of,
    sites_of_letter,
    veins_of,
)
from imaging.wording import parse_location

# Places that share a quadrant cell with no other.
SINGLE = ("carotid_sheath", "submandibular", "parapharyngeal", "pyriform_sinus", "intrathyroidal")
GLANDS = ("left.superior", "left.inferior", "right.superior", "right.inferior")

# Places, the glands that can descend there, and the letters: on the left, and central ones in the midline.
ORIGINS = {
    "left.superior": ("left.superior", "A D"),
    "left.inferior": ("left.inferior", "D E"),
    "left.tracheoesophageal_groove": ("left.superior", "B C"),
    "left.paraesophageal": ("left.superior", "C"),
    "left.carotid_sheath": ("left.inferior", ""),
    "left.submandibular": ("left.inferior", ""),
    "left.parapharyngeal": ("left.inferior", ""),
    "left.pyriform_sinus": ("left.superior", ""),
    "left.intrathyroidal": ("left.superior left.inferior", "G"),
    "left.thyrothymic_ligament": ("left.inferior", "F"),
    "left.intrathymic": ("left.inferior", "F"),
    "left.forearm_graft": ("", ""),
    "left.sternocleidomastoid_graft": ("", ""),
    "left.retroesophageal": ("left.superior", "C"),
    "midline.retroesophageal": ("left.superior right.superior", "C"),
    "left.retropharyngeal": ("", ""),
    "midline.retropharyngeal": ("", "H"),
    "left.anterior_mediastinum": ("left.inferior", "F"),
    "midline.anterior_mediastinum": ("left.inferior right.inferior", "F"),
    "left.middle_mediastinum": ("", ""),
    "midline.middle_mediastinum": ("", ""),
    "left.posterior_mediastinum": ("left.superior", ""),
    "midline.posterior_mediastinum": ("left.superior right.superior", ""),
    "left.aortopulmonary_window": ("", ""),
    "midline.aortopulmonary_window": ("", ""),
    "left.pericardial": ("", ""),
    "midline.pericardial": ("", ""),
}


@pytest.mark.parametrize("site", ORIGINS)
def test_a_site_has_its_glands_of_origin_and_its_letters(site: str) -> None:
    glands, letters = ORIGINS[site]
    assert " ".join(glands_of(site)) == glands
    assert " ".join(letters_of(site)) == letters


def test_the_table_holds_every_site_once_with_the_right_ones_as_mirror() -> None:
    assert set(ORIGINS) == {site for site in SITES if side_of(site) != "right"}
    for site in ORIGINS:
        (other,) = mirror(Sites.of([site]))
        assert set(glands_of(other)) == set(mirror(Sites.of(glands_of(site))))
        assert letters_of(other) == letters_of(site)


@pytest.mark.parametrize("site", SITES)
def test_every_site_has_its_side_compartment_cells_and_veins(site: str) -> None:
    assert f"{side_of(site)}.{place_of(site)}" == site
    assert side_of(site) in sides_of(place_of(site))
    whole = {Compartment.NECK: NECK, Compartment.MEDIASTINUM: MEDIASTINUM, Compartment.GRAFT: GRAFTS}
    assert [name for name, sites in whole.items() if site in sites] == [compartment_of(site)]
    levels = {cell.level for cell in cells_holding(Sites.of([site]), Level.SAME_COMPARTMENT)}
    alone = site in GRAFTS or place_of(site) in SINGLE
    assert levels == set(Level) - {Level.DIFFERENT} - ({Level.SAME_QUADRANT} if alone else set())
    assert veins_of(site)


def test_a_gland_can_lie_at_each_site_of_its_path_and_nowhere_else() -> None:
    for gland in GLANDS:
        assert descent(gland)[0] == gland, "the normal position first"
        reached = {site for site in SITES if gland in glands_of(site) and side_of(site) != "midline"}
        assert reached == set(descent(gland))
    assert set(descent(SUPERNUMERARY)) == {
        site for side in ("left", "right") for site in descent(f"{side}.inferior")[:4]
    }


PATHS = {
    "superior": (
        "superior tracheoesophageal_groove paraesophageal retroesophageal posterior_mediastinum "
        "pyriform_sinus intrathyroidal"
    ),
    "inferior": (
        "inferior thyrothymic_ligament intrathymic anterior_mediastinum carotid_sheath parapharyngeal "
        "submandibular intrathyroidal"
    ),
}


@pytest.mark.parametrize("gland", GLANDS)
def test_a_gland_is_looked_for_in_its_normal_place_then_along_its_path_and_in_the_thyroid_last(
    gland: str,
) -> None:
    side, _, name = gland.partition(".")
    assert descent(gland) == tuple(f"{side}.{place}" for place in PATHS[name].split())


@pytest.mark.parametrize("letter", PERRIER)
def test_a_letter_reads_as_the_sites_that_carry_it(letter: str) -> None:
    assert set(sites_of_letter(letter)) == {site for site in SITES if letter in letters_of(site)}
    for side in ("left", "right"):
        read = parse_location(f"Perrier {letter}, {side}").sites
        assert read == sites_of_letter(letter) & on(["midline" if letter == "H" else side], PERRIER[letter])


def test_what_is_no_site_gland_or_letter_has_no_attributes() -> None:
    for ask in (glands_of, letters_of, veins_of, descent, sites_of_letter):
        with pytest.raises(KeyError):
            ask("midline.inferior")
    with pytest.raises(ValueError, match="midline.inferior"):
        compartment_of("midline.inferior")
