"""Anatomy in one door: sites, cells and levels, veins, and the reading of a location's wording."""

from imaging.cells import Cell, Level, agree, cells, cells_holding, level
from imaging.sites import (
    EUTOPIC,
    EVERYWHERE,
    GRAFTS,
    MEDIASTINUM,
    NECK,
    NECK_PLACES,
    NOWHERE,
    PLACES,
    SIDES,
    SITES,
    Sites,
    mirror,
    on,
    place_of,
    side_of,
    sides_of,
)
from imaging.veins import PERIPHERAL, VEINS, drained, region_level
from imaging.wording import Location, parse_location

__all__ = [
    "EUTOPIC",
    "EVERYWHERE",
    "GRAFTS",
    "MEDIASTINUM",
    "NECK",
    "NECK_PLACES",
    "NOWHERE",
    "PERIPHERAL",
    "PLACES",
    "SIDES",
    "SITES",
    "VEINS",
    "Cell",
    "Level",
    "Location",
    "Sites",
    "agree",
    "cells",
    "cells_holding",
    "drained",
    "level",
    "mirror",
    "on",
    "parse_location",
    "place_of",
    "region_level",
    "side_of",
    "sides_of",
]
