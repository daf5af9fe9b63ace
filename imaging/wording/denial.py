"""What a wording denies: neither "no uptake in the thymus" nor "left superior, not seen" names a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from imaging.wording.lexicon import TokenKind
from imaging.wording.tokens import Token

BREAKS: Final = (TokenKind.COMMA, TokenKind.STOP, TokenKind.BUT)
_BRACKETS: Final = (TokenKind.OPEN, TokenKind.CLOSE)
_SAY_NOTHING: Final = {TokenKind.DENIED, TokenKind.GONE, TokenKind.FILLER, TokenKind.NUMBER}
# A phrase with one of these has a candidate of its own; a side alone may be that of the one before.
_SUBJECTS: Final = {
    TokenKind.GLAND,
    TokenKind.PLACE,
    TokenKind.LETTER,
    TokenKind.CODE,
    TokenKind.SHORT,
    TokenKind.NECK,
    TokenKind.MUSCLE,
    TokenKind.SKIP,
    TokenKind.AMBIGUOUS,
}


class Phrase(NamedTuple):
    mark: TokenKind  # the one before it
    said: list[Token]


def undenied(said: Iterable[Token]) -> list[Token]:
    """The tokens without what is denied.

    "Not" reaches to the next comma; "no", and "not" before a list that ends with "or", reach through the
    list, until something is said to be found. A verdict such as "is clear" denies the phrase it stands in;
    where it stands alone, all that its sentence has said so far. What is gone, such as "resolved", does so
    too wherever its phrase names no place of its own. What begins in brackets ends with them.
    """
    kept: list[Token] = []
    reach: TokenKind | None = None
    inside = began_inside = False
    phrases = _phrases(said)
    for index, (mark, phrase) in enumerate(phrases):
        kinds = {token.kind for token in phrase}
        gone = _gone(phrase)
        if reach is TokenKind.NOT and _offers(phrases[index:]):
            reach = TokenKind.NONE
        listed = (
            mark is TokenKind.COMMA and reach is TokenKind.NONE and not (TokenKind.FOUND in kinds or gone)
        )
        if (mark in BREAKS and not listed) or (mark is TokenKind.CLOSE and began_inside):
            reach = None
        inside = mark is TokenKind.OPEN or (inside and mark is not TokenKind.CLOSE)
        back_to = _back_to(mark, phrase, gone)
        _take_back(kept, back_to)
        if mark in BREAKS:
            kept.append(Token(mark, ()))
        other = _other(phrase, gone)
        for position, token in enumerate(phrase):
            if token.kind in (TokenKind.NOT, TokenKind.NONE):
                began_inside = inside if reach is None else began_inside
                reach = TokenKind.NONE if TokenKind.NONE in (reach, token.kind) else TokenKind.NOT
            elif reach is None and (position < other or not (TokenKind.DENIED in kinds or gone)):
                kept.append(token)
        if gone:
            # Through a list as "no" does, else to the next break: brackets tell more of the same candidate.
            reach = TokenKind.NONE if "list" in gone.value else TokenKind.GONE
            began_inside = inside and not back_to
    return kept


def _gone(phrase: Iterable[Token]) -> Token | None:
    """What says that the candidate of the phrase is gone, unless that is itself denied: "not an artifact"."""
    for token in phrase:
        if token.kind in (TokenKind.NOT, TokenKind.NONE):
            return None
        if token.kind is TokenKind.GONE:
            return token
    return None


def _other(phrase: list[Token], gone: Token | None) -> int:
    """How many tokens before what was removed are not about it, as in "focus after removal of ..."."""
    if gone is None or "list" not in gone.value:
        return 0
    index = phrase.index(gone)
    names = any(token.kind in _SUBJECTS for token in phrase[index:])
    return index if names else 0  # "left inferior bed after removal of an adenoma" is about one place


def _back_to(mark: TokenKind, phrase: list[Token], gone: Token | None) -> tuple[TokenKind, ...]:
    """The marks between which a phrase denies what stands before it; none where it denies only itself."""
    kinds = {token.kind for token in phrase}
    bare = kinds <= _SAY_NOTHING
    if gone:
        # A sentence of its own is about the one before only where it begins with the verdict.
        begins = phrase[0] is gone and not gone.value
        after = not (kinds & _SUBJECTS or "here" in gone.value) and (
            bare or begins or mark is not TokenKind.STOP
        )
    else:
        after = TokenKind.DENIED in kinds and bare and mark in (TokenKind.COMMA, *_BRACKETS)
    if not after:
        return ()
    return BREAKS if mark in _BRACKETS else (TokenKind.STOP, TokenKind.BUT)


def _take_back(kept: list[Token], back_to: tuple[TokenKind, ...]) -> None:
    """Drop what was kept since one of these marks, and further back if that names no candidate."""
    named = False
    while back_to and kept and not (named and kept[-1].kind in back_to):
        named = kept.pop().kind in _SUBJECTS or named


def _phrases(said: Iterable[Token]) -> list[Phrase]:
    """The tokens between two marks."""
    phrases = [Phrase(TokenKind.STOP, [])]
    for token in said:
        if token.kind in BREAKS or token.kind in _BRACKETS:
            phrases.append(Phrase(token.kind, []))
        else:
            phrases[-1].said.append(token)
    return phrases


def _offers(phrases: Iterable[Phrase]) -> bool:
    """Whether the phrases go on with a list that ends with "or"."""
    for mark, phrase in phrases:
        if mark is not TokenKind.COMMA:
            return False
        if any(token.kind is TokenKind.JOIN and token.value for token in phrase):
            return True
    return False
