"""What a meeting let stand and answered, emergencies, repeats and mistyped cords, as programs see them."""

from collections.abc import Callable
from typing import Any

import pytest

from casereview.models import User
from casereview.selectors.assessed_case import assessed_case
from imaging.anatomy.sites import MEDIASTINUM
from tests.api.conftest import Caller, assert_problem
from tests.build import CALCIUM, Builder, People, day

As = Callable[[User], Caller]
ANSWER = {"code": "CORD_PALSY_OPPOSITE", "reason": "Nerve monitoring"}
REPEAT = {"analyte": "calcium_total", "expected_on": day(-9), "reason": "Once normal"}
LISTS = ("stops", "overrides", "answers", "emergencies", "repeats")


@pytest.fixture
def palsied(people: People) -> Builder:
    """Both studies say left inferior, and the right cord does not move."""
    builder = Builder(people).review()
    builder.act("add_laryngoscopy", people.sam, performed_on=day(5), left="mobile", right="immobile")
    return builder


def rows(caller: Caller, builder: Builder, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = caller.get(f"cases/{builder.pk}/{name}/").json()["rows"]
    return found


def problem(response: Any, field: str, says: str) -> None:
    """It is refused by the name of one field, and the sentence is the remedy."""
    fields = assert_problem(response, 400, "invalid")["fields"]
    assert list(fields) == [field]
    assert says in fields[field][0]


# --- strangers ---


@pytest.mark.parametrize("name", LISTS)
def test_a_stranger_finds_none_of_it(as_: As, people: People, builder: Builder, name: str) -> None:
    assert_problem(as_(people.kit).get(f"cases/{builder.pk}/{name}/"), 404, "not_found")
    assert as_(people.ito).get(f"cases/{builder.pk}/{name}/").status_code == 200


@pytest.mark.parametrize(
    ("name", "body"), [("answers", ANSWER), ("emergencies", {"done": "Saline"}), ("repeats", REPEAT)]
)
def test_a_stranger_writes_none_of_it(
    as_: As, people: People, builder: Builder, name: str, body: dict[str, Any]
) -> None:
    version = builder.case.version
    assert_problem(as_(people.kit).post(f"cases/{builder.pk}/{name}/", body), 404, "not_found")
    assert builder.case.version == version


def test_overrides_are_written_by_accepting_the_case_alone(as_: As, people: People, builder: Builder) -> None:
    response = as_(people.reyes).post(f"cases/{builder.pk}/overrides/", {})
    assert_problem(response, 405, "method_not_allowed")


# --- what stops ---


def test_what_stops_stands_with_the_case_and_at_any_place(as_: As, people: People, palsied: Builder) -> None:
    ito = as_(people.ito)
    body = ito.get(f"cases/{palsied.pk}/").json()
    assert [line["code"] for line in body["stops"]] == ["CORD_PALSY_OPPOSITE"]
    assert "cord" in body["stops"][0]["sentence"]
    lines = ito.get(f"cases/{palsied.pk}/stops/").json()
    assert [(line["code"], line["answered"]) for line in lines] == [("CORD_PALSY_OPPOSITE", False)]
    there = ito.get(f"cases/{palsied.pk}/stops/?at=right.inferior").json()
    assert "CORD_PALSY_OPPOSITE" not in [line["code"] for line in there]
    assert "FIRST_LINE_OPEN" in [line["code"] for line in there]


def test_a_place_of_many_sites_can_be_asked_about(as_: As, people: People, palsied: Builder) -> None:
    at = ",".join(MEDIASTINUM.codes)
    assert len(at) > 150
    assert as_(people.ito).get(f"cases/{palsied.pk}/stops/?at={at}").status_code == 200


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        ("at=", "at", "'' is not a known site"),
        ("at=left", "at", "'left' is not a known site"),
        ("at=left.inferior,nowhere", "at", "'nowhere' is not a known site"),
        ("at=left.inferior&at=left.superior", "at", "Send this parameter once."),
        ("site=left.inferior", "site", "There is no such parameter."),
    ],
)
def test_what_is_no_place_is_refused_and_not_answered_for_another_one(
    as_: As, people: People, palsied: Builder, query: str, field: str, says: str
) -> None:
    problem(as_(people.ito).get(f"cases/{palsied.pk}/stops/?{query}"), field, says)


