"""Rows of labs, operations, laryngoscopies, background and documents. Nothing is edited in place."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from casereview.lifecycle.clock import SIX_MONTHS, SIX_WEEKS
from casereview.lifecycle.fields.acts import (
    GLAND,
    LAB,
    LARYNGOSCOPY,
    OPERATION,
    BackgroundData,
    CorrectedLabData,
    CorrectedLaryngoscopyData,
    CorrectedOperationData,
    DocumentData,
    GlandData,
    LabData,
    LaryngoscopyData,
    OperationData,
    ResolutionData,
)
from casereview.models import (
    Background,
    BlockerResolution,
    Case,
    Document,
    FollowUp,
    GlandFinding,
    LabResult,
    Laryngoscopy,
    Operation,
    Pathology,
)
from casereview.rules.codes.units import UnitError, factor, normalize_unit
from casereview.rules.codes.vocabulary import UNITS, Analyte, Comparator, Flag, LabStatus, OperationKind
from casereview.rules.labs.follow_up import answers
from casereview.rules.labs.plausibility import Misfit, doubt
from casereview.rules.profiles.files import DEFAULT_PROFILE
from casereview.rules.profiles.model import load_profile
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow, values_of
from casereview.workflow.input import sentences
from casereview.workflow.refusals import Invalid

_DOUBTED_FIELD = {Misfit.UPPER_LIMIT: "high", Misfit.LOWER_LIMIT: "low"}
CALCIUM = (Analyte.CALCIUM_TOTAL, Analyte.CALCIUM_ALBUMIN_CORRECTED, Analyte.CALCIUM_IONIZED)


def not_after_today(name: str, day: dt.date) -> None:
    if day > timezone.localdate():
        raise Invalid({name: [sentences.DAY_IN_FUTURE()]})


def not_before_birth(context: ActContext[Any], name: str, day: dt.date) -> None:
    born = context.case.patient.birth_date
    if born is not None and day < born:
        raise Invalid({name: [sentences.BEFORE_BIRTH()]})


def add_lab(context: ActContext[LabData]) -> WrittenRow:
    row = _lab(context, context.data)
    return WrittenRow("lab", row.pk, changes=_follow_up(context, row))


def correct_lab(context: ActContext[CorrectedLabData]) -> WrittenRow:
    data = context.data
    row = _lab(context, data, supersedes_id=data["supersedes"], reason=data["reason"])
    return WrittenRow("lab", row.pk, changes=_follow_up(context, row), corrects=True)


def _lab(context: ActContext[Any], data: LabData, **correction: Any) -> LabResult:
    """The row as it was sent, but for the unit's spelling and the hour that was not reported."""
    collected = data["collected_at"]
    date_only = not isinstance(collected, dt.datetime)
    if not isinstance(collected, dt.datetime):
        not_after_today("collected_at", collected)
        collected = dt.datetime.combine(collected, dt.time(12), tzinfo=dt.UTC)
    elif collected > context.now:
        raise Invalid({"collected_at": [sentences.MOMENT_IN_FUTURE()]})
    not_before_birth(context, "collected_at", collected.date())
    low, high = data["low"], data["high"]
    if low is not None and high is not None and high <= low:
        raise Invalid({"high": [sentences.RANGE_REVERSED()]})
    unit = _unit(data["analyte"], data["unit"])
    doubtful = _doubted({**data, "unit": unit}, context.case)
    written = values_of(LAB, data) | {"unit": unit, "collected_at": collected, "doubtful": doubtful}
    return LabResult.objects.create(**context.entered(), **written, date_only=date_only, **correction)


def _unit(analyte: str, written: str) -> str:
    """The unit's one spelling, or a refusal that names the units of the analyte."""
    try:
        unit = normalize_unit(written)
        factor(Analyte(analyte), unit)
    except UnitError:
        known = ", ".join(UNITS[Analyte(analyte)])
        raise Invalid({"unit": [sentences.NO_SUCH_UNIT(written=repr(written), units=known)]}) from None
    return unit


def _doubted(data: LabData, case: Case) -> bool:
    """Whether the rules doubt the value; refused with their question until a person says that it is right."""
    if data["status"] == LabStatus.ENTERED_IN_ERROR:
        return False  # it says itself that it is wrong
    flags = Background.objects.filter(case=case).values_list("flags", flat=True).first()
    doubted = doubt(
        Analyte(data["analyte"]),
        data["value"],
        data["unit"],
        data["low"],
        data["high"],
        Comparator(data["comparator"]) if data["comparator"] else None,
        load_profile(DEFAULT_PROFILE),
        Flag.CKD_DIALYSIS in (flags or ()),
    )
    if doubted is not None and not data["doubtful"]:
        at = _DOUBTED_FIELD.get(doubted.misfit, "value")
        raise Invalid({at: [doubted.sentence], "doubtful": [sentences.KEEP_DOUBTFUL()]})
    return doubted is not None


def _follow_up(context: ActContext[Any], row: LabResult) -> dict[str, Any]:
    """A calcium that a milestone was waiting for answers it, and the clock moves to the next one."""
    if row.analyte not in CALCIUM:
        return {}
    waiting = list(context.case.follow_ups.open().order_by("due_on"))
    if context.case.state != "follow_up" or not waiting:
        return {}
    day = row.collected_at.date() if row.date_only else timezone.localdate(row.collected_at)
    for milestone in waiting:
        if answers(milestone.milestone, milestone.due_on, day):
            milestone.calcium = row
            milestone.save(update_fields=["calcium"])
    left = [milestone.due_on for milestone in waiting if milestone.calcium_id is None]
    return {"due_on": min(left, default=timezone.localdate(context.now))}


