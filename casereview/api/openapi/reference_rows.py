"""Shapes of the reference systems: ratings, protocols, profiles, doses, orders and the assessment itself."""

from collections.abc import Mapping
from typing import Any

from casereview.api.openapi.columns import maybe_text, number, yes_or_no
from casereview.api.openapi.shapes import line, serializer_of, several, shape
from casereview.lifecycle.fields.dose import DOSE
from casereview.rules.facts.schema import answer_schema, facts_schema

RATING = shape(
    "Rating",
    scenario=line(),
    procedure=line(),
    label=line(),
    says=line(),
    category=line(),
    category_label=line(),
    band_adult=line(),
    band_child=line(),
    source=line(),
    confidence=line(),
    verify_locally=yes_or_no(),
)
SCENARIO = shape(
    "Scenario",
    code=line(),
    label=line(),
    fits=line(),
    does_not_fit=line(),
    then=line(),
    question=line(),
    source=line(),
)
APPROPRIATENESS = shape(
    "Appropriateness",
    profile=line(),
    citation=line(),
    scenarios=SCENARIO(many=True),
    ratings=RATING(many=True),
)
PROTOCOL_LINE = shape(
    "ProtocolLine", text=line(), source=line(), confidence=line(), verify_locally=yes_or_no()
)
PROCEDURE_CODE = shape(
    "ProcedureCode",
    system=line(),
    code=line(),
    source=line(),
    confidence=line(),
    verify_locally=yes_or_no(),
)
PROTOCOL = shape(
    "Protocol",
    procedure=line(),
    label=line(),
    order_name=line(),
    role=line(),
    technique=PROTOCOL_LINE(many=True),
    checklist=PROTOCOL_LINE(many=True),
    report=line(),
    codes=PROCEDURE_CODE(many=True),
    order_text=line(),
)
PROTOCOLS = shape("Protocols", profile=line(), protocols=PROTOCOL(many=True))
PROFILE_NAME = shape("ProfileName", id=line(), version=line(), title=line())
PROFILES_SHAPE = shape("Profiles", profiles=PROFILE_NAME(many=True))
PROFILE_LINE = shape(
    "ProfileLine", path=line(), value=line(), source=line(), confidence=line(), verify_locally=yes_or_no()
)
PROFILE = shape("Profile", id=line(), version=line(), title=line(), lines=PROFILE_LINE(many=True))
DOSE_BODY = serializer_of("DoseBody", DOSE)
EXPOSURE_LINE = shape(
    "ExposureLine",
    procedure=line(),
    band=line(),
    measured_msv=maybe_text(),
    estimated_msv=maybe_text(),
    incomplete=yes_or_no(),
    arithmetic=several(line),
    sources=several(line),
    note=line(),
)
DOSE_REPORT = shape(
    "DoseReport",
    profile=line(),
    lines=EXPOSURE_LINE(many=True),
    measured_msv=line(),
    estimated_msv=line(),
    cumulative_msv=line(),
    unknown=number(),
    incomplete=number(),
    says=line(),
)
CAUTION = shape(
    "Caution",
    code=line(),
    sentence=line(),
    source=line(),
    facts=several(line),
    stops=yes_or_no(),
    instead=maybe_text(),
)
ORDER = shape(
    "OrderCheck",
    profile=line(),
    procedure=line(),
    label=line(),
    scenario=line(),
    says=line(),
    category=line(),
    source=line(),
    cautions=CAUTION(many=True),
    text=maybe_text(),
    instead=maybe_text(),
    instead_text=maybe_text(),
)
ORDERS = shape("OrderChecks", orders=ORDER(many=True))
SCHEMA_OF: Mapping[str, Any] = {"facts": facts_schema(), "answer": answer_schema()}


NULL = {"type": "null"}


def inlined(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON Schema as it can stand inside the OpenAPI document: 3.0 knows no references but its own,
    no type null, and no empty list of what is required.
    """
    defs = schema.get("$defs", {})

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return walk(defs[node["$ref"].rpartition("/")[2]])
        made = {key: walk(item) for key, item in node.items() if key not in ("$defs", "$schema", "$id")}
        if made.get("required") == []:
            del made["required"]
        if NULL not in made.get("anyOf", []):
            return made
        rest = [option for option in made.pop("anyOf") if option != NULL]
        return {**made, **(rest[0] if len(rest) == 1 else {"anyOf": rest}), "nullable": True}

    found: dict[str, Any] = walk(dict(schema))
    return found


FACTS_BODY = inlined(SCHEMA_OF["facts"])
ANSWER_BODY = inlined(SCHEMA_OF["answer"])
