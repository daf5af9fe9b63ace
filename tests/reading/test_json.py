"""One strict reader of JSON: what it refuses, by code and place, and what it passes on unchanged."""

from __future__ import annotations

import json

import pytest

from casereview.reading.json import (
    JsonFault,
    JsonLimits,
    JsonRefused,
    check_values,
    deeper_than,
    read_json,
    too_deep,
)

TIGHT = JsonLimits(depth=3, digits=5, finite=True, byte_order_mark=False)


def refused(raw: bytes | str, limits: JsonLimits = TIGHT) -> JsonRefused:
    with pytest.raises(JsonRefused) as caught:
        read_json(raw, limits)
    return caught.value


@pytest.mark.parametrize(
    ("raw", "fault", "name"),
    [
        (b'{"a": 1, "b": {"c": 2, "c": 3}}', JsonFault.KEY_TWICE, "c"),
        (b'{"a": NaN}', JsonFault.NO_NUMBER, "NaN"),
        (b'{"a": -Infinity}', JsonFault.NO_NUMBER, "-Infinity"),
        (b'{"a": 1e400}', JsonFault.TOO_LARGE, ""),
        (b'{"a": 123456}', JsonFault.TOO_LARGE, ""),
        (b'{"a": [[[1]]]}', JsonFault.TOO_DEEP, ""),
        (b'"\xff"', JsonFault.NOT_UTF8, ""),
        (b"{", JsonFault.MALFORMED, ""),
        (b"\xef\xbb\xbf{}", JsonFault.MALFORMED, ""),
    ],
)
def test_what_is_no_strict_json_is_refused_by_its_code(raw: bytes, fault: JsonFault, name: str) -> None:
    error = refused(raw)
    assert (error.fault, error.name) == (fault, name)


def test_the_key_that_stands_twice_is_the_first_of_them() -> None:
    assert refused(b'{"x": 1, "b": 2, "a": 3, "a": 4, "b": 5}').name == "b"


def test_a_place_is_named_by_line_column_and_position() -> None:
    error = refused(b'{"a": 1,\n oops}')
    assert (error.line, error.column, error.position) == (2, 2, 10)
    assert refused(b'{"a": "\xff"}').position == 7


def test_without_limits_only_strictness_is_asked() -> None:
    lax = JsonLimits()
    assert read_json("\ufeff[[[[123456, 1e3]]]]".encode(), lax) == [[[[123456, 1000.0]]]]
    assert read_json('"text"', lax) == "text"
    assert refused("[" * 200_000, lax).fault is JsonFault.TOO_DEEP
    assert refused("9" * 5_000, lax).fault is JsonFault.TOO_LARGE
    assert refused('{"a": 1, "a": 1}', lax).fault is JsonFault.KEY_TWICE


def test_depth_counts_brackets_and_not_those_of_a_text() -> None:
    assert not too_deep(b'{"[[[[": "{{{{\\"[["}', 1)
    assert too_deep(b"[[]]", 1)
    assert not too_deep(b"[[]]", 2)


def test_lists_and_objects_inside_one_another_are_counted_without_recursion() -> None:
    assert deeper_than([[[]]], 2)
    assert not deeper_than([[[]]], 3)
    assert not deeper_than({"a": "text"}, 2)
    deep: object = []
    for _ in range(10_000):
        deep = [deep]
    assert deeper_than(deep, 12)


@pytest.mark.parametrize(
    ("value", "fault", "name"),
    [
        ({"a": [{"b": "\x00"}]}, JsonFault.NO_TEXT, "a[0].b"),
        ({"a": "\ud800"}, JsonFault.NO_TEXT, "a"),
        ({"a": {"\x00": 1}}, JsonFault.NO_TEXT_IN_NAME, "a"),
        ({"a": list(range(20))}, JsonFault.TOO_MANY, ""),
    ],
)
def test_values_that_cannot_be_stored_are_refused_by_their_path(
    value: object, fault: JsonFault, name: str
) -> None:
    with pytest.raises(JsonRefused) as caught:
        check_values(value, 10)
    assert (caught.value.fault, caught.value.name) == (fault, name)


def test_as_many_values_as_allowed_are_counted_and_pass() -> None:
    assert check_values({"a": [1, 2], "b": json.loads("null")}, 5) == 5
