"""JSON, read with suspicion: its size and depth are known before any of it is parsed."""

import json
import math
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import IO, Any, NoReturn

from rest_framework.parsers import BaseParser

from casereview.api.http.errors import Problem
from casereview.workflow.refusals import Invalid

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_VALUES = 10_000  # the largest form has some hundreds; each unknown one costs a line of the answer
# Text is taken out before brackets are counted. Possessive, and content to end with the body where a quote
# stays open: otherwise each quote of an open text is tried in turn, which takes hours for a megabyte.
TEXTS = re.compile(rb'"(?:[^"\\]++|\\.)*+\\?(?:"|\Z)', re.DOTALL)
NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
OPENING = frozenset(b"[{")
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
    if too_deep(raw):
        _refuse(f"Nest {MAX_DEPTH} levels or fewer.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(f"Send UTF-8: byte {error.start} is none.")
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite, parse_int=_short
        )
    except json.JSONDecodeError as error:
        _refuse(f"Send JSON: {error.msg} (line {error.lineno}, column {error.colno}).")
    if not isinstance(value, dict):
        _refuse("Send a JSON object: {...}.")
    _only_text(value, "")
    return value


def too_deep(raw: bytes) -> bool:
    """Whether brackets nest deeper than allowed. Linear in the size, and without recursion."""
    depth = 0
    for byte in TEXTS.sub(b"", raw).translate(None, NOT_BRACKETS):
        depth += 1 if byte in OPENING else -1
        if depth > MAX_DEPTH:
            return True
    return False


def _refuse(sentence: str) -> NoReturn:
    raise Invalid({BODY: [sentence]})


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a field that stands twice one would win unseen; which one differs from reader to reader."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Invalid({_shown(name): ["This field stands twice; send it once."]})
        found[name] = value
    return found


def _no_constant(name: str) -> NoReturn:
    _refuse(f"{name} is no JSON; leave the field out where the value is not known.")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        _refuse("A number is too large.")
    return number


def _short(text: str) -> int:
    if len(text) > 20:  # noqa: PLR2004 - digits and sign of a 64-bit number
        _refuse("A number is too large.")
    return int(text)


def _only_text(value: object, path: str) -> int:
    """NUL and lone surrogates can be written in JSON, and neither stored nor sent on. Counts the values."""
    if isinstance(value, str):
        if not _is_text(value):
            raise Invalid({path: ["Remove the characters that are no text (NUL or a lone surrogate)."]})
        return 1
    if isinstance(value, dict):
        if not all(map(_is_text, value)):
            raise Invalid({path or BODY: ["A field's name holds characters that are no text."]})
        inside = ((f"{path}.{_shown(name)}".lstrip("."), inner) for name, inner in value.items())
    elif isinstance(value, list):
        inside = ((f"{path}[{number}]", inner) for number, inner in enumerate(value))
    else:
        return 1
    count = 1
    for place, inner in inside:
        count += _only_text(inner, place)
        if count > MAX_VALUES:
            _refuse(f"Send {MAX_VALUES} values or fewer.")
    return count


def _is_text(text: str) -> bool:
    if "\x00" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _shown(name: str) -> str:
    """A field's name as an error may repeat it: short, and always text."""
    return name[:150].encode("utf-8", "replace").decode("utf-8")
