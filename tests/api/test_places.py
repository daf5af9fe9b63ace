"""Over the API: the sites that hold, the two versions, and the act that places a finding."""

from collections.abc import Callable
from typing import Any

from casereview.models import User
from casereview.rules.codes.version import RULES_VERSION
from imaging.models import Finding
from imaging.wording import PARSER_VERSION
from tests.api.conftest import Caller, assert_problem
from tests.build import Builder, People

As = Callable[[User], Caller]
READ: dict[str, Any] = {
    "result": "positive",
    "findings": [{"location": "left inferior"}, {"location": "somewhere odd"}],
}


def places(answer: Any) -> list[list[Any]]:
    """Of each finding of a list of studies or reads, its sites and the parser's version."""
    rows = answer.json()["rows"]
    reads = [read for row in rows for read in row.get("reads", [row])]
    return [[row["sites"], row["parser_version"]] for read in reads for row in read["findings"]]


def test_findings_are_listed_with_the_sites_that_hold(as_: As, people: People) -> None:
    builder = Builder(people).review(READ)
    finding = Finding.objects.earliest("pk")
    caller, study = as_(people.okafor), finding.read.study_id
    entered = [[["left.inferior"], PARSER_VERSION], [[], PARSER_VERSION]]
    assert places(caller.get(f"cases/{builder.pk}/studies/{study}/reads/")) == entered
    for sites in (["left.intrathymic"], ["left.inferior"]):
        body = {"read": finding.read_id, "finding": 1, "sites": sites, "reason": "Seen again"}
        assert caller.post(f"cases/{builder.pk}/places/", body).status_code == 201
    assert places(caller.get(f"cases/{builder.pk}/studies/{study}/reads/")) == entered
    body = {"read": finding.read_id, "finding": 2, "sites": ["left.paraesophageal"], "reason": "Asked"}
    assert caller.post(f"cases/{builder.pk}/places/", body).json()["kind"] == "site_reading"
    placed = [entered[0], [["left.paraesophageal"], PARSER_VERSION]]
    assert places(caller.get(f"cases/{builder.pk}/studies/{study}/reads/")) == placed
    assert placed[1] in places(caller.get(f"cases/{builder.pk}/studies/"))


def test_rows_of_before_have_no_version_of_the_parser(as_: As, people: People) -> None:
    builder = Builder(people).review(READ)
    Finding.objects.update(parser_version=None)
    assert [version for _, version in places(as_(people.okafor).get(f"cases/{builder.pk}/studies/"))] == (
        [None] * 4
    )


def test_the_facts_carry_the_sites_and_the_answer_comes_with_the_version_of_the_rules(
    as_: As, people: People
) -> None:
    builder = Builder(people).review(READ)
    body = as_(people.okafor).get(f"cases/{builder.pk}/assessment/").json()
    findings = body["facts"]["studies"][0]["findings"]
    assert [finding.get("sites", ...) for finding in findings] == [["left.inferior"], ...]
    assert body["rules_version"] == RULES_VERSION
    assert set(body) == {"facts", "answer", "rules_version"}


def test_forgotten_sites_do_not_say_that_there_are_none(as_: As, people: People) -> None:
    builder = Builder(people).review(READ)
    body = {"read": Finding.objects.earliest("pk").read_id, "finding": 2}
    caller = as_(people.okafor)
    problem = assert_problem(caller.post(f"cases/{builder.pk}/places/", body), 400, "invalid")
    assert list(problem["fields"]) == ["sites"]
    assert caller.post(f"cases/{builder.pk}/places/", {**body, "no_place": True}).status_code == 201
