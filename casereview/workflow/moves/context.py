"""One verb on its way through the engine: what its effect may look at."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils import timezone

from casereview.lifecycle.moves import Move
from casereview.models import Case, User
from casereview.selectors.assessed_case import AssessedCase

DataT = TypeVar("DataT", bound=Mapping[str, Any])


@dataclass(frozen=True, slots=True)
class MoveContext(Generic[DataT]):
    """``data`` is what was sent, cleaned; its type stands beside the fields that the move asks for."""

    case: Case
    move: Move
    actor: User
    data: DataT
    reason: str
    judge: Callable[[], AssessedCase]
    now: dt.datetime
    override: str = ""  # the coded reason for which needs were set aside

    @property
    def assessed(self) -> AssessedCase:
        """The case as the rules see it. Raises Invalid where they refuse its facts."""
        return self.judge()

    @property
    def today(self) -> dt.date:
        return timezone.localdate(self.now)


Effect = Callable[[MoveContext[Any]], dict[str, Any]]
