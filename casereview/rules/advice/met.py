"""A pitfall that a case has met, as its rule answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from casereview.rules.advice.targets import PitfallQuestion
from casereview.rules.concordance.study import CountedStudy
from imaging.sentences import Sentence, Value, listed


class MetPitfall(NamedTuple):
    """The sentence and the facts that it rests on. `stops` is false where a kind that can stop does not."""

    sentence: Sentence
    facts: tuple[str, ...]
    stops: bool = True


Rule = Callable[[PitfallQuestion], MetPitfall | None]


def ids(studies: Iterable[CountedStudy]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(study.id for study in studies))


def names(studies: Iterable[CountedStudy]) -> Value:
    """As in "4D-CT of 2024-09-20 and PET of 2024-09-21"."""
    return listed(dict.fromkeys(study.named for study in studies))
