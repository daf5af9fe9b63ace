"""Cases for properties: any mix of operations, labs, studies and samplings that the reader accepts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from casereview.rules.codes.conclusions import RESOLVABLE
from casereview.rules.codes.vocabulary import (
    Disposition,
    Flag,
    Gland,
    OperationKind,
    PathologyCode,
    ReportState,
)
from tests.rules.build import Json

_START = date(2024, 1, 1)
_LOCATIONS = (
    "left inferior",
    "left superior",
    "right tracheoesophageal groove",
    "mediastinum",
    "near the scar",
)
_MODALITIES = (
    "ultrasound",
    "sestamibi_spect_ct",
    "ct_4d",
    "mri_with_without_contrast",
    "choline_pet_ct",
    "fna_pth",
)
# analyte, unit, lowest and highest tenths
_LABS = (
    ("calcium_total", "mg/dL", 80, 150),
    ("calcium_ionized", "mmol/L", 10, 20),
    ("calcium_albumin_corrected", "mg/dL", 80, 150),
    ("albumin", "g/dL", 20, 50),
    ("pth_intact", "pmol/L", 5, 900),
    ("creatinine", "mg/dL", 5, 30),
    ("urine_calcium", "mg/dL", 10, 300),
    ("urine_creatinine", "mg/dL", 300, 1500),
    ("egfr", "mL/min/{1.73_m2}", 150, 900),
    ("vitamin_d_25oh", "ng/mL", 50, 500),
)
_LIMITS: dict[str, Json] = {
    "calcium_total": {"low": "8.5", "high": "10.5"},
    "calcium_ionized": {"low": "1.15", "high": "1.33"},
    "pth_intact": {"low": "1.6", "high": "6.9"},
}

days = st.integers(0, 500).map(lambda n: str(_START + timedelta(n)))
few_days = st.sampled_from([str(_START + timedelta(n)) for n in (0, 60, 61, 250, 251)])


def _sample(codes: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([code.value for code in codes])


@st.composite
def _lab(draw: st.DrawFn) -> Json:
    analyte, unit, lowest, highest = draw(st.sampled_from(_LABS))
    value = draw(st.integers(lowest, highest))
    row: Json = {"analyte": analyte, "unit": unit, "value": f"{value // 10}.{value % 10}"}
    row["collected_at"] = draw(few_days)
    if draw(st.booleans()):
        row |= _LIMITS.get(analyte, {})
    comparator = draw(st.sampled_from([None, None, None, "<", "<=", ">=", ">"]))
    status = draw(st.sampled_from([None, None, "preliminary", "corrected", "entered_in_error"]))
    return row | {"comparator": comparator, "status": status}


@st.composite
def _operation(draw: st.DrawFn) -> Json:
    glands = draw(st.lists(_sample(Gland), max_size=3, unique=True))
    return {
        "date": draw(few_days),
        "kind": draw(_sample(OperationKind)),
        "report": draw(_sample(ReportState)),
        "glands": [
            {
                "gland": gland,
                "disposition": draw(_sample(Disposition)),
                "pathology": draw(st.none() | _sample(PathologyCode)),
            }
            for gland in glands
        ],
    }


@st.composite
def _study(draw: st.DrawFn) -> Json:
    result = draw(st.sampled_from(["positive", "negative", "equivocal", "not_reported"]))
    row: Json = {"modality": draw(st.sampled_from(_MODALITIES)), "performed_on": draw(days), "result": result}
    row["adequacy"] = draw(st.sampled_from([None, "adequate", "adequate", "limited", "inadequate"]))
    if result in ("positive", "equivocal"):
        row["findings"] = [
            {"location": location, "size_mm": draw(st.sampled_from([None, "5", "12", "35"]))}
            for location in draw(st.lists(st.sampled_from(_LOCATIONS), max_size=3))
        ]
    return row


@st.composite
def _sampling(draw: st.DrawFn, number: int) -> Json:
    base: Json = {"id": f"v{number}.0", "vein": "peripheral", "value": "100", "unit": "pg/mL"}
    veins = draw(st.lists(st.sampled_from(["left.vertebral", "right.vertebral", "left.thymic"]), max_size=4))
    samples = [
        base
        | {"id": f"v{number}.{n + 1}", "vein": vein, "value": draw(st.sampled_from(["90", "200", "700"]))}
        | {"baseline": base["id"]}
        for n, vein in enumerate(veins)
    ]
    return {"id": f"v{number}", "performed_on": draw(days), "samples": [base, *samples]}


def _numbered(prefix: str, rows: list[Json]) -> list[Json]:
    return [{"id": f"{prefix}{number}"} | row for number, row in enumerate(rows)]


@st.composite
def cases(draw: st.DrawFn) -> Json:
    """Facts that fit, from nearly empty to crowded."""
    tree: Json = {
        "as_of": "2026-01-01",
        "patient": {"age_years": draw(st.none() | st.integers(10, 90))},
        "flags": draw(st.none() | st.lists(_sample(Flag), max_size=3)),
        "operations": _numbered("op", draw(st.lists(_operation(), max_size=3))),
        "labs": _numbered("l", draw(st.lists(_lab(), max_size=14))),
        "studies": _numbered("s", draw(st.lists(_study(), max_size=5))),
        "samplings": [draw(_sampling(number)) for number in range(draw(st.integers(0, 2)))],
        "resolutions": [
            {"blocker": blocker, "date": draw(days)}
            for blocker in draw(st.lists(_sample(sorted(RESOLVABLE)), max_size=2))
        ],
    }
    if draw(st.integers(0, 9)) == 0:
        del tree["operations"]
    return tree
