"""A machine that presses whatever it likes: no illegal edge, no lost event, no case that cannot end."""

import contextlib
import os
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from casereview.lifecycle.moves import MOVES
from casereview.models import CaseEvent
from casereview.workflow.refusals import Refusal
from tests.build import NEGATIVE, PLAN, POSITIVE, REOPERATION, SAMPLING, Builder, People, day, make_people
from tests.lifecycle.edges import EDGES

WALKS = int(os.environ.get("LIFECYCLE_WALKS", "30"))
VERBS = sorted(verb for verb in MOVES if verb != "open_case")
PEOPLE = ("sam", "reyes", "ito", "okafor", "ivanov", "hale", "olu", "kit")


def plausible(verb: str, builder: Builder, people: People) -> dict[str, Any]:
    """What a sensible person would send with the verb."""
    operation = builder.case.operations.order_by("-performed_on", "-pk").first()
    after = {"follow_up_by": "Dr Ito", "follow_up_until": day(-300), "patient_wish": "No surgery"}
    resolved = {"recommendation": "Cinacalcet", **after}
    sent: dict[str, dict[str, Any]] = {
        "accept_case": {"confirm_eligibility": True},
        "decline_case": {"resolution": "not_this_pathway", "reason": "Tertiary disease"},
        "request_imaging": {"procedure": "ct_4d", "question": "Where?"},
        "agree_target": {
            "plan": "focused_reoperation",
            "target_sites": ["left.inferior"],
            "rationale": "Agreed",
        },
        "escalate": {"center": people.center.pk, "question": "Where?"},
        "order_sampling": PLAN,
        "return_opinion": {"opinion": "Explore the left side."},
        "recall": {"code": "new_evidence", "reason": "A new scan"},
        "manage_medically": {"resolution": "medical", **resolved},
        "observe": {"resolution": "observed", **resolved},
        "replan": {"reason": "Anesthesia"},
        "record_reoperation": {"operation": operation and operation.pk, "iopth_plan": "Miami"},
        "record_outside_operation": {"operation": operation and operation.pk, "code": "elsewhere"},
        "record_outcome": {"resolution": "lost_to_follow_up", "attempts": "Three letters"},
        "transfer": {"receiver": "Dr Wen", "receiver_accepted": True, "outcome_asked": True},
        "record_death": {"died_on": day(0)},
        "hold": {"reason": "Travel", "until": day(-20)},
        "withdraw": {"resolution": "withdrawn", "reason": "Moved"},
        "reopen": {"reason": "Calcium is up"},
    }
    return sent.get(verb, {})


class CaseMachine(RuleBasedStateMachine):
    """Each walk is one case in a savepoint that is undone at its end."""

    people: People

    @initialize()
    def referral(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.builder = Builder(make_people()).team()
        self.people = self.builder.people

    def quietly(self, name: str, actor: str, **body: Any) -> None:
        with contextlib.suppress(Refusal):
            self.builder.act(name, getattr(self.people, actor), **body)

    @rule(verb=st.sampled_from(VERBS), actor=st.sampled_from(PEOPLE))
    def press(self, verb: str, actor: str) -> None:
        before = self.builder.case
        try:
            data = plausible(verb, self.builder, self.people)
            answer = self.builder.do(verb, getattr(self.people, actor), **data)
        except Refusal:
            assert self.builder.case.version == before.version
        else:
            assert (verb, before.state, answer.state) in EDGES
            assert answer.version == before.version + 1

    @rule(verb=st.sampled_from(VERBS), key=st.text(max_size=20), value=st.text(max_size=20))
    def press_with_nonsense(self, verb: str, key: str, value: str) -> None:
        before = self.builder.case.version
        try:
            self.builder.do(verb, self.people.reyes, **{key or "x": value})
        except Refusal:
            assert self.builder.case.version == before

    @precondition(lambda self: not self.builder.case.labs.exists())
    @rule()
    def work_up(self) -> None:
        if self.builder.case.state != "closed":
            self.builder.worked_up()

    @rule(read=st.sampled_from([POSITIVE, NEGATIVE]))
    def image(self, read: dict[str, Any]) -> None:
        if self.builder.case.state != "closed" and self.builder.case.case_studies.count() < 4:
            self.builder.imaged(read)

    @rule()
    def review(self) -> None:
        for actor in ("reyes", "ito", "okafor"):
            self.quietly("give_opinion", actor, position="defer", rationale="Discussed")
        for actor in ("reyes", "okafor"):
            self.quietly("confirm_verdict", actor)

    @rule()
    def center_answers(self) -> None:
        self.quietly("accept_referral", "hale")

    @rule()
    def sample(self) -> None:
        self.quietly("add_sampling", "sam", performed_on=day(0), **SAMPLING)

    @rule()
    def operate(self) -> None:
        self.quietly("add_laryngoscopy", "sam", performed_on=day(1), left="mobile", right="mobile")
        self.quietly("add_operation", "reyes", performed_on=day(0), **REOPERATION)

    @invariant()
    def the_record_counts_every_change(self) -> None:
        if not hasattr(self, "builder"):
            return
        case = self.builder.case
        events = CaseEvent.objects.filter(case=case)
        assert list(events.values_list("number", flat=True)) == list(range(1, case.version + 1))
        assert list(events.order_by("-number").values_list("after", flat=True)[:1]) == [case.state]
        assert (case.state == "closed") == bool(case.resolution)

    def teardown(self) -> None:
        """From wherever the walk ended, the case can still be closed, and opened again."""
        if not hasattr(self, "builder"):
            return
        try:
            if self.builder.case.state != "closed":
                self.builder.do("record_death", self.people.ito, died_on=day(0))
            assert self.builder.case.state == "closed"
            self.builder.do("reopen", self.people.sam, reason="Entered on the wrong patient")
            assert self.builder.case.state == "intake"
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)


@pytest.mark.timeout(60 + 6 * WALKS)
@pytest.mark.django_db
def test_no_walk_takes_an_illegal_edge_or_gets_stuck() -> None:
    run_state_machine_as_test(
        CaseMachine,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
