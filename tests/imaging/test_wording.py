"""How reports word a location, and which sites that names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imaging.anatomy import MEDIASTINUM, NECK_PLACES, SITES, Sites, mirror, on, parse_location

few = settings(max_examples=60, deadline=None)

LEFT_NECK = " ".join(on(["left"], NECK_PLACES))
RIGHT_NECK = " ".join(on(["right"], NECK_PLACES))
TE = "tracheoesophageal_groove"
AM, PM = "anterior_mediastinum", "posterior_mediastinum"


def all_sides(place: str) -> str:
    return f"left.{place} midline.{place} right.{place}"


NAMED = {
    # Normal positions.
    "left inferior": "left.inferior",
    "LEFT INFERIOR": "left.inferior",
    "Lt. inf.": "left.inferior",
    "L inf": "left.inferior",
    "R sup": "right.superior",
    "inferior, left": "left.inferior",
    "left, inferior": "left.inferior",
    "right-sided, at the lower pole": "right.inferior",
    "lower pole of the right lobe": "right.inferior",
    "left posteroinferior": "left.inferior",
    "left lower pole of the thyroid": "left.inferior",
    "12 mm nodule, left lower pole": "left.inferior",
    "1.2 x 0.8 cm lesion posterior to the right upper pole": "right.superior",
    "just below the left lower pole": "left.inferior",
    "inferior to the left thyroid lobe": "left.inferior",
    "left upper lobe of the thyroid": "left.superior",
    "left mid pole": "left.superior left.inferior",
    "right mid-thyroid": "right.superior right.inferior",
    "mid to lower pole left": "left.superior left.inferior",
    "inferior": "left.inferior right.inferior",
    "bilateral inferior": "left.inferior right.inferior",
    "both superior glands": "left.superior right.superior",
    # Abbreviations, as whole words beside no other side.
    "RL": "right.inferior",
    "LL": "left.inferior",
    "RU": "right.superior",
    "RL and LU": "left.superior right.inferior",
    # Several candidates, and the side that belongs to each.
    "left superior; right inferior": "left.superior right.inferior",
    "left and right inferior": "left.inferior right.inferior",
    "left or right superior": "left.superior right.superior",
    "left superior and inferior": "left.superior left.inferior",
    "left superior/inferior": "left.superior left.inferior",
    "left inferior right superior": "right.superior left.inferior",
    "1. left superior 2. right inferior": "left.superior right.inferior",
    "left inferior or intrathymic": "left.inferior left.intrathymic",
    "left superior vs. left TE groove": f"left.superior left.{TE}",
    "left superior, right inferior, intrathymic": (
        "left.superior right.inferior left.intrathymic right.intrathymic"
    ),
    # A place off the normal position replaces it in its clause, which a comma before a preposition continues.
    "left inferior, in the thymus": "left.intrathymic",
    "left inferior, thymus": "left.inferior left.intrathymic",
    "left superior adenoma in the tracheo-oesophageal groove": f"left.{TE}",
    "left tracheoesophageal groove": f"left.{TE}",
    "right TE groove": f"right.{TE}",
    "left inferior in carotid sheath, or right superior": "right.superior left.carotid_sheath",
    "right paraoesophageal": "right.paraesophageal",
    "retro-oesophageal": all_sides("retroesophageal"),
    "retroesophageal": all_sides("retroesophageal"),
    "behind the esophagus on the right": "right.retroesophageal",
    "just left of the midline, retroesophageal": "left.retroesophageal",
    "midline retropharyngeal": "midline.retropharyngeal",
    "left thyrothymic ligament": "left.thyrothymic_ligament",
    "Right thyro-thymic ligament": "right.thyrothymic_ligament",
    "thymus": "left.intrathymic right.intrathymic",
    "ectopic left inferior gland in the thymus": "left.intrathymic",
    "right undescended gland at the angle of the mandible": "right.submandibular",
    "angle of the left jaw": "left.submandibular",
    "intrathyroidal, left": "left.intrathyroidal",
    "within the right lobe of the thyroid": "right.intrathyroidal",
    # Mediastinum.
    "mediastinum": " ".join(MEDIASTINUM),
    "superior mediastinum": " ".join(MEDIASTINUM),
    "anterosuperior mediastinum": all_sides(AM),
    "left anterior mediastinum": f"left.{AM}",
    "anterior and posterior mediastinum": f"{all_sides(AM)} {all_sides(PM)}",
    "posterior mediastinum, left of midline": f"left.{PM}",
    "AP window": all_sides("aortopulmonary_window"),
    "aorto-pulmonary window": all_sides("aortopulmonary_window"),
    "intrapericardial": all_sides("pericardial"),
    # Perrier's letters, with a side.
    "L-A": "left.superior",
    "L-B": f"left.{TE}",
    "left B": f"left.{TE}",
    "right Perrier D": "right.superior right.inferior",
    "left superior (Perrier C)": f"left.{TE} left.paraesophageal left.retroesophageal",
    "R-E and L-F": f"right.inferior left.thyrothymic_ligament left.intrathymic left.{AM}",
    "Perrier G, left": "left.intrathyroidal",
    "Perrier H": "midline.retropharyngeal",
    # Sides alone.
    "left": LEFT_NECK,
    "right neck": RIGHT_NECK,
    "left thyroid bed": LEFT_NECK,
    "left neck and mediastinum": f"{LEFT_NECK} left.{AM} left.middle_mediastinum left.{PM} "
    "left.aortopulmonary_window left.pericardial",
    # Grafts.
    "graft in the right SCM": "right.sternocleidomastoid_graft",
    "right sternocleidomastoid autograft": "right.sternocleidomastoid_graft",
    "left forearm": "left.forearm_graft",
    # What is denied, and vessels and nodes, add nothing; nor does the side beside them.
    "left inferior, not intrathyroidal": "left.inferior",
    "not in the thymus but left inferior": "left.inferior",
    "not the left but the right inferior": "right.inferior",
    "right inferior; mediastinum negative": "right.inferior",
    "left is clear, right inferior positive": "right.inferior",
    "right inferior (not seen on ultrasound)": "right.inferior",
    "No mediastinal focus, left inferior focus": "left.inferior",
    "cannot exclude a left superior adenoma": "left.superior",
    "left inferior, adjacent to the right common carotid artery": "left.inferior",
    "left inferior (level VI)": "left.inferior",
    "left level 6 node, right inferior": "right.inferior",
    "left inferior adenoma vs lymph node": "left.inferior",
    # Codes.
    "left.inferior": "left.inferior",
    "left.inferior, left.thyrothymic_ligament": "left.inferior left.thyrothymic_ligament",
    "midline.posterior_mediastinum": f"midline.{PM}",
}

UNLOCATED = [
    "",
    "?",
    "see report",
    "multiple",
    "neck",
    "thyroid bed",
    "ectopic",
    "ectopic left inferior",
    "undescended",
    "no uptake in the right neck",
    "No abnormal uptake in the left neck, mediastinum or thymus",
    "neither left nor right",
    "left superior not seen",
    "without a left inferior lesion",
    "adjacent to the right internal jugular vein",
    "internal jugular vein, left",
    "left inferior thyroid vein",
    "medial to the left carotid artery",
    "near left superior thyroid artery",
    "superior vena cava",
    "left recurrent laryngeal nerve",
    "left level VI lymph node",
    "left levels II-IV",
    "Station 4R lymph node",
    "mediastinal lymph node",
    "12 mm",
    "right LL",
    "LLL",
    "RIJ",
    "Perrier B",
    "contralateral inferior",
    "superior to the left lower pole",
    "inferior to the right superior parathyroid",
    "below the left clavicle",
    "midline inferior",
    "right SCM",
    "left axilla",
    "left upper lobe",
    "carina",
    "left.foo",
    "§5",
    "¤b left of nothing known",
    "left inferior " + "and so on " * 100,
]


@pytest.mark.parametrize("text", NAMED)
def test_a_wording_names_its_sites(text: str) -> None:
    location = parse_location(text)
    assert location.sites == Sites.of(NAMED[text].split()), location.sites.codes
    assert location.text == text


@pytest.mark.parametrize("text", UNLOCATED)
def test_what_names_no_place_for_sure_stays_unlocated_with_its_text(text: str) -> None:
    location = parse_location(text)
    assert not location.sites, location.sites.codes
    assert location.text == text


@pytest.mark.parametrize("code", SITES)
def test_every_site_code_reads_as_itself(code: str) -> None:
    assert parse_location(code).sites == Sites.of([code])
    assert parse_location(f" {code.upper()} ").sites == Sites.of([code])


def test_the_article_is_no_letter_of_perrier() -> None:
    assert parse_location("A left inferior nodule").sites.codes == ("left.inferior",)


def swapped(text: str) -> str:
    other = {"left": "right", "right": "left", "Left": "Right", "Right": "Left", "LEFT": "RIGHT"}
    return " ".join(other.get(word, word) for word in text.split(" "))


@pytest.mark.parametrize(
    "text", ["left inferior, in the thymus", "Right thyro-thymic ligament", "left TE groove"]
)
def test_exchanging_the_sides_of_a_wording_mirrors_its_sites(text: str) -> None:
    assert parse_location(swapped(text)).sites == mirror(parse_location(text).sites)


@few
@given(st.text(max_size=60))
def test_no_text_whatsoever_is_refused_and_all_of_it_is_kept(text: str) -> None:
    assert parse_location(text).text == text


WORDS = (
    "left right inferior superior thymus in , and or not no ( ) mediastinum anterior pole LL node vein 12 mm "
    "Perrier B esophagus mid below to the level VI § ¤ . ; /"
)
words = st.sampled_from(WORDS.split())


@few
@given(st.lists(words, max_size=12).map(" ".join))
def test_any_mixture_of_known_words_reads_twice_alike(text: str) -> None:
    first = parse_location(text)
    parse_location.cache_clear()
    assert parse_location(text) == first
