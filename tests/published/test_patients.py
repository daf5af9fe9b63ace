"""The page about the published patients is what the rules answer today, and counts what it says it counts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from casereview.published.comparing import Comparison, Match, compare, in_plain_words, of_answer, rank, top
from casereview.published.patients import ComparedPatient, compared_patients, merged, published_file
from casereview.rules.answer import AssessmentAnswer, SiteWeight, TargetMap
from casereview.rules.codes.conclusions import (
    Blocker,
    CarcinomaFlag,
    Eligibility,
    MapSays,
    NextStep,
    Pitfall,
    Verdict,
)
from docs.printers.published.page import counts, page
from docs.printers.published.short_words import WORDS, with_words
from imaging.anatomy.sites import Sites
from imaging.wording import parse_location

ROOT = Path(__file__).parents[2]
FILE = published_file()
PEOPLE = compared_patients()
PAGE = page()
IDS = [one.patient.id for one in PEOPLE]
WINDOW = [f"{side}.aortopulmonary_window" for side in ("left", "midline", "right")]
HITS = "agrees: the same sites", "agrees: shares sites"


def of(*codes: str) -> Sites:
    return Sites.of(codes)


def section_of(one: ComparedPatient) -> str:
    return PAGE.partition(f"\n### {one.patient.id}\n")[2].partition("\n### ")[0]


def test_the_committed_page_is_current() -> None:
    assert (ROOT / "docs/published-patients.md").read_text(encoding="utf-8") == PAGE


def test_the_command_prints_it_without_a_framework() -> None:
    code = "import runpy, sys; runpy.run_module('docs.printers.published.page', run_name='__main__')"
    code += "; assert not {'django', 'celery'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True, env={})
    assert done.stdout.decode() == PAGE


def test_all_thirteen_are_there_and_none_is_compared_with_another() -> None:
    assert len(PEOPLE) == len({one.patient.id for one in PEOPLE}) == 13
    assert [one.id for one in FILE.patients] == IDS
    assert [line[4:] for line in PAGE.splitlines() if line.startswith("### ")] == IDS
    for name in IDS:
        assert sum(line.startswith((f"| [{name}]", f"| {name} |")) for line in PAGE.splitlines()) == 2


@pytest.mark.parametrize("one", PEOPLE, ids=IDS)
def test_each_names_its_address(one: ComparedPatient) -> None:
    assert f"<{one.patient.address.split()[0]}>" in section_of(one)


@pytest.mark.parametrize("one", PEOPLE, ids=IDS)
def test_each_section_says_what_was_found_and_what_was_assumed(one: ComparedPatient) -> None:
    section = section_of(one)
    assert one.patient.found.words[1:] in section
    assert one.patient.comment in section
    for lesion in one.patient.found.lesions:
        assert all(f"`{code}`" in section for code in lesion.sites)
    assumed = [assumption.because for assumption in one.patient.assumptions]
    for sentence in [*assumed, *one.patient.left_out] or ["**Assumed.** Nothing"]:
        assert sentence in section


@pytest.mark.parametrize("one", PEOPLE, ids=IDS)
def test_each_comment_was_written_about_the_verdicts_that_stand(one: ComparedPatient) -> None:
    """Where this fails the rules answer otherwise than they did: read the comment again, then change both."""
    about = one.patient.about
    assert about.stated == one.stated.verdict.code
    assert about.assumed == (one.assumed.verdict.code if one.assumed else None)


def test_what_was_found_stands_at_the_sites_that_its_words_mean() -> None:
    lesions = [lesion for one in PEOPLE for lesion in one.patient.found.lesions]
    assert {lesion.named: lesion.place for lesion in lesions} == {
        lesion.named: parse_location(lesion.named).sites for lesion in lesions
    }


def test_two_have_nothing_to_compare_with() -> None:
    assert [one.patient.id for one in PEOPLE if not one.lesions] == ["P08", "P13"]


def by_hand(answer: AssessmentAnswer, found: Sequence[Sequence[str]]) -> str:
    """What the table must say, by comparing codes as text."""
    if not found:
        return "cannot be compared: no place found is stated"
    targets = [set(target) for target in answer.verdict.targets]
    if not targets:
        silent = answer.verdict.code == "INSUFFICIENT"
        little, enough = (
            "cannot say: no target, too little counts",
            "misses: no target, although enough studies count",
        )
        return little if silent else enough
    if any(target == set(sites) for target in targets for sites in found):
        return HITS[0]
    return HITS[1] if any(target & set(sites) for target in targets for sites in found) else "misses"


@pytest.mark.parametrize("which", [0, 1], ids=["stated", "assumed"])
def test_hits_and_misses_are_counted(which: int) -> None:
    both = [((one.stated, one.assumed)[which], one.patient.found.lesions) for one in PEOPLE]
    said = [by_hand(answer, [lesion.sites for lesion in found]) for answer, found in both if answer]
    counted = counts(PEOPLE)[which]
    assert sum(counted.values()) == len(said)
    for match in Match:
        (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| {match.value} | "))
        assert row.split(" | ")[which + 1].strip(" |") == str(counted[match])
        if match not in (Match.SAME_SIDE, Match.ELSEWHERE):
            assert counted[match] == said.count(match.value)
    assert counted[Match.SAME_SIDE] + counted[Match.ELSEWHERE] == said.count("misses")


@pytest.mark.parametrize(
    ("targets", "lesions", "expected"),
    [
        ([of("left.inferior")], [of("left.inferior")], Comparison(Match.SAME_SITES)),
        ([of("left.inferior", "left.intrathymic")], [of("left.inferior")], Comparison(Match.SHARED_SITES)),
        ([of("left.inferior")], [of("left.superior")], Comparison(Match.SAME_SIDE, (0,), (0,))),
        ([of("left.inferior")], [of("right.inferior")], Comparison(Match.ELSEWHERE, (0,), (0,))),
        # A place on all three sides goes with a side only where it is the same place.
        ([of(*WINDOW)], [of("left.superior")], Comparison(Match.ELSEWHERE, (0,), (0,))),
        ([of(*WINDOW)], [of("left.aortopulmonary_window")], Comparison(Match.SHARED_SITES)),
        ([], [of("left.inferior")], Comparison(Match.NO_TARGET, (0,))),
        ([of("left.inferior")], [], Comparison(Match.NOT_KNOWN)),
        ([], [], Comparison(Match.NOT_KNOWN)),
        # The nearest decides, and what no target names is told.
        ([of(*WINDOW)], [of("left.superior"), of(*WINDOW)], Comparison(Match.SAME_SITES, (0,))),
        ([of("left.superior"), of(*WINDOW)], [of(*WINDOW)], Comparison(Match.SAME_SITES, (), (0,))),
    ],
)
def test_places_are_compared(targets: list[Sites], lesions: list[Sites], expected: Comparison) -> None:
    assert compare(targets, lesions) == expected


def test_no_target_is_a_miss_only_where_enough_studies_count() -> None:
    assert compare([], [of("left.inferior")], enough=False).match is Match.TOO_LITTLE
    by_verdict = {one.assumed.verdict.code: one for one in PEOPLE if one.assumed and one.lesions}
    for code, match in (("INSUFFICIENT", Match.TOO_LITTLE), ("DISCORDANT_LOCATION", Match.NO_TARGET)):
        answer = by_verdict[code].assumed
        assert answer is not None
        assert of_answer(answer, by_verdict[code].lesions).match is match


def test_a_hit_says_what_it_leaves_out() -> None:
    assert in_plain_words(Comparison(Match.SAME_SITES)) == "agrees: the same sites"
    assert "but not everything found: 1 more" in in_plain_words(Comparison(Match.SHARED_SITES, (1,)))
    assert "where nothing was found: 2 more" in in_plain_words(Comparison(Match.SHARED_SITES, (), (0, 1)))
    assert in_plain_words(Comparison(Match.ELSEWHERE, (0,), (0,))) == "misses: elsewhere"


def test_the_map_is_read_with_its_ties() -> None:
    rows = [("left.inferior", "0.4"), ("right.inferior", "0.4"), ("left.superior", "0.1")]
    ranks = TargetMap(MapSays.RANKS, (), tuple(SiteWeight(site, weight, ()) for site, weight in rows))
    assert top(ranks) == of("left.inferior", "right.inferior")
    assert rank(ranks, of("right.inferior", "left.superior")) == 1
    assert rank(ranks, of("left.superior")) == 3
    silent = TargetMap(MapSays.CANNOT_SAY, (), ())
    assert not top(silent)
    assert rank(silent, of("left.superior")) is None


def test_an_assumption_changes_the_item_it_names_and_adds_the_rest() -> None:
    facts: dict[str, Any] = {
        "patient": {"sex": "F"},
        "studies": [{"id": "s1", "result": "positive"}, {"id": "s2"}],
    }
    assumed: dict[str, Any] = {
        "operations": [],
        "studies": [{"id": "s1", "adequacy": "adequate"}, {"id": "a1"}],
    }
    assert merged(facts, assumed) == {
        "patient": {"sex": "F"},
        "operations": [],
        "studies": [{"id": "s1", "result": "positive", "adequacy": "adequate"}, {"id": "s2"}, {"id": "a1"}],
    }
    assert facts["studies"][0] == {"id": "s1", "result": "positive"}


def test_what_is_stated_is_overwritten_only_where_the_page_says_so() -> None:
    """A CT with open phases as 4D-CT is the only one; all else fills what was left open."""
    overwritten = []
    for one in PEOPLE:
        for assumption in one.patient.assumptions:
            for name, items in assumption.facts.items():
                stated = {item["id"]: item for item in one.patient.facts.get(name, ())}
                assert name in ("operations", "studies")
                for item in items:
                    assert item["id"] in stated or item["id"].startswith("a")
                    before = stated.get(item["id"], {})
                    changed = [key for key in before if key != "id" and key in item]
                    overwritten += [(one.patient.id, key, item[key]) for key in changed]
    assert overwritten == [("P01", "modality", "ct_4d"), ("P05", "modality", "ct_4d")]


def test_each_assumption_is_a_switch_of_its_own() -> None:
    [patient] = [one for one in PEOPLE if one.patient.id == "P05"]
    stated = {study.id for study in patient.assessment(()).facts.studies or ()}
    first = {study.id: study for study in patient.assessment((0,)).facts.studies or ()}
    second = {study.id: study for study in patient.assessment((1,)).facts.studies or ()}
    assert stated == {"s1"}
    assert set(first) == {"s1", "a1"}
    assert first["s1"].modality == "ct_chest_contrast"
    assert set(second) == {"s1"}
    assert second["s1"].modality == "ct_4d"


def test_nobody_becomes_eligible_by_assumption() -> None:
    answers = [answer for one in PEOPLE for answer in (one.stated, one.assumed) if answer]
    assert Eligibility.ELIGIBLE not in {answer.eligibility.status for answer in answers}


def test_each_code_of_an_answer_has_its_word() -> None:
    kinds = (Verdict, Blocker, CarcinomaFlag, Pitfall, NextStep)
    assert list(WORDS) == [code.value for kind in kinds for code in kind]
    assert (
        with_words([NextStep.ORDER_CT_4D, Pitfall.PET_ALONE])
        == "`ORDER_CT_4D` (4D-CT), `PET_ALONE` (PET alone)"
    )
    assert with_words([]) == "none"
