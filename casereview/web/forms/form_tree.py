"""What a person typed, and the plain data that the engine is asked with.

Between a posted form and the engine stands one tree: leaves are the strings as they were typed, lists are
the rows of a field of kind ROWS. It goes back onto the page unchanged when the engine refuses, so that
nothing typed is lost.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import InputField
from casereview.reading.numbers import trimmed, whole_number
from casereview.reading.patterns import DIGITS_OF_ROW, MOST_ROWS

Tree = dict[str, Any]  # name -> list of strings, or list of trees
Faults = dict[str, list[str]]

MANY = frozenset({"codes", "grid"})  # controls that send several values
NOT_TYPED = frozenset({"", "file"})  # what no page asks for, and what does not come as text
KNOWN = "-known"  # beside nullable codes: unknown, none or some
TIME = "-time"  # beside the day of a moment


def parse(fields: Sequence[InputField], post: QueryDict, prefix: str = "") -> Tree:
    """The tree of a posted form, blank rows included."""
    tree: Tree = {}
    for field in fields:
        name = f"{prefix}{field.name}"
        if field.kind is kinds.ROWS:
            count = _count(post.get(f"{name}-count", ""))
            tree[field.name] = [parse(field.rows, post, f"{name}-{number}-") for number in range(count)]
            continue
        tree[field.name] = post.getlist(name)
        for beside in (KNOWN, TIME):
            if f"{name}{beside}" in post:
                tree[f"{field.name}{beside}"] = post.getlist(f"{name}{beside}")
    return tree


def _count(text: str) -> int:
    return min(whole_number(text, DIGITS_OF_ROW) or 0, MOST_ROWS)


def with_row(tree: Tree, rows: str) -> Tree:
    """The same with one more blank row in the list named ``rows``, as "read-0-findings"."""
    name, _dash, rest = rows.partition("-")
    items = tree.get(name)
    if not isinstance(items, list) or any(not isinstance(item, dict) for item in items):
        return tree
    if not rest:
        return {**tree, name: [*items, {}][:MOST_ROWS]}
    number, _dash, inner = rest.partition("-")
    return {
        **tree,
        name: [with_row(item, inner) if str(place) == number else item for place, item in enumerate(items)],
    }


def without_blank_rows(fields: Sequence[InputField], tree: Tree) -> Tree:
    """Rows that nobody filled in are not meant; the others keep their order."""
    kept = dict(tree)
    for field in fields:
        if field.kind is kinds.ROWS:
            rows = [without_blank_rows(field.rows, row) for row in tree.get(field.name, [])]
            meant = [number for number, row in enumerate(rows, 1) if not is_blank(field.rows, row)]
            kept[field.name] = [_renumbered(field.rows, rows[number - 1], meant) for number in meant]
    return kept


def _renumbered(fields: Sequence[InputField], row: Tree, meant: Sequence[int]) -> Tree:
    """An item is named by its row as it stood on the page: it is found again among the rows that stay."""
    kept = dict(row)
    for field in fields:
        named = row.get(field.name) or [""]
        if field.kind is kinds.ROW_NUMBER and named[0].strip().isdecimal():
            number = int(named[0])
            kept[field.name] = [str(meant.index(number) + 1 if number in meant else len(meant) + 1)]
    return kept


def is_blank(fields: Sequence[InputField], tree: Tree) -> bool:
    for field in fields:
        value = tree.get(field.name) or []
        if field.kind is kinds.ROWS:
            if not all(is_blank(field.rows, row) for row in value):
                return False
        elif any(text.strip() not in ("", field.default) for text in value):
            return False
        if any(text.strip() for text in tree.get(f"{field.name}{TIME}", [])):
            return False
        if any(text in ("some", "none") for text in tree.get(f"{field.name}{KNOWN}", [])):
            return False
    return True


def plain(fields: Sequence[InputField], tree: Tree, path: str = "") -> tuple[dict[str, Any], Faults]:
    """The data for the engine, and what contradicts itself in the form alone."""
    data: dict[str, Any] = {}
    faults: Faults = {}
    for field in fields:
        if field.kind.control.shape in NOT_TYPED:
            continue
        here = f"{path}{field.name}"
        value = tree.get(field.name, [])
        if field.kind is kinds.ROWS:
            data[field.name] = []
            for number, row in enumerate(value):
                inner, wrong = plain(field.rows, row, f"{here}[{number}].")
                data[field.name].append(inner)
                faults |= wrong
        elif field.nullable:
            data[field.name], wrong_here = _nullable(value, _first(tree, f"{field.name}{KNOWN}"))
            if wrong_here:
                faults[here] = [wrong_here]
        elif field.kind.control.shape in MANY:
            data[field.name] = value
        else:
            data[field.name] = _leaf(field, _first(tree, field.name), _first(tree, f"{field.name}{TIME}"))
    return data, faults


def _first(tree: Tree, name: str) -> str:
    found = tree.get(name) or [""]
    return str(found[0])


def _leaf(field: InputField, text: str, time: str) -> Any:
    """What a control means by the text that it sent."""
    shape = field.kind.control.shape
    if shape == "text":
        return text.replace("\r\n", "\n")  # browsers send CRLF
    text = text.strip()
    if shape == "tick":
        return bool(text)
    if shape == "tristate":
        return {"yes": True, "no": False, "": None, "unknown": None}.get(text, text)
    if shape == "moment" and time.strip():
        return _moment(text, time.strip())
    return text


def _moment(day: str, time: str) -> str:
    """A day and a time of the server's zone; what is neither goes on as typed, and is refused by name."""
    try:
        at = dt.datetime.combine(dt.date.fromisoformat(day), dt.time.fromisoformat(time))
        return timezone.make_aware(at).isoformat()
    except (ValueError, OverflowError):
        return f"{day}T{time}"


def _nullable(codes: list[str], known: str) -> tuple[list[str] | None, str]:
    if known == "some" and not codes:
        return None, _("Tick at least one, or say that there are none.")
    if known in ("none", "unknown") and codes:
        return None, _("Some are ticked, but the answer says otherwise: keep one of the two.")
    if known == "none":
        return [], ""
    return codes or None, ""


def typed(fields: Sequence[InputField], data: Mapping[str, Any]) -> Tree:
    """The tree that would have been typed to mean ``data``: what a form is prefilled with."""
    tree: Tree = {}
    for field in fields:
        if field.name not in data:
            continue
        value = data[field.name]
        if field.kind is kinds.ROWS:
            tree[field.name] = [typed(field.rows, row) for row in value]
        elif field.kind.control.shape in MANY:
            tree[field.name] = list(value or [])
            if field.nullable:
                tree[f"{field.name}{KNOWN}"] = ["unknown" if value is None else "some" if value else "none"]
        elif isinstance(value, dt.datetime):
            local = timezone.localtime(value)
            tree[field.name] = [local.date().isoformat()]
            tree[f"{field.name}{TIME}"] = [local.time().isoformat(timespec="minutes")]
        else:
            tree[field.name] = [_text(field, value)]
    return tree


def _text(field: InputField, value: Any) -> str:
    if field.kind is kinds.BOOL:
        return "yes" if value else ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return trimmed(value) if isinstance(value, Decimal) else str(value)
