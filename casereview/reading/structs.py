"""A strict reader from plain JSON values to the structs of `records`, which names the field it refuses.

The readers are built once per struct from its annotations. They follow the schema and not the input, so that
deep or foreign content is refused where it stands and never walked into. They do not know where they are: a
field gets its full name on the way out of a refusal, so that what fits costs no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from msgspec import Struct, structs

from casereview.reading import patterns, sentences
from casereview.reading.patterns import LENGTH_OF_DAY, LONGEST_NUMBER
from imaging.sentences import Sentence, Template, Value, Word

_DIGITS: Final = re.compile(patterns.DECIMAL)
Reader = Callable[[object], Any]


class FactsError(ValueError):
    """Facts that do not fit: the field, such as `labs[0].unit`, and a sentence that names the remedy.

    As text it is English; whoever shows it to a reader says the sentence in the reader's language.
    """

    def __init__(self, field: str, sentence: Sentence) -> None:
        super().__init__(field, sentence)
        self.field = field
        self.sentence = sentence

    def __str__(self) -> str:
        return f"{self.field}: {self.sentence}"

    def under(self, path: str) -> FactsError:
        """The same refusal with its field named from further out: `[0].unit` under `labs`."""
        dot = "." if path and self.field and not self.field.startswith("[") else ""
        return FactsError(f"{path}{dot}{self.field}", self.sentence)


class Words(Struct, frozen=True):
    """Marks a text field whose words belong to `imaging`, where they are no enumeration."""

    noun: str
    known: tuple[str, ...]


class Form(Struct, frozen=True):
    """Marks a text field that has a form of its own."""

    read: Callable[[str], Any]


def shown(value: object) -> str:
    """A value as it can stand in one line of a message."""
    text = repr(value) if isinstance(value, str) else type(value).__name__
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004


def named(words: Collection[str]) -> str:
    return ", ".join(words)


def inside(path: str, key: object) -> str:
    """The path of a key; a key that is no plain name is shown escaped, so that the path stays one line."""
    name = key if isinstance(key, str) and key.isascii() and key.isidentifier() else shown(key)
    return f"{path}.{name}" if path else str(name)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise FactsError("", sentences.NOT_TEXT(kind=_kind(value)))
    if "\x00" in value:
        raise FactsError("", sentences.NUL())
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise FactsError("", sentences.HALF_SURROGATE()) from None
    return value


def _number(value: object) -> Decimal:
    """A decimal from text such as "11.9"; JSON numbers are refused because they do not keep their digits."""
    if not isinstance(value, str):
        raise FactsError("", sentences.NOT_DECIMAL_TEXT(kind=_kind(value)))
    if len(value) > LONGEST_NUMBER:
        raise FactsError("", sentences.LONG_NUMBER(most=LONGEST_NUMBER))
    if _DIGITS.fullmatch(value) is None:
        raise FactsError("", sentences.NOT_DECIMAL(value=shown(value)))
    return Decimal(value)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise FactsError("", sentences.NOT_WHOLE(kind=_kind(value)))
    if value < 0:
        raise FactsError("", sentences.NEGATIVE())
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise FactsError("", sentences.NOT_YES_OR_NO(kind=_kind(value)))
    return value


def _day(value: object) -> date:
    written = _text(value)
    try:
        day = date.fromisoformat(written)
        if day.isoformat() == written:  # it reads other forms too, such as 20240801
            return day
    except ValueError:
        if re.fullmatch(patterns.DAY, written):
            raise FactsError("", sentences.NO_SUCH_DAY(value=written)) from None
    raise FactsError("", sentences.NOT_DATE(value=shown(written)))


def _moment(written: str) -> str:
    """A day, or a day and time with its zone; kept as written, because the day is the laboratory's own."""
    _day(written[:LENGTH_OF_DAY])
    if len(written) > LENGTH_OF_DAY:
        if re.fullmatch(patterns.TIME, written[LENGTH_OF_DAY:]) is None:
            raise FactsError("", sentences.NO_ZONE(value=shown(written)))
        try:
            datetime.fromisoformat(written)
        except ValueError:
            raise FactsError("", sentences.NO_SUCH_TIME(value=shown(written))) from None
    return written


def _signed(written: str) -> Decimal:
    """A decimal that may begin with a minus, as a T-score does."""
    number = _number(written.removeprefix("-"))
    return -number if written.startswith("-") else number


