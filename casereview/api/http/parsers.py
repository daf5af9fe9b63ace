"""JSON, read with suspicion: its size and depth are known before any of it is parsed."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import IO, Any, Final

from rest_framework.parsers import BaseParser

from casereview.api.http import body_sentences as sentences
from casereview.api.http.errors import Problem
from casereview.lifecycle.fields.sentences import NO_TEXT_INSIDE
from casereview.reading.json import (
    JsonFault,
    JsonLimits,
    JsonRefused,
    check_values,
    read_json,
    shown_name,
)
from casereview.workflow.refusals import Invalid
from imaging.sentences import Sentence

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_VALUES = 10_000  # the largest form has some hundreds; each unknown one costs a line of the answer
LIMITS: Final = JsonLimits(
    depth=MAX_DEPTH,
    digits=20,  # and sign of a 64-bit number
    finite=True,
    byte_order_mark=False,
)
BODY = "body"


class JSONParser(BaseParser):
    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        raw = stream.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise Problem(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "too_large",
                f"Send {MAX_BYTES // 1024} KiB or less.",
            )
        return read(raw)


def read(raw: bytes) -> dict[str, Any]:
    """The object in ``raw``, or ``Invalid`` with the place and the remedy."""
    try:
        value = read_json(raw, LIMITS)
        if not isinstance(value, dict):
            raise Invalid({BODY: [sentences.NOT_AN_OBJECT(example="{...}")]})
        check_values(value, MAX_VALUES)
    except JsonRefused as refused:
        place = PLACES.get(refused.fault, _body)(refused)
        raise Invalid({place: [SAYS[refused.fault](refused)]}) from None
    return value


def _body(refused: JsonRefused) -> str:
    return BODY


PLACES: Final[Mapping[JsonFault, Callable[[JsonRefused], str]]] = {
    JsonFault.KEY_TWICE: lambda refused: shown_name(refused.name),
    JsonFault.NO_TEXT: lambda refused: refused.name,
    JsonFault.NO_TEXT_IN_NAME: lambda refused: refused.name or BODY,
}
SAYS: Final[Mapping[JsonFault, Callable[[JsonRefused], Sentence]]] = {
    JsonFault.NOT_UTF8: lambda refused: sentences.NOT_UTF8(byte=refused.position),
    JsonFault.MALFORMED: lambda refused: sentences.MALFORMED(
        what=refused.message, line=refused.line, column=refused.column
    ),
    JsonFault.TOO_DEEP: lambda refused: sentences.TOO_DEEP(most=MAX_DEPTH),
    JsonFault.KEY_TWICE: lambda refused: sentences.FIELD_TWICE(),
    JsonFault.NO_NUMBER: lambda refused: sentences.NO_NUMBER(word=refused.name),
    JsonFault.TOO_LARGE: lambda refused: sentences.NUMBER_TOO_LARGE(),
    JsonFault.TOO_MANY: lambda refused: sentences.TOO_MANY_VALUES(most=MAX_VALUES),
    JsonFault.NO_TEXT: lambda refused: NO_TEXT_INSIDE(),
    JsonFault.NO_TEXT_IN_NAME: lambda refused: sentences.NO_TEXT_IN_NAME(),
}
