"""The reference tables of a profile: appropriateness, protocols, and coefficients for estimates of dose.

They stand beside the profile, `profiles/<id>/`, and are read when a page or an order asks for them; an
assessment needs none. Like the profile they are checked whole, and a slip names the file and the field.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, cast

from msgspec import Struct

from casereview.reading.structs import FactsError, shown, struct_reader
from casereview.rules.profiles.files import reference_tree
from casereview.rules.profiles.model import PROFILES, ProfileError
from casereview.rules.sentences import profiles as sentences
from imaging.dose.radiation import Coefficient
from imaging.studies.appropriateness import Criteria, Scenario
from imaging.studies.procedures import PROCEDURES
from imaging.studies.protocol_library import ProtocolCard


class Library(Struct, frozen=True, kw_only=True):
    cards: dict[str, ProtocolCard]


class Coefficients(Struct, frozen=True, kw_only=True):
    """By tracer, and by scanned region."""

    tracers: dict[str, Coefficient]
    regions: dict[str, Coefficient]


class Reference(Struct, frozen=True, kw_only=True):
    criteria: Criteria
    protocols: dict[str, ProtocolCard]
    coefficients: Coefficients

    @property
    def question(self) -> str:
        """What an order asks where no case says which scenario it is."""
        return self.criteria.scenarios[Scenario.PERSISTENT_RECURRENT].question


_criteria: Final = struct_reader(Criteria)
_library: Final = struct_reader(Library)
_coefficients: Final = struct_reader(Coefficients)


@cache
def load_reference(name: str) -> Reference:
    """The reference tables of that profile. Raises ProfileError for an unknown id or what does not fit."""
    if name not in PROFILES:
        raise ProfileError(f"{name!r} is not a known profile; use one of {', '.join(PROFILES)}")
    criteria = cast(Criteria, _part(name, "appropriateness", _criteria, _check_criteria))
    library = cast(Library, _part(name, "protocols", _library, _check_library, wrap="cards"))
    coefficients = cast(Coefficients, _part(name, "radiation", _coefficients, _check_coefficients))
    return Reference(criteria=criteria, protocols=library.cards, coefficients=coefficients)


def _part(
    name: str, part: str, read: Callable[[str, object], Any], check: Callable[[Any], None], wrap: str = ""
) -> object:
    try:
        tree: Mapping[str, object] = reference_tree(name, part)
        found = read("", {wrap: tree} if wrap else tree)
        check(found)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{name}/{part}.toml: not valid TOML: {error}") from error
    except FactsError as error:
        raise ProfileError(f"{name}/{part}.toml: {error}") from error
    return found


def _check_criteria(criteria: Criteria) -> None:
    for table, rows in (("scenarios", criteria.scenarios), ("ratings", criteria.ratings)):
        _same(table, rows, tuple(scenario.value for scenario in Scenario))
    for scenario, ratings in criteria.ratings.items():
        _same(f"ratings.{scenario}", ratings, tuple(PROCEDURES))


def _check_library(library: Library) -> None:
    for name in library.cards:
        if name not in PROCEDURES:
            raise FactsError(name, sentences.UNKNOWN_PROCEDURE())


def _check_coefficients(coefficients: Coefficients) -> None:
    for table, unit in (("tracers", "mSv/MBq"), ("regions", "mSv/mGy.cm")):
        rows: dict[str, Coefficient] = getattr(coefficients, table)
        for name, row in rows.items():
            field = f"{table}.{name}"
            if row.unit != unit:
                raise FactsError(f"{field}.unit", sentences.OTHER_UNIT(unit=unit))
            if row.value is not None and not row.value:  # left out, none was read
                raise FactsError(f"{field}.value", sentences.NOT_ABOVE_ZERO())
            for age in row.child_ages:
                if not age.isdecimal():
                    raise FactsError(f"{field}.child_ages", sentences.NOT_AN_AGE(age=shown(age)))


def _same(field: str, found: Mapping[str, object], wanted: tuple[str, ...]) -> None:
    for name in wanted:
        if name not in found:
            raise FactsError(f"{field}.{name}", sentences.RATING_REQUIRED())
    for name in found:
        if name not in wanted:
            raise FactsError(f"{field}.{name}", sentences.UNKNOWN_ENTRY())
