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
    *("submandibular", "parapharyngeal", "pyriform_sinus"),
    *("intrathyroidal", "thyrothymic_ligament", "intrathymic"),
]
_CENTRAL_NECK = ["retroesophageal", "retropharyngeal"]
_MEDIASTINUM = [
    *("anterior_mediastinum", "middle_mediastinum", "posterior_mediastinum"),
    *("aortopulmonary_window", "pericardial"),
]
_GRAFTS = ["forearm_graft", "sternocleidomastoid_graft"]
_SIDED = {
    "superior_thyroid": "superior tracheoesophageal_groove intrathyroidal pyriform_sinus",
    "middle_thyroid": "superior inferior tracheoesophageal_groove intrathyroidal",
    "inferior_thyroid": (
        "inferior tracheoesophageal_groove paraesophageal retroesophageal thyrothymic_ligament intrathymic "
        "intrathyroidal"
    ),
    "thymic": "thyrothymic_ligament intrathymic anterior_mediastinum",
    "internal_mammary": "intrathymic anterior_mediastinum",
    "vertebral": "retroesophageal paraesophageal posterior_mediastinum carotid_sheath",
    "internal_jugular_upper": (
        "submandibular parapharyngeal pyriform_sinus carotid_sheath retropharyngeal superior"
    ),
    "antecubital": "forearm_graft",
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


class Fallen(NamedTuple):
    id: str
    side: str
    fall: str | None


def _untied(sampling: Json) -> list[Json]:
    return [
        row
        for row in sampling.get("samples") or []
        if row["vein"] == "peripheral" and not row.get("occluded")
    ]


def _base(sampling: Json, row: Json) -> Json | None:
    """The sample it names, else the only peripheral one of an arm that was not tied."""
    if row.get("baseline"):
        (found,) = (each for each in sampling["samples"] if each["id"] == row["baseline"])
        return dict(found)
    untied = _untied(sampling)
    return untied[0] if len(untied) == 1 else None


def _number(row: Json) -> F:
    return amount("pth_intact", row["value"], row["unit"])


def quotient(sampling: Json, row: Json) -> Span | None:
    """All that the ratio may be; None where nothing is known of it."""
    base = _base(sampling, row)
    if base is None or not _number(base) or _sign(row, base) is None:
        return None
    return span(_number(row), row.get("comparator")).over(span(_number(base), base.get("comparator")))


def _sign(row: Json, base: Json) -> str | None:
    """The comparator of a ratio; None where the two point apart."""
    flipped = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", None: None}
    one, other = row.get("comparator"), flipped[base.get("comparator")]
    if one and other and one[0] != other[0]:
        return None
    return min((mark for mark in (one, other) if mark), key=len, default="")


def _thousandths(sign: str, exact: F) -> str:
    rounded = round(exact * 1000)  # of a fraction, half to even
    return f"{sign}{(Decimal(rounded) / 1000).quantize(Decimal('0.001'), ROUND_HALF_EVEN)}"


def _printed(sampling: Json, row: Json) -> str | None:
    base = _base(sampling, row)
    if base is None or not _number(base) or (sign := _sign(row, base)) is None:
        return None
    return _thousandths(sign, _number(row) / _number(base))


def _is_vein(row: Json) -> bool:
    return bool(row["vein"] != "peripheral")


def lines(sampling: Json) -> list[Line]:
    """Each sample of a vein, in the order of their ids."""
    found = []
    for row in sorted(sampling.get("samples") or [], key=lambda row: row["id"]):
        if _is_vein(row):
            told = quotient(sampling, row)
            below = None if told is None else told.below(F(2))
            found.append(Line(row["id"], _printed(sampling, row), None if below is None else not below))
    return found


def falls(sampling: Json) -> list[Fallen]:
    """Each sample of a tied arm, in the order of their ids."""
    found = []
    for row in sorted(sampling.get("samples") or [], key=lambda row: row["id"]):
        if not row.get("occluded"):
            continue
        base = _base(sampling, row)
        text = None
        if base is not None and _number(base) and (sign := _sign(row, base)) is not None:
            turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "": ""}[sign]
            text = _thousandths(turned, 1 - _number(row) / _number(base))
        found.append(Fallen(row["id"], row["occluded"], text))
    return found


def of_neck(sampling: Json) -> list[tuple[Json, Line]]:
    """The samples of veins of the neck and chest: those of an arm are no sampling."""
    rows = {row["id"]: row for row in sampling.get("samples") or []}
    return [
        (rows[line.id], line) for line in lines(sampling) if not rows[line.id]["vein"].endswith("antecubital")
    ]


def sampled(sampling: Json) -> bool:
    """A left and a right vein, and every ratio decided."""
    told = of_neck(sampling)
    sides = {row["vein"].split(".")[0] for row, _ in told}
    return {"left", "right"} <= sides and all(line.gradient is not None for _, line in told)


def near(sampling: Json) -> bool:
    """A ratio of 1.5 or more that is no gradient."""
    return any(
        line.gradient is not True
        and (told := quotient(sampling, row)) is not None
        and told.below(F("1.5")) is False
        for row, line in of_neck(sampling)
    )


def graft_says(samplings: Iterable[Json], side: str) -> dict[str, bool]:
    """What the tests of one arm say, of all these samplings together."""
    samplings = list(samplings)
    arms = [
        told
        for sampling in samplings
        for row in sampling.get("samples") or []
        if row["vein"] == f"{side}.antecubital" and (told := quotient(sampling, row)) is not None
    ]
    parts = [  # what is left under the tourniquet
        told
        for sampling in samplings
        for row in sampling.get("samples") or []
        if row.get("occluded") == side and (told := quotient(sampling, row)) is not None
    ]
    graft = any(told.below(F("0.5")) is True for told in parts)
    neck = any(told.above(F("0.8")) is True for told in parts)
    very_high = any(told.above(F(20)) is True for told in arms)
    working = any(told.below(F(2)) is False and told.above(F(20)) is not True for told in arms)
    return {
        "tested": any(told.below(F(2)) is not None for told in arms)
        or any(told.below(F("0.5")) is not None for told in parts),
        "proves": graft or very_high,
        "secretes": graft or very_high or (working and not graft and not neck),
        "neck": neck and not graft and not very_high,
    }


def regions(sampling: Json) -> set[frozenset[str]]:
    """What the veins with a gradient drain."""
    rows = {row["id"]: row for row in sampling.get("samples") or []}
    with_gradient = [rows[line.id]["vein"] for line in lines(sampling) if line.gradient]
    return set(map(drained, with_gradient))


def caveats(sampling: Json, operations: Iterable[Json]) -> set[str]:
    samples = sampling.get("samples") or []
    veins = {row["vein"] for row, _ in of_neck(sampling)}
    values = [_number(row) for row in _untied(sampling) if not row.get("comparator")]
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
        "BASELINE_MISSING": any(row["vein"] in veins and _base(sampling, row) is None for row in samples),
        "NEAR_THRESHOLD": near(sampling),
    }
    return {code for code, holds in tests.items() if holds}
