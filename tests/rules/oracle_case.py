"""What the second opinion on guidance reads: a case beside the studies and the verdict of its answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tests.rules import oracle_flags
from tests.rules.build import Json
from tests.rules.oracle_labs import latest_is_below
from tests.rules.oracle_plausible import usable


class Second:
    """One case beside the studies and the verdict that the product answered with."""

    def __init__(self, tree: Json, answer: Json) -> None:
        self.tree = tree
        self.flags = set(tree.get("flags") or [])
        self.studies: dict[str, Json] = {study["id"]: study for study in tree.get("studies") or []}
        self.lines: dict[str, Json] = {line["id"]: line for line in answer["studies"]}
        self.verdict: Json = answer["verdict"]
        self.code: str = answer["verdict"]["code"]
        self.counting = {key for key, line in self.lines.items() if line["counts"]}
        days = [date.fromisoformat(op["date"]) for op in tree.get("operations") or []]
        self.last = max(days, default=None)

    @cached_property
    def suspect(self) -> bool:
        """Is there any carcinoma flag that gates?"""
        return oracle_flags.is_suspect(self.tree)

    def families(self, ids: Iterable[str] | None = None) -> set[str]:
        return {self.lines[key]["family"] for key in (self.counting if ids is None else ids)}

    def modalities(self, ids: Iterable[str]) -> set[str]:
        return {self.studies[key]["modality"] for key in ids}

    def after(self, day: str) -> bool:
        return self.last is not None and date.fromisoformat(day) > self.last

    @cached_property
    def postoperative(self) -> list[str]:
        """After the last neck operation, if any; none while the operations are unknown."""
        if self.tree.get("operations") is None:
            return []
        return [
            key
            for key, study in self.studies.items()
            if self.last is None or self.after(study["performed_on"])
        ]

    def inherited(self, key: str, name: str) -> object:
        """What the study says, or what the read that it replaces said."""
        study: Json | None = self.studies[key]
        while study is not None:
            if study.get(name) is not None:
                return study[name]
            study = self.studies.get(study.get("supersedes", ""))
        return None

    def covers(self, key: str) -> set[str]:
        protocol = self.inherited(key, "protocol")
        if isinstance(protocol, dict) and protocol.get("covers") is not None:
            return set(protocol["covers"])
        adequacy = self.lines[key]["adequacy"]
        if adequacy == "adequate" and self.studies[key]["modality"] != "ultrasound":
            return {"neck", "mediastinum"}
        return {"neck"} if adequacy in ("adequate", "limited") else set()

    def has_firm_finding(self, key: str) -> bool:
        """Is any probable or definite, suspicious and located? An equivocal study has only possible ones."""
        return self.studies[key].get("result") == "positive" and any(
            finding.get("certainty", "probable") != "possible"
            and finding.get("nature", "suspicious") == "suspicious"
            and finding.get("location", "") in LOCATED
            for finding in self.studies[key].get("findings") or []
        )

    def groups(self) -> list[set[str]]:
        """The studies of each group, as the reasons name them."""
        return [set(line["facts"]) for line in self.verdict["reasons"] if line["code"] == "AGREEMENT"]

    def has(self, reason: str) -> bool:
        return any(line["code"] == reason for line in self.verdict["reasons"])

    @cached_property
    def sampled(self) -> list[Json]:
        """The samplings since the last operation."""
        return [row for row in self.tree.get("samplings") or [] if self.after(row["performed_on"])]

    @cached_property
    def poor_kidneys(self) -> bool:
        unit = "mL/min/{1.73_m2}"
        return "ckd_dialysis" in self.flags or latest_is_below(usable(self.tree), "egfr", "30", unit)


LOCATED = {
    "left inferior",
    "left superior",
    "right superior",
    "right tracheoesophageal groove",
    "left thyrothymic ligament",
    "mediastinum",
}
