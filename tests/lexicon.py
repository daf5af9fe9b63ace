"""A later lexicon: the same server with another reading of some words."""

from collections.abc import Mapping

import pytest

from imaging.anatomy.sites import Sites
from imaging.wording import PARSER_VERSION, clauses, parse_location

VERSIONED = ("imaging.models.read", "casereview.workflow.acts.imaging", "casereview.workflow.acts.places")


def read_as(
    monkeypatch: pytest.MonkeyPatch, readings: Mapping[str, str], version: int = PARSER_VERSION + 1
) -> None:
    """From now on these words are read as these sites, by a parser of that version.

    Who uses it clears the parser's memory afterwards.
    """
    before = clauses.named_sites

    def named_sites(text: str, *, explained: bool = True) -> Sites:
        if text in readings:
            return Sites.of(readings[text].split())
        return before(text, explained=explained)

    monkeypatch.setattr(clauses, "named_sites", named_sites)
    for module in VERSIONED:
        monkeypatch.setattr(f"{module}.PARSER_VERSION", version)
    parse_location.cache_clear()
