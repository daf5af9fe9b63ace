"""Rows of labs, operations, laryngoscopies, background and documents. Nothing is edited in place."""

import datetime as dt
from typing import Any

from django.utils import timezone

from casereview.lifecycle.clock import SIX_MONTHS, SIX_WEEKS
from casereview.models import (
    Background,
    BlockerResolution,
    Document,
    FollowUp,
    GlandFinding,
    LabResult,
    Laryngoscopy,
    Operation,
    Pathology,
)
from casereview.rules.codes.units import UnitError, factor, normalize_unit
from casereview.rules.codes.vocabulary import UNITS, Analyte
from casereview.rules.labs.follow_up import answers
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow
from casereview.workflow.refusals import Invalid

CALCIUM = (Analyte.CALCIUM_TOTAL, Analyte.CALCIUM_ALBUMIN_CORRECTED, Analyte.CALCIUM_IONIZED)


def not_after_today(name: str, day: dt.date) -> None:
    if day > timezone.localdate():
        raise Invalid({name: ["This day lies in the future."]})


def not_before_birth(doing: ActContext, name: str, day: dt.date) -> None:
    born = doing.case.patient.birth_date
    if born is not None and day < born:
        raise Invalid({name: ["This day lies before the patient's birth."]})


def add_lab(doing: ActContext) -> WrittenRow:
    data = doing.data
    collected = data["collected_at"]
    date_only = not isinstance(collected, dt.datetime)
    if date_only:
        not_after_today("collected_at", collected)
        collected = dt.datetime.combine(collected, dt.time(12), tzinfo=dt.UTC)
    elif collected > doing.now:
        raise Invalid({"collected_at": ["This moment lies in the future."]})
    not_before_birth(doing, "collected_at", collected.date())
    low, high = data["low"], data["high"]
    if low is not None and high is not None and high < low:
        raise Invalid({"high": ["The upper limit lies below the lower one."]})
    row = LabResult.objects.create(
        **doing.entered(),
        **{name: data[name] for name in ("analyte", "comparator", "value", "low", "high", "assay", "status")},
        unit=_unit(data["analyte"], data["unit"]),
        collected_at=collected,
        date_only=date_only,
        supersedes_id=data.get("supersedes"),
        reason=data.get("reason", ""),
    )
    changes = _follow_up(doing, row) if row.analyte in CALCIUM else {}
    return WrittenRow("lab", row.pk, changes=changes, corrects=row.supersedes_id is not None)


def _unit(analyte: str, written: str) -> str:
    """The unit's one spelling, or a refusal that names the units of the analyte."""
    try:
        unit = normalize_unit(written)
        factor(Analyte(analyte), unit)
    except UnitError:
        known = ", ".join(UNITS[Analyte(analyte)])
        raise Invalid(
            {"unit": [f"{written!r} is not a unit of this analyte; send one of: {known}."]}
        ) from None
    return unit


def _follow_up(doing: ActContext, row: LabResult) -> dict[str, Any]:
    """A calcium that a milestone was waiting for answers it, and the clock moves to the next one."""
    waiting = list(doing.case.follow_ups.open().order_by("due_on"))
    if doing.case.state != "follow_up" or not waiting:
        return {}
    day = row.collected_at.date() if row.date_only else timezone.localdate(row.collected_at)
    for milestone in waiting:
        if answers(milestone.milestone, milestone.due_on, day):
            milestone.calcium = row
            milestone.save(update_fields=["calcium"])
    left = [milestone.due_on for milestone in waiting if milestone.calcium_id is None]
    return {"due_on": min(left, default=timezone.localdate(doing.now))}


