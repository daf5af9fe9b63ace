"""Radiation: the published band of a kind of study, and an estimate of effective dose from what was used.

Band and dose are two things. A measured dose may lie outside its band: published 4D-CT protocols give 3.9 to
14 mSv where the band says 1 to 10. An estimate is arithmetic on a published coefficient and says so.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from msgspec import Struct

from imaging.dose import sentences
from imaging.sentences import Said, Sentence
from imaging.studies.sourced import Sourced

_TENTH: Final = Decimal("0.1")


class Bands(Sourced, frozen=True, kw_only=True):
    """Effective dose by relative radiation level, from no symbol to five, as in "1-10 mSv"."""

    adult: tuple[str, ...]
    child: tuple[str, ...]


class InWords(StrEnum):
    """What the table prints where a procedure has no level of its own."""

    VARIES = "Varies"

    @property
    def sentence(self) -> Sentence:
        return sentences.VARIES()


class RadiationLevel(Sourced, frozen=True, kw_only=True):
    """The relative radiation level of a procedure, 0 to 5; None where no published one is confirmed.

    `adult_in_words` is what is published instead of a level for adults.
    """

    adult: int | None = None
    child: int | None = None
    adult_in_words: InWords | None = None

    @property
    def is_none(self) -> bool:
        """Whether it needs no ionizing radiation."""
        return (self.adult, self.child) == (0, 0)


class Radiation(Struct, frozen=True, kw_only=True):
    """Bands, and the level of every procedure."""

    bands: Bands
    levels: dict[str, RadiationLevel]

    def band(self, procedure: str, *, child: bool) -> Said:
        """The published band, or that it varies or none is confirmed. KeyError for what is no procedure."""
        found = self.levels[procedure]
        if found.adult_in_words and not child:
            return found.adult_in_words.sentence
        level, bands = (found.child, self.bands.child) if child else (found.adult, self.bands.adult)
        return sentences.NOT_CONFIRMED() if level is None else bands[level]

    def is_free(self, procedure: str) -> bool:
        """Whether a procedure needs no ionizing radiation. KeyError for what is no procedure."""
        return self.levels[procedure].is_none


class Coefficient(Sourced, frozen=True, kw_only=True):
    """Effective dose for one unit of what was used: mSv per MBq of a tracer, or per mGy.cm of a region.

    `value` is for adults, None where none was read; `child_ages` holds what is published for children, by age
    in years.
    """

    label: str
    value: Decimal | None = None
    unit: str
    child_ages: dict[str, Decimal] = {}

    def at(self, age_years: int | None, *, adult_from: int) -> Decimal | None:
        """The coefficient at an age, an adult's where the age is unknown; None where none is on file.

        Between two published ages the younger one's holds, which is the higher.
        """
        if age_years is None or age_years >= adult_from:
            return self.value
        younger = [int(age) for age in self.child_ages if int(age) <= age_years]
        return self.child_ages[str(max(younger))] if younger else None


class Estimate(NamedTuple):
    """An effective dose in mSv to one decimal, and the sum that made it."""

    msv: Decimal
    arithmetic: Sentence


def estimate(amount: Decimal, coefficient: Decimal, unit: str) -> Estimate:
    """Amount times coefficient; `unit` is the coefficient's, as in "mSv/MBq"."""
    msv = (amount * coefficient).quantize(_TENTH, rounding=ROUND_HALF_EVEN)
    of = unit.partition("/")[2]
    terms = {"amount": str(amount), "of": of, "coefficient": str(coefficient), "unit": unit}
    return Estimate(msv, sentences.ARITHMETIC(**terms, msv=msv))
