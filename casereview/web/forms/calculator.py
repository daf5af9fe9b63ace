"""The calculator's form: what a case is asked for when it is only assessed and not saved, and its facts.

It asks for less than facts can hold; whoever needs the rest pastes facts as JSON on the same page.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from casereview.lifecycle.fields.acts import COMPARATOR
from casereview.lifecycle.fields.field import Choices, FieldKind, InputField
from casereview.reading.structs import shown
from casereview.rules.codes.conclusions import RESOLVABLE, Blocker
from casereview.rules.codes.units import UnitError, normalize_unit
from casereview.rules.codes.vocabulary import (
    Analyte,
    Disposition,
    Flag,
    Gland,
    OperationKind,
    ReportState,
    Sex,
)
from casereview.rules.facts.load import FactsError
from casereview.rules.profiles.model import PROFILES, load_profile
from casereview.web.forms import calculator_sentences as sentences
from casereview.web.forms.form_tree import is_blank
from casereview.web.presenters.words import label_of
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.veins import PERIPHERAL
from imaging.studies.protocols import MODALITY_LABELS
from imaging.vocabulary import Adequacy, Certainty, Coded, Result

Tree = dict[str, Any]
GLANDS = tuple(gland for gland in Gland if gland is not Gland.SUPERNUMERARY)
FIELDS = {"neck": ["neck"], "both": ["neck", "mediastinum"]}


def _of(codes: type[Coded]) -> Choices:
    return tuple((code.value, code.label) for code in codes)


def _gland_name(gland: Gland) -> str:
    return gland.value.replace(".", "_")


OPERATION = (
    InputField("date", FieldKind.DATE, "Date"),
    InputField("kind", FieldKind.CHOICE, "Operation", choices=_of(OperationKind)),
    InputField("report", FieldKind.CHOICE, "Operative report", required=False, choices=_of(ReportState)),
    *(
        InputField(
            _gland_name(gland), FieldKind.CHOICE, gland.label, required=False, choices=_of(Disposition)
        )
        for gland in GLANDS
    ),
)
LAB = (
    InputField("analyte", FieldKind.CHOICE, "Analyte", choices=_of(Analyte)),
    COMPARATOR,
    InputField("value", FieldKind.DECIMAL, "Value"),
    InputField("unit", FieldKind.LINE, "Unit"),
    InputField("low", FieldKind.DECIMAL, "Lower limit", required=False),
    InputField("high", FieldKind.DECIMAL, "Upper limit", required=False),
    InputField("collected_at", FieldKind.DATE, "Collected"),
)
STUDY = (
    InputField("modality", FieldKind.CHOICE, "Study", choices=tuple(MODALITY_LABELS.items())),
    InputField("performed_on", FieldKind.DATE, "Date"),
    InputField("result", FieldKind.CHOICE, "Result", choices=_of(Result)),
    InputField("adequacy", FieldKind.CHOICE, "Images", required=False, choices=_of(Adequacy)),
    InputField(
        "covers",
        FieldKind.CHOICE,
        "Field",
        required=False,
        choices=(("neck", "Neck only"), ("both", "Neck and mediastinum")),
    ),
    InputField(
        "location",
        FieldKind.LINE,
        "Where",
        required=False,
        help="In the report's words. Two lesions: put a semicolon between them.",
    ),
    InputField(
        "certainty", FieldKind.CHOICE, "Certainty", required=False, choices=_of(Certainty), default="probable"
    ),
)
VEIN = (
    InputField(
        "vein",
        FieldKind.CHOICE,
        "Vein",
        choices=tuple(item for item in VEIN_LABELS.items() if item[0] != PERIPHERAL),
    ),
    COMPARATOR,
    InputField("value", FieldKind.DECIMAL, "PTH"),
)
CALCULATOR = (
    InputField(
        "profile",
        FieldKind.CHOICE,
        "Rules",
        choices=tuple((name, load_profile(name).title) for name in PROFILES),
        default=PROFILES[0],
    ),
    InputField("sex", FieldKind.CHOICE, "Sex", required=False, choices=_of(Sex)),
    InputField("age_years", FieldKind.WHOLE, "Age in years", required=False),
    InputField(
        "flags", FieldKind.CODES, "Drugs and conditions", required=False, choices=_of(Flag), nullable=True
    ),
    InputField("never_operated", FieldKind.BOOL, "The neck was never operated on", required=False),
    InputField("operations", FieldKind.ROWS, "Operations", required=False, rows=OPERATION),
    InputField("labs", FieldKind.ROWS, "Labs", required=False, rows=LAB),
    InputField("studies", FieldKind.ROWS, "Studies", required=False, rows=STUDY),
    InputField("sampled_on", FieldKind.DATE, "Veins sampled on", required=False),
    InputField(
        "sampling_unit",
        FieldKind.CHOICE,
        "Unit of the samples",
        required=False,
        choices=(("pg/mL", "pg/mL"), ("pmol/L", "pmol/L")),
        default="pg/mL",
    ),
    InputField("baseline", FieldKind.DECIMAL, "Peripheral PTH at the sampling", required=False),
    InputField("veins", FieldKind.ROWS, "Veins", required=False, rows=VEIN),
    InputField("cords_on", FieldKind.DATE, "Vocal cords examined on", required=False),
    InputField(
        "settled",
        FieldKind.CODES,
        "Settled by a clinician",
        required=False,
        choices=tuple((code.value, label_of(code.value)) for code in Blocker if code in RESOLVABLE),
    ),
    InputField("settled_on", FieldKind.DATE, "Settled on", required=False),
)

# How facts are read, and no facts themselves.
MANNER = frozenset({"profile", "sampling_unit"})


def states_nothing(tree: Tree) -> bool:
    return is_blank([field for field in CALCULATOR if field.name not in MANNER], tree)


def facts_tree(cleaned: Mapping[str, Any], today: dt.date) -> Tree:
    """The facts that were typed; what was left out stays unknown. Raises FactsError at the form's fields."""
    _past(cleaned, today)
    tree: Tree = {
        "profile": cleaned["profile"],
        "as_of": _day(today),  # else it would be the latest day that was typed, and no day too late
        "patient": _given(sex=cleaned["sex"], age_years=cleaned["age_years"]),
        "labs": [_lab(number, row) for number, row in enumerate(cleaned["labs"])],
        "studies": [_study(number, row) for number, row in enumerate(cleaned["studies"], 1)],
        "samplings": list(_sampling(cleaned)),
        "laryngoscopies": [
            {"id": "cords", "performed_on": _day(day)} for day in [cleaned["cords_on"]] if day
        ],
        "resolutions": list(_settled(cleaned)),
    }
    if cleaned["flags"] is not None:
        tree["flags"] = cleaned["flags"]
    operations = [_operation(number, row) for number, row in enumerate(cleaned["operations"], 1)]
    if operations and cleaned["never_operated"]:
        raise FactsError("never_operated", sentences.OPERATED_AFTER_ALL())
    if operations or cleaned["never_operated"]:
        tree["operations"] = operations
    return tree


