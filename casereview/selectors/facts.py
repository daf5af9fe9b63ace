"""A case's rows as the facts that the rules read. Unknown stays unknown: an absent key is never filled in."""

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import timezone

from casereview.lifecycle.fields.acts import BACKGROUND_FACTS, LAB
from casereview.lifecycle.fields.as_facts import as_fact
from casereview.models import (
    Background,
    Case,
    LabResult,
    Laryngoscopy,
    Operation,
    Patient,
    StopAnswer,
    VenousSampling,
)
from casereview.models.case import age_on
from casereview.reading.numbers import trimmed
from casereview.rules.codes.vocabulary import LabStatus
from casereview.rules.concordance.adequacy import strictest
from casereview.rules.facts.records import LabFact
from casereview.selectors.fact_ids import FactId
from imaging.models import Finding, Read, SiteReading, Study

Tree = dict[str, Any]


class CaseFacts(NamedTuple):
    """``unaccepted``: reads with the words of their findings that only a later lexicon places."""

    tree: Tree
    unaccepted: frozenset[tuple[str, str]]


def facts_tree(case: Case, as_of: dt.date) -> Tree:
    """The facts in the shape of docs/clinical-rules.md, as JSON-ready values; ids name the rows."""
    return case_facts(case, as_of).tree


def case_facts(case: Case, as_of: dt.date) -> CaseFacts:
    """The facts, and what no file of facts can say."""
    studies = _studies(case)
    return CaseFacts(_tree(case, as_of, studies), _unaccepted(studies))


def _unaccepted(studies: list[Study]) -> frozenset[tuple[str, str]]:
    """Of the reads that stand: a replaced one is asked about no more."""
    reads = [read for study in studies for read in study.reads.all()]
    replaced = {read.supersedes_id for read in reads}
    return frozenset(
        (FactId.READ.of(read.pk), finding.location)
        for read in reads
        if read.pk not in replaced
        for finding in read.findings.all()
        if finding.is_unaccepted
    )


def _tree(case: Case, as_of: dt.date, studies: list[Study]) -> Tree:
    background = Background.objects.filter(case=case).first()
    operations = [_operation(row) for row in _operations(case)]
    tree: Tree = {
        "as_of": as_of.isoformat(),
        "patient": _patient(case.patient, as_of),
        "labs": _labs(list(case.labs.all())),
        "studies": [fact for row in studies for fact in _study(row)],
        "samplings": [_sampling(row) for row in case.samplings.current().prefetch_related("samples")],
        "laryngoscopies": [_laryngoscopy(row) for row in case.laryngoscopies.current()],
        **_decided(case),
    }
    if background and background.flags is not None:
        tree["flags"] = background.flags
    if background and (answered := _answered(background)):
        tree["background"] = answered
    if operations or (background and background.never_operated):
        tree["operations"] = operations
    return tree


def _decided(case: Case) -> Tree:
    """What people have decided: a blocker resolved or overridden, and answers to what stops."""
    return {
        "resolutions": [
            {"blocker": row.blocker, "date": _day(row.resolved_on), "reason": row.reason}
            for row in case.blocker_resolutions.all()
        ],
        "overrides": [
            {"blocker": row.blocker, "code": row.code, "date": _day(row.decided_on)}
            for row in case.eligibility_overrides.all()
        ],
        "answers": [answer_fact(row) for row in case.stop_answers.all()],
    }


def _laryngoscopy(row: Laryngoscopy) -> Tree:
    return _given(
        id=FactId.LARYNGOSCOPY.of(row.pk), performed_on=_day(row.performed_on), left=row.left, right=row.right
    )


def answer_fact(row: StopAnswer) -> Tree:
    """What a meeting wrote to what stops, or to a carcinoma flag."""
    return _given(code=row.code, date=_day(row.answered_on), sites=row.sites or None, reason=row.reason)


def _operations(case: Case) -> list[Operation]:
    rows = case.operations.current()
    return list(rows.prefetch_related("glands__pathology"))


def _studies(case: Case) -> list[Study]:
    rows = case.studies()
    return list(rows.prefetch_related("reads__findings__site_readings", "adequacy_checks", "doses"))


def _day(day: dt.date) -> str:
    return day.isoformat()


