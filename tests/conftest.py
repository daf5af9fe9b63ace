"""Fixtures for every room."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests.build import Builder, People, make_people


@pytest.fixture(scope="session", autouse=True)
def _alone_at_the_end(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Ends sessions of processes that a test killed: the database is dropped while they linger otherwise."""
    yield
    if not connection.settings_dict["NAME"].startswith("test_"):
        return  # no test asked for a database, so this one is shared with the other workers
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def builder(people: People) -> Builder:
    """A case in intake, opened by Sam with the three on its team."""
    return Builder(people)
