"""The only hand that writes a case's state, and the one door for every other write to a case.

Each call is one transaction: the key is looked up first, the case is locked, the facts are read, the rules
are asked, the write is made with a version check, and the event and its outbox rows are appended. What
leaves the house leaves after the commit.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from casereview.lifecycle import calendar
from casereview.lifecycle.acts import ACTS, Act, outdated_by
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.kinds.files import Upload
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.lifecycle.fields.sentences import CHOOSE_ONE
from casereview.lifecycle.moves import MOVES, Move, Override, target_of
from casereview.lifecycle.needs.facts import MoveFacts
from casereview.lifecycle.needs.unmet import unmet
from casereview.lifecycle.notify import NOTICES
from casereview.lifecycle.states import STATE_LABELS, Resolution, State
from casereview.models import Case, CaseEvent, LabResult, User
from casereview.models.case import NO_CLOCK
from casereview.policy import CaseRoles, may_now, permitted, roles_in_case
from casereview.selectors.move_facts import move_facts_of
from casereview.workflow import idempotency
from casereview.workflow import refusals as says
from casereview.workflow.acts import repeats
from casereview.workflow.acts.checking import judge_of, written
from casereview.workflow.acts.registry import ActContext
from casereview.workflow.input import cleaning
from casereview.workflow.moves.context import MoveContext
from casereview.workflow.moves.effects import EFFECTS, nothing_else
from casereview.workflow.outgoing import recipients, reopening, wakeup
from casereview.workflow.outgoing.alarms import AlarmChange, alarm_change, tell_of_act
from casereview.workflow.record.events import NewEvent, append, imported, moment, save, stale
from casereview.workflow.refusals import Invalid, NeedsUnmet, NoSuchCase, NotPermitted, WrongState
from imaging.sentences import Word


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What a caller gets back, the first time and every time it repeats itself."""

    case: int
    version: int
    event: int
    state: str
    verb: str
    kind: str = ""  # of the row that was made, if one was
    pk: int | None = None
    replayed: bool = False

    def stored(self) -> dict[str, Any]:
        names = ("case", "version", "event", "state", "verb", "kind", "pk")
        return {name: getattr(self, name) for name in names}


def perform(
    case_id: int,
    verb: str,
    *,
    actor: User,
    seen_version: int,
    key: str,
    override: str = "",
    data: Mapping[str, Any] | None = None,
    at: dt.datetime | None = None,
) -> WriteResult:
    """Moves a case by one verb, or raises a ``Refusal`` that says everything that stands in the way.

    ``at`` is for history that is entered afterwards: the event keeps that time and says that it was imported,
    and nobody is told, because nothing is asked of anybody.
    """
    move = MOVES.get(verb)
    if move is None or not move.sources:
        raise Invalid({"verb": [says.NO_SUCH_VERB(verb=repr(verb))]})
    data = dict(data or {})
    print_ = idempotency.fingerprint(
        verb, case_id, {"seen": seen_version, "override": override, "data": data}
    )
    with transaction.atomic():
        earlier = idempotency.earlier_answer(actor, key, print_)
        if earlier is not None:
            return WriteResult(**earlier, replayed=True)
        case, case_roles = _locked(case_id, actor)
        _permit(move, case_roles, override)
        if case.version != seen_version:
            raise stale(case)
        if not may_now(case_roles, case, move, override=bool(override)):
            raise WrongState(says.NO_MOVE_FROM_HERE(state=_state(case), what=Word(move.label, lower=True)))
        cleaned = cleaning.clean(MOVE_FIELDS.get(verb, ()), data, case)
        now = moment(case, at)
        judge = judge_of(case, now)
        _demand(move, move_facts_of(case, timezone.localdate(now), judge), cleaned, override)
        reason = str(cleaned.get("reason") or "")
        context = MoveContext(case, move, actor, cleaned, reason, judge, now, override)
        detail = EFFECTS.get(verb, nothing_else)(context)
        event = _move(context, override, detail | imported(at))
        if at is None:
            recipients.tell(NOTICES[verb], event, case, str(cleaned.get("receiver_email") or ""))
        answer = WriteResult(case.pk, event.number, event.number, case.state, verb)
        idempotency.remember(actor, key, print_, answer.stored())
        _ring_after_commit()
    return answer