def _past(cleaned: Mapping[str, Any], today: dt.date) -> None:
    """Facts refuse a later day too, but in the name of `as_of`, which this form does not have."""
    for field, day in _dated(cleaned):
        if day is not None and day > today:
            raise FactsError(field, sentences.IN_FUTURE())


def _dated(cleaned: Mapping[str, Any]) -> Iterator[tuple[str, dt.date | None]]:
    for name, key in (("operations", "date"), ("labs", "collected_at"), ("studies", "performed_on")):
        for number, row in enumerate(cleaned[name]):
            yield f"{name}[{number}].{key}", row[key]
    for name in ("sampled_on", "cords_on", "settled_on"):
        yield name, cleaned[name]


def _given(**values: object) -> Tree:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _day(day: Any) -> str:
    return str(day.isoformat())


def _number(value: Any) -> str | None:
    return None if value is None else format(value, "f")


def _operation(number: int, row: Mapping[str, Any]) -> Tree:
    glands = [
        {"gland": gland.value, "disposition": row[_gland_name(gland)]}
        for gland in GLANDS
        if row[_gland_name(gland)]
    ]
    more = _given(report=row["report"])
    return {
        "id": f"operation {number}",
        "date": _day(row["date"]),
        "kind": row["kind"],
        "glands": glands,
        **more,
    }


