"""The veins of the latest sampling, each with its ratio; a gradient stands out, one left open is dashed."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from casereview.rules.advice.assessment import Assessment
from casereview.rules.concordance.sampling import JudgedSampling, VeinRatio
from casereview.rules.labs import phrases
from casereview.web.presenters.neck.geometry import path
from casereview.web.presenters.neck.marks import VeinMark
from casereview.web.presenters.neck.vein_lines import LINES
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import VEIN_LABELS

_TENTH: Final = Decimal("0.1")


def latest_sampling(assessment: Assessment) -> JudgedSampling | None:
    """The sampling that is drawn; older ones stand in their own panels."""
    return max(
        assessment.recent_samplings, key=lambda sampling: (sampling.performed_on, sampling.id), default=None
    )


def vein_marks(assessment: Assessment) -> tuple[VeinMark, ...]:
    """Of several samples of one vein the one with the highest ratio."""
    sampling = latest_sampling(assessment)
    if sampling is None:
        return ()
    best: dict[str, VeinRatio] = {}
    for vein in (*sampling.veins, *sampling.arms):
        known = best.get(vein.vein)
        if known is None or _rank(vein) > _rank(known):
            best[vein.vein] = vein
    return tuple(_mark(vein) for vein in best.values())


def _rank(vein: VeinRatio) -> Decimal:
    return Decimal(-1) if vein.ratio is None else vein.ratio.value


def _mark(vein: VeinRatio) -> VeinMark:
    line = LINES[vein.vein]
    shown = "?" if vein.ratio is None else f"{phrases.ratio(vein.ratio, _TENTH)}×"
    kind = {True: "gradient", False: "flat", None: "open"}[vein.gradient]
    return VeinMark(
        d=path(line.points),
        kind=kind,
        leader_d=path([line.leader, line.label_end]),
        label_at=line.label,
        ratio=f"▲ {shown}" if vein.gradient else shown,
        says=_("%(vein)s: %(ratio)s") % {"vein": translated(VEIN_LABELS[vein.vein]), "ratio": shown},
    )
