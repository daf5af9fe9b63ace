"""A clinician can check every rule and number on one page: none is missing from docs/clinical-rules.md."""

from __future__ import annotations

import inspect
from enum import Enum
from pathlib import Path

import pytest

from casereview.rules import codes, vocabulary
from casereview.rules.concordance_reasons import REASON_CODES
from casereview.rules.counted import NOTE_CODES
from casereview.rules.lifecycle import MOVES, Move
from casereview.rules.order_cautions import CAUTION_CODES
from casereview.rules.orders import OrderReason
from casereview.rules.profile import PROFILES, load_profile
from casereview.rules.profile_lines import profile_lines
from casereview.rules.readiness import NEEDS
from casereview.rules.reading import FactsError
from casereview.rules.rules_page import START, main, page
from casereview.rules.vocabulary import UNITS, Coded
from imaging.appropriateness import Category, Says
from imaging.cells import Level
from imaging.modalities import MODALITIES
from imaging.procedures import PROCEDURES
from imaging.sites import PLACES
from imaging.veins import VEINS

PAGE = Path(__file__).parents[2] / "docs" / "clinical-rules.md"
TEXT = PAGE.read_text(encoding="utf-8")
WRITTEN, _, PRINTED = TEXT.partition(START)


def _enums(module: object) -> list[type[Enum]]:
    found = [kind for _name, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, Enum)]
    return [kind for kind in found if len(kind) and kind is not Coded]


def test_the_printed_part_is_current() -> None:
    assert page(TEXT) == TEXT


@pytest.mark.parametrize("kind", _enums(codes), ids=lambda kind: kind.__name__)
def test_every_code_of_an_answer_is_explained(kind: type[Enum]) -> None:
    where = TEXT if kind is codes.Caveat else WRITTEN
    assert [code.value for code in kind if str(code.value) not in where] == []


@pytest.mark.parametrize("kind", _enums(vocabulary), ids=lambda kind: kind.__name__)
def test_every_code_of_the_facts_is_listed(kind: type[Enum]) -> None:
    assert [code.value for code in kind if str(code.value) not in WRITTEN] == []


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("level", [level.name for level in Level]),
        ("place", PLACES),
        ("vein", [vein.rpartition(".")[2].removesuffix("_upper") for vein in VEINS if "jugular" not in vein]),
        ("jugular level", ["internal_jugular_upper", "_middle", "_lower"]),
        ("modality", MODALITIES),
        ("procedure that may be ordered", [code for code in PROCEDURES if code not in MODALITIES]),
        ("unit", {unit for units in UNITS.values() for unit in units}),
        ("category", [category.value for category in Category]),
        ("answer to an order", [says.value for says in Says]),
        ("caution", CAUTION_CODES),
        ("reason of a verdict", REASON_CODES),
        ("note of a study", NOTE_CODES),
        ("reason to order all the same", [reason.value for reason in OrderReason]),
    ],
)
def test_no_word_of_the_rules_is_missing(what: str, names: list[str]) -> None:
    assert [name for name in names if name not in TEXT] == []


@pytest.mark.parametrize("name", PROFILES)
def test_every_number_stands_with_its_value_and_source(name: str) -> None:
    base = {line.path: line for line in profile_lines(PROFILES[0])}
    for line in profile_lines(name):
        taken = line.value == base[line.path].value and line.source.endswith(base[line.path].source)
        shown = base[line.path] if taken else line
        assert f"| `{line.path}` | {shown.value} | {shown.source} |" in PRINTED


@pytest.mark.parametrize(
    "text",
    ["183 days", "90 days", "14 mg/dL", "1.8 mmol/L", "0.02", "> 30 mm", "< 7 mm", "eGFR < 60", "eGFR < 30",
     "25-OH-D < 20 ng/mL", "> 3×", "> 10×", "20 %", "(2.0)", "age < 40", "< 18 years"],
)  # fmt: skip
def test_the_numbers_that_the_rules_name_are_the_profiles(text: str) -> None:
    numbers = load_profile("acr-2021").numbers
    values = {format(getattr(numbers, field).value, "f") for field in numbers.__struct_fields__}
    assert text in WRITTEN
    assert {word.strip("<>×%()") for word in text.split()} & values


@pytest.mark.parametrize("move", [move for move in MOVES.values() if move.needs], ids=lambda move: move.verb)
def test_every_need_of_a_move_is_explained_beside_it(move: Move) -> None:
    rows = [row for row in WRITTEN.split("## What a move needs")[1].splitlines() if row.startswith("| ")]
    for need in move.needs:
        assert need in NEEDS
        assert any(need in row.split("|")[1] and move.verb in row.split("|")[3] for row in rows), need


def test_a_page_without_the_mark_is_refused() -> None:
    with pytest.raises(FactsError, match="has no line"):
        page("# Rules\n")


def test_the_command_renews_the_page_and_says_how_to_use_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "rules.md"
    stale.write_text(f"# Rules\n\n{START}\n\nold\n", encoding="utf-8")
    assert main([str(stale)]) == 0
    assert stale.read_text(encoding="utf-8") == f"# Rules\n\n{START}{PRINTED}"
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
