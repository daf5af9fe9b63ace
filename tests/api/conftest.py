"""A caller for each person: token in the header, a new key for each write."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from rest_framework.authtoken.models import Token

from casereview.models import User
from tests.build import Builder, key

PROBLEM = "application/problem+json"


class Caller:
    """Speaks to the API as one person, as a program does."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Token {Token.objects.get_or_create(user=user)[0].key}"}

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/{path}", headers={**self.headers, **headers})

    def post(self, path: str, body: Any = None, *, method: str = "POST", **headers: str) -> Any:
        return self.client.generic(
            method,
            f"/api/{path}",
            json.dumps(body or {}),
            "application/json",
            headers={**self.headers, "Idempotency-Key": key(), **headers},
        )

    def move(self, case: Builder, verb: str, body: Any = None, *, seen: str | int = "") -> Any:
        """``seen`` is a version, or the whole of the header; the newest version where it is left out."""
        version = case.case.version if seen == "" else seen
        match = f'"{version}"' if isinstance(version, int) else version
        return self.post(f"cases/{case.pk}/{verb}/", body, **{"If-Match": match})


@pytest.fixture
def as_(db: None) -> Callable[[User], Caller]:
    return Caller


@pytest.fixture(autouse=True)
def no_tries_left_over() -> None:
    """Each test signs in afresh: the counters of the throttle outlive a rolled-back account."""
    cache.clear()


def assert_problem(response: Any, status: int, code: str) -> dict[str, Any]:
    assert response.status_code == status, response.content[:500]
    assert response["Content-Type"] == PROBLEM
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert body["code"] == code
    assert body["type"] == f"urn:casereview:problem:{code}"
    assert body["title"]
    assert body["detail"]
    return body


@pytest.fixture(autouse=True, scope="session")
def static_folder() -> None:
    """Where the server looks for collected files, of which a test run has none."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
