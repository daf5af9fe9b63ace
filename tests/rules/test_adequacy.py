"""Whose judgment of a study's images holds, and what is said where no reason is known."""

from __future__ import annotations

import pytest

from casereview.rules.assess import assess
from casereview.rules.concordance.adequacy import strictest
from casereview.rules.facts.load import load
from tests.rules.build import case, study

WHOLE = {"phases": ["non_contrast", "arterial", "delayed"], "covers": ["neck", "mediastinum"]}


@pytest.mark.parametrize(
    ("judgments", "holds"),
    [
        (["adequate", "inadequate", "limited"], "inadequate"),
        (["adequate", "limited"], "limited"),
        (["unknown", "adequate"], "adequate"),
        (["unknown"], "unknown"),
        ([], None),
    ],
)
def test_the_strictest_judgment_holds_and_unknown_yields(judgments: list[str], holds: str | None) -> None:
    assert strictest(judgments) == holds


def test_where_only_the_reader_calls_images_limited_that_is_the_reason() -> None:
    found = study("a", "ct_4d", "left inferior", adequacy="limited", protocol=WHOLE)
    [line] = assess(load(case(studies=[found]))).studies
    [sentence] = [str(note.sentence) for note in line.notes if note.code == "LIMITED"]
    assert sentence == "Its images are limited. Its reader calls it limited."
