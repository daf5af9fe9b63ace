"""What is no parathyroid gland by its bare name and explains a finding: nodule, goiter, clip, artifact."""

from __future__ import annotations

import re
from typing import Final

from imaging.wording.lexicon import NO_GLAND_MARK

_SIDE: Final = r"(?:left|right|lt|rt|l|r|bilateral)"
_NODULE: Final = r"(?:nodul(?:es?|arity)|adenomas?|neoplasms?|lesions?|tumou?rs?|carcinomas?)"
_NOUN: Final = re.compile(
    r"(?<!\w)(?:"
    r"thyroid (?:(?:lobe|gland|isthmus|isthmic|pole) )?"
    r"(?:nodul(?:es?|arity)|adenomas?|cysts?|remnants?|tissue)|"
    rf"(?:nodul(?:es?|arity)|cysts?) (?:in|of|within) (?:the |an? )?(?:(?P<goiter>{_SIDE}) )?goit(?:er|re)s?|"
    rf"(?:hurthle|h\u00fcrthle|huerthle)(?: ?cells?)? {_NODULE}|follicular (?:cell )?{_NODULE}|"
    r"goit(?:er|re)s?|goitrous|thymic (?:cysts?|remnants?)|"
    r"(?:remnant|residual|remaining) thyroid(?! (?:lobe|bed|pole))(?: tissue)?|"
    r"(?:retro ?sternal|sub ?sternal|intra ?thoracic) thyroid(?! bed)|"
    rf"(?<!parathyroid )nodul(?:es?|arity) (?:in|within|inside|of) (?:the )?(?:(?P<lobe>{_SIDE}) )?"
    r"thyroid(?: lobe| gland)?(?! (?:bed|fossa|region|area|cartilage))|"
    # What is left of a parathyroid gland is one.
    r"(?<!parathyroid )(?<!adenoma )(?<!gland )(?<!graft )remnants?(?! (?:of (?:an? |the )?)?"
    r"(?:(?:left|right|superior|inferior|upper|lower) )*(?:para|gland|adenoma|graft|half))|"
    r"clips?|(?:(?:motion|breathing|streak|beam hardening|metal|shoulder|star|scatter|attenuation) )?"
    r"art[ei]fact(?:s|ual|ually)?)(?!\w)"
)


def mark_nouns(plain: str) -> str:
    """The wording with a mark for each of these nouns; a side within one stays before it."""
    return _NOUN.sub(_marked, plain)


def _marked(match: re.Match[str]) -> str:
    side = match["goiter"] or match["lobe"]
    return f"{side} {NO_GLAND_MARK}" if side else NO_GLAND_MARK
