"""The English of what the calculator's form refuses before its facts are read."""

from imaging.sentences import Template

OPERATED_AFTER_ALL = Template("OPERATED_AFTER_ALL", "an operation is listed too; keep one of the two")
IN_FUTURE = Template("IN_FUTURE", "lies in the future; correct the day")
UNIT_UNKNOWN = Template("UNIT_UNKNOWN", "{unit} is not a known unit; write it as mg/dL, mmol/L or pg/mL")
LIMITS_SWAPPED = Template("LIMITS_SWAPPED", "is not below the upper limit; swap the two, or correct one")
SAMPLING_INCOMPLETE = Template(
    "SAMPLING_INCOMPLETE", "is needed for a sampling: give the day and the peripheral PTH"
)
DAY_OF_CORDS = Template("DAY_OF_CORDS", "is needed: a cord that was seen before the operation may be another")
DAY_OF_DECISION = Template(
    "DAY_OF_DECISION", "is needed: a decision from before the operation speaks of another neck"
)
