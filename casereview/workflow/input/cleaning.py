"""Checks what was sent against what is asked for. Bad input names the field and the remedy."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from casereview.lifecycle.fields.field import FieldKind, InputField
from casereview.models import Case, Center, LabResult, Operation, User, VenousSampling
from casereview.workflow.refusals import Invalid
from imaging.anatomy.labels import SITE_LABELS, VEIN_LABELS
from imaging.models import Read, Study

MAX_TEXT = 20_000
MAX_LINE = 150
MAX_ROWS = 100
MAX_DIGITS = 4
DECIMAL = re.compile(r"\d{1,12}(\.\d{1,6})?\Z", re.ASCII)
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s]+\Z")
EARLIEST = dt.date(1900, 1, 1)  # nobody alive was operated before; a year such as 0202 is a slip
Faults = dict[str, list[str]]


class Fault(ValueError):
    """One value that does not fit: the sentence is the remedy."""


class RowFaults(Exception):
    """Faults inside the items of a list, by path."""

    def __init__(self, faults: Faults) -> None:
        super().__init__()
        self.faults = faults


def clean(fields: Sequence[InputField], data: Mapping[str, Any], case: Case | None) -> dict[str, Any]:
    """The values of ``data`` in their own types, or ``Invalid`` with every fault at once.

    What is not sent is ``None``, ``""`` or an empty list by its kind; a field that is not asked is refused.
    """
    cleaned, faults = _clean(fields, data, case, "")
    if faults:
        raise Invalid(faults)
    return cleaned


def _clean(
    fields: Sequence[InputField], data: Mapping[str, Any], case: Case | None, path: str
) -> tuple[dict[str, Any], Faults]:
    known = {field.name for field in fields}
    faults: Faults = {path + _shown(name): ["There is no such field."] for name in data if name not in known}
    cleaned: dict[str, Any] = {}
    for field in fields:
        try:
            cleaned[field.name] = _value(field, data.get(field.name), case)
        except Fault as fault:
            faults[path + field.name] = [str(fault)]
        except RowFaults as inner:
            faults |= {f"{path}{field.name}{key}": says for key, says in inner.faults.items()}
    return cleaned, faults


def _shown(name: object) -> str:
    """A field's name as it was sent, made fit to be shown: it may hold what is no text."""
    return str(name).encode("unicode_escape").decode("ascii")[:MAX_LINE]


def _value(field: InputField, value: object, case: Case | None) -> Any:
    if value is None or value == "" or (value == [] and not field.nullable):
        if field.required:
            raise Fault("This is needed.")
        return field.default or _empty(field)
    if field.kind is FieldKind.ROWS:
        return _rows(field, value, case)
    return READERS[field.kind](field, value, case)


def _empty(field: InputField) -> Any:
    if field.nullable:
        return None
    if field.kind in (FieldKind.TEXT, FieldKind.LINE, FieldKind.EMAIL, FieldKind.CHOICE):
        return ""
    if field.kind in (FieldKind.CODES, FieldKind.SITES, FieldKind.VEINS, FieldKind.ROWS):
        return []
    return False if field.kind is FieldKind.BOOL else None


def _rows(field: InputField, value: object, case: Case | None) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise Fault("Send a list.")
    if len(value) > MAX_ROWS:
        raise Fault(f"Send {MAX_ROWS} items or fewer.")
    items, faults = [], {}
    for number, item in enumerate(value):
        if not isinstance(item, Mapping):
            faults[f"[{number}]"] = ["Send an object."]
            continue
        cleaned, inner = _clean(field.rows, item, case, "")
        items.append(cleaned)
        faults |= {f"[{number}].{key}": says for key, says in inner.items()}
    if faults:
        raise RowFaults(faults)
    return items


def text(value: object, limit: int = MAX_TEXT) -> str:
    """``value`` as text that the database can hold, without blanks around it."""
    if not isinstance(value, str):
        raise Fault("Give this as text.")
    if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise Fault("Remove the characters that are no text (NUL or a lone surrogate).")
    if len(value) > limit:
        raise Fault(f"Shorten to {limit} characters or fewer.")
    return value.strip()


def _text(limit: int) -> Callable[[InputField, object, Case | None], str]:
    def read(field: InputField, value: object, _: Case | None) -> str:
        found = text(value, limit)
        if field.required and not found:
            raise Fault("This is needed.")
        return found

    return read


def _email(field: InputField, value: object, _: Case | None) -> str:
    found = text(value, MAX_LINE)
    if not EMAIL.match(found):
        raise Fault("Give an e-mail address.")
    return found.lower()


def _bool(field: InputField, value: object, _: Case | None) -> bool:
    if not isinstance(value, bool):
        raise Fault("Send true or false.")
    if field.required and not value:
        raise Fault("This must be confirmed.")
    return value


