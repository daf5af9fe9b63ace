"""Cases of one size and many contents: the same seed gives the same cases, and no two of them are alike.

Each has 3 operations, 20 labs of 5 days, 6 studies of 5 families and a sampling of 12 samples.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
_START = date(2019, 1, 1)
_AS_OF = date(2024, 12, 1)
_GLANDS = ("left.superior", "left.inferior", "right.superior", "right.inferior", "supernumerary")
_DISPOSITIONS = ("removed", "removed", "seen_normal", "biopsied", "not_found")
_PATHOLOGY = {"removed": ("adenoma", "hyperplasia", "not_parathyroid"), "biopsied": ("normal_parathyroid",)}
_MODALITIES = (
    "ultrasound",
    "sestamibi_spect_ct",
    "ct_4d",
    "mri_with_without_contrast",
    "choline_pet_ct",
    "ct_4d",
)
# As reports word places; the sides are put in.
_WORDINGS = (
    "{side} inferior",
    "{side} superior",
    "{side} thyrothymic ligament",
    "{side} tracheoesophageal groove",
    "{side} paraesophageal at the thoracic inlet",
    "posterior to the lower pole of the {side} lobe",
    "below the {side} lower pole",
    "{side} upper pole, in the carotid sheath",
    "retroesophageal, {side} of midline",
    "anterior mediastinum",
    "posterior mediastinum",
    "intrathymic, {side}",
    "{side} mid pole",
    "{side}.intrathyroidal",
)
_VEINS = (
    *(
        f"{side}.{vein}"
        for vein in ("inferior_thyroid", "superior_thyroid", "thymic", "vertebral", "internal_jugular_middle")
        for side in ("left", "right")
    ),
    "midline.superior_vena_cava",
)


def cases(count: int, seed: int = 20240201) -> list[str]:
    """So many cases as JSON text."""
    rng = random.Random(seed)
    found = {json.dumps(_case(rng)): None for _ in range(count)}
    assert len(found) == count, "two cases are alike"
    return list(found)


def _case(rng: random.Random) -> Row:
    days = sorted(rng.sample(range(1500), 3))
    last = _START + timedelta(days[-1])
    return {
        "profile": "acr-2021",
        "as_of": str(_AS_OF),
        "patient": {"sex": rng.choice("FM"), "age_years": rng.randint(18, 85)},
        "flags": rng.sample(("men1", "thiazide", "biotin", "ckd", "anticoagulated"), rng.randint(0, 2)),
        "operations": [
            _operation(rng, f"op{n}", _START + timedelta(day)) for n, day in enumerate(days, start=1)
        ],
        "labs": _labs(rng, last),
        "studies": [_study(rng, f"s{n}", name, last) for n, name in enumerate(_MODALITIES, start=1)],
        "samplings": [_sampling(rng, last)],
        "laryngoscopies": [{"id": "y1", "performed_on": _after(rng, last), "left": "mobile"}],
        "resolutions": [],
    }


def _after(rng: random.Random, last: date) -> str:
    return str(last + timedelta(rng.randint(1, (_AS_OF - last).days)))


def _operation(rng: random.Random, key: str, day: date) -> Row:
    glands = []
    for gland in rng.sample(_GLANDS, 2):
        how = rng.choice(_DISPOSITIONS)
        row = {"gland": gland, "disposition": how, "weight_mg": str(rng.randint(40, 2000))}
        if how in _PATHOLOGY:
            row["pathology"] = rng.choice(_PATHOLOGY[how])
        glands.append(row)
    return {"id": key, "date": str(day), "kind": "parathyroidectomy", "report": "on_file", "glands": glands}


def _labs(rng: random.Random, last: date) -> list[Row]:
    rows: list[Row] = []
    for day in range(5):
        measured: tuple[Row, ...] = (
            {"analyte": "calcium_total", "value": _tenths(rng, 90, 130), "unit": "mg/dL"}
            | {"low": "8.5", "high": "10.5"},
            {"analyte": "pth_intact", "value": _tenths(rng, 500, 9000), "unit": "pg/mL"}
            | {"low": "15", "high": "65"},
            {"analyte": "albumin", "value": _tenths(rng, 32, 48), "unit": "g/dL"},
            {"analyte": "egfr", "value": _tenths(rng, 250, 1100), "unit": "mL/min/{1.73_m2}"},
        )
        collected = _after(rng, last)
        rows += [{"id": f"l{day}.{n}", "collected_at": collected} | row for n, row in enumerate(measured)]
    return rows


def _tenths(rng: random.Random, lowest: int, highest: int) -> str:
    whole, tenth = divmod(rng.randint(lowest, highest), 10)
    return f"{whole}.{tenth}"


def _study(rng: random.Random, key: str, modality: str, last: date) -> Row:
    result = rng.choice(("positive", "positive", "positive", "equivocal", "negative"))
    findings = 0 if result == "negative" else rng.randint(1, 2)
    return {
        "id": key,
        "modality": modality,
        "performed_on": _after(rng, last),
        "adequacy": rng.choice(("adequate", "adequate", "limited")),
        "operative_report_seen": rng.random() < 0.8,
        "dose_msv": _tenths(rng, 10, 140),
        "result": result,
        "findings": [_finding(rng) for _ in range(findings)],
    }


def _finding(rng: random.Random) -> Row:
    return {
        "location": rng.choice(_WORDINGS).format(side=rng.choice(("left", "right"))),
        "certainty": rng.choice(("definite", "probable", "possible")),
        "size_mm": _tenths(rng, 40, 350),
    }


def _sampling(rng: random.Random, last: date) -> Row:
    def sample(key: str, vein: str, value: str) -> Row:
        return {"id": key, "vein": vein, "value": value, "unit": "pg/mL"}

    drawn = [
        sample(f"v{n}", vein, _tenths(rng, 900, 9000)) | {"baseline": "v0"}
        for n, vein in enumerate(_VEINS, start=1)
    ]
    baseline = sample("v0", "peripheral", _tenths(rng, 900, 3000))
    return {"id": "v", "performed_on": _after(rng, last), "samples": [baseline, *drawn]}
