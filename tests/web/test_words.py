"""How dates, ages and codes are said, and forms as plain values: no database."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.kinds import KINDS
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.models.case import NO_CLOCK
from casereview.rules.codes.conclusions import Verdict
from casereview.web.forms.entry_form import EntryForm
from casereview.web.forms.fields import controls_of
from casereview.web.forms.form_tree import plain, typed
from casereview.web.presenters import words
from casereview.web.presenters.case.sections import SECTIONS, section_of
from casereview.web.presenters.case.trend import _dips
from casereview.web.presenters.case.verdict import LEVELS, VERDICTS
from imaging.anatomy.cells import Level

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("ahead", "says"),
    [
        (-9, "9 days overdue"),
        (-1, "1 day overdue"),
        (0, "due today"),
        (1, "due tomorrow"),
        (4, "due in 4 days"),
    ],
)
def test_until_when_is_said_in_words(ahead: int, says: str) -> None:
    assert words.due(TODAY + dt.timedelta(days=ahead), TODAY) == says


def test_a_stopped_clock_is_said_too() -> None:
    assert words.due(NO_CLOCK, TODAY) == "no due date"
    assert words.due(TODAY, TODAY, on_hold=True) == "on hold until 23 Nov 2026"


@pytest.mark.parametrize(
    ("born", "says"),
    [
        (dt.date(1970, 11, 23), "56 years"),
        (dt.date(1970, 11, 24), "55 years"),
        (dt.date(2025, 1, 1), "1 year"),
    ],
)
def test_age_turns_on_the_birthday(born: dt.date, says: str) -> None:
    assert words.age(born, None, TODAY) == says
    assert words.age(None, 54, TODAY) == "54 years"
    assert words.age(None, None, TODAY) == "age not recorded"


def test_numbers_are_shown_as_measured() -> None:
    assert words.number(Decimal("11.900000")) == "11.9"
    assert words.number(Decimal("820.000000")) == "820"
    assert words.number(Decimal("0.000000")) == "0"
    assert words.number(None) == "—"


def test_codes_become_words() -> None:
    assert words.label_of("FHH_NOT_EXCLUDED") == "FHH not excluded"
    assert words.label_of("modality_unavailable") == "Modality unavailable"
    assert words.translated("") == ""
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert set(VERDICTS) == set(Verdict)
    assert set(LEVELS) == {level.name for level in Level}


TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "fields"
# The controls that the templates draw, and nothing at all for what nobody types.
DRAWN = {*re.findall(r'field.control == "(\w+)"', (TEMPLATES / "field.html").read_text()), "line", ""}


def test_every_kind_of_ask_has_a_control_and_every_act_a_section() -> None:
    assert {kind.control.shape for kind in KINDS.values()} <= DRAWN
    placed = {act for section in SECTIONS for act in section.acts} | {
        "correct_lab",
        "correct_operation",
        "correct_sampling",
        "correct_laryngoscopy",
        "confirm_location",
    }
    assert placed == set(ACTS)
    assert section_of("accept_case") == "next"


def test_a_label_goes_below_where_the_line_comes_down() -> None:
    values = [Decimal(value) for value in ("11", "9", "12", "11")]
    assert [_dips(values, place) for place in range(4)] == [False, True, False, True]
    assert not _dips([Decimal(1), Decimal(1)], 0)


FILLED: dict[str, dict[str, Any]] = {
    "add_operation": {
        "performed_on": "2024-01-02",
        "kind": "thyroidectomy",
        "report": "missing",
        "glands": [{"gland": "left.superior", "disposition": "removed", "weight_mg": "820"}],
        "grafts": [],
        "ligated_veins": ["left.thymic"],
    },
    "add_study": {
        "modality": "ct_4d",
        "performed_on": "2024-01-02",
        "operative_report_seen": None,
        "fused": False,
        "phases": None,
        "covers": [],
        "acquisitions": ["early"],
        "read": [{"result": "positive", "findings": [{"location": "left", "nature": "lymph_node"}]}],
    },
}


@pytest.mark.parametrize("act", FILLED)
def test_what_a_form_is_filled_with_comes_back_out_of_it(act: str) -> None:
    """Unknown stays unknown, none stays none: through tree, controls, posted form and back."""
    fields = ACT_FIELDS[act]
    wanted, faults = plain(fields, typed(fields, FILLED[act]))
    assert not faults
    entry_form = EntryForm.blank(fields, FILLED[act]).draw({})
    post = QueryDict(mutable=True)
    for made in entry_form.controls:
        for field in made.walk():
            if field.control == "rows":
                post[f"{field.name}-count"] = str(len(field.rows))
            elif field.control in ("codes", "grid"):
                post.setlist(field.name, field.values)
                if field.nullable:
                    post[f"{field.name}-known"] = field.beside or "unknown"
            else:
                post[field.name] = field.value
    data, faults = EntryForm.posted(fields, post).data()
    assert not faults
    assert _meant(data) == _meant(wanted)
    for name, value in FILLED[act].items():
        if not isinstance(value, list) or not value or isinstance(value[0], str):
            assert data[name] == value


def _meant(value: Any) -> Any:
    """Without the defaults that a control shows where nothing was said."""
    if isinstance(value, dict):
        defaults = ("", "final", "probable", "suspicious")
        return {name: _meant(item) for name, item in value.items() if item not in defaults}
    return [_meant(item) for item in value] if isinstance(value, list) else value


def test_rows_that_nobody_filled_in_are_left_out() -> None:
    post = QueryDict(mutable=True)
    post.update({"samples-count": "3", "samples-1-vein": "peripheral", "samples-1-value": "40"})
    data, _faults = EntryForm.posted(ACT_FIELDS["add_sampling"], post).data()
    assert [row["vein"] for row in data["samples"]] == ["peripheral"]


def test_a_fault_without_a_control_is_said_all_the_same() -> None:
    entry_form = EntryForm.blank(MOVE_FIELDS["hold"], {}).draw(
        {}, {"until": ["Too late."], "labs[0].unit": ["Odd."]}
    )
    assert [(line.anchor, line.sentence) for line in entry_form.wrong] == [
        ("id_until", "Too late."),
        ("", "Odd."),
    ]


def test_each_control_has_an_id_of_its_own() -> None:
    for fields in (*ACT_FIELDS.values(), *MOVE_FIELDS.values()):
        ids = [field.id for made in controls_of(fields, {}, {}) for field in made.walk()]
        assert len(ids) == len(set(ids))