def add_operation(doing: ActContext) -> WrittenRow:
    data = doing.data
    not_after_today("performed_on", data["performed_on"])
    not_before_birth(doing, "performed_on", data["performed_on"])
    if data["report"] == "unobtainable" and not data["attempts"]:
        raise Invalid({"attempts": ["Record the attempts made to obtain the report."]})
    _one_row_per_gland(data["glands"])
    names = (
        "performed_on",
        "kind",
        "report",
        "attempts",
        "surgeon_name",
        "place",
        "grafts",
        "ligated_veins",
        "iopth",
        "complications",
        "findings_text",
    )
    row = Operation.objects.create(
        **doing.entered(), **{name: data[name] for name in names}, supersedes_id=data.get("supersedes")
    )
    for gland in data["glands"]:
        finding = GlandFinding.objects.create(
            operation=row, **{name: gland[name] for name in ("gland", "disposition", "found_at", "note")}
        )
        if gland["pathology"]:
            Pathology.objects.create(
                finding=finding, diagnosis=gland["pathology"], weight_mg=gland["weight_mg"]
            )
    changes: dict[str, Any] = {}
    if row.supersedes_id:
        changes = _moved_milestones(doing, row)
        Operation.objects.filter(pk=row.pk).update(
            reoperation=Operation.objects.get(pk=row.supersedes_id).reoperation
        )
    return WrittenRow("operation", row.pk, changes=changes, corrects=row.supersedes_id is not None)


def _moved_milestones(doing: ActContext, row: Operation) -> dict[str, Any]:
    """The outcome is due counting from the day that the correction names."""
    due: list[dt.date] = []
    for milestone in FollowUp.objects.filter(operation=row.supersedes_id):
        span = SIX_WEEKS if milestone.milestone == "six_weeks" else SIX_MONTHS
        milestone.operation, milestone.due_on = row, row.performed_on + span
        milestone.save(update_fields=["operation", "due_on"])
        if milestone.calcium_id is None:
            due.append(milestone.due_on)
    waits = doing.case.state == "follow_up" and due
    return {"due_on": min(due)} if waits else {}


def _one_row_per_gland(glands: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for number, gland in enumerate(glands):
        if gland["gland"] in seen and gland["gland"] != "supernumerary":
            raise Invalid({f"glands[{number}].gland": ["This gland stands twice; keep one row."]})
        if gland["weight_mg"] is not None and not gland["pathology"]:
            raise Invalid({f"glands[{number}].pathology": ["Give the pathology with its weight."]})
        seen.add(gland["gland"])


def add_laryngoscopy(doing: ActContext) -> WrittenRow:
    not_after_today("performed_on", doing.data["performed_on"])
    return WrittenRow("laryngoscopy", Laryngoscopy.objects.create(**doing.entered(), **doing.data).pk)


def set_background(doing: ActContext) -> WrittenRow:
    row, _ = Background.objects.update_or_create(case=doing.case, defaults=dict(doing.data))
    return WrittenRow("background", row.pk)


def resolve_blocker(doing: ActContext) -> WrittenRow:
    not_after_today("resolved_on", doing.data["resolved_on"])
    return WrittenRow(
        "blocker_resolution", BlockerResolution.objects.create(**doing.entered(), **doing.data).pk
    )


def add_document(doing: ActContext) -> WrittenRow:
    upload = doing.upload
    if upload is None:
        raise Invalid({"file": ["Choose a file."]})
    if doing.case.documents.filter(sha256=upload.sha256).exists():
        raise Invalid({"file": ["This very document is on file already."]})
    hang = {f"{name}_id": doing.data[name] for name in ("operation", "study", "lab")}
    if sum(value is not None for value in hang.values()) > 1:
        raise Invalid(
            {"operation": ["Hang a document on one thing: an operation, a study, or a lab result."]}
        )
    row = Document(
        **doing.entered(),
        **hang,
        title=doing.data["title"],
        sha256=upload.sha256,
        size=upload.size,
        content_type=upload.content_type,
    )
    row.file.save(upload.sha256, upload.content, save=False)
    row.save()
    return WrittenRow("document", row.pk, {"sha256": upload.sha256})


WRITERS: dict[str, Writer] = {
    "add_lab": add_lab,
    "correct_lab": add_lab,
    "add_operation": add_operation,
    "correct_operation": add_operation,
    "add_laryngoscopy": add_laryngoscopy,
    "set_background": set_background,
    "resolve_blocker": resolve_blocker,
    "add_document": add_document,
}
