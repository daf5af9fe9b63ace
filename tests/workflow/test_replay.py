"""A decision is replayed from what was kept with it; a change of the rules shows, and changes nothing."""

import io
from decimal import Decimal

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from msgspec.structs import replace

from casereview.models import Recommendation
from casereview.rules import assess
from casereview.rules.profile import load_profile
from casereview.selectors.replay import replays
from tests.build import Builder, People


@pytest.fixture
def decided(people: People) -> Recommendation:
    Builder(people).surgical_planning()
    return Recommendation.objects.get()


def command() -> tuple[str, str]:
    out = io.StringIO()
    try:
        call_command("replay_decisions", stdout=out)
    except CommandError as error:
        assert error.returncode == 1
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def test_nothing_decided_is_nothing_to_replay(db: None) -> None:
    assert command() == ("0 decision(s) replayed: every answer is the same\n", "")


def test_a_decision_is_answered_again_as_it_was(decided: Recommendation) -> None:
    assert command() == ("1 decision(s) replayed: every answer is the same\n", "")


def test_later_facts_do_not_touch_an_earlier_decision(people: People) -> None:
    builder = Builder(people).surgical_planning()
    lab = builder.case.labs.filter(analyte="calcium_total").first()
    assert lab is not None
    builder.act(
        "correct_lab",
        people.sam,
        supersedes=lab.pk,
        analyte="calcium_total",
        value="9.1",
        unit="mg/dL",
        collected_at=lab.collected_at.date().isoformat(),
        reason="Wrong tube",
    )
    assert not any(replay.changes for replay in replays())


def test_a_changed_number_of_the_profile_is_reported_with_both_answers(
    decided: Recommendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = load_profile("acr-2021")
    figure = replace(profile.numbers.clearance_ratio, value=Decimal("0.9"))
    changed = replace(profile, version="2", numbers=replace(profile.numbers, clearance_ratio=figure))
    monkeypatch.setattr(assess, "load_profile", lambda name: changed)
    printed, error = command()
    assert error == "1 of 1 decision(s) would be answered differently"
    assert f"decision {decided.pk} of" in printed
    assert 'profile.version: "1" is now "2"' in printed
    assert decided.case.number in printed


def test_facts_that_are_refused_now_are_named(decided: Recommendation) -> None:
    with pgtrigger.ignore("casereview.Recommendation:recommendation_append_only"):
        Recommendation.objects.update(facts={**decided.facts, "labs": [{"id": "a"}]})
    printed, error = command()
    assert "its facts are refused now: labs[0].analyte: is required" in printed
    assert error


def test_a_profile_that_is_gone_is_named(decided: Recommendation) -> None:
    with pgtrigger.ignore("casereview.Recommendation:recommendation_append_only"):
        Recommendation.objects.update(profile="old-1999/3")
    assert "'old-1999' is not a known profile" in command()[0]


def test_no_name_of_a_patient_is_printed(decided: Recommendation, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = replace(load_profile("acr-2021"), version="2")
    monkeypatch.setattr(assess, "load_profile", lambda name: profile)
    assert decided.case.patient.family_name not in command()[0]
