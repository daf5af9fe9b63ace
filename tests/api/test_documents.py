"""A document goes in as a form and comes out as a download."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from casereview.models import AccessEvent, Document, User
from tests.api.conftest import Caller, assert_problem
from tests.build import Builder, People, key

As = Callable[[User], Caller]
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.MEDIA_ROOT = str(tmp_path)
    yield tmp_path


def send(caller: Caller, builder: Builder, fields: dict[str, Any], **headers: str) -> Any:
    return caller.client.post(
        f"/api/cases/{builder.pk}/documents/",
        fields,
        headers={**caller.headers, "Idempotency-Key": key(), **headers},
    )


def file(content: bytes = PDF, name: str = "report.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def test_a_document_comes_back_as_it_was_and_never_in_place(
    as_: As, people: People, builder: Builder
) -> None:
    sam = as_(people.sam)
    response = send(sam, builder, {"title": 'Letter\r\n"<b>ä/../x', "file": file()})
    assert response.status_code == 201, response.content
    row = sam.get(f"cases/{builder.pk}/documents/").json()["rows"][0]
    assert (row["size"], row["content_type"]) == (len(PDF), "application/pdf")
    got = sam.get(f"cases/{builder.pk}/documents/{row['id']}/content/")
    assert b"".join(got.streaming_content) == PDF
    assert got["Content-Type"] == "application/pdf"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Disposition"].startswith("attachment;")
    assert "/" not in got["Content-Disposition"]
    assert AccessEvent.objects.filter(what=f"API: document {row['id']}").count() == 1


def test_a_document_is_not_found_by_strangers_nor_under_another_case(
    as_: As, people: People, builder: Builder
) -> None:
    made = send(as_(people.sam), builder, {"title": "Letter", "file": file()}).json()["pk"]
    other = Builder(people)
    assert_problem(as_(people.sam).get(f"cases/{other.pk}/documents/{made}/content/"), 404, "not_found")
    assert_problem(as_(people.kit).get(f"cases/{builder.pk}/documents/{made}/content/"), 404, "not_found")


def test_a_repeated_upload_is_kept_once(as_: As, people: People, builder: Builder) -> None:
    sam = as_(people.sam)
    first = send(sam, builder, {"title": "Letter", "file": file()}, **{"Idempotency-Key": "once"})
    again = send(sam, builder, {"title": "Letter", "file": file()}, **{"Idempotency-Key": "once"})
    assert first.json() == again.json()
    assert again["Idempotent-Replayed"] == "true"
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"title": "No file"}, "file"),
        ({"title": "Empty", "file": file(b"")}, "file"),
        ({"title": "A page", "file": file(b"<html><script>1</script>")}, "file"),
        ({"title": "A program", "file": file(b"MZ\x90\x00\x03")}, "file"),
        ({"title": "Two", "file": [file(), file(b"%PDF-1.4\n%%EOF")]}, "file"),
        ({"title": "Elsewhere", "scan": file()}, "scan"),
        ({"title": ["One", "Two"], "file": file()}, "title"),
        ({"title": "NUL \x00", "file": file()}, "title"),
        ({"title": "Lab", "lab": "999", "file": file()}, "lab"),
        ({"title": "Extra", "shelf": "3", "file": file()}, "shelf"),
        ({"file": file()}, "title"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(
    as_: As, people: People, builder: Builder, fields: dict[str, Any], named: str
) -> None:
    for value in fields.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, SimpleUploadedFile):
                item.seek(0)
    body = assert_problem(send(as_(people.sam), builder, fields), 400, "invalid")
    assert named in body["fields"]
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x\r\nContent-Disposition: form-data; name=",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF-',
        b"\x00" * 1000,
        b"--x--\r\n",
        b"--x\r\n" + b"A: b\r\n" * 20_000,
    ],
    ids=["nothing", "cut in a header", "cut in the file", "NULs", "only the end", "many headers"],
)
def test_a_form_that_was_cut_is_400(as_: As, people: People, builder: Builder, body: bytes) -> None:
    sam = as_(people.sam)
    response = sam.client.generic(
        "POST",
        f"/api/cases/{builder.pk}/documents/",
        body,
        "multipart/form-data; boundary=x",
        headers={**sam.headers, "Idempotency-Key": key()},
    )
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_a_form_without_a_boundary_is_400(as_: As, people: People, builder: Builder) -> None:
    sam = as_(people.sam)
    response = sam.client.generic(
        "POST",
        f"/api/cases/{builder.pk}/documents/",
        b"title=Letter",
        "multipart/form-data",
        headers={**sam.headers, "Idempotency-Key": key()},
    )
    assert_problem(response, 400, "parse_error")