def _tristate(field: InputField, value: object, _: Case | None) -> bool:
    if not isinstance(value, bool):
        raise Fault("Send true, false, or null for unknown.")
    return value


def _decimal(field: InputField, value: object, _: Case | None) -> Decimal:
    """Decimals come as text, so that what was typed is what is kept; JSON numbers lose digits."""
    if isinstance(value, Decimal):
        value = f"{value:f}"
    if not isinstance(value, str) or not DECIMAL.match(value):
        raise Fault('Give a number such as "11.9" (as text): up to 12 digits and 6 decimals, not negative.')
    return Decimal(value)


def _whole(field: InputField, value: object, _: Case | None) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= MAX_DIGITS:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**MAX_DIGITS:
        raise Fault("Give a whole number that is not negative.")
    return value


def _day(field: InputField, value: object, _: Case | None) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date | str):
        raise Fault("Give a date as YYYY-MM-DD.")
    try:
        day = value if isinstance(value, dt.date) else dt.date.fromisoformat(text(value, MAX_LINE))
    except ValueError:
        raise Fault("Give a date as YYYY-MM-DD.") from None
    if day < EARLIEST:
        raise Fault("This day lies before 1900.")
    return day


def _moment(field: InputField, value: object, case: Case | None) -> dt.date | dt.datetime:
    if isinstance(value, str) and len(value) > 10:  # noqa: PLR2004 - longer than a day alone
        try:
            moment = parse_datetime(text(value, MAX_LINE))
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise Fault("Give a day (YYYY-MM-DD), or a time with its zone such as 2024-08-01T09:30:00+02:00.")
        value = moment
    if isinstance(value, dt.datetime):
        if value.tzinfo is None:
            raise Fault("Give the time with its zone.")
        _day(field, value.date(), case)
        return value
    return _day(field, value, case)


def _choice(field: InputField, value: object, _: Case | None) -> str:
    codes = [code for code, _label in field.choices]
    if value not in codes:
        shown = (
            ", ".join(codes)
            if len(codes) <= MAX_LINE // 10
            else f"the {len(codes)} codes of {field.label.lower()}"
        )
        raise Fault(f"Choose one of: {shown}.")
    return str(value)


def _codes(known: Mapping[str, str] | None) -> Callable[[InputField, object, Case | None], list[str]]:
    def read(field: InputField, value: object, _: Case | None) -> list[str]:
        codes = known if known is not None else dict(field.choices)
        if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
            raise Fault("Send a list of codes.")
        unknown = [code for code in value if code not in codes]
        if unknown:
            raise Fault(f"Not known: {', '.join(text(code, MAX_LINE) for code in unknown[:5])}.")
        return list(dict.fromkeys(value))

    return read


def _row(
    rows: Callable[[Case], QuerySet[Any]], what: str
) -> Callable[[InputField, object, Case | None], int]:
    def read(field: InputField, value: object, case: Case | None) -> int:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:  # noqa: PLR2004
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise Fault(f"Send the number of a {what}.")
        if case is None or not (0 < value < 2**63 and rows(case).filter(pk=value).exists()):
            raise Fault(f"There is no such {what}.")
        return value

    return read


READERS: dict[FieldKind, Callable[[InputField, object, Case | None], Any]] = {
    FieldKind.TEXT: _text(MAX_TEXT),
    FieldKind.LINE: _text(MAX_LINE),
    FieldKind.EMAIL: _email,
    FieldKind.BOOL: _bool,
    FieldKind.TRISTATE: _tristate,
    FieldKind.DECIMAL: _decimal,
    FieldKind.WHOLE: _whole,
    FieldKind.DATE: _day,
    FieldKind.MOMENT: _moment,
    FieldKind.CHOICE: _choice,
    FieldKind.CODES: _codes(None),
    FieldKind.SITES: _codes(SITE_LABELS),
    FieldKind.VEINS: _codes(VEIN_LABELS),
    FieldKind.CENTER: _row(lambda case: Center.objects.filter(is_active=True), "center"),
    FieldKind.PERSON: _row(
        lambda case: User.objects.filter(is_active=True, memberships__site=case.site_id).distinct(),
        "person here",
    ),
    FieldKind.OPERATION: _row(
        lambda case: Operation.objects.filter(case=case, superseded_by=None), "operation of this case"
    ),
    FieldKind.STUDY: _row(lambda case: Study.objects.filter(case_study__case=case), "study of this case"),
    FieldKind.LAB: _row(
        lambda case: LabResult.objects.filter(case=case, superseded_by=None), "result of this case"
    ),
    FieldKind.SAMPLING: _row(
        lambda case: VenousSampling.objects.filter(case=case, superseded_by=None), "sampling of this case"
    ),
    FieldKind.READ: _row(
        lambda case: Read.objects.filter(study__case_study__case=case, superseded_by=None),
        "read of this case",
    ),
}
