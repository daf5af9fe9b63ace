"""What makes an operation worth it: met, not met or unknown, at, below and beyond each limit."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereview.rules.advice.indications import indications
from casereview.rules.answer import IndicationsPart
from casereview.rules.assess import assess
from casereview.rules.codes.conclusions import Indication
from casereview.rules.facts.load import load
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules import oracle_flags
from tests.rules.build import Json, after, calcium, case, facts, ionized, lab, labs, operation, pth
from tests.rules.oracle_labs import valued
from tests.rules.rich_cases import rich_cases

PROFILE = load_profile("acr-2021")


def told(**changes: Any) -> IndicationsPart:
    read = facts(**changes)
    return indications(read, PROFILE, chemistry(read, PROFILE))


def answer(code: str, **changes: Any) -> bool | None:
    """Met, not met, or None: unknown."""
    part = told(**changes)
    if code in part.unknown:
        return None
    return code in [line.code for line in part.met]


def egfr(value: str, day: str = after(51), key: str = "egfr", **more: Any) -> Json:
    return lab(key, "egfr", value, "mL/min/{1.73_m2}", day, **more)


def urine(value: str, unit: str = "mg/(24.h)", day: str = after(51), key: str = "u24", **more: Any) -> Json:
    return lab(key, "urine_calcium_24h", value, unit, day, **more)


def calcium_is(*given_labs: Json) -> Json:
    return {"labs": labs(*given_labs, pth())}


DAY = after(40)
MMOL = {"unit": "mmol/L", "low": "2.15", "high": "2.60"}


@pytest.mark.parametrize(
    ("why", "code", "changes", "expected"),
    [
        ("nobody asked", "SYMPTOMS", {}, None),
        ("asked of other things", "SYMPTOMS", {"background": {"stones": True}}, None),
        ("there are", "SYMPTOMS", {"background": {"symptoms": True}}, True),
        ("there are none", "SYMPTOMS", {"background": {"symptoms": False}}, False),
        ("nobody looked", "STONES", {"background": {}}, None),
        ("there are", "STONES", {"background": {"stones": True}}, True),
        ("there are none", "STONES", {"background": {"stones": False}}, False),
        ("unknown", "FRACTURE", {}, None),
        ("there was one", "FRACTURE", {"background": {"fragility_fracture": True}}, True),
        ("there was none", "FRACTURE", {"background": {"fragility_fracture": False}}, False),
        ("no calcium decides", "CALCIUM_ABOVE", {"labs": []}, None),
        ("1 mg/dL above", "CALCIUM_ABOVE", calcium_is(calcium("11.5")), False),
        ("more than 1 mg/dL above", "CALCIUM_ABOVE", calcium_is(calcium("11.51")), True),
        ("0.24 mmol/L above", "CALCIUM_ABOVE", calcium_is(calcium("2.84", **MMOL)), False),
        ("0.26 mmol/L above", "CALCIUM_ABOVE", calcium_is(calcium("2.86", **MMOL)), True),
        (
            "ionized 0.12 mmol/L above",
            "CALCIUM_ABOVE",
            calcium_is(ionized("1.45", high="1.33")),
            False,
        ),
        ("more than that", "CALCIUM_ABOVE", calcium_is(ionized("1.451", high="1.33")), True),
        (
            "above the profile's limit",
            "CALCIUM_ABOVE",
            calcium_is(calcium("11.6", low=None, high=None)),
            True,
        ),
        ("left open by a bound", "CALCIUM_ABOVE", calcium_is(calcium("11", comparator=">")), None),
        ("above, however much", "CALCIUM_ABOVE", calcium_is(calcium("11.5", comparator=">")), True),
        (
            "only the deciding calcium is asked",
            "CALCIUM_ABOVE",
            calcium_is(calcium("13", after(20), "old"), calcium("11")),
            False,
        ),
        ("no age", "AGE_BELOW_50", {"patient": {}}, None),
        ("of 49", "AGE_BELOW_50", {"patient": {"age_years": 49}}, True),
        ("of 50", "AGE_BELOW_50", {"patient": {"age_years": 50}}, False),
        ("no bone density", "T_SCORE", {}, None),
        ("at -2.5", "T_SCORE", {"background": {"t_score": "-2.5"}}, True),
        ("below", "T_SCORE", {"background": {"t_score": "-3"}}, True),
        ("above -2.5", "T_SCORE", {"background": {"t_score": "-2.4"}}, False),
        ("2.5 is not -2.5", "T_SCORE", {"background": {"t_score": "2.5"}}, False),
        ("no eGFR", "EGFR_BELOW_60", {}, None),
        ("of 59.9", "EGFR_BELOW_60", calcium_is(egfr("59.9")), True),
        ("of 60", "EGFR_BELOW_60", calcium_is(egfr("60")), False),
        ("the latest", "EGFR_BELOW_60", calcium_is(egfr("40", after(40), "e0"), egfr("80")), False),
        ("the lowest of a day", "EGFR_BELOW_60", calcium_is(egfr("40", key="e0"), egfr("80")), True),
        ("from before the operation", "EGFR_BELOW_60", calcium_is(egfr("40", after(-40))), True),
        ("left open by a bound", "EGFR_BELOW_60", calcium_is(egfr("50", comparator=">")), None),
        ("dialysis is no eGFR", "EGFR_BELOW_60", {"flags": ["ckd_dialysis"]}, None),
        ("no urine", "URINE_CALCIUM", {}, None),
        ("a woman's 250", "URINE_CALCIUM", calcium_is(urine("250")), False),
        ("a woman's 251", "URINE_CALCIUM", calcium_is(urine("251")), True),
        ("a man's 300", "URINE_CALCIUM", calcium_is(urine("300")) | {"patient": {"sex": "M"}}, False),
        ("a man's 301", "URINE_CALCIUM", calcium_is(urine("301")) | {"patient": {"sex": "M"}}, True),
        ("another sex", "URINE_CALCIUM", calcium_is(urine("299")) | {"patient": {"sex": "X"}}, False),
        ("another sex, above", "URINE_CALCIUM", calcium_is(urine("301")) | {"patient": {"sex": "X"}}, True),
        ("sex unknown", "URINE_CALCIUM", calcium_is(urine("299")) | {"patient": {}}, False),
        ("6.2 mmol is 248 mg", "URINE_CALCIUM", calcium_is(urine("6.2", "mmol/(24.h)")), False),
        ("6.3 mmol is 252 mg", "URINE_CALCIUM", calcium_is(urine("6.3", "mmol/(24.h)")), True),
        (
            "the latest",
            "URINE_CALCIUM",
            calcium_is(urine("400", day=after(40), key="u0"), urine("100")),
            False,
        ),
        ("the highest of a day", "URINE_CALCIUM", calcium_is(urine("400", key="u0"), urine("100")), True),
        ("left open by a bound", "URINE_CALCIUM", calcium_is(urine("200", comparator=">")), None),
        ("a spot urine is none", "URINE_CALCIUM", calcium_is(lab("u", "urine_calcium", "40", "mg/dL")), None),
    ],
)
def test_an_indication_is_met_not_met_or_unknown(
    why: str, code: str, changes: Json, expected: bool | None
) -> None:
    assert answer(code, **changes) is expected, why


EVERYTHING: Json = {
    "patient": {"sex": "F", "age_years": 30},
    "background": {"symptoms": True, "stones": True, "fragility_fracture": True, "t_score": "-2.7"},
    "labs": labs(calcium("12"), pth(), egfr("50"), urine("300")),
}


def test_all_that_is_met_stands_in_the_table_s_order_with_its_facts_and_source() -> None:
    part = told(**EVERYTHING)
    assert [line.code for line in part.met] == [*Indication]
    assert part.unknown == ()
    assert [line.facts for line in part.met if line.facts] == [("ca",), ("egfr",), ("u24",)]
    assert all(line.source == PROFILE.sources[line.code] for line in part.met)


def test_what_nobody_knows_stands_in_the_table_s_order() -> None:
    part = told(patient={}, labs=[], background=None)
    assert (part.met, part.unknown) == ((), tuple(Indication))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("SYMPTOMS", "There are symptoms of the disease; for a re-operation the bar is higher."),
        ("STONES", "There are kidney stones; for a re-operation the bar is higher."),
        ("FRACTURE", "There was a fragility fracture; for a re-operation the bar is higher."),
        (
            "CALCIUM_ABOVE",
            "Total calcium 12 mg/dL on 2024-03-01 is more than 1 mg/dL above the upper limit of 10.5 mg/dL; "
            "for a re-operation the bar is higher.",
        ),
        ("AGE_BELOW_50", "The age of 30 is below 50 years; for a re-operation the bar is higher."),
        ("T_SCORE", "The T-score of -2.7 is at or below -2.5; for a re-operation the bar is higher."),
        (
            "EGFR_BELOW_60",
            f"EGFR 50 mL/min/{{1.73_m2}} on {after(51)} is below 60 mL/min/{{1.73_m2}}; "
            "for a re-operation the bar is higher.",
        ),
        (
            "URINE_CALCIUM",
            f"24 h urine calcium 300 mg/(24.h) on {after(51)} is above 250 mg/(24.h); "
            "for a re-operation the bar is higher.",
        ),
    ],
)
def test_each_sentence_says_that_for_a_reoperation_the_bar_is_higher(code: str, sentence: str) -> None:
    (line,) = (line for line in told(**EVERYTHING).met if line.code == code)
    assert str(line.sentence) == sentence


def test_they_stand_in_the_answer_and_gate_nothing() -> None:
    met, none = case(background={"symptoms": True}), case(background={"symptoms": False})
    one, other = assess(load(met)), assess(load(none))
    assert [line.code for line in one.indications.met] == ["SYMPTOMS"]
    assert other.indications.met == ()
    assert one.eligibility == other.eligibility
    assert one.verdict == other.verdict


@pytest.mark.parametrize("flag", ["men1", "ckd", "pregnancy"])
def test_no_flag_is_an_indication(flag: str) -> None:
    assert told(flags=[flag]) == told()


def test_an_operation_later_than_the_calcium_leaves_it_undecided() -> None:
    later = [operation(), operation("op2", after(200))]
    assert answer("CALCIUM_ABOVE", **calcium_is(calcium("13")), operations=later) is None


BACKGROUNDS = st.fixed_dictionaries(
    {},
    optional={
        "symptoms": st.booleans(),
        "stones": st.booleans(),
        "fragility_fracture": st.booleans(),
        "t_score": st.sampled_from(["-3", "-2.5", "-2.49", "0", "2.5"]),
    },
)
URINES = st.lists(
    st.tuples(
        st.sampled_from(["100", "250", "250.1", "300", "300.1", "500"]),
        st.sampled_from([after(20), after(51)]),
        st.sampled_from([None, None, "<", ">"]),
    ),
    max_size=3,
)


@given(rich_cases(), BACKGROUNDS, URINES, st.sampled_from([None, "F", "M", "X"]))
@settings(max_examples=60, deadline=None)
def test_the_indications_are_those_of_a_second_computation(
    tree: Json, background: Json, collected: list[tuple[str, str, str | None]], sex: str | None
) -> None:
    rows = [
        urine(value, day=day, key=f"u{number}", **({"comparator": bound} if bound else {}))
        for number, (value, day, bound) in enumerate(collected)
    ]
    tree = tree | {
        "background": background,
        "labs": [*(tree.get("labs") or []), *rows],
        "as_of": "2027-01-01",
    }
    tree["patient"] = tree["patient"] | ({"sex": sex} if sex else {})
    read = load(json.dumps(tree))
    chem = chemistry(read, PROFILE)
    part = indications(read, PROFILE, chem)
    expected = oracle_flags.indications(tree, None)
    if chem.calcium is not None and not chem.calcium.corrected:
        (deciding,) = (row for row in tree["labs"] if row["id"] == chem.calcium.lab.id)
        value = valued(deciding)
        expected = oracle_flags.indications(tree, (deciding, value.span, value.high))
    elif chem.calcium is not None:
        expected.pop("CALCIUM_ABOVE")
    for code, met in expected.items():
        known = None if code in part.unknown else code in [line.code for line in part.met]
        assert known is met, code
