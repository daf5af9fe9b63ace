"""The English of carcinoma flags."""

from imaging.sentences import Template

# Carcinoma flags.
CALCIUM_VERY_HIGH = Template("CALCIUM_VERY_HIGH", "{values}.")
VALUE_ABOVE = Template("VALUE_ABOVE", "{value} is above {limit} {unit}")
PTH_TIMES_LIMIT = Template("PTH_TIMES_LIMIT", "{value} is more than {times} times {limit}.")
PALPABLE_MASS = Template("PALPABLE_MASS", "A mass can be felt in the neck.")
LESION_LARGE = Template("LESION_LARGE", "A suspicious lesion measures {largest} mm, more than {limit} mm.")
PATHOLOGY = Template("PATHOLOGY", "Pathology reported {reports}.")
PATHOLOGY_ON = Template("PATHOLOGY_ON", "{pathology} on {day}")
