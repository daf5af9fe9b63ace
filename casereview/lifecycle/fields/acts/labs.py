"""Laboratory results: what is asked of one, and what a writer gets."""

import datetime as dt
from decimal import Decimal
from typing import TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts.common import COMPARATOR, CORRECTION_REASON, EVERY_UNIT
from casereview.lifecycle.fields.field import InputField, optional
from casereview.rules.codes.vocabulary import Analyte, LabStatus
from imaging.vocabulary import choices_of

LAB = (
    InputField("analyte", kinds.CHOICE, "Analyte", choices=choices_of(Analyte)),
    COMPARATOR,
    InputField("value", kinds.DECIMAL, "Value"),
    InputField(
        "unit",
        kinds.LINE,
        "Unit",
        help="As reported, such as mg/dL, mmol/L or pg/mL.",
        suggestions=EVERY_UNIT,
    ),
    optional("low", kinds.DECIMAL, "Lower limit of the laboratory's range"),
    optional("high", kinds.DECIMAL, "Upper limit of the laboratory's range"),
    InputField("collected_at", kinds.MOMENT, "Collected", help="A day, or a time with its zone."),
    optional("assay", kinds.LINE, "Assay"),
    InputField(
        "status", kinds.CHOICE, "Status", required=False, choices=choices_of(LabStatus), default="final"
    ),
    InputField(
        "doubtful",
        kinds.BOOL,
        "It is right as it stands",
        required=False,
        help="The value is then kept and marked as doubtful, and no rule uses it.",
        outside_facts="The rules doubt a value by themselves, whatever was said of it.",
        only_when_asked=True,
    ),
)
CORRECT_LAB = (
    InputField("supersedes", kinds.LAB, "Result to correct"),
    *LAB,
    CORRECTION_REASON,
)


class LabData(TypedDict):
    analyte: str
    comparator: str
    value: Decimal
    unit: str
    low: Decimal | None
    high: Decimal | None
    collected_at: dt.date | dt.datetime
    assay: str
    status: str
    doubtful: bool


class CorrectedLabData(LabData):
    supersedes: int
    reason: str
