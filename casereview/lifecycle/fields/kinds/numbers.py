"""Decimals, whole numbers, and statements that are true or not."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from casereview.lifecycle.fields import sentences
from casereview.lifecycle.fields.field import Control, FieldFault, FieldKind, InputField, RowExists, Schema
from casereview.reading import patterns
from casereview.reading.numbers import whole_number
from casereview.reading.patterns import DIGITS_OF_COUNT

_DECIMAL: Final = re.compile(patterns.COLUMN_DECIMAL)
_SIGNED: Final = re.compile(patterns.SIGNED_COLUMN_DECIMAL)
_MOST: Final = 10**DIGITS_OF_COUNT - 1


class DecimalKind(FieldKind):
    """Not negative. It comes as text, so that what was typed is what is kept; JSON numbers lose digits."""

    name = "decimal"
    control = Control("line", keyboard="decimal")
    value_type = Decimal

    def parse(self, field: InputField, value: object, exists: RowExists) -> Decimal:
        written = f"{value:f}" if isinstance(value, Decimal) else value
        if not isinstance(written, str) or not _DECIMAL.fullmatch(written):
            raise FieldFault(sentences.GIVE_DECIMAL())
        return Decimal(written)

    def schema(self, field: InputField) -> Schema:
        return {"type": "string", "pattern": patterns.COLUMN_DECIMAL}


class SignedDecimalKind(DecimalKind):
    """A number that may lie below zero, as a T-score mostly does."""

    name = "signed_decimal"
    control = Control("line")  # a keyboard of digits alone has no minus on every phone

    def parse(self, field: InputField, value: object, exists: RowExists) -> Decimal:
        written = f"{value:f}" if isinstance(value, Decimal) else value
        if not isinstance(written, str) or not _SIGNED.fullmatch(written):
            raise FieldFault(sentences.GIVE_SIGNED())
        return Decimal(written)

    def schema(self, field: InputField) -> Schema:
        return {"type": "string", "pattern": patterns.SIGNED_COLUMN_DECIMAL}


class WholeKind(FieldKind):
    """A whole number that is not negative."""

    name = "whole"
    control = Control("line", keyboard="numeric")
    value_type = int

    def parse(self, field: InputField, value: object, exists: RowExists) -> int:
        number = whole_number(value, DIGITS_OF_COUNT) if isinstance(value, str) else value
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= _MOST:
            raise FieldFault(sentences.GIVE_WHOLE())
        return number

    def schema(self, field: InputField) -> Schema:
        return {"type": "integer", "minimum": 0, "maximum": _MOST}


class BoolKind(FieldKind):
    """A statement; where it is required it must be ticked."""

    name = "bool"
    control = Control("tick")
    value_type = bool

    def parse(self, field: InputField, value: object, exists: RowExists) -> bool:
        if not isinstance(value, bool):
            raise FieldFault(sentences.TRUE_OR_FALSE())
        if field.required and not value:
            raise FieldFault(sentences.MUST_BE_CONFIRMED())
        return value

    def schema(self, field: InputField) -> Schema:
        return {"type": "boolean"}

    def empty(self, field: InputField) -> bool:
        return False


class TristateKind(FieldKind):
    """Yes, no, or unknown (null)."""

    name = "tristate"
    control = Control("tristate")
    value_type = bool

    def parse(self, field: InputField, value: object, exists: RowExists) -> bool:
        if not isinstance(value, bool):
            raise FieldFault(sentences.TRUE_FALSE_OR_NULL())
        return value

    def schema(self, field: InputField) -> Schema:
        return {"type": "boolean"}
