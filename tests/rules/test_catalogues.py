"""Each catalogue of the rules: codes without a double, and every template said with exactly its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from types import ModuleType

import pytest
from msgspec import Struct

from casereview.reading import sentences as reading
from casereview.rules.assess import assess
from casereview.rules.codes.conclusions import Blocker, Caveat, Excluded
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.facts.load import load
from casereview.rules.labs.plausibility import doubt
from casereview.rules.profiles.model import load_profile
from casereview.rules.sentences import (
    advice,
    concordance,
    facts,
    indications,
    labs,
    meanings,
    orders,
    pitfalls,
    profiles,
    sampling,
    steps,
    stops,
)
from imaging import sentences as ground
from imaging.anatomy import sentences as anatomy
from imaging.dose import sentences as dose
from imaging.sentences import Sentence, Template, english
from imaging.studies import sentences as studies
from tests.catalogues import english_in as english_of
from tests.catalogues import files_of, misfilled_in, places_of, templates_of
from tests.rules.build import calcium, case, operation, pth, study, urine
from tests.rules.build import labs as labs_of
from tests.rules.situations import LI, NECK_CT, NECK_ONLY, RS, SITUATIONS, facts_of, no, saw
from tests.rules.situations_against import AGAINST
from tests.rules.situations_whole.table import ALL

CATALOGUES = (
    advice, anatomy, concordance, dose, facts, ground, indications, labs, meanings, orders, pitfalls,
    profiles, reading, sampling, steps, stops, studies,
)  # fmt: skip
#: The catalogues whose sentences stand in an answer, beside the rooms that fill them.
ROOMS: dict[ModuleType, list[str]] = {
    labs: ["casereview/rules/labs"],
    concordance: ["casereview/rules/concordance"],
    sampling: ["casereview/rules/concordance"],
}
#: A person has placed it where its words do not.
ON_THE_OTHER_SIDE = {"location": "left inferior", "sites": ["right.inferior"]}
#: What no situation as a whole calls for.
RARE = (
    case(labs=[], operations=None),
    case(labs=[]),
    case(labs=labs_of(calcium()), operations=None),
    case(operations=[operation(kind="thyroidectomy")]),
    case(labs=labs_of(calcium("9.8", high=None), pth())),
    case(labs=labs_of(calcium(), pth("10", low=None, high=None)), flags=["biotin"]),
    case(labs=[calcium("11.4"), pth(), *urine(calcium_out="5")], flags=["thiazide", "family_history_fhh"]),
    case(studies=[study("a", "ct_4d", " "), study("b", "ct_4d", "", result="equivocal")]),
    case(studies=[study("a", "ct_4d", "left inferior", findings=[ON_THE_OTHER_SIDE])]),
    *(facts_of(studies) for studies, *_ in (SITUATIONS | AGAINST).values()),
    *(
        facts_of([saw("spect", LI), saw("ct", LI), saw("fna_pth", place)]) | {"flags": ["palpable_mass"]}
        for place in (LI, RS)
    ),
    facts_of([no("sestamibi_spect", **NECK_ONLY), no("ct")]),
    facts_of([no("spect"), no("ct", **NECK_CT)]),
)

#: Values that are asked about where they are typed, with the limits beside them.
DOUBTED: tuple[tuple[str, str, str, str | None, str | None], ...] = (
    ("calcium_total", "11.8", "mmol/L", None, None),
    ("calcium_total", "47", "mg/dL", None, None),
    ("albumin", "4.1", "g/L", None, None),
    ("creatinine", "80", "mg/dL", None, None),
    ("calcium_total", "11.4", "mg/dL", None, "2.6"),
    ("pth_intact", "70", "pg/mL", "60", "65"),
)
#: The blocker of one code that has a template for each way to be implausible.
IMPLAUSIBLE = (
    "BLOCKER_VALUE_OUTSIDE",
    "BLOCKER_VALUE_OUTSIDE_CONVERTED",
    "BLOCKER_UPPER_LIMIT_OUTSIDE",
    "BLOCKER_LOWER_LIMIT_OUTSIDE",
)


def sentences_in(value: object) -> Iterator[Sentence]:
    """Every sentence in an answer, with those that stand in others."""
    if isinstance(value, Sentence):
        yield value
        for item in value.values.values():
            yield from sentences_in(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from sentences_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from sentences_in(item)


def doubts() -> list[Sentence]:
    """What a person is asked who types what cannot be right."""
    asked = []
    for analyte, number, unit, *limits in DOUBTED:
        low, high = (None if end is None else Decimal(end) for end in limits)
        profile = load_profile("acr-2021")
        doubted = doubt(Analyte(analyte), Decimal(number), unit, low, high, None, profile, dialysis=False)
        assert doubted is not None
        asked.append(doubted.sentence)
    return asked


@cache
def said() -> dict[str, tuple[Sentence, ...]]:
    """What the answers to all situations say, and the questions to typed values, by its code."""
    answers = [assess(load(facts)) for facts in (*(situation.facts for situation in ALL), *RARE)]
    by_code: dict[str, dict[str, Sentence]] = {}
    for answer in (*answers, *doubts()):
        for sentence in sentences_in(answer):
            by_code.setdefault(sentence.code, {})[english(sentence)] = sentence
    return {code: tuple(texts.values()) for code, texts in by_code.items()}


def doubles(templates: list[Template]) -> list[str]:
    codes = Counter(template.code for template in {id(item): item for item in templates}.values())
    return [code for code, times in codes.items() if times > 1]


def all_templates(catalogue: ModuleType) -> list[Template]:
    """The templates of a catalogue, also those that only a table of it holds."""
    tables = [value for value in vars(catalogue).values() if isinstance(value, dict)]
    rows = [row for table in tables for row in table.values() if isinstance(row, Template)]
    return [*templates_of(catalogue).values(), *rows]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda catalogue: catalogue.__name__)
def test_no_two_templates_of_a_catalogue_share_a_code(catalogue: ModuleType) -> None:
    assert doubles(all_templates(catalogue)) == []


def test_no_code_of_a_room_is_that_of_another_catalogue() -> None:
    own = {item.code for catalogue in (*ROOMS, meanings) for item in all_templates(catalogue)}
    shared = doubles([item for catalogue in CATALOGUES for item in all_templates(catalogue)])
    assert own & set(shared) == set()


def test_a_code_that_two_templates_share_is_found() -> None:
    templates = [Template("GONE", "Gone."), Template("GONE", "Away."), Template("HERE", "Here.")]
    assert doubles(templates) == ["GONE"]


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_a_template_of_a_room_bears_the_name_of_its_code(catalogue: ModuleType) -> None:
    assert {name: template.code for name, template in templates_of(catalogue).items()} == {
        name: name for name in templates_of(catalogue)
    }


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_every_template_of_a_room_is_said_in_some_situation(catalogue: ModuleType) -> None:
    spoken = {*said(), "SOURCE_OF_STUDY", "SOURCE_OF_PRIOR"}  # sources stand in an answer as they are cited
    assert [name for name in templates_of(catalogue) if name not in spoken] == []


def test_every_sentence_of_an_answer_is_given_exactly_the_places_of_its_template() -> None:
    faults = {
        sentence.code: sorted(sentence.values)
        for sentences in said().values()
        for sentence in sentences
        if set(sentence.values) != places_of(sentence.template)
    }
    assert faults == {}


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_the_code_of_a_room_fills_every_place_and_no_other(catalogue: ModuleType) -> None:
    sources = [file.read_text(encoding="utf-8") for file in files_of(*ROOMS[catalogue])]
    assert [fault for source in sources for fault in misfilled_in(source, catalogue)] == []


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_english_of_a_room_stands_in_its_catalogue_alone(catalogue: ModuleType) -> None:
    files = files_of(*ROOMS[catalogue])
    assert len(files) > 1
    found = {file.name: english_of(file.read_text(encoding="utf-8")) for file in files}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_every_code_of_labs_and_verdict_has_a_template() -> None:
    known = {*templates_of(labs), *templates_of(concordance), *templates_of(sampling)}
    assert known >= {*IMPLAUSIBLE}
    known.add("BLOCKER_VALUE_IMPLAUSIBLE")
    assert set(meanings.NOTE_CODES) > set(Excluded)
    tables = {
        "BLOCKER": Blocker,
        "NOTE": meanings.NOTE_CODES,
        "REASON": meanings.REASON_CODES,
        "CAVEAT": Caveat,
    }
    codes = [f"{kind}_{code}" for kind, table in tables.items() for code in table]
    assert [code for code in codes if not any(name.startswith(code) for name in known)] == []


def test_every_code_has_a_meaning_that_needs_no_values() -> None:
    assert set(meanings.CAVEAT_CODES) == set(Caveat)
    for table in (meanings.NOTE_CODES, meanings.REASON_CODES, meanings.CAVEAT_CODES):
        for template in table.values():
            assert places_of(template) == set()
            assert english(template()).endswith(".")
