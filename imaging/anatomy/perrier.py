"""Perrier's letters for the places of parathyroid adenomas (World J Surg 2009;33:412).

Which places each letter stands for is that of docs/clinical-rules.md, section "Places". A letter is written
with a side, all but H, which lies in the midline.
"""

from __future__ import annotations

from typing import Final

from imaging.anatomy.sites import MIDLINE, SIDES, SITES, Sites, on

PERRIER: Final[dict[str, tuple[str, ...]]] = {
    "A": ("superior",),
    "B": ("tracheoesophageal_groove",),
    "C": ("tracheoesophageal_groove", "paraesophageal", "retroesophageal"),
    "D": ("superior", "inferior"),
    "E": ("inferior",),
    "F": ("thyrothymic_ligament", "intrathymic", "anterior_mediastinum"),
    "G": ("intrathyroidal",),
    "H": ("retropharyngeal",),
}
_LETTERED: Final = {letter: on([MIDLINE] if letter == "H" else SIDES, PERRIER[letter]) for letter in PERRIER}
_LETTERS: Final = {site: tuple(letter for letter in PERRIER if site in _LETTERED[letter]) for site in SITES}


def sites_of_letter(letter: str) -> Sites:
    """The sites of a letter on all its sides. KeyError for what is no letter of Perrier."""
    return _LETTERED[letter]


def letters_of(site: str) -> tuple[str, ...]:
    """The letters that stand for a site; none where Perrier's scheme leaves it out. KeyError for no site."""
    return _LETTERS[site]
