"""What the tables of pitfalls are made of."""

from __future__ import annotations

from typing import Any

from tests.rules.build import Json, calcium, operation, study
from tests.rules.clear_case import CT, LABS, SPECT, TARGET, scan

BEFORE = "2024-01-09"
PET = scan("p", "choline_pet_ct", TARGET)
ULTRASOUND = scan("u", "ultrasound", TARGET)
NEEDLE = study("f", "fna_pth", None, findings=[{"location": TARGET}], adequacy=None)
ROUTINE = scan("r", "ct_neck_contrast", TARGET)
NO_MEDIASTINUM = {"protocol": {"phases": ["non_contrast", "arterial", "delayed"], "covers": ["neck"]}}
GRAFT = operation(grafts=["right.forearm_graft"])
ELSEWHERE = "right superior"
MEDIASTINAL = "left anterior mediastinum"
TWO_SIDES = ("left inferior", ELSEWHERE)
WITH_CT = [SPECT, CT]
LEFT_VEIN = ("left.inferior_thyroid", "1000")
#: What brings a pitfall about, what just avoids it, and the facts that it names.
Row = tuple[str, Json, Json, tuple[str, ...]]


def glands(**dispositions: str) -> Json:
    """An operation with what became of glands, named as in left_inferior="removed"."""
    records = [
        {"gland": gland.replace("_", "."), "disposition": disposition}
        for gland, disposition in dispositions.items()
    ]
    return operation(glands=records)


def hyperplasia(*names: str, **more: Any) -> Json:
    records = [{"gland": gland, "disposition": "removed", "pathology": "hyperplasia"} for gland in names]
    return operation(glands=records, **more)


def sized(key: str, modality: str, size: str) -> Json:
    return study(key, modality, TARGET, findings=[{"location": TARGET, "size_mm": size}])


def of_nature(nature: str, place: str, modality: str = "mri_with_without_contrast", **more: Any) -> Json:
    """A negative study that names something else than a parathyroid at a place."""
    return study("n", modality, None, findings=[{"location": place, "nature": nature}]) | more


def arms(right: str, left: str = "100") -> Json:
    """The PTH of both antecubital veins, the left as the baseline of the right."""
    rows: list[Json] = [
        {"id": "a.0", "vein": "left.antecubital", "value": left, "unit": "pg/mL"},
        {"id": "a.1", "vein": "right.antecubital", "value": right, "unit": "pg/mL", "baseline": "a.0"},
    ]
    return {"id": "a", "performed_on": "2024-06-01", "samples": rows}


def cords(left: str | None, right: str | None, day: str = "2024-04-10", key: str = "z") -> Json:
    return {"id": key, "performed_on": day, "left": left, "right": right}


def high(*days: str) -> list[Json]:
    """High calcium values on these days, with what else an eligible case needs."""
    rest = [row for row in LABS if row["analyte"] != "calcium_total"]
    return [*rest, *(calcium("11.4", day, f"ca{number}") for number, day in enumerate(days))]
