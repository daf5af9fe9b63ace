"""Venous samplings: what is asked of one, and what a writer gets."""

import datetime as dt
from decimal import Decimal
from typing import TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts.common import (
    COMPARATOR,
    CORRECTION_REASON,
    EVERY_UNIT,
    FOR_PEOPLE,
    ONLY_CURRENT,
)
from casereview.lifecycle.fields.field import InputField, optional
from casereview.rules.codes.vocabulary import Arm
from imaging.anatomy.labels import VEIN_LABELS
from imaging.vocabulary import choices_of

SAMPLE = (
    InputField("vein", kinds.CHOICE, "Vein", choices=tuple(VEIN_LABELS.items())),
    COMPARATOR,
    InputField("value", kinds.DECIMAL, "PTH"),
    InputField(
        "unit",
        kinds.LINE,
        "Unit",
        required=False,
        help="Where it differs from the sampling's: it is refused by name.",
        suggestions=EVERY_UNIT,
    ),
    optional(
        "baseline",
        kinds.ROW_NUMBER,
        "Paired baseline",
        help="Row number of the sample that it is compared with: a peripheral one, or of an antecubital vein"
        " that of the other arm. Where empty, the only peripheral sample; of several, name one.",
    ),
    InputField(
        "occluded",
        kinds.CHOICE,
        "Drawn while this arm was tied",
        required=False,
        choices=choices_of(Arm),
        help="Of a peripheral sample alone: the test of a graft.",
    ),
)
SAMPLING = (
    InputField("performed_on", kinds.DATE, "Date"),
    InputField(
        "unit",
        kinds.CHOICE,
        "PTH unit",
        choices=(("pg/mL", "pg/mL"), ("ng/L", "ng/L"), ("pmol/L", "pmol/L")),
    ),
    optional("assay", kinds.LINE, "PTH assay"),
    optional("performed_by", kinds.LINE, "Performed by", outside_facts=FOR_PEOPLE),
    optional("complications", kinds.TEXT, "Complications", outside_facts=FOR_PEOPLE),
    InputField("samples", kinds.ROWS, "Samples", rows=SAMPLE, blank_rows=8),
)
CORRECT_SAMPLING = (
    InputField("supersedes", kinds.SAMPLING, "Sampling to correct", outside_facts=ONLY_CURRENT),
    *SAMPLING,
    CORRECTION_REASON,
)


class SampleData(TypedDict):
    vein: str
    comparator: str
    value: Decimal
    unit: str
    baseline: str
    occluded: str


class SamplingData(TypedDict):
    performed_on: dt.date
    unit: str
    assay: str
    performed_by: str
    complications: str
    samples: list[SampleData]


class CorrectedSamplingData(SamplingData):
    supersedes: int
    reason: str
