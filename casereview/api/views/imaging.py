"""Imaging studies of a case with their reads, findings, adequacy and dose."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api.http.listing import Row, attach, listed, page_from
from casereview.api.http.preconditions import body_of, who
from casereview.api.openapi.document import lists, writes
from casereview.api.openapi.evidence_rows import ADEQUACY, DOSE, FINDING, READ, STUDY
from casereview.api.openapi.shapes import names_of, serializer_of
from casereview.api.views.writes import act
from casereview.lifecycle.fields import acts
from casereview.lifecycle.fields.acts import PLACE
from casereview.lifecycle.fields.field import InputField
from casereview.workflow.refusals import Invalid
from imaging.models import AdequacyCheck, DoseEvent, Finding, Read, SiteReading

CHILDREN = ("reads", "adequacy_checks", "doses")


class StudiesView(APIView):
    @lists("list_studies", "Imaging studies with every read and finding, newest first", STUDY)
    def get(self, request: Request, case: int) -> Response:
        rows = policy.case_read_by(who(request), case, "API: studies").studies()
        values = names_of(STUDY, *CHILDREN)
        page = page_from(request, rows, ("performed_on", "id"), values)
        of_read = names_of(READ, "findings")
        reads = attach(page.rows, "reads", Read.objects.all(), "study", of_read)
        _attach_findings(reads)
        attach(page.rows, "adequacy_checks", AdequacyCheck.objects.all(), "study", names_of(ADEQUACY))
        attach(page.rows, "doses", DoseEvent.objects.all(), "study", names_of(DOSE))
        return listed(request, page)

    @writes(
        "add_study",
        "Add a study, with its first read if there is one",
        serializer_of("Study", acts.STUDY),
    )
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "add_study")


def _attach_findings(reads: list[Row]) -> None:
    """Where a person has placed a finding, that stands in the place of what was read when it was entered."""
    findings = attach(reads, "findings", Finding.objects.all(), "read", ("id", *names_of(FINDING)))
    rows = SiteReading.objects.filter(finding__in=[finding["id"] for finding in findings]).order_by("pk")
    latest = {row["finding"]: row for row in rows.values("finding", "sites", "parser_version")}
    for finding in findings:
        row = latest.get(finding.pop("id"))
        if row:
            finding |= {"sites": row["sites"], "parser_version": row["parser_version"]}


def _but_study(fields: tuple[InputField, ...]) -> tuple[InputField, ...]:
    """The study stands in the address."""
    return tuple(field for field in fields if field.name != "study")


def _of(study: int, body: Mapping[str, Any]) -> dict[str, Any]:
    if "study" in body:
        raise Invalid({"study": [_("The study stands in the address; leave it out of the body.")]})
    return {**body, "study": study}


def _study(request: Request, case: int, study: int, what: str) -> int:
    """The study's number, if it is one of this case; 404 as for a case that is not there."""
    found = policy.case_read_by(who(request), case, what)
    if not found.case_studies.filter(study=study).exists():
        raise Http404
    return study


class ReadsView(APIView):
    @lists("list_reads", "Reads of a study with their findings, newest first", READ)
    def get(self, request: Request, case: int, study: int) -> Response:
        rows = Read.objects.filter(study=_study(request, case, study, "API: reads"))
        page = page_from(request, rows, ("read_at", "id"), names_of(READ, "findings"))
        _attach_findings(page.rows)
        return listed(request, page)

    @writes(
        "add_read",
        "Add a read; with `supersedes` it amends one",
        serializer_of("Read", _but_study(acts.READ)),
    )
    def post(self, request: Request, case: int, study: int) -> Response:
        return act(request, case, "add_read", _of(study, body_of(request)))


class AdequacyView(APIView):
    @lists("list_adequacy", "Judgments of a study's adequacy, newest first", ADEQUACY)
    def get(self, request: Request, case: int, study: int) -> Response:
        rows = AdequacyCheck.objects.filter(study=_study(request, case, study, "API: adequacy"))
        return listed(request, page_from(request, rows, ("checked_at", "id"), names_of(ADEQUACY)))

    @writes("check_adequacy", "Judge adequacy", serializer_of("Adequacy", _but_study(acts.ADEQUACY)))
    def post(self, request: Request, case: int, study: int) -> Response:
        return act(request, case, "check_adequacy", _of(study, body_of(request)))


class PlacesView(APIView):
    @writes(
        "confirm_location",
        "Say where a finding lies: accept a new reading, set its sites, or say that no place is meant",
        serializer_of("Place", PLACE),
    )
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "confirm_location")
