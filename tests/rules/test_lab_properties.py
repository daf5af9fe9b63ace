"""What holds of laboratory values whatever the case: of implausible ones, of repeats and of units."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casereview.rules.codes.units import FACTORS, SPELLINGS, normalize_unit
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.facts.load import load
from casereview.rules.labs.eligibility import eligibility
from casereview.rules.labs.emergencies import emergencies
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Chemistry, chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules.build import Json, after, calcium, case, judged, labs, pth
from tests.rules.rich_cases import rich_cases

PROFILE = load_profile("acr-2021")
few = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
# One of each kind that cannot be right, in any unit.
IMPLAUSIBLE = [
    {"analyte": "calcium_total", "value": "11.8", "unit": "mmol/L"},
    {"analyte": "calcium_total", "value": "2.4", "unit": "mg/dL"},
    {"analyte": "calcium_total", "value": "11.8", "unit": "mg/dL", "high": "2.6"},
    {"analyte": "calcium_ionized", "value": "5.2", "unit": "mmol/L"},
    {"analyte": "calcium_albumin_corrected", "value": "300", "unit": "mg/dL"},
    {"analyte": "albumin", "value": "4.1", "unit": "g/L"},
    {"analyte": "pth_intact", "value": "30000", "unit": "pg/mL"},
    {"analyte": "pth_intact", "value": "90", "unit": "pg/mL", "low": "60", "high": "65"},
    {"analyte": "creatinine", "value": "80", "unit": "mg/dL"},
    {"analyte": "egfr", "value": "300", "unit": "mL/min/{1.73_m2}"},
    {"analyte": "vitamin_d_25oh", "value": "2000", "unit": "ng/mL"},
    {"analyte": "urine_calcium", "value": "300", "unit": "mg/dL"},
    {"analyte": "urine_creatinine", "value": "1", "unit": "mg/dL"},
    {"analyte": "urine_calcium_24h", "value": "2000", "unit": "mg/(24.h)"},
    {"analyte": "urine_creatinine_24h", "value": "1.2", "unit": "mg/(24.h)"},
]
DOUBTED = {"NOT_HYPERCALCEMIC", "EUCALCEMIC_PTH_ELEVATION", "PTH_SUPPRESSED", "SECONDARY_POSSIBLE"}


def chem_of(tree: Json) -> Chemistry:
    return chemistry(load(json.dumps(tree)), PROFILE)


def lines(tree: Json) -> dict[str, tuple[str, bool, bool]]:
    """Each blocker but that of the values themselves; of what they may leave open only that it stands."""
    part = eligibility(load(json.dumps(tree)), PROFILE)
    return {
        str(line.code): ("" if line.code in DOUBTED else str(line.sentence), line.resolved, line.overridden)
        for line in part.blockers
        if line.code != "VALUE_IMPLAUSIBLE"
    }


@st.composite
def added(draw: st.DrawFn) -> tuple[Json, Json]:
    """A case, and the same with one more value that cannot be right."""
    tree = draw(rich_cases())
    rows = tree.get("labs", [])
    row = draw(st.sampled_from(IMPLAUSIBLE)) | {"id": "odd"}
    row["collected_at"] = draw(st.sampled_from(["2019-06-01", "2020-01-03", "2020-04-01", "2021-03-01"]))
    row["status"] = draw(st.sampled_from(["final", "corrected", "preliminary"]))
    if rows and draw(st.booleans()):
        row["supersedes"] = draw(st.sampled_from(rows))["id"]
    return tree, tree | {"labs": [*rows, row]}


@few
@given(added())
def test_an_implausible_value_changes_nothing_but_its_own(trees: tuple[Json, Json]) -> None:
    before, with_it = (chem_of(tree) for tree in trees)
    for name in ("usable", "standing", "days", "all_days", "calciums", "pths", "calcium", "pth"):
        assert getattr(before, name) == getattr(with_it, name)
    assert [item.lab.id for item in with_it.implausible if item not in before.implausible] == ["odd"]
    one, other = (eligibility(load(json.dumps(tree)), PROFILE) for tree in trees)
    assert one.course == other.course
    assert lines(trees[0]) == lines(trees[1])
    if one.status != other.status:
        assert other.status == "undetermined"


@few
@given(rich_cases(), st.sampled_from(IMPLAUSIBLE))
def test_a_withdrawn_value_changes_nothing_at_all(tree: Json, row: Json) -> None:
    row = row | {"id": "odd", "collected_at": "2020-04-01", "status": "entered_in_error"}
    answers = []
    for labs_of_it in (tree.get("labs", []), [*tree.get("labs", []), row]):
        facts = load(json.dumps(tree | {"labs": labs_of_it}))
        chem = chemistry(facts, PROFILE)
        answers.append((eligibility(facts, PROFILE, chem), emergencies(facts, PROFILE, chem)))
    assert answers[0] == answers[1]


@few
@given(
    st.lists(st.sampled_from(["10.6", "11.4", "14.2"]), min_size=1, max_size=3),
    st.lists(st.integers(0, 13), min_size=1, max_size=5),
    st.sampled_from(["20", "66", "90", "300"]),
    st.lists(st.sampled_from(["ckd", "ckd_dialysis", "calcimimetic", "biotin"]), max_size=2, unique=True),
)
def test_after_a_high_calcium_normal_ones_less_than_14_days_apart_never_exclude(
    highs: list[str], normals: list[int], hormone: str, flags: list[str]
) -> None:
    rows = [calcium(value, after(20 + number), f"h{number}") for number, value in enumerate(highs)]
    rows += [calcium("9.8", after(40 + day), f"n{number}") for number, day in enumerate(normals)]
    part = judged(labs=labs(*rows, pth(hormone, after(40))), flags=flags)
    assert part.status == "undetermined"


def spellings() -> list[tuple[str, str, str]]:
    """Each unit of each analyte that the rules judge, as it may be written, and as it is read."""
    return [(unit, written, normalize_unit(written)) for written, unit in SPELLINGS.items()]


@pytest.mark.parametrize(("unit", "written", "read"), spellings())
def test_every_listed_spelling_is_the_unit_it_spells(unit: str, written: str, read: str) -> None:
    assert read == unit
    assert normalize_unit(written.upper()) == unit


def in_base_units(row: Json) -> Json:
    """The same lab in its analyte's base unit: multiplied by a short decimal, so exactly the same."""
    factors = FACTORS[Analyte(row["analyte"])]
    base = next(unit for unit, factor in factors.items() if factor == 1)
    own = factors[row["unit"]]
    numbers = {
        key: format(EXACT.multiply(Decimal(row[key]), own), "f")
        for key in ("value", "low", "high")
        if key in row
    }
    return row | numbers | {"unit": base}


