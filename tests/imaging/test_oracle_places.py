"""The places, the veins and the reading of the few words that the second computation of the rules uses."""

import pytest

from imaging.anatomy import SITES, VEINS, Sites, drained
from imaging.vocabulary import Nature
from imaging.wording import parse_location
from tests.rules.oracle_places import (
    ALL_SITES,
    OF_KNOWN_NATURE,
    WORDINGS,
    drained_by,
    side_kept_by,
)


def test_the_sites_and_their_order_are_those_of_the_second_computation() -> None:
    assert list(SITES) == ALL_SITES


@pytest.mark.parametrize("vein", VEINS)
def test_a_vein_drains_what_the_second_computation_says(vein: str) -> None:
    assert frozenset(drained(vein)) == drained_by(vein)


@pytest.mark.parametrize("words", WORDINGS)
def test_words_have_the_place_and_the_side_that_the_second_computation_says(words: str) -> None:
    location = parse_location(words)
    assert frozenset(location.sites) == WORDINGS[words]
    assert location.side == side_kept_by(words)


@pytest.mark.parametrize("words", OF_KNOWN_NATURE)
def test_words_of_a_known_nature_have_the_place_that_the_second_computation_says(words: str) -> None:
    for nature in (Nature.THYROID_NODULE, Nature.LYMPH_NODE, Nature.PHYSIOLOGIC, Nature.KNOWN_GRAFT):
        assert parse_location(words, nature).sites == Sites.of(OF_KNOWN_NATURE[words])
