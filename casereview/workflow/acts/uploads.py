"""Checks an uploaded document before anything of it is kept: size, true type, hash."""

import hashlib

import puremagic
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from casereview.workflow.acts.context import Upload
from casereview.workflow.refusals import Invalid

MAX_BYTES = 20 * 1024 * 1024
TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
ALLOWED = "PDF, PNG, JPEG, TIFF or plain text (UTF-8)"


def checked(file: "UploadedFile[bytes] | None") -> Upload:
    if file is None or not file.size:
        raise Invalid({"file": ["Choose a file that is not empty."]})
    if file.size > MAX_BYTES:
        raise Invalid({"file": [f"Choose a file of {MAX_BYTES // 1024 // 1024} MB or less."]})
    content = file.read()
    return Upload(
        content=ContentFile(content),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        content_type=_true_type(content),
    )


def _true_type(content: bytes) -> str:
    """What the bytes are, whatever the name says."""
    try:
        extension = puremagic.from_string(content)
    except (puremagic.PureError, ValueError):
        extension = ""
    if extension in TYPES and content.startswith(
        (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
    ):
        return TYPES[extension]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid({"file": [f"Choose a {ALLOWED} file."]}) from None
    if any(char < " " and char not in "\t\r\n\f" for char in text) or text.lstrip()[:1] == "<":
        raise Invalid({"file": [f"Choose a {ALLOWED} file."]})
    return "text/plain"
