"""What a verb writes besides the move itself. Each runs inside the engine's transaction."""

import datetime as dt
from typing import Any

from casereview.lifecycle import calendar
from casereview.lifecycle.clock import SIX_MONTHS, SIX_WEEKS
from casereview.lifecycle.fields.acts import NothingAsked, ReferAgainData
from casereview.lifecycle.fields.moves import (
    DeathData,
    HoldData,
    ImagingRequestData,
    OutcomeData,
    OutsideOperationData,
    RecallData,
    ReoperationData,
    ReturnedOpinionData,
    SamplingPlanData,
)
from casereview.lifecycle.states import Resolution
from casereview.models import (
    FollowUp,
    Hold,
    ImagingRequest,
    Operation,
    Outcome,
    Referral,
    SamplingPlan,
)
from casereview.models.case import NO_CLOCK
from casereview.workflow.input import sentences
from casereview.workflow.moves.context import Effect, MoveContext
from casereview.workflow.moves.decision import accept_case, agree_target
from casereview.workflow.refusals import Invalid


def nothing_else(context: MoveContext[Any]) -> dict[str, Any]:
    """The move is all; what was typed is kept in the event."""
    return _plain(context)


def _plain(context: MoveContext[Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in context.data.items()
        if name != "reason" and value not in ("", [], None)
    }


def request_imaging(context: MoveContext[ImagingRequestData]) -> dict[str, Any]:
    """The request belongs to the round that it opens."""
    row = ImagingRequest.objects.create(
        case=context.case,
        round=context.case.round + 1,
        **context.data,
        asked_by=context.actor,
        asked_at=context.now,
    )
    return {**_plain(context), "imaging_request": row.pk}


def escalate(context: MoveContext[ReferAgainData]) -> dict[str, Any]:
    row = Referral.objects.create(
        case=context.case,
        center_id=context.data["center"],
        round=context.case.round,
        question=context.data["question"],
        asked_by=context.actor,
        asked_at=context.now,
    )
    return {**_plain(context), "referral": row.pk}


def order_sampling(context: MoveContext[SamplingPlanData]) -> dict[str, Any]:
    row = SamplingPlan.objects.create(
        case=context.case, round=context.case.round, ordered_at=context.now, **context.data
    )
    return {**_plain(context), "sampling_plan": row.pk}


def record_sampling(context: MoveContext[NothingAsked]) -> dict[str, Any]:
    _close_referral(context, "sampled")
    return _plain(context)


def return_opinion(context: MoveContext[ReturnedOpinionData]) -> dict[str, Any]:
    _close_referral(context, "returned", answer=context.data["opinion"])
    return _plain(context)


def recall(context: MoveContext[RecallData]) -> dict[str, Any]:
    _close_referral(context, "recalled")
    return _plain(context)


def close(context: MoveContext[Any]) -> dict[str, Any]:
    """A case that ends overtakes whatever a center still had before it."""
    _close_referral(context, "overtaken")
    return _plain(context)


def record_reoperation(context: MoveContext[ReoperationData]) -> dict[str, Any]:
    return _operated(context, context.data["operation"], reoperation=True)


def record_outside_operation(context: MoveContext[OutsideOperationData]) -> dict[str, Any]:
    return _operated(context, context.data["operation"], reoperation=False)


def _operated(context: MoveContext[Any], number: int, *, reoperation: bool) -> dict[str, Any]:
    """Starts the outcome clock: a calcium is due at six weeks and at six months after this operation."""
    _close_referral(context, "overtaken")
    operation = Operation.objects.get(pk=number)
    if operation.performed_on > context.today:
        raise Invalid({"operation": [sentences.OPERATION_IN_FUTURE()]})
    if reoperation:
        Operation.objects.filter(pk=operation.pk).update(reoperation=True)
    six_weeks, six_months = operation.performed_on + SIX_WEEKS, operation.performed_on + SIX_MONTHS
    for milestone, due_on in (("six_weeks", six_weeks), ("six_months", six_months)):
        FollowUp.objects.get_or_create(
            operation=operation, milestone=milestone, defaults={"case": context.case, "due_on": due_on}
        )
    due_on = six_weeks if context.today < six_weeks else six_months
    return {**_plain(context), "due_on": due_on}


def record_outcome(context: MoveContext[OutcomeData]) -> dict[str, Any]:
    lost = context.data["resolution"] == Resolution.LOST_TO_FOLLOW_UP
    row = Outcome.objects.create(
        case=context.case,
        round=context.case.round,
        resolution=context.data["resolution"],
        calcium_id=None if lost else context.assessed.latest_calcium_id,
        attempts=context.data["attempts"],
        confirmed_by=context.actor,
        confirmed_at=context.now,
    )
    return {**_plain(context), "outcome": row.pk}


def hold(context: MoveContext[HoldData]) -> dict[str, Any]:
    """Stops the clock; the working days that were left are given back on resuming."""
    case, until = context.case, context.data["until"]
    if until <= context.today:
        raise Invalid({"until": [sentences.AFTER_TODAY()]})
    left = None
    if case.due_on != NO_CLOCK:
        left = calendar.days_left(case.site.country, context.today, case.due_on)
    Hold.objects.create(case=case, reason=context.reason, until=until, days_left=left, started_at=context.now)
    return {**_plain(context), "due_on": until}


def resume(context: MoveContext[NothingAsked]) -> dict[str, Any]:
    case = context.case
    pause = case.holds.live().get()
    pause.ended_at = context.now
    pause.save(update_fields=["ended_at"])
    due_on = NO_CLOCK
    if pause.days_left is not None:
        due_on = calendar.due(case.site.country, context.today, max(pause.days_left, 0))
    return {"due_on": due_on}


def death(context: MoveContext[DeathData]) -> dict[str, Any]:
    if context.data["died_on"] > context.today:
        raise Invalid({"died_on": [sentences.DAY_IN_FUTURE()]})
    return close(context)


def _close_referral(context: MoveContext[Any], status: str, answer: str = "") -> None:
    for referral in context.case.referrals.live():
        referral.status = status
        referral.answered_by_name = context.actor.name
        referral.answered_at = context.now
        referral.answer = answer or referral.answer
        referral.save()


EFFECTS: dict[str, Effect] = {
    "accept_case": accept_case,
    "request_imaging": request_imaging,
    "agree_target": agree_target,
    "escalate": escalate,
    "order_sampling": order_sampling,
    "record_sampling": record_sampling,
    "return_opinion": return_opinion,
    "recall": recall,
    "manage_medically": close,
    "observe": close,
    "record_reoperation": record_reoperation,
    "record_outside_operation": record_outside_operation,
    "record_outcome": record_outcome,
    "transfer": close,
    "withdraw": close,
    "record_death": death,
    "hold": hold,
    "resume": resume,
}
