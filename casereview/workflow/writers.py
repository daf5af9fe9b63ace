"""Every act and the function that writes it."""

from casereview.workflow import evidence_writers, imaging_writers, review_writers
from casereview.workflow.writing import Made, Upload, Writer, Writing

WRITERS: dict[str, Writer] = {
    **evidence_writers.WRITERS,
    **imaging_writers.WRITERS,
    **review_writers.WRITERS,
}

__all__ = ["WRITERS", "Made", "Upload", "Writer", "Writing"]
