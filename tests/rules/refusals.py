"""Facts with every key there is, and what must be refused when one of them is spoiled."""

from __future__ import annotations

import re
from typing import Any

from tests.rules.build import Json, lab

WHOLE: Json = {
    "profile": "acr-2021",
    "as_of": "2024-12-01",
    "patient": {"sex": "F", "age_years": 54},
    "flags": ["men1"],
    "operations": [
        {
            "id": "op1",
            "date": "2024-02-10",
            "kind": "parathyroidectomy",
            "report": "on_file",
            "glands": [
                {
                    "gland": "left.superior",
                    "disposition": "removed",
                    "pathology": "adenoma",
                    "weight_mg": "820",
                },
                {"gland": "left.inferior", "disposition": "not_found"},
            ],
            "grafts": ["right.sternocleidomastoid_graft"],
            "ligated_veins": ["left.inferior_thyroid"],
        }
    ],
    "labs": [
        lab("l1", "calcium_total", "11.9", "mg/dL", "2024-08-01", low="8.5", high="10.5"),
        lab("l2", "pth_intact", "1200", "pg/mL", "2024-08-01T07:30:00-05:00", comparator=">", assay="2nd"),
        lab("l3", "calcium_total", "11.8", "mg/dL", "2024-08-01", status="corrected", supersedes="l1"),
    ],
    "studies": [
        {
            "id": "s1",
            "modality": "sestamibi_spect_ct",
            "performed_on": "2024-09-01",
            "adequacy": "adequate",
            "operative_report_seen": True,
            "dose_msv": "8.1",
            "result": "positive",
            "findings": [
                {
                    "location": "left inferior",
                    "sites": ["left.inferior"],
                    "certainty": "probable",
                    "size_mm": "12",
                    "nature": "suspicious",
                }
            ],
        },
        {
            "id": "s2",
            "modality": "ct_4d",
            "performed_on": "2024-09-20",
            "protocol": {
                "phases": ["non_contrast", "arterial", "delayed"],
                "covers": ["neck", "mediastinum"],
                "fused": False,
                "acquisitions": ["early", "late"],
                "dual_tracer": False,
            },
            "result": "negative",
        },
        {"id": "s3", "modality": "ct_4d", "performed_on": "2024-09-20", "supersedes": "s2"},
    ],
    "samplings": [
        {
            "id": "v",
            "performed_on": "2024-10-30",
            "assay": "2nd generation",
            "samples": [
                {"id": "v0", "vein": "peripheral", "value": "140", "unit": "pg/mL"},
                {
                    "id": "v1",
                    "vein": "left.inferior_thyroid",
                    "value": "980",
                    "unit": "ng/L",
                    "baseline": "v0",
                    "comparator": ">",
                },
                {"id": "v2", "vein": "left.antecubital", "value": "150", "unit": "pg/mL", "baseline": "v3"},
                {"id": "v3", "vein": "right.antecubital", "value": "140", "unit": "pg/mL"},
                {
                    "id": "v4",
                    "vein": "peripheral",
                    "value": "60",
                    "unit": "pg/mL",
                    "baseline": "v0",
                    "occluded": "left",
                },
            ],
        }
    ],
    "laryngoscopies": [{"id": "y1", "performed_on": "2024-11-02", "left": "mobile", "right": "mobile"}],
    "background": {"symptoms": True, "stones": False, "fragility_fracture": False, "t_score": "-2.7"},
    "resolutions": [{"blocker": "FHH_NOT_EXCLUDED", "date": "2024-11-03", "reason": "sequencing negative"}],
    "overrides": [{"blocker": "NOT_HYPERCALCEMIC", "code": "normocalcemic_disease", "date": "2024-11-04"}],
    "answers": [
        {
            "code": "CORD_PALSY_OPPOSITE",
            "date": "2024-11-20",
            "sites": ["left.inferior", "left.thyrothymic_ligament"],
            "reason": "tracheostomy planned, nerve monitoring",
        }
    ],
}

