"""What a case adds to an order: the earlier operations, the glands to look for, grafts, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import egfr_to_measure, to_ask
from casereview.rules.codes.conclusions import GlandStatus
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.concordance.glands import grafts_on_record
from casereview.rules.orders.order import against, gate_of
from casereview.rules.sentences import orders as sentences
from imaging.anatomy.labels import SITE_LABELS
from imaging.sentences import Sentence, Word, joined, listed


def notes_for(assessment: Assessment, procedure: str) -> tuple[Sentence, ...]:
    """One sentence each; nobody's name is among them."""
    return (
        *_dangers(assessment, procedure),
        *_operations(assessment),
        *_glands(assessment),
        *_grafts(assessment),
        *_questions(assessment, procedure),
    )


def _dangers(assessment: Assessment, procedure: str) -> Iterator[Sentence]:
    """First, because whoever does the study reads the order and not this server."""
    if closed := against(assessment, procedure):
        yield sentences.CAUTION(against=closed.sentence)
    if Flag.ANTICOAGULATED in assessment.flags:
        yield sentences.CAUTION_ANTICOAGULATED()


def _operations(assessment: Assessment) -> Iterator[Sentence]:
    if assessment.facts.operations is None:
        yield sentences.EARLIER_OPERATIONS_UNKNOWN()
    for operation in assessment.facts.operations or ():
        kind, day, report = Word(operation.kind.label, lower=True), operation.date, operation.report
        if report is None:
            yield sentences.EARLIER_OPERATION_REPORT_UNSTATED(operation=kind, day=day)
        else:
            yield sentences.EARLIER_OPERATION(operation=kind, day=day, report=Word(report.label, lower=True))


def _glands(assessment: Assessment) -> Iterator[Sentence]:
    for line in assessment.glands:
        if line.status is not GlandStatus.ACCOUNTED and assessment.facts.operations:
            places = joined((Word(SITE_LABELS[site], lower=True) for site in line.look_in), by=", ")
            status = Word(line.status.label, lower=True)
            yield sentences.LOOK_FOR(gland=line.gland, status=status, places=places)


def _grafts(assessment: Assessment) -> Iterator[Sentence]:
    grafts = grafts_on_record(assessment.facts)
    if grafts:
        places = listed(Word(SITE_LABELS[site], lower=True) for site in grafts)
        yield sentences.GRAFTED(places=places)


def _questions(assessment: Assessment, procedure: str) -> Iterator[Sentence]:
    if asked := to_ask(assessment, gate_of(procedure)):
        yield asked
    if measure := egfr_to_measure(assessment, gate_of(procedure)):
        yield measure.sentence
