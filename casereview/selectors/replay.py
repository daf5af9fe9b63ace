"""Every signed decision, answered again from the facts and under the profile that were kept with it."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from casereview.models import Case, Recommendation
from casereview.rules.assess import assess, encode
from casereview.rules.differences import differences
from casereview.rules.facts import FactsError, load


@dataclass(frozen=True, slots=True)
class Replay:
    """One decision; ``changes`` is empty where today's rules answer as they did when it was signed."""

    decision: int
    case: str
    signed_at: dt.datetime
    profile: str
    changes: tuple[str, ...]


def replays() -> Iterator[Replay]:
    """In the order in which they were signed. No decision is changed by what is found."""
    rows = Recommendation.objects.select_related("case").order_by("signed_at", "pk")
    for row in rows.iterator(chunk_size=200):
        yield Replay(row.pk, Case(pk=row.case_id).number, row.signed_at, row.profile, _changes(row))


def _changes(row: Recommendation) -> tuple[str, ...]:
    profile = row.profile.partition("/")[0]
    try:
        now = json.loads(encode(assess(load({**row.facts, "profile": profile}))))
    except FactsError as error:
        return (f"its facts are refused now: {error}",)
    return tuple(differences(row.answer, now))
