"""Acts with a file: permission first, then the bytes, then the act."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.kinds.files import Upload
from casereview.lifecycle.fields.sentences import NO_SUCH_FIELD
from casereview.models import User
from casereview.workflow import engine
from casereview.workflow.acts.uploads import checked
from casereview.workflow.refusals import Invalid

Files = Mapping[str, "UploadedFile[bytes] | None"]
"""What came with a form, by the names of the fields."""


def file_fields(act_name: str) -> tuple[str, ...]:
    """The names of the files that an act asks for."""
    return tuple(field.name for field in ACT_FIELDS[act_name] if field.kind is kinds.FILE)


def record_with_files(
    case_id: int, act_name: str, *, actor: User, key: str, body: Mapping[str, Any], files: Files
) -> engine.WriteResult:
    """As ``engine.record``, for an act that asks for a file, such as a scanned report."""
    engine.permit(case_id, act_name, actor=actor)
    body, uploads = with_uploads(act_name, body, files)
    return engine.record(case_id, act_name, actor=actor, key=key, body=body, uploads=uploads)


def with_uploads(
    act_name: str, body: Mapping[str, Any], files: Files
) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The body with the hash of each file, and the files, looked at. Raises Invalid."""
    names = file_fields(act_name)
    uploads = {name: checked(name, files.get(name)) for name in names}
    if typed := [name for name in names if name in body]:
        raise Invalid({name: [NO_SUCH_FIELD()] for name in typed})
    digests = [field.name for field in ACT_FIELDS[act_name] if field.kind is kinds.FILE_DIGEST]
    taken = {name: upload.sha256 for name, upload in zip(digests, uploads.values(), strict=True)}
    return {**body, **taken}, uploads
