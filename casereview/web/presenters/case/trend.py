"""Calcium and PTH over time as inline SVG: no script, no style, and every value also in the table."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from casereview.models import LabResult, Operation
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.labs.units import convert
from casereview.selectors.case_page import CaseRows
from casereview.web.presenters import words
from casereview.web.presenters.case.labs import outside
from casereview.web.presenters.words import translated

WIDTH, HEIGHT = 360, 170
LEFT, RIGHT, TOP, BOTTOM = 12, 348, 34, 138
CALCIUM = (Analyte.CALCIUM_TOTAL, Analyte.CALCIUM_ALBUMIN_CORRECTED, Analyte.CALCIUM_IONIZED)
MOST_LABELS = 7  # more would lie on each other


@dataclass(frozen=True, slots=True)
class Dot:
    x: str
    y: str
    high: bool
    points: str  # of the triangle that marks a high value, so that shape says it too
    label: str
    label_y: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Trend:
    id: str
    title: str
    says: str
    unit: str
    line: str  # points of the polyline
    dots: tuple[Dot, ...]
    limit_y: str
    limit: str
    operations: tuple[Mark, ...]
    first: str
    last: str


def trends_of(rows: CaseRows) -> tuple[Trend, ...]:
    """A chart for calcium and one for PTH, where at least two values can stand on one scale."""
    usable = [
        row
        for row in rows.labs
        if not row.is_superseded and row.status != "entered_in_error" and not row.doubtful
    ]
    counted = Counter(row.analyte for row in usable if row.analyte in CALCIUM)
    wanted = [counted.most_common(1)[0][0]] if counted else []
    charts = [
        _trend(analyte, [row for row in usable if row.analyte == analyte], rows.operations)
        for analyte in (*wanted, Analyte.PTH_INTACT)
    ]
    return tuple(chart for chart in charts if chart is not None)


def _trend(analyte: str, rows: Sequence[LabResult], operations: Sequence[Operation]) -> Trend | None:
    if len(rows) < 2:  # noqa: PLR2004 - one value is no trend
        return None
    code, unit = Analyte(analyte), rows[-1].unit
    values = [convert(code, row.value, row.unit, unit) for row in rows]
    limit = rows[-1].high
    days = [row.collected_at.date() for row in rows]
    marks = [row.performed_on for row in operations if not row.is_superseded]
    span = _Span(min([*days, *marks]), max([*days, *marks]), [*values, *([limit] if limit else [])])
    dots = tuple(
        _dot(row, value, span, shown=len(rows) <= MOST_LABELS or row is rows[-1], below=_dips(values, place))
        for place, (row, value) in enumerate(zip(rows, values, strict=True))
    )
    title = translated(code.label)
    return Trend(
        id=f"trend-{code.value}",
        title=title,
        says=_("%(n)s values from %(first)s to %(last)s; the latest is %(value)s %(unit)s.")
        % {
            "n": len(rows),
            "first": words.day(days[0]),
            "last": words.day(days[-1]),
            "value": words.number(rows[-1].value),
            "unit": unit,
        },
        unit=unit,
        line=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=dots,
        limit_y=span.y(limit) if limit else "",
        limit=_("upper limit %(limit)s") % {"limit": words.number(limit)} if limit else "",
        operations=tuple(
            Mark(span.x(day), _("Operation %(day)s") % {"day": words.day(day)}) for day in marks
        ),
        first=words.day(span.first),
        last=words.day(span.last),
    )


class _Span:
    """From days and values to places on the chart."""

    def __init__(self, first: dt.date, last: dt.date, values: Sequence[Decimal]) -> None:
        self.first, self.last = first, last
        self.low, self.high = min(values), max(values)

    def x(self, day: dt.date) -> str:
        part = (day - self.first).days / max((self.last - self.first).days, 1)
        return f"{LEFT + 14 + part * (RIGHT - LEFT - 28):.1f}"

    def y(self, value: Decimal) -> str:
        part = float((value - self.low) / (self.high - self.low)) if self.high > self.low else 0.5
        return f"{BOTTOM - 20 - part * (BOTTOM - TOP - 20):.1f}"


def _dips(values: Sequence[Decimal], place: int) -> bool:
    """Whether the line comes down to this value: its label then goes below, out of the line's way."""
    beside = [values[at] for at in (place - 1, place + 1) if 0 <= at < len(values)]
    return all(other >= values[place] for other in beside) and max(beside) > values[place]


def _dot(row: LabResult, value: Decimal, span: _Span, *, shown: bool, below: bool) -> Dot:
    x, y = float(span.x(row.collected_at.date())), float(span.y(value))
    high = outside(row)[0] is True
    said_value = f"{row.get_comparator_display()}{words.number(row.value)}"
    near_right = x > RIGHT - 40
    near_left = x < LEFT + 40
    return Dot(
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        high=high,
        points=f"{x:.1f},{y - 6:.1f} {x - 5.5:.1f},{y + 4:.1f} {x + 5.5:.1f},{y + 4:.1f}",
        label=said_value if shown else "",
        label_y=f"{y + 16 if below else y - 9:.1f}",
        anchor="end" if near_right else "start" if near_left else "middle",
        title=f"{words.day(row.collected_at.date())}: {said_value} {row.unit}",
    )
