"""The record as sentences, newest first; who takes part; the documents on file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from casereview.lifecycle.acts import ACTS, HAPPENED
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.roles import LABELS, Role
from casereview.lifecycle.states import STATE_LABELS, State
from casereview.models import CaseEvent, Document
from casereview.selectors.case_page import CaseRows
from casereview.web.presenters import words
from casereview.web.presenters.case.history import Pair
from casereview.web.presenters.words import label_of, translated

# What an event keeps for machines, or what its sentence says already.
UNSAID = frozenset({"kind", "pk", "role", "person", "sha256"})


@dataclass(frozen=True, slots=True)
class EventRow:
    number: int
    at: str
    who: str
    did: str
    moved: str
    reason: str
    override: str
    details: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    title: str
    href: str
    belongs_to: str
    size: str
    by: str
    at: str


def record_of(rows: CaseRows) -> tuple[EventRow, ...]:
    return tuple(_event(row) for row in rows.events)


def _event(row: CaseEvent) -> EventRow:
    known = MOVES.get(row.verb) or ACTS.get(row.verb)
    moved = ""
    if row.before and row.before != row.after:
        moved = _("%(before)s to %(after)s") % {"before": _state(row.before), "after": _state(row.after)}
    return EventRow(
        number=row.number,
        at=words.moment(row.at),
        who=row.actor_name,
        did=translated(known.past_tense if known else HAPPENED.get(row.verb, "")) or label_of(row.verb),
        moved=moved,
        reason=row.reason,
        override=_override(row.verb, row.override),
        details=tuple(_details(row.detail)),
    )


def _override(verb: str, code: str) -> str:
    """The reason in the words in which it was chosen."""
    known = MOVES[verb].override if verb in MOVES else None
    return translated(dict(known.reasons).get(code, "") if known else "") or (label_of(code) if code else "")


def _state(code: str) -> str:
    return translated(STATE_LABELS[State(code)]) if code in set(State) else code


def _details(detail: Mapping[str, Any]) -> list[Pair]:
    """What was typed with a verb, where it is text; rows are shown in their own section."""
    return [
        Pair(label_of(name), value)
        for name, value in detail.items()
        if name not in UNSAID and isinstance(value, str) and value
    ]


def team_of(rows: CaseRows) -> tuple[Member, ...]:
    return tuple(Member(row.user.name, translated(LABELS[Role(row.role)])) for row in rows.team)


def documents_of(rows: CaseRows) -> tuple[DocumentRow, ...]:
    return tuple(_document(row) for row in reversed(rows.documents))


def _document(row: Document) -> DocumentRow:
    return DocumentRow(
        title=row.title,
        href=reverse("document", args=[row.case_id, row.pk]),
        belongs_to=_belongs(row),
        size=_("%(n)s kB") % {"n": max(row.size // 1024, 1)},
        by=row.recorded_by_name,
        at=words.moment(row.recorded_at),
    )


def _belongs(row: Document) -> str:
    if row.operation:
        return _("operation of %(day)s") % {"day": words.day(row.operation.performed_on)}
    if row.study:
        what = words.modality_of(row.study.modality)
        return _("%(what)s of %(day)s") % {"what": what, "day": words.day(row.study.performed_on)}
    if row.lab:
        what = translated(row.lab.get_analyte_display())
        return _("%(what)s of %(day)s") % {"what": what, "day": words.day(row.lab.collected_at.date())}
    return _("the case")
