"""Signing in, the inbox, undelivered notices, kept mail."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from redis.exceptions import ConnectionError as CacheAway

from casereview.models import Delivery, OutboxMessage
from casereview.outbox.delivery import deliver_due
from tests.build import PASSWORD, Builder, People
from tests.web.conftest import SignIn, text_of


def try_to(client: Client, email: str, password: str, **more: str) -> Any:
    return client.post("/signin/", {"username": email, "password": password, **more})


def test_signing_in_leads_to_where_one_wanted(client: Client, people: People) -> None:
    response = try_to(client, "SAM.brook@example.org ", PASSWORD, next="/inbox/")
    assert (response.status_code, response["Location"]) == (302, "/inbox/")
    assert try_to(Client(), people.sam.email, PASSWORD)["Location"] == "/"
    assert try_to(Client(), people.sam.email, PASSWORD, next="https://evil.example/")["Location"] == "/"


def test_one_sentence_for_whatever_was_wrong(client: Client, people: People) -> None:
    people.kit.is_active = False
    people.kit.save()
    tries = [
        (people.sam.email, "wrong"),
        ("nobody@example.org", PASSWORD),
        (people.kit.email, PASSWORD),
    ]
    for email, password in tries:
        response = try_to(client, email, password)
        assert response.status_code == 400
        assert "do not match an account" in text_of(response)
        assert f'value="{email}"' in text_of(response)  # nothing typed is lost, but the password
        assert password not in text_of(response)
    assert try_to(client, "", "").status_code == 400


def test_ten_failed_tries_stop_that_account_and_no_other(client: Client, people: People) -> None:
    for _try in range(10):
        assert try_to(client, people.sam.email, "wrong").status_code == 400
    refused = try_to(client, people.sam.email.upper(), PASSWORD)
    assert refused.status_code == 429
    assert "Wait 15 minutes" in text_of(refused)
    assert try_to(client, people.reyes.email, PASSWORD).status_code == 302
    cache.clear()
    assert try_to(Client(), people.sam.email, PASSWORD).status_code == 302


def test_an_unknown_account_is_stopped_just_the_same(client: Client, people: People) -> None:
    for _try in range(10):
        try_to(client, "nobody@example.org", "wrong")
    assert try_to(client, "nobody@example.org", "wrong").status_code == 429


def test_people_can_sign_in_while_the_cache_is_away(
    client: Client, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object, **_more: object) -> None:
        raise CacheAway

    for name in ("get", "add", "incr", "delete"):
        monkeypatch.setattr(f"casereview.throttle.cache.{name}", away)
    assert try_to(client, people.sam.email, "wrong").status_code == 400
    assert try_to(client, people.sam.email, PASSWORD).status_code == 302


def test_a_refused_sign_in_keeps_the_address_and_writes_nothing_into_an_empty_field(
    client: Client, people: People
) -> None:
    kept = try_to(client, people.sam.email, "wrong").content.decode()
    assert f'value="{people.sam.email}"' in kept
    empty = client.post("/signin/", {"password": "x"}).content.decode()
    assert "None" not in empty


@pytest.mark.parametrize("address", ["do/hold/", "add/add_lab/"])
def test_a_form_is_got_and_posted_and_nothing_else(
    signed: SignIn, client: Client, people: People, builder: Builder, address: str
) -> None:
    path = f"/cases/{builder.pk}/{address}"
    assert client.get(path)["Location"].startswith("/signin/")
    assert signed(people.sam).get(path).status_code == 200
    for method in ("put", "patch", "delete"):
        assert getattr(signed(people.sam), method)(path).status_code == 405


def test_signing_out_is_posted(signed: SignIn, people: People) -> None:
    client = signed(people.sam)
    assert client.get("/signout/").status_code == 405
    assert client.post("/signout/")["Location"] == "/signin/"
    assert client.get("/").status_code == 302


# --- inbox ---


def test_the_inbox_lists_what_is_asked_and_closes_it(
    signed: SignIn, builder: Builder, people: People
) -> None:
    deliver_due()
    client = signed(people.reyes)
    text = text_of(client.get("/inbox/"))
    assert f"CR-{builder.pk:05d}" in text
    assert "Check whether it belongs on this pathway" in text
    assert "Marlow" not in text  # a notice says nothing of the patient
    notice = Delivery.objects.get(recipient=people.reyes, channel="in_app")
    assert signed(people.ito).post(f"/inbox/{notice.pk}/acknowledge/").status_code == 404
    assert client.get(f"/inbox/{notice.pk}/acknowledge/").status_code == 405
    for _click in range(2):
        assert client.post(f"/inbox/{notice.pk}/acknowledge/").status_code == 302
    notice.refresh_from_db()
    assert notice.acknowledged_at is not None
    assert "Nothing to see to" in text_of(client.get("/inbox/"))
    assert "seen to" in text_of(client.get("/inbox/?all=1"))
    assert client.get("/inbox/?after=nonsense").status_code == 302


@pytest.mark.parametrize("count", [1, 50])
def test_the_inbox_costs_the_same_at_any_length(
    signed: SignIn,
    builder: Builder,
    people: People,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    event = builder.case.events.get()
    OutboxMessage.objects.all().delete()
    messages = OutboxMessage.objects.bulk_create(
        OutboxMessage(
            event=event, recipient=people.reyes, address=f"r{n}@example.org", channel="in_app", ask="hold"
        )
        for n in range(count)
    )
    Delivery.objects.bulk_create(
        Delivery(message=message, recipient=people.reyes, channel="in_app") for message in messages
    )
    client = signed(people.reyes)
    with django_assert_num_queries(6):
        response = client.get("/inbox/")
    assert text_of(response).count("acknowledge/") == count


# --- undelivered notices ---


@pytest.fixture
def stuck(builder: Builder, people: People) -> tuple[OutboxMessage, OutboxMessage]:
    dead, failing = OutboxMessage.objects.filter(channel="email").order_by("pk")[:2]
    for row, values in (
        (dead, {"dead_at": timezone.now(), "attempts": 10, "last_error": "SMTPRecipientsRefused"}),
        (failing, {"attempts": 3, "last_error": "ConnectionRefusedError"}),
    ):
        OutboxMessage.objects.filter(pk=row.pk).update(**values)
    return dead, failing


def test_undelivered_notices_are_shown_with_cause_and_tried_again(
    signed: SignIn, people: People, stuck: tuple[OutboxMessage, OutboxMessage]
) -> None:
    client = signed(people.sam)
    text = text_of(client.get("/undelivered/"))
    assert "The mail server refused the address." in text
    assert "The mail server did not answer." in text
    assert client.post(f"/undelivered/{stuck[0].pk}/retry/").status_code == 302
    stuck[0].refresh_from_db()
    assert (stuck[0].dead_at, stuck[0].attempts) == (None, 0)
    deliver_due()
    stuck[0].refresh_from_db()
    assert stuck[0].done_at is not None
    assert client.post(f"/undelivered/{stuck[0].pk}/retry/").status_code == 404  # it went out


def test_undelivered_notices_are_for_coordinators_of_the_site(
    signed: SignIn, people: People, stuck: tuple[OutboxMessage, OutboxMessage]
) -> None:
    assert signed(people.reyes).get("/undelivered/").status_code == 403
    assert "Everything went out" in text_of(signed(people.kit).get("/undelivered/"))
    assert signed(people.kit).post(f"/undelivered/{stuck[0].pk}/retry/").status_code == 404


# --- kept mail ---


def test_kept_mail_exists_only_where_no_mail_server_is_named(
    client: Client, db: None, settings: Settings, tmp_path: Path
) -> None:
    settings.MAIL_FOLDER = None
    assert client.get("/mail/").status_code == 404
    assert client.get("/mail/x-0/").status_code == 404
    settings.MAIL_FOLDER = tmp_path / "mail"
    assert "No mail yet" in text_of(client.get("/mail/"))


def test_kept_mail_can_be_read(client: Client, db: None, settings: Settings, tmp_path: Path) -> None:
    settings.MAIL_FOLDER = tmp_path
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path))
    connection.send_messages(
        [
            EmailMessage("First <b>", "See http://localhost/cases/1/", "from@example.org", ["a@example.org"]),
            EmailMessage("Second", "Wörter", "from@example.org", ["b@example.org"]),
        ]
    )
    text = text_of(client.get("/mail/"))
    assert "First &lt;b&gt;" in text
    assert "Second" in text
    for name in text.split('href="/mail/')[1:]:
        if (pk := name.split("/")[0]) and not pk.startswith('"'):
            one = text_of(client.get(f"/mail/{pk}/"))
            assert "Wörter" in one or 'href="http://localhost/cases/1/"' in one
    assert client.get("/mail/no-such/").status_code == 404
