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
from casereview.web.presenters.case import decision, disease, header, history, imaging, labs, record, sampling
from casereview.web.presenters.case.banner import Banner, banner_of
from casereview.web.presenters.case.moves import ActLink, NextMoves, acts_of, moves_of, your_part_of
from casereview.web.presenters.case.sections import SECTIONS, TITLES, Section
from casereview.web.presenters.case.trend import Trend, trends_of
from casereview.web.presenters.case.verdict import VerdictBox, verdict_of

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
    rows: CaseRows, picture: AssessedCase | None, stand: CaseRoles, user: User, problem: str
) -> CasePage:
    today = timezone.localdate()
    case = rows.case
    events = record.record_of(rows)
    situation = move_facts(picture) if picture else None
    return CasePage(
        banner=banner_of(case),
        header=header.header_of(rows, picture, today),
        problem=problem,
        next=moves_of(case, situation, stand),
        acts={section.id: acts_of(case, stand, section.acts) for section in SECTIONS},
        sections=SECTIONS,
        titles=TITLES,
        disease=disease.disease_of(rows, picture, stand) if picture else None,
        labs=labs.labs_of(rows, picture, stand),
        trends=trends_of(rows),
        background=history.background_of(rows),
        operations=history.operations_of(rows, stand),
        ledger=history.ledger_of(rows, picture) if picture else (),
        cords=history.cords_of(rows),
        imaging=imaging.imaging_of(rows, picture, stand),
        verdict=verdict_of(picture, rows.confirmations, imaging.numbers_of(rows)) if picture else None,
        samplings=sampling.samplings_of(rows, picture, stand),
        sampling_plan=sampling.plan_of(rows),
        decision=decision.decision_of(rows, today),
        team=record.team_of(rows),
        documents=record.documents_of(rows),
        events=events[:RECENT],
        earlier_events=events[RECENT:],
        your_part=your_part_of(rows, picture, stand, user),
        referrer=case.referrer_name,
        source=case.source_note,
        opened=words.day(case.opened_at.date()),
    )
