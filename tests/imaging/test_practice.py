"""Words of practice, landmarks, explanations: the place, side and explanation of each wording."""

import re

import pytest

from imaging.anatomy import mirror
from imaging.vocabulary import Nature
from imaging.wording import Location, parse_location
from tests.imaging.spelling import british, swapped
from tests.imaging.tables import DECIDED, DECIDED_OF_NATURE, HEADINGS, Reading
from tests.imaging.wordings import WORDINGS

OTHER_SIDE = {"left": "right", "right": "left", None: None}


def reading_of(location: Location) -> Reading:
    return Reading(location.sites, location.side, location.explained)


@pytest.mark.parametrize("text", DECIDED)
def test_a_wording_has_the_place_the_side_and_the_explanation_that_were_decided(text: str) -> None:
    location = parse_location(text)
    assert reading_of(location) == DECIDED[text], location.sites.codes
    assert location.text == text


@pytest.mark.parametrize(("text", "nature"), DECIDED_OF_NATURE)
def test_the_words_of_explanation_are_read_as_if_absent_where_the_nature_is_known(
    text: str, nature: str
) -> None:
    location = parse_location(text, Nature(nature))
    assert reading_of(location) == DECIDED_OF_NATURE[text, nature], location.sites.codes


@pytest.mark.parametrize("text", DECIDED)
def test_exchanging_left_and_right_mirrors_place_and_side(text: str) -> None:
    decided = DECIDED[text]
    mirrored = Reading(mirror(decided.sites), OTHER_SIDE[decided.side], decided.explained)
    assert reading_of(parse_location(swapped(text))) == mirrored


@pytest.mark.parametrize(("text", "nature"), DECIDED_OF_NATURE)
def test_exchanging_left_and_right_mirrors_what_is_read_of_a_known_nature(text: str, nature: str) -> None:
    decided = DECIDED_OF_NATURE[text, nature]
    mirrored = Reading(mirror(decided.sites), OTHER_SIDE[decided.side], decided.explained)
    assert reading_of(parse_location(swapped(text), Nature(nature))) == mirrored


@pytest.mark.parametrize("text", DECIDED)
def test_spelling_capitals_and_space_change_nothing(text: str) -> None:
    assert reading_of(parse_location(british(text))) == DECIDED[text]
    assert reading_of(parse_location(f"  {text}\n")) == DECIDED[text]
    if not re.search(r"\b[A-H]\b", text):  # a letter of Perrier standing alone is a capital
        assert reading_of(parse_location(text.lower())) == DECIDED[text]
        assert reading_of(parse_location(text.upper())) == DECIDED[text]


@pytest.mark.parametrize("text", [*DECIDED, *WORDINGS])
def test_only_an_unlocated_wording_keeps_a_side_and_one_that_is_explained_keeps_none(text: str) -> None:
    location = parse_location(text)
    assert location.side is None or not location.sites
    assert not location.explained or not (location.sites or location.side)


def test_the_tables_hold_at_least_300_wordings_and_none_that_stands_elsewhere() -> None:
    assert len(DECIDED) >= 300
    assert sum(len(group) for group in HEADINGS.values()) == len(DECIDED)
    assert not {text.lower() for text in DECIDED} & {text.lower() for text in WORDINGS}


@pytest.mark.parametrize("nature", [nature for nature in Nature if nature is not Nature.SUSPICIOUS])
def test_what_is_neither_explained_nor_denied_is_read_alike_whatever_its_nature(nature: Nature) -> None:
    for text in (
        "left inferior",
        "left.inferior",
        "RUP",
        "right carotid sheath",
        "mediastinum",
        "left axilla",
    ):
        assert reading_of(parse_location(text, nature)) == reading_of(parse_location(text))
