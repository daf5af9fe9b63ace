"""The dose calculator: what each study gave, measured or estimated, and what that makes in all.

Band, measured dose and estimate are kept apart. A measured dose is never replaced by an estimate, and where
nothing can be said the study is listed as unknown and not counted as zero. Where only the tracer or only the
CT of a hybrid study is known, that part is counted and the sum says "at least".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from imaging.dose import sentences
from imaging.dose.amounts import HYBRID, Exposure, misfits
from imaging.dose.radiation import Coefficient, Estimate, Radiation, estimate
from imaging.sentences import Said, Sentence, Word, following, joined

MBQ_PER_MCI: Final = Decimal(37)


class ExposureLine(Struct, frozen=True, kw_only=True):
    """`estimated_msv` is None where a measured dose stands, or where no coefficient holds at this age.

    `incomplete`: the estimate is of the tracer or of the CT alone, where the study has both.
    """

    procedure: str
    band: Said
    measured_msv: Decimal | None
    estimated_msv: Decimal | None
    incomplete: bool
    arithmetic: tuple[Sentence, ...]
    sources: tuple[str, ...]
    note: Sentence


class ExposureReport(Struct, frozen=True, kw_only=True):
    """Sums in mSv; `unknown` counts the studies without either, `incomplete` those known in part."""

    lines: tuple[ExposureLine, ...]
    measured_msv: Decimal
    estimated_msv: Decimal
    cumulative_msv: Decimal
    unknown: int
    incomplete: int
    says: Sentence


class Rates(Struct, frozen=True, kw_only=True):
    """What a profile brings to the calculator."""

    radiation: Radiation
    tracers: Mapping[str, Coefficient]
    regions: Mapping[str, Coefficient]
    adult_from: int


def report(exposures: Iterable[Exposure], rates: Rates, age_years: int | None) -> ExposureReport:
    """Every exposure and their sums. KeyError for what is no procedure, tracer or region.

    Raises ValueError for what a study cannot have; ask `misfits` first to name the field.
    """
    lines = tuple(_line(one, rates, age_years) for one in exposures)
    measured = sum((line.measured_msv for line in lines if line.measured_msv is not None), Decimal(0))
    estimated = sum((line.estimated_msv for line in lines if line.estimated_msv is not None), Decimal(0))
    unknown = sum(line.measured_msv is None and line.estimated_msv is None for line in lines)
    incomplete = sum(line.incomplete for line in lines)
    known = unknown < len(lines) or not lines
    return ExposureReport(
        lines=lines,
        measured_msv=measured,
        estimated_msv=estimated,
        cumulative_msv=measured + estimated,
        unknown=unknown,
        incomplete=incomplete,
        says=_says(measured, estimated, unknown, incomplete) if known else sentences.NOTHING_KNOWN(),
    )


def _says(measured: Decimal, estimated: Decimal, unknown: int, incomplete: int) -> Sentence:
    total = sentences.SUM_AT_LEAST if incomplete or unknown else sentences.SUM
    parts = [total(msv=str(measured + estimated))]
    if estimated:
        parts.append(sentences.OF_WHICH_ESTIMATED(msv=str(estimated)))
    if incomplete:
        parts.append(sentences.KNOWN_IN_PART(n=incomplete))
    if unknown:
        parts.append(sentences.OF_UNKNOWN_DOSE(n=unknown))
    return sentences.IN_ALL(parts=joined(parts, by=", "))


def _line(one: Exposure, rates: Rates, age_years: int | None) -> ExposureLine:
    if refused := misfits(one, rates.radiation, rates.tracers):
        raise ValueError(" ".join(map(str, refused.values())))
    child = age_years is not None and age_years < rates.adult_from
    band = rates.radiation.band(one.procedure, child=child)
    free = rates.radiation.is_free(one.procedure)
    parts, notes, sources = _estimates(one, rates, age_years) if one.measured_msv is None else ([], [], [])
    if age_years is None and not free:
        band = sentences.ADULT_BAND(band=band)
    estimated = sum((part.msv for part in parts), Decimal(0)) if parts and not notes else None
    missing = None if estimated is None else _missing(one)
    note = _note(one, free=free, notes=notes, parts=parts)
    return ExposureLine(
        procedure=one.procedure,
        band=band,
        measured_msv=Decimal(0) if free else one.measured_msv,
        estimated_msv=estimated,
        incomplete=missing is not None,
        arithmetic=tuple(part.arithmetic for part in parts),
        sources=tuple(sources),
        note=following((note, missing)) if missing else note,
    )


def _missing(one: Exposure) -> Sentence | None:
    """What the estimate of a hybrid study leaves out, as a further sentence of its note."""
    if one.procedure not in HYBRID:
        return None
    if one.dlp is None:
        return sentences.WITHOUT_CT()
    return sentences.WITHOUT_TRACER() if one.activity_mbq is None else None


def _note(one: Exposure, *, free: bool, notes: list[Sentence], parts: list[Estimate]) -> Sentence:
    if free:
        return sentences.NO_RADIATION()
    if one.measured_msv is not None:
        return sentences.MEASURED()
    if notes:
        return following(notes)
    if parts:
        return sentences.ESTIMATED()
    return sentences.UNKNOWN()


def _estimates(
    one: Exposure, rates: Rates, age_years: int | None
) -> tuple[list[Estimate], list[Sentence], list[str]]:
    wanted = (
        (one.activity_mbq, rates.tracers[one.tracer] if one.tracer else None, sentences.TRACER_NOT_NAMED),
        (one.dlp, rates.regions[one.region] if one.region else None, sentences.REGION_NOT_NAMED),
    )
    parts, notes, sources = [], [], []
    for amount, coefficient, not_named in wanted:
        if amount is None:
            continue
        if coefficient is None:
            notes.append(not_named())
            continue
        rate = coefficient.at(age_years, adult_from=rates.adult_from)
        if rate is None:
            lacking = (
                sentences.NO_COEFFICIENT if coefficient.value is None else sentences.NO_CHILD_COEFFICIENT
            )
            notes.append(lacking(label=Word(coefficient.label)))
            continue
        parts.append(estimate(amount, rate, coefficient.unit))
        sources.append(coefficient.source)
    return parts, notes, sources
