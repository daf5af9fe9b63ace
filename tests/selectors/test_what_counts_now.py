"""What the needs of a move look at is read from the rows of this case, this round, and what holds now."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from casereview.lifecycle.needs.facts import MoveFacts
from casereview.lifecycle.roles import THE_THREE, Role
from casereview.models import CareTeamMember, Hold, Patient, Referral, User
from casereview.selectors.assessed_case import assessed_case
from casereview.selectors.move_facts import move_facts
from tests.build import CALCIUM, CT_4D, NEGATIVE, OPERATION, POSITIVE, REOPERATION, SAMPLING, Builder, day


def facts(builder: Builder) -> MoveFacts:
    return move_facts(assessed_case(builder.case))


def test_a_worked_up_case_in_review_is_known_through_and_through(reviewed: Builder) -> None:
    known = facts(reviewed)
    assert known.today == timezone.localdate()
    assert (known.patient_identified, known.other_open_case, known.on_hold) == (True, False, False)
    assert (known.flags_known, known.chair_on_team, known.any_counting) == (True, True, True)
    assert set(THE_THREE) < known.team
    assert known.blockers == ()
    assert known.verdict == "CONCORDANT_POSITIVE"
    assert known.verdict_reasons
    assert known.counting_families == {"sestamibi", "ct_4d"}
    assert known.mediastinum_covered
    assert (known.studies_report_not_seen, known.preliminary_reads, known.unread_studies) == ((), (), ())
    assert (known.pet_alone, known.carcinoma_flags, known.operations_known) == (False, (), True)
    assert [row.report for row in known.operations.values()] == ["on_file"]
    assert (known.opinions, known.confirmed_by, known.referral_status) == (frozenset(), frozenset(), "")
    assert (known.sampling, known.planned_on) == (None, None)
    assert known.last_operation_on is not None
    assert known.last_operation_on.isoformat() == day(400)
    assert [(row.on.isoformat(), row.high) for row in known.calciums] == [(day(340), True), (day(100), True)]


def test_a_case_of_which_nothing_is_known_is_said_to_be_so(reviewed: Builder) -> None:
    known = facts(Builder(reviewed.people))
    assert (known.flags_known, known.operations_known, known.any_counting) == (False, False, False)
    assert (known.mediastinum_covered, known.last_operation_on, known.calciums) == (False, None, ())
    assert known.operations == {}
    assert known.verdict == "INSUFFICIENT"


@pytest.mark.parametrize("column", ["mrn", "family_name"])
def test_a_patient_without_number_or_name_is_not_identified(reviewed: Builder, column: str) -> None:
    if column == "mrn":
        case = reviewed.case
        case.patient.mrn = ""
        assert not move_facts(assessed_case(case)).patient_identified
        return
    Patient.objects.filter(pk=reviewed.case.patient_id).update(family_name="")
    assert not facts(reviewed).patient_identified


def test_another_case_of_the_patient_counts_only_while_it_is_open(reviewed: Builder) -> None:
    patient = reviewed.closed().case.patient
    assert not facts(reviewed).other_open_case
    again = Builder(reviewed.people, mrn=patient.mrn)
    assert facts(reviewed).other_open_case
    assert not facts(again).other_open_case
    again.closed()
    assert not facts(reviewed).other_open_case
    Builder(reviewed.people)  # somebody else's
    assert not facts(reviewed).other_open_case


def test_a_hold_counts_while_it_lasts_and_for_its_own_case(reviewed: Builder) -> None:
    other = Builder(reviewed.people)
    other.do("hold", reviewed.people.sam, reason="x", until=day(-9))
    assert (facts(other).on_hold, facts(reviewed).on_hold) == (True, False)
    Hold.objects.update(ended_at=timezone.now())
    assert not facts(other).on_hold


def test_the_chair_counts_on_the_team_of_this_case_at_this_site_while_active(reviewed: Builder) -> None:
    people = reviewed.people
    without = Builder(people, surgeon=people.sato.pk)
    assert not facts(without).chair_on_team
    User.objects.filter(pk=people.reyes.pk).update(is_active=False)
    assert not facts(reviewed).chair_on_team
    User.objects.filter(pk=people.reyes.pk).update(is_active=True)
    people.reyes.memberships.update(site=people.center.site)
    assert not facts(reviewed).chair_on_team
    people.reyes.memberships.update(site=people.site, chair=False)
    assert not facts(reviewed).chair_on_team


def test_blockers_count_until_they_are_resolved(reviewed: Builder) -> None:
    reviewed.act("set_background", reviewed.people.sam, flags=["lithium"])
    standing = [item.code for item in facts(reviewed).blockers]
    assert any("LITHIUM" in code for code in standing)


def study(builder: Builder, modality: str = "ultrasound", **more: Any) -> int:
    body = {"modality": modality, "performed_on": day(30), "read": [NEGATIVE], **more}
    made = builder.act("add_study", builder.people.okafor, **body)
    assert made.pk is not None
    return made.pk


def test_an_unread_study_and_a_preliminary_read_are_named_by_study_and_day(reviewed: Builder) -> None:
    study(reviewed, read=[])
    pk = study(reviewed, "ct_4d", read=[{**POSITIVE, "status": "preliminary"}])
    known = facts(reviewed)
    assert len(known.unread_studies) == len(known.preliminary_reads) == 1
    assert str(known.unread_studies[0]).endswith(f"of {day(30)}")
    assert str(known.preliminary_reads[0]).endswith(f"of {day(30)}")
    first = reviewed.case.case_studies.get(study=pk).study.reads.get()
    reviewed.act("add_read", reviewed.people.okafor, study=pk, supersedes=first.pk, **POSITIVE)
    assert facts(reviewed).preliminary_reads == ()


def test_a_study_whose_reader_has_not_seen_the_operative_report_is_named(reviewed: Builder) -> None:
    seen_by_nobody = {**CT_4D, "operative_report_seen": False}
    study(reviewed, seen_by_nobody.pop("modality"), **seen_by_nobody)
    assert [str(name).rpartition(" ")[2] for name in facts(reviewed).studies_report_not_seen] == [day(30)]


def test_the_mediastinum_is_covered_by_a_study_that_counts_and_shows_it(reviewed: Builder) -> None:
    other = Builder(reviewed.people).localization()
    neck = {**CT_4D, "covers": ["neck"]}
    study(other, neck.pop("modality"), **neck)
    assert (facts(other).any_counting, facts(other).mediastinum_covered) == (True, False)
    whole = dict(CT_4D)
    pk = study(other, whole.pop("modality"), **whole)
    assert facts(other).mediastinum_covered
    other.act("check_adequacy", reviewed.people.okafor, study=pk, adequacy="inadequate", reason="Motion")
    assert not facts(other).mediastinum_covered


def test_a_study_stated_as_adequate_covers_the_mediastinum_where_its_field_is_not_told(
    reviewed: Builder,
) -> None:
    other = Builder(reviewed.people).localization()
    pk = study(other, "ct_4d", read=[{**NEGATIVE, "adequacy": "adequate"}])
    assert facts(other).mediastinum_covered
    other.act("check_adequacy", reviewed.people.okafor, study=pk, adequacy="limited", reason="Motion")
    assert (facts(other).any_counting, facts(other).mediastinum_covered) == (True, False)


def test_an_answered_carcinoma_flag_gates_nothing_and_endangers_nobody(reviewed: Builder) -> None:
    reviewed.act("set_background", reviewed.people.sam, flags=["palpable_mass"])
    assert facts(reviewed).carcinoma_flags == ("PALPABLE_MASS",)
    assert assessed_case(reviewed.case).in_danger
    reviewed.act("answer_stop", reviewed.people.reyes, code="PALPABLE_MASS", reason="A node, by needle.")
    assert facts(reviewed).carcinoma_flags == ()
    assert not assessed_case(reviewed.case).in_danger


def test_a_look_at_the_cords_that_was_replaced_is_no_fact(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    body = {"left": "immobile", "right": "mobile"}
    first = reviewed.act("add_laryngoscopy", sam, performed_on=day(30), **body)
    assert [seen.isoformat() for seen in facts(reviewed).cords_seen_on] == [day(30)]
    right = {**body, "left": "mobile", "supersedes": first.pk, "reason": "Typed"}
    reviewed.act("correct_laryngoscopy", sam, performed_on=day(20), **right)
    assert [seen.isoformat() for seen in facts(reviewed).cords_seen_on] == [day(20)]
    codes = [line.code for line in assessed_case(reviewed.case).answer.pitfalls]
    assert "CORD_PALSY" not in codes


def test_an_operation_is_known_with_its_findings_and_whether_it_was_corrected(reviewed: Builder) -> None:
    sam = reviewed.people.sam
    first = reviewed.case.operations.get()
    bare = reviewed.act(
        "add_operation", sam, performed_on=day(500), kind="neck_exploration", report="missing", glands=[]
    )
    body = {**OPERATION, "performed_on": day(401), "supersedes": first.pk, "reason": "Typed"}
    second = reviewed.act("correct_operation", sam, **body)
    known = facts(reviewed).operations
    assert {pk: (row.has_findings, row.superseded) for pk, row in known.items()} == {
        first.pk: (True, True),
        bare.pk: (False, False),
        second.pk: (True, False),
    }
    assert known[bare.pk or 0].report == "missing"
    assert known[second.pk or 0].performed_on.isoformat() == day(401)


def test_opinions_and_confirmations_count_by_discipline_and_on_the_present_facts(reviewed: Builder) -> None:
    reviewed.opinions("defer").confirmed()
    known = facts(reviewed)
    assert known.opinions == set(THE_THREE)
    assert known.confirmed_by == {Role.RADIOLOGIST, Role.SURGEON}
    study(reviewed, "mri_with_without_contrast")
    assert facts(reviewed).confirmed_by == frozenset()
    assert facts(reviewed).opinions == set(THE_THREE)


def test_opinions_of_an_earlier_round_or_of_before_the_review_do_not_count(reviewed: Builder) -> None:
    reviewed.opinions("defer")
    case = reviewed.case
    later = case.state_since + dt.timedelta(hours=1)
    type(case).objects.filter(pk=case.pk).update(state_since=later)
    assert facts(reviewed).opinions == frozenset()
    type(case).objects.filter(pk=case.pk).update(state_since=case.state_since, round=2)
    assert facts(reviewed).opinions == frozenset()


@pytest.mark.parametrize(
    ("status", "known"),
    [("sent", "sent"), ("accepted", "accepted"), ("declined", ""), ("returned", ""), ("recalled", "")],
)
def test_a_referral_counts_while_it_is_live(escalated: Builder, status: str, known: str) -> None:
    Referral.objects.filter(case=escalated.pk).update(status=status)
    assert facts(escalated).referral_status == known
    assert facts(escalated).referral_center_samples is bool(known)


def test_a_center_that_does_not_sample_is_known_to_be_one(escalated: Builder) -> None:
    center = escalated.people.center
    type(center).objects.filter(pk=center.pk).update(performs_sampling=False)
    assert not facts(escalated).referral_center_samples
    type(center).objects.filter(pk=center.pk).update(performs_sampling=True)


def test_the_sampling_of_this_round_counts_as_it_was_last_corrected(reviewed: Builder) -> None:
    ivanov = reviewed.people.ivanov
    body = {**SAMPLING, "performed_on": day(0), "assay": ""}
    first = reviewed.act("add_sampling", ivanov, **{**body, "samples": SAMPLING["samples"][1:]})
    known = facts(reviewed).sampling
    assert known is not None
    assert (known.has_baseline, known.veins, known.assay) == (False, 2, "")
    reviewed.act(
        "correct_sampling", ivanov, **{**body, "assay": "2nd"}, supersedes=first.pk, reason="Forgotten"
    )
    known = facts(reviewed).sampling
    assert known is not None
    assert (known.has_baseline, known.veins, known.assay) == (True, 2, "2nd")
    case = reviewed.case
    type(case).objects.filter(pk=case.pk).update(round=2)
    assert facts(reviewed).sampling is None


def test_a_plan_counts_from_the_day_on_which_it_was_signed_in_this_round(reviewed: Builder) -> None:
    reviewed.opinions("focused_reoperation").confirmed().do(
        "agree_target", reviewed.people.reyes, plan="focused_reoperation", target_sites=["left.inferior"]
    )
    assert facts(reviewed).planned_on == timezone.localdate()
    case = reviewed.case
    type(case).objects.filter(pk=case.pk).update(round=2)
    assert facts(reviewed).planned_on is None


def test_a_new_operation_is_the_one_that_counts(reviewed: Builder) -> None:
    reviewed.act("add_operation", reviewed.people.sam, performed_on=day(20), **REOPERATION)
    known = facts(reviewed)
    assert known.last_operation_on is not None
    assert known.last_operation_on.isoformat() == day(20)
    assert known.calciums == ()  # those of before say nothing of it
    reviewed.act("add_lab", reviewed.people.sam, collected_at=day(2), **{**CALCIUM, "value": "9.4"})
    assert [row.high for row in facts(reviewed).calciums] == [False]


def test_cords_are_known_by_the_days_on_which_they_were_seen(reviewed: Builder) -> None:
    for ago in (20, 3):
        reviewed.act(
            "add_laryngoscopy", reviewed.people.sam, performed_on=day(ago), left="mobile", right="mobile"
        )
    assert {seen.isoformat() for seen in facts(reviewed).cords_seen_on} == {day(20), day(3)}


def test_an_order_that_the_check_stops_is_named_with_what_sets_it_aside(reviewed: Builder) -> None:
    stops = facts(Builder(reviewed.people)).order_stops
    assert stops is not None
    codes = {item.code for item in stops("choline_pet_ct")}
    assert all(code.startswith("ORDER_") for code in codes)
    assert codes


def test_a_member_more_counts_with_the_team(reviewed: Builder) -> None:
    other = Builder(reviewed.people, surgeon=None)
    assert Role.SURGEON not in facts(other).team
    CareTeamMember.objects.create(case=other.case, user=reviewed.people.sato, role=Role.SURGEON)
    assert Role.SURGEON in facts(other).team
