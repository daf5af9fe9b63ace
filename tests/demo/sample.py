"""One case in the words of a case file, and short ways to read and plan it."""

import datetime as dt
import json
from typing import Any

from casereview.interop.casefile.plan import Call, plan
from casereview.interop.casefile.records import CaseRecord, Malformed, read

TODAY = dt.date(2025, 3, 10)
CASE: dict[str, Any] = {
    "id": "c1",
    "patient": {"site": "harbor", "mrn": "1", "family_name": "Finch", "given_name": "Nora"},
    "team": {"surgeon": ["s@example.org", "t@example.org"], "endocrinologist": "e@example.org"},
    "opened": {"by": "c@example.org", "on": "-20d"},
    "facts": {
        "patient": {"sex": "F"},
        "operations": [{"id": "op1", "date": "-400d", "kind": "neck_exploration"}],
        "labs": [
            {
                "id": "l2",
                "analyte": "calcium_total",
                "value": "11.2",
                "unit": "mg/dL",
                "collected_at": "-30d",
                "supersedes": "l1",
            },
            {
                "id": "l1",
                "analyte": "calcium_total",
                "value": "12.1",
                "unit": "mg/dL",
                "collected_at": "-30d",
            },
        ],
        "studies": [
            {
                "id": "s1",
                "modality": "ct_4d",
                "performed_on": "-9d",
                "protocol": {"covers": ["neck"]},
                "dose_msv": "9.1",
                "result": "negative",
            },
            {
                "id": "s2",
                "modality": "ct_4d",
                "performed_on": "-9d",
                "supersedes": "s1",
                "result": "positive",
                "findings": [{"location": "left inferior", "size_mm": None}],
            },
            {"id": "s3", "modality": "ultrasound", "performed_on": "-8d"},
        ],
        "resolutions": [{"blocker": "FHH_NOT_EXCLUDED", "date": "-25d", "reason": "sequenced"}],
    },
    "more": {"l2": {"reason": "diluted"}, "op1": {"surgeon_name": "Dr. Almond"}},
    "steps": [
        {"enter": ["s1", "s3"], "by": "r@example.org", "on": "-8d"},
        {"enter": ["s2"], "by": "r@example.org", "on": "-5d"},
        {"verb": "hold", "by": "c@example.org", "on": "-4d", "data": {"reason": "abroad", "until": "+9d"}},
    ],
}


def changed(**parts: Any) -> dict[str, Any]:
    return {name: part for name, part in {**CASE, **parts}.items() if part is not ...}


def file_of(*cases: object, **top: Any) -> bytes:
    return json.dumps({"cases": list(cases), **top}).encode()


def one(case: object) -> CaseRecord | Malformed:
    return read(file_of(case))[0]


def record_of(case: object) -> CaseRecord:
    found = one(case)
    assert isinstance(found, CaseRecord), found
    return found


def planned(case: object) -> dict[str, Call]:
    return {call.key.removeprefix("case-file:c1:"): call for call in plan(record_of(case), TODAY)}


def facts(**parts: Any) -> dict[str, Any]:
    return changed(facts={**CASE["facts"], **parts}, more=..., steps=...)
