"""What the second opinion on pitfalls reads: a case beside what the earlier rooms answer.

Eligibility, studies, the verdict with the findings of each target, and indications are taken as given: they
are checked elsewhere. Values, days and places are those of the facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction as F
from functools import cached_property
from typing import NamedTuple

from tests.rules.build import Json
from tests.rules.oracle_places import MEDIASTINUM, agree

Places = frozenset[str]
QUADRANT = 3
WORDS: dict[str, tuple[Places, str | None]] = {
    "near the scar": (frozenset(), None),
    "right scar": (frozenset(), "right"),
    "left scar": (frozenset(), "left"),
    "inferior": (frozenset({"left.inferior", "right.inferior"}), None),
    "mediastinum": (MEDIASTINUM, None),
}
Rows = Iterator[tuple[str, list[str] | None]]


class Seen(NamedTuple):
    """One finding: where, on which side where it has no place, how sure, and what it is called."""

    sites: Places
    side: str | None
    sure: bool
    nature: str
    size: F | None

    @property
    def suspicious(self) -> bool:
        return self.nature == "suspicious"


class Member(NamedTuple):
    study: str
    sites: Places
    firm: bool


class Target(NamedTuple):
    sites: Places
    members: list[Member]


class Case:
    """One case beside what the earlier rooms say of it, asked of its targets or of one site."""

    def __init__(self, tree: Json, answer: Json, targets: list[Target], at: str | None = None) -> None:
        self.tree, self.answer, self.own, self.at = tree, answer, targets, at
        self.flags = set(tree.get("flags") or [])
        self.rows: dict[str, Json] = {row["id"]: row for row in tree.get("studies") or []}
        self.lines: dict[str, Json] = {line["id"]: line for line in answer["studies"]}
        self.verdict: str = answer["verdict"]["code"]
        self.as_of = date.fromisoformat(tree["as_of"])
        self.operations: list[Json] = tree.get("operations") or []
        on_neck = [day(op["date"]) for op in self.operations if op["kind"] != "graft_removal"]
        self.last = max(on_neck, default=None)
        glandular = [day(op["date"]) for op in self.operations if op["kind"] != "thyroidectomy"]
        self.parathyroid = max(glandular, default=None)

    @cached_property
    def counting(self) -> list[str]:
        return [key for key, line in self.lines.items() if line["counts"]]

    @cached_property
    def post(self) -> list[str]:
        """After the last neck operation, superseded ones left in; none while operations are unknown."""
        if self.tree.get("operations") is None:
            return []
        return [
            key for key, row in self.rows.items() if self.last is None or day(row["performed_on"]) > self.last
        ]

    @cached_property
    def current(self) -> list[str]:
        return [key for key in self.post if "SUPERSEDED" not in self.notes(key)]

    def notes(self, key: str) -> set[str]:
        return {note["code"] for note in self.lines[key]["notes"]}

    def modality(self, key: str) -> str:
        return str(self.rows[key]["modality"])

    def findings(self, key: str) -> list[Seen]:
        row = self.rows[key]
        equivocal = row.get("result") == "equivocal"
        if not row.get("findings"):
            implied = row.get("result") in ("positive", "equivocal")
            return [Seen(frozenset(), None, not equivocal, "suspicious", None)] if implied else []
        seen = []
        for finding in row["findings"]:
            sites, side = WORDS.get(finding["location"], (frozenset({finding["location"]}), None))
            sure = not equivocal and finding.get("certainty", "probable") != "possible"
            size = F(finding["size_mm"]) if finding.get("size_mm") else None
            seen.append(Seen(sites, side, sure, finding.get("nature", "suspicious"), size))
        return seen

    def suspicious(self, key: str) -> list[Seen]:
        return [seen for seen in self.findings(key) if seen.suspicious]

    @cached_property
    def targets(self) -> list[Target]:
        if self.at is None:
            return self.own
        here = frozenset({self.at})
        near = [
            Target(here, target.members)
            for target in self.own
            if here & target.sites or agree(here, target.sites) >= QUADRANT
        ]
        names = [
            Member(key, seen.sites, seen.sure)
            for key in self.counting
            for seen in self.suspicious(key)
            if here & seen.sites
        ]
        return near or [Target(here, names)]

    @cached_property
    def places(self) -> Places:
        return frozenset().union(*(target.sites for target in self.targets))

    @cached_property
    def recent(self) -> list[Json]:
        rows = self.tree.get("samplings") or []
        return [row for row in rows if self.last is None or day(row["performed_on"]) > self.last]

    def labs(self, analyte: str) -> list[Json]:
        """Those after the last parathyroid operation, by day; the generator gives one a day."""
        rows = [row for row in self.tree.get("labs") or [] if row["analyte"] == analyte]
        rows = [
            row for row in rows if self.parathyroid is None or day(row["collected_at"]) > self.parathyroid
        ]
        return sorted(rows, key=lambda row: str(row["collected_at"]))

    @cached_property
    def calcium(self) -> Json | None:
        return next(reversed(self.labs("calcium_total")), None)

    @cached_property
    def overridden(self) -> bool:
        return any(
            line["code"] == "NOT_HYPERCALCEMIC" and line["overridden"]
            for line in self.answer["eligibility"]["blockers"]
        )

    @cached_property
    def suspect(self) -> bool:
        return any(
            line["code"] != "PTH_SUSPICIOUS" and not line["answered"]
            for line in self.answer["carcinoma_flags"]
        )


def day(text: str) -> date:
    return date.fromisoformat(text[:10])


def side(site: str) -> str:
    return site.split(".", maxsplit=1)[0]


def is_high(row: Json) -> bool:
    return F(row["value"]) > F(row["high"])


def some(keys: list[str], *, unless: bool = False) -> list[str] | None:
    return keys if keys and not unless else None
