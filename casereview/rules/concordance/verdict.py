"""The suggested verdict: whether the studies that count agree on where the gland is.

The rules, in this order, are those of docs/clinical-rules.md, section "Verdict". Two studies of one family do
not confirm each other, a wide finding earns less than a narrow one, a study that sees nothing speaks only for
the field that it covered, and two lesions that one study sees are multifocal and not discordant. What speaks
against a target (see `objections`) keeps agreement from being called so. People confirm the verdict; see
`reasons`.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from casereview.rules.answer import Reason, SamplingPart, VerdictPart
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.grouping import Candidate, Group
from casereview.rules.concordance.localizing_evidence import PlaceEvidence
from casereview.rules.concordance.objections import strongest
from casereview.rules.concordance.reasons import reasons
from casereview.rules.concordance.region import Region
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.profiles.model import Profile
from imaging.anatomy.cells import Level
from imaging.anatomy.sites import Sites


class Conclusion(Struct, frozen=True):
    """The verdict with what it rests on.

    `level` is the coarsest inside the groups, or the region's; None without either.
    """

    code: Verdict
    level: Level | None
    targets: tuple[Sites, ...]
    groups: tuple[Group, ...]
    region: Region | None
    evidence: PlaceEvidence
    reasons: tuple[Reason, ...]

    def members(self, target: Sites) -> tuple[Candidate, ...]:
        """The findings of the group or region that has this target; none for any other place."""
        return tuple(member for aim in self.evidence.aims if aim.target == target for member in aim.members)

    def part(self) -> VerdictPart:
        """The verdict as it stands in an answer."""
        return VerdictPart(
            code=self.code,
            level=None if self.level is None else self.level.name,
            targets=tuple(target.codes for target in self.targets),
            reasons=self.reasons,
        )


def verdict(
    counted: Iterable[CountedStudy], profile: Profile, samplings: Iterable[SamplingPart] = ()
) -> Conclusion:
    """Suggest the verdict on these studies at the profile's level.

    Samplings never change the code, and a needle only by counting; what a sampling says of a target is among
    the reasons.
    """
    evidence = PlaceEvidence.of(counted, profile)
    code = _decide(evidence)
    return Conclusion(
        code=code,
        level=min((aim.level for aim in evidence.aims), default=None),
        targets=tuple(aim.target for aim in evidence.aims),
        groups=evidence.groups,
        region=evidence.region,
        evidence=evidence,
        reasons=reasons(evidence, code, samplings),
    )


def _decide(evidence: PlaceEvidence) -> Verdict:
    if not evidence.complete:
        return Verdict.INSUFFICIENT
    if evidence.silent:
        return Verdict.INSUFFICIENT if evidence.fields_missing else Verdict.CONCORDANT_NEGATIVE
    if len(evidence.groups) > 1:
        return _of_several(evidence)
    if evidence.groups:
        return _of_one(evidence)
    if evidence.region is not None:
        return strongest(evidence.objections) or Verdict.CONCORDANT_REGION
    return _without_target(evidence)


def _of_several(evidence: PlaceEvidence) -> Verdict:
    if not evidence.in_two_groups:
        return Verdict.DISCORDANT_LOCATION
    return strongest(evidence.objections) or Verdict.MULTIFOCAL


def _of_one(evidence: PlaceEvidence) -> Verdict:
    if not evidence.contradicted:
        return strongest(evidence.objections) or Verdict.CONCORDANT_POSITIVE
    if not evidence.naming_both:
        return Verdict.DISCORDANT_LOCATION
    (objections,) = evidence.objections
    return Verdict.POSITIVE_NEGATIVE if objections.outweighed else Verdict.MULTIFOCAL


def _without_target(evidence: PlaceEvidence) -> Verdict:
    if evidence.clashes:
        return Verdict.DISCORDANT_LOCATION
    if any(evidence.opponents(one.sites) for one in evidence.firm):
        return Verdict.POSITIVE_NEGATIVE
    return Verdict.EQUIVOCAL
