"""Second opinion on the pitfalls of a target, from the published rules alone."""

from __future__ import annotations

from fractions import Fraction as F

from tests.rules.build import Json
from tests.rules.oracle_glands import status
from tests.rules.oracle_pitfall_case import QUADRANT, Case, Places, Rows, Seen, Target, day, side, some
from tests.rules.oracle_places import MEDIASTINUM, NECK, agree
from tests.rules.oracle_sampling import drained

FIRST_LINE = {"ct_4d", "sestamibi"}
FUNCTIONAL = {
    "sestamibi_spect",
    "sestamibi_spect_ct",
    "choline_pet_ct",
    "choline_pet_mr",
    "methionine_pet_ct",
}
ANATOMIC = {"ct_4d", "mri_with_without_contrast"}
NEVER = {
    *("ct_neck_contrast", "ct_neck_without", "ct_chest_contrast", "sestamibi_planar"),
    *("mri_without_contrast", "fdg_pet_ct", "fna_pth"),
}
TO_REPEAT = {"INSUFFICIENT", "CONCORDANT_NEGATIVE", "DISCORDANT_LOCATION", "POSITIVE_NEGATIVE", "EQUIVOCAL"}


def of_target(case: Case) -> Rows:
    unseen = [
        target
        for target in case.targets
        if not any(
            member.firm and case.lines[member.study]["family"] in FIRST_LINE for member in target.members
        )
    ]
    blind = [
        target
        for target in case.targets
        if not any(case.modality(member.study) in ANATOMIC for member in target.members)
    ]
    open_ = [*unseen, *(blind if _open_ct(case) else [])]
    yield "FIRST_LINE_OPEN", [m.study for target in open_ for m in target.members] if open_ else None

    settled = [
        key
        for key in case.rows
        if case.suspicious(key)
        and all(seen.sites & case.places and not _unsided(seen) for seen in case.suspicious(key))
    ]
    reading = [key for key in (*_to_state(case), *_to_locate(case)) if key not in settled]
    reading += [key for key in case.counting if any(s.sure and not s.sites for s in case.suspicious(key))]
    yield "READING_OPEN", some(reading, unless=not case.targets)

    firm = [key for key in case.counting if any(s.sure and s.sites for s in case.suspicious(key))]
    alone = firm if {case.lines[key]["family"] for key in firm} == {"pet"} else []
    for target in case.targets:
        functional = {m.study for m in target.members if case.modality(m.study) in FUNCTIONAL}
        if {case.lines[key]["family"] for key in functional} == {"pet"}:
            alone = [*alone, *functional]
    yield "PET_ALONE", some(alone)


def _open_ct(case: Case) -> bool:
    """Does ORDER_CT_4D stand, or only not because two were done?"""
    standing = {
        line["code"]
        for line in case.answer["eligibility"]["blockers"]
        if not line["resolved"] and not line["overridden"]
    }
    cts = [key for key in case.rows if case.modality(key) == "ct_4d"]
    counting = [key for key in cts if key in case.counting]
    serves = any(
        (case.as_of - day(case.rows[key]["performed_on"])).days <= 365  # noqa: PLR2004
        or any(seen.sites & case.places for seen in case.suspicious(key))
        for key in counting
    )
    falls_short = [
        k for k in cts if k in case.current and case.lines[k]["adequacy"] in ("inadequate", "limited")
    ]
    repeat = (
        case.verdict in TO_REPEAT
        and bool(falls_short)
        and not any(case.lines[key]["adequacy"] == "adequate" for key in counting)
    )
    return not (
        case.answer["eligibility"]["status"] == "ineligible"
        or standing & {"CALCIUM_MISSING", "PTH_MISSING", "NOT_HYPERCALCEMIC", "PTH_SUPPRESSED"}
        or serves
        or repeat
        or any(key in cts for key in _to_state(case))
        or (case.tree.get("operations") is None and cts)
        or case.flags & {"pregnancy", "contrast_allergy", "ckd_dialysis"}
    )


def _to_state(case: Case) -> list[str]:
    return [
        key
        for key in case.current
        if case.modality(key) not in NEVER
        and (case.modality(key), case.rows[key].get("result")) != ("ultrasound", "negative")
        and ("NOT_REPORTED" in case.notes(key) or case.lines[key]["adequacy"] == "unknown")
    ]


def _unsided(seen: Seen) -> bool:
    """Named without a side, of places of the neck or arms."""
    return len(seen.sites) > 1 and not seen.sites & MEDIASTINUM


def _to_locate(case: Case) -> list[str]:
    findings = [
        key
        for key in case.counting
        if any(seen.sure and (not seen.sites or _unsided(seen)) for seen in case.suspicious(key))
    ]
    needles = [
        key
        for key in case.current
        if case.modality(key) == "fna_pth"
        and case.rows[key].get("result") == "negative"
        and not any(seen.sites for seen in case.findings(key))
    ]
    return findings + needles


