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
    Analyte.ALBUMIN: Word("albumin"),
    Analyte.PTH_INTACT: Word("PTH"),
    Analyte.CREATININE: Word("creatinine"),
    Analyte.EGFR: Word("eGFR"),
    Analyte.PHOSPHATE: Word("phosphate"),
    Analyte.VITAMIN_D_25OH: Word("25-OH vitamin D"),
    Analyte.MAGNESIUM: Word("magnesium"),
    Analyte.ALKALINE_PHOSPHATASE: Word("alkaline phosphatase"),
    Analyte.URINE_CALCIUM: Word("urine calcium"),
    Analyte.URINE_CREATININE: Word("urine creatinine"),
    Analyte.URINE_CALCIUM_24H: Word("24 h urine calcium"),
    Analyte.URINE_CREATININE_24H: Word("24 h urine creatinine"),
    Analyte.LITHIUM_LEVEL: Word("lithium"),
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

# The question that an implausible value raises where it is typed.
AMOUNT = Template("AMOUNT", "{bound}{value} {unit}")
AMOUNT_IS = Template("AMOUNT_IS", "{written} is {converted}")
DOUBT_CALCIUM = Template("DOUBT_CALCIUM", "{written}, which nobody survives: is the unit right?")
DOUBT_CALCIUM_AS_WRITTEN = Template(
    "DOUBT_CALCIUM_AS_WRITTEN",
    "{written} lies outside {low} to {high} {unit}, which nobody survives: is the unit right?",
)
DOUBT_CONVERTED = Template(
    "DOUBT_CONVERTED", "{written}, outside what can be ({low} to {high} {unit}): is the unit right?"
)
DOUBT_VALUE = Template(
    "DOUBT_VALUE", "{written} lies outside what can be ({low} to {high} {unit}): is the unit right?"
)
DOUBT_UPPER_LIMIT = Template(
    "DOUBT_UPPER_LIMIT",
    "An upper limit of {limit} {own} lies outside what laboratories print ({low} to {high} {unit}):"
    " is the unit right?",
)
DOUBT_LOWER_LIMIT = Template(
    "DOUBT_LOWER_LIMIT",
    "A lower limit of {limit} {own} is more than {share} of the upper one: are both right?",
)

