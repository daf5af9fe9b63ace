"""Which studies count towards the verdict, and what each of them found.

Rules are those of docs/clinical-rules.md, section "Which studies count". A study from before the last neck
operation shows a neck that is no more; an inadequate one is neither positive nor negative; of several reads
of the same images the latest reported one speaks, and reads are never averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from casereview.rules.answer import Note
from casereview.rules.codes.conclusions import Excluded
from casereview.rules.concordance.reads import read_chains, result_of, superseded_reads
from casereview.rules.concordance.study import CountedFinding, CountedStudy, pairs
from casereview.rules.facts.records import Facts, FindingFact, ProtocolFact, StudyFact, UnacceptedFinding
from casereview.rules.profiles.model import load_profile
from casereview.rules.sentences import concordance as sentences
from casereview.rules.sentences.meanings import NOTE_CODES
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import NOWHERE, Sites
from imaging.sentences import Capital, Said, Sentence, Word, listed
from imaging.studies.modalities import FDG, MODALITIES, NEEDLE, ULTRASOUND, role_of
from imaging.studies.protocols import JudgedAdequacy, adequacy_of, can_be_adequate, fields_covered
from imaging.vocabulary import Adequacy, Certainty, Result
from imaging.wording import missed_side, named_side, parse_location

__all__ = ["CountedFinding", "CountedStudy", "count_studies", "pairs", "read_chains", "superseded_reads"]

_NEVER: Final = frozenset({Excluded.NEGATIVE_ULTRASOUND, Excluded.FDG_PET})  # whatever the images are like
_TECHNICAL: Final = (Excluded.INADEQUATE, Excluded.ADEQUACY_UNKNOWN)


class _Setting(NamedTuple):
    """What of the case decides whether a study counts, beside the study."""

    operations_known: bool
    last_operation: date | None
    planar_dual_tracer_counts: bool
    is_flagged: bool


def count_studies(facts: Facts, *, is_flagged: bool = False) -> tuple[CountedStudy, ...]:
    """Every read of the facts, counting or not, by date then id.

    `is_flagged` says that a carcinoma flag stands that changes the plan: then no needle counts, since it may
    have seeded a tumor and its place is no target.
    """
    chains = read_chains(facts)
    replaced = superseded_reads(chains)
    setting = _Setting(
        operations_known=facts.operations is not None,
        last_operation=max((item.date for item in facts.operations or () if item.is_on_neck), default=None),
        planar_dual_tracer_counts=load_profile(facts.profile).planar_dual_tracer_counts.value,
        is_flagged=is_flagged,
    )
    return tuple(_count(chain, setting, chain[0].id in replaced) for chain in chains)


def _count(chain: Sequence[StudyFact], setting: _Setting, replaced: bool) -> CountedStudy:
    study = chain[0]
    result = result_of(study)
    protocol = _inherited(chain)
    stated = _first(read.adequacy for read in chain if read.adequacy is not Adequacy.UNKNOWN)
    planar = setting.planar_dual_tracer_counts
    judged = _judged(study.modality, stated, protocol, planar)
    findings, implied = _findings(study, result)
    excluded = _excluded(study, findings, judged.adequacy, setting, replaced)
    covers = None if protocol is None else protocol.covers
    return CountedStudy(
        id=study.id,
        performed_on=study.performed_on,
        modality=study.modality,
        family=MODALITIES[study.modality].family,
        role=role_of(study.modality, result),
        result=result,
        adequacy=judged.adequacy,
        covers=fields_covered(study.modality, judged.adequacy, covers, stated=stated is not None),
        operative_report_seen=_first(read.operative_report_seen for read in chain),
        findings=findings,
        excluded=excluded,
        notes=_notes(excluded, judged, findings, implied),
        of_a_kind_that_can_count=(
            _NEVER.isdisjoint(excluded)
            and study.modality != NEEDLE
            and can_be_adequate(study.modality, protocol, planar_dual_tracer_counts=planar)
        ),
        limited_by_field=judged.by_field,
        unknown_keys=judged.unknown_keys,
    )


@lru_cache(maxsize=4096)
def _judged(
    modality: str, stated: Adequacy | None, protocol: ProtocolFact | None, planar: bool
) -> JudgedAdequacy:
    """The adequacy of images so taken and so called."""
    return adequacy_of(modality, stated, protocol, planar_dual_tracer_counts=planar)


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

    Where the words name one side, and no site lies on it or in the midline, one of the two is wrong: the
    finding is unlocated and keeps no side.
    """
    certainty = Certainty.POSSIBLE if open_question else finding.certainty
    sites, denied, side = _place(finding)
    return CountedFinding(
        sites=sites,
        text=finding.location,
        certainty=certainty,
        nature=finding.nature,
        size_mm=finding.size_mm,
        denied=denied,
        side=side,
        sites_confirmed_empty=finding.sites == (),
    )


def _place(finding: FindingFact) -> tuple[Sites, Sites, str | None]:
    """The sites, those that the words deny, and the side that is left where there is no site."""
    if finding.sites:
        sites = Sites.of(finding.sites)
        missed = missed_side(finding.location, sites)
        return (NOWHERE, sites, None) if missed else (sites, NOWHERE, None)
    location = parse_location(finding.location, finding.nature)
    if finding.sites is None and not isinstance(finding, UnacceptedFinding):
        return location.sites, NOWHERE, location.side
    # Confirmed as no place, or not accepted as one; of words that would be one, the side is all that is read.
    return NOWHERE, NOWHERE, named_side(finding.location) if location.sites else location.side


def _excluded(
    study: StudyFact,
    findings: Iterable[CountedFinding],
    adequacy: Adequacy,
    setting: _Setting,
    replaced: bool,
) -> tuple[Excluded, ...]:
    needle = study.modality == NEEDLE
    result = result_of(study)
    last = setting.last_operation
    tests = {
        Excluded.OPERATIONS_UNKNOWN: not setting.operations_known,
        Excluded.PREOPERATIVE: last is not None and study.performed_on <= last,
        Excluded.SUPERSEDED: replaced,
        Excluded.NOT_REPORTED: result is Result.NOT_REPORTED,
        Excluded.INADEQUATE: adequacy is Adequacy.INADEQUATE,
        Excluded.ADEQUACY_UNKNOWN: adequacy is Adequacy.UNKNOWN,
        Excluded.NEGATIVE_ULTRASOUND: study.modality == ULTRASOUND and result is Result.NEGATIVE,
        Excluded.FDG_PET: study.modality == FDG,
        Excluded.NEEDLE_WITHOUT_PLACE: needle and not _proves_a_place(result, findings),
        Excluded.NEEDLE_WITH_CARCINOMA_FLAG: needle and setting.is_flagged,
    }
    return tuple(code for code, holds in tests.items() if holds)


def _proves_a_place(result: Result, findings: Iterable[CountedFinding]) -> bool:
    """Whether a needle is positive with a located suspicious finding."""
    return result is Result.POSITIVE and any(finding.suspicious and finding.sites for finding in findings)


def _notes(
    excluded: Iterable[Excluded],
    judged: JudgedAdequacy,
    findings: Iterable[CountedFinding],
    implied: bool,
) -> tuple[Note, ...]:
    failed = judged.failed
    notes = [
        Note(code, _because(NOTE_CODES[code](), failed) if code in _TECHNICAL else NOTE_CODES[code]())
        for code in excluded
    ]
    if judged.adequacy is Adequacy.LIMITED and failed:  # a needle has no images to be limited
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
