"""The form of a correction starts with what is corrected: what it left out would be lost by sending it."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.web.forms.initial import initial_of
from tests.build import NEGATIVE, Builder, People
from tests.fields.filled import filled
from tests.fields.places import LIKE, NO_COLUMN, walk

CORRECTIONS = [act for act in ACT_FIELDS if act.startswith("correct_")]


def paths(tree: Mapping[str, Any], path: str) -> Iterator[str]:
    """Every field of a body, those of its rows too."""
    for name, value in tree.items():
        yield f"{path}.{name}"
        for row in value if isinstance(value, list) else []:
            if isinstance(row, Mapping):
                yield from paths(row, f"{path}.{name}")


@pytest.mark.parametrize("act", CORRECTIONS)
def test_a_correction_starts_with_all_that_was_entered(people: People, act: str) -> None:
    builder, added = Builder(people).review(NEGATIVE), LIKE[act]
    row = builder.act(added, people.sam, **filled(added)).pk
    started = set(paths(initial_of(act, builder.case, {"supersedes": str(row)}), added))
    assert {path for path, _field in walk(ACT_FIELDS[added], added)} - started <= set(NO_COLUMN)


def test_a_corrected_sampling_starts_with_the_arm_that_was_tied(people: People) -> None:
    builder = Builder(people).review(NEGATIVE)
    row = builder.act("add_sampling", people.sam, **filled("add_sampling")).pk
    started = initial_of("correct_sampling", builder.case, {"supersedes": str(row)})
    assert [sample["occluded"] for sample in started["samples"]] == ["", "", "right"]


def test_of_another_case_nothing_is_filled_in(people: People) -> None:
    builder, other = Builder(people).review(NEGATIVE), Builder(people)
    row = builder.act("add_laryngoscopy", people.sam, **filled("add_laryngoscopy")).pk
    assert initial_of("correct_laryngoscopy", other.case, {"supersedes": str(row)}) == {
        "supersedes": str(row)
    }
