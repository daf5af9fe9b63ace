"""Cells of the page about the published patients."""

from __future__ import annotations

from casereview.published.comparing import top
from casereview.published.patients import ComparedPatient
from casereview.rules.answer import AssessmentAnswer
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import EUTOPIC, Sites


def row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def targets(answer: AssessmentAnswer) -> str:
    return "; ".join(str(in_words(Sites.of(target))) for target in answer.verdict.targets) or "none"


def in_the_way(answer: AssessmentAnswer) -> list[str]:
    """The blockers that stand."""
    return [line.code for line in answer.eligibility.blockers if not line.resolved]


def map_top(answer: AssessmentAnswer) -> str:
    """The heaviest sites of the map, or what it says instead of ranking."""
    heaviest = top(answer.target_map)
    if not heaviest:
        return answer.target_map.says
    return "the four ordinary sites, tied" if heaviest == EUTOPIC else str(in_words(heaviest))


def found(one: ComparedPatient) -> str:
    return "; ".join(lesion.named for lesion in one.patient.found.lesions) or one.patient.found.words
