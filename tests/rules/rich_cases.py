"""Cases close to every limit: few days, few values and all codes, so that random ones meet and tie."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from casereview.rules.codes.conclusions import LIFTS, RESOLVABLE
from casereview.rules.codes.vocabulary import (
    UNITS,
    Analyte,
    Disposition,
    Flag,
    Gland,
    OperationKind,
    PathologyCode,
)
from tests.rules.build import Json

_START = date(2020, 1, 1)
_OPERATED = (0, 0, 0, 1, 400)
# around the day of an operation, the window of PTH and the run of normal calcium
_OFFSETS = (-1, 0, 1, 2, 8, 15, 16, 91, 92, 181, 182, 183, 184, 300, 366, 367)

# (unit, values) at, just below and just above each limit that the rules ask about
_VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "calcium_total": {
        "mg/dL": (
            *("8.4", "9.0", "9.7", "9.8", "10.5", "10.6", "11.4", "11.4", "14.0", "14.1"),
            *("3.9", "4", "6.9", "7", "25", "25.1", "2.6"),
        ),
        "mmol/L": ("2.5", "2.61975", "2.62", "3.493", "3.5", "11.8", "15"),
    },
    "calcium_albumin_corrected": {
        "mg/dL": ("9.0", "10.5", "10.51", "14.0", "14.1"),
        "mmol/L": ("2.5", "2.62"),
    },
    "calcium_ionized": {
        "mmol/L": ("1.2", "1.33", "1.34", "1.8", "1.81", "0.79", "0.8", "5.2", "7.5"),
        "mg/dL": ("5.0", "5.5", "7.3", "1.3"),
    },
    "albumin": {"g/dL": ("2.9", "3.0", "4.0", "4.9", "41"), "g/L": ("30", "40", "55", "4.1")},
    "pth_intact": {
        "pg/mL": ("14", "15", "65", "66", "195", "196", "650", "651"),
        "ng/L": ("15", "65.0", "70"),
        "pmol/L": ("1.5", "6.8", "7.0", "68.9", "69", "3000"),
    },
    "creatinine": {"mg/dL": ("0.8", "0.9", "80"), "umol/L": ("70.736", "80"), "mmol/L": ("0.08", "80")},
    "urine_calcium": {"mg/dL": ("10", "14", "20", "90"), "mmol/L": ("3.493", "5")},
    "urine_creatinine": {
        "mg/dL": ("70", "100", "20", "19.9"),
        "mmol/L": ("6.1894", "8"),
        "umol/L": ("7000",),
    },
    "urine_calcium_24h": {
        "mg/(24.h)": ("100", "250", "250.1", "300", "600", "600.1"),
        "mmol/(24.h)": ("5", "7"),
    },
    "urine_creatinine_24h": {
        "g/(24.h)": ("1.05", "0", "1050"),
        "mg/(24.h)": ("1000",),
        "mmol/(24.h)": ("10",),
    },
    "egfr": {"mL/min/{1.73_m2}": ("29", "29.9", "30", "59.9", "60", "61")},
    "vitamin_d_25oh": {"ng/mL": ("19.9", "20", "21"), "nmol/L": ("49", "49.92", "50")},
}
_LIMITS: dict[tuple[str, str], tuple[Json, ...]] = {
    ("calcium_total", "mmol/L"): ({"low": "2.1", "high": "2.6"},),
    ("calcium_ionized", "mmol/L"): ({"low": "1.1", "high": "1.3"}, {"high": "1.35"}),
    ("calcium_total", "mg/dL"): (
        *({"low": "8.5", "high": "10.5"}, {"low": "8.5", "high": "10.5"}, {"high": "9.7"}, {"low": "8.0"}),
        *({"low": "2.1", "high": "2.6"}, {"high": "9.4"}),
    ),
    ("pth_intact", "pg/mL"): (
        *({"low": "15", "high": "65"}, {"low": "15", "high": "65"}, {"high": "66"}, {"low": "14"}),
        *({"low": "33"}, {"low": "33", "high": "65"}, {"low": "30", "high": "150.1"}, {"high": "600"}),
    ),
    ("pth_intact", "pmol/L"): ({"low": "1.6", "high": "6.9"},),
}
_WEIGHED = (
    *("calcium_total", "calcium_total", "calcium_total", "pth_intact", "pth_intact", "calcium_ionized"),
    *_VALUES,
)
COMPARATORS = (None, None, None, None, None, "<", "<=", ">=", ">")
_LIFTED = [(code.value, blocker.value) for code, blockers in LIFTS.items() for blocker in blockers]
_STATUSES = (None, None, None, None, None, "final", "preliminary", "corrected", "entered_in_error")


def codes(of: Any) -> list[str]:
    return [code.value for code in of]


def a_day() -> st.SearchStrategy[str]:
    """A day near that of an operation."""
    pairs = st.tuples(st.sampled_from((0, 0, 0, 1, 400)), st.sampled_from(_OFFSETS))
    return pairs.map(lambda pair: str(_START + timedelta(sum(pair))))


@st.composite
def operations(draw: st.DrawFn, number: int) -> Json:
    glands: list[Json] = []
    for gland in draw(st.lists(st.sampled_from([*codes(Gland), "supernumerary"]), max_size=4)):
        if gland != "supernumerary" and any(row["gland"] == gland for row in glands):
            continue
        row: Json = {"gland": gland}
        if disposition := draw(st.sampled_from([None, "removed", "removed", *codes(Disposition)])):
            row["disposition"] = disposition
        if pathology := draw(st.sampled_from([None, None, "adenoma", *codes(PathologyCode)])):
            row["pathology"] = pathology
        glands.append(row)
    found: Json = {"id": f"op{number}", "date": str(_START + timedelta(draw(st.sampled_from(_OPERATED))))}
    found["kind"] = draw(st.sampled_from([*codes(OperationKind), "thyroidectomy", "parathyroidectomy"]))
    found["report"] = draw(
        st.sampled_from([None, "on_file", "on_file", "on_file", "unobtainable", "missing"])
    )
    found["glands"] = draw(st.sampled_from([None, glands, glands, glands]))
    return {key: value for key, value in found.items() if value is not None}


_PANELS: tuple[tuple[str, ...], ...] = (
    ("calcium_total", "albumin"),
    ("calcium_total", "pth_intact"),
    ("calcium_total", "pth_intact"),
    ("calcium_ionized", "pth_intact"),
    ("calcium_total", "calcium_total", "pth_intact", "pth_intact"),
    ("pth_intact", "egfr", "egfr", "vitamin_d_25oh", "vitamin_d_25oh"),
    ("calcium_total", "creatinine", "creatinine", "urine_calcium", "urine_creatinine"),
    ("calcium_total", "creatinine", "urine_calcium_24h", "urine_creatinine_24h"),
    ("calcium_albumin_corrected", "creatinine", "urine_calcium", "urine_creatinine", "urine_creatinine"),
)
_CLEARING = (  # a ratio of 0.0226
    ("calcium_total", "11.4"),
    ("creatinine", "0.9"),
    ("urine_calcium", "20"),
    ("urine_creatinine", "70"),
)


@st.composite
def lab_rows(draw: st.DrawFn, number: int, noisy: bool, analyte: str, day: str) -> Json:
    assert set(_VALUES[analyte]) <= set(UNITS[Analyte(analyte)])
    unit = draw(st.sampled_from(sorted(_VALUES[analyte])))
    row: Json = {"id": f"l{number}", "analyte": analyte, "unit": unit}
    row["value"] = draw(st.sampled_from(_VALUES[analyte][unit]))
    row["collected_at"] = day + draw(st.sampled_from(["", "", "", "T23:59:00-05:00", "T00:10:00Z"]))
    row |= draw(st.sampled_from([{}, *_LIMITS.get((analyte, unit), ({},))]))
    if noisy:
        row["comparator"] = draw(st.sampled_from(COMPARATORS))
        row["status"] = draw(st.sampled_from(_STATUSES))
        if number and draw(st.integers(0, 7)) == 0:
            row["supersedes"] = f"l{draw(st.integers(0, number - 1))}"
    return {key: value for key, value in row.items() if value is not None}


@st.composite
def lab_lists(draw: st.DrawFn) -> list[Json]:
    noisy, rows = draw(st.booleans()), list[Json]()
    if draw(st.booleans()):
        day = draw(st.sampled_from(["2019-12-30", "2020-01-05"]))
        rows = [
            {"id": f"l{n}", "analyte": analyte, "value": value, "unit": "mg/dL", "collected_at": day}
            for n, (analyte, value) in enumerate(_CLEARING)
        ]
    for _ in range(draw(st.integers(0, 5))):  # panels of one day meet more often
        day = draw(a_day())
        panel = draw(st.sampled_from(_PANELS))
        apart = draw(st.sampled_from((0, 0, 1, 7, 8, 14)))  # the first of a panel may stand apart
        first = str(date.fromisoformat(day) - timedelta(apart))
        rows += [
            draw(lab_rows(len(rows) + place, noisy, analyte, day if place else first))
            for place, analyte in enumerate(panel)
        ]
    for _ in range(draw(st.integers(0, 6))):
        rows.append(draw(lab_rows(len(rows), noisy, draw(st.sampled_from(_WEIGHED)), draw(a_day()))))
    return rows


@st.composite
def rich_cases(draw: st.DrawFn) -> Json:
    """Facts about operations, labs, flags and resolutions."""
    tree: Json = {
        "as_of": "2026-01-01",
        "patient": draw(st.sampled_from([{}, {"age_years": 39}, {"age_years": 40}, {"age_years": 17}])),
        "flags": draw(st.just([]) | st.lists(st.sampled_from(codes(Flag)), max_size=3, unique=True)),
        "operations": [draw(operations(number)) for number in range(draw(st.sampled_from([0, 1, 1, 2, 3])))],
        "labs": draw(lab_lists()),
        "resolutions": [
            {"blocker": blocker, "date": draw(a_day())}
            for blocker in draw(st.lists(st.sampled_from(sorted(RESOLVABLE)), max_size=4))
        ],
        "overrides": [
            {"blocker": blocker, "code": code, "date": draw(a_day())}
            for code, blocker in draw(st.lists(st.sampled_from(_LIFTED), max_size=3))
        ],
    }
    unknown = draw(st.sampled_from([None] * 6 + ["flags", "operations", "labs", "resolutions"]))
    return {key: value for key, value in tree.items() if key != unknown}
