"""Shapes of requests and answers for the OpenAPI document.

Requests are made from the same ``Ask`` that the page and the engine use, so that none can disagree. They
describe and do not validate: the engine does, with every fault at once.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from rest_framework import serializers

from casereview.lifecycle.fields.field import FieldKind, InputField
from casereview.lifecycle.moves import Override
from casereview.workflow.input.cleaning import MAX_LINE, MAX_ROWS, MAX_TEXT
from imaging.anatomy.labels import SITE_LABELS, VEIN_LABELS

Shape = type[serializers.Serializer[Any]]
Field = serializers.Field[Any, Any, Any, Any]
DECIMAL_TEXT = r"^\d{1,12}(\.\d{1,6})?$"
MOMENT_TEXT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$"


def serializer_of(name: str, inputs: Sequence[InputField], override: Override | None = None) -> Shape:
    """A serializer with one field for each input field."""
    fields: dict[str, Field] = {field.name: _field(name, field) for field in inputs}
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
    common: dict[str, Any] = {
        "required": field.required,
        "label": field.label,
        "help_text": field.help or field.label,
        "allow_null": field.nullable or not field.required,
    }
    if field.kind is FieldKind.ROWS:
        inner = serializer_of(f"{name}{field.name.title().replace('_', '')}Row", field.rows)
        return inner(many=True, max_length=MAX_ROWS, **common)  # type: ignore[call-arg]
    return FIELDS[field.kind](field, common)


def _text(longest: int) -> Callable[[InputField, dict[str, Any]], Field]:
    return lambda field, common: serializers.CharField(
        max_length=longest, allow_blank=not field.required, **common
    )


def _pattern(regex: str) -> Callable[[InputField, dict[str, Any]], Field]:
    return lambda field, common: serializers.RegexField(regex, allow_blank=not field.required, **common)


def _number(_: InputField, common: dict[str, Any]) -> Field:
    return serializers.IntegerField(min_value=1, **common)


def _choice(field: InputField, common: dict[str, Any]) -> Field:
    return serializers.ChoiceField(choices=list(field.choices), allow_blank=not field.required, **common)


def _several(labels: Callable[[InputField], Any]) -> Callable[[InputField, dict[str, Any]], Field]:
    return lambda field, common: serializers.ListField(
        child=serializers.ChoiceField(choices=list(labels(field))), **common
    )


FIELDS: dict[FieldKind, Callable[[InputField, dict[str, Any]], Field]] = {
    FieldKind.TEXT: _text(MAX_TEXT),
    FieldKind.LINE: _text(MAX_LINE),
    FieldKind.EMAIL: lambda field, common: serializers.EmailField(
        max_length=MAX_LINE, allow_blank=not field.required, **common
    ),
    FieldKind.BOOL: lambda field, common: serializers.BooleanField(**common),
    FieldKind.TRISTATE: lambda field, common: serializers.BooleanField(**common),
    FieldKind.DECIMAL: _pattern(DECIMAL_TEXT),
    FieldKind.WHOLE: lambda field, common: serializers.IntegerField(min_value=0, max_value=9999, **common),
    FieldKind.DATE: lambda field, common: serializers.DateField(**common),
    FieldKind.MOMENT: _pattern(MOMENT_TEXT),
    FieldKind.CHOICE: _choice,
    FieldKind.CODES: _several(lambda field: field.choices),
    FieldKind.SITES: _several(lambda field: SITE_LABELS.items()),
    FieldKind.VEINS: _several(lambda field: VEIN_LABELS.items()),
    FieldKind.CENTER: _number,
    FieldKind.PERSON: _number,
    FieldKind.OPERATION: _number,
    FieldKind.STUDY: _number,
    FieldKind.LAB: _number,
    FieldKind.READ: _number,
    FieldKind.SAMPLING: _number,
}


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