def _id(written: str) -> str:
    if not written.strip():
        raise FactsError("", sentences.EMPTY_ID())
    return written


ID: Final = Form(_id)
MOMENT: Final = Form(_moment)
SIGNED: Final = Form(_signed)

_PLAIN: Final[dict[Any, Reader]] = {str: _text, Decimal: _number, int: _whole, bool: _yes_or_no, date: _day}


def struct_reader(struct: type[Struct]) -> Callable[[str, object], Any]:
    """The reader of one struct. Null counts as absent; unknown keys and missing required ones are refused."""
    read = _struct(struct)

    def read_at(path: str, value: object) -> Any:
        try:
            return read(value)
        except FactsError as error:
            raise error.under(path or ("" if error.field else "facts")) from None

    return read_at


def text(path: str, value: object) -> str:
    """The text that stands at this path."""
    try:
        return _text(value)
    except FactsError as error:
        raise error.under(path) from None


def _reader(annotation: Any) -> Reader:
    """The reader of one annotation of a struct."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(annotation.__metadata__[0])
    if origin in (Union, UnionType):  # always `X | None`; null is dealt with by the struct's reader
        return _reader(next(part for part in parts if part is not type(None)))
    if origin in (dict, tuple):
        return _table(_reader(parts[1])) if origin is dict else _many(_reader(parts[0]))
    return _coded(annotation) if issubclass(annotation, Enum) else _struct(annotation)


@cache
def _struct(struct: type[Struct]) -> Reader:
    plan = {field.name: (field.required, _reader(field.type)) for field in structs.fields(struct)}
    known = plan.keys()

    def read(value: object) -> Struct:
        if type(value) is not dict and not isinstance(value, Mapping):  # the second question is slow
            raise FactsError("", sentences.NOT_OBJECT(kind=_kind(value)))
        if not value.keys() <= known:
            key = next(key for key in value if key not in known)
            raise FactsError(inside("", key), sentences.UNKNOWN_KEY(known=named(plan)))
        given = {}
        name = ""
        try:
            for name, (required, read_field) in plan.items():
                item = value.get(name)
                if item is not None:
                    given[name] = read_field(item)
                elif required:
                    raise FactsError("", sentences.REQUIRED())
        except FactsError as error:
            raise error.under(name) from None
        return struct(**given)

    return read


def _marked(mark: Form | Words) -> Reader:
    """The reader of a field that is marked."""
    if isinstance(mark, Form):
        form = mark.read
        return lambda value: form(_text(value))
    known = frozenset(mark.known)

    def read(value: object) -> str:
        if isinstance(value, str) and value in known:
            return value
        word = shown(_text(value))
        raise FactsError(
            "", sentences.UNKNOWN_WORD(value=word, noun=Word(mark.noun), known=named(mark.known))
        )

    return read


def _many(read_item: Reader) -> Reader:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise FactsError("", sentences.NOT_LIST(kind=_kind(value)))
        items: list[Any] = []
        try:
            for item in value:
                items.append(read_item(item))
        except FactsError as error:
            raise error.under(f"[{len(items)}]") from None
        return tuple(items)

    return read


def _table(read_item: Reader) -> Reader:
    def read(value: object) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise FactsError("", sentences.NOT_TABLE(kind=_kind(value)))
        items: dict[str, Any] = {}
        for key, item in value.items():
            name = _text(key)
            try:
                items[name] = read_item(item)
            except FactsError as error:
                raise error.under(inside("", key)) from None
        return items

    return read


def _coded(codes: type[Enum]) -> Reader:
    members = {str(member.value): member for member in codes}

    def read(value: object) -> Enum:
        if isinstance(value, str) and value in members:
            return members[value]
        code = shown(_text(value))
        raise FactsError("", sentences.UNKNOWN_CODE(value=code, known=named(members)))

    return read


_KINDS: Final[tuple[tuple[type, Template], ...]] = (
    (bool, sentences.TRUE_OR_FALSE),  # before int, of which it is a kind
    (int, sentences.BARE_NUMBER),
    (float, sentences.BARE_NUMBER),
    (str, sentences.TEXT),
    (Mapping, sentences.OBJECT),
    (list, sentences.LIST),
    (tuple, sentences.LIST),
    (type(None), sentences.NULL),
)


def _kind(value: object) -> Value:
    """What stands there, in words; the name of a type that no JSON gives."""
    template = next((name for kind, name in _KINDS if isinstance(value, kind)), None)
    return type(value).__name__ if template is None else template()
