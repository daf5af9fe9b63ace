"""The place that a meeting asks about instead of the verdict's: by the function and by the command."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereview.rules.assess import USAGE, assess, encode, main
from casereview.rules.codes.conclusions import TO_OPERATE
from casereview.rules.facts.load import FactsError, load
from casereview.rules.facts.place import read_place
from imaging.anatomy.sites import SITES, Sites
from tests.rules.build import Json
from tests.rules.cases import cases
from tests.rules.clear_case import CT, SPECT, TARGET, answered, clear, met, sampled, scan, steps
from tests.rules.pitfall_facts import ELSEWHERE, NEEDLE, PET, ULTRASOUND, cords, glands, of_nature

OPERATE = {str(code) for code in TO_OPERATE}
OTHER = "right.superior"
#: A case that nothing stops at its own target, and the pitfall that stops at another place.
ELSEWHERE_ONLY: list[tuple[str, Json]] = [
    ("FIRST_LINE_OPEN", clear()),
    ("TARGET_ALREADY_REMOVED", clear(operations=[glands(right_superior="removed")])),
    ("TARGET_SEEN_NORMAL", clear(operations=[glands(right_superior="seen_normal")])),
    ("EXPLAINED_OTHERWISE", clear(studies=[SPECT, CT, of_nature("lymph_node", ELSEWHERE, "ultrasound")])),
    ("SEEN_ELSEWHERE", clear(studies=[SPECT, CT, scan("r", "ct_neck_contrast", TARGET)])),
    ("SAMPLING_ELSEWHERE", clear(samplings=[sampled(("left.inferior_thyroid", "900"))])),
    ("WASHOUT_NEGATIVE", clear(studies=[SPECT, CT, NEEDLE | {"findings": [{"location": ELSEWHERE}]}])),
    ("CORD_PALSY_OPPOSITE", clear(laryngoscopies=[cords("paretic", "mobile")])),
]


def stops(tree: Json, at: str | None = None) -> set[str]:
    return {code for code, line in met(tree, at).items() if line.stops and not line.answered}


@pytest.mark.parametrize(("code", "tree"), ELSEWHERE_ONLY, ids=[row[0] for row in ELSEWHERE_ONLY])
def test_the_pitfalls_of_a_target_are_asked_of_the_place(code: str, tree: Json) -> None:
    assert code not in stops(tree)
    assert code in stops(tree, OTHER)
    assert code not in stops(tree, TARGET)


@pytest.mark.parametrize(
    ("code", "tree", "elsewhere"),
    [
        ("TARGET_ALREADY_REMOVED", clear(operations=[glands(left_inferior="removed")]), OTHER),
        ("CORD_PALSY_OPPOSITE", clear(laryngoscopies=[cords("mobile", "paretic")]), OTHER),
        ("STALE_STUDY", clear(as_of="2029-05-02"), OTHER),
        ("SEEN_ELSEWHERE", clear(studies=[SPECT, CT, scan("r", "ct_neck_contrast", ELSEWHERE)]), OTHER),
        (
            "ACROSS_INLET",
            clear(
                studies=[
                    scan("s1", "sestamibi_spect_ct", "left thyrothymic ligament"),
                    scan("s2", "ct_4d", "left anterior mediastinum"),
                ]
            ),
            OTHER,
        ),
    ],
)
def test_what_stops_at_the_verdicts_target_may_not_stop_elsewhere(
    code: str, tree: Json, elsewhere: str
) -> None:
    assert code in stops(tree)
    assert code not in stops(tree, elsewhere)


def test_pet_alone_stops_at_a_place_that_no_other_kind_has_clearly_seen() -> None:
    tree = clear(studies=[PET, CT, scan("p2", "choline_pet_ct", ELSEWHERE, day="2024-05-02")])
    assert "PET_ALONE" not in stops(tree, TARGET)
    assert "PET_ALONE" in stops(tree, OTHER)


def test_one_place_of_two_borrows_nothing_of_the_other() -> None:
    assert stops(clear(), TARGET) == set()
    assert "FIRST_LINE_OPEN" in stops(clear(), f"{TARGET},{OTHER}")


def test_a_place_that_lies_with_the_target_has_its_findings() -> None:
    assert stops(clear(), "left.inferior,left.thyrothymic_ligament") == set()


def test_what_speaks_of_the_patient_stays_what_it_is() -> None:
    tree = clear(flags=["pregnancy", "men1"])
    for place in (None, TARGET, OTHER):
        assert {"PREGNANCY", "MULTIGLAND_LIKELY"} <= stops(tree, place)


def test_an_older_ct_serves_only_the_place_that_it_shows() -> None:
    old = CT | {"performed_on": "2024-02-01"}
    seen = [SPECT, ULTRASOUND, scan("p", "choline_pet_ct", ELSEWHERE, day="2025-03-01")]
    tree = clear(studies=[old, *seen, scan("s9", "sestamibi_spect_ct", ELSEWHERE)], as_of="2025-03-01")
    assert "could still be done" in str(met(tree, OTHER)["FIRST_LINE_OPEN"].sentence)
    assert "FIRST_LINE_OPEN" not in met(tree, TARGET)


def test_no_step_tells_to_operate_at_a_place_that_is_asked_about() -> None:
    assert "FOCUSED_REOPERATION" in steps(clear())
    assert not OPERATE & set(steps(clear(), TARGET))
    assert "SETTLE_FIRST" not in steps(clear(), TARGET)


@pytest.mark.parametrize(("code", "tree"), ELSEWHERE_ONLY, ids=[row[0] for row in ELSEWHERE_ONLY])
def test_what_stops_at_a_place_is_to_be_settled_first(code: str, tree: Json) -> None:
    assert "SETTLE_FIRST" in steps(tree, OTHER)
    settled = tree
    for stop in sorted(stops(tree, OTHER)):
        assert "SETTLE_FIRST" in steps(settled, OTHER)
        settled = answered(settled, stop, OTHER)
    assert stops(settled, OTHER) == set()
    assert met(settled, OTHER)[code].answered
    assert "SETTLE_FIRST" not in steps(settled, OTHER)


def test_settle_first_at_a_place_rests_on_what_stops_there_alone() -> None:
    tree = clear(laryngoscopies=[cords("paretic", "mobile")], studies=[SPECT, CT])
    answer = assess(load(json.dumps(tree)), Sites.of([OTHER]))
    [line] = [step for step in answer.next_steps if step.code == "SETTLE_FIRST"]
    assert "z" in line.facts


def test_an_answer_for_the_verdicts_target_does_not_hold_for_another_place() -> None:
    tree = answered(clear(), "FIRST_LINE_OPEN", TARGET)
    assert "FIRST_LINE_OPEN" in stops(tree, OTHER)
    assert "FIRST_LINE_OPEN" in stops(answered(tree, "FIRST_LINE_OPEN", OTHER), f"{OTHER},{TARGET}")
    assert "FIRST_LINE_OPEN" not in stops(
        answered(tree, "FIRST_LINE_OPEN", OTHER, TARGET), f"{OTHER},{TARGET}"
    )


def test_a_newer_study_that_sees_the_place_ends_the_answer_for_it() -> None:
    tree = answered(clear(flags=["men1"]), "MULTIGLAND_LIKELY", day="2024-06-20")
    newer = scan("u", "ultrasound", ELSEWHERE, day="2024-06-20")
    assert met(tree, OTHER)["MULTIGLAND_LIKELY"].answered
    assert not met(tree | {"studies": [SPECT, CT, newer]}, OTHER)["MULTIGLAND_LIKELY"].answered


@given(cases(), st.lists(st.sampled_from(SITES), min_size=1, max_size=3))
@settings(max_examples=80, deadline=None)
def test_a_place_changes_nothing_but_pitfalls_and_steps(tree: Json, places: list[str]) -> None:
    facts = load(json.dumps(tree))
    plain, asked = (json.loads(encode(assess(facts, at))) for at in (None, Sites.of(places)))
    assert {key for key in plain if plain[key] != asked[key]} <= {"pitfalls", "next_steps"}
    assert not OPERATE & {line["code"] for line in asked["next_steps"]}
    stopping = [line for line in asked["pitfalls"] if line["stops"] and not line["answered"]]
    told = {line["code"] for line in asked["next_steps"]}
    if asked["eligibility"]["status"] != "ineligible":
        assert ("SETTLE_FIRST" in told) is bool(stopping)


# --- the command ---


def run(*arguments: str, facts: bytes | None = None) -> tuple[int, bytes]:
    out = io.BytesIO()
    code = main(io.BytesIO(json.dumps(clear()).encode() if facts is None else facts), out, arguments)
    return code, out.getvalue()


def test_the_command_asks_of_the_place_that_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    places = "left.superior,right.superior"
    assert run("--at", places) == (0, encode(assess(load(clear()), Sites.of(places.split(",")))))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--at",),
        ("--at=left.superior",),
        ("--at", "left.superior", "right.superior"),
        ("--at", "left.superior", "--at", "right.superior"),
        ("left.superior",),
        ("left.superior", "--at"),
        ("--place", "left.superior"),
        ("--profile", "eanm-2021"),
        ("--help",),
        ("",),
    ],
)
def test_any_other_argument_does_not_fit(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == (2, b"")
    assert capsys.readouterr().err == USAGE
    assert USAGE.count("\n") == 1
    assert USAGE.startswith("usage: python -m casereview.rules.assess [--at SITE[,SITE]] < facts.json")


@pytest.mark.parametrize(
    "places",
    [
        "",
        "left",
        "left superior",
        "left.superior,",
        ",left.superior",
        "left.superior, left.inferior",
        "midline.superior",
        "LEFT.SUPERIOR",
        "left.superior;right.superior",
        "left.thymus",
    ],
)
def test_what_is_no_site_is_refused_by_the_name_of_the_argument(
    places: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--at", places) == (2, b"")
    said = capsys.readouterr().err
    assert said.startswith("--at: ")
    assert said.count("\n") == 1
    with pytest.raises(FactsError) as refused:
        read_place("at", places)
    assert refused.value.field == "at"


def test_facts_that_do_not_fit_are_refused_beside_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--at", TARGET, facts=b'{"patient": {"sex": "?"}}') == (2, b"")
    assert capsys.readouterr().err.startswith("patient.sex: ")


def test_a_place_named_twice_is_one() -> None:
    assert read_place("at", "left.superior,left.superior") == Sites.of(["left.superior"])
