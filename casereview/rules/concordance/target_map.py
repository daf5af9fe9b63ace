"""Where to look first: every site with a weight, and the terms that the weight is the product of.

The map ranks and claims no probability: the terms are not independent of each other, and many figures are
inferred. Every figure stands in the profile with its source. The arithmetic is exact, on the printed factors:

- *Prior.* Published share of the place, evenly over its sides, as a multiple of an even share of all sites;
  times the ledger figure, which is the mean over the glands that descend to the site (1 where none does).
- *Each counting study and each sampling since the last neck operation* (a counting needle is a study without
  a field; tests of a graft's arm are no sampling), with sensitivity s and false-positive share f of its
  family, and c the best certainty among its findings:
  a study has one gain to give, c (s/f - 1), shared over the sites it names. A finding spreads its certainty
  evenly over its sites; where findings overlap the larger part holds; and the parts are scaled to add up to
  one. A named site gets 1 plus its part of the gain, so a wide finding earns less at each site.
  A site in the field that it does not name gets 1 - c (1 - (1-s)/(1-f)); a negative study has c = 1. A site
  out of the field gets 1; so does one that shares a cell with a finding at the profile's level (a report
  seldom tells a gland from its neighbor); and so does every site that is not named where a suspicious finding
  has no known place or an equivocal study names none.
  A sampling names the regions of its veins with a gradient; its field is what the veins without one drain. A
  vein whose gradient is open takes its region out of the field. A caveat lowers c from definite to probable.

Every factor is rounded to thousandths, never below 0.001; a weight is its site's product over the sum of all.
The weight of a target is the sum of the printed weights of its sites.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm, prod
from typing import Final

from msgspec import Struct

from casereview.rules.answer import SiteWeight, TargetMap, TargetWeight
from casereview.rules.codes.conclusions import MapSays
from casereview.rules.concordance.glands import JudgedGland
from casereview.rules.concordance.sampling import JudgedSampling
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.concordance.target_prior import priors
from casereview.rules.concordance.target_weights import Column, in_thousandths, printed
from casereview.rules.facts.records import Facts
from casereview.rules.profiles.model import Certainties, Figure, MapFigures, Performance, Profile
from casereview.rules.sentences import sampling as sentences
from imaging.anatomy.cells import Level, cells_holding
from imaging.anatomy.sites import EVERYWHERE, MEDIASTINUM, NECK, NOWHERE, SIDES, SITES, Sites, on
from imaging.anatomy.veins import drained
from imaging.sentences import Sentence, Template, english
from imaging.studies.modalities import NEEDLE
from imaging.vocabulary import Result

Ratio = tuple[int, int]  # numerator and denominator
_ALL: Final = Decimal(1)
# A graft in the neck muscle lies in the neck's field; the forearm lies in no field of these studies. The
# thymus is covered by a field that holds both compartments, and by no other.
_NECK_FIELD: Final = NECK | on(SIDES, ["sternocleidomastoid_graft"])
_ACROSS_INLET: Final = on(SIDES, ["intrathymic"])
FIELDS: Final = {
    frozenset[str](): NOWHERE,
    frozenset({"neck"}): _NECK_FIELD - _ACROSS_INLET,
    frozenset({"mediastinum"}): MEDIASTINUM,
    frozenset({"neck", "mediastinum"}): _NECK_FIELD | MEDIASTINUM,
}


class Spoken(Struct, frozen=True):
    """What one study or sampling says of places, by findings with their certainty from 0 to 1."""

    performance: Performance
    findings: tuple[tuple[Sites, Decimal], ...]
    field: Sites  # where its silence speaks
    near: Sites  # what lies at one place with a finding at the profile's level; silence spares it
    silence: Decimal  # how much its silence counts there, from 0 to 1
    named: Sentence
    says: tuple[Template, Template]  # of a site it names, and of one it passes over


_STUDY: Final = (sentences.TERM_STUDY_NAMES, sentences.TERM_STUDY_SHOWS_NOTHING)
_SAMPLING: Final = (sentences.TERM_GRADIENT, sentences.TERM_NO_GRADIENT)


def target_map(
    facts: Facts,
    profile: Profile,
    glands: Iterable[JudgedGland],
    studies: Iterable[CountedStudy],
    samplings: Iterable[JudgedSampling],
    targets: Iterable[Sites],
) -> TargetMap:
    """Rank every site, the heaviest first; `samplings` are those since the last neck operation.

    `targets` are those of the verdict. It cannot say where neither the glands, nor a graft, nor a study or
    sampling tells one site from another.
    """
    figures, at = profile.target_map, Level[profile.concordance.level]
    prior = priors(facts, figures, glands)
    spoken = [of_study(study, figures, at) for study in studies if study.counts]
    if facts.operations is not None:  # while they are unknown no sampling is known to be of this neck
        spoken += [of_sampling(sampling, figures) for sampling in samplings if sampling.veins]
    columns = [factors(one) for one in spoken]
    if not prior.told and all(len(set(column.thousandths)) == 1 for column in columns):
        return TargetMap(MapSays.CANNOT_SAY, (), ())
    columns.insert(0, prior.factors)
    weights = printed([*map(prod, zip(*(column.thousandths for column in columns), strict=True))])
    terms = [*zip(*(column.terms for column in columns), strict=True)]
    return TargetMap(
        MapSays.RANKS,
        tuple(TargetWeight(target.codes, weights.of(target)) for target in targets),
        tuple(SiteWeight(SITES[index], weights.text(index), terms[index]) for index in weights.ranked),
    )


def of_study(study: CountedStudy, figures: MapFigures, at: Level) -> Spoken:
    """What a counting study says of places. Negative, or with nothing suspicious: only its silence speaks."""
    located = tuple(
        (finding.sites, _certainty(figures.certainty, finding.certainty)) for finding in study.located
    )
    lost = len(located) < len(study.suspicious) or (not located and study.result is Result.EQUIVOCAL)
    sure = max((certainty for _, certainty in located), default=_ALL)
    needle = study.modality == NEEDLE
    return Spoken(
        performance=figures.performance.needle if needle else getattr(figures.performance, study.family),
        findings=located,
        field=NOWHERE if lost or needle else FIELDS[study.covers],
        near=_near(tuple(sites for sites, _ in located), at),
        silence=sure,
        named=study.named,
        says=_STUDY,
    )


def of_sampling(sampling: JudgedSampling, figures: MapFigures) -> Spoken:
    """What a sampling says of places, by its veins of the neck and chest."""
    certainty = _certainty(figures.certainty, "probable" if sampling.part.caveats else "definite")
    regions: Mapping[bool | None, list[Sites]] = {True: [], False: [], None: []}
    for vein in sampling.veins:
        regions[vein.gradient].append(drained(vein.vein))
    return Spoken(
        performance=figures.performance.sampling,
        findings=tuple((region, certainty) for region in regions[True]),
        field=Sites.union(regions[False]) - Sites.union(regions[None]),
        near=NOWHERE,
        silence=certainty,
        named=sentences.SAMPLING_OF(day=sampling.performed_on),
        says=_SAMPLING,
    )


def factors(spoken: Spoken) -> Column:
    """The factor of every site."""
    gain, loss, source = _strength(spoken.performance)
    names, passes = (template(study=spoken.named) for template in spoken.says)
    silent = sentences.TERM_SILENT(study=spoken.named)
    passed_over = _one_and(loss, *spoken.silence.as_integer_ratio())
    column = Column.of(passed_over, passes, source)  # most sites, so it comes first
    column.put(EVERYWHERE - (spoken.field - spoken.near), in_thousandths(1, 1), silent, source)
    for above, under, sites in _parts(spoken.findings):
        column.put(sites, _one_and(gain, above, under), names, source)
    return column


def _one_and(step: Ratio, above: int, under: int) -> int:
    """One and a part of a step, in thousandths; fractions, reduced after each operation, would be slow."""
    numerator, denominator = step
    whole = denominator * under
    return in_thousandths(whole + numerator * above, whole)


@lru_cache(maxsize=1024)
def _near(findings: tuple[Sites, ...], at: Level) -> Sites:
    """The cells at this level or finer that hold a finding whole; sides of a central place stay apart."""
    return Sites.union(
        cell.sites for sites in findings for cell in cells_holding(sites, at) if not cell.unsided
    )


@lru_cache(maxsize=4096)
def _parts(findings: tuple[tuple[Sites, Decimal], ...]) -> tuple[tuple[int, int, Sites], ...]:
    """The parts of the gain, as numerator and denominator, each with the named sites that earn it.

    All together are the best certainty.
    """
    ratios = [(sites, *certainty.as_integer_ratio()) for sites, certainty in findings]
    unit = lcm(*(under * len(sites) for sites, _, under in ratios))
    spread = [(above * unit // (under * len(sites)), sites) for sites, above, under in ratios]
    spread.sort(key=lambda item: item[0], reverse=True)
    earning: list[tuple[int, Sites]] = []
    taken, whole = NOWHERE, 0
    for each, sites in spread:
        own = sites - taken  # where findings overlap the larger part holds
        if own:
            earning.append((each, own))
            whole += each * len(own)
            taken |= own
    best, of = max((certainty for _, certainty in findings), default=_ALL).as_integer_ratio()
    return tuple((best * each, of * whole, sites) for each, sites in earning)


@lru_cache(maxsize=64)
def _strength(performance: Performance) -> tuple[Ratio, Ratio, str]:
    """What a definite finding of one site adds, what silence adds, below 0, and the source of both."""
    hit = Fraction(performance.sensitivity.value) / 100
    false = Fraction(performance.false_positive.value) / 100
    source = sentences.SOURCE_OF_STUDY(
        sensitivity=performance.sensitivity.source, false_positives=performance.false_positive.source
    )
    gain, loss = hit / false - 1, (1 - hit) / (1 - false) - 1
    return gain.as_integer_ratio(), loss.as_integer_ratio(), english(source)  # sources stay as they are cited


def _certainty(figures: Certainties, certainty: str) -> Decimal:
    figure: Figure = getattr(figures, certainty)
    return figure.value
