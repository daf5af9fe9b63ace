"""A clinician can check every rule and number on one page: none is missing from docs/clinical-rules.md."""

from __future__ import annotations

import inspect
import re
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest

from casereview.lifecycle.moves import MOVES, Move
from casereview.lifecycle.needs.unmet import NEEDS
from casereview.rules.codes import conclusions, vocabulary
from casereview.rules.codes.orders import OrderReason
from casereview.rules.codes.units import FACTOR_SOURCES, FACTORS, SPELLINGS
from casereview.rules.codes.vocabulary import UNITS, Analyte
from casereview.rules.labs import phrases, units
from casereview.rules.labs.quantity import Quantity, ratio
from casereview.rules.profiles.lines import profile_lines
from casereview.rules.profiles.model import PROFILES, load_profile
from casereview.rules.sentences.meanings import NOTE_CODES, REASON_CODES
from casereview.rules.sentences.orders import CAUTION_CODES
from docs.printers.clinical_rules import START, main, page
from imaging.anatomy.cells import Level
from imaging.anatomy.sites import PLACES
from imaging.anatomy.veins import VEINS
from imaging.studies.appropriateness import Category, Says
from imaging.studies.modalities import MODALITIES
from imaging.studies.procedures import PROCEDURES
from imaging.vocabulary import Coded

PAGE = Path(__file__).parents[2] / "docs" / "clinical-rules.md"
TEXT = PAGE.read_text(encoding="utf-8")
WRITTEN, _, PRINTED = TEXT.partition(START)
FORMULAS = WRITTEN.partition("### The formulas")[2].partition("## Glands")[0]


def _enums(module: object) -> list[type[Enum]]:
    found = [kind for _name, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, Enum)]
    return [kind for kind in found if len(kind) and kind is not Coded]


def test_the_printed_part_is_current() -> None:
    assert page(TEXT) == TEXT


@pytest.mark.parametrize("kind", _enums(conclusions), ids=lambda kind: kind.__name__)
def test_every_code_of_an_answer_is_explained(kind: type[Enum]) -> None:
    where = TEXT if kind in (conclusions.Caveat, conclusions.Excluded) else WRITTEN
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


@pytest.mark.parametrize("analyte", list(Analyte))
def test_every_unit_stands_with_its_factor_and_source(analyte: Analyte) -> None:
    (base,) = {unit for unit in UNITS[analyte] if FACTORS[analyte][unit] == 1} - {"ng/L"}
    for unit in UNITS[analyte]:
        cells = (f"`{analyte}`", unit, format(FACTORS[analyte][unit], "f"), base, FACTOR_SOURCES[analyte])
        assert f"| {' | '.join(cells)} |" in PRINTED


@pytest.mark.parametrize(("spelled", "unit"), SPELLINGS.items())
def test_every_spelling_of_a_unit_stands_beside_it(spelled: str, unit: str) -> None:
    rows = PRINTED.partition("### Spellings")[2].splitlines()
    assert any(row.startswith(f"| {unit} | ") and f"`{spelled}`" in row for row in rows)


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("albumin_slope", "slope {} mg/dL per g/dL"),
        ("albumin_normal", "normal albumin {} g/dL"),
        ("clearance_ratio", "`numbers.clearance_ratio` ({})"),
        ("sampling_threshold", "`numbers.sampling_threshold` ({})"),
        ("baseline_drift", "`numbers.baseline_drift` ({} %)"),
    ],
)
def test_the_formulas_name_the_numbers_they_use(field: str, written: str) -> None:
    figure = getattr(load_profile("acr-2021").numbers, field)
    assert f"`numbers.{field}`" in FORMULAS
    assert written.format(format(figure.value, "f")) in FORMULAS


def test_the_slope_of_the_correction_in_other_units_is_the_one_that_is_used() -> None:
    numbers = load_profile("acr-2021").numbers
    none, gram = Quantity(Decimal("2.5")), Quantity(Decimal(1))
    slope, normal = numbers.albumin_slope.value, Decimal(0)
    found = units.corrected(none, gram, slope=slope, normal=normal)
    assert found is not None
    assert f"{(none.value - found.value).normalize():f} mmol/L per g/L" in FORMULAS


