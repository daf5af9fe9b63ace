"""Every factor and formula of units against pint, which reads the UCUM units and knows no laboratory."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from ucumvert import PintUcumRegistry  # type: ignore[import-untyped]

from casereview.rules.codes.units import FACTORS
from casereview.rules.codes.vocabulary import UNITS, Analyte
from casereview.rules.labs.clearance import clearance
from casereview.rules.labs.quantity import Quantity
from casereview.rules.labs.units import convert, corrected
from casereview.rules.profiles.model import load_profile
from tests.rules.build import facts, lab

# Molar mass in g/mol, and how far the published factor may lie from it, as a share. Laboratories print four
# digits, so that a factor may be off by half of its last one: 0.005 % to 0.015 % here. Creatinine's 88.42
# belongs to 113.10 g/mol, 0.02 % from the mass of today. PTH's 9.43 has three digits, half of the last of
# which is 0.053 %. All are far below what any of these assays can tell.
CALCIUM = (40.078, 1e-4)
CREATININE = (113.12, 3e-4)
SUBSTANCES: dict[Analyte, tuple[float, float]] = {
    Analyte.CALCIUM_TOTAL: CALCIUM,
    Analyte.CALCIUM_ALBUMIN_CORRECTED: CALCIUM,
    Analyte.CALCIUM_IONIZED: CALCIUM,
    Analyte.URINE_CALCIUM: CALCIUM,
    Analyte.URINE_CALCIUM_24H: CALCIUM,
    Analyte.CREATININE: CREATININE,
    Analyte.URINE_CREATININE: CREATININE,
    Analyte.URINE_CREATININE_24H: CREATININE,
    Analyte.PHOSPHATE: (30.974, 2e-4),  # as phosphorus
    Analyte.MAGNESIUM: (24.305, 1e-4),
    Analyte.VITAMIN_D_25OH: (400.64, 1e-4),  # 25-OH-D3
    Analyte.PTH_INTACT: (9425, 6e-4),  # PTH 1-84
}
EXACT = 1e-12  # units of one dimension differ by powers of ten alone


@cache
def registry() -> Any:
    return PintUcumRegistry()


def ucum(number: str, unit: str) -> Any:
    return float(number) * registry().from_ucum(unit)


def moles(quantity: Any, molar_mass: float) -> Any:
    """The amount of substance in a mass, per whatever it stands in."""
    return quantity / ucum(str(molar_mass), "g/mol")


def expected(analyte: Analyte, unit: str, into: str) -> tuple[float, float]:
    """What one unit is in another, and the share by which the published factor may differ."""
    one, other = ucum("1", unit), ucum("1", into)
    if one.is_compatible_with(other):
        return (one / other).to("dimensionless").magnitude, EXACT
    molar_mass, share = SUBSTANCES[analyte]
    if one.is_compatible_with(moles(other, molar_mass)):
        return (one / moles(other, molar_mass)).to("dimensionless").magnitude, share
    return (moles(one, molar_mass) / other).to("dimensionless").magnitude, share


@pytest.mark.parametrize(
    ("analyte", "unit", "into"),
    [(analyte, unit, into) for analyte in Analyte for unit in UNITS[analyte] for into in UNITS[analyte]],
)
def test_a_conversion_is_that_of_the_molar_mass(analyte: Analyte, unit: str, into: str) -> None:
    factor, share = expected(analyte, unit, into)
    assert float(convert(analyte, Decimal(1), unit, into)) == pytest.approx(factor, rel=share, abs=0)


def test_the_tolerances_are_narrow() -> None:
    """Factors as close to the published ones as these would be seen."""
    digits = {
        Analyte.CALCIUM_TOTAL: ("mg/dL", "mmol/L", "0.2494", "0.2496"),
        Analyte.CREATININE: ("mg/dL", "umol/L", "88.37", "88.43"),
        Analyte.PHOSPHATE: ("mg/dL", "mmol/L", "0.3227", "0.3230"),
        Analyte.MAGNESIUM: ("mg/dL", "mmol/L", "0.4113", "0.4115"),
        Analyte.VITAMIN_D_25OH: ("ng/mL", "nmol/L", "2.495", "2.497"),
        Analyte.PTH_INTACT: ("pmol/L", "pg/mL", "9.41", "9.44"),
    }
    for analyte, (unit, into, below, above) in digits.items():
        factor, share = expected(analyte, unit, into)
        assert float(below) < factor * (1 - share)
        assert float(above) > factor * (1 + share)


def test_every_base_unit_is_one_of_factor_1_and_every_analyte_with_molar_units_has_a_mass() -> None:
    for analyte, factors in FACTORS.items():
        assert Decimal(1) in factors.values()
        mixed = any(
            not ucum("1", one).is_compatible_with(ucum("1", other)) for one, other in pairwise(factors)
        )
        assert mixed is (analyte in SUBSTANCES)


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "into", "printed"),
    [
        (Analyte.PTH_INTACT, "65", "pg/mL", "pmol/L", "6.9"),  # what a laboratory prints beside the other
        (Analyte.PTH_INTACT, "15", "pg/mL", "pmol/L", "1.6"),
        (Analyte.CALCIUM_TOTAL, "14", "mg/dL", "mmol/L", "3.49"),
        (Analyte.VITAMIN_D_25OH, "30", "ng/mL", "nmol/L", "75"),
        (Analyte.VITAMIN_D_25OH, "20", "ng/mL", "nmol/L", "50"),
        (Analyte.CREATININE, "1", "mg/dL", "umol/L", "88"),
        (Analyte.URINE_CALCIUM_24H, "400", "mg/(24.h)", "mmol/(24.h)", "10.0"),
    ],
)
def test_a_published_pair_of_limits_is_one_value(
    analyte: Analyte, value: str, unit: str, into: str, printed: str
) -> None:
    found = convert(analyte, Decimal(value), unit, into)
    assert str(found.quantize(Decimal(printed))) == printed
    factor, _ = expected(analyte, unit, into)
    assert f"{float(value) * factor:.{len(printed.partition('.')[2])}f}" == printed


@pytest.mark.parametrize(
    ("calcium", "albumin", "result", "unit"),
    [
        ("11.2", "3.5", "11.6", "mg/dL"),
        ("2.62", "34", "2.74", "mmol/L"),
        ("2.80", "35", "2.90", "mmol/L"),
    ],
)
def test_the_published_albumin_corrections(calcium: str, albumin: str, result: str, unit: str) -> None:
    numbers = load_profile("acr-2021").numbers
    slope, normal = numbers.albumin_slope.value, numbers.albumin_normal.value
    mmol = convert(Analyte.CALCIUM_TOTAL, Decimal(calcium), unit, "mmol/L")
    grams = convert(Analyte.ALBUMIN, Decimal(albumin), "g/dL" if unit == "mg/dL" else "g/L", "g/L")
    found = corrected(Quantity(mmol), Quantity(grams), slope=slope, normal=normal)
    assert found is not None
    shown = convert(Analyte.CALCIUM_TOTAL, found.value, "mmol/L", unit)
    assert shown.quantize(Decimal(result)) == Decimal(result)


# urine calcium and creatinine, serum calcium and creatinine: published vectors, then mixed units
RATIOS = [
    ("12 mg/dL", "90 mg/dL", "11.2 mg/dL", "0.9 mg/dL", "0.0107"),
    ("4 mg/dL", "110 mg/dL", "11.0 mg/dL", "0.8 mg/dL", "0.0026"),
    ("20 mg/dL", "70 mg/dL", "11.4 mg/dL", "0.9 mg/dL", "0.0226"),
    ("3.0 mmol/L", "8.0 mmol/L", "2.80 mmol/L", "80 umol/L", "0.0107"),  # 10.7 at face value
    ("3.0 mmol/L", "8000 umol/L", "2.80 mmol/L", "0.080 mmol/L", "0.0107"),
    ("12 mg/dL", "90 mg/dL", "2.7944 mmol/L", "79.578 umol/L", "0.0107"),
    ("200 mg/(24.h)", "1.1 g/(24.h)", "11.2 mg/dL", "0.9 mg/dL", "0.0146"),
    ("5 mmol/(24.h)", "9.7262 mmol/(24.h)", "2.80 mmol/L", "80 umol/L", "0.0147"),
]


@pytest.mark.parametrize(("urine_calcium", "urine_creatinine", "calcium", "creatinine", "result"), RATIOS)
def test_the_clearance_ratio_whatever_the_units(
    urine_calcium: str, urine_creatinine: str, calcium: str, creatinine: str, result: str
) -> None:
    given = [text.split(" ") for text in (urine_calcium, urine_creatinine, calcium, creatinine)]
    suffix = "_24h" if "24" in urine_calcium else ""
    analytes = [f"urine_calcium{suffix}", f"urine_creatinine{suffix}", "calcium_total", "creatinine"]
    labs = [lab(name, name, *pair) for name, pair in zip(analytes, given, strict=True)]
    found = clearance(facts(labs=labs).labs or (), load_profile("acr-2021"))
    assert found is not None
    assert str(found.ratio.value.quantize(Decimal("0.0001"))) == result

    masses = (CALCIUM[0], CREATININE[0], CALCIUM[0], CREATININE[0])
    out, diluted, serum, cleared = (
        _molar(ucum(*pair), mass) for pair, mass in zip(given, masses, strict=True)
    )
    ratio = (out * cleared / (serum * diluted)).to("dimensionless").magnitude
    assert float(found.ratio.value) == pytest.approx(ratio, rel=CALCIUM[1] + CREATININE[1])


def _molar(quantity: Any, molar_mass: float) -> Any:
    return quantity if "[substance]" in quantity.dimensionality else moles(quantity, molar_mass)
