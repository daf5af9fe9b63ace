"""Reading the wording of a location into the set of sites that it names.

The rules are those of docs/clinical-rules.md, section "Places". Nothing is guessed: what is denied, what only
names a vessel or a node, and what contradicts itself adds nothing, and wording that leaves no site is
unlocated.

Tokens, without those that are denied, become clauses, one side and place each; a clause with a side alone
lends it to the place it belongs to; then each clause says its sites.
"""

from __future__ import annotations

from typing import Final

from imaging.anatomy.sites import (
    CENTRAL_PLACES,
    LEFT,
    MEDIASTINAL_PLACES,
    MIDLINE,
    NECK_PLACES,
    NOWHERE,
    RIGHT,
    SIDES,
    Sites,
    on,
    side_of,
)
from imaging.wording.clause import Clause, clauses_of, doubt_positions
from imaging.wording.denial import undenied
from imaging.wording.lexicon import TokenKind
from imaging.wording.tokens import tokens


def named_sites(text: str, *, explained: bool = True) -> Sites:
    """The sites that a wording names; none where it names none or is not understood.

    Without `explained` the words of explanation are read as if absent.
    """
    clauses = clauses_of(undenied(doubt_positions(tokens(text, explained=explained))))
    if any(_not_understood(clause) for clause in clauses):
        return NOWHERE  # the other candidates alone would say too much
    necks = _lend_sides(clauses)
    clauses = [clause for clause in clauses if not clause.void]
    only = _only_side(clauses)
    if any(clause.letters_alone and not _sides_of(clause, only) for clause in clauses):
        return NOWHERE
    foci = sum(bool(clause.named or clause.sites) for clause in clauses) + len(necks)
    return Sites.union([*necks, *(_named_by(clause, only, several=foci > 1) for clause in clauses)])


def _not_understood(clause: Clause) -> bool:
    return clause.unclear or bool(clause.sides and (clause.torn or clause.crossed))


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
    return not any(other.strange or other.unsure or other.void or other.vessel for other in clauses)


def _only_side(clauses: list[Clause]) -> set[str]:
    """The only side named, where there is one."""
    named = {side for clause in clauses for side in (*clause.own_sides, *map(side_of, clause.sites))}
    return named if len(named) == 1 else set()


def _named_by(clause: Clause, only: set[str], *, several: bool) -> Sites:
    """The sites of a clause; a place without a side takes the only side named.

    A central place beside another focus does not: it lies across the midline, on whichever side.
    """
    sides = _sides_of(clause, only)
    if several and not (clause.own_sides or clause.lent):
        central = clause.named & set(CENTRAL_PLACES)
        if central and not clause.letters:
            return clause.sites | on(SIDES, central) | on(sides or SIDES, clause.named - central)
    return clause.sites | _on(sides, clause)


def _sides_of(clause: Clause, only: set[str]) -> set[str]:
    return clause.own_sides | clause.lent or (set() if clause.sites else only)


def _on(sides: set[str], clause: Clause) -> Sites:
    if clause.letters == {"retropharyngeal"} and not clause.places:
        return on([MIDLINE], clause.letters)
    return on(sides or SIDES, clause.named)


def named_sides(text: str, *, explained: bool = True) -> tuple[set[str], set[str]]:
    """The sides that a wording names: those of its own, and those beside a landmark.

    A vein, vessel or node has a side as well; what is denied, or explained, has none.
    """
    own: set[str] = set()
    landmarks: set[str] = set()
    for kind, value in undenied(tokens(text, explained=explained)):
        if kind is TokenKind.SIDE:
            own.update(value)
        elif kind is TokenKind.SHORT:
            own.add(value[0])
        elif kind is TokenKind.CODE:
            own.update(map(side_of, value))
        elif kind in (TokenKind.SKIP, TokenKind.BESIDE, TokenKind.SHEATH):
            landmarks.update(value)
        elif kind is TokenKind.AMBIGUOUS:
            landmarks.update((LEFT, RIGHT))
    return own, landmarks


def dismissed(text: str, *, explained: bool = True) -> bool:
    """Whether a wording explains or denies something that it names."""
    wording = list(tokens(text, explained=explained))
    return any(token.kind in _DISMISSING for token in wording) and any(
        token.kind in _DISMISSED for token in wording
    )


_DISMISSING: Final = (
    TokenKind.NOT,
    TokenKind.NONE,
    TokenKind.DENIED,
    TokenKind.HARMLESS,
    TokenKind.GONE,
    TokenKind.EXPLAINED,
)
_DISMISSED: Final = (
    *_DISMISSING[-2:],
    TokenKind.SIDE,
    TokenKind.GLAND,
    TokenKind.PLACE,
    TokenKind.LETTER,
    TokenKind.CODE,
    TokenKind.SHORT,
    TokenKind.NECK,
    TokenKind.SKIP,
    TokenKind.SHEATH,
    TokenKind.FOUND,
    TokenKind.GLANDULAR,
)
