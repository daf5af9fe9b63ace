"""Every act and every move is written by a function that takes the values of its own fields."""

from typing import Any, get_args, get_type_hints

import pytest

from casereview.lifecycle.fields.acts import ACT_DATA
from casereview.lifecycle.fields.moves import MOVE_DATA, data_of
from casereview.workflow.acts.registry import WRITERS
from casereview.workflow.moves.effects import EFFECTS, close, nothing_else, resume

ANY_MOVE = (nothing_else, close)  # they pass on what was typed, whatever it is


def _takes(function: Any) -> Any:
    return get_args(get_type_hints(function)["context"])[0]


@pytest.mark.parametrize("act", ACT_DATA)
def test_a_writer_takes_the_data_of_its_act(act: str) -> None:
    assert _takes(WRITERS[act]) is ACT_DATA[act]


@pytest.mark.parametrize("verb", EFFECTS)
def test_an_effect_takes_the_data_of_its_move(verb: str) -> None:
    effect = EFFECTS[verb]
    assert _takes(effect) is (Any if effect in ANY_MOVE else data_of(verb))


def test_no_type_is_kept_for_a_move_that_asks_nothing() -> None:
    assert "resume" not in MOVE_DATA
    assert _takes(resume) is data_of("resume")
