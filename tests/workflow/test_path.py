"""A case goes from referral to outcome, through escalation and venous sampling, by lawful verbs."""

import pytest

from casereview.models import CaseEvent, Recommendation
from casereview.workflow.refusals import Invalid, NeedsUnmet
from tests.build import CALCIUM, NEGATIVE, OPERATION, PLAN, POSITIVE, REOPERATION, SAMPLING, Builder, day


def test_referral_to_outcome_through_venous_sampling(builder: Builder) -> None:
    people = builder.people
    builder.sampled().do("record_sampling", people.hale)
    assert builder.case.state == "concordance_review"
    builder.opinions("focused_reoperation").confirmed()
    builder.do(
        "agree_target",
        people.reyes,
        plan="focused_reoperation",
        target_sites=["left.inferior"],
        rationale="Both first-line studies are negative; the left inferior thyroid vein has a gradient of 7.",
        answers=[{"code": "FIRST_LINE_OPEN", "reason": "The sampling stands for them: a gradient of seven."}],
        other_places=[{"site": "left inferior", "reason": "Its vein alone has a gradient."}],
    )
    builder.act("add_laryngoscopy", people.sam, performed_on=day(5), left="mobile", right="mobile")
    operation = builder.act(
        "add_operation",
        people.reyes,
        performed_on=day(0),
        kind="neck_exploration",
        report="on_file",
        glands=[{"gland": "left.inferior", "disposition": "removed", "pathology": "adenoma"}],
    )
    builder.do("record_reoperation", people.reyes, operation=operation.pk, iopth_plan="Miami")
    case = builder.case
    assert case.state == "follow_up"
    assert [row.milestone for row in case.follow_ups.all()] == ["six_weeks", "six_months"]
    with pytest.raises(NeedsUnmet) as refused:
        builder.do("record_outcome", people.ito, resolution="cured")
    assert [item.code for item in refused.value.unmet] == ["OUTCOME_NOT_SUPPORTED"]


def test_every_event_is_numbered_and_the_version_counts_them(builder: Builder) -> None:
    case = builder.surgical_planning().case
    numbers = list(CaseEvent.objects.filter(case=case).values_list("number", flat=True))
    assert numbers == list(range(1, case.version + 1))


def test_submission_is_refused_with_everything_that_is_missing(builder: Builder) -> None:
    builder.localization()
    builder.act(
        "add_study",
        builder.people.okafor,
        modality="ct_4d",
        performed_on=day(30),
        phases=["non_contrast", "arterial", "delayed"],
        covers=["neck"],
        read=[{**POSITIVE, "status": "preliminary"}],
    )
    with pytest.raises(NeedsUnmet) as refused:
        builder.do("submit_for_review", builder.people.sam)
    codes = [item.code for item in refused.value.unmet]
    assert codes == [
        "VERDICT_INSUFFICIENT",
        "READ_PRELIMINARY",
        "MEDIASTINUM_NOT_COVERED",
        "OPERATIVE_REPORT_NOT_SEEN",
    ]


def test_the_chair_may_set_insufficient_imaging_aside_with_a_coded_reason_that_shows(
    builder: Builder,
) -> None:
    builder.localization()
    builder.do("submit_for_review", builder.people.reyes, override="pregnancy")
    event = CaseEvent.objects.get(case=builder.pk, verb="submit_for_review")
    assert (builder.case.state, event.override) == ("concordance_review", "pregnancy")


def test_a_decision_keeps_the_facts_the_profile_and_the_answer_it_rested_on(builder: Builder) -> None:
    builder.surgical_planning()
    signed = Recommendation.objects.get(case=builder.pk)
    assert signed.profile.startswith("acr-2021/")
    assert signed.answer["verdict"]["code"] == "CONCORDANT_POSITIVE"
    assert len(signed.facts["studies"]) == 2


def test_a_corrected_read_reopens_the_verdict(builder: Builder) -> None:
    builder.review().opinions("focused_reoperation").confirmed()
    study = builder.case.case_studies.get(study__modality="ct_4d").study
    read = study.reads.get()
    builder.act("add_read", builder.people.okafor, study=study.pk, supersedes=read.pk, **NEGATIVE)
    with pytest.raises(NeedsUnmet) as refused:
        builder.do(
            "agree_target",
            builder.people.reyes,
            plan="focused_reoperation",
            target_sites=["left.inferior"],
            rationale="Sestamibi alone.",
            other_places=[{"site": "left inferior", "reason": "Seen by sestamibi."}],
        )
    assert {item.code for item in refused.value.unmet} == {
        "VERDICT_NOT_CONFIRMED_RADIOLOGIST",
        "VERDICT_NOT_CONFIRMED_SURGEON",
    }


def test_a_hold_stops_the_clock_and_resuming_gives_the_days_back(builder: Builder) -> None:
    before = builder.case.due_on
    builder.do("hold", builder.people.sam, reason="Awaits visa", until=day(-30))
    assert builder.case.due_on.isoformat() == day(-30)
    with pytest.raises(NeedsUnmet, match="on hold"):
        builder.do("accept_case", builder.people.ito, confirm_eligibility=True)
    builder.do("resume", builder.people.sam)
    assert builder.case.due_on == before


