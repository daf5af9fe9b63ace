"""The top of the case page: what a reader has to know in five seconds."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereview.lifecycle.states import STATE_LABELS, State
from casereview.models import Case, Hold
from casereview.models.case import NO_CLOCK
from casereview.rules.advice.carcinoma import gating
from casereview.rules.codes.conclusions import CarcinomaFlag, Course, NextStep, Verdict
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.labs.readings import Reading
from casereview.selectors.assessed_case import EMERGENCIES, AssessedCase
from casereview.selectors.case_page import CaseRows
from casereview.selectors.stops import unanswered
from casereview.web.presenters import words
from casereview.web.presenters.case.stops import awaited_of
from casereview.web.presenters.case.verdict import VERDICTS, sites_words
from casereview.web.presenters.words import translated

# What changes the choice of a study or an operation, whoever looks.
RED_FLAGS = (
    Flag.PREGNANCY,
    Flag.CONTRAST_ALLERGY,
    Flag.ANTICOAGULATED,
    Flag.LITHIUM,
    Flag.THIAZIDE,
    Flag.CALCIMIMETIC,
    Flag.CKD,
    Flag.CKD_DIALYSIS,
    Flag.KIDNEY_TRANSPLANT,
    Flag.PALPABLE_MASS,
    Flag.MEN1,
    Flag.MEN2A,
    Flag.HPT_JAW_TUMOR,
)


@dataclass(frozen=True, slots=True)
class ProgressStep:
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """One fact in large letters; ``mark`` is a word beside it, so that color is never alone."""

    title: str
    value: str
    note: str
    mark: str = ""
    anchor: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    steps: tuple[ProgressStep, ...]
    due: str
    due_on: str
    overdue: bool
    hold: str
    awaited: tuple[str, ...]
    danger: tuple[str, ...]
    flags: tuple[str, ...]
    flags_unknown: bool
    tiles: tuple[Tile, ...]
    question: str


def header_of(rows: CaseRows, assessed: AssessedCase | None, today: dt.date) -> Header:
    case, hold = rows.case, rows.hold
    closed = case.state == State.CLOSED
    background = rows.background
    known = background.flags if background else None
    return Header(
        steps=tuple(ProgressStep(translated(STATE_LABELS[state]), state == case.state) for state in State),
        due="" if closed else words.due(case.due_on, today, on_hold=hold is not None),
        due_on="" if closed or hold or case.due_on == NO_CLOCK else words.day(case.due_on),
        overdue=not closed and hold is None and case.due_on < today,
        hold=_hold(hold),
        awaited=() if closed else awaited_of(rows),
        danger=_danger(assessed),
        flags=tuple(translated(flag.label) for flag in RED_FLAGS if flag in (known or ())),
        flags_unknown=known is None,
        tiles=_tiles(case, assessed),
        question=case.question,
    )


def _hold(hold: Hold | None) -> str:
    if hold is None:
        return ""
    return _("Until %(day)s. %(reason)s") % {"day": words.day(hold.until), "reason": hold.reason}


def _danger(assessed: AssessedCase | None) -> tuple[str, ...]:
    if assessed is None:
        return ()
    answer = assessed.answer
    urgent = {line.code: line.sentence for line in answer.next_steps if line.code in EMERGENCIES}
    # The urgent step opens with the sentence of its flag.
    left_out = {CarcinomaFlag.CALCIUM_VERY_HIGH} if NextStep.URGENT_HYPERCALCEMIA in urgent else set()
    flags = [line.sentence for line in gating(answer.carcinoma_flags) if line.code not in left_out]
    return tuple(translated(sentence) for sentence in (*urgent.values(), *flags))


def _tiles(case: Case, assessed: AssessedCase | None) -> tuple[Tile, ...]:
    if assessed is None:
        return ()
    chem, verdict = assessed.chemistry, assessed.answer.verdict
    course = assessed.answer.eligibility.course
    operated = chem.operation.date if chem.operation else None
    return (
        Tile(
            _("Disease"),
            _("Course undetermined") if course is Course.UNDETERMINED else translated(course.label),
            _("last operation %(day)s") % {"day": words.day(operated)}
            if operated
            else _("no parathyroid operation on record"),
            anchor="disease",
        ),
        _measured(_("Calcium"), chem.calcium),
        _measured(_("PTH"), chem.pth),
        Tile(
            _("Suggested verdict"),
            str(VERDICTS[Verdict(verdict.code)]),
            sites_words(verdict.targets) or _("no target"),
            _("do not operate yet") if unanswered(assessed.answer.pitfalls) else "",
            anchor="concordance",
            alarm=True,
        ),
    )


def _measured(title: str, found: Reading | None) -> Tile:
    """The value that decides, as its laboratory printed it."""
    if found is None:
        return Tile(title, _("not recorded"), _("since the last operation"), anchor="labs")
    lab = found.lab
    mark = {True: _("high"), False: _("not high"), None: _("cannot say")}[found.is_high]
    value = f"{lab.comparator or ''}{words.number(lab.value)} {lab.unit}"
    return Tile(
        title,
        value,
        f"{translated(lab.analyte.label)}, {words.day(found.day)}",
        mark,
        "labs",
        found.is_high is True,
    )
