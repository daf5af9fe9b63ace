"""Who is told of what and by when, written down a second time and by hand."""

import datetime as dt

import pytest
from django.utils import timezone

from casereview.lifecycle.notify import NOTICES, notice_of_act, parties_told
from casereview.models import CaseEvent, OutboxMessage
from casereview.models.case import NO_CLOCK
from casereview.workflow.outgoing import recipients
from tests.build import Builder

THREE = {"surgeon", "endocrinologist", "radiologist"}
TEAM = {*THREE, "coordinator"}
TOLD: dict[str, set[str]] = {
    "open_case": THREE,
    "accept_case": TEAM,
    "decline_case": {"referrer", "coordinator"},
    "submit_for_review": THREE,
    "request_imaging": {"coordinator", "radiologist"},
    "agree_target": TEAM,
    "escalate": {*THREE, "center"},
    "order_sampling": {*THREE, "interventional_radiologist"},
    "record_sampling": THREE,
    "return_opinion": THREE,
    "recall": {*THREE, "center"},
    "manage_medically": {*THREE, "referrer"},
    "observe": {*THREE, "referrer"},
    "replan": THREE,
    "record_reoperation": TEAM,
    "record_outside_operation": THREE,
    "restart_localization": THREE,
    "record_outcome": TEAM,
    "transfer": {*THREE, "receiver"},
    "record_death": THREE,
    "hold": THREE,
    "resume": THREE,
    "withdraw": THREE,
    "reopen": THREE,
    "accept_referral": {"coordinator", "surgeon"},
    "decline_referral": {"coordinator", "surgeon"},
    "refer_again": {"center"},
    "urgent": TEAM,
    "verdict_reopened": set(),  # those who confirmed it, by name
    "corrected": TEAM,
    "withdrawn": set(),  # whoever was told the alarm, and no party
}


def test_the_table_tells_whom_it_should_and_each_once() -> None:
    assert {code: set(notice.parties) for code, notice in NOTICES.items()} == TOLD
    for notice in NOTICES.values():
        assert len(notice.parties) == len(set(notice.parties)), notice.code


def test_ordinary_evidence_tells_nobody_by_itself() -> None:
    assert parties_told("add_lab") == ()
    assert notice_of_act("add_lab", danger=False, corrected=False) is None


@pytest.mark.parametrize(
    ("name", "danger", "corrected", "code"),
    [
        ("add_lab", True, False, "urgent"),
        ("correct_lab", True, True, "urgent"),
        ("correct_lab", False, True, "corrected"),
        ("refer_again", False, False, "refer_again"),
        ("refer_again", False, True, "corrected"),
    ],
)
def test_danger_comes_before_a_correction_and_a_correction_before_what_the_act_tells(
    name: str, danger: bool, corrected: bool, code: str
) -> None:
    notice = notice_of_act(name, danger=danger, corrected=corrected)
    assert notice is not None
    assert notice.code == code


@pytest.mark.parametrize("code", ["urgent", "corrected", "hold"])
def test_each_notice_names_its_day(builder: Builder, code: str) -> None:
    case = builder.case
    event = CaseEvent.objects.get(case=case)
    OutboxMessage.objects.all().delete()
    recipients.tell(NOTICES[code], event, case)
    days = {"urgent": timezone.localdate(event.at), "corrected": None, "hold": case.due_on}
    assert set(OutboxMessage.objects.values_list("ask", "due_on")) == {(code, days[code])}


def test_where_no_clock_runs_a_notice_names_no_day(builder: Builder) -> None:
    case = builder.case
    assert case.due_on < NO_CLOCK == dt.date.max
    case.due_on = NO_CLOCK
    OutboxMessage.objects.all().delete()
    recipients.tell(NOTICES["hold"], CaseEvent.objects.get(case=case), case)
    assert set(OutboxMessage.objects.values_list("due_on", flat=True)) == {None}
