"""Numbers as text, and the patterns of values, each in one place."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from casereview.reading import patterns
from casereview.reading.numbers import plain_decimal, trimmed, whole_number


@pytest.mark.parametrize(
    ("value", "written"),
    [("11.900000", "11.9"), ("820.000000", "820"), ("100", "100"), ("0.000000", "0"), ("1E+3", "1000")],
)
def test_a_decimal_loses_the_zeros_of_its_column_and_no_others(value: str, written: str) -> None:
    assert trimmed(Decimal(value)) == written


def test_a_plain_decimal_keeps_its_zeros_and_has_no_exponent() -> None:
    assert plain_decimal(Decimal("11.90")) == "11.90"
    assert plain_decimal(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", "12345", "\u0661", "²"])
def test_only_plain_digits_and_not_too_many_are_a_whole_number(text: str) -> None:
    assert whole_number(text, 4) is None
    assert whole_number("0420", 4) == 420


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        (patterns.DECIMAL, ["0", "11.9", "1234567890123456"], ["-1", "1e5", ".5", "5.", "\u0661"]),
        (patterns.COLUMN_DECIMAL, ["999999999999.999999"], ["1234567890123", "1.1234567", "1.5 "]),
        (patterns.DAY, ["2024-08-01"], ["2024-8-1", "20240801"]),
        (patterns.MOMENT, ["2024-08-01", "2024-08-01T09:30Z", "2024-08-01T09:30:00.5+02:00"],
         ["2024-08-01T09:30", "2024-08-01 09:30Z"]),
        (patterns.EMAIL, ["a@b.c"], ["a@b", "a b@c.d", "a@b@c.d"]),
    ],
)  # fmt: skip
def test_a_pattern_fits_whole_values_and_nothing_like_them(
    pattern: str, fits: list[str], does_not: list[str]
) -> None:
    assert all(re.fullmatch(pattern, value) for value in fits)
    assert not any(re.fullmatch(pattern, value) for value in does_not)
