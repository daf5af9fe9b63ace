"""Which place a step that tells to operate would name if no pitfall stopped it; steps and pitfalls ask."""

from __future__ import annotations

from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.steps_of_sampling import NOTHING_SEEN, gradients, is_sampled
from casereview.rules.codes.conclusions import Eligibility, Verdict
from casereview.rules.concordance.verdict import Conclusion
from imaging.anatomy.sites import LEFT, NECK, RIGHT, Sites, place_of, side_of
from imaging.anatomy.veins import drained
from imaging.vocabulary import Certainty

_SUPERIOR_VENA_CAVA: Final = "midline.superior_vena_cava"
_OF_THE_NECK: Final = frozenset(
    {
        "internal_jugular_upper",
        "internal_jugular_middle",
        "internal_jugular_lower",
        "superior_thyroid",
        "middle_thyroid",
        "inferior_thyroid",
    }
)
_BELOW_THEM: Final = frozenset({"brachiocephalic", "subclavian"})
_WITH_REASON: Final = (Verdict.POSITIVE_NEGATIVE, Verdict.DISCORDANT_LOCATION)
_TWO, _THREE = 2, 3


def explored_side(assessment: Assessment) -> str | None:
    """The side of the neck that REGION_EXPLORATION names if no pitfall stops it; None where it says none."""
    if assessment.eligibility.status is not Eligibility.ELIGIBLE or assessment.is_suspect:
        return None
    if assessment.verdict is Verdict.CONCORDANT_REGION:
        return _side_of_neck(assessment.conclusion.targets[0])
    if assessment.verdict in NOTHING_SEEN and not assessment.conclusion.targets:
        side = _sampled_side(assessment)
        return side if side is not None and not _seen_off(assessment, side) else None
    return None


def _side_of_neck(target: Sites) -> str | None:
    sides = {side_of(code) for code in target}
    if target <= NECK and sides in ({LEFT}, {RIGHT}):
        return sides.pop()
    return None


def _sampled_side(assessment: Assessment) -> str | None:
    """The one side on which all veins with a gradient lie; None where one is open and could be elsewhere."""
    if not is_sampled(assessment) or any(sampling.part.caveats for sampling in assessment.recent_samplings):
        return None
    veins = [vein for vein in gradients(assessment) if vein.vein != _SUPERIOR_VENA_CAVA]
    sides = {side_of(vein.vein) for vein in veins}
    if sides not in ({LEFT}, {RIGHT}):
        return None
    if any(place_of(vein.vein) not in _OF_THE_NECK | _BELOW_THEM for vein in veins):
        return None
    telling = any(vein.gradient and place_of(vein.vein) in _OF_THE_NECK for vein in veins)
    return sides.pop() if telling else None


def _seen_off(assessment: Assessment, side: str) -> bool:
    """Whether a finding that could be the gland has no place, or one that is not on that side."""
    return any(
        not finding.sites or any(side_of(code) != side for code in finding.sites)
        for study in assessment.counting
        for finding in study.suspicious
        if finding.certainty is not Certainty.POSSIBLE
    )


def rational_target(assessment: Assessment) -> Sites | None:
    """The target that TARGET_WITH_RATIONALE names if no pitfall stops it; None where there is none."""
    conclusion = assessment.conclusion
    if assessment.eligibility.status is not Eligibility.ELIGIBLE or assessment.is_suspect:
        return None
    if assessment.verdict not in _WITH_REASON or len(conclusion.groups) != 1:
        return None
    group, evidence = conclusion.groups[0], conclusion.evidence
    if group.level < evidence.at or evidence.adrift(group.target):
        return None
    families = {member.study.family for member in group.members if member.firm}
    if len(families) < _TWO:
        return None
    third = len(families) >= _THREE and not _firm_elsewhere(conclusion, group.target)
    return group.target if third or _drains(assessment, group.target) else None


def _firm_elsewhere(conclusion: Conclusion, target: Sites) -> bool:
    members = conclusion.members(target)
    return any(one not in members and not one.sites & target for one in conclusion.evidence.firm)


def _drains(assessment: Assessment, target: Sites) -> bool:
    """Whether veins with a gradient were found, and each of them drains the whole target."""
    if not is_sampled(assessment):
        return False
    veins = [vein for vein in gradients(assessment) if vein.vein != _SUPERIOR_VENA_CAVA]
    return any(vein.gradient for vein in veins) and all(target <= drained(vein.vein) for vein in veins)
