"""Factors of the target map in whole thousandths, and weights of four decimals that add up to exactly 1."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from casereview.rules.answer import Term
from imaging.sites import MIDLINE, PLACES, SITES, Sites, mirror, place_of, side_of

_THOUSAND: Final = 1000
_PARTS: Final = 10_000  # a weight prints with four decimals
_INDEX: Final = {site: index for index, site in enumerate(SITES)}
_MIRRORED: Final = tuple(_INDEX[mirror(Sites.of([site])).codes[0]] for site in SITES)
# Left and right of a place rank alike, so that nothing hangs on the side.
_PLACE: Final = tuple((PLACES.index(place_of(site)), side_of(site) != MIDLINE) for site in SITES)


class Factor(NamedTuple):
    """One factor in thousandths with the term that it prints as."""

    thousandths: int
    term: Term


class Weights(NamedTuple):
    """By site in the vocabulary's order: the printed weight, and the key that sorts the heaviest first."""

    text: tuple[str, ...]
    order: tuple[tuple[int, int, int], ...]


def factor(value: Fraction, because: str, source: str) -> Factor:
    """The value in thousandths, half up and never below one, with its reason and source."""
    doubled = value.denominator * 2
    thousandths = max((value.numerator * 2 * _THOUSAND + value.denominator) // doubled, 1)
    return Factor(thousandths, Term(because, _decimal(thousandths), source))


@lru_cache(maxsize=4096)
def _decimal(thousandths: int) -> str:
    return f"{thousandths // _THOUSAND}.{thousandths % _THOUSAND:03d}"


def printed(products: Sequence[int]) -> Weights:
    """The products over their sum, rounded so that the printed weights add up to 1.

    What rounding down leaves over goes to the largest remainders. Left and right of equal weight are served
    together or not at all, so that mirrored facts give mirrored weights.
    """
    total = sum(products)
    parts, remainders = [], []
    for product in products:
        part, remainder = divmod(product * _PARTS, total)
        parts.append(part)
        remainders.append(remainder)
    left_over = _PARTS - sum(parts)
    for index in sorted(range(len(products)), key=lambda i: (-remainders[i], -products[i], _PLACE[i])):
        other = _MIRRORED[index]
        alike = other != index and products[other] == products[index]
        if alike and other < index:
            continue  # served with its mirror image
        pair = (index, other) if alike else (index,)
        if len(pair) <= left_over:
            left_over -= len(pair)
            for one in pair:
                parts[one] += 1
    if left_over:
        alone = max((i for i in range(len(products)) if _MIRRORED[i] == i), key=lambda i: products[i])
        parts[alone] += left_over
    return Weights(
        tuple(f"{part // _PARTS}.{part % _PARTS:04d}" for part in parts),
        tuple(
            (-part, -product, index)
            for index, (part, product) in enumerate(zip(parts, products, strict=True))
        ),
    )
