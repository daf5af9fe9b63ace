"""One line of the worklist, and the filters above it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from casereview.lifecycle.moves import WAITS_FOR
from casereview.lifecycle.roles import LABELS
from casereview.lifecycle.states import STATE_LABELS, State
from casereview.web.presenters import words
from casereview.web.presenters.case.banner import state_of


@dataclass(frozen=True, slots=True)
class Line:
    pk: int
    number: str
    patient: str
    mrn: str
    about: str
    site: str
    state: str
    round: int
    since: str
    due: str
    due_on: str  # the day, for those who plan by the calendar
    overdue: bool
    on_hold: bool
    urgent: bool
    waits_for: str


def line_of(row: Mapping[str, Any], today: dt.date) -> Line:
    state = State(row["state"])
    closed = state is State.CLOSED
    age = words.age(row["patient__birth_date"], row["patient__age_years"], today)
    return Line(
        pk=row["id"],
        number=row["number"],
        patient=f"{row['patient__family_name']}, {row['patient__given_name']}",
        mrn=row["patient__mrn"],
        about=f"{age}, {words.sex(row['patient__sex'])}",
        site=row["site__name"],
        state=state_of(row["state"], row["resolution"]),
        round=row["round"],
        since=words.day(row["state_since"].date()),
        due="" if closed else words.due(row["due_on"], today, on_hold=row["on_hold"]),
        due_on="" if closed else _day_alone(row["due_on"], on_hold=row["on_hold"]),
        overdue=row["overdue"] and not closed,
        on_hold=row["on_hold"],
        urgent=row["urgent"],
        waits_for=words.listed(words.translated(LABELS[role]) for role in WAITS_FOR[state]),
    )


def _day_alone(due_on: dt.date, *, on_hold: bool) -> str:
    return "" if on_hold or due_on == dt.date.max else words.day(due_on)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to. Words that were searched for are no part of it: no address holds them."""

    scope: str
    state: str
    overdue: bool

    def query(self, **changed: str) -> str:
        found = {
            "scope": self.scope if self.scope != "waiting" else "",
            "state": self.state,
            "overdue": "1" if self.overdue else "",
            **changed,
        }
        return "?" + urlencode({name: value for name, value in found.items() if value})


@dataclass(frozen=True, slots=True)
class WorklistChip:
    label: str
    href: str
    chosen: bool


def scopes(filters: Filters) -> list[WorklistChip]:
    return [
        WorklistChip(_("Waiting for me"), filters.query(scope=""), filters.scope == "waiting"),
        WorklistChip(_("All my cases"), filters.query(scope="all"), filters.scope == "all"),
    ]


def states(filters: Filters) -> list[WorklistChip]:
    chips = [WorklistChip(_("Every state"), filters.query(state=""), not filters.state)]
    return chips + [
        WorklistChip(
            words.translated(STATE_LABELS[state]), filters.query(state=state.value), filters.state == state
        )
        for state in State
    ]


def overdue_chip(filters: Filters) -> WorklistChip:
    return WorklistChip(
        _("Overdue only"), filters.query(overdue="" if filters.overdue else "1"), filters.overdue
    )


def empty_words(filters: Filters, q: str) -> tuple[str, str]:
    """Title and advice of an empty list: whether nothing is there, or nothing is shown, is said."""
    if q:
        return (
            _("No case matches that search"),
            _("Search by the whole MRN, by the beginning of a name, or by case number."),
        )
    if filters.state or filters.overdue:
        return _("No case with these filters"), _("Take a filter off, or look at all your cases.")
    if filters.scope == "waiting":
        return (
            _("Nothing waits for you"),
            _("Cases come here when it is your turn. All others of yours are under “All my cases”."),
        )
    return (
        _("No cases yet"),
        _("You see the cases on whose care team you are, and those of the sites that you coordinate."),
    )
