"""A later lexicon: the same server with another reading of some words."""

from collections.abc import Mapping

import pytest

from imaging.anatomy.sites import Sites
from imaging.wording import clauses, parse_location

VERSIONED = ("imaging.models.read", "casereview.workflow.acts.imaging", "casereview.workflow.acts.places")


def read_as(monkeypatch: pytest.MonkeyPatch, readings: Mapping[str, str], version: int = 2) -> None:
    """From now on these words are read as these sites, by a parser of that version.

    Who uses it clears the parser's memory afterwards.
    """
    before = clauses.named_sites

    def named_sites(text: str) -> Sites:
        return Sites.of(readings[text].split()) if text in readings else before(text)

    monkeypatch.setattr(clauses, "named_sites", named_sites)
    for module in VERSIONED:
        monkeypatch.setattr(f"{module}.PARSER_VERSION", version)
    parse_location.cache_clear()
