"""Several judgments of one study: the strictest holds."""

from collections.abc import Iterable

ORDER = ("inadequate", "limited", "adequate", "unknown")


def strictest(judgments: Iterable[str]) -> str | None:
    """The strictest of the stated adequacies; ``unknown`` yields to any other; None where none is stated."""
    stated = set(judgments)
    return next((level for level in ORDER if level in stated), None)
