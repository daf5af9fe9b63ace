"""A location's text as tokens of the lexicon; codes, letters, spelling, sizes and commas are seen to here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from imaging.anatomy.sites import SITES
from imaging.wording.lexicon import CODE_MARK, ENTRIES, LETTER_MARK, SCANNER, TokenKind


class Token(NamedTuple):
    kind: TokenKind
    value: tuple[str, ...]


_MARKS_TYPED: Final = re.compile(f"[{CODE_MARK}{LETTER_MARK}]")
_NUMBER: Final = {code: index for index, code in enumerate(SITES)}
_CODE: Final = re.compile(r"\b(?:left|right|midline)\.[a-z_]+\b", re.IGNORECASE)
_LETTER: Final = re.compile(
    r"\bperrier(?:'s)?\s+(?:(?:type|zone|class|letter|location|position|site)\s+)?[\"']?(?P<named>[a-h])\b|"
    r"(?P<side>(?:^|[,;/]|\band\b|\bor\b)\s*(?:left|right|midline|lt\.?|rt\.?|l|r)[\s.-]+)"
    r"(?-i:(?P<bare>[A-H]))"
    r"(?=\s*(?:$|[,;/]|and\b|or\b))|(?P<short>\b(?-i:[LR]))-(?-i:(?P<tied>[A-H]))\b",
    re.IGNORECASE,
)
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
            r"(?:in|within|inside|into|at|on|along|near|behind|beneath|below|above|beside|between|by|from|of|to|towards?|under|over|around|against|"
            r"(?:adjacent|next|close|anterior|posterior|lateral|medial|deep|inferior|superior|caudal|cranial|"
            r"cephalad) to)\b)",
            " ",
        ),
        # "Anterior and posterior mediastinum" names two.
        (
            r"\b(anterior|middle|posterior) (and|or|/) "
            r"(?=(?:anterior|middle|posterior)(?: superior)? mediastin)",
            r"\1 mediastinum \2 ",
        ),
    )
)


def tokens(text: str) -> Iterator[Token]:
    """What the text names, in its order; words that say nothing come along as fillers."""
    plain = _MARKS_TYPED.sub(" ", unicodedata.normalize("NFKC", text))
    plain = _CODE.sub(_coded, plain)
    plain = _LETTER.sub(_lettered, plain).lower()
    for pattern, change in _CHANGES:
        plain = pattern.sub(change, plain)
    for match in SCANNER.finditer(plain.strip()):
        entry = ENTRIES[int((match.lastgroup or "")[1:])]
        value = (
            (SITES[int(match[0].removeprefix(CODE_MARK))],) if entry.kind is TokenKind.CODE else entry.value
        )
        yield Token(entry.kind, value)


def _coded(match: re.Match[str]) -> str:
    code = match[0].lower()
    return f" {CODE_MARK}{_NUMBER[code]} " if code in _NUMBER else code.replace(".", " ").replace("_", " ")


def _lettered(match: re.Match[str]) -> str:
    letter = match["named"] or match["bare"] or match["tied"]
    return f"{match['side'] or match['short'] or ''} {LETTER_MARK}{letter} "
