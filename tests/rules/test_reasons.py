"""Why a verdict is what it is: what is named, and in which words."""

from __future__ import annotations

import re

import pytest

from casereview.rules.answer import SamplingPart
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.concordance.verdict import verdict
from casereview.rules.facts.load import load
from casereview.rules.sentences import concordance as catalogue
from casereview.rules.sentences.meanings import REASON_CODES
from imaging.anatomy.veins import drained
from tests.catalogues import templates_of
from tests.rules.situations import (
    LI,
    LS,
    NECK_CT,
    PARA,
    PM,
    RI,
    RS,
    SITUATIONS,
    TEG,
    Seen,
    facts_of,
    no,
    saw,
    unsure,
)
from tests.rules.situations_against import (
    AGAINST,
    LIMITED,
    LONG_AGO,
    LOST,
    LOST_RIGHT,
    NEW,
    NODULE,
)
from tests.rules.verdicts import PROFILE, conclude, essence

DECIDED = SITUATIONS | AGAINST


@pytest.mark.parametrize("reasoning", DECIDED)
def test_a_verdict_has_documented_reasons_in_plain_sentences(reasoning: str) -> None:
    raw = facts_of(DECIDED[reasoning][0])
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
        {"AGREEMENT", "FINDING_OPPOSES", "NO_STUDY_SEES_BOTH", "NEGATIVE_OPPOSES"},
    ),
    ([saw("spect", LI, RS), saw("ct", LI, RS)], {"AGREEMENT", "SEVERAL_GROUPS", "ONE_STUDY_SEES_BOTH"}),
    (
        [saw("spect", LS), saw("ct", TEG), saw("pet", PARA)],
        {"AGREEMENT", "CHAIN", "NO_STUDY_SEES_BOTH"},
    ),
    ([saw("spect", LS), saw("ct", RI)], {"FINDINGS_OPPOSE", "NEGATIVE_OPPOSES"}),
    ([saw("spect", LI), saw("us", LI), no("ct")], {"AGREEMENT", "NEGATIVE_OPPOSES", "OUTWEIGHED"}),
    (
        [no("ct", **LONG_AGO), saw("us", LI, **NEW), saw("spect", LI, **NEW)],
        {"AGREEMENT", "NEGATIVE_OPPOSES"},
    ),
    (
        [saw("spect", LI), saw("us", LI), Seen("ct", (), "negative", NODULE)],
        {"AGREEMENT", "NEGATIVE_OPPOSES", "EXPLAINED", "OTHER_NATURE", "OUTWEIGHED"},
    ),
    ([no("ct"), saw("ct", LI), saw("spect", LI)], {"AGREEMENT", "SEEN_LATER"}),
    ([saw("spect", LI), saw("us", LI), saw("mri", LOST)], {"AGREEMENT", "PLACE_OPEN", "UNLOCATED"}),
    ([saw("spect", LI), saw("us", LI), saw("mri", LOST_RIGHT)], {"AGREEMENT", "OTHER_SIDE", "UNLOCATED"}),
    (
        [saw("spect", LI), saw("us", LI), saw("ct", f"{LOST}?")],
        {"AGREEMENT", "NOTHING_PLACED", "NEGATIVE_OPPOSES", "UNLOCATED"},
    ),
    ([saw("spect", "left"), saw("ct", LI)], {"REGION"}),
    ([saw("spect", "mediastinum"), saw("ct", PM)], {"REGION"}),
    ([saw("spect", LI), saw("fna_pth", LI)], {"AGREEMENT", "NEEDLE_STANDS_IN"}),
    ([saw("ct", LI), saw("fna_pth", LI)], {"AGREEMENT", "NEEDLE_STANDS_IN"}),
    (
        [unsure("us", LI), saw("fna_pth", LI)],
        {"AGREEMENT", "EQUIVOCAL_STUDY", "NO_FUNCTIONAL_STUDY", "NO_ANATOMIC_STUDY"},
    ),
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


