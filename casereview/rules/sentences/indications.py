"""The English of what makes an operation worth it."""

from imaging.sentences import Template

INDICATION = Template("INDICATION", "{met}; for a re-operation the bar is higher.")
INDICATION_SYMPTOMS = Template("INDICATION_SYMPTOMS", "There are symptoms of the disease")
INDICATION_STONES = Template("INDICATION_STONES", "There are kidney stones")
INDICATION_FRACTURE = Template("INDICATION_FRACTURE", "There was a fragility fracture")
INDICATION_CALCIUM_ABOVE = Template(
    "INDICATION_CALCIUM_ABOVE", "{value} is more than {above} {unit} above {limit}"
)
INDICATION_AGE_BELOW = Template("INDICATION_AGE_BELOW", "The age of {age} is below {limit} years")
INDICATION_T_SCORE = Template("INDICATION_T_SCORE", "The T-score of {value} is at or below -{limit}")
INDICATION_EGFR_BELOW = Template("INDICATION_EGFR_BELOW", "{value} is below {limit} {unit}")
INDICATION_URINE_CALCIUM = Template("INDICATION_URINE_CALCIUM", "{value} is above {limit} {unit}")
