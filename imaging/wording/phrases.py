"""A wording as phrases: the tokens between two marks, and what they say of their candidate.

A phrase may explain one of two joined candidates, or where the explained one lies: `split_explained`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from imaging.wording.lexicon import TokenKind
from imaging.wording.tokens import Token

BREAKS: Final = (TokenKind.COMMA, TokenKind.STOP, TokenKind.BUT)
SENTENCE_ENDS: Final = (TokenKind.STOP, TokenKind.BUT)
BRACKETS: Final = (TokenKind.OPEN, TokenKind.CLOSE)
_MARKS: Final = {*BREAKS, *BRACKETS}
VERDICTS: Final = (TokenKind.DENIED, TokenKind.HARMLESS)
_ENDS: Final = (TokenKind.GONE, TokenKind.EXPLAINED)
SAY_NOTHING: Final = {*VERDICTS, *_ENDS, TokenKind.FILLER, TokenKind.NUMBER}
# A phrase with one of these has a candidate of its own; a side alone may be that of the one before.
SUBJECTS: Final = {
    TokenKind.GLAND,
    TokenKind.PLACE,
    TokenKind.LETTER,
    TokenKind.CODE,
    TokenKind.SHORT,
    TokenKind.NECK,
    TokenKind.MUSCLE,
    TokenKind.SHEATH,
    TokenKind.SKIP,
    TokenKind.AMBIGUOUS,
}
DENIALS: Final = (TokenKind.NOT, TokenKind.NONE)


class Phrase(Struct):
    """The tokens between two marks."""

    mark: TokenKind  # the one before it
    tokens: list[Token]
    kinds: set[TokenKind]
    gone_at: int | None  # where it says that its candidate is gone

    @property
    def gone(self) -> Token | None:
        """The word that says that its candidate is gone."""
        return None if self.gone_at is None else self.tokens[self.gone_at]

    @property
    def denied(self) -> bool:
        """Whether a verdict in it denies its own candidate."""
        return self.gone_at is not None or not self.kinds.isdisjoint(VERDICTS)

    @property
    def finds(self) -> bool:
        """Whether it is no further item of a denied list: something is found, or gone."""
        return self.gone_at is not None or not self.kinds.isdisjoint((TokenKind.FOUND, TokenKind.GLANDULAR))

    @property
    def explains(self) -> bool:
        """Whether it says that a candidate is no gland."""
        return self.gone is not None and self.gone.kind is TokenKind.EXPLAINED

    @property
    def sides(self) -> set[str]:
        """The sides that it names of its own."""
        return sides_in(self.tokens)


def phrases_of(tokens: Iterable[Token]) -> list[Phrase]:
    """The phrases of a wording."""
    phrases: list[Phrase] = []
    mark, between = TokenKind.STOP, list[Token]()
    for token in tokens:
        if token.kind in _MARKS:
            phrases.append(phrase_of(mark, between))
            mark, between = token.kind, []
        else:
            between.append(token)
    return [*phrases, phrase_of(mark, between)]


def phrase_of(mark: TokenKind, tokens: list[Token]) -> Phrase:
    """The phrase of these tokens, with the mark before it."""
    return Phrase(mark, tokens, {token.kind for token in tokens}, _gone_at(tokens))


def _gone_at(tokens: list[Token]) -> int | None:
    """Where a phrase says that its candidate is gone, unless that is itself denied: "not an artifact"."""
    for index, token in enumerate(tokens):
        if token.kind in DENIALS:
            return None
        if token.kind in _ENDS:
            return index
    return None


def sides_in(tokens: Iterable[Token]) -> set[str]:
    """The sides among these tokens, those of landmarks left out."""
    sides: set[str] = set()
    for kind, value in tokens:
        if kind is TokenKind.SIDE:
            sides.update(value)
        elif kind is TokenKind.SHORT:
            sides.add(value[0])
    return sides


def split_explained(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases, those that explain one of two joined candidates as two.

    "Left inferior adenoma and right thyroid nodule" has both; "adenoma or thyroid nodule" explains nothing.
    """
    for phrase in _with_their_places(phrases):
        if not phrase.explains:
            yield phrase
            continue
        mark = phrase.mark
        for part in _parts(phrase.tokens):
            yield phrase_of(mark, part)
            mark = TokenKind.COMMA


def _with_their_places(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases, those that say where the explained one before them lies as one with it.

    "Thyroid nodule, left lower pole" is one finding; "left thyroid nodule, right lower pole" is two.
    """
    joined: list[Phrase] = []
    for phrase in phrases:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.explains
            and last.mark is TokenKind.STOP
            and phrase.mark is TokenKind.COMMA
            and not (phrase.finds or phrase.denied)
            and (not last.sides or phrase.sides <= last.sides)
        ):
            joined[-1] = phrase_of(last.mark, [*last.tokens, *phrase.tokens])
        else:
            joined.append(phrase)
    return joined


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """The joined parts of a phrase: one that names an adenoma or lesion stands for itself."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind is TokenKind.JOIN:
            parts.append([token])
        else:
            parts[-1].append(token)
    whole: list[list[Token]] = []
    for part in parts:
        if whole and not (_glandular(whole[-1]) or _glandular(part)):
            whole[-1] = [*whole[-1], *part]
        else:
            whole.append(part)
    for before, part in zip(whole, whole[1:], strict=False):
        if _glandular(before) and (part[0].value or not has_subject(part)):
            part[:] = [_as_landmark(token) for token in part]
    return whole


def _glandular(tokens: list[Token]) -> bool:
    kinds = {token.kind for token in tokens}
    return TokenKind.GLANDULAR in kinds and TokenKind.EXPLAINED not in kinds


def has_subject(tokens: list[Token]) -> bool:
    """Whether these tokens have a candidate of their own, a side at least."""
    return any(token.kind is TokenKind.SIDE or token.kind in SUBJECTS for token in tokens)


def _as_landmark(token: Token) -> Token:
    return Token(TokenKind.BESIDE, ()) if token.kind is TokenKind.EXPLAINED else token
