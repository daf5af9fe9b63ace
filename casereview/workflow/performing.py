"""One verb on its way through the engine: what its effect may look at."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from casereview.models import Case, User
from casereview.rules.lifecycle import Move
from casereview.selectors.picture import Picture


@dataclass(frozen=True, slots=True)
class Performing:
    """One verb on its way: what an effect may look at."""

    case: Case
    move: Move
    actor: User
    data: Mapping[str, Any]
    reason: str
    picture: Picture
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        return timezone.localdate(self.now)


Effect = Callable[[Performing], dict[str, Any]]
