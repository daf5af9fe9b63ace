"""Laboratory values as their laboratories printed them, and whether each lies outside its own range."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.fields.acts import LAB
from casereview.models import LabResult
from casereview.policy import CaseRoles, may_now
from casereview.rules.codes.vocabulary import Comparator
from casereview.rules.facts.records import LabFact
from casereview.rules.labs.quantity import Quantity
from casereview.rules.labs.readings import reading
from casereview.rules.profiles.model import Ranges, load_profile
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.case_page import CaseRows
from casereview.selectors.fact_ids import FactId
from casereview.web.presenters import words
from casereview.web.presenters.case.history import Pair
from casereview.web.presenters.words import translated

# What the columns of the table say.
IN_COLUMNS = frozenset(
    {"analyte", "comparator", "value", "unit", "low", "high", "collected_at", "assay", "status", "doubtful"}
)


@dataclass(frozen=True, slots=True)
class LabRow:
    pk: int
    analyte: str
    value: str
    range: str
    flag: str  # high, low, or nothing
    doubtful: bool  # whoever entered it said that it is right, though the rules doubt it
    at: str
    assay: str
    status: str  # only where it is not simply final
    more: tuple[Pair, ...]  # what is asked of a lab and has no column of the table
    struck: bool
    because: str
    by: str
    correct: str  # where to correct it, if this person may


def labs_of(rows: CaseRows, assessed: AssessedCase | None, case_roles: CaseRoles) -> tuple[LabRow, ...]:
    """Newest first, corrected ones below what corrected them only by their date."""
    facts = {lab.id: lab for lab in (assessed.facts.labs or ())} if assessed else {}
    may = may_now(case_roles, rows.case, ACTS["correct_lab"])
    profile = assessed.facts.profile if assessed else ""
    return tuple(
        _row(row, outside(row, facts.get(FactId.LAB.of(row.pk)), profile), may=may) for row in rows.labs[::-1]
    )


def _row(row: LabResult, beyond: tuple[bool | None, bool | None], *, may: bool) -> LabRow:
    struck = row.is_superseded or row.status == "entered_in_error"
    correct = reverse("act", args=[row.case_id, "correct_lab"]) + f"?supersedes={row.pk}"
    return LabRow(
        pk=row.pk,
        analyte=translated(row.get_analyte_display()),
        value=f"{row.get_comparator_display()}{words.number(row.value)} {row.unit}",
        range=_range(row),
        flag="" if struck or row.doubtful else _flag(high=beyond[0], low=beyond[1]),
        doubtful=row.doubtful,
        at=words.day(row.collected_at.date()) if row.date_only else words.moment(row.collected_at),
        assay=row.assay,
        status="" if row.status == "final" else translated(row.get_status_display()),
        more=_more(row),
        struck=struck,
        because=row.reason,
        by=row.recorded_by_name,
        correct=correct if may and not struck else "",
    )


def _more(row: LabResult) -> tuple[Pair, ...]:
    asked = [field for field in LAB if field.name not in IN_COLUMNS]
    pairs = [Pair(translated(field.label), words.value(getattr(row, field.name), field)) for field in asked]
    return tuple(pair for pair in pairs if pair.text)


def _range(row: LabResult) -> str:
    if row.low is None and row.high is None:
        return _("no range printed")
    if row.low is None:
        return _("up to %(high)s") % {"high": words.number(row.high)}
    if row.high is None:
        return _("from %(low)s") % {"low": words.number(row.low)}
    return f"{words.number(row.low)} – {words.number(row.high)}"


def outside(row: LabResult, lab: LabFact | None = None, profile: str = "") -> tuple[bool | None, bool | None]:
    """Whether a value is high and whether it is low; None where nobody can say.

    Calcium and PTH are read as the rules read them, who know a range where none is printed.
    """
    if lab is not None and row.analyte in Ranges.__struct_fields__:
        found = reading(lab, load_profile(profile))
        return found.is_high, found.is_suppressed
    value = Quantity(row.value, Comparator(row.comparator) if row.comparator else None)
    return (
        None if row.high is None else value.above(row.high),
        None if row.low is None else value.below(row.low),
    )


def _flag(*, high: bool | None, low: bool | None) -> str:
    return _("high") if high else _("low") if low else ""
