"""A need asks a case for what it needs and for nothing else, and for nothing twice."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casereview.lifecycle.moves import MOVES, from_state
from casereview.lifecycle.needs.sentences import FACTS_REFUSED
from casereview.lifecycle.needs.unmet import NEEDS, unmet
from casereview.lifecycle.states import State
from casereview.models import Case
from casereview.rules.facts.load import FactsError
from casereview.selectors.assessed_case import AssessedCase, assessed_case
from casereview.selectors.move_facts import move_facts, move_facts_of
from imaging.sentences import english
from tests.build import CALCIUM, CT_4D, POSITIVE, Builder, day

# What is answered from the assessment alone, and how much the others cost.
FREE = (
    "patient_identified",
    "eligible",
    "verdict_sufficient",
    "mediastinum_covered",
    "operative_report_seen",
    "target_or_bilateral",
    "rationale_where_needed",
    "verdict_for_escalation",
    "order_checked",
    "sampling_order_checked",
    "recommendation_or_refusal",
    "carcinoma_flag_resolved",
    "no_standing_blocker",
    "emergency_seen_to",  # what was done is looked up where there is one
    "readings_accepted",
    "stops_answered",
    "other_places_explained",
    "hypercalcemia_confirmed",
    "outcome_supported",
)
COSTS = {
    "no_other_open_case": 1,
    "care_team_complete": 1,
    "operative_reports_accounted": 2,
    "reads_final": 2,
    "chair_on_team": 1,
    "quorum": 1,
    "verdict_confirmed": 2,  # and the places that a person has changed since
    "no_live_referral": 1,
    "packet_complete": 4,
    "referral_accepted": 1,
    "referral_accepted_by_sampling_center": 1,
    "sampling_complete": 1,
    "laryngoscopy_before_reoperation": 3,
    "reoperation_with_findings": 2,
    "outside_operation_on_file": 2,
    "on_hold": 1,
    "not_on_hold": 1,
}


def assessed_of(builder: Builder) -> AssessedCase:
    return assessed_case(Case.objects.select_related("patient", "site").get(pk=builder.pk))


def test_a_need_costs_its_own_queries_and_asking_again_costs_none(builder: Builder) -> None:
    assessed = assessed_of(builder.review())
    assert set(FREE) | set(COSTS) == set(NEEDS)
    for name, need in NEEDS.items():
        facts = move_facts(assessed)
        with CaptureQueriesContext(connection) as queries:
            need(facts, {})
        assert len(queries) == COSTS.get(name, 0), name
        with CaptureQueriesContext(connection) as again:
            need(facts, {})
        assert not len(again), name


def test_what_was_done_about_an_emergency_is_looked_up_once_and_only_where_there_is_one(
    builder: Builder,
) -> None:
    builder.review()
    builder.act("add_lab", builder.people.sam, collected_at=day(1), **{**CALCIUM, "value": "15.2"})
    builder.act("record_emergency", builder.people.ito, done="Saline")
    facts = move_facts(assessed_of(builder))
    with CaptureQueriesContext(connection) as queries:
        assert NEEDS["emergency_seen_to"](facts, {}) == []
    assert len(queries) == 2  # the last record, and the values that were on file by then
    with CaptureQueriesContext(connection) as again:
        NEEDS["emergency_seen_to"](facts, {})
    assert not len(again)


def test_a_case_is_judged_only_for_a_need_that_asks_what_the_rules_say(builder: Builder) -> None:
    def refuse() -> AssessedCase:
        raise FactsError("lab1.low", FACTS_REFUSED())

    case = Case.objects.select_related("patient", "site").get(pk=builder.pk)
    facts = move_facts_of(case, timezone.localdate(), refuse)
    for verb in ("withdraw", "record_death", "transfer", "hold", "recall", "replan", "reopen"):
        assert [item.code for item in unmet(MOVES[verb], facts, {})] in ([], ["OTHER_OPEN_CASE"]), verb
    for verb in ("accept_case", "submit_for_review", "agree_target", "escalate", "order_sampling"):
        with pytest.raises(FactsError):
            unmet(MOVES[verb], facts, {})


def test_all_moves_of_a_state_together_ask_for_each_thing_once(builder: Builder) -> None:
    assessed = assessed_of(builder.review())
    facts = move_facts(assessed)
    with CaptureQueriesContext(connection) as queries:
        for move in from_state(State.CONCORDANCE_REVIEW):
            unmet(move, facts)
    asked = [query["sql"] for query in queries]
    assert len(asked) == len(set(asked)) <= 12


def test_a_move_without_needs_asks_whether_the_case_is_on_hold_and_no_more(builder: Builder) -> None:
    facts = move_facts(assessed_of(builder))
    with CaptureQueriesContext(connection) as queries:
        assert unmet(MOVES["replan"], facts) == []
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as none:
        assert unmet(MOVES["withdraw"], facts) == []
    assert not len(none)


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ([], ["4D-CT of {day}: no read yet."]),
        ([{**POSITIVE, "status": "preliminary"}], ["4D-CT of {day}: the read is preliminary."]),
        ([POSITIVE], []),
    ],
)
def test_a_study_is_named_by_what_was_done_and_its_day(
    builder: Builder, read: list[dict[str, Any]], says: list[str]
) -> None:
    builder.localization()
    builder.act("add_study", builder.people.okafor, performed_on=day(20), read=read, **CT_4D)
    left = NEEDS["reads_final"](move_facts(assessed_of(builder)), {})
    assert [english(item.sentence) for item in left] == [text.format(day=day(20)) for text in says]


def test_an_amended_read_is_preliminary_no_longer(builder: Builder) -> None:
    builder.localization()
    okafor = builder.people.okafor
    read = {**POSITIVE, "status": "preliminary"}
    study = builder.act("add_study", okafor, performed_on=day(20), read=[read], **CT_4D)
    assert move_facts(assessed_of(builder)).preliminary_reads
    first = builder.case.reads().get()
    builder.act("add_read", okafor, study=study.pk, supersedes=first.pk, **POSITIVE)
    assert move_facts(assessed_of(builder)).preliminary_reads == ()


def test_a_case_is_held_and_another_case_is_open_only_where_they_are(builder: Builder) -> None:
    facts = move_facts(assessed_of(builder))
    assert not facts.on_hold
    assert not facts.other_open_case
    builder.do("hold", builder.people.sam, until=day(-9), reason="Abroad")
    assert move_facts(assessed_of(builder)).on_hold
