"""Who is told of what: each party by name, once, and nobody who is not meant."""

from typing import Any

import pytest

from casereview.lifecycle.roles import Role
from casereview.models import CareTeamMember, CaseEvent, Membership, OutboxMessage
from tests.build import CALCIUM, PLAN, SAMPLING, Builder, day, person

THREE = {"Lena Reyes", "Mai Ito", "Chidi Okafor"}
TEAM = THREE | {"Sam Brook"}
AFTER_CARE = {"follow_up_by": "Dr Ito", "follow_up_until": day(-300), "patient_wish": "No surgery"}
LEAVING: dict[str, Any] = {"receiver": "Dr Wen", "receiver_accepted": True, "outcome_asked": True}


def rows(builder: Builder) -> list[OutboxMessage]:
    """The notices of the case's last event."""
    event = CaseEvent.objects.filter(case=builder.pk).latest("number")
    return list(OutboxMessage.objects.filter(event=event).select_related("recipient"))


def told(builder: Builder) -> set[str]:
    mails = [row for row in rows(builder) if row.channel == "email"]
    names = [row.recipient.name if row.recipient else row.address for row in mails]
    assert len(names) == len(set(names))
    return set(names)


@pytest.mark.parametrize(
    ("verb", "actor", "data", "names"),
    [
        ("request_imaging", "ito", {"procedure": "mri_with_without_contrast", "question": "Where?"},
         {"Sam Brook", "Chidi Okafor"}),
        ("manage_medically", "ito", {"resolution": "medical", "recommendation": "Cinacalcet", **AFTER_CARE},
         THREE),
        ("observe", "ito", {"resolution": "observed", "recommendation": "Wait", **AFTER_CARE}, THREE),
        ("transfer", "sam", LEAVING, THREE),
        ("transfer", "sam", {**LEAVING, "receiver_email": "wen@example.org"}, THREE | {"wen@example.org"}),
        ("record_death", "ito", {"died_on": day(0)}, THREE),
        ("hold", "sam", {"reason": "Travel", "until": day(-20)}, THREE),
        ("withdraw", "sam", {"resolution": "withdrawn", "reason": "Moved"}, THREE),
    ],
)  # fmt: skip
def test_each_move_out_of_review_tells_whom_the_table_names(
    reviewed: Builder, verb: str, actor: str, data: dict[str, Any], names: set[str]
) -> None:
    reviewed.do(verb, getattr(reviewed.people, actor), **data)
    assert told(reviewed) == names
    assert {row.ask for row in rows(reviewed)} == {verb}


