"""Venous samples as they are entered: one unit for all of them, and a peripheral baseline for each.

The rules are those of docs/clinical-rules.md, section "Sampling".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from casereview.rules.codes.units import FACTORS
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.profiles.files import DEFAULT_PROFILE
from casereview.rules.profiles.model import load_profile
from imaging.anatomy.veins import PERIPHERAL

_PTH: Final = FACTORS[Analyte.PTH_INTACT]
_DIGITS: Final = 3  # of a row's number; nobody draws a thousand samples


class NoBaselineError(ValueError):
    """The sample in `row`, counted from 0, names something else than a peripheral sample."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def threshold_in_force() -> Decimal:
    """From which ratio on a vein counts as a gradient, under the profile by which cases are assessed."""
    return load_profile(DEFAULT_PROFILE).numbers.sampling_threshold.value


def row_in_another_unit(unit: str, units: Sequence[str]) -> int | None:
    """The first row whose PTH cannot stand beside values in `unit`; one that names no unit has that one."""
    return next((row for row, stated in enumerate(units) if stated and _PTH.get(stated) != _PTH[unit]), None)


def baselines(veins: Sequence[str], named: Sequence[str]) -> list[int | None]:
    """For each sample the row of its peripheral baseline: the one that it names by its number, counted from
    1, else the first peripheral one. Raises NoBaselineError.
    """
    peripherals = [row for row, vein in enumerate(veins) if vein == PERIPHERAL]
    return [_baseline(row, vein, named[row], peripherals) for row, vein in enumerate(veins)]


def _baseline(row: int, vein: str, named: str, peripherals: list[int]) -> int | None:
    if vein == PERIPHERAL:
        return None
    if not named:
        return peripherals[0] if peripherals else None
    chosen = int(named) - 1 if named.isascii() and named.isdigit() and len(named) <= _DIGITS else -1
    if chosen not in peripherals:
        raise NoBaselineError(row)
    return chosen
