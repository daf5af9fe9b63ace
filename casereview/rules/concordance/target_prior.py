"""The prior of the target map: published frequency of each site, times what the operations say of its gland.

In re-operations the missed gland lay in its normal place more often than not (PMC4166223), so the eutopic
sites stand first until the records or a study say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from casereview.rules.answer import Term
from casereview.rules.codes.conclusions import GlandStatus
from casereview.rules.codes.vocabulary import Gland
from casereview.rules.concordance.glands import JudgedGland, grafts_on_record
from casereview.rules.concordance.target_weights import Column, decimal, in_thousandths
from casereview.rules.facts.records import Facts
from casereview.rules.profiles.model import EUTOPIC_PLACES, Figure, LedgerNumbers, MapFigures
from casereview.rules.sentences import sampling as sentences
from imaging.anatomy.descent import glands_of
from imaging.anatomy.sites import PLACES, SITES, Sites, place_of, sides_of
from imaging.sentences import Sentence, Word, english, joined

Base = tuple[Fraction, str]  # share of one site as a multiple of an even share, and its source
State = tuple[Gland, GlandStatus, bool, tuple[str, ...]]  # whether removed, and where to look for it


class Prior(Struct, frozen=True):
    """The prior of every site, and whether the operations tell one site from another."""

    factors: Column
    told: bool


_GLANDS_OF: Final = {site: tuple(map(Gland, glands_of(site))) for site in SITES}


def priors(facts: Facts, figures: MapFigures, glands: Iterable[JudgedGland]) -> Prior:
    """The prior of every site. A supernumerary gland not accounted for counts where it can lie."""
    states = tuple((item.gland, item.status, item.removed, item.path) for item in glands)
    return _priors(figures, states, grafts_on_record(facts))


@lru_cache(maxsize=1024)
def _priors(figures: MapFigures, states: tuple[State, ...], grafts: Sites) -> Prior:
    beyond = next((path for gland, _, _, path in states if gland is Gland.SUPERNUMERARY), ())
    of_glands = _OfGlands(figures.ledger, states)
    graft = Fraction(figures.ledger.graft_recorded.value)
    base = _base(figures)
    column = Column([], [])
    for site in SITES:
        share, source = base[site]
        known = _GLANDS_OF[site]
        times, because = of_glands[(*known, Gland.SUPERNUMERARY) if site in beyond else known]
        if site in grafts:
            times *= graft
            because = sentences.TERM_GRAFT(because=because)
        # Fractions, reduced after each operation, would be slow.
        thousandths = in_thousandths(share.numerator * times.numerator, share.denominator * times.denominator)
        column.thousandths.append(thousandths)
        column.terms.append(Term(because, decimal(thousandths), source))
    untold = Fraction(figures.ledger.unaccounted.value)
    told = bool(grafts) or any(known and times != untold for known, (times, _) in of_glands.items())
    return Prior(column, told)


class _OfGlands(dict[tuple[Gland, ...], tuple[Fraction, Sentence]]):
    """What is left of the frequency where these glands can lie, and why; most sites share their glands."""

    def __init__(self, ledger: LedgerNumbers, states: Iterable[State]) -> None:
        self._left = {gland: _left(ledger, status, removed) for gland, status, removed, _ in states}
        self._states = {
            gland: sentences.GLAND_STATUS(gland=gland, status=Word(status.label, lower=True))
            for gland, status, _, _ in states
        }

    def __missing__(self, glands: tuple[Gland, ...]) -> tuple[Fraction, Sentence]:
        if not glands:
            self[glands] = Fraction(1), sentences.TERM_PUBLISHED()
        else:
            mean = sum((self._left[gland] for gland in glands), Fraction(0)) / len(glands)
            because = joined((self._states[gland] for gland in glands), "; ")
            self[glands] = mean, sentences.TERM_PUBLISHED_FOR(glands=because)
        return self[glands]


def _left(figures: LedgerNumbers, status: GlandStatus, removed: bool) -> Fraction:
    """What is left of the frequency where a gland of this status can lie."""
    if status is GlandStatus.ACCOUNTED:
        return Fraction((figures.removed if removed else figures.seen_normal).value)
    figure: Figure = getattr(figures, status)
    return Fraction(figure.value)


@lru_cache(maxsize=16)
def _base(figures: MapFigures) -> Mapping[str, Base]:
    """The published share of each site as a multiple of an even share, with its source."""
    parts: dict[str, Fraction] = dict.fromkeys(PLACES, Fraction(0))
    sources: dict[str, list[str]] = {place: [] for place in PLACES}
    for group in figures.places:
        for place in group.places:
            parts[place] += Fraction(group.value) / len(group.places)
            sources[place].append(group.source)
    whole = sum(parts.values())
    ectopic = Fraction(figures.ectopic.value)
    eutopic = Fraction(figures.eutopic.value)
    even = (eutopic + ectopic) / len(SITES)
    base = {}
    for site in SITES:
        place = place_of(site)
        if place in EUTOPIC_PLACES:
            share, named = eutopic / len(EUTOPIC_PLACES), [figures.eutopic.source]
        else:
            share, named = ectopic * parts[place] / whole, [figures.ectopic.source, *sources[place]]
        source = english(sentences.SOURCE_OF_PRIOR(sources=joined(named, ". ")))  # sources stay as cited
        base[site] = (share / len(sides_of(place)) / even, source)
    return base
