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
from casereview.rules.profiles.model import ProfileError, load_profile
from casereview.selectors.differences import Difference, differences

_VERSION = "profile.version"  # the path of it in an answer


class Versions(NamedTuple):
    profile: str
    rules: int


@dataclass(frozen=True, slots=True)
class Replay:
    """One decision. ``changes`` is empty where today's answer is the one signed, but for another version.

    ``signed`` are the versions of then and ``today`` those of now; its profile is empty where there is none
    of that name any more. Where the facts would be ``refused`` today, ``changes`` holds the one field.
    """

    decision: int
    case: str
    profile: str
    signed: Versions
    today: Versions
    refused: bool
    changes: tuple[Difference, ...]


def signed_under_todays_rules(row: Recommendation) -> bool:
    """Whether neither the rules nor the profile have another version than when a decision was signed."""
    profile, _, version = row.profile.partition("/")
    return row.rules_version == RULES_VERSION and _version_of(profile) == version


def replays() -> Iterator[Replay]:
    """In the order in which they were signed. No decision is changed by what is found."""
    rows = Recommendation.objects.select_related("case").order_by("signed_at", "pk")
    for row in rows.iterator(chunk_size=200):
        profile, _, version = row.profile.partition("/")
        yield _again(row, profile, Versions(version, row.rules_version))


def _version_of(profile: str) -> str:
    try:
        return load_profile(profile).version
    except ProfileError:
        return ""


def _again(row: Recommendation, profile: str, signed: Versions) -> Replay:
    number = case_number(row.case_id)
    try:
        answer = assess(load({**row.facts, "profile": profile}))
    except FactsError as error:
        today = Versions(_version_of(profile), RULES_VERSION)
        refused = (Difference(error.field, str(error.sentence)),)
        return Replay(row.pk, number, profile, signed, today, refused=True, changes=refused)
    today = Versions(answer.profile.version, RULES_VERSION)
    kept = today.profile == signed.profile
    found = differences(row.answer, json.loads(encode(answer)))
    changes = tuple(change for change in found if kept or change.path != _VERSION)
    return Replay(row.pk, number, profile, signed, today, refused=False, changes=changes)
