"""The English of what a strict reader refuses: what stands in a field, and the remedy."""

from imaging.sentences import Template

# Text, and what has a form of its own.
NOT_TEXT = Template("NOT_TEXT", "must be text in quotes, not {kind}")
NUL = Template("NUL", "contains a NUL character; remove it")
HALF_SURROGATE = Template("HALF_SURROGATE", "contains half of a surrogate pair; write the character in full")
EMPTY_ID = Template("EMPTY_ID", "must not be empty; give every item an id of its own")

# Numbers, and yes or no.
NOT_DECIMAL_TEXT = Template("NOT_DECIMAL_TEXT", 'must be a decimal in quotes such as "11.9", not {kind}')
LONG_NUMBER = Template("LONG_NUMBER", "has more than {most} characters; give the value as measured")
NOT_DECIMAL = Template(
    "NOT_DECIMAL", '{value} is not a non-negative decimal; write digits such as "11.9" or "820"'
)
NOT_WHOLE = Template("NOT_WHOLE", "must be a whole number without quotes, not {kind}")
NEGATIVE = Template("NEGATIVE", "must not be negative")
NOT_YES_OR_NO = Template("NOT_YES_OR_NO", "must be true or false, not {kind}")

# Days and times.
NO_SUCH_DAY = Template("NO_SUCH_DAY", "{value} is not a day of the calendar; correct it")
NOT_DATE = Template("NOT_DATE", "{value} is not a date; write it as YYYY-MM-DD")
NO_ZONE = Template("NO_ZONE", "{value} needs a time with zone, such as 2024-08-01T07:30:00+00:00")
NO_SUCH_TIME = Template("NO_SUCH_TIME", "{value} is not a time of day; correct it")

# Objects, lists and codes.
NOT_OBJECT = Template("NOT_OBJECT", "must be an object in braces, not {kind}")
NOT_LIST = Template("NOT_LIST", "must be a list in brackets, not {kind}")
NOT_TABLE = Template("NOT_TABLE", "must be a table, not {kind}")
UNKNOWN_KEY = Template("UNKNOWN_KEY", "is not a known key here; use one of {known}")
REQUIRED = Template("REQUIRED", "is required; add it")
UNKNOWN_WORD = Template("UNKNOWN_WORD", "{value} is not a known {noun}; use one of {known}")
UNKNOWN_CODE = Template("UNKNOWN_CODE", "{value} is not a known code; use one of {known}")

# What else stands where something was expected.
TRUE_OR_FALSE = Template("TRUE_OR_FALSE", "true or false")
BARE_NUMBER = Template("BARE_NUMBER", "a bare number")
TEXT = Template("TEXT", "text")
OBJECT = Template("OBJECT", "an object")
LIST = Template("LIST", "a list")
NULL = Template("NULL", "null")
