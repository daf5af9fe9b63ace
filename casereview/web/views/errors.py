"""Pages for what went wrong. They say what happened and where to go on; none says what is in the server."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def _error(status: int, title: str, says: str) -> HttpResponse:
    """Without the request: what fills the other pages may be what failed."""
    return HttpResponse(render_to_string("error.html", {"title": title, "says": says}), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(
        400,
        _("That request could not be read"),
        _("Go back, reload the page and try again. If it happens again, tell your administrator."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    says = str(exception or "") or _("Your role does not include this.")
    return _error(403, _("This is not yours to do"), says)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(
        404,
        _("Nothing here for you"),
        _(
            "There is no such page, or it belongs to a case that you do not take part in."
            " If a colleague sent you here, ask the coordinator to put you on the care team."
        ),
    )


def failed(request: HttpRequest) -> HttpResponse:
    return _error(
        500,
        _("Something failed on our side"),
        _("What you sent was not recorded, unless the case shows it. Try again in a minute."),
    )
