"""Next steps that ask the reader, order a study, repeat one or have one read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import GADOLINIUM, OF_FAMILY, OF_KIND, closed
from casereview.rules.advice.reading_questions import (
    FindingToLocate,
    findings_to_locate,
    studies_to_state,
)
from casereview.rules.advice.step_list import Steps, SuggestedOrder
from casereview.rules.codes.conclusions import Blocker, Excluded, NextStep, Verdict
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.labs.eligibility import unresolved_lines
from casereview.rules.sentences import steps as sentences
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import Sites
from imaging.sentences import Sentence, Template, Value, Word, joined, listed
from imaging.studies.modalities import FAMILY_LABELS
from imaging.vocabulary import Adequacy, Result

OPEN_VERDICTS: Final = (Verdict.DISCORDANT_LOCATION, Verdict.POSITIVE_NEGATIVE, Verdict.EQUIVOCAL)
#: Without these no study is ordered: imaging makes no diagnosis.
_BIOCHEMISTRY_FIRST: Final = frozenset(
    {
        Blocker.CALCIUM_MISSING,
        Blocker.PTH_MISSING,
        Blocker.NOT_HYPERCALCEMIC,
        Blocker.PTH_SUPPRESSED,
    }
)
_SEEN: Final = (Verdict.CONCORDANT_POSITIVE, Verdict.CONCORDANT_REGION, Verdict.MULTIFOCAL)
_TO_REPEAT: Final = (Verdict.INSUFFICIENT, Verdict.CONCORDANT_NEGATIVE, *OPEN_VERDICTS)
_ORDERS: Final[dict[str, tuple[NextStep, Template, Template]]] = {
    "ct_4d": (NextStep.ORDER_CT_4D, sentences.ORDER_CT_4D, sentences.CT_4D_WANTED),
    "sestamibi": (NextStep.ORDER_SPECT_CT, sentences.ORDER_SPECT_CT, sentences.SPECT_CT_WANTED),
    "ultrasound": (NextStep.ORDER_ULTRASOUND, sentences.ORDER_ULTRASOUND, sentences.ULTRASOUND_WANTED),
    "mri": (NextStep.ORDER_MRI_WITH_CONTRAST, sentences.ORDER_MRI_WITH_CONTRAST, sentences.MRI_WANTED),
}
_FIRST_LINE: Final = ("ct_4d", "sestamibi")
_KEYS: Final[dict[str, Template]] = {
    "phases": sentences.KEY_PHASES,
    "covers": sentences.KEY_COVERS,
    "fused": sentences.KEY_FUSED,
    "acquisitions": sentences.KEY_ACQUISITIONS,
    "dual_tracer": sentences.KEY_DUAL_TRACER,
}


def ids(studies: Iterable[CountedStudy]) -> tuple[str, ...]:
    return tuple(study.id for study in studies)


def stating(steps: Steps) -> None:
    """Ask the reader whether a study was good enough, before radiating again."""
    studies = studies_to_state(steps.assessment)
    if studies:
        said = joined(_to_state(study) for study in studies)
        steps.add(NextStep.STATE_ADEQUACY, sentences.STATE_ADEQUACY(questions=said), ids(studies))


def _to_state(study: CountedStudy) -> Sentence:
    if study.result is Result.NOT_REPORTED:
        return sentences.STATE_REPORT(study=study.named)
    keys = listed(_KEYS[key]() for key in study.unknown_keys)
    return sentences.STATE_KEYS(study=study.named, keys=keys)


def locating(steps: Steps) -> None:
    """Ask the reader where a finding is, on which side, and what it is."""
    findings = findings_to_locate(steps.assessment)
    if findings:
        said = joined(dict.fromkeys(_to_locate(finding) for finding in findings))
        studies = dict.fromkeys(finding.study.id for finding in findings)
        steps.add(NextStep.LOCATE_FINDING, sentences.LOCATE_FINDING(questions=said), studies)


def _to_locate(asked: FindingToLocate) -> Sentence:
    study, finding = asked.study.named, asked.finding
    if finding is None or (not finding.text and not finding.sites and not finding.denied):
        return sentences.LOCATE_UNDESCRIBED(study=study)
    if finding.denied:
        place = in_words(finding.denied)
        return sentences.LOCATE_CONTRADICTED(study=study, text=finding.text, place=place)
    if finding.sites:
        return sentences.LOCATE_SIDE(study=study, place=in_words(finding.sites))
    if not isinstance(finding.text, str):
        return sentences.LOCATE_UNDESCRIBED(study=study)
    return sentences.LOCATE_PLACE(study=study, text=finding.text)


def biochemistry_first(assessment: Assessment) -> bool:
    """Whether calcium and PTH are to be settled before any study is ordered."""
    return any(line.code in _BIOCHEMISTRY_FIRST for line in unresolved_lines(assessment.eligibility))


def ct_4d_is_open(assessment: Assessment, targets: Sites) -> bool:
    """Whether a 4D-CT is to be ordered, or would be had not two been done since the operation.

    `targets` are the places that an older one may have shown: the verdict's, or the one that is asked about.
    """
    return (
        not biochemistry_first(assessment)
        and _is_wanted(assessment, "ct_4d", targets)
        and "ct_4d" not in studies_to_repeat(assessment)
        and closed(assessment, OF_FAMILY["ct_4d"]) is None
    )


def _is_wanted(assessment: Assessment, family: str, targets: Sites) -> bool:
    """Whether a first-line study of the family is missing, or older than a year and without a target."""
    as_of = assessment.facts.as_of
    year = timedelta(days=int(assessment.profile.numbers.study_recent.value))
    for study in assessment.counting:
        if study.family != family:
            continue
        recent = as_of is None or as_of - study.performed_on <= year
        if recent or any(finding.sites & targets for finding in study.located):
            return False
    if any(study.family == family for study in studies_to_state(assessment)):
        return False
    unplaced = assessment.facts.operations is None
    return not (unplaced and any(study.family == family for study in assessment.studies))


def studies_to_repeat(assessment: Assessment) -> dict[str, tuple[CountedStudy, ...]]:
    """By family, the studies whose images or field fall short where no adequate one can speak for them."""
    if assessment.verdict not in _TO_REPEAT:
        return {}
    adequate = {study.family for study in assessment.counting if study.adequacy is Adequacy.ADEQUATE}
    by_family: dict[str, tuple[CountedStudy, ...]] = {}
    for study in assessment.postoperative:
        if study.family in OF_FAMILY and study.family not in adequate and _falls_short(study):
            by_family[study.family] = (*by_family.get(study.family, ()), study)
    return by_family


def _falls_short(study: CountedStudy) -> bool:
    """Inadequate, or limited while its field leaves out neck or mediastinum; a replaced read is neither.

    The field of ultrasound is the neck, so that nothing but its images can limit it.
    """
    if not study.of_a_kind_that_can_count or Excluded.SUPERSEDED in study.excluded:
        return False
    if study.adequacy is Adequacy.LIMITED:
        whole = {"neck"} if study.family == "ultrasound" else {"neck", "mediastinum"}
        return not whole <= study.covers
    return study.adequacy is Adequacy.INADEQUATE


def done_often(assessment: Assessment, family: str) -> tuple[str, ...]:
    """The studies of a family since the last operation, where they are as many as one orders unasked.

    Reads of the same images are one study.
    """
    reads_again = {study.id for study in assessment.facts.studies or () if study.supersedes is not None}
    done = [
        study.id
        for study in assessment.postoperative
        if study.family == family and study.id not in reads_again
    ]
    return tuple(done) if len(done) >= assessment.profile.numbers.studies_of_a_kind.value else ()


def ordering(steps: Steps) -> None:
    """The first-line studies and ultrasound; what is to be repeated is not ordered beside."""
    days = steps.assessment.profile.numbers.study_recent.value
    for family in _families_to_order(steps.assessment):
        code, template, wanted = _ORDERS[family]
        said = template(days=days) if family in _FIRST_LINE else template()
        done = done_often(steps.assessment, family)
        steps.order(SuggestedOrder(code, said, wanted, OF_FAMILY[family], done=done))


def _families_to_order(assessment: Assessment) -> Iterator[str]:
    if biochemistry_first(assessment):
        return
    repeated = studies_to_repeat(assessment)
    targets = Sites.union(assessment.conclusion.targets)
    if "ct_4d" not in repeated and _is_wanted(assessment, "ct_4d", targets):
        yield "ct_4d"
    if (
        "sestamibi" not in repeated
        and assessment.verdict not in _SEEN
        and _is_wanted(assessment, "sestamibi", targets)
    ):
        yield "sestamibi"
    if ultrasound_is_wanted(assessment):
        yield "ultrasound"
    if "mri" not in repeated and assessment.verdict in OPEN_VERDICTS and "mri" not in assessment.families:
        yield "mri"


def ultrasound_is_wanted(assessment: Assessment) -> bool:
    """Whether none was done since the operation, and the verdict leaves something open."""
    return assessment.verdict in (Verdict.INSUFFICIENT, *OPEN_VERDICTS) and not any(
        study.family == "ultrasound" for study in assessment.postoperative
    )


def mri_can_be_had(assessment: Assessment) -> bool:
    """Whether a further MRI could be ordered: nothing stands against it, and none too many was done."""
    return closed(assessment, GADOLINIUM) is None and not done_often(assessment, "mri")


def repeating(steps: Steps) -> None:
    """Once more what fell short, family by family."""
    assessment = steps.assessment
    if biochemistry_first(assessment):
        return
    for family, studies in sorted(studies_to_repeat(assessment).items()):
        named: Value = Word(FAMILY_LABELS[family])
        repetition = SuggestedOrder(
            NextStep.REPEAT_STUDY,
            sentences.REPEAT_STUDY(studies=listed(study.named for study in studies)),
            sentences.REPETITION_WANTED,
            reduce(or_, (OF_KIND.get(study.modality, OF_FAMILY[family]) for study in studies)),
            {"family": named},
            done_often(assessment, family),
        )
        steps.order(repetition, ids(studies))


def rereading(steps: Steps) -> None:
    """An expert reads again, unless each study has been read again already."""
    assessment = steps.assessment
    if assessment.verdict not in (*OPEN_VERDICTS, Verdict.CONCORDANT_REGION):
        return
    reads_again = {study.id for study in assessment.facts.studies or () if study.supersedes is not None}
    if all(study.id in reads_again for study in assessment.counting):
        return
    steps.add(NextStep.EXPERT_REREAD, sentences.EXPERT_REREAD(), ids(assessment.counting))
