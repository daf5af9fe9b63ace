"""The side of the neck that a sampling alone points to, where imaging shows no target."""

from __future__ import annotations

from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.conclusions import Eligibility, Verdict
from casereview.rules.concordance.sampling import JudgedSampling
from imaging.anatomy.sites import LEFT, RIGHT, place_of, side_of
from imaging.vocabulary import Certainty

_WITHOUT_TARGET: Final = (Verdict.CONCORDANT_NEGATIVE, Verdict.EQUIVOCAL)
#: The veins that name a side of the neck, and those that say no more than that it is not the other one.
_NAMING: Final = frozenset(
    {
        "internal_jugular_upper",
        "internal_jugular_middle",
        "internal_jugular_lower",
        "superior_thyroid",
        "middle_thyroid",
        "inferior_thyroid",
    }
)
_ASIDE: Final = frozenset({"subclavian", "brachiocephalic"})
_TRUNK: Final = "midline.superior_vena_cava"


def sampled_side(assessment: Assessment) -> str | None:
    """The side that an exploration would name by sampling if no pitfall stood against it; None for none."""
    if assessment.eligibility.status is not Eligibility.ELIGIBLE or assessment.is_suspect:
        return None
    if assessment.verdict not in _WITHOUT_TARGET or assessment.conclusion.targets:
        return None
    samplings = [item for item in assessment.recent_samplings if item.veins]
    if not any(item.sampled for item in samplings) or any(item.part.caveats for item in samplings):
        return None
    side = _side_of_gradients(samplings)
    return None if side is None or _is_seen_off(side, assessment) else side


def _side_of_gradients(samplings: list[JudgedSampling]) -> str | None:
    veins = {ratio.vein for item in samplings for ratio in item.veins if ratio.gradient} - {_TRUNK}
    sides = {side_of(vein) for vein in veins}
    names = {place_of(vein) for vein in veins}
    if len(sides) != 1 or not names & _NAMING or names - _NAMING - _ASIDE:
        return None
    [side] = sides
    return side if side in (LEFT, RIGHT) else None


def _is_seen_off(side: str, assessment: Assessment) -> bool:
    """Whether a finding that may be the gland has no place, or a place off this side."""
    return any(
        finding.certainty is not Certainty.POSSIBLE
        and (not finding.sites or any(side_of(site) != side for site in finding.sites))
        for study in assessment.counting
        for finding in study.suspicious
    )
