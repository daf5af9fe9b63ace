"""A case that is eligible and plain, to be changed by each test in the one respect it is about."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from casereview.rules.answer import EligibilityPart
from casereview.rules.facts.load import Facts, load
from casereview.rules.labs.eligibility import eligibility
from casereview.rules.profiles.model import load_profile

Json = dict[str, Any]

OPERATED = "2024-01-10"
DAY = "2024-03-01"  # 51 days later


def lab(key: str, analyte: str, value: str, unit: str, day: str = DAY, **more: Any) -> Json:
    return {"id": key, "analyte": analyte, "value": value, "unit": unit, "collected_at": day} | more


def calcium(value: str = "11.9", day: str = DAY, key: str = "ca", **more: Any) -> Json:
    return lab(key, "calcium_total", value, "mg/dL", day, low="8.5", high="10.5") | more


def pth(value: str = "150", day: str = DAY, key: str = "pth", **more: Any) -> Json:
    return lab(key, "pth_intact", value, "pg/mL", day, low="15", high="65") | more


def urine(day: str = DAY, calcium_out: str = "20", suffix: str = "") -> list[Json]:
    """With a serum calcium of 11.4 and a creatinine of 0.9 the ratio is 0.0226."""
    return [
        lab(f"uca{suffix}", "urine_calcium", calcium_out, "mg/dL", day),
        lab(f"ucr{suffix}", "urine_creatinine", "70", "mg/dL", day),
        lab(f"cr{suffix}", "creatinine", "0.9", "mg/dL", day),
    ]


def operation(key: str = "op1", date: str = OPERATED, **more: Any) -> Json:
    return {"id": key, "date": date, "kind": "parathyroidectomy", "report": "on_file"} | more


BASE: Json = {
    "profile": "acr-2021",
    "as_of": "2026-01-01",
    "patient": {"sex": "F", "age_years": 54},
    "flags": [],
    "operations": [operation()],
    "labs": [calcium("11.4"), pth(), *urine()],
}


def case(**changes: Any) -> Json:
    """The plain case with top-level keys replaced; a key set to None is left out."""
    merged = deepcopy(BASE) | deepcopy(changes)
    return {key: value for key, value in merged.items() if value is not None}


def facts(**changes: Any) -> Facts:
    return load(json.dumps(case(**changes)))


def judged(**changes: Any) -> EligibilityPart:
    """The eligibility of the plain case so changed."""
    return eligibility(facts(**changes), load_profile("acr-2021"))


def codes(part: EligibilityPart) -> list[str]:
    """The blockers that stand."""
    return [str(line.code) for line in part.blockers if not line.resolved]


def labs(*given: Json) -> list[Json]:
    """These labs and a clearance ratio from before the operation that excludes FHH."""
    day = "2024-01-02"
    return [*given, calcium("11.4", day, "ca0"), *urine(day, suffix="0")]


def after(days: int) -> str:
    """The day so many days after the operation."""
    return str(date.fromisoformat(OPERATED) + timedelta(days))


def ionized(value: str, key: str = "ion", **more: Any) -> Json:
    return lab(key, "calcium_ionized", value, "mmol/L", **more)


def albumin(value: str, key: str = "alb", **more: Any) -> Json:
    return lab(key, "albumin", value, "g/dL", **more)


def study(key: str, modality: str, location: str | None = None, day: str = "2024-05-01", **more: Any) -> Json:
    """An adequate study: positive where a location is given, else negative."""
    row: Json = {"id": key, "modality": modality, "performed_on": day, "adequacy": "adequate"}
    row["result"] = "negative" if location is None else "positive"
    if location is not None:
        row["findings"] = [{"location": location}]
    return row | more


def sampling(value: str, day: str = "2024-06-01", key: str = "v", vein: str = "left.vertebral") -> Json:
    """A sampling of one vein with this PTH against a baseline of 100."""
    return {
        "id": key,
        "performed_on": day,
        "samples": [
            {"id": f"{key}.0", "vein": "peripheral", "value": "100", "unit": "pg/mL"},
            {"id": f"{key}.1", "vein": vein, "value": value, "unit": "pg/mL", "baseline": f"{key}.0"},
        ],
    }


SPECT = "sestamibi_spect_ct"
CT = "ct_4d"
MRI = "mri_with_without_contrast"
AGREE = [study("s1", SPECT, "left inferior"), study("s2", CT, "left inferior")]
NEGATIVE = [study("s1", SPECT), study("s2", CT)]
APART = [study("s1", SPECT, "left inferior"), study("s2", CT, "right superior")]
ONE_SIDED = [study("s1", SPECT, "left inferior"), study("s2", CT)]
_TWO_PLACES = [{"location": "left inferior"}, {"location": "right superior"}]
TWO_PLACES = [
    study("s1", SPECT, "both", findings=_TWO_PLACES),
    study("s2", CT, "both", findings=_TWO_PLACES),
]
UNSURE = [
    study("s1", SPECT, "left inferior", result="equivocal"),
    study("s2", CT, "left inferior", result="equivocal"),
]
