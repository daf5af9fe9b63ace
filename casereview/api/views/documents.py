"""Scanned reports and letters."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api.http.listing import listed, page_from
from casereview.api.http.preconditions import Query, key_of, who
from casereview.api.openapi.document import REFUSED, lists, writes
from casereview.api.openapi.evidence_rows import DOCUMENT
from casereview.api.openapi.shapes import names_of, serializer_of
from casereview.api.views.writes import answered
from casereview.lifecycle.fields import acts
from casereview.workflow.documents import record_with_files
from casereview.workflow.refusals import Invalid

ENDINGS = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
    "text/plain": "txt",
}
NOT_IN_A_NAME = re.compile(r"[^\w .,()-]+")
FORM = serializer_of("DocumentUpload", acts.DOCUMENT)


class DocumentsView(APIView):
    parser_classes = [MultiPartParser]

    @lists("list_documents", "Documents, newest first", DOCUMENT)
    def get(self, request: Request, case: int) -> Response:
        found = policy.case_read_by(who(request), case, "API: documents")
        values = names_of(DOCUMENT)
        return listed(request, page_from(request, found.documents.all(), ("recorded_at", "id"), values))

    @writes("add_document", "Attach a document", FORM, media="multipart/form-data")
    def post(self, request: Request, case: int) -> Response:
        body = _once(request)
        answer = record_with_files(
            case, "add_document", actor=who(request), key=key_of(request), body=body, files=request.FILES
        )
        return answered(answer, HTTPStatus.CREATED)


def _once(request: Request) -> Mapping[str, Any]:
    """The form's fields; each once, and one file. An empty one counts as not sent."""
    fields, files = request.POST, request.FILES
    faults = {name[:150]: [_("Send this once.")] for name in fields if len(fields.getlist(name)) > 1}
    faults |= {name[:150]: [_("Send one file, in the field `file`.")] for name in files if name != "file"}
    if len(files.getlist("file")) > 1:
        faults["file"] = [_("Send one file.")]
    if faults:
        raise Invalid(faults)
    return {name: value for name, value in fields.items() if value != ""}


class ContentView(APIView):
    @extend_schema(
        operation_id="get_document",
        summary="The document itself, to be saved and never shown in place",
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY, **REFUSED},
    )
    def get(self, request: Request, case: int, document: int) -> FileResponse:
        Query(request)
        user = who(request)
        row = policy.case_for(user, case).documents.filter(pk=document).first()
        if row is None:
            raise Http404
        policy.case_read_by(user, case, f"API: document {document}")
        name = NOT_IN_A_NAME.sub("_", row.title).strip(". ") or "document"
        return FileResponse(
            row.file.open("rb"),
            as_attachment=True,
            filename=f"{name}.{ENDINGS[row.content_type]}",
            content_type=row.content_type,
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
        )
