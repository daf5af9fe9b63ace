"""A decision is replayed under today's profile; a change of the rules shows, and changes nothing."""

import io
from decimal import Decimal

import pgtrigger
import pytest
from django.core.management import CommandError, call_command, load_command_class
from msgspec.structs import replace

from casereview.models import Recommendation
from casereview.rules import assess
from casereview.rules.codes.version import RULES_VERSION
from casereview.rules.profiles.model import load_profile
from casereview.selectors.replay import replays
from tests.build import Builder, People

V1 = f"acr-2021/2 with rules {RULES_VERSION}"
V2 = f"acr-2021/3 with rules {RULES_VERSION}"
V1_RULES_2 = f"acr-2021/2 with rules {RULES_VERSION + 1}"


@pytest.fixture
def decided(people: People) -> Recommendation:
    Builder(people).surgical_planning()
    return Recommendation.objects.get()


def command(*options: str) -> tuple[str, str]:
    out = io.StringIO()
    try:
        call_command("replay_decisions", *options, stdout=out)
    except CommandError as error:
        assert error.returncode == 1
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def today_is(monkeypatch: pytest.MonkeyPatch, version: str, very_high: str = "") -> None:
    """The profile of that version, with another limit of a very high calcium where one is given."""
    profile = replace(load_profile("acr-2021"), version=version)
    if very_high:
        figure = replace(profile.numbers.carcinoma_calcium, value=Decimal(very_high))
        profile = replace(profile, numbers=replace(profile.numbers, carcinoma_calcium=figure))
    monkeypatch.setattr(assess, "load_profile", lambda name: profile)


def behind_its_back(**fields: object) -> None:
    with pgtrigger.ignore("casereview.Recommendation:recommendation_append_only"):
        Recommendation.objects.update(**fields)


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


