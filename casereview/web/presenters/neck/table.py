"""The drawing as a table, place by place, for whoever does not see it."""

from __future__ import annotations

from collections.abc import Mapping

from casereview.rules.advice.assessment import Assessment
from casereview.web.presenters.neck.headline import AGREED
from casereview.web.presenters.neck.marks import PlaceRow
from casereview.web.presenters.neck.vein_marks import latest_sampling
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import SITE_LABELS, VEIN_LABELS
from imaging.anatomy.sites import SITES
from imaging.anatomy.veins import veins_of


def place_rows(assessment: Assessment, numbers: Mapping[str, int]) -> tuple[PlaceRow, ...]:
    """The targets first, then every place of which something is said, in the vocabulary's order."""
    agreed = assessment.verdict in AGREED
    targets = {code for target in assessment.conclusion.targets for code in target.codes} if agreed else set()
    glands = {gland.gland.value: translated(gland.status.label) for gland in assessment.glands}
    operated = bool(assessment.facts.operations)
    rows = []
    for code in SITES:
        findings = tuple(
            f"{numbers[study.id]} ({translated(finding.certainty.label).lower()})"
            for study in assessment.counting
            if study.id in numbers
            for finding in study.located
            if code in finding.sites
        )
        veins = _gradients(assessment, code)
        gland = glands.get(code, "") if operated else ""
        if findings or code in targets or gland or veins:
            rows.append(PlaceRow(translated(SITE_LABELS[code]), code in targets, findings, gland, veins))
    return tuple(sorted(rows, key=lambda row: not row.is_target))


def _gradients(assessment: Assessment, code: str) -> str:
    """The veins with a gradient that drain a place."""
    sampling = latest_sampling(assessment)
    draining = veins_of(code)
    veins = [vein.vein for vein in sampling.with_gradient if vein.vein in draining] if sampling else []
    return ", ".join(translated(VEIN_LABELS[vein]) for vein in dict.fromkeys(veins))
