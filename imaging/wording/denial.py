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
from imaging.wording.phrases import (
    BRACKETS,
    BREAKS,
    SAY_NOTHING,
    SENTENCE_ENDS,
    SUBJECTS,
    VERDICTS,
    Phrase,
    has_subject,
    phrase_of,
    phrases_of,
    sides_in,
    split_explained,
)
from imaging.wording.tokens import Token


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
_STEP_OF_DENIAL: Final = {TokenKind.NOT: Step.NOT, TokenKind.NONE: Step.NO}
_NO_UPTAKE: Final = Token(TokenKind.DENIED, ("list",))


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
            step = Step.NO if token == _NO_UPTAKE else _STEP_OF_DENIAL.get(token.kind)
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
    phrases = list(split_explained(phrases_of(tokens)))
    for index, phrase in enumerate(phrases):
        if denial.reach is Reach.TO_BREAK and _or_ahead(phrases[index:]):
            denial.take(Step.OR_AHEAD)
        denial.pass_mark(phrase)
        valid = _correct(kept, phrase) if TokenKind.CORRECTED in phrase.kinds else phrase
        back_to = () if _says_it_again(phrases, index) else _takes_back_to(valid, kept)
        _take_back(kept, back_to)
        if valid.mark in BREAKS:
            kept.append(Token(valid.mark, ()))
        kept.extend(denial.read(valid, of_another=bool(back_to)))
    return kept


def _or_ahead(phrases: Iterable[Phrase]) -> bool:
    """Whether the phrases go on with a list that ends with "or"."""
    for phrase in phrases:
        if phrase.mark is not TokenKind.COMMA:
            return False
        if any(token.kind is TokenKind.JOIN and "or" in token.value for token in phrase.tokens):
            return True
    return False


def _spared(phrase: Phrase) -> int:
    """How many tokens at the beginning of a denied phrase are of another: "focus after removal of ..."."""
    if phrase.gone_at is None or "list" not in phrase.tokens[phrase.gone_at].value:
        return 0
    # "Left inferior bed after removal of an adenoma" is about one place.
    names = any(token.kind in SUBJECTS for token in phrase.tokens[phrase.gone_at :])
    return phrase.gone_at if names else 0


def _says_it_again(phrases: list[Phrase], index: int) -> bool:
    """Whether all that a sentence has named before is denied already: "mediastinum negative, no uptake"."""
    before = phrases[index - 1] if index else None
    return (
        before is not None
        and phrases[index].mark is TokenKind.COMMA
        and before.mark in SENTENCE_ENDS
        and before.denied
        and not before.kinds.isdisjoint(SUBJECTS)
    )


def _takes_back_to(phrase: Phrase, kept: list[Token]) -> tuple[TokenKind, ...]:
    """The marks back to which a phrase denies what stands before it; none where it denies only itself.

    A verdict in brackets, or after them, is about the phrase before; any other about all that its sentence
    has said so far.
    """
    if not (_stands_alone(phrase) if phrase.gone is None else _tells_of_another(phrase, phrase.gone, kept)):
        return ()
    return BREAKS if phrase.mark in BRACKETS else SENTENCE_ENDS


def _stands_alone(phrase: Phrase) -> bool:
    """Whether a phrase is a verdict and no more: "left superior, not seen"."""
    return (
        not phrase.kinds.isdisjoint(VERDICTS)
        and phrase.mark not in SENTENCE_ENDS
        and phrase.kinds <= SAY_NOTHING
    )


def _tells_of_another(phrase: Phrase, gone: Token, kept: list[Token]) -> bool:
    """Whether what is gone is a candidate named before it: "left superior, which has resolved"."""
    if "here" in gone.value or phrase.kinds & SUBJECTS:
        return False
    before = _last_sentence(kept)
    if gone.kind is TokenKind.EXPLAINED and phrase.sides:
        return _is_the_one_before(phrase, before)
    if phrase.mark is not TokenKind.STOP:
        return True
    if "bare" in gone.value and any(token.kind is TokenKind.GLANDULAR for token in before):
        return False  # "left inferior adenoma. Multinodular goiter." speaks of two
    # A sentence of its own is about the one before only where it begins with the verdict or says no more.
    return (phrase.gone_at == 0 and "list" not in gone.value) or phrase.kinds <= SAY_NOTHING


def _is_the_one_before(phrase: Phrase, before: list[Token]) -> bool:
    """Whether an explanation with a side of its own can be of what stands before it.

    It is of another where that is called an adenoma, or lies on the other side.
    """
    if any(token.kind is TokenKind.GLANDULAR for token in before):
        return False
    sides = sides_in(before)
    return not sides or bool(sides & phrase.sides)


def _last_sentence(kept: list[Token]) -> list[Token]:
    """What the last sentence that names anything has kept."""
    sentence: list[Token] = []
    for token in reversed(kept):
        if token.kind in SENTENCE_ENDS and sentence:
            break
        if token.kind not in BREAKS:
            sentence.append(token)
    return sentence


def _correct(kept: list[Token], phrase: Phrase) -> Phrase:
    """Drop what a sentence has said before "should read"; the phrase that is left of it."""
    at = max(index for index, token in enumerate(phrase.tokens) if token.kind is TokenKind.CORRECTED)
    wrong, right = phrase.tokens[:at], phrase.tokens[at + 1 :]
    if not (phrase.mark in SENTENCE_ENDS and has_subject(wrong)):
        length = len(kept)
        before = list(kept)
        _take_back(kept, SENTENCE_ENDS)
        wrong = [*before[len(kept) : length], *wrong]
    if (sides_in(wrong) and not sides_in(right)) or (_places(wrong) and not _places(right)):
        # A side or a place alone does not say how the other one should read.
        strange = Token(TokenKind.STRANGE, ())
        right = [strange, *(token if token.kind is TokenKind.SIDE else strange for token in right)]
    return phrase_of(phrase.mark, right)


def _places(tokens: list[Token]) -> bool:
    return any(token.kind in SUBJECTS for token in tokens)


def _take_back(kept: list[Token], back_to: tuple[TokenKind, ...]) -> None:
    """Drop what was kept since one of these marks, and further back if that names no candidate."""
    named = False
    while back_to and kept and not (named and kept[-1].kind in back_to):
        named = kept.pop().kind in SUBJECTS or named
