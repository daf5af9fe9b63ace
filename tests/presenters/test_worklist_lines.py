"""A line of the worklist, the filters above it, and what an empty list says."""

import datetime as dt
from typing import Any

import pytest

from casereview.models.case import NO_CLOCK
from casereview.web.presenters.case.banner import banner_of, state_of
from casereview.web.presenters.worklist import Filters, empty_words, line_of, overdue_chip, scopes, states
from tests.presenters.build import NOON, TODAY, case

ROW: dict[str, Any] = {
    "id": 7,
    "number": "CR-00007",
    "state": "localization",
    "resolution": "",
    "round": 2,
    "urgent": False,
    "state_since": NOON,
    "due_on": TODAY + dt.timedelta(3),
    "overdue": False,
    "on_hold": False,
    "site__name": "St. Brigid Hospital",
    "patient__mrn": "M7",
    "patient__family_name": "Marlow",
    "patient__given_name": "Ines",
    "patient__birth_date": dt.date(1970, 6, 3),
    "patient__age_years": None,
    "patient__sex": "F",
}


def test_a_line_names_patient_state_day_and_whom_it_waits_for() -> None:
    line = line_of(ROW, TODAY)
    assert (line.pk, line.number, line.patient, line.mrn) == (7, "CR-00007", "Marlow, Ines", "M7")
    assert line.about == "54 years, female"  # her birthday is tomorrow
    assert (line.state, line.round, line.since) == ("Localization", 2, "2 Jun 2025")
    assert (line.due, line.due_on, line.overdue) == ("due in 3 days", "5 Jun 2025", False)
    assert line.waits_for == "radiologist, nuclear medicine and coordinator"


@pytest.mark.parametrize(
    ("more", "due", "due_on", "overdue"),
    [
        ({"due_on": TODAY - dt.timedelta(2), "overdue": True}, "2 days overdue", "31 May 2025", True),
        ({"due_on": TODAY}, "due today", "2 Jun 2025", False),
        ({"on_hold": True}, "on hold until 5 Jun 2025", "", False),
        ({"due_on": NO_CLOCK}, "no due date", "", False),
        ({"state": "closed", "resolution": "cured", "overdue": True}, "", "", False),
    ],
)
def test_when_a_case_is_due_is_said_by_its_state(
    more: dict[str, Any], due: str, due_on: str, overdue: bool
) -> None:
    line = line_of({**ROW, **more}, TODAY)
    assert (line.due, line.due_on, line.overdue) == (due, due_on, overdue)


def test_a_closed_case_says_how_it_ended_and_waits_for_nobody() -> None:
    line = line_of({**ROW, "state": "closed", "resolution": "cured"}, TODAY)
    assert (line.state, line.waits_for) == ("Closed: cured", "")


def test_the_banner_says_the_same_of_the_patient() -> None:
    shown = banner_of(case("closed", resolution="died", urgent=True))
    assert (shown.pk, shown.number, shown.patient, shown.mrn) == (7, "CR-00007", "Marlow, Ines", "M7")
    assert (shown.born, shown.site, shown.state) == ("3 Jun 1970", "St. Brigid Hospital", "Closed: died")
    assert (shown.round, shown.urgent) == (1, True)
    assert state_of("intake", "") == "Intake"


# --- filters ---


def test_the_list_as_it_is_at_first_needs_no_address_of_its_own() -> None:
    plain = Filters("waiting", "", overdue=False)
    assert plain.query() == "?"
    assert [(chip.label, chip.href, chip.chosen) for chip in scopes(plain)] == [
        ("Waiting for me", "?", True),
        ("All my cases", "?scope=all", False),
    ]


def test_a_chip_keeps_the_other_filters() -> None:
    filters = Filters("all", "intake", overdue=True)
    assert filters.query() == "?scope=all&state=intake&overdue=1"
    assert [chip.chosen for chip in scopes(filters)] == [False, True]
    every, *each = states(filters)
    assert (every.label, every.href, every.chosen) == ("Every state", "?scope=all&overdue=1", False)
    assert [chip.label for chip in each if chip.chosen] == ["Intake"]
    assert each[1].href == "?scope=all&state=localization&overdue=1"
    assert len(each) == 8
    assert states(Filters("all", "", overdue=False))[0].chosen


def test_the_overdue_chip_takes_itself_off() -> None:
    on, off = overdue_chip(Filters("all", "", overdue=True)), overdue_chip(Filters("all", "", overdue=False))
    assert (on.href, on.chosen) == ("?scope=all", True)
    assert (off.href, off.chosen) == ("?scope=all&overdue=1", False)


@pytest.mark.parametrize(
    ("filters", "q", "title"),
    [
        (Filters("waiting", "intake", overdue=False), "Marlow", "No case matches that search"),
        (Filters("all", "intake", overdue=False), "", "No case with these filters"),
        (Filters("waiting", "", overdue=True), "", "No case with these filters"),
        (Filters("waiting", "", overdue=False), "", "Nothing waits for you"),
        (Filters("all", "", overdue=False), "", "No cases yet"),
    ],
)
def test_an_empty_list_says_whether_nothing_is_there_or_nothing_is_shown(
    filters: Filters, q: str, title: str
) -> None:
    assert empty_words(filters, q)[0] == title
