"""Imaging studies, their reads and how good their images are: what is asked, and what a writer gets."""

import datetime as dt
from decimal import Decimal
from typing import TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts.common import FOR_PEOPLE, NAMES_THE_ROW
from casereview.lifecycle.fields.field import InputField, optional
from imaging.studies.protocols import MODALITY_LABELS
from imaging.vocabulary import (
    Acquisition,
    Adequacy,
    Certainty,
    Coverage,
    Nature,
    Phase,
    ReadStatus,
    Result,
    choices_of,
)

FINDING = (
    InputField(
        "location",
        kinds.LINE,
        "Location",
        help="In the report's words, or a site code. Of a needle: where it was, whatever came of it.",
    ),
    InputField(
        "certainty",
        kinds.CHOICE,
        "Certainty",
        required=False,
        choices=choices_of(Certainty),
        default="probable",
    ),
    InputField(
        "nature", kinds.CHOICE, "Nature", required=False, choices=choices_of(Nature), default="suspicious"
    ),
    optional("size_mm", kinds.DECIMAL, "Largest diameter (mm)"),
)
READ_FIELDS = (
    InputField("result", kinds.CHOICE, "Result", choices=choices_of(Result)),
    InputField("adequacy", kinds.CHOICE, "Adequacy as stated", required=False, choices=choices_of(Adequacy)),
    InputField(
        "status",
        kinds.CHOICE,
        "Status of the read",
        required=False,
        choices=choices_of(ReadStatus),
        default="final",
        outside_facts="A preliminary read counts like a final one until it is amended.",
    ),
    optional("reader_name", kinds.LINE, "Reader", outside_facts=FOR_PEOPLE),
    optional("text", kinds.TEXT, "Report text", outside_facts=FOR_PEOPLE),
    InputField("findings", kinds.ROWS, "Findings", required=False, rows=FINDING),
)
STUDY = (
    InputField("modality", kinds.CHOICE, "Study", choices=tuple(MODALITY_LABELS.items())),
    InputField("performed_on", kinds.DATE, "Date"),
    optional("place", kinds.LINE, "Hospital", outside_facts=FOR_PEOPLE),
    InputField(
        "operative_report_seen", kinds.TRISTATE, "Reader has seen the operative report", required=False
    ),
    InputField("phases", kinds.CODES, "Phases", required=False, choices=choices_of(Phase), nullable=True),
    InputField(
        "covers",
        kinds.CODES,
        "Field of view covers",
        required=False,
        choices=choices_of(Coverage),
        nullable=True,
    ),
    InputField(
        "acquisitions",
        kinds.CODES,
        "Acquisitions",
        required=False,
        choices=choices_of(Acquisition),
        nullable=True,
    ),
    InputField("fused", kinds.TRISTATE, "SPECT fused with CT", required=False),
    InputField("dual_tracer", kinds.TRISTATE, "Dual tracer", required=False),
    optional("dose_msv", kinds.DECIMAL, "Effective dose (mSv)"),
    optional("accession", kinds.LINE, "Accession number", outside_facts=FOR_PEOPLE),
    InputField(
        "read",
        kinds.ROWS,
        "Read",
        required=False,
        rows=READ_FIELDS,
        single=True,
        help="At most one: the first read.",
    ),
)
READ = (
    InputField("study", kinds.STUDY, "Study", outside_facts=NAMES_THE_ROW),
    InputField("supersedes", kinds.READ, "Read that it amends", required=False),
    InputField(
        "operative_report_seen", kinds.TRISTATE, "Reader has seen the operative report", required=False
    ),
    *READ_FIELDS,
)
ADEQUACY = (
    InputField("study", kinds.STUDY, "Study", outside_facts=NAMES_THE_ROW),
    InputField(
        "adequacy",
        kinds.CHOICE,
        "Adequacy",
        choices=tuple((code, label) for code, label in choices_of(Adequacy) if code != "unknown"),
    ),
    InputField("reason", kinds.TEXT, "Why", outside_facts=FOR_PEOPLE),
)


class FindingData(TypedDict):
    location: str
    certainty: str
    nature: str
    size_mm: Decimal | None


class FirstReadData(TypedDict):
    result: str
    adequacy: str
    status: str
    reader_name: str
    text: str
    findings: list[FindingData]


class StudyData(TypedDict):
    modality: str
    performed_on: dt.date
    place: str
    operative_report_seen: bool | None
    phases: list[str] | None
    covers: list[str] | None
    acquisitions: list[str] | None
    fused: bool | None
    dual_tracer: bool | None
    dose_msv: Decimal | None
    accession: str
    read: list[FirstReadData]


class ReadData(FirstReadData):
    study: int
    supersedes: int | None
    operative_report_seen: bool | None


class AdequacyData(TypedDict):
    study: int
    adequacy: str
    reason: str


PLACE = (
    InputField("read", kinds.READ, "Read", outside_facts=NAMES_THE_ROW),
    InputField(
        "finding",
        kinds.WHOLE,
        "Number of the finding",
        help="As the read lists them, from 1.",
        outside_facts=NAMES_THE_ROW,
    ),
    optional("sites", kinds.SITES, "Sites"),
    InputField(
        "no_place",
        kinds.BOOL,
        "No place is meant",
        required=False,
        outside_facts="The facts say it by an empty list of sites.",
    ),
    InputField(
        "reason",
        kinds.TEXT,
        "Why",
        required=False,
        help="Needed where the words are read otherwise.",
        outside_facts=FOR_PEOPLE,
    ),
)


class PlaceData(TypedDict):
    read: int
    finding: int
    sites: list[str]
    no_place: bool
    reason: str
