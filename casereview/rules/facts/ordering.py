"""The one order in which every rule sees the facts: by date then id, or by the vocabulary.

Rules may then answer in the order they read, and the order of the input can never show in an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from msgspec.structs import replace

from casereview.rules.facts.records import (
    AnswerFact,
    Facts,
    FindingFact,
    GlandFact,
    OperationFact,
    ProtocolFact,
    SamplingFact,
    StudyFact,
)
from imaging.anatomy.sites import Sites

Code = TypeVar("Code", bound=Enum)
Item = TypeVar("Item")
_UNSIZED = Decimal(-1)


def ordered(facts: Facts) -> Facts:
    """The same facts with every list in its canonical order; codes that stand twice stand once."""
    return replace(
        facts,
        flags=_codes(facts.flags),
        operations=_sorted(_each(facts.operations, _operation), lambda op: (op.date, op.id)),
        labs=_sorted(facts.labs, lambda lab: (lab.collected_at[:10], lab.id)),
        studies=_sorted(_each(facts.studies, _study), lambda study: (study.performed_on, study.id)),
        samplings=_sorted(_each(facts.samplings, _sampling), lambda item: (item.performed_on, item.id)),
        laryngoscopies=_sorted(facts.laryngoscopies, lambda item: (item.performed_on, item.id)),
        resolutions=_sorted(facts.resolutions, lambda item: (item.date, item.blocker, item.reason or "")),
        overrides=_sorted(facts.overrides, lambda item: (item.date, item.blocker, item.code)),
        answers=_sorted(_each(facts.answers, _answer), _answer_key),
    )


def _each(items: Iterable[Item] | None, order: Callable[[Item], Item]) -> tuple[Item, ...] | None:
    return None if items is None else tuple(map(order, items))


def _sorted(items: Iterable[Item] | None, key: Callable[[Item], Any]) -> tuple[Item, ...] | None:
    return None if items is None else tuple(sorted(items, key=key))


def _codes(codes: tuple[Code, ...] | None) -> tuple[Code, ...] | None:
    if not codes:
        return codes
    return tuple(code for code in type(codes[0]) if code in codes)


def _operation(operation: OperationFact) -> OperationFact:
    if not (operation.glands or operation.grafts or operation.ligated_veins):
        return operation
    return replace(
        operation,
        glands=_sorted(operation.glands, _gland_key),
        grafts=_sorted(operation.grafts, str),
        ligated_veins=_sorted(operation.ligated_veins, str),
    )


def _gland_key(record: GlandFact) -> tuple[str, str, str, Decimal]:
    weight = _UNSIZED if record.weight_mg is None else record.weight_mg
    return (record.gland, record.disposition, record.pathology or "", weight)


def _study(study: StudyFact) -> StudyFact:
    if not (study.protocol or study.findings):
        return study
    return replace(
        study,
        protocol=study.protocol and _protocol(study.protocol),
        findings=_sorted(_each(study.findings, _finding), _finding_key),
    )


def _finding(finding: FindingFact) -> FindingFact:
    return finding if not finding.sites else replace(finding, sites=Sites.of(finding.sites).codes)


def _finding_key(finding: FindingFact) -> tuple[str, str, str, Decimal, bool, tuple[str, ...]]:
    size = _UNSIZED if finding.size_mm is None else finding.size_mm
    known = finding.sites is not None
    return (finding.location, finding.certainty, finding.nature, size, known, finding.sites or ())


def _protocol(protocol: ProtocolFact) -> ProtocolFact:
    return replace(
        protocol,
        phases=_codes(protocol.phases),
        covers=_codes(protocol.covers),
        acquisitions=_codes(protocol.acquisitions),
    )


def _sampling(sampling: SamplingFact) -> SamplingFact:
    return replace(sampling, samples=_sorted(sampling.samples, lambda sample: sample.id))


def _answer(answer: AnswerFact) -> AnswerFact:
    return answer if not answer.sites else replace(answer, sites=Sites.of(answer.sites).codes)


def _answer_key(answer: AnswerFact) -> tuple[date, str, tuple[str, ...], str]:
    return (answer.date, answer.code, answer.sites or (), answer.reason or "")
