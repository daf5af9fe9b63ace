"""Which alarms an act raises and which it takes back, by what the record of the case says was told before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from casereview.lifecycle.alarms import alarms, withdrawn
from casereview.lifecycle.notify import URGENT, VERDICT_REOPENED, WITHDRAWN, notice_of_act
from casereview.models import Case, CaseEvent, OutboxMessage, User
from casereview.selectors.assessed_case import AssessedCase
from casereview.workflow.outgoing import recipients

# The names under which an event keeps the keys; they say nothing of the patient.
RAISED: Final = "alarms"
TAKEN_BACK: Final = "alarms_withdrawn"


@dataclass(frozen=True, slots=True)
class AlarmChange:
    """What an act has done: keys of alarms, as `lifecycle.alarms` knows them."""

    raised: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()

    def detail(self) -> dict[str, Any]:
        """What the event keeps of it; nothing where nothing happened."""
        pairs = ((RAISED, self.raised), (TAKEN_BACK, self.taken_back))
        return {name: sorted(keys) for name, keys in pairs if keys}


def alarm_change(case: Case, assessed: AssessedCase, act: str) -> AlarmChange:
    """The change that an act on a case makes; ``assessed`` is the case after it.

    While something new rings nothing is taken back: a corrected value that is critical still stays told.
    """
    now, told = alarms(assessed.assessment, assessed.today), _told(case)
    raised = now.ringing - told
    return AlarmChange(raised, frozenset() if raised else withdrawn(told, now, act))


def tell_of_act(
    event: CaseEvent, case: Case, change: AlarmChange, *, corrects: bool, confirmers: Iterable[User] = ()
) -> None:
    """An alarm before all else. One that is taken back is taken back to everyone who heard it, whether still
    on the care team or not; then those are told whose confirmed verdict has become another one. Whoever was
    told neither is told what the act itself tells.
    """
    heard = recipients.heard(_messages(case, change.taken_back))
    recipients.write(WITHDRAWN, event, case, heard)
    reached = {address for _user, address in heard}
    if not change.raised:
        people = [(user, user.email) for user in confirmers if user.email not in reached]
        recipients.write(VERDICT_REOPENED, event, case, people)
        reached |= {address for _user, address in people}
    notice = notice_of_act(event.verb, danger=bool(change.raised), corrected=corrects)
    if notice:
        others = recipients.addresses(case, notice.parties)
        recipients.write(notice, event, case, [item for item in others if item[1] not in reached])


def _messages(case: Case, keys: frozenset[str]) -> list[OutboxMessage]:
    """Every notice by which one of these alarms went out."""
    if not keys:
        return []
    events = [event.pk for event in _events(case) if keys & set(event.detail.get(RAISED, ()))]
    rows = OutboxMessage.objects.filter(event__in=events, ask=URGENT.code)
    return list(rows.select_related("recipient").order_by("pk"))


def _told(case: Case) -> frozenset[str]:
    """The keys of the alarms of this case that nobody has taken back."""
    told: set[str] = set()
    for event in _events(case):
        told |= set(event.detail.get(RAISED, ()))
        told -= set(event.detail.get(TAKEN_BACK, ()))
    return frozenset(told)


def _events(case: Case) -> list[CaseEvent]:
    return list(case.events.filter(detail__has_any_keys=[RAISED, TAKEN_BACK]).order_by("number"))
