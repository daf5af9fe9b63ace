"""What the rules of an order look at: the case, the procedure, its rating, and what stands against it."""

from __future__ import annotations

from typing import Final, NamedTuple

from casereview.rules.gates import IODINE, NOTHING, OF_FAMILY, RADIATION, Closed, Gate, closed
from casereview.rules.picture import Picture
from imaging.appropriateness import Rating, Scenario
from imaging.procedures import PROCEDURES, Procedure

FIRST_LINE: Final = {"ct_4d": "ct_4d", "sestamibi": "sestamibi_spect_ct"}  # family and the study to order

# A procedure without a row of its own asks what its family asks.
_GATES: Final[dict[str, Gate]] = {
    "ct_neck_contrast": IODINE,
    "ct_chest_contrast": IODINE,
    "ct_neck_without": RADIATION,
    "mri_without_contrast": NOTHING,
    "fna_pth": NOTHING,
    "venous_sampling": IODINE,
    "arteriography": IODINE,
}


class Order(NamedTuple):
    picture: Picture
    procedure: Procedure
    scenario: Scenario
    rating: Rating

    @property
    def code(self) -> str:
        return self.procedure.code

    @property
    def first_line_missing(self) -> tuple[str, ...]:
        """The first-line studies that do not count yet, as procedures to order."""
        return tuple(study for family, study in FIRST_LINE.items() if family not in self.picture.families)


def gate_of(procedure: str) -> Gate:
    """The questions that a procedure asks before it is ordered."""
    if procedure in _GATES:
        return _GATES[procedure]
    return OF_FAMILY.get(PROCEDURES[procedure].family or "", NOTHING)


def against(picture: Picture, procedure: str) -> Closed | None:
    """What is known to stand against a procedure in this patient."""
    return closed(picture, gate_of(procedure))
