"""Reading the wording of a location into the set of sites that it names.

The rules are those of docs/clinical-rules.md, section "Places". Nothing is guessed: what is denied, what only
names a vessel or a node, and what contradicts itself adds nothing, and wording that leaves no site is
unlocated.

Tokens, without those that are denied, become clauses, one side and place each; a clause with a side alone
lends it to the place it belongs to; then each clause says its sites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct, field

from imaging.anatomy.sites import MEDIASTINAL_PLACES, MIDLINE, NECK_PLACES, NOWHERE, SIDES, Sites, on, side_of
from imaging.wording.denial import undenied
from imaging.wording.lexicon import TokenKind
from imaging.wording.tokens import Token, tokens


def named_sites(text: str) -> Sites:
    """The sites that a wording names; none where it names none or is not understood."""
    clauses = _clauses(undenied(_positions(tokens(text))))
    if any(clause.sides and (clause.torn or clause.crossed) for clause in clauses):
        return NOWHERE  # one candidate is not understood; the others alone would say too much
    necks = _lend_sides(clauses)
    return Sites.union([*necks, *_named_by(clauses)])


def named_sides(text: str) -> set[str]:
    """The sides that a wording names, whether or not a place stands beside them."""
    sides: set[str] = set()
    for kind, value in undenied(tokens(text)):
        if kind is TokenKind.SIDE:
            sides.update(value)
        elif kind is TokenKind.SHORT:
            sides.add(value[0])
        elif kind is TokenKind.CODE:
            sides.update(map(side_of, value))
    return sides


class Clause(Struct):
    """One side-and-place of a wording."""

    sides: set[str] = field(default_factory=set)
    glands: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    sites: Sites = NOWHERE  # written as codes
    lent: set[str] = field(default_factory=set)  # sides that stood alone before or after it
    mid_pole: bool = False  # names both normal positions on purpose
    neck: bool = False
    strange: bool = False
    unsure: bool = False
    doubted: bool = False
    sentence: int = 0  # which one it stands in
    tied: bool = False  # begins with a second side, without a comma
    void: bool = False

    @property
    def named(self) -> set[str]:
        """The places of the clause; a place off the normal position replaces the normal position."""
        if self.void:
            return set()
        if self.places or self.letters:
            return self.places | self.letters
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
    def side_alone(self) -> bool:
        """Whether it names a side and no place."""
        return bool(self.sides) and self.placeless and not self.void


# Adds what a token stands for to the clause being read, the last of the list, or begins the next one.
Reader = Callable[[list[Clause], tuple[str, ...]], None]


def _positions(wording: Iterable[Token]) -> list[Token]:
    """The tokens, with the positions doubted that may be of something else: a lower (left) lip is no pole."""
    kept = list(wording)
    owner: TokenKind | None = None  # of the next token that is no side
    for index in reversed(range(len(kept))):
        kind = kept[index].kind
        if kind is TokenKind.GLAND and owner is TokenKind.STRANGE:
            kept[index] = Token(TokenKind.DOUBTED, ())
        if kind is not TokenKind.SIDE:
            owner = kind
    return kept


def _clauses(wording: list[Token]) -> list[Clause]:
    """The clauses of a wording; each token does to the last of them what `_READ` says of its kind."""
    grafted = any(token.kind is TokenKind.GRAFT for token in wording)
    clauses = [Clause()]
    for kind, value in wording:
        # A muscle in which a graft lies is its place, and any other a landmark.
        read = _READ.get(TokenKind.PLACE if grafted and kind is TokenKind.MUSCLE else kind)
        if read is not None:
            read(clauses, value)
    return clauses


def _begin_clause(clauses: list[Clause], _value: tuple[str, ...]) -> None:
    clauses.append(Clause(sentence=clauses[-1].sentence))


def _begin_sentence(clauses: list[Clause], _value: tuple[str, ...]) -> None:
    clauses.append(Clause(sentence=clauses[-1].sentence + 1))


def _add_side(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clause, sides = clauses[-1], set(value)
    if not clause.sides:
        clause.sides = sides
    elif clause.sides != sides:
        if clause.placeless:
            clause.void = True  # two sides and nothing between them
        else:
            # The next place begins without a comma.
            clauses.append(Clause(sides=sides, sentence=clause.sentence, tied=True))


def _add_short(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clause, (side, gland) = clauses[-1], value
    clause.void = clause.void or bool(clause.sides)
    clause.sides.add(side)
    clause.glands.add(gland)


def _add_gland(clauses: list[Clause], value: tuple[str, ...]) -> None:
    clause = clauses[-1]
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
    TokenKind.JOIN: _begin_clause,
    TokenKind.COMMA: _begin_clause,
    TokenKind.STOP: _begin_sentence,
    TokenKind.BUT: _begin_sentence,
    TokenKind.SIDE: _add_side,
    TokenKind.SHORT: _add_short,
    TokenKind.GLAND: _add_gland,
    TokenKind.PLACE: _add_place,
    TokenKind.LETTER: _add_letter,
    TokenKind.CODE: _add_code,
    TokenKind.NECK: _marks("neck"),
    TokenKind.STRANGE: _marks("strange"),
    TokenKind.NUMBER: _marks("strange"),
    TokenKind.BESIDE: _marks("strange"),
    TokenKind.MUSCLE: _marks("strange"),
    TokenKind.DOUBTED: _marks("doubted"),
    TokenKind.UNSURE: _marks("unsure"),
    TokenKind.AMBIGUOUS: _marks("void"),
}


def _lend_sides(clauses: list[Clause]) -> list[Sites]:
    """Lend each side that stands alone to the place it belongs to; the necks of those that belong to none."""
    necks: list[Sites] = []
    for index, clause in enumerate(clauses):
        if not clause.side_alone:
            continue
        place = _place_of_side(clauses, index)
        if place is not None:
            place.lent |= clause.sides
        elif _in_neck(clause, clauses):
            necks.append(on(clause.sides, NECK_PLACES))
    return necks


def _place_of_side(clauses: list[Clause], index: int) -> Clause | None:
    """What a side that stands alone belongs to: the next place, or the last one where none follows."""
    side = clauses[index]
    following = next((clause for clause in clauses[index + 1 :] if clause.named), None)
    if following is not None:
        return following if _takes(following, side) else None
    before = reversed(clauses[:index])
    return next((clause for clause in before if clause.named and not (clause.sides or clause.sites)), None)


def _takes(place: Clause, side: Clause) -> bool:
    """Whether the place after a side that stands alone takes that side."""
    if side.neck and (place.sides or place.named <= set(MEDIASTINAL_PLACES)):
        return False
    return not place.sides or not (side.strange or side.sentence != place.sentence)


def _in_neck(clause: Clause, clauses: list[Clause]) -> bool:
    """Whether a side alone means that side of the neck: not beside words that are not known."""
    if clause.neck:
        return not (clause.strange or clause.unsure)
    return not any(other.strange or other.unsure or other.void for other in clauses)


def _named_by(clauses: list[Clause]) -> list[Sites]:
    """The sites of each clause; a place without a side takes the only side named."""
    clauses = [clause for clause in clauses if not clause.void]
    named = {side for clause in clauses for side in (*clause.sides, *map(side_of, clause.sites))}
    only = named if len(named) == 1 else set()
    return [clause.sites | _on(_sides_of(clause, only), clause) for clause in clauses]


def _sides_of(clause: Clause, only: set[str]) -> set[str]:
    return clause.sides | clause.lent or (set() if clause.sites else only)


def _on(sides: set[str], clause: Clause) -> Sites:
    if clause.letters == {"retropharyngeal"} and not clause.places:
        return on([MIDLINE], clause.letters)
    if clause.letters and not sides:
        return NOWHERE  # Perrier's letters are written with a side, all but the one in the midline
    return on(sides or SIDES, clause.named)
