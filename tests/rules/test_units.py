"""Conversions and formulas, against vectors worked out by hand."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereview.rules.codes.units import FACTORS, UnitError, normalize_unit
from casereview.rules.codes.vocabulary import UNITS, Analyte, Comparator
from casereview.rules.labs import units
from casereview.rules.labs.quantity import Quantity
from casereview.rules.labs.units import convert


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "into", "expected"),
    [
        ("calcium_total", "10.5", "mg/dL", "mmol/L", "2.61975"),
        ("calcium_ionized", "1.33", "mmol/L", "mg/dL", "5.3307"),
        ("pth_intact", "65", "pg/mL", "pmol/L", "6.8929"),
        ("pth_intact", "65", "pg/mL", "ng/L", "65"),
        ("vitamin_d_25oh", "20", "ng/mL", "nmol/L", "49.92"),
        ("creatinine", "0.9", "mg/dL", "umol/L", "79.578"),
        ("creatinine", "80", "umol/L", "mmol/L", "0.08"),
        ("albumin", "3.5", "g/dL", "g/L", "35"),
        ("phosphate", "2.5", "mg/dL", "mmol/L", "0.80725"),
        ("magnesium", "2.0", "mg/dL", "mmol/L", "0.8228"),
        ("urine_calcium_24h", "250", "mg/(24.h)", "mmol/(24.h)", "6.2375"),
        ("urine_creatinine_24h", "1.5", "g/(24.h)", "mg/(24.h)", "1500"),
    ],
)
def test_a_value_converts_by_the_published_factor(
    analyte: str, value: str, unit: str, into: str, expected: str
) -> None:
    got = convert(Analyte(analyte), D(value), unit, into)
    assert round(got, 4) == round(D(expected), 4)


@pytest.mark.parametrize("analyte", list(Analyte))
def test_every_unit_of_the_vocabulary_has_a_factor(analyte: Analyte) -> None:
    assert set(FACTORS[analyte]) == set(UNITS[analyte])


@given(st.decimals("0", "100000", places=3), st.sampled_from(list(Analyte)), st.data())
@settings(max_examples=60)
def test_there_and_back_gives_the_same_value(value: D, analyte: Analyte, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(UNITS[analyte]))
    other = data.draw(st.sampled_from(UNITS[analyte]))
    assert abs(convert(analyte, convert(analyte, value, one, other), other, one) - value) < D("1e-100")


def test_a_unit_of_another_analyte_is_refused_by_name() -> None:
    with pytest.raises(UnitError, match=r"'g/L' is not a unit of calcium_total; use one of mmol/L, mg/dL"):
        convert(Analyte.CALCIUM_TOTAL, D("2.4"), "g/L", "mmol/L")


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("mg/dl", "mg/dL"),
        ("MG/DL", "mg/dL"),
        ("µmol/L", "umol/L"),
        ("μmol/l", "umol/L"),  # Greek mu in place of the micro sign
        ("pg/ml", "pg/mL"),
        ("ng/L", "ng/L"),
        ("mmol / L", "mmol/L"),
        ("mL/min/1.73 m²", "mL/min/{1.73_m2}"),
        ("mg/24h", "mg/(24.h)"),
        ("mmol/day", "mmol/(24.h)"),
        ("IU/L", "U/L"),
    ],
)
def test_common_spellings_become_one_unit(written: str, unit: str) -> None:
    assert normalize_unit(written) == unit


@pytest.mark.parametrize("written", ["", "furlong", "mg", "pg/mL/h"])
def test_an_unknown_spelling_is_refused_by_name(written: str) -> None:
    with pytest.raises(UnitError, match="is not a known unit"):
        normalize_unit(written)


def test_the_rules_correct_with_one_slope_that_rounds_to_both_published_ones() -> None:
    def corrected(calcium: str, albumin: str) -> D:
        found = units.corrected(Quantity(D(calcium)), Quantity(D(albumin)), slope=D("0.8"), normal=D("4.0"))
        assert found is not None
        return found.value

    assert round(corrected("2.62", "34"), 2) == D("2.74")
    assert round(corrected("2.80", "35"), 2) == D("2.90")
    assert corrected("2.7944", "35") / D("0.2495") == D("11.6")  # 11.2 mg/dL with albumin 3.5 g/dL


def test_bounds_pass_through_the_correction_or_leave_it_open() -> None:
    above, below = Comparator.MORE, Comparator.LESS
    slope, normal = D("0.8"), D("4.0")
    low_albumin = units.corrected(Quantity(D("2.5")), Quantity(D(20), below), slope=slope, normal=normal)
    assert low_albumin is not None
    assert low_albumin.comparator is above
    assert (low_albumin.above(D("3.3")), low_albumin.above(D("3.2"))) == (False, None)  # at most 3.298
    assert (low_albumin.below(D("3.3")), low_albumin.below(D("3.298"))) == (True, None)
    both = units.corrected(Quantity(D("2.5"), above), Quantity(D(20), above), slope=slope, normal=normal)
    assert both is None
    both = units.corrected(Quantity(D("2.5"), below), Quantity(D(20), below), slope=slope, normal=normal)
    assert both is not None
    assert (both.above(D("3.3")), both.above(D("3.2"))) == (False, None)


def ratio(urine: tuple[str, str], serum: tuple[str, str], factors: tuple[D, D]) -> D:
    """From (calcium, creatinine) of urine and of serum, and the factors into the base units of the two."""
    (calcium_out, creatinine_out), (calcium, creatinine) = (
        [Quantity(D(value) * factor) for value, factor in zip(pair, factors, strict=True)]
        for pair in (urine, serum)
    )
    found = units.clearance_ratio(
        urine_calcium=calcium_out, urine_creatinine=creatinine_out, calcium=calcium, creatinine=creatinine
    )
    assert found is not None
    return round(found.value, 4)


def test_clearance_ratio_in_conventional_units() -> None:
    mass = (D("0.2495"), D("0.08842"))
    assert ratio(("12", "90"), ("11.2", "0.9"), mass) == D("0.0107")
    assert ratio(("4", "110"), ("11.0", "0.8"), mass) == D("0.0026")
    assert ratio(("20", "70"), ("11.4", "0.9"), mass) == D("0.0226")


def test_clearance_ratio_survives_serum_creatinine_in_micromoles() -> None:
    """Serum in umol/L beside urine in mmol/L: at face value the ratio would be a thousand times too high."""
    serum = convert(Analyte.CREATININE, D(80), "umol/L", "mmol/L")
    assert ratio(("3.0", "8.0"), ("2.80", str(serum)), (D(1), D(1))) == D("0.0107")


def test_clearance_ratio_of_nothing_is_unknown() -> None:
    one, none = Quantity(D(1)), Quantity(D(0))
    assert (
        units.clearance_ratio(urine_calcium=one, urine_creatinine=none, calcium=one, creatinine=one) is None
    )
