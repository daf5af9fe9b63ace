"""Whether a 4D-CT is still to be had, so that nobody operates on a place that none has shown."""

from __future__ import annotations

from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import IODINE, closed
from casereview.rules.advice.reading_questions import studies_to_state
from casereview.rules.codes.conclusions import Blocker, Eligibility, Excluded, Verdict
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.labs.eligibility import unresolved
from imaging.anatomy.sites import Sites
from imaging.vocabulary import Adequacy

_CT_4D: Final = "ct_4d"
_WHOLE_FIELD: Final = frozenset({"neck", "mediastinum"})
#: While one of these stands, values come before images.
BIOCHEMISTRY_FIRST: Final = frozenset(
    {Blocker.CALCIUM_MISSING, Blocker.PTH_MISSING, Blocker.NOT_HYPERCALCEMIC, Blocker.PTH_SUPPRESSED}
)
_REPEATED: Final = (
    Verdict.INSUFFICIENT,
    Verdict.CONCORDANT_NEGATIVE,
    Verdict.DISCORDANT_LOCATION,
    Verdict.POSITIVE_NEGATIVE,
    Verdict.EQUIVOCAL,
)


def is_ct_4d_to_order(assessment: Assessment, targets: Sites) -> bool:
    """Whether a 4D-CT is to be ordered, or only two earlier ones make it a question; never past a gate."""
    if assessment.eligibility.status is Eligibility.INELIGIBLE:
        return False
    if BIOCHEMISTRY_FIRST & unresolved(assessment.eligibility):
        return False
    if assessment.facts.operations is None and any(study.family == _CT_4D for study in assessment.studies):
        return False
    if any(study.family == _CT_4D for study in studies_to_state(assessment)):
        return False
    if any(_serves(study, assessment, targets) for study in assessment.counting):
        return False
    return not _is_to_repeat(assessment) and closed(assessment, IODINE) is None


def _serves(study: CountedStudy, assessment: Assessment, targets: Sites) -> bool:
    """A 4D-CT of the last year, or an older one with a finding in a target."""
    if study.family != _CT_4D or assessment.facts.as_of is None:
        return False
    age = (assessment.facts.as_of - study.performed_on).days
    recent = age <= assessment.profile.numbers.stale_study.value
    return recent or any(finding.sites & targets for finding in study.located)


def _is_to_repeat(assessment: Assessment) -> bool:
    """Whether an earlier 4D-CT is repeated for its quality, and no other one is ordered."""
    if assessment.verdict not in _REPEATED:
        return False
    if any(study.family == _CT_4D and study.adequacy is Adequacy.ADEQUATE for study in assessment.counting):
        return False
    return any(
        study.family == _CT_4D
        and Excluded.SUPERSEDED not in study.excluded
        and (
            study.adequacy is Adequacy.INADEQUATE
            or (study.adequacy is Adequacy.LIMITED and not study.covers >= _WHOLE_FIELD)
        )
        for study in assessment.postoperative
    )
