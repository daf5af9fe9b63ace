"""Checks an uploaded document before anything of it is kept: size, true type, hash."""

import hashlib

import puremagic
from django.core.files.uploadedfile import UploadedFile

from casereview.lifecycle.fields.kinds.files import Upload
from casereview.workflow.input import sentences
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


def checked(name: str, file: "UploadedFile[bytes] | None") -> Upload:
    """The file of the field of that name, looked at. Raises Invalid."""
    if file is None or not file.size:
        raise Invalid({name: [sentences.EMPTY_FILE()]})
    if file.size > MAX_BYTES:
        raise Invalid({name: [sentences.FILE_TOO_LARGE(most=MAX_BYTES // 1024 // 1024)]})
    content = file.read()
    content_type = _true_type(content)
    if content_type is None:
        raise Invalid({name: [sentences.FILE_TYPE(allowed=sentences.ALLOWED_FILES())]})
    return Upload(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        content_type=content_type,
    )


def _true_type(content: bytes) -> str | None:
    """What the bytes are, whatever the name says; None for what is not taken."""
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
        return None
    plain = all(char >= " " or char in "\t\r\n\f" for char in text) and text.lstrip()[:1] != "<"
    return "text/plain" if plain else None
