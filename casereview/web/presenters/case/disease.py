"""Whether the case belongs on this pathway, what stands against it, and who has settled what."""

from dataclasses import dataclass

from django.urls import reverse

from casereview.lifecycle.acts import ACTS
from casereview.models import BlockerResolution, EligibilityOverride
from casereview.policy import CaseRoles, may_now
from casereview.rules.advice.carcinoma import GATING
from casereview.rules.codes.conclusions import RESOLVABLE, Eligibility
from casereview.rules.labs.eligibility import unresolved_lines
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.case_page import CaseRows
from casereview.web.presenters import words
from casereview.web.presenters.case.worth import WorthIt, worth_of
from casereview.web.presenters.words import translated

# The form in which each of these is put right; the others need a lab result.
REMEDY = {
    "OPERATIONS_UNKNOWN": "add_operation",
    "FLAGS_UNKNOWN": "set_background",
    "CALCIUM_MISSING": "add_lab",
    "PTH_MISSING": "add_lab",
}


@dataclass(frozen=True, slots=True)
class BlockerRow:
    title: str
    sentence: str
    source: str
    resolved: str  # by whom and why, where somebody has
    overridden: str  # for which reason the chair has let it stand, where that holds
    href: str  # the form that settles it, if this person may
    label: str


@dataclass(frozen=True, slots=True)
class Advice:
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Disease:
    status: str
    eligible: bool
    course: str
    blockers: tuple[BlockerRow, ...]
    standing: int
    watch: tuple[Advice, ...]  # flags that are shown and gate nothing
    worth: WorthIt
    next_steps: tuple[Advice, ...]


def disease_of(rows: CaseRows, assessed: AssessedCase, case_roles: CaseRoles) -> Disease:
    part = assessed.answer.eligibility
    settled = {row.blocker: row for row in rows.resolutions}
    let_stand = {row.blocker: row for row in rows.overrides}
    blockers = tuple(
        BlockerRow(
            words.label_of(line.code),
            translated(line.sentence),
            translated(line.source),
            _settled(settled.get(line.code)) if line.resolved else "",
            _let_stand(let_stand.get(line.code)) if line.overridden and not line.resolved else "",
            *_remedy(rows, line.code, case_roles, resolved=line.resolved or line.overridden),
        )
        for line in part.blockers
    )
    return Disease(
        status=translated(part.status.label),
        eligible=part.status is Eligibility.ELIGIBLE,
        course=translated(part.course.label),
        blockers=blockers,
        standing=len(unresolved_lines(part)),
        worth=worth_of(assessed.answer),
        watch=tuple(
            Advice(translated(line.sentence), translated(line.source))
            for line in assessed.answer.carcinoma_flags
            if line.code not in GATING
        ),
        next_steps=tuple(
            Advice(translated(line.sentence), translated(line.source)) for line in assessed.answer.next_steps
        ),
    )


def _settled(row: BlockerResolution | None) -> str:
    if row is None:
        return ""
    return f"{row.reason} ({row.recorded_by_name}, {words.day(row.resolved_on)})"


def _let_stand(row: EligibilityOverride | None) -> str:
    if row is None:
        return ""
    code = translated(row.get_code_display())
    return f"{code}: {row.reason} ({row.recorded_by_name}, {words.day(row.decided_on)})"


def _remedy(rows: CaseRows, code: str, case_roles: CaseRoles, *, resolved: bool) -> tuple[str, str]:
    act = "resolve_blocker" if code in RESOLVABLE else REMEDY.get(code, "")
    if resolved or not act or not may_now(case_roles, rows.case, ACTS[act]):
        return "", ""
    href = reverse("act", args=[rows.case.pk, act])
    return (f"{href}?blocker={code}" if act == "resolve_blocker" else href), translated(ACTS[act].label)
