"""Opinions, the care team and answers to referrals: what is asked, and what a writer gets."""

from typing import TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import Choices, InputField, optional
from casereview.lifecycle.roles import LABELS, TEAM_ROLES

POSITIONS: Choices = (
    ("focused_reoperation", "Focused re-operation"),
    ("bilateral_exploration", "Bilateral exploration"),
    ("en_bloc_resection", "En bloc resection"),
    ("more_imaging", "More imaging"),
    ("escalate", "Escalate / venous sampling"),
    ("medical", "Medical management"),
    ("observe", "Observe"),
    ("defer", "Defer"),
)
OPINION = (
    InputField("position", kinds.CHOICE, "Position", choices=POSITIONS),
    optional("sites", kinds.SITES, "Sites"),
    InputField("rationale", kinds.TEXT, "Rationale"),
    InputField("dissents", kinds.BOOL, "I dissent from the suggested verdict", required=False),
)
MEMBER = (
    InputField("person", kinds.PERSON, "Person"),
    InputField(
        "role", kinds.CHOICE, "Role", choices=tuple((role.value, LABELS[role]) for role in TEAM_ROLES)
    ),
)

DECLINE = (InputField("answer", kinds.TEXT, "Reason for declining"),)
REFER_AGAIN = (
    InputField("center", kinds.CENTER, "High-volume center"),
    InputField("question", kinds.TEXT, "Question for the center"),
)


class OpinionData(TypedDict):
    position: str
    sites: list[str]
    rationale: str
    dissents: bool


class MemberData(TypedDict):
    person: int
    role: str


class DeclineData(TypedDict):
    answer: str


class ReferAgainData(TypedDict):
    center: int
    question: str
