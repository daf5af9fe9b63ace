"""The places where a parathyroid gland or graft can lie, and sets of them.

A site is `side.place`. Vocabulary and order are those of docs/clinical-rules.md, section "Places": orthotopic
places, then ectopic ones along the paths of descent, then grafts, then places that lie across the midline.
They hold Perrier's letters (World J Surg 2009;33:412, doi 10.1007/s00268-008-9894-0) and what those leave
out: carotid sheath, submandibular, parapharyngeal, pyriform sinus, aortopulmonary window, pericardial and
grafts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Final

from msgspec import Struct

LEFT: Final = "left"
MIDLINE: Final = "midline"
RIGHT: Final = "right"
SIDES: Final = (LEFT, MIDLINE, RIGHT)

GRAFT_PLACES: Final = ("forearm_graft", "sternocleidomastoid_graft")
PAIRED_PLACES: Final = (
    "superior",
    "inferior",
    "tracheoesophageal_groove",
    "paraesophageal",
    "carotid_sheath",
    "submandibular",
    "parapharyngeal",
    "pyriform_sinus",
    "intrathyroidal",
    "thyrothymic_ligament",
    "intrathymic",
    *GRAFT_PLACES,
)
MEDIASTINAL_PLACES: Final = (
    "anterior_mediastinum",
    "middle_mediastinum",
    "posterior_mediastinum",
    "aortopulmonary_window",
    "pericardial",
)
CENTRAL_PLACES: Final = ("retroesophageal", "retropharyngeal", *MEDIASTINAL_PLACES)
PLACES: Final = (*PAIRED_PLACES, *CENTRAL_PLACES)
# Intrathymic is the cervical thymus; a gland in the thymus below the sternum is in the anterior mediastinum.
NECK_PLACES: Final = tuple(place for place in PLACES if place not in (*GRAFT_PLACES, *MEDIASTINAL_PLACES))


def sides_of(place: str) -> tuple[str, ...]:
    """The sides on which a place exists: left and right, and the midline too where it lies across it."""
    return SIDES if place in CENTRAL_PLACES else (LEFT, RIGHT)


#: Every site code, in the order in which sites print: by place, then left, midline, right.
SITES: Final = tuple(f"{side}.{place}" for place in PLACES for side in sides_of(place))
_BIT: Final = {code: 1 << index for index, code in enumerate(SITES)}


class Sites(Struct, frozen=True):
    """An immutable set of site codes. It iterates in the vocabulary's order and holds one bit per site."""

    mask: int = 0

    @classmethod
    def of(cls, codes: Iterable[str]) -> Sites:
        """The set of these codes; ValueError names the first that is no site."""
        mask = 0
        for code in codes:
            if code not in _BIT:
                raise ValueError(f"{code!r} is not a site; see the vocabulary in docs/clinical-rules.md")
            mask |= _BIT[code]
        return cls(mask)

    @classmethod
    def union(cls, sets: Iterable[Sites]) -> Sites:
        mask = 0
        for sites in sets:
            mask |= sites.mask
        return cls(mask)

    @property
    def codes(self) -> tuple[str, ...]:
        """The site codes as they print."""
        return _codes(self.mask)

    def __iter__(self) -> Iterator[str]:
        return iter(_codes(self.mask))

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and bool(self.mask & _BIT.get(code, 0))

    def __bool__(self) -> bool:
        return self.mask != 0

    def __len__(self) -> int:
        return self.mask.bit_count()

    def __and__(self, other: Sites) -> Sites:
        return Sites(self.mask & other.mask)

    def __or__(self, other: Sites) -> Sites:
        return Sites(self.mask | other.mask)

    def __sub__(self, other: Sites) -> Sites:
        return Sites(self.mask & ~other.mask)

    def __le__(self, other: Sites) -> bool:
        """Whether every site of this set is in the other."""
        return not self.mask & ~other.mask


@lru_cache(maxsize=4096)
def _codes(mask: int) -> tuple[str, ...]:
    return tuple(code for code, bit in _BIT.items() if mask & bit)


def on(sides: Iterable[str], places: Iterable[str]) -> Sites:
    """The sites of these places on these sides. What does not exist, a midline superior, is left out."""
    wanted = tuple(places)
    return Sites.of(f"{side}.{place}" for side in sides for place in wanted if side in sides_of(place))


NOWHERE: Final = Sites()
EVERYWHERE: Final = Sites.of(SITES)
NECK: Final = on(SIDES, NECK_PLACES)
MEDIASTINUM: Final = on(SIDES, MEDIASTINAL_PLACES)
GRAFTS: Final = on(SIDES, GRAFT_PLACES)
#: Where the four glands normally lie; their codes are the glands' own.
EUTOPIC: Final = on(SIDES, ("superior", "inferior"))


class Compartment(Enum):
    NECK = "neck"
    MEDIASTINUM = "mediastinum"
    GRAFT = "graft"


def compartment_of(code: str) -> Compartment:
    """The compartment of a site. ValueError for what is no site."""
    site = Sites.of([code])
    if site <= NECK:
        return Compartment.NECK
    return Compartment.MEDIASTINUM if site <= MEDIASTINUM else Compartment.GRAFT


def side_of(code: str) -> str:
    """The side of a site or vein code."""
    return code.partition(".")[0]


def place_of(code: str) -> str:
    """The place of a site code, whatever its side."""
    return code.partition(".")[2]


_MIRRORED: Final = {LEFT: RIGHT, MIDLINE: MIDLINE, RIGHT: LEFT}


def mirror(sites: Sites) -> Sites:
    """The same places with left and right exchanged."""
    return Sites.of(f"{_MIRRORED[side_of(code)]}.{place_of(code)}" for code in sites)
