"""Every signed decision, answered again from the facts kept with it, under today's version of its profile.

Earlier versions of a profile are not kept. Where the version has changed since a decision was signed, its
answer may rightly differ; under the same version, a difference means that the rules changed unnoticed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from casereview.models import Case, Recommendation
from casereview.rules.assess import assess, encode
from casereview.rules.facts.load import FactsError, load
from casereview.selectors.differences import Difference, differences

_VERSION = "profile.version"  # the path of it in an answer


@dataclass(frozen=True, slots=True)
class Replay:
    """One decision. ``changes`` is empty where today's answer is the one signed, but for another version.

    ``today`` is the version of the profile now. It is None where the facts no longer load; ``changes`` then
    holds the one field that is refused.
    """

    decision: int
    case: str
    profile: str
    signed: str  # the version of the profile then
    today: str | None
    changes: tuple[Difference, ...]


def replays() -> Iterator[Replay]:
    """In the order in which they were signed. No decision is changed by what is found."""
    rows = Recommendation.objects.select_related("case").order_by("signed_at", "pk")
    for row in rows.iterator(chunk_size=200):
        profile, _, signed = row.profile.partition("/")
        today, changes = _again(row, profile, signed)
        yield Replay(row.pk, Case(pk=row.case_id).number, profile, signed, today, changes)


def _again(row: Recommendation, profile: str, signed: str) -> tuple[str | None, tuple[Difference, ...]]:
    try:
        answer = assess(load({**row.facts, "profile": profile}))
    except FactsError as error:
        return None, (Difference(error.field, str(error.sentence)),)
    today = answer.profile.version
    found = differences(row.answer, json.loads(encode(answer)))
    return today, tuple(change for change in found if today == signed or change.path != _VERSION)
