"""Real threads on a real PostgreSQL: one wins, the others are told what happened."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection

from casereview.models import Case, CaseEvent, IdempotencyKey, LabResult, OutboxMessage
from casereview.workflow import engine
from casereview.workflow.opening import open_case
from casereview.workflow.record.verify import breaks
from casereview.workflow.refusals import Refusal
from tests.build import CALCIUM, OPENING, Builder, day, key, make_people

ROUNDS = 50
pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls: Callable[[], engine.WriteResult]) -> list[str]:
    """Starts all calls at one moment; returns what each was told."""
    gate = threading.Barrier(len(calls))
    said: list[str] = [""] * len(calls)

    def run(number: int, call: Callable[[], engine.WriteResult]) -> None:
        gate.wait()
        try:
            said[number] = "replayed" if call().replayed else "done"
        except Refusal as refusal:
            said[number] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n, call)) for n, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def test_two_different_verbs_at_once_fifty_times_leave_one_event_each_time() -> None:
    people = make_people()
    builder = Builder(people)
    told: Counter[str] = Counter()
    for _ in range(ROUNDS):
        version, state = builder.case.version, builder.case.state

        def press(verb: str, actor_name: str, seen: int = version, **data: object) -> engine.WriteResult:
            return engine.perform(
                builder.pk, verb, actor=getattr(people, actor_name), seen_version=seen, key=key(), data=data
            )

        if state == "closed":
            said = together(
                lambda: press("reopen", "sam", reason="New referral"),
                lambda: press("reopen", "ito", reason="Calcium is up again"),
            )
        else:
            said = together(
                lambda: press("withdraw", "sam", resolution="withdrawn", reason="Moved"),
                lambda: press("decline_case", "ito", resolution="not_this_pathway", reason="Tertiary"),
            )
        told.update(said)
        assert sorted(said) == ["Stale", "done"]
        assert builder.case.version == version + 1
    case = builder.case
    numbers = list(CaseEvent.objects.filter(case=case).values_list("number", flat=True))
    assert numbers == list(range(1, case.version + 1))
    assert told == {"done": ROUNDS, "Stale": ROUNDS}
    assert list(breaks()) == []


def test_evidence_entered_at_once_by_eight_people_is_all_kept() -> None:
    builder = Builder(make_people())
    version = builder.case.version
    body = {**CALCIUM, "collected_at": day(2)}
    said = together(
        *(
            lambda: engine.record(builder.pk, "add_lab", actor=builder.people.sam, key=key(), body=body)
            for _ in range(8)
        )
    )
    assert said == ["done"] * 8
    assert (LabResult.objects.count(), builder.case.version) == (8, version + 8)


def test_one_request_sent_eight_times_at_once_is_done_once() -> None:
    builder = Builder(make_people())
    body = {**CALCIUM, "collected_at": day(2)}
    said = together(
        *(
            lambda: engine.record(builder.pk, "add_lab", actor=builder.people.sam, key="one", body=body)
            for _ in range(8)
        )
    )
    assert Counter(said) == {"done": 1, "replayed": 7}
    assert (LabResult.objects.count(), IdempotencyKey.objects.filter(key="one").count()) == (1, 1)


def test_one_patient_referred_by_two_people_at_once_gets_one_case() -> None:
    people = make_people()
    body = {**OPENING, "site": "brigid", "mrn": "M7"}
    said = together(
        lambda: open_case(actor=people.sam, key=key(), body=body),
        lambda: open_case(actor=people.ito, key=key(), body=body),
    )
    assert sorted(said) == ["NeedsUnmet", "done"]
    assert Case.objects.count() == 1
    assert OutboxMessage.objects.count() == 0  # nobody was named on the team
