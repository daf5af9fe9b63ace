"""Vocal cords, background and resolved blockers: what is asked, and what a writer gets."""

import datetime as dt
from typing import TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts.common import FOR_PEOPLE
from casereview.lifecycle.fields.field import InputField, optional
from casereview.rules.codes.conclusions import RESOLVABLE
from casereview.rules.codes.vocabulary import Cord, Flag
from imaging.vocabulary import choices_of

LARYNGOSCOPY = (
    InputField("performed_on", kinds.DATE, "Date"),
    InputField("left", kinds.CHOICE, "Left vocal cord", choices=choices_of(Cord)),
    InputField("right", kinds.CHOICE, "Right vocal cord", choices=choices_of(Cord)),
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
    *(
        optional(name, kinds.TEXT, label, outside_facts=FOR_PEOPLE)
        for name, label in (
            ("symptoms", "Symptoms"),
            ("stones", "Kidney stones"),
            ("bone_density", "Bone density"),
            ("drugs", "Drugs"),
            ("genetics", "Genetics"),
            ("family_history", "Family history"),
            ("allergies", "Allergies"),
            ("wishes", "The patient's wishes"),
        )
    ),
)
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


class BackgroundData(TypedDict):
    flags: list[str] | None
    never_operated: bool
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
