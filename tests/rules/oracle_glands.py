"""Second opinion on the gland ledger and on grafts, from the published rules alone."""

from __future__ import annotations

from tests.rules.build import Json

_FOUR = ("left.superior", "left.inferior", "right.superior", "right.inferior")
_LEAST_LAST = ("accounted", "remnant_possible", "contradicted", "unaccounted")
PATHS = {
    "superior": (
        "tracheoesophageal_groove",
        "paraesophageal",
        "retroesophageal",
        "posterior_mediastinum",
        "pyriform_sinus",
    ),
    "inferior": (
        "thyrothymic_ligament",
        "intrathymic",
        "anterior_mediastinum",
        "carotid_sheath",
        "parapharyngeal",
        "submandibular",
    ),
}
_GRAFT_ORDER = (
    "left.forearm_graft",
    "right.forearm_graft",
    "left.sternocleidomastoid_graft",
    "right.sternocleidomastoid_graft",
)


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


def _told(tree: Json, gland: str) -> list[tuple[Json, Json]]:
    """The records of a gland that say anything, each with its operation."""
    return [
        (op, record)
        for op in tree.get("operations") or []
        for record in op.get("glands") or []
        if record["gland"] == gland and record.get("disposition", "unknown") not in ("unknown", "not_found")
    ]


def status(tree: Json, gland: str) -> tuple[str, bool]:
    """The status of a gland, and whether it is accounted for by removal."""
    told = [(op["date"], record) for op, record in _told(tree, gland)]
    if not told:
        return "unaccounted", False
    latest = [record for day, record in told if day == max(day for day, _ in told)]
    found = max((_alone(record) for record in latest), key=_LEAST_LAST.index)
    # "supernumerary" may be several glands, so that two of them removed contradict nothing
    if gland != "supernumerary" and sum(record["disposition"] == "removed" for _, record in told) > 1:
        found = max(found, "contradicted", key=_LEAST_LAST.index)
    removed = found == "accounted" and any(record["disposition"] == "removed" for record in latest)
    return found, removed


def on_record(tree: Json) -> set[str]:
    """The graft places with tissue: the last thing known of each is that it was placed there."""
    moves: dict[str, list[tuple[str, bool]]] = {}
    for op in tree.get("operations") or []:
        for site in op.get("grafts") or []:
            moves.setdefault(site, []).append((op["date"], op["kind"] != "graft_removal"))
    return {site for site, told in moves.items() if max(told)[1]}  # on one day placing comes last


def grafted(tree: Json, gland: str) -> list[str]:
    """Where tissue of a gland was put and still is."""
    put = {
        site
        for op, record in _told(tree, gland)
        if record["disposition"] == "autografted" and op["kind"] != "graft_removal"
        for site in op.get("grafts") or []
    }
    return [site for site in _GRAFT_ORDER if site in put & on_record(tree)]


def look_in(tree: Json, gland: str, found: str) -> list[str] | None:
    """Where to look for it; None for a supernumerary gland, of which the rules name no path."""
    if found == "accounted":
        return []
    if gland == "supernumerary":
        return None
    side, pole = gland.split(".")
    return [*grafted(tree, gland), *(f"{side}.{place}" for place in (pole, *PATHS[pole], "intrathyroidal"))]


def named(tree: Json) -> list[str]:
    """All four glands, then supernumerary where any operation names it."""
    told = {r["gland"] for op in tree.get("operations") or [] for r in op.get("glands") or []}
    return [*_FOUR, *(["supernumerary"] if "supernumerary" in told else [])]


def ledger(tree: Json) -> list[tuple[str, str, list[str] | None]]:
    states = [(gland, status(tree, gland)[0]) for gland in named(tree)]
    return [(gland, found, look_in(tree, gland, found)) for gland, found in states]


def mentioned_at(tree: Json, gland: str) -> set[str]:
    """Operations at which anything is said of the gland."""
    return {
        op["id"]
        for op in tree.get("operations") or []
        if any(record["gland"] == gland for record in op.get("glands") or [])
    }
