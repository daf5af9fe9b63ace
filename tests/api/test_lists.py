"""Each list costs the same number of queries at 1 and at 50 rows, and loses no row between its pages."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from casereview.models import AccessEvent, Case, User
from tests.api import fillers
from tests.api.conftest import Caller
from tests.api.routes import DOCUMENT
from tests.build import Builder, People

As = Callable[[User], Caller]
Fill = Callable[[Case, User, int], None]
# The address, what fills it, how many rows the built case has there, and the queries of one request: each
# starts with the token's owner; a list of a case adds the case and the trace of who read it.
LISTS: list[tuple[str, Fill, int, int]] = [
    ("cases/", fillers.cases, 1, 2),
    ("cases/{}/events/", fillers.events, 1, 4),
    ("cases/{}/labs/", fillers.labs, 0, 4),
    ("cases/{}/operations/", fillers.operations, 0, 5),
    ("cases/{}/studies/", fillers.studies, 0, 9),
    ("cases/{}/studies/{}/reads/", fillers.reads, 0, 7),
    ("cases/{}/studies/{}/adequacy/", fillers.adequacy, 0, 5),
    ("cases/{}/samplings/", fillers.samplings, 0, 5),
    ("cases/{}/laryngoscopies/", fillers.laryngoscopies, 0, 4),
    ("cases/{}/resolutions/", fillers.resolutions, 0, 4),
    ("cases/{}/overrides/", fillers.overrides, 0, 4),
    ("cases/{}/answers/", fillers.answers, 0, 4),
    ("cases/{}/emergencies/", fillers.emergencies, 0, 4),
    ("cases/{}/repeats/", fillers.repeats, 0, 4),
    ("cases/{}/opinions/", fillers.opinions, 0, 4),
    ("cases/{}/verdict-confirmations/", fillers.confirmations, 0, 4),
    ("cases/{}/referrals/", fillers.referrals, 0, 4),
    ("cases/{}/team/", fillers.team, 3, 4),
    ("cases/{}/team/candidates/", fillers.candidates, 8, 4),
    ("cases/{}/documents/", fillers.documents, 0, 4),
    ("patients/", fillers.cases, 1, 2),
    ("centers/", fillers.centers, 1, 2),
    ("inbox/", fillers.inbox, 0, 2),
]


def address_of(path: str, case: Case) -> str:
    """The list's address in this case; where it belongs to a study, the case gets one."""
    if path.count("{}") < len(("case", "study")):
        return path.format(case.pk)
    fillers.studies(case, case.team.all()[0].user, 1, reads=False)
    return path.format(case.pk, case.case_studies.get().study_id)


@pytest.mark.parametrize(("path", "fill", "there", "queries"), LISTS, ids=[path for path, *_ in LISTS])
@pytest.mark.parametrize("rows", [1, 50])
def test_a_list_costs_the_same_at_one_and_at_fifty_rows(
    as_: As,
    builder: Builder,
    django_assert_num_queries: DjangoAssertNumQueries,
    path: str,
    fill: Fill,
    there: int,
    queries: int,
    rows: int,
) -> None:
    sam, address = as_(builder.people.sam), address_of(path, builder.case)
    fill(builder.case, sam.user, max(rows - there, 0))
    with django_assert_num_queries(queries):
        response = sam.get(f"{address}?limit=50")
    assert response.status_code == 200, response.content
    assert len(response.json()["rows"]) == max(rows, there)


@pytest.mark.parametrize(("path", "fill", "there", "_"), LISTS, ids=[path for path, *_ in LISTS])
def test_pages_of_a_list_hold_every_row_once(
    as_: As, people: People, builder: Builder, path: str, fill: Fill, there: int, _: int
) -> None:
    sam, seen, whole = as_(people.sam), [], address_of(path, builder.case)
    fill(builder.case, people.sam, 7)
    address = f"{whole}?limit=3"
    while address:
        page = sam.get(address).json()
        assert len(page["rows"]) <= 3
        seen += page["rows"]
        address = (page["next"] or "").removeprefix("/api/")
    assert seen == sam.get(f"{whole}?limit=200").json()["rows"]
    assert len(seen) == there + 7
    assert len({str(row) for row in seen}) == len(seen)


def test_every_list_of_the_address_book_is_counted() -> None:
    """A new list must bring its number of queries."""
    paged = {
        path.removeprefix("/api/").replace("{case}", "{}").replace("{study}", "{}")
        for path, operations in DOCUMENT["paths"].items()
        if any(parameter["name"] == "after" for parameter in operations.get("get", {}).get("parameters", ()))
    }
    assert paged == {path for path, *_ in LISTS}


def test_reading_evidence_leaves_a_trace(as_: As, people: People, builder: Builder) -> None:
    as_(people.olu).get(f"cases/{builder.pk}/labs/")
    assert not AccessEvent.objects.exists()
    as_(people.ito).get(f"cases/{builder.pk}/labs/")
    trace = AccessEvent.objects.get()
    assert (trace.case_id, trace.user, trace.what) == (builder.pk, people.ito, "API: labs")


def test_rows_say_decimals_as_they_were_reported(as_: As, people: People, builder: Builder) -> None:
    fillers.labs(builder.case, people.sam, 1)
    row = as_(people.sam).get(f"cases/{builder.pk}/labs/").json()["rows"][0]
    assert (row["value"], row["low"]) == ("11.9", None)
    fillers.operations(builder.case, people.sam, 1)
    gland = as_(people.sam).get(f"cases/{builder.pk}/operations/").json()["rows"][0]["glands"][0]
    assert gland == {
        "gland": "left.superior",
        "disposition": "removed",
        "found_at": "",
        "note": "",
        "pathology": "adenoma",
        "weight_mg": "640.5",
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("?scope=waiting", 0),
        ("?state=intake", 3),
        ("?state=closed", 0),
        ("?overdue=true", 2),
        ("?q=L1", 1),
        ("?q=marl", 1),
        ("?q=nobody", 0),
    ],
)
def test_the_worklist_filters(as_: As, people: People, builder: Builder, query: str, found: int) -> None:
    fillers.cases(builder.case, people.sam, 2)
    assert len(as_(people.sam).get(f"cases/{query}").json()["rows"]) == found


def test_a_case_without_a_clock_has_no_due_day(as_: As, people: People, builder: Builder) -> None:
    builder.closed()
    assert as_(people.sam).get("cases/").json()["rows"][0]["due_on"] is None