# Calcium that cannot wait.
VALUE_BEYOND = Template("VALUE_BEYOND", "{value} is above {limit} {unit}")
VALUE_BENEATH = Template("VALUE_BENEATH", "{value} is below {limit} {unit}")
CRISIS = Template("CRISIS", "{values}. This is an emergency: treat now, without waiting for the meeting.")
CRISIS_LONG_AGO = Template(
    "CRISIS_LONG_AGO",
    "{values}, {days} days ago. This is an emergency where it still is so: measure calcium today, without"
    " waiting for the meeting.",
)
CRISIS_IN_OTHER_UNIT = Template(
    "CRISIS_IN_OTHER_UNIT",
    "{value} cannot be right; in {unit} it would be above {limit} {own}, an emergency: confirm it today.",
)
LOW_CALCIUM = Template(
    "LOW_CALCIUM", "{values}: an emergency after surgery; repeat it today, without waiting for the meeting."
)
LOW_CALCIUM_OR_UNIT = Template(
    "LOW_CALCIUM_OR_UNIT",
    "{values}: an emergency after surgery, or a value in {unit} with another unit typed; repeat it today,"
    " without waiting for the meeting.",
)
LOW_CALCIUM_OR_CRISIS = Template(
    "LOW_CALCIUM_OR_CRISIS",
    "{values}: an emergency after surgery, or a value in {unit} with another unit typed, and then a"
    " hypercalcemic crisis; repeat it today, without waiting for the meeting.",
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
WITHOUT_LIMIT_BELOW_AGE = Template(
    "WITHOUT_LIMIT_BELOW_AGE",
    "Below {years} years a value without the upper limit that its laboratory prints tells nothing.",
)
BLOCKER_VALUE_OUTSIDE = Template(
    "BLOCKER_VALUE_OUTSIDE",
    "{value} lies outside {low} to {high} {unit}, where such a value can be, so that nothing may rest on it;"
    " {remedy}.",
)
BLOCKER_VALUE_OUTSIDE_CONVERTED = Template(
    "BLOCKER_VALUE_OUTSIDE_CONVERTED",
    "{value} is {converted} {unit} and lies outside {low} to {high} {unit}, where such a value can be, so"
    " that nothing may rest on it; {remedy}.",
)
BLOCKER_UPPER_LIMIT_OUTSIDE = Template(
    "BLOCKER_UPPER_LIMIT_OUTSIDE",
    "The upper limit of {limit} {own} beside {value} lies outside {low} to {high} {unit}, where such a limit"
    " can be, so that nothing may rest on the value; {remedy}.",
)
BLOCKER_LOWER_LIMIT_OUTSIDE = Template(
    "BLOCKER_LOWER_LIMIT_OUTSIDE",
    "The lower limit of {limit} {own} beside {value} is more than {share} of {upper}, so that nothing may"
    " rest on the value; {remedy}.",
)
IN_ANOTHER_UNIT = Template(
    "IN_ANOTHER_UNIT", "in {units} it would fit: confirm the unit, and correct the value"
)
CHECK_THE_REPORT = Template("CHECK_THE_REPORT", "check the report, and correct the value")
# Five blockers are statements of which something may be open, which is then added.
BLOCKER_STATED = Template("BLOCKER_STATED", "{statement}.")
BLOCKER_DOUBTED = Template("BLOCKER_DOUBTED", "{statement}; {doubt}.")
ON_CALCIMIMETIC = Template(
    "ON_CALCIMIMETIC", "a calcimimetic may hold calcium down, so repeat it off the drug where that is safe"
)
ON_ANTIRESORPTIVE = Template(
    "ON_ANTIRESORPTIVE", "an antiresorptive drug may hold calcium down, so repeat it when its effect is over"
)
ON_BIOTIN = Template("ON_BIOTIN", "biotin may read PTH too low, so repeat it off biotin")
HIGH_BEFORE = Template(
    "HIGH_BEFORE",
    "calcium was high on {day}, so repeat it: only normal values on two days at least {days} days apart"
    " settle it",
)
VALUE_IN_DOUBT = Template(
    "VALUE_IN_DOUBT", "a value that cannot be right is still open, so settle that one first"
)
PTH_SUPPRESSED_ONCE = Template(
    "PTH_SUPPRESSED_ONCE",
    "repeat it: one value settles nothing, only every PTH within {window} days of this calcium, on two days"
    " at least {apart} days apart, below a lower limit that its laboratory prints",
)
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
    "Calcium and PTH are both high with {causes}: tertiary hyperparathyroidism has its own pathway.",
)
BLOCKER_TERTIARY_BY_EGFR = Template(
    "BLOCKER_TERTIARY_BY_EGFR",
    "Calcium and PTH are both high with {causes}, below {limit} {unit}: decide whether this is tertiary"
    " hyperparathyroidism, which has its own pathway.",
)
BLOCKER_SECONDARY_POSSIBLE = Template(
    "BLOCKER_SECONDARY_POSSIBLE", "PTH is high and calcium is not, with {causes}: this may be secondary"
)
BLOCKER_FHH_IN_FAMILY = Template(
    "BLOCKER_FHH_IN_FAMILY",
    "Familial hypocalciuric hypercalcemia is not excluded: the family has it. Only a decision of a clinician"
    " ends this, as after a test of the genes.",
)
BLOCKER_FHH_NOT_EXCLUDED = Template(
    "BLOCKER_FHH_NOT_EXCLUDED",
    "Familial hypocalciuric hypercalcemia is not excluded: {reasons}. It is excluded by {ends}.",
)
CLEARANCE_UNKNOWN = Template(
    "CLEARANCE_UNKNOWN", "the calcium/creatinine clearance ratio is unknown, for want of {missing}"
)
CLEARANCE_OPEN = Template(
    "CLEARANCE_OPEN", "the clearance ratio of {day} is left open by a value that is only a bound"
)
CLEARANCE_IMPLAUSIBLE = Template(
    "CLEARANCE_IMPLAUSIBLE",
    "the clearance ratio of {day} is {ratio}, above {most}, which cannot be, so confirm the units",
)
CLEARANCE_LOW = Template("CLEARANCE_LOW", "the clearance ratio of {day} is {ratio}, not above {limit}")
CLEARANCE_ON_THIAZIDE = Template(
    "CLEARANCE_ON_THIAZIDE",
    "the clearance ratio of {day} was measured on a thiazide, which lowers urine calcium",
)
URINE_CALCIUM_ABOVE = Template(
    "URINE_CALCIUM_ABOVE", "{value} is above {most} {unit} and excludes nothing, so confirm its unit"
)
URINE_WANTED = Template("URINE_WANTED", "urine calcium and urine creatinine of one day")
URINE_WANTED_BESIDE = Template("URINE_WANTED_BESIDE", "{analyte} beside the {other} of {day}")
URINE_TOO_DILUTE = Template(
    "URINE_TOO_DILUTE", "urine of {day} with a creatinine known to reach {least} {unit}"
)
BLOOD_WANTED = Template("BLOOD_WANTED", "{analyte} within {days} days of the urine of {day}")
BLOOD_WANTED_TOO = Template("BLOOD_WANTED_TOO", "{analyte} within {days} days of the urine")
SERUM_CALCIUM = Template("SERUM_CALCIUM", "a total or albumin-corrected calcium")
SERUM_CREATININE = Template("SERUM_CREATININE", "a creatinine in blood")
ENDS_BY_RATIO = Template("ENDS_BY_RATIO", "a clearance ratio above {limit}")
ENDS_BY_RATIO_OFF_THIAZIDE = Template(
    "ENDS_BY_RATIO_OFF_THIAZIDE", "a clearance ratio above {limit} after two weeks without the thiazide"
)
ENDS_BY_NORMAL_RUN = Template(
    "ENDS_BY_NORMAL_RUN", "normal calcium for {days} days without a high one between"
)
ENDS_BY_URINE = Template("ENDS_BY_URINE", "a 24 h urine calcium above {least} and up to {most} {unit}")
ENDS_BY_DECISION = Template("ENDS_BY_DECISION", "a decision of a clinician, as after a test of the genes")
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
