"""Second opinion on the gland ledger, from the published rules alone."""

from __future__ import annotations

from tests.rules.build import Json

_FOUR = ("left.superior", "left.inferior", "right.superior", "right.inferior")
_LEAST_LAST = ("accounted", "remnant_possible", "contradicted", "unaccounted")
_PATHS = {
    "superior": ("tracheoesophageal_groove", "paraesophageal", "retroesophageal", "posterior_mediastinum"),
    "inferior": (
        "thyrothymic_ligament",
        "intrathymic",
        "anterior_mediastinum",
        "carotid_sheath",
        "submandibular",
    ),
}


def _alone(record: Json) -> str:
    """What one record says by itself."""
    disposition, pathology = record.get("disposition", "unknown"), record.get("pathology")
    if disposition == "removed":
        return "contradicted" if pathology in ("not_parathyroid", "none") else "accounted"
    if disposition == "seen_normal":
        return "contradicted" if pathology == "not_parathyroid" else "accounted"
    if disposition in ("partially_removed", "biopsied", "autografted"):
        return "remnant_possible"
    return "unaccounted"


def status(tree: Json, gland: str) -> tuple[str, bool]:
    """The status of a gland, and whether it is accounted for by removal."""
    told = [
        (op["date"], record)
        for op in tree.get("operations") or []
        for record in op.get("glands") or []
        if record["gland"] == gland and record.get("disposition", "unknown") not in ("unknown", "not_found")
    ]
    if not told:
        return "unaccounted", False
    latest = [record for day, record in told if day == max(day for day, _ in told)]
    found = max((_alone(record) for record in latest), key=_LEAST_LAST.index)
    # "supernumerary" may be several glands, so that two of them removed contradict nothing
    if gland != "supernumerary" and sum(record["disposition"] == "removed" for _, record in told) > 1:
        found = max(found, "contradicted", key=_LEAST_LAST.index)
    removed = found == "accounted" and any(record["disposition"] == "removed" for record in latest)
    return found, removed


def look_in(gland: str, found: str) -> list[str] | None:
    """Where to look for it; None for a supernumerary gland, of which the rules name no path."""
    if found == "accounted":
        return []
    if gland == "supernumerary":
        return None
    side, pole = gland.split(".")
    return [f"{side}.{place}" for place in (pole, *_PATHS[pole], "intrathyroidal")]


def ledger(tree: Json) -> list[tuple[str, str, list[str] | None]]:
    named = {r["gland"] for op in tree.get("operations") or [] for r in op.get("glands") or []}
    glands = [*_FOUR, *(["supernumerary"] if "supernumerary" in named else [])]
    return [(gland, found, look_in(gland, found)) for gland in glands for found, _ in [status(tree, gland)]]


def mentioned_at(tree: Json, gland: str) -> set[str]:
    """Operations at which anything is said of the gland."""
    return {
        op["id"]
        for op in tree.get("operations") or []
        if any(record["gland"] == gland for record in op.get("glands") or [])
    }
