"""The calculator's form: what a case is asked for when it is only assessed and not saved, and its facts.

It asks for less than facts can hold; whoever needs the rest pastes facts as JSON on the same page.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from casereview.language import words_of
from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import COMPARATOR, EVERY_UNIT
from casereview.lifecycle.fields.as_facts import as_fact
from casereview.lifecycle.fields.field import InputField
from casereview.reading.numbers import plain_decimal
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
from casereview.rules.facts.records import LabFact
from casereview.rules.profiles.model import PROFILES, load_profile
from casereview.web.forms import calculator_sentences as sentences
from casereview.web.forms.form_tree import is_blank
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.veins import PERIPHERAL
from imaging.sentences import gettext_noop
from imaging.studies.protocols import MODALITY_LABELS
from imaging.vocabulary import Adequacy, Certainty, Result, choices_of

Tree = dict[str, Any]
GLANDS = tuple(gland for gland in Gland if gland is not Gland.SUPERNUMERARY)
FIELDS = {"neck": ["neck"], "both": ["neck", "mediastinum"]}


def _gland_name(gland: Gland) -> str:
    return gland.value.replace(".", "_")


OPERATION = (
    InputField("date", kinds.DATE, "Date"),
    InputField("kind", kinds.CHOICE, "Operation", choices=choices_of(OperationKind)),
    InputField("report", kinds.CHOICE, "Operative report", required=False, choices=choices_of(ReportState)),
    *(
        InputField(
            _gland_name(gland), kinds.CHOICE, gland.label, required=False, choices=choices_of(Disposition)
        )
        for gland in GLANDS
    ),
)
LAB = (
    InputField("analyte", kinds.CHOICE, "Analyte", choices=choices_of(Analyte)),
    COMPARATOR,
    InputField("value", kinds.DECIMAL, "Value"),
    InputField("unit", kinds.LINE, "Unit", suggestions=EVERY_UNIT),
    InputField("low", kinds.DECIMAL, "Lower limit", required=False),
    InputField("high", kinds.DECIMAL, "Upper limit", required=False),
    InputField("collected_at", kinds.DATE, "Collected"),
)
STUDY = (
    InputField("modality", kinds.CHOICE, "Study", choices=tuple(MODALITY_LABELS.items())),
    InputField("performed_on", kinds.DATE, "Date"),
    InputField("result", kinds.CHOICE, "Result", choices=choices_of(Result)),
    InputField("adequacy", kinds.CHOICE, "Images", required=False, choices=choices_of(Adequacy)),
    InputField(
        "covers",
        kinds.CHOICE,
        "Field",
        required=False,
        choices=(("neck", gettext_noop("Neck only")), ("both", gettext_noop("Neck and mediastinum"))),
    ),
    InputField(
        "location",
        kinds.LINE,
        "Where",
        required=False,
        help=gettext_noop("In the report's words. Two lesions: put a semicolon between them."),
    ),
    InputField(
        "certainty",
        kinds.CHOICE,
        "Certainty",
        required=False,
        choices=choices_of(Certainty),
        default="probable",
    ),
)
VEIN = (
    InputField(
        "vein",
        kinds.CHOICE,
        "Vein",
        choices=tuple(item for item in VEIN_LABELS.items() if item[0] != PERIPHERAL),
    ),
    COMPARATOR,
    InputField("value", kinds.DECIMAL, "PTH"),
)
CALCULATOR = (
    InputField(
        "profile",
        kinds.CHOICE,
        "Rules",
        choices=tuple((name, load_profile(name).title) for name in PROFILES),
        default=PROFILES[0],
    ),
    InputField("sex", kinds.CHOICE, "Sex", required=False, choices=choices_of(Sex)),
    InputField("age_years", kinds.WHOLE, "Age in years", required=False),
    InputField(
        "flags", kinds.CODES, "Drugs and conditions", required=False, choices=choices_of(Flag), nullable=True
    ),
    InputField("never_operated", kinds.BOOL, "The neck was never operated on", required=False),
    InputField("operations", kinds.ROWS, "Operations", required=False, rows=OPERATION),
    InputField("labs", kinds.ROWS, "Labs", required=False, rows=LAB),
    InputField("studies", kinds.ROWS, "Studies", required=False, rows=STUDY),
    InputField("sampled_on", kinds.DATE, "Veins sampled on", required=False),
    InputField(
        "sampling_unit",
        kinds.CHOICE,
        "Unit of the samples",
        required=False,
        choices=(("pg/mL", "pg/mL"), ("pmol/L", "pmol/L")),
        default="pg/mL",
    ),
    InputField("baseline", kinds.DECIMAL, "Peripheral PTH at the sampling", required=False),
    InputField("veins", kinds.ROWS, "Veins", required=False, rows=VEIN),
    InputField("cords_on", kinds.DATE, "Vocal cords examined on", required=False),
    InputField(
        "settled",
        kinds.CODES,
        "Settled by a clinician",
        required=False,
        choices=tuple((code.value, words_of(code.value)) for code in Blocker if code in RESOLVABLE),
    ),
    InputField("settled_on", kinds.DATE, "Settled on", required=False),
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
        refused = sentences.UNIT_UNKNOWN(unit=shown(row["unit"]))
        raise FactsError(f"labs[{number}].unit", refused) from None
    if row["low"] is not None and row["high"] is not None and row["low"] > row["high"]:
        raise FactsError(f"labs[{number}].low", sentences.LIMITS_SWAPPED())
    return {"id": f"lab {number + 1}", **as_fact(LabFact, LAB, {**row, "unit": unit}, plain_decimal)}


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
    base = {"id": "peripheral", "vein": PERIPHERAL, "value": plain_decimal(cleaned["baseline"]), "unit": unit}
    samples = [
        _given(
            id=f"vein {number}",
            vein=row["vein"],
            comparator=row["comparator"],
            value=plain_decimal(row["value"]),
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
