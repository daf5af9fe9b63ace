"""Every act and the function that writes it."""

from casereview.workflow.acts import evidence, imaging, places, review, stops
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow

WRITERS: dict[str, Writer] = {
    **evidence.WRITERS,
    **imaging.WRITERS,
    **places.WRITERS,
    **review.WRITERS,
    **stops.WRITERS,
}

__all__ = ["WRITERS", "WrittenRow", "Writer", "ActContext"]
