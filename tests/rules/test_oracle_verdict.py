"""Places, counting and verdict against a second computation of the written rules, on crowds of studies."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from casereview.rules.assess import assess, encode
from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.concordance.verdict import verdict
from casereview.rules.facts.load import load
from casereview.rules.profiles.model import load_profile
from tests.rules.build import Json, case, study
from tests.rules.crowds import crowds, dense, protocols, stated
from tests.rules.oracle_counting import FAMILY, read_studies
from tests.rules.oracle_places import ALL_SITES, LEVELS, WORDINGS, agree
from tests.rules.oracle_verdict import Concluded, conclude, pairs

PROFILE = load_profile("acr-2021")
COARSER_OR_FINER = ("SAME_SITE", "SAME_SIDE", "SAME_COMPARTMENT")


def answered(tree: Json) -> Json:
    found: Json = json.loads(encode(assess(load(json.dumps(tree)))))
    return found


def is_flagged(answer: Json) -> bool:
    """Whether a carcinoma flag stands that keeps a needle from counting."""
    return any(
        line["code"] != "PTH_SUSPICIOUS" and not line["answered"] for line in answer["carcinoma_flags"]
    )


def essence(part: Json) -> Concluded:
    return Concluded(part["code"], part["level"], part["targets"])


@settings(max_examples=500, deadline=None, derandomize=True)
@given(crowds())
def test_two_computations_of_the_rules_reach_the_same_verdict(tree: Json) -> None:
    answer = answered(tree)
    flagged = is_flagged(answer)
    reads = read_studies(tree, flagged)
    for line, read in zip(answer["studies"], reads, strict=True):
        assert (line["id"], line["adequacy"], line["counts"]) == (read.id, read.adequacy, read.counts)
        located = [[site for site in ALL_SITES if site in finding.sites] for finding in read.located]
        assert sorted(line["sites"]) == sorted(located)
        assert [one["side"] for one in line["unlocated"]] == [one.side for one in read.unlocated]
    assert answer["pairs"] == list(pairs(tree, flagged))
    assert essence(answer["verdict"]) == conclude(tree, flagged=flagged)


@settings(max_examples=350, deadline=None, derandomize=True)
@given(dense())
def test_they_agree_on_few_studies_along_one_path(tree: Json) -> None:
    assert essence(answered(tree)["verdict"]) == conclude(tree)


@pytest.mark.parametrize("level", COARSER_OR_FINER)
@settings(max_examples=70, deadline=None, derandomize=True)
@given(tree=crowds() | dense())
def test_they_agree_at_any_level_of_a_profile(level: str, tree: Json) -> None:
    profile = replace(PROFILE, concordance=replace(PROFILE.concordance, level=level))
    part = verdict(count_studies(load(json.dumps(tree))), profile).part()
    found = Concluded(part.code, part.level, [list(target) for target in part.targets])
    assert found == conclude(tree, level)


def test_any_two_wordings_agree_at_the_level_of_the_second_computation() -> None:
    worded = [wording for wording in WORDINGS if WORDINGS[wording]]
    for one in worded:
        rows = [study(f"s{number:02}", "ct_4d", other) for number, other in enumerate(worded)]
        lines = answered(case(studies=[study("a", "ct_4d", one), *rows]))["pairs"][: len(worded)]
        assert [line["level"] for line in lines] == [
            LEVELS[agree(WORDINGS[one], WORDINGS[other])] for other in worded
        ]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(protocol=protocols, adequacy=stated)
def test_any_protocol_earns_every_modality_the_adequacy_of_the_second_computation(
    protocol: Json, adequacy: str
) -> None:
    given_ways: list[dict[str, Any]] = [
        {"protocol": protocol},
        {"adequacy": adequacy},
        {"protocol": protocol, "adequacy": adequacy},
    ]
    rows = [
        {"id": f"{modality}.{way}", "modality": modality, "performed_on": "2024-05-01", "result": "positive"}
        | given
        for modality in FAMILY
        for way, given in enumerate(given_ways)
    ]
    tree = case(studies=rows)
    lines = [(line["id"], line["adequacy"], line["counts"]) for line in answered(tree)["studies"]]
    assert lines == [(read.id, read.adequacy, read.counts) for read in read_studies(tree)]
