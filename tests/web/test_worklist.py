"""The list of cases: filters, search, paging, and what it costs."""

import datetime as dt
import logging
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from casereview.models import Case, Patient
from tests.build import Builder, People
from tests.web.conftest import SignIn, text_of


def many(people: People, count: int) -> None:
    """Cases as rows: this is about reading, and the engine would take a minute."""
    now = timezone.now()
    patients = Patient.objects.bulk_create(
        Patient(site=people.site, mrn=f"N{n:05d}", family_name=f"Family{n:02d}", given_name="Pat", sex="F")
        for n in range(count)
    )
    Case.objects.bulk_create(
        Case(
            patient=patient,
            site=people.site,
            state="localization",
            opened_at=now,
            state_since=now,
            due_on=now.date() + dt.timedelta(days=n),
        )
        for n, patient in enumerate(patients)
    )


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_costs_the_same_at_any_length(
    signed: SignIn, people: People, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    many(people, count)
    client = signed(people.sam)
    with django_assert_num_queries(5):
        response = client.get("/?scope=all")
    assert text_of(response).count('<th scope="row">') == count


def test_a_line_says_who_what_when_and_whose_turn(signed: SignIn, builder: Builder, people: People) -> None:
    Case.objects.filter(pk=builder.pk).update(due_on=timezone.localdate() - dt.timedelta(days=3), urgent=True)
    text = text_of(signed(people.sam).get("/?scope=all"))
    for says in (
        "Marlow, Ines",
        "3 days overdue",
        "urgent",
        "Intake",
        "round 1",
        "surgeon and endocrinologist",
        f"CR-{builder.pk:05d}",
        "female",
    ):
        assert says in text


def test_what_waits_for_me_and_what_does_not(signed: SignIn, builder: Builder, people: People) -> None:
    assert "Marlow" in text_of(signed(people.ito).get("/"))
    waiting = text_of(signed(people.sam).get("/"))
    assert "Nothing waits for you" in waiting
    assert "Marlow" not in waiting
    assert "Marlow" in text_of(signed(people.sam).get("/?scope=all"))
    assert "No cases yet" in text_of(signed(people.kit).get("/?scope=all"))


def test_filters_narrow_the_list_and_say_so(signed: SignIn, builder: Builder, people: People) -> None:
    client = signed(people.sam)
    assert "Marlow" in text_of(client.get("/?scope=all&state=intake"))
    assert "No case with these filters" in text_of(client.get("/?scope=all&state=closed"))
    assert "No case with these filters" in text_of(client.get("/?scope=all&overdue=1"))
    assert client.get("/?scope=nonsense&state=nonsense&overdue=x").status_code == 200


def test_a_search_is_posted_and_leaves_nothing_in_an_address_or_a_log(
    signed: SignIn, builder: Builder, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    client = signed(people.sam)
    with caplog.at_level(logging.DEBUG):
        for words in ("Marlow", "marlow, in", builder.case.patient.mrn, f"CR-{builder.pk:05d}"):
            response = client.post("/", {"q": words})
            text = text_of(response)
            assert response.status_code == 200
            assert f'href="/cases/{builder.pk}/"' in text
            addresses = [part.split('"')[0] for part in text.split('href="')[1:] + text.split('action="')[1:]]
            assert not [address for address in addresses if "arlow" in address or words in address]
        assert "arlow" not in caplog.text
    assert 'method="post"' in text
    assert "Marlow" not in text_of(client.get("/?q=Marlow"))  # an address is not searched with


def test_an_empty_search_says_how_to_search(signed: SignIn, builder: Builder, people: People) -> None:
    text = text_of(signed(people.sam).post("/", {"q": "<b>Zzz"}))
    assert "No case matches that search" in text
    assert "&lt;b&gt;Zzz" in text
    assert signed(people.sam).post("/", {"q": "\x00"}).status_code == 200


def test_pages_follow_each_other_without_gap_or_repeat(signed: SignIn, people: People) -> None:
    many(people, 60)
    client = signed(people.sam)
    first = text_of(client.get("/?scope=all"))
    assert "Family49" in first
    assert "Family50" not in first
    href = next(part.split('"')[0] for part in first.split('href="') if "after=" in part.split('"')[0])
    second = text_of(client.get("/" + href.replace("&amp;", "&")))
    assert "Family50" in second
    assert "Family49" not in second
    found = text_of(client.post("/", {"q": "Family"}))
    assert 'name="after"' in found


def test_a_cursor_that_we_did_not_give_starts_the_list_again(signed: SignIn, people: People) -> None:
    response = signed(people.sam).get("/?after=nonsense")
    assert (response.status_code, response["Location"]) == (302, "/")


def test_nobody_sees_the_list_without_signing_in(client: Any, db: None) -> None:
    response = client.get("/?scope=all")
    assert response["Location"].startswith("/signin/?next=")


def test_pages_are_kept_by_nobody(signed: SignIn, builder: Builder, people: People) -> None:
    for path in ("/", f"/cases/{builder.pk}/", "/inbox/"):
        assert "no-store" in signed(people.sam).get(path)["Cache-Control"]
