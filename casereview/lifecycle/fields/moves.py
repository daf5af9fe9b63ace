"""What each move asks of the person who makes it: one list for page, API and engine."""

from casereview.lifecycle.fields.field import REASON, FieldKind, InputField
from casereview.lifecycle.states import RESOLUTION_LABELS, Resolution
from imaging.studies.protocols import MODALITY_LABELS


def _resolution(*allowed: Resolution) -> InputField:
    return InputField(
        "resolution",
        FieldKind.CHOICE,
        "Resolution",
        choices=tuple((r.value, RESOLUTION_LABELS[r]) for r in allowed),
    )


AFTER_CARE = (
    InputField("follow_up_by", FieldKind.LINE, "Who follows the patient"),
    InputField("follow_up_until", FieldKind.DATE, "Until when"),
    InputField("patient_wish", FieldKind.TEXT, "The patient's wish"),
    InputField("recommendation", FieldKind.TEXT, "Recommendation", required=False),
    InputField(
        "refusal_reason",
        FieldKind.TEXT,
        "Patient's reason for refusing surgery",
        required=False,
        help="Give the recommendation, or the patient's refusal with its reason.",
    ),
)

MOVE_FIELDS: dict[str, tuple[InputField, ...]] = {
    "accept_case": (
        InputField(
            "confirm_eligibility",
            FieldKind.BOOL,
            "I confirm persistent or recurrent primary hyperparathyroidism",
        ),
    ),
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
        InputField("procedure", FieldKind.CHOICE, "Procedure", choices=tuple(MODALITY_LABELS.items())),
        InputField("question", FieldKind.TEXT, "Question for the study"),
    ),
    "agree_target": (
        InputField(
            "plan",
            FieldKind.CHOICE,
            "Plan",
            choices=(
                ("focused_reoperation", "Focused re-operation"),
                ("bilateral_exploration", "Bilateral exploration"),
                ("en_bloc_resection", "En bloc resection"),
            ),
        ),
        InputField("target_sites", FieldKind.SITES, "Target sites", required=False),
        InputField("rationale", FieldKind.TEXT, "Rationale", required=False),
        InputField("dissent", FieldKind.TEXT, "Dissent", required=False),
    ),
    "escalate": (
        InputField("center", FieldKind.CENTER, "High-volume center"),
        InputField("question", FieldKind.TEXT, "Question for the center"),
    ),
    "order_sampling": (
        InputField("radiologist", FieldKind.LINE, "Interventional radiologist"),
        InputField("consent_obtained", FieldKind.BOOL, "The patient has consented to venous sampling"),
        InputField("contrast_plan", FieldKind.TEXT, "Kidney function and contrast plan"),
        InputField("anticoagulation_plan", FieldKind.TEXT, "Anticoagulation plan"),
        InputField("veins", FieldKind.VEINS, "Veins to sample"),
    ),
    "return_opinion": (InputField("opinion", FieldKind.TEXT, "The center's written opinion"),),
    "recall": (
        InputField(
            "code",
            FieldKind.CHOICE,
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
        InputField("operation", FieldKind.OPERATION, "The re-operation, entered with its findings"),
        InputField("iopth_plan", FieldKind.TEXT, "Intraoperative PTH plan that was followed"),
        InputField(
            "carcinoma_resolution",
            FieldKind.TEXT,
            "How the carcinoma flag was resolved",
            required=False,
            help="Needed when a carcinoma flag stands.",
        ),
    ),
    "record_outside_operation": (
        InputField("operation", FieldKind.OPERATION, "The operation, entered with its report or its absence"),
        InputField(
            "code",
            FieldKind.CHOICE,
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
            FieldKind.TEXT,
            "Attempts made to reach the patient",
            required=False,
            help="Needed for lost to follow-up.",
        ),
    ),
    "transfer": (
        InputField("receiver", FieldKind.LINE, "Receiving clinician and hospital"),
        InputField("receiver_email", FieldKind.EMAIL, "Receiver's e-mail", required=False),
        InputField("receiver_accepted", FieldKind.BOOL, "The receiver has accepted the patient"),
        InputField("outcome_asked", FieldKind.BOOL, "The receiver has been asked to report the outcome"),
    ),
    "record_death": (InputField("died_on", FieldKind.DATE, "Date of death"),),
    "hold": (REASON, InputField("until", FieldKind.DATE, "Until when")),
    "withdraw": (
        _resolution(Resolution.WITHDRAWN, Resolution.ENTERED_IN_ERROR),
        REASON,
    ),
    "reopen": (REASON,),
}
