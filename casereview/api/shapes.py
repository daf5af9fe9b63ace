"""Shapes of requests and answers for the OpenAPI document.

Requests are made from the same ``Ask`` that the page and the engine use, so that none can disagree. They
describe and do not validate: the engine does, with every fault at once.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from rest_framework import serializers

from casereview.rules.asks import Ask, Kind
from casereview.rules.lifecycle import Override
from casereview.workflow.inputs import MAX_LINE, MAX_ROWS, MAX_TEXT
from imaging.labels import SITE_LABELS, VEIN_LABELS

Shape = type[serializers.Serializer[Any]]
Field = serializers.Field[Any, Any, Any, Any]
DECIMAL_TEXT = r"^\d{1,12}(\.\d{1,6})?$"
MOMENT_TEXT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$"


def serializer_of(name: str, asks: Sequence[Ask], override: Override | None = None) -> Shape:
    """A serializer with one field for each ask."""
    fields: dict[str, Field] = {ask.name: _field(name, ask) for ask in asks}
    if override:
        fields["override"] = serializers.ChoiceField(
            choices=list(override.reasons),
            required=False,
            help_text=f"Sets aside, by {_list(override.who)}: {_list(sorted(override.waives))}.",
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


def _field(name: str, ask: Ask) -> Field:
    common: dict[str, Any] = {
        "required": ask.required,
        "label": ask.label,
        "help_text": ask.help or ask.label,
        "allow_null": ask.nullable or not ask.required,
    }
    if ask.kind is Kind.ROWS:
        inner = serializer_of(f"{name}{ask.name.title().replace('_', '')}Row", ask.rows)
        return inner(many=True, max_length=MAX_ROWS, **common)  # type: ignore[call-arg]
    return FIELDS[ask.kind](ask, common)


def _text(longest: int) -> Callable[[Ask, dict[str, Any]], Field]:
    return lambda ask, common: serializers.CharField(
        max_length=longest, allow_blank=not ask.required, **common
    )


def _pattern(regex: str) -> Callable[[Ask, dict[str, Any]], Field]:
    return lambda ask, common: serializers.RegexField(regex, allow_blank=not ask.required, **common)


def _number(_: Ask, common: dict[str, Any]) -> Field:
    return serializers.IntegerField(min_value=1, **common)


def _choice(ask: Ask, common: dict[str, Any]) -> Field:
    return serializers.ChoiceField(choices=list(ask.choices), allow_blank=not ask.required, **common)


def _several(labels: Callable[[Ask], Any]) -> Callable[[Ask, dict[str, Any]], Field]:
    return lambda ask, common: serializers.ListField(
        child=serializers.ChoiceField(choices=list(labels(ask))), **common
    )


FIELDS: dict[Kind, Callable[[Ask, dict[str, Any]], Field]] = {
    Kind.TEXT: _text(MAX_TEXT),
    Kind.LINE: _text(MAX_LINE),
    Kind.EMAIL: lambda ask, common: serializers.EmailField(
        max_length=MAX_LINE, allow_blank=not ask.required, **common
    ),
    Kind.BOOL: lambda ask, common: serializers.BooleanField(**common),
    Kind.TRISTATE: lambda ask, common: serializers.BooleanField(**common),
    Kind.DECIMAL: _pattern(DECIMAL_TEXT),
    Kind.WHOLE: lambda ask, common: serializers.IntegerField(min_value=0, max_value=9999, **common),
    Kind.DATE: lambda ask, common: serializers.DateField(**common),
    Kind.MOMENT: _pattern(MOMENT_TEXT),
    Kind.CHOICE: _choice,
    Kind.CODES: _several(lambda ask: ask.choices),
    Kind.SITES: _several(lambda ask: SITE_LABELS.items()),
    Kind.VEINS: _several(lambda ask: VEIN_LABELS.items()),
    Kind.CENTER: _number,
    Kind.PERSON: _number,
    Kind.OPERATION: _number,
    Kind.STUDY: _number,
    Kind.LAB: _number,
    Kind.READ: _number,
    Kind.SAMPLING: _number,
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
