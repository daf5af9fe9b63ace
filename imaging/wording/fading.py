"""Uptake on early images that washes out or is not retained: thyroid tissue does that, and no parathyroid.

Washout of contrast is the opposite, a sign of an adenoma, and so is a thyroid that washes out around a focus.
"""

from __future__ import annotations

import re
from typing import Final

_WASH: Final = r"(?:wash(?:es|ed|ing)? ?outs?|wash ?outs?)"
_LATER: Final = (
    r"(?:(?:on|in|by|at|over) (?:the )?(?:(?:delayed|late|later|\d+) ?(?:images?|phases?|"
    r"imaging|views?)?|time))?"
)
_OF_TRACER: Final = re.compile(
    r"\b(?:foc(?:us|i|al)|uptake|activity|tracer|radiotracer|avid|avidity|accumulation)\b|\bearly "
    r"(?:images?|only)"
)
_OF_CONTRAST: Final = re.compile(r"enhanc|arterial|hounsfield|attenuat|contrast")
# The thyroid or the background washes out, or nothing does.
_KEPT: Final = re.compile(
    rf"\b(?:delayed|late|slow|slower|slowly|differential|incomplete|less|partial) (?:(?:tracer|mibi|"
    rf"sestamibi) )?{_WASH}\b|"
    rf"\b{_WASH} (?:\w+ )?(?:slow(?:er|ly)|less|later)\b|"
    rf"\b(?:no|not|never|without|lack of|absence of|fail(?:s|ed|ing|ure)? to)(?: \w+)? {_WASH}\b|"
    rf"\b(?:thyroid|background|gland)(?: (?:uptake|activity|gland|tissue|lobes?|has|is|which|that))* "
    rf"{_WASH}\b|"
    rf"\b(?:with |after |despite )?(?:\w+ )?{_WASH} (?:of|from) (?:the )?(?:(?:left|right|surrounding|"
    rf"adjacent|normal|rest of the) )?"
    r"(?:thyroid|background|remaining|gland|lobes?)\b"
)
_FADES: Final = re.compile(
    r"\b(?:(?:it|this|that|which|the (?:uptake|activity|focus)|and|then|but|with|rapidly|quickly|"
    r"completely|partially|"
    r"subsequently|is|was|has|had|been|being|rapid|early|complete|shows|showing) )*"
    rf"(?:{_WASH}|(?:is|was|are|were)? ?not(?: \w+)? retained|(?:no|without|lack of|absence of)(?: "
    rf"(?:delayed|late|tracer|"
    rf"significant|any))* retention|does not (?:persist|retain)|fad(?:es|ed|ing)|"
    rf"(?:seen |present |visible )?only on (?:the )?early (?:images?|phase|imaging)|on (?:the )?early "
    rf"(?:images?|phase|imaging) only) ?{_LATER}(?!\w)"
)


def mark_faded(plain: str, mark: str) -> str:
    """The wording with that mark in place of the words that say that an early uptake fades."""
    if not _OF_TRACER.search(plain) or _OF_CONTRAST.search(plain):
        return plain
    return _FADES.sub(f" {mark} ", _KEPT.sub(" persistent ", plain)).replace("  ", " ")
