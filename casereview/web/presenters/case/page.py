"""The page of a case, put together from its sections."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise

from casereview.models import User
from casereview.policy import CaseRoles
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.case_page import CaseRows
from casereview.selectors.move_facts import move_facts
from casereview.web.presenters import words
from casereview.web.presenters.case import (
    decision,
    disease,
    header,
    history,
    imaging,
    labs,
    record,
    sampling,
    stops,
)
from casereview.web.presenters.case.banner import Banner, banner_of
from casereview.web.presenters.case.moves import ActLink, NextMoves, acts_of, moves_of, your_part_of
from casereview.web.presenters.case.sections import SECTIONS, TITLES, Section
from casereview.web.presenters.case.trend import Trend, trends_of
from casereview.web.presenters.case.verdict import VerdictBox, verdict_of
from casereview.web.presenters.neck.marks import NeckPicture
from casereview.web.presenters.neck.picture import neck_picture

RECENT = 12  # entries of the record that stand open


@dataclass(frozen=True, slots=True)
class CasePage:
    """``disease`` and ``verdict`` are None where the facts contradict each other; ``problem`` says how."""

    banner: Banner
    header: header.Header
    problem: str
    next: NextMoves
    acts: Mapping[str, tuple[ActLink, ...]]
    sections: tuple[Section, ...]
    titles: Mapping[str, str | Promise]
    disease: disease.Disease | None
    labs: tuple[labs.LabRow, ...]
    trends: tuple[Trend, ...]
    background: tuple[history.Pair, ...]
    operations: tuple[history.OperationCard, ...]
    ledger: tuple[history.LedgerRow, ...]
    cords: tuple[history.CordRow, ...]
    imaging: imaging.Imaging
    verdict: VerdictBox | None
    neck: NeckPicture | None
    answers: tuple[stops.AnswerRow, ...]
    emergencies: tuple[str, ...]
    samplings: tuple[sampling.SamplingCard, ...]
    sampling_plan: tuple[history.Pair, ...]
    decision: decision.Decision
    team: tuple[record.Member, ...]
    documents: tuple[record.DocumentRow, ...]
    events: tuple[record.EventRow, ...]
    earlier_events: tuple[record.EventRow, ...]
    your_part: tuple[ActLink, ...]
    referrer: str
    source: str
    opened: str


def case_page_of(
    rows: CaseRows, assessed: AssessedCase | None, case_roles: CaseRoles, user: User, problem: str
) -> CasePage:
    today = timezone.localdate()
    case = rows.case
    events = record.record_of(rows)
    case_facts = move_facts(assessed) if assessed else None
    return CasePage(
        banner=banner_of(case),
        header=header.header_of(rows, assessed, today),
        problem=problem,
        next=moves_of(case, case_facts, case_roles),
        acts={section.id: acts_of(case, case_roles, section.acts) for section in SECTIONS},
        sections=SECTIONS,
        titles=TITLES,
        disease=disease.disease_of(rows, assessed, case_roles) if assessed else None,
        labs=labs.labs_of(rows, assessed, case_roles),
        trends=trends_of(rows),
        background=history.background_of(rows),
        operations=history.operations_of(rows, case_roles),
        ledger=history.ledger_of(rows, assessed) if assessed else (),
        cords=history.cords_of(rows, case_roles),
        imaging=imaging.imaging_of(rows, assessed, case_roles),
        verdict=verdict_of(
            assessed,
            rows.confirmations,
            imaging.numbers_of(rows),
            stops.stops_of(assessed.answer, rows.answers),
        )
        if assessed
        else None,
        neck=neck_picture(assessed.assessment, assessed.answer, imaging.numbers_of(rows))
        if assessed
        else None,
        answers=stops.answers_of(rows),
        emergencies=stops.emergencies_of(rows),
        samplings=sampling.samplings_of(rows, assessed, case_roles),
        sampling_plan=sampling.plan_of(rows),
        decision=decision.decision_of(rows, today),
        team=record.team_of(rows),
        documents=record.documents_of(rows),
        events=events[:RECENT],
        earlier_events=events[RECENT:],
        your_part=your_part_of(rows, assessed, case_roles, user),
        referrer=case.referrer_name,
        source=case.source_note,
        opened=words.day(case.opened_at.date()),
    )