# --- answers ---


def test_the_chair_answers_a_stop_and_the_case_says_so(as_: As, people: People, palsied: Builder) -> None:
    reyes = as_(people.reyes)
    sites = [site for target in assessed_case(palsied.case).answer.verdict.targets for site in target]
    made = reyes.post(f"cases/{palsied.pk}/answers/", {**ANSWER, "sites": sites})
    assert made.status_code == 201, made.content
    [row] = rows(reyes, palsied, "answers")
    assert (row["id"], row["code"], row["sites"]) == (made.json()["pk"], ANSWER["code"], sites)
    assert (row["reason"], row["answered_on"], row["recommendation"]) == (ANSWER["reason"], day(0), None)
    assert row["asked"]
    assert (row["recorded_by_name"], row["round"]) == ("Lena Reyes", 1)
    body = reyes.get(f"cases/{palsied.pk}/").json()
    told = {line["code"]: (line["stops"], line["answered"]) for line in body["pitfalls"]}
    assert told["CORD_PALSY_OPPOSITE"][0]
    # The look at the cords is of five days ago: an answer of today is newer than what it names.
    assert told["CORD_PALSY_OPPOSITE"][1]
    assert body["stops"] == []


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        (ANSWER, "sites", "site"),
        ({**ANSWER, "code": "PREGNANCY"}, "code", ""),
        ({**ANSWER, "code": "SMALL_LESION", "sites": ["left.inferior"]}, "code", "Choose one of"),
        ({**ANSWER, "sites": ["left.nowhere"]}, "sites", "left.nowhere"),
        ({"code": ANSWER["code"], "sites": ["left.inferior"]}, "reason", "This is needed."),
        ({**ANSWER, "sites": ["left.inferior"], "color": 1}, "color", "There is no such field."),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_by_its_field(
    as_: As, people: People, palsied: Builder, body: dict[str, Any], field: str, says: str
) -> None:
    problem(as_(people.reyes).post(f"cases/{palsied.pk}/answers/", body), field, says)
    assert rows(as_(people.reyes), palsied, "answers") == []


def test_an_answer_is_the_chairs_and_has_its_time(as_: As, people: People, palsied: Builder) -> None:
    body = {**ANSWER, "sites": ["left.inferior"]}
    refused = as_(people.okafor).post(f"cases/{palsied.pk}/answers/", body)
    assert "chair" in assert_problem(refused, 403, "not_permitted")["detail"]
    early = Builder(people)
    assert_problem(as_(people.reyes).post(f"cases/{early.pk}/answers/", body), 409, "wrong_state")


# --- overrides ---


def test_what_the_chair_let_stand_is_listed_with_code_and_reason(as_: As, people: People) -> None:
    builder, sam = Builder(people).worked_up(), people.sam
    for ago in (50, 30):
        builder.act("add_lab", sam, collected_at=day(ago), **{**CALCIUM, "value": "9.8"})
    builder.act(
        "add_lab",
        sam,
        collected_at=day(30),
        analyte="pth_intact",
        value="180",
        unit="pg/mL",
        low="15",
        high="65",
    )
    reyes = as_(people.reyes)
    body = {"confirm_eligibility": True, "override": "normocalcemic_disease"}
    problem(reyes.move(builder, "accept_case", body), "override_reason", "This is needed.")
    assert rows(reyes, builder, "overrides") == []
    done = reyes.move(builder, "accept_case", {**body, "override_reason": "Normal three times, PTH high."})
    assert done.status_code == 200, done.content
    found = rows(reyes, builder, "overrides")
    assert {row["blocker"] for row in found} == {"NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION"}
    assert {(row["code"], row["reason"]) for row in found} == {
        ("normocalcemic_disease", "Normal three times, PTH high.")
    }
    eligibility = reyes.get(f"cases/{builder.pk}/").json()["eligibility"]
    assert eligibility["status"] == "eligible"
    assert {line["code"] for line in eligibility["blockers"] if line["overridden"]} == {
        row["blocker"] for row in found
    }


# --- emergencies ---


