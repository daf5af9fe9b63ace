"""A study as the verdict sees it: what counts, what it found, and the level of any two.

Rules are those of docs/clinical-rules.md, section "Which studies count".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from typing import Final

from msgspec import Struct

from casereview.rules.answer import Note, PairLine, StudyLine
from imaging.anatomy.cells import Level, level
from imaging.anatomy.sites import NOWHERE, Sites
from imaging.studies.modalities import MODALITIES, StudyRole
from imaging.vocabulary import Adequacy, Certainty, Nature, Result


class Excluded(StrEnum):
    """Why a study does not count."""

    OPERATIONS_UNKNOWN = "OPERATIONS_UNKNOWN"
    PREOPERATIVE = "PREOPERATIVE"
    SUPERSEDED = "SUPERSEDED"
    NOT_REPORTED = "NOT_REPORTED"
    INADEQUATE = "INADEQUATE"
    ADEQUACY_UNKNOWN = "ADEQUACY_UNKNOWN"
    NEGATIVE_ULTRASOUND = "NEGATIVE_ULTRASOUND"
    ASPIRATION = "ASPIRATION"


#: Every code of a study's notes, and what it means.
NOTE_CODES: Final[dict[str, str]] = {
    Excluded.OPERATIONS_UNKNOWN: "It does not count: the neck operations are unknown.",
    Excluded.PREOPERATIVE: "It does not count: it was not done after the last neck operation.",
    Excluded.SUPERSEDED: "It does not count: a later read of the same images replaces it.",
    Excluded.NOT_REPORTED: "It does not count: no result is reported.",
    Excluded.INADEQUATE: "It does not count: its images are inadequate.",
    Excluded.ADEQUACY_UNKNOWN: "It does not count: nothing shows that its images are adequate.",
    Excluded.NEGATIVE_ULTRASOUND: "It does not count: an operated neck hides much from ultrasound.",
    Excluded.ASPIRATION: "It does not count: an aspiration tests a place that another study found.",
    "LIMITED": "It counts, with limits of its technique.",
    "UNLOCATED": "A finding names no place that is known, and agrees with nothing.",
    "NO_FINDING_DESCRIBED": "It is reported as positive or equivocal without a finding.",
    "OTHER_NATURE": "A finding is marked as something else than a parathyroid and takes no part.",
}


class CountedFinding(Struct, frozen=True):
    """One lesion as a set of sites. Size in millimeters."""

    sites: Sites
    text: str
    certainty: Certainty
    nature: Nature = Nature.SUSPICIOUS
    size_mm: Decimal | None = None
    denied: Sites = NOWHERE  # stated with it, and off the one side that its words name

    @property
    def suspicious(self) -> bool:
        return self.nature is Nature.SUSPICIOUS

    @property
    def firm(self) -> bool:
        """Definite or probable, suspicious and located."""
        return self.suspicious and self.certainty is not Certainty.POSSIBLE and bool(self.sites)


class CountedStudy(Struct, frozen=True, dict=True):
    """One read with what it inherits from the reads that it supersedes, and whether it counts."""

    id: str
    performed_on: date
    modality: str
    family: str
    role: StudyRole
    result: Result
    adequacy: Adequacy
    covers: frozenset[str]
    operative_report_seen: bool | None
    findings: tuple[CountedFinding, ...]
    excluded: tuple[Excluded, ...]
    notes: tuple[Note, ...]

    def order(self) -> tuple[date, str]:
        """The key by which studies are listed."""
        return self.performed_on, self.id

    @property
    def counts(self) -> bool:
        return not self.excluded

    @cached_property
    def suspicious(self) -> tuple[CountedFinding, ...]:
        return tuple(finding for finding in self.findings if finding.suspicious)

    @cached_property
    def located(self) -> tuple[CountedFinding, ...]:
        return tuple(finding for finding in self.suspicious if finding.sites)

    @cached_property
    def named(self) -> str:
        """As in "4D-CT of 2024-09-20"."""
        return f"{MODALITIES[self.modality].label} of {self.performed_on}"

    def line(self) -> StudyLine:
        """The study as it stands in an answer."""
        return StudyLine(
            id=self.id,
            counts=self.counts,
            adequacy=self.adequacy,
            family=self.family,
            sites=tuple(finding.sites.codes for finding in self.located),
            unlocated=tuple(finding.text for finding in self.suspicious if not finding.sites),
            notes=self.notes,
        )


def pairs(counted: Iterable[CountedStudy]) -> tuple[PairLine, ...]:
    """The level of each pair of counting studies: the best of any of their located suspicious findings.

    None where one of the two has no such finding.
    """
    counting = [(study, [finding.sites for finding in study.located]) for study in counted if study.counts]
    lines = []
    for (one, its), (other, theirs) in combinations(counting, 2):
        best = max((level(a, b) or Level.DIFFERENT for a in its for b in theirs), default=None)
        lines.append(PairLine(one.id, other.id, None if best is None else best.name))
    return tuple(lines)
