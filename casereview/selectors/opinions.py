"""Which opinions speak for the present question."""

from casereview.lifecycle.states import State
from casereview.models import Case, Opinion


def is_current(opinion: Opinion, case: Case) -> bool:
    """Given in this round, not taken back, and after the case last came to review.

    A venous sampling or a center's answer brings the case back in the same round with something new to think
    about: what was said before it is no answer to it.
    """
    if opinion.round != case.round or opinion.is_superseded:
        return False
    return case.state != State.CONCORDANCE_REVIEW or opinion.made_at >= case.state_since


def current_opinions(case: Case) -> list[Opinion]:
    rows = Opinion.objects.filter(case=case, round=case.round).select_related("superseded_by")
    return [row for row in rows if is_current(row, case)]