def test_what_was_done_at_once_is_kept_and_listed(as_: As, people: People, builder: Builder) -> None:
    ito = as_(people.ito)
    made = ito.post(f"cases/{builder.pk}/emergencies/", {"done": "Saline and zoledronate"})
    assert made.status_code == 201, made.content
    [row] = rows(ito, builder, "emergencies")
    assert (row["id"], row["done"], row["recorded_by_name"]) == (
        made.json()["pk"],
        "Saline and zoledronate",
        "Mai Ito",
    )
    problem(ito.post(f"cases/{builder.pk}/emergencies/", {}), "done", "This is needed.")
    refused = as_(people.sam).post(f"cases/{builder.pk}/emergencies/", {"done": "Saline"})
    assert "endocrinologist" in assert_problem(refused, 403, "not_permitted")["detail"]


# --- repeats ---


def test_the_clock_rests_for_a_repeat_which_the_case_names(as_: As, people: People, builder: Builder) -> None:
    sam = as_(people.sam)
    made = sam.post(f"cases/{builder.pk}/repeats/", REPEAT)
    assert made.status_code == 201, made.content
    [row] = rows(sam, builder, "repeats")
    assert (row["analyte"], row["expected_on"], row["ended_at"]) == ("calcium_total", day(-9), None)
    body = sam.get(f"cases/{builder.pk}/").json()
    assert body["awaited_repeats"] == [{"analyte": "calcium_total", "expected_on": day(-9)}]
    assert body["due_on"] == day(-9)
    builder.act("add_lab", people.sam, collected_at=day(0), **CALCIUM)
    assert sam.get(f"cases/{builder.pk}/").json()["awaited_repeats"] == []
    assert rows(sam, builder, "repeats")[0]["ended_at"] is not None


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({**REPEAT, "expected_on": day(0)}, "expected_on", "after today"),
        ({**REPEAT, "analyte": "gold"}, "analyte", "Choose one of"),
        ({**REPEAT, "reason": " "}, "reason", "This is needed."),
    ],
)
def test_a_repeat_that_does_not_fit_is_refused_by_its_field(
    as_: As, people: People, builder: Builder, body: dict[str, Any], field: str, says: str
) -> None:
    problem(as_(people.sam).post(f"cases/{builder.pk}/repeats/", body), field, says)


def test_a_repeat_is_awaited_once_and_only_while_the_case_is_new(
    as_: As, people: People, builder: Builder
) -> None:
    sam = as_(people.sam)
    sam.post(f"cases/{builder.pk}/repeats/", REPEAT)
    problem(sam.post(f"cases/{builder.pk}/repeats/", REPEAT), "analyte", "awaited already")
    later = Builder(people).localization()
    assert_problem(sam.post(f"cases/{later.pk}/repeats/", REPEAT), 409, "wrong_state")


# --- a look at the cords that was mistyped ---


def test_a_mistyped_palsy_is_taken_back_by_its_correction(as_: As, people: People, palsied: Builder) -> None:
    sam, path = as_(people.sam), f"cases/{palsied.pk}/laryngoscopies/"
    [first] = rows(sam, palsied, "laryngoscopies")
    body = {"performed_on": day(5), "left": "mobile", "right": "mobile", "supersedes": first["id"]}
    problem(sam.post(path, body), "reason", "This is needed.")
    problem(
        sam.post(path, {**body, "reason": "Typed", "supersedes": 10**6}), "supersedes", "There is no such"
    )
    problem(sam.post(path, {**body, "reason": "Typed", "left": "", "right": ""}), "left", "one cord")
    assert sam.post(path, {**body, "reason": "Typed"}).status_code == 201
    problem(sam.post(path, {**body, "reason": "Again"}), "supersedes", "There is no such")
    new, old = sorted(rows(sam, palsied, "laryngoscopies"), key=lambda row: -row["id"])
    assert (new["supersedes"], new["reason"], old["superseded_by"]) == (first["id"], "Typed", new["id"])
    assert sam.get(f"cases/{palsied.pk}/").json()["stops"] == []
    other = Builder(people)
    there = as_(people.sam).post(f"cases/{other.pk}/laryngoscopies/", {**body, "reason": "Typed"})
    problem(there, "supersedes", "There is no such")