_NUMBERS = [  # written as text
    ("operations.0.glands.0.weight_mg", "operations[0].glands[0].weight_mg"),
    ("labs.0.value", "labs[0].value"),
    ("labs.0.low", "labs[0].low"),
    ("labs.0.high", "labs[0].high"),
    ("studies.0.dose_msv", "studies[0].dose_msv"),
    ("studies.0.findings.0.size_mm", "studies[0].findings[0].size_mm"),
    ("samplings.0.samples.0.value", "samplings[0].samples[0].value"),
]
_DAYS = [
    ("operations.0.date", "operations[0].date"),
    ("labs.0.collected_at", "labs[0].collected_at"),
    ("studies.0.performed_on", "studies[0].performed_on"),
    ("samplings.0.performed_on", "samplings[0].performed_on"),
    ("laryngoscopies.0.performed_on", "laryngoscopies[0].performed_on"),
    ("resolutions.0.date", "resolutions[0].date"),
    ("overrides.0.date", "overrides[0].date"),
    ("answers.0.date", "answers[0].date"),
]
_IDS = [  # in the order in which they are read, so that the later one is the one at fault
    ("operations.0.id", "op1", "operations[0].id"),
    ("labs.1.id", "l2", "labs[1].id"),
    ("studies.0.id", "s1", "studies[0].id"),
    ("samplings.0.id", "v", "samplings[0].id"),
    ("laryngoscopies.0.id", "y1", "laryngoscopies[0].id"),
    ("samplings.0.samples.1.id", "v1", "samplings[0].samples[1].id"),
]
_OBJECTS = [
    *("patient", "operations.0", "operations.0.glands.0", "labs.0", "studies.0", "studies.0.findings.0"),
    *("studies.1.protocol", "samplings.0", "samplings.0.samples.0", "laryngoscopies.0", "resolutions.0"),
    *("background", "overrides.0", "answers.0"),
]
_CODES = [
    ("flags.0", "gout"),
    ("patient.sex", "female"),
    ("labs.0.analyte", "calcium"),
    ("labs.1.comparator", "~"),
    ("labs.0.status", "amended"),
    ("operations.0.kind", "biopsy"),
    ("operations.0.report", "lost"),
    ("operations.0.glands.0.gland", "left.middle"),
    ("operations.0.glands.0.disposition", "gone"),
    ("operations.0.glands.0.pathology", "benign"),
    ("operations.0.grafts.0", "left.thigh"),
    ("operations.0.grafts.0", "left.superior"),
    ("operations.0.ligated_veins.0", "left.femoral"),
    ("studies.0.modality", "ct"),
    ("studies.0.adequacy", "good"),
    ("studies.0.result", "normal"),
    ("studies.0.findings.0.certainty", "certain"),
    ("studies.0.findings.0.nature", "benign"),
    ("studies.0.findings.0.sites.0", "left.nowhere"),
    ("studies.1.protocol.phases.0", "venous"),
    ("studies.1.protocol.covers.0", "chest"),
    ("studies.1.protocol.acquisitions.0", "middle"),
    ("samplings.0.samples.1.vein", "left.femoral"),
    ("samplings.0.samples.1.comparator", "="),
    ("laryngoscopies.0.left", "stiff"),
    ("laryngoscopies.0.right", "Mobile"),
    ("samplings.0.samples.4.occluded", "both"),
    ("resolutions.0.blocker", "UNKNOWN"),
    ("overrides.0.blocker", "UNKNOWN"),
    ("overrides.0.code", "because"),
    ("answers.0.sites.0", "left.nowhere"),
]
_NOT_BY_DECISION = [
    *("OPERATIONS_UNKNOWN", "FLAGS_UNKNOWN", "NO_PRIOR_PARATHYROID_OPERATION", "CALCIUM_MISSING"),
    *("PTH_MISSING", "EUCALCEMIC_PTH_ELEVATION", "PTH_SUPPRESSED", "SECONDARY_POSSIBLE"),
]
_NOT_LIFTED = [
    ("normocalcemic_disease", "TERTIARY_POSSIBLE"),
    ("normocalcemic_disease", "PTH_SUPPRESSED"),
    ("renal_primary", "NOT_HYPERCALCEMIC"),
    ("renal_primary", "EUCALCEMIC_PTH_ELEVATION"),
    ("masked_by_vitamin_d", "TERTIARY_POSSIBLE"),
    ("lowered_by_drug", "FHH_NOT_EXCLUDED"),
    ("thyroidectomy_only", "NOT_HYPERCALCEMIC"),
    ("thyroidectomy_only", "OPERATIONS_UNKNOWN"),
]
_NOT_ANSWERED = [
    *("ULTRASOUND_ALONE", "SINGLE_MODALITY", "SMALL_LESION", "CORD_PALSY", "CORD_NOT_EXAMINED"),
    *("VITAMIN_D_LOW", "VALUE_UNREADABLE", "NO_INDICATION", "FDG_PET", "LITHIUM", "FOCUSED_REOPERATION"),
]
_FOUR = ("left.superior", "left.inferior", "right.superior", "right.inferior")


def _field(path: str) -> str:
    return re.sub(r"\.(\d+)", r"[\1]", path)


