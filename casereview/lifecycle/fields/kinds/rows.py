"""Whole forms: fields with what was sent for them, and lists whose items have fields of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casereview.lifecycle.fields import sentences
from casereview.lifecycle.fields.field import Control, FieldFault, FieldKind, InputField, RowExists, Schema
from casereview.reading.patterns import LONGEST_LINE, MOST_ROWS
from imaging.sentences import Sentence

Faults = dict[str, list[Sentence]]
"""Sentences by the path of the field they speak of."""


class RowFaults(Exception):
    """Faults inside the items of a list, by path."""

    def __init__(self, faults: Faults) -> None:
        super().__init__()
        self.faults = faults


def read_fields(
    fields: Sequence[InputField], data: Mapping[str, Any], exists: RowExists
) -> tuple[dict[str, Any], Faults]:
    """The values of ``data`` in their own types, and every fault at once.

    What is not sent is what its kind calls empty; a field that is not asked is a fault.
    """
    known = {field.name for field in fields}
    faults: Faults = {_shown(name): [sentences.NO_SUCH_FIELD()] for name in data if name not in known}
    values: dict[str, Any] = {}
    for field in fields:
        try:
            values[field.name] = _value(field, data.get(field.name), exists)
        except FieldFault as fault:
            faults[field.name] = [fault.sentence]
        except RowFaults as inner:
            faults |= {f"{field.name}{path}": says for path, says in inner.faults.items()}
    return values, faults


def _shown(name: object) -> str:
    """A field's name as it was sent, made fit to be shown: it may hold what is no text."""
    return str(name).encode("unicode_escape").decode("ascii")[:LONGEST_LINE]


def _value(field: InputField, value: object, exists: RowExists) -> Any:
    if value is None or value == "" or (value == [] and not field.nullable):
        if field.required:
            raise FieldFault(field.kind.needed())
        return field.default or field.kind.empty(field)
    return field.kind.parse(field, value, exists)


class RowsKind(FieldKind):
    """A list of items, each with its own fields."""

    name = "rows"
    control = Control("rows")
    value_type = list[Any]

    def parse(self, field: InputField, value: object, exists: RowExists) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            raise FieldFault(sentences.SEND_LIST())
        if len(value) > MOST_ROWS:
            raise FieldFault(sentences.FEWER_ITEMS(most=MOST_ROWS))
        items: list[dict[str, Any]] = []
        faults: Faults = {}
        for number, item in enumerate(value):
            if not isinstance(item, Mapping):
                faults[f"[{number}]"] = [sentences.SEND_OBJECT()]
                continue
            values, inner = read_fields(field.rows, item, exists)
            items.append(values)
            faults |= {f"[{number}].{path}": says for path, says in inner.items()}
        if faults:
            raise RowFaults(faults)
        return items

    def schema(self, field: InputField) -> Schema:
        properties = {inner.name: inner.kind.schema(inner) for inner in field.rows}
        return {
            "type": "array",
            "maxItems": MOST_ROWS,
            "items": {
                "type": "object",
                "properties": properties,
                "required": [inner.name for inner in field.rows if inner.required],
                "additionalProperties": False,
            },
        }

    def empty(self, field: InputField) -> list[Any]:
        return []
