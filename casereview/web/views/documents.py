"""Scanned reports and letters, handed out as files and never shown inside the site."""

import logging

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from casereview.policy import case_read_by
from casereview.web.pages import me, signed_in

log = logging.getLogger(__name__)
ENDINGS = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
    "text/plain": "txt",
}


@signed_in
@require_safe
def document(request: HttpRequest, pk: int, doc: int) -> HttpResponseBase:
    """The file's name says the case and nothing of the patient: it will lie in somebody's downloads."""
    case = case_read_by(me(request), pk, f"document {doc}")
    row = case.documents.filter(pk=doc).first()
    if row is None:
        raise Http404
    try:
        content = row.file.open("rb")
    except FileNotFoundError:
        log.error("document %s is on record and not on disk", row.pk)
        raise Http404 from None
    name = f"{case.number}-document-{row.pk}.{ENDINGS.get(row.content_type, 'bin')}"
    response = FileResponse(content, as_attachment=True, filename=name, content_type=row.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
