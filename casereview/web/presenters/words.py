"""How dates, ages and codes are said on a page."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casereview.language import translated, words_of
from casereview.lifecycle.fields.field import InputField
from casereview.lifecycle.roles import LABELS, Role
from casereview.lifecycle.states import Party
from casereview.models.case import NO_CLOCK, age_on
from casereview.reading.numbers import trimmed
from casereview.rules.codes.conclusions import Pitfall
from casereview.rules.sentences.stops import STOP_NAMES
from imaging.studies.protocols import MODALITY_LABELS

__all__ = [
    "NOT_RECORDED",
    "age",
    "day",
    "due",
    "label_of",
    "listed",
    "modality_of",
    "moment",
    "number",
    "parties",
    "roles",
    "sex",
    "stop_of",
    "translated",
    "yes_no",
]

NOT_RECORDED = "—"


def label_of(code: str) -> str:
    """A code without a label of its own, in words: FHH_NOT_EXCLUDED is "FHH not excluded"."""
    return translated(words_of(code))


def stop_of(code: str) -> str:
    """What is answered, as the step names it that asks for the answer; a carcinoma flag by its code."""
    template = STOP_NAMES.get(Pitfall(code)) if code in set(Pitfall) else None
    return capfirst(translated(template())) if template else label_of(code)


def day(value: dt.date | None) -> str:
    """Day, month in letters, year: no reader takes 3/4 for the other order."""
    return date_format(value, "j M Y") if value else NOT_RECORDED


def moment(value: dt.datetime | None) -> str:
    return date_format(timezone.localtime(value), "j M Y, H:i") if value else NOT_RECORDED


def number(value: Decimal | None) -> str:
    """As it was measured: no exponent, no trailing zeros of the column."""
    return NOT_RECORDED if value is None else trimmed(value)


def value(stored: Any, field: InputField) -> str:
    """Whatever a field of a form was answered with; empty where it was not."""
    if isinstance(stored, bool):
        return yes_no(stored)
    if isinstance(stored, Decimal):
        return number(stored)
    if isinstance(stored, dt.date):
        return moment(stored) if isinstance(stored, dt.datetime) else day(stored)
    labels = dict(field.kind.choices(field))
    if isinstance(stored, list):
        return listed(translated(labels.get(str(code), str(code))) for code in stored)
    text = str(stored or "")
    return translated(labels[text]) if text in labels else text


def age(birth_date: dt.date | None, age_years: int | None, today: dt.date) -> str:
    years = age_on(today, birth_date, age_years)
    if years is None:
        return _("age not recorded")
    return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}


def sex(code: str) -> str:
    return {"F": _("female"), "M": _("male"), "X": _("other sex")}.get(code, _("sex not recorded"))


def due(due_on: dt.date, today: dt.date, *, on_hold: bool = False) -> str:
    """Until when, in words; that it is late is never said by color alone."""
    if due_on == NO_CLOCK:
        return _("no due date")
    if on_hold:
        return _("on hold until %(day)s") % {"day": day(due_on)}
    late = (today - due_on).days
    if late > 0:
        return ngettext("%(n)s day overdue", "%(n)s days overdue", late) % {"n": late}
    if late == 0:
        return _("due today")
    return ngettext("due tomorrow", "due in %(n)s days", -late) % {"n": -late}


def listed(words: Iterable[str]) -> str:
    """Words joined as in a sentence: "a, b and c"."""
    found = list(words)
    if len(found) < 2:  # noqa: PLR2004 - one word is no list
        return "".join(found)
    return _("%(most)s and %(last)s") % {"most": ", ".join(found[:-1]), "last": found[-1]}


def roles(who: Iterable[Role]) -> str:
    return listed(translated(LABELS[role]) for role in who)


def parties(tells: Iterable[Party]) -> str:
    """Whom a move tells: "surgeon, radiologist and coordinator"."""
    return listed(translated(party.value.replace("_", " ")) for party in tells)


def yes_no(value: bool | None) -> str:
    if value is None:
        return _("not stated")
    return _("yes") if value else _("no")


def modality_of(code: str) -> str:
    return translated(MODALITY_LABELS.get(code, code))
