"""The event log of a case: numbered, sealed, append-only, and the version that counts it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils import timezone

from casereview.lifecycle.acts import ACTS, HAPPENED
from casereview.lifecycle.moves import MOVES
from casereview.lifecycle.states import STATE_LABELS, State
from casereview.models import Case, CaseEvent, User
from casereview.workflow.record.seal import seal
from casereview.workflow.refusals import (
    HISTORY_OUT_OF_ORDER,
    IT_HAS_CHANGED,
    MOVED_ON,
    SOMEBODY_DID,
    Invalid,
    Stale,
)
from imaging.sentences import Word

PRODUCT = "Case review"  # who stands in the record for what nobody did


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What an event says, before it has a number and a seal."""

    verb: str
    before: str
    after: str
    detail: Mapping[str, Any]
    reason: str = ""
    override: str = ""


def append(case: Case, actor: User | None, entry: NewEvent, now: dt.datetime) -> CaseEvent:
    """The next link of the chain; the case row is locked. Without an actor it is the product's own."""
    previous = case.events.order_by("-number").values_list("digest", flat=True).first()
    event = CaseEvent(
        case=case,
        number=case.version + 1,
        verb=entry.verb,
        actor=actor,
        actor_name=actor.name if actor else PRODUCT,
        before=str(entry.before),
        after=str(entry.after),
        reason=entry.reason,
        override=entry.override,
        detail=dict(entry.detail),
        at=now,
        previous_digest=previous or "",
    )
    event.digest = seal(event)
    event.save(force_insert=True)
    return event


def save(case: Case, changes: Mapping[str, Any]) -> None:
    """The second guard beside the lock: the row changes only from the version that was read."""
    written = Case.objects.filter(pk=case.pk, version=case.version).update(
        version=F("version") + 1, **changes
    )
    if written != 1:
        raise stale(Case.objects.get(pk=case.pk))
    case.version += 1
    for name, value in changes.items():
        setattr(case, name, value)


def moment(case: Case, at: dt.datetime | None) -> dt.datetime:
    """Now, or the time of imported history, which may neither lie ahead nor overtake the record."""
    now = timezone.now()
    if at is None:
        return now
    last = case.events.order_by("-number").values_list("at", flat=True).first()
    if at > now or (last is not None and at < last):
        raise Invalid({"at": [HISTORY_OUT_OF_ORDER()]})
    return at


def imported(at: dt.datetime | None) -> dict[str, Any]:
    """What the event says of history entered afterwards."""
    return {} if at is None else {"imported": True}


def stale(case: Case) -> Stale:
    """The refusal for whoever decided on an older version: it says what happened since."""
    last = case.events.order_by("-number").first()
    what = SOMEBODY_DID(who=last.actor_name, did=Word(past_tense(last.verb))) if last else IT_HAS_CHANGED()
    state = Word(STATE_LABELS[State(case.state)], lower=True)
    return Stale(MOVED_ON(what=what, version=case.version, state=state), case.version)


def past_tense(verb: str) -> str:
    """The past tense of a verb or act, for the record and for refusals."""
    if verb in HAPPENED:
        return HAPPENED[verb]
    return MOVES[verb].past_tense if verb in MOVES else ACTS[verb].past_tense
