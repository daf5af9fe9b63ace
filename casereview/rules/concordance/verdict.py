"""The suggested verdict: whether the studies that count agree on where the gland is.

The rules, in this order, are those of docs/clinical-rules.md, section "Verdict". Two studies of one family do
not confirm each other, a wide finding earns less than a narrow one, a negative speaks only for the field that
it covered, and two lesions that one study sees are multifocal and not discordant. People confirm the verdict;
see `reasons`.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from casereview.rules.answer import Reason, SamplingPart, VerdictPart
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.grouping import Candidate, Group
from casereview.rules.concordance.localizing_evidence import PlaceEvidence, Region
from casereview.rules.concordance.reasons import reasons
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.profiles.model import Profile
from imaging.anatomy.cells import Level
from imaging.anatomy.sites import Sites
from imaging.vocabulary import Result


class Conclusion(Struct, frozen=True):
    """The verdict with what it rests on. `level` is the coarsest inside the groups, None without a group."""

    code: Verdict
    level: Level | None
    targets: tuple[Sites, ...]
    groups: tuple[Group, ...]
    region: Region | None
    evidence: PlaceEvidence
    reasons: tuple[Reason, ...]

    def members(self, target: Sites) -> tuple[Candidate, ...]:
        """The findings of the group, or of the region, of that target."""
        places = (*self.groups, *(() if self.region is None else (self.region,)))
        return tuple(member for place in places if place.target == target for member in place.members)

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

    Samplings and aspirations never change the code; what they say of a target is among the reasons.
    """
    evidence = PlaceEvidence.of(counted, Level[profile.concordance.level])
    code = _decide(evidence)
    groups = evidence.groups
    return Conclusion(
        code=code,
        level=min((group.level for group in groups), default=None),
        targets=tuple(group.target for group in groups),
        groups=groups,
        region=None,
        evidence=evidence,
        reasons=reasons(evidence, code, samplings),
    )


def _decide(evidence: PlaceEvidence) -> Verdict:
    if not evidence.complete:
        return Verdict.INSUFFICIENT
    if not any(study.suspicious or study.result is Result.EQUIVOCAL for study in evidence.counting):
        return Verdict.INSUFFICIENT if evidence.fields_missing else Verdict.CONCORDANT_NEGATIVE
    if evidence.groups:
        return _of_groups(evidence)
    if evidence.clashes:
        return Verdict.DISCORDANT_LOCATION
    if evidence.opposing_negatives:  # there is none without a firm finding
        return Verdict.POSITIVE_NEGATIVE
    return Verdict.EQUIVOCAL


def _of_groups(evidence: PlaceEvidence) -> Verdict:
    if len(evidence.groups) > 1:
        both = evidence.in_two_groups
    else:
        group = evidence.groups[0]
        if group.level >= evidence.at and not evidence.opposing:
            return Verdict.CONCORDANT_POSITIVE
        both = evidence.naming_both
    return Verdict.MULTIFOCAL if both else Verdict.DISCORDANT_LOCATION
