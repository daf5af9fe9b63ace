"""The same wording from the other side, and in British spelling."""

import re
from typing import Final

_SWAPS: Final = {
    "left": "right",
    "lt": "rt",
    "l": "r",
    "li": "ri",
    "ls": "rs",
    "ll": "rl",
    "lu": "ru",
    "lup": "rup",
    "llp": "rlp",
    "lijv": "rijv",
    "lij": "rij",
}
_OTHER: Final = _SWAPS | {there: here for here, there in _SWAPS.items()}
_BRITISH: Final = (
    (r"(?<!o)esoph", "oesoph"),
    (r"(visual|local|lateral|hypertroph)iz", r"\1is"),
    (r"(fav|tum)or\b", r"\1our"),
    (r"goiter", "goitre"),
)


def swapped(text: str) -> str:
    """The text with left and right exchanged, whole words only."""

    def other(match: re.Match[str]) -> str:
        word = _OTHER.get(match[0].lower(), match[0])
        return word.upper() if match[0].isupper() else word.title() if match[0].istitle() else word

    return re.sub(r"[A-Za-z]+", other, text)


def british(text: str) -> str:
    """The text in British spelling."""
    for american, here in _BRITISH:
        text = re.sub(american, here, text)
    return text
