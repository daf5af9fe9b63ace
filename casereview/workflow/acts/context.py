"""One act on its way: what a writer gets, and what it gives back to the engine."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile

from casereview.models import Case, User
from casereview.policy import CaseRoles


@dataclass(frozen=True, slots=True)
class Upload:
    """The checked bytes of a document."""

    content: "ContentFile[bytes]"
    sha256: str
    size: int
    content_type: str


@dataclass(frozen=True, slots=True)
class ActContext:
    case: Case
    actor: User
    standing: CaseRoles
    data: Mapping[str, Any]
    now: dt.datetime
    upload: Upload | None = None

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


Writer = Callable[[ActContext], WrittenRow]
