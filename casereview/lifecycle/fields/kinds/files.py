"""A file that comes with a form, once its bytes have been looked at."""

from __future__ import annotations

from dataclasses import dataclass

from casereview.lifecycle.fields import sentences
from casereview.lifecycle.fields.field import Control, FieldFault, FieldKind, InputField, RowExists, Schema


@dataclass(frozen=True, slots=True)
class Upload:
    """The checked bytes of a file, and what they truly are."""

    content: bytes
    sha256: str
    size: int
    content_type: str


class FileKind(FieldKind):
    name = "file"
    control = Control("file", type="file")
    value_type = Upload
    needed = sentences.CHOOSE_FILE

    def parse(self, field: InputField, value: object, exists: RowExists) -> Upload:
        if not isinstance(value, Upload):
            raise FieldFault(sentences.CHOOSE_FILE())
        return value

    def schema(self, field: InputField) -> Schema:
        return {"type": "string", "format": "binary"}
