"""Everything that is stored: what a person or a meeting decided, and the facts they decided on."""

from casereview.models.case import Background, CareTeamMember, Case, CaseStudy, Hold, Patient
from casereview.models.documents import Document
from casereview.models.evidence import (
    BlockerResolution,
    LabResult,
    Laryngoscopy,
    VenousSample,
    VenousSampling,
)
from casereview.models.meeting import AwaitedRepeat, EligibilityOverride, EmergencyRecord, StopAnswer
from casereview.models.operations import GlandFinding, Operation, Pathology
from casereview.models.outbox import Delivery, OutboxMessage
from casereview.models.outcome import FollowUp, Outcome
from casereview.models.people import Cover, Membership, Site, User
from casereview.models.record import AccessEvent, CaseEvent, IdempotencyKey
from casereview.models.referral import Center, Referral
from casereview.models.review import (
    ImagingRequest,
    Opinion,
    Recommendation,
    SamplingPlan,
    VerdictConfirmation,
)

__all__ = [
    "AccessEvent",
    "AwaitedRepeat",
    "Background",
    "BlockerResolution",
    "CareTeamMember",
    "Case",
    "CaseEvent",
    "CaseStudy",
    "Center",
    "Cover",
    "Delivery",
    "Document",
    "EligibilityOverride",
    "EmergencyRecord",
    "FollowUp",
    "GlandFinding",
    "Hold",
    "IdempotencyKey",
    "ImagingRequest",
    "LabResult",
    "Laryngoscopy",
    "Membership",
    "Operation",
    "Opinion",
    "Outcome",
    "OutboxMessage",
    "Pathology",
    "Patient",
    "Recommendation",
    "Referral",
    "SamplingPlan",
    "Site",
    "StopAnswer",
    "User",
    "VenousSample",
    "VenousSampling",
    "VerdictConfirmation",
]
