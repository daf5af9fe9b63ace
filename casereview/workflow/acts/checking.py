"""What an act has written, as the rules see it: facts made impossible are refused with their field."""

import datetime as dt
from collections.abc import Callable
from functools import cache

from django.db import transaction
from django.utils import timezone

from casereview.language import say
from casereview.lifecycle.acts import Act
from casereview.models import Case
from casereview.rules.facts.load import FactsError
from casereview.selectors.assessed_case import AssessedCase, assessed_case
from casereview.workflow.acts.registry import WRITERS, ActContext, WrittenRow
from casereview.workflow.refusals import Invalid


def checked(case: Case, now: dt.datetime) -> AssessedCase:
    """The case as the rules now see it; facts that contradict each other are refused with their field."""
    try:
        return assessed_case(case, timezone.localdate(now))
    except FactsError as error:
        raise Invalid({error.field: [say(error.sentence)]}) from None


def judge_of(case: Case, now: dt.datetime) -> Callable[[], AssessedCase]:
    """Judges the case when it is first asked for, and once: facts that the rules refuse stand in the way of
    those moves alone that ask what the rules say.
    """
    return cache(lambda: checked(case, now))


def written(act: Act, context: ActContext[dict[str, object]]) -> tuple[WrittenRow, AssessedCase | None]:
    """Writes, and assesses what adds to the facts; None where nothing was added, or nothing can be judged.

    A case whose facts could not be judged before may be put right one row after the other: what corrects or
    replaces a row is refused only where it is what makes them impossible. Nothing else is added meanwhile: of
    a value that nobody can judge no alarm would go out.
    """
    write = WRITERS[act.name]
    if not act.evidence:
        return write(context), None
    before = transaction.savepoint()
    made = write(context)
    try:
        return made, checked(context.case, context.now)
    except Invalid:
        transaction.savepoint_rollback(before)
        puts_right = made.corrects or act.replaces
        if not puts_right or not _was_refused(context):
            raise
    return write(context), None


def _was_refused(context: ActContext[dict[str, object]]) -> bool:
    try:
        checked(context.case, context.now)
    except Invalid:
        return True
    return False
