"""Venous samples share a unit and are paired with a peripheral one, the named one or the first."""

from decimal import Decimal

import pytest

from casereview.rules.concordance.pairing import (
    NoBaselineError,
    baselines,
    row_in_another_unit,
    threshold_in_force,
)

VEINS = ("left.inferior_thyroid", "peripheral", "right.inferior_thyroid", "peripheral")


@pytest.mark.parametrize(
    ("unit", "units", "row"),
    [
        ("pg/mL", ("", "pg/mL", "ng/L"), None),
        ("ng/L", ("pg/mL",), None),
        ("pmol/L", ("pmol/L", ""), None),
        ("pg/mL", ("", "pmol/L", "pmol/L"), 1),
        ("pmol/L", ("ng/L",), 0),
        ("pg/mL", ("furlongs",), 0),
    ],
)
def test_a_sample_in_another_unit_is_named_by_its_row(
    unit: str, units: tuple[str, ...], row: int | None
) -> None:
    assert row_in_another_unit(unit, units) == row


def test_a_sample_takes_the_baseline_it_names_or_the_first_peripheral_one() -> None:
    assert baselines(VEINS, ("", "", "", "")) == [1, None, 1, None]
    assert baselines(VEINS, ("4", "", "2", "")) == [3, None, 1, None]


def test_without_a_peripheral_sample_there_is_no_baseline() -> None:
    assert baselines(("left.inferior_thyroid",), ("",)) == [None]


@pytest.mark.parametrize("named", ["1", "3", "5", "0", "x", "-2", "²", "0002", "9999"])
def test_what_is_no_row_of_a_peripheral_sample_is_refused_with_its_own_row(named: str) -> None:
    with pytest.raises(NoBaselineError) as refused:
        baselines(VEINS, ("", "", named, ""))
    assert refused.value.row == 2


def test_the_threshold_is_that_of_the_profile_in_force() -> None:
    assert threshold_in_force() == Decimal("2.0")
