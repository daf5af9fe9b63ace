"""Fixtures for every room."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, connections, transaction

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


# A case that is built once for a module: each of its tests runs in a savepoint and is undone. They ask for
# `reviewed` or `escalated` instead of `people`, and no test of such a module commits or starts threads.


@pytest.fixture(scope="module")
def people_of_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[People]:
    open_connection: Any = connections["default"]
    # Django's test case closes the connection after each test, and would end the transaction with it.
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        patch.object(open_connection, "close", lambda: None),
    ):
        yield make_people()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def review_of_module(people_of_module: People, django_db_blocker: Any) -> Builder:
    with django_db_blocker.unblock():
        return Builder(people_of_module).team().review()


@pytest.fixture(scope="module")
def escalation_of_module(people_of_module: People, django_db_blocker: Any) -> Builder:
    with django_db_blocker.unblock():
        return Builder(people_of_module).team().escalation()


@pytest.fixture
def reviewed(review_of_module: Builder, db: None) -> Builder:
    """A case in review with its whole team and two studies that agree."""
    return review_of_module


@pytest.fixture
def escalated(escalation_of_module: Builder, db: None) -> Builder:
    """A case that waits for a center's answer."""
    return escalation_of_module
