"""A fact that the rules refuse, as a sentence that names its row and its field."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casereview.models import Case
from casereview.rules.facts.load import FactsError
from casereview.selectors.refused_facts import refused_fact
from casereview.web.presenters import words
from casereview.web.presenters.words import label_of, translated

ROWS = {
    "labs": gettext_lazy("Lab result"),
    "operations": gettext_lazy("Operation"),
    "studies": gettext_lazy("Imaging study"),
    "samplings": gettext_lazy("Venous sampling"),
    "laryngoscopies": gettext_lazy("Laryngoscopy"),
    "resolutions": gettext_lazy("Resolved blocker"),
    "overrides": gettext_lazy("Override"),
    "answers": gettext_lazy("Answer of the meeting"),
}


def problem_of(case: Case, error: FactsError) -> str:
    """Such as: Lab result of August 1, 2024 (number 12), low: The lower limit lies above the upper one."""
    refused = refused_fact(case, error)
    said = {
        "row": ROWS.get(refused.kind, ""),
        "day": words.day(dt.date.fromisoformat(refused.day)) if refused.day else "",
        "number": refused.pk,
        "field": label_of(refused.field),
        "sentence": translated(refused.sentence),
    }
    if not said["row"] or not said["day"]:
        return _("%(field)s: %(sentence)s") % {**said, "field": error.field}
    if refused.pk is None:
        return _("%(row)s of %(day)s, %(field)s: %(sentence)s") % said
    return _("%(row)s of %(day)s (number %(number)s), %(field)s: %(sentence)s") % said
