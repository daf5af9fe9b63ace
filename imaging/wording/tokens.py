"""A location's text as tokens of the lexicon; codes, letters, spelling, sizes and commas are seen to here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from imaging.anatomy.sites import LEFT, RIGHT, SITES
from imaging.wording.fading import mark_faded
from imaging.wording.letters import marked_letters
from imaging.wording.lexicon import (
    CODE_MARK,
    ENTRIES,
    EXPLAINING,
    FADED_MARK,
    LETTER_MARK,
    NO_GLAND_MARK,
    SCANNER,
    TokenKind,
)
from imaging.wording.nouns import mark_nouns


class Token(NamedTuple):
    kind: TokenKind
    value: tuple[str, ...]


_MARKS_TYPED: Final = re.compile(f"[{CODE_MARK}{LETTER_MARK}{NO_GLAND_MARK}{FADED_MARK}]")
_SPACES: Final = re.compile(r"[^\S\n]+")
_NUMBER: Final = {code: index for index, code in enumerate(SITES)}
_CODE: Final = re.compile(r"\b(?:left|right|midline)\.[a-z_]+\b", re.IGNORECASE)
_CHANGES: Final = tuple(
    (re.compile(pattern), change)
    for pattern, change in (
        (r"\b(retro|para|tracheo)a?[\s-]*o?esoph", r"\1esoph"),
        (r"\btrachea[\s-]*o?esoph", "tracheoesoph"),
        (r"\boesoph", "esoph"),
        (r"visualis", "visualiz"),
        (r"localis", "localiz"),
        (r"\bcan['’]t\b", "cannot"),
        (r"n['’]t\b", " not"),
        # "Left inferior: none" denies what stands before the colon.
        (r"\s?:\s?(?=(?:no|none|nil|nothing)\b(?! (?:significant |interval )*change))", " negative , "),
        (r"\b(l|r|lt|rt|sup|inf|post|ant)\.", r"\1 "),
        (r"\bpost (?=sup|inf|mediast)", "posterior "),
        (r"\bant (?=sup|inf|mediast)", "anterior "),
        # Sizes and the numbers of a list say nothing about the place; a level's number stays.
        (r"(?<![\w§])\d+[.)](?=\s)", " ; "),
        (
            r"\b\d+(?:\.\d+)?(?:\s*(?:x|×|by)\s*\d+(?:\.\d+)?)*\s*(?:mm|cm|mg|g|millimet\w+|centimet\w+)\b",
            " ",
        ),
        (r"\b\d+\.\d+\b", " "),
        (r"[-_‐‑–—:'\"]", " "),
        (r"\[", "("),
        (r"\]", ")"),
        (r"([,;.()/&+\n])", r" \1 "),
        (r"[^\S\n]+", " "),
        # A comma before a preposition continues the clause.
        (
            r" , (?=(?:(?:just|immediately|directly|slightly|approximately|about) +)?"
            r"(?:in|within|inside|into|at|on|along|alongside|near|behind|beneath|below|above|beside|between|by|from|of|to|towards?|"
            r"under|underneath|over|around|against|beyond|through|"
            r"(?:adjacent|next|close|anterior|posterior|lateral|medial|deep|inferior|superior|caudal|cranial|dorsal|"
            r"ventral|superficial|cephalad|caudad|postero\w+|antero\w+|infero\w+|supero\w+) to)\b)",
            " ",
        ),
        # So does one before a part of what was named: the upper third of a muscle is no upper gland.
        (
            r" , (?=(?:the )?(?:upper|lower|mid|middle|superior|inferior) "
            r"(?:third|half|part|portion|aspect)\b(?! of\b))",
            " ",
        ),
        # "Anterior and posterior mediastinum" names two, of one side; "superior and" is no gland either.
        (
            r"\b(anterior|middle|posterior) (?:and|or|/) "
            r"(?=(?:anterior|middle|posterior)(?: superior)? mediastin)",
            r"\1 mediastinum ",
        ),
        (
            r"(?<!left )(?<!right )(?<!lt )(?<!rt )\b(superior|upper) (?:and|or|/) "
            r"(?=(?:anterior|middle|posterior)(?: superior)? mediastin)",
            r"\1 mediastinum ",
        ),
        (
            r"\b(anterior|middle|posterior|superior|upper) (and|or|/) "
            r"(?=(?:left|right) (?:anterior|middle|posterior|superior|upper)(?: superior)? mediastin)",
            r"\1 mediastinum \2 ",
        ),
    )
)
_SIDE_WORD: Final = re.compile(r"\b(?:(left|lt|l)|(right|rt|r)|bilateral|([rl])ijv?)\b")
# These swallow the side beside them, which the text names all the same.
_SWALLOW: Final = (TokenKind.SKIP, TokenKind.BESIDE, TokenKind.SHEATH)
_EXPLANATIONS: Final = (TokenKind.EXPLAINED, TokenKind.HARMLESS)


@lru_cache(maxsize=256)
def tokens(text: str, *, explained: bool = True) -> tuple[Token, ...]:
    """What the text names, in its order; words that say nothing come along as fillers.

    Without `explained` the words of explanation are read as if absent.
    """
    plain = _MARKS_TYPED.sub(" ", unicodedata.normalize("NFKC", text.strip()))
    plain = _CODE.sub(_coded, plain)
    plain = marked_letters(plain).lower()
    for pattern, change in _CHANGES:
        plain = pattern.sub(change, plain)
    plain = mark_nouns(plain)
    plain = mark_faded(plain, FADED_MARK if explained else "")
    if not explained:
        plain = _SPACES.sub(" ", EXPLAINING.sub(" ", plain))
    return tuple(_scanned(plain.strip(), explained=explained))


def _scanned(plain: str, *, explained: bool) -> Iterator[Token]:
    for match in SCANNER.finditer(plain):
        kind, _, value = ENTRIES[int((match.lastgroup or "")[1:])]
        if kind is TokenKind.CODE:
            value = (SITES[int(match[0].removeprefix(CODE_MARK))],)
        elif kind in _SWALLOW:
            value = _swallowed(match[0])
        elif not explained and kind in _EXPLANATIONS:
            kind, value = TokenKind.BESIDE, _swallowed(match[0])
            kind = kind if value else TokenKind.FILLER
        yield Token(kind, value)


def _swallowed(words: str) -> tuple[str, ...]:
    """The sides within the words of a landmark."""
    sides: set[str] = set()
    for left, right, jugular in _SIDE_WORD.findall(words):
        if left or jugular == "l":
            sides.add(LEFT)
        elif right or jugular == "r":
            sides.add(RIGHT)
        else:
            sides.update((LEFT, RIGHT))
    return tuple(sorted(sides))


def _coded(match: re.Match[str]) -> str:
    code = match[0].lower()
    return f" {CODE_MARK}{_NUMBER[code]} " if code in _NUMBER else code.replace(".", " ").replace("_", " ")
