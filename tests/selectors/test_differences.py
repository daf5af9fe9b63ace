"""Where two answers differ is said by path, with both values apart from it."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.selectors.differences import differences


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": {"b": "x"}}, {"a": {"b": "y"}}, [("a.b", '"x" is now "y"')]),
        ({"a": [1, 2]}, {"a": [1]}, [("a[1]", "2 is gone")]),
        ({"a": [1]}, {"a": [1, {"b": 2}]}, [("a[1]", '{"b": 2} is new')]),
        ({"a": 1}, {}, [("a", "1 is gone")]),
        ({}, {"a": None}, [("a", "null is new")]),
        ({"a": [1]}, {"a": {"b": 1}}, [("a", '[1] is now {"b": 1}')]),
        ({"a": "x" * 200}, {"a": "é"}, [("a", '"' + "x" * 76 + '... is now "é"')]),
        ({"a": True}, {"a": None}, [("a", "true is now null")]),
    ],
)
def test_each_difference_has_its_path_apart_from_its_values(before: Any, now: Any, says: list[Any]) -> None:
    assert list(differences(before, now)) == says


def test_no_path_holds_a_value() -> None:
    before = {"labs": [{"value": "11.9"}, "8.1"], "gone": "7.2", "kept": "same"}
    now = {"labs": [{"value": "10.4"}], "new": ["6.3"], "kept": "same"}
    assert [change.path for change in differences(before, now)] == ["labs[0].value", "labs[1]", "gone", "new"]
