"""The whole assessment: its shape, its command, and what must never change an answer."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereview.rules.answer import AssessmentAnswer
from casereview.rules.assess import assess, encode, main
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.facts.load import load
from casereview.rules.labs.units import convert
from tests.rules.build import Json, case
from tests.rules.cases import cases
from tests.rules.refusals import WHOLE

ROOT = Path(__file__).parents[2]


def answered(tree: Json) -> Json:
    found: Json = json.loads(encode(assess(load(json.dumps(tree)))))
    return found


EXAMPLE: Json = WHOLE | {
    "studies": [
        WHOLE["studies"][0],
        WHOLE["studies"][1],
        WHOLE["studies"][2] | {"result": "positive", "findings": [{"location": "left thyrothymic ligament"}]},
    ]
}


def test_the_example_of_the_rules_runs_and_has_the_documented_keys_in_order() -> None:
    answer = answered(EXAMPLE)
    assert list(answer) == [
        "profile",
        "eligibility",
        "carcinoma_flags",
        "glands",
        "studies",
        "pairs",
        "verdict",
        "target_map",
        "samplings",
        "pitfalls",
        "indications",
        "next_steps",
        "dose",
    ]
    assert answer["profile"] == {"id": "acr-2021", "version": "2", "as_of": "2024-12-01"}
    assert list(answer["eligibility"]) == ["status", "course", "blockers"]
    for line in answer["eligibility"]["blockers"]:
        assert list(line) == ["code", "sentence", "source", "facts", "resolved", "overridden"]
    assert list(answer["carcinoma_flags"][0]) == ["code", "answered", "sentence", "source", "facts"]
    assert list(answer["pitfalls"][0]) == ["code", "stops", "answered", "sentence", "source", "facts"]
    assert list(answer["indications"]) == ["met", "unknown"]
    assert list(answer["glands"][0]) == ["gland", "status", "because", "look_in"]
    assert list(answer["studies"][0]) == ["id", "counts", "adequacy", "family", "sites", "unlocated", "notes"]
    assert answer["pairs"] == [{"a": "s1", "b": "s3", "level": "SAME_QUADRANT"}]
    assert list(answer["verdict"]) == ["code", "level", "targets", "reasons"]
    assert answer["verdict"]["code"] == "CONCORDANT_POSITIVE"
    assert answer["verdict"]["targets"] == [["left.inferior", "left.thyrothymic_ligament"]]
    assert list(answer["samplings"][0]) == ["id", "threshold", "ratios", "falls", "sites", "caveats"]
    assert {"id": "v1", "ratio": ">7.000", "gradient": True} in answer["samplings"][0]["ratios"]
    assert answer["dose"]["cumulative_msv"] == "8.1"


def test_the_example_is_eligible_and_suspect() -> None:
    answer = answered(EXAMPLE)
    assert answer["eligibility"]["status"] == "eligible"
    assert answer["eligibility"]["course"] == "persistent"
    assert "PTH_VERY_HIGH" in [line["code"] for line in answer["carcinoma_flags"]]


def test_the_least_that_can_be_asked_is_answered() -> None:
    answer = answered({"patient": {}})
    assert answer["profile"]["as_of"] is None
    assert answer["eligibility"]["status"] == "undetermined"
    assert answer["verdict"]["code"] == "INSUFFICIENT"


def run(raw: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "casereview.rules.assess", *arguments],
        input=raw,
        capture_output=True,
        cwd=ROOT,
        check=False,
    )


def test_the_command_answers_with_exit_code_0() -> None:
    done = run(json.dumps(EXAMPLE).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == encode(assess(load(EXAMPLE)))


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        (b"", b"facts"),
        (b"[" * 100_000, b"facts"),
        (b'{"patient": {}, "x\\ny": 1}', b"x\\ny"),
        (json.dumps(case(flags=["gout"])).encode(), b"flags[0]"),
    ],
)
def test_the_command_refuses_with_exit_code_2_and_one_line(raw: bytes, field: bytes) -> None:
    done = run(raw)
    assert (done.returncode, done.stdout) == (2, b"")
    assert field in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_the_command_refuses_arguments() -> None:
    done = run(json.dumps(EXAMPLE).encode(), "--profile", "eanm-2021")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"usage: ")


def test_the_command_needs_no_django() -> None:
    code = "import sys; import casereview.rules.assess; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_main_refuses_what_does_not_fit(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.BytesIO()
    assert main(io.BytesIO(b'{"patient": {"sex": "?"}}'), out) == 2
    assert out.getvalue() == b""
    assert capsys.readouterr().err.startswith("patient.sex: ")


def test_main_writes_what_assess_says() -> None:
    out = io.BytesIO()
    assert main(io.BytesIO(json.dumps(EXAMPLE).encode()), out) == 0
    assert out.getvalue() == encode(assess(load(EXAMPLE)))


def shuffled(node: Any, rng: random.Random) -> Any:
    if isinstance(node, dict):
        items = [(key, shuffled(item, rng)) for key, item in node.items()]
        rng.shuffle(items)
        return dict(items)
    if isinstance(node, list):
        items = [shuffled(item, rng) for item in node]
        rng.shuffle(items)
        return items
    return node


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_no_order_of_lists_or_keys_changes_a_byte(tree: Json, rng: random.Random) -> None:
    assert encode(assess(load(shuffled(tree, rng)))) == encode(assess(load(tree)))


# To a unit that the value reaches by a factor of few digits, so that no rounding of the test decides.
EXACT = {
    ("calcium_total", "mg/dL"): "mmol/L",
    ("calcium_albumin_corrected", "mg/dL"): "mmol/L",
    ("calcium_ionized", "mg/dL"): "mmol/L",
    ("albumin", "g/dL"): "g/L",
    ("pth_intact", "pmol/L"): "pg/mL",
    ("creatinine", "mg/dL"): "umol/L",
    ("vitamin_d_25oh", "ng/mL"): "nmol/L",
    ("urine_calcium", "mg/dL"): "mmol/L",
    ("urine_creatinine", "mg/dL"): "mmol/L",
}


def rescaled(tree: Json) -> Json:
    labs = []
    for row in tree.get("labs", []):
        analyte, unit = Analyte(row["analyte"]), EXACT.get((row["analyte"], row["unit"]))
        changed = {
            key: format(convert(analyte, D(row[key]), row["unit"], unit), "f")
            for key in ("value", "low", "high")
            if unit and key in row
        }
        labs.append(row | changed | ({"unit": unit} if unit else {}))
    return tree | {"labs": labs}


def codes(answer: AssessmentAnswer) -> object:
    return (
        answer.eligibility.status,
        answer.eligibility.course,
        [(line.code, line.resolved, line.facts) for line in answer.eligibility.blockers],
        [(line.code, line.facts) for line in answer.carcinoma_flags],
        answer.verdict.code,
        [line.code for line in answer.next_steps],
        [line.code for line in answer.pitfalls],
    )


@given(cases())
@settings(max_examples=60, deadline=None)
def test_another_unit_changes_no_code(tree: Json) -> None:
    assert codes(assess(load(rescaled(tree)))) == codes(assess(load(tree)))


@given(cases())
@settings(max_examples=60, deadline=None)
def test_every_answer_hangs_together(tree: Json) -> None:
    answer = assess(load(tree))
    ids = {row["id"] for key in ("operations", "labs", "studies", "samplings") for row in tree.get(key, [])}
    lines: list[Any] = [
        *answer.eligibility.blockers,
        *answer.carcinoma_flags,
        *answer.pitfalls,
        *answer.next_steps,
    ]
    for line in lines:
        assert line.source
        assert str(line.sentence).endswith(".")
        assert set(line.facts) <= ids
    standing = [line for line in answer.eligibility.blockers if not line.resolved]
    assert (answer.eligibility.status == "eligible") is (not standing)
