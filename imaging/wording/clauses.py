"""Reading the wording of a location into the set of sites that it names.

The rules are those of docs/clinical-rules.md, section "Places". Nothing is guessed: what is denied, what only
names a vessel or a node, and what contradicts itself adds nothing, and wording that leaves no site is
unlocated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct, field

from imaging.anatomy.sites import MEDIASTINAL_PLACES, MIDLINE, NECK_PLACES, NOWHERE, SIDES, Sites, on, side_of
from imaging.wording.denial import BREAKS, undenied
from imaging.wording.lexicon import TokenKind
from imaging.wording.tokens import Token, tokens


def named_sites(text: str) -> Sites:
    """The sites that a wording names; none where it names none or is not understood."""
    return _resolve(_clauses(undenied(_positions(tokens(text)))))


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


_SETS: Final = {TokenKind.GLAND: "glands", TokenKind.PLACE: "places", TokenKind.LETTER: "letters"}
_MARKS: Final = {
    TokenKind.NECK: "neck",
    TokenKind.STRANGE: "strange",
    TokenKind.NUMBER: "strange",
    TokenKind.BESIDE: "strange",
    TokenKind.DOUBTED: "doubted",
    TokenKind.MUSCLE: "strange",
    TokenKind.UNSURE: "unsure",
    TokenKind.AMBIGUOUS: "void",
}


def _positions(said: Iterable[Token]) -> list[Token]:
    """The tokens, with the positions doubted that may be of something else: a lower (left) lip is no pole."""
    kept = list(said)
    owner: TokenKind | None = None  # of the next token that is no side
    for index in reversed(range(len(kept))):
        kind = kept[index].kind
        if kind is TokenKind.GLAND and owner is TokenKind.STRANGE:
            kept[index] = Token(TokenKind.DOUBTED, ())
        if kind is not TokenKind.SIDE:
            owner = kind
    return kept


def _clauses(said: list[Token]) -> list[Clause]:
    grafted = any(token.kind is TokenKind.GRAFT for token in said)
    clauses = [Clause()]  # the last is the one being read
    for kind, value in said:
        clause = clauses[-1]
        if kind is TokenKind.JOIN or kind in BREAKS:
            clauses.append(Clause(sentence=clause.sentence + (kind in (TokenKind.STOP, TokenKind.BUT))))
        elif kind is TokenKind.SIDE:
            _add_side(clauses, set(value))
        elif kind is TokenKind.SHORT:
            clause.void = clause.void or bool(clause.sides)
            clause.sides.add(value[0])
            clause.glands.add(value[1])
        elif kind is TokenKind.CODE:
            clause.sites |= Sites.of(value)
        elif kind is TokenKind.MUSCLE and grafted:
            clause.places |= set(value)
        elif kind in _SETS:
            getattr(clause, _SETS[kind]).update(value)
            clause.mid_pole = clause.mid_pole or (kind is TokenKind.GLAND and len(value) > 1)
        elif kind in _MARKS:
            setattr(clause, _MARKS[kind], True)
    return clauses


def _add_side(clauses: list[Clause], sides: set[str]) -> None:
    clause = clauses[-1]
    if not clause.sides:
        clause.sides = sides
    elif clause.sides != sides:
        if clause.placeless:
            clause.void = True  # two sides and nothing between them
        else:
            # The next place begins without a comma.
            clauses.append(Clause(sides=sides, sentence=clause.sentence, tied=True))


def _resolve(clauses: list[Clause]) -> Sites:
    found: list[Sites] = []
    if any(clause.sides and (clause.torn or clause.crossed) for clause in clauses):
        return NOWHERE  # one candidate is not understood; the others alone would say too much
    for index, clause in enumerate(clauses):
        if clause.void or not clause.placeless or not clause.sides:
            continue
        if not _lend(clauses, index) and _in_neck(clause, clauses):
            found.append(on(clause.sides, NECK_PLACES))
    clauses = [clause for clause in clauses if not clause.void]
    named = {side for clause in clauses for side in (*clause.sides, *map(side_of, clause.sites))}
    only = named if len(named) == 1 else set()
    for clause in clauses:
        sides = clause.sides | clause.lent or (only if not clause.sites else set())
        found += [clause.sites, _on(sides, clause)]
    return Sites.union(found)


def _in_neck(clause: Clause, clauses: list[Clause]) -> bool:
    """Whether a side alone means that side of the neck: not beside words that are not known."""
    if clause.neck:
        return not (clause.strange or clause.unsure)
    return not any(other.strange or other.unsure or other.void for other in clauses)


def _on(sides: set[str], clause: Clause) -> Sites:
    if clause.letters == {"retropharyngeal"} and not clause.places:
        return on([MIDLINE], clause.letters)
    if clause.letters and not sides:
        return NOWHERE  # Perrier's letters are written with a side, all but the one in the midline
    return on(sides or SIDES, clause.named)


def _lend(clauses: list[Clause], index: int) -> bool:
    """Give a side that stands alone to the place it belongs to; whether there was one."""
    clause = clauses[index]
    for later in clauses[index + 1 :]:
        if not later.named:
            continue
        if clause.neck and (later.sides or later.named <= set(MEDIASTINAL_PLACES)):
            return False
        if later.sides and (clause.strange or clause.sentence != later.sentence):
            return False
        later.lent |= clause.sides
        return True
    for earlier in reversed(clauses[:index]):
        if earlier.named and not earlier.sides and not earlier.sites:
            earlier.lent |= clause.sides
            return True
    return False
