"""Shapes of requests and answers for the OpenAPI document.

Requests are made from the same ``InputField`` that the page and the engine use, so that none can disagree.
They describe and do not validate: the engine does, with every fault at once.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from rest_framework import serializers

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import InputField, Schema
from casereview.lifecycle.moves import Override
from casereview.reading.patterns import whole_match

Shape = type[serializers.Serializer[Any]]
Field = serializers.Field[Any, Any, Any, Any]


def serializer_of(name: str, inputs: Sequence[InputField], override: Override | None = None) -> Shape:
    """A serializer with one field for each input field; a file comes after what is said of it."""
    in_order = sorted(inputs, key=lambda field: field.kind is kinds.FILE)
    fields: dict[str, Field] = {field.name: _field(name, field) for field in in_order}
    if override:
        fields["override"] = serializers.ChoiceField(
            choices=list(override.reasons),
            required=False,
            help_text=f"Sets aside, by {_list(override.allowed_roles)}: {_list(sorted(override.waives))}.",
        )
    return shape(name, **fields)


def shape(name: str, /, **fields: Field) -> Shape:
    made: Shape = type(name, (serializers.Serializer,), dict(fields))
    return made


@cache
def names_of(made: Shape, *but: str) -> tuple[str, ...]:
    """The fields of a row, which are the columns that a list selects."""
    return tuple(name for name in made().get_fields() if name not in but)


def _list(names: Sequence[str]) -> str:
    return ", ".join(str(name) for name in names)


def _field(name: str, field: InputField) -> Field:
    """A field made from what its kind says of itself."""
    common: dict[str, Any] = {
        "required": field.required,
        "label": field.label,
        "help_text": field.help or field.label,
        "allow_null": field.nullable or not field.required,
    }
    schema = field.kind.schema(field)
    return MAKERS[schema["type"]](name, field, schema, common)


def _string(name: str, field: InputField, schema: Schema, common: dict[str, Any]) -> Field:
    if schema.get("format") == "binary":
        return serializers.FileField(help_text=common["help_text"], required=field.required)
    if schema.get("format") == "date":
        return serializers.DateField(**common)
    common["allow_blank"] = not field.required
    if "enum" in schema:
        return serializers.ChoiceField(choices=list(field.kind.choices(field)), **common)
    if "pattern" in schema:
        return serializers.RegexField(_published(schema["pattern"]), **common)
    kind = serializers.EmailField if schema.get("format") == "email" else serializers.CharField
    return kind(max_length=schema["maxLength"], **common)


def _integer(name: str, field: InputField, schema: Schema, common: dict[str, Any]) -> Field:
    return serializers.IntegerField(
        min_value=schema.get("minimum"), max_value=schema.get("maximum"), **common
    )


def _boolean(name: str, field: InputField, schema: Schema, common: dict[str, Any]) -> Field:
    return serializers.BooleanField(**common)


def _array(name: str, field: InputField, schema: Schema, common: dict[str, Any]) -> Field:
    if schema["items"]["type"] == "object":
        inner = serializer_of(f"{name}{field.name.title().replace('_', '')}Row", field.rows)
        return inner(many=True, max_length=schema["maxItems"], **common)  # type: ignore[call-arg]
    choices = list(field.kind.choices(field))
    return serializers.ListField(child=serializers.ChoiceField(choices=choices), **common)


MAKERS: Mapping[str, Callable[[str, InputField, Schema, dict[str, Any]], Field]] = {
    "string": _string,
    "integer": _integer,
    "boolean": _boolean,
    "array": _array,
}


def _published(pattern: str) -> str:
    """As the document has written patterns since its first edition."""
    return whole_match(pattern.replace("[0-9]", r"\d"))


def line(**more: Any) -> Field:
    return serializers.CharField(allow_blank=True, **more)


def several(kind: Callable[[], Field], **more: Any) -> Field:
    return serializers.ListField(child=kind(), **more)


REASON = shape("Reason", code=line(), sentence=line())
# RFC 9457: ``reasons`` comes with unmet needs, ``fields`` with bad input, ``version`` with a stale one.
PROBLEM = shape(
    "Problem",
    type=line(),
    title=line(),
    status=serializers.IntegerField(),
    code=line(),
    detail=line(),
    reasons=REASON(many=True, required=False),
    fields=serializers.DictField(child=several(line), required=False),
    version=serializers.IntegerField(required=False),
)
# What a write did: ``kind`` and ``pk`` name the row that was made, if one was.
ANSWER = shape(
    "Answer",
    case=serializers.IntegerField(),
    version=serializers.IntegerField(),
    event=serializers.IntegerField(),
    state=line(),
    verb=line(),
    kind=line(),
    pk=serializers.IntegerField(allow_null=True),
)


@cache
def page_of(row: Shape) -> Shape:
    """A page of a list: ``next`` is the address that continues it, null on the last page."""
    return shape(
        f"{row.__name__}Page",
        rows=row(many=True),
        next=serializers.CharField(allow_null=True),
    )
