"""The demo reaches everything there is to see, by lawful verbs, and loads once."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings

from casereview import demo as package
from casereview.demo.people import LOGINS, PASSWORD
from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.roles import MEMBERSHIP_ROLES, Role
from casereview.lifecycle.states import Resolution, State
from casereview.models import (
    AwaitedRepeat,
    Case,
    CaseEvent,
    Center,
    EmergencyRecord,
    LabResult,
    Membership,
    OutboxMessage,
    Recommendation,
    User,
)
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.codes.conclusions import STOPPING, TO_OPERATE, Blocker, NextStep, Pitfall, Verdict
from casereview.selectors.assessed_case import assessed_case
from imaging.models import Read

pytestmark = [pytest.mark.usefixtures("demo", "db"), pytest.mark.timeout(300)]
FOLDER = Path(package.__path__[0])
FILES = ("constructed.json", "stops.json")


def cases_in(name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((FOLDER / name).read_text())["cases"]
    return found


@pytest.fixture(scope="module")
def answers(demo: None, django_db_blocker: DjangoDbBlocker) -> dict[str, AssessmentAnswer]:
    """What the rules say of each case today, by its record number."""
    with django_db_blocker.unblock():
        return {
            case.patient.mrn: assessed_case(case).answer for case in Case.objects.select_related("patient")
        }


def row_counts() -> dict[str, int]:
    counts = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  (our own tables)
            counts[table] = cursor.fetchone()[0]
    return counts


def test_every_case_of_the_files_is_there() -> None:
    assert [len(cases_in(name)) for name in FILES] == [32, 24]
    assert Case.objects.count() == 56


def test_every_state_and_every_resolution_is_reached() -> None:
    assert set(Case.objects.values_list("state", flat=True)) == set(State)
    assert set(Case.objects.exclude(resolution="").values_list("resolution", flat=True)) == set(Resolution)


def test_every_case_shows_course_and_verdict_and_every_verdict_is_there(
    answers: dict[str, AssessmentAnswer],
) -> None:
    assert all(answer.eligibility.course for answer in answers.values())
    assert {answer.verdict.code for answer in answers.values()} == set(Verdict)


def test_open_cases_stand_at_every_verdict(answers: dict[str, AssessmentAnswer]) -> None:
    """What the meeting has before it, not only what was decided long ago."""
    review = Case.objects.exclude(state__in=["closed", "intake"]).values_list("patient__mrn", flat=True)
    assert {answers[mrn].verdict.code for mrn in review} == set(Verdict)


def test_every_pitfall_blocker_and_step_stands_in_some_case(answers: dict[str, AssessmentAnswer]) -> None:
    assert {line.code for answer in answers.values() for line in answer.pitfalls} == set(Pitfall)
    blockers = {line.code for answer in answers.values() for line in answer.eligibility.blockers}
    assert blockers == set(Blocker)
    assert {line.code for answer in answers.values() for line in answer.next_steps} == set(NextStep)


def test_everything_that_can_stop_an_operation_stops_an_open_case(
    answers: dict[str, AssessmentAnswer],
) -> None:
    """Unanswered, and on the worklist: what a meeting has still to settle."""
    open_cases = Case.objects.exclude(state="closed").values_list("patient__mrn", flat=True)
    pitfalls = [line for mrn in open_cases for line in answers[mrn].pitfalls]
    assert {line.code for line in pitfalls if line.stops and not line.answered} == STOPPING


def test_no_case_is_told_to_operate_beside_what_stops_it(answers: dict[str, AssessmentAnswer]) -> None:
    passed = {
        NextStep.GRAFT_REVISION: {Pitfall.MULTIGLAND_LIKELY, Pitfall.FIRST_LINE_OPEN},
        NextStep.BILATERAL_EXPLORATION: {Pitfall.MULTIGLAND_LIKELY},
    }
    for mrn, answer in answers.items():
        stopped = {line.code for line in answer.pitfalls if line.stops and not line.answered}
        for step in TO_OPERATE & {line.code for line in answer.next_steps}:
            assert stopped <= passed.get(step, set()), (mrn, step)


def test_stops_are_answered_by_the_chair_and_with_a_decision(answers: dict[str, AssessmentAnswer]) -> None:
    answered = {mrn: {p.code for p in answer.pitfalls if p.answered} for mrn, answer in answers.items()}
    assert {mrn: codes for mrn, codes in answered.items() if codes} == {
        "CON-12": {Pitfall.MULTIGLAND_LIKELY},
        "CON-46": {Pitfall.TARGET_SEEN_NORMAL, Pitfall.CORD_PALSY_OPPOSITE},
        "CON-47": {Pitfall.PREGNANCY},
    }
    assert NextStep.FOCUSED_REOPERATION in {step.code for step in answers["CON-46"].next_steps}
    assert NextStep.SETTLE_FIRST in {step.code for step in answers["CON-47"].next_steps}


def test_a_case_accepted_by_override_says_so(answers: dict[str, AssessmentAnswer]) -> None:
    eligibility = answers["CON-34"].eligibility
    assert eligibility.status == "eligible"
    overridden = {line.code for line in eligibility.blockers if line.overridden}
    assert overridden == {
        Blocker.NOT_HYPERCALCEMIC,
        Blocker.EUCALCEMIC_PTH_ELEVATION,
        Blocker.SECONDARY_POSSIBLE,
    }


def test_emergencies_are_seen_to_on_record(answers: dict[str, AssessmentAnswer]) -> None:
    urgent = {NextStep.URGENT_HYPERCALCEMIA, NextStep.URGENT_HYPOCALCEMIA}
    recorded = EmergencyRecord.objects.values_list("case__patient__mrn", flat=True)
    assert {mrn: urgent & {step.code for step in answers[mrn].next_steps} for mrn in recorded} == {
        "CON-37": {NextStep.URGENT_HYPERCALCEMIA},
        "CON-38": {NextStep.URGENT_HYPOCALCEMIA},
    }


def test_a_doubtful_value_is_kept_and_marked_and_nothing_rests_on_it(
    answers: dict[str, AssessmentAnswer],
) -> None:
    doubtful = LabResult.objects.filter(doubtful=True)
    assert set(doubtful.values_list("case__patient__mrn", "analyte")) == {
        ("CON-36", "calcium_total"),
        ("CON-36", "vitamin_d_25oh"),
    }
    assert {line.code for line in answers["CON-36"].eligibility.blockers} >= {Blocker.VALUE_IMPLAUSIBLE}
    assert not answers["CON-36"].carcinoma_flags


def test_a_graft_was_tested_and_another_was_not(answers: dict[str, AssessmentAnswer]) -> None:
    falls = {mrn for mrn, answer in answers.items() if any(s.falls for s in answer.samplings)}
    assert falls == {"CON-40", "CON-41"}
    assert NextStep.GRAFT_TEST in {step.code for step in answers["CON-39"].next_steps}


def test_a_clock_rests_while_a_repeat_is_awaited() -> None:
    assert AwaitedRepeat.objects.get().case.patient.mrn == "CON-35"


def test_the_decisions_of_the_demo_replay_to_the_answer_they_were_signed_under() -> None:
    out = StringIO()
    call_command("replay_decisions", "--strict", stdout=out)
    number = Recommendation.objects.count()
    assert number == 11
    assert out.getvalue() == f"{number} decision(s) replayed: every answer is the same\n"


def test_every_verb_has_been_taken() -> None:
    assert set(MOVES) <= set(CaseEvent.objects.values_list("verb", flat=True))


def test_nearly_every_act_has_been_taken() -> None:
    # No reading of the demo is in doubt while its words are read as they were when they were entered.
    left_out = {
        "release_member",
        "correct_operation",
        "correct_sampling",
        "correct_laryngoscopy",
        "confirm_location",
    }
    taken = set(CaseEvent.objects.values_list("verb", flat=True))
    assert set(ACTS) - taken <= left_out


def test_the_record_of_every_case_holds() -> None:
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert out.getvalue() == f"the record holds: {CaseEvent.objects.count()} events\n"


def test_the_shown_particulars_are_there() -> None:
    assert Case.objects.filter(urgent=True, state="intake").exists()
    assert Case.objects.filter(holds__ended_at=None, holds__isnull=False).exists()
    assert Case.objects.filter(round=2, state="localization").count() == 2
    assert LabResult.objects.filter(supersedes__isnull=False).exists()
    assert Read.objects.filter(supersedes__isnull=False).exists()
    assert Case.objects.filter(documents__content_type="application/pdf").exists()
    units = LabResult.objects.filter(case__patient__mrn="CON-30").values_list("unit", flat=True)
    assert {"mmol/L", "pg/mL"} <= set(units)


def test_a_sampling_has_a_gradient_and_another_has_none(answers: dict[str, AssessmentAnswer]) -> None:
    gradients = {
        any(ratio.gradient for sampling in answer.samplings for ratio in sampling.ratios)
        for answer in answers.values()
        if answer.samplings
    }
    assert gradients == {True, False}


def test_some_are_overdue_and_some_are_not() -> None:
    due = set(Case.objects.exclude(state="closed").values_list("due_on", flat=True))
    today = CaseEvent.objects.latest("at").at.date()
    assert min(due) < today < max(due)


def test_only_what_happens_now_tells_anybody() -> None:
    told = CaseEvent.objects.filter(messages__isnull=False).distinct()
    assert told.exists()
    assert not told.filter(detail__imported=True).exists()


def test_every_case_says_that_it_is_constructed() -> None:
    for case in Case.objects.all():
        assert case.source_note.startswith("Constructed case; no patient stands behind it.")


def test_there_is_a_login_for_every_part() -> None:
    emails = [email for _part, email, _password in LOGINS]
    assert len(set(emails)) == len(emails)
    assert all(email.endswith("@example.org") for email in emails)
    for _part, email, password in LOGINS:
        assert User.objects.get(email=email).check_password(password)
    assert set(Membership.objects.values_list("role", flat=True)) == set(MEMBERSHIP_ROLES) - {Role.SERVICE}
    assert Membership.objects.filter(chair=True).count() == 1
    assert set(Center.objects.values_list("performs_sampling", flat=True)) == {True, False}


def test_a_second_load_changes_nothing() -> None:
    before = row_counts()
    for name in FILES:
        out = StringIO()
        call_command("load_cases", FOLDER / name, stdout=out)
        assert f"{name}: 0 loaded, {len(cases_in(name))} on record already, 0 refused" in out.getvalue()
    assert row_counts() == before


def test_the_demo_is_not_loaded_where_a_case_exists() -> None:
    before = row_counts()
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert "the demo is not loaded" in out.getvalue()
    assert row_counts() == before


def test_a_server_refuses_accounts_with_public_passwords(settings: Settings) -> None:
    settings.LOCAL = False
    with pytest.raises(CommandError, match="--public-passwords"):
        call_command("load_demo")


def test_no_notice_holds_a_password() -> None:
    assert PASSWORD not in str(list(OutboxMessage.objects.values()))
