"""What speaks against an operation, and what a meeting has answered to it: shown before the verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereview.models import AwaitedRepeat, EmergencyRecord, StopAnswer
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.codes.conclusions import NextStep
from casereview.selectors.case_page import CaseRows
from casereview.web.presenters import words
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import SITE_LABELS


@dataclass(frozen=True, slots=True)
class StopRow:
    """``answered`` is who has answered it for the meeting, and when; empty while it stops.

    What they wrote stands in the sentence.
    """

    sentence: str
    source: str
    answered: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    title: str
    asked: str
    reason: str
    sites: str
    by: str


def stops_of(answer: AssessmentAnswer, answers: Iterable[StopAnswer] = ()) -> tuple[StopRow, ...]:
    """What stops, unanswered first; carcinoma flags are shown with the urgent of the case."""
    given = {row.code: row for row in answers}
    rows = [
        StopRow(
            translated(line.sentence),
            translated(line.source),
            _given(given.get(line.code)) if line.answered else "",
        )
        for line in answer.pitfalls
        if line.stops
    ]
    return tuple(sorted(rows, key=lambda row: bool(row.answered)))


def settle_first_of(answer: AssessmentAnswer) -> str:
    """The step that names what has to be settled, in its own words; empty where there is none."""
    lines = (line.sentence for line in answer.next_steps if line.code is NextStep.SETTLE_FIRST)
    return next((translated(sentence) for sentence in lines), "")


def _given(row: StopAnswer | None) -> str:
    return _("answered by the meeting") if row is None else _signed(row)


def _signed(row: StopAnswer) -> str:
    return f"{row.recorded_by_name}, {words.day(row.answered_on)}"


def answers_of(rows: CaseRows) -> tuple[AnswerRow, ...]:
    """Every answer that was given before a decision, newest first: each stays, whether it holds or not.

    Those that were given with a decision stand with it.
    """
    return tuple(answer_row(row) for row in reversed(rows.answers) if row.recommendation_id is None)


def answer_row(row: StopAnswer) -> AnswerRow:
    return AnswerRow(
        title=words.stop_of(row.code),
        asked=row.asked,
        reason=row.reason,
        sites=words.listed(translated(SITE_LABELS.get(code, code)) for code in row.sites),
        by=_signed(row),
    )


def emergencies_of(rows: CaseRows) -> tuple[str, ...]:
    """What was done about an emergency, newest first."""
    return tuple(_emergency(row) for row in reversed(rows.emergencies))


def _emergency(row: EmergencyRecord) -> str:
    return f"{row.done} ({row.recorded_by_name}, {words.moment(row.done_at)})"


def awaited_of(rows: CaseRows) -> tuple[str, ...]:
    """The repeats for which the clock rests."""
    return tuple(_awaited(row) for row in rows.repeats if row.ended_at is None)


def _awaited(row: AwaitedRepeat) -> str:
    return _("%(what)s, expected on %(day)s. %(reason)s") % {
        "what": translated(row.get_analyte_display()),
        "day": words.day(row.expected_on),
        "reason": row.reason,
    }
