"""Row history by database triggers: every insert, update and delete is kept, bulk writes included."""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db.models import Model

M = TypeVar("M", bound=type[Model])


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Keeps the history of a model's rows in a table of its own, ``<Model>History``."""

    def wrap(model: M) -> M:
        kept: M = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            exclude=exclude,
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="+"),
        )(model)
        return kept

    return wrap
