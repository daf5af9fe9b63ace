"""What is refused before anything is read: bodies too large, and addresses that are no text."""

import io
import re
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from casereview.api.http.errors import PROBLEM, respond

MAX_BODY = 1024 * 1024
MAX_UPLOAD = 25 * 1024 * 1024  # a document of 20 MB with the form around it
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
MAX_DIGITS = 15


class BodyLimits:
    """Outermost but for SecurityMiddleware, so that no other middleware reads what is refused here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        refused = _address(request) or _body(request)
        if refused is not None:
            return refused
        response = self.get_response(request)
        if _is_api(request) and response.status_code >= HTTPStatus.BAD_REQUEST:
            return _as_problem(response)
        return response


def _is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _as_problem(response: HttpResponseBase) -> HttpResponseBase:
    """Django's own pages (a bad host, a fault of ours) in the one shape of the API."""
    if response.get("Content-Type", "").startswith(PROBLEM):
        return response
    kept = {name: response[name] for name in ("Retry-After", "Allow", "WWW-Authenticate") if name in response}
    return respond(response.status_code, **kept)


def _address(request: HttpRequest) -> HttpResponse | None:
    """PostgreSQL holds no NUL and we no broken UTF-8: neither gets as far as a view."""
    if "\x00" in request.path_info:
        return _refuse(request, HTTPStatus.NOT_FOUND, _("There is no such address."))
    query = request.META.get("QUERY_STRING", "")
    try:
        text = unquote_to_bytes(query.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        return _refuse(request, HTTPStatus.BAD_REQUEST, _("Send the query as UTF-8."))
    if "\x00" in text or BAD_ESCAPE.search(query):
        return _refuse(request, HTTPStatus.BAD_REQUEST, _("Escape the query as text: %XX, and no NUL."))
    return None


def _body(request: HttpRequest) -> HttpResponse | None:
    multipart = request.META.get("CONTENT_TYPE", "").lower().startswith("multipart/")
    limit = MAX_UPLOAD if multipart else MAX_BODY
    length = request.META.get("CONTENT_LENGTH") or ""
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
        return _chunked(request, limit)
    if not length:
        return None
    if not (length.isascii() and length.isdigit()):
        return _refuse(request, HTTPStatus.BAD_REQUEST, _("Content-Length is no number."))
    if len(length) > MAX_DIGITS or int(length) > limit:
        return _too_large(request, limit)
    return None


def _chunked(request: HttpRequest, limit: int) -> HttpResponse | None:
    """A body of unknown length is read up to the limit and then handed on with its length."""
    if not isinstance(request, WSGIRequest) or not request.environ.get("wsgi.input_terminated"):
        # Without this promise of the server a read would wait for bytes that never come.
        return _refuse(request, HTTPStatus.LENGTH_REQUIRED, _("Send the body with its Content-Length."))
    body = request.environ["wsgi.input"].read(limit + 1)
    if len(body) > limit:
        return _too_large(request, limit)
    request.META["CONTENT_LENGTH"] = str(len(body))
    # Django made its stream from the length it was told, which was none.
    request._stream = io.BytesIO(body)
    return None


def _too_large(request: HttpRequest, limit: int) -> HttpResponse:
    return _refuse(
        request,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        _("The request is too large: send %(n)s KiB or less.") % {"n": limit // 1024},
    )


def _refuse(request: HttpRequest, status: HTTPStatus, says: str) -> HttpResponse:
    if _is_api(request):
        return respond(status, detail=says)
    return HttpResponse(f"{status.phrase}. {says}\n", status=status, content_type="text/plain; charset=utf-8")
