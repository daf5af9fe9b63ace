"""Codes: one of a list, several of it, and the places and veins of the neck."""

from __future__ import annotations

from typing import Any, Final

from casereview.lifecycle.fields import sentences
from casereview.lifecycle.fields.field import (
    Choices,
    Control,
    FieldFault,
    FieldKind,
    InputField,
    RowExists,
    Schema,
)
from casereview.lifecycle.fields.kinds.texts import text
from casereview.reading.patterns import LONGEST_LINE
from imaging.anatomy.labels import SITE_LABELS, VEIN_LABELS
from imaging.sentences import Value, Word, joined

MOST_NAMED: Final = 15  # codes of a refusal that can still be read
MOST_UNKNOWN: Final = 5  # codes that a refusal repeats


class ChoiceKind(FieldKind):
    name = "choice"
    control = Control("select")

    def parse(self, field: InputField, value: object, exists: RowExists) -> str:
        codes = [code for code, _label in self.choices(field)]
        if value not in codes:
            named: Value = joined(codes, by=", ")
            if len(codes) > MOST_NAMED:
                named = sentences.SO_MANY_CODES(count=len(codes), field=Word(field.label, lower=True))
            raise FieldFault(sentences.CHOOSE_ONE(codes=named))
        return str(value)

    def schema(self, field: InputField) -> Schema:
        return {"type": "string", "enum": [code for code, _label in self.choices(field)]}

    def empty(self, field: InputField) -> str:
        return ""


class CodesKind(FieldKind):
    """Several choices."""

    name = "codes"
    control = Control("codes")
    value_type = list[str]

    def parse(self, field: InputField, value: object, exists: RowExists) -> list[str]:
        if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
            raise FieldFault(sentences.SEND_CODES())
        codes = dict(self.choices(field))
        unknown = [code for code in value if code not in codes]
        if unknown:
            shown = joined((text(code, LONGEST_LINE) for code in unknown[:MOST_UNKNOWN]), by=", ")
            raise FieldFault(sentences.NOT_KNOWN(codes=shown))
        return list(dict.fromkeys(value))

    def schema(self, field: InputField) -> Schema:
        enum = [code for code, _label in self.choices(field)]
        return {"type": "array", "items": {"type": "string", "enum": enum}}

    def empty(self, field: InputField) -> Any:
        return None if field.nullable else []


class SitesKind(CodesKind):
    """Site codes of imaging.anatomy."""

    name = "sites"
    control = Control("grid")

    def choices(self, field: InputField) -> Choices:
        return tuple(SITE_LABELS.items())


class VeinsKind(CodesKind):
    """Vein codes of imaging.anatomy."""

    name = "veins"
    control = Control("grid")

    def choices(self, field: InputField) -> Choices:
        return tuple(VEIN_LABELS.items())
