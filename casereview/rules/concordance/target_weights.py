"""Factors of the target map in whole thousandths, and weights of four decimals that add up to exactly 1."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from casereview.rules.answer import Term
from imaging.anatomy.sites import MIDLINE, PLACES, SITES, Sites, mirror, place_of, side_of
from imaging.sentences import Sentence

_THOUSAND: Final = 1000
_PARTS: Final = 10_000  # a weight prints with four decimals
_INDEX: Final = {site: index for index, site in enumerate(SITES)}
_INDICES: Final = tuple(_INDEX.values())
_MIRRORED: Final = tuple(_INDEX[mirror(Sites.of([site])).codes[0]] for site in SITES)
# Left and right of a place rank alike, so that nothing hangs on the side.
_BY_PLACE: Final = sorted(
    _INDICES, key=lambda index: (PLACES.index(place_of(SITES[index])), side_of(SITES[index]) != MIDLINE)
)


class Column(Struct, frozen=True):
    """The factor of every site in the vocabulary's order: in thousandths, and as the printed term."""

    thousandths: list[int]
    terms: list[Term]

    @classmethod
    def of(cls, thousandths: int, because: Sentence, source: str) -> Column:
        """The same factor everywhere."""
        term = Term(because, decimal(thousandths), source)
        return cls([thousandths] * len(SITES), [term] * len(SITES))

    def put(self, sites: Sites, thousandths: int, because: Sentence, source: str) -> None:
        """Another factor at some sites."""
        term = Term(because, decimal(thousandths), source)
        column, terms = self.thousandths, self.terms
        for index in _positions(sites):
            column[index] = thousandths
            terms[index] = term


class Weights(Struct, frozen=True):
    """The printed weight of every site in the vocabulary's order, and their indices, the heaviest first."""

    parts: list[int]  # ten-thousandths
    ranked: list[int]

    def text(self, index: int) -> str:
        """The weight of one site."""
        return _weight(self.parts[index])

    def of(self, sites: Sites) -> str:
        """The summed weight of some sites."""
        return _weight(sum(self.parts[index] for index in _positions(sites)))


@lru_cache(maxsize=4096)
def _positions(sites: Sites) -> tuple[int, ...]:
    return tuple(_INDEX[site] for site in sites)


def in_thousandths(numerator: int, denominator: int) -> int:
    """A ratio in thousandths, half up and never below one."""
    return max((2 * _THOUSAND * numerator + denominator) // (2 * denominator), 1)


@lru_cache(maxsize=4096)
def decimal(thousandths: int) -> str:
    return f"{thousandths // _THOUSAND}.{thousandths % _THOUSAND:03d}"


def printed(products: Sequence[int]) -> Weights:
    """The products over their sum, rounded so that the printed weights add up to 1.

    What rounding down leaves over goes to the largest remainders. Left and right of equal weight are served
    together or not at all, so that mirrored facts give mirrored weights.
    """
    total = sum(products)
    shares = [divmod(product * _PARTS, total) for product in products]
    parts = [part for part, _ in shares]
    _serve(parts, [rest for _, rest in shares], products)
    ranked = sorted(_INDICES, key=products.__getitem__, reverse=True)
    ranked.sort(key=parts.__getitem__, reverse=True)
    return Weights(parts, ranked)


def _serve(parts: list[int], rests: Sequence[int], products: Sequence[int]) -> None:
    """Adds to the parts what rounding down has left over of the whole."""
    left_over = _PARTS - sum(parts)
    served = sorted(_BY_PLACE, key=products.__getitem__, reverse=True)
    served.sort(key=rests.__getitem__, reverse=True)
    for index in served:
        if not left_over:
            break
        other = _MIRRORED[index]
        alike = other != index and products[other] == products[index]
        if alike and other < index:
            continue  # served with its mirror image
        pair = (index, other) if alike else (index,)
        if len(pair) <= left_over:
            left_over -= len(pair)
            for place in pair:
                parts[place] += 1
    if left_over:
        alone = max((i for i in _INDICES if _MIRRORED[i] == i), key=lambda i: products[i])
        parts[alone] += left_over


@lru_cache(maxsize=4096)
def _weight(part: int) -> str:
    return f"{part // _PARTS}.{part % _PARTS:04d}"