def _lab(number: int, row: Mapping[str, Any]) -> Tree:
    try:
        unit = normalize_unit(row["unit"])
    except UnitError:
        refused = sentences.UNKNOWN_UNIT(unit=shown(row["unit"]))
        raise FactsError(f"labs[{number}].unit", refused) from None
    if row["low"] is not None and row["high"] is not None and row["low"] > row["high"]:
        raise FactsError(f"labs[{number}].low", sentences.LIMITS_SWAPPED())
    return _given(
        id=f"lab {number + 1}",
        analyte=row["analyte"],
        comparator=row["comparator"],
        value=_number(row["value"]),
        unit=unit,
        low=_number(row["low"]),
        high=_number(row["high"]),
        collected_at=_day(row["collected_at"]),
    )


def _study(number: int, row: Mapping[str, Any]) -> Tree:
    places = [place.strip() for place in row["location"].split(";") if place.strip()]
    certainty = row["certainty"] or "probable"
    findings = [{"location": place, "certainty": certainty} for place in places]
    protocol = {"covers": FIELDS[row["covers"]]} if row["covers"] else None
    return {
        "id": f"study {number}",
        "modality": row["modality"],
        "performed_on": _day(row["performed_on"]),
        "result": row["result"],
        **_given(adequacy=row["adequacy"], findings=findings or None, protocol=protocol),
    }


def _sampling(cleaned: Mapping[str, Any]) -> Iterator[Tree]:
    if not (cleaned["veins"] or cleaned["baseline"] or cleaned["sampled_on"]):
        return
    for name in ("sampled_on", "baseline"):
        if cleaned[name] is None:
            raise FactsError(name, sentences.SAMPLING_INCOMPLETE())
    unit = cleaned["sampling_unit"] or "pg/mL"
    base = {"id": "peripheral", "vein": PERIPHERAL, "value": _number(cleaned["baseline"]), "unit": unit}
    samples = [
        _given(
            id=f"vein {number}",
            vein=row["vein"],
            comparator=row["comparator"],
            value=_number(row["value"]),
            unit=unit,
            baseline="peripheral",
        )
        for number, row in enumerate(cleaned["veins"], 1)
    ]
    yield {"id": "sampling", "performed_on": _day(cleaned["sampled_on"]), "samples": [base, *samples]}


def _settled(cleaned: Mapping[str, Any]) -> Iterator[Tree]:
    if cleaned["settled"] and cleaned["settled_on"] is None:
        raise FactsError("settled_on", sentences.DAY_OF_DECISION())
    for code in cleaned["settled"]:
        yield {"blocker": code, "date": _day(cleaned["settled_on"])}


def at_form(field: str) -> str:
    """The form's own name of a field of the facts; the name itself where the form has none."""
    head, _dot, rest = field.partition(".")
    if head == "patient":
        return rest
    if head.startswith("studies[") and rest.startswith("findings"):
        return f"{head}.location"
    if head.startswith("studies[") and rest.startswith("protocol"):
        return f"{head}.covers"
    if head == "samplings[0]":
        return _at_vein(rest)
    return {"laryngoscopies[0].performed_on": "cords_on", "resolutions[0].date": "settled_on"}.get(
        field, field
    )


def _at_vein(rest: str) -> str:
    if not rest.startswith("samples["):
        return "sampled_on"
    number = int(rest.removeprefix("samples[").partition("]")[0])
    return "baseline" if number == 0 or rest.endswith("baseline") else f"veins[{number - 1}].value"
