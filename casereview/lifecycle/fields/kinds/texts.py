"""Texts: sentences, lines, e-mail addresses, and what is written like a line but means something else."""

from __future__ import annotations

import re
from typing import ClassVar, Final

from casereview.lifecycle.fields import sentences
from casereview.lifecycle.fields.field import Control, FieldFault, FieldKind, InputField, RowExists, Schema
from casereview.reading import patterns
from casereview.reading.json import is_text
from casereview.reading.patterns import LONGEST_LINE, LONGEST_TEXT

_EMAIL: Final = re.compile(patterns.EMAIL)


def text(value: object, most: int) -> str:
    """``value`` as text that the database can hold, without blanks around it. Raises FieldFault."""
    if not isinstance(value, str):
        raise FieldFault(sentences.GIVE_TEXT())
    if not is_text(value):
        raise FieldFault(sentences.NO_TEXT_INSIDE())
    if len(value) > most:
        raise FieldFault(sentences.SHORTEN(most=most))
    return value.strip()


class TextKind(FieldKind):
    """A sentence or more."""

    name = "text"
    control = Control("text")
    most: ClassVar[int] = LONGEST_TEXT

    def parse(self, field: InputField, value: object, exists: RowExists) -> str:
        written = text(value, self.most)
        if field.required and not written:
            raise FieldFault(sentences.NEEDED())
        return written

    def schema(self, field: InputField) -> Schema:
        return {"type": "string", "maxLength": self.most}

    def empty(self, field: InputField) -> str:
        return ""


class LineKind(TextKind):
    """A name or a few words."""

    name = "line"
    control = Control("line")
    most = LONGEST_LINE


class EmailKind(LineKind):
    name = "email"
    control = Control("line", type="email")

    def parse(self, field: InputField, value: object, exists: RowExists) -> str:
        written = text(value, self.most)
        if not _EMAIL.fullmatch(written):
            raise FieldFault(sentences.GIVE_EMAIL())
        return written.lower()

    def schema(self, field: InputField) -> Schema:
        return {**super().schema(field), "format": "email"}


class RowNumberKind(LineKind):
    """The number of an item of the list in which it stands, counted from 1 as a page shows it."""

    name = "row_number"


class FileDigestKind(LineKind):
    """The hash of a file that comes with the form: the server takes it, and nobody types it."""

    name = "file_digest"
    control = Control("")
