"""JSON, read strictly: no key twice, no number that is none, and no deeper or larger than it may be.

One reader for requests, facts and case files. What it refuses it names by a code and values; each of them
says it in words of its own.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from enum import StrEnum
from typing import Any, Final, NoReturn

from msgspec import Struct

# Text is taken out before brackets are counted. Possessive, and content to end with the body where a quote
# stays open: otherwise each quote of an open text is tried in turn, which takes hours for a megabyte.
_TEXTS: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+\\?(?:"|\Z)', re.DOTALL)
_NOT_BRACKETS: Final = bytes(set(range(256)) - set(b"[]{}"))
_OPENING: Final = frozenset(b"[{")
LONGEST_NAME: Final = 150


class JsonFault(StrEnum):
    NOT_UTF8 = "not_utf8"
    MALFORMED = "malformed"
    TOO_DEEP = "too_deep"
    KEY_TWICE = "key_twice"
    NO_NUMBER = "no_number"  # NaN or Infinity
    TOO_LARGE = "too_large"  # a number beyond what is read
    TOO_MANY = "too_many"  # values
    NO_TEXT = "no_text"  # a value with NUL or half of a surrogate pair
    NO_TEXT_IN_NAME = "no_text_in_name"


class JsonRefused(Exception):  # noqa: N818 - a refusal is an answer, not a fault of ours
    """What is no JSON that is read here.

    ``name`` is the key that stands twice, the word that is no number, or the path of what is no text;
    ``message`` the parser's own words; ``line``, ``column`` and ``position`` (of a byte or a character) the
    place.
    """

    def __init__(
        self,
        fault: JsonFault,
        name: str = "",
        *,
        message: str = "",
        line: int = 0,
        column: int = 0,
        position: int = 0,
    ) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.name = name
        self.message = message
        self.line = line
        self.column = column
        self.position = position


class JsonLimits(Struct, frozen=True):
    """What one reader asks beyond strictness; None and False: nothing.

    ``digits`` counts those of a whole number, its sign included.
    """

    depth: int | None = None
    digits: int | None = None
    finite: bool = False  # whether 1e400 is refused, which would be read as infinity
    byte_order_mark: bool = True  # whether one is passed over, as editors write it before a file


def read_json(raw: bytes | str, limits: JsonLimits) -> Any:
    """The plain values of the JSON. Raises JsonRefused."""
    if limits.depth is not None and isinstance(raw, bytes) and too_deep(raw, limits.depth):
        raise JsonRefused(JsonFault.TOO_DEEP)
    return _parsed(_decoded(raw, limits), limits)


def _decoded(raw: bytes | str, limits: JsonLimits) -> str:
    if isinstance(raw, str):
        return raw
    try:
        return raw.decode("utf-8-sig" if limits.byte_order_mark else "utf-8")
    except UnicodeDecodeError as error:
        raise JsonRefused(JsonFault.NOT_UTF8, position=error.start) from None


def _parsed(text: str, limits: JsonLimits) -> Any:
    most = limits.digits

    def short(written: str) -> int:
        if most is not None and len(written) > most:
            raise JsonRefused(JsonFault.TOO_LARGE)
        return int(written)

    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_finite if limits.finite else None,
            parse_int=None if most is None else short,
        )
    except RecursionError:
        raise JsonRefused(JsonFault.TOO_DEEP) from None
    except json.JSONDecodeError as error:
        raise JsonRefused(
            JsonFault.MALFORMED, message=error.msg, line=error.lineno, column=error.colno, position=error.pos
        ) from None
    except ValueError as error:  # the interpreter's own limit of digits
        raise JsonRefused(JsonFault.TOO_LARGE, message=str(error)) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a key that stands twice one would win unseen; which one differs from reader to reader."""
    tree = dict(pairs)
    if len(tree) != len(pairs):
        times = Counter(name for name, _ in pairs)
        raise JsonRefused(JsonFault.KEY_TWICE, next(name for name in times if times[name] > 1))
    return tree


def _no_number(word: str) -> NoReturn:
    raise JsonRefused(JsonFault.NO_NUMBER, word)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise JsonRefused(JsonFault.TOO_LARGE)
    return number


def too_deep(raw: bytes, most: int) -> bool:
    """Whether brackets nest deeper than allowed. Linear in the size, and without recursion."""
    depth = 0
    for byte in _TEXTS.sub(b"", raw).translate(None, _NOT_BRACKETS):
        depth += 1 if byte in _OPENING else -1
        if depth > most:
            return True
    return False


def deeper_than(value: object, most: int) -> bool:
    """Whether more lists and objects than ``most`` stand inside one another, found without recursion."""
    depth, level = 0, [value]
    while level and depth <= most:
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                below += item.values()
            elif isinstance(item, list):
                below += item
        depth, level = depth + 1, [item for item in below if isinstance(item, dict | list)]
    return depth > most


def check_values(value: object, most: int, path: str = "") -> int:
    """Counts the values, and looks at each text. Raises JsonRefused for more than ``most``, and for no text.

    What is given is no deeper than a reader's ``depth``.
    """
    if isinstance(value, str):
        if not is_text(value):
            raise JsonRefused(JsonFault.NO_TEXT, path)
        return 1
    if isinstance(value, dict):
        if not all(map(is_text, value)):
            raise JsonRefused(JsonFault.NO_TEXT_IN_NAME, path)
        inside = ((f"{path}.{shown_name(name)}".lstrip("."), inner) for name, inner in value.items())
    elif isinstance(value, list):
        inside = ((f"{path}[{number}]", inner) for number, inner in enumerate(value))
    else:
        return 1
    count = 1
    for place, inner in inside:
        count += check_values(inner, most, place)
        if count > most:
            raise JsonRefused(JsonFault.TOO_MANY)
    return count


def is_text(text: str) -> bool:
    """NUL and half of a surrogate pair can be written in JSON, and neither stored nor sent on."""
    if "\x00" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def shown_name(name: str) -> str:
    """A key as a refusal may repeat it: short, and always text."""
    return name[:LONGEST_NAME].encode("utf-8", "replace").decode("utf-8")