def record(
    case_id: int,
    act_name: str,
    *,
    actor: User,
    key: str,
    body: Mapping[str, Any],
    seen_version: int | None = None,
    uploads: Mapping[str, Upload] | None = None,
    at: dt.datetime | None = None,
) -> WriteResult:
    """Adds evidence or an opinion to a case: locks it and raises its version without asking for one.

    ``seen_version`` is what its author had before them: an act that rests on it or overwrites it is refused
    where it has changed since; other acts may come in any order.
    ``body`` is what the caller sent: with the key it tells a repeat from a new request. Files come
    as ``uploads`` by the names of their fields, and their hashes stand in the body. ``at`` as in ``perform``.
    """
    act = ACTS[act_name]
    print_ = idempotency.fingerprint(act_name, case_id, body)
    with transaction.atomic():
        earlier = idempotency.earlier_answer(actor, key, print_)
        if earlier is not None:
            return WriteResult(**earlier, replayed=True)
        case, case_roles = _locked(case_id, actor)
        _permit_act(act, case_roles)
        if not may_now(case_roles, case, act):
            raise WrongState(says.NO_ACT_HERE(state=_state(case), what=Word(act.label, lower=True)))
        _current(case, act, seen_version)
        now = moment(case, at)
        cleaned = cleaning.clean(ACT_FIELDS[act_name], {**body, **(uploads or {})}, case)
        made, assessed = written(act, ActContext(case, actor, case_roles, cleaned, now))
        changes, change = dict(made.changes), AlarmChange()
        if made.kind == "lab":
            changes |= repeats.came_with(case, LabResult.objects.get(pk=made.pk), now)
        if assessed is not None:
            change = alarm_change(case, assessed, act.name)
            if change.raised or (assessed.in_danger and not case.urgent):
                changes["due_on"] = min(changes.get("due_on", case.due_on), timezone.localdate(now))
            changes["urgent"] = assessed.in_danger
        detail = {**made.detail, "kind": made.kind, "pk": made.pk, **change.detail(), **imported(at)}
        event = append(case, actor, NewEvent(act.name, case.state, case.state, detail), now)
        save(case, changes)
        if at is None:
            confirmers = reopening.to_be_told(assessed) if assessed else []
            tell_of_act(event, case, change, corrects=made.corrects, confirmers=confirmers)
        answer = WriteResult(case.pk, event.number, event.number, case.state, act.name, made.kind, made.pk)
        idempotency.remember(actor, key, print_, answer.stored())
        _ring_after_commit()
    return answer


def _current(case: Case, act: Act, seen_version: int | None) -> None:
    since = case.events.filter(number__gt=seen_version or 0, verb__in=outdated_by(act))
    if seen_version is not None and since.exists():
        raise stale(case)


def begin(
    *,
    actor: User,
    key: str,
    body: Mapping[str, Any],
    make: Callable[[dt.datetime], Case],
    at: dt.datetime | None = None,
) -> WriteResult:
    """The first event of a case. ``make`` creates its rows; permission and input are checked by then."""
    move = MOVES["open_case"]
    print_ = idempotency.fingerprint("open_case", None, body)
    with transaction.atomic():
        earlier = idempotency.earlier_answer(actor, key, print_)
        if earlier is not None:
            return WriteResult(**earlier, replayed=True)
        now = at or timezone.now()
        if now > timezone.now():
            raise Invalid({"at": [says.HISTORY_AHEAD()]})
        case = make(now)
        event = append(case, actor, NewEvent("open_case", "", State.INTAKE, imported(at)), now)
        save(case, {"due_on": _due(case, move, now)})
        if at is None:
            recipients.tell(NOTICES[move.verb], event, case)
        answer = WriteResult(case.pk, event.number, event.number, case.state, "open_case", "case", case.pk)
        idempotency.remember(actor, key, print_, answer.stored())
        _ring_after_commit()
    return answer


