"""Each study: what was done, whether it counts and why not, what its reader saw and in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import OPEN
from casereview.lifecycle.states import State
from casereview.policy import CaseRoles, may_now
from casereview.rules.answer import StudyLine
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.case_page import CaseRows
from casereview.selectors.fact_ids import FactId
from casereview.web.presenters import words
from casereview.web.presenters.case.disease import Advice
from casereview.web.presenters.case.history import Link
from casereview.web.presenters.case.verdict import sites_words
from casereview.web.presenters.words import translated
from imaging.models import Finding, Read, Study
from imaging.vocabulary import Adequacy


@dataclass(frozen=True, slots=True)
class FindingRow:
    text: str  # the reader's own words
    place: str
    unlocated: bool
    about: str  # certainty, nature, size
    confirmed: str  # by whom, where a person has said where it lies
    newly_read: str  # what its words would be read as now; empty where that is nothing new
    href: str  # where a person may say where it lies


@dataclass(frozen=True, slots=True)
class ReadRow:
    result: str
    by: str
    status: str
    text: str
    findings: tuple[FindingRow, ...]
    struck: bool


@dataclass(frozen=True, slots=True)
class StudyJudgment:
    """What the rules make of a study."""

    counts: bool | None = None  # None: the facts could not be judged
    adequacy: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StudyRow:
    pk: int
    number: int
    day: str
    modality: str
    place: str
    judgment: StudyJudgment
    read: ReadRow | None
    earlier: tuple[ReadRow, ...]
    report_seen: str
    dose: str
    protocol: str
    checks: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Imaging:
    studies: tuple[StudyRow, ...]
    pitfalls: tuple[Advice, ...]
    dose: str
    requests: tuple[str, ...]


def numbers_of(rows: CaseRows) -> dict[str, int]:
    """How the page counts studies, under each name by which the rules may speak of one."""
    found: dict[str, int] = {}
    for number, study in enumerate(rows.studies, 1):
        found[FactId.STUDY.of(study.pk)] = number
        found |= {FactId.READ.of(read.pk): number for read in study.reads.all()}
    return found


def imaging_of(rows: CaseRows, assessed: AssessedCase | None, case_roles: CaseRoles) -> Imaging:
    lines = {line.id: line for line in assessed.answer.studies} if assessed else {}
    bands = {line.id: translated(line.band) for line in assessed.answer.dose.bands} if assessed else {}
    return Imaging(
        studies=tuple(
            _study(study, number, lines, bands, rows, case_roles)
            for number, study in enumerate(rows.studies, 1)
        ),
        pitfalls=tuple(
            Advice(translated(line.sentence), translated(line.source))
            for line in assessed.answer.pitfalls
            if not line.stops
        )
        if assessed
        else (),
        dose=_dose(assessed, measured=any(study.doses.all() for study in rows.studies)),
        requests=tuple(
            _("%(what)s, asked by %(who)s on %(day)s: %(question)s")
            % {
                "what": translated(row.get_procedure_display()),
                "who": row.asked_by.name,
                "day": words.day(row.asked_at.date()),
                "question": row.question,
            }
            for row in rows.requests
            if row.done_id is None
        ),
    )


def _dose(assessed: AssessedCase | None, *, measured: bool) -> str:
    if assessed is None:
        return ""
    if not measured:
        return _("No dose was recorded as measured.")
    dose = assessed.answer.dose
    known = _("%(msv)s mSv measured in all") % {"msv": dose.cumulative_msv}
    if not dose.unknown:
        return known
    return _("%(known)s; not recorded for %(n)s of the studies") % {"known": known, "n": len(dose.unknown)}


def _study(  # noqa: PLR0913 - what one row is made of
    study: Study,
    number: int,
    lines: Mapping[str, StudyLine],
    bands: Mapping[str, str],
    rows: CaseRows,
    case_roles: CaseRoles,
) -> StudyRow:
    reads = list(study.reads.all())
    current_reads = [read for read in reads if not read.is_superseded]
    current = current_reads[-1] if current_reads else None
    fact_id = FactId.READ.of(current.pk) if current else FactId.STUDY.of(study.pk)
    return StudyRow(
        pk=study.pk,
        number=number,
        day=words.day(study.performed_on),
        modality=words.modality_of(study.modality),
        place=study.place,
        judgment=_judgment(lines.get(fact_id)),
        read=_read(current, _confirming(rows, case_roles), is_open=State(rows.case.state) in OPEN)
        if current
        else None,
        earlier=tuple(_read(read) for read in reads if read is not current),
        report_seen=words.yes_no(study.operative_report_seen),
        dose=_study_dose(study, [fact_id, *(FactId.READ.of(read.pk) for read in reads)], bands),
        protocol=_protocol(study),
        checks=tuple(
            f"{translated(check.get_adequacy_display())}: {check.reason} ({check.checked_by_name})"
            for check in study.adequacy_checks.all()
        ),
        links=_links(study, rows, case_roles, read=current is not None),
    )


def _judgment(line: StudyLine | None) -> StudyJudgment:
    if line is None:
        return StudyJudgment()
    return StudyJudgment(
        line.counts,
        translated(Adequacy(line.adequacy).label),
        tuple(translated(note.sentence) for note in line.notes),
    )


def _study_dose(study: Study, fact_ids: Iterable[str], bands: Mapping[str, str]) -> str:
    """A published band is no measurement, and is never shown as one. The first of the names that has one."""
    doses = list(study.doses.all())
    if doses:
        return _("%(msv)s mSv") % {"msv": words.number(doses[-1].effective_msv)}
    band = next((bands[fact_id] for fact_id in fact_ids if bands.get(fact_id)), "")
    return _("not measured; usual band %(band)s") % {"band": band} if band else words.NOT_RECORDED


def _confirming(rows: CaseRows, case_roles: CaseRoles) -> str:
    """The address of the form that says where a finding lies; empty for who may not, and in a closed case."""
    act = ACTS["confirm_location"]
    return reverse("act", args=[rows.case.pk, act.name]) if may_now(case_roles, rows.case, act) else ""


def _read(read: Read, confirming: str = "", *, is_open: bool = False) -> ReadRow:
    return ReadRow(
        result=translated(read.get_result_display()),
        by=read.reader_name or _("reader not recorded"),
        status="" if read.status == "final" else translated(read.get_status_display()),
        text=read.text,
        findings=tuple(
            _finding(finding, f"{confirming}?read={read.pk}&finding={number}" if confirming else "", is_open)
            for number, finding in enumerate(read.findings.all(), 1)
        ),
        struck=read.is_superseded,
    )


def _finding(finding: Finding, href: str, is_open: bool) -> FindingRow:
    about = [
        translated(finding.get_certainty_display()).lower(),
        translated(finding.get_nature_display()).lower(),
    ]
    if finding.size_mm is not None:
        about.append(_("%(n)s mm") % {"n": words.number(finding.size_mm)})
    return FindingRow(
        text=finding.location,
        place=sites_words([finding.placed.codes]),
        unlocated=not finding.placed,
        about=", ".join(about),
        confirmed=finding.confirmation.confirmed_by_name if finding.confirmation else "",
        newly_read=_newly_read(finding) if is_open else "",
        href=href,
    )


def _newly_read(finding: Finding) -> str:
    """What the words would be read as now, where that differs from the sites that hold."""
    sites = finding.newly_read
    if sites is None:
        return ""
    return sites_words([sites.codes]) if sites else _("no known place")


def _protocol(study: Study) -> str:
    """How it was done, as far as the report says."""
    if not study.protocol:
        return _("not stated")
    parts = [
        words.listed(words.label_of(code).lower() for code in study.protocol.get(name) or ())
        for name in ("phases", "acquisitions", "covers")
    ]
    parts += [
        words.label_of(name).lower() for name in ("fused", "dual_tracer") if study.protocol.get(name) is True
    ]
    return "; ".join(part for part in parts if part) or _("not stated")


def _links(study: Study, rows: CaseRows, case_roles: CaseRoles, *, read: bool) -> tuple[Link, ...]:
    labels = {"add_read": _("Amend read") if read else _("Enter read"), "check_adequacy": _("Judge adequacy")}
    return tuple(
        Link(label, reverse("act", args=[rows.case.pk, name]) + f"?study={study.pk}")
        for name, label in labels.items()
        if may_now(case_roles, rows.case, ACTS[name])
    )
