"""Vocal cords, background and resolved blockers: what is asked, and what a writer gets."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts.common import CORRECTION_REASON, FOR_PEOPLE, ONLY_CURRENT
from casereview.lifecycle.fields.field import InputField, optional
from casereview.rules.codes.conclusions import RESOLVABLE
from casereview.rules.codes.vocabulary import Cord, Flag
from imaging.vocabulary import choices_of

LARYNGOSCOPY = (
    InputField("performed_on", kinds.DATE, "Date"),
    InputField(
        "left",
        kinds.CHOICE,
        "Left vocal cord",
        required=False,
        choices=choices_of(Cord),
        help="Leave a cord out that was not seen; one of the two is needed.",
    ),
    InputField("right", kinds.CHOICE, "Right vocal cord", required=False, choices=choices_of(Cord)),
)
CORRECT_LARYNGOSCOPY = (
    InputField("supersedes", kinds.LARYNGOSCOPY, "Laryngoscopy to correct", outside_facts=ONLY_CURRENT),
    *LARYNGOSCOPY,
    CORRECTION_REASON,
)
BACKGROUND = (
    InputField(
        "flags",
        kinds.CODES,
        "Flags",
        required=False,
        choices=choices_of(Flag),
        nullable=True,
        help="Leave open where nobody has asked; choose none where there are none.",
    ),
    InputField("never_operated", kinds.BOOL, "Never operated on the neck", required=False),
    InputField(
        "has_symptoms",
        kinds.TRISTATE,
        "Symptoms of hypercalcemia",
        required=False,
        help="Unknown where nobody has asked; so with what follows.",
    ),
    InputField("has_stones", kinds.TRISTATE, "Kidney stones", required=False),
    InputField("fragility_fracture", kinds.TRISTATE, "Fragility fracture", required=False),
    optional("t_score", kinds.SIGNED_DECIMAL, "Lowest T-score", help="Of the bone density, such as -2.7."),
    *(
        optional(name, kinds.TEXT, label, outside_facts=FOR_PEOPLE)
        for name, label in (
            ("symptoms", "Symptoms in words"),
            ("stones", "Kidney stones in words"),
            ("bone_density", "Bone density in words"),
            ("drugs", "Drugs"),
            ("genetics", "Genetics"),
            ("family_history", "Family history"),
            ("allergies", "Allergies"),
            ("wishes", "The patient's wishes"),
        )
    ),
)
#: The answers that the rules are told of, by their fields, with the names of the facts.
BACKGROUND_FACTS: Final[Mapping[str, str]] = {
    "has_symptoms": "symptoms",
    "has_stones": "stones",
    "fragility_fracture": "fragility_fracture",
    "t_score": "t_score",
}
RESOLUTION = (
    InputField(
        "blocker",
        kinds.CHOICE,
        "Blocker",
        choices=tuple((code, code.replace("_", " ").capitalize()) for code in sorted(RESOLVABLE)),
    ),
    InputField("resolved_on", kinds.DATE, "Date"),
    InputField("reason", kinds.TEXT, "Reason"),
)


class LaryngoscopyData(TypedDict):
    performed_on: dt.date
    left: str
    right: str


class CorrectedLaryngoscopyData(LaryngoscopyData):
    supersedes: int
    reason: str


class BackgroundData(TypedDict):
    flags: list[str] | None
    never_operated: bool
    has_symptoms: bool | None
    has_stones: bool | None
    fragility_fracture: bool | None
    t_score: Decimal | None
    symptoms: str
    stones: str
    bone_density: str
    drugs: str
    genetics: str
    family_history: str
    allergies: str
    wishes: str


class ResolutionData(TypedDict):
    blocker: str
    resolved_on: dt.date
    reason: str
