"""A case with a stored row that the rules refuse today: it opens, says what to correct, and may still end."""

from collections.abc import Callable
from typing import Any

import pytest

from casereview.models import LabResult, User
from tests.api.conftest import Caller, assert_problem
from tests.build import CALCIUM, Builder, People, day

As = Callable[[User], Caller]


def refused_at_row(response: Any, builder: Builder) -> None:
    """It is refused by the name of the row and field to correct."""
    fields = assert_problem(response, 400, "invalid")["fields"]
    assert list(fields) == [f"lab{lab_of(builder).pk}.low"]


@pytest.fixture
def refused(people: People) -> Builder:
    """A case with a stored value whose limits no fact may have any more."""
    builder = Builder(people).review()
    LabResult.objects.filter(pk=lab_of(builder).pk).update(low="10.5")
    return builder


def lab_of(builder: Builder) -> LabResult:
    return builder.case.labs.filter(analyte="calcium_total").earliest("pk")


def test_a_case_whose_facts_are_refused_opens_and_names_row_and_field(
    as_: As, people: People, refused: Builder
) -> None:
    body = as_(people.reyes).get(f"cases/{refused.pk}/").json()
    assert body["problem"]["field"] == f"lab{lab_of(refused).pk}.low"
    assert body["problem"]["sentence"]
    assert (body["eligibility"], body["verdict"]) == (None, None)
    assert (body["stops"], body["next_steps"], body["pitfalls"], body["carcinoma_flags"]) == ([], [], [], [])
    unmet = {move["verb"]: [item["code"] for item in move["unmet"]] for move in body["moves"]}
    assert unmet["agree_target"] == unmet["escalate"] == ["FACTS_CONTRADICT"]
    assert unmet["withdraw"] == unmet["hold"] == unmet["transfer"] == []


@pytest.mark.parametrize("path", ["stops/", "assessment/", "orders/"])
def test_what_cannot_be_judged_is_refused_with_row_and_field(
    as_: As, people: People, refused: Builder, path: str
) -> None:
    body = assert_problem(as_(people.reyes).get(f"cases/{refused.pk}/{path}"), 409, "facts_contradict")
    assert f"lab{lab_of(refused).pk}.low" in body["reasons"][0]["sentence"]


def test_a_case_whose_facts_are_refused_may_still_end_or_pause(
    as_: As, people: People, refused: Builder
) -> None:
    sam, reyes = as_(people.sam), as_(people.reyes)
    target = {"plan": "focused_reoperation", "target_sites": ["left.inferior"]}
    refused_at_row(reyes.move(refused, "agree_target", target), refused)
    assert sam.move(refused, "hold", {"reason": "Row to be corrected", "until": day(-9)}).status_code == 200
    assert sam.move(refused, "resume").status_code == 200
    done = sam.move(refused, "withdraw", {"resolution": "withdrawn", "reason": "Moved away"})
    assert (done.status_code, done.json()["state"]) == (200, "closed")
    assert sam.move(refused, "reopen", {"reason": "Back again"}).json()["state"] == "intake"


def test_of_a_refused_case_nothing_is_added_before_its_row_is_put_right(
    as_: As, people: People, refused: Builder
) -> None:
    """Of a value that nobody can judge no alarm would go out."""
    sam, lab = as_(people.sam), lab_of(refused)
    crisis = {**CALCIUM, "value": "15.2", "collected_at": day(0)}
    refused_at_row(sam.post(f"cases/{refused.pk}/labs/", crisis), refused)
    right = {**CALCIUM, "collected_at": day(340), "supersedes": lab.pk, "reason": "Misprint"}
    assert sam.post(f"cases/{refused.pk}/labs/", right).status_code == 201
    assert sam.post(f"cases/{refused.pk}/labs/", crisis).status_code == 201
    assert sam.get(f"cases/{refused.pk}/").json()["urgent"]
