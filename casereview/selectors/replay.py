"""Every signed decision, answered again from the facts kept with it, under today's rules and profile.

Earlier versions of rules and profiles are not kept. Where one of the two has changed since a decision was
signed, its answer may rightly differ; under the same versions, a difference means that the rules changed
unnoticed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from casereview.models import Recommendation
from casereview.models.case import case_number
from casereview.rules.assess import assess, encode
from casereview.rules.codes.version import RULES_VERSION
from casereview.rules.facts.load import FactsError, load
from casereview.selectors.differences import Difference, differences

_VERSION = "profile.version"  # the path of it in an answer


class Versions(NamedTuple):
    profile: str
    rules: int


@dataclass(frozen=True, slots=True)
class Replay:
    """One decision. ``changes`` is empty where today's answer is the one signed, but for another version.

    ``signed`` are the versions of then and ``today`` those of now. ``today`` is None where the facts no
    longer load; ``changes`` then holds the one field that is refused.
    """

    decision: int
    case: str
    profile: str
    signed: Versions
    today: Versions | None
    changes: tuple[Difference, ...]


def replays() -> Iterator[Replay]:
    """In the order in which they were signed. No decision is changed by what is found."""
    rows = Recommendation.objects.select_related("case").order_by("signed_at", "pk")
    for row in rows.iterator(chunk_size=200):
        profile, _, version = row.profile.partition("/")
        signed = Versions(version, row.rules_version)
        today, changes = _again(row, profile, signed)
        yield Replay(row.pk, case_number(row.case_id), profile, signed, today, changes)


def _again(
    row: Recommendation, profile: str, signed: Versions
) -> tuple[Versions | None, tuple[Difference, ...]]:
    try:
        answer = assess(load({**row.facts, "profile": profile}))
    except FactsError as error:
        return None, (Difference(error.field, str(error.sentence)),)
    today = Versions(answer.profile.version, RULES_VERSION)
    found = differences(row.answer, json.loads(encode(answer)))
    kept = today.profile == signed.profile
    return today, tuple(change for change in found if kept or change.path != _VERSION)
