"""Second opinion on what is ordered, sampled and operated on, from the published rules alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rules.oracle_guidance import Asked

UNSURE = {"DISCORDANT_LOCATION", "POSITIVE_NEGATIVE", "EQUIVOCAL"}
SEEN = {"CONCORDANT_POSITIVE", "CONCORDANT_REGION", "MULTIFOCAL"}
AGAIN = {"INSUFFICIENT", "CONCORDANT_NEGATIVE", *UNSURE}
FIRST = {"CALCIUM_MISSING", "PTH_MISSING", "NOT_HYPERCALCEMIC", "PTH_SUPPRESSED"}


def closed(asked: Asked, family: str) -> bool:
    """Do pregnancy, allergy, kidneys or a magnet stand against another study of this family?"""
    flags, kidneys = asked.case.flags, asked.case.poor_kidneys
    against = {
        "ct_4d": flags & {"pregnancy", "contrast_allergy"} or kidneys,
        "sestamibi": flags & {"pregnancy"},
        "mri": flags & {"pregnancy", "mri_unsafe"} or kidneys,
        "pet": flags & {"pregnancy"},
        "ultrasound": False,
    }
    return bool(against[family])


def often(asked: Asked, family: str) -> bool:
    """Two acquisitions of the family since the operation; reads of the same images are one."""
    rows = [asked.case.studies[key] for key in asked.case.postoperative]
    return (
        len([r for r in rows if asked.case.lines[r["id"]]["family"] == family and not r.get("supersedes")])
        > 1
    )


def first_line_wanted(asked: Asked, family: str) -> bool:
    case, targets = asked.case, {site for target in asked.targets for site in target}
    mine = [key for key in case.counting if case.lines[key]["family"] == family]
    shown = [key for key in mine if any(targets & set(sites) for sites in case.lines[key]["sites"])]
    young = [key for key in mine if asked.days(key) <= 365]  # noqa: PLR2004
    there = any(line["family"] == family for line in case.lines.values())
    unplaced = case.tree.get("operations") is None and there
    return not shown and not young and not asked.to_state(family) and not unplaced


def short(asked: Asked, key: str) -> bool:
    """Inadequate, or limited by its field."""
    adequacy, family = asked.case.lines[key]["adequacy"], asked.case.lines[key]["family"]
    if not asked.usable_kind(key) or asked.noted(key, "SUPERSEDED"):
        return False
    whole = {"neck"} if family == "ultrasound" else {"neck", "mediastinum"}
    return bool(adequacy == "inadequate" or (adequacy == "limited" and not whole <= asked.case.covers(key)))


def orders(asked: Asked) -> set[str]:
    if asked.standing & FIRST:
        return set()
    case, code, found = asked.case, asked.code, set()
    good = {
        line["family"]
        for k, line in case.lines.items()
        if k in case.counting and line["adequacy"] == "adequate"
    }
    again = {case.lines[key]["family"] for key in case.postoperative if short(asked, key)} - good
    again = again if code in AGAIN else set()
    wanted = [(family, "REPEAT_STUDY") for family in again]
    seen_ultrasound = any(case.lines[key]["family"] == "ultrasound" for key in case.postoperative)
    rows = {
        ("ct_4d", "ORDER_CT_4D"): first_line_wanted(asked, "ct_4d"),
        ("sestamibi", "ORDER_SPECT_CT"): code not in SEEN and first_line_wanted(asked, "sestamibi"),
        ("ultrasound", "ORDER_ULTRASOUND"): code in UNSURE | {"INSUFFICIENT"} and not seen_ultrasound,
        ("mri", "ORDER_MRI_WITH_CONTRAST"): code in UNSURE and "mri" not in case.families(),
    }
    wanted += [row for row, holds in rows.items() if holds and row[0] not in again]
    for family, step in wanted:
        found.add("MDT_REVIEW" if closed(asked, family) or often(asked, family) else step)
    return found


def sampling(asked: Asked, found: set[str]) -> set[str]:
    families, code = asked.case.families(), asked.code
    third = len(families) > 2 or not (  # noqa: PLR2004
        "ORDER_ULTRASOUND" in found or not (closed(asked, "mri") or often(asked, "mri"))
    )
    open_now = code in ("CONCORDANT_NEGATIVE", "EQUIVOCAL") or (
        third and code in ("DISCORDANT_LOCATION", "POSITIVE_NEGATIVE", "CONCORDANT_REGION")
    )
    waits = found & {"GRAFT_TEST", "STATE_ADEQUACY", "LOCATE_FINDING"} or "STALE_STUDY" in asked.met
    if not open_now or waits or asked.sampled() or not {"ct_4d", "sestamibi"} <= families:
        return set()
    return {"MDT_REVIEW" if closed(asked, "ct_4d") else "VENOUS_SAMPLING"}


def operation(asked: Asked) -> set[str]:
    code, found = asked.code, set()
    if code == "CONCORDANT_POSITIVE" and not asked.suspect and not asked.stops:
        found.add("FOCUSED_REOPERATION")
    sides = {
        gland.split(".")[0]
        for gland in ("left.superior", "left.inferior", "right.superior", "right.inferior")
        if gland not in asked.removed
    }
    graft = any(site.endswith("graft") for target in asked.targets for site in target)
    more = "MULTIGLAND_LIKELY" in asked.stops and len(sides) > 1 and not graft
    both = (code == "MULTIFOCAL" and len(asked.targets) > 1) or (code == "CONCORDANT_POSITIVE" and more)
    if both and not asked.suspect and "CORD_PALSY" not in asked.met and asked.stops <= {"MULTIGLAND_LIKELY"}:
        found.add("BILATERAL_EXPLORATION")
    settled = asked.stops == {"MULTIGLAND_LIKELY"} and "BILATERAL_EXPLORATION" in found
    if code in SEEN and asked.stops and not settled:
        found.add("SETTLE_FIRST")
    return found
