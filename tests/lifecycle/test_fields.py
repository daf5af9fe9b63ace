"""What each act asks for stands once, and is whole."""

from __future__ import annotations

import pytest

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.field import InputField
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.lifecycle.fields.opening import OPENING_FIELDS
from imaging.anatomy.labels import GRAFT_SITES, SITE_LABELS, VEIN_LABELS
from imaging.anatomy.sites import SITES
from imaging.anatomy.veins import VEINS


def test_every_act_has_its_asks() -> None:
    assert set(ACT_FIELDS) == set(ACTS)


ALL: dict[str, tuple[InputField, ...]] = {
    **ACT_FIELDS,
    "open_case": OPENING_FIELDS,
    **MOVE_FIELDS,
}


@pytest.mark.parametrize("name", ALL)
def test_asks_have_names_of_their_own_and_choices_where_there_is_something_to_choose(name: str) -> None:
    for fields in (ALL[name], *(field.rows for field in ALL[name] if field.rows)):
        names = [field.name for field in fields]
        assert len(names) == len(set(names))
        for field in fields:
            assert field.label
            assert bool(field.choices) is (field.kind in (kinds.CHOICE, kinds.CODES)), field.name
            assert bool(field.rows) is (field.kind is kinds.ROWS), field.name
            codes = [code for code, _label in field.choices]
            assert len(codes) == len(set(codes))
            assert not field.default or field.default in codes


def test_every_site_and_vein_has_words() -> None:
    assert tuple(SITE_LABELS) == SITES
    assert tuple(VEIN_LABELS) == VEINS
    assert SITE_LABELS["left.thyrothymic_ligament"] == "Left thyrothymic ligament"
    assert VEIN_LABELS["peripheral"] == "Peripheral baseline"
    assert set(GRAFT_SITES) < set(SITES)
