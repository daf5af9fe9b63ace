"""Which studies count towards the verdict, and what each of them found.

Rules are those of docs/clinical-rules.md, section "Which studies count". A study from before the last neck
operation shows a neck that is no more; an inadequate one is neither positive nor negative; of several reads
of the same images the latest reported one speaks, and reads are never averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, TypeVar

from casereview.rules.answer import Note
from casereview.rules.codes.conclusions import Excluded
from casereview.rules.concordance.study import CountedFinding, CountedStudy, pairs
from casereview.rules.facts.records import Facts, FindingFact, ProtocolFact, StudyFact
from casereview.rules.sentences import concordance as sentences
from casereview.rules.sentences.meanings import NOTE_CODES
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import NOWHERE, Sites
from imaging.sentences import Capital, Said, Sentence, Word, listed
from imaging.studies.modalities import MODALITIES, NEEDLE, role_of
from imaging.studies.protocols import adequacy_of, fields_covered
from imaging.vocabulary import Adequacy, Certainty, Result
from imaging.wording import missed_side, parse_location

__all__ = ["CountedFinding", "CountedStudy", "count_studies", "pairs"]

ULTRASOUND: Final = "ultrasound"
_TECHNICAL: Final = (Excluded.INADEQUATE, Excluded.ADEQUACY_UNKNOWN)


def count_studies(facts: Facts) -> tuple[CountedStudy, ...]:
    """Every read of the facts, counting or not, by date then id."""
    studies = sorted(facts.studies or (), key=lambda study: (study.performed_on, study.id))
    by_id = {study.id: study for study in studies}
    chains = [_chain(study, by_id) for study in studies]
    replaced = {
        earlier.id
        for study, *superseded in chains
        if _result(study) is not Result.NOT_REPORTED
        for earlier in superseded
    }
    operated = max((operation.date for operation in facts.operations or ()), default=date.min)
    last = None if facts.operations is None else operated
    return tuple(_count(chain, last, chain[0].id in replaced) for chain in chains)


def _chain(study: StudyFact, by_id: Mapping[str, StudyFact]) -> list[StudyFact]:
    """The read and those it supersedes, latest first."""
    chain = [study]
    while (earlier := by_id.get(chain[-1].supersedes or "")) is not None and earlier not in chain:
        chain.append(earlier)
    return chain


def _result(study: StudyFact) -> Result:
    return study.result or Result.NOT_REPORTED


def _count(chain: Sequence[StudyFact], last_operation: date | None, replaced: bool) -> CountedStudy:
    study = chain[0]
    result = _result(study)
    protocol = _inherited(chain)
    stated = _first(read.adequacy for read in chain if read.adequacy is not Adequacy.UNKNOWN)
    adequacy, failed = _judged(study.modality, stated, protocol)
    findings, implied = _findings(study, result)
    excluded = _excluded(study, result, adequacy, last_operation, replaced)
    return CountedStudy(
        id=study.id,
        performed_on=study.performed_on,
        modality=study.modality,
        family=MODALITIES[study.modality].family,
        role=role_of(study.modality, result),
        result=result,
        adequacy=adequacy,
        covers=fields_covered(study.modality, adequacy, None if protocol is None else protocol.covers),
        operative_report_seen=_first(read.operative_report_seen for read in chain),
        findings=findings,
        excluded=excluded,
        notes=_notes(excluded, adequacy, failed, findings, implied),
    )


@lru_cache(maxsize=4096)
def _judged(
    modality: str, stated: Adequacy | None, protocol: ProtocolFact | None
) -> tuple[Adequacy, tuple[Said, ...]]:
    """The adequacy of images so taken and so called, and what keeps them from being adequate."""
    judged = adequacy_of(modality, stated, protocol)
    return Adequacy(judged.adequacy), judged.failed


Value = TypeVar("Value")


def _first(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)


def _inherited(chain: Sequence[StudyFact]) -> ProtocolFact | None:
    """The technique of the images: what a read leaves out is taken from the read that it supersedes."""
    told = [read.protocol for read in chain if read.protocol is not None]
    if len(told) < 2:  # noqa: PLR2004
        return told[0] if told else None
    return ProtocolFact(
        phases=_first(protocol.phases for protocol in told),
        covers=_first(protocol.covers for protocol in told),
        fused=_first(protocol.fused for protocol in told),
        acquisitions=_first(protocol.acquisitions for protocol in told),
        dual_tracer=_first(protocol.dual_tracer for protocol in told),
    )


def _findings(study: StudyFact, result: Result) -> tuple[tuple[CountedFinding, ...], bool]:
    """The findings, all possible where equivocal, and whether the only one is implied by the result."""
    open_question = result is Result.EQUIVOCAL
    if not study.findings:
        if result not in (Result.POSITIVE, Result.EQUIVOCAL):
            return (), False
        certainty = Certainty.POSSIBLE if open_question else Certainty.PROBABLE
        return (CountedFinding(NOWHERE, sentences.NO_FINDING_DESCRIBED(), certainty),), True
    return tuple(_finding(finding, open_question) for finding in study.findings), False


def _finding(finding: FindingFact, open_question: bool) -> CountedFinding:
    """A finding lies where its sites say, and only without them where its words are read.

    Where the words name one side, and no site lies on it or in the midline, one of the two is wrong, and the
    finding is unlocated.
    """
    sites, denied = _stated(finding), NOWHERE
    if finding.sites is not None and missed_side(finding.location, sites):
        sites, denied = NOWHERE, sites
    return CountedFinding(
        sites=sites,
        text=finding.location,
        certainty=Certainty.POSSIBLE if open_question else finding.certainty,
        nature=finding.nature,
        size_mm=finding.size_mm,
        denied=denied,
    )


def _stated(finding: FindingFact) -> Sites:
    return parse_location(finding.location).sites if finding.sites is None else Sites.of(finding.sites)


def _excluded(
    study: StudyFact, result: Result, adequacy: Adequacy, last_operation: date | None, replaced: bool
) -> tuple[Excluded, ...]:
    aspiration = study.modality == NEEDLE
    tests = {
        Excluded.OPERATIONS_UNKNOWN: last_operation is None,
        Excluded.PREOPERATIVE: last_operation is not None and study.performed_on <= last_operation,
        Excluded.SUPERSEDED: replaced,
        Excluded.NOT_REPORTED: result is Result.NOT_REPORTED,
        Excluded.INADEQUATE: adequacy is Adequacy.INADEQUATE and not aspiration,
        Excluded.ADEQUACY_UNKNOWN: adequacy is Adequacy.UNKNOWN and not aspiration,
        Excluded.NEGATIVE_ULTRASOUND: study.modality == ULTRASOUND and result is Result.NEGATIVE,
        Excluded.NEEDLE_WITHOUT_PLACE: aspiration,
    }
    return tuple(code for code, holds in tests.items() if holds)


def _notes(
    excluded: Iterable[Excluded],
    adequacy: Adequacy,
    failed: Sequence[Said],
    findings: Iterable[CountedFinding],
    implied: bool,
) -> tuple[Note, ...]:
    notes = [
        Note(code, _because(NOTE_CODES[code](), failed) if code in _TECHNICAL else NOTE_CODES[code]())
        for code in excluded
    ]
    if adequacy is Adequacy.LIMITED:
        notes.append(Note("LIMITED", _because(sentences.NOTE_LIMITED(), failed)))
    if implied:
        notes.append(Note("NO_FINDING_DESCRIBED", sentences.NOTE_NO_FINDING_DESCRIBED()))
    for finding in findings:
        if not finding.suspicious:
            nature = Word(finding.nature.label, lower=True)
            sentence = sentences.NOTE_OTHER_NATURE(finding=_quoted(finding), nature=nature)
            notes.append(Note("OTHER_NATURE", sentence))
        elif not finding.sites and not implied:
            notes.append(Note("UNLOCATED", _unlocated(finding)))
    return tuple(notes)


def _unlocated(finding: CountedFinding) -> Sentence:
    if finding.denied:
        return sentences.NOTE_OTHER_SIDE(finding=_quoted(finding), place=in_words(finding.denied))
    return sentences.NOTE_UNLOCATED(finding=_quoted(finding))


def _because(note: Sentence, failed: Sequence[Said]) -> Sentence:
    """The note with what keeps the images from being adequate, which is told of all that are not."""
    return sentences.NOTE_WITH_REASONS(note=note, reasons=Capital(listed(failed)))


def _quoted(finding: CountedFinding) -> Sentence:
    return sentences.QUOTED(text=finding.text) if finding.text else sentences.FINDING_WITHOUT_LOCATION()
