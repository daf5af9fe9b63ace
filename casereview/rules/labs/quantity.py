"""Measured values that may be bounds (">1200"), and sums and questions over them that keep that in mind."""

from __future__ import annotations

from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Final

from msgspec import Struct

from casereview.rules.codes.vocabulary import Comparator

# Inputs have at most 40 digits (`reading.LONGEST_NUMBER`) and conversion factors few, so that products of
# four of them are exact here and a value that meets a limit exactly is never pushed over it by rounding.
EXACT: Final = Context(prec=250, traps=[InvalidOperation, DivisionByZero, Overflow])

_FLIPPED: Final = {
    None: None,
    Comparator.LESS: Comparator.MORE,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.MORE: Comparator.LESS,
}
_UPWARD: Final = {Comparator.MORE, Comparator.AT_LEAST}
_RANK: Final = {
    Comparator.LESS: 0,
    Comparator.AT_MOST: 1,
    None: 2,
    Comparator.AT_LEAST: 3,
    Comparator.MORE: 4,
}


class Quantity(Struct, frozen=True):
    """A non-negative value, exact or known only as a bound.

    Of a lower bound a `ceiling` may be known too, which it does not exceed.
    """

    value: Decimal
    comparator: Comparator | None = None
    ceiling: Decimal | None = None

    @property
    def rank(self) -> tuple[Decimal, int]:
        """Sorts by value; of equal values a lower bound is the higher."""
        return (self.value, _RANK[self.comparator])

    def above(self, limit: Decimal) -> bool | None:
        """Whether it exceeds the limit; None where the comparator leaves that open."""
        match self.comparator:
            case None:
                return self.value > limit
            case Comparator.MORE:
                is_above = self.value >= limit
            case Comparator.AT_LEAST:
                is_above = self.value > limit
            case _:
                return False if self.value <= limit else None
        if is_above:
            return True
        return False if self.ceiling is not None and self.ceiling <= limit else None

    def below(self, limit: Decimal) -> bool | None:
        """Whether it falls short of the limit; None where the comparator leaves that open."""
        match self.comparator:
            case None:
                return self.value < limit
            case Comparator.LESS:
                return True if self.value <= limit else None
            case Comparator.AT_MOST:
                return True if self.value < limit else None
            case _ if self.value >= limit:
                return False
            case _:
                return True if self.ceiling is not None and self.ceiling < limit else None

    def scaled(self, factor: Decimal) -> Quantity:
        """Times a positive factor."""
        return Quantity(EXACT.multiply(self.value, factor), self.comparator)

    def raised(self, amount: Decimal) -> Quantity:
        """Plus an exact amount, which may be negative."""
        return Quantity(EXACT.add(self.value, amount), self.comparator)


def less(minuend: Quantity, subtrahend: Quantity) -> Quantity | None:
    """The difference; None where two bounds leave it without any."""
    known, comparator = _joined(minuend.comparator, _FLIPPED[subtrahend.comparator])
    return Quantity(EXACT.subtract(minuend.value, subtrahend.value), comparator) if known else None


def times(a: Quantity, b: Quantity) -> Quantity | None:
    """The product; None where two bounds leave it without any."""
    known, comparator = _joined(a.comparator, b.comparator)
    return Quantity(EXACT.multiply(a.value, b.value), comparator) if known else None


def ratio(numerator: Quantity, denominator: Quantity) -> Quantity | None:
    """The quotient; None for a zero denominator or where two bounds leave it open.

    A quotient that meets a limit of few digits exactly is exact; any other differs from it long before the
    250th digit, so the rounding never decides a comparison.
    """
    known, comparator = _joined(numerator.comparator, _FLIPPED[denominator.comparator])
    if not known or not denominator.value:
        return None
    return Quantity(EXACT.divide(numerator.value, denominator.value), comparator)


def _joined(a: Comparator | None, b: Comparator | None) -> tuple[bool, Comparator | None]:
    """The comparator of a sum or product of non-negative terms; not known where they point apart."""
    if a is None or b is None:
        return True, a or b
    if (a in _UPWARD) != (b in _UPWARD):
        return False, None
    strict = a if a in (Comparator.LESS, Comparator.MORE) else b
    return True, strict
