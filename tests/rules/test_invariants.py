"""What must never change an answer: ids, what does not count, left for right; and what no study leaves."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from casereview.rules.assess import assess, encode
from casereview.rules.codes.vocabulary import Disposition, Gland, PathologyCode
from casereview.rules.facts.load import load
from imaging.anatomy.veins import VEINS
from tests.rules.build import Json
from tests.rules.cases import cases
from tests.rules.crowds import OPERATED, crowds, dense

few = settings(max_examples=80, deadline=None, derandomize=True)


def encoded(tree: Json) -> bytes:
    return encode(assess(load(json.dumps(tree))))


def answered(tree: Json) -> Json:
    found: Json = json.loads(encoded(tree))
    return found


def conclusion(answer: Json) -> tuple[Any, ...]:
    return tuple(answer["verdict"][key] for key in ("code", "level", "targets"))


def renamed(node: Any, names: dict[str, str]) -> Any:
    """The same facts or answer with every id replaced, wherever it stands as a whole value."""
    if isinstance(node, dict):
        return {key: renamed(part, names) for key, part in node.items()}
    if isinstance(node, list):
        return [renamed(part, names) for part in node]
    return names.get(node, node) if isinstance(node, str) else node


@few
@given(crowds() | cases())
def test_ids_that_sort_alike_change_nothing_but_themselves(tree: Json) -> None:
    names = {id_: f"q.{id_}" for id_ in re.findall(r'"id": "([^"]+)"', json.dumps(tree))}
    assert answered(renamed(tree, names)) == renamed(answered(tree), names)


@few
@given(crowds() | dense(), st.randoms(use_true_random=False))
def test_ids_that_sort_otherwise_change_the_order_of_lists_and_nothing_else(tree: Json, random: Any) -> None:
    ids = [row["id"] for row in tree["studies"]]
    names = dict(zip(ids, random.sample(ids, len(ids)), strict=True))
    one, other = renamed(answered(tree), names), answered(renamed(tree, names))
    assert conclusion(one) == conclusion(other)
    for answer in (one, other):  # which of two is a and which is b goes by date, then id
        answer["pairs"] = [[{pair["a"]: 1, pair["b"]: 1}, pair["level"]] for pair in answer["pairs"]]
    assert canonical(one) == canonical(other)


@few
@given(crowds())
def test_studies_that_do_not_count_could_as_well_be_missing(tree: Json) -> None:
    """Those of a chain of reads stay: a later read inherits from an earlier one."""
    before = answered(tree)
    chained = {row.get("supersedes") for row in tree["studies"]}
    kept = {line["id"] for line in before["studies"] if line["counts"]} | chained
    rows = [row for row in tree["studies"] if row["id"] in kept or "supersedes" in row]
    after = answered(tree | {"studies": rows})
    assert conclusion(after) == conclusion(before)
    assert after["pairs"] == before["pairs"]
    assert after["target_map"] == before["target_map"]


@few
@given(cases())
def test_without_studies_nothing_can_be_concluded(tree: Json) -> None:
    for bare in (tree | {"studies": []}, {key: part for key, part in tree.items() if key != "studies"}):
        answer = answered(bare)
        assert conclusion(answer) == ("INSUFFICIENT", None, [])
        assert answer["pairs"] == answer["studies"] == []


def codes(kind: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([one.value for one in kind])


glands = st.lists(
    st.fixed_dictionaries(
        {"gland": codes(Gland), "disposition": codes(Disposition)},
        optional={"pathology": codes(PathologyCode)},
    ),
    max_size=4,
    unique_by=lambda row: row["gland"],
)
veins = st.sampled_from(sorted(VEINS))
cords = st.sampled_from(["mobile", "paretic", "immobile"])
grafts = st.sampled_from(
    [
        f"{side}.{place}"
        for side in ("left", "right")
        for place in ("forearm_graft", "sternocleidomastoid_graft")
    ]
)


@st.composite
def sided(draw: st.DrawFn) -> Json:
    """Facts that name sides wherever facts can."""
    tree = draw(crowds())
    drawn = draw(st.lists(st.tuples(veins, st.integers(50, 900)), max_size=4))
    base = {"id": "v0", "vein": "peripheral", "value": "100", "unit": "pg/mL"}
    samples = [base] + [
        {"id": f"v{number}", "vein": vein, "value": str(value), "unit": "pg/mL", "baseline": "v0"}
        for number, (vein, value) in enumerate(drawn, 1)
        if vein != "peripheral"
    ]
    operation = {
        "id": "op1",
        "date": OPERATED,
        "kind": "parathyroidectomy",
        "report": draw(st.sampled_from(["on_file", "missing"])),
        "glands": draw(glands),
        "grafts": draw(st.lists(grafts, max_size=2, unique=True)),
        "ligated_veins": draw(st.lists(veins.filter("peripheral".__ne__), max_size=2, unique=True)),
    }
    cord = {"id": "y", "performed_on": draw(st.sampled_from([OPERATED, "2024-05-01"]))}
    return tree | {
        "operations": [operation],
        "samplings": [{"id": "v", "performed_on": "2024-06-01", "samples": samples}],
        "laryngoscopies": [cord | {"left": draw(cords), "right": draw(cords)}],
    }


def mirrored(tree: Any) -> Any:
    swap = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
    return json.loads(re.sub(r"(?i)left|right", lambda found: swap[found[0]], json.dumps(tree)))


def canonical(node: Any) -> Any:
    """Without the order of lists, and sentences without that of their words."""
    if isinstance(node, dict):
        return {key: canonical(part) for key, part in node.items()}
    if isinstance(node, list):
        return sorted((canonical(part) for part in node), key=lambda part: json.dumps(part, sort_keys=True))
    return " ".join(sorted(re.findall(r"[\w.]+", node.lower()))) if isinstance(node, str) else node


@few
@given(sided())
def test_left_and_right_turned_in_the_facts_are_turned_in_the_whole_answer(tree: Json) -> None:
    one, other = answered(tree), answered(mirrored(tree))
    assert canonical(mirrored(one)) == canonical(other)
