"""The kinds of column that rows are made of, and the columns that store what an act asks for."""

from collections.abc import Callable, Mapping, Sequence

from rest_framework import serializers

from casereview.api.openapi.shapes import Field, line, several
from casereview.lifecycle.fields.field import InputField


def number() -> Field:
    return serializers.IntegerField()


def maybe_number() -> Field:
    return serializers.IntegerField(allow_null=True)


def maybe_text() -> Field:
    return serializers.CharField(allow_null=True)


def day() -> Field:
    return serializers.DateField()


def maybe_day() -> Field:
    return serializers.DateField(allow_null=True)


def moment() -> Field:
    return serializers.DateTimeField()


def maybe_moment() -> Field:
    return serializers.DateTimeField(allow_null=True)


def yes_or_no() -> Field:
    return serializers.BooleanField()


def tristate() -> Field:
    return serializers.BooleanField(allow_null=True)


def columns_of(fields: Sequence[InputField], *but: str) -> dict[str, Field]:
    """One column for each field, less those whose column is another one or none."""
    return {field.name: _column(field) for field in fields if field.name not in but}


def _column(field: InputField) -> Field:
    """Null stands in it where it does in what a writer gets."""
    schema = field.kind.schema(field)
    may_be_null = field.kind.empty(field) is None and (field.nullable or not field.required)
    if schema["type"] == "array":
        return several(line, **({"allow_null": True} if may_be_null else {}))
    certain, uncertain = COLUMNS.get(schema.get("format", schema["type"]), (line, maybe_text))
    return uncertain() if may_be_null else certain()


COLUMNS: Mapping[str, tuple[Callable[[], Field], Callable[[], Field]]] = {
    "date": (day, maybe_day),
    "integer": (number, maybe_number),
    "boolean": (yes_or_no, tristate),
}
