"""Which calcium answers the question that a milestone after surgery asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

SIX_WEEKS: Final = "six_weeks"
_EARLY: Final = timedelta(weeks=2)  # a six-week calcium is taken around the day, not on it


def answers(milestone: str, due_on: date, taken_on: date) -> bool:
    """Whether a calcium of that day answers the milestone. One of six months is not asked early: the line
    between persistent and recurrent disease lies there.
    """
    return taken_on >= (due_on - _EARLY if milestone == SIX_WEEKS else due_on)
