"""The whole message of the drawing in one or two sentences, so that a reader who sees none loses nothing.

It is built from the verdict. Only where the studies agree is a place called the target; else each stands with
the studies that name it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from casereview.language import say
from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.labs import phrases
from casereview.web.presenters import words
from casereview.web.presenters.neck.vein_marks import latest_sampling
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import Sites

#: Where the studies agree on what they name.
AGREED: Final = (Verdict.CONCORDANT_POSITIVE, Verdict.CONCORDANT_REGION, Verdict.MULTIFOCAL)
_TENTH: Final = Decimal("0.1")


def headline(assessment: Assessment, numbers: Mapping[str, int]) -> str:
    parts = [_of_studies(assessment, numbers), _of_sampling(assessment)]
    return " ".join(part for part in parts if part)


def _of_studies(assessment: Assessment, numbers: Mapping[str, int]) -> str:
    verdict, targets = assessment.verdict, assessment.conclusion.targets
    if verdict in AGREED:
        places = "; ".join(say(in_words(target)) for target in targets)
        if verdict is Verdict.CONCORDANT_REGION:
            return _("The studies agree on a region: %(places)s.") % {"places": places}
        return _("The studies agree on: %(places)s.") % {"places": places}
    if verdict is Verdict.CONCORDANT_NEGATIVE:
        return _("Every study that counts sees nothing.")
    named = _named(assessment, numbers)
    if verdict is Verdict.INSUFFICIENT:
        start = _("Not enough studies to judge.")
    elif verdict is Verdict.EQUIVOCAL:
        start = _("The studies leave it open.")
    else:
        start = _("The studies do not agree.")
    return f"{start} {named}" if named else start


def _named(assessment: Assessment, numbers: Mapping[str, int]) -> str:
    """Each counting study with the places that it names, as in "4D-CT: left inferior"."""
    lines = []
    for study in assessment.counting:
        places = Sites.union(finding.sites for finding in study.located)
        if places and study.id in numbers:
            modality = words.modality_of(study.modality)
            lines.append(f"{numbers[study.id]} {modality}: {say(in_words(places))}")
    return "; ".join(lines) + "." if lines else ""


def _of_sampling(assessment: Assessment) -> str:
    """The veins with a gradient of the latest sampling; a region, never a place."""
    sampling = latest_sampling(assessment)
    if sampling is None:
        return ""
    veins = [
        f"{translated(VEIN_LABELS[vein.vein]).lower()} {phrases.ratio(vein.ratio, _TENTH)}×"
        for vein in sampling.with_gradient
        if vein.ratio is not None
    ]
    if not veins:
        return _("Sampling shows no gradient.")
    return _("Sampling points to a region: %(veins)s.") % {"veins": ", ".join(veins)}
