"""What the two decisions of a meeting ask: letting a case in, and agreeing a target."""

from typing import TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import STOP_CHOICES
from casereview.lifecycle.fields.field import InputField, optional

ACCEPT = (
    InputField(
        "confirm_eligibility",
        kinds.BOOL,
        "I confirm persistent or recurrent primary hyperparathyroidism",
    ),
    optional(
        "override_reason",
        kinds.TEXT,
        "Why it is accepted all the same",
        help="Needed with an override: what the coded reason rests on. It stays on the case.",
    ),
)
AGREE = (
    InputField(
        "plan",
        kinds.CHOICE,
        "Plan",
        choices=(
            ("focused_reoperation", "Focused re-operation"),
            ("bilateral_exploration", "Bilateral exploration"),
            ("en_bloc_resection", "En bloc resection"),
        ),
    ),
    InputField("target_sites", kinds.SITES, "Target sites", required=False),
    InputField("rationale", kinds.TEXT, "Rationale", required=False),
    InputField("dissent", kinds.TEXT, "Dissent", required=False),
    InputField(
        "answers",
        kinds.ROWS,
        "Answers",
        required=False,
        blank_rows=1,
        help="One written answer to each thing that stops an operation at the target sites.",
        rows=(
            InputField("code", kinds.CHOICE, "What is answered", choices=STOP_CHOICES),
            InputField("reason", kinds.TEXT, "The meeting's answer"),
        ),
    ),
    InputField(
        "other_places",
        kinds.ROWS,
        "Other places",
        required=False,
        blank_rows=1,
        help="Each target site outside the verdict's targets, typed out with its side, and why there.",
        rows=(
            InputField("site", kinds.LINE, "Site, typed out with its side"),
            InputField("reason", kinds.TEXT, "Why there"),
        ),
    ),
)


class AcceptData(TypedDict):
    confirm_eligibility: bool
    override_reason: str


class StopAnswerRow(TypedDict):
    code: str
    reason: str


class OtherPlaceRow(TypedDict):
    site: str
    reason: str


class TargetData(TypedDict):
    plan: str
    target_sites: list[str]
    rationale: str
    dissent: str
    answers: list[StopAnswerRow]
    other_places: list[OtherPlaceRow]
