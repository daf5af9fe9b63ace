"""What a wording denies: neither "no uptake in the thymus" nor "left superior, not seen" names a place.

A wording is a row of phrases with a mark before each: a comma, a stop, a "but" or a bracket. A machine reads
it once from its beginning; its state is how far a denial that has begun still reaches (`Reach`), and `_NEXT`
is its grammar. A verdict may deny what stands before it too (`_takes_back_to`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from imaging.wording.lexicon import TokenKind
from imaging.wording.tokens import Token

BREAKS: Final = (TokenKind.COMMA, TokenKind.STOP, TokenKind.BUT)
_SENTENCE_ENDS: Final = (TokenKind.STOP, TokenKind.BUT)
_BRACKETS: Final = (TokenKind.OPEN, TokenKind.CLOSE)
_MARKS: Final = {*BREAKS, *_BRACKETS}
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


class Reach(Enum):
    """How far the denial that has begun reaches: the states of the machine."""

    NOTHING = auto()  # nothing is denied
    TO_BREAK = auto()  # after "not": to the next comma
    THROUGH_LIST = auto()  # after "no": through the list, until something is said to be found
    REST_OF_GONE = auto()  # after "resolved": to the next comma, which brackets do not end


class Step(Enum):
    """What moves the machine from one state to the next."""

    NOT = auto()
    NO = auto()
    GONE = auto()  # "resolved"
    GONE_LIST = auto()  # "removal of", which a list may follow
    OR_AHEAD = auto()  # a comma, and the list that goes on there ends with "or"
    LIST_COMMA = auto()  # a comma before a phrase that may be the next of a denied list
    BREAK = auto()  # any other comma, a stop or a "but"
    BRACKET_ENDS = auto()  # the bracket in which the denial began


# A step that is not named leaves the state as it is.
_NEXT: Final[dict[Reach, dict[Step, Reach]]] = {
    Reach.NOTHING: {
        Step.NOT: Reach.TO_BREAK,
        Step.NO: Reach.THROUGH_LIST,
        Step.GONE: Reach.REST_OF_GONE,
        Step.GONE_LIST: Reach.THROUGH_LIST,
    },
    Reach.TO_BREAK: {
        Step.OR_AHEAD: Reach.THROUGH_LIST,
        Step.NO: Reach.THROUGH_LIST,
        Step.GONE: Reach.REST_OF_GONE,
        Step.GONE_LIST: Reach.THROUGH_LIST,
        Step.LIST_COMMA: Reach.NOTHING,
        Step.BREAK: Reach.NOTHING,
        Step.BRACKET_ENDS: Reach.NOTHING,
    },
    Reach.THROUGH_LIST: {
        Step.GONE: Reach.REST_OF_GONE,
        Step.BREAK: Reach.NOTHING,
        Step.BRACKET_ENDS: Reach.NOTHING,
    },
    Reach.REST_OF_GONE: {
        Step.NOT: Reach.TO_BREAK,
        Step.NO: Reach.THROUGH_LIST,
        Step.GONE_LIST: Reach.THROUGH_LIST,
        Step.LIST_COMMA: Reach.NOTHING,
        Step.BREAK: Reach.NOTHING,
        Step.BRACKET_ENDS: Reach.NOTHING,
    },
}
_DENIALS: Final = {TokenKind.NOT: Step.NOT, TokenKind.NONE: Step.NO}


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
        return self.gone_at is not None or TokenKind.DENIED in self.kinds

    @property
    def finds(self) -> bool:
        """Whether it is no further item of a denied list: something is found, or gone."""
        return self.gone_at is not None or TokenKind.FOUND in self.kinds


class Denial(Struct):
    """The machine: its state, and the brackets around it."""

    reach: Reach = Reach.NOTHING
    in_brackets: bool = False
    began_in_brackets: bool = False

    def take(self, step: Step) -> None:
        """Go from one state to the next."""
        self.reach = _NEXT[self.reach].get(step, self.reach)

    def pass_mark(self, phrase: Phrase) -> None:
        """Read the mark before a phrase."""
        mark = phrase.mark
        if mark is TokenKind.COMMA and not phrase.finds:
            self.take(Step.LIST_COMMA)
        elif mark in BREAKS:
            self.take(Step.BREAK)
        elif mark is TokenKind.OPEN:
            self.in_brackets = True
        else:
            self.in_brackets = False
            if self.began_in_brackets:
                self.take(Step.BRACKET_ENDS)

    def read(self, phrase: Phrase, *, of_another: bool) -> Iterator[Token]:
        """The tokens of a phrase that nothing denies; `of_another`: what it says is gone was named before."""
        spared = len(phrase.tokens) if not phrase.denied else _spared(phrase)
        for position, token in enumerate(phrase.tokens):
            step = _DENIALS.get(token.kind)
            if step is not None:
                if self.reach is Reach.NOTHING:
                    self.began_in_brackets = self.in_brackets
                self.take(step)
            elif self.reach is Reach.NOTHING and position < spared:
                yield token
        if phrase.gone is not None:
            self.take(Step.GONE_LIST if "list" in phrase.gone.value else Step.GONE)
            # What is said in brackets of the candidate before them holds after them too.
            self.began_in_brackets = self.in_brackets and not of_another


def undenied(tokens: Iterable[Token]) -> list[Token]:
    """The tokens without what is denied; the breaks between them stay."""
    kept: list[Token] = []
    denial = Denial()
    phrases = _phrases(tokens)
    for index, phrase in enumerate(phrases):
        if denial.reach is Reach.TO_BREAK and _or_ahead(phrases[index:]):
            denial.take(Step.OR_AHEAD)
        denial.pass_mark(phrase)
        back_to = _takes_back_to(phrase)
        _take_back(kept, back_to)
        if phrase.mark in BREAKS:
            kept.append(Token(phrase.mark, ()))
        kept.extend(denial.read(phrase, of_another=bool(back_to)))
    return kept


def _phrases(tokens: Iterable[Token]) -> list[Phrase]:
    phrases: list[Phrase] = []
    mark, between = TokenKind.STOP, list[Token]()
    for token in tokens:
        if token.kind in _MARKS:
            phrases.append(_phrase(mark, between))
            mark, between = token.kind, []
        else:
            between.append(token)
    return [*phrases, _phrase(mark, between)]


def _phrase(mark: TokenKind, tokens: list[Token]) -> Phrase:
    return Phrase(mark, tokens, {token.kind for token in tokens}, _gone_at(tokens))


def _gone_at(tokens: list[Token]) -> int | None:
    """Where a phrase says that its candidate is gone, unless that is itself denied: "not an artifact"."""
    for index, token in enumerate(tokens):
        if token.kind in _DENIALS:
            return None
        if token.kind is TokenKind.GONE:
            return index
    return None


def _or_ahead(phrases: Iterable[Phrase]) -> bool:
    """Whether the phrases go on with a list that ends with "or"."""
    for phrase in phrases:
        if phrase.mark is not TokenKind.COMMA:
            return False
        if any(token.kind is TokenKind.JOIN and token.value for token in phrase.tokens):
            return True
    return False


def _spared(phrase: Phrase) -> int:
    """How many tokens at the beginning of a denied phrase are of another: "focus after removal of ..."."""
    if phrase.gone_at is None or "list" not in phrase.tokens[phrase.gone_at].value:
        return 0
    # "Left inferior bed after removal of an adenoma" is about one place.
    names = any(token.kind in _SUBJECTS for token in phrase.tokens[phrase.gone_at :])
    return phrase.gone_at if names else 0


def _takes_back_to(phrase: Phrase) -> tuple[TokenKind, ...]:
    """The marks back to which a phrase denies what stands before it; none where it denies only itself.

    A verdict in brackets, or after them, is about the phrase before; any other about all that its sentence
    has said so far.
    """
    if not (_stands_alone(phrase) if phrase.gone is None else _tells_of_another(phrase, phrase.gone)):
        return ()
    return BREAKS if phrase.mark in _BRACKETS else _SENTENCE_ENDS


def _stands_alone(phrase: Phrase) -> bool:
    """Whether a phrase is a verdict and no more: "left superior, not seen"."""
    return (
        TokenKind.DENIED in phrase.kinds
        and phrase.mark not in _SENTENCE_ENDS
        and phrase.kinds <= _SAY_NOTHING
    )


def _tells_of_another(phrase: Phrase, gone: Token) -> bool:
    """Whether what is gone is a candidate named before it: "left superior, which has resolved"."""
    if "here" in gone.value or phrase.kinds & _SUBJECTS:
        return False
    if phrase.mark is not TokenKind.STOP:
        return True
    # A sentence of its own is about the one before only where it begins with the verdict or says no more.
    return (phrase.gone_at == 0 and not gone.value) or phrase.kinds <= _SAY_NOTHING


def _take_back(kept: list[Token], back_to: tuple[TokenKind, ...]) -> None:
    """Drop what was kept since one of these marks, and further back if that names no candidate."""
    named = False
    while back_to and kept and not (named and kept[-1].kind in back_to):
        named = kept.pop().kind in _SUBJECTS or named
