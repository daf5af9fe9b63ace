"""Which studies count, computed a second time: naively, from the words of docs/clinical-rules.md alone.

Rows as they stand in the facts; nothing of the product is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.rules.oracle_places import Places, sites_of

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
    "methionine_pet_ct": "PET",
    "fdg_pet_ct": "PET",
    "fna_pth": "fna_pth",
}
NEVER_ADEQUATE = {
    "sestamibi_planar",
    "ct_neck_contrast",
    "ct_neck_without",
    "ct_chest_contrast",
    "mri_without_contrast",
}
PETS = {"choline_pet_ct", "methionine_pet_ct", "fdg_pet_ct"}
UNKNOWN = "unknown"
STRICTEST_FIRST = ["inadequate", "limited", "adequate", UNKNOWN]

OK, SHORT, FATAL, LEFT_OUT = "ok", "short", "fatal", "left out"


def items(modality: str, protocol: Json) -> list[str]:
    """What the row of the modality asks for, each item by what the protocol says of it.

    A field left out is no item: it follows from the adequacy. Phases left out are more than one item.
    """
    covers = protocol.get("covers")
    neck, mediastinum = "neck" in (covers or ()), "mediastinum" in (covers or ())
    if covers is None:
        field = []
    elif modality in PETS or modality == "mri_with_without_contrast":
        field = [[FATAL, SHORT, OK][neck + mediastinum]]
    elif not neck:
        field = [FATAL]
    else:
        field = [OK if mediastinum or modality in ("ultrasound", "sestamibi_spect") else SHORT]
    if modality == "ct_4d":
        phases = protocol.get("phases")
        if phases is None:
            return [LEFT_OUT, LEFT_OUT, *field]
        count = len(set(phases))
        return [OK if count == 3 else SHORT if "arterial" in phases and count == 2 else FATAL, *field]
    if modality == "sestamibi_spect_ct":
        fused = protocol.get("fused")
        early_late, dual = protocol.get("acquisitions"), protocol.get("dual_tracer")
        if dual or set(early_late or ()) == {"early", "late"}:
            twice = OK
        else:
            twice = LEFT_OUT if early_late is None and dual is None else SHORT
        return [LEFT_OUT if fused is None else OK if fused else SHORT, twice, *field]
    return field


def by_protocol(modality: str, protocol: Json | None, stated: str) -> str:
    """The adequacy of the protocol library; where the protocol leaves too much open, what is stated."""
    if modality in NEVER_ADEQUATE:
        return "inadequate"
    best = "limited" if modality == "sestamibi_spect" else "adequate"
    said = [] if protocol is None or modality == "fna_pth" else items(modality, protocol)
    short, left_out = said.count(SHORT), said.count(LEFT_OUT)
    if FATAL in said or short > 1:
        return "inadequate"
    if not said or short + left_out > 1:
        return UNKNOWN if stated == UNKNOWN else stricter(stated, "limited" if short else best)
    return "limited" if short + left_out else best


def stricter(one: str, other: str) -> str:
    return min(one, other, key=STRICTEST_FIRST.index)


@dataclass(frozen=True)
class Finding:
    study: str
    number: int
    family: str
    sites: Places  # empty: unlocated
    firm: bool


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

    @property
    def family(self) -> str:
        return FAMILY[self.modality]

    @property
    def located(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.sites]

    @property
    def functional(self) -> bool:
        return self.modality in PETS | {"sestamibi_spect", "sestamibi_spect_ct"}

    @property
    def anatomic(self) -> bool:
        if self.modality == "ultrasound":
            return self.result == "positive"
        return self.modality in ("ct_4d", "mri_with_without_contrast")


def findings_of(row: Json) -> tuple[Finding, ...]:
    family, result = FAMILY[row["modality"]], row["result"]
    given = row.get("findings") or []
    if not given and result in ("positive", "equivocal"):
        return (Finding(row["id"], 0, family, frozenset(), False),)
    found = []
    for number, one in enumerate(given):
        if one.get("nature", "suspicious") != "suspicious":
            continue
        sites = sites_of(one["location"])
        sure = one.get("certainty", "probable") in ("definite", "probable") and result != "equivocal"
        found.append(Finding(row["id"], number, family, sites, sure and bool(sites)))
    return tuple(found)


def read_studies(facts: Json) -> list[Read]:
    rows = {row["id"]: row for row in facts.get("studies") or []}
    later = {row["supersedes"]: row for row in rows.values() if row.get("supersedes")}

    def chain(row: Json) -> list[Json]:
        """The read, the one it supersedes, and so on."""
        return [row, *(chain(rows[row["supersedes"]]) if row.get("supersedes") else [])]

    def protocol_of(row: Json) -> Json | None:
        """What a later read leaves out it inherits, key by key."""
        given = [one["protocol"] for one in chain(row) if one.get("protocol") is not None]
        return {key: part for one in reversed(given) for key, part in one.items()} if given else None

    def stated_of(row: Json) -> str:
        return next(
            (one["adequacy"] for one in chain(row) if one.get("adequacy", UNKNOWN) != UNKNOWN), UNKNOWN
        )

    def superseded(row: Json) -> bool:
        while row["id"] in later:
            row = later[row["id"]]
            if row["result"] != "not_reported":
                return True
        return False

    operations = facts.get("operations")
    reads = []
    for row in rows.values():
        modality, result = row["modality"], row["result"]
        protocol, stated = protocol_of(row), stated_of(row)
        adequacy = stricter(by_protocol(modality, protocol, stated), stated)
        after = operations is not None and all(row["performed_on"] > one["date"] for one in operations)
        never = modality == "fna_pth" or (modality == "ultrasound" and result == "negative")
        counts = (
            adequacy in ("adequate", "limited")
            and after
            and result != "not_reported"
            and not superseded(row)
            and not never
        )
        covers = (protocol or {}).get("covers")
        if covers is None:
            whole = adequacy == "adequate" and modality != "ultrasound"
            covers = ["neck", "mediastinum"] if whole else ["neck"]
        reads.append(
            Read(
                row["id"],
                row["performed_on"],
                modality,
                result,
                adequacy,
                counts,
                frozenset(covers),
                findings_of(row),
            )
        )
    return sorted(reads, key=lambda read: (read.day, read.id))
