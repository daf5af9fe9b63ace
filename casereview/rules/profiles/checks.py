"""What one field of a profile cannot know by itself. A slip of an editor is named with its field."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec import structs

from casereview.reading.structs import FactsError, shown
from casereview.rules.codes.conclusions import (
    Blocker,
    CarcinomaFlag,
    Indication,
    NextStep,
    Pitfall,
)
from casereview.rules.codes.orders import OrderCaution
from casereview.rules.codes.units import FACTORS
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.profiles.tables import (
    EUTOPIC_PLACES,
    MapFigures,
    Performance,
    Performances,
    PlausibleRanges,
    Profile,
    Share,
)
from casereview.rules.sentences import profiles as sentences
from imaging.anatomy.sites import PLACES
from imaging.dose.radiation import Radiation
from imaging.studies.procedures import PROCEDURES

_WHOLE: Final = 100  # percent
# Blockers LITHIUM and THIAZIDE share their names with no other code, so one table serves all kinds.
_CODES: Final = tuple(
    str(code)
    for kind in (Blocker, CarcinomaFlag, Pitfall, Indication, NextStep, OrderCaution)
    for code in kind
)


def check(profile: Profile, name: str) -> None:
    """Raises FactsError for the first thing that does not fit."""
    if profile.id != name:
        raise FactsError("id", sentences.OTHER_NAME(name=shown(name)))
    for field, figure in structs.asdict(profile.numbers).items():
        _positive(f"numbers.{field}.value", figure.value)
    for field, limits in structs.asdict(profile.ranges).items():
        _positive(f"ranges.{field}.low", limits.low)
        if limits.low >= limits.high:
            raise FactsError(f"ranges.{field}.high", sentences.NOT_ABOVE_LOW())
        if limits.unit not in FACTORS[Analyte(field)]:
            raise FactsError(f"ranges.{field}.unit", sentences.NO_UNIT(unit=shown(limits.unit), of=field))
    _check_plausible(profile.plausible)
    _check_map(profile.target_map)
    _check_radiation(profile.radiation)
    for code in _CODES:
        if not profile.sources.get(code):
            raise FactsError(f"sources.{code}", sentences.SOURCE_REQUIRED())
    for code in profile.sources:
        if code not in _CODES:
            raise FactsError(f"sources.{code}", sentences.SOURCE_OF_NO_CODE())


def _check_plausible(ranges: PlausibleRanges) -> None:
    for field, span in structs.asdict(ranges).items():
        path = f"plausible.{field}"
        if span.low >= span.high:
            raise FactsError(f"{path}.high", sentences.NOT_ABOVE_LOW())
        if span.unit not in FACTORS[Analyte(field)]:
            raise FactsError(f"{path}.unit", sentences.NO_UNIT(unit=shown(span.unit), of=field))
        if (span.limit_low is None) != (span.limit_high is None):
            raise FactsError(f"{path}.limit_low", sentences.HALF_A_LIMIT())
        if span.limit_low is not None and span.limit_high is not None and span.limit_low >= span.limit_high:
            raise FactsError(f"{path}.limit_high", sentences.NOT_ABOVE_LOW())


def _check_map(figures: MapFigures) -> None:
    _check_shares(figures)
    _check_factors(figures)
    _check_places(figures)


def _check_shares(figures: MapFigures) -> None:
    shares = {"eutopic": figures.eutopic, "ectopic": figures.ectopic}
    for family in structs.fields(Performances):
        both: Performance = getattr(figures.performance, family.name)
        path = f"performance.{family.name}"
        shares |= {f"{path}.sensitivity": both.sensitivity, f"{path}.false_positive": both.false_positive}
        if both.sensitivity.value <= both.false_positive.value:
            raise FactsError(f"target_map.{path}.sensitivity.value", sentences.BELOW_FALSE_POSITIVE())
    for path, share in shares.items():
        _share(f"target_map.{path}", share)


def _check_factors(figures: MapFigures) -> None:
    for table in ("ledger", "certainty"):
        for name, figure in structs.asdict(getattr(figures, table)).items():
            _positive(f"target_map.{table}.{name}.value", figure.value)
            if table == "certainty" and figure.value > 1:
                raise FactsError(f"target_map.{table}.{name}.value", sentences.ABOVE_ONE())


def _check_places(figures: MapFigures) -> None:
    for index, group in enumerate(figures.places):
        _positive(f"target_map.places[{index}].value", group.value)
        for place in group.places:
            if place in EUTOPIC_PLACES:
                raise FactsError(f"target_map.places[{index}].places", sentences.NOT_ECTOPIC(place=place))
    named = {place for group in figures.places for place in group.places}
    for place in PLACES:
        if place not in named and place not in EUTOPIC_PLACES:
            raise FactsError("target_map.places", sentences.NO_SHARE(place=place))


def _check_radiation(radiation: Radiation) -> None:
    bands = radiation.bands
    if len(bands.adult) != len(bands.child):
        raise FactsError("radiation.bands.child", sentences.BANDS_DIFFER())
    for name in PROCEDURES:
        if name not in radiation.levels:
            raise FactsError(f"radiation.levels.{name}", sentences.LEVEL_REQUIRED())
    for name, level in radiation.levels.items():
        if name not in PROCEDURES:
            raise FactsError(f"radiation.levels.{name}", sentences.UNKNOWN_PROCEDURE())
        if level.adult is not None and level.adult_in_words is not None:
            raise FactsError(f"radiation.levels.{name}.adult_in_words", sentences.WORDS_BESIDE_LEVEL())
        for who in ("adult", "child"):
            number: int | None = getattr(level, who)
            if number is not None and number >= len(bands.adult):
                none = sentences.NO_SUCH_BAND(bands=len(bands.adult))
                raise FactsError(f"radiation.levels.{name}.{who}", none)


def _share(field: str, share: Share) -> None:
    _positive(f"{field}.value", share.value)
    if share.value >= _WHOLE:
        raise FactsError(f"{field}.value", sentences.WHOLE_SHARE())
    if not (share.low or share.value) <= share.value <= (share.high or share.value):
        raise FactsError(f"{field}.value", sentences.OUTSIDE_INTERVAL())


def _positive(field: str, value: Decimal) -> None:
    if not value:
        raise FactsError(field, sentences.NOT_ABOVE_ZERO())
