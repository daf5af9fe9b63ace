"""The product's samplings, next steps and doses against a second, naive computation."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from casereview.rules.assess import assess, encode
from casereview.rules.concordance.sampling import samplings
from casereview.rules.facts.load import load
from casereview.rules.orders.dose import dose
from casereview.rules.profiles.model import load_profile
from tests.rules.boundaries import BOUNDARIES
from tests.rules.build import Json
from tests.rules.oracle_flags import carcinoma
from tests.rules.oracle_sampling import caveats, lines, regions
from tests.rules.rich_studies import studied_cases

PROFILE = load_profile("acr-2021")
bounded = settings(
    max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def same_guidance(tree: Json) -> None:
    answer: Json = json.loads(encode(assess(load(json.dumps(tree)))))
    assert [line["code"] for line in answer["carcinoma_flags"]] == carcinoma(tree)


def same_samplings(tree: Json) -> None:
    rows = sorted(tree.get("samplings", []), key=lambda row: (row["performed_on"], row["id"]))
    for row, judged in zip(rows, samplings(load(json.dumps(tree)), PROFILE), strict=True):
        part = judged.part
        assert [(line.id, line.ratio, line.gradient) for line in part.ratios] == lines(row)
        assert {frozenset(sites) for sites in part.sites} == regions(row)
        assert {line.code for line in part.caveats} == caveats(row, tree.get("operations") or [])


@given(studied_cases())
@bounded
def test_next_steps_and_flags_are_those_of_a_naive_computation(tree: Json) -> None:
    same_guidance(tree)


@pytest.mark.parametrize("name", BOUNDARIES)
def test_on_a_limit_guidance_and_samplings_are_those_of_a_naive_computation(name: str) -> None:
    same_guidance(BOUNDARIES[name])
    same_samplings(BOUNDARIES[name])


@given(studied_cases())
@bounded
def test_ratios_gradients_regions_and_caveats_are_those_of_a_naive_computation(tree: Json) -> None:
    same_samplings(tree)


@given(studied_cases())
@bounded
def test_each_acquisition_is_summed_once_or_named_as_unknown(tree: Json) -> None:
    studies = {study["id"]: study for study in tree.get("studies", [])}
    again = {study["supersedes"]: study for study in studies.values() if "supersedes" in study}
    total, unknown, acquired = Decimal(0), set(), set()
    for key in studies.keys() - {study["id"] for study in again.values()}:
        read = studies[key]
        acquired.add(key)
        measured = again.get(key, {}).get("dose_msv", read.get("dose_msv"))
        if measured is not None:
            total += Decimal(measured)
        elif read["modality"] not in FREE:
            unknown.add(key)
    part = dose(load(json.dumps(tree)), PROFILE)
    assert (Decimal(part.cumulative_msv), set(part.unknown)) == (total, unknown)
    assert {line.id for line in part.bands} == acquired
    assert len(part.bands) == len(acquired)


FREE = {"ultrasound", "mri_with_without_contrast", "mri_without_contrast", "fna_pth"}


@given(studied_cases())
@bounded
def test_no_id_of_a_study_or_sampling_decides(tree: Json) -> None:
    renamed = json.loads(json.dumps(tree))
    studies = renamed.get("studies", [])
    names = {row["id"]: f"x{len(studies) - place}" for place, row in enumerate(studies)}
    for row in studies:
        row |= {key: names[row[key]] for key in ("id", "supersedes") if key in row}
    for place, row in enumerate(renamed["samplings"]):
        row["id"] = f"a{9 - place}"
    assert decided(tree) == decided(renamed)


def decided(tree: Json) -> object:
    answer: Json = json.loads(encode(assess(load(json.dumps(tree)))))
    codes = {
        part: [line["code"] for line in answer[part]]
        for part in ("carcinoma_flags", "pitfalls", "next_steps")
    }
    verdict = answer["verdict"]
    weights = sorted((line["site"], line["weight"]) for line in answer["target_map"]["sites"])
    return codes, verdict["code"], verdict["level"], verdict["targets"], weights
