"""What may follow what: the one table that drives page, API, refusals, notices, diagram and tests.

A verb that is not in ``MOVES`` does not exist, and a move without ``allowed_roles`` is refused to all.
Whom a move tells stands in ``notify``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from casereview.lifecycle.roles import THE_THREE, Role
from casereview.lifecycle.states import Resolution, State
from casereview.rules.codes.conclusions import LIFTS, OVERRIDABLE, OverrideCode
from casereview.rules.codes.orders import MEETING_ONLY, ORDER_REASONS, STOP_CODES


@dataclass(frozen=True, slots=True)
class Override:
    """Who may set which unmet needs aside, and with which coded reasons."""

    allowed_roles: tuple[Role, ...]
    waives: frozenset[str]
    reasons: tuple[tuple[str, str], ...]
    # Needs that only some of the reasons set aside; the others speak of something else.
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def sets_aside(self, reason: str) -> frozenset[str]:
        return frozenset(code for code in self.waives if code not in self.only or reason in self.only[code])


@dataclass(frozen=True, slots=True)
class Move:
    """One verb. ``due_in_days`` is in working days; ``follow_up`` starts the outcome clock instead."""

    verb: str
    label: str
    sources: frozenset[State]
    target: State | None  # None: the case stays where it is (hold, resume)
    allowed_roles: tuple[Role, ...]
    past_tense: str  # past tense, for the record: "{actor} <past_tense>"
    needs: tuple[str, ...] = ()
    due_in_days: int | None = None
    follow_up: bool = False
    resolution: Resolution | None = None  # the one this verb closes with, where there is no choice
    new_round: bool = False
    override: Override | None = None

    @property
    def states(self) -> frozenset[State]:
        """Where it may be done, in the word that an act has for it too."""
        return self.sources


INTAKE, LOCALIZATION, REVIEW = State.INTAKE, State.LOCALIZATION, State.CONCORDANCE_REVIEW
ESCALATION, SAMPLING, PLANNING = State.ESCALATION, State.VENOUS_SAMPLING, State.SURGICAL_PLANNING
FOLLOW_UP, CLOSED = State.FOLLOW_UP, State.CLOSED
OPEN: frozenset[State] = frozenset(State) - {CLOSED}

# Each reason lets in what it lifts and nothing else; whether it lifts it on these facts is the rules' to say.
ACCEPT_OVERRIDE = Override(
    allowed_roles=(Role.CHAIR,),
    waives=frozenset(blocker.value for blocker in OVERRIDABLE),
    reasons=tuple((code.value, code.label) for code in OverrideCode),
    only={
        blocker.value: frozenset(code.value for code, lifted in LIFTS.items() if blocker in lifted)
        for blocker in OVERRIDABLE
    },
)
SUBMIT_OVERRIDE = Override(
    allowed_roles=(Role.CHAIR,),
    waives=frozenset(
        {"VERDICT_INSUFFICIENT", "MEDIASTINUM_NOT_COVERED", "OPERATIVE_REPORT_NOT_SEEN", "NO_COUNTING_STUDY"}
    ),
    reasons=(
        ("pregnancy", "Pregnancy"),
        ("contrast_allergy", "Contrast allergy"),
        ("renal_failure", "Renal failure"),
        ("modality_unavailable", "Modality unavailable"),
    ),
)
ESCALATE_OVERRIDE = Override(
    allowed_roles=(Role.CHAIR,),
    waives=frozenset({"VERDICT_NOT_FOR_ESCALATION"}),
    reasons=(
        ("surgeon_experience", "Re-operative experience not available here"),
        ("patient_request", "Patient asks for a second center"),
        ("high_operative_risk", "High operative risk"),
        ("modality_unavailable", "Modality unavailable here"),
    ),
)
SAMPLERS = (Role.INTERVENTIONAL_RADIOLOGIST, Role.CENTER_REVIEWER, Role.SURGEON)
ORDER_OVERRIDE = Override(
    allowed_roles=THE_THREE,
    waives=STOP_CODES,
    reasons=ORDER_REASONS,
    only={code: frozenset({reason}) for code, reason in MEETING_ONLY.items()},
)

_TABLE: tuple[Move, ...] = (
    Move(
        "open_case",
        "Open case",
        frozenset(),
        INTAKE,
        (Role.COORDINATOR, *THE_THREE, Role.SERVICE),
        "opened the case",
        needs=("patient_identified", "no_other_open_case"),
        due_in_days=5,
    ),
    Move(
        "accept_case",
        "Accept case",
        frozenset({INTAKE}),
        LOCALIZATION,
        (Role.SURGEON, Role.ENDOCRINOLOGIST),
        "accepted the case for localization",
        needs=("eligible", "care_team_complete", "operative_reports_accounted"),
        due_in_days=30,
        override=ACCEPT_OVERRIDE,
    ),
    Move(
        "decline_case",
        "Decline case",
        frozenset({INTAKE}),
        CLOSED,
        (Role.SURGEON, Role.ENDOCRINOLOGIST),
        "declined the case",
    ),
    Move(
        "submit_for_review",
        "Submit for concordance review",
        frozenset({LOCALIZATION}),
        REVIEW,
        (Role.COORDINATOR, Role.RADIOLOGIST),
        "submitted the case for concordance review",
        needs=("verdict_sufficient", "reads_final", "mediastinum_covered", "operative_report_seen"),
        due_in_days=5,
        override=SUBMIT_OVERRIDE,
    ),
    Move(
        "request_imaging",
        "Request imaging",
        frozenset({REVIEW}),
        LOCALIZATION,
        THE_THREE,
        "requested further imaging",
        needs=("order_checked",),
        due_in_days=30,
        new_round=True,
        override=ORDER_OVERRIDE,
    ),
    Move(
        "agree_target",
        "Agree target",
        frozenset({REVIEW}),
        PLANNING,
        (Role.CHAIR,),
        "signed the recommendation",
        needs=(
            "chair_on_team",
            "quorum",
            "verdict_confirmed",
            "readings_accepted",
            "target_or_bilateral",
            "rationale_where_needed",
            "no_standing_blocker",
            "emergency_seen_to",
            "stops_answered",
            "other_places_explained",
        ),
        due_in_days=30,
    ),
    Move(
        "escalate",
        "Escalate to a center",
        frozenset({REVIEW}),
        ESCALATION,
        (Role.CHAIR, Role.SURGEON, Role.ENDOCRINOLOGIST),
        "escalated the case",
        needs=("verdict_for_escalation", "no_live_referral", "packet_complete"),
        due_in_days=3,
        override=ESCALATE_OVERRIDE,
    ),
    Move(
        "order_sampling",
        "Order venous sampling",
        frozenset({ESCALATION}),
        SAMPLING,
        SAMPLERS,
        "ordered selective venous sampling",
        needs=("referral_accepted_by_sampling_center", "sampling_order_checked"),
        due_in_days=20,
        override=replace(ORDER_OVERRIDE, allowed_roles=SAMPLERS),
    ),
    Move(
        "record_sampling",
        "Return sampling to review",
        frozenset({SAMPLING}),
        REVIEW,
        (Role.INTERVENTIONAL_RADIOLOGIST, Role.CENTER_REVIEWER, Role.COORDINATOR),
        "returned the venous sampling to review",
        needs=("sampling_complete",),
        due_in_days=5,
    ),
    Move(
        "return_opinion",
        "Return center's opinion",
        frozenset({ESCALATION}),
        REVIEW,
        (Role.CENTER_REVIEWER, Role.COORDINATOR),
        "returned the center's opinion",
        needs=("referral_accepted",),
        due_in_days=5,
    ),
    Move(
        "recall",
        "Recall from escalation",
        frozenset({ESCALATION, SAMPLING}),
        REVIEW,
        (*THE_THREE, Role.COORDINATOR),
        "recalled the case to review",
        due_in_days=5,
    ),
    Move(
        "manage_medically",
        "Manage medically",
        frozenset({LOCALIZATION, REVIEW, ESCALATION, SAMPLING, PLANNING}),
        CLOSED,
        (Role.ENDOCRINOLOGIST, Role.CHAIR),
        "closed the case for medical management",
        needs=("recommendation_or_refusal",),
    ),
    Move(
        "observe",
        "Observe",
        frozenset({LOCALIZATION, REVIEW, ESCALATION, SAMPLING, PLANNING}),
        CLOSED,
        (Role.ENDOCRINOLOGIST, Role.CHAIR),
        "closed the case for observation",
        needs=("recommendation_or_refusal",),
    ),
    Move(
        "replan",
        "Return to review",
        frozenset({PLANNING}),
        REVIEW,
        (Role.SURGEON,),
        "returned the case to review",
        due_in_days=5,
    ),
    Move(
        "record_reoperation",
        "Record re-operation",
        frozenset({PLANNING}),
        FOLLOW_UP,
        (Role.SURGEON,),
        "recorded the re-operation",
        needs=(
            "laryngoscopy_before_reoperation",
            "operative_reports_accounted",
            "reoperation_with_findings",
            "carcinoma_flag_resolved",
        ),
        follow_up=True,
    ),
    Move(
        "record_outside_operation",
        "Record operation elsewhere",
        OPEN,
        FOLLOW_UP,
        THE_THREE,
        "recorded an operation done elsewhere",
        needs=("outside_operation_on_file",),
        follow_up=True,
    ),
    Move(
        "restart_localization",
        "Restart localization",
        frozenset({FOLLOW_UP}),
        LOCALIZATION,
        (Role.ENDOCRINOLOGIST,),
        "restarted localization",
        needs=("hypercalcemia_confirmed",),
        due_in_days=30,
        new_round=True,
    ),
    Move(
        "record_outcome",
        "Record outcome",
        frozenset({FOLLOW_UP}),
        CLOSED,
        (Role.ENDOCRINOLOGIST,),
        "recorded the outcome",
        needs=("outcome_supported",),
    ),
    Move(
        "transfer",
        "Transfer",
        OPEN,
        CLOSED,
        (Role.COORDINATOR, Role.CHAIR),
        "transferred the case",
        resolution=Resolution.TRANSFERRED,
    ),
    Move(
        "record_death",
        "Record death",
        OPEN,
        CLOSED,
        (*THE_THREE, Role.COORDINATOR),
        "recorded the patient's death",
        resolution=Resolution.DIED,
    ),
    Move(
        "hold",
        "Put on hold",
        OPEN,
        None,
        (Role.COORDINATOR, *THE_THREE),
        "put the case on hold",
        needs=("not_on_hold",),
    ),
    Move(
        "resume",
        "Resume",
        OPEN,
        None,
        (Role.COORDINATOR, *THE_THREE),
        "resumed the case",
        needs=("on_hold",),
    ),
    Move(
        "withdraw",
        "Withdraw",
        OPEN - {FOLLOW_UP},
        CLOSED,
        (Role.COORDINATOR,),
        "withdrew the case",
    ),
    Move(
        "reopen",
        "Reopen",
        frozenset({CLOSED}),
        INTAKE,
        (Role.COORDINATOR, Role.ENDOCRINOLOGIST),
        "reopened the case",
        needs=("no_other_open_case",),
        due_in_days=5,
        new_round=True,
    ),
)

MOVES: dict[str, Move] = {move.verb: move for move in _TABLE}

# Whose turn it is in each state, for "waits for me": the roles that can bring it forward.
WAITS_FOR: dict[State, tuple[Role, ...]] = {
    INTAKE: (Role.SURGEON, Role.ENDOCRINOLOGIST),
    LOCALIZATION: (Role.RADIOLOGIST, Role.NUCLEAR_MEDICINE, Role.COORDINATOR),
    REVIEW: (*THE_THREE, Role.CHAIR),
    ESCALATION: (Role.CENTER_REVIEWER, Role.COORDINATOR),
    SAMPLING: (Role.INTERVENTIONAL_RADIOLOGIST, Role.CENTER_REVIEWER),
    PLANNING: (Role.SURGEON,),
    FOLLOW_UP: (Role.ENDOCRINOLOGIST,),
    CLOSED: (),
}


def from_state(state: State) -> tuple[Move, ...]:
    """The moves that the table allows from ``state``, in its order."""
    return tuple(move for move in _TABLE if state in move.sources)


def target_of(move: Move, state: State) -> State:
    """Where ``move`` leads from ``state``."""
    return move.target or state


def mermaid() -> str:
    """The table as a Mermaid state diagram (docs and README print this very text)."""
    lines = ["stateDiagram-v2"]
    for move in _TABLE:
        if not move.sources and move.target:
            lines.append(f"    [*] --> {move.target}: {move.verb}")
        if move.target is None or move.sources == OPEN or move.sources == OPEN - {FOLLOW_UP}:
            continue
        for source in State:
            if source in move.sources:
                lines.append(f"    {source} --> {move.target}: {move.verb}")
    anywhere = [m for m in _TABLE if m.sources in (OPEN, OPEN - {FOLLOW_UP}) and m.target is not None]
    note = ", ".join(f"{m.verb} → {m.target}" for m in anywhere)
    lines.append(f"    note right of intake: from any open state: {note}; hold and resume stay")
    return "\n".join(lines) + "\n"
