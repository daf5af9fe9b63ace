"""Answers to what stops, emergencies, awaited repeats: what is asked, and what a writer gets."""

import datetime as dt
from typing import Final, TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import Choices, InputField
from casereview.rules.codes.conclusions import STOPPING, CarcinomaFlag, Pitfall
from casereview.rules.codes.vocabulary import Analyte
from imaging.vocabulary import choices_of


def _worded(codes: tuple[Pitfall | CarcinomaFlag, ...]) -> Choices:
    return tuple((code.value, code.value.replace("_", " ").capitalize()) for code in codes)


STOPS: Final = tuple(code for code in Pitfall if code in STOPPING)
STOP_CHOICES: Final = _worded(STOPS)
ANSWER = (
    InputField("code", kinds.CHOICE, "What is answered", choices=_worded((*STOPS, *CarcinomaFlag))),
    InputField(
        "sites",
        kinds.SITES,
        "Sites",
        required=False,
        help="Every site of the target that the answer speaks of; none where it speaks of the patient.",
    ),
    InputField("reason", kinds.TEXT, "The meeting's answer"),
)
EMERGENCY = (InputField("done", kinds.TEXT, "What was done", outside_facts="It is for people to read."),)
REPEAT = (
    InputField("analyte", kinds.CHOICE, "What is repeated", choices=choices_of(Analyte)),
    InputField("expected_on", kinds.DATE, "Expected on"),
    InputField("reason", kinds.TEXT, "Why it is repeated"),
)


class StopAnswerData(TypedDict):
    code: str
    sites: list[str]
    reason: str


class EmergencyData(TypedDict):
    done: str


class RepeatData(TypedDict):
    analyte: str
    expected_on: dt.date
    reason: str
