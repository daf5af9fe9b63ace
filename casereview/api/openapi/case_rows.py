"""Rows of cases, their record, people and notices, field by field: the views select these very columns."""

from rest_framework import serializers

from casereview.api.openapi.columns import (
    day,
    maybe_day,
    maybe_moment,
    maybe_number,
    maybe_text,
    moment,
    number,
    yes_or_no,
)
from casereview.api.openapi.shapes import REASON, Field, Shape, line, several, shape

CASE_ROW = shape(
    "CaseRow",
    id=number(),
    number=line(),
    state=line(),
    resolution=line(),
    version=number(),
    round=number(),
    urgent=yes_or_no(),
    opened_at=moment(),
    state_since=moment(),
    due_on=maybe_day(),
    overdue=yes_or_no(),
    on_hold=yes_or_no(),
    site_name=line(),
    patient_mrn=line(),
    patient_family_name=line(),
    patient_given_name=line(),
    patient_birth_date=maybe_day(),
    patient_age_years=maybe_number(),
    patient_sex=line(),
)
EVENT = shape(
    "Event",
    number=number(),
    verb=line(),
    actor=maybe_number(),
    actor_name=line(),
    before=line(),
    after=line(),
    reason=line(),
    override=line(),
    detail=serializers.DictField(),
    at=moment(),
    digest=line(),
)
MEMBER = shape("MemberRow", person=number(), name=line(), role=line())
PATIENT_FIELDS = {
    "id": number,
    "site": line,
    "mrn": line,
    "family_name": line,
    "given_name": line,
    "birth_date": maybe_day,
    "age_years": maybe_number,
    "sex": line,
}
PATIENT = shape("PatientRow", **{name: make() for name, make in PATIENT_FIELDS.items()})
PATIENT_WITH_CASES = shape(
    "Patient",
    **{name: make() for name, make in PATIENT_FIELDS.items()},
    cases=shape("CaseOfPatient", id=number(), state=line())(many=True),
)
CENTER = shape(
    "CenterRow",
    id=number(),
    name=line(),
    surgeon_cases_per_year=maybe_number(),
    center_cases_per_year=maybe_number(),
    reoperations_per_year=maybe_number(),
    performs_sampling=yes_or_no(),
    performs_ct_4d=yes_or_no(),
    performs_pet=yes_or_no(),
    thoracic_surgery=yes_or_no(),
)
NOTICE = shape(
    "NoticeRow",
    id=number(),
    delivered_at=moment(),
    acknowledged_at=maybe_moment(),
    case=number(),
    verb=line(),
    ask=line(),
    asks=line(),
    due_on=maybe_day(),
)
ASSESSMENT = shape(
    "Assessment", facts=serializers.DictField(), answer=serializers.DictField(), rules_version=number()
)


def _line_with(name: str, **more: Field) -> Shape:
    return shape(name, code=line(), sentence=line(), source=line(), facts=several(line), **more)


LINE = _line_with("Line")
FLAG = _line_with("CarcinomaFlagLine", answered=yes_or_no())
PITFALL = _line_with("PitfallLine", stops=yes_or_no(), answered=yes_or_no())
CODED = shape("Coded", code=line(), label=line())
CASE = shape(
    "Case",
    id=number(),
    number=line(),
    state=line(),
    state_label=line(),
    resolution=line(),
    version=number(),
    round=number(),
    urgent=yes_or_no(),
    question=line(),
    referrer_name=line(),
    source_note=line(),
    opened_at=moment(),
    state_since=moment(),
    due_on=maybe_day(),
    overdue=yes_or_no(),
    hold=shape("Pause", reason=line(), until=day())(allow_null=True),
    awaited_repeats=shape("Awaited", analyte=line(), expected_on=day())(many=True),
    site=line(),
    patient=PATIENT(),
    team=MEMBER(many=True),
    your_roles=several(line),
    problem=shape("RefusedFact", field=line(), sentence=line())(allow_null=True),
    eligibility=shape(
        "Eligibility",
        status=line(),
        course=line(),
        blockers=shape(
            "BlockerLine",
            code=line(),
            sentence=line(),
            source=line(),
            facts=several(line),
            resolved=yes_or_no(),
            overridden=yes_or_no(),
        )(many=True),
    )(allow_null=True),
    stops=LINE(many=True),
    verdict=shape(
        "Verdict",
        code=line(),
        level=maybe_text(),
        targets=serializers.ListField(child=several(line)),
        reasons=shape("VerdictReason", code=line(), sentence=line(), facts=several(line))(many=True),
    )(allow_null=True),
    carcinoma_flags=FLAG(many=True),
    pitfalls=PITFALL(many=True),
    next_steps=LINE(many=True),
    moves=shape(
        "PossibleMove",
        verb=line(),
        label=line(),
        permitted=yes_or_no(),
        unmet=REASON(many=True),
        override=shape(
            "PossibleOverride",
            permitted=yes_or_no(),
            reasons=CODED(many=True),
            waives=several(line),
        )(allow_null=True),
    )(many=True),
    acts=several(line),
)
