"""Facts from a stranger are bounded, and otherwise the same facts."""

import json
from typing import Any

import pytest

from casereview.rules.facts.limits import MOST, MOST_INSIDE, load_bounded
from casereview.rules.facts.load import FactsError, load
from tests.rules.build import AGREE, case
from tests.rules.refusals import WHOLE

HOLDERS = {"findings": "studies", "samples": "samplings", "glands": "operations"}


def test_facts_within_the_bounds_are_those_of_the_command() -> None:
    for tree in (WHOLE, case(studies=AGREE)):
        assert load_bounded(tree) == load_bounded(json.dumps(tree)) == load(tree)


@pytest.mark.parametrize(("name", "most"), MOST.items())
def test_a_list_that_is_too_long_is_refused_by_its_name(name: str, most: int) -> None:
    with pytest.raises(FactsError) as refused:
        load_bounded({**case(), name: [{}] * (most + 1)})
    assert refused.value.field == name
    assert str(refused.value.sentence) == (
        f"holds {most + 1} items, more than can be assessed here; "
        f"keep the {most} that matter, or use the command"
    )


@pytest.mark.parametrize(("name", "most"), MOST.items())
def test_the_last_item_that_fits_is_read(name: str, most: int) -> None:
    with pytest.raises(FactsError) as refused:
        load_bounded({**case(), name: [{}] * most})
    assert refused.value.field.startswith(f"{name}[0].")  # what an item lacks, not how many there are


@pytest.mark.parametrize(("name", "most"), MOST_INSIDE.items())
def test_a_list_inside_an_item_is_bounded_too(name: str, most: int) -> None:
    with pytest.raises(FactsError) as refused:
        load_bounded({**case(), HOLDERS[name]: [{}, {name: [{}] * (most + 1)}]})
    assert refused.value.field == f"{HOLDERS[name]}[1].{name}"


@pytest.mark.parametrize("facts", ["[]", "7", {"labs": 7}, {"labs": [7]}, {"labs": None}])
def test_what_has_no_length_is_refused_as_ever(facts: Any) -> None:
    with pytest.raises(FactsError):
        load_bounded(facts)
