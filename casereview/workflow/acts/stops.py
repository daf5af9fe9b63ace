"""Answers to what stops, what was done about an emergency, and repeats that the clock rests for."""

from typing import Final

from django.utils import timezone

from casereview.lifecycle import calendar
from casereview.lifecycle.fields.acts import EmergencyData, RepeatData, StopAnswerData
from casereview.lifecycle.needs.facts import missing
from casereview.models import AwaitedRepeat, EmergencyRecord, StopAnswer
from casereview.models.case import NO_CLOCK
from casereview.rules.codes.conclusions import OF_NO_PLACE, CarcinomaFlag
from casereview.selectors.assessed_case import assessed_case
from casereview.selectors.stops import line_to_answer
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow
from casereview.workflow.input import sentences
from casereview.workflow.refusals import Invalid, NeedsUnmet
from imaging.anatomy.sites import Sites
from imaging.sentences import english

_OF_THE_PATIENT: Final = frozenset({*OF_NO_PLACE, *CarcinomaFlag})


def answer_stop(context: ActContext[StopAnswerData]) -> WrittenRow:
    """The meeting answers what stands; what does not stand cannot be answered beforehand."""
    data, today = context.data, timezone.localdate(context.now)
    sites = [] if data["code"] in _OF_THE_PATIENT else data["sites"]
    if not sites and data["code"] not in _OF_THE_PATIENT:
        raise Invalid({"sites": [sentences.SITES_OF_ANSWER()]})
    line = line_to_answer(assessed_case(context.case, today), data["code"], Sites.of(sites))
    if line is None:
        raise Invalid({"code": [sentences.NOTHING_STOPS()]})
    row = StopAnswer.objects.create(
        **context.entered(),
        round=context.case.round,
        code=data["code"],
        sites=sites,
        reason=data["reason"],
        asked=english(line.sentence),
        answered_on=today,
        by=context.actor,
    )
    return WrittenRow("stop_answer", row.pk, {"code": data["code"]})


def record_emergency(context: ActContext[EmergencyData]) -> WrittenRow:
    row = EmergencyRecord.objects.create(
        **context.entered(), done=context.data["done"], done_at=context.now, by=context.actor
    )
    return WrittenRow("emergency_record", row.pk)


def await_repeat(context: ActContext[RepeatData]) -> WrittenRow:
    """The clock rests until the last of the awaited measurements is expected; then the case is overdue."""
    case, data, today = context.case, context.data, timezone.localdate(context.now)
    if data["expected_on"] <= today:
        raise Invalid({"expected_on": [sentences.AFTER_TODAY()]})
    if case.holds.live().exists():
        raise NeedsUnmet([missing(sentences.ON_HOLD_ALREADY, "ON_HOLD")])
    live = list(case.awaited_repeats.live())
    if any(row.analyte == data["analyte"] for row in live):
        raise Invalid({"analyte": [sentences.AWAITED_ALREADY()]})
    days_left = live[0].days_left if live else None
    if not live and case.due_on != NO_CLOCK:
        days_left = calendar.days_left(case.site.country, today, case.due_on)
    row = AwaitedRepeat.objects.create(
        **context.entered(), **data, days_left=days_left, ordered_at=context.now
    )
    rests_until = max(data["expected_on"], *(row.expected_on for row in live), today)
    return WrittenRow("awaited_repeat", row.pk, {"analyte": data["analyte"]}, {"due_on": rests_until})


WRITERS: dict[str, Writer] = {
    "answer_stop": answer_stop,
    "record_emergency": record_emergency,
    "await_repeat": await_repeat,
}