# By the refusal's name: path of the change, its new value, the field that must be named
REFUSALS: dict[str, list[tuple[str, Any, str]]] = {
    "unknown key": [
        ("surprise", 1, "surprise"),
        *((f"{path}.surprise", 1, f"{_field(path)}.surprise") for path in _OBJECTS),
        ("studies.1.protocol.kvp", "120", "studies[1].protocol.kvp"),
        ("operations.0.glands.0.side", "left", "operations[0].glands[0].side"),
    ],
    "unknown unit": [
        ("labs.0.unit", "g/L", "labs[0].unit"),
        ("labs.0.unit", "mg/dl", "labs[0].unit"),
        ("labs.1.unit", "mmol/L", "labs[1].unit"),
        ("samplings.0.samples.0.unit", "mg/dL", "samplings[0].samples[0].unit"),
    ],
    "unknown code": [(path, value, _field(path)) for path, value in _CODES],
    "unknown profile": [("profile", "acr-1999", "profile")],
    "non-finite number": [
        (path, value, field)
        for path, field in (*_NUMBERS, ("background.t_score", "background.t_score"))
        for value in ("NaN", "Infinity", "-Infinity")
    ],
    "negative number": [
        *((path, "-8.1", field) for path, field in _NUMBERS),
        ("patient.age_years", -1, "patient.age_years"),
    ],
    "malformed number": [
        *((path, value, field) for path, field in _NUMBERS for value in ("1e3", "12 mm", 8)),
        ("labs.0.value", "+1", "labs[0].value"),
        ("labs.0.value", "11,9", "labs[0].value"),
        ("labs.0.value", ".5", "labs[0].value"),
        ("labs.0.value", "5.", "labs[0].value"),
        ("labs.0.value", "", "labs[0].value"),
        ("labs.0.value", "\u0661\u0662", "labs[0].value"),  # Arabic digits
        *(("background.t_score", value, "background.t_score") for value in ("--2", "+2", "-2,7", "-", -2.7)),
        ("labs.0.value", "1\n", "labs[0].value"),
        ("labs.0.value", "1" * 41, "labs[0].value"),
        ("labs.0.value", 11.9, "labs[0].value"),
        ("patient.age_years", "54", "patient.age_years"),
        ("patient.age_years", 54.5, "patient.age_years"),
        ("patient.age_years", True, "patient.age_years"),
    ],
    "impossible date": [
        *((path, "2024-02-30", field) for path, field in (*_DAYS, ("as_of", "as_of"))),
        ("operations.0.date", "20240210", "operations[0].date"),
        ("operations.0.date", "2024-02-10T08:00:00Z", "operations[0].date"),
        ("labs.0.collected_at", "yesterday", "labs[0].collected_at"),
        ("labs.0.collected_at", "2024-08-01T07:30:00", "labs[0].collected_at"),
        ("labs.0.collected_at", "2024-08-01T25:30:00Z", "labs[0].collected_at"),
        ("labs.0.collected_at", "2024-13-01T07:30:00Z", "labs[0].collected_at"),
    ],
    "dated after as_of": [
        *((path, "2024-12-02", field) for path, field in _DAYS),
        ("labs.0.collected_at", "2024-12-02T00:00:00+14:00", "labs[0].collected_at"),
        ("as_of", "2024-11-02", "resolutions[0].date"),
        ("as_of", "2024-11-03", "overrides[0].date"),
        ("as_of", "2024-11-19", "answers[0].date"),
    ],
    "duplicate id": [
        ("labs.1.id", "l1", "labs[1].id"),
        ("studies.1.id", "s1", "studies[1].id"),
        ("samplings.0.samples.1.id", "v0", "samplings[0].samples[1].id"),
        *(
            (path, earlier, field)
            for place, (path, _, field) in enumerate(_IDS)
            for _, earlier, _ in _IDS[:place]
        ),
    ],
    "reference to nothing": [
        ("labs.2.supersedes", "l9", "labs[2].supersedes"),
        ("labs.2.supersedes", "s1", "labs[2].supersedes"),
        ("studies.2.supersedes", "s9", "studies[2].supersedes"),
        ("studies.2.supersedes", "l1", "studies[2].supersedes"),
        ("samplings.0.samples.1.baseline", "v9", "samplings[0].samples[1].baseline"),
        ("samplings.0.samples.1.baseline", "l2", "samplings[0].samples[1].baseline"),
    ],
    "reference in a circle": [
        ("labs.2.supersedes", "l3", "labs[2].supersedes"),
        ("labs.0.supersedes", "l3", "labs[0].supersedes"),
        ("studies.2.supersedes", "s3", "studies[2].supersedes"),
        ("studies.1.supersedes", "s3", "studies[1].supersedes"),
        ("samplings.0.samples.0.baseline", "v0", "samplings[0].samples[0].baseline"),
    ],
    "negative study with a suspicious finding": [("studies.0.result", "negative", "studies[0].findings")],
    "low not below high": [
        ("labs.0.low", "10.5", "labs[0].low"),
        ("labs.0.low", "11", "labs[0].low"),
        ("labs.0.high", "8.5", "labs[0].low"),
    ],
    "samples of one sampling in different units": [
        ("samplings.0.samples.1.unit", "pmol/L", "samplings[0].samples[1].unit"),
        ("samplings.0.samples.0.unit", "pmol/L", "samplings[0].samples[1].unit"),
    ],
    "resolution of a blocker that cannot be resolved": [
        ("resolutions.0.blocker", code, "resolutions[0].blocker") for code in _NOT_BY_DECISION
    ],
    "override whose code does not lift its blocker": [
        ("overrides.0", {"blocker": blocker, "code": code, "date": "2024-11-04"}, "overrides[0].code")
        for code, blocker in _NOT_LIFTED
    ],
    "answer to what is neither a stop nor a carcinoma flag": [
        ("answers.0.code", code, "answers[0].code") for code in _NOT_ANSWERED
    ],
    "gland twice in one operation": [
        ("operations.0.glands", [{"gland": gland}, {"gland": gland}], "operations[0].glands[1].gland")
        for gland in _FOUR
    ],
    "supersedes across modality": [("studies.2.supersedes", "s1", "studies[2].supersedes")],
    "supersedes across date": [("studies.2.performed_on", "2024-09-21", "studies[2].supersedes")],
    "two reads superseding one": [
        ("studies", [*WHOLE["studies"], WHOLE["studies"][2] | {"id": "s4"}], "studies[3].supersedes")
    ],
    "baseline not peripheral": [
        ("samplings.0.samples.1.baseline", "v1", "samplings[0].samples[1].baseline"),
        ("samplings.0.samples.0.vein", "left.vertebral", "samplings[0].samples[1].baseline"),
        ("samplings.0.samples.1.baseline", "v3", "samplings[0].samples[1].baseline"),
        ("samplings.0.samples.2.baseline", "v1", "samplings[0].samples[2].baseline"),
        ("samplings.0.samples.3.vein", "left.antecubital", "samplings[0].samples[2].baseline"),
        ("samplings.0.samples.4.baseline", "v3", "samplings[0].samples[4].baseline"),
    ],
    "baseline occluded": [
        ("samplings.0.samples.1.baseline", "v4", "samplings[0].samples[1].baseline"),
        ("samplings.0.samples.2.baseline", "v4", "samplings[0].samples[2].baseline"),
        ("samplings.0.samples.0.occluded", "right", "samplings[0].samples[1].baseline"),
    ],
    "occluded on any but a peripheral sample": [
        ("samplings.0.samples.1.occluded", "left", "samplings[0].samples[1].occluded"),
        ("samplings.0.samples.2.occluded", "right", "samplings[0].samples[2].occluded"),
    ],
    "baseline of zero": [
        ("samplings.0.samples.0.value", "0.00", "samplings[0].samples[1].baseline"),
        ("samplings.0.samples.3.value", "0", "samplings[0].samples[2].baseline"),
    ],
    "text or list that is none": [
        ("labs.0.id", " ", "labs[0].id"),
        ("studies.0.findings.0.location", "left\u0000inferior", "studies[0].findings[0].location"),
        ("labs.0.id", "\ud800", "labs[0].id"),
        ("studies.0.findings.0.location", ["left"], "studies[0].findings[0].location"),
        ("studies.0.findings.0.sites", "left.inferior", "studies[0].findings[0].sites"),
        ("studies.0.operative_report_seen", "yes", "studies[0].operative_report_seen"),
        ("studies.1.protocol.fused", "no", "studies[1].protocol.fused"),
        ("background.symptoms", "yes", "background.symptoms"),
        ("background.stones", 0, "background.stones"),
        ("background", [], "background"),
        ("answers.0.sites", "left.inferior", "answers[0].sites"),
        ("answers.0.reason", 7, "answers[0].reason"),
        ("overrides", {}, "overrides"),
        ("studies.1.protocol.dual_tracer", 0, "studies[1].protocol.dual_tracer"),
        ("labs", {}, "labs"),
        ("labs.0", "l1", "labs[0]"),
        ("patient", [], "patient"),
    ],
}
REFUSED = [row for rows in REFUSALS.values() for row in rows]

REQUIRED = [
    "patient",
    "operations.0.id",
    "operations.0.date",
    "operations.0.kind",
    "operations.0.glands.0.gland",
    "labs.0.id",
    "labs.0.analyte",
    "labs.0.value",
    "labs.0.unit",
    "labs.0.collected_at",
    "studies.0.id",
    "studies.0.modality",
    "studies.0.performed_on",
    "samplings.0.id",
    "samplings.0.performed_on",
    "samplings.0.samples.0.id",
    "samplings.0.samples.0.vein",
    "samplings.0.samples.0.value",
    "samplings.0.samples.0.unit",
    "laryngoscopies.0.id",
    "laryngoscopies.0.performed_on",
    "resolutions.0.blocker",
    "resolutions.0.date",
    "overrides.0.blocker",
    "overrides.0.code",
    "overrides.0.date",
    "answers.0.code",
    "answers.0.date",
]
