"""Fixtures for every room."""

import pytest

from tests.build import Builder, People, make_people


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def builder(people: People) -> Builder:
    """A case in intake, opened by Sam with the three on its team."""
    return Builder(people)
