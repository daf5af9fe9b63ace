"""The facts of a whole case in few words, in the order a clinician tells them.

`case(op(...), blood(...), spect("left inferior"), ct())`: each part knows the list it belongs to. The days of
studies, aspiration, sampling and laryngoscopy have defaults in spring 2025, after the usual operations.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.rules.build import Json, lab
from tests.rules.situations_whole.situation import GLANDS


class Part(NamedTuple):
    """Rows for one of the lists of the facts."""

    name: str
    rows: tuple[Json, ...]


AS_OF = "2025-06-01"
CORDS = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "mobile", "right": "mobile"},)
)
NEVER_OPERATED = Part("operations", ())
BOTH_FIELDS = ["neck", "mediastinum"]


def case(
    *parts: Part,
    age: int | None = 54,
    sex: str = "F",
    flags: str | None = "",
    cords: bool = True,
    profile: str = "acr-2021",
    background: Json | None = None,
) -> Json:
    """A list of which no part is given is absent, which says unknown. `flags` None: unknown too."""
    tree: Json = {"profile": profile, "as_of": AS_OF, "patient": {"sex": sex}}
    if age is not None:
        tree["patient"]["age_years"] = age
    if flags is not None:
        tree["flags"] = flags.split()
    if background is not None:
        tree["background"] = background
    for part in (*parts, *([CORDS] if cords else [])):
        tree.setdefault(part.name, []).extend(dict(row) for row in part.rows)
    return tree


def op(
    day: str = "2024-01-10",
    *glands: str,
    kind: str = "parathyroidectomy",
    report: str = "on_file",
    key: str = "",
    **more: Any,
) -> Part:
    """An operation; a gland as "LS removed adenoma" or "RI not_found"."""
    row: Json = {"id": key or f"op {day}", "date": day, "kind": kind, "report": report} | more
    if glands:
        row["glands"] = [_gland(*text.split()) for text in glands]
    return Part("operations", (row,))


def _gland(gland: str, disposition: str, pathology: str | None = None) -> Json:
    row = {"gland": GLANDS[gland], "disposition": disposition}
    return row if pathology is None else row | {"pathology": pathology}


def value(analyte: str, number: str, unit: str, day: str = "2024-03-01", **more: Any) -> Part:
    """One laboratory value; its limits by `low` and `high`."""
    return Part("labs", (lab(f"{analyte} {number} {day}", analyte, number, unit, day, **more),))


def blood(day: str, calcium: str | None = None, pth: str | None = None) -> Part:
    """Total calcium in mg/dL (8.5-10.5) and PTH in pg/mL (15-65) of one day."""
    rows: list[Json] = []
    if calcium is not None:
        rows += value("calcium_total", calcium, "mg/dL", day, low="8.5", high="10.5").rows
    if pth is not None:
        rows += value("pth_intact", pth, "pg/mL", day, low="15", high="65").rows
    return Part("labs", tuple(rows))


def twice(calcium: str, pth: str, first: str = "2024-03-01", now: str = "2025-05-12") -> Part:
    """The same calcium and PTH soon after the operation and now: no single value speaks, and no old one."""
    return Part("labs", blood(first, calcium, pth).rows + blood(now, calcium, pth).rows)


def blood_si(day: str, calcium: str, pth: str) -> Part:
    """Reported albumin-corrected calcium in mmol/L (2.15-2.60) and PTH in pmol/L (1.6-6.9) of one day."""
    return Part(
        "labs",
        value("calcium_albumin_corrected", calcium, "mmol/L", day, low="2.15", high="2.60").rows
        + value("pth_intact", pth, "pmol/L", day, low="1.6", high="6.9").rows,
    )


def urine(day: str = "2023-11-02", calcium: str = "20") -> Part:
    """Urine and serum of one day: a urine calcium of 20 mg/dL makes a clearance ratio of 0.0226, 9 of 0.0102.

    (20 x 0.9) / (11.4 x 70) = 0.0226: above 0.02, which makes FHH very unlikely.
    """
    return Part(
        "labs",
        value("urine_calcium", calcium, "mg/dL", day).rows
        + value("urine_creatinine", "70", "mg/dL", day).rows
        + value("calcium_total", "11.4", "mg/dL", day, low="8.5", high="10.5").rows
        + value("creatinine", "0.9", "mg/dL", day).rows,
    )


def lesion(location: str, **more: Any) -> Json:
    """A finding by hand: `size_mm`, `nature`, `certainty`."""
    return {"location": location} | more


def _study(modality: str, day: str, where: tuple[str | Json, ...], protocol: Json | None, more: Json) -> Part:
    """Positive where it names something, else negative; "?" after a place is possible, "!" definite."""
    row: Json = {"id": more.pop("key", modality), "modality": modality, "performed_on": day}
    row["result"] = "positive" if where else "negative"
    if where:
        row["findings"] = [_finding(one) for one in where]
    if protocol is not None:
        row["protocol"] = protocol
    return Part("studies", ({**row, **more},))


def _finding(one: str | Json) -> Json:
    if not isinstance(one, str):
        return one
    certainty = {"?": "possible", "!": "definite"}.get(one[-1:])
    return {"location": one.rstrip("?!")} | ({"certainty": certainty} if certainty else {})


FULL_CT: Json = {"phases": ["non_contrast", "arterial", "delayed"], "covers": BOTH_FIELDS}
NECK_CT: Json = {"phases": ["non_contrast", "arterial", "delayed"], "covers": ["neck"]}
FULL_SPECT: Json = {"fused": True, "acquisitions": ["early", "late"], "covers": BOTH_FIELDS}
NECK_SPECT: Json = {"fused": True, "acquisitions": ["early", "late"], "covers": ["neck"]}


def spect(
    *where: str | Json, day: str = "2025-03-04", protocol: Json | None = FULL_SPECT, **more: Any
) -> Part:
    """Sestamibi SPECT/CT, by protocol adequate."""
    return _study("sestamibi_spect_ct", day, where, protocol, {"key": "spect"} | more)


def ct(*where: str | Json, day: str = "2025-03-11", protocol: Json | None = FULL_CT, **more: Any) -> Part:
    """4D-CT, by protocol adequate."""
    return _study("ct_4d", day, where, protocol, {"key": "ct"} | more)


def mri(*where: str | Json, day: str = "2025-03-18", covers: list[str] = BOTH_FIELDS, **more: Any) -> Part:
    """MRI without and with contrast of neck and mediastinum."""
    return _study("mri_with_without_contrast", day, where, {"covers": covers}, {"key": "mri"} | more)


def pet(*where: str | Json, day: str = "2025-03-25", tracer: str = "choline", **more: Any) -> Part:
    """PET/CT of neck and mediastinum."""
    return _study(f"{tracer}_pet_ct", day, where, {"covers": BOTH_FIELDS}, {"key": "pet"} | more)


def us(*where: str | Json, day: str = "2025-02-25", **more: Any) -> Part:
    """Ultrasound of the neck."""
    return _study("ultrasound", day, where, {"covers": ["neck"]}, {"key": "us"} | more)


def other(modality: str, *where: str | Json, day: str = "2025-02-20", **more: Any) -> Part:
    """A study of any kind, said to be adequate."""
    return _study(modality, day, where, None, {"adequacy": "adequate"} | more)


def sampled(
    *veins: str, day: str = "2025-04-15", base: str = "100", key: str = "svs", unit: str = "pg/mL"
) -> Part:
    """A sampling against one baseline: "left.vertebral 240"; a comparator as "left.thymic >500"."""
    zero = f"{key} 0"
    samples: list[Json] = [{"id": zero, "vein": "peripheral", "value": base, "unit": unit}]
    for number, text in enumerate(veins, 1):
        vein, result = text.split()
        row = {
            "id": f"{key} {number}",
            "vein": vein,
            "value": result.lstrip("<>"),
            "unit": unit,
            "baseline": zero,
        }
        samples.append(row | ({"comparator": result[0]} if result[0] in "<>" else {}))
    return Part("samplings", ({"id": key, "performed_on": day, "samples": samples},))


def overridden(blocker: str, code: str, day: str = "2025-05-03") -> Part:
    """What the chair let stand when the case was accepted."""
    return Part("overrides", ({"blocker": blocker, "code": code, "date": day},))


def answer(code: str, *sites: str, day: str = "2025-05-30", reason: str = "weighed by the meeting") -> Part:
    """What a meeting wrote to a pitfall that stops, or to a carcinoma flag."""
    row: Json = {"code": code, "date": day, "reason": reason}
    return Part("answers", (row | ({"sites": list(sites)} if sites else {}),))


def resolved(blocker: str, reason: str, day: str = "2025-05-02") -> Part:
    """A clinician's decision that the blocker no longer stands."""
    return Part("resolutions", ({"blocker": blocker, "date": day, "reason": reason},))


OPERATED = op()
#: High in the half year after the operation and again now: no old value, and no single one, speaks alone.
PERSISTENT = Part(
    "labs",
    blood("2024-03-01", "11.4", "150").rows + urine().rows + blood("2025-05-12", "11.3", "148").rows,
)