def test_a_difference_under_the_same_version_fails(
    decided: Recommendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    today_is(monkeypatch, "2", very_high="11")
    printed, error = command()
    assert error == (
        "of 1 decision(s), 1 differ under the same versions, 0 differ under other versions, "
        "and the facts of 0 are refused"
    )
    head = f"{decided.case.number}, decision {decided.pk} under {V1}; today's are {V1}:\n"
    assert printed.startswith(head)
    assert "\n  carcinoma_flags[0]\n" in printed


def test_a_version_that_the_answer_alone_denies_is_a_difference(decided: Recommendation) -> None:
    behind_its_back(answer={**decided.answer, "profile": {**decided.answer["profile"], "version": "0"}})
    printed, error = command()
    assert "\n  profile.version\n" in printed
    assert "1 differ under the same versions" in error


def test_a_newer_version_with_the_same_answer_is_told_and_never_fails(
    decided: Recommendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    today_is(monkeypatch, "3")
    said = (
        f"signed under {V1}, today's are {V2}: 1 decision(s); of these 1 "
        "are the same but for the version, 0 are other under a newer rules version, and the facts of 0 "
        "would be refused today\n"
        "1 decision(s) replayed: no answer differs under the same versions\n"
    )
    assert command() == (said, "")
    assert command("--strict") == (said, "")


def test_a_different_answer_under_a_newer_version_is_reported_by_path_and_fails_only_when_strict(
    decided: Recommendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    today_is(monkeypatch, "3", very_high="11")
    printed, error = command()
    assert error == ""
    assert (
        f"decision {decided.pk} under {V1}; today's are {V2}, other under a newer rules version:\n" in printed
    )
    assert "\n  carcinoma_flags[0]\n" in printed
    assert "profile.version" not in printed
    assert (
        "1 decision(s); of these 0 are the same but for the version, 1 are other under a newer rules version"
        in printed
    )
    _, error = command("--strict")
    assert error == (
        "of 1 decision(s), 0 differ under the same versions, 1 differ under other versions, "
        "and the facts of 0 are refused"
    )


def test_decisions_of_several_versions_are_counted_apart(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [Builder(people).surgical_planning().case.pk for _ in range(3)]
    with pgtrigger.ignore("casereview.Recommendation:recommendation_append_only"):
        Recommendation.objects.filter(case=numbers[0]).update(profile="acr-2021/0")
        row = Recommendation.objects.get(case=numbers[1])
        Recommendation.objects.filter(pk=row.pk).update(answer={**row.answer, "verdict": {}})
    today_is(monkeypatch, "3")
    printed, error = command()
    assert error == ""
    assert (
        f"signed under acr-2021/0 with rules {RULES_VERSION}, today's are {V2}: 1 decision(s); of these 1 are"
        in printed
    )
    assert f"signed under {V1}, today's are {V2}: 2 decision(s); of these 1 are" in printed
    assert printed.endswith("3 decision(s) replayed: no answer differs under the same versions\n")


def rules_are(monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    monkeypatch.setattr("casereview.selectors.replay.RULES_VERSION", version)


def test_a_decision_keeps_the_version_of_the_rules_it_was_made_under(people: People) -> None:
    Builder(people).surgical_planning()
    assert Recommendation.objects.get().rules_version == RULES_VERSION


def test_a_decision_made_under_newer_rules_keeps_their_version(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casereview.workflow.moves.decision.RULES_VERSION", 7)
    Builder(people).surgical_planning()
    assert Recommendation.objects.get().rules_version == 7


def test_a_different_answer_under_newer_rules_is_listed_and_fails_only_when_strict(
    decided: Recommendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules_are(monkeypatch, RULES_VERSION + 1)
    today_is(monkeypatch, "2", very_high="11")
    printed, error = command()
    assert error == ""
    head = f"decision {decided.pk} under {V1}; today's are {V1_RULES_2}, other under a newer rules version:\n"
    assert head in printed
    assert "\n  carcinoma_flags[0]\n" in printed
    assert printed.endswith(
        f"signed under {V1}, today's are {V1_RULES_2}: 1 decision(s); of these 0 "
        "are the same but for the version, 1 are other under a newer rules version, and the facts of 0 "
        "would be refused today\n"
        "1 decision(s) replayed: no answer differs under the same versions\n"
    )
    _, error = command("--strict")
    assert "1 differ under other versions" in error


def test_newer_rules_with_the_same_answer_are_told_and_never_fail(
    decided: Recommendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules_are(monkeypatch, RULES_VERSION + 1)
    printed, error = command("--strict")
    assert error == ""
    assert (
        "1 decision(s); of these 1 are the same but for the version, 0 are other under a newer rules version"
        in printed
    )


def test_newer_rules_excuse_only_the_decisions_made_before_them(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (Builder(people).surgical_planning().case.pk for _ in range(2))
    with pgtrigger.ignore("casereview.Recommendation:recommendation_append_only"):
        Recommendation.objects.filter(case=second).update(rules_version=RULES_VERSION + 1)
    rules_are(monkeypatch, RULES_VERSION + 1)
    today_is(monkeypatch, "2", very_high="11")
    _, error = command()
    assert error == (
        "of 2 decision(s), 1 differ under the same versions, 1 differ under other versions, "
        "and the facts of 0 are refused"
    )
    assert first != second


def test_the_values_are_printed_only_when_asked_for(decided: Recommendation) -> None:
    code = decided.answer["verdict"]["code"]
    behind_its_back(answer={**decided.answer, "verdict": {**decided.answer["verdict"], "code": "EARLIER"}})
    head = f"{decided.case.number}, decision {decided.pk} under {V1}; today's are {V1}:\n"
    assert command()[0] == f"{head}  verdict.code\n"
    assert command("--values")[0] == f'{head}  verdict.code: "EARLIER" is now "{code}"\n'


def test_the_help_says_that_values_bring_results_to_the_terminal() -> None:
    parser = load_command_class("casereview", "replay_decisions").create_parser(
        "manage.py", "replay_decisions"
    )
    assert "results of patients then appear on the terminal" in " ".join(parser.format_help().split())


def test_no_more_paths_are_printed_than_asked_for(decided: Recommendation) -> None:
    behind_its_back(answer={"profile": decided.answer["profile"]})
    lines = command("--most", "2")[0].splitlines()
    assert len(lines) == 4
    assert lines[-1] == f"  and {len(next(iter(replays())).changes) - 2} more"


def test_facts_that_are_refused_now_fail_and_are_named_without_their_values(decided: Recommendation) -> None:
    behind_its_back(facts={**decided.facts, "labs": [{**decided.facts["labs"][0], "value": "high, 11.9"}]})
    printed, error = command()
    assert printed.endswith("; these facts would be refused today:\n  labs[0].value\n")
    assert error == (
        "of 1 decision(s), 0 differ under the same versions, 0 differ under other versions, "
        "and the facts of 1 are refused"
    )
    assert "high, 11.9" in command("--values")[0]


def test_facts_that_newer_rules_refuse_are_listed_with_their_field_and_contradict_nothing(
    decided: Recommendation, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = {**decided.facts["labs"][0], "low": "10.5", "high": "8.5"}
    behind_its_back(facts={**decided.facts, "labs": [lab]}, rules_version=RULES_VERSION)
    rules_are(monkeypatch, RULES_VERSION + 1)
    printed, error = command()
    assert error == ""
    assert "; these facts would be refused today:\n  labs[0].low\n" in printed
    assert "0 are other under a newer rules version, and the facts of 1 would be refused today\n" in printed
    assert "the facts of 1 are refused" in command("--strict")[1]


def test_a_profile_that_is_gone_is_named(decided: Recommendation) -> None:
    behind_its_back(profile="old-1999/3")
    printed, error = command()
    assert (
        f"under old-1999/3 with rules {RULES_VERSION}; these facts would be refused today:\n  profile\n"
        in printed
    )
    assert "the facts of 1 are refused" in error
    assert "'old-1999' is not a known profile" in command("--values")[0]


def test_no_name_of_a_patient_is_printed(decided: Recommendation) -> None:
    behind_its_back(answer={})
    printed = command("--values", "--most", "1000")[0]
    assert "eligibility" in printed
    assert decided.case.patient.family_name not in printed
