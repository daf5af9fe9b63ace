"""The coded words of the clinical facts, each with a short label for people.

Places and veins live in `imaging.anatomy`, modalities in `imaging.studies`: a study knows nothing of cases.
The codes themselves are listed in docs/clinical-rules.md; UCUM strings are those of unitsofmeasure.org.
"""

from __future__ import annotations

from typing import Final

from imaging.vocabulary import Coded


class Analyte(Coded):
    CALCIUM_TOTAL = "calcium_total", "Calcium, total"
    CALCIUM_ALBUMIN_CORRECTED = "calcium_albumin_corrected", "Calcium, albumin-corrected"
    CALCIUM_IONIZED = "calcium_ionized", "Calcium, ionized"
    ALBUMIN = "albumin", "Albumin"
    PTH_INTACT = "pth_intact", "PTH, intact"
    CREATININE = "creatinine", "Creatinine"
    EGFR = "egfr", "eGFR"
    PHOSPHATE = "phosphate", "Phosphate"
    VITAMIN_D_25OH = "vitamin_d_25oh", "25-OH vitamin D"
    MAGNESIUM = "magnesium", "Magnesium"
    ALKALINE_PHOSPHATASE = "alkaline_phosphatase", "Alkaline phosphatase"
    URINE_CALCIUM = "urine_calcium", "Urine calcium"
    URINE_CREATININE = "urine_creatinine", "Urine creatinine"
    URINE_CALCIUM_24H = "urine_calcium_24h", "Urine calcium, 24 h"
    URINE_CREATININE_24H = "urine_creatinine_24h", "Urine creatinine, 24 h"
    LITHIUM_LEVEL = "lithium_level", "Lithium level"


_CALCIUM = ("mg/dL", "mmol/L")
_CREATININE = ("mg/dL", "umol/L", "mmol/L")

UNITS: Final[dict[Analyte, tuple[str, ...]]] = {
    Analyte.CALCIUM_TOTAL: _CALCIUM,
    Analyte.CALCIUM_ALBUMIN_CORRECTED: _CALCIUM,
    Analyte.CALCIUM_IONIZED: _CALCIUM,
    Analyte.ALBUMIN: ("g/dL", "g/L"),
    Analyte.PTH_INTACT: ("pg/mL", "ng/L", "pmol/L"),
    Analyte.CREATININE: _CREATININE,
    Analyte.EGFR: ("mL/min/{1.73_m2}",),
    Analyte.PHOSPHATE: ("mg/dL", "mmol/L"),
    Analyte.VITAMIN_D_25OH: ("ng/mL", "nmol/L"),
    Analyte.MAGNESIUM: ("mg/dL", "mmol/L"),
    Analyte.ALKALINE_PHOSPHATASE: ("U/L",),
    Analyte.URINE_CALCIUM: _CALCIUM,
    Analyte.URINE_CREATININE: _CREATININE,
    Analyte.URINE_CALCIUM_24H: ("mg/(24.h)", "mmol/(24.h)"),
    Analyte.URINE_CREATININE_24H: ("mg/(24.h)", "mmol/(24.h)", "g/(24.h)"),
    Analyte.LITHIUM_LEVEL: ("mmol/L",),
}


class Sex(Coded):
    F = "F", "Female"
    M = "M", "Male"
    X = "X", "Other"


class Comparator(Coded):
    LESS = "<", "below"
    AT_MOST = "<=", "at most"
    AT_LEAST = ">=", "at least"
    MORE = ">", "above"


class LabStatus(Coded):
    PRELIMINARY = "preliminary", "Preliminary"
    FINAL = "final", "Final"
    CORRECTED = "corrected", "Corrected"
    ENTERED_IN_ERROR = "entered_in_error", "Entered in error"


class Flag(Coded):
    LITHIUM = "lithium", "Lithium"
    THIAZIDE = "thiazide", "Thiazide"
    CALCIMIMETIC = "calcimimetic", "Calcimimetic"
    BIOTIN = "biotin", "Biotin"
    CKD = "ckd", "Chronic kidney disease"
    CKD_DIALYSIS = "ckd_dialysis", "Dialysis"
    KIDNEY_TRANSPLANT = "kidney_transplant", "Kidney transplant"
    FAMILY_HISTORY_FHH = "family_history_fhh", "Family history of FHH"
    MEN1 = "men1", "MEN 1"
    MEN2A = "men2a", "MEN 2A"
    HPT_JAW_TUMOR = "hpt_jaw_tumor", "HPT-jaw tumor syndrome"
    PALPABLE_MASS = "palpable_mass", "Palpable neck mass"
    PREGNANCY = "pregnancy", "Pregnancy"
    CONTRAST_ALLERGY = "contrast_allergy", "Contrast allergy"
    ANTICOAGULATED = "anticoagulated", "Anticoagulated"
    ANTIRESORPTIVE = "antiresorptive", "Antiresorptive drug"
    MRI_UNSAFE = "mri_unsafe", "MRI not safe"


class Gland(Coded):
    LEFT_SUPERIOR = "left.superior", "Left superior gland"
    LEFT_INFERIOR = "left.inferior", "Left inferior gland"
    RIGHT_SUPERIOR = "right.superior", "Right superior gland"
    RIGHT_INFERIOR = "right.inferior", "Right inferior gland"
    SUPERNUMERARY = "supernumerary", "Supernumerary gland"


class Disposition(Coded):
    REMOVED = "removed", "Removed"
    PARTIALLY_REMOVED = "partially_removed", "Partially removed"
    BIOPSIED = "biopsied", "Biopsied"
    SEEN_NORMAL = "seen_normal", "Seen, normal"
    AUTOGRAFTED = "autografted", "Autografted"
    NOT_FOUND = "not_found", "Not found"
    UNKNOWN = "unknown", "Unknown"


class PathologyCode(Coded):
    ADENOMA = "adenoma", "Adenoma"
    HYPERPLASIA = "hyperplasia", "Hyperplasia"
    CARCINOMA = "carcinoma", "Carcinoma"
    ATYPICAL = "atypical", "Atypical tumor"
    NORMAL_PARATHYROID = "normal_parathyroid", "Normal parathyroid"
    NOT_PARATHYROID = "not_parathyroid", "Not parathyroid"
    NONE = "none", "No tissue"


class OperationKind(Coded):
    PARATHYROIDECTOMY = "parathyroidectomy", "Parathyroidectomy"
    NECK_EXPLORATION = "neck_exploration", "Neck exploration"
    THYROIDECTOMY = "thyroidectomy", "Thyroidectomy"
    MEDIASTINAL_EXPLORATION = "mediastinal_exploration", "Mediastinal exploration"
    GRAFT_REMOVAL = "graft_removal", "Removal of a graft"


class ReportState(Coded):
    ON_FILE = "on_file", "On file"
    UNOBTAINABLE = "unobtainable", "Unobtainable"
    MISSING = "missing", "Missing"


class Arm(Coded):
    """The arm that was tied while a peripheral sample was drawn."""

    LEFT = "left", "Left"
    RIGHT = "right", "Right"


class Cord(Coded):
    MOBILE = "mobile", "Mobile"
    PARETIC = "paretic", "Paretic"
    IMMOBILE = "immobile", "Immobile"
