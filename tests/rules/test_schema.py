"""The published schemas are current, answers fit them, and facts that fit them never bring the core down."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from casereview.rules.assess import assess, encode
from casereview.rules.facts.load import FactsError, load
from casereview.rules.facts.schema import SCHEMAS, answer_schema, facts_schema, printed
from docs.printers.json_schemas import main
from tests.rules.build import Json
from tests.rules.cases import cases
from tests.rules.refusals import REFUSED, REQUIRED, WHOLE
from tests.rules.test_facts import changed

ROOT = Path(__file__).parents[2]
FACTS = Draft202012Validator(facts_schema())
ANSWER = Draft202012Validator(answer_schema())
# What one field cannot know by itself.
BEYOND = (
    *("as_of", "date", "performed_on", "collected_at"),
    *("supersedes", "baseline", "id", "unit", "gland", "findings", "low", "occluded"),
)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_current(name: str) -> None:
    assert (ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8") == printed(name)


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())


def test_the_command_prints_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docs.printers.json_schemas", "facts"],
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.decode() == printed("facts")


@pytest.mark.parametrize("arguments", [[], ["labs"], ["facts", "answer"]])
def test_the_command_says_how_to_use_it(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "facts|answer" in capsys.readouterr().err


def test_main_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer"]) == 0
    assert capsys.readouterr().out == printed("answer")


def test_the_example_of_the_rules_fits() -> None:
    FACTS.validate(WHOLE)
    FACTS.validate({"patient": {}})
    ANSWER.validate(json.loads(encode(assess(load(WHOLE)))))
    ANSWER.validate(json.loads(encode(assess(load({"patient": {}})))))


@pytest.mark.parametrize(("path", "value", "field"), REFUSED)
def test_what_is_refused_does_not_fit_unless_other_fields_decide(path: str, value: Any, field: str) -> None:
    at_line_end = isinstance(value, str) and value.endswith(
        "\n"
    )  # Python's `$` lets it pass, JSON Schema's not
    if not at_line_end and FACTS.is_valid(changed(path, value)):
        # which blockers a code lifts is said nowhere in the schema; each by itself is a code of it
        assert field.rpartition(".")[2] in BEYOND or (path, field) == ("overrides.0", "overrides[0].code")


@pytest.mark.parametrize("path", REQUIRED)
def test_what_is_required_is_required(path: str) -> None:
    assert not FACTS.is_valid(changed(path, ...))


@given(cases())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_facts_that_load_fit_and_their_answers_fit(tree: Json) -> None:
    FACTS.validate(tree)
    ANSWER.validate(json.loads(encode(assess(load(tree)))))


# Facts drawn from the schema itself.

TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=12)
DAYS = st.sampled_from(["0001-01-01", "2024-02-10", "2024-08-01", "2024-08-02", "9999-12-31", "2024-02-30"])
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "integer": st.integers(0, 10**6),
    "boolean": st.booleans(),
    "null": st.none(),
}


def drawn(schema: Json, defs: Json, key: str = "") -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        return drawn(defs[schema["$ref"].rpartition("/")[2]], defs, key)
    if "anyOf" in schema:
        return st.one_of(*(drawn(option, defs, key) for option in schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema["type"]
    if kind == "array":
        return st.lists(drawn(schema["items"], defs, key), max_size=3)
    if kind == "object":
        fields = {name: drawn(inner, defs, name) for name, inner in schema["properties"].items()}
        required = {name: fields.pop(name) for name in schema["required"]}
        return st.fixed_dictionaries(required, optional=fields)
    return _text(schema, key) if kind == "string" else PLAIN[kind]


def _text(schema: Json, key: str) -> st.SearchStrategy[Any]:
    if key == "id":
        return st.integers(0, 10**9).map(str)
    if schema.get("format") == "date":
        return DAYS
    if key == "collected_at":
        return DAYS | DAYS.map(lambda day: f"{day}T23:59:59-14:00")
    if "maxLength" in schema:
        return st.sampled_from(["0", "0.0", "1", "11.9", "14", "820", "9" * 40, "0." + "0" * 37 + "1"])
    return TEXT


@given(drawn(facts_schema(), facts_schema()["$defs"]))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_facts_that_fit_are_answered_or_refused(tree: Json) -> None:
    FACTS.validate(tree)
    try:
        facts = load(json.dumps(tree))
    except FactsError:
        return
    ANSWER.validate(json.loads(encode(assess(facts))))
