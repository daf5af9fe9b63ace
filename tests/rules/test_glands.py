"""The gland ledger over one and more operations."""

from __future__ import annotations

import pytest

from casereview.rules.concordance.glands import JudgedGland, gland_ledger
from imaging.anatomy.sites import SITES
from tests.rules.build import Json, facts, operation


def record(disposition: str, pathology: str | None = None, gland: str = "left.inferior") -> Json:
    found = {"gland": gland, "disposition": disposition}
    return found if pathology is None else found | {"pathology": pathology}


def ledger(*operations: Json) -> dict[str, JudgedGland]:
    return {str(line.gland): line for line in gland_ledger(facts(operations=list(operations)))}


def status(*operations: Json) -> str:
    return ledger(*operations)["left.inferior"].status


@pytest.mark.parametrize(
    ("disposition", "pathology", "expected"),
    [
        ("removed", None, "accounted"),
        ("removed", "adenoma", "accounted"),
        ("removed", "hyperplasia", "accounted"),
        ("removed", "carcinoma", "accounted"),
        ("removed", "atypical", "accounted"),
        ("removed", "normal_parathyroid", "accounted"),
        ("removed", "not_parathyroid", "contradicted"),
        ("removed", "none", "contradicted"),
        ("seen_normal", None, "accounted"),
        ("seen_normal", "normal_parathyroid", "accounted"),
        ("seen_normal", "none", "accounted"),
        ("seen_normal", "not_parathyroid", "contradicted"),
        ("partially_removed", "adenoma", "remnant_possible"),
        ("biopsied", "normal_parathyroid", "remnant_possible"),
        ("autografted", None, "remnant_possible"),
        ("not_found", None, "unaccounted"),
        ("unknown", "adenoma", "unaccounted"),
    ],
)
def test_one_record(disposition: str, pathology: str | None, expected: str) -> None:
    assert status(operation(glands=[record(disposition, pathology)])) == expected


def test_glands_never_mentioned_are_unaccounted_because_of_nothing() -> None:
    lines = ledger(operation(glands=[record("removed", "adenoma")]))
    assert list(lines) == ["left.superior", "left.inferior", "right.superior", "right.inferior"]
    assert lines["right.superior"].status == "unaccounted"
    assert lines["right.superior"].because == ()


def test_unknown_operations_account_for_no_gland() -> None:
    assert {line.status for line in gland_ledger(facts(operations=None))} == {"unaccounted"}


@pytest.mark.parametrize(
    ("why", "first", "second", "expected", "because"),
    [
        ("what was missed at first is removed later", "not_found", "removed", "accounted", ("b",)),
        ("a later search that finds nothing takes nothing back", "removed", "not_found", "accounted", ("a",)),
        ("silence takes nothing back", "biopsied", "unknown", "remnant_possible", ("a",)),
        ("a remnant is removed later", "partially_removed", "removed", "accounted", ("b",)),
        ("nobody ever found it", "not_found", "unknown", "unaccounted", ("a", "b")),
        ("one gland cannot be removed twice", "removed", "removed", "contradicted", ("a", "b")),
    ],
)
def test_the_latest_that_says_anything_decides(
    why: str, first: str, second: str, expected: str, because: tuple[str, ...]
) -> None:
    line = ledger(
        operation("b", "2024-01-10", glands=[record(second)]),
        operation("a", "2020-01-10", glands=[record(first)]),
    )["left.inferior"]
    assert (line.status, line.because) == (expected, because), why


def test_of_two_operations_on_one_day_the_least_accounted_holds() -> None:
    seen, biopsied = record("seen_normal"), record("biopsied")
    assert status(operation("a", glands=[seen]), operation("b", glands=[biopsied])) == "remnant_possible"
    assert status(operation("a", glands=[biopsied]), operation("b", glands=[seen])) == "remnant_possible"


def test_supernumerary_glands_stand_last_and_may_be_removed_more_than_once() -> None:
    extra = record("removed", "adenoma", "supernumerary")
    lines = ledger(operation("a", "2020-01-10", glands=[extra]), operation("b", glands=[extra, extra]))
    assert list(lines)[-1] == "supernumerary"
    assert lines["supernumerary"].status == "accounted"


def test_an_accounted_gland_is_not_looked_for() -> None:
    assert ledger(operation(glands=[record("removed", "adenoma")]))["left.inferior"].look_in == ()


def test_the_eutopic_site_comes_first_then_the_path_of_descent() -> None:
    lines = ledger(operation())
    assert lines["left.superior"].look_in == (
        "left.superior",
        "left.tracheoesophageal_groove",
        "left.paraesophageal",
        "left.retroesophageal",
        "left.posterior_mediastinum",
        "left.intrathyroidal",
    )
    assert lines["right.inferior"].look_in == (
        "right.inferior",
        "right.thyrothymic_ligament",
        "right.intrathymic",
        "right.anterior_mediastinum",
        "right.carotid_sheath",
        "right.submandibular",
        "right.intrathyroidal",
    )


def test_every_place_to_look_is_a_site() -> None:
    lines = ledger(operation(glands=[record("not_found", gland="supernumerary")]))
    assert {site for line in lines.values() for site in line.look_in} <= set(SITES)
    assert lines["supernumerary"].look_in
