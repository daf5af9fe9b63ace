"""What a move still needs. Every check returns sentences; an empty list means yes.

The same checks answer the page, the API and the refusal, so that none can disagree.
"""

from collections.abc import Mapping
from typing import Any

from casereview.lifecycle.moves import Move
from casereview.lifecycle.needs import care, decision, review, workup
from casereview.lifecycle.needs.facts import Check, MoveFacts, Unmet, missing
from casereview.lifecycle.needs.sentences import ON_HOLD

# These end a case whatever was being waited for.
LEAVES_HOLD = frozenset({"withdraw", "record_death", "transfer"})
# Needs that only what the person types can meet; a page cannot list them beforehand.
JUDGED_ON_INPUT = frozenset(
    {
        "TARGET_MISSING",
        "RATIONALE_MISSING",
        "STOP_UNANSWERED",
        "ANSWERED_TWICE",
        "NOTHING_TO_ANSWER",
        "PLACE_NOT_TYPED_OUT",
        "PLACE_NOT_ELSEWHERE",
        "RECOMMENDATION_OR_REFUSAL_MISSING",
        "REOPERATION_MISSING",
        "CARCINOMA_RESOLUTION_MISSING",
        "OPERATION_MISSING",
        "OUTCOME_NOT_SUPPORTED",
        "ATTEMPTS_MISSING",
    }
)

NEEDS: dict[str, Check] = {**workup.NEEDS, **review.NEEDS, **decision.NEEDS, **care.NEEDS}


def unmet(move: Move, case_facts: MoveFacts, data: Mapping[str, Any] | None = None) -> list[Unmet]:
    """All unmet needs of ``move``. Without ``data`` (a page asking ahead) input is not judged."""
    lacking = [item for need in move.needs for item in NEEDS[need](case_facts, data or {})]
    if move.target is not None and move.verb not in LEAVES_HOLD and case_facts.on_hold:
        lacking.append(missing(ON_HOLD))
    if data is None:
        return [item for item in lacking if item.code not in JUDGED_ON_INPUT]
    return lacking
