"""Clinical profiles: every number the rules use, with its source, its confidence and what a site must verify.

A profile is one TOML file in `profiles/`. It is checked whole when it is loaded, so that a slip of an editor
stops the start and not a case. A profile that `extends` another states only what differs; what it takes over
says so in its source.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from typing import Annotated, Final, cast

from msgspec import Struct, structs

from casereview.reading.structs import FactsError, Words, shown, struct_reader
from casereview.rules.codes.conclusions import Blocker, CarcinomaFlag, NextStep, OrderCaution, Pitfall
from casereview.rules.codes.units import FACTORS
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.profiles.files import FOLDER, PROFILES, whole_tree
from casereview.rules.sentences import profiles as sentences
from imaging.anatomy.cells import Level
from imaging.anatomy.sites import PLACES
from imaging.dose.radiation import Radiation
from imaging.sentences import gettext_noop
from imaging.studies.procedures import PROCEDURES
from imaging.studies.sourced import Confidence, Sourced

EUTOPIC_PLACES: Final = ("superior", "inferior")
_WHOLE: Final = 100  # percent
__all__ = [
    "EUTOPIC_PLACES",
    "PROFILES",
    "Certainties",
    "Concordance",
    "Confidence",
    "Figure",
    "LedgerNumbers",
    "MapFigures",
    "Numbers",
    "Performance",
    "Performances",
    "PlaceShare",
    "Profile",
    "ProfileError",
    "Range",
    "Ranges",
    "Share",
    "load_profile",
    "parse_profile",
]


class ProfileError(ValueError):
    """A profile that is not known or does not fit; the message names the file and the field."""


class Figure(Sourced, frozen=True, kw_only=True):
    """One number and where it comes from."""

    value: Decimal
    unit: str


class Range(Sourced, frozen=True, kw_only=True):
    """A reference range for values whose laboratory printed none."""

    low: Decimal
    high: Decimal
    unit: str


class Concordance(Sourced, frozen=True, kw_only=True):
    """The coarsest level at which two findings count as the same place."""

    level: Annotated[str, Words(gettext_noop("level"), tuple(level.name for level in Level))]


class Ranges(Struct, frozen=True, kw_only=True):
    calcium_total: Range
    calcium_albumin_corrected: Range
    calcium_ionized: Range
    pth_intact: Range


class Numbers(Struct, frozen=True, kw_only=True):
    albumin_normal: Figure
    albumin_slope: Figure
    pth_window: Figure
    normal_run: Figure
    clearance_ratio: Figure
    egfr_secondary: Figure
    vitamin_d_low: Figure
    carcinoma_calcium: Figure
    carcinoma_calcium_ionized: Figure
    carcinoma_pth: Figure
    carcinoma_pth_suspicious: Figure
    carcinoma_lesion: Figure
    sampling_threshold: Figure
    baseline_drift: Figure
    multigland_lesion: Figure
    egfr_contrast: Figure
    genetics_age: Figure
    child_age: Figure


class Share(Sourced, frozen=True, kw_only=True):
    """A percentage of a published series, with its 95 % interval where the counts were read.

    `reoperative` says whether the series was of re-operations; a figure from elsewhere is inferred.
    """

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    reoperative: bool


class PlaceShare(Sourced, frozen=True, kw_only=True):
    """Parts of the ectopic share that fall to some places, evenly over them."""

    places: tuple[Annotated[str, Words(gettext_noop("place"), PLACES)], ...]
    value: Decimal
    reoperative: bool


class Performance(Struct, frozen=True, kw_only=True):
    """How often a kind of study points to a gland that is there, and to one that is not."""

    sensitivity: Share
    false_positive: Share


class Performances(Struct, frozen=True, kw_only=True):
    ultrasound: Performance
    sestamibi: Performance
    ct_4d: Performance
    mri: Performance
    pet: Performance
    sampling: Performance


class LedgerNumbers(Struct, frozen=True, kw_only=True):
    """What is left of a site's frequency after what the operations say of the gland that descends to it."""

    removed: Figure
    seen_normal: Figure
    remnant_possible: Figure
    contradicted: Figure
    unaccounted: Figure
    graft_recorded: Figure


class Certainties(Struct, frozen=True, kw_only=True):
    """How much of a study's gain a finding of this certainty earns, from 0 to 1."""

    definite: Figure
    probable: Figure
    possible: Figure


class MapFigures(Struct, frozen=True, kw_only=True):
    """The figures of the target map; see `target_map` for the arithmetic."""

    eutopic: Share
    ectopic: Share
    places: tuple[PlaceShare, ...]
    ledger: LedgerNumbers
    certainty: Certainties
    performance: Performances


class Profile(Struct, frozen=True, kw_only=True):
    """A whole profile; `sources` says by code where each rule of those kinds comes from.

    `cited` identifies the short names that the sources use.
    """

    id: str
    version: str
    title: str
    concordance: Concordance
    ranges: Ranges
    numbers: Numbers
    target_map: MapFigures
    radiation: Radiation
    cited: dict[str, str]
    sources: dict[str, str]

    @property
    def edition(self) -> str:
        """As every answer names it: id and version."""
        return f"{self.id}/{self.version}"


_read = struct_reader(Profile)
# Blockers LITHIUM and THIAZIDE share their names with no other code, so one table serves all four kinds.
_CODES: Final = tuple(
    str(code) for kind in (Blocker, CarcinomaFlag, Pitfall, NextStep, OrderCaution) for code in kind
)


@cache
def load_profile(name: str) -> Profile:
    """The profile of that id. Raises ProfileError for an unknown id or a file that does not fit."""
    if name not in PROFILES:
        raise ProfileError(f"{name!r} is not a known profile; use one of {', '.join(PROFILES)}")
    return parse_profile((FOLDER / name / "profile.toml").read_text(encoding="utf-8"), name)


def parse_profile(text: str, name: str) -> Profile:
    """The profile in a TOML text, checked whole. Raises ProfileError that names the file and the field."""
    try:
        profile = cast(Profile, _read("", whole_tree(tomllib.loads(text))))
        _check(profile, name)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{name}/profile.toml: not valid TOML: {error}") from error
    except FactsError as error:
        raise ProfileError(f"{name}/profile.toml: {error}") from error
    return profile


def _check(profile: Profile, name: str) -> None:
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
    _check_map(profile.target_map)
    _check_radiation(profile.radiation)
    for code in _CODES:
        if not profile.sources.get(code):
            raise FactsError(f"sources.{code}", sentences.SOURCE_REQUIRED())
    for code in profile.sources:
        if code not in _CODES:
            raise FactsError(f"sources.{code}", sentences.UNKNOWN_CODE())


def _check_map(figures: MapFigures) -> None:
    shares = {"eutopic": figures.eutopic, "ectopic": figures.ectopic}
    for family in structs.fields(Performances):
        both: Performance = getattr(figures.performance, family.name)
        path = f"performance.{family.name}"
        shares |= {f"{path}.sensitivity": both.sensitivity, f"{path}.false_positive": both.false_positive}
        if both.sensitivity.value <= both.false_positive.value:
            raise FactsError(f"target_map.{path}.sensitivity.value", sentences.BELOW_FALSE_POSITIVE())
    for path, share in shares.items():
        _share(f"target_map.{path}", share)
    for table in ("ledger", "certainty"):
        for name, figure in structs.asdict(getattr(figures, table)).items():
            _positive(f"target_map.{table}.{name}.value", figure.value)
            if table == "certainty" and figure.value > 1:
                raise FactsError(f"target_map.{table}.{name}.value", sentences.ABOVE_ONE())
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
