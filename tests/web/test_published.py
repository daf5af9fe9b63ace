"""The published patients as pages: the misses first, and a switch for each thing that is assumed."""

import re

import pytest

from casereview.published.comparing import Match, of_answer
from casereview.published.patients import compared_patients
from casereview.web.presenters.published import MATCHES, assumed_numbers, published_rows
from tests.build import People
from tests.web.conftest import SignIn, text_of

PATIENTS = {item.patient.id: item for item in compared_patients()}


def test_the_list_holds_every_patient_and_what_surgery_found(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).get("/reference/published/"))
    for number, item in PATIENTS.items():
        assert f"/reference/published/{number}/" in text
        for lesion in item.patient.found.lesions:
            assert lesion.named in text
    assert "This validates nothing." in text


def test_the_misses_come_first_and_the_hits_last() -> None:
    kinds = [row.match.split(":")[0] for row in published_rows()]
    order = [kinds.index(kind) for kind in ("Misses", "Cannot say", "Cannot be compared", "Agrees")]
    assert order == sorted(order)
    assert len(kinds) == 13


def test_every_comparison_has_its_words() -> None:
    assert set(MATCHES) == set(Match)


@pytest.mark.parametrize("number", PATIENTS)
def test_a_page_opens_with_everything_assumed_and_says_how_near_the_rules_come(
    signed: SignIn, people: People, number: str
) -> None:
    item = PATIENTS[number]
    text = text_of(signed(people.olu).get(f"/reference/published/{number}/"))
    answer = item.assumed or item.stated
    assert str(MATCHES[of_answer(answer, item.lesions).match]) in text
    assert answer.verdict.code in text
    assert text.count("checked") == len(item.patient.assumptions)


def test_with_every_switch_off_the_rules_see_only_what_is_stated(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).get("/reference/published/P05/?turned=1"))
    assert PATIENTS["P05"].stated.verdict.code in text
    assert "checked" not in text


def test_one_switch_is_one_assumption(signed: SignIn, people: People) -> None:
    text = text_of(signed(people.olu).get("/reference/published/P05/?turned=1&assume=0"))
    assert len(re.findall("checked", text)) == 1
    assert "is left out here" in text


@pytest.mark.parametrize("address", ["P99/", "P05/?turned=1&assume=7", "P05/?turned=1&assume=x"])
def test_what_does_not_exist_is_an_unknown_address(signed: SignIn, people: People, address: str) -> None:
    assert signed(people.olu).get(f"/reference/published/{address}").status_code == 404


def test_an_assumption_that_is_asked_for_twice_is_none() -> None:
    assert assumed_numbers(PATIENTS["P05"], None) == (0, 1)
    assert assumed_numbers(PATIENTS["P05"], ["1", "1"]) == (1,)
    with pytest.raises(ValueError, match="no such assumption"):
        assumed_numbers(PATIENTS["P05"], ["-1"])


def test_a_stranger_is_asked_to_sign_in(client: "object", db: None) -> None:
    assert client.get("/reference/published/").status_code == 302  # type: ignore[attr-defined]
