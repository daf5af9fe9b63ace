"""The reads of one acquisition: each supersedes the one before it, and the latest reported one speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casereview.rules.facts.records import Facts, StudyFact
from imaging.vocabulary import Result


def result_of(study: StudyFact) -> Result:
    """A read whose result is left out is not reported yet."""
    return study.result or Result.NOT_REPORTED


def read_chains(facts: Facts) -> list[list[StudyFact]]:
    """For every read, by date then id, the read and those it supersedes, latest first."""
    studies = sorted(facts.studies or (), key=lambda study: (study.performed_on, study.id))
    by_id = {study.id: study for study in studies}
    return [_chain(study, by_id) for study in studies]


def superseded_reads(chains: Iterable[Sequence[StudyFact]]) -> frozenset[str]:
    """The ids of the reads that a later reported one replaces; a read without a result replaces nothing."""
    return frozenset(
        earlier.id
        for study, *superseded in chains
        if result_of(study) is not Result.NOT_REPORTED
        for earlier in superseded
    )


def _chain(study: StudyFact, by_id: Mapping[str, StudyFact]) -> list[StudyFact]:
    chain = [study]
    while (earlier := chain[-1].supersedes) is not None:  # facts that name no read, or a circle, are refused
        chain.append(by_id[earlier])
    return chain
