"""The English of a profile: its numbers as they are shown, and what it is refused for when it is loaded."""

from typing import Final

from imaging.sentences import Template, gettext_noop

# A number or a rating, with what is stated beside it.
NOT_STATED = Template("NOT_STATED", "not stated")
INTERVAL = Template("INTERVAL", "{low} to {high}")
NUMBER_WITHIN = Template("NUMBER_WITHIN", "{number} ({low} to {high})")
NAMED = Template("NAMED", "{name} {value}")
YES = Template("YES", "yes")
NO = Template("NO", "no")
#: The names of what is stated beside a number, where it has words; another field goes by its own name.
NAMES: Final = {
    "adult": gettext_noop("adult"),
    "child": gettext_noop("child"),
    "category": gettext_noop("category"),
    "code": gettext_noop("code"),
    "level": gettext_noop("level"),
    "limit_low": gettext_noop("printed upper limit from"),
    "limit_high": gettext_noop("printed upper limit to"),
    "limit_high_dialysis": gettext_noop("on dialysis to"),
    "low_share": gettext_noop("printed lower limit, at most this part of the upper one:"),
    "places": gettext_noop("places"),
    "reoperative": gettext_noop("reoperative"),
    "system": gettext_noop("system"),
}

# The table that it takes over.
EXTENDS_TWICE = Template("EXTENDS_TWICE", "{profile} extends another profile; name that one")
EXTENDS_UNKNOWN = Template("EXTENDS_UNKNOWN", "must name one of {known}")
OTHER_NAME = Template("OTHER_NAME", "must be {name}, the name of the file")

# Numbers and shares.
NOT_ABOVE_ZERO = Template("NOT_ABOVE_ZERO", "must be above zero")
NOT_ABOVE_LOW = Template("NOT_ABOVE_LOW", "must lie above low")
HALF_A_LIMIT = Template("HALF_A_LIMIT", "stands only together with limit_high; give both or neither")
ABOVE_ONE = Template("ABOVE_ONE", "must not lie above 1")
WHOLE_SHARE = Template("WHOLE_SHARE", "must lie below 100 %")
OUTSIDE_INTERVAL = Template("OUTSIDE_INTERVAL", "must lie inside its interval")
BELOW_FALSE_POSITIVE = Template("BELOW_FALSE_POSITIVE", "must lie above the false-positive share")
NO_UNIT = Template("NO_UNIT", "{unit} is not a unit of {of}")
OTHER_UNIT = Template("OTHER_UNIT", "must be {unit}")
NOT_AN_AGE = Template("NOT_AN_AGE", "{age} is not an age in whole years")

# What is there, and what is missing.
SOURCE_REQUIRED = Template("SOURCE_REQUIRED", "is required; name where the rule comes from")
LEVEL_REQUIRED = Template("LEVEL_REQUIRED", "is required; leave out its levels if none is known")
RATING_REQUIRED = Template("RATING_REQUIRED", "is required; say not_confirmed where nothing was read")
SOURCE_OF_NO_CODE = Template("SOURCE_OF_NO_CODE", "is not a code of the rules; remove it")
UNKNOWN_PROCEDURE = Template("UNKNOWN_PROCEDURE", "is not a known procedure")
UNKNOWN_ENTRY = Template("UNKNOWN_ENTRY", "is not known; correct or remove it")
NOT_ECTOPIC = Template("NOT_ECTOPIC", "{place} is no ectopic place")
NO_SHARE = Template("NO_SHARE", "{place} has no share; give every ectopic place one")
BANDS_DIFFER = Template("BANDS_DIFFER", "must have as many bands as adult")
NO_SUCH_BAND = Template("NO_SUCH_BAND", "must lie below {bands}")
WORDS_BESIDE_LEVEL = Template("WORDS_BESIDE_LEVEL", "stands only where no level does")
