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
from imaging.studies.modalities import FIRST_LINE, MODALITY_LABELS, StudyRole
from imaging.vocabulary import Adequacy, Certainty, Nature, Result

_EXPLAINING: Final = frozenset({Nature.PHYSIOLOGIC, Nature.LYMPH_NODE, Nature.THYROID_NODULE})
_NOT_CURRENT: Final = frozenset(
    {Excluded.OPERATIONS_UNKNOWN, Excluded.PREOPERATIVE, Excluded.SUPERSEDED, Excluded.NOT_REPORTED}
)
_MODALITY_WORDS: Final = {code: Word(label) for code, label in MODALITY_LABELS.items()}


class CountedFinding(Struct, frozen=True):
    """One lesion as a set of sites, with the words of the report. Size in millimeters.

    `side` is the one side that the words of an unlocated finding keep. `denied` are the sites stated with it
    that lie off the one side its words name. `sites_confirmed_empty` says that somebody has confirmed that no
    place is meant.
    """

    sites: Sites
    text: Said
    certainty: Certainty
    nature: Nature = Nature.SUSPICIOUS
    size_mm: Decimal | None = None
    denied: Sites = NOWHERE
    side: str | None = None
    sites_confirmed_empty: bool = False

    @property
    def suspicious(self) -> bool:
        return self.nature is Nature.SUSPICIOUS

    @property
    def firm(self) -> bool:
        """Definite or probable, suspicious and located."""
        return self.likely and bool(self.sites)

    @property
    def likely(self) -> bool:
        """Definite or probable, and suspicious, wherever it is."""
        return self.suspicious and self.certainty is not Certainty.POSSIBLE


class CountedStudy(Struct, frozen=True, dict=True):
    """One read with what it inherits from the reads that it supersedes, and whether it counts.

    `limited_by_field` says that it is limited, and by nothing but its field. `unknown_keys` are the keys of
    the protocol whose absence leaves the adequacy unknown.
    """

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
    of_a_kind_that_can_count: bool = True
    limited_by_field: bool = False
    unknown_keys: tuple[str, ...] = ()

    def order(self) -> tuple[date, str]:
        """The key by which studies are listed."""
        return self.performed_on, self.id

    @property
    def counts(self) -> bool:
        return not self.excluded

    @property
    def is_current(self) -> bool:
        """Reported, after the last neck operation and not superseded, whether it counts or not."""
        return _NOT_CURRENT.isdisjoint(self.excluded)

    @property
    def is_first_line(self) -> bool:
        return self.counts and self.family in FIRST_LINE

    @cached_property
    def suspicious(self) -> tuple[CountedFinding, ...]:
        return tuple(finding for finding in self.findings if finding.suspicious)

    @cached_property
    def located(self) -> tuple[CountedFinding, ...]:
        return tuple(finding for finding in self.suspicious if finding.sites)

    @cached_property
    def unlocated(self) -> tuple[CountedFinding, ...]:
        """Suspicious findings without a place."""
        return tuple(finding for finding in self.suspicious if not finding.sites)

    @cached_property
    def suspicious_sites(self) -> Sites:
        return Sites.union(finding.sites for finding in self.located)

    @cached_property
    def explaining(self) -> tuple[CountedFinding, ...]:
        """What the reader calls physiologic, a node or a thyroid nodule, where it has a place."""
        return tuple(finding for finding in self.findings if finding.nature in _EXPLAINING and finding.sites)

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
            unlocated=tuple(UnlocatedLine(finding.text, finding.side) for finding in self.unlocated),
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
