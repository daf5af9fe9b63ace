"""The names of where a case stands, how it ends, and whom a move tells."""

from enum import StrEnum


class State(StrEnum):
    INTAKE = "intake"
    LOCALIZATION = "localization"
    CONCORDANCE_REVIEW = "concordance_review"
    ESCALATION = "escalation"
    VENOUS_SAMPLING = "venous_sampling"
    SURGICAL_PLANNING = "surgical_planning"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


class Resolution(StrEnum):
    CURED = "cured"
    PERSISTENT = "persistent"
    RECURRENT = "recurrent"
    EUCALCEMIC_PTH = "eucalcemic_pth"
    MEDICAL = "medical"
    OBSERVED = "observed"
    REFUSED = "refused"
    NOT_THIS_PATHWAY = "not_this_pathway"
    TRANSFERRED = "transferred"
    DIED = "died"
    LOST_TO_FOLLOW_UP = "lost_to_follow_up"
    WITHDRAWN = "withdrawn"
    ENTERED_IN_ERROR = "entered_in_error"


class Party(StrEnum):
    """Whom a move tells."""

    SURGEON = "surgeon"
    ENDOCRINOLOGIST = "endocrinologist"
    RADIOLOGIST = "radiologist"
    INTERVENTIONAL_RADIOLOGIST = "interventional_radiologist"
    COORDINATOR = "coordinator"
    CENTER = "center"
    REFERRER = "referrer"
    RECEIVER = "receiver"


RESOLUTION_LABELS: dict[Resolution, str] = {
    Resolution.CURED: "Cured",
    Resolution.PERSISTENT: "Persistent disease",
    Resolution.RECURRENT: "Recurrent disease",
    Resolution.EUCALCEMIC_PTH: "Normal calcium with raised PTH, observed",
    Resolution.MEDICAL: "Medical management",
    Resolution.OBSERVED: "Observed",
    Resolution.REFUSED: "Patient refused surgery",
    Resolution.NOT_THIS_PATHWAY: "Not this pathway",
    Resolution.TRANSFERRED: "Transferred",
    Resolution.DIED: "Died",
    Resolution.LOST_TO_FOLLOW_UP: "Lost to follow-up",
    Resolution.WITHDRAWN: "Withdrawn",
    Resolution.ENTERED_IN_ERROR: "Entered in error",
}
STATE_LABELS: dict[State, str] = {state: state.value.replace("_", " ").capitalize() for state in State}
