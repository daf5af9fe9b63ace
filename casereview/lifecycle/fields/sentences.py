"""What is said of a value that does not fit its field: the sentence is the remedy."""

from typing import Final

from imaging.sentences import Template

NEEDED: Final = Template("FIELD_NEEDED", "This is needed.")
NO_SUCH_FIELD: Final = Template("FIELD_UNKNOWN", "There is no such field.")
SEND_LIST: Final = Template("FIELD_NO_LIST", "Send a list.")
SEND_OBJECT: Final = Template("FIELD_NO_OBJECT", "Send an object.")
FEWER_ITEMS: Final = Template("FIELD_TOO_MANY_ITEMS", "Send {most} items or fewer.")
GIVE_TEXT: Final = Template("FIELD_NO_TEXT", "Give this as text.")
NO_TEXT_INSIDE: Final = Template(
    "FIELD_NO_TEXT_INSIDE", "Remove the characters that are no text (NUL or a lone surrogate)."
)
SHORTEN: Final = Template("FIELD_TOO_LONG", "Shorten to {most} characters or fewer.")
GIVE_EMAIL: Final = Template("FIELD_NO_EMAIL", "Give an e-mail address.")
TRUE_OR_FALSE: Final = Template("FIELD_NO_BOOL", "Send true or false.")
MUST_BE_CONFIRMED: Final = Template("FIELD_NOT_CONFIRMED", "This must be confirmed.")
TRUE_FALSE_OR_NULL: Final = Template("FIELD_NO_TRISTATE", "Send true, false, or null for unknown.")
GIVE_DECIMAL: Final = Template(
    "FIELD_NO_DECIMAL",
    'Give a number such as "11.9" (as text): up to 12 digits and 6 decimals, not negative.',
)
GIVE_SIGNED: Final = Template(
    "FIELD_NO_SIGNED_DECIMAL",
    'Give a number such as "-2.7" (as text): up to 12 digits and 6 decimals, below zero with a minus.',
)
GIVE_WHOLE: Final = Template("FIELD_NO_WHOLE", "Give a whole number that is not negative.")
GIVE_DAY: Final = Template("FIELD_NO_DAY", "Give a date as YYYY-MM-DD.")
TOO_EARLY: Final = Template("FIELD_TOO_EARLY", "This day lies before 1900.")
GIVE_MOMENT: Final = Template(
    "FIELD_NO_MOMENT",
    "Give a day (YYYY-MM-DD), or a time with its zone such as 2024-08-01T09:30:00+02:00.",
)
GIVE_ZONE: Final = Template("FIELD_NO_ZONE", "Give the time with its zone.")
CHOOSE_ONE: Final = Template("FIELD_NO_CHOICE", "Choose one of: {codes}.")
SO_MANY_CODES: Final = Template("FIELD_SO_MANY_CODES", "the {count} codes of {field}")
SEND_CODES: Final = Template("FIELD_NO_CODES", "Send a list of codes.")
NOT_KNOWN: Final = Template("FIELD_CODES_UNKNOWN", "Not known: {codes}.")
SEND_ROW: Final = Template("FIELD_NO_ROW_NUMBER", "Send the number of a {what}.")
NO_SUCH_ROW: Final = Template("FIELD_NO_SUCH_ROW", "There is no such {what}.")
CENTER: Final = Template("FIELD_CENTER", "center")
PERSON: Final = Template("FIELD_PERSON", "person here")
OPERATION: Final = Template("FIELD_OPERATION", "operation of this case")
STUDY: Final = Template("FIELD_STUDY", "study of this case")
LAB: Final = Template("FIELD_LAB", "result of this case")
READ: Final = Template("FIELD_READ", "read of this case")
SAMPLING: Final = Template("FIELD_SAMPLING", "sampling of this case")
LARYNGOSCOPY: Final = Template("FIELD_LARYNGOSCOPY", "laryngoscopy of this case")
CHOOSE_FILE: Final = Template("FIELD_NO_FILE", "Choose a file.")