def _lost_needle(case: Case, key: str) -> bool:
    """A washout with PTH whose words name no place."""
    found = case.modality(key) == "fna_pth" and case.rows[key].get("result") == "positive"
    return found and not any(seen.sites for seen in case.suspicious(key))


def of_place(case: Case) -> Rows:
    eutopic = {
        f"{a}.{b}": status(case.tree, f"{a}.{b}") for a in ("left", "right") for b in ("superior", "inferior")
    }
    removed = {gland for gland, (_, is_removed) in eutopic.items() if is_removed}
    accounted = {gland for gland, (found, _) in eutopic.items() if found == "accounted"}
    gone = [target for target in case.targets if target.sites <= removed]
    kept = [target for target in case.targets if target.sites <= accounted and not target.sites <= removed]
    yield "TARGET_ALREADY_REMOVED", _operations_on(case, gone)
    yield "TARGET_SEEN_NORMAL", _operations_on(case, kept)
    yield (
        "EXPLAINED_OTHERWISE",
        some(
            [
                key
                for key in case.current
                if any(_explains(case, key, target.sites) for target in case.targets)
            ]
        ),
    )
    elsewhere = [
        key
        for key in case.current
        if (
            case.lines[key]["adequacy"] == "inadequate"
            or case.modality(key) == "fdg_pet_ct"
            or _lost_needle(case, key)
        )
        and case.rows[key].get("result") != "negative"
        and any(seen.sure and _off(case, seen) for seen in case.suspicious(key))
    ]
    yield "SEEN_ELSEWHERE", some(elsewhere, unless=not case.targets)
    veins = [row["id"] for row in case.recent if _drains_elsewhere(case, row)]
    yield "SAMPLING_ELSEWHERE", some(veins, unless=not case.targets)
    needles = [
        key
        for key in case.current
        if case.modality(key) == "fna_pth" and case.rows[key].get("result") == "negative"
    ]
    located = {key: frozenset().union(*(seen.sites for seen in case.findings(key))) for key in needles}
    at_target = [key for key in needles if located[key] & case.places]
    yield "WASHOUT_NEGATIVE", some(at_target or [key for key in needles if not located[key]])
    yield "ACROSS_INLET", some([key for target in case.targets for key in _astride(target)])


def _operations_on(case: Case, targets: list[Target]) -> list[str] | None:
    glands = {site for target in targets for site in target.sites}
    named = [op["id"] for op in case.operations if any(r["gland"] in glands for r in op.get("glands") or [])]
    return named if targets else None


def _explains(case: Case, key: str, place: Places) -> bool:
    if case.rows[key].get("result", "not_reported") == "not_reported":
        return False
    if case.modality(key) == "fna_pth" and key not in case.counting:
        return False
    others = [s for s in case.findings(key) if s.nature in ("physiologic", "lymph_node", "thyroid_nodule")]
    return any(s.sites & place for s in others) and not any(s.sites & place for s in case.suspicious(key))


def _off(case: Case, seen: Seen) -> bool:
    if seen.sites:
        return all(
            not seen.sites & target.sites and agree(seen.sites, target.sites) < QUADRANT
            for target in case.targets
        )
    sides = {side(site) for target in case.targets for site in target.sites}
    return seen.side is not None and seen.side not in sides and "midline" not in sides


def _drains_elsewhere(case: Case, row: Json) -> bool:
    """Ratios stand against a peripheral PTH of 100; a bound is always one below which it does not lie."""
    veins = [
        (sample["vein"], F(sample["value"]) / 100, sample.get("comparator") == ">")
        for sample in row["samples"]
        if sample["vein"] != "peripheral" and "antecubital" not in sample["vein"]
    ]
    sides = {side(site) for site in case.places}
    sides |= {"left", "midline", "right"} if "midline" in sides else set()
    tops = [
        (vein, ratio, bound)
        for vein, ratio, bound in veins
        if bound or all(ratio > other or (ratio == other and not open_) for _, other, open_ in veins)
    ]
    tops = [top for top in tops if top[1] >= 2]  # noqa: PLR2004
    if any(not drained(vein) & case.places for vein, _, _ in tops):
        return True
    return any(
        ratio >= 2  # noqa: PLR2004
        and not {side(site) for site in drained(vein)} & sides
        and any(bound or (ratio * 2 > top if open_ else ratio * 2 >= top) for _, top, open_ in tops)
        for vein, ratio, bound in veins
    )


def _astride(target: Target) -> list[str]:
    places: dict[str, Places] = {}
    for member in target.members:
        places[member.study] = places.get(member.study, frozenset()) | member.sites
    thymus = {"left.intrathymic", "right.intrathymic"}
    above = [key for key, sites in places.items() if sites <= NECK and not sites & thymus]
    below = [key for key, sites in places.items() if sites <= MEDIASTINUM]
    return [*above, *below] if above and below else []
