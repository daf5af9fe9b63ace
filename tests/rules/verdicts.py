"""The verdict on facts, and what of it must not hang on order, ids or sides."""

from __future__ import annotations

from typing import Final

from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.concordance.verdict import Conclusion, verdict
from casereview.rules.facts.load import load
from casereview.rules.profiles.model import load_profile
from tests.rules.build import Json

PROFILE: Final = load_profile("acr-2021")


def conclude(raw: Json, *, is_flagged: bool = False) -> Conclusion:
    return verdict(count_studies(load(raw), is_flagged=is_flagged), PROFILE)


def essence(found: Conclusion) -> tuple[str, str | None, list[tuple[str, ...]]]:
    """Code, level and targets."""
    part = found.part()
    return part.code, part.level, list(part.targets)
