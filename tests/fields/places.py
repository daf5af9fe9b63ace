"""Where each field of each act is kept, listed, told to the rules and shown; a table each, with reasons."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.db import models
from msgspec import Struct

from casereview.api.openapi import case_rows, evidence_rows
from casereview.api.openapi.shapes import Shape
from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.fields.acts import ACT_FIELDS, BACKGROUND_FACTS
from casereview.lifecycle.fields.field import InputField
from casereview.models import (
    AwaitedRepeat,
    Background,
    BlockerResolution,
    CareTeamMember,
    Document,
    EmergencyRecord,
    GlandFinding,
    LabResult,
    Laryngoscopy,
    Operation,
    Opinion,
    Pathology,
    Referral,
    StopAnswer,
    VenousSample,
    VenousSampling,
)
from casereview.rules.facts import records
from imaging.models import AdequacyCheck, DoseEvent, Finding, Read, SiteReading, Study

# An act that corrects is stored and shown like the one it corrects.
LIKE: Final = {
    "correct_lab": "add_lab",
    "correct_operation": "add_operation",
    "correct_sampling": "add_sampling",
    "correct_laryngoscopy": "add_laryngoscopy",
    "release_member": "assign_member",
}
Column = tuple[type[models.Model], str]

MODELS: Final[dict[str, type[models.Model]]] = {
    "add_lab": LabResult,
    "add_operation": Operation,
    "add_operation.glands": GlandFinding,
    "add_study": Study,
    "add_study.read": Read,
    "add_study.read.findings": Finding,
    "add_read": Read,
    "add_read.findings": Finding,
    "check_adequacy": AdequacyCheck,
    "confirm_location": SiteReading,
    "add_sampling": VenousSampling,
    "add_sampling.samples": VenousSample,
    "add_laryngoscopy": Laryngoscopy,
    "set_background": Background,
    "resolve_blocker": BlockerResolution,
    "await_repeat": AwaitedRepeat,
    "record_emergency": EmergencyRecord,
    "answer_stop": StopAnswer,
    "add_document": Document,
    "give_opinion": Opinion,
    "assign_member": CareTeamMember,
    "decline_referral": Referral,
    "refer_again": Referral,
}
OTHER_COLUMN: Final[dict[str, Column]] = {
    "add_operation.glands.pathology": (Pathology, "diagnosis"),
    "add_operation.glands.weight_mg": (Pathology, "weight_mg"),
    **{
        f"add_study.{name}": (Study, "protocol")
        for name in ("phases", "covers", "acquisitions", "fused", "dual_tracer")
    },
    "add_study.dose_msv": (DoseEvent, "effective_msv"),
    "add_read.operative_report_seen": (Study, "operative_report_seen"),
    "assign_member.person": (CareTeamMember, "user"),
    "confirm_location.finding": (SiteReading, "number"),
}
NO_COLUMN: Final = {
    "confirm_location.read": "It is the read of the finding that the row points to.",
    "confirm_location.finding": "It counts the findings of the read; the row points to the one meant.",
    "confirm_location.no_place": "The row has no sites then.",
    "add_sampling.samples.unit": "It only contradicts the sampling's unit, and is refused if it does.",
    "add_operation.reason": "A corrected operation keeps what it replaced, and not yet why.",
    "add_sampling.reason": "A corrected sampling keeps what it replaced, and not yet why.",
}
SHORT_COLUMN: Final = {"add_lab.unit": "A unit is stored in its one spelling, of which the longest is known."}

ROWS: Final[dict[str, Shape]] = {
    "add_lab": evidence_rows.LAB,
    "add_operation": evidence_rows.OPERATION,
    "add_operation.glands": evidence_rows.GLAND,
    "add_study": evidence_rows.STUDY,
    "add_study.read": evidence_rows.READ,
    "add_study.read.findings": evidence_rows.FINDING,
    "add_read": evidence_rows.READ,
    "add_read.findings": evidence_rows.FINDING,
    "check_adequacy": evidence_rows.ADEQUACY,
    "confirm_location": evidence_rows.FINDING,
    "add_sampling": evidence_rows.SAMPLING,
    "add_sampling.samples": evidence_rows.SAMPLE,
    "add_laryngoscopy": evidence_rows.LARYNGOSCOPY,
    "set_background": evidence_rows.BACKGROUND,
    "resolve_blocker": evidence_rows.RESOLUTION,
    "await_repeat": evidence_rows.REPEAT,
    "record_emergency": evidence_rows.EMERGENCY,
    "answer_stop": evidence_rows.STOP_ANSWER,
    "add_document": evidence_rows.DOCUMENT,
    "give_opinion": evidence_rows.OPINION,
    "assign_member": case_rows.MEMBER,
    "decline_referral": evidence_rows.REFERRAL,
    "refer_again": evidence_rows.REFERRAL,
}
OTHER_ROW: Final[dict[str, tuple[Shape, str]]] = {
    **{
        f"add_study.{name}": (evidence_rows.STUDY, "protocol")
        for name in ("phases", "covers", "acquisitions", "fused", "dual_tracer")
    },
    "add_study.dose_msv": (evidence_rows.DOSE, "effective_msv"),
    "add_study.read": (evidence_rows.STUDY, "reads"),
    "add_read.operative_report_seen": (evidence_rows.STUDY, "operative_report_seen"),
}
NO_ROW: Final = {
    "confirm_location.read": "The finding is listed with its read.",
    "confirm_location.finding": "It is the place of the finding in its read.",
    "confirm_location.no_place": "The finding has no sites then.",
    "confirm_location.reason": "It stands in the record of the case.",
    "add_read.study": "It stands in the address of the list.",
    "check_adequacy.study": "It stands in the address of the list.",
    "add_document.file": "The bytes have an address of their own.",
    "add_sampling.samples.unit": "It has no column.",
    "add_operation.reason": "It has no column.",
    "add_sampling.reason": "It has no column.",
}

RECORDS: Final[dict[str, type[Struct]]] = {
    "add_lab": records.LabFact,
    "add_operation": records.OperationFact,
    "add_operation.glands": records.GlandFact,
    "add_study": records.StudyFact,
    "add_study.read": records.StudyFact,
    "add_study.read.findings": records.FindingFact,
    "add_read": records.StudyFact,
    "add_read.findings": records.FindingFact,
    "check_adequacy": records.StudyFact,
    "confirm_location": records.FindingFact,
    "add_sampling": records.SamplingFact,
    "add_sampling.samples": records.SampleFact,
    "add_laryngoscopy": records.LaryngoscopyFact,
    "set_background": records.Facts,
    "resolve_blocker": records.ResolutionFact,
    "answer_stop": records.AnswerFact,
    "add_document": records.Facts,
}
OTHER_FACT: Final[dict[str, tuple[type[Struct], str]]] = {
    "add_operation.performed_on": (records.OperationFact, "date"),
    "resolve_blocker.resolved_on": (records.ResolutionFact, "date"),
    "add_sampling.unit": (records.SampleFact, "unit"),
    "set_background.never_operated": (records.Facts, "operations"),
    **{f"set_background.{field}": (records.BackgroundFact, fact) for field, fact in BACKGROUND_FACTS.items()},
    "add_study.read": (records.Facts, "studies"),
    **{
        f"add_study.{name}": (records.ProtocolFact, name)
        for name in ("phases", "covers", "acquisitions", "fused", "dual_tracer")
    },
}


def walk(fields: tuple[InputField, ...], path: str) -> Iterator[tuple[str, InputField]]:
    for field in fields:
        yield f"{path}.{field.name}", field
        yield from walk(field.rows, f"{path}.{field.name}")


def every_field(*, of_evidence: bool = False) -> list[Any]:
    """Each field with its path; an act that corrects has the places of the one that it corrects."""
    return [
        pytest.param(f"{LIKE.get(act, act)}{path.removeprefix(act)}", field, id=path)
        for act, fields in ACT_FIELDS.items()
        if ACTS[act].evidence or not of_evidence
        for path, field in walk(fields, act)
    ]


def split(path: str) -> tuple[str, str]:
    inside, _dot, name = path.rpartition(".")
    return inside, name


NOT_ON_PAGE: Final = {
    "answer_stop.sites": "An answer to a flag speaks of the patient: it has no sites.",
    "confirm_location.read": "The finding stands at its read.",
    "confirm_location.finding": "The finding stands at its place in the read.",
    "confirm_location.no_place": "The finding is shown without a known place then.",
    "add_lab.supersedes": "The row that was replaced stays on the page, struck through.",
    "add_operation.supersedes": "The row that was replaced stays on the page, struck through.",
    "add_operation.reason": "It has no column.",
    "add_laryngoscopy.supersedes": "The row that was replaced stays on the page, struck through.",
    "add_sampling.supersedes": "The row that was replaced stays on the page, struck through.",
    "add_sampling.reason": "It has no column.",
    "add_sampling.samples.unit": "Every sample is shown in the sampling's unit.",
    "add_sampling.samples.baseline": "The ratio beside each sample is the one to its baseline.",
    "add_study.accession": "It finds the images elsewhere, and says nothing of the patient.",
    "add_study.read.adequacy": "The stricter of read, protocol and judgment is shown, which is what counts.",
    "add_read.adequacy": "The stricter of read, protocol and judgment is shown, which is what counts.",
    "add_read.study": "The read stands at its study.",
    "add_read.supersedes": "The read that was amended stays on the page as an earlier one.",
    "check_adequacy.study": "The judgment stands at its study.",
    "add_document.file": "It is handed out as a file.",
    "add_document.sha256": "It is for machines.",
}
