"""Venous samples share a unit and are paired with the baseline that they name, or the only peripheral one."""

from decimal import Decimal

import pytest

from casereview.rules.concordance.pairing import (
    BaselineError,
    BaselineFault,
    DrawnSample,
    baselines,
    row_in_another_unit,
    threshold_in_force,
)

NECK = DrawnSample("left.inferior_thyroid", Decimal(980))
OTHER = DrawnSample("right.inferior_thyroid", Decimal(150))
ARM = DrawnSample("peripheral", Decimal(140))
TIED = DrawnSample("peripheral", Decimal(30), "left")
GRAFT = DrawnSample("left.antecubital", Decimal(900))
NO_GRAFT = DrawnSample("right.antecubital", Decimal(120))


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


@pytest.mark.parametrize(
    ("samples", "named", "rows"),
    [
        ((NECK, ARM, OTHER), ("", "", ""), [1, None, 1]),  # the only peripheral one
        ((NECK, ARM, OTHER, ARM), ("", "", "", ""), [None, None, None, None]),  # of two none is guessed
        ((NECK, ARM, OTHER, ARM), ("4", "", "2", ""), [3, None, 1, None]),
        ((NECK,), ("",), [None]),
        ((NECK, TIED, ARM), ("", "", ""), [2, 2, None]),  # one drawn while an arm was tied is no baseline
        ((TIED, ARM, ARM), ("2", "", "2"), [1, None, 1]),
        ((GRAFT, NO_GRAFT, ARM), ("2", "", ""), [1, 2, None]),
        ((GRAFT, NO_GRAFT), ("2", ""), [1, None]),
        ((NO_GRAFT, GRAFT), ("2", ""), [1, None]),
        ((NECK, ARM._replace(value=Decimal(0))), ("", ""), [None, None]),
    ],
)
def test_a_sample_takes_the_baseline_it_names_or_the_only_peripheral_one(
    samples: tuple[DrawnSample, ...], named: tuple[str, ...], rows: list[int | None]
) -> None:
    assert baselines(samples, named) == rows


@pytest.mark.parametrize("named", ["1", "3", "5", "0", "x", "-2", "²", "0002", "9999"])
def test_what_is_no_row_of_a_peripheral_sample_is_refused_with_its_own_row(named: str) -> None:
    with pytest.raises(BaselineError) as refused:
        baselines((NECK, ARM, OTHER, ARM), ("", "", named, ""))
    assert (refused.value.row, refused.value.fault) == (2, BaselineFault.NOT_PERIPHERAL)


@pytest.mark.parametrize(
    ("samples", "named", "row", "fault", "of"),
    [
        ((GRAFT, NECK, ARM), ("2", "", ""), 0, BaselineFault.NOT_PERIPHERAL_NOR_ARM, 1),
        ((GRAFT, GRAFT, ARM), ("2", "", ""), 0, BaselineFault.NOT_PERIPHERAL_NOR_ARM, 1),
        ((GRAFT, ARM), ("1", ""), 0, BaselineFault.NOT_PERIPHERAL_NOR_ARM, None),
        ((NECK, NO_GRAFT, ARM), ("2", "", ""), 0, BaselineFault.NOT_PERIPHERAL, 1),
        ((NECK, TIED, ARM), ("2", "", ""), 0, BaselineFault.OCCLUDED, 1),
        ((ARM, TIED, ARM), ("2", "3", ""), 0, BaselineFault.OCCLUDED, 1),
        ((NECK, ARM._replace(value=Decimal("0.000"))), ("2", ""), 0, BaselineFault.ZERO, 1),
        ((NECK, ARM, ARM), ("2", "3", "2"), 0, BaselineFault.CIRCLE, 1),
        ((GRAFT, NO_GRAFT), ("2", "1"), 0, BaselineFault.CIRCLE, 0),
    ],
)
def test_what_cannot_be_a_baseline_is_refused_with_the_reason(
    samples: tuple[DrawnSample, ...], named: tuple[str, ...], row: int, fault: BaselineFault, of: int | None
) -> None:
    with pytest.raises(BaselineError) as refused:
        baselines(samples, named)
    assert (refused.value.row, refused.value.fault, refused.value.named) == (row, fault, of)


def test_the_threshold_is_that_of_the_profile_in_force() -> None:
    assert threshold_in_force() == Decimal("2.0")
