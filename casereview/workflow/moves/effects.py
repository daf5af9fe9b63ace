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
    TargetData,
)
from casereview.models import (
    FollowUp,
    Hold,
    ImagingRequest,
    Operation,
    Outcome,
    Recommendation,
    Referral,
    SamplingPlan,
)
from casereview.models.case import NO_CLOCK
from casereview.rules.codes.version import RULES_VERSION
from casereview.workflow.input import sentences
from casereview.workflow.moves.context import Effect, MoveContext
from casereview.workflow.refusals import Invalid


def nothing_else(doing: MoveContext[Any]) -> dict[str, Any]:
    """The move is all; what was typed is kept in the event."""
    return _plain(doing)


def _plain(doing: MoveContext[Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in doing.data.items()
        if name != "reason" and value not in ("", [], None)
    }


def request_imaging(doing: MoveContext[ImagingRequestData]) -> dict[str, Any]:
    """The request belongs to the round that it opens."""
    row = ImagingRequest.objects.create(
        case=doing.case,
        round=doing.case.round + 1,
        **doing.data,
        asked_by=doing.actor,
        asked_at=doing.now,
    )
    return {**_plain(doing), "imaging_request": row.pk}


def agree_target(doing: MoveContext[TargetData]) -> dict[str, Any]:
    """The chair signs: facts, profile and answer are kept with the recommendation, for good."""
    earlier = doing.case.recommendations.current().order_by("-signed_at", "-pk").first()
    row = Recommendation.objects.create(
        case=doing.case,
        round=doing.case.round,
        **doing.data,
        signed_by=doing.actor,
        signed_by_name=doing.actor.name,
        signed_at=doing.now,
        supersedes=earlier,
        profile=doing.picture.profile,
        rules_version=RULES_VERSION,
        facts=doing.picture.facts_json(),
        answer=doing.picture.answer_json(),
    )
    return {**_plain(doing), "recommendation": row.pk}


def escalate(doing: MoveContext[ReferAgainData]) -> dict[str, Any]:
    row = Referral.objects.create(
        case=doing.case,
        center_id=doing.data["center"],
        round=doing.case.round,
        question=doing.data["question"],
        asked_by=doing.actor,
        asked_at=doing.now,
    )
    return {**_plain(doing), "referral": row.pk}


def order_sampling(doing: MoveContext[SamplingPlanData]) -> dict[str, Any]:
    row = SamplingPlan.objects.create(
        case=doing.case, round=doing.case.round, ordered_at=doing.now, **doing.data
    )
    return {**_plain(doing), "sampling_plan": row.pk}


def record_sampling(doing: MoveContext[NothingAsked]) -> dict[str, Any]:
    _close_referral(doing, "sampled")
    return _plain(doing)


def return_opinion(doing: MoveContext[ReturnedOpinionData]) -> dict[str, Any]:
    _close_referral(doing, "returned", answer=doing.data["opinion"])
    return _plain(doing)


def recall(doing: MoveContext[RecallData]) -> dict[str, Any]:
    _close_referral(doing, "recalled")
    return _plain(doing)


def close(doing: MoveContext[Any]) -> dict[str, Any]:
    """A case that ends overtakes whatever a center still had before it."""
    _close_referral(doing, "overtaken")
    return _plain(doing)


def record_reoperation(doing: MoveContext[ReoperationData]) -> dict[str, Any]:
    return _operated(doing, doing.data["operation"], reoperation=True)


def record_outside_operation(doing: MoveContext[OutsideOperationData]) -> dict[str, Any]:
    return _operated(doing, doing.data["operation"], reoperation=False)


def _operated(doing: MoveContext[Any], number: int, *, reoperation: bool) -> dict[str, Any]:
    """Starts the outcome clock: a calcium is due at six weeks and at six months after this operation."""
    _close_referral(doing, "overtaken")
    operation = Operation.objects.get(pk=number)
    if operation.performed_on > doing.today:
        raise Invalid({"operation": [sentences.OPERATION_IN_FUTURE()]})
    if reoperation:
        Operation.objects.filter(pk=operation.pk).update(reoperation=True)
    six_weeks, six_months = operation.performed_on + SIX_WEEKS, operation.performed_on + SIX_MONTHS
    for milestone, due_on in (("six_weeks", six_weeks), ("six_months", six_months)):
        FollowUp.objects.get_or_create(
            operation=operation, milestone=milestone, defaults={"case": doing.case, "due_on": due_on}
        )
    due_on = six_weeks if doing.today < six_weeks else six_months
    return {**_plain(doing), "due_on": due_on}


def record_outcome(doing: MoveContext[OutcomeData]) -> dict[str, Any]:
    calcium = doing.picture.latest_calcium_id
    row = Outcome.objects.create(
        case=doing.case,
        round=doing.case.round,
        resolution=doing.data["resolution"],
        calcium_id=None if doing.data["resolution"] == "lost_to_follow_up" else calcium,
        attempts=doing.data["attempts"],
        confirmed_by=doing.actor,
        confirmed_at=doing.now,
    )
    return {**_plain(doing), "outcome": row.pk}


def hold(doing: MoveContext[HoldData]) -> dict[str, Any]:
    """Stops the clock; the working days that were left are given back on resuming."""
    case, until = doing.case, doing.data["until"]
    if until <= doing.today:
        raise Invalid({"until": [sentences.AFTER_TODAY()]})
    left = None
    if case.due_on != NO_CLOCK:
        left = calendar.days_left(case.site.country, doing.today, case.due_on)
    Hold.objects.create(case=case, reason=doing.reason, until=until, days_left=left, started_at=doing.now)
    return {**_plain(doing), "due_on": until}


def resume(doing: MoveContext[NothingAsked]) -> dict[str, Any]:
    case = doing.case
    pause = case.holds.live().get()
    pause.ended_at = doing.now
    pause.save(update_fields=["ended_at"])
    due_on = NO_CLOCK
    if pause.days_left is not None:
        due_on = calendar.due(case.site.country, doing.today, max(pause.days_left, 0))
    return {"due_on": due_on}


def death(doing: MoveContext[DeathData]) -> dict[str, Any]:
    if doing.data["died_on"] > doing.today:
        raise Invalid({"died_on": [sentences.DAY_IN_FUTURE()]})
    return close(doing)


def _close_referral(doing: MoveContext[Any], status: str, answer: str = "") -> None:
    for referral in doing.case.referrals.live():
        referral.status = status
        referral.answered_by_name = doing.actor.name
        referral.answered_at = doing.now
        referral.answer = answer or referral.answer
        referral.save()


EFFECTS: dict[str, Effect] = {
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
