"""What must never change a verdict, and what must never make it more certain."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.inclusion import count_studies, pairs
from casereview.rules.facts.load import load
from imaging.anatomy.cells import Level
from imaging.anatomy.sites import CENTRAL_PLACES, SIDES, SITES, Sites, on
from tests.rules.build import CT, SPECT, study
from tests.rules.crowds import DAYS, YEAR_LATER, crowds, dense
from tests.rules.oracle_verdict import conclude as conclude_again
from tests.rules.situations import (
    AM,
    LI,
    LS,
    MODALITY,
    NECK_CT,
    NECK_ONLY,
    OPERATED,
    PARA,
    PM,
    RETRO,
    RI,
    RS,
    TEG,
    TTL,
    Json,
    Seen,
    facts_of,
    no,
    saw,
)
from tests.rules.situations_against import (
    LOST,
    LOST_LEFT,
    LOST_RIGHT,
)
from tests.rules.verdicts import conclude, essence

few = settings(max_examples=60, deadline=None)
places = st.sampled_from(
    [
        LI,
        LS,
        RI,
        RS,
        TEG,
        PARA,
        RETRO,
        PM,
        TTL,
        AM,
        "posterior mediastinum",
        "left",
        "L-F",
        "right.posterior_mediastinum",
        LOST,
        LOST_LEFT,
        LOST_RIGHT,
    ]
)
named = st.lists(st.builds(str.__add__, places, st.sampled_from(["", "", "?"])), max_size=3, unique=True)


@st.composite
def seen(draw: st.DrawFn) -> Seen:
    what = draw(st.sampled_from(sorted(MODALITY)))
    found = draw(named)
    if found:
        return Seen(what, tuple(found), draw(st.sampled_from(["positive", "positive", "equivocal"])), {})
    return no(what, **draw(st.sampled_from([{}, NECK_ONLY if what != "ct" else NECK_CT])))


cases = st.lists(seen(), max_size=6)


@few
@given(cases, st.randoms(use_true_random=False))
def test_neither_the_order_of_lists_nor_ids_decide(studies: list[Seen], random: Any) -> None:
    raw, again = facts_of(studies), facts_of(studies, prefix="z")
    for row in again["studies"]:
        row["findings"].reverse()
    random.shuffle(again["studies"])
    names = [row["id"] for row in again["studies"]]
    for row, name in zip(again["studies"], random.sample(names, len(names)), strict=True):
        row["id"] = name
    assert essence(conclude(raw)) == essence(conclude(again))


@few
@given(cases, seen(), st.sampled_from(["preoperative", "inadequate", "unreported", "superseded", "planar"]))
def test_what_does_not_count_changes_nothing(studies: list[Seen], extra: Seen, why: str) -> None:
    raw = facts_of(studies)
    before = conclude(raw)
    row = facts_of([extra], prefix="x")["studies"][0]
    changes: dict[str, Json] = {
        "preoperative": {"performed_on": OPERATED},
        "inadequate": {"adequacy": "inadequate"},
        "unreported": {"result": "not_reported", "findings": []},
        "superseded": {},
        "planar": {"modality": "sestamibi_planar"},
    }
    row |= changes[why]
    raw["studies"].append(row)
    if why == "superseded":  # by a read that calls the images inadequate
        later = {
            "id": "y",
            "supersedes": "x0",
            "adequacy": "inadequate",
            "result": "negative",
            "findings": [],
        }
        raw["studies"].append(row | later)
    after = conclude(raw)
    assert essence(after) == essence(before)
    assert after.reasons == before.reasons


def mirrored(text: str) -> str:
    swap = {"left": "right", "right": "left", "L-": "R-"}
    return re.sub("left|right|L-", lambda side: swap[side[0]], text)


@few
@given(cases)
def test_left_and_right_are_alike(studies: list[Seen]) -> None:
    other = [one._replace(named=tuple(map(mirrored, one.named))) for one in studies]
    here, there = conclude(facts_of(studies)), conclude(facts_of(other))
    assert (here.code, here.level) == (there.code, there.level)
    assert {target.codes for target in here.targets} == {
        Sites.of(mirrored(code) for code in target).codes for target in there.targets
    }


@few
@given(cases)
def test_every_target_comes_from_two_families_and_level_and_targets_go_together(studies: list[Seen]) -> None:
    found = conclude(facts_of(studies))
    assert (found.level is None) == (not found.targets)
    for group in found.groups:
        assert len({member.study.family for member in group.members}) > 1
        assert any(member.firm for member in group.members)
        assert group.target <= group.sites
    if found.code is Verdict.CONCORDANT_POSITIVE:
        assert len(found.targets) == 1
        assert found.level is not None
        assert found.level >= Level.SAME_QUADRANT


@settings(max_examples=150, deadline=None)
@given(crowds() | dense(), st.sampled_from([CT, SPECT]), st.sampled_from([*DAYS, *YEAR_LATER]))
def test_a_good_first_line_negative_never_turns_a_case_toward_agreement(
    tree: Json, modality: str, day: str
) -> None:
    """It covers neck and mediastinum, and is not a year older than the newest study."""
    newest = max(row["performed_on"] for row in tree["studies"])
    assume(date.fromisoformat(newest) - date.fromisoformat(day) <= timedelta(days=365))
    before = conclude(tree)
    after = conclude(tree | {"studies": [*tree["studies"], study("new", modality, day=day)]})
    forearm = Sites.of(["left.forearm_graft", "right.forearm_graft"])  # in no field of such a study
    if after.code is Verdict.CONCORDANT_POSITIVE and not any(target & forearm for target in after.targets):
        assert before.code is Verdict.CONCORDANT_POSITIVE


def is_unsided(sites: Sites) -> bool:
    """Whether the set holds all three sides of a central place."""
    return any(on(SIDES, [place]) <= sites for place in CENTRAL_PLACES)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(SITES), st.sets(st.sampled_from(SITES), min_size=1, max_size=3), st.sampled_from(SITES)
)
def test_one_more_site_never_refines_the_level_of_two_studies(named: str, wide: set[str], added: str) -> None:
    def level(*sites: str) -> Level:
        rows = [study("a", CT, named), study("b", SPECT, "", findings=[{"location": "", "sites": [*sites]}])]
        (line,) = pairs(count_studies(load({"patient": {}, "operations": [], "studies": rows})))
        return Level[line.level or ""]

    assume(not is_unsided(Sites.of([*wide, added])))
    assert level(*wide, added) <= level(*wide)


def test_sixty_studies_of_three_findings_are_no_burden() -> None:
    names = [LI, LS, RI, RS, TEG, PARA, RETRO, PM, TTL, AM]
    studies = [
        saw(sorted(MODALITY)[index % 5], *(names[(index * 3 + step) % 10] for step in range(3)))
        for index in range(60)
    ]
    raw = facts_of(studies)
    assert essence(conclude(raw))[0] == conclude_again(raw).code
