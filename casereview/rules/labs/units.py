"""Values in base units, and the formulas that cross units."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from casereview.rules.codes.units import FACTORS, factor
from casereview.rules.codes.vocabulary import Analyte, Comparator
from casereview.rules.facts.records import LabFact
from casereview.rules.labs.quantity import EXACT, Quantity, less, ratio, times


def convert(analyte: Analyte, value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """The value in another unit of the analyte, unrounded. Raises UnitError for a unit it does not have."""
    into, out_of = factor(analyte, from_unit), factor(analyte, to_unit)
    if into == out_of:
        return value
    return EXACT.divide(EXACT.multiply(value, into), out_of)


def quantity(lab: LabFact) -> Quantity:
    """The lab's value with its comparator, in the analyte's base unit."""
    return Quantity(EXACT.multiply(lab.value, FACTORS[lab.analyte][lab.unit]), lab.comparator)


def corrected(calcium: Quantity, albumin: Quantity, *, slope: Decimal, normal: Decimal) -> Quantity | None:
    """Albumin-corrected calcium in mmol/L from mmol/L and g/L, or None where two bounds leave it open.

    The slope is in mg/dL per g/dL and the normal albumin in g/dL, whatever unit the laboratory used: the
    usual SI slope, 0.02 for 0.01996, is the same one rounded, and two would let a change of unit decide.
    """
    per_gram, offset = _correction(slope, normal)
    most = EXACT.add(calcium.value, offset)  # with no albumin at all
    difference = less(calcium, albumin.scaled(per_gram))
    if difference is None:
        is_below = calcium.comparator in (Comparator.LESS, Comparator.AT_MOST)
        return Quantity(most, calcium.comparator) if is_below else None
    corrected = difference.raised(offset)
    if calcium.comparator is None and albumin.comparator in (Comparator.LESS, Comparator.AT_MOST):
        return Quantity(corrected.value, corrected.comparator, most)
    return corrected


@lru_cache(maxsize=16)
def _correction(slope: Decimal, normal: Decimal) -> tuple[Decimal, Decimal]:
    """What a gram of albumin per liter takes off, and what is added for the normal albumin, in mmol/L."""
    per_gram = EXACT.multiply(slope, Decimal("0.02495"))
    return per_gram, EXACT.multiply(per_gram, EXACT.multiply(normal, Decimal(10)))


def clearance_ratio(
    *, urine_calcium: Quantity, urine_creatinine: Quantity, calcium: Quantity, creatinine: Quantity
) -> Quantity | None:
    """Calcium/creatinine clearance ratio: (urine Ca x serum creatinine) / (serum Ca x urine creatinine).

    All four in base units: laboratories print serum creatinine in umol/L beside urine creatinine in mmol/L,
    and the base unit of both is mmol/L. Urine may be two concentrations or two 24 h amounts, whose volume
    cancels.
    None for a zero denominator or where bounds leave the ratio without any.
    """
    above, under = times(urine_calcium, creatinine), times(calcium, urine_creatinine)
    return None if above is None or under is None else ratio(above, under)
