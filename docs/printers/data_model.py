"""Prints docs/data-model.md from the models: `python -m docs.printers.data_model > docs/data-model.md`.

It needs the settings and no database. A test holds the committed page to this print.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from django.db.models import Field, Model

HEAD: Final = """# The data model

*Printed from the models by `make docs`; a test fails when it is stale.* What a person or a meeting decided is
stored; conditions (ready, overdue, quorate, eligible, concordant) are computed from facts and stored nowhere.
Each table has a history table of its own, kept by database triggers. Nothing clinical is edited in place: a
correction is a new row that supersedes the old one. [architecture.md](architecture.md) tells the rooms.
"""

_KINDS: Final = {
    "ForeignKey": "link",
    "OneToOne": "link, one to one",
    "Boolean": "yes or no",
    "Integer": "whole number",
    "PositiveInteger": "whole number",
    "PositiveSmallInteger": "whole number",
    "DateTime": "moment",
    "Array": "list",
}


def page() -> str:
    """The whole page. Django has to be set up."""
    from django.apps import apps  # noqa: PLC0415 - the settings are chosen by whoever prints

    lines = [HEAD]
    for label in ("casereview", "imaging"):
        rooms: dict[str, list[type[Model]]] = {}
        for model in apps.get_app_config(label).get_models():
            if not model.__name__.endswith("History"):
                rooms.setdefault(model.__module__, []).append(model)
        for module in sorted(rooms):
            lines.append(f"## `{module.replace('.', '/')}.py`\n")
            for model in rooms[module]:
                lines += _table(model)
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(model: type[Model]) -> Iterator[str]:
    yield f"### {model.__name__}\n"
    if words := _docstring(model):
        yield f"{words}\n"
    yield "| column | kind | may be empty | points to, or one of |"
    yield "|---|---|---|---|"
    for field in model._meta.fields:
        if field.name != "id":
            empty = "null" if field.null else "blank" if field.blank else ""
            yield f"| `{field.name}` | {_kind(field)} | {empty} | {_about(field)} |"
    yield ""
    for constraint in model._meta.constraints:
        yield f"- constraint `{constraint.name}`"
    if model._meta.constraints:
        yield ""


def _docstring(model: type[Model]) -> str:
    words = " ".join((model.__doc__ or "").split())
    return "" if words.startswith(f"{model.__name__}(") else words


def _kind(field: Field[object, object]) -> str:
    kind = field.get_internal_type().removesuffix("Field")
    if kind == "Char":
        return f"text, {field.max_length}"
    if kind == "Decimal":
        return f"decimal, {getattr(field, 'max_digits', '')}.{getattr(field, 'decimal_places', '')}"
    return _KINDS.get(kind, kind.lower())


def _about(field: Field[object, object]) -> str:
    if field.related_model is not None:
        return str(getattr(field.related_model, "__name__", ""))
    choices = [str(code) for code, _label in field.flatchoices]
    return ", ".join(f"`{code}`" for code in choices if code)


def main() -> int:
    """Print the page; the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casereview.settings")
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    sys.stdout.write(page())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
