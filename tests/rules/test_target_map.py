"""The target map: checked against a second computation, and by what must never change it."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casereview.rules.answer import TargetMap
from casereview.rules.assess import assess
from casereview.rules.codes.conclusions import MapSays
from casereview.rules.concordance.target_map import FIELDS
from casereview.rules.facts.load import load
from imaging.anatomy.sites import SITES, Sites, mirror
from tests.rules.build import CT, MRI, OPERATED, SPECT, Json, case, operation, sampling, study
from tests.rules.cases import cases
from tests.rules.oracle_map import factors

GLANDS = ("left.superior", "left.inferior", "right.superior", "right.inferior")


def mapped(tree: Json) -> TargetMap:
    return assess(load(json.dumps(tree))).target_map


def weights(found: TargetMap) -> dict[str, Decimal]:
    return {line.site: Decimal(line.weight) for line in found.sites}


def exact(found: TargetMap) -> dict[str, Fraction]:
    """The weights from the printed factors, without the rounding of the printed weights."""
    products = {}
    for line in found.sites:
        product = Fraction(1)
        for term in line.terms:
            product *= Fraction(term.factor)
        products[line.site] = product
    whole = sum(products.values())
    return {site: product / whole for site, product in products.items()}


@given(cases())
@settings(max_examples=100, deadline=None)
def test_a_second_computation_finds_the_same_factors_and_weights(tree: Json) -> None:
    found = mapped(tree)
    terms = {site: factors(tree, site) for site in SITES}
    if found.says == "cannot say":
        studied = list(zip(*(row[1:] for row in terms.values()), strict=True))
        assert all(len(set(column)) == 1 for column in studied)
        assert found.sites == ()
        return
    assert {line.site: [Fraction(term.factor) for term in line.terms] for line in found.sites} == terms
    for site, weight in exact(found).items():
        assert abs(weight - Fraction(weights(found)[site])) <= Fraction(1, 5000)


@given(cases())
@settings(max_examples=60, deadline=None)
def test_the_printed_weights_add_up_to_1_and_stand_in_their_order(tree: Json) -> None:
    found = mapped(tree)
    if found.says == "cannot say":
        return
    assert found.says == "ranks"
    assert sorted(line.site for line in found.sites) == sorted(SITES)
    printed = [Decimal(line.weight) for line in found.sites]
    assert sum(printed) == 1
    assert printed == sorted(printed, reverse=True)
    for line in found.sites:
        assert len(line.weight) == len("0.0000")
        assert all(term.because and term.source for term in line.terms)


def mirrored(tree: Json) -> Json:
    text = json.dumps(tree)
    turned: Json = json.loads(text.replace("left", "@").replace("right", "left").replace("@", "right"))
    return turned


@given(cases())
@settings(max_examples=60, deadline=None)
def test_left_and_right_mirror_each_other(tree: Json) -> None:
    one, other = weights(mapped(tree)), weights(mapped(mirrored(tree)))
    assert other == {mirror(Sites.of([site])).codes[0]: weight for site, weight in one.items()}


LOCATED = st.sampled_from([site for site in SITES if "graft" not in site])


@given(cases(), st.sampled_from([SPECT, CT, MRI, "choline_pet_ct", "ultrasound"]))
@settings(max_examples=60, deadline=None)
def test_a_confident_study_that_agrees_never_lowers_the_first_target(tree: Json, modality: str) -> None:
    before = mapped(tree)
    assume(before.says == "ranks" and "operations" in tree)
    first = before.sites[0].site
    more = study(
        "new", modality, first, "2025-12-01", findings=[{"location": first, "certainty": "definite"}]
    )
    after = mapped(tree | {"studies": [*tree["studies"], more]})
    assert after.sites[0].site == first
    assert exact(after)[first] >= exact(before)[first]
    assert Decimal(after.sites[0].weight) >= Decimal(before.sites[0].weight)


@given(cases(), LOCATED, st.sampled_from(["before", "inadequate", "superseded", "unreported"]))
@settings(max_examples=60, deadline=None)
def test_what_does_not_count_changes_nothing(tree: Json, site: str, why: str) -> None:
    neck = [item["date"] for item in tree.get("operations") or [] if item["kind"] != "graft_removal"]
    assume(bool(neck))
    last = max(neck)
    late = study("new", CT, site, "2025-12-01")
    more = {
        "before": [late | {"performed_on": last}],
        "inadequate": [late | {"adequacy": "inadequate"}],
        "unreported": [late | {"result": "not_reported", "findings": []}],
        "superseded": [late, study("newer", CT, None, "2025-12-01", supersedes="new", adequacy="inadequate")],
    }[why]
    assert mapped(tree | {"studies": [*tree["studies"], *more]}) == mapped(tree)


@given(st.permutations(GLANDS), st.sampled_from(["removed", "seen_normal"]))
def test_a_gland_accounted_for_ranks_below_one_that_is_not(glands: list[str], how: str) -> None:
    done, missing = glands[:2], glands[2:]
    rows = [{"gland": gland, "disposition": how} for gland in done]
    found = weights(mapped(case(operations=[operation(glands=rows)])))
    assert max(found[gland] for gland in done) < min(found[gland] for gland in missing)


def test_an_accounted_gland_that_was_removed_ranks_below_one_that_was_seen() -> None:
    rows = [
        {"gland": "left.superior", "disposition": "removed", "pathology": "adenoma"},
        {"gland": "right.superior", "disposition": "seen_normal"},
    ]
    found = weights(mapped(case(operations=[operation(glands=rows)])))
    assert found["left.superior"] < found["right.superior"] < found["left.inferior"]


@given(st.sets(LOCATED, min_size=1, max_size=8), LOCATED, st.sampled_from([SPECT, CT, MRI]))
@settings(max_examples=60, deadline=None)
def test_a_wide_finding_earns_less_than_a_narrow_one(sites: set[str], added: str, modality: str) -> None:
    assume(added not in sites)
    narrow = studied(study("s", modality, " and ".join(sorted(sites))))
    wide = studied(study("s", modality, " and ".join(sorted(sites | {added}))))
    for site in sites:
        assert 1 < wide[site] < narrow[site]


def studied(*rows: Json, **more: Any) -> dict[str, Fraction]:
    """The last factor of every site."""
    found = mapped(case(studies=list(rows), **more))
    return {line.site: Fraction(line.terms[-1].factor) for line in found.sites}


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_lists_and_the_ids_decide_nothing(tree: Json, rng: random.Random) -> None:
    names = [row["id"] for row in tree["studies"]]
    rng.shuffle(names)
    renamed = [row | {"id": f"x{name}"} for row, name in zip(tree["studies"], names, strict=True)]
    rng.shuffle(renamed)
    assert weights(mapped(tree | {"studies": renamed})) == weights(mapped(tree))


# What each kind of study says, by hand.


def test_a_definite_4d_ct_of_one_site() -> None:
    found = studied(study("s", CT, "x", findings=[{"location": "left inferior", "certainty": "definite"}]))
    assert found["left.inferior"] == Fraction("7.740")  # 77.4 / 10
    assert found["right.inferior"] == Fraction("0.251")  # 22.6 / 90
    assert found["left.thyrothymic_ligament"] == 1  # one place with the finding
    assert found["left.forearm_graft"] == 1  # out of the field


@pytest.mark.parametrize(
    ("certainty", "expected"), [("definite", 7740), ("probable", 6392), ("possible", 3022)]
)
def test_certainty_scales_toward_1(certainty: str, expected: int) -> None:
    found = studied(study("s", CT, "x", findings=[{"location": "left inferior", "certainty": certainty}]))
    assert found["left.inferior"] == Fraction(expected, 1000)


def test_a_less_certain_finding_takes_the_smaller_part_of_the_gain() -> None:
    rows = [
        {"location": "left inferior", "certainty": "definite"},
        {"location": "right superior", "certainty": "possible"},
    ]
    found = studied(study("s", CT, "x", findings=rows))
    assert found["left.inferior"] == Fraction("6.185")  # 1 + 6.74 / 1.3
    assert found["right.superior"] == Fraction("2.555")  # 1 + 6.74 * 0.3 / 1.3


def test_the_other_side_of_a_central_place_is_passed_over() -> None:
    found = studied(study("s", CT, "left posterior mediastinum"))
    assert found["right.posterior_mediastinum"] < 1 < found["left.posterior_mediastinum"]


def test_a_study_of_the_neck_says_nothing_of_the_mediastinum() -> None:
    found = studied(study("s", SPECT, None, protocol={"covers": ["neck"]}, adequacy="limited"))
    assert found["left.pericardial"] == 1
    assert found["left.inferior"] < 1


@pytest.mark.parametrize(
    "row",
    [
        study("s", CT, "near the scar"),
        study("s", CT, "x", findings=[]),
        study("s", CT, "x", findings=[], result="equivocal"),
    ],
)
def test_a_finding_without_a_place_says_nothing(row: Json) -> None:
    assert mapped(case(studies=[row])) == TargetMap(MapSays.CANNOT_SAY, (), ())


def test_beside_an_unplaced_finding_the_other_sites_are_not_passed_over() -> None:
    rows = [{"location": "left inferior"}, {"location": "near the scar"}]
    found = studied(study("s", CT, "x", findings=rows))
    assert found["left.inferior"] > 1
    assert found["right.inferior"] == 1


def test_a_gradient_points_to_its_region_and_the_silent_veins_away_from_theirs() -> None:
    row = sampling("980", vein="left.thymic")
    row["samples"].append(row["samples"][1] | {"id": "v.2", "vein": "right.thymic", "value": "100"})
    found = studied(samplings=[row])
    assert found["left.intrathymic"] == Fraction("3.752")  # 1 + (83.3 / 9 - 1) / 3
    assert found["right.intrathymic"] == Fraction("0.184")  # 16.7 / 91
    assert found["left.superior"] == 1


def test_a_gradient_left_open_says_nothing() -> None:
    row = sampling("120", vein="left.thymic")
    row["samples"][1]["comparator"] = ">"
    assert mapped(case(samplings=[row])).says == "cannot say"


def test_a_sampling_with_a_caveat_says_less() -> None:
    alone = studied(samplings=[sampling("980", vein="left.thymic")])  # one side only
    assert alone["left.intrathymic"] == Fraction("3.201")


def test_a_sampling_from_before_the_last_operation_changes_nothing() -> None:
    assert mapped(case(samplings=[sampling("980", OPERATED)])).says == "cannot say"


@pytest.mark.parametrize(
    "tree",
    [
        {"patient": {}},
        case(),
        case(operations=None, samplings=[sampling("980")], studies=[study("s", CT, "left inferior")]),
        case(operations=[], labs=[]),
    ],
)
def test_without_a_term_that_tells_sites_apart_it_cannot_say(tree: Json) -> None:
    assert mapped(tree) == TargetMap(MapSays.CANNOT_SAY, (), ())


def test_eutopic_sites_stand_first_until_something_says_otherwise() -> None:
    rows = [{"gland": "left.superior", "disposition": "removed", "pathology": "adenoma"}]
    found = mapped(case(operations=[operation(glands=rows)]))
    assert [line.site for line in found.sites[:3]] == ["right.superior", "left.inferior", "right.inferior"]


def test_a_recorded_graft_raises_its_site() -> None:
    found = weights(mapped(case(operations=[operation(grafts=["left.forearm_graft"])])))
    assert found["left.forearm_graft"] > found["right.forearm_graft"]


def test_a_supernumerary_gland_not_accounted_for_lifts_the_path_of_removed_ones() -> None:
    rows: list[Json] = [{"gland": "left.inferior", "disposition": "removed"}]
    more = {"gland": "supernumerary", "disposition": "not_found"}
    without = exact(mapped(case(operations=[operation(glands=rows)])))
    found = exact(mapped(case(operations=[operation(glands=[*rows, more])])))
    assert found["left.intrathymic"] > without["left.intrathymic"]


@pytest.mark.parametrize(
    ("covers", "seen", "beyond"),
    [
        ([], "", "left.inferior midline.pericardial left.intrathymic"),
        (
            ["neck"],
            "left.inferior right.pyriform_sinus midline.retropharyngeal left.sternocleidomastoid_graft",
            "left.intrathymic left.anterior_mediastinum left.forearm_graft",
        ),
        (
            ["mediastinum"],
            "left.anterior_mediastinum midline.pericardial",
            "right.intrathymic right.inferior left.forearm_graft",
        ),
        (
            ["neck", "mediastinum"],
            "left.inferior left.intrathymic right.intrathymic midline.pericardial",
            "left.forearm_graft right.forearm_graft",
        ),
    ],
)
def test_the_thymus_lies_in_a_field_of_neck_and_mediastinum_alone(
    covers: list[str], seen: str, beyond: str
) -> None:
    field = FIELDS[frozenset(covers)]
    assert all(site in field for site in seen.split())
    assert not any(site in field for site in beyond.split())
