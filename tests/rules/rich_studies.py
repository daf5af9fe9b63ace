"""Cases with studies, re-reads, samplings and laryngoscopies close to the day of the last operation."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from casereview.rules.codes.vocabulary import Gland
from imaging.anatomy.veins import VEINS
from imaging.studies.modalities import MODALITIES
from imaging.vocabulary import Nature
from tests.rules.build import Json, after, calcium, lab, operation, pth, urine
from tests.rules.oracle_case import LOCATED
from tests.rules.rich_cases import COMPARATORS, codes

_OPERATED = date(2024, 1, 10)
_DAYS = (-1, 0, 1, 30, 100, 101)
_KINDS = ("sestamibi_spect_ct", "sestamibi_spect_ct", "ct_4d", "ct_4d", "ultrasound", *MODALITIES)
_PLACES = (*["left inferior"] * 8, *["right superior"] * 4, *sorted(LOCATED), "near the scar")
_REST = ("ultrasound", "mri_with_without_contrast", "sestamibi_spect")
_SOME_VEINS = ("left.inferior_thyroid", "right.inferior_thyroid", "left.thymic", *sorted(VEINS))
_FULL = {
    "phases": ["non_contrast", "arterial", "delayed"],
    "covers": ["neck", "mediastinum"],
    "fused": True,
    "acquisitions": ["early", "late"],
}
_PROTOCOLS = (_FULL, _FULL | {"covers": ["neck"]}, _FULL | {"covers": ["mediastinum"]}, {"covers": ["neck"]})


def _day() -> st.SearchStrategy[str]:
    return st.sampled_from(_DAYS).map(lambda days: str(_OPERATED + timedelta(days)))


@st.composite
def _findings(draw: st.DrawFn) -> list[Json]:
    rows = []
    for place in draw(st.lists(st.sampled_from(_PLACES), max_size=2)):
        row: Json = {"location": place}
        row["certainty"] = draw(st.sampled_from([None, "definite", "definite", "possible"]))
        row["nature"] = draw(st.sampled_from([None] * 8 + codes(Nature)))
        row["size_mm"] = draw(st.sampled_from([None, "6.9", "7", "12", "30", "30.1"]))
        rows.append({key: value for key, value in row.items() if value is not None})
    return rows


@st.composite
def _read(draw: st.DrawFn, key: str, modality: str, day: str) -> Json:
    row: Json = {"id": key, "modality": modality, "performed_on": day}
    row["adequacy"] = draw(
        st.sampled_from([None, "adequate", "adequate", "limited", "inadequate", "unknown"])
    )
    row["operative_report_seen"] = draw(st.sampled_from([None, True, False]))
    row["protocol"] = draw(st.sampled_from([None, None, *_PROTOCOLS]))
    row["dose_msv"] = draw(st.sampled_from([None, "0", "8.1", "2.25"]))
    row["result"] = draw(
        st.sampled_from([None, "positive", "positive", "negative", "negative", "equivocal", "not_reported"])
    )
    if row["result"] in ("positive", "equivocal"):
        row["findings"] = draw(_findings())
    return {name: value for name, value in row.items() if value is not None}


@st.composite
def _good(draw: st.DrawFn, key: str) -> Json:
    """A study that counts, of one of the kinds that most verdicts come from."""
    row = draw(_read(key, "", str(_OPERATED + timedelta(draw(st.sampled_from([30, 100]))))))
    row["modality"] = draw(st.sampled_from([*["sestamibi_spect_ct", "ct_4d"] * 3, "choline_pet_ct", *_REST]))
    row["adequacy"] = draw(st.sampled_from(["adequate"] * 5 + ["limited"]))
    row["result"] = draw(st.sampled_from([*["positive", "negative"] * 3, "equivocal"]))
    row.pop("findings", None)
    row.pop("protocol", None)
    if row["result"] != "negative":
        row["findings"] = draw(_findings())
    return row


@st.composite
def _studies(draw: st.DrawFn) -> list[Json]:
    rows: list[Json] = [draw(_good(f"t{number}")) for number in range(draw(st.sampled_from([0, 2, 2, 3, 4])))]
    for number in range(draw(st.sampled_from([0, 0, 1, 1, 2, 4]))):
        row = draw(_read(f"s{number}", draw(st.sampled_from(_KINDS)), draw(_day())))
        rows.append(row)
        if draw(st.integers(0, 5)) == 0:
            again = draw(_read(f"r{number}", row["modality"], row["performed_on"]))
            rows.append(again | {"supersedes": row["id"]})
    return rows


@st.composite
def _sampling(draw: st.DrawFn, key: str) -> Json:
    units = draw(st.sampled_from([("pg/mL", "ng/L"), ("pmol/L",)]))

    def sample(name: str, vein: str, values: tuple[str, ...], **more: str) -> Json:
        row = {"id": f"{key}.{name}", "vein": vein, "value": draw(st.sampled_from(values))}
        comparator = draw(st.sampled_from(COMPARATORS))
        return (
            row
            | {"unit": draw(st.sampled_from(units))}
            | ({"comparator": comparator} if comparator else {})
            | more
        )

    bases = [
        sample(f"b{n}", "peripheral", ("50", "50", "60", "60.1", "62.5", "63"))
        for n in range(draw(st.integers(1, 2)))
    ]
    veins = draw(st.lists(st.sampled_from(_SOME_VEINS), max_size=4))
    rows = [
        sample(f"v{n}", vein, ("99.9", "100", "100.01", "120", "16.66875", "700"))
        | ({"baseline": draw(st.sampled_from(bases))["id"]} if draw(st.integers(0, 9)) else {})
        for n, vein in enumerate(veins)
    ]
    return {"id": key, "performed_on": draw(_day()), "samples": [*bases, *rows]}


@st.composite
def _operations(draw: st.DrawFn) -> list[Json]:
    glands = [
        {"gland": gland}
        | {
            "disposition": draw(
                st.sampled_from(["removed", "removed", "seen_normal", "biopsied", "not_found"])
            )
        }
        | draw(
            st.sampled_from(
                [{}, {}, {"pathology": "hyperplasia"}, {"pathology": "adenoma"}, {"pathology": "carcinoma"}]
            )
        )
        for gland in draw(st.lists(st.sampled_from(codes(Gland)), max_size=2, unique=True))
    ]
    last = operation(glands=glands, report=draw(st.sampled_from(["on_file"] * 5 + ["missing"])))
    last["ligated_veins"] = draw(st.sampled_from([[], ["left.inferior_thyroid"]]))
    early = operation("op0", "2015-05-05", kind=draw(st.sampled_from(["thyroidectomy", "neck_exploration"])))
    early["glands"] = draw(st.sampled_from([[], glands]))
    return draw(st.sampled_from([[last], [last], [last], [early, last], []]))


@st.composite
def studied_cases(draw: st.DrawFn) -> Json:
    """Mostly eligible cases, with any studies and samplings."""
    labs = [
        calcium(draw(st.sampled_from(["11.4"] * 6 + ["9.8", "14.1"]))),
        pth(draw(st.sampled_from(["150", "150", "700"]))),
    ]
    labs += draw(st.sampled_from([urine(), urine(), urine(), []]))
    if draw(st.integers(0, 3)) == 0:
        labs += [
            lab(f"g{n}", "egfr", draw(st.sampled_from(["29.9", "30", "45"])), "mL/min/{1.73_m2}", day)
            | draw(st.sampled_from([{}, {}, {"comparator": "<"}, {"comparator": ">"}]))
            for n, day in enumerate(["2023-01-01", after(51), after(51)])
        ]
    gates = st.sampled_from(
        ["pregnancy", "contrast_allergy", "ckd_dialysis", "men1", "hpt_jaw_tumor", "palpable_mass", "lithium"]
    )
    tree: Json = {
        "as_of": "2026-01-01",
        "patient": draw(st.sampled_from([{}, {"age_years": 39}, {"age_years": 40}])),
        "flags": draw(st.just([]) | st.lists(gates, max_size=2, unique=True)),
        "operations": draw(_operations()),
        "labs": labs,
        "studies": draw(_studies()),
        "samplings": [
            draw(_sampling(f"v{number}")) for number in range(draw(st.sampled_from([0, 0, 0, 1, 2])))
        ],
        "laryngoscopies": [
            {"id": "y", "performed_on": day, "left": "mobile", "right": "mobile"}
            for day in draw(st.lists(_day(), max_size=1))
        ],
        "resolutions": draw(
            st.sampled_from([[], [{"blocker": "OPERATIVE_REPORT_MISSING", "date": "2024-03-01"}]])
        ),
    }
    unknown = draw(
        st.sampled_from([None] * 20 + ["flags", "operations", "labs", "studies", "laryngoscopies"])
    )
    return {key: value for key, value in tree.items() if key != unknown}
