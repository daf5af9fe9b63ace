"""Second opinion on the pitfalls of a patient's grafts, glands and cords, from the published rules alone."""

from __future__ import annotations

from fractions import Fraction as F

from tests.rules.build import Json
from tests.rules.oracle_pitfall_case import Case, Rows, day, is_high, side, some
from tests.rules.oracle_places import MEDIASTINUM, NECK


def of_patient(case: Case) -> Rows:
    grafts = _grafts(case)
    high = case.calcium is not None and is_high(case.calcium)
    untested = [arm for arm in grafts if not _arm_ratios(case, arm) and not _arm_falls(case, arm)]
    named = [key for arm in untested for key in grafts[arm]]
    yield "GRAFT_NOT_TESTED", some(named, unless=not (high or case.overridden))
    secreting = [
        arm
        for arm in grafts
        if _secretes(case, arm) and any(target.sites != {f"{arm}.forearm_graft"} for target in case.targets)
    ]
    tests = [row["id"] for row in case.recent if any(_tests(row, arm) for arm in secreting)]
    yield "GRAFT_SECRETES", some([*(key for arm in secreting for key in grafts[arm]), *tests])
    hyperplastic = [
        (record["gland"], op["id"])
        for op in case.operations
        for record in op.get("glands") or []
        if record.get("pathology") == "hyperplasia"
    ]
    several = len({gland for gland, _ in hyperplastic}) > 1
    many = case.verdict == "MULTIFOCAL"
    likely = bool(case.flags & {"men1", "men2a", "hpt_jaw_tumor", "lithium"}) or several or many
    facts = [op for _, op in hyperplastic if several] + (case.counting if many else [])
    yield "MULTIGLAND_LIKELY", facts if likely else None
    sizes = [(s.size, key) for key in case.counting for s in case.suspicious(key) if s.size is not None]
    large = any(size is None or size >= 7 for size, _ in sizes)  # noqa: PLR2004
    yield "SMALL_LESION", some([key for _, key in sizes], unless=large)
    yield from _of_cords(case)
    yield "PREGNANCY", [] if "pregnancy" in case.flags else None


def _grafts(case: Case) -> dict[str, list[str]]:
    """The sides with a forearm graft, and who names it."""
    sides = {}
    for arm in ("left", "right"):
        site = f"{arm}.forearm_graft"
        removals = [
            op["date"] for op in case.operations if _names(op, site) and op["kind"] == "graft_removal"
        ]
        emptied = max(removals, default="")
        placed = [op for op in case.operations if _names(op, site) and op["kind"] != "graft_removal"]
        seen = [
            key
            for key in case.rows
            if "SUPERSEDED" not in case.notes(key) and any(site in f.sites for f in case.findings(key))
        ]
        if any(op["date"] >= emptied for op in placed) or any(
            case.rows[key]["performed_on"] > emptied for key in seen
        ):
            operations = [op["id"] for op in case.operations if _names(op, site)]
            sides[arm] = [
                *operations,
                *(k for k in case.rows if any(site in f.sites for f in case.findings(k))),
            ]
    return sides


def _names(op: Json, site: str) -> bool:
    return site in (op.get("grafts") or [])


def _arm_ratios(case: Case, arm: str) -> list[F]:
    return [
        F(sample["value"]) / 100
        for row in case.recent
        for sample in row["samples"]
        if sample["vein"] == f"{arm}.antecubital"
    ]


def _arm_falls(case: Case, arm: str) -> list[F]:
    samples = [sample for row in case.recent for sample in row["samples"]]
    return [1 - F(sample["value"]) / 100 for sample in samples if sample.get("occluded") == arm]


def _secretes(case: Case, arm: str) -> bool:
    ratios, falls = _arm_ratios(case, arm), _arm_falls(case, arm)
    told = any(fall > F(1, 2) or fall < F(1, 5) for fall in falls)
    return (
        any(fall > F(1, 2) for fall in falls)
        or any(ratio > 20 for ratio in ratios)  # noqa: PLR2004
        or (any(2 <= ratio <= 20 for ratio in ratios) and not told)  # noqa: PLR2004
    )


def _tests(row: Json, arm: str) -> bool:
    return any(s["vein"] == f"{arm}.antecubital" or s.get("occluded") == arm for s in row["samples"])


def _of_cords(case: Case) -> Rows:
    rows = case.tree.get("laryngoscopies") or []
    since = [row for row in rows if case.last is not None and day(row["performed_on"]) > case.last]
    blind = case.last is not None and any(
        all(row.get(arm) is None for row in since) for arm in ("left", "right")
    )
    last = [op["id"] for op in case.operations if case.last is not None and day(op["date"]) == case.last]
    yield "CORD_NOT_EXAMINED", some(last, unless=not blind)
    bad: dict[str, list[str]] = {}
    for arm in ("left", "right"):
        stated = [row for row in rows if row.get(arm) is not None]
        newest = max((row["performed_on"] for row in stated), default=None)
        today = [row for row in stated if row["performed_on"] == newest]
        worst = max(
            (row[arm] for row in today), key=["mobile", "paretic", "immobile"].index, default="mobile"
        )
        if worst != "mobile":
            bad[arm] = [row["id"] for row in today if row[arm] == worst]
    named = [key for keys in bad.values() for key in keys]
    yield "CORD_PALSY", some(named)
    operated = {side(site) for site in case.places & (NECK | MEDIASTINUM)}
    if not case.targets and (explored := explored_side(case)) is not None:
        operated = {explored}
    off = len(bad) > 1 or any(operated - {arm} for arm in bad)
    yield "CORD_PALSY_OPPOSITE", some(named, unless=not off)


def explored_side(case: Case) -> str | None:
    """The side that a sampling names where no study shows a target."""
    if case.answer["eligibility"]["status"] != "eligible" or case.suspect or case.own:
        return None
    if case.verdict not in ("CONCORDANT_NEGATIVE", "EQUIVOCAL"):
        return None
    parts = {part["id"]: part for part in case.answer["samplings"]}
    veins, both = set(), False
    for row in case.recent:
        of_neck = [s for s in row["samples"] if s["vein"] != "peripheral" and "antecubital" not in s["vein"]]
        gradients = {ratio["id"]: ratio["gradient"] for ratio in parts[row["id"]]["ratios"]}
        if parts[row["id"]]["caveats"]:
            return None
        both |= {side(s["vein"]) for s in of_neck} >= {"left", "right"} and all(
            gradients[s["id"]] is not None for s in of_neck
        )
        veins |= {s["vein"] for s in of_neck if gradients[s["id"]] is not False}
    veins -= {"midline.superior_vena_cava"}
    naming = {vein for vein in veins if "jugular" in vein or "_thyroid" in vein}
    sides = {side(vein) for vein in veins}
    if not both or len(sides) != 1 or not naming or "midline" in sides:
        return None
    if any("brachiocephalic" not in vein and "subclavian" not in vein for vein in veins - naming):
        return None
    (explored,) = sides
    seen = [s for key in case.counting for s in case.suspicious(key) if s.sure]
    off = any(not s.sites or any(side(site) != explored for site in s.sites) for s in seen)
    return None if off else explored
