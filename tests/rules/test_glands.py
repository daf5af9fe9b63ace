"""The gland ledger over one and more operations."""

from __future__ import annotations

import pytest
from hypothesis import given

from casereview.rules.concordance.glands import JudgedGland, gland_ledger, grafts_on_record
from casereview.rules.facts.load import load
from imaging.anatomy.sites import SITES
from tests.rules import oracle_glands
from tests.rules.build import Json, facts, operation
from tests.rules.rich_samplings import operated


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
        "left.pyriform_sinus",
        "left.intrathyroidal",
    )
    assert lines["right.inferior"].look_in == (
        "right.inferior",
        "right.thyrothymic_ligament",
        "right.intrathymic",
        "right.anterior_mediastinum",
        "right.carotid_sheath",
        "right.parapharyngeal",
        "right.submandibular",
        "right.intrathyroidal",
    )


FOREARM, NECK = "left.forearm_graft", "right.sternocleidomastoid_graft"


def grafting(key: str = "op1", day: str = "2024-01-10", *sites: str) -> Json:
    return operation(key, day, glands=[record("autografted")], grafts=list(sites or (FOREARM,)))


def removal(key: str, day: str, *sites: str) -> Json:
    return operation(key, day, kind="graft_removal", grafts=list(sites or (FOREARM,)))


@pytest.mark.parametrize(
    ("why", "operations", "first"),
    [
        ("one graft", [grafting()], (FOREARM,)),
        ("two grafts", [grafting("op1", "2024-01-10", NECK, FOREARM)], (FOREARM, NECK)),
        ("no place is named", [operation(glands=[record("autografted")])], ()),
        ("the graft was removed", [grafting(), removal("op2", "2024-03-01")], ()),
        (
            "one of two was removed",
            [grafting("op1", "2024-01-10", NECK, FOREARM), removal("op2", "2024-03-01")],
            (NECK,),
        ),
        (
            "placed again",
            [grafting(), removal("op2", "2024-03-01"), grafting("op3", "2024-05-01")],
            (FOREARM,),
        ),
        (
            "a biopsy later leaves it where it was",
            [grafting(), operation("op2", "2024-05-01", glands=[record("biopsied")])],
            (FOREARM,),
        ),
        (
            "a graft of another operation is none of this gland",
            [operation("op0", "2020-01-01", grafts=[NECK]), grafting()],
            (FOREARM,),
        ),
        (
            "what its removal lists is no place of a gland",
            [operation(glands=[record("autografted")], kind="graft_removal", grafts=[FOREARM])],
            (),
        ),
    ],
)
def test_an_autografted_gland_is_looked_for_in_its_graft_first(
    why: str, operations: list[Json], first: tuple[str, ...]
) -> None:
    line = ledger(*operations)["left.inferior"]
    assert line.status == "remnant_possible"
    assert line.look_in == (*first, *line.path), why
    assert line.path[0] == "left.inferior"
    assert line.line().look_in == line.look_in


def test_a_graft_is_not_looked_in_for_a_gland_accounted_for_or_not_grafted() -> None:
    done = operation("op2", "2024-05-01", glands=[record("removed", "adenoma")])
    lines = ledger(grafting(), done)
    assert lines["left.inferior"].look_in == ()
    assert FOREARM not in lines["right.inferior"].look_in


def test_a_removal_with_an_empty_specimen_is_a_contradiction_even_after_a_normal_look() -> None:
    seen = operation("op0", "2020-01-01", glands=[record("seen_normal")])
    assert status(seen, operation(glands=[record("removed", "none")])) == "contradicted"
    cleared = operation("op2", "2024-05-01", glands=[record("seen_normal")])
    assert status(operation(glands=[record("removed", "none")]), cleared) == "accounted"


@given(operated())
def test_the_ledger_is_that_of_a_second_computation(tree: Json) -> None:
    read = load(tree)
    lines = gland_ledger(read)
    expected = oracle_glands.ledger(tree)
    assert [(line.gland, line.status) for line in lines] == [row[:2] for row in expected]
    for line, (gland, _, places) in zip(lines, expected, strict=True):
        if places is None:
            assert [*line.look_in[: len(oracle_glands.grafted(tree, gland))]] == oracle_glands.grafted(
                tree, gland
            )
        else:
            assert [*line.look_in] == places
    assert {*grafts_on_record(read)} == oracle_glands.on_record(tree)


def test_every_place_to_look_is_a_site() -> None:
    lines = ledger(operation(glands=[record("not_found", gland="supernumerary")]))
    assert {site for line in lines.values() for site in line.look_in} <= set(SITES)
    assert lines["supernumerary"].look_in
