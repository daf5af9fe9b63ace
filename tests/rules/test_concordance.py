"""The verdict on situations decided by hand, and what must never change it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereview.rules.answer import SamplingPart
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.concordance.verdict import Conclusion, verdict
from casereview.rules.facts.load import load
from casereview.rules.profiles.model import load_profile
from casereview.rules.sentences.meanings import REASON_CODES
from imaging.anatomy.cells import Level
from imaging.anatomy.sites import Sites
from imaging.anatomy.veins import drained
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
    SITUATIONS,
    TEG,
    TTL,
    Json,
    Seen,
    facts_of,
    no,
    saw,
    unsure,
)

PROFILE = load_profile("acr-2021")


def conclude(raw: Json) -> Conclusion:
    return verdict(count_studies(load(raw)), PROFILE)


def essence(found: Conclusion) -> tuple[str, str | None, list[tuple[str, ...]]]:
    part = found.part()
    return part.code, part.level, list(part.targets)


@pytest.mark.parametrize("reasoning", SITUATIONS)
def test_a_situation_has_its_verdict(reasoning: str) -> None:
    studies, code, level, targets = SITUATIONS[reasoning]
    found = conclude(facts_of(studies))
    assert essence(found) == (code, level, targets), [reason.sentence for reason in found.reasons]


@pytest.mark.parametrize("reasoning", SITUATIONS)
def test_a_verdict_has_documented_reasons_in_plain_sentences(reasoning: str) -> None:
    raw = facts_of(SITUATIONS[reasoning][0])
    ids = {study["id"] for study in raw["studies"]}
    found = conclude(raw)
    assert found.reasons
    order = list(REASON_CODES)
    assert [order.index(reason.code) for reason in found.reasons] == sorted(
        order.index(reason.code) for reason in found.reasons
    )
    for reason in found.reasons:
        assert not str(reason.sentence)[0].islower()
        assert str(reason.sentence).endswith(".")
        assert set(reason.facts) <= ids


def test_every_verdict_is_among_the_situations() -> None:
    assert {code for _, code, _, _ in SITUATIONS.values()} == {str(code) for code in Verdict}


def codes_of(*studies: Seen) -> set[str]:
    return {reason.code for reason in conclude(facts_of(list(studies))).reasons}


REASONS = [
    ([saw("spect", LI)], {"TOO_FEW_FAMILIES", "NO_ANATOMIC_STUDY", "UNCONFIRMED"}),
    ([no("spect"), no("ct", **NECK_CT)], {"ALL_NEGATIVE", "FIELD_NOT_COVERED"}),
    ([saw("spect", LI), saw("ct", LI), no("mri")], {"AGREEMENT", "NEGATIVE_OPPOSES"}),
    ([saw("spect", PM), saw("mri", PM), no("ct", **NECK_CT)], {"AGREEMENT", "NEGATIVE_ELSEWHERE"}),
    ([saw("spect", LI), saw("ct", LI, f"{RS}?")], {"AGREEMENT", "FINDING_APART"}),
    ([saw("spect", LI), saw("ct", LI, "odd")], {"AGREEMENT", "UNLOCATED"}),
    (
        [saw("spect", LI), saw("ct", LI), saw("pet", RS)],
        {"AGREEMENT", "FINDING_OPPOSES", "NO_STUDY_SEES_BOTH"},
    ),
    ([saw("spect", LI, RS), saw("ct", LI, RS)], {"AGREEMENT", "SEVERAL_GROUPS", "ONE_STUDY_SEES_BOTH"}),
    (
        [saw("spect", LS), saw("ct", TEG), saw("pet", PARA)],
        {"AGREEMENT", "CHAIN", "NO_STUDY_SEES_BOTH"},
    ),
    ([saw("spect", LS), saw("ct", RI)], {"FINDINGS_OPPOSE"}),
    ([saw("spect", LI), no("ct")], {"UNCONFIRMED", "NEGATIVE_OPPOSES"}),
    (
        [unsure("spect", LI), no("ct")],
        {"NO_FIRM_FINDING", "FINDING_APART", "EQUIVOCAL_STUDY", "NEGATIVE_ALONE"},
    ),
]


@pytest.mark.parametrize(("studies", "expected"), REASONS)
def test_the_reasons_name_what_joins_what_opposes_and_what_does_neither(
    studies: list[Seen], expected: set[str]
) -> None:
    assert codes_of(*studies) == expected


def test_unknown_operations_are_a_reason_of_their_own() -> None:
    raw = facts_of([saw("spect", LI), saw("ct", LI)])
    del raw["operations"]
    found = conclude(raw)
    assert found.code is Verdict.INSUFFICIENT
    assert found.reasons[0].code == "OPERATIONS_UNKNOWN"


def test_a_coarser_profile_lets_two_quadrants_of_a_side_agree() -> None:
    counted = count_studies(load(facts_of([saw("spect", LS), saw("ct", LI)])))
    concordance = type(PROFILE.concordance)(
        level="SAME_SIDE", source="a test", confidence=PROFILE.concordance.confidence, verify_locally=True
    )
    fields = {name: getattr(PROFILE, name) for name in PROFILE.__struct_fields__}
    found = verdict(counted, type(PROFILE)(**fields | {"concordance": concordance}))
    assert essence(found) == ("CONCORDANT_POSITIVE", "SAME_SIDE", [(LS, LI)])


def sampled(vein: str) -> SamplingPart:
    return SamplingPart("v", "2.0", (), (drained(vein).codes,), ())


@pytest.mark.parametrize(
    ("vein", "code"),
    [("left.inferior_thyroid", "GRADIENT_AGREES"), ("right.superior_thyroid", "GRADIENT_ELSEWHERE")],
)
def test_a_gradient_is_a_reason_and_never_changes_the_verdict(vein: str, code: str) -> None:
    counted = count_studies(load(facts_of([saw("spect", LI), saw("ct", LI)])))
    before, after = verdict(counted, PROFILE), verdict(counted, PROFILE, [sampled(vein)])
    assert essence(before) == essence(after)
    assert {reason.code for reason in after.reasons} - {reason.code for reason in before.reasons} == {code}


def test_an_aspiration_is_a_reason_and_never_changes_the_verdict() -> None:
    two = [saw("spect", LI), saw("ct", LI)]
    assert "ASPIRATION_AGREES" in codes_of(*two, saw("fna_pth", LI))
    assert "ASPIRATION_ELSEWHERE" in codes_of(*two, saw("fna_pth", RS))
    assert essence(conclude(facts_of([*two, saw("fna_pth", RS)]))) == essence(conclude(facts_of(two)))


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
def test_neither_the_order_of_lists_nor_ids_nor_days_decide(studies: list[Seen], random: Any) -> None:
    shuffled = list(studies)
    random.shuffle(shuffled)
    turned = [one._replace(named=tuple(reversed(one.named))) for one in shuffled]
    again = facts_of(turned, prefix="z")
    random.shuffle(again["studies"])
    assert essence(conclude(facts_of(studies))) == essence(conclude(again))


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


def mirrored(place: str) -> str:
    swap = {"left": "right", "right": "left", "L-F": "R-F"}
    if place.rstrip("?") in swap:
        return swap[place.rstrip("?")] + "?" * place.endswith("?")
    side, dot, rest = place.partition(".")
    return f"{swap.get(side, side)}{dot}{rest}"


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


def test_sixty_studies_of_three_findings_are_no_burden() -> None:
    names = [LI, LS, RI, RS, TEG, PARA, RETRO, PM, TTL, AM]
    studies = [
        saw(sorted(MODALITY)[index % 5], *(names[(index * 3 + step) % 10] for step in range(3)))
        for index in range(60)
    ]
    assert conclude(facts_of(studies)).code is Verdict.MULTIFOCAL
