"""Sentences as codes and values: a rule says what it means, and the edge says it in the reader's language.

A `Template` is the English text of one code with its named places, written once in the catalogue of its room
and marked there for translation (`gettext_noop`). Filling it gives a `Sentence`, which is a value: it can be
compared, stored in an answer and put into another one. Nothing here knows a language but English; whoever
shows a sentence hands `render` the translations of the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, Protocol

from msgspec import Struct

from imaging.vocabulary import Coded


def gettext_noop(text: str) -> str:
    """Marks a text for the catalogues of translations; the text itself stays English."""
    return text


class Translations(Protocol):
    """The two questions that are asked of a language; those of `gettext.NullTranslations` and of Django."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...


class Template(Struct, frozen=True):
    """The English of one code, as in "The {gland} was removed."; `plural` where it counts its value `n`."""

    code: str
    text: str
    plural: str = ""

    def __call__(self, **values: Value) -> Sentence:
        return Sentence(self, values) if values else _without_values(self)


class Sentence:
    """A template with the values of its places: facts as they were written, words, or further sentences.

    No struct, so that whoever encodes an answer has to say in which language (see `in_english`). Its English
    is kept once it was asked for: one term of the target map stands at many sites.
    """

    __slots__ = ("english", "template", "values")

    def __init__(self, template: Template, values: Mapping[str, Value]) -> None:
        self.template = template
        self.values = values
        self.english: str | None = None

    @property
    def code(self) -> str:
        return self.template.code

    def __str__(self) -> str:
        return english(self)

    def __repr__(self) -> str:
        return f"{self.code}({self})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sentence):
            return NotImplemented
        return self.template == other.template and self.values == other.values

    def __hash__(self) -> int:
        return hash((self.template, tuple(self.values.items())))


@lru_cache(maxsize=4096)
def _without_values(template: Template) -> Sentence:
    """One and the same for all who say it, so that its English is made once."""
    return Sentence(template, {})


class Word(Struct, frozen=True):
    """A word or a label that is translated, shown as it stands or with small letters."""

    text: str
    lower: bool = False

    def __str__(self) -> str:
        return english(self)


class Listed(Struct, frozen=True):
    """Things named one after the other: "a, b and c"."""

    items: tuple[Value, ...]

    def __str__(self) -> str:
        return english(self)


class Joined(Struct, frozen=True):
    """Things that follow each other, with a blank between them unless told otherwise."""

    items: tuple[Value, ...]
    by: str = " "

    def __str__(self) -> str:
        return english(self)


class Capital(Struct, frozen=True):
    """The same with its first letter large, and the rest as it is."""

    value: Value

    def __str__(self) -> str:
        return english(self)


#: What a rule answers, and text that a person or a report wrote, which stays as it is.
Said = Sentence | str
Value = str | int | Decimal | date | Coded | Sentence | Word | Listed | Joined | Capital

_PLACE: Final = re.compile(r"\{(\w+)\}")
_AND: Final = gettext_noop("{most} and {last}")
_OR: Final = Template("OR", "{first} or {second}")
_FOLLOWING: Final = Template("FOLLOWING", "{sentences}")


class _English:
    """What stands in the templates."""

    @staticmethod
    def gettext(message: str, /) -> str:
        return message

    @staticmethod
    def ngettext(singular: str, plural: str, number: int, /) -> str:
        return singular if number == 1 else plural


ENGLISH: Final[Translations] = _English()


def listed(items: Iterable[Value]) -> Listed:
    return Listed(tuple(items))


def joined(items: Iterable[Value], by: str = " ") -> Joined:
    return Joined(tuple(items), by)


def following(sentences: Iterable[Value], by: str = " ") -> Sentence:
    """Sentences that follow each other, as one that an answer can hold."""
    return _FOLLOWING(sentences=joined(sentences, by))


def either(items: Iterable[Value]) -> Value:
    """Things of which one is meant: "a or b or c". ValueError for none."""
    first, *others = items
    for item in others:
        first = _OR(first=first, second=item)
    return first


def english(value: Value) -> str:
    """A sentence or a value in English: what the command prints and what a decision keeps."""
    return render(value, ENGLISH)


def in_english(value: object) -> str:
    """For `msgspec`, which asks how to write what it does not know. TypeError for anything but a sentence."""
    if type(value) is Sentence:
        return value.english or _sentence(value, ENGLISH)
    raise TypeError(f"{type(value).__name__} is no part of an answer")


def render(value: Value, language: Translations) -> str:
    """A sentence or a value in a language. Raises KeyError for a place that was given no value."""
    if type(value) is str:
        return value
    return _RENDERERS.get(type(value), _coded)(value, language)


def _sentence(value: Sentence, language: Translations) -> str:
    if language is ENGLISH and value.english is not None:
        return value.english
    template, values = value.template, value.values
    if template.plural:
        number = values["n"]
        assert isinstance(number, int)  # noqa: S101 - a template that counts is given a count
        text = language.ngettext(template.text, template.plural, number)
    else:
        text = language.gettext(template.text)
    if values:
        parts = [*_parts(text)]
        for place in range(1, len(parts), 2):
            item = values[parts[place]]
            parts[place] = item if type(item) is str else _RENDERERS.get(type(item), _coded)(item, language)
        text = "".join(parts)
    if language is ENGLISH:
        value.english = text
    return text


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    """The text around the places and, between, the names of these; twice as fast as `format`."""
    return tuple(_PLACE.split(text))


def _word(value: Word, language: Translations) -> str:
    text = language.gettext(value.text) if value.text else ""
    return text.lower() if value.lower else text


def _listed(value: Listed, language: Translations) -> str:
    words = [render(item, language) for item in value.items]
    if len(words) < 2:  # noqa: PLR2004 - one word is no list
        return "".join(words)
    return language.gettext(_AND).format(most=", ".join(words[:-1]), last=words[-1])


def _joined(value: Joined, language: Translations) -> str:
    return value.by.join(render(item, language) for item in value.items)


def _capital(value: Capital, language: Translations) -> str:
    text = render(value.value, language)
    return text[:1].upper() + text[1:]


def _decimal(value: Decimal, language: Translations) -> str:
    """As written, never with an exponent."""
    return format(value, "f")


def _plain(value: int | date, language: Translations) -> str:
    return str(value)


def _coded(value: Coded, language: Translations) -> str:
    return language.gettext(value.label)


_RENDERERS: Final[Mapping[type, Callable[..., str]]] = {
    Sentence: _sentence,
    Word: _word,
    Listed: _listed,
    Joined: _joined,
    Capital: _capital,
    Decimal: _decimal,
    int: _plain,
    date: _plain,
}
