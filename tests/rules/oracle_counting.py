"""Which studies count, computed a second time: naively, from the words of docs/clinical-rules.md alone.

Rows as they stand in the facts; nothing of the product is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.rules.oracle_places import Places, side_kept_by, sites_of

Json = dict[str, Any]

FAMILY = {
    "ultrasound": "ultrasound",
    "sestamibi_planar": "sestamibi",
    "sestamibi_spect": "sestamibi",
    "sestamibi_spect_ct": "sestamibi",
    "ct_4d": "4D CT",
    "ct_neck_contrast": "routine CT",
    "ct_neck_without": "routine CT",
    "ct_chest_contrast": "routine CT",
    "mri_with_without_contrast": "MRI",
    "mri_without_contrast": "MRI",
    "choline_pet_ct": "PET",
    "choline_pet_mr": "PET",
    "methionine_pet_ct": "PET",
    "fdg_pet_ct": "PET",
    "fna_pth": "needle",
}
ALWAYS_INADEQUATE = {
    "sestamibi_planar",
    "ct_neck_contrast",
    "ct_neck_without",
    "ct_chest_contrast",
    "mri_without_contrast",
}
PETS = {"choline_pet_ct", "choline_pet_mr", "methionine_pet_ct", "fdg_pet_ct"}
ONE_FIELD_WILL_DO = PETS | {"mri_with_without_contrast"}
NEVER_MORE_THAN_LIMITED = {"sestamibi_spect", "sestamibi_planar"}
NEGATIVE_ULTRASOUND = ("ultrasound", "negative")
UNKNOWN = "unknown"
STRICTEST_FIRST = ["inadequate", "limited", "adequate", UNKNOWN]

OK, SHORT, FATAL, OPEN = "ok", "short", "fatal", "open"


def items(modality: str, protocol: Json) -> dict[str, str]:
    """What the row of the modality asks for, each item by what the protocol says of it.

    A key that the protocol leaves out leaves its item open.
    """
    asked = {"field": field(modality, protocol.get("covers"))}
    if modality == "ct_4d":
        phases = protocol.get("phases")
        if phases is None:
            asked["phases"] = OPEN
        elif len(set(phases)) == 3:
            asked["phases"] = OK
        else:
            asked["phases"] = SHORT if len(set(phases)) == 2 and "arterial" in phases else FATAL
    if modality == "sestamibi_spect_ct":
        asked["fusion"] = {None: OPEN, True: OK, False: SHORT}[protocol.get("fused")]
        both = {None: OPEN, True: OK, False: SHORT}
        times, tracers = protocol.get("acquisitions"), protocol.get("dual_tracer")
        ways = {both[None if times is None else len(set(times)) == 2], both[tracers]}
        asked["times"] = OK if OK in ways else OPEN if OPEN in ways else SHORT
    return asked


def field(modality: str, covers: list[str] | None) -> str:
    if covers is None:
        return OPEN
    if modality in ONE_FIELD_WILL_DO:
        return [FATAL, SHORT, OK][len(set(covers))]
    if "neck" not in covers:
        return FATAL
    whole = modality in ("ultrasound", *NEVER_MORE_THAN_LIMITED) or "mediastinum" in covers
    return OK if whole else SHORT


def stricter(one: str, other: str) -> str:
    return min(one, other, key=STRICTEST_FIRST.index)


def of_the_protocol(modality: str, asked: dict[str, str]) -> str:
    """What the items alone make of it; unknown where something is open and nothing missing."""
    states = list(asked.values())
    if FATAL in states:
        return "inadequate"
    if SHORT in states:
        # a SPECT/CT is never less than SPECT without CT, which asks for the neck and nothing more
        alone = states.count(SHORT) == 1 or modality == "sestamibi_spect_ct"
        return "limited" if alone else "inadequate"
    if OPEN in states:
        return UNKNOWN
    return "limited" if modality in NEVER_MORE_THAN_LIMITED else "adequate"


def adequacy(modality: str, protocol: Json | None, stated: str, planar: bool = False) -> tuple[str, bool]:
    """The adequacy, and whether it is limited by the field alone."""
    if modality == "fna_pth":
        return ("inadequate" if stated == "inadequate" else "limited"), False
    given = protocol or {}
    two_tracers = modality == "sestamibi_planar" and planar and given.get("dual_tracer") is True
    if modality in ALWAYS_INADEQUATE and not two_tracers:
        return "inadequate", False
    asked = items(modality, given)
    recorded = of_the_protocol(modality, asked)
    known = stricter(recorded, stated)
    if known == "adequate" and modality in NEVER_MORE_THAN_LIMITED:
        known = "limited"
    only_field = [name for name, state in asked.items() if state == SHORT] == ["field"]
    return known, known == recorded == "limited" and only_field


@dataclass(frozen=True)
class Finding:
    study: str
    number: int
    family: str
    sites: Places  # empty: unlocated
    likely: bool  # definite or probable
    side: str | None = None

    @property
    def firm(self) -> bool:
        return self.likely and bool(self.sites)


@dataclass(frozen=True)
class Read:
    id: str
    day: str
    modality: str
    result: str
    adequacy: str
    counts: bool
    covers: frozenset[str]
    findings: tuple[Finding, ...]  # suspicious ones, unlocated too
    by_field: bool
    explained: tuple[Places, ...]  # what it calls physiologic, a node or a thyroid nodule

    @property
    def family(self) -> str:
        return FAMILY[self.modality]

    @property
    def located(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.sites]

    @property
    def unlocated(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.sites]

    @property
    def functional(self) -> bool:
        return self.family == "sestamibi" or self.modality in PETS

    @property
    def anatomic(self) -> bool:
        if self.modality == "ultrasound":
            return self.result == "positive"
        return self.modality in ("ct_4d", "mri_with_without_contrast")

    @property
    def first_line(self) -> bool:
        return self.family in ("sestamibi", "4D CT")


def findings_of(row: Json) -> tuple[Finding, ...]:
    family, result = FAMILY[row["modality"]], row["result"]
    given = row.get("findings") or []
    if not given and result in ("positive", "equivocal"):
        return (Finding(row["id"], 0, family, frozenset(), result == "positive"),)
    read = []
    for number, one in enumerate(given):
        if one.get("nature", "suspicious") != "suspicious":
            continue
        sites = sites_of(one["location"])
        sure = one.get("certainty", "probable") in ("definite", "probable") and result != "equivocal"
        side = None if sites else side_kept_by(one["location"])
        read.append(Finding(row["id"], number, family, sites, sure, side))
    return tuple(read)


def explained_of(row: Json) -> tuple[Places, ...]:
    natures = ("physiologic", "lymph_node", "thyroid_nodule")
    rows = [one for one in row.get("findings") or [] if one.get("nature") in natures]
    return tuple(sites_of(one["location"]) for one in rows)


class Rows:
    """The studies of the facts; `flagged`: whether a carcinoma flag stands, PTH_SUSPICIOUS left out."""

    def __init__(self, facts: Json, flagged: bool) -> None:
        self.rows = {row["id"]: row for row in facts.get("studies") or []}
        self.later = {row["supersedes"]: row for row in self.rows.values() if row.get("supersedes")}
        self.planar = facts.get("profile") == "eanm-2021"
        self.flagged = flagged
        operations = facts.get("operations")
        self.known = operations is not None
        self.on_neck = [one["date"] for one in operations or [] if one["kind"] != "graft_removal"]

    def chain(self, row: Json) -> list[Json]:
        """The read, the one it supersedes, and so on."""
        return [row, *(self.chain(self.rows[row["supersedes"]]) if row.get("supersedes") else [])]

    def protocol(self, row: Json) -> Json:
        """What a later read leaves out it inherits, key by key."""
        given = [one.get("protocol") or {} for one in self.chain(row)]
        return {key: part for one in reversed(given) for key, part in one.items()}

    def stated(self, row: Json) -> str:
        told = [one.get("adequacy", UNKNOWN) for one in self.chain(row)]
        return next((one for one in told if one != UNKNOWN), UNKNOWN)

    def superseded(self, row: Json) -> bool:
        while row["id"] in self.later:
            row = self.later[row["id"]]
            if row["result"] != "not_reported":
                return True
        return False

    def never(self, row: Json) -> bool:
        """Of a kind that counts for nothing, however well it was done."""
        if row["modality"] == "fna_pth":
            proven = row["result"] == "positive" and any(one.sites for one in findings_of(row))
            return self.flagged or not proven
        return row["modality"] == "fdg_pet_ct" or (row["modality"], row["result"]) == NEGATIVE_ULTRASOUND

    def covers(self, row: Json, judged: str) -> frozenset[str]:
        given = self.protocol(row).get("covers")
        if row["modality"] == "fna_pth":
            return frozenset()
        if given is not None:
            return frozenset(given)
        if self.stated(row) == UNKNOWN or judged not in ("adequate", "limited"):
            return frozenset()
        whole = judged == "adequate" and row["modality"] != "ultrasound"
        return frozenset(["neck", "mediastinum"] if whole else ["neck"])

    def read(self, row: Json) -> Read:
        judged, by_field = adequacy(row["modality"], self.protocol(row), self.stated(row), self.planar)
        after = self.known and all(row["performed_on"] > day for day in self.on_neck)
        told = row["result"] != "not_reported" and not self.superseded(row)
        return Read(
            id=row["id"],
            day=row["performed_on"],
            modality=row["modality"],
            result=row["result"],
            adequacy=judged,
            counts=judged in ("adequate", "limited") and after and told and not self.never(row),
            covers=self.covers(row, judged),
            findings=findings_of(row),
            by_field=by_field,
            explained=explained_of(row),
        )


def read_studies(facts: Json, flagged: bool = False) -> list[Read]:
    rows = Rows(facts, flagged)
    return sorted(map(rows.read, rows.rows.values()), key=lambda read: (read.day, read.id))
