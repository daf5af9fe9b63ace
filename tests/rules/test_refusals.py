"""The refusals that the published rules promise, by name, with an example for every field of theirs."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest

from casereview.rules.assess import main
from casereview.rules.codes.conclusions import LIFTS, RESOLVABLE, STOPPING, CarcinomaFlag
from casereview.rules.facts.load import load
from tests.rules.build import case, operation, sampling
from tests.rules.refusals import REFUSALS, REFUSED, REQUIRED, WHOLE
from tests.rules.test_facts import changed

NUMBERS = (
    "operations.glands.weight_mg labs.value labs.low labs.high studies.dose_msv studies.findings.size_mm "
    "samplings.samples.value"
)
SIGNED = "background.t_score"
DAYS = (
    "operations.date labs.collected_at studies.performed_on samplings.performed_on "
    "laryngoscopies.performed_on resolutions.date overrides.date answers.date"
)
IDS = "operations.id labs.id studies.id samplings.id samplings.samples.id laryngoscopies.id"

# What section "Facts" of docs/clinical-rules.md refuses, and the fields that have to be named for it.
PROMISED = {
    "unknown key": (
        "surprise patient.surprise operations.surprise operations.glands.surprise labs.surprise "
        "studies.surprise studies.findings.surprise studies.protocol.surprise samplings.surprise "
        "samplings.samples.surprise laryngoscopies.surprise resolutions.surprise background.surprise "
        "overrides.surprise answers.surprise"
    ),
    "unknown unit": "labs.unit samplings.samples.unit",
    "unknown code": (
        "flags patient.sex labs.analyte labs.comparator labs.status operations.kind operations.report "
        "operations.glands.gland operations.glands.disposition operations.glands.pathology "
        "operations.grafts operations.ligated_veins studies.modality studies.adequacy studies.result "
        "studies.findings.certainty studies.findings.nature studies.findings.sites studies.protocol.phases "
        "studies.protocol.covers studies.protocol.acquisitions samplings.samples.vein "
        "samplings.samples.comparator laryngoscopies.left laryngoscopies.right resolutions.blocker "
        "samplings.samples.occluded overrides.blocker overrides.code answers.sites"
    ),
    "unknown profile": "profile",
    "non-finite number": f"{NUMBERS} {SIGNED}",
    "negative number": f"{NUMBERS} patient.age_years",
    "malformed number": f"{NUMBERS} {SIGNED} patient.age_years",
    "impossible date": f"{DAYS} as_of",
    "dated after as_of": DAYS,
    "duplicate id": IDS.replace("operations.id ", ""),  # it is read first, so another is always at fault
    "reference to nothing": "labs.supersedes studies.supersedes samplings.samples.baseline",
    "reference in a circle": "labs.supersedes studies.supersedes samplings.samples.baseline",
    "negative study with a suspicious finding": "studies.findings",
    "low not below high": "labs.low",
    "samples of one sampling in different units": "samplings.samples.unit",
    "resolution of a blocker that cannot be resolved": "resolutions.blocker",
    "override whose code does not lift its blocker": "overrides.code",
    "answer to what is neither a stop nor a carcinoma flag": "answers.code",
    "gland twice in one operation": "operations.glands.gland",
    "supersedes across modality": "studies.supersedes",
    "supersedes across date": "studies.supersedes",
    "two reads superseding one": "studies.supersedes",
    "baseline not peripheral": "samplings.samples.baseline",
    "baseline occluded": "samplings.samples.baseline",
    "occluded on any but a peripheral sample": "samplings.samples.occluded",
    "baseline of zero": "samplings.samples.baseline",
}
# id (not in glands, findings, resolutions, overrides and answers), the coded type, its date, and for values
# value and unit
ASKED_FOR = (
    "patient operations.id operations.date operations.kind operations.glands.gland labs.id labs.analyte "
    "labs.value labs.unit labs.collected_at studies.id studies.modality studies.performed_on samplings.id "
    "samplings.performed_on samplings.samples.id samplings.samples.vein samplings.samples.value "
    "samplings.samples.unit laryngoscopies.id laryngoscopies.performed_on resolutions.blocker "
    "resolutions.date overrides.blocker overrides.code overrides.date answers.code answers.date"
)


def plain(field: str) -> str:
    return re.sub(r"\[\d+\]|\.\d+", "", field)


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_refusal_has_an_example_for_each_field_it_speaks_of(name: str) -> None:
    shown = {plain(field) for _, _, field in REFUSALS[name]}
    assert shown >= set(PROMISED[name].split())


def test_every_promised_requirement_has_an_example() -> None:
    assert {plain(path) for path in REQUIRED} == set(ASKED_FOR.split())


def test_the_promises_are_distinct_refusals() -> None:
    assert set(PROMISED) == set(REFUSALS) - {"text or list that is none"}
    assert all(len(rows) == len({repr(row) for row in rows}) for rows in REFUSALS.values())


ABSENT = [(path, ..., re.sub(r"\.(\d+)", r"[\1]", path)) for path in REQUIRED]


@pytest.mark.parametrize(("path", "value", "field"), [*REFUSED, *ABSENT])
def test_a_refusal_is_exit_code_2_one_line_that_names_the_field_and_no_answer(
    path: str, value: Any, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = io.BytesIO()
    assert main(io.BytesIO(json.dumps(changed(path, value)).encode()), out) == 2
    said = capsys.readouterr()
    assert (out.getvalue(), said.out) == (b"", "")
    assert said.err.startswith(f"{field}: ")
    assert said.err.splitlines(keepends=True) == [said.err]
    assert said.err.endswith("\n")


def test_what_comes_close_to_a_refusal_is_read() -> None:
    load(WHOLE)  # pg/mL beside ng/L, a resolution of what can be resolved, dates before as_of
    load(WHOLE | {"as_of": "2024-11-20"})  # the day of the latest fact
    load(changed("studies.0", WHOLE["studies"][0] | {"modality": "fna_pth", "result": "negative"}))
    load(changed("studies.0.findings.0.nature", "thyroid_nodule"))
    load(
        changed(
            "studies.0",
            changed("studies.0.findings.0.nature", "lymph_node")["studies"][0] | {"result": "negative"},
        )
    )
    for code, blockers in LIFTS.items():
        for blocker in blockers:
            row = {"blocker": blocker.value, "code": code.value, "date": "2024-11-04"}
            load(changed("overrides.0", row))
    for code in (*STOPPING, *CarcinomaFlag):
        load(changed("answers.0.code", code.value))
    for blocker in RESOLVABLE:
        load(changed("resolutions.0.blocker", blocker.value))
    load(changed("background.t_score", "2.7"))
    load(changed("background", {}))
    load(changed("labs.0.low", "10.4"))
    load(changed("samplings.0.samples.2.baseline", "v0"))  # an arm against the blood of anywhere
    load(case(operations=[operation(glands=[{"gland": "supernumerary"}] * 2)]))
    load(case(samplings=[sampling("0", key="v"), sampling("1", key="w")]))  # zero is no baseline here
    load(case(labs=[]))
    load({"patient": {}})
