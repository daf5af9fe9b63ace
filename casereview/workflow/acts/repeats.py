"""A repeat that the clock rested for has come: the working days that were left are given back."""

import datetime as dt
from typing import Any

from django.utils import timezone

from casereview.lifecycle import calendar
from casereview.models import Case, LabResult
from casereview.models.case import NO_CLOCK


def came_with(case: Case, lab: LabResult, now: dt.datetime) -> dict[str, Any]:
    """Ends what this result was awaited as; the case's columns that follow from it.

    Blood that was drawn before the repeat was ordered is no repeat.
    """
    live = list(case.awaited_repeats.live())
    drawn = lab.collected_at.date() if lab.date_only else timezone.localdate(lab.collected_at)
    come = [row for row in live if row.analyte == lab.analyte and drawn >= timezone.localdate(row.ordered_at)]
    if not come:
        return {}
    case.awaited_repeats.filter(pk__in=[row.pk for row in come]).update(ended_at=now)
    left = [row for row in live if row not in come]
    if case.holds.live().exists():
        return {}
    if left:
        return {"due_on": max(row.expected_on for row in left)}
    days_left = come[0].days_left
    if days_left is None:
        return {"due_on": NO_CLOCK}
    return {"due_on": calendar.due(case.site.country, timezone.localdate(now), max(days_left, 0))}
