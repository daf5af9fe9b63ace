"""Every need of a move, met and unmet: the whole table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from casereview.lifecycle.moves import MOVES, from_state, mermaid, target_of
from casereview.lifecycle.needs.facts import CalciumView, OperationView, SamplingView, StopView, Unmet
from casereview.lifecycle.needs.unmet import JUDGED_ON_INPUT, NEEDS, unmet
from casereview.lifecycle.roles import THE_THREE, Role
from casereview.lifecycle.states import State
from casereview.rules.concordance.adequacy import strictest
from imaging.anatomy.sites import Sites
from tests.lifecycle.facts import StatedFacts

TODAY = date(2025, 6, 2)
DONE = date(2024, 2, 10)
LATE = DONE + timedelta(days=183)
THREE = frozenset(THE_THREE)
ON_FILE = {1: OperationView(DONE, "on_file", has_findings=True)}
PLANNED = {"planned_on": date(2025, 5, 1)}
REDONE = {2: OperationView(date(2025, 5, 20), "on_file", has_findings=True)}


SIGNED = {"target_sites": ["left.inferior"]}
ELSEWHERE = {"target_sites": ["left.inferior", "right.superior"]}
TARGETED = {"targets": (Sites.of(("left.inferior", "left.thyrothymic_ligament")),)}
PALSY = {"stops": {("left.inferior",): (StopView("CORD_PALSY_OPPOSITE", "The right cord is immobile."),)}}


def answer(code: str, reason: str = "Nerve monitoring.") -> dict[str, str]:
    return {"code": code, "reason": reason}


def place(site: str, reason: str = "The washout was there.") -> dict[str, str]:
    return {"site": site, "reason": reason}


STOP = Unmet("ORDER_PET_ALONE", "PET comes second.")
STOPPED = {"stopped": {"choline_pet_ct": STOP, "venous_sampling": STOP}}


def calcium(*values: tuple[date, bool | None]) -> dict[str, Any]:
    return {"last_operation_on": DONE, "calciums": tuple(CalciumView(day, high) for day, high in values)}


# need, situation, data, the codes of what is unmet
TABLE: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    ("patient_identified", {}, {}, []),
    ("patient_identified", {"patient_identified": False}, {}, ["PATIENT_NOT_IDENTIFIED"]),
    ("no_other_open_case", {}, {}, []),
    ("no_other_open_case", {"other_open_case": True}, {}, ["OTHER_OPEN_CASE"]),
    ("eligible", {}, {}, []),
    ("eligible", {"blockers": (Unmet("LITHIUM", "x"),)}, {}, ["LITHIUM"]),
    ("care_team_complete", {"team": THREE}, {}, []),
    ("care_team_complete", {"team": THREE - {Role.SURGEON}}, {}, ["CARE_TEAM_SURGEON_MISSING"]),
    ("operative_reports_accounted", {}, {}, ["OPERATIONS_UNKNOWN"]),
    ("operative_reports_accounted", {"operations_known": True, "operations": ON_FILE}, {}, []),
    ("operative_reports_accounted",
     {"operations_known": True, "operations": {1: OperationView(DONE, "missing", has_findings=False)}}, {},
     ["OPERATIVE_REPORT_MISSING"]),
    ("operative_reports_accounted",
     {"operations_known": True,
      "operations": {1: OperationView(DONE, "missing", has_findings=False, superseded=True)}}, {}, []),
    ("verdict_sufficient", {"verdict": "EQUIVOCAL"}, {}, []),
    ("verdict_sufficient", {}, {}, ["VERDICT_INSUFFICIENT"]),
    ("verdict_sufficient", {"reader_questions": ("Which phases?",)}, {}, ["VERDICT_INSUFFICIENT"]),
    ("reads_final", {}, {}, []),
    ("reads_final", {"preliminary_reads": ("CT",), "unread_studies": ("MRI",)}, {},
     ["READ_PRELIMINARY", "STUDY_UNREAD"]),
    ("mediastinum_covered", {}, {}, []),
    ("mediastinum_covered", {"any_counting": True, "mediastinum_covered": True}, {}, []),
    ("mediastinum_covered", {"any_counting": True}, {}, ["MEDIASTINUM_NOT_COVERED"]),
    ("operative_report_seen", {}, {}, []),
    ("operative_report_seen", {"studies_report_not_seen": ("CT",)}, {}, ["OPERATIVE_REPORT_NOT_SEEN"]),
    ("order_checked", STOPPED, {"procedure": "ct_4d"}, []),
    ("order_checked", STOPPED, {"procedure": "choline_pet_ct"}, ["ORDER_PET_ALONE"]),
    ("order_checked", STOPPED, {}, []),
    ("order_checked", {}, {"procedure": "choline_pet_ct"}, []),
    ("sampling_order_checked", {}, {}, []),
    ("sampling_order_checked", STOPPED, {}, ["ORDER_PET_ALONE"]),
    ("chair_on_team", {"chair_on_team": True}, {}, []),
    ("chair_on_team", {}, {}, ["CHAIR_MISSING"]),
    ("quorum", {"opinions": THREE}, {}, []),
    ("quorum", {"opinions": THREE - {Role.RADIOLOGIST}}, {}, ["OPINION_RADIOLOGIST_MISSING"]),
    ("verdict_confirmed", {"confirmed_by": THREE}, {}, []),
    ("verdict_confirmed", {"confirmed_by": frozenset({Role.ENDOCRINOLOGIST})}, {},
     ["VERDICT_NOT_CONFIRMED_RADIOLOGIST", "VERDICT_NOT_CONFIRMED_SURGEON"]),
    ("target_or_bilateral", {}, {"target_sites": ["left.inferior"]}, []),
    ("target_or_bilateral", {}, {"plan": "bilateral_exploration", "rationale": "Two places."}, []),
    ("target_or_bilateral", {}, {"plan": "bilateral_exploration", "rationale": " "}, ["TARGET_MISSING"]),
    ("target_or_bilateral", {}, {"plan": "focused_reoperation", "rationale": "x"}, ["TARGET_MISSING"]),
    ("rationale_where_needed", {}, {"rationale": "Because."}, []),
    ("rationale_where_needed", {"verdict": "EQUIVOCAL"}, {}, ["RATIONALE_MISSING"]),
    ("rationale_where_needed", {"verdict": "CONCORDANT_POSITIVE", "pet_alone": True,
                                "counting_families": frozenset({"pet", "ct_4d"})}, {}, ["RATIONALE_MISSING"]),
    ("rationale_where_needed", {"verdict": "CONCORDANT_POSITIVE",
     "counting_families": frozenset({"ct_4d"})}, {},
     ["RATIONALE_MISSING"]),
    ("rationale_where_needed",
     {"verdict": "CONCORDANT_POSITIVE", "counting_families": frozenset({"ct_4d", "sestamibi"})}, {}, []),
    ("verdict_for_escalation", {"verdict": "DISCORDANT_LOCATION"}, {}, []),
    ("verdict_for_escalation", {"verdict": "CONCORDANT_POSITIVE", "carcinoma_flags": ("PALPABLE_MASS",)},
     {}, []),
    ("verdict_for_escalation", {"verdict": "CONCORDANT_POSITIVE"}, {}, ["VERDICT_NOT_FOR_ESCALATION"]),
    ("verdict_for_escalation", {"verdict": "CONCORDANT_REGION"}, {}, []),
    ("verdict_for_escalation", {"verdict": "CONCORDANT_POSITIVE", **TARGETED}, {},
     ["VERDICT_NOT_FOR_ESCALATION"]),
    ("verdict_for_escalation", {"verdict": "CONCORDANT_POSITIVE",
     "targets": (Sites.of(("left.thyrothymic_ligament", "left.anterior_mediastinum")),)}, {}, []),
    ("no_live_referral", {}, {}, []),
    ("no_live_referral", {"referral_status": "sent"}, {}, ["REFERRAL_LIVE"]),
    ("packet_complete", {"operations_known": True}, {},
     ["PACKET_BACKGROUND", "PACKET_CALCIUM", "PACKET_IMAGING", "PACKET_OPINION"]),
    ("packet_complete", {"flags_known": True, "any_counting": True, "opinions": THREE,
                         **calcium((LATE, True))}, {}, ["PACKET_OPERATIONS_UNKNOWN"]),
    ("packet_complete", {"flags_known": True, "any_counting": True, "opinions": THREE,
     "operations_known": True,
                         **calcium((LATE, True))}, {}, []),
    ("referral_accepted", {"referral_status": "accepted"}, {}, []),
    ("referral_accepted", {"referral_status": "sent"}, {}, ["REFERRAL_NOT_ACCEPTED"]),
    ("referral_accepted_by_sampling_center", {}, {}, ["REFERRAL_NOT_ACCEPTED"]),
    ("referral_accepted_by_sampling_center", {"referral_status": "accepted"}, {}, ["CENTER_DOES_NOT_SAMPLE"]),
    ("referral_accepted_by_sampling_center", {"referral_status": "accepted",
     "referral_center_samples": True}, {},
     []),
    ("sampling_complete", {}, {}, ["SAMPLING_MISSING"]),
    ("sampling_complete", {"sampling": SamplingView(has_baseline=False, veins=0, assay="")}, {},
     ["BASELINE_MISSING", "VEINS_MISSING", "ASSAY_MISSING"]),
    ("sampling_complete", {"sampling": SamplingView(has_baseline=True, veins=2, assay="2nd")}, {}, []),
    ("recommendation_or_refusal", {}, {"recommendation": "Cinacalcet."}, []),
    ("recommendation_or_refusal", {}, {}, ["RECOMMENDATION_OR_REFUSAL_MISSING"]),
    ("recommendation_or_refusal", {}, {"resolution": "refused", "recommendation": "x"},
     ["RECOMMENDATION_OR_REFUSAL_MISSING"]),
    ("recommendation_or_refusal", {}, {"resolution": "refused", "refusal_reason": "Age."}, []),
    ("laryngoscopy_before_reoperation", {"operations": ON_FILE}, {}, ["CORD_NOT_EXAMINED"]),
    ("laryngoscopy_before_reoperation", {"operations": ON_FILE, "cords_seen_on": (TODAY,)}, {}, []),
    ("laryngoscopy_before_reoperation", {"operations": ON_FILE, "cords_seen_on": (DONE,)}, {},
     ["CORD_NOT_EXAMINED"]),
    ("laryngoscopy_before_reoperation",
     {"operations": ON_FILE | REDONE, "cords_seen_on": (date(2025, 5, 25),)}, {"operation": 2},
     ["CORD_NOT_EXAMINED"]),
    ("laryngoscopy_before_reoperation",
     {"operations": ON_FILE | REDONE, "cords_seen_on": (date(2025, 5, 10),)}, {"operation": 2}, []),
    ("laryngoscopy_before_reoperation", {"cords_seen_on": (DONE,)}, {}, []),
    ("reoperation_with_findings", {}, {}, ["REOPERATION_MISSING"]),
    ("reoperation_with_findings", {"operations": REDONE, **PLANNED}, {"operation": 2}, []),
    ("reoperation_with_findings", {"operations": {2: OperationView(DONE, "on_file", has_findings=False)},
     **PLANNED},
     {"operation": 2}, ["REOPERATION_BEFORE_PLAN", "FINDINGS_MISSING"]),
    ("carcinoma_flag_resolved", {}, {}, []),
    ("carcinoma_flag_resolved", {"carcinoma_flags": ("PALPABLE_MASS",)}, {"carcinoma_resolution": "Node."},
     ["CARCINOMA_FLAG_UNANSWERED"]),
    ("carcinoma_flag_resolved", {"carcinoma_flags": ("PATHOLOGY",)}, {"carcinoma_resolution": " "},
     ["CARCINOMA_RESOLUTION_MISSING"]),
    ("carcinoma_flag_resolved", {"carcinoma_flags": ("PATHOLOGY",)}, {"carcinoma_resolution": "En bloc."},
     []),
    ("carcinoma_flag_resolved", {"carcinoma_flags": ("PALPABLE_MASS", "PATHOLOGY")}, {},
     ["CARCINOMA_FLAG_UNANSWERED", "CARCINOMA_RESOLUTION_MISSING"]),
    ("no_standing_blocker", {}, {}, []),
    ("no_standing_blocker", {"blockers": (Unmet("LITHIUM", "x"),)}, {}, ["LITHIUM"]),
    ("emergency_seen_to", {}, {}, []),
    ("emergency_seen_to", {"emergencies": ("Calcium 15.2.", "Calcium 6.1.")}, {},
     ["EMERGENCY_NOT_SEEN_TO", "EMERGENCY_NOT_SEEN_TO"]),
    ("readings_accepted", {}, SIGNED, []),
    ("readings_accepted", {"unaccepted_words": ("type B left", "RUP")}, SIGNED, ["READING_NOT_ACCEPTED"] * 2),
    ("stops_answered", {}, SIGNED, []),
    ("stops_answered", PALSY, SIGNED, ["STOP_UNANSWERED"]),
    ("stops_answered", PALSY, {"target_sites": ["right.inferior"]}, []),
    ("stops_answered", PALSY, {**SIGNED, "answers": [answer("CORD_PALSY_OPPOSITE")]}, []),
    ("stops_answered", PALSY, {**SIGNED, "answers": [answer("CORD_PALSY_OPPOSITE", " ")]},
     ["STOP_UNANSWERED"]),
    ("stops_answered", PALSY, {**SIGNED, "answers": [answer("PREGNANCY")]},
     ["STOP_UNANSWERED", "NOTHING_TO_ANSWER"]),
    ("stops_answered", PALSY, {**SIGNED, "answers": [answer("CORD_PALSY_OPPOSITE")] * 2},
     ["ANSWERED_TWICE"]),
    ("stops_answered", {"stops": {(): (StopView("PREGNANCY", "x"),)}},
     {"plan": "bilateral_exploration", "rationale": "Two places."}, ["STOP_UNANSWERED"]),
    ("other_places_explained", TARGETED, SIGNED, []),
    ("other_places_explained", {}, SIGNED, ["PLACE_NOT_TYPED_OUT"]),
    ("other_places_explained", TARGETED, ELSEWHERE, ["PLACE_NOT_TYPED_OUT"]),
    ("other_places_explained", TARGETED, {**ELSEWHERE, "other_places": [place("Right superior")]}, []),
    ("other_places_explained", TARGETED, {**ELSEWHERE, "other_places": [place("right upper pole")]}, []),
    ("other_places_explained", TARGETED, {**ELSEWHERE, "other_places": [place("right.superior")]}, []),
    ("other_places_explained", TARGETED, {**ELSEWHERE, "other_places": [place("right superior", " ")]},
     ["PLACE_NOT_TYPED_OUT"]),
    ("other_places_explained", TARGETED, {**ELSEWHERE, "other_places": [place("superior")]},
     ["PLACE_NOT_TYPED_OUT", "PLACE_NOT_ELSEWHERE"]),
    ("other_places_explained", TARGETED, {**ELSEWHERE, "other_places": [place("left superior")]},
     ["PLACE_NOT_TYPED_OUT", "PLACE_NOT_ELSEWHERE"]),
    ("other_places_explained", TARGETED, {**SIGNED, "other_places": [place("left inferior")]},
     ["PLACE_NOT_ELSEWHERE"]),
    ("outside_operation_on_file", {}, {}, ["OPERATION_MISSING"]),
    ("outside_operation_on_file", {"operations": ON_FILE}, {"operation": 1}, []),
    ("outside_operation_on_file", {"operations": {1: OperationView(DONE, "missing", has_findings=False)}},
     {"operation": 1}, ["OPERATIVE_REPORT_MISSING"]),
    ("on_hold", {"on_hold": True}, {}, []),
    ("on_hold", {}, {}, ["NOT_ON_HOLD"]),
    ("not_on_hold", {}, {}, []),
    ("not_on_hold", {"on_hold": True}, {}, ["ALREADY_ON_HOLD"]),
    ("hypercalcemia_confirmed", calcium((LATE, True)), {}, []),
    ("hypercalcemia_confirmed", calcium((LATE, None)), {}, ["HYPERCALCEMIA_NOT_CONFIRMED"]),
    ("outcome_supported", calcium((LATE, False)), {"resolution": "cured"}, []),
    ("outcome_supported", calcium((LATE - timedelta(1), False)), {"resolution": "cured"},
     ["OUTCOME_NOT_SUPPORTED"]),
    ("outcome_supported", calcium((LATE, False), (TODAY, True)), {"resolution": "cured"},
     ["OUTCOME_NOT_SUPPORTED"]),
    ("outcome_supported", calcium((LATE, False)), {"resolution": "eucalcemic_pth"}, []),
    ("outcome_supported", calcium((DONE, True)), {"resolution": "persistent"}, []),
    ("outcome_supported", calcium((LATE, False)), {"resolution": "persistent"}, ["OUTCOME_NOT_SUPPORTED"]),
    ("outcome_supported", calcium((LATE, False), (TODAY, True)), {"resolution": "recurrent"}, []),
    ("outcome_supported", calcium((DONE, True)), {"resolution": "recurrent"}, ["OUTCOME_NOT_SUPPORTED"]),
    ("outcome_supported", {}, {"resolution": "cured"}, ["OUTCOME_NOT_SUPPORTED"]),
    ("outcome_supported", {}, {"resolution": "lost_to_follow_up"}, ["ATTEMPTS_MISSING"]),
    ("outcome_supported", {}, {"resolution": "lost_to_follow_up", "attempts": "Three calls."}, []),
]  # fmt: skip


@pytest.mark.parametrize(("need", "situation", "data", "codes"), TABLE)
def test_a_need_answers_with_a_sentence_while_it_is_unmet(
    need: str, situation: dict[str, Any], data: dict[str, Any], codes: list[str]
) -> None:
    found = NEEDS[need](StatedFacts(today=TODAY, **situation), data)
    assert [item.code for item in found] == codes
    assert all(item.sentence for item in found)


def test_every_need_is_in_the_table_met_and_unmet() -> None:
    met = {need for need, _situation, _data, codes in TABLE if not codes}
    left = {need for need, _situation, _data, codes in TABLE if codes}
    assert met == left == set(NEEDS)


def test_a_case_on_hold_is_resumed_first_but_may_always_end() -> None:
    held = StatedFacts(today=TODAY, on_hold=True, patient_identified=True)
    assert "ON_HOLD" in [item.code for item in unmet(MOVES["replan"], held, {})]
    for verb in ("withdraw", "record_death", "transfer", "resume"):
        assert "ON_HOLD" not in [item.code for item in unmet(MOVES[verb], held, {})]


def test_what_only_the_input_can_meet_is_not_listed_beforehand() -> None:
    asked = {item.code for item in unmet(MOVES["agree_target"], StatedFacts(today=TODAY))}
    sent = {item.code for item in unmet(MOVES["agree_target"], StatedFacts(today=TODAY), {})}
    assert sent - asked == {"TARGET_MISSING", "RATIONALE_MISSING"} <= JUDGED_ON_INPUT


def test_what_stops_is_asked_for_with_the_signature_and_what_stands_before_it() -> None:
    facts = StatedFacts(
        today=TODAY,
        blockers=(Unmet("LITHIUM", "x"),),
        emergencies=("Calcium 15.2.",),
        stops={(): (StopView("PREGNANCY", "Pregnant."),)},
    )
    asked = {item.code for item in unmet(MOVES["agree_target"], facts)}
    sent = {item.code for item in unmet(MOVES["agree_target"], facts, {})}
    assert {"LITHIUM", "EMERGENCY_NOT_SEEN_TO"} <= asked
    assert "STOP_UNANSWERED" in sent - asked


def test_an_insufficient_case_is_told_to_ask_the_reader_before_ordering_again() -> None:
    asked = StatedFacts(today=TODAY, reader_questions=("State the phases of the 4D-CT of May 2.",))
    [item] = NEEDS["verdict_sufficient"](asked, {})
    assert "Ask the reader before ordering again: State the phases" in str(item.sentence)
    [item] = NEEDS["verdict_sufficient"](StatedFacts(today=TODAY), {})
    assert "Ask the reader" not in str(item.sentence)


@pytest.mark.parametrize(
    ("reason", "lifted"),
    [
        ("normocalcemic_disease", {"NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE"}),
        ("renal_primary", {"TERTIARY_POSSIBLE", "SECONDARY_POSSIBLE"}),
        ("masked_by_vitamin_d", {"NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE"}),
        ("lowered_by_drug", {"NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "SECONDARY_POSSIBLE"}),
        ("thyroidectomy_only", {"NO_PRIOR_PARATHYROID_OPERATION", "COURSE_UNDETERMINED"}),
        ("because", set()),
    ],
)
def test_the_chair_lets_in_for_a_coded_reason_only_what_that_reason_lifts(
    reason: str, lifted: set[str]
) -> None:
    override = MOVES["accept_case"].override
    assert override is not None
    assert override.allowed_roles == (Role.CHAIR,)
    assert override.sets_aside(reason) == lifted


def test_moves_lead_where_the_table_says() -> None:
    verbs = [move.verb for move in from_state(State.INTAKE)]
    assert verbs[:2] == ["accept_case", "decline_case"]
    assert target_of(MOVES["accept_case"], State.INTAKE) is State.LOCALIZATION
    assert target_of(MOVES["hold"], State.ESCALATION) is State.ESCALATION
    lines = mermaid().splitlines()
    assert lines[:3] == [
        "stateDiagram-v2",
        "    [*] --> intake: open_case",
        "    intake --> localization: accept_case",
    ]
    assert lines[-1].endswith("hold and resume stay")


@pytest.mark.parametrize(
    ("stated", "strictest_one"),
    [
        ((), None),
        (("unknown",), "unknown"),
        (("unknown", "adequate"), "adequate"),
        (("adequate", "limited"), "limited"),
        (("limited", "inadequate", "adequate"), "inadequate"),
    ],
)
def test_of_several_judgments_the_strictest_holds(stated: tuple[str, ...], strictest_one: str | None) -> None:
    assert strictest(stated) == strictest_one
