"""A case in which nothing speaks against operating, to be changed by each test in one respect."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from casereview.rules.answer import PitfallLine
from casereview.rules.assess import assess
from casereview.rules.facts.load import load
from imaging.anatomy.sites import Sites
from tests.rules.build import Json, calcium, operation, pth, study, urine

TODAY = "2024-07-01"
SEEN = "2024-05-01"
EXAMINED = {"id": "y", "performed_on": "2024-04-09", "left": "mobile", "right": "mobile"}
LABS = [
    calcium("11.4", "2024-06-01", "ca1"),
    calcium("11.4", "2024-06-15", "ca2"),
    pth("150", "2024-06-15"),
    *urine("2024-06-15"),
]
TARGET = "left.inferior"
SPECT = study("s1", "sestamibi_spect_ct", TARGET)
CT = study("s2", "ct_4d", TARGET)
CLEAR: Json = {
    "profile": "acr-2021",
    "as_of": TODAY,
    "patient": {"sex": "F", "age_years": 54},
    "flags": [],
    "operations": [operation()],
    "labs": LABS,
    "studies": [SPECT, CT],
    "samplings": [],
    "laryngoscopies": [EXAMINED],
    "background": {"symptoms": True},
}


def clear(**changes: Any) -> Json:
    """The case with top-level keys replaced; a key set to None is left out."""
    merged = deepcopy(CLEAR) | deepcopy(changes)
    return {key: value for key, value in merged.items() if value is not None}


def answered(tree: Json, code: str, *sites: str, day: str = TODAY, reason: str | None = "discussed") -> Json:
    """The same case with what a meeting answered to a code on a day, for these sites."""
    answer = {"code": code, "date": day, "sites": list(sites), "reason": reason}
    return tree | {"answers": [*tree.get("answers", []), answer]}


def met(tree: Json, at: str | None = None) -> dict[str, PitfallLine]:
    """The pitfalls of a case by code, asked of a place where one is given."""
    place = None if at is None else Sites.of(at.split(","))
    return {str(line.code): line for line in assess(load(json.dumps(tree)), place).pitfalls}


def steps(tree: Json, at: str | None = None) -> list[str]:
    place = None if at is None else Sites.of(at.split(","))
    return [str(line.code) for line in assess(load(json.dumps(tree)), place).next_steps]


def scan(key: str, modality: str, *places: str, day: str = SEEN, **more: Any) -> Json:
    """An adequate positive study with a finding at each place; a place with "?" is possible only."""
    findings = [
        {"location": place.rstrip("?"), "certainty": "possible" if "?" in place else "probable"}
        for place in places
    ]
    return study(key, modality, "", day, findings=findings) | more


def sampled(*veins: tuple[str, str], day: str = "2024-06-01", key: str = "v") -> Json:
    """A sampling with the PTH of each vein against a peripheral one of 100."""
    samples: list[Json] = [{"id": f"{key}.0", "vein": "peripheral", "value": "100", "unit": "pg/mL"}]
    for number, (vein, written) in enumerate(veins, 1):
        row = {"id": f"{key}.{number}", "vein": vein, "value": written.lstrip("<>"), "unit": "pg/mL"}
        row |= {"comparator": written[0]} if written[0] in "<>" else {}
        samples.append(row | {"baseline": f"{key}.0"})
    return {"id": key, "performed_on": day, "samples": samples}


def tied(arm: str, value: str) -> Json:
    """A peripheral PTH with one arm tied, against one of 100 that was drawn before."""
    base: Json = {"id": "t.0", "vein": "peripheral", "value": "100", "unit": "pg/mL"}
    test = {"id": "t.1", "vein": "peripheral", "value": value, "unit": "pg/mL", "occluded": arm}
    return {"id": "t", "performed_on": "2024-06-02", "samples": [base, test]}
