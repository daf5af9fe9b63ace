"""What rings at once, for whom it is taken back, and what rings for nobody."""

from typing import Any

import pytest
from django.utils import timezone

from casereview.lifecycle.roles import Role
from casereview.models import CaseEvent, OutboxMessage
from casereview.workflow import engine
from tests.build import CALCIUM, PTH, Builder, day, key, person

TEAM = {"Lena Reyes", "Mai Ito", "Chidi Okafor", "Sam Brook"}
HIGH = {**CALCIUM, "value": "14.6"}
LOW = {**CALCIUM, "value": "6.8"}


def mails(builder: Builder) -> dict[str, set[str]]:
    """Whom the case's last event told, by what it asked."""
    event = CaseEvent.objects.filter(case=builder.pk).latest("number")
    found: dict[str, set[str]] = {}
    for row in OutboxMessage.objects.filter(event=event, channel="email").select_related("recipient"):
        found.setdefault(row.ask, set()).add(row.recipient.name if row.recipient else row.address)
    return found


def lab(builder: Builder, body: dict[str, Any], ago: int = 1, **more: Any) -> int:
    act = "correct_lab" if "supersedes" in more else "add_lab"
    sent = {**body, "collected_at": day(ago), **more}
    return builder.act(act, builder.people.sam, **sent).pk or 0


@pytest.mark.parametrize(
    ("body", "ago"),
    [
        (HIGH, 0),
        (HIGH, 7),
        (LOW, 7),
        ({**CALCIUM, "analyte": "calcium_albumin_corrected", "value": "14.1"}, 2),
        ({**CALCIUM, "analyte": "calcium_ionized", "value": "1.81", "unit": "mmol/L", "low": "1.15",
          "high": "1.33"}, 2),
        ({**HIGH, "status": "preliminary"}, 1),
        ({**PTH, "value": "651"}, 1),
    ],
)  # fmt: skip
def test_a_recent_critical_value_rings(reviewed: Builder, body: dict[str, Any], ago: int) -> None:
    lab(reviewed, body, ago)
    assert mails(reviewed) == {"urgent": TEAM}


@pytest.mark.parametrize(
    ("body", "ago"),
    [
        (HIGH, 8),  # whoever is called today is called for a past
        (LOW, 8),
        ({**CALCIUM, "value": "14"}, 1),
        ({**CALCIUM, "value": "7"}, 1),
        ({**PTH, "value": "650"}, 1),
        ({**HIGH, "status": "entered_in_error"}, 1),
        ({**CALCIUM, "value": "47", "doubtful": True}, 1),  # nobody survives it
        ({**CALCIUM, "value": "2.4", "doubtful": True}, 1),
    ],
)
def test_what_is_old_implausible_or_within_the_bounds_rings_for_nobody(
    reviewed: Builder, body: dict[str, Any], ago: int
) -> None:
    lab(reviewed, body, ago)
    assert mails(reviewed) == {}


def test_a_flag_recorded_earlier_silences_no_critical_value(reviewed: Builder) -> None:
    reviewed.act("set_background", reviewed.people.sam, flags=["palpable_mass"])
    assert mails(reviewed) == {"urgent": TEAM}
    lab(reviewed, {**CALCIUM, "value": "15.2"})
    assert mails(reviewed) == {"urgent": TEAM}
    lab(reviewed, CALCIUM)
    assert mails(reviewed) == {}


def test_albumin_that_makes_a_calcium_critical_rings(reviewed: Builder) -> None:
    lab(reviewed, {**CALCIUM, "value": "13.5"})
    assert mails(reviewed) == {}
    lab(reviewed, {"analyte": "albumin", "value": "3.0", "unit": "g/dL"})
    assert mails(reviewed) == {"urgent": TEAM}


def test_a_correction_below_the_bound_is_told_to_everyone_who_heard_the_alarm(reviewed: Builder) -> None:
    people = reviewed.people
    first = lab(reviewed, HIGH)
    reviewed.act("release_member", people.sam, person=people.okafor.pk, role=Role.RADIOLOGIST.value)
    newcomer = person("Ada Quill", people.site, Role.RADIOLOGIST)
    reviewed.act("assign_member", people.sam, person=newcomer.pk, role=Role.RADIOLOGIST.value)
    lab(reviewed, CALCIUM, supersedes=first, reason="Wrong tube")
    assert mails(reviewed) == {"withdrawn": TEAM, "corrected": {"Ada Quill"}}
    assert not reviewed.case.urgent


def test_a_correction_that_is_critical_rings_again_and_both_are_taken_back_together(
    reviewed: Builder,
) -> None:
    first = lab(reviewed, HIGH)
    second = lab(reviewed, {**HIGH, "value": "15.1"}, supersedes=first, reason="Typed")
    assert mails(reviewed) == {"urgent": TEAM}
    lab(reviewed, CALCIUM, supersedes=second, reason="Wrong tube")
    assert mails(reviewed) == {"withdrawn": TEAM}
    event = CaseEvent.objects.filter(case=reviewed.pk).latest("number")
    assert event.detail["alarms_withdrawn"] == sorted([f"lab{first}", f"lab{second}"])


def test_a_correction_that_cannot_be_right_takes_nothing_back(reviewed: Builder) -> None:
    first = lab(reviewed, HIGH)
    lab(reviewed, {**CALCIUM, "value": "47"}, supersedes=first, reason="Typed", doubtful=True)
    assert mails(reviewed) == {"corrected": TEAM}


def test_a_value_entered_in_error_is_taken_back(reviewed: Builder) -> None:
    first = lab(reviewed, HIGH)
    lab(reviewed, {**HIGH, "status": "entered_in_error"}, supersedes=first, reason="Other patient")
    assert mails(reviewed) == {"withdrawn": TEAM}


def test_a_mass_that_never_was_is_taken_back_and_one_that_stays_is_not(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    reviewed.act("set_background", sam, flags=["palpable_mass"])
    reviewed.act("set_background", sam, flags=["palpable_mass", "ckd"])
    assert mails(reviewed) == {}
    reviewed.act("set_background", sam, flags=["ckd"])
    assert mails(reviewed) == {"withdrawn": TEAM}


def test_imported_history_rings_for_nobody_and_is_not_rung_for_later(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    body = {**HIGH, "collected_at": day(1)}
    engine.record(reviewed.pk, "add_lab", actor=sam, key=key(), body=body, at=timezone.now())
    assert mails(reviewed) == {}
    reviewed.act("add_laryngoscopy", sam, performed_on=day(1), left="mobile")
    assert mails(reviewed) == {}
    row = reviewed.case.labs.get(value="14.6")
    lab(reviewed, CALCIUM, supersedes=row.pk, reason="Typed")
    assert mails(reviewed) == {"corrected": TEAM}  # nobody heard an alarm
