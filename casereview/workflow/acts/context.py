"""One act on its way: what a writer gets, and what it gives back to the engine."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from casereview.lifecycle.fields.field import InputField
from casereview.models import Case, User
from casereview.policy import CaseRoles

DataT = TypeVar("DataT", bound=Mapping[str, Any])


@dataclass(frozen=True, slots=True)
class ActContext(Generic[DataT]):
    """``data`` is what was sent, cleaned; its type stands beside the fields that the act asks for."""

    case: Case
    actor: User
    standing: CaseRoles
    data: DataT
    now: dt.datetime

    def entered(self) -> dict[str, Any]:
        return {"case": self.case, "recorded_by_name": self.actor.name}


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """The row that was made; ``changes`` are the case's own columns that follow from it."""

    kind: str
    pk: int
    detail: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)
    corrects: bool = False


def values_of(fields: Iterable[InputField], data: Mapping[str, Any], *but: str) -> dict[str, Any]:
    """What was sent for these fields, less some: the columns that are stored as they came."""
    return {field.name: data[field.name] for field in fields if field.name not in but}


Writer = Callable[[ActContext[Any]], WrittenRow]
