"""Which confirmations of a verdict hold, and which have fallen because the verdict is another one now."""

from casereview.models import VerdictConfirmation
from casereview.selectors.assessed_case import AssessedCase


def fallen(assessed: AssessedCase) -> list[VerdictConfirmation]:
    """Those of this round whose code, level or targets are not those of the verdict as it is now.

    Rows from before level and targets were kept have their digest alone, which evidence changes as well.
    """
    rows = assessed.case.verdict_confirmations.filter(round=assessed.case.round).select_related("by")
    return [row for row in rows if row.digest != assessed.digest and _is_other(row, assessed)]


def _is_other(row: VerdictConfirmation, assessed: AssessedCase) -> bool:
    verdict = assessed.answer.verdict
    if row.targets is None:
        return True
    now = (verdict.code, verdict.level, [list(target) for target in verdict.targets])
    return (row.verdict, row.level, row.targets) != now
