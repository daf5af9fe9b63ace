"""The English of laboratory values and of what keeps a case from being judged eligible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casereview.rules.codes.vocabulary import Analyte
from imaging.sentences import Template, Word

#: The analytes that a sentence names.
ANALYTES: Final[Mapping[Analyte, Word]] = {
    Analyte.CALCIUM_TOTAL: Word("total calcium"),
    Analyte.CALCIUM_ALBUMIN_CORRECTED: Word("albumin-corrected calcium"),
    Analyte.CALCIUM_IONIZED: Word("ionized calcium"),
    Analyte.PTH_INTACT: Word("PTH"),
    Analyte.EGFR: Word("eGFR"),
    Analyte.VITAMIN_D_25OH: Word("25-OH vitamin D"),
}

# A value and the limits beside it. `bound` is a comparator such as ">", or nothing.
VALUE = Template("VALUE", "{analyte} {bound}{value} {unit} on {day}")
UPPER_LIMIT = Template("UPPER_LIMIT", "the upper limit of {value} {unit}")
UPPER_LIMIT_OF_PROFILE = Template(
    "UPPER_LIMIT_OF_PROFILE", "the profile's upper limit of {value} {unit} (the laboratory gave none)"
)
LOWER_LIMIT = Template("LOWER_LIMIT", "the lower limit of {value} {unit}")
LOWER_LIMIT_OF_PROFILE = Template(
    "LOWER_LIMIT_OF_PROFILE", "the profile's lower limit of {value} {unit} (the laboratory gave none)"
)

# Blockers, in the order of docs/clinical-rules.md.
BLOCKER_OPERATIONS_UNKNOWN = Template(
    "BLOCKER_OPERATIONS_UNKNOWN", "The operations are not recorded; list them, or state that there were none."
)
BLOCKER_FLAGS_UNKNOWN = Template(
    "BLOCKER_FLAGS_UNKNOWN", "Drugs and conditions are not recorded; list them, or state that there are none."
)
BLOCKER_NO_PRIOR_PARATHYROID_OPERATION = Template(
    "BLOCKER_NO_PRIOR_PARATHYROID_OPERATION",
    "Persistent or recurrent disease needs an earlier parathyroid operation, and {reason}.",
)
OTHER_OPERATIONS_ONLY = Template(
    "OTHER_OPERATIONS_ONLY", "none of the operations dealt with a parathyroid gland"
)
NEVER_OPERATED = Template("NEVER_OPERATED", "there was no operation")
BLOCKER_CALCIUM_MISSING = Template(
    "BLOCKER_CALCIUM_MISSING", "No usable calcium; measure it, ionized or with albumin."
)
BLOCKER_CALCIUM_MISSING_SINCE = Template(
    "BLOCKER_CALCIUM_MISSING_SINCE",
    "No usable calcium after the operation of {operation}; measure it, ionized or with albumin.",
)
BLOCKER_PTH_MISSING = Template("BLOCKER_PTH_MISSING", "No usable PTH; measure it together with calcium.")
BLOCKER_PTH_MISSING_SINCE = Template(
    "BLOCKER_PTH_MISSING_SINCE",
    "No usable PTH after the operation of {operation}; measure it together with calcium.",
)
BLOCKER_PTH_MISSING_BESIDE_CALCIUM = Template(
    "BLOCKER_PTH_MISSING_BESIDE_CALCIUM",
    "No PTH that answers the question lies within {days} days of the calcium of {calcium};"
    " measure the two together.",
)
BLOCKER_PTH_MISSING_BESIDE_CALCIUM_SINCE = Template(
    "BLOCKER_PTH_MISSING_BESIDE_CALCIUM_SINCE",
    "No PTH that answers the question lies within {days} days of the calcium of {calcium}"
    " after the operation of {operation}; measure the two together.",
)
# Four blockers are statements that a drug may explain, which is added where it is taken.
BLOCKER_STATED = Template("BLOCKER_STATED", "{statement}.")
BLOCKER_DOUBTED = Template("BLOCKER_DOUBTED", "{statement}; {doubt}.")
ON_CALCIMIMETIC = Template(
    "ON_CALCIMIMETIC", "a calcimimetic may hold calcium down, so repeat it off the drug where that is safe"
)
ON_BIOTIN = Template("ON_BIOTIN", "biotin may read PTH too low, so repeat it off biotin")
BLOCKER_NOT_HYPERCALCEMIC = Template("BLOCKER_NOT_HYPERCALCEMIC", "{calcium} is not above {limit}")
BLOCKER_EUCALCEMIC_PTH_ELEVATION = Template(
    "BLOCKER_EUCALCEMIC_PTH_ELEVATION", "{pth} is above {limit} while calcium is not high"
)
BLOCKER_PTH_SUPPRESSED = Template(
    "BLOCKER_PTH_SUPPRESSED",
    "{pth} is below {limit} while calcium is high, which points away from the parathyroids",
)
BLOCKER_TERTIARY_POSSIBLE = Template(
    "BLOCKER_TERTIARY_POSSIBLE",
    "Calcium and PTH are both high with {history}: tertiary hyperparathyroidism has its own pathway.",
)
BLOCKER_SECONDARY_POSSIBLE = Template(
    "BLOCKER_SECONDARY_POSSIBLE", "PTH is high and calcium is not, with {causes}: this may be secondary"
)
BLOCKER_FHH_NOT_EXCLUDED = Template(
    "BLOCKER_FHH_NOT_EXCLUDED", "Familial hypocalciuric hypercalcemia is not excluded: {reasons}."
)
CLEARANCE_UNKNOWN = Template("CLEARANCE_UNKNOWN", "the calcium/creatinine clearance ratio is unknown")
CLEARANCE_LOW = Template("CLEARANCE_LOW", "the clearance ratio of {day} is {ratio}, not above {limit}")
THIAZIDE_TAKEN = Template("THIAZIDE_TAKEN", "a thiazide lowers urine calcium")
FHH_IN_FAMILY = Template("FHH_IN_FAMILY", "the family has it")
BLOCKER_LITHIUM = Template(
    "BLOCKER_LITHIUM", "Lithium raises calcium and PTH; judge its part together with psychiatry."
)
BLOCKER_THIAZIDE = Template(
    "BLOCKER_THIAZIDE", "A thiazide raises calcium; stop it where that is safe, and repeat the tests."
)
BLOCKER_COURSE_UNDETERMINED = Template(
    "BLOCKER_COURSE_UNDETERMINED",
    "Persistent or recurrent cannot be told from the dated calcium values: none is high in the first"
    " {days} days after {start}, and no normal run lasts that long before a high one.",
)
THE_OPERATION = Template("THE_OPERATION", "the operation of {day}")
SOME_OPERATION = Template("SOME_OPERATION", "a parathyroid operation")
BLOCKER_OPERATIVE_REPORT_MISSING = Template(
    "BLOCKER_OPERATIVE_REPORT_MISSING",
    "The operative report of {days} is missing; obtain it, or record that it cannot be had.",
)

# Emergencies.
VERY_HIGH_CALCIUM = Template(
    "VERY_HIGH_CALCIUM", "{value}. This is an emergency: treat now, without waiting for the meeting."
)
