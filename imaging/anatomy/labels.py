"""The words shown for a place, a site or a vein."""

from typing import Final

from imaging.anatomy.sites import GRAFTS, PLACES, SITES
from imaging.anatomy.veins import PERIPHERAL, VEINS


def _words(code: str) -> str:
    return code.replace(".", " ").replace("_", " ").capitalize()


PLACE_LABELS: Final[dict[str, str]] = {place: _words(place) for place in PLACES}
SITE_LABELS: Final[dict[str, str]] = {code: _words(code) for code in SITES}
VEIN_LABELS: Final[dict[str, str]] = {
    PERIPHERAL: "Peripheral baseline",
    **{code: _words(code) for code in VEINS if code != PERIPHERAL},
}
GRAFT_SITES: Final = tuple(code for code in SITES if code in GRAFTS.codes)
