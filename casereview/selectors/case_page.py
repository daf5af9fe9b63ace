"""Everything that the page of a case shows beside the rules' answer: one query for each kind of row."""

from dataclasses import dataclass

from django.db.models import Prefetch

from casereview.models import (
    AwaitedRepeat,
    Background,
    BlockerResolution,
    CareTeamMember,
    Case,
    CaseEvent,
    Document,
    EligibilityOverride,
    EmergencyRecord,
    FollowUp,
    Hold,
    ImagingRequest,
    LabResult,
    Laryngoscopy,
    Operation,
    Opinion,
    Outcome,
    Recommendation,
    Referral,
    SamplingPlan,
    StopAnswer,
    VenousSampling,
    VerdictConfirmation,
)
from imaging.models import Read, Study


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The rows of one case, oldest first; the record newest first."""

    case: Case
    team: list[CareTeamMember]
    hold: Hold | None
    background: Background | None
    labs: list[LabResult]
    operations: list[Operation]
    laryngoscopies: list[Laryngoscopy]
    studies: list[Study]
    samplings: list[VenousSampling]
    sampling_plans: list[SamplingPlan]
    documents: list[Document]
    requests: list[ImagingRequest]
    resolutions: list[BlockerResolution]
    overrides: list[EligibilityOverride]
    answers: list[StopAnswer]
    emergencies: list[EmergencyRecord]
    repeats: list[AwaitedRepeat]
    opinions: list[Opinion]
    confirmations: list[VerdictConfirmation]
    recommendations: list[Recommendation]
    referrals: list[Referral]
    follow_ups: list[FollowUp]
    outcomes: list[Outcome]
    events: list[CaseEvent]


def case_rows(case: Case) -> CaseRows:
    return CaseRows(
        case=case,
        team=list(case.team.select_related("user").order_by("role", "user__name", "pk")),
        hold=case.holds.live().first(),
        background=Background.objects.filter(case=case).first(),
        labs=list(case.labs.select_related("superseded_by")),
        operations=list(
            case.operations.select_related("superseded_by").prefetch_related("glands__pathology", "documents")
        ),
        laryngoscopies=list(case.laryngoscopies.select_related("superseded_by")),
        studies=studies_of(case),
        samplings=list(case.samplings.select_related("superseded_by").prefetch_related("samples__baseline")),
        sampling_plans=list(case.sampling_plans.all()),
        documents=list(case.documents.select_related("operation", "study", "lab")),
        requests=list(case.imaging_requests.select_related("asked_by")),
        resolutions=list(case.blocker_resolutions.all()),
        overrides=list(case.eligibility_overrides.all()),
        answers=list(case.stop_answers.all()),
        emergencies=list(case.emergency_records.all()),
        repeats=list(case.awaited_repeats.all()),
        opinions=list(case.opinions.select_related("superseded_by")),
        confirmations=list(case.verdict_confirmations.all()),
        recommendations=list(
            case.recommendations.select_related("superseded_by").prefetch_related("answers")
        ),
        referrals=list(case.referrals.select_related("center__site", "asked_by")),
        follow_ups=list(case.follow_ups.select_related("calcium", "operation")),
        outcomes=list(case.outcomes.select_related("calcium", "confirmed_by")),
        events=list(case.events.order_by("-number")),
    )


def studies_of(case: Case) -> list[Study]:
    """With every read, superseded ones too, and each read's findings."""
    reads = Read.objects.select_related("superseded_by").prefetch_related("findings__site_readings")
    return list(case.studies().prefetch_related(Prefetch("reads", reads), "adequacy_checks", "doses"))