def _given(**values: object) -> Tree:
    """Only what is known."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def _patient(patient: Patient, as_of: dt.date) -> Tree:
    return _given(sex=patient.sex, age_years=age_on(as_of, patient.birth_date, patient.age_years))


def _answered(row: Background) -> Tree:
    """What makes an operation worth it, as far as somebody has asked."""
    stored = {fact: getattr(row, field) for field, fact in BACKGROUND_FACTS.items()}
    return _given(
        **{fact: trimmed(value) if isinstance(value, Decimal) else value for fact, value in stored.items()}
    )


def _operation(row: Operation) -> Tree:
    glands = []
    for finding in row.glands.all():
        pathology = getattr(finding, "pathology", None)
        weight = pathology.weight_mg if pathology else None
        glands.append(
            _given(
                gland=finding.gland,
                disposition=finding.disposition,
                pathology=pathology.diagnosis if pathology else None,
                weight_mg=None if weight is None else trimmed(weight),
            )
        )
    return _given(
        id=FactId.OPERATION.of(row.pk),
        date=_day(row.performed_on),
        kind=row.kind,
        report=row.report,
        glands=glands,
        grafts=row.grafts,
        ligated_veins=row.ligated_veins,
    )


def _labs(rows: list[LabResult]) -> list[Tree]:
    """Every value, those that were corrected too.

    A corrected one whose limits no fact may have is left out, and whatever corrected it stands for itself:
    else no correction could open the case again.
    """
    corrected = {row.supersedes_id for row in rows}
    unreadable = {row.pk for row in rows if row.pk in corrected and not _has_ordered_limits(row)}
    withdrawn = _withdrawn(rows)
    facts = [
        (row, _lab(row) | ({"status": LabStatus.ENTERED_IN_ERROR.value} if row.pk in withdrawn else {}))
        for row in rows
        if row.pk not in unreadable
    ]
    return [
        {name: value for name, value in fact.items() if name != "supersedes"}
        if row.supersedes_id in unreadable
        else fact
        for row, fact in facts
    ]


def _withdrawn(rows: list[LabResult]) -> set[int]:
    """What a correction says was entered in error: the value that it corrects, and all that it corrected.

    For the rules a row that was entered in error corrects nothing, so that the value itself must say it.
    """
    links = {row.pk: row.supersedes_id for row in rows}
    found: set[int] = set()
    for row in rows:
        earlier = row.supersedes_id if row.status == LabStatus.ENTERED_IN_ERROR else None
        while earlier is not None and earlier not in found:
            found.add(earlier)
            earlier = links.get(earlier)
    return found


def _has_ordered_limits(row: LabResult) -> bool:
    return row.low is None or row.high is None or row.low < row.high


def _lab(row: LabResult) -> Tree:
    # The day is the ward's: an evening's blood is not tomorrow's because the database keeps universal time.
    at = (
        row.collected_at.date().isoformat()
        if row.date_only
        else timezone.localtime(row.collected_at).isoformat()
    )
    values = {field.name: getattr(row, field.name) for field in LAB} | {"collected_at": at}
    return {
        "id": FactId.LAB.of(row.pk),
        **as_fact(LabFact, LAB, values),
        **_given(supersedes=FactId.LAB.of(row.supersedes_id) if row.supersedes_id else None),
    }


def _study(row: Study) -> list[Tree]:
    """One fact for each read, chained by what it supersedes; an unread study is one fact, not reported."""
    common = _given(
        modality=row.modality,
        performed_on=_day(row.performed_on),
        protocol=row.protocol,
        operative_report_seen=row.operative_report_seen,
    )
    checks = [check.adequacy for check in row.adequacy_checks.all()]
    doses = list(row.doses.all())
    dose = trimmed(doses[-1].effective_msv) if doses else None
    reads = list(row.reads.all())
    if not reads:
        adequacy = strictest(checks)
        return [
            _given(
                id=FactId.STUDY.of(row.pk), **common, adequacy=adequacy, result="not_reported", dose_msv=dose
            )
        ]
    facts = []
    for read in reads:
        fact = _read(read) | common | _given(adequacy=strictest([read.adequacy, *checks]))
        facts.append(fact | (_given(dose_msv=dose) if read.supersedes_id is None else {}))
    return facts


def _read(read: Read) -> Tree:
    return _given(
        id=FactId.READ.of(read.pk),
        result=read.result,
        findings=[_finding(finding) for finding in read.findings.all()] or None,
        supersedes=FactId.READ.of(read.supersedes_id) if read.supersedes_id else None,
    )


def _finding(finding: Finding) -> Tree:
    sites = finding.stated_sites
    return _given(
        location=finding.location,
        sites=None if sites is None else list(sites),
        certainty=finding.certainty,
        nature=finding.nature,
        size_mm=None if finding.size_mm is None else trimmed(finding.size_mm),
    )


def changed_places(case: Case) -> frozenset[tuple[str, int]]:
    """The findings that a person has placed elsewhere than they were read: the read's id, and which of it."""
    rows = SiteReading.objects.filter(finding__read__study__case_study__case=case)
    reads = Read.objects.filter(pk__in=rows.values("finding__read")).prefetch_related(
        "findings__site_readings"
    )
    return frozenset(
        (FactId.READ.of(read.pk), index)
        for read in reads
        for index, finding in enumerate(read.findings.all())
        if not finding.as_entered
    )


def _sampling(row: VenousSampling) -> Tree:
    return _given(
        id=FactId.SAMPLING.of(row.pk),
        performed_on=_day(row.performed_on),
        assay=row.assay,
        samples=[
            _given(
                id=FactId.SAMPLE.of(sample.pk),
                vein=sample.vein,
                value=trimmed(sample.value),
                comparator=sample.comparator,
                unit=row.unit,
                baseline=FactId.SAMPLE.of(sample.baseline_id) if sample.baseline_id else None,
                occluded=sample.occluded,
            )
            for sample in row.samples.all()
        ],
    )
