"""Second opinion on venous sampling, from the published rules alone."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction as F
from typing import NamedTuple

from tests.rules.build import Json
from tests.rules.oracle_quantity import Span, amount, span

_PAIRED_NECK = [
    *("superior", "inferior", "tracheoesophageal_groove", "paraesophageal", "carotid_sheath"),
    *("submandibular", "intrathyroidal", "thyrothymic_ligament", "intrathymic"),
]
_CENTRAL_NECK = ["retroesophageal", "retropharyngeal"]
_MEDIASTINUM = [
    *("anterior_mediastinum", "middle_mediastinum", "posterior_mediastinum"),
    *("aortopulmonary_window", "pericardial"),
]
_GRAFTS = ["forearm_graft", "sternocleidomastoid_graft"]
_SIDED = {
    "superior_thyroid": "superior tracheoesophageal_groove intrathyroidal",
    "middle_thyroid": "superior inferior tracheoesophageal_groove intrathyroidal",
    "inferior_thyroid": (
        "inferior tracheoesophageal_groove paraesophageal retroesophageal thyrothymic_ligament intrathymic "
        "intrathyroidal"
    ),
    "thymic": "thyrothymic_ligament intrathymic anterior_mediastinum",
    "internal_mammary": "intrathymic anterior_mediastinum",
    "vertebral": "retroesophageal paraesophageal posterior_mediastinum carotid_sheath",
    "internal_jugular_upper": "submandibular carotid_sheath retropharyngeal superior",
    "internal_jugular_middle": ("superior inferior tracheoesophageal_groove carotid_sheath intrathyroidal"),
    "internal_jugular_lower": " ".join([*_PAIRED_NECK, *_CENTRAL_NECK]),
    "subclavian": " ".join([*_PAIRED_NECK, *_CENTRAL_NECK, "anterior_mediastinum"]),
    "brachiocephalic": " ".join([*_PAIRED_NECK, *_CENTRAL_NECK, "anterior_mediastinum"]),
}
_SIDES = ("left", "right")
_ALL_SIDES = ("left", "midline", "right")


def _sites(sides: Iterable[str], places: Iterable[str]) -> set[str]:
    return {f"{side}.{place}" for side in sides for place in places}


def drained(vein: str) -> frozenset[str]:
    if vein == "peripheral":
        return frozenset()
    if vein == "midline.inferior_thyroid_common":
        return frozenset(_sites(_SIDES, _SIDED["inferior_thyroid"].split()))
    if vein == "midline.azygos":
        return frozenset(_sites(_ALL_SIDES, ["posterior_mediastinum", "middle_mediastinum"]))
    if vein == "midline.superior_vena_cava":
        paired = _sites(_SIDES, [*_PAIRED_NECK, *_GRAFTS])
        return frozenset(paired | _sites(_ALL_SIDES, [*_CENTRAL_NECK, *_MEDIASTINUM]))
    side, name = vein.split(".")
    return frozenset(_sites([side], _SIDED[name].split()))


class Line(NamedTuple):
    id: str
    ratio: str | None
    gradient: bool | None


def _quotient(sample: Json, base: Json) -> Span:
    above, under = (
        span(amount("pth_intact", row["value"], row["unit"]), row.get("comparator")) for row in (sample, base)
    )
    return above.over(under)


def _printed(sample: Json, base: Json) -> str | None:
    """The ratio as it is printed; None where the two comparators point apart."""
    up, down = {">", ">="}, {"<", "<="}
    flipped = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", None: None}
    one, other = sample.get("comparator"), flipped[base.get("comparator")]
    if one and other and {one, other} - up and {one, other} - down:
        return None
    sign = min((mark for mark in (one, other) if mark), key=len, default="")
    exact = amount("pth_intact", sample["value"], sample["unit"]) / amount(
        "pth_intact", base["value"], base["unit"]
    )
    thousandths = round(exact * 1000)  # of a fraction, half to even
    return f"{sign}{(Decimal(thousandths) / 1000).quantize(Decimal('0.001'), ROUND_HALF_EVEN)}"


def lines(sampling: Json) -> list[Line]:
    """Each sample that has a baseline, in the order of their ids."""
    rows = {row["id"]: row for row in sampling.get("samples") or []}
    found = []
    for key in sorted(rows):
        row = rows[key]
        if row["vein"] == "peripheral":
            continue
        if not row.get("baseline"):
            found.append(Line(key, None, None))
            continue
        base = rows[row["baseline"]]
        below = _quotient(row, base).below(F(2))
        found.append(Line(key, _printed(row, base), None if below is None else not below))
    return found


def regions(sampling: Json) -> set[frozenset[str]]:
    """What the veins with a gradient drain."""
    rows = {row["id"]: row for row in sampling.get("samples") or []}
    with_gradient = [rows[line.id]["vein"] for line in lines(sampling) if line.gradient]
    return set(map(drained, with_gradient))


def caveats(sampling: Json, operations: Iterable[Json]) -> set[str]:
    samples = sampling.get("samples") or []
    veins = {row["vein"] for row in samples} - {"peripheral"}
    bases = [row for row in samples if row["vein"] == "peripheral" and not row.get("comparator")]
    values = [amount("pth_intact", row["value"], row["unit"]) for row in bases]
    ligated = {
        vein
        for op in operations
        if op["date"] <= sampling["performed_on"]
        for vein in op.get("ligated_veins") or []
    }
    tests = {
        "VEIN_LIGATED": bool(ligated),
        "COMMON_TRUNK": "midline.inferior_thyroid_common" in veins,
        # by more than 20 % of the lower one
        "BASELINES_DIFFER": bool(values) and max(values) > min(values) * F("1.2"),
        "ONE_SIDE_SAMPLED": len({vein.split(".")[0] for vein in veins} - {"midline"}) == 1,
        "BASELINE_MISSING": any(row["vein"] != "peripheral" and not row.get("baseline") for row in samples),
    }
    return {code for code, holds in tests.items() if holds}
