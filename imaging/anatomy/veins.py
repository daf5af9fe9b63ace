"""The veins that are sampled for PTH, and the region that each one drains.

The drained regions are this project's own proposal (docs/clinical-rules.md, section "Places") and hold for an
unoperated neck; ligated veins and common trunks are the caveats of a sampling. A gradient names a region and
never a site.
"""

from __future__ import annotations

from typing import Final

from imaging.anatomy.cells import Level, level
from imaging.anatomy.sites import EVERYWHERE, LEFT, NECK_PLACES, NOWHERE, RIGHT, SIDES, SITES, Sites, on

PERIPHERAL: Final = "peripheral"
ANTECUBITAL: Final = "antecubital"
_SUBCLAVIAN: Final = (*NECK_PLACES, "anterior_mediastinum")
_INFERIOR_THYROID: Final = (
    "inferior",
    "tracheoesophageal_groove",
    "paraesophageal",
    "retroesophageal",
    "thyrothymic_ligament",
    "intrathymic",
    "intrathyroidal",
)
_PAIRED: Final[dict[str, tuple[str, ...]]] = {
    "internal_jugular_upper": (
        "submandibular",
        "parapharyngeal",
        "pyriform_sinus",
        "carotid_sheath",
        "retropharyngeal",
        "superior",
    ),
    "internal_jugular_middle": (
        "superior",
        "inferior",
        "tracheoesophageal_groove",
        "carotid_sheath",
        "intrathyroidal",
    ),
    "internal_jugular_lower": NECK_PLACES,
    "superior_thyroid": ("superior", "tracheoesophageal_groove", "intrathyroidal", "pyriform_sinus"),
    "middle_thyroid": ("superior", "inferior", "tracheoesophageal_groove", "intrathyroidal"),
    "inferior_thyroid": _INFERIOR_THYROID,
    "vertebral": ("retroesophageal", "paraesophageal", "posterior_mediastinum", "carotid_sheath"),
    "thymic": ("thyrothymic_ligament", "intrathymic", "anterior_mediastinum"),
    "internal_mammary": ("intrathymic", "anterior_mediastinum"),
    "subclavian": _SUBCLAVIAN,
    "brachiocephalic": _SUBCLAVIAN,
    ANTECUBITAL: ("forearm_graft",),
}
_DRAINED: Final[dict[str, Sites]] = {
    PERIPHERAL: NOWHERE,
    **{f"{side}.{vein}": on([side], places) for vein, places in _PAIRED.items() for side in (LEFT, RIGHT)},
    "midline.inferior_thyroid_common": on((LEFT, RIGHT), _INFERIOR_THYROID),
    "midline.superior_vena_cava": EVERYWHERE,
    "midline.azygos": on(SIDES, ("posterior_mediastinum", "middle_mediastinum")),
}

#: Every vein code, the peripheral baseline first.
VEINS: Final = tuple(_DRAINED)

#: The antecubital vein of the other arm, which may stand as the baseline of one beside a graft.
OTHER_ARM: Final = {
    f"{side}.{ANTECUBITAL}": f"{other}.{ANTECUBITAL}" for side, other in ((LEFT, RIGHT), (RIGHT, LEFT))
}


def drained(vein: str) -> Sites:
    """The sites that a vein drains; none for the peripheral baseline. KeyError for what is no vein."""
    return _DRAINED[vein]


_DRAINING: Final = {
    site: tuple(vein for vein, region in _DRAINED.items() if site in region) for site in SITES
}


def veins_of(site: str) -> tuple[str, ...]:
    """The veins that drain a site, in the vocabulary's order. KeyError for what is no site."""
    return _DRAINING[site]


def region_level(region: Sites, sites: Sites) -> Level | None:
    """How finely a gradient's region agrees with a set of sites: never finer than SAME_SIDE."""
    found = level(region, sites)
    return found if found is None else min(found, Level.SAME_SIDE)
