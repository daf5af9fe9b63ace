"""Each kind of field: what it reads, what it refuses, and that what it says of itself agrees."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import ACT_DATA, ACT_FIELDS, NothingAsked
from casereview.lifecycle.fields.field import FieldFault, FieldKind, InputField
from casereview.lifecycle.fields.kinds.files import Upload
from casereview.lifecycle.fields.kinds.rows import read_fields
from casereview.lifecycle.fields.moves import MOVE_DATA, MOVE_FIELDS, data_of
from casereview.lifecycle.fields.opening import OPENING_FIELDS, OpeningData
from casereview.lifecycle.moves import MOVES

CHOICES = (("a", "A"), ("b", "B"))
UPLOAD = Upload(b"x", "0" * 64, 1, "text/plain")
ZONE = dt.timezone(dt.timedelta(hours=2))
# For each kind: what is read and what comes of it, and what is refused.
READ: dict[str, tuple[list[tuple[object, Any]], list[object]]] = {
    "text": ([(" a\nb ", "a\nb"), ("x" * 20_000, "x" * 20_000)], [1, "x\x00", "\ud800", "x" * 20_001]),
    "line": ([(" a ", "a"), ("x" * 150, "x" * 150)], [None.__class__, "x" * 151]),
    "email": ([("A@b.C", "a@b.c")], ["a", "a@b", 3]),
    "row_number": ([("2", "2")], [2]),
    "file_digest": ([("ab", "ab")], [2]),
    "file": ([(UPLOAD, UPLOAD)], ["a file", b"bytes"]),
    "bool": ([(True, True)], ["true", 1, False]),
    "tristate": ([(True, True), (False, False)], ["yes", 0]),
    "decimal": (
        [("11.90", Decimal("11.90")), (Decimal("1E+3"), Decimal(1000))],
        [11.9, 1, "-1", "NaN", "1e5"],
    ),
    "signed_decimal": (
        [("-2.7", Decimal("-2.7")), ("0.50", Decimal("0.50")), (Decimal(-3), Decimal(-3))],
        [-2.7, "+1", "--1", "-", "NaN", "-1e5"],
    ),
    "whole": ([("42", 42), (0, 0), (9999, 9999)], [10_000, -1, True, "4.2", "12345"]),
    "date": (
        [("2024-02-29", dt.date(2024, 2, 29))],
        ["2023-02-29", "1899-12-31", 5, dt.datetime(2024, 1, 1, tzinfo=ZONE)],
    ),
    "moment": (
        [
            ("2024-02-29", dt.date(2024, 2, 29)),
            ("2024-02-29T08:00+02:00", dt.datetime(2024, 2, 29, 8, tzinfo=ZONE)),
        ],
        ["2024-02-29T08:00", "2024-02-29T25:00Z", "1800-01-01T08:00Z", dt.datetime(2024, 1, 1)],  # noqa: DTZ001
    ),
    "choice": ([("a", "a")], ["c", ["a"], 1]),
    "codes": ([(["b", "a", "b"], ["b", "a"])], ["a", ["c"], [1]]),
    "sites": ([(["left.inferior"], ["left.inferior"])], [["left.middle"], "left.inferior"]),
    "veins": ([(["peripheral"], ["peripheral"])], [["left.inferior"]]),
    "rows": ([([{"inner": "x"}], [{"inner": "x"}])], [{}, "x"]),
    **{name: ([(7, 7), ("7", 7)], [8, 0, -1, True, "seven", 2**63, "7" * 30])
       for name in ("center", "person", "operation", "study", "lab", "read", "sampling",
                    "laryngoscopy")},
}  # fmt: skip
INNER = (InputField("inner", kinds.LINE, "Inner"),)


def only_seven(kind: str, number: int) -> bool:
    return number == 7


def field_of(kind: FieldKind, **more: Any) -> InputField:
    return InputField("it", kind, "It", choices=CHOICES, rows=INNER, **more)


def test_every_kind_is_registered_by_its_name_and_tried_here() -> None:
    assert set(kinds.KINDS) == set(READ)
    assert all(kind.name == name for name, kind in kinds.KINDS.items())
    named = {value.name for value in vars(kinds).values() if isinstance(value, FieldKind)}
    assert named == set(kinds.KINDS)


@pytest.mark.parametrize("name", READ)
def test_a_kind_reads_what_fits_and_refuses_the_rest(name: str) -> None:
    kind = kinds.KINDS[name]
    fits, does_not = READ[name]
    for sent, value in fits:
        assert kind.parse(field_of(kind), sent, only_seven) == value
    for sent in does_not:
        with pytest.raises(FieldFault):
            kind.parse(field_of(kind), sent, only_seven)


def test_the_remedy_of_a_fault_is_a_sentence() -> None:
    with pytest.raises(FieldFault) as caught:
        kinds.DECIMAL.parse(field_of(kinds.DECIMAL), "x", only_seven)
    assert caught.value.sentence.code == "FIELD_NO_DECIMAL"
    assert str(caught.value.sentence).startswith('Give a number such as "11.9" (as text)')
    many = InputField("it", kinds.CHOICE, "It All", choices=tuple((str(n), str(n)) for n in range(16)))
    with pytest.raises(FieldFault, match="Choose one of: the 16 codes of it all."):
        kinds.CHOICE.parse(many, "x", only_seven)
    with pytest.raises(FieldFault, match="There is no such operation of this case."):
        kinds.OPERATION.parse(field_of(kinds.OPERATION), 8, only_seven)


def test_what_is_left_out_is_refused_or_empty_by_its_kind() -> None:
    fields = (
        InputField("needed", kinds.LINE, "Needed"),
        InputField("file", kinds.FILE, "File"),
        InputField("line", kinds.LINE, "Line", required=False),
        InputField("codes", kinds.CODES, "Codes", required=False, choices=CHOICES),
        InputField("unknown", kinds.CODES, "Unknown", required=False, choices=CHOICES, nullable=True),
        InputField("none", kinds.CODES, "None", required=False, choices=CHOICES, nullable=True),
        InputField("usual", kinds.CHOICE, "Usual", required=False, choices=CHOICES, default="b"),
        InputField("day", kinds.DATE, "Day", required=False),
        InputField("tick", kinds.BOOL, "Tick", required=False),
    )
    values, faults = read_fields(fields, {"none": [], "color": "red"}, only_seven)
    assert {name: [str(says) for says in sentences] for name, sentences in faults.items()} == {
        "color": ["There is no such field."],
        "needed": ["This is needed."],
        "file": ["Choose a file."],
    }
    assert values == {
        "line": "", "codes": [], "unknown": None, "none": [], "usual": "b", "day": None, "tick": False,
    }  # fmt: skip


@pytest.mark.parametrize("kind", kinds.KINDS.values(), ids=list(kinds.KINDS))
def test_the_schema_of_a_kind_allows_its_choices_and_no_others(kind: FieldKind) -> None:
    field = field_of(kind)
    schema = kind.schema(field)
    inner = schema.get("items", schema)
    if kind.control.shape == "grid" or kind in (kinds.CHOICE, kinds.CODES):
        assert inner["enum"] == [code for code, _label in kind.choices(field)]
    else:
        assert "enum" not in inner
    assert schema["type"] in ("string", "integer", "boolean", "array")


def _type_of(field: InputField) -> Any:
    return field.kind.holds(field)


def _assert_same(fields: Sequence[InputField], data: Any, name: str) -> None:
    """The keys of a type are the names of the fields, and each type is that of the kind."""
    hints = get_type_hints(data)
    assert set(hints) == {field.name for field in fields}, name
    assert data.__total__
    for field in fields:
        hint = hints[field.name]
        if field.kind is kinds.ROWS:
            assert get_origin(hint) is list
            _assert_same(field.rows, get_args(hint)[0], f"{name}.{field.name}")
        else:
            assert _members(hint) == _members(_type_of(field)), f"{name}.{field.name}"


def _members(hint: Any) -> set[Any]:
    return set(get_args(hint)) if isinstance(hint, types.UnionType) else {hint}


@pytest.mark.parametrize("act", ACT_FIELDS)
def test_the_type_that_a_writer_gets_is_the_list_of_fields(act: str) -> None:
    _assert_same(ACT_FIELDS[act], ACT_DATA[act], act)


@pytest.mark.parametrize("verb", [verb for verb in MOVES if verb != "open_case"])
def test_the_type_that_an_effect_gets_is_the_list_of_fields(verb: str) -> None:
    _assert_same(MOVE_FIELDS.get(verb, ()), data_of(verb), verb)
    assert (data_of(verb) is NothingAsked) is not (verb in MOVE_DATA)


def test_the_type_of_an_opening_is_the_list_of_fields() -> None:
    _assert_same(OPENING_FIELDS, OpeningData, "open_case")


def test_a_type_that_lacks_a_field_or_holds_another_type_is_noticed() -> None:
    fields = (*ACT_FIELDS["add_lab"], InputField("not_there", kinds.DECIMAL, "Not there", required=False))
    with pytest.raises(AssertionError):
        _assert_same(fields, ACT_DATA["add_lab"], "add_lab")
    fields = tuple(InputField(f.name, kinds.LINE, f.label) for f in ACT_FIELDS["add_laryngoscopy"])
    with pytest.raises(AssertionError):
        _assert_same(fields, ACT_DATA["add_laryngoscopy"], "add_laryngoscopy")
