"""Radiation of all acquisitions of a case: what was measured, and the published band of each."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from casereview.rules.answer import BandLine, DosePart
from casereview.rules.facts.records import Facts, StudyFact
from casereview.rules.labs import phrases
from casereview.rules.labs.quantity import EXACT
from casereview.rules.profiles.model import Profile
from imaging.dose.sentences import ADULT_BAND


def dose(facts: Facts, profile: Profile) -> DosePart:
    """Cumulative effective dose in millisievert and a band per acquisition.

    Reads of the same images are one acquisition, under the id of the first of them; the latest measured dose
    among its reads holds. Where the age is unknown the adult band is given, and says so.
    """
    age = facts.patient.age_years
    child = age is not None and age < profile.numbers.child_age.value
    total = Decimal(0)
    unknown, bands = [], []
    radiation = profile.radiation
    for first, measured in _acquisitions(facts.studies or ()):
        free = radiation.is_free(first.modality)
        if measured is not None:
            total = EXACT.add(total, measured)
        elif not free:
            unknown.append(first.id)
        band = radiation.band(first.modality, child=child)
        bands.append(BandLine(first.id, band if age is not None or free else ADULT_BAND(band=band)))
    return DosePart(phrases.digits(total), tuple(unknown), tuple(bands))


def _acquisitions(studies: Iterable[StudyFact]) -> Iterable[tuple[StudyFact, Decimal | None]]:
    """The first read of each acquisition, with its dose as the latest read that gives one has it."""
    studies = tuple(studies)
    next_read = {study.supersedes: study for study in studies if study.supersedes is not None}
    for first in studies:
        if first.supersedes is not None:
            continue
        measured, read = first.dose_msv, next_read.get(first.id)
        while read is not None:
            measured = measured if read.dose_msv is None else read.dose_msv
            read = next_read.get(read.id)
        yield first, measured
