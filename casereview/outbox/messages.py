"""The wording of notices. Each asks something; none says anything of the patient but the case's number."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from casereview.lifecycle.notify import URGENT, WITHDRAWN
from casereview.models import OutboxMessage

# What each notice of lifecycle.notify asks of those it tells; a test holds the codes of both together.
NOTICE_TEXTS = {
    "open_case": _("A case was opened with you on its care team. Check whether it belongs on this pathway."),
    "accept_case": _("The case was accepted for localization. See which studies it needs."),
    "decline_case": _("The case was declined. Tell the patient's doctors."),
    "submit_for_review": _(
        "The case is ready for concordance review. Confirm the verdict and give your opinion."
    ),
    "request_imaging": _("Further imaging was requested. Book the study and enter its read."),
    "agree_target": _("The board has agreed a plan. Prepare your part of it."),
    "escalate": _("The case was escalated to a high-volume center. The center is asked for its answer."),
    "order_sampling": _("Venous sampling was ordered. Prepare it and enter the samples."),
    "record_sampling": _("Venous sampling is back. Review it and give your opinion."),
    "return_opinion": _("The center's opinion is back. Review it and give your opinion."),
    "recall": _("The case was recalled to review. Give your opinion."),
    "manage_medically": _("The case was closed. Read the plan of care."),
    "observe": _("The case was closed. Read the plan of care."),
    "replan": _("The case came back to review. Give your opinion."),
    "record_reoperation": _("The operation was recorded. Arrange the follow-up tests."),
    "record_outside_operation": _("An operation elsewhere was recorded. Arrange the follow-up tests."),
    "restart_localization": _("Localization starts again. See which studies the case needs."),
    "record_outcome": _("The outcome was recorded. Read it and learn from it."),
    "transfer": _("The case was transferred. Hand over what is yours to hand over."),
    "record_death": _("The case was closed. Nothing more is asked."),
    "hold": _("The case was put on hold. Its clock stands still."),
    "resume": _("The case was resumed. Its clock runs again."),
    "withdraw": _("The case was withdrawn. Nothing more is asked."),
    "reopen": _("The case was reopened. Look at it anew."),
    "accept_referral": _("The center accepted the referral. Plan the next step."),
    "decline_referral": _("The center declined the referral. Choose another center or recall the case."),
    "refer_again": _("A case is referred to your center. Answer the referral."),
    "urgent": _("This case needs you now, outside the meeting's clock. Open it at once."),
    "verdict_reopened": _(
        "The verdict that you confirmed has become another. Look at the case again and confirm what holds."
    ),
    "corrected": _("Evidence that you may have used was corrected. Look at the case again."),
    "withdrawn": _(
        "The urgent notice of this case is withdrawn: what it rested on was corrected. Look again."
    ),
}


# Of most notices the subject asks for one's part.
SUBJECTS = {
    URGENT.code: _("%(number)s needs you now"),
    WITHDRAWN.code: _("%(number)s: urgent notice withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    subject: str
    body: str


def link(message: OutboxMessage) -> str:
    """Where to go; people without an account get no link, because they could not follow it."""
    if message.recipient_id is None:
        return ""
    return settings.PUBLIC_URL.rstrip("/") + reverse("case", args=[message.event.case_id])


def wording(message: OutboxMessage) -> Wording:
    """Subject and text of a notice as mail."""
    case = message.event.case
    urgent = message.ask == URGENT.code
    due = date_format(message.due_on, "DATE_FORMAT") if message.due_on else ""
    context = {
        "number": case.number,
        "ask": NOTICE_TEXTS[message.ask],
        "due": due,
        "link": link(message),
        "urgent": urgent,
    }
    subject = SUBJECTS.get(message.ask, _("%(number)s: your part"))
    return Wording(str(subject) % {"number": case.number}, render_to_string("email/notice.txt", context))
