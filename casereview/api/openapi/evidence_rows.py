"""Rows of evidence and review, field by field: the views select these very columns."""

from rest_framework import serializers

from casereview.api.openapi.columns import (
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

LAB = shape(
    "LabRow",
    id=number(),
    analyte=line(),
    comparator=line(),
    value=line(),
    unit=line(),
    low=maybe_text(),
    high=maybe_text(),
    assay=line(),
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
    gland=line(),
    disposition=line(),
    found_at=line(),
    note=line(),
    pathology=line(),
    weight_mg=maybe_text(),
)
OPERATION = shape(
    "OperationRow",
    id=number(),
    performed_on=day(),
    kind=line(),
    report=line(),
    attempts=line(),
    surgeon_name=line(),
    place=line(),
    grafts=several(line),
    ligated_veins=several(line),
    iopth=line(),
    complications=line(),
    findings_text=line(),
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
    vein=line(),
    comparator=line(),
    value=line(),
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
    performed_by=line(),
    complications=line(),
    recorded_by_name=line(),
    recorded_at=moment(),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
    samples=SAMPLE(many=True),
)
LARYNGOSCOPY = shape(
    "LaryngoscopyRow",
    id=number(),
    performed_on=day(),
    left=line(),
    right=line(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
RESOLUTION = shape(
    "ResolutionRow",
    id=number(),
    blocker=line(),
    resolved_on=day(),
    reason=line(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
BACKGROUND = shape(
    "BackgroundRow",
    flags=several(line, allow_null=True),
    never_operated=yes_or_no(),
    symptoms=line(),
    stones=line(),
    bone_density=line(),
    drugs=line(),
    genetics=line(),
    family_history=line(),
    allergies=line(),
    wishes=line(),
)
FINDING = shape(
    "FindingRow",
    location=line(),
    sites=several(line),
    parser_version=maybe_number(),
    certainty=line(),
    nature=line(),
    size_mm=maybe_text(),
)
READ = shape(
    "ReadRow",
    id=number(),
    result=line(),
    adequacy=line(),
    status=line(),
    reader_name=line(),
    text=line(),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
    read_at=moment(),
    findings=FINDING(many=True),
)
ADEQUACY = shape(
    "AdequacyRow", id=number(), adequacy=line(), reason=line(), checked_by_name=line(), checked_at=moment()
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
    position=line(),
    sites=several(line),
    rationale=line(),
    dissents=yes_or_no(),
    made_at=moment(),
    supersedes=maybe_number(),
    superseded_by=maybe_number(),
)
CONFIRMATION = shape(
    "ConfirmationRow",
    id=number(),
    round=number(),
    verdict=line(),
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
    title=line(),
    operation=maybe_number(),
    study=maybe_number(),
    lab=maybe_number(),
    sha256=line(),
    size=number(),
    content_type=line(),
    recorded_by_name=line(),
    recorded_at=moment(),
)
