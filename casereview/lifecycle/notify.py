"""Who is told of what, and by when they are asked: the whole of it, for moves, acts, danger and corrections.

The words of each notice stand in ``outbox.messages`` under the same codes; a test holds the two together.
Who wears a part on the day, and at which address, is found when the notice is written.
"""

from dataclasses import dataclass
from enum import StrEnum

from casereview.lifecycle.states import Party


class DueDate(StrEnum):
    """Which day a notice names."""

    OF_THE_CASE = "of_the_case"  # when the state is overdue; none where no clock runs
    TODAY = "today"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Notice:
    """``code`` is the verb, or the act, or what else has come up; it also names the words."""

    code: str
    parties: tuple[Party, ...]
    due: DueDate = DueDate.OF_THE_CASE


TELL_THREE = (Party.SURGEON, Party.ENDOCRINOLOGIST, Party.RADIOLOGIST)
TELL_TEAM = (*TELL_THREE, Party.COORDINATOR)

URGENT = Notice("urgent", TELL_TEAM, DueDate.TODAY)  # a patient in danger waits for no agenda
CORRECTED = Notice("corrected", TELL_TEAM, DueDate.NONE)  # whoever used the old value has to know
# Told to those who confirmed it, and to nobody else.
VERDICT_REOPENED = Notice("verdict_reopened", (), DueDate.OF_THE_CASE)
# It goes to whoever was told the alarm, on the care team still or not: no party is named.
WITHDRAWN = Notice("withdrawn", (), DueDate.NONE)

_TABLE: tuple[Notice, ...] = (
    Notice("open_case", TELL_THREE),
    Notice("accept_case", TELL_TEAM),
    Notice("decline_case", (Party.REFERRER, Party.COORDINATOR)),
    Notice("submit_for_review", TELL_THREE),
    Notice("request_imaging", (Party.COORDINATOR, Party.RADIOLOGIST)),
    Notice("agree_target", TELL_TEAM),
    Notice("escalate", (*TELL_THREE, Party.CENTER)),
    Notice("order_sampling", (Party.INTERVENTIONAL_RADIOLOGIST, *TELL_THREE)),
    Notice("record_sampling", TELL_THREE),
    Notice("return_opinion", TELL_THREE),
    Notice("recall", (Party.CENTER, *TELL_THREE)),
    Notice("manage_medically", (*TELL_THREE, Party.REFERRER)),
    Notice("observe", (*TELL_THREE, Party.REFERRER)),
    Notice("replan", TELL_THREE),
    Notice("record_reoperation", TELL_TEAM),
    Notice("record_outside_operation", TELL_THREE),
    Notice("restart_localization", TELL_THREE),
    Notice("record_outcome", TELL_TEAM),
    Notice("transfer", (*TELL_THREE, Party.RECEIVER)),
    Notice("record_death", TELL_THREE),
    Notice("hold", TELL_THREE),
    Notice("resume", TELL_THREE),
    Notice("withdraw", TELL_THREE),
    Notice("reopen", TELL_THREE),
    Notice("accept_referral", (Party.COORDINATOR, Party.SURGEON)),
    Notice("decline_referral", (Party.COORDINATOR, Party.SURGEON)),
    Notice("refer_again", (Party.CENTER,)),
    URGENT,
    CORRECTED,
    VERDICT_REOPENED,
    WITHDRAWN,
)

NOTICES: dict[str, Notice] = {notice.code: notice for notice in _TABLE}


def parties_told(name: str) -> tuple[Party, ...]:
    """Whom a verb or an act tells by itself; most evidence tells nobody."""
    return NOTICES[name].parties if name in NOTICES else ()


def notice_of_act(name: str, *, danger: bool, corrected: bool) -> Notice | None:
    """The one notice that an act gives: danger before a correction, a correction before its own."""
    if danger:
        return URGENT
    return CORRECTED if corrected else NOTICES.get(name)
