"""The English of an order check: its cautions, and what a case adds to an order that is printed."""

from typing import Final

from casereview.rules.codes.conclusions import NextStep, Pitfall, Verdict
from casereview.rules.codes.orders import OrderCaution
from imaging.sentences import Template, gettext_noop
from imaging.studies.appropriateness import Category

#: Every code of a caution and what it means; those of the pitfalls keep their names.
CAUTION_CODES: Final[dict[str, str]] = {
    "NOT_APPROPRIATE": "The guideline rates the procedure as usually not appropriate for this scenario.",
    Pitfall.STANDARD_CT_NOT_4D: "A routine CT is ordered where a 4D-CT is needed.",
    Pitfall.PLANAR_ONLY: "Planar sestamibi is ordered where SPECT/CT is needed.",
    Pitfall.MRI_WITHOUT_CONTRAST: "MRI is ordered without contrast.",
    Pitfall.SAMPLING_BEFORE_IMAGING: "Sampling is ordered before 4D-CT and sestamibi count.",
    Pitfall.PET_ALONE: "PET is ordered; it replaces no first-line study and names no target alone.",
    Pitfall.BIOPSY_WITH_CARCINOMA_FLAG: "An aspiration is ordered while a sign of carcinoma stands.",
    OrderCaution.DIAGNOSIS_NOT_CONFIRMED: "Calcium and PTH do not establish the disease that is looked for.",
    OrderCaution.CONTRAINDICATED: "Pregnancy, allergy, kidneys or an implant stand against the procedure.",
    OrderCaution.ANTICOAGULATED: "A catheter or a needle is ordered for a patient on anticoagulants.",
    OrderCaution.SAMPLING_NOT_INDICATED: "A catheter is ordered though the verdict does not call for one.",
    OrderCaution.BIOPSY_NOT_ROUTINE: "An aspiration before surgery is the exception.",
    Pitfall.ULTRASOUND_ALONE: "Ultrasound would be the only study since the operation.",
    OrderCaution.LIMITED_AT_BEST: "The study cannot be more than limited.",
    OrderCaution.ALREADY_COUNTS: "An adequate study of this kind is there already.",
    OrderCaution.DONE_OFTEN: "Two studies of this kind were done since the operation.",
    Pitfall.FDG_PET: "FDG PET is ordered; it does not find a parathyroid adenoma.",
    Pitfall.STALE_STUDY: "A catheter is ordered on studies that are old.",
    NextStep.GRAFT_TEST: "A catheter is ordered before the graft of a forearm is tested.",
    NextStep.STATE_ADEQUACY: "A study is ordered before the reader has graded the last one.",
    NextStep.LOCATE_FINDING: "A catheter is ordered before the reader says where a finding is.",
    Pitfall.MEDIASTINUM_NOT_COVERED: "An earlier study of this kind left out the mediastinum.",
    Pitfall.OPERATIVE_REPORT_NOT_REVIEWED: "An operative report is missing; the reader needs it.",
    NextStep.NOT_THIS_PATHWAY: "The case is rated under another scenario than persistent or recurrent.",
    OrderCaution.ASK_FIRST: "Pregnancy, allergy, kidneys or implants are not known yet.",
}

