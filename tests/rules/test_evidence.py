"""What each act asks for stands once, and is whole."""

from __future__ import annotations

import pytest

from casereview.rules.acts import ACTS
from casereview.rules.asks import Ask, Kind
from casereview.rules.evidence import ASKS, OPEN_CASE
from casereview.rules.lifecycle import MOVES
from imaging.labels import GRAFT_SITES, SITE_LABELS, VEIN_LABELS
from imaging.sites import SITES
from imaging.veins import VEINS


def test_every_act_has_its_asks() -> None:
    assert set(ASKS) == set(ACTS)


ALL: dict[str, tuple[Ask, ...]] = {
    **ASKS,
    "open_case": OPEN_CASE,
    **{verb: move.asks for verb, move in MOVES.items() if move.asks},
}


@pytest.mark.parametrize("name", ALL)
def test_asks_have_names_of_their_own_and_choices_where_there_is_something_to_choose(name: str) -> None:
    for asks in (ALL[name], *(ask.rows for ask in ALL[name] if ask.rows)):
        names = [ask.name for ask in asks]
        assert len(names) == len(set(names))
        for ask in asks:
            assert ask.label
            assert bool(ask.choices) is (ask.kind in (Kind.CHOICE, Kind.CODES)), ask.name
            assert bool(ask.rows) is (ask.kind is Kind.ROWS), ask.name
            codes = [code for code, _label in ask.choices]
            assert len(codes) == len(set(codes))
            assert not ask.default or ask.default in codes


def test_every_site_and_vein_has_words() -> None:
    assert tuple(SITE_LABELS) == SITES
    assert tuple(VEIN_LABELS) == VEINS
    assert SITE_LABELS["left.thyrothymic_ligament"] == "Left thyrothymic ligament"
    assert VEIN_LABELS["peripheral"] == "Peripheral baseline"
    assert set(GRAFT_SITES) < set(SITES)
