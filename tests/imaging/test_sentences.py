"""A sentence is a code with values, and is said in the language of who reads it."""

from datetime import date
from decimal import Decimal

import pytest

from imaging.sentences import (
    Capital,
    Joined,
    Listed,
    Template,
    Word,
    english,
    in_english,
    joined,
    listed,
    render,
)
from imaging.vocabulary import Adequacy, Nature, choices_of

GONE = Template("GONE", "The {gland} was removed on {day}.")
DAYS = Template("DAYS", "{n} day", "{n} days")


class Shouting:
    """A language in which everything is the same, only louder."""

    def gettext(self, message: str, /) -> str:
        return message.upper().replace("{GLAND}", "{gland}").replace("{DAY}", "{day}").replace("{N}", "{n}")

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        return self.gettext(singular if number == 1 else plural)


def test_a_sentence_is_its_template_with_its_values() -> None:
    said = GONE(gland="left inferior gland", day=date(2024, 8, 1))
    assert said.code == "GONE"
    assert str(said) == english(said) == "The left inferior gland was removed on 2024-08-01."


def test_two_sentences_of_one_meaning_are_equal_and_hash_alike() -> None:
    one, other = GONE(gland="a", day=date(2024, 8, 1)), GONE(gland="a", day=date(2024, 8, 1))
    assert one == other
    assert len({one, other}) == 1
    assert one != GONE(gland="b", day=date(2024, 8, 1))


def test_it_is_said_in_the_readers_language_with_the_facts_as_they_were_written() -> None:
    said = GONE(gland=Word("Gland", lower=True), day=date(2024, 8, 1))
    assert render(said, Shouting()) == "THE gland WAS REMOVED ON 2024-08-01."


@pytest.mark.parametrize(("number", "says"), [(1, "1 day"), (2, "2 days"), (0, "0 days")])
def test_a_template_that_counts_has_a_plural(number: int, says: str) -> None:
    assert english(DAYS(n=number)) == says


@pytest.mark.parametrize(
    ("items", "says"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list_is_joined_as_in_a_sentence(items: tuple[str, ...], says: str) -> None:
    assert english(Listed(items)) == says


def test_values_nest_and_keep_their_form() -> None:
    inner = listed([Nature.THYROID_NODULE, Decimal("1E+1"), DAYS(n=2)])
    assert english(joined([Capital("so"), inner])) == "So Thyroid nodule, 10 and 2 days"
    assert english(Word("")) == ""


def test_a_place_without_a_value_is_a_fault_and_not_a_blank() -> None:
    with pytest.raises(KeyError):
        english(GONE(gland="a"))


def test_a_value_as_text_is_its_english() -> None:
    values = (Word("Gland", lower=True), Listed(("a", "b")), Joined(("a", "b")), Capital("gland"))
    assert [str(value) for value in values] == ["gland", "a and b", "a b", "Gland"]


def test_a_sentence_equals_no_text_and_shows_its_code_to_a_programmer() -> None:
    two = DAYS(n=2)
    assert two != "2 days"
    assert repr(two) == "DAYS(2 days)"


def test_an_answer_holds_nothing_but_sentences_beside_what_the_encoder_knows() -> None:
    assert in_english(DAYS(n=1)) == "1 day"
    with pytest.raises(TypeError, match="object is no part of an answer"):
        in_english(object())


def test_a_vocabulary_gives_the_choices_of_a_field() -> None:
    assert choices_of(Adequacy)[0] == ("adequate", "Adequate")
