"""What could be done next, each step with its reason: docs/clinical-rules.md, "Pitfalls and next steps".

Steps are suggestions to people. A step that something stands against is not offered; it becomes a question
for the multidisciplinary review instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import GADOLINIUM, IODINE, OF_FAMILY, RADIATION
from casereview.rules.advice.step_list import Steps
from casereview.rules.answer import NextStepLine
from casereview.rules.codes.conclusions import (
    BIOCHEMICAL,
    Blocker,
    CarcinomaFlag,
    Eligibility,
    NextStep,
    Verdict,
)
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.concordance.study import CountedStudy, Excluded
from casereview.rules.labs import phrases
from imaging.studies.modalities import FAMILY_LABELS
from imaging.studies.protocols import NEVER_ADEQUATE
from imaging.vocabulary import Adequacy

_OPEN_VERDICTS: Final = (Verdict.DISCORDANT_LOCATION, Verdict.POSITIVE_NEGATIVE, Verdict.EQUIVOCAL)
_NOTHING_FOUND: Final = (Verdict.CONCORDANT_NEGATIVE, Verdict.EQUIVOCAL)
_RECORDS: Final = (
    Blocker.OPERATIVE_REPORT_MISSING,
    Blocker.OPERATIONS_UNKNOWN,
    Blocker.FLAGS_UNKNOWN,
    Blocker.COURSE_UNDETERMINED,
)
_HEREDITARY: Final = (Flag.MEN1, Flag.MEN2A, Flag.HPT_JAW_TUMOR)
_THIRD: Final = 3
_TWO: Final = 2


def next_steps(picture: Assessment) -> tuple[NextStepLine, ...]:
    """The steps that this case calls for, in the table's order.

    Outside the pathway remain leaving it, observing and emergencies, and with a sign of carcinoma the review.
    """
    steps = Steps(picture)
    _urgent(steps)
    if picture.eligibility.status is Eligibility.INELIGIBLE:
        _outside(steps)
        _suspect(steps)
        return steps.lines()
    _records(steps)
    _missing_studies(steps)
    _repeat(steps)
    _open_verdict(steps)
    _review(steps)
    _suspect(steps)
    _sampling(steps)
    _after_sampling(steps)
    _operation(steps)
    _genetics(steps)
    return steps.lines()


def _ids(studies: Iterable[CountedStudy]) -> tuple[str, ...]:
    return tuple(study.id for study in studies)


def _urgent(steps: Steps) -> None:
    for line in steps.picture.carcinoma:
        if line.code is CarcinomaFlag.CALCIUM_VERY_HIGH:
            said = f"{line.sentence} This is an emergency: treat now, without waiting for the meeting."
            steps.add(NextStep.URGENT_HYPERCALCEMIA, said, line.facts)


def _outside(steps: Steps) -> None:
    blockers = [line for line in steps.picture.eligibility.blockers if not line.resolved]
    facts = [key for line in blockers for key in line.facts]
    steps.add(
        NextStep.NOT_THIS_PATHWAY,
        "The case does not fit persistent or recurrent primary hyperparathyroidism; see what stands above.",
        facts,
    )
    for line in blockers:
        if line.code is Blocker.EUCALCEMIC_PTH_ELEVATION:
            steps.add(NextStep.OBSERVE, _observed(steps.picture), line.facts)


def _observed(picture: Assessment) -> str:
    """Eucalcemic means "not high" here: a low calcium is no cure, and may be a value with the wrong unit."""
    calcium = picture.chemistry.calcium
    if calcium is None or not calcium.is_suppressed:
        return "Raised PTH with normal calcium is common after cure; follow calcium and PTH."
    said = f"{phrases.capital(phrases.value(calcium))} is below {phrases.lower(calcium, picture.profile)}"
    return f"{said}: check its unit, and treat a low calcium first; then follow calcium and PTH."


def _suspect(steps: Steps) -> None:
    """A sign of carcinoma asks for the review and an experienced center, in or outside the pathway."""
    picture = steps.picture
    if not picture.is_suspect:
        return
    facts = picture.carcinoma_facts
    steps.add(NextStep.MDT_REVIEW, "A sign of carcinoma asks for an early meeting.", facts)
    steps.add(NextStep.HIGH_VOLUME_CENTER, "A sign of carcinoma belongs in experienced hands.", facts)
    if picture.conclusion.targets and picture.eligibility.status is not Eligibility.INELIGIBLE:
        steps.add(
            NextStep.EN_BLOC_PLANNING, "With a target and a sign of carcinoma, plan resection en bloc.", facts
        )


def _records(steps: Steps) -> None:
    picture = steps.picture
    standing = [line for line in picture.eligibility.blockers if not line.resolved]
    records = [line for line in standing if line.code in _RECORDS]
    if records:
        said = " ".join(str(line.sentence) for line in records)
        steps.add(NextStep.COMPLETE_RECORDS, said, (key for line in records for key in line.facts))
    biochemical = [line for line in standing if line.code in BIOCHEMICAL]
    if biochemical:
        said = " ".join(str(line.sentence) for line in biochemical)
        steps.add(NextStep.CONFIRM_BIOCHEMISTRY, said, (key for line in biochemical for key in line.facts))


def _missing_studies(steps: Steps) -> None:
    if "ct_4d" not in steps.picture.families:
        said = "Order a 4D-CT with three phases, from the jaw to the mediastinum: none counts yet."
        steps.order(NextStep.ORDER_CT_4D, "A 4D-CT", said, IODINE)
    if "sestamibi" not in steps.picture.families:
        said = "Order a sestamibi SPECT/CT of neck and mediastinum: no sestamibi study counts yet."
        steps.order(NextStep.ORDER_SPECT_CT, "A sestamibi SPECT/CT", said, RADIATION)


def _repeat(steps: Steps) -> None:
    picture = steps.picture
    adequate = {study.family for study in picture.counting if study.adequacy is Adequacy.ADEQUATE}
    by_family: dict[str, list[CountedStudy]] = {}
    for study in picture.postoperative:
        if study.family in OF_FAMILY and study.family not in adequate and _falls_short(study):
            by_family.setdefault(study.family, []).append(study)
    for family, studies in sorted(by_family.items()):
        names = phrases.listed(study.named for study in studies)
        said = f"Repeat the {names}: the images or their field fall short."
        what = f"Another {FAMILY_LABELS[family]} study"
        steps.order(NextStep.REPEAT_STUDY, what, said, OF_FAMILY[family], _ids(studies))


def _falls_short(study: CountedStudy) -> bool:
    """Inadequate, or limited while its field leaves out neck or mediastinum; a replaced read is neither.

    The field of ultrasound is the neck, so that nothing but its images can limit it.
    """
    if study.modality in NEVER_ADEQUATE or Excluded.SUPERSEDED in study.excluded:
        return False
    if study.adequacy is Adequacy.LIMITED:
        whole = {"neck"} if study.family == "ultrasound" else {"neck", "mediastinum"}
        return not whole <= study.covers
    return study.adequacy is Adequacy.INADEQUATE


def _open_verdict(steps: Steps) -> None:
    picture = steps.picture
    if picture.verdict not in _OPEN_VERDICTS:
        return
    ids = _ids(picture.counting)
    steps.add(
        NextStep.EXPERT_REREAD, "The studies do not settle the place; have an expert read them again.", ids
    )
    if "mri" not in picture.families:
        said = "Order an MRI without and with contrast as a further kind of study: none counts yet."
        steps.order(NextStep.ORDER_MRI_WITH_CONTRAST, "An MRI with contrast", said, GADOLINIUM)


def _review(steps: Steps) -> None:
    picture = steps.picture
    if picture.verdict is not Verdict.INSUFFICIENT:
        ids = _ids(picture.counting)
        steps.add(
            NextStep.MDT_REVIEW, "The studies suffice for a verdict; the meeting confirms or changes it.", ids
        )
    for reason in picture.conclusion.reasons:
        if reason.code == "GRADIENT_ELSEWHERE":
            steps.add(NextStep.MDT_REVIEW, str(reason.sentence), reason.facts)
    if picture.verdict in _NOTHING_FOUND:
        said = "Good studies show no clear target; ask a center that re-operates often."
        steps.add(NextStep.HIGH_VOLUME_CENTER, said, _ids(picture.counting))


def _sampling(steps: Steps) -> None:
    picture = steps.picture
    third = picture.verdict in (Verdict.DISCORDANT_LOCATION, Verdict.POSITIVE_NEGATIVE) and (
        len(picture.families) >= _THIRD
    )
    if picture.eligibility.status is not Eligibility.ELIGIBLE or picture.recent_samplings:
        return
    if not {"ct_4d", "sestamibi"} <= picture.families or not (third or picture.verdict in _NOTHING_FOUND):
        return
    said = "Consider selective venous sampling: 4D-CT and sestamibi do not settle the place."
    steps.order(NextStep.VENOUS_SAMPLING, "Venous sampling", said, IODINE, _ids(picture.counting))


def _after_sampling(steps: Steps) -> None:
    """Sampled since the last operation and every ratio known to lie below the threshold."""
    picture = steps.picture
    gradients = [ratio.gradient for part in picture.recent_samplings for ratio in part.ratios]
    if picture.eligibility.status is not Eligibility.ELIGIBLE or picture.verdict not in _NOTHING_FOUND:
        return
    if not gradients or any(gradient is not False for gradient in gradients):
        return
    said = "Neither imaging nor sampling shows a target; medical treatment is one option for the meeting."
    steps.add(NextStep.MEDICAL_MANAGEMENT, said, (part.id for part in picture.recent_samplings))


def _operation(steps: Steps) -> None:
    picture = steps.picture
    if picture.eligibility.status is not Eligibility.ELIGIBLE or picture.is_suspect:
        return
    ids = tuple(dict.fromkeys(study.id for group in picture.conclusion.groups for study in group.studies))
    if picture.verdict is Verdict.CONCORDANT_POSITIVE:
        said = "The studies agree on one place; a focused re-operation there can be planned."
        if picture.removed_targets:
            said = "The studies agree on the place of a gland recorded as removed; settle that first."
        steps.add(NextStep.FOCUSED_REOPERATION, said, ids)
    if picture.verdict is Verdict.MULTIFOCAL and len(picture.conclusion.groups) >= _TWO:
        said = "The studies agree on more than one place; plan to explore both sides."
        steps.add(NextStep.BILATERAL_EXPLORATION, said, ids)


def _genetics(steps: Steps) -> None:
    picture = steps.picture
    limit = picture.profile.numbers.genetics_age.value
    age = picture.facts.patient.age_years
    said = [flag.label for flag in _HEREDITARY if flag in picture.flags]
    if age is not None and age < limit:
        said.insert(0, f"age below {phrases.digits(limit)} years")
    if picture.verdict is Verdict.MULTIFOCAL:
        said.append("disease in more than one place")
    if said:
        steps.add(NextStep.GENETICS, f"Offer genetic testing before surgery: {phrases.listed(said)}.")
