"""What each move asks of the person who makes it: one list for page, API and engine.

Below it stand the types of what an effect gets; a test holds the two together.
"""

import datetime as dt
from typing import Any, TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import REFER_AGAIN, NothingAsked, ReferAgainData
from casereview.lifecycle.fields.decision import ACCEPT, AGREE, AcceptData, TargetData
from casereview.lifecycle.fields.field import InputField
from casereview.lifecycle.states import RESOLUTION_LABELS, Resolution
from imaging.studies.protocols import MODALITY_LABELS

REASON = InputField("reason", kinds.TEXT, "Reason")


def _resolution(*allowed: Resolution) -> InputField:
    return InputField(
        "resolution",
        kinds.CHOICE,
        "Resolution",
        choices=tuple((r.value, RESOLUTION_LABELS[r]) for r in allowed),
    )


AFTER_CARE = (
    InputField("follow_up_by", kinds.LINE, "Who follows the patient"),
    InputField("follow_up_until", kinds.DATE, "Until when"),
    InputField("patient_wish", kinds.TEXT, "The patient's wish"),
    InputField("recommendation", kinds.TEXT, "Recommendation", required=False),
    InputField(
        "refusal_reason",
        kinds.TEXT,
        "Patient's reason for refusing surgery",
        required=False,
        help="Give the recommendation, or the patient's refusal with its reason.",
    ),
)

MOVE_FIELDS: dict[str, tuple[InputField, ...]] = {
    "accept_case": ACCEPT,
    "decline_case": (
        _resolution(
            Resolution.NOT_THIS_PATHWAY,
            Resolution.EUCALCEMIC_PTH,
            Resolution.REFUSED,
            Resolution.ENTERED_IN_ERROR,
        ),
        REASON,
    ),
    "request_imaging": (
        InputField("procedure", kinds.CHOICE, "Procedure", choices=tuple(MODALITY_LABELS.items())),
        InputField("question", kinds.TEXT, "Question for the study"),
    ),
    "agree_target": AGREE,
    "escalate": REFER_AGAIN,
    "order_sampling": (
        InputField("radiologist", kinds.LINE, "Interventional radiologist"),
        InputField("consent_obtained", kinds.BOOL, "The patient has consented to venous sampling"),
        InputField("contrast_plan", kinds.TEXT, "Kidney function and contrast plan"),
        InputField("anticoagulation_plan", kinds.TEXT, "Anticoagulation plan"),
        InputField("veins", kinds.VEINS, "Veins to sample"),
    ),
    "return_opinion": (InputField("opinion", kinds.TEXT, "The center's written opinion"),),
    "recall": (
        InputField(
            "code",
            kinds.CHOICE,
            "Why",
            choices=(
                ("all_centers_declined", "All centers declined"),
                ("patient_refused", "Patient refused"),
                ("sampling_failed", "Sampling failed"),
                ("unsafe", "Unsafe"),
                ("new_evidence", "New evidence"),
            ),
        ),
        REASON,
    ),
    "manage_medically": (_resolution(Resolution.MEDICAL, Resolution.REFUSED), *AFTER_CARE),
    "observe": (
        _resolution(Resolution.OBSERVED, Resolution.EUCALCEMIC_PTH, Resolution.REFUSED),
        *AFTER_CARE,
    ),
    "replan": (REASON,),
    "record_reoperation": (
        InputField("operation", kinds.OPERATION, "The re-operation, entered with its findings"),
        InputField("iopth_plan", kinds.TEXT, "Intraoperative PTH plan that was followed"),
        InputField(
            "carcinoma_resolution",
            kinds.TEXT,
            "The en bloc plan for the carcinoma",
            required=False,
            help="Needed where pathology has shown carcinoma or an atypical gland.",
        ),
    ),
    "record_outside_operation": (
        InputField("operation", kinds.OPERATION, "The operation, entered with its report or its absence"),
        InputField(
            "code",
            kinds.CHOICE,
            "Why outside this pathway",
            choices=(("emergency", "Emergency"), ("elsewhere", "Operated elsewhere")),
        ),
    ),
    "record_outcome": (
        _resolution(
            Resolution.CURED,
            Resolution.PERSISTENT,
            Resolution.RECURRENT,
            Resolution.EUCALCEMIC_PTH,
            Resolution.LOST_TO_FOLLOW_UP,
        ),
        InputField(
            "attempts",
            kinds.TEXT,
            "Attempts made to reach the patient",
            required=False,
            help="Needed for lost to follow-up.",
        ),
    ),
    "transfer": (
        InputField("receiver", kinds.LINE, "Receiving clinician and hospital"),
        InputField("receiver_email", kinds.EMAIL, "Receiver's e-mail", required=False),
        InputField("receiver_accepted", kinds.BOOL, "The receiver has accepted the patient"),
        InputField("outcome_asked", kinds.BOOL, "The receiver has been asked to report the outcome"),
    ),
    "record_death": (InputField("died_on", kinds.DATE, "Date of death"),),
    "hold": (REASON, InputField("until", kinds.DATE, "Until when")),
    "withdraw": (
        _resolution(Resolution.WITHDRAWN, Resolution.ENTERED_IN_ERROR),
        REASON,
    ),
    "reopen": (REASON,),
}


class ReasonData(TypedDict):
    reason: str


class EndData(ReasonData):
    resolution: str


class ImagingRequestData(TypedDict):
    procedure: str
    question: str


class SamplingPlanData(TypedDict):
    radiologist: str
    consent_obtained: bool
    contrast_plan: str
    anticoagulation_plan: str
    veins: list[str]


class ReturnedOpinionData(TypedDict):
    opinion: str


class RecallData(ReasonData):
    code: str


class AfterCareData(TypedDict):
    resolution: str
    follow_up_by: str
    follow_up_until: dt.date
    patient_wish: str
    recommendation: str
    refusal_reason: str


class ReoperationData(TypedDict):
    operation: int
    iopth_plan: str
    carcinoma_resolution: str


class OutsideOperationData(TypedDict):
    operation: int
    code: str


class OutcomeData(TypedDict):
    resolution: str
    attempts: str


class TransferData(TypedDict):
    receiver: str
    receiver_email: str
    receiver_accepted: bool
    outcome_asked: bool


class DeathData(TypedDict):
    died_on: dt.date


class HoldData(ReasonData):
    until: dt.date


MOVE_DATA: dict[str, Any] = {
    "accept_case": AcceptData,
    "decline_case": EndData,
    "request_imaging": ImagingRequestData,
    "agree_target": TargetData,
    "escalate": ReferAgainData,
    "order_sampling": SamplingPlanData,
    "return_opinion": ReturnedOpinionData,
    "recall": RecallData,
    "manage_medically": AfterCareData,
    "observe": AfterCareData,
    "replan": ReasonData,
    "record_reoperation": ReoperationData,
    "record_outside_operation": OutsideOperationData,
    "record_outcome": OutcomeData,
    "transfer": TransferData,
    "record_death": DeathData,
    "hold": HoldData,
    "withdraw": EndData,
    "reopen": ReasonData,
}


def data_of(verb: str) -> Any:
    """The type of what the effect of a move gets."""
    return MOVE_DATA.get(verb, NothingAsked)
