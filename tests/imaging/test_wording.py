"""How reports word a location, and which sites that names."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imaging.anatomy import SITES, Sites, mirror
from imaging.wording import parse_location
from imaging.wording.lexicon import ENTRIES
from tests.imaging.spelling import british, swapped
from tests.imaging.wordings import TABLE, WORDINGS

few = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize("text", WORDINGS)
def test_a_wording_names_its_sites_and_keeps_its_text(text: str) -> None:
    location = parse_location(text)
    assert location.sites == WORDINGS[text], location.sites.codes
    assert location.text == text


def test_the_table_holds_at_least_150_wordings_and_none_twice() -> None:
    assert len(WORDINGS) >= 150
    assert len({text.strip().lower() for text in WORDINGS}) >= 150
    assert sum(len(group) for group in TABLE.values()) == len(WORDINGS)


def test_only_what_the_table_calls_unlocated_names_no_site() -> None:
    for heading, group in TABLE.items():
        for text in group:
            assert bool(WORDINGS[text]) != heading.startswith("Unlocated"), text


@pytest.mark.parametrize("code", SITES)
def test_every_site_code_reads_as_itself(code: str) -> None:
    assert parse_location(code).sites == Sites.of([code])
    assert parse_location(f" {code.upper()} ").sites == Sites.of([code])


def test_the_article_is_no_letter_of_perrier() -> None:
    assert parse_location("A left inferior nodule").sites.codes == ("left.inferior",)


@pytest.mark.parametrize("text", WORDINGS)
def test_exchanging_the_sides_of_a_wording_mirrors_its_sites(text: str) -> None:
    assert parse_location(swapped(text)).sites == mirror(WORDINGS[text])


@pytest.mark.parametrize("text", [text for text in WORDINGS if british(text) != text])
def test_american_and_british_spelling_name_the_same_sites(text: str) -> None:
    assert parse_location(british(text)).sites == WORDINGS[text]


@pytest.mark.parametrize("text", WORDINGS)
def test_capitals_and_space_around_a_wording_change_nothing(text: str) -> None:
    assert parse_location(f"  {text}\n").sites == WORDINGS[text]
    if not re.search(r"\b[A-H]\b", text):  # a letter of Perrier standing alone is a capital
        assert parse_location(text.lower()).sites == WORDINGS[text]


@pytest.mark.parametrize("site", SITES)
def test_a_site_in_its_own_words_is_read_as_its_code_and_as_the_words_among_others_are(site: str) -> None:
    words = site.replace(".", " ").replace("_", " ")
    assert parse_location(words).sites == Sites.of([site])
    assert parse_location(f"{words}.").sites == Sites.of([site])  # the full stop has it read word by word


@few
@given(st.text(max_size=60))
def test_no_text_whatsoever_is_refused_and_all_of_it_is_kept(text: str) -> None:
    assert parse_location(text).text == text


WORDS = sorted({word for entry in ENTRIES for word in re.findall(r"[a-z]+", entry.pattern)})
MARKS = "( ) , . ; : / + - [ ] mm no not normal near L R A-F Perrier B § ¤ VI left right"


@few
@given(st.lists(st.sampled_from([*WORDS, *MARKS.split()]), max_size=90).map(" ".join))
def test_any_mixture_of_known_words_is_read_twice_alike(text: str) -> None:
    first = parse_location(text)
    parse_location.cache_clear()
    assert parse_location(text) == first
    assert first.text == text


OPENINGS = ("level ", "left superior thyroid ", "perrier ", "between the ", "no ")
REPEATED = [("", part) for word in (*WORDS, *MARKS.split()) for part in (word, f"{word} ")] + [
    (opening, part)
    for opening in OPENINGS
    for part in (
        "i",
        "ii ",
        "1",
        "1x",
        "1.",
        " ",
        ", ",
        "and i ",
        "left upper ",
        "deep ",
        "lateral cervical or ",
    )
]


@pytest.mark.timeout(60)
def test_a_thousand_characters_of_anything_come_to_an_end() -> None:
    """A pattern that can match one text in many ways takes not seconds but years for some text."""
    for opening, part in REPEATED:
        text = (opening + part * 1000)[:999] + "!"
        assert parse_location(text).text == text


def test_a_report_of_more_than_a_thousand_characters_is_no_location() -> None:
    assert parse_location("left inferior" + " " * 987).sites.codes == ("left.inferior",)
    assert not parse_location("left inferior" + " " * 988).sites
