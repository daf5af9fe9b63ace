"""How dates, ages and codes are said on a page."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casereview.language import say
from casereview.lifecycle.roles import LABELS, Role
from casereview.lifecycle.states import Party
from casereview.models.case import NO_CLOCK, age_on
from imaging.sentences import Joined, Said, Word
from imaging.studies.protocols import MODALITY_LABELS

NOT_RECORDED = "—"
ACRONYMS = {
    "ct": "CT",
    "pth": "PTH",
    "fhh": "FHH",
    "mdt": "MDT",
    "spect": "SPECT",
    "mri": "MRI",
    "4d": "4D",
    "pet": "PET",
}


def translated(text: Said | Joined) -> str:
    """A sentence or a label of the rules in the reader's language; gettext of nothing would be a header."""
    return say(Word(text) if isinstance(text, str) else text)


def label_of(code: str) -> str:
    """A code without a label of its own, in words: FHH_NOT_EXCLUDED is "FHH not excluded"."""
    parts = [ACRONYMS.get(word, word) for word in code.lower().replace(".", " ").replace("_", " ").split()]
    return translated(capfirst(" ".join(parts)))


def day(value: dt.date | None) -> str:
    """Day, month in letters, year: no reader takes 3/4 for the other order."""
    return date_format(value, "j M Y") if value else NOT_RECORDED


def moment(value: dt.datetime | None) -> str:
    return date_format(timezone.localtime(value), "j M Y, H:i") if value else NOT_RECORDED


def number(value: Decimal | None) -> str:
    """As it was measured: no exponent, no trailing zeros of the column."""
    if value is None:
        return NOT_RECORDED
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


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
