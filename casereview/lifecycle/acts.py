"""Writes that do not move a case: evidence, opinions, and answers to referrals. Who may, and when.

Beside ``moves.MOVES`` this is the other half of what can happen to a case; an act that is not
listed does not exist.
"""

from dataclasses import dataclass

from casereview.lifecycle.moves import OPEN
from casereview.lifecycle.roles import CLINICIANS, THE_THREE, Role
from casereview.lifecycle.states import State


@dataclass(frozen=True, slots=True)
class Act:
    """One write that moves nothing. Whom it tells stands in ``notify``."""

    name: str
    label: str
    allowed_roles: tuple[Role, ...]
    past_tense: str
    states: frozenset[State] = OPEN
    evidence: bool = True  # whether it adds to the facts that the rules assess
    reads: bool = False  # it rests on what its author saw: facts that came since make it stale
    replaces: bool = False  # it overwrites what the last one wrote: another one since makes it stale


ENTERS = (*CLINICIANS, Role.COORDINATOR)
INTAKE_ONLY = frozenset({State.INTAKE})
REVIEW_ONLY = frozenset({State.CONCORDANCE_REVIEW})

_TABLE: tuple[Act, ...] = (
    Act(
        "assign_member",
        "Assign to care team",
        (Role.COORDINATOR,),
        "assigned a care team member",
        evidence=False,
    ),
    Act(
        "release_member",
        "Release from care team",
        (Role.COORDINATOR,),
        "released a care team member",
        evidence=False,
    ),
    Act("set_background", "Record background", ENTERS, "recorded the background", replaces=True),
    Act("add_lab", "Add lab result", (*ENTERS, Role.CENTER_REVIEWER), "added a lab result"),
    Act("correct_lab", "Correct lab result", ENTERS, "corrected a lab result"),
    Act("add_operation", "Add operation", ENTERS, "added an operation"),
    Act("correct_operation", "Correct operation", ENTERS, "corrected an operation"),
    Act("add_study", "Add imaging study", (*ENTERS, Role.CENTER_REVIEWER), "added an imaging study"),
    Act("add_read", "Add read", (*ENTERS, Role.CENTER_REVIEWER), "added a read"),
    Act(
        "check_adequacy",
        "Judge adequacy",
        (Role.RADIOLOGIST, Role.NUCLEAR_MEDICINE, Role.INTERVENTIONAL_RADIOLOGIST, Role.CENTER_REVIEWER),
        "judged the adequacy of a study",
    ),
    Act(
        "confirm_location",
        "Confirm place",
        (*ENTERS, Role.CENTER_REVIEWER),
        "confirmed the place of a finding",
    ),
    Act(
        "add_sampling",
        "Enter venous sampling",
        (Role.INTERVENTIONAL_RADIOLOGIST, Role.CENTER_REVIEWER, Role.COORDINATOR),
        "entered a venous sampling",
    ),
    Act(
        "correct_sampling",
        "Correct venous sampling",
        (Role.INTERVENTIONAL_RADIOLOGIST, Role.CENTER_REVIEWER, Role.COORDINATOR),
        "corrected a venous sampling",
    ),
    Act("add_laryngoscopy", "Add laryngoscopy", ENTERS, "added a laryngoscopy"),
    Act("correct_laryngoscopy", "Correct laryngoscopy", ENTERS, "corrected a laryngoscopy"),
    Act(
        "resolve_blocker",
        "Resolve blocker",
        (Role.SURGEON, Role.ENDOCRINOLOGIST),
        "resolved a blocker of eligibility",
    ),
    Act(
        "await_repeat",
        "Await a repeat",
        (Role.SURGEON, Role.ENDOCRINOLOGIST, Role.COORDINATOR),
        "ordered a repeat, for which the clock rests",
        states=INTAKE_ONLY,
        evidence=False,
    ),
    Act(
        "record_emergency",
        "Record what was done at once",
        THE_THREE,
        "recorded what was done about an emergency",
        evidence=False,
    ),
    Act(
        "answer_stop",
        "Answer a stop",
        (Role.CHAIR,),
        "answered what stops an operation",
        states=frozenset({State.CONCORDANCE_REVIEW, State.SURGICAL_PLANNING}),
        reads=True,
    ),
    Act("add_document", "Attach document", (*ENTERS, Role.CENTER_REVIEWER), "attached a document"),
    Act("give_opinion", "Give opinion", CLINICIANS, "gave an opinion", states=REVIEW_ONLY, evidence=False),
    Act(
        "confirm_verdict",
        "Confirm verdict",
        THE_THREE,
        "confirmed the suggested verdict",
        states=REVIEW_ONLY,
        evidence=False,
        reads=True,
    ),
    Act(
        "accept_referral",
        "Accept referral",
        (Role.CENTER_REVIEWER, Role.COORDINATOR),
        "accepted the referral",
        states=frozenset({State.ESCALATION}),
        evidence=False,
    ),
    Act(
        "decline_referral",
        "Decline referral",
        (Role.CENTER_REVIEWER, Role.COORDINATOR),
        "declined the referral",
        states=frozenset({State.ESCALATION}),
        evidence=False,
    ),
    Act(
        "refer_again",
        "Refer to another center",
        (Role.CHAIR, Role.SURGEON, Role.ENDOCRINOLOGIST),
        "referred the case to another center",
        states=frozenset({State.ESCALATION}),
        evidence=False,
    ),
)

# What the record says of itself: nobody did it, so that it is no act.
HAPPENED: dict[str, str] = {"verdict_reopened": "opened the verdict again, as the rules have changed"}

ACTS: dict[str, Act] = {act.name: act for act in _TABLE}
EVIDENCE = tuple(name for name, act in ACTS.items() if act.evidence)


def outdated_by(act: Act) -> tuple[str, ...]:
    """The acts that, since its author looked, make ``act`` an answer to something else."""
    return (EVIDENCE if act.reads else ()) + ((act.name,) if act.replaces else ())
