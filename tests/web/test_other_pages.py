"""Opening a case, documents, errors, health, administration, and what every page is made of."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import URLPattern, get_resolver
from pytest_django import Settings
from redis.exceptions import ConnectionError as BrokerAway

from casereview.lifecycle.roles import Role
from casereview.models import AccessEvent, Case, Document, Membership, User
from casereview.web.views import health
from tests.build import PASSWORD, Builder, People
from tests.web.conftest import SignIn, text_of

ROOT = Path(__file__).resolve().parents[2]


# --- opening a case ---

OPENING = {"site": "brigid", "mrn": "M900001", "family_name": "Falk", "given_name": "Tilda", "key": "open-1"}


def test_a_case_is_opened_from_its_form(signed: SignIn, people: People) -> None:
    client = signed(people.sam)
    assert "St. Brigid Hospital" in text_of(client.get("/cases/new/"))
    response = client.post("/cases/new/", {**OPENING, "surgeon": people.reyes.pk, "birth_date": "1970-04-02"})
    case = Case.objects.get()
    assert response["Location"] == f"/cases/{case.pk}/"
    assert (
        client.post("/cases/new/", {**OPENING, "surgeon": people.reyes.pk, "birth_date": "1970-04-02"})[
            "Location"
        ]
        == f"/cases/{case.pk}/"
    )
    assert Case.objects.count() == 1


def test_a_surgeon_who_opens_a_case_is_on_its_team_by_default(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.reyes).get("/cases/new/"))
    assert re.search(rf'value="{people.reyes.pk}" selected', text)
    other = signed(people.ito).post("/cases/new/", OPENING)  # named nobody: not hers to see
    assert other["Location"] == "/"


def test_what_was_typed_survives_a_refusal(signed: SignIn, people: People) -> None:
    client = signed(people.sam)
    refused = client.post("/cases/new/", {**OPENING, "mrn": "", "question": "Where is it?"})
    assert refused.status_code == 400
    assert "Where is it?" in text_of(refused)
    assert 'value="Falk"' in text_of(refused)
    assert 'href="#id_mrn"' in text_of(refused)
    client.post("/cases/new/", OPENING)
    again = client.post("/cases/new/", {**OPENING, "key": "open-2"})
    assert again.status_code == 409
    assert "already has an open case" in text_of(again)


def test_opening_is_for_those_who_may(signed: SignIn, people: People) -> None:
    for user in (people.olu, people.hale, people.ada):
        assert signed(user).get("/cases/new/").status_code == 403
    elsewhere = signed(people.kit).post("/cases/new/", OPENING)  # not Kit's site
    assert elsewhere.status_code == 400
    assert not Case.objects.exists()


# --- documents ---


@pytest.fixture
def kept(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def attach(client: Client, pk: int, content: bytes, **data: Any) -> Any:
    file = SimpleUploadedFile("Marlow report.pdf", content, "text/html")
    return client.post(
        f"/cases/{pk}/add/add_document/", {"key": "d1", "title": "Report", "file": file, **data}
    )


def test_a_document_is_a_download_and_nothing_else(
    signed: SignIn, builder: Builder, people: People, kept: Path
) -> None:
    client = signed(people.sam)
    assert attach(client, builder.pk, b"%PDF-1.7 a report")["Location"].endswith("#documents")
    document = Document.objects.get()
    response = client.get(f"/cases/{builder.pk}/documents/{document.pk}/")
    assert response.getvalue() == b"%PDF-1.7 a report"
    assert (
        response["Content-Disposition"]
        == f'attachment; filename="CR-{builder.pk:05d}-document-{document.pk}.pdf"'
    )
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert AccessEvent.objects.filter(what=f"document {document.pk}", user=people.sam).exists()
    assert signed(people.kit).get(f"/cases/{builder.pk}/documents/{document.pk}/").status_code == 404
    other = Builder(people)
    assert client.get(f"/cases/{other.pk}/documents/{document.pk}/").status_code == 404


def test_a_file_that_is_missing_on_disk_is_not_found(
    signed: SignIn, builder: Builder, people: People, kept: Path
) -> None:
    client = signed(people.sam)
    attach(client, builder.pk, b"A letter")
    document = Document.objects.get()
    Path(document.file.path).unlink()
    assert client.get(f"/cases/{builder.pk}/documents/{document.pk}/").status_code == 404


def test_a_refused_file_keeps_the_words_beside_it(
    signed: SignIn, builder: Builder, people: People, kept: Path
) -> None:
    refused = attach(signed(people.sam), builder.pk, b"<html>", title="My title")
    assert refused.status_code == 400
    assert "PDF, PNG, JPEG, TIFF" in text_of(refused)
    assert "My title" in text_of(refused)
    nothing = signed(people.sam).post(f"/cases/{builder.pk}/add/add_document/", {"key": "d2", "title": "T"})
    assert nothing.status_code == 400


# --- errors and health ---


def test_error_pages_are_pages(signed: SignIn, people: People) -> None:
    for path in ("/no/such/page/", "/cases/999/"):
        response = signed(people.sam).get(path)
        assert response.status_code == 404
        assert "Nothing here for you" in text_of(response)
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/signin/", {"username": "a@example.org", "password": "x"})
    assert response.status_code == 403
    assert "open for too long" in text_of(response)


def test_a_fault_of_ours_has_a_page_that_needs_nothing(
    signed: SignIn, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("casereview.web.views.worklist.cases_of", fails)
    client = signed(people.sam)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Something failed on our side" in text_of(response)


def test_health_says_what_works(client: Client, db: None) -> None:
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (
        200,
        {"status": "ok", "database": "ok", "broker": "ok"},
    )


def test_a_broker_that_is_away_is_shown_and_fails_nothing(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object) -> None:
        raise BrokerAway

    monkeypatch.setattr("casereview.web.views.health.cache.get", away)
    response = client.get("/health/")
    assert (response.status_code, response.json()["broker"]) == (200, "unreachable")


def test_a_database_that_is_away_is_a_failing_server(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def cursor(self) -> None:
            raise OperationalError

    monkeypatch.setattr(health, "connection", Away())
    response = client.get("/health/")
    assert (response.status_code, response.json()["status"]) == (503, "failing")


# --- administration ---


@pytest.mark.ignore_template_errors
def test_accounts_are_made_in_the_administration_and_cases_are_not_there(
    signed: SignIn, people: People
) -> None:
    people.ada.is_staff = people.ada.is_superuser = True
    people.ada.save()
    client = signed(people.ada)
    index = text_of(client.get("/admin/"))
    assert "/admin/casereview/user/" in index
    for model in ("case", "patient", "labresult", "caseevent", "opinion"):
        assert f"/admin/casereview/{model}/" not in index
    assert "/authtoken/" not in index
    for model in ("user", "membership", "site", "center"):
        assert client.get(f"/admin/casereview/{model}/").status_code == 200
        assert client.get(f"/admin/casereview/{model}/add/").status_code == 200
    inline = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0"}
    role = {"memberships-0-site": people.site.pk, "memberships-0-role": "observer"}
    response = client.post(
        "/admin/casereview/user/add/",
        {
            "email": "New.Person@example.org",
            "name": "New Person",
            "usable_password": "true",
            "password1": PASSWORD,
            "password2": PASSWORD,
            **inline,
            **role,
        },
    )
    assert response.status_code == 302
    user = User.objects.get(email="new.person@example.org")
    assert user.check_password(PASSWORD)
    assert client.get(f"/admin/casereview/user/{user.pk}/change/").status_code == 200
    assert client.post(f"/admin/casereview/user/{user.pk}/delete/").status_code == 403
    assert Membership.objects.filter(user=user, role=Role.OBSERVER).exists()


def test_the_administration_has_no_door_of_its_own(client: Client, signed: SignIn, people: People) -> None:
    response = client.get("/admin/login/?next=/admin/casereview/user/")
    assert response["Location"] == "/signin/?next=%2Fadmin%2Fcasereview%2Fuser%2F"
    assert signed(people.sam).get("/admin/", follow=True).status_code == 403


# --- what every page is made of ---


def test_no_template_asks_for_what_the_policy_forbids() -> None:
    """Neither inline script nor inline style, nothing from another server."""
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text), path
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text), path
        assert "|safe" not in text, path


def test_static_files_name_no_file_that_is_not_there() -> None:
    folder = ROOT / "casereview" / "static"
    for path in folder.rglob("*.css"):
        text = path.read_text()
        assert "sourceMappingURL" not in text
        for name in re.findall(r'url\("?([^")]+)"?\)', text):
            assert name.startswith("data:") or (path.parent / name).exists(), (path, name)
    assert (folder / "vendor" / "bootstrap" / "LICENSE").exists()


def test_every_page_is_private(client: Client, db: None, settings: Settings) -> None:
    """Whatever is not named here asks who is there first."""
    settings.MAIL_FOLDER = None
    public = {"signin", "signout", "health", "mail", "mail_one"}
    for pattern in get_resolver("casereview.web.urls").url_patterns:
        assert isinstance(pattern, URLPattern)
        if str(pattern.name) in public:
            continue
        path = "/" + re.sub(
            r"<(\w+):\w+>", lambda found: "1" if found[1] == "int" else "withdraw", str(pattern.pattern)
        )
        for response in (client.get(path), client.post(path)):
            assert response.status_code == 302, path
            assert response["Location"].startswith("/signin/"), path