def add_operation(context: ActContext[OperationData]) -> WrittenRow:
    return WrittenRow("operation", _operation(context, context.data).pk)


def correct_operation(context: ActContext[CorrectedOperationData]) -> WrittenRow:
    corrected = Operation.objects.get(pk=context.data["supersedes"])
    row = _operation(context, context.data, supersedes=corrected, reoperation=corrected.reoperation)
    return WrittenRow("operation", row.pk, changes=_moved_milestones(context, row), corrects=True)


def _operation(context: ActContext[Any], data: OperationData, **correction: Any) -> Operation:
    not_after_today("performed_on", data["performed_on"])
    not_before_birth(context, "performed_on", data["performed_on"])
    if data["report"] == "unobtainable" and not data["attempts"]:
        raise Invalid({"attempts": [sentences.ATTEMPTS_NEEDED()]})
    if data["kind"] == OperationKind.GRAFT_REMOVAL and not data["grafts"]:
        raise Invalid({"grafts": [sentences.GRAFT_NEEDED()]})
    _one_row_per_gland(data["glands"])
    written = values_of(OPERATION, data, "glands")
    row = Operation.objects.create(**context.entered(), **written, **correction)
    for gland in data["glands"]:
        finding = GlandFinding.objects.create(
            operation=row, **values_of(GLAND, gland, "pathology", "weight_mg")
        )
        if gland["pathology"]:
            Pathology.objects.create(
                finding=finding, diagnosis=gland["pathology"], weight_mg=gland["weight_mg"]
            )
    return row


def _moved_milestones(context: ActContext[Any], row: Operation) -> dict[str, Any]:
    """The outcome is due counting from the day that the correction names."""
    due: list[dt.date] = []
    for milestone in FollowUp.objects.filter(operation=row.supersedes_id):
        span = SIX_WEEKS if milestone.milestone == "six_weeks" else SIX_MONTHS
        milestone.operation, milestone.due_on = row, row.performed_on + span
        milestone.save(update_fields=["operation", "due_on"])
        if milestone.calcium_id is None:
            due.append(milestone.due_on)
    waits = context.case.state == "follow_up" and due
    return {"due_on": min(due)} if waits else {}


def _one_row_per_gland(glands: list[GlandData]) -> None:
    seen: set[str] = set()
    for number, gland in enumerate(glands):
        if gland["gland"] in seen and gland["gland"] != "supernumerary":
            raise Invalid({f"glands[{number}].gland": [sentences.GLAND_TWICE()]})
        if gland["weight_mg"] is not None and not gland["pathology"]:
            raise Invalid({f"glands[{number}].pathology": [sentences.PATHOLOGY_NEEDED()]})
        seen.add(gland["gland"])


def add_laryngoscopy(context: ActContext[LaryngoscopyData]) -> WrittenRow:
    return WrittenRow("laryngoscopy", _laryngoscopy(context, context.data).pk)


def correct_laryngoscopy(context: ActContext[CorrectedLaryngoscopyData]) -> WrittenRow:
    """The only way to take back a mistyped palsy: of a later look, each cord stands as any look states it."""
    data = context.data
    row = _laryngoscopy(context, data, supersedes_id=data["supersedes"], reason=data["reason"])
    return WrittenRow("laryngoscopy", row.pk, corrects=True)


def _laryngoscopy(context: ActContext[Any], data: LaryngoscopyData, **correction: Any) -> Laryngoscopy:
    not_after_today("performed_on", data["performed_on"])
    if not (data["left"] or data["right"]):
        raise Invalid({"left": [sentences.CORD_NEEDED()]})
    return Laryngoscopy.objects.create(**context.entered(), **values_of(LARYNGOSCOPY, data), **correction)


def set_background(context: ActContext[BackgroundData]) -> WrittenRow:
    row, _ = Background.objects.update_or_create(case=context.case, defaults=dict(context.data))
    return WrittenRow("background", row.pk)


def resolve_blocker(context: ActContext[ResolutionData]) -> WrittenRow:
    not_after_today("resolved_on", context.data["resolved_on"])
    return WrittenRow(
        "blocker_resolution", BlockerResolution.objects.create(**context.entered(), **context.data).pk
    )


def add_document(context: ActContext[DocumentData]) -> WrittenRow:
    data, file = context.data, context.data["file"]
    if context.case.documents.filter(sha256=file.sha256).exists():
        raise Invalid({"file": [sentences.DOCUMENT_ON_FILE()]})
    owners = {"operation_id": data["operation"], "study_id": data["study"], "lab_id": data["lab"]}
    if sum(value is not None for value in owners.values()) > 1:
        raise Invalid({"operation": [sentences.ONE_OWNER()]})
    row = Document(
        **context.entered(),
        **owners,
        title=data["title"],
        sha256=file.sha256,
        size=file.size,
        content_type=file.content_type,
    )
    row.file.save(file.sha256, ContentFile(file.content), save=False)
    row.save()
    return WrittenRow("document", row.pk, {"sha256": file.sha256})


WRITERS: dict[str, Writer] = {
    "add_lab": add_lab,
    "correct_lab": correct_lab,
    "add_operation": add_operation,
    "correct_operation": correct_operation,
    "add_laryngoscopy": add_laryngoscopy,
    "correct_laryngoscopy": correct_laryngoscopy,
    "set_background": set_background,
    "resolve_blocker": resolve_blocker,
    "add_document": add_document,
}
