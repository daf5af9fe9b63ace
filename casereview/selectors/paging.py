"""Keyset paging by row values: page 5,000 costs what page 1 costs, and no row is lost to a null key."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan


class BadCursor(ValueError):
    """A cursor that we did not give out."""


@dataclass(frozen=True, slots=True)
class Page:
    """``next`` continues the list; None on its last page."""

    rows: list[dict[str, Any]]
    next: str | None


class _Row(Func):
    """A row value, (a, b): PostgreSQL compares it in one index condition."""

    template = "(%(expressions)s)"
    output_field = BooleanField()  # never read; comparisons of rows have no type of their own in the ORM


def page(
    rows: QuerySet[Any],
    *,
    keys: Sequence[str],
    after: str,
    limit: int,
    values: Sequence[str] = (),
    newest_first: bool = False,
) -> Page:
    """One page of ``rows`` ordered by ``keys``, all never null, the last of them unique.

    Raises BadCursor when ``after`` is not a cursor of this list.
    """
    ordered = rows.order_by(*(f"-{key}" if newest_first else key for key in keys))
    if after:
        place = _Row(*(Value(part) for part in _parts(after, rows, keys)))
        here = _Row(*(F(key) for key in keys))
        ordered = ordered.filter(LessThan(here, place) if newest_first else GreaterThan(here, place))
    found = list(ordered.values(*dict.fromkeys([*keys, *values]))[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    return Page(found, _cursor(found[-1], keys) if more else None)


def _cursor(row: dict[str, Any], keys: Sequence[str]) -> str:
    return "~".join(
        value.isoformat() if isinstance(value, dt.date) else str(value)
        for value in (row[key] for key in keys)
    )


def _parts(after: str, rows: QuerySet[Any], keys: Sequence[str]) -> list[Any]:
    texts = after.split("~")
    if len(texts) != len(keys) or "\x00" in after:
        raise BadCursor("This is no cursor of this list: start without one.")
    try:
        return [_typed(rows.model._meta.get_field(key), part) for key, part in zip(keys, texts, strict=True)]
    except (ValueError, OverflowError):
        raise BadCursor("This is no cursor of this list: start without one.") from None


def _typed(field: Any, text: str) -> Any:
    kind = field.get_internal_type()
    if kind == "DateField":
        return dt.date.fromisoformat(text)
    if kind == "DateTimeField":
        moment = dt.datetime.fromisoformat(text)
        if moment.tzinfo is None or not dt.MINYEAR < moment.year < dt.MAXYEAR:
            raise ValueError
        return moment
    number = int(text) if text.isascii() and len(text) < 19 else -1  # noqa: PLR2004 - digits of a bigint
    if number < 0:
        raise ValueError
    return number
