"""Everything that does not fit is refused with the name of its field."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereview.rules.codes.vocabulary import LabStatus
from casereview.rules.facts.load import FactsError, load
from imaging.vocabulary import Certainty, Nature
from tests.rules.build import Json, calcium, case, operation, pth
from tests.rules.refusals import REFUSED, REQUIRED, WHOLE


def changed(path: str, value: Any) -> Json:
    tree = deepcopy(WHOLE)
    *way, last = path.split(".")
    node: Any = tree
    for step in way:
        node = node[int(step)] if step.isdigit() else node[step]
    if value is ...:
        del node[last]
    else:
        node[int(last) if last.isdigit() else last] = value
    return tree


def refusal(raw: Any) -> FactsError:
    with pytest.raises(FactsError) as caught:
        load(raw)
    error = caught.value
    assert str(error) == f"{error.field}: {error.sentence}"
    assert "\n" not in str(error)
    return error


def test_the_whole_vocabulary_of_keys_is_read() -> None:
    facts = load(json.dumps(WHOLE))
    assert facts.as_of == date(2024, 12, 1)
    assert facts.labs is not None
    assert facts.labs[1].day == date(2024, 8, 1)
    assert facts.labs[0].value == Decimal("11.9")
    assert facts.labs[0].status is LabStatus.FINAL
    assert load(WHOLE) == load(json.dumps(WHOLE).encode()) == load(MappingProxyType(WHOLE)) == facts


@pytest.mark.parametrize(("path", "value", "field"), REFUSED)
def test_what_does_not_fit_is_refused_by_name(path: str, value: Any, field: str) -> None:
    assert refusal(changed(path, value)).field == field


@pytest.mark.parametrize("path", REQUIRED)
def test_what_is_required_is_asked_for(path: str) -> None:
    tree = changed(path, ...)
    field = "".join(f"[{step}]" if step.isdigit() else f".{step}" for step in path.split(".")).lstrip(".")
    error = refusal(tree)
    assert error.field == field
    assert str(error.sentence) == "is required; add it"


@pytest.mark.parametrize(("path", "word"), [("labs.0.unit", "mmol/L"), ("flags.0", "men2a")])
def test_a_refusal_names_what_would_fit(path: str, word: str) -> None:
    assert word in str(refusal(changed(path, "nonsense")).sentence)


def test_two_reads_may_not_supersede_one() -> None:
    tree = deepcopy(WHOLE)
    tree["studies"].append(
        {"id": "s4", "modality": "ct_4d", "performed_on": "2024-09-20", "supersedes": "s2"}
    )
    assert refusal(tree).field == "studies[3].supersedes"


def test_a_supernumerary_gland_may_stand_twice() -> None:
    glands = [{"gland": "supernumerary", "disposition": "removed"}] * 2
    load(case(operations=[operation(glands=glands)]))


def test_a_sampling_may_mix_the_two_names_of_one_unit() -> None:
    load(WHOLE)  # pg/mL beside ng/L
    assert refusal(changed("samplings.0.samples.0.unit", "pmol/L")).field == "samplings[0].samples[1].unit"


def test_absent_is_unknown_and_empty_is_none() -> None:
    facts = load({"patient": {}})
    assert facts.operations is None
    assert facts.flags is None
    assert facts.as_of is None
    assert load({"patient": {}, "operations": []}).operations == ()
    assert load({"patient": {}, "operations": None}).operations is None


def test_as_of_defaults_to_the_latest_day() -> None:
    facts = load({"patient": {}, "labs": [calcium(day="2024-03-01"), pth(day="2024-05-01T23:59:00+02:00")]})
    assert facts.as_of == date(2024, 5, 1)


def test_a_finding_is_probable_and_suspicious_unless_it_says_otherwise() -> None:
    study = {
        "id": "s",
        "modality": "ct_4d",
        "performed_on": "2024-09-20",
        "result": "positive",
        "findings": [{}],
    }
    facts = load(case(studies=[study]))
    assert facts.studies is not None
    assert facts.studies[0].findings is not None
    finding = facts.studies[0].findings[0]
    assert (finding.certainty, finding.nature) == (Certainty.PROBABLE, Nature.SUSPICIOUS)


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ("", "facts"),
        ("[]", "facts"),
        ("null", "facts"),
        ('{"patient": {}', "facts"),
        ('{"patient": {"age_years": NaN}}', "facts"),
        ('{"patient": {"age_years": ' + "1" * 5000 + "}}", "facts"),
        ('{"patient": {}, "patient": {}}', "patient"),
        ('{"patient": {}, "labs": [], "labs": []}', "labs"),
        ("[" * 200_000, "facts"),
        ('{"patient": ' * 100_000, "facts"),
        ('{"patient": {}, "labs": ' + "[" * 500 + "]" * 500 + "}", "labs[0]"),
        (b"\xff\xfe{}", "facts"),
        ('{"patient": {}, "a\\nb": 1}', "'a\\nb'"),
        ('{"patient": {}, "\\ud800": 1}', "'\\ud800'"),
    ],
)
def test_text_that_is_no_facts_is_refused_cleanly(raw: str | bytes, field: str) -> None:
    assert refusal(raw).field == field


def test_a_site_table_of_the_wrong_kind_is_refused() -> None:
    assert "must be a list in brackets, not text" in str(refusal(case(flags="men1")))


def test_a_byte_order_mark_is_no_obstacle() -> None:
    load(b"\xef\xbb\xbf" + b'{"patient": {}}')


def test_a_long_chain_of_corrections_is_read_in_linear_time() -> None:
    labs = [calcium(key=f"l{n}", supersedes=f"l{n - 1}" if n else None) for n in range(5000)]
    load(case(labs=labs))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([path for path, _, _ in REFUSED]), json_values)
@settings(max_examples=60)
def test_whatever_stands_in_a_field_is_read_or_refused(path: str, value: Any) -> None:
    try:
        load(changed(path, value))
    except FactsError as error:
        assert "\n" not in str(error)
        str(error).encode()
