"""Operations with grafts, and samplings with every vein, arm, bound and slip that the reader accepts."""

from __future__ import annotations

from hypothesis import strategies as st

from casereview.rules.codes.vocabulary import Disposition, Gland, OperationKind, PathologyCode
from imaging.anatomy.sites import GRAFTS
from imaging.anatomy.veins import PERIPHERAL, VEINS
from tests.rules.build import Json, after

OF_NECK = tuple(vein for vein in VEINS if vein != PERIPHERAL and "antecubital" not in vein)
ARMS = ("left.antecubital", "right.antecubital")
_BOUNDS = (None, None, None, None, "<", "<=", ">=", ">")
_VALUES = ("20", "90", "100", "120", "149.9", "150", "199.9", "200", "400", "2000", "2000.1")


@st.composite
def _operation(draw: st.DrawFn) -> Json:
    glands = draw(st.lists(st.sampled_from([*Gland]), max_size=3, unique=True))
    return {
        "date": after(draw(st.sampled_from([0, 30, 30, 60]))),
        "kind": draw(st.sampled_from([*OperationKind])).value,
        "report": "on_file",
        "grafts": draw(st.lists(st.sampled_from(GRAFTS.codes), max_size=2, unique=True)),
        "ligated_veins": draw(st.lists(st.sampled_from(OF_NECK), max_size=1)),
        "glands": [
            {
                "gland": gland.value,
                "disposition": draw(
                    st.sampled_from([*Disposition, Disposition.AUTOGRAFTED, Disposition.REMOVED])
                ).value,
            }
            | ({"pathology": pathology.value} if (pathology := draw(st.none() | _PATHOLOGY)) else {})
            for gland in glands
        ],
    }


_PATHOLOGY = st.sampled_from([*PathologyCode])


@st.composite
def operated(draw: st.DrawFn) -> Json:
    """Facts of operations alone."""
    rows = draw(st.lists(_operation(), max_size=4))
    return {
        "patient": {},
        "as_of": "2026-01-01",
        "operations": [{"id": f"op{number}"} | row for number, row in enumerate(rows)],
    }


@st.composite
def _sampling(draw: st.DrawFn, number: int) -> Json:
    def sample(key: str, vein: str) -> Json:
        row: Json = {"id": f"{number}{key}", "vein": vein, "value": draw(st.sampled_from(_VALUES))}
        bound = draw(st.sampled_from(_BOUNDS))
        return row | {"unit": "pg/mL"} | ({"comparator": bound} if bound else {})

    untied = [sample(f"p{n}", PERIPHERAL) for n in range(draw(st.integers(0, 2)))]
    tied = [
        sample(f"t{n}", PERIPHERAL) | {"occluded": draw(st.sampled_from(["left", "right"]))}
        for n in range(draw(st.integers(0, 2)))
    ]
    veins = [
        sample(f"v{n}", vein)
        for n, vein in enumerate(draw(st.lists(st.sampled_from([*OF_NECK, *ARMS, *ARMS]), max_size=5)))
    ]
    for row in (*tied, *veins):
        other = {ARMS[0]: ARMS[1], ARMS[1]: ARMS[0]}.get(row["vein"])
        fitting = [*untied, *(vein for vein in veins if vein["vein"] == other and "baseline" not in vein)]
        is_named: bool = draw(st.sampled_from([True, True, True, False]))
        if fitting and is_named:
            row["baseline"] = draw(st.sampled_from(fitting))["id"]
    samples = draw(st.permutations([*untied, *tied, *veins]))
    return {"id": f"v{number}", "performed_on": after(draw(st.integers(0, 90))), "samples": samples}


@st.composite
def sampled_cases(draw: st.DrawFn) -> Json:
    """Facts of operations and samplings."""
    tree = draw(operated())
    return tree | {"samplings": [draw(_sampling(number)) for number in range(draw(st.integers(1, 3)))]}
