"""The dose calculator's report in words: band, measured and estimated in columns of their own."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereview.web.presenters import words
from casereview.web.presenters.words import translated
from imaging.dose.exposure import ExposureLine, ExposureReport
from imaging.studies.procedures import PROCEDURES


@dataclass(frozen=True, slots=True)
class DoseRow:
    number: int
    study: str
    band: str
    measured: str
    estimated: str
    incomplete: bool
    arithmetic: tuple[str, ...]
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class DoseBox:
    rows: tuple[DoseRow, ...]
    cumulative: str  # nothing where no dose is known
    at_least: bool
    measured: str
    estimated: str
    unknown: int
    incomplete: int


def report_of(report: ExposureReport) -> DoseBox:
    known = report.unknown < len(report.lines) or not report.lines
    return DoseBox(
        rows=tuple(_row(number, line) for number, line in enumerate(report.lines, 1)),
        cumulative=words.number(report.cumulative_msv) if known else "",
        at_least=bool(report.incomplete or report.unknown),
        measured=words.number(report.measured_msv),
        estimated=words.number(report.estimated_msv),
        unknown=report.unknown,
        incomplete=report.incomplete,
    )


def _row(number: int, line: ExposureLine) -> DoseRow:
    return DoseRow(
        number=number,
        study=translated(PROCEDURES[line.procedure].label),
        band=translated(line.band),
        measured=_msv(line.measured_msv),
        estimated=_msv(line.estimated_msv),
        incomplete=line.incomplete,
        arithmetic=tuple(map(translated, line.arithmetic)),
        sources=line.sources,
        note=translated(line.note),
    )


def _msv(value: object) -> str:
    return words.NOT_RECORDED if value is None else _("%(msv)s mSv") % {"msv": value}
