"""What a wording denies: neither "no uptake in the thymus" nor "left superior, not seen" names a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from imaging.lexicon import Kind
from imaging.tokens import Token

BREAKS: Final = (Kind.COMMA, Kind.STOP, Kind.BUT)
_BRACKETS: Final = (Kind.OPEN, Kind.CLOSE)


class Phrase(NamedTuple):
    mark: Kind  # the one before it
    said: list[Token]


def undenied(said: Iterable[Token]) -> list[Token]:
    """The tokens without what is denied.

    "Not" reaches to the next comma; "no", and "not" before a list that ends with "or", reach through the
    list, until something is said to be found. A verdict such as "is clear" denies the phrase it stands in;
    where it stands alone, all that its sentence has said so far. What begins in brackets ends with them.
    """
    kept: list[Token] = []
    reach: Kind | None = None
    inside = began_inside = False
    phrases = _phrases(said)
    for index, (mark, phrase) in enumerate(phrases):
        kinds = {token.kind for token in phrase}
        if reach is Kind.NOT and _offers(phrases[index:]):
            reach = Kind.NONE
        listed = mark is Kind.COMMA and reach is Kind.NONE and Kind.FOUND not in kinds
        if (mark in BREAKS and not listed) or (mark is Kind.CLOSE and began_inside):
            reach = None
        inside = mark is Kind.OPEN or (inside and mark is not Kind.CLOSE)
        if mark is Kind.COMMA and Kind.DENIED in kinds and kinds <= {Kind.DENIED, Kind.FILLER}:
            while kept and kept[-1].kind not in (Kind.STOP, Kind.BUT):
                kept.pop()
        if mark in BREAKS:
            kept.append(Token(mark, ()))
        for token in phrase:
            if token.kind in (Kind.NOT, Kind.NONE):
                began_inside = inside if reach is None else began_inside
                reach = Kind.NONE if Kind.NONE in (reach, token.kind) else Kind.NOT
            elif reach is None and Kind.DENIED not in kinds:
                kept.append(token)
    return kept


def _phrases(said: Iterable[Token]) -> list[Phrase]:
    """The tokens between two marks."""
    phrases = [Phrase(Kind.STOP, [])]
    for token in said:
        if token.kind in BREAKS or token.kind in _BRACKETS:
            phrases.append(Phrase(token.kind, []))
        else:
            phrases[-1].said.append(token)
    return phrases


def _offers(phrases: Iterable[Phrase]) -> bool:
    """Whether the phrases go on with a list that ends with "or"."""
    for mark, phrase in phrases:
        if mark is not Kind.COMMA:
            return False
        if any(token.kind is Kind.JOIN and token.value for token in phrase):
            return True
    return False
