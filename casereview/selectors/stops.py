"""What speaks against an operation in a case and has no written answer: pitfalls that stop, emergencies."""

from collections.abc import Iterable

from casereview.models import EmergencyRecord, LabResult
from casereview.rules.advice.pitfalls import pitfalls
from casereview.rules.answer import CarcinomaLine, NextStepLine, PitfallLine
from casereview.selectors.assessed_case import EMERGENCIES, AssessedCase
from casereview.selectors.fact_ids import FactId
from imaging.anatomy.sites import NOWHERE, Sites


def pitfalls_at(assessed: AssessedCase, sites: Sites = NOWHERE) -> tuple[PitfallLine, ...]:
    """The pitfalls of an operation at these sites; at the verdict's own targets where there are none."""
    return pitfalls(assessed.assessment, sites) if sites else assessed.answer.pitfalls


def unanswered(lines: Iterable[PitfallLine]) -> tuple[PitfallLine, ...]:
    """Those that stop, and to which the meeting has no answer that holds."""
    return tuple(line for line in lines if line.stops and not line.answered)


def line_to_answer(
    assessed: AssessedCase, code: str, sites: Sites = NOWHERE
) -> PitfallLine | CarcinomaLine | None:
    """What the case says under this code that a meeting could answer; None where it says no such thing."""
    flags: dict[str, PitfallLine | CarcinomaLine] = {
        line.code: line for line in assessed.answer.carcinoma_flags
    }
    if code in flags:
        return flags[code]
    places = (pitfalls_at(assessed, sites), assessed.answer.pitfalls)
    return next((line for lines in places for line in lines if line.code == code and line.stops), None)


def emergencies_not_seen_to(assessed: AssessedCase) -> tuple[NextStepLine, ...]:
    """The emergencies on a value that was entered after the last record of what was done about one.

    What counts is when it came on file: whoever recorded what was done had everything before that in view.
    """
    lines = tuple(line for line in assessed.answer.next_steps if line.code in EMERGENCIES)
    if not lines:
        return ()
    last = EmergencyRecord.objects.filter(case=assessed.case).order_by("-recorded_at").first()
    if last is None:
        return lines
    known = {
        FactId.LAB.of(pk)
        for pk in LabResult.objects.filter(case=assessed.case, recorded_at__lte=last.recorded_at).values_list(
            "pk", flat=True
        )
    }
    return tuple(line for line in lines if not known.issuperset(line.facts))