def sampled(vein: str) -> SamplingPart:
    return SamplingPart("v", "2.0", (), (), (drained(vein).codes,), ())


@pytest.mark.parametrize(
    ("vein", "code"),
    [("left.inferior_thyroid", "GRADIENT_AGREES"), ("right.superior_thyroid", "GRADIENT_ELSEWHERE")],
)
def test_a_gradient_is_a_reason_and_never_changes_the_verdict(vein: str, code: str) -> None:
    counted = count_studies(load(facts_of([saw("spect", LI), saw("ct", LI)])))
    before, after = verdict(counted, PROFILE), verdict(counted, PROFILE, [sampled(vein)])
    assert essence(before) == essence(after)
    assert {reason.code for reason in after.reasons} - {reason.code for reason in before.reasons} == {code}


@pytest.mark.parametrize(("place", "code"), [(LI, "ASPIRATION_AGREES"), (RS, "ASPIRATION_ELSEWHERE")])
def test_beside_a_carcinoma_flag_a_needle_is_a_reason_and_never_changes_the_verdict(
    place: str, code: str
) -> None:
    two = [saw("spect", LI), saw("ct", LI)]
    with_needle = load(facts_of([*two, saw("fna_pth", place)]))
    found = verdict(count_studies(with_needle, is_flagged=True), PROFILE)
    assert essence(found) == essence(conclude(facts_of(two)))
    assert {reason.code for reason in found.reasons} == {"AGREEMENT", code}


def sentences_of(*studies: Seen) -> list[str]:
    return [str(reason.sentence) for reason in conclude(facts_of(list(studies))).reasons]


OUR_OWN_WORDS = re.compile(r"\b(adrift|firm|cells?|counts|stops)\b", re.I)


@pytest.mark.parametrize("code", sorted(templates_of(catalogue)))
def test_no_sentence_of_studies_and_reasons_uses_a_word_of_the_rules_own(code: str) -> None:
    template = templates_of(catalogue)[code]
    assert not OUR_OWN_WORDS.search(template.text + template.plural)


def test_a_word_of_the_rules_own_is_seen_in_a_sentence() -> None:
    assert OUR_OWN_WORDS.search("Every firm finding.")
    assert not OUR_OWN_WORDS.search("It is confirmed and does count.")


OUTWEIGHED = [
    (
        [saw("spect", LI), saw("us", LI), no("ct")],
        "4D-CT of 2024-03-03 looked well enough at left inferior and speaks against it; no other studies"
        " outvote that.",
    ),
    (
        [saw("ct", LI), saw("spect", f"{LI}?"), no("mri", **LIMITED)],
        "As many kinds of study speak against left inferior as name it with confidence: MRI without and with"
        " contrast of 2024-03-03.",
    ),
    ([saw("fna_pth", LI), saw("us", LI), no("pet")], "Every functional study speaks against left inferior."),
    ([saw("fna_pth", LI), saw("pet", LI), no("mri")], "Every anatomic study speaks against left inferior."),
]


@pytest.mark.parametrize(("studies", "sentence"), OUTWEIGHED)
def test_what_outweighs_an_agreement_is_told(studies: list[Seen], sentence: str) -> None:
    assert sentence in sentences_of(*studies)


def test_a_study_that_explains_the_target_is_quoted_with_what_it_calls_it() -> None:
    said = sentences_of(saw("spect", LI), saw("us", LI), Seen("ct", (), "negative", NODULE))
    assert (
        '4D-CT of 2024-03-03 explains left inferior otherwise: "left.inferior" is marked as thyroid nodule.'
        in said
    )


def test_a_finding_without_a_place_is_quoted_with_its_side() -> None:
    assert (
        "MRI without and with contrast of 2024-03-03 names a probable finding on the right whose place is not"
        ' known ("near the right scar"); left inferior is not on that side.'
    ) in sentences_of(saw("spect", LI), saw("us", LI), saw("mri", LOST_RIGHT))
