"""Checks every case's record: an edited, deleted, inserted, reordered or cut-off event is found and named."""

import hmac
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from django.db import connection, transaction

from casereview.models import Case, CaseEvent
from casereview.models.case import case_number
from casereview.workflow.record.seal import seal


@dataclass(frozen=True, slots=True)
class Break:
    """The first thing wrong in one case's record."""

    case: int
    event: int
    says: str

    def __str__(self) -> str:
        return f"{case_number(self.case)} event {self.event}: {self.says}"


@contextmanager
def one_moment() -> Iterator[None]:
    """Cases and events as of one moment: people go on working while the record is checked."""
    if connection.in_atomic_block:  # the caller's own transaction decides
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


Heads = Mapping[int, tuple[int, str]]


def heads() -> dict[int, tuple[int, str]]:
    """The last event's number and digest of every case: kept elsewhere, they show a record cut short."""
    rows = CaseEvent.objects.order_by("case", "-number").distinct("case")
    return {case: (number, digest) for case, number, digest in rows.values_list("case", "number", "digest")}


def breaks(kept: Heads | None = None) -> Iterator[Break]:
    """One break for each case whose record does not hold. ``kept`` are heads exported earlier."""
    kept = kept or {}
    cases = {case.pk: case for case in Case.objects.all()}
    seen: set[int] = set()
    events = CaseEvent.objects.order_by("case", "number").iterator(chunk_size=2000)
    for case_id, chain in groupby(events, key=lambda event: event.case_id):
        seen.add(case_id)
        found = _first_break(cases[case_id], chain, kept.get(case_id))
        if found:
            yield found
    for case_id in sorted((set(cases) | set(kept)) - seen):
        yield Break(case_id, 1, "the whole record is missing")


def _first_break(case: Case, chain: Iterator[CaseEvent], head: tuple[int, str] | None) -> Break | None:
    number, digest, state = 0, "", ""
    for event in chain:
        says = _wrong(event, number, digest)
        if says is None and head and head[0] == event.number and head[1] != event.digest:
            says = "differs from the exported head"
        if says:
            return Break(case.pk, min(event.number, number + 1), says)
        number, digest, state = event.number, event.digest, event.after
    if number != case.version:
        return Break(case.pk, number + 1, f"missing: the case stands at version {case.version}")
    if head and number < head[0]:
        return Break(case.pk, number + 1, f"missing: the exported head is event {head[0]}")
    if state != case.state:
        return Break(case.pk, number, f"leads to {state}, but the case is in {case.state}")
    return None


def _wrong(event: CaseEvent, number: int, digest: str) -> str | None:
    if event.number != number + 1:
        return f"missing: the next event on file is {event.number}"
    if event.previous_digest != digest:
        return "does not follow the event before it (inserted or reordered)"
    if not hmac.compare_digest(event.digest, seal(event)):
        return "has been edited, or was not written by this system"
    return None
