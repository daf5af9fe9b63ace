"""Relative radiation levels: the band of effective dose of a kind of study, for adults and for children.

Bands and ratings are those of the ACR relative radiation level table. A measured dose is another thing and
may lie outside its band: published 4D-CT protocols give 3.9 to 14 mSv where the band says 1 to 10.
"""

from __future__ import annotations

from typing import Final, NamedTuple

NOT_CONFIRMED: Final = "not confirmed"

# By rating, from no symbol to five; millisievert.
_ADULT: Final = ("0 mSv", "<0.1 mSv", "0.1-1 mSv", "1-10 mSv", "10-30 mSv", "30-100 mSv")
_CHILD: Final = ("0 mSv", "<0.03 mSv", "0.03-0.3 mSv", "0.3-3 mSv", "3-10 mSv", "10-30 mSv")


class Rating(NamedTuple):
    """The relative radiation level of a study, 0 to 5; None where no published one is confirmed."""

    adult: int | None
    child: int | None


_NONE: Final = Rating(0, 0)
_SESTAMIBI: Final = Rating(3, None)
_NECK_CT: Final = Rating(3, 3)
_UNRATED: Final = Rating(None, None)

RATINGS: Final[dict[str, Rating]] = {
    "ultrasound": _NONE,
    "sestamibi_planar": _SESTAMIBI,
    "sestamibi_spect": _SESTAMIBI,
    "sestamibi_spect_ct": _SESTAMIBI,
    "ct_4d": Rating(3, 4),
    "ct_neck_contrast": _NECK_CT,
    "ct_neck_without": _NECK_CT,
    "ct_chest_contrast": _UNRATED,
    "mri_with_without_contrast": _NONE,
    "mri_without_contrast": _NONE,
    "choline_pet_ct": Rating(3, None),
    "methionine_pet_ct": _UNRATED,
    "fdg_pet_ct": Rating(4, 5),
    "fna_pth": _NONE,  # guided by ultrasound
}


def band(modality: str, *, child: bool) -> str:
    """The published band of a kind of study, as in "1-10 mSv". KeyError for what is no modality."""
    rating = RATINGS[modality]
    level, bands = (rating.child, _CHILD) if child else (rating.adult, _ADULT)
    return NOT_CONFIRMED if level is None else bands[level]


def is_free_of_radiation(modality: str) -> bool:
    """Whether a kind of study needs no ionizing radiation. KeyError for what is no modality."""
    return RATINGS[modality] == _NONE
