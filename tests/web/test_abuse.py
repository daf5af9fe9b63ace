"""What nobody should send gets a clear 4xx from every form too, quickly, and never a 500."""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import MOVES
from casereview.models import CaseEvent, User
from tests.build import Builder, People

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="reason"\r\n\r\n'
BODIES: dict[str, tuple[str, bytes]] = {
    "50 MB": (FORM, b"reason=" + b"x" * 50_000_000),
    "50 MB in parts": (MULTIPART, PART + b"x" * 50_000_000),
    "a truncated form": (MULTIPART, PART + b"as disc"),
    "a part without a name": (MULTIPART, b"--x\r\n\r\nnothing\r\n--x--\r\n"),
    "NUL": (FORM, b"key=k&seen_version=1&reason=a%00b&value=a%00b&title=a%00b&answer=%00&question=%00"),
    "NUL in the key": (FORM, b"key=%00&seen_version=1"),
    "a lone surrogate": (FORM, b"key=k&seen_version=1&reason=%ED%A0%80"),
    "invalid UTF-8": (FORM, b"key=%FF&seen_version=1&reason=%FF%FE"),
    "60,000 fields": (FORM, b"&".join(b"a%d=1" % number for number in range(60_000))),
    "a version that is no number": (FORM, b"key=k&seen_version=" + b"9" * 5_000),
    "rows beyond counting": (FORM, b"key=k&glands-count=99999999999&samples-count=-5&seen_version=1"),
    "JSON 100,000 deep": ("application/json", b"[" * 100_000 + b"]" * 100_000),
}


def forms(builder: Builder) -> list[str]:
    verbs = [f"/cases/{builder.pk}/do/{verb}/" for verb, move in MOVES.items() if move.sources]
    acts = [f"/cases/{builder.pk}/add/{act}/" for act in ACTS if act not in SENT_BARE]
    return [*verbs, *acts, "/cases/new/"]


def few(builder: Builder) -> list[str]:
    """One form of each make: all verbs share a view, and so do all acts."""
    names = ("do/agree_target", "do/accept_case", "add/add_operation", "add/add_sampling", "add/add_document")
    return [*(f"/cases/{builder.pk}/{name}/" for name in names), "/cases/new/"]


AT_EVERY_FORM = frozenset({"50 MB", "NUL", "a truncated form"})
# What asks for nothing cannot be asked wrongly: a press is a press.
SENT_BARE = frozenset({"confirm_verdict", "accept_referral", "set_background"})


@pytest.mark.parametrize("name", BODIES)
def test_every_form_refuses_it(
    builder: Builder, people: People, signed: Callable[[User], Client], name: str
) -> None:
    kind, body = BODIES[name]
    client = signed(people.sam)
    client.raise_request_exception = False
    before = CaseEvent.objects.count()
    wrong, slowest = [], 0.0
    for path in forms(builder) if name in AT_EVERY_FORM else few(builder):
        began = time.perf_counter()
        status = client.generic("POST", path, body, kind).status_code
        slowest = max(slowest, time.perf_counter() - began)
        if not 400 <= status < 500:
            wrong.append(f"{path}: {status}")
    print(f"slowest: {slowest:.3f} s")  # noqa: T201 - shown with -s; a machine under load is no fault
    assert wrong == []
    assert CaseEvent.objects.count() == before
