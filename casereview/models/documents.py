"""Scanned reports and letters, hung on the evidence that they belong to."""

from django.db import models
from django.db.models import Q

from casereview.audit import tracked
from casereview.models.case import Case
from casereview.models.evidence import Evidence, LabResult
from casereview.models.operations import Operation
from imaging.models import Study


def stored_as(document: "Document", filename: str) -> str:
    """A file is stored under its own hash: no patient's or uploader's words reach the disk's names."""
    return f"documents/{document.sha256[:2]}/{document.sha256}"


@tracked()
class Document(Evidence):
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    study = models.ForeignKey(
        Study, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    lab = models.ForeignKey(
        LabResult, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    title = models.CharField(max_length=150)
    file = models.FileField(upload_to=stored_as, max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=60)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "sha256"], name="one_copy_of_a_document_per_case"),
            models.CheckConstraint(
                condition=(
                    Q(operation=None, study=None) | Q(operation=None, lab=None) | Q(study=None, lab=None)
                ),
                name="document_hangs_on_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.title
