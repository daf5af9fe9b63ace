"""What could be done next, each step with its reason: docs/clinical-rules.md, "Pitfalls and next steps".

Steps are suggestions to people. A step that something stands against is not offered; it becomes a question
for the multidisciplinary review instead. The rules of each step stand beside those of its kind: what asks for
records, for images, for a catheter, and what tells to operate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from casereview.rules.advice import (
    steps_of_imaging,
    steps_of_operation,
    steps_of_records,
    steps_of_sampling,
)
from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.step_list import Steps
from casereview.rules.answer import NextStepLine, PitfallLine
from casereview.rules.codes.conclusions import Eligibility
from imaging.anatomy.sites import Sites

Rule = Callable[[Steps], None]

#: What may stand outside the pathway: leaving it, emergencies, vitamin D, and with a sign of carcinoma the
#: review.
_OUTSIDE: Final[tuple[Rule, ...]] = (
    steps_of_records.emergency,
    steps_of_records.leaving,
    steps_of_records.vitamin_d,
    steps_of_sampling.suspecting,
)
#: In this order because some ask whether an earlier one stands: sampling waits for the questions to a reader
#: and for the test of a graft, and settling looks whether both sides are explored.
_INSIDE: Final[tuple[Rule, ...]] = (
    steps_of_records.emergency,
    steps_of_records.observing,
    steps_of_sampling.treating,
    steps_of_records.records,
    steps_of_records.biochemistry,
    steps_of_records.vitamin_d,
    steps_of_sampling.testing_graft,
    steps_of_operation.revising_graft,
    steps_of_imaging.stating,
    steps_of_imaging.locating,
    steps_of_sampling.reviewing,
    steps_of_imaging.ordering,
    steps_of_imaging.repeating,
    steps_of_imaging.rereading,
    steps_of_sampling.suspecting,
    steps_of_sampling.sampling,
    steps_of_operation.exploring_region,
    steps_of_operation.reasoning_target,
    steps_of_operation.focusing,
    steps_of_operation.exploring_both,
    steps_of_operation.settling,
    steps_of_operation.planning_chest,
    steps_of_operation.planning_en_bloc,
    steps_of_records.genetics,
)


def next_steps(
    assessment: Assessment, pitfalls: Iterable[PitfallLine], at: Sites | None = None
) -> tuple[NextStepLine, ...]:
    """The steps that this case calls for beside its pitfalls, in the table's order.

    With `at` the pitfalls are those of another place than the verdict's: no step tells to operate then.
    """
    steps = Steps(assessment, tuple(pitfalls), at)
    ineligible = assessment.eligibility.status is Eligibility.INELIGIBLE
    for rule in _OUTSIDE if ineligible else _INSIDE:
        rule(steps)
    return steps.lines()
