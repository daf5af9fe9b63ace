"""Venous samplings vein by vein, with the ratio to the paired baseline and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from casereview.lifecycle.acts import ACTS
from casereview.models import VenousSample, VenousSampling
from casereview.policy import CaseRoles, may_now
from casereview.rules.answer import RatioLine, SamplingPart
from casereview.selectors.assessed_case import AssessedCase
from casereview.selectors.case_page import CaseRows
from casereview.selectors.fact_ids import FactId
from casereview.web.presenters import words
from casereview.web.presenters.case.history import Pair
from casereview.web.presenters.case.verdict import sites_words
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.veins import PERIPHERAL


@dataclass(frozen=True, slots=True)
class SampleRow:
    number: int
    vein: str
    value: str
    ratio: str
    says: str
    gradient: bool


@dataclass(frozen=True, slots=True)
class SamplingCard:
    pk: int
    day: str
    round: int
    by: str
    assay: str
    threshold: str
    samples: tuple[SampleRow, ...]
    regions: tuple[str, ...]
    caveats: tuple[str, ...]
    complications: str
    struck: bool  # another one has taken its place
    correct: str  # where to correct it; empty for whoever may not


def samplings_of(
    rows: CaseRows, assessed: AssessedCase | None, case_roles: CaseRoles
) -> tuple[SamplingCard, ...]:
    may = may_now(case_roles, rows.case, ACTS["correct_sampling"])
    return tuple(_sampling(row, assessed, may=may) for row in reversed(rows.samplings))


def _sampling(row: VenousSampling, assessed: AssessedCase | None, *, may: bool) -> SamplingCard:
    struck = row.is_superseded
    correct = reverse("act", args=[row.case_id, "correct_sampling"]) + f"?supersedes={row.pk}"
    part = _part_of(row, assessed)
    return SamplingCard(
        pk=row.pk,
        day=words.day(row.performed_on),
        round=row.round,
        by=row.performed_by,
        assay=row.assay or _("not recorded"),
        threshold=part.threshold if part else words.number(row.threshold),
        samples=_samples(row, part),
        regions=tuple(sites_words([region]) for region in part.sites) if part else (),
        caveats=tuple(translated(line.sentence) for line in part.caveats) if part else (),
        complications=row.complications,
        struck=struck,
        correct=correct if may and not struck else "",
    )


def _part_of(row: VenousSampling, assessed: AssessedCase | None) -> SamplingPart | None:
    """What the rules say of it; None where they say nothing of the case, or it no longer stands."""
    parts = assessed.answer.samplings if assessed else ()
    return next((part for part in parts if part.id == FactId.SAMPLING.of(row.pk)), None)


def _samples(row: VenousSampling, part: SamplingPart | None) -> tuple[SampleRow, ...]:
    ratios = {line.id: line for line in part.ratios} if part else {}
    falls = {line.id: line.fall or "" for line in part.falls} if part else {}
    return tuple(
        _sample(sample, row.unit, ratios.get(FactId.SAMPLE.of(sample.pk)), falls)
        for sample in row.samples.all()
    )


def _drawn(sample: VenousSample) -> str:
    """Where it was drawn, and with which arm tied, if one was."""
    vein = translated(VEIN_LABELS.get(sample.vein, sample.vein))
    arms = {"left": _("left arm tied"), "right": _("right arm tied")}
    return f"{vein}, {arms[sample.occluded]}" if sample.occluded else vein


def _sample(sample: VenousSample, unit: str, line: RatioLine | None, falls: Mapping[str, str]) -> SampleRow:
    return SampleRow(
        number=sample.sequence,
        vein=_drawn(sample),
        value=f"{sample.get_comparator_display()}{words.number(sample.value)} {unit}",
        ratio=(line.ratio or "") if line else "",
        says=_says(sample, line, falls.get(FactId.SAMPLE.of(sample.pk), "")),
        gradient=bool(line and line.gradient),
    )


def _says(sample: VenousSample, line: RatioLine | None, fall: str) -> str:
    if sample.occluded:
        return _("falls by %(share)s of the baseline") % {"share": fall} if fall else _("cannot say")
    if sample.vein == PERIPHERAL:
        return _("baseline")
    says = {True: _("gradient"), False: _("no gradient"), None: _("cannot say")}
    return says[line.gradient if line else None]


def plan_of(rows: CaseRows) -> tuple[Pair, ...]:
    """The latest plan: who, consent, contrast, drugs, veins."""
    if not rows.sampling_plans:
        return ()
    plan = rows.sampling_plans[-1]
    return (
        Pair(_("Interventional radiologist"), plan.radiologist),
        Pair(_("Consent"), words.yes_no(plan.consent_obtained)),
        Pair(_("Kidney function and contrast"), plan.contrast_plan),
        Pair(_("Anticoagulation"), plan.anticoagulation_plan),
        Pair(_("Veins"), words.listed(translated(VEIN_LABELS.get(code, code)) for code in plan.veins)),
    )
