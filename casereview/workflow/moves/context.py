"""One verb on its way through the engine: what its effect may look at."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from casereview.lifecycle.moves import Move
from casereview.models import Case, User
from casereview.selectors.assessed_case import AssessedCase


@dataclass(frozen=True, slots=True)
class MoveContext:
    """One verb on its way: what an effect may look at."""

    case: Case
    move: Move
    actor: User
    data: Mapping[str, Any]
    reason: str
    picture: AssessedCase
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        return timezone.localdate(self.now)


Effect = Callable[[MoveContext], dict[str, Any]]