def test_every_worked_example_of_the_correction_is_calculated() -> None:
    numbers = load_profile("acr-2021").numbers
    (example,) = re.findall(r"calcium (\S+) (\S+) with albumin (\S+) (\S+) is (\S+) mg/dL", FORMULAS)
    calcium, unit, albumin, its_unit, result = example
    found = units.corrected(
        _quantity(Analyte.CALCIUM_TOTAL, calcium, unit),
        _quantity(Analyte.ALBUMIN, albumin, its_unit),
        slope=numbers.albumin_slope.value,
        normal=numbers.albumin_normal.value,
    )
    assert found is not None
    assert units.convert(Analyte.CALCIUM_TOTAL, found.value, "mmol/L", "mg/dL") == Decimal(result)


def test_every_worked_example_of_the_clearance_ratio_is_calculated() -> None:
    value = r"([\d.]+) (\S+?)"
    examples = re.findall(rf"{value} × {value} / \({value} × {value}\) is ([\d.]+\d)", FORMULAS)
    assert len(examples) == FORMULAS.count(" / (") - 1 == 2  # one is the formula itself
    for one, unit, two, unit_two, three, unit_three, four, unit_four, result in examples:
        found = units.clearance_ratio(
            urine_calcium=_quantity(Analyte.URINE_CALCIUM, one, unit),
            creatinine=_quantity(Analyte.CREATININE, two, unit_two),
            calcium=_quantity(Analyte.CALCIUM_TOTAL, three, unit_three),
            urine_creatinine=_quantity(Analyte.URINE_CREATININE, four, unit_four),
        )
        assert found is not None
        assert found.value.quantize(Decimal(result)) == Decimal(result)


def test_every_worked_example_of_a_sampling_is_calculated() -> None:
    (example,) = re.findall(r"([\d.]+) pg/mL over a baseline of ([\d.]+) pg/mL is ([\d.]+\d)", FORMULAS)
    vein, baseline, result = map(Decimal, example)
    found = ratio(Quantity(vein), Quantity(baseline))
    assert found is not None
    assert phrases.ratio(found, Decimal("0.001")) == str(result)


def test_the_worked_example_of_a_fall_is_calculated() -> None:
    pattern = r"([\d.]+) pg/mL\s+after ([\d.]+) pg/mL is a fall of ([\d.]+\d)"
    ((occluded, baseline, result),) = re.findall(pattern, FORMULAS)
    assert f"{1 - Decimal(occluded) / Decimal(baseline):.3f}" == result


def test_no_formula_has_an_example_that_is_not_calculated() -> None:
    assert FORMULAS.count("Example") == 4


def _quantity(analyte: Analyte, value: str, unit: str) -> Quantity:
    return Quantity(units.convert(analyte, Decimal(value), unit, _base(analyte)))


def _base(analyte: Analyte) -> str:
    return next(unit for unit, factor in FACTORS[analyte].items() if factor == 1)


@pytest.mark.parametrize("name", load_profile(PROFILES[0]).cited)
def test_every_short_name_of_a_source_is_identified(name: str) -> None:
    lines = profile_lines(PROFILES[0])
    citation = load_profile(PROFILES[0]).cited[name]
    assert f"| `cited.{name}` |  | {citation} |" in PRINTED
    assert any(name in line.source for line in lines if not line.path.startswith("cited."))


def test_the_article_is_identified_where_the_page_starts() -> None:
    title, site, *_ = load_profile(PROFILES[0]).cited["Article on the ACR criteria"].split(", ")
    head = " ".join(WRITTEN.partition("## Facts")[0].split())
    assert title in head
    assert site in head


@pytest.mark.parametrize("move", [move for move in MOVES.values() if move.needs], ids=lambda move: move.verb)
def test_every_need_of_a_move_is_explained_beside_it(move: Move) -> None:
    rows = [row for row in WRITTEN.split("## What a move needs")[1].splitlines() if row.startswith("| ")]
    for need in move.needs:
        assert need in NEEDS
        assert any(need in row.split("|")[1] and move.verb in row.split("|")[3] for row in rows), need


def test_a_page_without_the_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="has no line"):
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
