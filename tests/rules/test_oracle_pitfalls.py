"""The product's pitfalls, their stops and answers against a second, naive computation."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casereview.rules.assess import answer_of, encode, evaluate
from casereview.rules.codes.conclusions import STOPPING
from casereview.rules.facts.load import load
from imaging.anatomy.sites import Sites
from tests.rules.build import Json
from tests.rules.oracle_pitfall_case import WORDS, Case, Member, Target
from tests.rules.oracle_pitfalls import pitfalls

_OPERATED = date(2024, 1, 10)
_AS_OF = ("2024-07-01", "2025-01-10", "2025-07-02", "2029-03-01")
_PLACES = (
    *["left.inferior"] * 8,
    *["right.superior"] * 3,
    "left.superior",
    "left.thyrothymic_ligament",
    "left.intrathymic",
    "left.anterior_mediastinum",
    "midline.retropharyngeal",
    "left.forearm_graft",
    *WORDS,
)
_KINDS = (
    *["ct_4d"] * 4,
    *["sestamibi_spect_ct"] * 4,
    *["choline_pet_ct"] * 2,
    *["ultrasound", "mri_with_without_contrast", "fna_pth", "fdg_pet_ct", "ct_neck_contrast"],
    *["sestamibi_planar", "mri_without_contrast", "ct_neck_without"],
)
_NATURES = (*["suspicious"] * 12, "physiologic", "lymph_node", "thyroid_nodule", "known_graft")
_FLAGS = ("men1", "pregnancy", "contrast_allergy", "hpt_jaw_tumor", "palpable_mass", "lithium")
_VEINS = (
    *["left.inferior_thyroid", "right.inferior_thyroid", "left.superior_thyroid", "right.vertebral"],
    *["left.internal_jugular_lower", "midline.superior_vena_cava", "left.thymic", "right.brachiocephalic"],
)
_SITES = ("left.inferior", "right.superior", "left.thyrothymic_ligament", "left.anterior_mediastinum")
Draw = st.DrawFn


def _day(draw: Draw, *offsets: int) -> str:
    return str(_OPERATED + timedelta(draw(st.sampled_from(offsets))))


@st.composite
def _study(draw: Draw, key: str) -> Json:
    kind = draw(st.sampled_from(_KINDS))
    row: Json = {"id": key, "modality": kind, "performed_on": _day(draw, -1, 0, 1, 60, 60, 61, 120, 150)}
    row["adequacy"] = draw(st.sampled_from(["adequate"] * 6 + ["limited", "inadequate", "unknown"]))
    result = draw(st.sampled_from(["positive"] * 6 + ["negative", "negative", "equivocal", "not_reported"]))
    row |= {"result": result, "operative_report_seen": draw(st.sampled_from([True, True, False]))}
    natures = _NATURES if result != "negative" or kind == "fna_pth" else _NATURES[12:]
    row["findings"] = [
        {
            "location": draw(st.sampled_from(_PLACES)),
            "nature": draw(st.sampled_from(natures)),
            "certainty": draw(st.sampled_from(["definite", "probable", "probable", "possible"])),
        }
        | draw(st.sampled_from([{}, {}, {"size_mm": "6.9"}, {"size_mm": "7"}]))
        for _ in range(draw(st.integers(0, 2)))
    ]
    return row


@st.composite
def _pair(draw: Draw) -> list[Json]:
    """Two good studies since the last operation, mostly of one place or of two that lie together."""
    places = ("left.inferior", "left.inferior", "left.thyrothymic_ligament", "left.anterior_mediastinum")
    days = (61, 120) if draw(st.booleans()) else (-9, 30)
    return [
        {
            "id": key,
            "modality": kind,
            "performed_on": _day(draw, *days),
            "adequacy": "adequate",
            "result": "positive",
            "findings": [{"location": draw(st.sampled_from(places))}],
        }
        for key, kind in (
            ("a", draw(st.sampled_from(["ct_4d", "ct_4d", "ultrasound", "mri_with_without_contrast"]))),
            ("b", draw(st.sampled_from(["sestamibi_spect_ct", "sestamibi_spect_ct", "choline_pet_ct"]))),
        )
    ]


@st.composite
def _operations(draw: Draw) -> list[Json]:
    glands = [
        {"gland": gland, "disposition": draw(st.sampled_from(["removed", "seen_normal", "not_found"]))}
        | draw(st.sampled_from([{}, {"pathology": "adenoma"}, {"pathology": "hyperplasia"}]))
        for gland in draw(st.lists(st.sampled_from(_SITES[:2]), unique=True, max_size=2))
    ]
    first: Json = {"id": "op1", "date": str(_OPERATED), "kind": "parathyroidectomy", "glands": glands}
    first |= {"grafts": draw(st.sampled_from([[], [], ["left.forearm_graft"], ["right.forearm_graft"]]))}
    first |= draw(st.sampled_from([{"report": "on_file"}] * 4 + [{}]))
    more: list[Json] = [
        {"id": "op2", "date": str(_OPERATED + timedelta(60)), "kind": "thyroidectomy", "report": "on_file"},
        {
            "id": "op3",
            "date": str(_OPERATED + timedelta(20)),
            "kind": "graft_removal",
            "report": "on_file",
            "grafts": ["left.forearm_graft"],
        },
    ]
    return [first, *draw(st.sampled_from([[], [], [], [], [more[0]], [more[1]]]))]


@st.composite
def _samplings(draw: Draw) -> list[Json]:
    rows = []
    for number in range(draw(st.integers(0, 2))):
        base: Json = {"id": f"v{number}.0", "vein": "peripheral", "value": "100", "unit": "pg/mL"}
        samples = [base]
        kinds = draw(st.lists(st.sampled_from([*_VEINS, *_VEINS, "arm", "tied"]), min_size=1, max_size=4))
        for place, kind in enumerate(kinds, 1):
            row = base | {"id": f"v{number}.{place}", "baseline": base["id"]}
            if kind == "tied":
                row |= {"occluded": draw(st.sampled_from(["left", "right"]))}
                row |= {"value": draw(st.sampled_from(["49", "50", "80", "81"]))}
            elif kind == "arm":
                row |= {"vein": draw(st.sampled_from(["left.antecubital", "right.antecubital"]))}
                row |= {"value": draw(st.sampled_from(["199", "200", "2000", "2001"]))}
            else:
                row |= {"vein": kind, "value": draw(st.sampled_from(["100", "199", "200", "400", "800"]))}
                row |= draw(st.sampled_from([{}, {}, {}, {"comparator": ">"}]))
            samples.append(row)
        rows.append({"id": f"v{number}", "performed_on": _day(draw, 0, 61, 121), "samples": samples})
    return rows


@st.composite
def _labs(draw: Draw) -> list[Json]:
    rows: list[Json] = []
    for number, offset in enumerate(draw(st.lists(st.sampled_from([0, 60, 100, 170]), unique=True))):
        value = draw(st.sampled_from(["11.4", "11.4", "10.5"]))
        rows.append(_lab(f"ca{number}", "calcium_total", value, "mg/dL", offset, low="8.5", high="10.5"))
    for number, offset in enumerate(draw(st.lists(st.sampled_from([9, 10, 100, 170]), unique=True))):
        value = draw(st.sampled_from(["150", "24.9", "25", "66"]))
        rows.append(_lab(f"p{number}", "pth_intact", value, "pg/mL", offset, low="15", high="65"))
    for number, offset in enumerate(draw(st.lists(st.sampled_from([0, 100]), unique=True))):
        value = draw(st.sampled_from(["19.9", "20"]))
        rows.append(_lab(f"d{number}", "vitamin_d_25oh", value, "ng/mL", offset))
    rows.append(_lab("ph", "phosphate", draw(st.sampled_from(["3", "25.1"])), "mg/dL", 100))
    rows += [
        _lab("uca", "urine_calcium_24h", "300", "mg/(24.h)", 100),
        _lab("cr", "creatinine", "0.9", "mg/dL", 100),
        _lab("gfr", "egfr", "60", "mL/min/{1.73_m2}", 100),
    ]
    return rows


def _lab(key: str, analyte: str, value: str, unit: str, offset: int, **more: str) -> Json:
    row = {"id": key, "analyte": analyte, "value": value, "unit": unit}
    return row | {"collected_at": str(_OPERATED + timedelta(offset))} | more


@st.composite
def stopped_cases(draw: Draw) -> Json:
    """Cases in which much speaks against operating, and a meeting has answered some of it."""
    tree: Json = {
        "as_of": draw(st.sampled_from(_AS_OF)),
        "patient": {"sex": draw(st.sampled_from(["F", "M"])), "age_years": 54},
        "flags": draw(st.lists(st.sampled_from(_FLAGS), max_size=1)),
        "operations": draw(_operations()),
        "labs": draw(_labs()),
        "studies": [*draw(_pair()), *(draw(_study(f"s{n}")) for n in range(draw(st.integers(0, 3))))],
        "samplings": draw(_samplings()),
        "background": draw(
            st.sampled_from(
                [{}, dict.fromkeys(("symptoms", "stones", "fragility_fracture"), False) | {"t_score": "0"}]
            )
        ),
    }
    cord = st.sampled_from([None, "mobile", "mobile", "paretic", "immobile"])
    tree["laryngoscopies"] = [
        {"id": f"y{n}", "performed_on": _day(draw, 0, 61, 62)}
        | {side: state for side in ("left", "right") if (state := draw(cord)) is not None}
        for n in range(draw(st.integers(0, 2)))
    ]
    tree["answers"] = [
        {
            "code": draw(st.sampled_from(sorted(STOPPING))),
            "date": draw(st.sampled_from(["2024-03-11", "2024-06-28", tree["as_of"]])),
            "sites": draw(st.lists(st.sampled_from(_SITES), unique=True)),
        }
        for _ in range(draw(st.integers(0, 6)))
    ]
    return tree


def same(tree: Json, at: str | None) -> None:
    assessment = evaluate(load(json.dumps(tree)))
    place = None if at is None else Sites.of([at])
    answer: Json = json.loads(encode(answer_of(assessment, place)))
    conclusion = assessment.conclusion
    targets = [
        Target(
            frozenset(target),
            [Member(one.study.id, frozenset(one.sites), one.firm) for one in conclusion.members(target)],
        )
        for target in conclusion.targets
    ]
    expected = pitfalls(Case(tree, answer, targets, at))
    found: list[tuple[Any, ...]] = [(p["code"], p["stops"], p["answered"]) for p in answer["pitfalls"]]
    assert found == expected


@given(stopped_cases(), st.sampled_from([None, None, *_SITES]))
@settings(
    max_examples=400, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
def test_pitfalls_stops_and_answers_are_those_of_a_naive_computation(tree: Json, at: str | None) -> None:
    same(tree, at)