def _locked(case_id: int, actor: User) -> tuple[Case, CaseRoles]:
    case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("patient", "site")
        .filter(pk=case_id)
        .first()
    )
    case_roles = roles_in_case(actor, case) if case else None
    if case is None or case_roles is None or not case_roles.roles:
        raise NoSuchCase(says.NO_SUCH_CASE())
    return case, case_roles


def permit(case_id: int, act_name: str, *, actor: User) -> None:
    """Refuses whoever may not do this act, before anything of theirs is looked at; ``record`` asks again."""
    case = Case.objects.filter(pk=case_id).first()
    case_roles = roles_in_case(actor, case) if case else None
    if case_roles is None or not case_roles.roles:
        raise NoSuchCase(says.NO_SUCH_CASE())
    _permit_act(ACTS[act_name], case_roles)


def _permit_act(act: Act, case_roles: CaseRoles) -> None:
    if not permitted(case_roles, act):
        raise NotPermitted(says.for_others(act.label, act.allowed_roles))


def _permit(move: Move, case_roles: CaseRoles, override: str) -> None:
    if permitted(case_roles, move, override=bool(override)):
        return
    if permitted(case_roles, move):
        raise NotPermitted(says.OVERRIDE_FOR_OTHERS(what=Word(move.label, lower=True)))
    raise NotPermitted(says.for_others(move.label, move.allowed_roles))


def _state(case: Case) -> Word:
    return Word(STATE_LABELS[State(case.state)], lower=True)


def _demand(move: Move, case_facts: MoveFacts, cleaned: Mapping[str, Any], override: str) -> None:
    """Raises with all unmet needs, less those that a valid override waives."""
    waived = _waived(move.override, override) if override else frozenset()
    left = [item for item in unmet(move, case_facts, cleaned) if item.code not in waived]
    if left:
        raise NeedsUnmet(left)


def _waived(allowed: Override | None, reason: str) -> frozenset[str]:
    codes = [code for code, _ in allowed.reasons] if allowed else []
    if allowed is None or reason not in codes:
        raise Invalid({"override": [CHOOSE_ONE(codes=", ".join(codes))]})
    return allowed.sets_aside(reason)


def _move(context: MoveContext[Any], override: str, detail: dict[str, Any]) -> CaseEvent:
    """Writes state, round, clock and event; the case row is locked and its version was checked."""
    case, move, now = context.case, context.move, context.now
    before = State(case.state)
    after = target_of(move, before)
    changes: dict[str, Any] = {}
    if move.target is not None:
        changes |= {"state": after.value, "state_since": now}
        changes["due_on"] = detail.pop("due_on", None) or _due(case, move, now)
        if after is State.CLOSED:
            changes["resolution"] = move.resolution or Resolution(context.data["resolution"])
            changes["urgent"] = False
        elif before is State.CLOSED:
            changes |= {"resolution": "", "urgent": _in_danger(context)}
        if move.new_round:
            changes["round"] = case.round + 1
        case.holds.live().update(ended_at=now)
        case.awaited_repeats.live().update(ended_at=now)
    elif "due_on" in detail:
        changes["due_on"] = detail.pop("due_on")
    entry = NewEvent(move.verb, before, after, detail, context.reason, override)
    event = append(case, context.actor, entry, now)
    save(case, changes)
    return event


def _in_danger(context: MoveContext[Any]) -> bool:
    """Of a case that is opened again; one whose facts are refused is opened to put them right."""
    try:
        return context.assessed.in_danger
    except Invalid:
        return False


def _due(case: Case, move: Move, now: dt.datetime) -> dt.date:
    if move.due_in_days is None:
        return NO_CLOCK
    return calendar.due(case.site.country, timezone.localdate(now), move.due_in_days)


def _ring_after_commit() -> None:
    transaction.on_commit(partial(wakeup.wake_worker))
