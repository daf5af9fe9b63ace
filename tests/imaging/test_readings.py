"""A change of a reading comes with a new version of the parser, and a stated place with its own side."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imaging.anatomy.sites import MIDLINE, SITES, Sites, side_of
from imaging.vocabulary import Nature
from imaging.wording import PARSER_VERSION, Location, missed_side, named_side, parse_location
from tests.imaging.tables import DECIDED, DECIDED_OF_NATURE
from tests.imaging.wordings import WORDINGS

# The digest of all readings under each version. Where the test below fails because a reading was meant to
# change, raise PARSER_VERSION (and RULES_VERSION) and put the new digest beside it.
READINGS = {
    1: "ff2ab8841bebdd61e00f0d15426ab03662f3b0efef617e603e0a061c33e8a656",
    2: "7294f70d9cc98c070bade862554dc9146792114becacba2cf7b2e28918a7080d",
}


def _row(text: str, location: Location) -> list[object]:
    return [text, location.sites.codes, location.side, location.explained, named_side(text)]


def digest_of_readings() -> str:
    readings = [_row(text, parse_location(text)) for text in sorted({*WORDINGS, *DECIDED})]
    readings += [
        [nature, *_row(text, parse_location(text, Nature(nature)))]
        for text, nature in sorted(DECIDED_OF_NATURE)
    ]
    return hashlib.sha256(json.dumps(readings).encode()).hexdigest()


def test_no_reading_changes_without_a_new_version_of_the_parser() -> None:
    assert READINGS[PARSER_VERSION] == digest_of_readings()
    assert max(READINGS) == PARSER_VERSION


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("left.inferior", "left"),
        (" RIGHT.CAROTID_SHEATH ", "right"),
        ("right superior", "right"),
        ("LUP and ri", None),
        ("XUP and ri", "right"),
        ("left upper arm graft", "left"),
        ("vitamin D, left", "left"),
        ("left of the midline", "left"),
        ("left.inferior, near the midline", "left"),
        ("left inferior and right superior", None),
        ("bilateral inferior", None),
        ("midline.retropharyngeal", None),
        ("not left, but right inferior", "right"),
        ("no uptake on the left", None),
        ("thymus", None),
        ("", None),
        ("left " * 300, None),
    ],
)
def test_the_words_name_one_side_or_none(text: str, side: str | None) -> None:
    assert named_side(text) == side


@pytest.mark.parametrize("code", SITES)
def test_a_site_code_names_its_own_side_but_never_the_midline(code: str) -> None:
    assert named_side(code) == (None if side_of(code) == MIDLINE else side_of(code))


def reading_fits_its_side(text: str) -> bool:
    return missed_side(text, parse_location(text).sites) is None


@pytest.mark.parametrize("text", sorted({*WORDINGS, *DECIDED}))
def test_a_wording_never_reads_as_a_place_off_the_side_it_names(text: str) -> None:
    assert reading_fits_its_side(text)


WORDS = (
    *("left", "right", "midline", "bilateral", "superior", "inferior", "lower pole", "mid pole", "thymus"),
    *("mediastinum", "carotid sheath", "node", "vein", "and", "or", "but", "not", "no", "Perrier", "F", "H"),
    *("LUP", "ll", "scm graft", "neck", "lobe", "seen", "resolved", "to", "of", ",", ".", ";", "(", ")"),
    *("left.inferior", "right.carotid_sheath", "contralateral", "nothing"),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))
def test_no_words_read_as_a_place_off_the_side_they_name(text: str) -> None:
    assert reading_fits_its_side(text)


@pytest.mark.parametrize(
    ("text", "sites", "missed"),
    [
        ("right lower pole", "left.inferior", "right"),
        ("left.inferior", "right.inferior", "left"),
        ("right lower pole", "left.inferior right.intrathymic", None),
        ("right of the trachea", "midline.retropharyngeal", None),
        ("left and right lower poles", "left.inferior", None),
        ("lower pole", "left.inferior", None),
        ("midline", "right.intrathymic", None),
        ("right lower pole", "", None),
    ],
)
def test_sites_miss_the_one_side_that_the_words_name(text: str, sites: str, missed: str | None) -> None:
    assert missed_side(text, Sites.of(sites.split())) == missed
