"""Every address below /api/. One for each verb, one for each kind of evidence."""

from django.urls import URLPattern, path, re_path

from casereview.api.http.errors import no_such_route
from casereview.api.openapi.document import DocsView, SchemaView
from casereview.api.views import (
    assessments,
    cases,
    documents,
    evidence,
    imaging,
    inbox,
    meeting,
    orders,
    people,
    reference,
    review,
)
from casereview.api.views.moves import VERBS, move_view
from casereview.api.views.signin import TokenView

CASE = "cases/<int:case>/"
ROUTES: list[URLPattern] = [
    path("token/", TokenView.as_view(), name="api-token"),
    path("cases/", cases.CasesView.as_view(), name="api-cases"),
    path(CASE, cases.CaseView.as_view(), name="api-case"),
    path(f"{CASE}assessment/", cases.AssessmentView.as_view(), name="api-assessment"),
    path(f"{CASE}events/", cases.EventsView.as_view(), name="api-events"),
    path(f"{CASE}labs/", evidence.LabsView.as_view(), name="api-labs"),
    path(f"{CASE}operations/", evidence.OperationsView.as_view(), name="api-operations"),
    path(f"{CASE}samplings/", evidence.SamplingsView.as_view(), name="api-samplings"),
    path(f"{CASE}laryngoscopies/", evidence.LaryngoscopiesView.as_view(), name="api-laryngoscopies"),
    path(f"{CASE}background/", evidence.BackgroundView.as_view(), name="api-background"),
    path(f"{CASE}resolutions/", evidence.ResolutionsView.as_view(), name="api-resolutions"),
    path(f"{CASE}overrides/", meeting.OverridesView.as_view(), name="api-overrides"),
    path(f"{CASE}stops/", meeting.StopsView.as_view(), name="api-stops"),
    path(f"{CASE}answers/", meeting.StopAnswersView.as_view(), name="api-answers"),
    path(f"{CASE}emergencies/", meeting.EmergenciesView.as_view(), name="api-emergencies"),
    path(f"{CASE}repeats/", meeting.RepeatsView.as_view(), name="api-repeats"),
    path(f"{CASE}studies/", imaging.StudiesView.as_view(), name="api-studies"),
    path(f"{CASE}studies/<int:study>/reads/", imaging.ReadsView.as_view(), name="api-reads"),
    path(f"{CASE}studies/<int:study>/adequacy/", imaging.AdequacyView.as_view(), name="api-adequacy"),
    path(f"{CASE}places/", imaging.PlacesView.as_view(), name="api-places"),
    path(f"{CASE}opinions/", review.OpinionsView.as_view(), name="api-opinions"),
    path(f"{CASE}verdict-confirmations/", review.ConfirmationsView.as_view(), name="api-confirmations"),
    path(f"{CASE}referrals/", review.ReferralsView.as_view(), name="api-referrals"),
    path(f"{CASE}referrals/accept/", review.AcceptReferralView.as_view(), name="api-accept-referral"),
    path(f"{CASE}referrals/decline/", review.DeclineReferralView.as_view(), name="api-decline-referral"),
    path(f"{CASE}team/", review.TeamView.as_view(), name="api-team"),
    path(f"{CASE}team/release/", review.ReleaseView.as_view(), name="api-release"),
    path(f"{CASE}team/candidates/", review.CandidatesView.as_view(), name="api-candidates"),
    path(f"{CASE}documents/", documents.DocumentsView.as_view(), name="api-documents"),
    path(f"{CASE}documents/<int:document>/content/", documents.ContentView.as_view(), name="api-content"),
    *(path(f"{CASE}{verb}/", move_view(move).as_view(), name=f"api-{verb}") for verb, move in VERBS.items()),
    path(f"{CASE}orders/", orders.OrdersView.as_view(), name="api-orders"),
    path(f"{CASE}orders/<slug:procedure>/", orders.OrderView.as_view(), name="api-order"),
    path("assessments/", assessments.AssessmentsView.as_view(), name="api-assessments"),
    path(
        "assessments/schemas/<slug:name>/",
        assessments.AssessmentSchemaView.as_view(),
        name="api-assessment-schema",
    ),
    path("appropriateness/", reference.AppropriatenessView.as_view(), name="api-appropriateness"),
    path("protocols/", reference.ProtocolsView.as_view(), name="api-protocols"),
    path("protocols/<slug:procedure>/", reference.ProtocolView.as_view(), name="api-protocol"),
    path("profiles/", reference.ProfilesView.as_view(), name="api-profiles"),
    path("profiles/<slug:profile>/", reference.ProfileView.as_view(), name="api-profile"),
    path("dose/", reference.DoseView.as_view(), name="api-dose"),
    path("patients/", people.PatientsView.as_view(), name="api-patients"),
    path("patients/<int:patient>/", people.PatientView.as_view(), name="api-patient"),
    path("centers/", people.CentersView.as_view(), name="api-centers"),
    path("inbox/", inbox.InboxView.as_view(), name="api-inbox"),
    path("inbox/<int:notice>/acknowledge/", inbox.AcknowledgeView.as_view(), name="api-acknowledge"),
    path("schema/", SchemaView.as_view(), name="api-schema"),
    path("docs/", DocsView.as_view(), name="api-docs"),
]
urlpatterns = [*ROUTES, re_path(r"^(?P<rest>[\s\S]*)\Z", no_such_route)]
