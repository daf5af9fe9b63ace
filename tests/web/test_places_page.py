"""The page shows what a finding was read as, what it would be read as now, and where a person says so."""

from collections.abc import Iterator
from typing import Any

import pytest

from imaging.models import Finding, SiteReading
from imaging.wording import parse_location
from tests.build import Builder, People, key
from tests.lexicon import read_as
from tests.web.conftest import SignIn, text_of

KNOWN = "at the lower pole on the left"
READ: dict[str, Any] = {
    "result": "positive",
    "findings": [{"location": KNOWN}, {"location": "somewhere odd"}],
}
WOULD_BE = "would now be read as"


@pytest.fixture(autouse=True)
def lexicon_of_today() -> Iterator[None]:
    yield
    parse_location.cache_clear()


def page_of(signed: SignIn, builder: Builder, people: People, who: str = "okafor") -> str:
    return text_of(signed(getattr(people, who)).get(f"/cases/{builder.pk}/"))


def test_a_read_is_shown_back_as_it_was_read(signed: SignIn, people: People) -> None:
    text = page_of(signed, Builder(people).review(READ), people)
    assert "Left inferior" in text
    assert "no known place: agrees with nothing" in text
    assert WOULD_BE not in text


def test_an_open_case_says_what_a_finding_would_now_be_read_as(
    signed: SignIn, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(people).review(READ)
    read_as(monkeypatch, {KNOWN: "left.intrathymic"})
    text = page_of(signed, builder, people)
    assert f"{WOULD_BE} Left intrathymic" in text
    assert "Left inferior" in text
    read_as(monkeypatch, {KNOWN: ""})
    assert f"{WOULD_BE} no known place" in page_of(signed, builder, people)


def test_a_closed_case_is_left_as_it_was_read(
    signed: SignIn, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(people).review(READ)
    builder.do("withdraw", people.sam, resolution="withdrawn", reason="Moved away")
    read_as(monkeypatch, {KNOWN: "left.intrathymic"})
    text = page_of(signed, builder, people)
    assert WOULD_BE not in text
    assert "/add/confirm_location/" not in text


def test_an_amended_read_is_left_as_it_was_read(
    signed: SignIn, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(people).review(READ)
    read_as(monkeypatch, {KNOWN: "left.intrathymic"})
    for finding in Finding.objects.filter(location=KNOWN):
        read = {"study": finding.read.study_id, "supersedes": finding.read_id}
        builder.act("add_read", people.okafor, **read, **READ)
    assert WOULD_BE not in page_of(signed, builder, people)


def test_the_new_reading_stands_in_the_form_and_is_accepted_by_sending_it(
    signed: SignIn, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(people).review(READ)
    read_as(monkeypatch, {KNOWN: "left.intrathymic"})
    finding = Finding.objects.earliest("pk")
    address = f"/cases/{builder.pk}/add/confirm_location/"
    client = signed(people.okafor)
    assert f"{address}?read={finding.read_id}&amp;finding=1" in page_of(signed, builder, people)
    form = client.get(f"{address}?read={finding.read_id}&finding=1")
    ticked = [
        option.value
        for control in form.context["form"].controls
        for row in control.grid
        for option in row.boxes
        if option and option.chosen
    ]
    assert ticked == ["left.intrathymic"]
    sent = {"read": finding.read_id, "finding": "1", "sites": ticked, "key": key()}
    done = client.post(address, sent | {"seen_version": builder.case.version})
    assert (done.status_code, done["Location"]) == (302, f"/cases/{builder.pk}/#imaging")
    assert SiteReading.objects.get().finding == finding
    text = page_of(signed, builder, people)
    assert "Left intrathymic" in text
    assert f"confirmed by {people.okafor.name}" in text


def test_a_form_for_a_finding_that_is_not_there_is_empty(signed: SignIn, people: People) -> None:
    builder = Builder(people).review(READ)
    form = signed(people.okafor).get(f"/cases/{builder.pk}/add/confirm_location/?read=1&finding=9")
    assert form.status_code == 200
    sites = next(control for control in form.context["form"].controls if control.name == "sites")
    assert not any(option and option.chosen for row in sites.grid for option in row.boxes)


def test_only_who_may_place_a_finding_is_offered_the_form(signed: SignIn, people: People) -> None:
    builder = Builder(people).team().review(READ)
    assert "/add/confirm_location/" in page_of(signed, builder, people, "petit")
    assert "/add/confirm_location/" not in page_of(signed, builder, people, "olu")
