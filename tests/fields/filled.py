"""What is sent for every field of every act, so that none is left out; mostly by its kind and its name."""

from collections.abc import Sequence
from typing import Any, Final

from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.field import InputField
from tests.build import day

#: Kinds whose value is the number of a row, or comes beside the body.
BY_NUMBER: Final = frozenset(
    {
        "center",
        "person",
        "operation",
        "study",
        "lab",
        "read",
        "sampling",
        "laryngoscopy",
        "file",
        "file_digest",
    }
)
# Where what the kind and the name suggest would be refused, or could not be told from something else.
CHOSEN: Final[dict[str, Any]] = {
    "add_lab.analyte": "phosphate",
    "add_lab.comparator": ">",
    "add_lab.unit": "mg/dL",
    "add_lab.low": "15.25",
    "add_lab.high": "65.75",
    "add_lab.status": "preliminary",
    "correct_lab.analyte": "magnesium",
    "correct_lab.comparator": "<",
    "correct_lab.unit": "mmol/L",
    "correct_lab.low": "16.25",
    "correct_lab.high": "66.75",
    "correct_lab.status": "corrected",
    "add_operation.performed_on": day(700),
    "add_operation.report": "unobtainable",
    "correct_operation.performed_on": day(701),
    "correct_operation.report": "unobtainable",
    "add_study.modality": "sestamibi_spect_ct",
    "add_study.read.result": "equivocal",
    "add_study.read.status": "preliminary",  # of a final one nothing is said
    "add_study.read.findings.location": "left superior",
    "add_read.operative_report_seen": False,
    "add_read.result": "positive",
    "add_read.status": "preliminary",
    "add_read.findings.location": "right superior",
    "check_adequacy.adequacy": "inadequate",
    "add_sampling.unit": "pmol/L",
    "add_sampling.samples.vein": "left.vertebral",
    "add_sampling.samples.unit": "pmol/L",
    "add_sampling.samples.occluded": "right",
    "correct_sampling.unit": "pg/mL",
    "correct_sampling.samples.vein": "right.vertebral",
    "correct_sampling.samples.unit": "pg/mL",
    "correct_sampling.samples.occluded": "left",
    "add_laryngoscopy.left": "paretic",
    "add_laryngoscopy.right": "immobile",
    "correct_laryngoscopy.left": "immobile",
    "correct_laryngoscopy.right": "paretic",
    "set_background.never_operated": False,
    "resolve_blocker.blocker": "FHH_NOT_EXCLUDED",
    "set_background.flags": ["palpable_mass"],
    "answer_stop.code": "PALPABLE_MASS",
    "await_repeat.expected_on": day(-3),
    "assign_member.role": "observer",
    "confirm_location.finding": 1,
    "confirm_location.sites": ["right.inferior"],
    "confirm_location.no_place": False,
}
PERIPHERAL: Final = {"vein": "peripheral", "value": "140.5"}


def filled(act: str) -> dict[str, Any]:
    """A body for the act with a value in every field, but for those that name a row or hold a file."""
    body = _filled(ACT_FIELDS[act], act)
    if "samples" in body:
        [sample] = body["samples"]
        tied = {"vein": "peripheral", "value": "70.25", "occluded": sample.pop("occluded")}
        body["samples"] = [PERIPHERAL, sample, tied]
    return body


def _filled(fields: Sequence[InputField], path: str) -> dict[str, Any]:
    return {
        field.name: value_at(f"{path}.{field.name}", field)
        for field in fields
        if field.kind.name not in BY_NUMBER
    }


def value_at(path: str, field: InputField) -> Any:
    """The value that is sent for the field at that path."""
    if path in CHOSEN:
        return CHOSEN[path]
    if field.kind.name == "rows":
        return [_filled(field.rows, path)]
    number = sum(path.encode()) % 500
    choices = field.kind.choices(field)
    return {
        "decimal": f"{1000 + number}.5",
        "signed_decimal": f"-{1 + number}.5",
        "whole": number,
        "date": day(20 + number % 10),
        "moment": day(30 + number % 10),
        "bool": True,
        "tristate": True,
        "row_number": "1",
        "choice": choices[number % len(choices)][0] if choices else "",
        **dict.fromkeys(("codes", "sites", "veins"), [choices[number % len(choices)][0]] if choices else []),
    }.get(field.kind.name, f"{path.replace('.', ' ').replace('_', ' ')} as it was typed")
