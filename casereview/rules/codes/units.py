"""Units of the analytes with their factors and spellings.

Each factor turns a unit into the analyte's own base unit by multiplication with a short decimal, so that
values compare exactly there: a result that equals its limit does so in every unit. The factors are the usual
ones: calcium 0.2495, PTH 9.43, creatinine 88.42, phosphate 0.3229, magnesium 0.4114, 25-OH vitamin D 2.496.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from casereview.rules.codes.vocabulary import UNITS, Analyte

_ONE: Final = Decimal(1)
_CALCIUM: Final = {"mmol/L": _ONE, "mg/dL": Decimal("0.2495")}
_CREATININE: Final = {"mmol/L": _ONE, "umol/L": Decimal("0.001"), "mg/dL": Decimal("0.08842")}

# analyte -> unit -> factor into the base unit, which is the one of factor 1
FACTORS: Final[dict[Analyte, dict[str, Decimal]]] = {
    Analyte.CALCIUM_TOTAL: _CALCIUM,
    Analyte.CALCIUM_ALBUMIN_CORRECTED: _CALCIUM,
    Analyte.CALCIUM_IONIZED: _CALCIUM,
    Analyte.ALBUMIN: {"g/L": _ONE, "g/dL": Decimal(10)},
    Analyte.PTH_INTACT: {"pg/mL": _ONE, "ng/L": _ONE, "pmol/L": Decimal("9.43")},
    Analyte.CREATININE: _CREATININE,
    Analyte.EGFR: {"mL/min/{1.73_m2}": _ONE},
    Analyte.PHOSPHATE: {"mmol/L": _ONE, "mg/dL": Decimal("0.3229")},
    Analyte.VITAMIN_D_25OH: {"nmol/L": _ONE, "ng/mL": Decimal("2.496")},
    Analyte.MAGNESIUM: {"mmol/L": _ONE, "mg/dL": Decimal("0.4114")},
    Analyte.ALKALINE_PHOSPHATASE: {"U/L": _ONE},
    Analyte.URINE_CALCIUM: _CALCIUM,
    Analyte.URINE_CREATININE: _CREATININE,
    Analyte.URINE_CALCIUM_24H: {"mmol/(24.h)": _ONE, "mg/(24.h)": Decimal("0.02495")},
    Analyte.URINE_CREATININE_24H: {
        "mmol/(24.h)": _ONE,
        "mg/(24.h)": Decimal("0.008842"),
        "g/(24.h)": Decimal("8.842"),
    },
    Analyte.LITHIUM_LEVEL: {"mmol/L": _ONE},
}

_OF_CALCIUM: Final = "From memory, high confidence; 1 mmol/L is 4.008 mg/dL"
_OF_CREATININE: Final = "From memory, high confidence: 1 mg/dL is 88.42 umol/L"
_ONE_UNIT: Final = "One unit: nothing is converted"
# Where the factors come from; printed beside them in docs/clinical-rules.md.
FACTOR_SOURCES: Final[dict[Analyte, str]] = {
    Analyte.CALCIUM_TOTAL: _OF_CALCIUM,
    Analyte.CALCIUM_ALBUMIN_CORRECTED: _OF_CALCIUM,
    Analyte.CALCIUM_IONIZED: _OF_CALCIUM,
    Analyte.ALBUMIN: "Decimal: 1 g/dL is 10 g/L",
    Analyte.PTH_INTACT: "Public code uses 9.425 to 9.43, one page 9.5; pg/mL and ng/L are the same",
    Analyte.CREATININE: _OF_CREATININE,
    Analyte.EGFR: _ONE_UNIT,
    Analyte.PHOSPHATE: "From memory; as phosphorus",
    Analyte.VITAMIN_D_25OH: "From memory: 20 ng/mL is about 50 nmol/L",
    Analyte.MAGNESIUM: "From memory, high confidence",
    Analyte.ALKALINE_PHOSPHATASE: _ONE_UNIT,
    Analyte.URINE_CALCIUM: _OF_CALCIUM,
    Analyte.URINE_CREATININE: _OF_CREATININE,
    Analyte.URINE_CALCIUM_24H: "The factor of calcium for a milligram: a tenth of the one for mg/dL",
    Analyte.URINE_CREATININE_24H: "The factor of creatinine for a milligram: a tenth of the one for mg/dL",
    Analyte.LITHIUM_LEVEL: _ONE_UNIT,
}

# What analyzers and letters write, folded to lower case with the micro sign as u and without spaces.
SPELLINGS: Final[dict[str, str]] = {
    **{unit.lower(): unit for units in UNITS.values() for unit in units},
    "mcmol/l": "umol/L",
    "mg%": "mg/dL",
    "iu/l": "U/L",
    "meq/l(li)": "mmol/L",
    "mg/24h": "mg/(24.h)",
    "mg/24hr": "mg/(24.h)",
    "mg/d": "mg/(24.h)",
    "mg/day": "mg/(24.h)",
    "g/24h": "g/(24.h)",
    "g/24hr": "g/(24.h)",
    "g/d": "g/(24.h)",
    "g/day": "g/(24.h)",
    "mmol/24h": "mmol/(24.h)",
    "mmol/24hr": "mmol/(24.h)",
    "mmol/d": "mmol/(24.h)",
    "mmol/day": "mmol/(24.h)",
    "ml/min/1.73m2": "mL/min/{1.73_m2}",
    "ml/min/1.73m^2": "mL/min/{1.73_m2}",
    "ml/min/1.73m²": "mL/min/{1.73_m2}",
    "ml/min/1.73_m2": "mL/min/{1.73_m2}",
    "ml/min/{1.73m2}": "mL/min/{1.73_m2}",
}
_FOLD: Final = str.maketrans({"µ": "u", "μ": "u", " ": None, "\u00a0": None, "\u202f": None})


class UnitError(ValueError):
    """A unit that is not one of the analyte's; the message names it and those that are."""


def normalize_unit(written: str) -> str:
    """The UCUM string of a unit as analyzers and letters spell it ("mg/dl", "µmol/L", "mL/min/1.73m²").

    Raises UnitError for a spelling that is not listed. pg/mL and ng/L keep their own names; they convert 1:1.
    """
    unit = SPELLINGS.get(written.translate(_FOLD).lower())
    if unit is None:
        raise UnitError(f"{written!r} is not a known unit")
    return unit


def factor(analyte: Analyte, unit: str) -> Decimal:
    """What one `unit` of the analyte is in its base unit. Raises UnitError."""
    try:
        return FACTORS[analyte][unit]
    except KeyError:
        allowed = ", ".join(FACTORS[analyte])
        raise UnitError(f"{unit!r} is not a unit of {analyte}; use one of {allowed}") from None
