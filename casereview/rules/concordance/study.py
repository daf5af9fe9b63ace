"""A study as the verdict sees it: what counts, what it found, and the level of any two.

Rules are those of docs/clinical-rules.md, section "Which studies count".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import Final

from msgspec import Struct

from casereview.rules.answer import Note, PairLine, StudyLine, UnlocatedLine
from casereview.rules.codes.conclusions import Excluded
from casereview.rules.sentences import concordance as sentences
from imaging.anatomy.cells import Level, level
from imaging.anatomy.sites import NOWHERE, Sites
from imaging.sentences import Said, Sentence, Word
from imaging.studies.modalities import MODALITY_LABELS, NEEDLE, StudyRole
from imaging.studies.protocols import NEVER_ADEQUATE
from imaging.vocabulary import Adequacy, Certainty, Nature, Result

_MODALITY_WORDS: Final = {code: Word(label) for code, label in MODALITY_LABELS.items()}


class CountedFinding(Struct, frozen=True):
    """One lesion as a set of sites, with the words of the report. Size in millimeters."""

    sites: Sites
    text: Said
    certainty: Certainty
    nature: Nature = Nature.SUSPICIOUS
    size_mm: Decimal | None = None
    denied: Sites = NOWHERE  # stated with it, and off the one side that its words name
    side: str | None = None  # the one side that an unlocated text keeps
    sites_confirmed_empty: bool = False

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
    unknown_keys: tuple[str, ...] = ()  # of the protocol: their absence leaves the adequacy unknown

    @property
    def of_a_kind_that_can_count(self) -> bool:
        """Whether a study of this kind and result could ever count for its images."""
        silent = self.modality == "ultrasound" and self.result is Result.NEGATIVE
        return self.modality not in (*NEVER_ADEQUATE, "fdg_pet_ct", NEEDLE) and not silent

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
    def named(self) -> Sentence:
        """As in "4D-CT of 2024-09-20"."""
        return sentences.STUDY_OF(modality=_MODALITY_WORDS[self.modality], day=self.performed_on)

    def line(self) -> StudyLine:
        """The study as it stands in an answer."""
        return StudyLine(
            id=self.id,
            counts=self.counts,
            adequacy=self.adequacy,
            family=self.family,
            sites=tuple(finding.sites.codes for finding in self.located),
            unlocated=tuple(
                UnlocatedLine(finding.text, None) for finding in self.suspicious if not finding.sites
            ),
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
