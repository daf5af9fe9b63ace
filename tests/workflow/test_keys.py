"""The same request twice is done once; the same key with another request is refused."""

import pytest

from casereview.models import Case, LabResult
from casereview.workflow import engine
from casereview.workflow.opening import open_case
from casereview.workflow.refusals import KeyReused, Stale
from tests.build import CALCIUM, OPENING, Builder, People, day


def test_a_repeated_move_gets_the_first_answer_and_does_nothing(builder: Builder) -> None:
    builder.worked_up()
    version = builder.case.version

    def press() -> engine.WriteResult:
        return engine.perform(
            builder.pk,
            "accept_case",
            actor=builder.people.ito,
            seen_version=version,
            key="once",
            data={"confirm_eligibility": True},
        )

    first, second = press(), press()
    assert (first.replayed, second.replayed) == (False, True)
    assert first.stored() == second.stored()
    assert builder.case.version == version + 1


def test_a_repeated_lab_is_entered_once(builder: Builder) -> None:
    body = {**CALCIUM, "collected_at": day(3)}
    for _ in range(2):
        engine.record(builder.pk, "add_lab", actor=builder.people.sam, key="lab", body=body)
    assert LabResult.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(builder: Builder) -> None:
    body = {**CALCIUM, "collected_at": day(3)}
    engine.record(builder.pk, "add_lab", actor=builder.people.sam, key="lab", body=body)
    with pytest.raises(KeyReused):
        engine.record(
            builder.pk, "add_lab", actor=builder.people.sam, key="lab", body={**body, "value": "12.9"}
        )


def test_two_people_may_use_the_same_key(builder: Builder) -> None:
    body = {**CALCIUM, "collected_at": day(3)}
    for actor in (builder.people.sam, builder.people.ito):
        engine.record(builder.pk, "add_lab", actor=actor, key="lab", body=body)
    assert LabResult.objects.count() == 2


def test_opening_the_same_referral_twice_makes_one_case(people: People) -> None:
    body = {**OPENING, "site": "brigid", "mrn": "M1"}
    answers = [open_case(actor=people.sam, key="referral", body=body) for _ in range(2)]
    assert answers[0].case == answers[1].case
    assert Case.objects.count() == 1


def test_a_refusal_is_not_kept_under_the_key(builder: Builder) -> None:
    version = builder.case.version
    builder.worked_up()
    data = {"confirm_eligibility": True}
    with pytest.raises(Stale):
        engine.perform(
            builder.pk, "accept_case", actor=builder.people.ito, seen_version=version, key="k", data=data
        )
    answer = engine.perform(
        builder.pk,
        "accept_case",
        actor=builder.people.ito,
        seen_version=builder.case.version,
        key="k",
        data=data,
    )
    assert answer.state == "localization"


def test_a_background_that_was_changed_by_another_meanwhile_is_not_overwritten(builder: Builder) -> None:
    seen = builder.case.version
    people, body = builder.people, {"flags": ["biotin"], "drugs": "Biotin"}
    builder.act("set_background", people.ito, flags=["lithium"])
    with pytest.raises(Stale, match="Mai Ito recorded the background"):
        engine.record(builder.pk, "set_background", actor=people.sam, key="k", body=body, seen_version=seen)
    assert builder.case.background.flags == ["lithium"]


def test_labs_may_come_in_any_order_whatever_version_was_seen(builder: Builder) -> None:
    seen = builder.case.version
    for value in ("11.9", "12.1"):
        body = {**CALCIUM, "value": value, "collected_at": day(3)}
        engine.record(
            builder.pk, "add_lab", actor=builder.people.sam, key=value, body=body, seen_version=seen
        )
    assert builder.case.labs.count() == 2
