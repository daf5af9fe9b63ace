"""Choices of columns come from the vocabularies; only what a page says in fewer words differs."""

import datetime as dt

import pytest

from casereview.models import LabResult
from casereview.models.case import age_on
from casereview.rules.codes.vocabulary import Comparator
from imaging.models import AdequacyCheck, Finding, Read
from imaging.vocabulary import Adequacy, Nature, Result, choices_of

BORN = dt.date(1970, 4, 2)


def test_a_column_offers_its_vocabulary() -> None:
    assert Read._meta.get_field("result").choices == list(choices_of(Result))
    assert Read._meta.get_field("adequacy").choices == list(choices_of(Adequacy))
    assert dict(LabResult._meta.get_field("comparator").choices or ()) == {
        "<": "<",
        "<=": "≤",
        ">=": "≥",
        ">": ">",
    }
    assert [code for code, _ in LabResult._meta.get_field("comparator").choices or ()] == list(Comparator)


def test_who_judges_images_does_not_answer_that_nobody_knows() -> None:
    offered = {code for code, _label in AdequacyCheck._meta.get_field("adequacy").choices or ()}
    assert offered == {"adequate", "limited", "inadequate"}


def test_a_nature_is_said_in_short_beside_its_finding() -> None:
    assert [Finding(nature=nature).get_nature_display() for nature in Nature] == [
        "Suspicious",
        "Physiologic",
        "Lymph node",
        "Thyroid nodule",
        "Known graft",
    ]


@pytest.mark.parametrize(
    ("day", "years"),
    [(dt.date(2025, 4, 1), 54), (dt.date(2025, 4, 2), 55), (dt.date(2026, 1, 1), 55)],
)
def test_an_age_turns_on_the_birthday(day: dt.date, years: int) -> None:
    assert age_on(day, BORN, 12) == years


def test_where_no_birth_date_is_known_the_stated_age_holds() -> None:
    assert age_on(dt.date(2025, 1, 1), None, 61) == 61
    assert age_on(dt.date(2025, 1, 1), None, None) is None
