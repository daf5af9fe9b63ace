"""What a reader is asked before anybody orders another study or cuts: is it good enough, and where.

The questions alone, without their words: next steps ask them, and pitfalls look whether they are open.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final

from msgspec import Struct

from casereview.rules.advice.assessment import Assessment
from casereview.rules.codes.conclusions import Excluded
from casereview.rules.concordance.study import CountedFinding, CountedStudy
from imaging.anatomy.sites import PAIRED_PLACES, Sites, place_of, sides_of
from imaging.studies.modalities import NEEDLE
from imaging.vocabulary import Adequacy, Certainty, Result

_OF_TWO_SIDES: Final = frozenset((*PAIRED_PLACES, "retroesophageal", "retropharyngeal"))


class FindingToLocate(Struct, frozen=True):
    """A finding whose place or side the reader is asked for; a needle of no place may have none at all."""

    study: CountedStudy
    finding: CountedFinding | None


def studies_to_state(assessment: Assessment) -> tuple[CountedStudy, ...]:
    """Post-operative studies that could be used, of which nobody said whether they are good enough."""
    return tuple(
        study
        for study in assessment.postoperative
        if study.of_a_kind_that_can_count
        and Excluded.SUPERSEDED not in study.excluded
        and (study.result is Result.NOT_REPORTED or study.adequacy is Adequacy.UNKNOWN)
    )


def findings_to_locate(assessment: Assessment) -> tuple[FindingToLocate, ...]:
    """Findings that may be the gland and have no place or side; and negative needles without a place."""
    return (
        *(
            FindingToLocate(study, finding)
            for study in assessment.counting
            for finding in study.suspicious
            if finding.certainty is not Certainty.POSSIBLE and _to_locate(finding)
        ),
        *_needles(assessment),
    )


@lru_cache(maxsize=4096)
def lacks_side(sites: Sites) -> bool:
    """Whether all its places lie on a side, and each stands on every side it can have: none was named."""
    if not sites:
        return False
    by_place = groupby(sorted(sites, key=place_of), key=place_of)
    return all(
        place in _OF_TWO_SIDES and len(tuple(codes)) == len(sides_of(place)) for place, codes in by_place
    )


def _to_locate(finding: CountedFinding) -> bool:
    if finding.sites:
        return lacks_side(finding.sites)
    return not finding.sites_confirmed_empty


def _needles(assessment: Assessment) -> Iterator[FindingToLocate]:
    for study in assessment.postoperative:
        if (
            study.modality == NEEDLE
            and study.result is Result.NEGATIVE
            and Excluded.SUPERSEDED not in study.excluded
            and not any(finding.sites for finding in study.findings)
        ):
            yield FindingToLocate(study, next(iter(study.findings), None))
