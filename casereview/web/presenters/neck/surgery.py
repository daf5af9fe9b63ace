"""What earlier operations left: a ring beside the home of each gland, and grafts."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.conclusions import GlandStatus
from casereview.rules.codes.vocabulary import Disposition
from casereview.rules.concordance.glands import JudgedGland, grafts_on_record
from casereview.web.presenters.neck.anchors import FRONT, GLANDS
from casereview.web.presenters.neck.marks import GlandRing
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import SITE_LABELS

#: By what the deciding record says, else by the status: the kind of ring and the sign in it.
_OF_DISPOSITION: Final = {
    Disposition.REMOVED: ("removed", "×"),
    Disposition.PARTIALLY_REMOVED: ("partial", "½"),
    Disposition.BIOPSIED: ("partial", "b"),
    Disposition.SEEN_NORMAL: ("normal", "•"),
    Disposition.AUTOGRAFTED: ("moved", "g"),
}
_OPEN: Final = ("open", "?")
_CONTRADICTED: Final = ("contradicted", "!")
_LEFT_OPEN: Final = (GlandStatus.CONTRADICTED, GlandStatus.UNACCOUNTED)


def gland_rings(assessment: Assessment) -> tuple[GlandRing, ...]:
    """One for each of the four glands once an operation is known, and one for each graft on record."""
    if not assessment.facts.operations:
        return ()
    rings = [
        GlandRing(GLANDS[gland.gland], *_ring_of(assessment, gland), says=_says(assessment, gland))
        for gland in assessment.glands
        if gland.gland in GLANDS
    ]
    rings += [
        GlandRing(FRONT[code], "graft", "G", _("Graft: %(place)s") % {"place": translated(SITE_LABELS[code])})
        for code in grafts_on_record(assessment.facts)
    ]
    return tuple(rings)


def gland_lines(assessment: Assessment) -> tuple[str, ...]:
    """The same in words; a supernumerary gland too, which has no home on the drawing."""
    if assessment.facts.operations is None:
        return (_("Operations are not known."),)
    if not assessment.facts.operations:
        return ()
    return tuple(_says(assessment, gland) for gland in assessment.glands)


def _ring_of(assessment: Assessment, gland: JudgedGland) -> tuple[str, str]:
    if gland.status is GlandStatus.CONTRADICTED:
        return _CONTRADICTED
    if gland.status is GlandStatus.UNACCOUNTED:
        return _OPEN
    deciding = _deciding(assessment, gland)
    return _OF_DISPOSITION[deciding[-1][1]] if deciding else _OPEN


def _deciding(assessment: Assessment, gland: JudgedGland) -> list[tuple[int, Disposition]]:
    """What the deciding operations say of it, each with its year."""
    return [
        (operation.date.year, record.disposition)
        for operation in assessment.facts.operations or ()
        if operation.id in gland.because
        for record in operation.glands or ()
        if record.gland is gland.gland and record.disposition in _OF_DISPOSITION
    ]


def _says(assessment: Assessment, gland: JudgedGland) -> str:
    """As in "Left superior gland: removed 2024", or that the records leave it open."""
    deciding = _deciding(assessment, gland) if gland.status not in _LEFT_OPEN else []
    said = [f"{translated(disposition.label).lower()} {year}" for year, disposition in deciding]
    return _("%(gland)s: %(status)s") % {
        "gland": translated(gland.gland.label),
        "status": ", ".join(said) or translated(gland.status.label).lower(),
    }
