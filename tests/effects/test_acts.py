"""What each act writes, and what it refuses to write."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from casereview.lifecycle.roles import Role
from casereview.models import CareTeamMember, CaseEvent, Referral, User
from casereview.workflow.refusals import Invalid, NeedsUnmet, Refusal
from tests.build import CALCIUM, OPERATION, PLAN, POSITIVE, PTH, REOPERATION, SAMPLING, Builder, day


def refused(builder: Builder, act: str, actor: User, **body: Any) -> list[str]:
    """The fields, or the codes of the needs, that an act is refused for; nothing is written then."""
    version = builder.case.version
    with pytest.raises(Refusal) as caught:
        builder.act(act, actor, **body)
    assert builder.case.version == version
    if isinstance(caught.value, Invalid):
        return list(caught.value.fields)
    assert isinstance(caught.value, NeedsUnmet)
    return [item.code for item in caught.value.unmet]


def last_event(builder: Builder) -> CaseEvent:
    return CaseEvent.objects.filter(case=builder.pk).latest("number")


# --- days ---


@pytest.mark.parametrize(
    ("act", "body", "field"),
    [
        ("add_lab", CALCIUM, "collected_at"),
        ("add_operation", OPERATION, "performed_on"),
        ("add_laryngoscopy", {"left": "mobile", "right": "mobile"}, "performed_on"),
        ("add_study", {"modality": "ultrasound", "read": []}, "performed_on"),
        ("add_sampling", SAMPLING, "performed_on"),
    ],
)
def test_nothing_was_done_tomorrow_and_today_is_let_in(
    reviewed: Builder, act: str, body: dict[str, Any], field: str
) -> None:
    sam = reviewed.people.sam
    assert refused(reviewed, act, sam, **{**body, field: day(-1)}) == [field]
    reviewed.act(act, sam, **{**body, field: day(0)})


def test_a_blocker_is_not_resolved_tomorrow(reviewed: Builder) -> None:
    body = {"blocker": "FHH_NOT_EXCLUDED", "reason": "Gene"}
    ito = reviewed.people.ito
    assert refused(reviewed, "resolve_blocker", ito, resolved_on=day(-1), **body) == ["resolved_on"]
    reviewed.act("resolve_blocker", ito, resolved_on=day(0), **body)
    row = reviewed.case.blocker_resolutions.latest("pk")
    assert (row.blocker, row.reason, row.recorded_by_name) == ("FHH_NOT_EXCLUDED", "Gene", "Mai Ito")


@pytest.mark.parametrize(
    ("act", "body", "field"),
    [
        ("add_lab", CALCIUM, "collected_at"),
        ("add_operation", OPERATION, "performed_on"),
        ("add_study", {"modality": "ultrasound", "read": []}, "performed_on"),
    ],
)
def test_nothing_was_done_before_birth_and_the_birthday_is_let_in(
    reviewed: Builder, act: str, body: dict[str, Any], field: str
) -> None:
    sam = reviewed.people.sam
    assert refused(reviewed, act, sam, **{**body, field: "1970-04-01"}) == [field]
    reviewed.act(act, sam, **{**body, field: "1970-04-02"})


def test_where_no_birth_is_known_no_day_lies_before_it(reviewed: Builder) -> None:
    other = Builder(reviewed.people, birth_date=None)
    other.act("add_lab", reviewed.people.sam, collected_at="1960-01-01", **CALCIUM)


def test_a_moment_that_lies_ahead_is_refused_and_one_just_past_is_kept(reviewed: Builder) -> None:
    sam, now = reviewed.people.sam, timezone.now()
    ahead, past = now + dt.timedelta(minutes=5), now - dt.timedelta(minutes=5)
    assert refused(reviewed, "add_lab", sam, collected_at=ahead.isoformat(), **CALCIUM) == ["collected_at"]
    made = reviewed.act("add_lab", sam, collected_at=past.isoformat(), **CALCIUM)
    row = reviewed.case.labs.get(pk=made.pk)
    assert (row.collected_at, row.date_only) == (past, False)


# --- labs ---


def test_a_lab_is_kept_as_it_was_sent(reviewed: Builder) -> None:
    body = {**PTH, "comparator": ">", "assay": "2nd", "status": "preliminary", "collected_at": day(3)}
    made = reviewed.act("add_lab", reviewed.people.sam, **body)
    row = reviewed.case.labs.get(pk=made.pk)
    assert (row.analyte, row.comparator, row.unit, row.assay, row.status) == (
        "pth_intact",
        ">",
        "pg/mL",
        "2nd",
        "preliminary",
    )
    assert (str(row.value), str(row.low), str(row.high)) == ("180.000000", "15.000000", "65.000000")
    assert (row.recorded_by_name, row.date_only, row.supersedes, row.reason) == ("Sam Brook", True, None, "")
    assert row.collected_at.date().isoformat() == day(3)


@pytest.mark.parametrize(("low", "high", "fields"), [("9", "8", ["high"]), ("9", "9", []), ("", "8", [])])
def test_limits_stand_in_their_order(reviewed: Builder, low: str, high: str, fields: list[str]) -> None:
    body = {**CALCIUM, "collected_at": day(1), "low": low, "high": high}
    if fields:
        assert refused(reviewed, "add_lab", reviewed.people.sam, **body) == fields
    else:
        reviewed.act("add_lab", reviewed.people.sam, **body)


def test_a_correction_names_what_it_corrects_and_why(reviewed: Builder) -> None:
    first = reviewed.case.labs.earliest("pk")
    body = {**CALCIUM, "collected_at": day(340), "supersedes": first.pk}
    assert refused(reviewed, "correct_lab", reviewed.people.sam, **body) == ["reason"]
    made = reviewed.act("correct_lab", reviewed.people.sam, reason="Wrong tube", **body)
    row = reviewed.case.labs.get(pk=made.pk)
    assert (row.supersedes, row.reason) == (first, "Wrong tube")
    again = refused(reviewed, "correct_lab", reviewed.people.sam, reason="Again", **body)
    assert again == ["supersedes"]


# --- operations ---

GLAND: dict[str, Any] = {"gland": "left.inferior", "disposition": "not_found"}


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"report": "unobtainable"}, ["attempts"]),
        ({"report": "unobtainable", "attempts": "Three letters"}, []),
        ({"glands": [GLAND, GLAND]}, ["glands[1].gland"]),
        ({"glands": [{**GLAND, "gland": "supernumerary"}] * 2}, []),
        ({"glands": [{**GLAND, "weight_mg": "640"}]}, ["glands[0].pathology"]),
        ({"glands": [{**GLAND, "weight_mg": "640", "pathology": "adenoma"}]}, []),
    ],
)
def test_an_operation_that_contradicts_itself_is_refused_where_it_does(
    reviewed: Builder, more: dict[str, Any], fields: list[str]
) -> None:
    body = {**OPERATION, "performed_on": day(500), **more}
    if fields:
        assert refused(reviewed, "add_operation", reviewed.people.sam, **body) == fields
    else:
        reviewed.act("add_operation", reviewed.people.sam, **body)


def test_an_operation_is_kept_as_it_was_sent(reviewed: Builder) -> None:
    texts = {
        name: name.title()
        for name in ("attempts", "surgeon_name", "place", "iopth", "complications", "findings_text")
    }
    more = {"grafts": ["left.forearm_graft"], "ligated_veins": ["left.inferior_thyroid"]}
    glands = [
        {
            "gland": "left.inferior",
            "disposition": "removed",
            "found_at": "left.inferior",
            "note": "Soft",
            "pathology": "adenoma",
            "weight_mg": "640",
        },
        {"gland": "left.superior", "disposition": "seen_normal"},
    ]
    body = {"kind": "neck_exploration", "report": "on_file", "performed_on": day(500), "glands": glands}
    made = reviewed.act("add_operation", reviewed.people.sam, **body, **texts, **more)
    row = reviewed.case.operations.get(pk=made.pk)
    assert {name: getattr(row, name) for name in texts} == texts
    assert (row.grafts, row.ligated_veins, row.recorded_by_name) == (*more.values(), "Sam Brook")
    assert (row.kind, row.report, row.reoperation) == ("neck_exploration", "on_file", False)
    first, second = row.glands.order_by("pk")
    assert (first.gland, first.disposition, first.found_at, first.note) == (
        "left.inferior",
        "removed",
        "left.inferior",
        "Soft",
    )
    assert (first.pathology.diagnosis, str(first.pathology.weight_mg)) == ("adenoma", "640.000000")
    assert not hasattr(second, "pathology")


# --- what a calcium answers after an operation ---


@pytest.fixture
def followed(reviewed: Builder) -> Builder:
    people = reviewed.people
    made = reviewed.act("add_operation", people.sam, performed_on=day(0), **REOPERATION)
    reviewed.do("record_outside_operation", people.ito, operation=made.pk, code="elsewhere")
    return reviewed


def milestones(builder: Builder) -> dict[str, bool]:
    return {row.milestone: row.calcium is not None for row in builder.case.follow_ups.all()}


@pytest.mark.parametrize(
    ("after", "answered"),
    [
        (27, {"six_weeks": False, "six_months": False}),
        (28, {"six_weeks": True, "six_months": False}),
        (182, {"six_weeks": True, "six_months": False}),
        (183, {"six_weeks": True, "six_months": True}),
    ],
)
def test_a_calcium_answers_the_milestones_that_it_comes_late_enough_for(
    followed: Builder, after: int, answered: dict[str, bool]
) -> None:
    with time_machine.travel(timezone.now() + dt.timedelta(days=after), tick=False):
        followed.act("add_lab", followed.people.sam, collected_at=day(0), **CALCIUM)
        assert milestones(followed) == answered
        left = [row.due_on for row in followed.case.follow_ups.all() if row.calcium is None]
        assert followed.case.due_on == min(left, default=timezone.localdate())


def test_only_calcium_answers_a_milestone(followed: Builder) -> None:
    with time_machine.travel(timezone.now() + dt.timedelta(days=50), tick=False):
        followed.act("add_lab", followed.people.sam, collected_at=day(0), **PTH)
    assert not any(milestones(followed).values())
    assert followed.case.due_on.isoformat() == day(-42)


def test_a_milestone_keeps_the_first_calcium_that_answered_it(followed: Builder) -> None:
    sam = followed.people.sam
    with time_machine.travel(timezone.now() + dt.timedelta(days=50), tick=False):
        first = followed.act("add_lab", sam, collected_at=day(1), **CALCIUM)
        followed.act("add_lab", sam, collected_at=day(0), **CALCIUM)
    assert followed.case.follow_ups.get(milestone="six_weeks").calcium_id == first.pk


def test_a_calcium_before_follow_up_moves_no_clock(reviewed: Builder) -> None:
    due_on = reviewed.case.due_on
    reviewed.act("add_lab", reviewed.people.sam, collected_at=day(1), **CALCIUM)
    assert reviewed.case.due_on == due_on


def test_a_corrected_operation_keeps_its_mark_and_moves_only_what_is_open(followed: Builder) -> None:
    sam = followed.people.sam
    wrong = followed.case.operations.latest("pk")
    with time_machine.travel(timezone.now() + dt.timedelta(days=50), tick=False):
        followed.act("add_lab", sam, collected_at=day(0), **CALCIUM)
        body = {**REOPERATION, "performed_on": day(52), "supersedes": wrong.pk, "reason": "Typed"}
        made = followed.act("correct_operation", sam, **body)
        assert {row.operation_id for row in followed.case.follow_ups.all()} == {made.pk}
        assert followed.case.due_on.isoformat() == day(52 - 183)
        due = {row.milestone: row.due_on.isoformat() for row in followed.case.follow_ups.all()}
        assert due == {"six_weeks": day(52 - 42), "six_months": day(52 - 183)}
    assert not followed.case.operations.get(pk=made.pk).reoperation


# --- studies and reads ---


def test_a_study_is_kept_with_its_protocol_dose_and_first_read(reviewed: Builder) -> None:
    protocol = {"phases": ["arterial"], "covers": ["neck"], "fused": True}
    read = {**POSITIVE, "adequacy": "limited", "status": "preliminary", "text": "Seen."}
    made = reviewed.act(
        "add_study",
        reviewed.people.okafor,
        modality="ct_4d",
        performed_on=day(9),
        place="Harbor",
        accession="A1",
        operative_report_seen=False,
        dose_msv="12.5",
        read=[read],
        **protocol,
    )
    study = reviewed.case.case_studies.get(study=made.pk).study
    assert (study.modality, study.place, study.accession, study.operative_report_seen) == (
        "ct_4d",
        "Harbor",
        "A1",
        False,
    )
    assert study.protocol == protocol
    assert [str(dose.effective_msv) for dose in study.doses.all()] == ["12.500000"]
    kept = study.reads.get()
    assert (kept.result, kept.adequacy, kept.status, kept.text, kept.reader_name) == (
        "positive",
        "limited",
        "preliminary",
        "Seen.",
        "Chidi Okafor",
    )
    finding = kept.findings.get()
    assert (finding.location, finding.sites) == ("left inferior", ["left.inferior"])


def test_a_study_without_protocol_or_dose_says_nothing_of_them(reviewed: Builder) -> None:
    made = reviewed.act(
        "add_study", reviewed.people.okafor, modality="ultrasound", performed_on=day(9), read=[]
    )
    study = reviewed.case.case_studies.get(study=made.pk).study
    assert (study.protocol, study.doses.count(), study.reads.count()) == (None, 0, 0)


def test_a_study_comes_with_one_read_at_most_and_a_negative_one_has_no_findings(reviewed: Builder) -> None:
    study = {"modality": "ultrasound", "performed_on": day(9)}
    okafor = reviewed.people.okafor
    assert refused(reviewed, "add_study", okafor, **study, read=[POSITIVE, POSITIVE]) == ["read"]
    contradictory = {**POSITIVE, "result": "negative"}
    assert refused(reviewed, "add_study", okafor, **study, read=[contradictory]) == ["read[0].findings"]


def test_a_read_amends_the_one_that_holds_and_no_other(reviewed: Builder) -> None:
    okafor = reviewed.people.okafor
    study, other = (row.study for row in reviewed.case.case_studies.order_by("pk"))
    first, theirs = study.reads.get(), other.reads.get()
    read = {**POSITIVE, "study": study.pk}
    assert refused(reviewed, "add_read", okafor, **read) == ["supersedes"]
    assert refused(reviewed, "add_read", okafor, **read, supersedes=theirs.pk) == ["supersedes"]
    made = reviewed.act("add_read", okafor, **read, supersedes=first.pk, operative_report_seen=False)
    study.refresh_from_db()
    assert (study.reads.get(pk=made.pk).supersedes, study.operative_report_seen) == (first, False)
    assert refused(reviewed, "add_read", okafor, **read, supersedes=first.pk) == ["supersedes"]


def test_the_first_read_of_an_unread_study_amends_none(reviewed: Builder) -> None:
    okafor = reviewed.people.okafor
    made = reviewed.act(
        "add_study",
        okafor,
        modality="ultrasound",
        performed_on=day(9),
        operative_report_seen=True,
        read=[],
    )
    theirs = reviewed.case.case_studies.earliest("pk").study.reads.get()
    read = {**POSITIVE, "study": made.pk}
    assert refused(reviewed, "add_read", okafor, **read, supersedes=theirs.pk) == ["supersedes"]
    reviewed.act("add_read", okafor, **read)
    study = reviewed.case.case_studies.get(study=made.pk).study
    assert (study.operative_report_seen, study.reads.count()) == (True, 1)
    assert last_event(reviewed).detail["kind"] == "read"


@pytest.mark.parametrize(
    ("name", "reader"), [("ivanov", "Mila Ivanov"), ("nilsen", "Tor Nilsen"), ("reyes", "")]
)
def test_who_types_a_read_is_its_reader_only_if_reading_is_their_part(
    reviewed: Builder, name: str, reader: str
) -> None:
    study = {"modality": "ultrasound", "performed_on": day(9), "read": [POSITIVE]}
    made = reviewed.act("add_study", getattr(reviewed.people, name), **study)
    assert reviewed.case.case_studies.get(study=made.pk).study.reads.get().reader_name == reader


def test_a_named_reader_is_kept_whoever_types(reviewed: Builder) -> None:
    study = {
        "modality": "ultrasound",
        "performed_on": day(9),
        "read": [{**POSITIVE, "reader_name": "Dr Wen"}],
    }
    made = reviewed.act("add_study", reviewed.people.okafor, **study)
    assert reviewed.case.case_studies.get(study=made.pk).study.reads.get().reader_name == "Dr Wen"


def test_a_judgment_of_adequacy_keeps_who_and_why(reviewed: Builder) -> None:
    study = reviewed.case.case_studies.earliest("pk").study
    reviewed.act(
        "check_adequacy", reviewed.people.okafor, study=study.pk, adequacy="limited", reason="Motion"
    )
    row = study.adequacy_checks.get()
    assert (row.adequacy, row.reason, row.checked_by_name) == ("limited", "Motion", "Chidi Okafor")
    assert last_event(reviewed).detail == {"kind": "adequacy_check", "pk": row.pk, "study": study.pk}


# --- venous sampling ---


def sampled(builder: Builder, *samples: dict[str, Any], **more: Any) -> Any:
    body = {**SAMPLING, "performed_on": day(0), **({"samples": list(samples)} if samples else {}), **more}
    made = builder.act("add_sampling", builder.people.ivanov, **body)
    return builder.case.samplings.get(pk=made.pk)


PERIPHERAL, LEFT = {"vein": "peripheral", "value": "140"}, {"vein": "left.inferior_thyroid", "value": "980"}


def test_a_sampling_keeps_its_veins_in_order_with_the_threshold_of_its_day(reviewed: Builder) -> None:
    row = sampled(reviewed, performed_by="Dr Ivanov", complications="None")
    assert (row.unit, row.assay, row.performed_by, row.complications) == (
        "pg/mL",
        "2nd generation",
        "Dr Ivanov",
        "None",
    )
    assert (row.round, str(row.threshold), row.recorded_by_name) == (1, "2.00", "Mila Ivanov")
    assert [(s.sequence, s.vein, str(s.value)) for s in row.samples.order_by("pk")] == [
        (1, "peripheral", "140.000000"),
        (2, "left.inferior_thyroid", "980.000000"),
        (3, "right.inferior_thyroid", "150.000000"),
    ]


def test_a_round_has_one_sampling_and_the_next_round_another(reviewed: Builder) -> None:
    sampled(reviewed)
    body = {**SAMPLING, "performed_on": day(0)}
    assert refused(reviewed, "add_sampling", reviewed.people.ivanov, **body) == ["performed_on"]
    reviewed.do(
        "request_imaging", reviewed.people.ito, procedure="mri_with_without_contrast", question="Where?"
    )
    assert sampled(reviewed).round == 2


def test_a_corrected_sampling_stays_in_its_round(reviewed: Builder) -> None:
    first = sampled(reviewed)
    reviewed.do(
        "request_imaging", reviewed.people.ito, procedure="mri_with_without_contrast", question="Where?"
    )
    body = {**SAMPLING, "performed_on": day(0), "supersedes": first.pk, "reason": "Typed"}
    made = reviewed.act("correct_sampling", reviewed.people.ivanov, **body)
    row = reviewed.case.samplings.get(pk=made.pk)
    assert (row.round, row.supersedes) == (1, first)


def test_each_sample_is_paired_with_the_baseline_that_it_names_else_with_the_first(reviewed: Builder) -> None:
    row = sampled(
        reviewed,
        LEFT,
        PERIPHERAL,
        {**PERIPHERAL, "value": "150"},
        {"vein": "right.inferior_thyroid", "value": "150", "baseline": "3"},
    )
    left, first, second, right = row.samples.order_by("sequence")
    assert (left.baseline, first.baseline, second.baseline, right.baseline) == (first, None, None, second)


def test_a_sampling_without_a_peripheral_pairs_nothing(reviewed: Builder) -> None:
    assert [sample.baseline for sample in sampled(reviewed, LEFT).samples.all()] == [None]


@pytest.mark.parametrize("named", ["2", "0", "4", "x", "-1", "0001", "１"])
def test_a_baseline_is_the_row_of_a_peripheral_sample(reviewed: Builder, named: str) -> None:
    samples = [PERIPHERAL, LEFT, {"vein": "right.inferior_thyroid", "value": "150", "baseline": named}]
    body = {**SAMPLING, "performed_on": day(0), "samples": samples}
    assert refused(reviewed, "add_sampling", reviewed.people.ivanov, **body) == ["samples[2].baseline"]


@pytest.mark.parametrize(
    ("unit", "written", "fields"),
    [
        ("pg/mL", "ng/L", []),
        ("ng/L", "pg/mL", []),
        ("pmol/L", "pmol/L", []),
        ("pg/mL", "pmol/L", ["samples[1].unit"]),
        ("pmol/L", "pg/mL", ["samples[1].unit"]),
        ("pg/mL", "mg", ["samples[1].unit"]),
    ],
)
def test_samples_of_one_sampling_share_one_unit(
    reviewed: Builder, unit: str, written: str, fields: list[str]
) -> None:
    samples = [PERIPHERAL, {**LEFT, "unit": written}]
    if not fields:
        assert sampled(reviewed, *samples, unit=unit).unit == unit
        return
    body = {**SAMPLING, "performed_on": day(0), "unit": unit, "samples": samples}
    assert refused(reviewed, "add_sampling", reviewed.people.ivanov, **body) == fields


# --- the team ---


def test_only_a_member_of_the_site_in_that_role_is_put_on_the_team_and_once(reviewed: Builder) -> None:
    people = reviewed.people
    sam = people.sam
    assert refused(reviewed, "assign_member", sam, person=people.sato.pk, role="radiologist") == ["role"]
    assert refused(reviewed, "assign_member", sam, person=people.reyes.pk, role="surgeon") == ["person"]
    made = reviewed.act("assign_member", sam, person=people.sato.pk, role="surgeon")
    assert CareTeamMember.objects.get(pk=made.pk).user == people.sato
    assert last_event(reviewed).detail == {
        "kind": "member",
        "pk": made.pk,
        "person": people.sato.pk,
        "role": "surgeon",
    }


def test_who_is_released_is_released_from_that_role_of_that_case_alone(reviewed: Builder) -> None:
    people, other = reviewed.people, Builder(reviewed.people)
    CareTeamMember.objects.create(case=reviewed.case, user=people.reyes, role=Role.PATHOLOGIST)
    assert refused(reviewed, "release_member", people.sam, person=people.reyes.pk, role="observer") == [
        "person"
    ]
    reviewed.act("release_member", people.sam, person=people.reyes.pk, role="surgeon")
    assert [row.role for row in reviewed.case.team.filter(user=people.reyes)] == ["pathologist"]
    assert other.case.team.filter(user=people.reyes).count() == 1
    assert last_event(reviewed).detail["person"] == people.reyes.pk


# --- opinions and confirmations ---


def test_a_change_of_mind_supersedes_the_own_opinion_of_this_round(reviewed: Builder) -> None:
    people = reviewed.people
    for actor, position in ((people.ito, "defer"), (people.reyes, "defer"), (people.reyes, "escalate")):
        reviewed.act("give_opinion", actor, position=position, rationale="Seen", dissents=True)
    theirs, first, second = reviewed.case.opinions.order_by("pk")
    assert (theirs.supersedes, first.supersedes, second.supersedes) == (None, None, first)
    assert (second.by, second.by_name, second.role, second.round) == (
        people.reyes,
        "Lena Reyes",
        "surgeon",
        1,
    )
    assert (second.position, second.rationale, second.dissents) == ("escalate", "Seen", True)
    assert second.made_at == last_event(reviewed).at


def test_who_plays_several_parts_speaks_in_the_first(reviewed: Builder) -> None:
    ito = reviewed.people.ito
    CareTeamMember.objects.create(case=reviewed.case, user=ito, role=Role.SURGEON)
    reviewed.act("give_opinion", ito, position="defer", rationale="Wait")
    assert reviewed.case.opinions.get().role == "surgeon"


def test_a_verdict_is_confirmed_once_on_the_same_facts(reviewed: Builder) -> None:
    okafor = reviewed.people.okafor
    reviewed.act("confirm_verdict", okafor)
    assert refused(reviewed, "confirm_verdict", okafor) == ["ALREADY_CONFIRMED"]
    row = reviewed.case.verdict_confirmations.get()
    assert (row.by, row.by_name, row.role, row.verdict, row.round) == (
        okafor,
        "Chidi Okafor",
        "radiologist",
        "CONCORDANT_POSITIVE",
        1,
    )
    assert row.confirmed_at == last_event(reviewed).at
    assert last_event(reviewed).detail["verdict"] == "CONCORDANT_POSITIVE"


def test_an_insufficient_verdict_is_not_confirmed(reviewed: Builder) -> None:
    other = Builder(reviewed.people).localization()
    other.do("submit_for_review", reviewed.people.reyes, override="pregnancy")
    assert refused(other, "confirm_verdict", reviewed.people.okafor) == ["VERDICT_INSUFFICIENT"]


# --- referrals ---


@pytest.mark.parametrize(
    ("act", "body", "status"),
    [("accept_referral", {}, "accepted"), ("decline_referral", {"answer": "No capacity"}, "declined")],
)
def test_a_referral_is_answered_once_and_keeps_by_whom(
    escalated: Builder, act: str, body: dict[str, Any], status: str
) -> None:
    escalated.act(act, escalated.people.hale, **body)
    row = Referral.objects.get(case=escalated.pk)
    assert (row.status, row.answer, row.answered_by_name) == (status, body.get("answer", ""), "Ruth Hale")
    assert row.answered_at == last_event(escalated).at
    assert last_event(escalated).detail == {"kind": "referral", "pk": row.pk, "status": status}
    for again in ("accept_referral", "decline_referral"):
        more = {"answer": "No"} if again == "decline_referral" else {}
        assert refused(escalated, again, escalated.people.sam, **more) == ["NO_REFERRAL_WAITING"]


def test_another_center_is_asked_only_when_none_is_asked(escalated: Builder) -> None:
    people = escalated.people
    again = {"center": people.center.pk, "question": "And now?"}
    assert refused(escalated, "refer_again", people.reyes, **again) == ["REFERRAL_LIVE"]
    escalated.act("accept_referral", people.hale)
    assert refused(escalated, "refer_again", people.reyes, **again) == ["REFERRAL_LIVE"]


def test_a_case_is_referred_again_after_a_decline(escalated: Builder) -> None:
    people = escalated.people
    escalated.act("decline_referral", people.hale, answer="No capacity")
    made = escalated.act("refer_again", people.reyes, center=people.center.pk, question="And now?")
    row = Referral.objects.get(pk=made.pk)
    assert (row.center, row.question, row.asked_by, row.status, row.round) == (
        people.center,
        "And now?",
        people.reyes,
        "sent",
        1,
    )
    assert row.asked_at == last_event(escalated).at
    with pytest.raises(NeedsUnmet, match="not accepted the referral"):
        escalated.do("order_sampling", people.reyes, **PLAN)
