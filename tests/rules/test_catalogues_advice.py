"""Advice, orders, refusals and profiles answer with sentences; their English stands in catalogues alone."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from casereview.reading import sentences as reading
from casereview.reading.structs import FactsError
from casereview.rules.assess import assess, evaluate
from casereview.rules.codes.conclusions import CarcinomaFlag, NextStep, Pitfall, Verdict
from casereview.rules.codes.orders import OrderCaution
from casereview.rules.facts.load import load
from casereview.rules.orders.check import check_order
from casereview.rules.profiles.lines import profile_lines
from casereview.rules.sentences import advice, orders, profiles, steps, stops
from casereview.rules.sentences import facts as refusals
from casereview.rules.sentences import pitfalls as pitfall_sentences
from casereview.web.forms import calculator_sentences as calculator
from imaging.sentences import Sentence, render
from imaging.studies.appropriateness import Category
from imaging.studies.procedures import PROCEDURES
from tests.catalogues import ROOT, english_in, files_of, misfilled_in, names_in, templates_of
from tests.rules.build import AGREE, case, facts
from tests.rules.refusals import WHOLE
from tests.rules.situations_whole.table import ALL

ADVICE = files_of("casereview/rules/advice")
ROOMS: dict[ModuleType, list[Path]] = {
    advice: files_of("casereview/rules/advice"),
    pitfall_sentences: [file for file in ADVICE if file.name.startswith(("pitfalls", "answers"))],
    steps: [file for file in ADVICE if file.name.startswith(("step", "contraindications"))],
    stops: [file for file in ADVICE if file.name == "steps_of_operation.py"],
    orders: files_of("casereview/rules/orders"),
    refusals: files_of("casereview/rules/facts"),
    profiles: files_of("casereview/rules/profiles"),
    reading: files_of("casereview/reading"),
    calculator: [ROOT / "casereview/web/forms/calculator.py"],
}
CITES = ROOT / "casereview/rules/profiles/files.py"  # sources, which stay English in every language
SCHEMA = ROOT / "casereview/rules/facts/schema.py"  # titles for machines
FORM = ROOT / "casereview/web/forms/calculator.py"  # labels of its fields, too
FILES = sorted({file for files in ROOMS.values() for file in files} - {CITES, SCHEMA, FORM})


class Marked:
    """A language in which a text is the same between marks."""

    def gettext(self, message: str, /) -> str:
        return f"<{message}>"

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        return self.gettext(singular if number == 1 else plural)


def source_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_a_template_is_known_by_its_code(catalogue: ModuleType) -> None:
    templates = templates_of(catalogue)
    assert templates
    assert {name: template.code for name, template in templates.items()} == {name: name for name in templates}


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_every_template_is_said_by_a_rule(catalogue: ModuleType) -> None:
    own = Path(str(catalogue.__file__))  # a table in the catalogue hands some on
    named = {name for file in (*ROOMS[catalogue], own) for name in names_in(source_of(file))}
    assert set(templates_of(catalogue)) <= named


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_every_template_is_given_its_places_and_no_others(catalogue: ModuleType) -> None:
    assert [fault for file in ROOMS[catalogue] for fault in misfilled_in(source_of(file), catalogue)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_english_stands_in_the_catalogues_alone(file: Path) -> None:
    assert english_in(source_of(file)) == []


def test_every_code_of_the_advice_has_a_template() -> None:
    urgent = {NextStep.URGENT_HYPERCALCEMIA, NextStep.URGENT_HYPOCALCEMIA}
    known = {*templates_of(advice), *templates_of(pitfall_sentences), *templates_of(steps)}
    assert known >= {*Pitfall, *NextStep} - urgent
    of_one_text = {CarcinomaFlag.PTH_VERY_HIGH, CarcinomaFlag.PTH_SUSPICIOUS}
    assert {*CarcinomaFlag} - known == of_one_text
    assert "PTH_TIMES_LIMIT" in known


def test_every_code_of_an_order_check_has_a_template() -> None:
    known = {**templates_of(orders), OrderCaution.ASK_FIRST: steps.ASK_FIRST}
    known |= {code: templates_of(steps)[code] for code in (NextStep.GRAFT_TEST, NextStep.LOCATE_FINDING)}
    known |= {Pitfall.STALE_STUDY: pitfall_sentences.STALE_STUDY}
    assert set(known) >= set(orders.CAUTION_CODES)
    assert set(orders.VERDICTS) == set(Verdict)
    assert set(orders.UNRATED_PET) < set(Category)


def test_every_line_of_advice_is_a_sentence_that_can_be_said() -> None:
    for situation in ALL:
        answer = assess(load(situation.facts))
        sentences = [line.sentence for line in answer.carcinoma_flags]
        sentences += [line.sentence for line in answer.pitfalls]
        sentences += [line.sentence for line in answer.next_steps]
        for sentence in sentences:
            assert isinstance(sentence, Sentence)
            assert render(sentence, Marked()).startswith("<")
            assert str(sentence).endswith(".")


def test_an_order_and_its_cautions_are_said_in_the_readers_language() -> None:
    picture = evaluate(facts(studies=AGREE, flags=["pregnancy", "contrast_allergy"], operations=None))
    for procedure in PROCEDURES:
        checked = check_order(picture, procedure)
        for caution in checked.cautions:
            assert render(caution.sentence, Marked()).startswith("<")
        if checked.text is not None:
            assert "<Protocol:>" in render(checked.text, Marked()).splitlines()


def test_reasons_are_named_together_and_agree_with_their_verb() -> None:
    for flags, says in (
        (["pregnancy"], "pregnancy stands against it"),
        (["pregnancy", "contrast_allergy"], "pregnancy and contrast allergy stand against it"),
    ):
        picture = evaluate(facts(flags=flags))
        assert f"A 4D-CT is wanted, but {says}." in str(next_step(picture.facts.flags, "MDT_REVIEW"))


def next_step(flags: object, code: str) -> Sentence:
    lines = assess(facts(flags=flags)).next_steps
    return next(line.sentence for line in lines if line.code == code)


def test_a_refusal_is_english_as_text_and_said_in_the_readers_language() -> None:
    with pytest.raises(FactsError) as refused:
        load({**WHOLE, "flags": ["nonsense"]})
    error = refused.value
    assert str(error).startswith("flags[0]: 'nonsense' is not a known code; use one of lithium, ")
    assert render(error.sentence, Marked()).startswith(
        "<'nonsense' is not a known code; use one of lithium, "
    )


def test_what_stands_in_place_of_a_value_is_named_in_the_readers_language() -> None:
    with pytest.raises(FactsError) as refused:
        load(case(flags="men1"))
    assert render(refused.value.sentence, Marked()) == "<must be a list in brackets, not <text>>"


def test_a_number_of_a_profile_is_shown_in_the_readers_language() -> None:
    lines = {line.path: line.value for line in profile_lines("acr-2021")}
    assert render(lines["target_map.eutopic"], Marked()) == ("<<55.5 (45.1 to 65.4)>; <<reoperative> <yes>>>")
    assert lines["numbers.genetics_age"] == "40 years"


@pytest.mark.parametrize(
    "code",
    [
        'said = "Order a study"',
        'said = f"Order {study} instead"',
        'raise FactsError(field, "is required; add it")',
        'raise FactsError(field, f"{unit} is not a unit")',
    ],
)
def test_english_outside_a_catalogue_is_found(code: str) -> None:
    assert len(english_in(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        '"""What it is."""',
        'path = f"labs[{index}].unit"',
        'GONE = Template("GONE", "The gland is gone.")',
        'raise ValueError(f"{code!r} is not a site")',
        'class Sex(Coded):\n    X = "X", "Not known yet"',
        'code = "ct_4d"',
    ],
)
def test_what_is_no_sentence_of_a_rule_is_let_be(code: str) -> None:
    assert english_in(code) == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("sentences.GLAND_TWICE()", "GLAND_TWICE: [] for ['gland']"),
        ("sentences.REQUIRED(unit=1)", "REQUIRED: ['unit'] for []"),
        ("GLAND_TWICE(gland=1)", None),
        ("GLAND_TWICE(**values)", None),
    ],
)
def test_a_template_filled_with_other_places_is_found(code: str, fault: str | None) -> None:
    faults = misfilled_in(code, refusals) + misfilled_in(code, reading)
    assert faults == ([] if fault is None else [fault])
