"""The glands, and the paths along which they descend: where each can lie, and which can lie at a site.

The paths are those of docs/clinical-rules.md, section "Glands". In a tertiary series the missed gland lay in
its normal place more often than not (PMC4166223), so the eutopic site always comes first.
"""

from __future__ import annotations

from typing import Final

from imaging.anatomy.sites import LEFT, MIDLINE, RIGHT, SITES, place_of, side_of

SUPERNUMERARY: Final = "supernumerary"
_PATHS: Final = {
    "superior": (
        "superior",
        "tracheoesophageal_groove",
        "paraesophageal",
        "retroesophageal",
        "posterior_mediastinum",
        "pyriform_sinus",
        "intrathyroidal",
    ),
    "inferior": (
        "inferior",
        "thyrothymic_ligament",
        "intrathymic",
        "anterior_mediastinum",
        "carotid_sheath",
        "parapharyngeal",
        "submandibular",
        "intrathyroidal",
    ),
}
_DESCENTS: Final = {
    f"{side}.{gland}": tuple(f"{side}.{step}" for step in path)
    for side in (LEFT, RIGHT)
    for gland, path in _PATHS.items()
}
# A supernumerary gland has no eutopic site of its own; most share the thymic path of the inferior glands.
_SUPERNUMERARY: Final = tuple(f"{side}.{step}" for step in _PATHS["inferior"][:4] for side in (LEFT, RIGHT))


def descent(gland: str) -> tuple[str, ...]:
    """The sites where a gland can lie, in the order in which to look. KeyError for what is no gland."""
    return _SUPERNUMERARY if gland == SUPERNUMERARY else _DESCENTS[gland]


def _glands(site: str) -> tuple[str, ...]:
    sides = (LEFT, RIGHT) if side_of(site) == MIDLINE else (side_of(site),)
    same = {f"{side}.{place_of(site)}" for side in sides}
    return tuple(gland for gland, path in _DESCENTS.items() if same & set(path))


_GLANDS: Final = {site: _glands(site) for site in SITES}


def glands_of(site: str) -> tuple[str, ...]:
    """The glands of which a lesion at a site can be, to one on the midline those of both sides.

    None for a place off all four paths, where a gland is a supernumerary one or a graft.
    """
    return _GLANDS[site]
