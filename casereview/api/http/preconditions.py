"""What stands around a body: query parameters, the version that was seen, and the key of a request."""

import re
from collections.abc import Collection, Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.request import Request

from casereview.api.http.errors import Problem
from casereview.models import User
from casereview.workflow.refusals import Invalid

LIMIT, MAX_LIMIT = 50, 200
MAX_CURSOR = 200
# A version as we gave it: "7", or "7-..." from a page that also names the day and the reader's part.
# A proxy that compresses may have marked it weak; it is our number all the same.
SEEN = re.compile(r'(?:W/)?"(\d{1,9})(?:-[0-9a-z-]{1,60})?"\Z', re.ASCII)


def who(request: Request) -> User:
    """The signed-in account; permission classes let nobody else through."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


def body_of(request: Request) -> dict[str, Any]:
    """The JSON object that was sent; no body is an empty one."""
    kind = (request.content_type or "").partition(";")[0].strip().lower()
    if kind != "application/json" and request.META.get("CONTENT_LENGTH") not in (None, "", "0"):
        # A form that the check for forgery has read already would pass for an empty body.
        raise UnsupportedMediaType(request.content_type or "")
    data = request.data
    return dict(data) if isinstance(data, Mapping) else {}


def seen_version(request: Request) -> int:
    """``If-Match``: moves require it, so that nobody decides on what they have not seen."""
    sent = request.headers.get("If-Match")
    if sent is None:
        raise Problem(
            HTTPStatus.PRECONDITION_REQUIRED,
            "precondition_required",
            _('Send If-Match with the version that you have seen, such as If-Match: "7".'),
        )
    found = SEEN.match(sent.strip())
    if found is None:
        raise Invalid({"If-Match": [_('Send one version in quotes, such as "7".')]})
    return int(found[1])


def key_of(request: Request) -> str:
    """``Idempotency-Key``: a repeat of the same request under it is answered and not done again."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        raise Invalid({"Idempotency-Key": [_("Send this header: a new one for each new request.")]})
    return key


class Query:
    """The query string, read strictly: a misspelt filter is refused, never ignored."""

    def __init__(self, request: Request, *allowed: str) -> None:
        self._params = request.query_params
        faults = {
            name[:150]: [_("There is no such parameter.")] for name in self._params if name not in allowed
        }
        for name in allowed:
            if len(self._params.getlist(name)) > 1:
                faults[name] = [_("Send this parameter once.")]
        if faults:
            raise Invalid(faults)

    def text(self, name: str, longest: int = 150) -> str:
        found = self._params.get(name) or ""
        if len(found) > longest:
            raise Invalid({name: [_("Shorten to %(n)s characters or fewer.") % {"n": longest}]})
        return found

    def given(self, name: str, longest: int) -> str | None:
        """The text of a parameter, also an empty one; None where it was not sent."""
        return self.text(name, longest) if name in self._params else None

    def choice(self, name: str, choices: Collection[str], default: str = "") -> str:
        found = self._params.get(name) or default
        if found != default and found not in choices:
            raise Invalid({name: [_("Choose one of: %(codes)s.") % {"codes": ", ".join(choices)}]})
        return found

    def flag(self, name: str) -> bool:
        return self.choice(name, ("true", "false")) == "true"

    @property
    def after(self) -> str:
        return self.text("after", MAX_CURSOR)

    @property
    def limit(self) -> int:
        found = self._params.get("limit") or str(LIMIT)
        number = (
            int(found) if found.isascii() and found.isdigit() and len(found) <= len(str(MAX_LIMIT)) else 0
        )
        if not 1 <= number <= MAX_LIMIT:
            raise Invalid({"limit": [_("Send a whole number from 1 to %(n)s.") % {"n": MAX_LIMIT}]})
        return number
