"""Mail that was kept and not sent. The pages exist only where settings.MAIL_FOLDER does."""

import email
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from casereview.web.pages import page

LIMIT = 200
BETWEEN = b"\n" + b"-" * 79 + b"\n"  # how Django's file backend parts the messages of one file


@dataclass(frozen=True, slots=True)
class KeptMail:
    id: str  # file name and place in it
    subject: str
    to: str
    at: str
    body: str = ""


@require_safe
def kept_mail(request: HttpRequest) -> HttpResponse:
    found = [mail for path in _files()[:LIMIT] for mail in _read(path)]
    return page(request, "mail.html", {"mails": found[:LIMIT]})


@require_safe
def one_mail(request: HttpRequest, pk: str) -> HttpResponse:
    name, _dash, _number = pk.rpartition("-")
    for path in _files():  # compared with what is there, never joined to a path
        if path.stem == name:
            for mail in _read(path):
                if mail.id == pk:
                    return page(request, "mail_one.html", {"mail": mail})
    raise Http404


def _files() -> list[Path]:
    """Newest first: the backend names its files by the time."""
    folder = settings.MAIL_FOLDER
    if folder is None:
        raise Http404
    return sorted(folder.glob("*.log"), reverse=True) if folder.is_dir() else []


def _read(path: Path) -> list[KeptMail]:
    parts = [part for part in path.read_bytes().split(BETWEEN) if part.strip()]
    return [_kept(f"{path.stem}-{number}", part) for number, part in enumerate(parts)][::-1]


def _kept(pk: str, raw: bytes) -> KeptMail:
    message = email.message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy's own class
    body = message.get_body(preferencelist=("plain",))
    return KeptMail(
        id=pk,
        subject=str(message["Subject"] or ""),
        to=str(message["To"] or ""),
        at=str(message["Date"] or ""),
        body=body.get_content() if body else "",
    )
