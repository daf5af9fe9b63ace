"""A confirmed verdict that has become another one is open again, and those who confirmed it are told once."""

from django.db import transaction
from django.utils import timezone

from casereview.lifecycle.notify import VERDICT_REOPENED
from casereview.lifecycle.states import State
from casereview.models import Case, OutboxMessage, User
from casereview.rules.facts.load import FactsError
from casereview.selectors.assessed_case import AssessedCase, assessed_case
from casereview.selectors.confirmations import fallen
from casereview.workflow.outgoing import recipients, wakeup
from casereview.workflow.record.events import NewEvent, append, save


def to_be_told(assessed: AssessedCase) -> list[User]:
    """Those whose confirmation has fallen, each once; who was told since they confirmed knows it already."""
    if assessed.case.state != State.CONCORDANCE_REVIEW:
        return []
    last = {row.by: row.confirmed_at for row in fallen(assessed)}
    holding = set(
        assessed.case.verdict_confirmations.filter(digest=assessed.digest).values_list("by", flat=True)
    )
    return [
        user
        for user, confirmed_at in last.items()
        if user.is_active
        and user.pk not in holding
        and not OutboxMessage.objects.filter(
            event__case=assessed.case,
            recipient=user,
            ask=VERDICT_REOPENED.code,
            created_at__gte=confirmed_at,
        ).exists()
    ]


def reopen_verdicts() -> list[str]:
    """After a change of the rules: the numbers of the cases whose confirmed verdict is open again.

    Cases whose facts are refused today have no verdict; their pages say so.
    """
    rows = Case.objects.filter(state=State.CONCORDANCE_REVIEW, verdict_confirmations__isnull=False)
    numbers = []
    for pk in rows.distinct().order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).select_related("patient", "site").get(pk=pk)
            if _reopened(case):
                numbers.append(case.number)
    if numbers:
        wakeup.wake_worker()
    return numbers


def _reopened(case: Case) -> bool:
    try:
        assessed = assessed_case(case)
    except FactsError:
        return False
    people = to_be_told(assessed)
    if not people:
        return False
    entry = NewEvent(REOPENED, case.state, case.state, {"verdict": assessed.answer.verdict.code})
    event = append(case, None, entry, timezone.now())
    save(case, {})
    recipients.write(VERDICT_REOPENED, event, case, _reached(people))
    return True


def _reached(people: list[User]) -> list[recipients.Recipient]:
    return [(user, user.email) for user in people]


REOPENED = VERDICT_REOPENED.code
