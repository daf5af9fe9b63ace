"""What was done to this neck before, what became of each gland, and what else is known of the patient."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.fields.acts import BACKGROUND
from casereview.lifecycle.fields.field import InputField
from casereview.models import GlandFinding, Operation
from casereview.policy import CaseRoles, may_now
from casereview.rules.answer import GlandLine
from casereview.rules.codes.conclusions import GlandStatus
from casereview.rules.codes.vocabulary import Cord, Flag
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.case_page import CaseRows
from casereview.selectors.fact_ids import FactId
from casereview.web.presenters import words
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import SITE_LABELS, VEIN_LABELS


@dataclass(frozen=True, slots=True)
class Pair:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class GlandRow:
    gland: str
    disposition: str
    found_at: str
    pathology: str
    weight: str
    note: str


@dataclass(frozen=True, slots=True)
class OperationCard:
    pk: int
    day: str
    kind: str
    report: str
    report_missing: bool
    by: str
    glands: tuple[GlandRow, ...]
    facts: tuple[Pair, ...]
    documents: tuple[Link, ...]
    reoperation: bool
    struck: bool
    correct: str
    entered: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    gland: str
    status: str
    accounted: bool
    because: str
    look_in: str


@dataclass(frozen=True, slots=True)
class CordRow:
    day: str
    left: str
    right: str
    impaired: bool
    struck: bool  # another one has taken its place
    because: str  # why it took the place of another
    correct: str  # where to correct it; empty for whoever may not


def background_of(rows: CaseRows) -> tuple[Pair, ...]:
    """Every question that is asked, answered or not: what nobody asked must show."""
    found = rows.background
    if found is None:
        return ()
    if found.flags is None:
        flags = _("not asked yet")
    else:
        labels = {flag.value: flag.label for flag in Flag}
        flags = ", ".join(translated(labels.get(code, code)) for code in found.flags) or _("none of the list")
    texts = [ask for ask in BACKGROUND if ask.name not in ("flags", "never_operated")]
    pairs = [Pair(_("Drugs and conditions"), flags)]
    if found.never_operated:
        pairs.append(Pair(_("Neck operations"), _("never operated")))
    return (
        *pairs,
        *(Pair(translated(ask.label), _answer(getattr(found, ask.name), ask)) for ask in texts),
    )


def _answer(stored: Any, field: InputField) -> str:
    """No is an answer; what nobody asked is not one."""
    return words.NOT_RECORDED if stored in (None, "") else words.value(stored, field)


def operations_of(rows: CaseRows, case_roles: CaseRoles) -> tuple[OperationCard, ...]:
    may = may_now(case_roles, rows.case, ACTS["correct_operation"])
    return tuple(_operation(row, may=may) for row in reversed(rows.operations))


def _operation(row: Operation, *, may: bool) -> OperationCard:
    struck = row.is_superseded
    correct = reverse("act", args=[row.case_id, "correct_operation"]) + f"?supersedes={row.pk}"
    facts = (
        Pair(_("Attempts to get the report"), row.attempts),
        Pair(_("Findings"), row.findings_text),
        Pair(_("Intraoperative PTH"), row.iopth),
        Pair(_("Complications"), row.complications),
        Pair(_("Autografts"), words.listed(translated(SITE_LABELS.get(code, code)) for code in row.grafts)),
        Pair(
            _("Ligated veins"),
            words.listed(translated(VEIN_LABELS.get(code, code)) for code in row.ligated_veins),
        ),
    )
    return OperationCard(
        pk=row.pk,
        day=words.day(row.performed_on),
        kind=translated(row.get_kind_display()),
        report=translated(row.get_report_display()).lower(),
        report_missing=row.report == "missing",
        by=", ".join(part for part in (row.surgeon_name, row.place) if part),
        glands=tuple(_gland(finding) for finding in row.glands.all()),
        facts=tuple(pair for pair in facts if pair.text),
        documents=tuple(
            Link(document.title, reverse("document", args=[row.case_id, document.pk]))
            for document in row.documents.all()
        ),
        reoperation=row.reoperation,
        struck=struck,
        correct=correct if may and not struck else "",
        entered=row.recorded_by_name,
    )


def _gland(finding: GlandFinding) -> GlandRow:
    pathology = getattr(finding, "pathology", None)
    weight = pathology.weight_mg if pathology else None
    return GlandRow(
        gland=translated(finding.get_gland_display()),
        disposition=translated(finding.get_disposition_display()),
        found_at=translated(SITE_LABELS.get(finding.found_at, finding.found_at)),
        pathology=translated(pathology.get_diagnosis_display()) if pathology else words.NOT_RECORDED,
        weight=_("%(n)s mg") % {"n": words.number(weight)} if weight is not None else "",
        note=finding.note,
    )


def ledger_of(rows: CaseRows, assessed: AssessedCase) -> tuple[LedgerRow, ...]:
    days = {FactId.OPERATION.of(row.pk): words.day(row.performed_on) for row in rows.operations}
    return tuple(_ledger(line, days) for line in assessed.answer.glands)


def _ledger(line: GlandLine, days: dict[str, str]) -> LedgerRow:
    return LedgerRow(
        gland=translated(line.gland.label),
        status=translated(line.status.label),
        accounted=line.status is GlandStatus.ACCOUNTED,
        because=words.listed(days.get(name, name) for name in line.because),
        look_in=", ".join(translated(SITE_LABELS.get(code, code)).lower() for code in line.look_in),
    )


def _cord(label: str) -> str:
    return translated(label).lower() if label else _("not stated")


def cords_of(rows: CaseRows, case_roles: CaseRoles) -> tuple[CordRow, ...]:
    may = may_now(case_roles, rows.case, ACTS["correct_laryngoscopy"])
    address = reverse("act", args=[rows.case.pk, "correct_laryngoscopy"])
    return tuple(
        CordRow(
            words.day(row.performed_on),
            _cord(row.get_left_display()),
            _cord(row.get_right_display()),
            not row.is_superseded and bool({row.left, row.right} & {Cord.PARETIC, Cord.IMMOBILE}),
            struck=row.is_superseded,
            because=row.reason,
            correct=f"{address}?supersedes={row.pk}" if may and not row.is_superseded else "",
        )
        for row in reversed(rows.laryngoscopies)
    )
