"""The target map beyond imaging of the neck: targets, needles, grafts, arms and the rarer places."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from casereview.rules.assess import assess
from casereview.rules.concordance.glands import gland_ledger
from casereview.rules.concordance.study import CountedFinding, CountedStudy
from casereview.rules.concordance.target_map import target_map
from casereview.rules.facts.load import load
from casereview.rules.profiles.model import load_profile
from imaging.anatomy.sites import SITES, Sites
from imaging.studies.modalities import StudyRole
from imaging.vocabulary import Adequacy, Certainty, Result
from tests.rules.build import CT, SPECT, Json, case, operation, sampling, study
from tests.rules.cases import cases
from tests.rules.oracle_map import factors
from tests.rules.rich_samplings import sampled_cases
from tests.rules.test_target_map import mapped, studied, weights

# Targets of the verdict.


@given(cases())
@settings(max_examples=60, deadline=None)
def test_a_target_weighs_what_its_sites_weigh_together(tree: Json) -> None:
    answer = assess(load(json.dumps(tree)))
    found = answer.target_map
    if found.says == "cannot say":
        assert found.targets == ()
        return
    assert tuple(target.sites for target in found.targets) == answer.verdict.targets
    for target in found.targets:
        together = sum((weights(found)[site] for site in target.sites), Decimal(0))
        assert Decimal(target.weight) == together
        assert len(target.weight) == len("0.0000")


def test_a_wide_target_is_not_read_as_a_light_one() -> None:
    reads = [
        study("s1", SPECT, "left thyrothymic ligament or left intrathymic"),
        study("s2", CT, "left inferior"),
    ]
    answer = assess(load(case(studies=reads)))
    (target,) = answer.target_map.targets
    assert len(target.sites) > 1
    assert Decimal(target.weight) > max(weights(answer.target_map)[site] for site in target.sites)


# Needles, grafts and the tests of an arm.


def needle(*sites: str) -> CountedStudy:
    """A counting aspiration that found parathyroid tissue at these sites."""
    finding = CountedFinding(Sites.of(sites), "x", Certainty.DEFINITE)
    return CountedStudy(
        id="n",
        performed_on=date(2024, 5, 1),
        modality="fna_pth",
        family="needle",
        role=StudyRole.NEITHER,
        result=Result.POSITIVE,
        adequacy=Adequacy.LIMITED,
        covers=frozenset({"neck", "mediastinum"}),
        operative_report_seen=None,
        findings=(finding,),
        excluded=(),
        notes=(),
    )


def needled(study_of: CountedStudy) -> dict[str, Fraction]:
    given = load(case())
    found = target_map(given, load_profile("acr-2021"), gland_ledger(given), [study_of], (), ())
    return {line.site: Fraction(line.terms[-1].factor) for line in found.sites}


def test_a_needle_raises_the_place_where_it_was_and_says_nothing_of_any_other() -> None:
    found = needled(needle("left.carotid_sheath"))
    assert found["left.carotid_sheath"] == Fraction("13.833")  # 83 / 6
    assert {factor for site, factor in found.items() if site != "left.carotid_sheath"} == {Fraction(1)}


def test_the_term_of_a_needle_names_its_own_figures() -> None:
    given = load(case())
    reads = [needle("left.inferior")]
    found = target_map(given, load_profile("acr-2021"), gland_ledger(given), reads, (), ())
    (line,) = (row for row in found.sites if row.site == "left.inferior")
    assert "PMC2676411" in line.terms[-1].source
    assert str(line.terms[-1].because).endswith("of 2024-05-01 names this site")


def test_a_graft_that_was_removed_raises_nothing() -> None:
    placed = operation(grafts=["left.forearm_graft"])
    removed = operation("op2", "2024-03-01", kind="graft_removal", grafts=["left.forearm_graft"])
    assert mapped(case(operations=[placed, removed])).says == "cannot say"
    assert mapped(case(operations=[placed])).says == "ranks"


def test_the_removal_of_a_graft_leaves_the_samplings_before_it_standing() -> None:
    removed = operation("op2", "2024-08-01", kind="graft_removal", grafts=["left.forearm_graft"])
    found = studied(operations=[operation(), removed], samplings=[sampling("980", vein="left.thymic")])
    assert found["left.intrathymic"] > 1


def test_the_place_of_a_graft_is_no_place_of_a_supernumerary_gland() -> None:
    rows = [{"gland": "supernumerary", "disposition": "autografted"}]
    found = mapped(case(operations=[operation(glands=rows, grafts=["left.forearm_graft"])]))
    (line,) = (row for row in found.sites if row.site == "left.forearm_graft")
    assert str(line.terms[0].because) == "Published frequency of this place; a graft is recorded here"


def test_samples_of_arms_alone_say_nothing_of_a_place() -> None:
    row = sampling("2500", vein="left.antecubital")
    row["samples"].append(row["samples"][0] | {"id": "t", "value": "20", "occluded": "left"})
    assert mapped(case(samplings=[row])).says == "cannot say"


@given(sampled_cases())
@settings(max_examples=60, deadline=None)
def test_with_arms_and_bounds_a_second_computation_finds_the_same_factors(tree: Json) -> None:
    found = mapped(tree)
    if found.says == "ranks":
        terms = {line.site: [Fraction(term.factor) for term in line.terms] for line in found.sites}
        assert terms == {site: factors(tree, site) for site in SITES}


@pytest.mark.parametrize("site", ["left.parapharyngeal", "right.pyriform_sinus"])
def test_the_places_beside_the_pharynx_have_shares_of_their_own(site: str) -> None:
    rows = [{"gland": "left.superior", "disposition": "seen_normal"}]
    found = mapped(case(operations=[operation(glands=rows)]))
    (line,) = (row for row in found.sites if row.site == site)
    assert 0 < Decimal(line.weight) < Decimal("0.02")
    assert "rare" in line.terms[0].source


def test_a_gland_in_the_pyriform_sinus_is_a_superior_one() -> None:
    rows = [{"gland": "left.superior", "disposition": "removed", "pathology": "adenoma"}]
    found = weights(mapped(case(operations=[operation(glands=rows)])))
    assert found["left.pyriform_sinus"] < found["right.pyriform_sinus"]
    assert found["left.parapharyngeal"] == found["right.parapharyngeal"]
