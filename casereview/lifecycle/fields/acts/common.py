"""What several acts ask alike."""

from typing import Final

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import InputField
from casereview.rules.codes.vocabulary import UNITS, Comparator
from imaging.vocabulary import choices_of

FOR_PEOPLE: Final = "Words for people: no rule reads them."
ONLY_CURRENT: Final = "The facts hold rows as they stand now, and not what they replaced."
NAMES_THE_ROW: Final = "It says which row is meant, and is no fact of its own."
COMPARATOR = InputField(
    "comparator", kinds.CHOICE, "Comparator", required=False, choices=choices_of(Comparator)
)
CORRECTION_REASON = InputField("reason", kinds.TEXT, "Why it is corrected", outside_facts=FOR_PEOPLE)
EVERY_UNIT = tuple(dict.fromkeys(unit for units in UNITS.values() for unit in units))