# Cautions.
DIAGNOSIS_NOT_CONFIRMED = Template("DIAGNOSIS_NOT_CONFIRMED", "Imaging makes no diagnosis. {blockers}")
NOT_APPROPRIATE = Template(
    "NOT_APPROPRIATE", "{procedure} is rated as usually not appropriate for: {scenario}."
)
STANDARD_CT_NOT_4D = Template(
    "STANDARD_CT_NOT_4D",
    "A routine CT is not a 4D-CT: without its phases it cannot show how a gland fills and washes out.",
)
PLANAR_ONLY = Template("PLANAR_ONLY", "Planar images show no depth and place no focus.")
MRI_WITHOUT_CONTRAST = Template(
    "MRI_WITHOUT_CONTRAST", "MRI without contrast does not tell a gland from a node."
)
LIMITED_AT_BEST = Template("LIMITED_AT_BEST", "{why}.")
SAMPLING_BEFORE_IMAGING = Template(
    "SAMPLING_BEFORE_IMAGING",
    "A catheter comes after the first-line studies: 4D-CT and sestamibi do not both count yet.",
)
SAMPLING_NOT_INDICATED = Template(
    "SAMPLING_NOT_INDICATED",
    "The verdict is {verdict}: a catheter follows negative or discordant studies.",
)
PET_ALONE = Template("PET_ALONE", "PET is rated, and it never names a target alone.")
PET_ALONE_COVERED = Template(
    "PET_ALONE_COVERED",
    "The guideline covers PET without a rating, and it never names a target alone.",
)
PET_ALONE_NOT_IN_CRITERIA = Template(
    "PET_ALONE_NOT_IN_CRITERIA", "No guideline rates PET here, and it never names a target alone."
)
PET_ALONE_NOT_CONFIRMED = Template(
    "PET_ALONE_NOT_CONFIRMED",
    "The rating of this PET is not confirmed here, and it never names a target alone.",
)
FIRST_LINE_FIRST = Template("FIRST_LINE_FIRST", "4D-CT and sestamibi come first, and do not both count yet.")
BIOPSY_WITH_CARCINOMA_FLAG = Template(
    "BIOPSY_WITH_CARCINOMA_FLAG", "A needle may spread a carcinoma, and a sign of one is there."
)
BIOPSY_NOT_ROUTINE = Template(
    "BIOPSY_NOT_ROUTINE",
    "An aspiration before surgery is the exception: a consultant asks for it, with a reason.",
)
CONTRAINDICATED = Template("CONTRAINDICATED", "{against}: ask the meeting.")
ANTICOAGULATED = Template(
    "ANTICOAGULATED", "The patient is on anticoagulants: agree on a plan for them before the day."
)
FDG_PET = Template("FDG_PET", "FDG has no role in finding a parathyroid adenoma.")
STATE_ADEQUACY = Template(
    "STATE_ADEQUACY",
    "Nobody has said whether the {studies} is good enough: ask the reader before another one is done.",
)
DONE_OFTEN = Template(
    "DONE_OFTEN",
    "{n} study of this kind was done since the last operation: the meeting decides on another.",
    "{n} studies of this kind were done since the last operation: the meeting decides on another.",
)
ULTRASOUND_ALONE = Template(
    "ULTRASOUND_ALONE", "Ultrasound alone does not settle the place: plan 4D-CT and sestamibi too."
)
MEDIASTINUM_NOT_COVERED = Template(
    "MEDIASTINUM_NOT_COVERED",
    "The {study} left out the mediastinum: the order must name the whole field.",
)
ALREADY_COUNTS = Template("ALREADY_COUNTS", "The {study} is adequate: say what another one is to show.")
ALREADY_SAMPLED = Template(
    "ALREADY_SAMPLED",
    "Veins were sampled since the last operation: say what another sampling is to show.",
)
OPERATIVE_REPORT_NOT_REVIEWED = Template(
    "OPERATIVE_REPORT_NOT_REVIEWED",
    "The operative report of {days} is missing: the reader needs it beside the images.",
)
NOT_THIS_PATHWAY = Template("NOT_THIS_PATHWAY", "On the present facts the case is rated as: {scenario}.")

# What to order instead, after the caution itself.
INSTEAD_COUNTS = Template(
    "INSTEAD_COUNTS", "An adequate {procedure} is there already: say what this one is to add."
)
INSTEAD_STOPPED = Template(
    "INSTEAD_STOPPED", "{procedure} would be the study, but {against}: ask the meeting."
)
INSTEAD = Template("INSTEAD", "Order {procedure} instead.")

# What a case adds to an order.
CAUTION = Template("CAUTION", "Caution: {against}.")
CAUTION_ANTICOAGULATED = Template("CAUTION_ANTICOAGULATED", "Caution: on anticoagulants.")
EARLIER_OPERATIONS_UNKNOWN = Template(
    "EARLIER_OPERATIONS_UNKNOWN", "The earlier operations are not recorded: ask for them before the study."
)
EARLIER_OPERATION = Template("EARLIER_OPERATION", "Earlier operation: {operation} of {day}, report {report}.")
EARLIER_OPERATION_REPORT_UNSTATED = Template(
    "EARLIER_OPERATION_REPORT_UNSTATED", "Earlier operation: {operation} of {day}, report not stated."
)
LOOK_FOR = Template("LOOK_FOR", "{gland}: {status}; look in this order: {places}.")
GRAFTED = Template("GRAFTED", "Parathyroid tissue was grafted: {places}; uptake there is expected.")

#: A verdict inside a sentence.
VERDICTS: Final = {
    Verdict.INSUFFICIENT: gettext_noop("insufficient"),
    Verdict.CONCORDANT_NEGATIVE: gettext_noop("concordant negative"),
    Verdict.CONCORDANT_POSITIVE: gettext_noop("concordant positive"),
    Verdict.CONCORDANT_REGION: gettext_noop("concordant region"),
    Verdict.MULTIFOCAL: gettext_noop("multifocal"),
    Verdict.DISCORDANT_LOCATION: gettext_noop("discordant location"),
    Verdict.POSITIVE_NEGATIVE: gettext_noop("positive negative"),
    Verdict.EQUIVOCAL: gettext_noop("equivocal"),
}
#: What is said of PET where nobody rates it.
UNRATED_PET: Final = {
    Category.COVERED: PET_ALONE_COVERED,
    Category.NOT_IN_CRITERIA: PET_ALONE_NOT_IN_CRITERIA,
    Category.NOT_CONFIRMED: PET_ALONE_NOT_CONFIRMED,
}
