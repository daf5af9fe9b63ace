"""Every address and every method, by every role, by a stranger, by nobody, and by who has left."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from rest_framework.authtoken.models import Token

from casereview.lifecycle.roles import Role
from casereview.models import AccessEvent, User
from casereview.published.patients import published_file
from casereview.workflow.documents import record_with_files
from tests.access.table import ANYONE, LOCAL_ONLY, NOT_THERE, OWN, PUBLIC, Cell, cells, named_addresses
from tests.build import Builder, People, key

OPENERS = {"sam", "reyes", "sato", "ito", "okafor", "bot", "kit"}
COORDINATORS = {"sam", "kit"}
ROLES: dict[str, set[Role]] = {
    "sam": {Role.COORDINATOR},
    "reyes": {Role.SURGEON, Role.CHAIR},
    "ito": {Role.ENDOCRINOLOGIST},
    "okafor": {Role.RADIOLOGIST},
    "nilsen": {Role.NUCLEAR_MEDICINE},
    "ivanov": {Role.INTERVENTIONAL_RADIOLOGIST},
    "petit": {Role.PATHOLOGIST},
    "olu": {Role.OBSERVER},
    "hale": {Role.CENTER_REVIEWER},
    "sato": set(),  # of the site, not on the team
    "ada": set(),  # administrator
    "bot": set(),  # service account
    "kit": set(),  # a stranger
}
CALLERS = [*ROLES, "nobody", "left"]
# What may stand in the brackets of an address.
BRACKETS = (
    (),
    ("pk",),
    ("pk", "doc"),
    ("pk", "procedure"),
    ("case",),
    ("case", "study"),
    ("case", "document"),
    ("case", "procedure"),
    ("patient",),
    ("notice",),
    ("procedure",),
    ("profile",),
    ("name",),
    ("number",),
)


class World:
    """One escalated case with its full team, a document, and a signed-in client for each caller."""

    def __init__(self, people: People) -> None:
        self.builder = Builder(people).team().accepted()
        self.people = people
        file = SimpleUploadedFile("letter.txt", b"Dear colleague")
        answer = record_with_files(
            self.builder.pk,
            "add_document",
            actor=people.sam,
            key=key(),
            files={"file": file},
            body={"title": "Letter"},
        )
        study = self.builder.case.case_studies.all()[0].study_id
        self.values = {
            "case": self.builder.pk,
            "pk": self.builder.pk,
            "doc": answer.pk,
            "document": answer.pk,
            "study": study,
            "patient": self.builder.case.patient_id,
            "notice": 0,
            "procedure": "ct_4d",
            "profile": "acr-2021",
            "name": "facts",
            "number": published_file().patients[0].id,
        }
        left = User.objects.create_user("left@example.org", "x", name="Gone Away", is_active=False)
        self.users: dict[str, User | None] = {name: getattr(people, name) for name in ROLES}
        self.users |= {"nobody": None, "left": left}
        self.tokens = {name: Token.objects.create(user=user).key for name, user in self.users.items() if user}

    def ask(self, cell: Cell, caller: str) -> Any:
        client, user = Client(raise_request_exception=False), self.users[caller]
        headers = {"Idempotency-Key": key(), "If-Match": f'"{self.builder.case.version}"'}
        if cell.name.startswith("api-"):
            if user:
                headers["Authorization"] = f"Token {self.tokens[caller]}"
        elif user:
            client.force_login(user)
        url = self.address(cell)
        if cell.method == "GET":
            return client.get(url, headers=headers)
        if cell.name == "api-documents":
            return client.post(url, {"title": "Letter"}, headers=headers)  # a form, for its file
        if cell.name.startswith("api-"):
            return client.generic(cell.method, url, b"{}", "application/json", headers=headers)
        return client.post(url, {"seen_version": self.builder.case.version, "key": key()}, headers=headers)

    def address(self, cell: Cell) -> str:
        if cell.args:
            return reverse(cell.name, args=[self.builder.pk, *cell.args])
        for names in BRACKETS:
            try:
                return reverse(cell.name, kwargs={name: self.values[name] for name in names})
            except Exception:  # noqa: BLE001, S112 - reverse tells a wrong number of names only by failing
                continue
        raise AssertionError(cell)


SOME = {"openers": OPENERS, "coordinators": COORDINATORS}


def expected(cell: Cell, caller: str) -> str:
    """What the table promises this caller, in a word."""
    if cell.kind == PUBLIC:
        return "answered"
    if caller in ("nobody", "left"):
        return "sign in"
    if cell.kind in SOME:
        return "answered" if caller in SOME[cell.kind] else "forbidden"
    if cell.kind in (ANYONE, OWN, "opens"):
        return "answered"
    return _in_the_case(cell, ROLES[caller])


def _in_the_case(cell: Cell, roles: set[Role]) -> str:
    if not roles:
        return "not found"
    return "answered" if not cell.who or roles & cell.who else "forbidden"


def outcome(cell: Cell, response: Any) -> str:
    status = response.status_code
    for close in response._resource_closers:  # a document is a stream of an open file
        close()
    if cell.kind == OWN and status in (302, 404):  # somebody else's notice is not there
        where = response.headers.get("Location", "")
        return "sign in" if status == 302 and "/signin/" in where and cell.name != "signout" else "answered"
    if cell.kind == "coordinators" and cell.method == "POST" and status == 404:
        return "answered"
    if status == 401 or (status == 302 and "/signin/" in response["Location"]):
        return "sign in"
    return {403: "forbidden", 404: "not found"}.get(
        status, "answered" if status < 500 else f"failed {status}"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("caller", CALLERS)
def test_every_cell_of_the_matrix_holds(people: People, caller: str) -> None:
    world = World(people)
    wrong = []
    for cell in cells():
        if cell.name == "signout" and caller in ("nobody", "left"):
            continue  # to sign out twice is no fault
        told = outcome(cell, world.ask(cell, caller))
        if told != expected(cell, caller):
            wrong.append(f"{cell.method} {cell.name} {' '.join(cell.args)}: {told}")
    assert wrong == []


def test_every_address_stands_in_the_matrix() -> None:
    missing = named_addresses() - {cell.name for cell in cells()} - LOCAL_ONLY - NOT_THERE
    assert missing == set()


@pytest.mark.django_db
def test_a_stranger_learns_no_more_than_of_a_case_that_is_not_there(people: People) -> None:
    builder = Builder(people)
    client = Client()
    client.force_login(people.kit)
    theirs, nowhere = client.get(f"/cases/{builder.pk}/"), client.get(f"/cases/{builder.pk + 999}/")
    assert (theirs.status_code, nowhere.status_code) == (404, 404)
    assert _less_tokens(theirs) == _less_tokens(nowhere)


def _less_tokens(response: Any) -> str:
    """The page without the token against forgery, which is another on every page."""
    return re.sub(r"[A-Za-z0-9]{64}", "", response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/cases/{}/", "/api/cases/{}/", "/api/cases/{}/labs/"])
def test_each_read_of_a_case_is_recorded_with_who_read_it(people: People, path: str) -> None:
    builder = Builder(people)
    client = Client()
    client.force_login(people.ito)
    assert client.get(path.format(builder.pk)).status_code == 200
    assert AccessEvent.objects.filter(case=builder.pk, user=people.ito).count() == 1


@pytest.mark.django_db
def test_only_staff_enters_the_administration(people: People) -> None:
    client = Client()
    client.force_login(people.sam)
    assert client.get("/admin/").status_code == 302
    people.ada.is_staff = people.ada.is_superuser = True
    people.ada.save()
    client.force_login(people.ada)
    page = client.get("/admin/")
    assert page.status_code == 200
    assert "Cases" not in page.content.decode()
