"""Case files that do not fit: the case and the field are named, and nothing is guessed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereview.interop.casefile.plan import plan
from casereview.interop.casefile.records import CaseRecord, Malformed, read
from casereview.interop.casefile.shapes import MAX_BYTES, FieldMisfit, NotACaseFile
from tests.demo.sample import CASE, TODAY, changed, facts, file_of, one, record_of


@pytest.mark.parametrize(
    ("case", "path", "says"),
    [
        ([], "cases[0]", "object"),
        (changed(id="a b"), "id", "1 to 40 letters"),
        (changed(id=...), "id", "is needed"),
        (changed(color="red"), "color", "not a known key"),
        (changed(opened=...), "opened.by", "is needed"),
        (changed(question=5), "question", "must be text"),
        (changed(question="\x00"), "question", "NUL"),
        (changed(source={"kind": "rumor"}), "source.kind", "published, constructed"),
        (changed(team={"king": "k@example.org"}), "team.king", "not a known key"),
        (changed(team={"surgeon": []}), "team.surgeon", "names nobody"),
        (changed(facts=[]), "facts", "object"),
        (changed(facts={"labs": [{}] * 1001}), "facts.labs", "more than 1,000"),
        (changed(steps={}), "steps", "list"),
        (changed(steps=[{"by": "x"}]), "steps[0]", "exactly one of verb, act and enter"),
        (changed(steps=[{"by": "x", "act": "a", "verb": "b"}]), "steps[0]", "exactly one"),
        (changed(steps=[{"by": "x", "enter": []}]), "steps[0].enter", "names nothing"),
        (
            changed(steps=[{"by": "x", "enter": ["s1"], "data": {}}]),
            "steps[0].data",
            "no meaning beside enter",
        ),
        (
            changed(steps=[{"by": "x", "act": "a", "override": "o"}]),
            "steps[0].override",
            "no meaning beside act",
        ),
    ],
)
def test_what_does_not_fit_is_named(case: object, path: str, says: str) -> None:
    found = one(case)
    assert isinstance(found, Malformed)
    assert (found.path, says in found.sentence) == (path, True), found


@pytest.mark.parametrize(
    ("case", "path", "says"),
    [
        (facts(labs=[{"id": "l"}]), "facts.labs[0].analyte", "required"),
        (facts(flags=["tired"]), "facts.flags[0]", "tired"),
        (
            facts(operations=[{"id": "o", "date": "-3d", "kind": "thyroidectomy"}]),
            "facts.operations[0]",
            "later step",
        ),
        (
            facts(operations=[{"id": "a b", "date": "-99d", "kind": "thyroidectomy"}]),
            "facts.operations[0].id",
            "40",
        ),
        (changed(more={"zz": {}}), "more.zz", "no fact"),
        (changed(more={"resolution1": {}}), "more.resolution1", "no fact"),
        (changed(steps=[{"enter": ["zz"], "by": "x"}]), "steps[0].enter", "no fact"),
        (changed(steps=[{"enter": ["s1", "s1"], "by": "x"}]), "steps[0].enter", "twice"),
        (changed(steps=[*CASE["steps"], {"verb": "cure", "by": "x"}]), "steps[3]", "no verb 'cure'"),
        (changed(steps=[*CASE["steps"], {"verb": "open_case", "by": "x"}]), "steps[3]", "no verb"),
        (changed(steps=[*CASE["steps"], {"act": "sing", "by": "x"}]), "steps[3]", "no act 'sing'"),
        (
            changed(steps=[*CASE["steps"], {"act": "add_lab", "id": "l1", "by": "x"}]),
            "steps[3].id",
            "names something else",
        ),
    ],
)
def test_what_contradicts_itself_is_named(case: dict[str, Any], path: str, says: str) -> None:
    with pytest.raises(FieldMisfit) as refused:
        plan(record_of(case), TODAY)
    assert (refused.value.path, says in refused.value.sentence) == (path, True), refused.value


def test_the_protocol_belongs_to_the_first_read() -> None:
    studies = [dict(study) for study in CASE["facts"]["studies"]]
    studies[1]["protocol"] = {"covers": ["neck", "mediastinum"]}
    with pytest.raises(FieldMisfit, match="first read") as refused:
        plan(record_of(changed(facts={**CASE["facts"], "studies": studies})), TODAY)
    assert refused.value.path == "facts.studies[1].protocol"


def test_an_id_that_stands_twice_is_refused_the_second_time() -> None:
    first, second = read(file_of(CASE, CASE))
    assert isinstance(first, CaseRecord)
    assert isinstance(second, Malformed)
    assert (second.id, second.path) == ("c1", "id")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"{", "one JSON object"),
        (b"[]", "object in braces"),
        (b"null", "cases: is needed"),
        (b'{"cases": {}}', "list in brackets"),
        (b'{"cases": [], "extra": 1}', "extra"),
        (b'{"cases": [], "cases": []}', "stands twice"),
        (b'{"cases": [NaN]}', "NaN is not a number"),
        (b'{"cases": [' + b"9" * 5000 + b"]}", "one JSON object"),
        (b'{"cases": ' + b"[" * 200_000, "nested too deep"),
        (b" " * (MAX_BYTES + 1), "larger than 20 MB"),
        (file_of(*[1] * 5001), "more than 5,000"),
    ],
)
def test_what_is_no_case_file_is_refused_as_a_whole(raw: bytes, says: str) -> None:
    with pytest.raises(NotACaseFile, match=says):
        read(raw)


def test_a_case_that_is_nested_too_deep_is_refused_alone() -> None:
    deep: object = "x"
    for _ in range(500):
        deep = [deep]
    found = read(file_of(changed(background={"drugs": deep}), changed(id="c2")))
    assert isinstance(found[0], Malformed)
    assert "nested too deep" in found[0].sentence
    assert isinstance(found[1], CaseRecord)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["-3d", "s1", "2024-01-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(sorted(CASE)), JSON, max_size=4),
    st.sampled_from(sorted(CASE["facts"])),
    JSON,
)
def test_whatever_stands_in_a_field_the_answer_is_a_plan_or_a_refusal(
    parts: dict[str, Any], name: str, value: object
) -> None:
    for case in ({**CASE, **parts}, facts(**{name: value})):
        found = one(case)
        if isinstance(found, CaseRecord):
            try:
                plan(found, TODAY)
            except FieldMisfit as misfit:
                assert misfit.path
