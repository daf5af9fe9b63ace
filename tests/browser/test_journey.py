"""A referral becomes a decision, an operation and an outcome, at the pages, by those whose parts they are."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser

from casereview.models import Case, User
from tests.browser.person import Person
from tests.build import PLAN, SAMPLING, People, day, make_people

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(240)]
ROW = {"samples": [{"vein": item["vein"], "value": item["value"]} for item in SAMPLING["samples"]]}


class Board:
    """Everyone at a browser of their own."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.people: People = make_people()
        self.browser, self.url = browser, url
        self.seats: dict[str, Person] = {}

    def __getitem__(self, name: str) -> Person:
        if name not in self.seats:
            user: User = getattr(self.people, name)
            self.seats[name] = Person(self.browser, self.url, user)
        return self.seats[name]

    def leave(self) -> None:
        broken = [fault for seat in self.seats.values() for fault in seat.broken]
        for seat in self.seats.values():
            seat.context.close()
        self.seats.clear()
        assert broken == []


@pytest.fixture
def board(browser: Browser, live_server: object) -> Iterator[Board]:
    board = Board(browser, str(live_server))
    yield board
    board.leave()


def test_referral_to_outcome_at_the_pages(board: Board, tmp_path: Path) -> None:
    case = refer(board)
    enter_evidence(board, case, tmp_path)
    work_up(board, case)
    sample(board, case)
    decide_and_operate(board, case)
    board.leave()
    follow_up(board, case)


def refer(board: Board) -> Case:
    """A coordinator opens a referral."""
    people, sam = board.people, board["sam"]
    sam.goto("/cases/new/")
    sam.fill(
        site="brigid",
        mrn="J-100",
        family_name="Marlow",
        given_name="Ines",
        sex="F",
        birth_date="1970-04-02",
        question="Where is the gland?",
        surgeon=people.reyes.pk,
        endocrinologist=people.ito.pk,
        radiologist=people.okafor.pk,
    )
    sam.press()
    case = Case.objects.get()
    assert sam.violations() == []
    return case


def enter_evidence(board: Board, case: Case, tmp_path: Path) -> None:
    """Calcium in mmol/L and PTH in pg/mL, two prior operations, a scanned report; a wrong unit is refused."""
    sam = board["sam"]
    sam.act(case.pk, "set_background", flags=[])
    sam.act(
        case.pk,
        "add_operation",
        performed_on=day(900),
        kind="parathyroidectomy",
        report="unobtainable",
        attempts="Two letters and a call; the hospital has closed.",
    )
    sam.act(
        case.pk,
        "add_operation",
        performed_on=day(400),
        kind="neck_exploration",
        report="on_file",
        glands=[
            {"gland": "right.superior", "disposition": "removed", "pathology": "adenoma", "weight_mg": "820"},
            {"gland": "left.inferior", "disposition": "not_found"},
        ],
    )
    for ago in (340, 100):
        sam.act(
            case.pk,
            "add_lab",
            analyte="calcium_total",
            value="2.95",
            unit="mmol/L",
            low="2.15",
            high="2.60",
            collected_at=day(ago),
        )
    page = sam.act(
        case.pk,
        "add_lab",
        analyte="pth_intact",
        value="180",
        unit="pg/mL",
        low="15",
        high="65",
        collected_at=day(100),
    )
    assert "2.95" in page
    report = tmp_path / "operation.pdf"
    report.write_bytes(pdf())
    operation = case.operations.get(performed_on=day(400))
    sam.act(case.pk, "add_document", title="Operation note", operation=operation.pk, file=str(report))
    assert case.documents.get().content_type == "application/pdf"
    sam.goto(f"/cases/{case.pk}/add/add_lab/")
    page = sam.fill(analyte="calcium_total", value="11.9", unit="mg/mL", collected_at=day(3)).press()
    assert "mg/dL, mmol/L" in page
    assert sam.page.locator('[name="value"]').input_value() == "11.9"
    assert sam.violations() == []


