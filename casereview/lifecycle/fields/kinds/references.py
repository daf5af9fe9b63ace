"""Rows of the database, by number. Whether one is within reach is asked of whoever knows the database."""

from __future__ import annotations

from typing import ClassVar, Final

from casereview.lifecycle.fields import sentences
from casereview.lifecycle.fields.field import Control, FieldFault, FieldKind, InputField, RowExists, Schema
from casereview.reading.numbers import whole_number
from casereview.reading.patterns import DIGITS_OF_KEY
from imaging.sentences import Template

_BEYOND_KEYS: Final = 2**63


class ReferenceKind(FieldKind):
    """The number of a row; ``noun`` is what a refusal calls such a row."""

    control = Control("select")
    value_type = int
    noun: ClassVar[Template]

    def parse(self, field: InputField, value: object, exists: RowExists) -> int:
        number = value
        if isinstance(value, str) and (written := whole_number(value, DIGITS_OF_KEY)) is not None:
            number = written
        if not isinstance(number, int) or isinstance(number, bool):
            raise FieldFault(sentences.SEND_ROW(what=self.noun()))
        if not (0 < number < _BEYOND_KEYS and exists(self.name, number)):
            raise FieldFault(sentences.NO_SUCH_ROW(what=self.noun()))
        return number

    def schema(self, field: InputField) -> Schema:
        return {"type": "integer", "minimum": 1}


class CenterReference(ReferenceKind):
    """A high-volume center."""

    name = "center"
    noun = sentences.CENTER


class PersonReference(ReferenceKind):
    """Somebody who works at the case's site."""

    name = "person"
    noun = sentences.PERSON


class OperationReference(ReferenceKind):
    """An operation of the same case, as it stands now; likewise what follows."""

    name = "operation"
    noun = sentences.OPERATION


class StudyReference(ReferenceKind):
    name = "study"
    noun = sentences.STUDY


class LabReference(ReferenceKind):
    name = "lab"
    noun = sentences.LAB


class ReadReference(ReferenceKind):
    name = "read"
    noun = sentences.READ


class SamplingReference(ReferenceKind):
    name = "sampling"
    noun = sentences.SAMPLING


class LaryngoscopyReference(ReferenceKind):
    name = "laryngoscopy"
    noun = sentences.LARYNGOSCOPY
