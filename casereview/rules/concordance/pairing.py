"""Venous samples as they are entered: one unit for all of them, and the baselines that they name.

The rules are those of docs/clinical-rules.md, section "Sampling".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from casereview.rules.codes.units import FACTORS
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.profiles.files import DEFAULT_PROFILE
from casereview.rules.profiles.model import load_profile
from imaging.anatomy.veins import OTHER_ARM, PERIPHERAL

_PTH: Final = FACTORS[Analyte.PTH_INTACT]
_DIGITS: Final = 3  # of a row's number; nobody draws a thousand samples


class BaselineFault(StrEnum):
    """Why a sample cannot be compared with the one that it names."""

    NOT_PERIPHERAL = "not_peripheral"  # or no sample at all
    NOT_PERIPHERAL_NOR_ARM = "not_peripheral_nor_arm"
    OCCLUDED = "occluded"
    ZERO = "zero"
    CIRCLE = "circle"


class BaselineError(ValueError):
    """The sample in `row`, counted from 0, names what is no baseline of it; `named` is that row, if any."""

    def __init__(self, row: int, fault: BaselineFault, named: int | None = None) -> None:
        super().__init__(row)
        self.row = row
        self.fault = fault
        self.named = named


class DrawnSample(NamedTuple):
    """One sample as it is entered; `occluded` is the arm that was tied, or empty."""

    vein: str
    value: Decimal
    occluded: str = ""


def threshold_in_force() -> Decimal:
    """From which ratio on a vein counts as a gradient, under the profile by which cases are assessed."""
    return load_profile(DEFAULT_PROFILE).numbers.sampling_threshold.value


def row_in_another_unit(unit: str, units: Sequence[str]) -> int | None:
    """The first row whose PTH cannot stand beside values in `unit`; one that names no unit has that one."""
    return next((row for row, stated in enumerate(units) if stated and _PTH.get(stated) != _PTH[unit]), None)


def baselines(samples: Sequence[DrawnSample], named: Sequence[str]) -> list[int | None]:
    """For each sample the row of its baseline: the one that it names by its number, counted from 1, else the
    only peripheral sample that was drawn with no arm tied. Of several none is guessed, and the ratio stays
    open. Raises BaselineError.
    """
    free = [row for row, sample in enumerate(samples) if sample.vein == PERIPHERAL and not sample.occluded]
    usual = free[0] if len(free) == 1 and samples[free[0]].value else None
    rows = [
        _baseline(row, samples, number) if number else None if row in free else usual
        for row, number in enumerate(named)
    ]
    for row in range(len(rows)):
        seen, at = {row}, rows[row]
        while at is not None:
            if at in seen:
                raise BaselineError(row, BaselineFault.CIRCLE, at)
            seen.add(at)
            at = rows[at]
    return rows


def _baseline(row: int, samples: Sequence[DrawnSample], named: str) -> int:
    other_arm = OTHER_ARM.get(samples[row].vein)
    fault = BaselineFault.NOT_PERIPHERAL if other_arm is None else BaselineFault.NOT_PERIPHERAL_NOR_ARM
    chosen = int(named) - 1 if named.isascii() and named.isdigit() and len(named) <= _DIGITS else -1
    if not 0 <= chosen < len(samples) or chosen == row:
        raise BaselineError(row, fault)
    baseline = samples[chosen]
    if baseline.vein not in (PERIPHERAL, other_arm):
        raise BaselineError(row, fault, chosen)
    if baseline.occluded:
        raise BaselineError(row, BaselineFault.OCCLUDED, chosen)
    if not baseline.value:
        raise BaselineError(row, BaselineFault.ZERO, chosen)
    return chosen
