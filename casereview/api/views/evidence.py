"""Labs, operations with gland findings, samplings, laryngoscopies, background and resolutions of a case."""

from http import HTTPStatus

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api.http.listing import attach, listed, page_from, plain
from casereview.api.http.preconditions import Query, body_of, who
from casereview.api.openapi.document import lists, reads, writes
from casereview.api.openapi.evidence_rows import (
    BACKGROUND,
    LAB,
    LARYNGOSCOPY,
    OPERATION,
    RESOLUTION,
    SAMPLE,
    SAMPLING,
)
from casereview.api.openapi.shapes import names_of, serializer_of
from casereview.api.views.writes import act
from casereview.lifecycle.fields import acts
from casereview.lifecycle.fields.field import InputField
from casereview.models import Background, GlandFinding, VenousSample

PATHOLOGY = ("pathology__diagnosis", "pathology__weight_mg")
CORRECTS = "With `supersedes` it corrects the row of that number, and needs `reason`; the old row stays."


def _adding_or_correcting(
    fields: tuple[InputField, ...], correcting: tuple[InputField, ...]
) -> tuple[InputField, ...]:
    """One body for both: what only a correction asks is optional in it."""
    names = {field.name for field in fields}
    extra = [field for field in correcting if field.name not in names]
    return (*fields, *(InputField(field.name, field.kind, field.label, required=False) for field in extra))


class LabsView(APIView):
    @lists("list_labs", "Laboratory results, newest first", LAB)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: labs")
        return listed(request, page_from(request, found.labs.all(), ("collected_at", "id"), names_of(LAB)))

    @writes(
        "add_lab",
        "Add or correct a lab result",
        serializer_of("Lab", _adding_or_correcting(acts.LAB, acts.CORRECT_LAB)),
        description=CORRECTS,
    )
    def post(self, request: Request, case: int) -> Response:
        body = body_of(request)
        return act(request, case, "correct_lab" if "supersedes" in body else "add_lab", body)


class OperationsView(APIView):
    @lists("list_operations", "Neck operations with their gland findings, newest first", OPERATION)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: operations")
        values = names_of(OPERATION, "glands")
        page = page_from(request, found.operations.all(), ("performed_on", "id"), values)
        glands = ("gland", "disposition", "found_at", "note", *PATHOLOGY)
        for row in attach(page.rows, "glands", GlandFinding.objects.all(), "operation", glands):
            row["pathology"] = row.pop("pathology_diagnosis") or ""
            row["weight_mg"] = row.pop("pathology_weight_mg")
        return listed(request, page)

    @writes(
        "add_operation",
        "Add or correct an operation",
        serializer_of("Operation", _adding_or_correcting(acts.OPERATION, acts.CORRECT_OPERATION)),
        description=CORRECTS,
    )
    def post(self, request: Request, case: int) -> Response:
        body = body_of(request)
        return act(request, case, "correct_operation" if "supersedes" in body else "add_operation", body)


class SamplingsView(APIView):
    @lists("list_samplings", "Venous samplings with their samples, newest first", SAMPLING)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: samplings")
        values = names_of(SAMPLING, "samples")
        page = page_from(request, found.samplings.all(), ("performed_on", "id"), values)
        attach(page.rows, "samples", VenousSample.objects.all(), "sampling", names_of(SAMPLE))
        return listed(request, page)

    @writes(
        "add_sampling",
        "Enter or correct a venous sampling",
        serializer_of("Sampling", _adding_or_correcting(acts.SAMPLING, acts.CORRECT_SAMPLING)),
        description=CORRECTS,
    )
    def post(self, request: Request, case: int) -> Response:
        body = body_of(request)
        return act(request, case, "correct_sampling" if "supersedes" in body else "add_sampling", body)


class LaryngoscopiesView(APIView):
    @lists("list_laryngoscopies", "Laryngoscopies, newest first", LARYNGOSCOPY)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: laryngoscopies")
        values = names_of(LARYNGOSCOPY)
        return listed(request, page_from(request, found.laryngoscopies.all(), ("performed_on", "id"), values))

    @writes(
        "add_laryngoscopy",
        "Add or correct a laryngoscopy",
        serializer_of("Laryngoscopy", _adding_or_correcting(acts.LARYNGOSCOPY, acts.CORRECT_LARYNGOSCOPY)),
        description=CORRECTS,
    )
    def post(self, request: Request, case: int) -> Response:
        body = body_of(request)
        return act(
            request, case, "correct_laryngoscopy" if "supersedes" in body else "add_laryngoscopy", body
        )


class ResolutionsView(APIView):
    @lists("list_resolutions", "Resolved blockers of eligibility, newest first", RESOLUTION)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: resolutions")
        values = names_of(RESOLUTION)
        return listed(
            request, page_from(request, found.blocker_resolutions.all(), ("resolved_on", "id"), values)
        )

    @writes("resolve_blocker", "Resolve a blocker", serializer_of("Resolution", acts.RESOLUTION))
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "resolve_blocker")


class BackgroundView(APIView):
    @reads("get_background", "Background; all unknown where nobody has asked", BACKGROUND)
    def get(self, request: Request, case: int) -> Response:
        Query(request)
        found = policy.case_read_by(who(request), case, "API: background")
        names = names_of(BACKGROUND)
        row = Background.objects.filter(case=found).values(*names).first()
        unknown = {field.name: field.kind.empty(field) for field in acts.BACKGROUND}
        return Response(plain(row) if row else unknown)

    @writes(
        "set_background",
        "Record the background; what is left out becomes unknown",
        serializer_of("Background", acts.BACKGROUND),
        status=HTTPStatus.OK,
    )
    def put(self, request: Request, case: int) -> Response:
        return act(request, case, "set_background", status=HTTPStatus.OK)
