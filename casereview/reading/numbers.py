"""Numbers as text: decimals without idle zeros, and whole numbers that a stranger wrote."""

from __future__ import annotations

from decimal import Decimal


def plain_decimal(value: Decimal) -> str:
    """A decimal as it was written, but never with an exponent."""
    return f"{value:f}"


def trimmed(value: Decimal) -> str:
    """A decimal as it was measured: no exponent, and none of the zeros that a column adds."""
    text = plain_decimal(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def whole_number(text: str, digits: int) -> int | None:
    """The number that plain digits write, or None: not for signs, other digits, or more than ``digits``."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None
