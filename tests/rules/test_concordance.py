"""The verdict on situations decided by hand."""

from __future__ import annotations

import pytest

from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.concordance.verdict import verdict
from casereview.rules.facts.load import load
from imaging.anatomy.sites import Sites
from tests.rules.situations import (
    LI,
    LS,
    OPERATED,
    RS,
    SITUATIONS,
    Json,
    Seen,
    facts_of,
    saw,
)
from tests.rules.situations_against import (
    AGAINST,
    NODULE,
)
from tests.rules.verdicts import PROFILE, conclude, essence

DECIDED = SITUATIONS | AGAINST


def test_no_situation_is_decided_twice() -> None:
    assert not SITUATIONS.keys() & AGAINST.keys()


@pytest.mark.parametrize("reasoning", DECIDED)
def test_a_situation_has_its_verdict(reasoning: str) -> None:
    studies, code, level, targets = DECIDED[reasoning]
    found = conclude(facts_of(studies))
    assert essence(found) == (code, level, targets), [reason.sentence for reason in found.reasons]


def test_every_verdict_is_among_the_situations() -> None:
    assert {code for _, code, _, _ in DECIDED.values()} == {str(code) for code in Verdict}


def test_a_coarser_profile_lets_two_quadrants_of_a_side_agree() -> None:
    counted = count_studies(load(facts_of([saw("spect", LS), saw("ct", LI)])))
    concordance = type(PROFILE.concordance)(
        level="SAME_SIDE", source="a test", confidence=PROFILE.concordance.confidence, verify_locally=True
    )
    fields = {name: getattr(PROFILE, name) for name in PROFILE.__struct_fields__}
    found = verdict(counted, type(PROFILE)(**fields | {"concordance": concordance}))
    assert essence(found) == ("CONCORDANT_POSITIVE", "SAME_SIDE", [(LS, LI)])


def test_a_target_has_the_findings_of_its_group_or_region_and_no_other_place_any() -> None:
    group = conclude(facts_of([saw("spect", LI), saw("ct", LI, f"{RS}?")]))
    region = conclude(facts_of([saw("spect", "left"), saw("ct", LI)]))
    for found in (group, region):
        (target,) = found.targets
        assert [one.study.id for one in found.members(target)] == ["s0", "s1"]
        assert found.members(Sites.of([RS])) == ()


NOT_COUNTING = [
    ({"adequacy": "inadequate"}, True),
    ({"modality": "ct_neck_contrast"}, True),
    ({"performed_on": OPERATED}, False),
    ({"modality": "fna_pth", "adequacy": "inadequate"}, False),
]


@pytest.mark.parametrize(("changes", "explains"), NOT_COUNTING)
def test_a_study_that_does_not_count_can_explain_a_place_and_opposes_nothing(
    changes: Json, explains: bool
) -> None:
    two = [saw("spect", LI), saw("us", LI)]
    found = conclude(facts_of([*two, Seen("ct", (), "negative", NODULE | changes)]))
    (third,) = [study for study in found.evidence.studies if not study.counts]
    assert found.evidence.explains(third, Sites.of([LI])) is explains
    assert not found.evidence.explains(third, Sites.of([LS]))
    assert not found.evidence.opposes(third, Sites.of([LI]))
    assert found.code is Verdict.CONCORDANT_POSITIVE


def test_a_superseded_read_explains_nothing() -> None:
    raw = facts_of([saw("spect", LI), saw("us", LI), Seen("ct", (), "negative", NODULE), saw("ct", LI)])
    earlier, later = raw["studies"][2:]
    later |= {"supersedes": earlier["id"], "performed_on": earlier["performed_on"]}
    found = conclude(raw)
    (superseded,) = [study for study in found.evidence.studies if not study.counts]
    assert not found.evidence.explains(superseded, Sites.of([LI]))
