"""Perrier's letters in a wording: after "Perrier" or "type", bare beside a side, or in a list of them."""

from __future__ import annotations

import re
from typing import Final

from imaging.wording.lexicon import LETTER_MARK

# Two letters with a dash between are a range, which is not read.
_END: Final = r"\b(?!\s*[-\u2010-\u2015]\s*[A-Ha-h]\b)"
_MORE: Final = (
    rf"(?:\s*(?:,\s*(?:and|or)\b|[,/&+]|\b(?:and|or|vs\.?)\b)\s*(?:(?:perrier|"
    rf"type)\s+)?(?-i:[A-H]){_END}(?!\s+(?!(?:and|or|vs)\b)\w))"
)
_MORE_BUT_LAST: Final = rf"(?:\s*(?:,\s*(?:and|or)\b|[,/&+]|\b(?:and|or)\b)\s*(?:type\s+)?(?-i:[A-H]){_END})"
_SIDE: Final = r"(?:left|right|midline|lt\.?|rt\.?|l|r)"
_NO_PERRIER: Final = r"(?!\s+(?:aortic|dissections?|thymomas?|blood|personality|cells?|virus|influenza)\b)"
# A list that goes on with a letter which is no more than the name of something is no list.
_WHOLE: Final = r"(?!\s*(?:[,/&+]|\b(?:and|or)\b)\s*(?-i:[A-H])\b)"
_LETTERS: Final = re.compile(
    rf"\bperrier(?:'s)?\s+(?:(?:type|zone|class|letter|location|position|site)s?\s+)?[\"']?"
    rf"(?P<named>[a-h]{_END}{_MORE_BUT_LAST}*){_WHOLE}|"
    rf"(?<!blood )\btypes?\s+[\"']?(?P<typed>(?-i:[A-Hb-h]){_END}{_NO_PERRIER}{_MORE_BUT_LAST}*){_WHOLE}|"
    rf"(?P<side>(?:^|[,;/(]|\band\b|\bor\b)\s*{_SIDE}[\s.-]+)"
    rf"(?P<bare>(?-i:[A-H]){_END}{_MORE}*){_WHOLE}"
    r"(?=\s*(?:$|[,;/().]|and\b|or\b))|"
    rf"(?P<short>\b(?-i:[LR]))-(?P<tied>(?-i:[A-H]){_END}{_MORE}*){_WHOLE}|"
    rf"(?:(?<=^)|(?<=[,;(]\s))(?P<listed>(?-i:[A-H]){_END}{_MORE_BUT_LAST}+)"
    r"(?=\s*,?\s+(?:on\s+(?:the\s+)?)?(?:left|right|lt|rt)\b\.?(?:\s+side)?\s*(?:$|[,;.)]))",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"(?-i:\b[A-H]\b)")


def marked_letters(text: str) -> str:
    """The text with a mark before each letter of Perrier; the letters of one list stand together."""
    return _LETTERS.sub(_marked, text)


def _marked(match: re.Match[str]) -> str:
    first = match["named"] or match["typed"] or match["bare"] or match["tied"] or match["listed"]
    letters = [first[0], *_LETTER.findall(first[1:])]
    return f"{match['side'] or match['short'] or ''} {' '.join(LETTER_MARK + letter for letter in letters)} "
