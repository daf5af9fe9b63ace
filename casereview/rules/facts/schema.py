"""JSON Schemas (draft 2020-12) of facts and answer, made from the structs themselves.

docs/facts.schema.json and docs/answer.schema.json are prints of these (docs/printers/json_schemas.py). What
one field cannot know by itself (references, days after `as_of`, a unit of another analyte, a day that no
calendar has) is refused by `facts.load`, not by the schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, cast, get_args, get_origin

from msgspec import Struct, structs

from casereview.reading import patterns
from casereview.reading.patterns import LONGEST_NUMBER, whole_match
from casereview.reading.structs import ID, MOMENT, SIGNED, Form, Words
from casereview.rules.answer import (
    AssessmentAnswer,
    DosePart,
    FallLine,
    GlandLine,
    PairLine,
    ProfileUsed,
    RatioLine,
    SamplingPart,
    SiteWeight,
    StudyLine,
    TargetMap,
    TargetWeight,
    Term,
    UnlocatedLine,
    VerdictPart,
)
from casereview.rules.codes.conclusions import OVERRIDABLE, RESOLVABLE, MapSays, Verdict
from casereview.rules.codes.vocabulary import UNITS, Analyte, PathologyCode
from casereview.rules.facts.records import (
    Facts,
    GlandFact,
    LabFact,
    OverrideFact,
    PatientFact,
    ResolutionFact,
    SampleFact,
)
from casereview.rules.profiles.files import PROFILES
from imaging.anatomy.cells import Level
from imaging.anatomy.sites import LEFT, RIGHT, SITES
from imaging.sentences import Said, Sentence
from imaging.studies.modalities import FAMILY_LABELS

Schema = dict[str, Any]
StructField = tuple[type[Struct], str]
#: Where the published name of a definition is not the class's own (less "Fact"): documents outlive names.
PUBLIC_NAMES: Final[dict[type, str]] = {
    AssessmentAnswer: "Answer",
    GlandFact: "GlandRecord",
    ResolutionFact: "BlockerResolution",
    PathologyCode: "Pathology",
}
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_DECIMAL: Final = whole_match(patterns.DECIMAL)
_COMPARED: Final = r"^(<|<=|>=|>)?[0-9]+\.[0-9]{3}$"


def _one_of(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_DATE: Final = _text(whole_match(patterns.DAY)) | {"format": "date"}
_LEVEL: Final = _or_null(_one_of(level.name for level in reversed(Level)))
_SITE_SET: Final = _list({"$ref": "#/$defs/Site"})
_SHARED: Final[Schema] = {"Site": _one_of(SITES), "Sites": _SITE_SET}
_SITE_SETS: Final = _list({"$ref": "#/$defs/Sites"})


class Side(NamedTuple):
    """How one of the two files is written: plain text, optional fields, and what a field alone allows."""

    title: str
    text: Schema
    optional: bool  # whether what has a default may be left out or null
    fields: dict[StructField, Schema]
    shared: Schema


_FACTS: Final = Side(
    "Facts of one case",
    _text(r"^[^\u0000]*$"),
    True,
    {
        (Facts, "profile"): _one_of(PROFILES),
        (PatientFact, "age_years"): {"type": "integer", "minimum": 0},
        (LabFact, "unit"): _one_of(dict.fromkeys(unit for units in UNITS.values() for unit in units)),
        (SampleFact, "unit"): _one_of(UNITS[Analyte.PTH_INTACT]),
        (ResolutionFact, "blocker"): _one_of(sorted(RESOLVABLE)),
        (OverrideFact, "blocker"): _one_of(OVERRIDABLE),
    },
    {},
)
_ANSWER: Final = Side(
    "Assessment of one case",
    {"type": "string"},
    False,
    {
        (ProfileUsed, "id"): _one_of(PROFILES),
        (GlandLine, "look_in"): {"$ref": "#/$defs/Sites"},
        (StudyLine, "family"): _one_of(FAMILY_LABELS),
        (StudyLine, "sites"): _SITE_SETS,
        (UnlocatedLine, "side"): _or_null(_one_of((LEFT, RIGHT))),
        (PairLine, "level"): _LEVEL,
        (VerdictPart, "code"): _one_of(Verdict),
        (VerdictPart, "level"): _LEVEL,
        (VerdictPart, "targets"): _SITE_SETS,
        (TargetMap, "says"): _one_of(MapSays),
        (TargetWeight, "sites"): {"$ref": "#/$defs/Sites"},
        (TargetWeight, "weight"): _text(r"^[01]\.[0-9]{4}$"),
        (SiteWeight, "site"): {"$ref": "#/$defs/Site"},
        (SiteWeight, "weight"): _text(r"^[01]\.[0-9]{4}$"),
        (Term, "factor"): _text(r"^[0-9]+\.[0-9]{3}$"),
        (SamplingPart, "threshold"): _text(_DECIMAL),
        (SamplingPart, "sites"): _SITE_SETS,
        (FallLine, "side"): _one_of((LEFT, RIGHT)),
        (FallLine, "fall"): _or_null(_text(r"^(<|<=|>=|>)?-?[0-9]+\.[0-9]{3}$")),
        (RatioLine, "ratio"): _or_null(_text(_COMPARED)),
        (DosePart, "cumulative_msv"): _text(_DECIMAL),
    },
    _SHARED,
)
_FORMS: Final[dict[Form, Schema]] = {
    ID: _text(r"^[^\u0000]*[^\s\u0000][^\u0000]*$"),
    MOMENT: _text(whole_match(patterns.MOMENT)),
    SIGNED: _text(whole_match(patterns.SIGNED_DECIMAL)) | {"maxLength": LONGEST_NUMBER},
}
_PLAIN: Final[dict[object, Schema]] = {
    Decimal: _text(_DECIMAL) | {"maxLength": LONGEST_NUMBER},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: _DATE,
}


def facts_schema() -> Schema:
    """The schema of the facts: null counts as absent, and unknown keys are refused."""
    return _whole(Facts, _FACTS)


def answer_schema() -> Schema:
    """The schema of an answer: every key is always there."""
    return _whole(AssessmentAnswer, _ANSWER)


def _whole(struct: type[Struct], side: Side) -> Schema:
    defs: Schema = {}
    root = _refer(struct, side, defs)
    return {"$schema": DIALECT, "title": side.title} | root | {"$defs": defs | side.shared}


def _of(annotation: Any, side: Side, defs: Schema) -> Schema:
    if annotation in (str, Sentence, Said):
        return side.text
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        mark: Form | Words = annotation.__metadata__[0]
        return _FORMS[mark] if isinstance(mark, Form) else _one_of(mark.known)
    if origin in (Union, UnionType):  # always `X | None`
        inner = _of(next(part for part in parts if part is not type(None)), side, defs)
        return _or_null(inner)
    if origin is tuple:
        return _list(_of(parts[0], side, defs))
    return _refer(annotation, side, defs)


def _refer(kind: type, side: Side, defs: Schema) -> Schema:
    """A reference to the definition of a struct or an enumeration, which is made once."""
    name = PUBLIC_NAMES.get(kind, kind.__name__.removesuffix("Fact"))
    if name not in defs:
        defs[name] = {}  # keeps its place before what it refers to
        if issubclass(kind, Struct):
            defs[name] = _object(kind, side, defs)
        else:
            defs[name] = _one_of(str(member.value) for member in cast(type[Enum], kind))
    return {"$ref": f"#/$defs/{name}"}


def _object(struct: type[Struct], side: Side, defs: Schema) -> Schema:
    properties = {}
    required = []
    for field in structs.fields(struct):
        schema = side.fields.get((struct, field.name)) or _of(field.type, side, defs)
        if field.required or not side.optional:
            required.append(field.name)
        elif schema.get("anyOf") is None:
            schema = _or_null(schema)
        if side.optional and not field.required and isinstance(field.default, str):
            schema = schema | {"default": str(field.default)}
        properties[field.name] = schema
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


SCHEMAS: Final[dict[str, Callable[[], Schema]]] = {"facts": facts_schema, "answer": answer_schema}


def printed(name: str) -> str:
    """The schema of that name as it is published."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"
