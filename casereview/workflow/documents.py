"""Attaching a document: permission first, then its bytes, then the act."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from casereview.models import User
from casereview.workflow import engine
from casereview.workflow.acts.uploads import checked


def attach(
    case_id: int, *, actor: User, key: str, file: "UploadedFile[bytes] | None", body: Mapping[str, Any]
) -> engine.WriteResult:
    """Keeps a scanned report or letter with the evidence it belongs to."""
    engine.permit(case_id, "add_document", actor=actor)
    upload = checked(file)
    return engine.record(
        case_id,
        "add_document",
        actor=actor,
        key=key,
        body={**body, "sha256": upload.sha256},
        upload=upload,
    )