def test_a_new_round_keeps_the_earlier_one(builder: Builder) -> None:
    builder.review().opinions("more_imaging")
    builder.do(
        "request_imaging",
        builder.people.okafor,
        procedure="mri_with_without_contrast",
        question="Behind the esophagus?",
    )
    case = builder.case
    assert (case.state, case.round, case.opinions.count()) == ("localization", 2, 3)
    assert case.imaging_requests.get().round == 2


def test_veins_are_not_sampled_before_the_first_line_without_a_reason(builder: Builder) -> None:
    builder.accepted()
    study = builder.case.case_studies.get(study__modality="sestamibi_spect_ct").study_id
    builder.act("check_adequacy", builder.people.okafor, study=study, adequacy="inadequate", reason="Motion")
    with pytest.raises(NeedsUnmet) as refused:
        builder.do("order_sampling", builder.people.reyes, **PLAN)
    assert [item.code for item in refused.value.unmet] == ["ORDER_SAMPLING_BEFORE_IMAGING"]
    builder.do("order_sampling", builder.people.hale, override="unavailable", **PLAN)
    assert builder.case.state == "venous_sampling"


def test_a_mistyped_sampling_is_replaced_and_what_it_was_stays(builder: Builder) -> None:
    builder.sampled()
    first = builder.case.samplings.get()
    body = {**SAMPLING, "assay": "", "samples": SAMPLING["samples"][1:]}
    people = builder.people
    second = builder.act(
        "correct_sampling", people.hale, performed_on=day(0), supersedes=first.pk, reason="Typed", **body
    )
    with pytest.raises(NeedsUnmet) as refused:
        builder.do("record_sampling", people.hale)
    assert {item.code for item in refused.value.unmet} == {"BASELINE_MISSING", "ASSAY_MISSING"}
    builder.act(
        "correct_sampling", people.hale, performed_on=day(0), supersedes=second.pk, reason="Again", **SAMPLING
    )
    builder.do("record_sampling", people.hale)
    assert builder.case.samplings.count() == 3


def test_opinions_given_before_a_sampling_do_not_decide_after_it(builder: Builder) -> None:
    builder.sampled().do("record_sampling", builder.people.hale)
    builder.confirmed()
    with pytest.raises(NeedsUnmet) as refused:
        builder.do(
            "agree_target",
            builder.people.reyes,
            plan="focused_reoperation",
            target_sites=["left.inferior"],
            rationale="A gradient of seven.",
            answers=[{"code": "FIRST_LINE_OPEN", "reason": "The sampling stands for them."}],
            other_places=[{"site": "left inferior", "reason": "Its vein alone has a gradient."}],
        )
    assert {item.code for item in refused.value.unmet} == {
        "OPINION_SURGEON_MISSING",
        "OPINION_ENDOCRINOLOGIST_MISSING",
        "OPINION_RADIOLOGIST_MISSING",
    }


def test_cords_seen_only_after_the_reoperation_do_not_count_before_it(builder: Builder) -> None:
    builder.surgical_planning()
    people = builder.people
    operation = builder.act("add_operation", people.reyes, performed_on=day(0), **REOPERATION)
    with pytest.raises(NeedsUnmet, match="laryngoscopy"):
        builder.do("record_reoperation", people.reyes, operation=operation.pk, iopth_plan="Miami")
    builder.act("add_laryngoscopy", people.sam, performed_on=day(500), left="mobile", right="mobile")
    with pytest.raises(NeedsUnmet, match="laryngoscopy"):
        builder.do("record_reoperation", people.reyes, operation=operation.pk, iopth_plan="Miami")
    builder.act("add_laryngoscopy", people.sam, performed_on=day(0), left="mobile", right="mobile")
    builder.do("record_reoperation", people.reyes, operation=operation.pk, iopth_plan="Miami")
    assert builder.case.state == "follow_up"


def test_correcting_the_day_of_the_reoperation_moves_what_is_due(builder: Builder) -> None:
    builder.follow_up()
    people = builder.people
    wrong = builder.case.operations.get(reoperation=True)
    body = {**REOPERATION, "performed_on": day(1), "supersedes": wrong.pk, "reason": "Typed"}
    builder.act("correct_operation", people.reyes, **body)
    case = builder.case
    assert [row.due_on.isoformat() for row in case.follow_ups.all()] == [day(1 - 42), day(1 - 183)]
    assert case.due_on.isoformat() == day(1 - 42)


def test_a_reopened_case_in_danger_is_urgent_again(builder: Builder) -> None:
    builder.worked_up()
    sam = builder.people.sam
    builder.act("add_lab", sam, collected_at=day(1), **{**CALCIUM, "value": "14.6"})
    builder.closed().do("reopen", sam, reason="Withdrawn by mistake")
    assert builder.case.urgent


def test_whoever_only_types_a_read_is_not_named_as_its_reader(builder: Builder) -> None:
    builder.localization()
    people = builder.people
    for actor, reader in ((people.sam, ""), (people.okafor, "Chidi Okafor")):
        made = builder.act(
            "add_study", actor, modality="ultrasound", performed_on=day(9), read=[{"result": "negative"}]
        )
        study = builder.case.case_studies.get(study=made.pk).study
        assert study.reads.get().reader_name == reader


def test_nobody_was_operated_before_birth(builder: Builder) -> None:
    with pytest.raises(Invalid, match="before the patient's birth"):
        builder.act("add_operation", builder.people.sam, performed_on="1969-01-01", **OPERATION)
