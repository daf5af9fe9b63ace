"""Days, and moments whose hour may not be known."""

from __future__ import annotations

import datetime as dt
from typing import Final

from casereview.lifecycle.fields import sentences
from casereview.lifecycle.fields.field import Control, FieldFault, FieldKind, InputField, RowExists, Schema
from casereview.lifecycle.fields.kinds.texts import text
from casereview.reading import patterns
from casereview.reading.patterns import LENGTH_OF_DAY, LONGEST_LINE

EARLIEST: Final = dt.date(1900, 1, 1)  # nobody alive was operated before; a year such as 0202 is a slip


def day_of(value: object) -> dt.date:
    """A day as it was sent. Raises FieldFault."""
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date | str):
        raise FieldFault(sentences.GIVE_DAY())
    try:
        day = value if isinstance(value, dt.date) else dt.date.fromisoformat(text(value, LONGEST_LINE))
    except ValueError:  # a fault of the text, too
        raise FieldFault(sentences.GIVE_DAY()) from None
    if day < EARLIEST:
        raise FieldFault(sentences.TOO_EARLY())
    return day


def moment_of(value: object) -> dt.date | dt.datetime:
    """A day, or a time with its zone, as it was sent. Raises FieldFault."""
    if isinstance(value, str) and len(value) > LENGTH_OF_DAY:
        try:
            value = dt.datetime.fromisoformat(text(value, LONGEST_LINE))
        except ValueError:
            raise FieldFault(sentences.GIVE_MOMENT()) from None
        if value.tzinfo is None:
            raise FieldFault(sentences.GIVE_MOMENT())
    if not isinstance(value, dt.datetime):
        return day_of(value)
    if value.tzinfo is None:
        raise FieldFault(sentences.GIVE_ZONE())
    day_of(value.date())
    return value


class DateKind(FieldKind):
    name = "date"
    control = Control("line", type="date")
    value_type = dt.date

    def parse(self, field: InputField, value: object, exists: RowExists) -> dt.date:
        return day_of(value)

    def schema(self, field: InputField) -> Schema:
        return {"type": "string", "format": "date"}


class MomentKind(FieldKind):
    """A day, or a time with its zone."""

    name = "moment"
    control = Control("moment")
    value_type = dt.date | dt.datetime

    def parse(self, field: InputField, value: object, exists: RowExists) -> dt.date | dt.datetime:
        return moment_of(value)

    def schema(self, field: InputField) -> Schema:
        return {"type": "string", "pattern": patterns.MOMENT}
