"""The shapes of a case file's JSON: objects, lists and texts, or a refusal that names the field. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from casereview.reading.json import JsonFault, JsonLimits, JsonRefused, read_json
from casereview.reading.patterns import LONGEST_TEXT
from casereview.reading.structs import FactsError, inside, shown, text

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_DEPTH: Final = 12  # a finding of a study stands at six
MAX_ITEMS: Final = 1_000  # steps of one case, or facts of one kind
ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class FieldMisfit(ValueError):
    """A field that does not fit, and the remedy."""

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(f"{path}: {sentence}")
        self.path = path
        self.sentence = sentence


class NotACaseFile(ValueError):
    """The file as a whole cannot be read."""


def parse(raw: bytes) -> object:
    if len(raw) > MAX_BYTES:
        raise NotACaseFile(f"the file is larger than {MAX_BYTES // 1024 // 1024} MB; split it")
    try:
        return read_json(raw, JsonLimits())
    except JsonRefused as refused:
        raise NotACaseFile(_SAYS[refused.fault](refused)) from None


_SAYS: Final[Mapping[JsonFault, Callable[[JsonRefused], str]]] = {
    JsonFault.NOT_UTF8: lambda _: "the file must be UTF-8 text; save it as UTF-8",
    JsonFault.TOO_DEEP: lambda _: "the file is nested too deep; a case holds lists of flat items",
    JsonFault.MALFORMED: lambda refused: (
        f"the file must be one JSON object: {refused.message}:"
        f" line {refused.line} column {refused.column} (char {refused.position})"
    ),
    JsonFault.TOO_LARGE: lambda refused: f"the file must be one JSON object: {refused.message}",
    JsonFault.KEY_TWICE: lambda refused: (
        f"the key {shown(refused.name)} stands twice in one object; keep one of the two"
    ),
    JsonFault.NO_NUMBER: lambda refused: (
        f"{refused.name} is not a number of JSON; write decimals in quotes or leave the key out"
    ),
}


def object_of(path: str, value: object, known: Sequence[str] = ()) -> dict[str, Any]:
    """An object; null and absence are an empty one. Its keys are text, and known where they are given."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise FieldMisfit(path, "must be an object in braces")
    for key in value:
        if known and key not in known:
            raise FieldMisfit(inside(path, key), f"is not a known key here; use one of {', '.join(known)}")
    return value


def list_of(path: str, value: object) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise FieldMisfit(path, "must be a list in brackets")
    if path != "cases" and len(value) > MAX_ITEMS:
        raise FieldMisfit(path, f"holds more than {MAX_ITEMS:,} items")
    return value


def text_of(path: str, value: object, *, needed: bool = False) -> str:
    if value is None or value == "":
        if needed:
            raise FieldMisfit(path, "is needed")
        return ""
    try:
        written = text(path, value)
    except FactsError as error:
        raise FieldMisfit(error.field, str(error.sentence)) from None
    if len(written) > LONGEST_TEXT:
        raise FieldMisfit(path, f"is longer than {LONGEST_TEXT:,} characters; shorten it")
    return written


def texts_of(path: str, value: object, known: Sequence[str]) -> dict[str, str]:
    return {key: text_of(inside(path, key), item) for key, item in object_of(path, value, known).items()}


def id_of(path: str, value: object) -> str:
    written = text_of(path, value, needed=True)
    if ID.fullmatch(written) is None:
        raise FieldMisfit(path, "must be 1 to 40 letters, digits, dots, dashes and underscores")
    return written
