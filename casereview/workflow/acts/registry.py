"""Every act and the function that writes it."""

from casereview.workflow.acts import evidence, imaging, places, review
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow

WRITERS: dict[str, Writer] = {
    **evidence.WRITERS,
    **imaging.WRITERS,
    **places.WRITERS,
    **review.WRITERS,
}

__all__ = ["WRITERS", "WrittenRow", "Writer", "ActContext"]
