"""The demo reaches everything there is to see, by lawful verbs, and loads once."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from casereview import demo as package
from casereview.demo.people import LOGINS, PASSWORD
from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.roles import MEMBERSHIP_ROLES, Role
from casereview.lifecycle.states import Resolution, State
from casereview.models import Case, CaseEvent, Center, LabResult, Membership, OutboxMessage, User
from casereview.rules.codes.conclusions import Verdict
from casereview.selectors.assessed_case import assessed_case
from casereview.workflow.record.verify import breaks
from imaging.models import Read

pytestmark = [pytest.mark.usefixtures("demo", "db"), pytest.mark.timeout(300)]
FOLDER = Path(package.__path__[0])
FILES = ("constructed.json",)


def cases_in(name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((FOLDER / name).read_text())["cases"]
    return found


def row_counts() -> dict[str, int]:
    counts = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  (our own tables)
            counts[table] = cursor.fetchone()[0]
    return counts


def test_every_case_of_the_files_is_there() -> None:
    assert [len(cases_in(name)) for name in FILES] == [32]
    assert Case.objects.count() == 32


def test_every_state_and_every_resolution_is_reached() -> None:
    assert set(Case.objects.values_list("state", flat=True)) == set(State)
    assert set(Case.objects.exclude(resolution="").values_list("resolution", flat=True)) == set(Resolution)


def test_every_case_shows_course_and_verdict_and_every_verdict_is_there() -> None:
    verdicts = set()
    for case in Case.objects.select_related("patient"):
        answer = assessed_case(case).answer
        assert answer.eligibility.course
        verdicts.add(answer.verdict.code)
    assert verdicts == set(Verdict)


def test_open_cases_stand_at_every_verdict() -> None:
    """What the meeting has before it, not only what was decided long ago."""
    review = Case.objects.exclude(state__in=["closed", "intake"])
    assert {assessed_case(case).answer.verdict.code for case in review} == set(Verdict)


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
    assert list(breaks()) == []


def test_the_shown_particulars_are_there() -> None:
    assert Case.objects.filter(urgent=True, state="intake").exists()
    assert Case.objects.filter(holds__ended_at=None, holds__isnull=False).exists()
    assert Case.objects.filter(round=2, state="localization").count() == 2
    assert LabResult.objects.filter(supersedes__isnull=False).exists()
    assert Read.objects.filter(supersedes__isnull=False).exists()
    assert Case.objects.filter(documents__content_type="application/pdf").exists()
    units = LabResult.objects.filter(case__patient__mrn="CON-30").values_list("unit", flat=True)
    assert {"mmol/L", "pg/mL"} <= set(units)


def test_a_sampling_has_a_gradient_and_another_has_none() -> None:
    gradients = {
        any(ratio.gradient for sampling in answer.samplings for ratio in sampling.ratios)
        for answer in (assessed_case(case).answer for case in Case.objects.filter(samplings__isnull=False))
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