def outcome(tree: Json) -> Any:
    """Everything but the sentences, which name values in their own units."""
    facts = load(json.dumps(tree))
    chem = chemistry(facts, PROFILE)
    part = eligibility(facts, PROFILE, chem)
    rows = [(line.code, line.facts, line.resolved, line.overridden) for line in part.blockers]
    urgent = [(item.code, item.facts) for item in emergencies(facts, PROFILE, chem)]
    return part.status, part.course, rows, urgent


@few
@given(rich_cases())
def test_a_unit_converted_exactly_changes_no_code(tree: Json) -> None:
    """Plausible values only: of the others the unit is what is in doubt."""
    odd = {item.lab.id for item in chem_of(tree).implausible}
    plain = [row for row in tree.get("labs", []) if row["id"] not in odd]
    kept = {row["id"] for row in plain}
    plain = [{key: item for key, item in row.items() if key != "supersedes" or item in kept} for row in plain]
    assert outcome(tree | {"labs": plain}) == outcome(tree | {"labs": list(map(in_base_units, plain))})


@few
@given(rich_cases())
def test_the_two_names_of_one_unit_of_pth_change_nothing(tree: Json) -> None:
    def renamed(row: Json) -> Json:
        return row | {"unit": {"pg/mL": "ng/L", "ng/L": "pg/mL"}.get(row["unit"], row["unit"])}

    rows = tree.get("labs", [])
    assert outcome(tree | {"labs": rows}) == outcome(tree | {"labs": list(map(renamed, rows))})


def test_a_case_written_in_si_units_is_judged_as_the_plain_one() -> None:
    plain = case()
    assert outcome(plain) == outcome(plain | {"labs": list(map(in_base_units, plain["labs"]))})
    far = str(date(2024, 3, 1) + timedelta(1))
    odd = [calcium("11.8", far, "x", unit="mmol/L", low="2.1", high="2.6")]
    assert outcome(plain | {"labs": [*plain["labs"], *odd]})[0] == "undetermined"
