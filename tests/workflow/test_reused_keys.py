"""A key belongs to one request: what cannot be kept, and what it is refused for."""

import pytest

from casereview.models import IdempotencyKey
from casereview.workflow.refusals import (
    Invalid,
    KeyReused,
)
from tests.build import Builder, day
from tests.workflow.test_guards import LAB, WITHDRAW, perform, record


@pytest.mark.parametrize("wrong", ["", "x" * 101, "a\nb", "a\x00b"])
def test_a_key_that_cannot_be_kept_is_refused_at_its_field(reviewed: Builder, wrong: str) -> None:
    with pytest.raises(Invalid) as refused:
        record(reviewed, "add_lab", reviewed.people.sam, LAB, key=wrong)
    assert list(refused.value.fields) == ["idempotency_key"]


def test_the_longest_key_is_kept(reviewed: Builder) -> None:
    record(reviewed, "add_lab", reviewed.people.sam, LAB, key="x" * 100)
    assert IdempotencyKey.objects.filter(key="x" * 100).count() == 1


def test_a_key_of_one_request_is_refused_for_any_other(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    other = Builder(reviewed.people)
    record(reviewed, "add_lab", sam, LAB, key="one")
    with pytest.raises(KeyReused):
        record(other, "add_lab", sam, LAB, key="one")
    with pytest.raises(KeyReused):
        record(reviewed, "add_study", sam, LAB, key="one")
    with pytest.raises(KeyReused):
        perform(reviewed, "withdraw", sam, WITHDRAW, key="one")
    perform(reviewed, "hold", sam, {"reason": "x", "until": day(-9)}, key="two")
    with pytest.raises(KeyReused):
        perform(reviewed, "hold", sam, {"reason": "x", "until": day(-9)}, key="two")  # of a newer version


def test_a_repeat_is_answered_even_when_it_is_no_longer_possible(escalated: Builder) -> None:
    hale = escalated.people.hale
    escalated.act("accept_referral", hale)
    seen, data = escalated.case.version, {"opinion": "Look in the thymus."}
    first = perform(escalated, "return_opinion", hale, data, key="once", seen_version=seen)
    again = perform(escalated, "return_opinion", hale, data, key="once", seen_version=seen)
    assert (again.replayed, again.stored()) == (True, first.stored())
