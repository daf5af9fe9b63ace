"""What a form or a row holds as the facts write it: the fields that a record of the facts knows, by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from casereview.lifecycle.fields.field import InputField
from casereview.reading.numbers import trimmed


def as_fact(
    record: type[Struct],
    fields: Iterable[InputField],
    values: Mapping[str, Any],
    decimal: Callable[[Decimal], str] = trimmed,
) -> dict[str, Any]:
    """The given values that ``record`` has a field for, JSON-ready; what is not known is left out."""
    names = [field.name for field in fields if field.name in record.__struct_fields__]
    return {name: _written(values[name], decimal) for name in names if values[name] not in (None, "")}


def _written(value: Any, decimal: Callable[[Decimal], str]) -> Any:
    if isinstance(value, Decimal):
        return decimal(value)
    return value.isoformat() if isinstance(value, dt.date) else value