def work_up(board: Board, case: Case) -> None:
    """Accepted; refused with what is missing, by name; two studies; submitted."""
    sam = board["sam"]
    ito = board["ito"]
    ito.act(
        case.pk,
        "resolve_blocker",
        blocker="FHH_NOT_EXCLUDED",
        resolved_on=day(90),
        reason="CASR sequencing negative",
    )
    ito.do(case.pk, "accept_case", confirm_eligibility=True)
    assert state(case) == "localization"
    page = sam.goto(f"/cases/{case.pk}/do/submit_for_review/")
    assert "Two adequate post-operative modalities are needed" in page
    assert "one functional and one anatomic" in page

    okafor = board["okafor"]
    okafor.act(
        case.pk,
        "add_study",
        modality="sestamibi_spect_ct",
        performed_on=day(60),
        operative_report_seen=True,
        fused=True,
        acquisitions=["early", "late"],
        covers=["neck", "mediastinum"],
        read=[{"result": "negative"}],
    )
    okafor.act(
        case.pk,
        "add_study",
        modality="ct_4d",
        performed_on=day(59),
        operative_report_seen=True,
        phases=["non_contrast", "arterial", "delayed"],
        covers=["neck", "mediastinum"],
        read=[{"result": "negative"}],
    )
    sam.do(case.pk, "submit_for_review")
    assert state(case) == "concordance_review"
    assert "Concordant negative" in board["reyes"].goto(f"/cases/{case.pk}/")
    assert board["reyes"].violations() == []


def sample(board: Board, case: Case) -> None:
    """Three opinions; escalated to a named center, accepted, sampled vein by vein, back in review."""
    people = board.people
    for name in ("reyes", "ito", "okafor"):
        board[name].act(case.pk, "give_opinion", position="escalate", rationale="Nothing seen anywhere.")
    reyes = board["reyes"]
    reyes.do(case.pk, "escalate", center=people.center.pk, question="Can you sample?")
    hale = board["hale"]
    hale.act(case.pk, "accept_referral")
    reyes.do(case.pk, "order_sampling", **PLAN)
    hale.act(case.pk, "add_sampling", performed_on=day(0), unit="pg/mL", assay="2nd generation", **ROW)
    page = hale.goto(f"/cases/{case.pk}/")
    assert "7.000" in page or "7.0" in page
    hale.do(case.pk, "record_sampling")
    assert state(case) == "concordance_review"


def decide_and_operate(board: Board, case: Case) -> None:
    """The verdict is confirmed, the chair signs a target, the surgeon operates."""
    sam, reyes = board["sam"], board["reyes"]
    for name in ("reyes", "ito", "okafor"):
        board[name].act(
            case.pk, "give_opinion", position="focused_reoperation", rationale="The gradient is clear."
        )
    for name in ("okafor", "reyes"):
        board[name].act(case.pk, "confirm_verdict")
    signed = {
        "plan": "focused_reoperation",
        "target_sites": ["left.inferior"],
        "rationale": "Gradient of 7 in the left inferior thyroid vein; that gland was never found.",
    }
    refused = reyes.do(case.pk, "agree_target", **signed)
    assert "Left inferior lies outside every target of the verdict" in refused
    assert reyes.violations() == []
    typed = [{"site": "left inferior", "reason": "The vein drains it, and nothing else is left there."}]
    refused = reyes.do(case.pk, "agree_target", **signed, other_places=typed)
    assert "No 4D-CT or sestamibi study clearly shows left inferior" in refused
    answers = [{"code": "FIRST_LINE_OPEN", "reason": "Both are negative; the sampling is what points there."}]
    reyes.do(case.pk, "agree_target", **signed, other_places=typed, answers=answers)
    assert state(case) == "surgical_planning"
    assert "The vein drains it, and nothing else is left there." in reyes.goto(f"/cases/{case.pk}/")
    sam.act(case.pk, "add_laryngoscopy", performed_on=day(5), left="mobile", right="mobile")
    reyes.act(
        case.pk,
        "add_operation",
        performed_on=day(0),
        kind="neck_exploration",
        report="on_file",
        glands=[
            {
                "gland": "left.inferior",
                "disposition": "removed",
                "found_at": "left.thyrothymic_ligament",
                "pathology": "adenoma",
                "weight_mg": "640",
            }
        ],
    )
    operation = case.operations.get(performed_on=timezone.localdate())
    reyes.do(case.pk, "record_reoperation", operation=operation.pk, iopth_plan="Miami, met at 10 minutes")
    assert state(case) == "follow_up"


def follow_up(board: Board, case: Case) -> None:
    """Half a year later the calcium is normal."""
    with time_machine.travel(timezone.now() + dt.timedelta(days=190)):
        ito = board["ito"]
        ito.act(
            case.pk,
            "add_lab",
            analyte="calcium_total",
            value="2.35",
            unit="mmol/L",
            low="2.15",
            high="2.60",
            collected_at=day(1),
        )
        ito.do(case.pk, "record_outcome", resolution="cured")
        assert state(case) == "closed"
        assert "cured" in ito.goto(f"/cases/{case.pk}/").lower()


def state(case: Case) -> str:
    return Case.objects.get(pk=case.pk).state


def pdf() -> bytes:
    """The least that is a PDF."""
    page = io.BytesIO()
    page.write(b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
    page.write(b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    return page.getvalue()
