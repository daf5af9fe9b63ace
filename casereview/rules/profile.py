"""Clinical profiles: every number the rules use, with its source, its confidence and what a site must verify.

A profile is one TOML file in `profiles/`. It is checked whole when it is loaded, so that a slip of an editor
stops the start and not a case.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Final, cast

from msgspec import Struct, structs

from casereview.rules.codes import Blocker, CarcinomaFlag, NextStep, Pitfall
from casereview.rules.reading import LEVEL, FactsError, struct_reader
from casereview.rules.units import FACTORS
from casereview.rules.vocabulary import Analyte

_FOLDER: Final = Path(__file__).parent / "profiles"
PROFILES: Final = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


class ProfileError(ValueError):
    """A profile that is not known or does not fit; the message names the file and the field."""


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Figure(Struct, frozen=True, kw_only=True):
    """One number and where it comes from."""

    value: Decimal
    unit: str
    source: str
    confidence: Confidence
    verify_locally: bool


class Range(Struct, frozen=True, kw_only=True):
    """A reference range for values whose laboratory printed none."""

    low: Decimal
    high: Decimal
    unit: str
    source: str
    confidence: Confidence
    verify_locally: bool


class Concordance(Struct, frozen=True, kw_only=True):
    """The coarsest level at which two findings count as the same place."""

    level: Annotated[str, LEVEL]
    source: str
    confidence: Confidence
    verify_locally: bool


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


class Profile(Struct, frozen=True, kw_only=True):
    """A whole profile; `sources` says where each blocker, flag, pitfall and next step comes from, by code."""

    id: str
    version: str
    title: str
    concordance: Concordance
    ranges: Ranges
    numbers: Numbers
    sources: dict[str, str]


_read = struct_reader(Profile)
# Blockers LITHIUM and THIAZIDE share their names with no other code, so one table serves all four kinds.
_CODES: Final = tuple(str(code) for kind in (Blocker, CarcinomaFlag, Pitfall, NextStep) for code in kind)


@cache
def load_profile(name: str) -> Profile:
    """The profile of that id. Raises ProfileError for an unknown id or a file that does not fit."""
    if name not in PROFILES:
        raise ProfileError(f"{name!r} is not a known profile; use one of {', '.join(PROFILES)}")
    return parse_profile((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)


def parse_profile(text: str, name: str) -> Profile:
    """The profile in a TOML text, checked whole. Raises ProfileError that names the file and the field."""
    try:
        profile = cast(Profile, _read("", tomllib.loads(text)))
        _check(profile, name)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{name}.toml: not valid TOML: {error}") from error
    except FactsError as error:
        raise ProfileError(f"{name}.toml: {error}") from error
    return profile


def _check(profile: Profile, name: str) -> None:
    if profile.id != name:
        raise FactsError("id", f"must be {name!r}, the name of the file")
    for field, figure in structs.asdict(profile.numbers).items():
        _positive(f"numbers.{field}.value", figure.value)
    for field, limits in structs.asdict(profile.ranges).items():
        _positive(f"ranges.{field}.low", limits.low)
        if limits.low >= limits.high:
            raise FactsError(f"ranges.{field}.high", "must lie above low")
        if limits.unit not in FACTORS[Analyte(field)]:
            raise FactsError(f"ranges.{field}.unit", f"{limits.unit!r} is not a unit of {field}")
    for code in _CODES:
        if not profile.sources.get(code):
            raise FactsError(f"sources.{code}", "is required; name where the rule comes from")
    for code in profile.sources:
        if code not in _CODES:
            raise FactsError(f"sources.{code}", "is not a code of the rules; remove it")


def _positive(field: str, value: Decimal) -> None:
    if not value:
        raise FactsError(field, "must be above zero")
