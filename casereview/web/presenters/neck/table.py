"""The drawing as a table, place by place, for whoever does not see it."""

from __future__ import annotations

from collections.abc import Mapping

from casereview.rules.advice.assessment import Assessment
from casereview.web.presenters.neck.headline import AGREED
from casereview.web.presenters.neck.marks import PlaceRow
from casereview.web.presenters.neck.vein_marks import latest_sampling
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import SITE_LABELS, VEIN_LABELS
from imaging.anatomy.sites import SITES, Sites
from imaging.anatomy.veins import veins_of


def place_rows(assessment: Assessment, numbers: Mapping[str, int]) -> tuple[PlaceRow, ...]:
    """The targets first, then every place of which something is said, in the vocabulary's order."""
    agreed = assessment.conclusion.targets if assessment.verdict in AGREED else ()
    targets = Sites.union(agreed)
    operated = bool(assessment.facts.operations)
    glands = {gland.gland.value: gland.status for gland in assessment.glands if operated}
    rows = [
        PlaceRow(
            place=translated(SITE_LABELS[code]),
            is_target=code in targets,
            findings=_findings(assessment, code, numbers),
            gland=translated(glands[code].label) if code in glands else "",
            veins=_gradients(assessment, code),
        )
        for code in SITES
    ]
    told = [row for row in rows if row.is_target or row.findings or row.gland or row.veins]
    return tuple(sorted(told, key=lambda row: not row.is_target))


def _findings(assessment: Assessment, code: str, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """The counting studies that name a place, by their numbers, with how sure they are."""
    return tuple(
        f"{numbers[study.id]} ({translated(finding.certainty.label).lower()})"
        for study in assessment.counting
        if study.id in numbers
        for finding in study.located
        if code in finding.sites
    )


def _gradients(assessment: Assessment, code: str) -> str:
    """The veins with a gradient that drain a place."""
    sampling = latest_sampling(assessment)
    draining = veins_of(code)
    veins = [vein.vein for vein in sampling.with_gradient if vein.vein in draining] if sampling else []
    return ", ".join(translated(VEIN_LABELS[vein]) for vein in dict.fromkeys(veins))
