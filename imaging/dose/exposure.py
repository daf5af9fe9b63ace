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

from imaging.dose.amounts import HYBRID, Exposure, misfits
from imaging.dose.radiation import Coefficient, Estimate, Radiation, estimate

MBQ_PER_MCI: Final = Decimal(37)


class ExposureLine(Struct, frozen=True, kw_only=True):
    """`estimated_msv` is None where a measured dose stands, or where no coefficient holds at this age.

    `incomplete`: the estimate is of the tracer or of the CT alone, where the study has both.
    """

    procedure: str
    band: str
    measured_msv: Decimal | None
    estimated_msv: Decimal | None
    incomplete: bool
    arithmetic: tuple[str, ...]
    sources: tuple[str, ...]
    note: str


class ExposureReport(Struct, frozen=True, kw_only=True):
    """Sums in mSv; `unknown` counts the studies without either, `incomplete` those known in part."""

    lines: tuple[ExposureLine, ...]
    measured_msv: Decimal
    estimated_msv: Decimal
    cumulative_msv: Decimal
    unknown: int
    incomplete: int
    says: str


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
        says=_says(measured, estimated, unknown, incomplete) if known else _NOTHING_KNOWN,
    )


_NOTHING_KNOWN: Final = "The dose is not known."


def _says(measured: Decimal, estimated: Decimal, unknown: int, incomplete: int) -> str:
    parts = [f"{'At least ' if incomplete or unknown else ''}{measured + estimated} mSv in all"]
    if estimated:
        parts.append(f"of which {estimated} mSv are an estimate")
    if incomplete:
        parts.append(f"with {incomplete} known in part only")
    if unknown:
        parts.append(f"without {unknown} of unknown dose")
    return ", ".join(parts) + "."


def _line(one: Exposure, rates: Rates, age_years: int | None) -> ExposureLine:
    if refused := misfits(one, rates.radiation, rates.tracers):
        raise ValueError(" ".join(refused.values()))
    child = age_years is not None and age_years < rates.adult_from
    band = rates.radiation.band(one.procedure, child=child)
    free = rates.radiation.is_free(one.procedure)
    parts, notes, sources = _estimates(one, rates, age_years) if one.measured_msv is None else ([], [], [])
    if age_years is None and not free:
        band = f"{band} (adult; the age is unknown)"
    estimated = sum((part.msv for part in parts), Decimal(0)) if parts and not notes else None
    missing = "" if estimated is None else _missing(one)
    return ExposureLine(
        procedure=one.procedure,
        band=band,
        measured_msv=Decimal(0) if free else one.measured_msv,
        estimated_msv=estimated,
        incomplete=bool(missing),
        arithmetic=tuple(part.arithmetic for part in parts),
        sources=tuple(sources),
        note=_note(one, free=free, notes=notes, parts=parts) + missing,
    )


def _missing(one: Exposure) -> str:
    """What the estimate of a hybrid study leaves out, as a further sentence of its note."""
    if one.procedure not in HYBRID:
        return ""
    if one.dlp is None:
        return " Without its CT: give its dose-length product, too."
    return " Without its tracer: give its activity, too." if one.activity_mbq is None else ""


def _note(one: Exposure, *, free: bool, notes: list[str], parts: list[Estimate]) -> str:
    if free:
        return "No ionizing radiation."
    if one.measured_msv is not None:
        return "Measured or reported; no estimate is made beside it."
    if notes:
        return " ".join(notes)
    if parts:
        return "An estimate from a published coefficient, not a measurement."
    return "Unknown: give a reported dose, an activity or a dose-length product."


def _estimates(
    one: Exposure, rates: Rates, age_years: int | None
) -> tuple[list[Estimate], list[str], list[str]]:
    wanted = (
        (one.activity_mbq, rates.tracers[one.tracer] if one.tracer else None, "tracer"),
        (one.dlp, rates.regions[one.region] if one.region else None, "scanned region"),
    )
    parts, notes, sources = [], [], []
    for amount, coefficient, noun in wanted:
        if amount is None:
            continue
        if coefficient is None:
            notes.append(f"Not estimated: name the {noun}.")
            continue
        rate = coefficient.at(age_years, adult_from=rates.adult_from)
        if rate is None:
            notes.append(f"Not estimated: no coefficient of {coefficient.label} for a child is on file.")
            continue
        parts.append(estimate(amount, rate, coefficient.unit))
        sources.append(coefficient.source)
    return parts, notes, sources
