"""Whoever tampers with the record of a case is found out, and the first bad event is named."""

import json
from pathlib import Path

import pgtrigger
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from casereview.models import Case, CaseEvent
from casereview.workflow.record.verify import breaks, heads
from tests.build import Builder, People


def sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


@pytest.fixture
def told(people: People) -> Builder:
    """A case with five events and more."""
    return Builder(people).worked_up()


def test_an_untouched_record_holds(told: Builder) -> None:
    assert list(breaks()) == []


def test_the_database_itself_refuses_to_change_or_delete_an_event(told: Builder) -> None:
    for statement in ("UPDATE casereview_caseevent SET reason = 'x'", "DELETE FROM casereview_caseevent"):
        with pytest.raises(DatabaseError), transaction.atomic():
            sql(statement)


@pytest.mark.parametrize(
    ("statement", "event", "says"),
    [
        ("UPDATE casereview_caseevent SET actor_name = 'Nobody' WHERE number = 3", 3, "edited"),
        ("UPDATE casereview_caseevent SET detail = '{}' WHERE number = 4", 4, "edited"),
        ("DELETE FROM casereview_caseevent WHERE number = 3", 3, "missing"),
        ("DELETE FROM casereview_caseevent WHERE number = 7", 7, "stands at version 7"),
        (
            "UPDATE casereview_caseevent SET number = CASE number WHEN 3 THEN 1004 ELSE 1003 END"
            " WHERE number IN (3, 4);"
            "UPDATE casereview_caseevent SET number = number - 1000 WHERE number > 1000",
            3,
            "does not follow",
        ),
        (
            "UPDATE casereview_caseevent SET number = number + 1 WHERE number = 7;"
            "INSERT INTO casereview_caseevent (case_id, number, verb, actor_id, actor_name, before, after,"
            " reason, override, detail, at, previous_digest, digest) SELECT case_id, 7, verb, actor_id,"
            " 'Forger', before, after, reason, override, detail, at, digest, digest"
            " FROM casereview_caseevent WHERE number = 6",
            7,
            "edited, or was not written",
        ),
        (
            "DELETE FROM casereview_outboxmessage; DELETE FROM casereview_caseevent",
            1,
            "whole record is missing",
        ),
    ],
)
def test_tampering_behind_the_triggers_is_named(told: Builder, statement: str, event: int, says: str) -> None:
    assert told.case.version == 7
    with pgtrigger.ignore("casereview.CaseEvent:case_event_append_only"):
        sql(statement)
    found = list(breaks())
    assert [(item.case, item.event) for item in found] == [(told.pk, event)]
    assert says in found[0].says


def test_a_tail_cut_together_with_its_count_shows_against_exported_heads(told: Builder) -> None:
    kept = heads()
    with pgtrigger.ignore("casereview.CaseEvent:case_event_append_only"):
        CaseEvent.objects.filter(number=7).delete()
    Case.objects.filter(pk=told.pk).update(version=6)
    assert list(breaks()) == []
    assert [str(item) for item in breaks(kept)] == [
        f"{told.case.number} event 7: missing: the exported head is event 7"
    ]


def test_events_swapped_between_two_cases_are_named(told: Builder, people: People) -> None:
    other = Builder(people).worked_up()
    with pgtrigger.ignore("casereview.CaseEvent:case_event_append_only"):
        mine = CaseEvent.objects.get(case=told.pk, number=4)
        theirs = CaseEvent.objects.get(case=other.pk, number=4)
        CaseEvent.objects.filter(pk=mine.pk).update(number=1000)
        CaseEvent.objects.filter(pk=theirs.pk).update(case=told.pk)
        CaseEvent.objects.filter(pk=mine.pk).update(case=other.pk, number=4)
    assert {item.case for item in breaks()} == {told.pk, other.pk}


def test_a_state_set_by_hand_is_named(told: Builder) -> None:
    Case.objects.filter(pk=told.pk).update(state="escalation")
    assert [item.says for item in breaks()] == ["leads to intake, but the case is in escalation"]


def test_the_command_names_the_break_and_exits_with_one(
    told: Builder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "heads.json"
    call_command("verify_record", export_heads=file)
    assert json.loads(file.read_text())[str(told.pk)][0] == 7
    with pgtrigger.ignore("casereview.CaseEvent:case_event_append_only"):
        CaseEvent.objects.filter(number=5).update(reason="x")
    with pytest.raises(CommandError) as failed:
        call_command("verify_record")
    assert failed.value.returncode == 1
    assert f"{told.case.number} event 5" in capsys.readouterr().err


def test_row_history_also_keeps_bulk_writes(told: Builder) -> None:
    Case.objects.filter(pk=told.pk).update(question="Changed in bulk")
    history = apps.get_model("casereview", "CaseHistory")
    assert history._default_manager.filter(pgh_obj=told.pk, question="Changed in bulk").exists()
