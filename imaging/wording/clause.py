"""The clauses of a wording, one side and place each, as its tokens fill them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct, field

from imaging.anatomy.sites import NOWHERE, Sites
from imaging.wording.lexicon import TokenKind
from imaging.wording.tokens import Token


class Clause(Struct):
    """One side-and-place of a wording."""

    sides: set[str] = field(default_factory=set)
    glands: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    sites: Sites = NOWHERE  # written as codes
    lent: set[str] = field(default_factory=set)  # sides that stood alone before or after it
    sheath: bool = False  # along what runs in the carotid sheath
    sheath_sides: set[str] = field(default_factory=set)
    mid_pole: bool = False  # names both normal positions on purpose
    height: bool = False  # the normal position that follows is only a height
    reaching: bool = False  # what follows is only what the lesion reaches
    after_reach: bool = False  # joined to what a lesion reaches: more of it, or the next candidate
    candidate: bool = False  # speaks of a candidate
    short: bool = False  # RL and the like
    contradicted: bool = False  # RL and the like, beside another side
    vessel: bool = False  # speaks of a vessel, nerve or node
    neck: bool = False
    strange: bool = False
    unsure: bool = False
    doubted: bool = False
    sentence: int = 0  # which one it stands in
    tied: bool = False  # begins with a second side, without a comma
    void: bool = False

    @property
    def own_sides(self) -> set[str]:
        """Its sides; those of a vessel where that is its place."""
        return self.sides or (self.sheath_sides if self.named == {"carotid_sheath"} else set())

    @property
    def named(self) -> set[str]:
        """The places of the clause; a place off the normal position replaces the normal position."""
        if self.void:
            return set()
        if self.places or self.letters:
            return self.places | self.letters
        if self.sheath and not self.glands and not self.sites:
            return {"carotid_sheath"}
        return set() if self.unsure or self.torn else self.glands

    @property
    def torn(self) -> bool:
        """Whether the normal position cannot be told: doubted, or two of them with nothing between."""
        two = len(self.glands) > 1 and not self.mid_pole
        return (two or self.doubted) and not (self.places or self.letters)

    @property
    def crossed(self) -> bool:
        """Whether its side only contradicts the one before: right lower pole of the left lobe."""
        return self.tied and self.neck and self.placeless

    @property
    def placeless(self) -> bool:
        return not (self.places or self.letters or self.glands or self.sites)

    @property
    def unclear(self) -> bool:
        """Whether it may be one more candidate, with a side of its own, or only what another reaches."""
        if self.contradicted:
            return True
        if self.after_reach and not self.candidate and self.sides and not self.placeless:
            return True
        return bool(self.sides and self.sheath_sides - self.sides and self.named == {"carotid_sheath"})

    @property
    def letters_alone(self) -> bool:
        """Whether it names a letter of Perrier that needs a side, and no place beside it."""
        return bool(self.letters) and not self.places and self.letters != {"retropharyngeal"}

    @property
    def side_alone(self) -> bool:
        """Whether it names a side and no place."""
        return bool(self.sides) and self.placeless and not self.void and not self.sheath


# Adds what a token stands for to the clause being read, the last of the list, or begins the next one.
Reader = Callable[[list[Clause], tuple[str, ...]], None]
# To these a position before them belongs, and not to a gland.
_OWNERS: Final = (TokenKind.STRANGE, TokenKind.ORGAN, TokenKind.MUSCLE)


def doubt_positions(wording: Iterable[Token]) -> list[Token]:
    """The tokens, with the positions doubted that may be of something else: a lower (left) lip is no pole."""
    kept = list(wording)
    owner: TokenKind | None = None  # of the next token that is no side
    for index in reversed(range(len(kept))):
        kind = kept[index].kind
        if kind is TokenKind.GLAND and owner in _OWNERS:
            kept[index] = Token(TokenKind.DOUBTED, ())
        if kind is not TokenKind.SIDE:
            owner = kind
    return kept


def clauses_of(wording: list[Token]) -> list[Clause]:
    """The clauses of a wording; each token does to the last of them what `_READ` says of its kind."""
    grafted = any(token.kind is TokenKind.GRAFT for token in wording)
    clauses = [Clause()]
    for kind, value in wording:
        # A muscle in which a graft lies is its place, and any other a landmark.
        read = _READ.get(TokenKind.PLACE if grafted and kind is TokenKind.MUSCLE else kind)
        if read is not None and (kind in _SEPARATE or not clauses[-1].reaching):
            read(clauses, value)
    for clause in clauses:
        # What is joined to a landmark without a side or a candidate of its own is a landmark.
        clause.void = clause.void or (clause.after_reach and not clause.candidate and not clause.sides)
    return clauses


def _begin_clause(clauses: list[Clause], _value: tuple[str, ...]) -> None:
    clauses.append(Clause(sentence=clauses[-1].sentence))


def _join_clause(clauses: list[Clause], _value: tuple[str, ...]) -> None:
    last = clauses[-1]
    after_reach = last.reaching or (last.after_reach and not last.candidate)
    clauses.append(Clause(sentence=last.sentence, after_reach=after_reach))


def _begin_sentence(clauses: list[Clause], _value: tuple[str, ...]) -> None:
    clauses.append(Clause(sentence=clauses[-1].sentence + 1))


def _add_side(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clause, sides = clauses[-1], set(value)
    if not clause.sides:
        clause.sides = sides
    elif clause.sides != sides:
        if clause.short:
            clause.contradicted = True
        elif clause.placeless:
            clause.void = True  # two sides and nothing between them
        else:
            # The next place begins without a comma.
            clauses.append(Clause(sides=sides, sentence=clause.sentence, tied=True))


def _add_short(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clause, (side, gland, *pole) = clauses[-1], value
    clause.contradicted = clause.contradicted or bool(clause.sides - {side} if pole else clause.sides)
    clause.sides.add(side)
    clause.glands.add(gland)
    clause.short = True


def _add_sheath(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clauses[-1].sheath = True
    clauses[-1].sheath_sides.update(value)


def _add_gland(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clause = clauses[-1]
    if clause.height and clause.sheath:
        return
    clause.glands.update(value)
    clause.mid_pole = clause.mid_pole or len(value) > 1


def _add_place(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clauses[-1].places.update(value)


def _add_letter(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clauses[-1].letters.update(value)


def _add_code(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clauses[-1].sites |= Sites.of(value)


def _marks(name: str) -> Reader:
    def mark(clauses: list[Clause], _value: tuple[str, ...]) -> None:
        setattr(clauses[-1], name, True)

    return mark


_READ: Final[dict[TokenKind, Reader]] = {
    TokenKind.JOIN: _join_clause,
    TokenKind.COMMA: _begin_clause,
    TokenKind.STOP: _begin_sentence,
    TokenKind.BUT: _begin_sentence,
    TokenKind.SIDE: _add_side,
    TokenKind.SHORT: _add_short,
    TokenKind.GLAND: _add_gland,
    TokenKind.PLACE: _add_place,
    TokenKind.LETTER: _add_letter,
    TokenKind.CODE: _add_code,
    TokenKind.SHEATH: _add_sheath,
    TokenKind.LEVEL: _marks("height"),
    TokenKind.EXTENT: _marks("reaching"),
    TokenKind.FOUND: _marks("candidate"),
    TokenKind.GLANDULAR: _marks("candidate"),
    TokenKind.NECK: _marks("neck"),
    TokenKind.STRANGE: _marks("strange"),
    TokenKind.SKIP: _marks("vessel"),
    TokenKind.NUMBER: _marks("strange"),
    TokenKind.BESIDE: _marks("strange"),
    TokenKind.MUSCLE: _marks("strange"),
    TokenKind.DOUBTED: _marks("doubted"),
    TokenKind.UNSURE: _marks("unsure"),
    TokenKind.AMBIGUOUS: _marks("void"),
}
# What begins the next clause.
_SEPARATE: Final = (TokenKind.JOIN, TokenKind.COMMA, TokenKind.STOP, TokenKind.BUT)