def test_resuming_and_reopening_tell_the_three(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    reviewed.do("hold", sam, reason="Travel", until=day(-20))
    reviewed.do("resume", sam)
    assert told(reviewed) == THREE
    reviewed.closed().do("reopen", sam, reason="By mistake")
    assert told(reviewed) == THREE


def test_a_center_is_told_of_a_recall_and_of_what_it_is_asked(escalated: Builder) -> None:
    people = escalated.people
    assert told(escalated) == THREE | {"Ruth Hale"}
    escalated.do("recall", people.sam, code="new_evidence", reason="A scan")
    assert told(escalated) == THREE | {"Ruth Hale"}


def test_a_center_that_answers_is_heard_by_coordinator_and_surgeon(escalated: Builder) -> None:
    escalated.act("accept_referral", escalated.people.hale)
    assert told(escalated) == {"Sam Brook", "Lena Reyes"}
    assert {row.ask for row in rows(escalated)} == {"accept_referral"}
    assert {row.due_on for row in rows(escalated)} == {escalated.case.due_on}


def test_another_center_is_told_after_a_decline_and_the_first_is_not(escalated: Builder) -> None:
    from casereview.models import Center, Site

    people = escalated.people
    escalated.act("decline_referral", people.hale, answer="No capacity")
    assert told(escalated) == {"Sam Brook", "Lena Reyes"}
    site = Site.objects.create(name="Eastgate Center", code="eastgate")
    person("Ana Duarte", site, Role.CENTER_REVIEWER)
    center = Center.objects.create(site=site, performs_sampling=True)
    escalated.act("refer_again", people.reyes, center=center.pk, question="And you?")
    assert told(escalated) == {"Ana Duarte"}


def test_venous_sampling_is_told_to_who_does_it_and_to_the_three(escalated: Builder) -> None:
    people = escalated.people
    escalated.act("accept_referral", people.hale)
    escalated.do("order_sampling", people.reyes, **PLAN)
    assert told(escalated) == THREE | {"Mila Ivanov"}
    escalated.act("add_sampling", people.hale, performed_on=day(0), **SAMPLING)
    assert told(escalated) == set()
    escalated.do("record_sampling", people.hale)
    assert told(escalated) == THREE


def test_a_center_opinion_is_told_to_the_three(escalated: Builder) -> None:
    escalated.act("accept_referral", escalated.people.hale)
    escalated.do("return_opinion", escalated.people.hale, opinion="Look in the thymus.")
    assert told(escalated) == THREE


# --- who is not told ---


def test_who_has_left_is_not_told(reviewed: Builder) -> None:
    people = reviewed.people
    for user in (people.ito, people.sam):
        type(user).objects.filter(pk=user.pk).update(is_active=False)
    reviewed.do("request_imaging", people.reyes, procedure="mri_with_without_contrast", question="Where?")
    assert told(reviewed) == {"Chidi Okafor"}


def test_only_the_coordinators_of_the_own_site_are_told(reviewed: Builder) -> None:
    person("Ben Lind", reviewed.people.site, Role.COORDINATOR)
    reviewed.do(
        "request_imaging", reviewed.people.ito, procedure="mri_with_without_contrast", question="Where?"
    )
    assert told(reviewed) == {"Sam Brook", "Ben Lind", "Chidi Okafor"}


def test_others_of_the_team_and_of_the_site_are_not_told(reviewed: Builder) -> None:
    """Dr Sato is a surgeon of the site; Dr Nilsen, Dr Petit and Olu are on the team."""
    reviewed.closed()
    assert told(reviewed) == THREE


def test_who_plays_two_parts_is_told_once_and_knows_it_from_both_channels(reviewed: Builder) -> None:
    people = reviewed.people
    CareTeamMember.objects.create(case=reviewed.case, user=people.reyes, role=Role.RADIOLOGIST)
    Membership.objects.create(user=people.reyes, site=people.site, role=Role.COORDINATOR)
    reviewed.do("request_imaging", people.ito, procedure="mri_with_without_contrast", question="Where?")
    mine = [row.channel for row in rows(reviewed) if row.recipient == people.reyes]
    assert sorted(mine) == ["email", "in_app"]


def test_a_receiver_who_has_an_account_and_is_told_anyway_gets_one_notice(reviewed: Builder) -> None:
    reviewed.do("transfer", reviewed.people.sam, **LEAVING, receiver_email=reviewed.people.ito.email)
    mails = [row for row in rows(reviewed) if row.address == reviewed.people.ito.email]
    assert sorted((row.channel, row.recipient) for row in mails) == [
        ("email", reviewed.people.ito),
        ("in_app", reviewed.people.ito),
    ]


def test_who_has_no_account_gets_mail_alone(reviewed: Builder) -> None:
    reviewed.do("transfer", reviewed.people.sam, **LEAVING, receiver_email="wen@example.org")
    assert [(row.channel, row.recipient) for row in rows(reviewed) if row.address == "wen@example.org"] == [
        ("email", None)
    ]


def test_a_referrer_is_told_of_what_ends_and_of_nothing_else(reviewed: Builder) -> None:
    referred = Builder(reviewed.people, referrer_email="wen@example.org")
    assert told(referred) == THREE
    referred.do("decline_case", reviewed.people.ito, resolution="not_this_pathway", reason="Tertiary disease")
    assert told(referred) == {"wen@example.org", "Sam Brook"}


# --- what a notice says of its day ---


def test_a_notice_names_the_day_that_the_move_sets(reviewed: Builder) -> None:
    reviewed.do(
        "request_imaging", reviewed.people.ito, procedure="mri_with_without_contrast", question="Where?"
    )
    assert {row.due_on for row in rows(reviewed)} == {reviewed.case.due_on}


def test_where_no_clock_runs_a_notice_names_no_day(reviewed: Builder) -> None:
    reviewed.closed()
    assert {row.due_on for row in rows(reviewed)} == {None}


# --- danger and corrections ---


def test_danger_is_told_at_once_for_today_and_comes_before_the_meeting(reviewed: Builder) -> None:
    from django.utils import timezone

    sam = reviewed.people.sam
    reviewed.act("add_lab", sam, collected_at=day(1), **{**CALCIUM, "value": "14.6"})
    assert told(reviewed) == TEAM
    assert {(row.ask, row.due_on) for row in rows(reviewed)} == {("urgent", timezone.localdate())}
    assert (reviewed.case.urgent, reviewed.case.due_on) == (True, timezone.localdate())


def test_each_critical_value_is_told_and_a_correction_takes_its_own_back(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    high = {**CALCIUM, "value": "14.6"}
    first = reviewed.act("add_lab", sam, collected_at=day(3), **high)
    reviewed.act("add_lab", sam, collected_at=day(2), **high)
    assert told(reviewed) == TEAM
    assert {row.ask for row in rows(reviewed)} == {"urgent"}
    for lab in reviewed.case.labs.filter(value="14.6"):
        body = {**CALCIUM, "collected_at": day(2), "supersedes": lab.pk, "reason": "Typed"}
        reviewed.act("correct_lab", sam, **body)
        assert {row.ask for row in rows(reviewed)} == {"withdrawn"}
        assert told(reviewed) == TEAM
    assert not reviewed.case.urgent
    assert first.pk
    reviewed.act("add_lab", sam, collected_at=day(1), **high)
    assert {row.ask for row in rows(reviewed)} == {"urgent"}


def test_a_correction_that_shows_danger_is_told_as_danger(reviewed: Builder) -> None:
    lab = reviewed.case.labs.filter(analyte="calcium_total").latest("collected_at")
    body = {**CALCIUM, "value": "14.6", "collected_at": day(1), "supersedes": lab.pk, "reason": "Typed"}
    reviewed.act("correct_lab", reviewed.people.sam, **body)
    assert {row.ask for row in rows(reviewed)} == {"urgent"}


def test_a_correction_is_told_without_a_day(reviewed: Builder) -> None:
    lab = reviewed.case.labs.filter(analyte="calcium_total").latest("collected_at")
    body = {**CALCIUM, "collected_at": day(1), "supersedes": lab.pk, "reason": "Typed"}
    reviewed.act("correct_lab", reviewed.people.sam, **body)
    assert told(reviewed) == TEAM
    assert {(row.ask, row.due_on) for row in rows(reviewed)} == {("corrected", None)}


@pytest.mark.parametrize(
    "act", ["correct_operation", "add_read", "check_adequacy", "correct_sampling", "correct_laryngoscopy"]
)
def test_every_correction_is_told_and_the_first_entry_of_each_is_not(reviewed: Builder, act: str) -> None:
    from tests.build import OPERATION, POSITIVE

    people = reviewed.people
    study = reviewed.case.case_studies.get(study__modality="ct_4d").study
    sent: dict[str, Any] = {
        "correct_operation": {**OPERATION, "performed_on": day(401), "reason": "Typed"},
        "add_read": {**POSITIVE, "study": study.pk, "supersedes": study.reads.get().pk},
        "check_adequacy": {"study": study.pk, "adequacy": "limited", "reason": "Motion"},
        "correct_sampling": {**SAMPLING, "performed_on": day(0), "reason": "Typed"},
        "correct_laryngoscopy": {"performed_on": day(0), "left": "mobile", "reason": "Typed"},
    }[act]
    if act == "correct_operation":
        sent["supersedes"] = reviewed.case.operations.get().pk
    if act == "correct_sampling":
        sent["supersedes"] = reviewed.act("add_sampling", people.ivanov, performed_on=day(0), **SAMPLING).pk
        assert told(reviewed) == set()
    if act == "correct_laryngoscopy":
        scope = {"performed_on": day(0), "left": "immobile"}
        sent["supersedes"] = reviewed.act("add_laryngoscopy", people.sam, **scope).pk
        assert told(reviewed) == set()
    reviewed.act(act, people.ivanov if act == "check_adequacy" else people.sam, **sent)
    assert told(reviewed) == TEAM
    assert {row.ask for row in rows(reviewed)} == {"corrected"}


@pytest.mark.parametrize("verb", ["add_lab", "give_opinion", "confirm_verdict"])
def test_ordinary_work_tells_nobody(reviewed: Builder, verb: str) -> None:
    sent: dict[str, Any] = {
        "add_lab": {"collected_at": day(1), **CALCIUM},
        "give_opinion": {"position": "defer", "rationale": "Wait"},
        "confirm_verdict": {},
    }[verb]
    reviewed.act(verb, reviewed.people.okafor, **sent)
    assert rows(reviewed) == []
