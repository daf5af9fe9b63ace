"""Rows of evidence and review, field by field: the views select these very columns."""

from rest_framework import serializers

from casereview.api.openapi.columns import (
    columns_of,
    day,
    maybe_moment,
    maybe_number,
    maybe_text,
    moment,
    number,
    tristate,
    yes_or_no,
)
from casereview.api.openapi.shapes import line, several, shape
from casereview.lifecycle.fields import acts

LAB = shape(
    "LabRow",
    id=number(),
    **columns_of(acts.LAB, "collected_at", "status"),
    collected_at=moment(),
    date_only=yes_or_no(),
    status=line(),
    reason=line(),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
GLAND = shape(
    "GlandRow",
    **columns_of(acts.GLAND, "pathology", "weight_mg"),
    pathology=line(),
    weight_mg=maybe_text(),
)
OPERATION = shape(
    "OperationRow",
    id=number(),
    **columns_of(acts.OPERATION, "glands"),
    reoperation=yes_or_no(),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
    recorded_by_name=line(),
    recorded_at=moment(),
    glands=GLAND(many=True),
)
SAMPLE = shape(
    "SampleRow",
    id=number(),
    sequence=number(),
    **columns_of(acts.SAMPLE, "unit", "baseline"),
    baseline=maybe_number(),
)
SAMPLING = shape(
    "SamplingRow",
    id=number(),
    performed_on=day(),
    round=number(),
    assay=line(),
    unit=line(),
    threshold=line(),
    **columns_of(acts.SAMPLING, "performed_on", "assay", "unit", "samples"),
    recorded_by_name=line(),
    recorded_at=moment(),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
    samples=SAMPLE(many=True),
)
LARYNGOSCOPY = shape(
    "LaryngoscopyRow",
    id=number(),
    **columns_of(acts.LARYNGOSCOPY),
    reason=line(),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
RESOLUTION = shape(
    "ResolutionRow",
    id=number(),
    **columns_of(acts.RESOLUTION),
    recorded_by_name=line(),
    recorded_at=moment(),
)
OVERRIDE = shape(
    "OverrideRow",
    id=number(),
    round=number(),
    blocker=line(),
    code=line(),
    reason=line(),
    decided_on=day(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
STOP_ANSWER = shape(
    "StopAnswerRow",
    id=number(),
    round=number(),
    **columns_of(acts.ANSWER),
    asked=line(),
    answered_on=day(),
    recommendation=maybe_number(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
EMERGENCY = shape(
    "EmergencyRow",
    id=number(),
    **columns_of(acts.EMERGENCY),
    done_at=moment(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
REPEAT = shape(
    "RepeatRow",
    id=number(),
    **columns_of(acts.REPEAT),
    ordered_at=moment(),
    ended_at=maybe_moment(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
BACKGROUND = shape("BackgroundRow", **columns_of(acts.BACKGROUND))
FINDING = shape(
    "FindingRow",
    location=line(),
    sites=several(line),
    parser_version=maybe_number(),
    **columns_of(acts.FINDING, "location"),
)
READ = shape(
    "ReadRow",
    id=number(),
    **columns_of(acts.READ_FIELDS, "findings"),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
    read_at=moment(),
    findings=FINDING(many=True),
)
ADEQUACY = shape(
    "AdequacyRow",
    id=number(),
    **columns_of(acts.ADEQUACY, "study"),
    checked_by_name=line(),
    checked_at=moment(),
)
DOSE = shape("DoseRow", effective_msv=line(), estimated=yes_or_no(), source=line(), recorded_at=moment())
STUDY = shape(
    "StudyRow",
    id=number(),
    modality=line(),
    performed_on=day(),
    protocol=serializers.DictField(allow_null=True),
    operative_report_seen=tristate(),
    accession=line(),
    study_instance_uid=line(),
    place=line(),
    reads=READ(many=True),
    adequacy_checks=ADEQUACY(many=True),
    doses=DOSE(many=True),
)
OPINION = shape(
    "OpinionRow",
    id=number(),
    round=number(),
    by=number(),
    by_name=line(),
    role=line(),
    **columns_of(acts.OPINION),
    made_at=moment(),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
)
CONFIRMATION = shape(
    "ConfirmationRow",
    id=number(),
    round=number(),
    verdict=line(),
    level=maybe_text(),
    targets=serializers.ListField(child=several(line), allow_null=True),
    digest=line(),
    by=number(),
    by_name=line(),
    role=line(),
    confirmed_at=moment(),
)
REFERRAL = shape(
    "ReferralRow",
    id=number(),
    center=number(),
    center_name=line(),
    round=number(),
    status=line(),
    question=line(),
    asked_by_name=line(),
    asked_at=moment(),
    answered_by_name=line(),
    answered_at=maybe_moment(),
    answer=line(),
)
DOCUMENT = shape(
    "DocumentRow",
    id=number(),
    **columns_of(acts.DOCUMENT, "file"),
    size=number(),
    content_type=line(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
