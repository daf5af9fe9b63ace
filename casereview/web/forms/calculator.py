"""The facts that were typed into the calculator's form, where a case is only assessed and not saved.

Whoever needs more than it asks pastes facts as JSON on the same page.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from casereview.lifecycle.fields.acts import BACKGROUND_FACTS
from casereview.lifecycle.fields.as_facts import as_fact
from casereview.reading.numbers import plain_decimal
from casereview.reading.structs import shown
from casereview.rules.codes.units import UnitError, normalize_unit
from casereview.rules.facts.load import FactsError
from casereview.rules.facts.records import LabFact
from casereview.web.forms import calculator_sentences as sentences
from casereview.web.forms.calculator_fields import CALCULATOR, GLANDS, LAB, gland_name
from casereview.web.forms.form_tree import is_blank
from imaging.anatomy.veins import PERIPHERAL

Tree = dict[str, Any]
FIELDS = {"neck": ["neck"], "both": ["neck", "mediastinum"]}
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
        "laryngoscopies": list(_cords(cleaned)),
        "background": _given(**{BACKGROUND_FACTS[name]: _plain(cleaned[name]) for name in BACKGROUND_FACTS}),
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
        {"gland": gland.value, "disposition": row[gland_name(gland)]}
        for gland in GLANDS
        if row[gland_name(gland)]
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
    if row["low"] is not None and row["high"] is not None and row["low"] >= row["high"]:
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


def _cords(cleaned: Mapping[str, Any]) -> Iterator[Tree]:
    seen = _given(left=cleaned["cord_left"], right=cleaned["cord_right"])
    if seen and cleaned["cords_on"] is None:
        raise FactsError("cords_on", sentences.DAY_OF_CORDS())
    if cleaned["cords_on"] is not None:
        yield {"id": "cords", "performed_on": _day(cleaned["cords_on"]), **seen}


def _plain(answer: Any) -> Any:
    return plain_decimal(answer) if isinstance(answer, Decimal) else answer


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
    return _OF_ANOTHER_NAME.get(field, field)


_OF_ANOTHER_NAME = {
    "laryngoscopies[0].performed_on": "cords_on",
    "laryngoscopies[0].left": "cord_left",
    "laryngoscopies[0].right": "cord_right",
    "resolutions[0].date": "settled_on",
    **{f"background.{fact}": name for name, fact in BACKGROUND_FACTS.items()},
}


def _at_vein(rest: str) -> str:
    if not rest.startswith("samples["):
        return "sampled_on"
    number = int(rest.removeprefix("samples[").partition("]")[0])
    return "baseline" if number == 0 or rest.endswith("baseline") else f"veins[{number - 1}].value"
