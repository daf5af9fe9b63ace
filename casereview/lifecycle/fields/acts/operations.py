"""Operations with what became of each gland: what is asked of one, and what a writer gets."""

import datetime as dt
from decimal import Decimal
from typing import TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts.common import CORRECTION_REASON, FOR_PEOPLE, ONLY_CURRENT
from casereview.lifecycle.fields.field import InputField, optional
from casereview.rules.codes.vocabulary import Disposition, Gland, OperationKind, PathologyCode, ReportState
from imaging.anatomy.labels import GRAFT_SITES, SITE_LABELS
from imaging.vocabulary import choices_of

GLAND = (
    InputField("gland", kinds.CHOICE, "Gland", choices=choices_of(Gland)),
    InputField("disposition", kinds.CHOICE, "Disposition", choices=choices_of(Disposition)),
    InputField(
        "found_at",
        kinds.CHOICE,
        "Found at",
        required=False,
        choices=tuple(SITE_LABELS.items()),
        outside_facts="The ledger of glands asks what became of one, and not where it lay.",
    ),
    InputField("pathology", kinds.CHOICE, "Pathology", required=False, choices=choices_of(PathologyCode)),
    optional("weight_mg", kinds.DECIMAL, "Weight (mg)"),
    optional("note", kinds.LINE, "Note", outside_facts=FOR_PEOPLE),
)
OPERATION = (
    InputField("performed_on", kinds.DATE, "Date"),
    InputField("kind", kinds.CHOICE, "Operation", choices=choices_of(OperationKind)),
    InputField("report", kinds.CHOICE, "Operative report", choices=choices_of(ReportState)),
    optional(
        "attempts",
        kinds.TEXT,
        "Attempts to obtain the report",
        help="Needed when it is unobtainable.",
        outside_facts=FOR_PEOPLE,
    ),
    optional("surgeon_name", kinds.LINE, "Surgeon", outside_facts=FOR_PEOPLE),
    optional("place", kinds.LINE, "Hospital", outside_facts=FOR_PEOPLE),
    InputField("glands", kinds.ROWS, "Glands", required=False, rows=GLAND, blank_rows=4),
    InputField(
        "grafts",
        kinds.CODES,
        "Autografts",
        required=False,
        help="Placed at this operation; at the removal of a graft, what was removed.",
        choices=tuple((code, SITE_LABELS[code]) for code in GRAFT_SITES),
    ),
    optional("ligated_veins", kinds.VEINS, "Ligated veins"),
    optional("iopth", kinds.TEXT, "Intraoperative PTH", outside_facts=FOR_PEOPLE),
    optional("complications", kinds.TEXT, "Complications", outside_facts=FOR_PEOPLE),
    optional("findings_text", kinds.TEXT, "Findings in the surgeon's words", outside_facts=FOR_PEOPLE),
)
CORRECT_OPERATION = (
    InputField("supersedes", kinds.OPERATION, "Operation to correct", outside_facts=ONLY_CURRENT),
    *OPERATION,
    CORRECTION_REASON,
)


class GlandData(TypedDict):
    gland: str
    disposition: str
    found_at: str
    pathology: str
    weight_mg: Decimal | None
    note: str


class OperationData(TypedDict):
    performed_on: dt.date
    kind: str
    report: str
    attempts: str
    surgeon_name: str
    place: str
    glands: list[GlandData]
    grafts: list[str]
    ligated_veins: list[str]
    iopth: str
    complications: str
    findings_text: str


class CorrectedOperationData(OperationData):
    supersedes: int
    reason: str
