"""What the rules of an order look at: the case, the procedure, its rating, and what stands against it."""

from __future__ import annotations

from typing import Final, NamedTuple

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import (
    IODINE,
    NOTHING,
    OF_FAMILY,
    OF_KIND,
    RADIATION,
    Closed,
    Gate,
    closed,
)
from casereview.rules.advice.next_steps import next_steps
from casereview.rules.advice.pitfalls import pitfalls
from casereview.rules.answer import NextStepLine, PitfallLine
from casereview.rules.codes.conclusions import NextStep, Pitfall
from casereview.rules.concordance.study import CountedStudy
from imaging.studies.appropriateness import Rating, Scenario
from imaging.studies.procedures import PROCEDURES, Procedure
from imaging.vocabulary import Adequacy

FIRST_LINE: Final = {"ct_4d": "ct_4d", "sestamibi": "sestamibi_spect_ct"}  # family and the study to order

# A procedure without a row of its own asks what its family asks.
_GATES: Final[dict[str, Gate]] = {
    **OF_KIND,
    "ct_neck_contrast": IODINE,
    "ct_chest_contrast": IODINE,
    "ct_neck_without": RADIATION,
    "mri_without_contrast": NOTHING,
    "fna_pth": NOTHING,
    "venous_sampling": IODINE,
    "arteriography": IODINE,
}


class Order(NamedTuple):
    assessment: Assessment
    procedure: Procedure
    scenario: Scenario
    rating: Rating

    @property
    def code(self) -> str:
        return self.procedure.code

    @property
    def first_line_missing(self) -> tuple[str, ...]:
        """The first-line studies that do not count yet, as procedures to order."""
        return tuple(study for family, study in FIRST_LINE.items() if family not in self.assessment.families)

    def of_family(self, family: str | None) -> tuple[CountedStudy, ...]:
        """The counting studies of a family, by date then id."""
        return tuple(study for study in self.assessment.counting if study.family == family)

    def counts(self, family: str | None) -> tuple[CountedStudy, ...]:
        """Those of them that are adequate: another one has to say what it is to add."""
        return tuple(study for study in self.of_family(family) if study.adequacy is Adequacy.ADEQUATE)

    def first(self, *codes: Pitfall | NextStep) -> tuple[PitfallLine | NextStepLine, ...]:
        """The pitfalls and next steps of the case among these: what is to be done before the order."""
        met = pitfalls(self.assessment)
        lines: list[PitfallLine | NextStepLine] = [*met, *next_steps(self.assessment, met)]
        return tuple(line for line in lines if line.code in codes)


def gate_of(procedure: str) -> Gate:
    """The questions that a procedure asks before it is ordered."""
    if procedure in _GATES:
        return _GATES[procedure]
    return OF_FAMILY.get(PROCEDURES[procedure].family or "", NOTHING)


def against(assessment: Assessment, procedure: str) -> Closed | None:
    """What is known to stand against a procedure in this patient."""
    return closed(assessment, gate_of(procedure))
