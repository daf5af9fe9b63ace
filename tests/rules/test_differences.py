"""Where two answers differ is said by path, with both values."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.differences import differences


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": {"b": "x"}}, {"a": {"b": "y"}}, ['a.b: "x" is now "y"']),
        ({"a": [1, 2]}, {"a": [1]}, ["a[1]: 2 is gone"]),
        ({"a": [1]}, {"a": [1, {"b": 2}]}, ['a[1]: {"b": 2} is new']),
        ({"a": 1}, {}, ["a: 1 is gone"]),
        ({}, {"a": None}, ["a: null is new"]),
        ({"a": [1]}, {"a": {"b": 1}}, ['a: [1] is now {"b": 1}']),
        ({"a": "x" * 200}, {"a": "é"}, ['a: "' + "x" * 76 + '... is now "é"']),
        ({"a": True}, {"a": None}, ["a: true is now null"]),
    ],
)
def test_each_difference_is_one_line(before: Any, now: Any, says: list[str]) -> None:
    assert list(differences(before, now)) == says
